//! Parties, places and classes of words, looked up by any of their names.

use super::names::{Names, key, without_articles};
use super::phrases::Phrases;
use crate::model::{Party, PartyKind, Person, Place, Span, WordClass};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Parties, places and words in force, with an index over all their names.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    parties: Vec<Party>,
    places: Vec<Place>,
    words: BTreeMap<String, (WordClass, Phrases)>,
    names: Names,
    meanings: Vec<Meaning>,
    by_key: HashMap<String, usize>,
}

/// What a name stands for, as positions in the lists of parties, people and places.
#[derive(Debug, Clone, Copy)]
struct Meaning {
    party: Option<usize>,
    person: Option<usize>,
    place: Option<usize>,
    by: NameKind,
}

/// A name of the lexicon found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'a> {
    /// Where it stands in the text.
    pub span: Span,
    /// The party it names, or whose person, seat, body or people it names.
    pub party: Option<&'a Party>,
    /// The person it names.
    pub person: Option<&'a Person>,
    /// The place it names. A name can be both a party's and a place's.
    pub place: Option<&'a Place>,
    /// Which of a party's names it is.
    pub by: NameKind,
}

/// Which sort of name a mention uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The name itself or an abbreviation: "Armenia", "RA".
    Name,
    /// An adjective or the name of its people: "Armenian", "Armenians".
    Demonym,
    /// A city or building that stands for it: "Yerevan", "the Kremlin".
    Seat,
    /// A body with a name of its own: "the IDF".
    Body,
    /// Someone who speaks for it: "Pashinyan".
    Person,
    /// No party's name, but a place's.
    Place,
}

impl Lexicons {
    /// Returns the index over parties, places and classes of words, whose names are unique in each list.
    ///
    /// States, and the first seat of each (its capital), are places too.
    pub(super) fn new(parties: Vec<Party>, places: Vec<Place>, words: Vec<WordClass>) -> Self {
        let words = words.into_iter().map(|class| (class.class.clone(), (class.clone(), Phrases::new(&class.words))));
        let places = with_states(places, &parties);
        let mut lexicons = Self { parties, places, words: words.collect(), ..Self::default() };
        lexicons.index_parties();
        lexicons.index_places();
        lexicons.index_people();
        lexicons.names.sort();
        lexicons
    }

    /// Adds the names of parties: all names proper before all demonyms, and so on, so that a name beats a namesake's seat or body.
    fn index_parties(&mut self) {
        let parties = std::mem::take(&mut self.parties);
        for by in [NameKind::Name, NameKind::Demonym, NameKind::Seat, NameKind::Body] {
            for (at, party) in parties.iter().enumerate() {
                let meaning = Meaning { party: Some(at), person: None, place: None, by };
                names_of_party(party, by).for_each(|name| self.add(name, meaning));
            }
        }
        self.parties = parties;
    }

    fn index_places(&mut self) {
        let places = std::mem::take(&mut self.places);
        for (at, place) in places.iter().enumerate() {
            let meaning = Meaning { party: None, person: None, place: Some(at), by: NameKind::Place };
            std::iter::once(&place.name).chain(&place.names).for_each(|name| self.add(name, meaning));
        }
        self.places = places;
    }

    fn index_people(&mut self) {
        let parties = std::mem::take(&mut self.parties);
        let shared = shared_family_names(&parties);
        for (at, party) in parties.iter().enumerate() {
            for (person_at, person) in party.people.iter().enumerate() {
                let meaning = Meaning { party: Some(at), person: Some(person_at), place: None, by: NameKind::Person };
                let alone = self.stands_alone(person, &shared);
                names_of(person, alone).iter().for_each(|name| self.add(name, meaning));
            }
        }
        self.parties = parties;
    }

    /// Tells whether the family name alone is enough to name the person.
    fn stands_alone(&self, person: &Person, shared: &BTreeSet<String>) -> bool {
        let family = key(person.family_name());
        let is_plain = family.chars().count() >= 4 && !shared.contains(&family) && !self.by_key.contains_key(&family);
        person.alone.unwrap_or(is_plain)
    }

    /// Adds a name; where it is taken, the earlier meaning stays and only learns what it did not have.
    fn add(&mut self, name: &str, meaning: Meaning) {
        let key = key(name);
        let at = *self.by_key.entry(key).or_insert(self.meanings.len());
        match self.meanings.get_mut(at) {
            Some(known) => known.place = known.place.or(meaning.place),
            None => self.meanings.push(meaning),
        }
        self.names.add(name, at);
    }

    /// Returns the names found in `text`, in order, the longest where several begin at one place; whole words only, and case
    /// counts for abbreviations ("US" is not "us").
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        self.names.find(text).into_iter().map(|(span, at)| self.mention(span, self.meanings[at])).collect()
    }

    fn mention(&self, span: Span, meaning: Meaning) -> Mention<'_> {
        let party = meaning.party.map(|at| &self.parties[at]);
        let person = party.and_then(|party| Some(&party.people[meaning.person?]));
        Mention { span, party, person, place: meaning.place.map(|at| &self.places[at]), by: meaning.by }
    }

    /// Returns the places in a row of `lemmas` where a word or phrase of the class stands, the longest where several begin at one.
    pub fn words_in(&self, class: &str, lemmas: &[&str]) -> Vec<Range<usize>> {
        self.words.get(class).map_or_else(Vec::new, |(_, phrases)| phrases.find(lemmas))
    }

    /// Returns the party that goes by `name` (any of its names, seats, bodies or people; case and a leading article do not count).
    pub fn party(&self, name: &str) -> Option<&Party> {
        self.meaning(name)?.party.map(|at| &self.parties[at])
    }

    /// Returns the place that goes by `name`.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.meaning(name)?.place.map(|at| &self.places[at])
    }

    fn meaning(&self, name: &str) -> Option<Meaning> {
        self.by_key.get(&key(name)).map(|at| self.meanings[*at])
    }

    /// Returns the person whose family name a name no lexicon has is a spelling of, with the party; a suggestion for a person
    /// to confirm, never an answer.
    ///
    /// Compares family names of seven letters and more by Jaro–Winkler likeness and edit distance: of shorter names, and of
    /// states (Niger, Nigeria), the alike are too often others.
    pub fn person_like(&self, name: &str) -> Option<(&Party, &Person)> {
        let family = key(name).rsplit(' ').next().unwrap_or_default().to_string();
        if family.chars().count() < 7 || self.by_key.contains_key(&family) || self.by_key.contains_key(&key(name)) {
            return None;
        }
        let people = self.parties.iter().flat_map(|party| party.people.iter().map(move |person| (party, person)));
        let likeness = |person: &Person| likeness(&family, &key(person.family_name()));
        let alike = people.filter_map(|(party, person)| Some((likeness(person)?, party, person)));
        let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.2.name.cmp(&a.2.name)))?;
        Some((best.1, best.2))
    }

    /// Returns all parties, in alphabetical order.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Returns all places, in alphabetical order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Returns the class of words of that name.
    pub fn class(&self, name: &str) -> Option<&WordClass> {
        self.words.get(name).map(|(class, _)| class)
    }

    /// Returns all classes of words, in alphabetical order.
    pub fn classes(&self) -> impl Iterator<Item = &WordClass> {
        self.words.values().map(|(class, _)| class)
    }

    /// Tells whether the place `inner` is `outer` or lies in it, by any chain of "lies in".
    pub fn is_within(&self, inner: &str, outer: &str) -> bool {
        let outer = self.place_key(outer);
        let mut here = self.place_key(inner);
        for _ in 0..DEEPEST {
            if here == outer {
                return true;
            }
            match self.place(&here).and_then(|p| p.within.as_deref()) {
                Some(next) => here = self.place_key(next),
                None => return false,
            }
        }
        false
    }

    /// Returns the one name a place is known by, as it is looked up.
    fn place_key(&self, name: &str) -> String {
        match (self.place(name), self.party(name)) {
            (Some(place), _) => key(&place.name),
            (None, Some(party)) => key(&party.name),
            (None, None) => key(name),
        }
    }
}

/// Longest chain of "lies in": house, quarter, town, district, province, region, state with room to spare.
const DEEPEST: usize = 16;

/// Returns `places` with the states and their capitals that are not among them.
fn with_states(mut places: Vec<Place>, parties: &[Party]) -> Vec<Place> {
    let mut known: BTreeSet<String> = places.iter().map(|place| key(&place.name)).collect();
    for party in parties.iter().filter(|party| party.kind == PartyKind::State) {
        let state = Place { name: party.name.clone(), names: party.names.clone(), within: None };
        let capital = party.seats.first().map(|seat| Place {
            name: seat.clone(),
            names: Vec::new(),
            within: Some(party.name.clone()),
        });
        places.extend(std::iter::once(state).chain(capital).filter(|place| known.insert(key(&place.name))));
    }
    places.sort_by(|a, b| a.name.cmp(&b.name));
    places
}

/// Returns the family names that people of more than one party bear.
fn shared_family_names(parties: &[Party]) -> BTreeSet<String> {
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, party) in parties.iter().enumerate() {
        for person in &party.people {
            bearers.entry(key(person.family_name())).or_default().insert(at);
        }
    }
    bearers.into_iter().filter(|(_, parties)| parties.len() > 1).map(|(name, _)| name).collect()
}

/// Returns a party's names of one sort.
fn names_of_party(party: &Party, by: NameKind) -> impl Iterator<Item = &String> {
    let (own, more) = match by {
        NameKind::Name => (Some(&party.name), party.names.as_slice()),
        NameKind::Demonym => (None, party.demonyms.as_slice()),
        NameKind::Seat => (None, party.seats.as_slice()),
        NameKind::Body => (None, party.bodies.as_slice()),
        NameKind::Person | NameKind::Place => (None, [].as_slice()),
    };
    own.into_iter().chain(more)
}

/// Returns the names a person goes by in news.
fn names_of(person: &Person, alone: bool) -> Vec<String> {
    let mut names = vec![person.name.clone()];
    names.extend(without_articles(&person.name));
    let first = person.name.split(' ').next().unwrap_or_default();
    for spelling in &person.spellings {
        match spelling.contains(' ') {
            true => names.push(spelling.clone()),
            false => {
                names.push(format!("{first} {spelling}"));
                names.extend(alone.then(|| spelling.clone()));
            }
        }
    }
    if alone {
        names.push(person.family_name().to_string());
        names.extend(person.name.rsplit(' ').next().filter(|last| last.contains('-')).map(str::to_string));
    }
    names
}

/// Returns how alike two family names are, from 0 to 1; nothing where they are too far apart to be one.
fn likeness(name: &str, known: &str) -> Option<f64> {
    let same_start = name.chars().next() == known.chars().next();
    let likeness = strsim::jaro_winkler(name, known);
    let is_alike =
        known.chars().count() >= 7 && same_start && likeness >= 0.87 && strsim::osa_distance(name, known) <= 2;
    is_alike.then_some(likeness)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, spellings: &[&str]) -> Person {
        Person { name: name.into(), spellings: spellings.iter().map(|s| (*s).into()).collect(), ..Person::default() }
    }

    fn lexicons() -> Lexicons {
        let armenia = Party {
            name: "Armenia".into(),
            names: vec!["RA".into()],
            demonyms: vec!["Armenian".into(), "Armenians".into()],
            seats: vec!["Yerevan".into()],
            people: vec![person("Nikol Pashinyan", &["Pashinian"]), person("Armen Grigoryan", &[])],
            ..Party::default()
        };
        let states = person("Ned Price", &[]);
        let price = Person { alone: Some(false), ..states };
        let america = Party { name: "United States".into(), people: vec![price], ..Party::default() };
        let place = |name: &str, within: Option<&str>| Place {
            name: name.into(),
            within: within.map(str::to_string),
            ..Place::default()
        };
        let places = vec![place("Syunik", Some("Armenia")), place("Goris", Some("Syunik"))];
        Lexicons::new(vec![armenia, america], places, Vec::new())
    }

    fn check(text: &str, expect: &[(&str, &str, NameKind)]) {
        let lexicons = lexicons();
        let mentions = lexicons.mentions(text);
        let told = |m: &Mention| {
            let named = m.person.map(|p| p.name.clone()).or(m.party.map(|p| p.name.clone()));
            (m.span.of(text).to_string(), named.or(m.place.map(|p| p.name.clone())).unwrap_or_default(), m.by)
        };
        let found: Vec<_> = mentions.iter().map(told).collect();
        let expect: Vec<_> = expect.iter().map(|(a, b, c)| ((*a).to_string(), (*b).to_string(), *c)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn each_sort_of_name_is_told() {
        check(
            "Yerevan said Armenian towns of RA near Goris were hit.",
            &[
                ("Yerevan", "Armenia", NameKind::Seat),
                ("Armenian", "Armenia", NameKind::Demonym),
                ("RA", "Armenia", NameKind::Name),
                ("Goris", "Goris", NameKind::Place),
            ],
        );
    }

    #[test]
    fn a_family_name_stands_alone_unless_it_is_an_everyday_word() {
        check(
            "Pashinian agreed; Ned Price asked about the Price.",
            &[("Pashinian", "Nikol Pashinyan", NameKind::Person), ("Ned Price", "Ned Price", NameKind::Person)],
        );
    }

    #[test]
    fn states_and_capitals_are_places() {
        let lexicons = lexicons();
        assert!(lexicons.is_within("Goris", "RA"));
        assert!(lexicons.is_within("Yerevan", "Armenia"));
        assert!(!lexicons.is_within("Armenia", "Goris"));
    }

    #[test]
    fn a_spelling_no_lexicon_has_is_suggested_and_a_known_name_never() {
        let lexicons = lexicons();
        let like = |name: &str| lexicons.person_like(name).map(|(_, person)| person.name.clone());
        assert_eq!(like("Nikol Pachinian"), Some("Nikol Pashinyan".into()));
        assert_eq!(like("Pashinyan"), None);
        assert_eq!(like("Grigori"), None);
    }
}
