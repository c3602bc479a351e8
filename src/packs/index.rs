//! Parties, places and classes of words → one index over all the names they go by in news.

use super::NameKind;
use super::names::{Names, key, key_of, without_articles};
use super::phrases::Phrases;
use super::words::words;
use crate::model::{Party, PartyKind, Person, Place, WordClass};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Parties, places and words, with what each name stands for.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) parties: Vec<Party>,
    pub(super) places: Vec<Place>,
    pub(super) words: BTreeMap<String, (WordClass, Phrases)>,
    pub(super) names: Names,
    pub(super) meanings: Vec<Meaning>,
    pub(super) by_key: HashMap<String, usize>,
}

/// What a name stands for, as positions in the lists of parties, people and places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    pub(super) party: Option<usize>,
    pub(super) person: Option<usize>,
    pub(super) place: Option<usize>,
    pub(super) by: NameKind,
}

impl Index {
    /// Returns the index over parties, places and classes of words, whose names are unique in each list.
    ///
    /// States, and the first seat of each (its capital), are places too.
    pub(super) fn new(parties: Vec<Party>, places: Vec<Place>, words: Vec<WordClass>) -> Self {
        let room = 4 * (parties.len() + places.len());
        let words = words.into_iter().map(|class| (class.class.clone(), (class.clone(), Phrases::new(&class.words))));
        let places = with_states(places, &parties);
        let mut index = Self {
            parties,
            places,
            words: words.collect(),
            names: Names::with_room(room),
            meanings: Vec::with_capacity(room),
            by_key: HashMap::with_capacity(room),
        };
        index.index_parties();
        index.index_places();
        index.index_people();
        index.names.sort();
        index
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

    /// Adds a name. Where it is taken, the earlier meaning stays and only learns what it did not have; abbreviations of two parties
    /// that differ in their capitals ("JEM", "JeM") each keep their own.
    fn add(&mut self, name: &str, meaning: Meaning) {
        let words = words(name);
        let new = self.meanings.len();
        let mut at = *self.by_key.entry(key_of(&words)).or_insert(new);
        match self.meanings.get_mut(at) {
            Some(known) if known.party.is_none() || meaning.party.is_none() || known.party == meaning.party => {
                known.place = known.place.or(meaning.place);
            }
            _ => {
                self.meanings.push(meaning);
                at = new;
            }
        }
        self.names.add(name, &words, at);
    }
}

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
