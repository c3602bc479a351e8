//! The ground a claim speaks of: names found in a place as written, and whether two such grounds can be the same.

use crate::packs::{Lexicons, NameKind};
use strsim::osa_distance;

/// The names in a place as written, the widest left out where a narrower one is named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ground {
    /// The words in lower case, without a leading article.
    words: String,
    names: Vec<Name>,
    /// Buildings and the like, by their kind: `hospital`.
    sites: Vec<String>,
    /// The owner the claim itself gives the ground.
    owner: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    key: String,
    sort: Sort,
    /// What it lies in, by the lexicon.
    within: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A party's whole territory.
    Territory,
    /// A place of the lexicon.
    Place,
    /// A name the lexicon does not have.
    Unknown,
    /// The name of a building or the like, which lies in some place that is not said.
    Site,
}

/// Whether two grounds can be the same, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Both known, and apart.
    Apart,
    /// Named, but nothing tells whether one lies in the other.
    Doubtful,
    /// One of them is not named.
    Unsaid,
    /// One within the other: a village and its district, a school and its town.
    Within,
    /// The same.
    Shared,
}

/// Words that make up names of places without being one.
const KINDS: [&str; 39] = [
    "area",
    "avenue",
    "besieged",
    "border",
    "bridge",
    "central",
    "city",
    "corridor",
    "district",
    "east",
    "eastern",
    "governorate",
    "line",
    "mountain",
    "municipality",
    "north",
    "northern",
    "oblast",
    "outskirts",
    "province",
    "region",
    "republic",
    "river",
    "road",
    "settlement",
    "south",
    "southern",
    "square",
    "state",
    "street",
    "strip",
    "suburb",
    "town",
    "valley",
    "village",
    "villages",
    "west",
    "western",
    "zone",
];

/// Kinds of buildings and the like that are told by their kind as often as by their name.
const SITES: [&str; 23] = [
    "airport",
    "base",
    "cathedral",
    "cemetery",
    "church",
    "clinic",
    "checkpoint",
    "convoy",
    "dam",
    "factory",
    "hospital",
    "kindergarten",
    "maternity",
    "market",
    "monastery",
    "mosque",
    "port",
    "prison",
    "school",
    "stadium",
    "station",
    "theatre",
    "university",
];

/// Days, which are written with a capital and are no places.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Ground {
    /// Returns the ground that `place` names; `owner` is the owner of territory that the claim gives.
    pub(super) fn read(place: Option<&str>, owner: Option<&str>, lexicons: &Lexicons) -> Self {
        let owner = owner.map(|owner| canonical(owner, lexicons));
        let Some(place) = place else { return Self { owner, ..Self::default() } };
        let place = without_landmark(place);
        let mut names = known_names(place, lexicons);
        for name in unknown_names(place, lexicons) {
            if !names.iter().any(|held| held.key == name.key) {
                names.push(name);
            }
        }
        let wider: Vec<String> = names.iter().flat_map(|name| name.within.clone()).collect();
        names.retain(|name| !wider.contains(&name.key));
        names.sort_by(|a, b| a.key.cmp(&b.key));
        let sites = words(place).filter_map(|(_, word)| site(word)).map(str::to_string).collect();
        Self { words: folded(place), names, sites, owner }
    }

    /// Tells whether `self` and `other` can be the same ground.
    pub(super) fn fit(&self, other: &Ground) -> Fit {
        let pairs = || self.names.iter().flat_map(|a| other.names.iter().map(move |b| (a, b)));
        let same_words = !self.words.is_empty() && self.words == other.words;
        let one_site = self.may_be_site_of(other) && pairs().all(|(a, b)| a.sort == Sort::Site || b.sort == Sort::Site);
        let rival_sites = self.has_other_site(other);
        let both_sites = self.sites.is_empty() == other.sites.is_empty() && !rival_sites;
        if same_words || one_site || (both_sites && pairs().any(|(a, b)| a.is_same(b))) {
            Fit::Shared
        } else if rival_sites && pairs().any(|(a, b)| a.is_same(b)) {
            Fit::Doubtful
        } else if pairs().any(|(a, b)| a.is_same(b) || a.is_nested(b)) || self.holds(other) || other.holds(self) {
            Fit::Within
        } else if self.names.is_empty() || other.names.is_empty() {
            Fit::Unsaid
        } else if pairs().all(|(a, b)| a.is_apart(b)) {
            Fit::Apart
        } else {
            Fit::Doubtful
        }
    }

    /// Tells whether nothing is said of a place.
    pub(super) fn is_unsaid(&self) -> bool {
        self.words.is_empty()
    }

    /// Tells whether any name is given.
    pub(super) fn is_named(&self) -> bool {
        !self.names.is_empty()
    }

    /// Tells whether a name is given that is narrower than a party's whole territory.
    pub(super) fn is_narrow(&self) -> bool {
        self.names.iter().any(|name| name.sort != Sort::Territory)
    }

    /// Tells whether both are one ground, or one within the other, that is narrower than a party's whole territory.
    pub(super) fn is_one_place(&self, other: &Ground) -> bool {
        let narrow = |ground: &Ground| !ground.sites.is_empty() || ground.is_narrow();
        narrow(self) && narrow(other) && self.fit(other) >= Fit::Within
    }

    /// Tells whether both tell of one sort of building, and not both by name ("a hospital", "Saint Mary's hospital").
    fn may_be_site_of(&self, other: &Ground) -> bool {
        let called = |ground: &Ground| ground.names.iter().any(|name| name.sort == Sort::Site);
        self.sites.iter().any(|site| other.sites.contains(site)) && !(called(self) && called(other))
    }

    /// Tells whether each tells of a building, and the two of different sorts: a market here, a hospital there.
    fn has_other_site(&self, other: &Ground) -> bool {
        let both = !self.sites.is_empty() && !other.sites.is_empty();
        both && !self.sites.iter().any(|site| other.sites.contains(site))
    }

    /// Tells whether `other` is, by its own words, ground of the owner that `self` names as a whole.
    fn holds(&self, other: &Ground) -> bool {
        let owner = other.owner.as_ref();
        owner.is_some() && self.owner == other.owner && self.names.iter().any(|name| Some(&name.key) == owner)
    }
}

impl Name {
    /// Tells whether the two are one place. Spelling may differ only where the lexicon knows neither.
    fn is_same(&self, other: &Name) -> bool {
        let unknown = !self.is_known() && !other.is_known();
        self.key == other.key || (unknown && is_spelling_of(&self.key, &other.key))
    }

    /// Tells whether one lies in the other.
    fn is_nested(&self, other: &Name) -> bool {
        self.within.contains(&other.key) || other.within.contains(&self.key)
    }

    /// Tells whether two names that share nothing cannot be one ground. What lies in nothing may be part of a party's territory: whose it
    /// is, is what they fight about.
    fn is_apart(&self, other: &Name) -> bool {
        let is_disputed = |name: &Name| name.sort == Sort::Place && name.within.is_empty();
        let may_hold = |whole: &Name, part: &Name| whole.sort == Sort::Territory && is_disputed(part);
        self.is_known() && other.is_known() && !may_hold(self, other) && !may_hold(other, self)
    }

    fn is_known(&self) -> bool {
        matches!(self.sort, Sort::Territory | Sort::Place)
    }
}

/// Tells whether one name is a part of the other ("Ahli", "Ahli Arab"), or both are long and differ as transliterations do.
fn is_spelling_of(a: &str, b: &str) -> bool {
    let within = |part: &str, whole: &str| part.split(' ').all(|word| whole.split(' ').any(|other| other == word));
    let is_long = a.len().min(b.len()) >= 7 && a.chars().next() == b.chars().next();
    within(a, b) || within(b, a) || (is_long && osa_distance(a, b) <= 2)
}

/// Returns a place without the better known one by which a named one is found: "Tarnovo, north-west of Brod" is not Brod.
fn without_landmark(place: &str) -> &str {
    let mut named = false;
    let mut before: Option<(usize, &str)> = None;
    for (start, word) in words(place) {
        let (landmark, at) = match before {
            Some((at, direction)) if word == "of" && is_direction(direction) => (true, at),
            _ => (word == "near", start),
        };
        if landmark && named {
            return place[..at].trim_end_matches([' ', ',']);
        }
        named |= is_name(word, &bare(word)) && site(word).is_none();
        before = Some((start, word));
    }
    place
}

fn is_direction(word: &str) -> bool {
    word.split('-').all(|part| {
        ["north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast"].contains(&part)
    })
}

/// Returns the kind of building a word names.
pub(super) fn site(word: &str) -> Option<&'static str> {
    let lower = bare(word);
    let stem = lower.strip_suffix('s').unwrap_or(&lower);
    SITES.iter().find(|site| **site == stem || **site == lower).copied()
}

/// Returns the names the lexicon knows, in order. A seat of government is a town of its party; bodies and people are no ground.
fn known_names(place: &str, lexicons: &Lexicons) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for mention in lexicons.mentions(place) {
        let name = match (mention.place, mention.party, mention.by) {
            (Some(place), _, _) => known(&place.name, lexicons),
            (None, Some(party), NameKind::Seat) => {
                let own = known(&party.name, lexicons);
                let within = [vec![own.key], own.within].concat();
                Name { key: folded(mention.span.of(place)), sort: Sort::Place, within }
            }
            (None, Some(party), NameKind::Name | NameKind::Demonym) => known(&party.name, lexicons),
            _ => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Returns the capitalised names that no entry of the lexicon covers, joined where they follow each other.
fn unknown_names(place: &str, lexicons: &Lexicons) -> Vec<Name> {
    let covered: Vec<_> = lexicons.mentions(place).iter().map(|mention| mention.span).collect();
    let shouted = !place.chars().any(char::is_lowercase);
    let mut names: Vec<Name> = Vec::new();
    let mut open = false;
    for (start, word) in words(place) {
        let is_covered = covered.iter().any(|span| span.start <= start && start < span.end);
        let bare = bare(word);
        if site(word).is_some() {
            if let Some(last) = names.last_mut().filter(|last| open && last.sort == Sort::Unknown) {
                last.sort = Sort::Site;
            }
            open = false;
        } else if is_covered || shouted || !is_name(word, &bare) {
            open = false;
        } else {
            let name = looked_up(&bare, lexicons);
            match names.last_mut() {
                Some(last) if open && !last.is_known() && !name.is_known() => {
                    last.key = format!("{} {}", last.key, name.key)
                }
                _ => names.push(name),
            }
            open = true;
        }
    }
    names
}

/// Tells whether a word is written as a name and is more than a kind of place.
fn is_name(word: &str, bare: &str) -> bool {
    let stem = word.split_once('-').filter(|(article, _)| article.len() == 2).map_or(word, |(_, stem)| stem);
    let day = DAYS.iter().any(|day| bare.starts_with(day));
    stem.starts_with(char::is_uppercase) && bare.len() > 2 && bare != "the" && !day && !KINDS.contains(&bare)
}

/// Returns a name of one word, known if the lexicon has it without the "s" that a lost apostrophe leaves ("Kharkivs").
fn looked_up(word: &str, lexicons: &Lexicons) -> Name {
    for form in [Some(word), word.strip_suffix('s')].into_iter().flatten() {
        if lexicons.place(form).is_some() || lexicons.party(form).is_some() {
            return known(form, lexicons);
        }
    }
    Name { key: word.to_string(), sort: Sort::Unknown, within: Vec::new() }
}

/// Returns a name of the lexicon with everything it lies in.
fn known(name: &str, lexicons: &Lexicons) -> Name {
    let key = canonical(name, lexicons);
    let mut within = Vec::new();
    let mut here = key.clone();
    while let Some(next) = lexicons.place(&here).and_then(|place| place.within.as_deref()) {
        here = canonical(next, lexicons);
        if within.contains(&here) || here == key {
            break;
        }
        within.push(here.clone());
    }
    let sort = if lexicons.party(&key).is_some() { Sort::Territory } else { Sort::Place };
    Name { key, sort, within }
}

/// Returns the one name a place or party goes by, in lower case.
fn canonical(name: &str, lexicons: &Lexicons) -> String {
    match (lexicons.place(name), lexicons.party(name)) {
        (Some(place), _) => folded(&place.name),
        (None, Some(party)) => folded(&party.name),
        (None, None) => folded(name),
    }
}

/// Returns the words of `text` with the byte each begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Returns a word in lower case without the Arabic article and without a possessive ending.
fn bare(word: &str) -> String {
    let lower = word.to_lowercase();
    let stem = ["'s", "’s", "'", "’"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    ["al-", "el-", "ar-", "as-", "ash-", "an-"]
        .iter()
        .find_map(|article| stem.strip_prefix(article))
        .unwrap_or(stem)
        .to_string()
}

/// Returns `text` in lower case without a leading article.
fn folded(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    lower.strip_prefix("the ").map_or(lower.clone(), str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_shared_unsaid_or_doubtful() {
        let cases = [
            ("a school in Tarnovo", "Tarnovo", Fit::Within),
            ("the outskirts of Tarnovo", "a village west of Tarnovo", Fit::Shared),
            ("residential areas", "Tarnovo", Fit::Unsaid),
            ("a hospital in Tarnovo", "Saint Mary's Hospital", Fit::Shared),
            ("Saint Mary's hospital", "the Queen Anne hospital", Fit::Doubtful),
            ("a hospital in Tarnovo", "a hospital in Brod", Fit::Doubtful),
            ("a hospital in Tarnovo", "a market in Tarnovo", Fit::Doubtful),
            ("Tarnovo, north-west of Brod", "Brod", Fit::Doubtful),
            ("Tarnovo, north-west of Brod", "Tarnovo", Fit::Shared),
            ("Khan Sheila", "Khan Morad", Fit::Doubtful),
            ("Novotarnivka", "Novotarhorivka", Fit::Doubtful),
            ("Ghouliya district", "Al-Ghouliyah", Fit::Shared),
            ("the scene of Sunday's blast", "Brod", Fit::Unsaid),
            ("areas long held by its forces", "areas long held by its forces", Fit::Shared),
        ];
        let lexicons = Lexicons::default();
        for (one, other, expected) in cases {
            let read = |place: &str| Ground::read(Some(place), None, &lexicons);
            assert_eq!(read(one).fit(&read(other)), expected, "{one} / {other}");
            assert_eq!(read(other).fit(&read(one)), expected, "{other} / {one}");
        }
    }
}
