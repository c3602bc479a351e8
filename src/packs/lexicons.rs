//! Parties, places and classes of words, looked up by any of their names.

use crate::model::{Party, Person, Place, Span, WordClass};
use std::collections::BTreeMap;
use std::ops::Range;

/// Parties, places and words in force, with an index over all their names.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    parties: Vec<Party>,
    places: Vec<Place>,
    words: BTreeMap<String, WordClass>,
    party_names: BTreeMap<String, usize>,
    place_names: BTreeMap<String, usize>,
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
    /// Returns the names found in `text`, in order, the longest where several begin at one place; whole words only, and case
    /// counts for abbreviations ("US" is not "us").
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        let _ = text;
        Vec::new()
    }

    /// Returns the places in a row of `lemmas` where a word or phrase of the class stands, the longest where several begin at one.
    pub fn words_in(&self, class: &str, lemmas: &[&str]) -> Vec<Range<usize>> {
        let _ = (class, lemmas);
        Vec::new()
    }

    /// Returns the party that goes by `name` (any of its names, seats, bodies or people; case and a leading article do not count).
    pub fn party(&self, name: &str) -> Option<&Party> {
        self.party_names.get(&folded(name)).map(|i| &self.parties[*i])
    }

    /// Returns the place that goes by `name`.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.place_names.get(&folded(name)).map(|i| &self.places[*i])
    }

    /// Returns the class of words of that name.
    pub fn class(&self, name: &str) -> Option<&WordClass> {
        self.words.get(name)
    }

    /// Tells whether the place `inner` is `outer` or lies in it, by any chain of "lies in".
    pub fn is_within(&self, inner: &str, outer: &str) -> bool {
        let outer = self.place_key(outer);
        let mut here = self.place_key(inner);
        for _ in 0..8 {
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

    /// Returns the one name a place is known by, folded.
    fn place_key(&self, name: &str) -> String {
        match (self.place(name), self.party(name)) {
            (Some(place), _) => folded(&place.name),
            (None, Some(party)) => folded(&party.name),
            (None, None) => folded(name),
        }
    }
}

/// Returns `name` in lower case without a leading article.
fn folded(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_string()
}
