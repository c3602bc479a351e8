//! Parties, places and classes of words, looked up by any of their names.

use super::index::{Index, Meaning};
use super::names::key;
use crate::model::{Party, Person, Place, Span, WordClass};
use std::ops::Range;
use std::sync::Arc;

/// Parties, places and words in force, with an index over all their names. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    index: Arc<Index>,
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
    /// Returns parties, places and classes of words, whose names are unique in each list, with an index over them.
    pub(super) fn new(parties: Vec<Party>, places: Vec<Place>, words: Vec<WordClass>) -> Self {
        Self { index: Arc::new(Index::new(parties, places, words)) }
    }

    /// Returns the names found in `text`, in order, the longest where several begin at one place; whole words only, and case
    /// counts for abbreviations ("US" is not "us").
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        self.index.names.find(text).into_iter().map(|(span, at)| self.mention(span, self.index.meanings[at])).collect()
    }

    fn mention(&self, span: Span, meaning: Meaning) -> Mention<'_> {
        let party = meaning.party.map(|at| &self.index.parties[at]);
        let person = party.and_then(|party| Some(&party.people[meaning.person?]));
        Mention { span, party, person, place: meaning.place.map(|at| &self.index.places[at]), by: meaning.by }
    }

    /// Returns the places in a row of `lemmas` where a word or phrase of the class stands, the longest where several begin at one.
    pub fn words_in(&self, class: &str, lemmas: &[&str]) -> Vec<Range<usize>> {
        self.index.words.get(class).map_or_else(Vec::new, |(_, phrases)| phrases.find(lemmas))
    }

    /// Returns the party that goes by `name` (any of its names, seats, bodies or people; case and a leading article do not count).
    pub fn party(&self, name: &str) -> Option<&Party> {
        self.meaning(name)?.party.map(|at| &self.index.parties[at])
    }

    /// Returns the one name an outlet of the press goes by, "Agence France-Presse" for "AFP"; any other name as it is.
    pub fn outlet<'a>(&'a self, name: &'a str) -> &'a str {
        self.party(name).filter(|party| party.press).map_or(name, |party| &party.name)
    }

    /// Returns the place that goes by `name`.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.meaning(name)?.place.map(|at| &self.index.places[at])
    }

    fn meaning(&self, name: &str) -> Option<Meaning> {
        self.index.by_key.get(&key(name)).map(|at| self.index.meanings[*at])
    }

    /// Returns the person whose family name a name no lexicon has is a spelling of, with the party; a suggestion for a person
    /// to confirm, never an answer.
    ///
    /// Compares family names of seven letters and more by Jaro–Winkler likeness and edit distance: of shorter names, and of
    /// states (Niger, Nigeria), the alike are too often others.
    pub fn person_like(&self, name: &str) -> Option<(&Party, &Person)> {
        let family = key(name).rsplit(' ').next().unwrap_or_default().to_string();
        if family.chars().count() < 7
            || self.index.by_key.contains_key(&family)
            || self.index.by_key.contains_key(&key(name))
        {
            return None;
        }
        let people = self.index.parties.iter().flat_map(|party| party.people.iter().map(move |person| (party, person)));
        let likeness = |person: &Person| likeness(&family, &key(person.family_name()));
        let alike = people.filter_map(|(party, person)| Some((likeness(person)?, party, person)));
        let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.2.name.cmp(&a.2.name)))?;
        Some((best.1, best.2))
    }

    /// Returns all parties, in alphabetical order.
    pub fn parties(&self) -> &[Party] {
        &self.index.parties
    }

    /// Returns all places, in alphabetical order.
    pub fn places(&self) -> &[Place] {
        &self.index.places
    }

    /// Returns the class of words of that name.
    pub fn class(&self, name: &str) -> Option<&WordClass> {
        self.index.words.get(name).map(|(class, _)| class)
    }

    /// Returns all classes of words, in alphabetical order.
    pub fn classes(&self) -> impl Iterator<Item = &WordClass> {
        self.index.words.values().map(|(class, _)| class)
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

    /// Returns the party on whose ground a place lies, by any chain of "lies in".
    pub fn owner_of(&self, place: &Place) -> Option<&Party> {
        let mut here = place;
        for _ in 0..DEEPEST {
            let within = here.within.as_deref()?;
            if let Some(party) = self.party(within) {
                return Some(party);
            }
            here = self.place(within)?;
        }
        None
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
        let goris = lexicons.place("Goris").expect("it is a place");
        assert_eq!(lexicons.owner_of(goris).map(|party| party.name.as_str()), Some("Armenia"));
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
