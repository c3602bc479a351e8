//! Who is speaking: a noun phrase or pronoun, resolved to a person or body and the party it speaks for.

use super::nominal::{self, Context};
use super::reading::Reading;
use super::setting;
use crate::model::{BOTH, PartyKind, Recognition};
use crate::text::{Dependency, Fine, Tag};
use std::collections::HashMap;

/// Someone made responsible for what is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Speaker {
    /// The name as the document gives it, in full where it does anywhere; absent for the document itself.
    pub(super) name: Option<String>,
    /// Whom it speaks for.
    pub(super) party: Option<String>,
}

/// The people and bodies that a document has introduced so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    by_name: HashMap<String, Speaker>,
    by_office: HashMap<String, Speaker>,
    last_person: Option<Speaker>,
    last: Option<Speaker>,
    /// The state on whose ground the last place lies that was named.
    ground: Option<String>,
    /// The group or organisation that spoke last.
    last_body: Option<Speaker>,
}

impl Cast {
    /// Returns who the phrase headed by `head` is, remembering it for later mentions; nothing where it cannot speak.
    pub(super) fn speaker(
        &mut self,
        reading: &Reading,
        head: usize,
        context: &Context,
    ) -> Option<(Speaker, Recognition)> {
        let (speaker, by) = match reading.token(head).tag {
            Tag::Pron => self.pronoun(reading, head, context)?,
            _ => self.named(reading, head, context),
        };
        if speaker.party.is_some() || !reading.is_in(head, "statement") {
            self.last = Some(speaker.clone());
        }
        let party = speaker.party.as_deref().and_then(|party| reading.packs.lexicons.party(party));
        if party.is_some_and(|party| matches!(party.kind, PartyKind::Group | PartyKind::Organisation)) {
            self.last_body = Some(speaker.clone());
        }
        Some((speaker, by))
    }

    /// Remembers the people and organisations of the lexicon that a document names anywhere in full, so that a bare family name or "the
    /// Observatory" finds them.
    pub(super) fn meet(&mut self, readings: &[Reading]) {
        for name in readings.iter().flat_map(|reading| &reading.names) {
            if let Some(person) = name.mention.person {
                let speaker = Speaker { name: Some(person.name.clone()), party: name.party().map(str::to_string) };
                self.by_name.entry(family_name(&person.name)).or_insert(speaker);
            }
            if let Some(party) = name.mention.party.filter(|party| party.kind == PartyKind::Organisation) {
                let body = Speaker { name: Some(party.name.clone()), party: Some(party.name.clone()) };
                if let Some(kind) = kind_of_body(&party.name) {
                    self.by_office.entry(kind).or_insert(body);
                }
            }
        }
    }

    /// Moves on to the ground that a sentence tells of: nobody's, where it names a place of which no owner is known.
    pub(super) fn enter(&mut self, reading: &Reading) {
        let names_place = reading.names.iter().any(|name| name.mention.place.is_some() && !name.is_demonym());
        self.ground = setting::ground(reading).or(self.ground.take().filter(|_| !names_place));
    }

    fn pronoun(&self, reading: &Reading, head: usize, context: &Context) -> Option<(Speaker, Recognition)> {
        let speaker = match reading.word(head).to_lowercase().as_str() {
            "he" | "she" => self.last_person.clone().or_else(|| self.last.clone()),
            "it" | "they" => self.last.clone(),
            "we" | "i" => return Some((Speaker { name: None, party: context.ours.clone() }, Recognition::We)),
            _ => None,
        };
        Some((speaker?, Recognition::Pronoun))
    }

    fn named(&mut self, reading: &Reading, head: usize, context: &Context) -> (Speaker, Recognition) {
        let person = person_in(reading, head);
        let party = owner_of_office(reading, head);
        let party = party.or_else(|| person.as_ref().and_then(|(_, party)| party.clone()));
        let party = party.or_else(|| organisation(reading, head)).or_else(|| self.association(reading, head));
        let party = party.or_else(|| nominal::parties(reading, head, context).into_iter().next());
        let of_office = self.party_of_office(reading, head, context);
        let proper = person.map(|(name, _)| (name, Recognition::Lexicon));
        let proper = proper.or_else(|| name_beside(reading, head).map(|name| (name, Recognition::Name)));
        let is_known = self.by_office.contains_key(&nominal::kind(reading, head));
        let proper = proper.or_else(|| {
            proper_name(reading, head)
                .filter(|name| !is_known || name.contains(' '))
                .map(|name| (name, Recognition::Name))
        });
        let proper = proper.or_else(|| self.known_family(reading.word(head)).map(|name| (name, Recognition::FullName)));
        match proper {
            Some((name, by)) => {
                let speaker = self.introduce(name.clone(), party, of_office);
                let is_longer = by == Recognition::Name && speaker.name != Some(name);
                (speaker, if is_longer { Recognition::FullName } else { by })
            }
            None => self.body(reading, head, party.or(of_office)),
        }
    }

    /// Returns the party of an office or a body that the phrase names without saying whose: that of the place it is for, of the document, of
    /// the ground that the document tells of. Bystanders have none.
    fn party_of_office(&self, reading: &Reading, head: usize, context: &Context) -> Option<String> {
        if reading.is_in(head, "bystander") {
            return None;
        }
        let of_ground = party_of_ground(reading, head).or_else(|| own_office(reading, head));
        of_ground
            .or_else(|| self.ground.clone().filter(|_| is_local(reading, head)))
            .or_else(|| self.home_of(reading, head, context))
            .or_else(|| side_told(reading, head))
    }

    /// Returns the state of "the health ministry" in a document that plays on the ground of one state, unless an earlier mention tells whose
    /// it is.
    fn home_of(&self, reading: &Reading, head: usize, context: &Context) -> Option<String> {
        let is_known = self.by_office.contains_key(&nominal::kind(reading, head));
        context.home.clone().filter(|_| reading.is_in(head, "home-body") && !is_known)
    }

    /// Remembers the people whom a sentence is about, whether or not they speak in it: "Karim Adel, a senior Hamas official, called it a trap"
    /// makes him the "he" of the next sentence.
    pub(super) fn leave(&mut self, reading: &Reading, context: &Context) {
        let is_subject = |i: &usize| matches!(reading.dependency(*i), Dependency::Nsubj | Dependency::NsubjPass);
        for head in (0..reading.len()).filter(is_subject) {
            let name =
                proper_name(reading, head).filter(|name| name.contains(' ')).or_else(|| name_beside(reading, head));
            let is_introduced = name.is_some() && is_presented(reading, head);
            if is_introduced || person_in(reading, head).is_some() {
                self.named(reading, head, context);
            }
        }
    }

    /// Returns the name of an association as its own party, and remembers it, so that "the committee" finds it.
    fn association(&mut self, reading: &Reading, head: usize) -> Option<String> {
        let name = association(reading, head)?;
        let body = Speaker { name: Some(name.clone()), party: Some(name.clone()) };
        self.by_office.insert(reading.lemma(head).to_lowercase(), body);
        Some(name)
    }

    /// Returns a family name that stands for somebody the document has named, whatever the tagger takes the word for.
    fn known_family(&self, word: &str) -> Option<String> {
        let is_capitalised = word.starts_with(char::is_uppercase);
        (is_capitalised && self.by_name.contains_key(&word.to_lowercase())).then(|| word.to_string())
    }

    /// Returns the person called `name`, with what an earlier mention told of them, and with the party of the office where none did.
    fn introduce(&mut self, name: String, party: Option<String>, of_office: Option<String>) -> Speaker {
        let family = family_name(&name);
        let known = self.by_name.get(&family).cloned().unwrap_or_default();
        let longer = known.name.filter(|full| full.len() > name.len());
        let speaker = Speaker { name: longer.or(Some(name)), party: party.or(known.party).or(of_office) };
        self.by_name.insert(family, speaker.clone());
        self.last_person = Some(speaker.clone());
        speaker
    }

    /// Returns who spoke last where "the group" or "the movement" takes them up.
    fn taken_up(&self, reading: &Reading, head: usize) -> Option<&Speaker> {
        let is_bare = nominal::phrase(reading, head).len() == 2 && reading.is_in(head, "organised");
        self.last_body.as_ref().filter(|_| is_bare)
    }

    /// Returns the body a common noun names, with the party that an earlier mention told: "the embassy", "a spokesperson".
    fn body(&mut self, reading: &Reading, head: usize, party: Option<String>) -> (Speaker, Recognition) {
        let office = nominal::kind(reading, head);
        let written = nominal::written(reading, head);
        let known = self.by_office.get(&office).or_else(|| self.taken_up(reading, head)).cloned();
        let (speaker, by) = match (party, known) {
            (Some(party), _) => (Speaker { name: Some(written), party: Some(party) }, Recognition::Body),
            (None, Some(known)) if is_definite(&written) => (known, Recognition::KnownBody),
            (None, _) => (Speaker { name: Some(written), party: None }, Recognition::Body),
        };
        if speaker.party.is_some() {
            self.by_office.insert(reading.lemma(head).to_lowercase(), speaker.clone());
            self.by_office.insert(office, speaker.clone());
        }
        // One who holds an office is the next "he", though no name is told.
        if reading.is_in(head, "office") && reading.token(head).fine != Fine::Plural {
            self.last_person = Some(speaker.clone());
        }
        (speaker, by)
    }
}

/// Returns the organisation that people are "of", or that an aside names: "Syrian rescuers of the White Helmets" speak for it.
fn organisation(reading: &Reading, head: usize) -> Option<String> {
    let linked =
        |c: &usize| reading.dependency(*c) == Dependency::Appos || reading.prepositions(*c).iter().any(|p| p == "of");
    let named = |i: usize| reading.name_at(i).filter(|name| !name.is_demonym()).and_then(|name| name.mention.party);
    let mut parties = reading.sentence.children(head).filter(|c| *c > head).filter(linked).filter_map(named);
    parties.find(|party| party.kind == PartyKind::Organisation).map(|party| party.name.clone())
}

/// Returns the word by which an organisation named in full is taken up again, in lower case: "the Observatory"; nothing for a name of one
/// word.
fn kind_of_body(name: &str) -> Option<String> {
    let inner = name.split(" for ").next().and_then(|name| name.split(" of ").next()).unwrap_or(name);
    let last = inner.split(' ').next_back().filter(|_| name.contains(' '))?;
    Some(last.to_lowercase())
}

/// Tells whether an office presents whom the phrase headed by `head` names: "Governor Ana Belic", "Ana Belic, the governor".
fn is_presented(reading: &Reading, head: usize) -> bool {
    let is_office = |i: usize| ["office", "title"].iter().any(|class| reading.is_in(i, class));
    let asides = reading.sentence.children(head).filter(|c| reading.dependency(*c) == Dependency::Appos);
    let mut phrase = nominal::phrase(reading, head);
    phrase.any(is_office) || asides.into_iter().any(is_office)
}

/// Returns the name that stands as an aside to an office, or to which the office is one: "the ambassador to Chad, Ana Belic".
fn name_beside(reading: &Reading, head: usize) -> Option<String> {
    let mut asides =
        reading.sentence.children(head).filter(|c| *c > head && reading.dependency(*c) == Dependency::Appos);
    let behind = || asides.find_map(|aside| proper_name(reading, aside)).filter(|name| name.contains(' '));
    name_before(reading, head).or_else(|| reading.is_in(head, "office").then(behind).flatten())
}

/// Returns the name that an office stands behind as an aside, where the tree makes the office the head: "Idris Moussa, a relief official".
fn name_before(reading: &Reading, head: usize) -> Option<String> {
    let range = nominal::phrase(reading, head);
    let is_aside = reading.is_in(head, "office") && matches!(reading.word(range.start), "a" | "an" | "the");
    let comma = range.start.checked_sub(1).filter(|i| is_aside && reading.word(*i) == ",")?;
    let is_free = |i: &usize| reading.token(*i).tag == Tag::Propn && reading.name_at(*i).is_none();
    let first = (0..comma).rev().take_while(is_free).last()?;
    (2..=4).contains(&(comma - first)).then(|| reading.span(first..comma).of(&reading.document.text).into())
}

/// Returns the last word of a name in lower case.
fn family_name(name: &str) -> String {
    name.split(' ').next_back().unwrap_or(name).to_lowercase()
}

/// Returns the party of an official statement for an office or body it names without saying whose: "the prime minister"; an organisation
/// has offices and missions of its own, but no ministers and no army.
fn own_office(reading: &Reading, head: usize) -> Option<String> {
    let own = reading.document.descriptor.party.as_deref()?;
    let known = reading.packs.lexicons.party(own);
    let has_state = known.is_some_and(|party| party.kind != PartyKind::Organisation);
    let is_own = match has_state {
        true => is_official(reading, head) || reading.is_in(head, "forces"),
        false => is_official(reading, head) && !reading.is_in(head, "state-body"),
    };
    is_own.then(|| own.to_string())
}

/// Tells whether the phrase headed by `head` names an office or a body of a state or a place, or somebody by his office: "regional governor
/// Ana Belic".
fn is_official(reading: &Reading, head: usize) -> bool {
    let is_office = |i: usize| reading.is_in(i, "office");
    let is_person = reading.token(head).tag == Tag::Propn;
    let mut before = nominal::phrase(reading, head).take_while(|i| *i < head);
    is_office(head) || reading.is_in(head, "institution") || (is_person && before.any(is_office))
}

/// Returns the state whose ground an office is for: "the governor of Kherson", "Goma's mayor"; not the one that "the ambassador to Chad" is
/// sent to.
fn party_of_ground(reading: &Reading, head: usize) -> Option<String> {
    let is_sent = reading.sentence.children(head).any(|c| reading.prepositions(c).iter().any(|p| p == "to"));
    (is_official(reading, head) && !is_sent)
        .then(|| setting::party_of_place(reading, &nominal::written(reading, head)))
        .flatten()
}

/// Returns the party on whose side somebody in office is said to be: "On the Kenyan side an official said".
fn side_told(reading: &Reading, head: usize) -> Option<String> {
    let is_side = |i: &usize| reading.lemma(*i) == "side" && reading.prepositions(*i).iter().any(|p| p == "on");
    let side = (0..head).rev().find(is_side).filter(|_| is_official(reading, head))?;
    nominal::parties(reading, side, &Context::default()).into_iter().next().filter(|party| party != BOTH)
}

/// Returns whose office it is: the Kurdish authorities' in "the Kurdish authorities' health minister, Sara Aziz".
fn owner_of_office(reading: &Reading, head: usize) -> Option<String> {
    let owner = reading.sentence.child(head, Dependency::NmodPoss).filter(|_| reading.is_in(head, "office"));
    owner.and_then(|owner| nominal::named_party(reading, owner))
}

/// Tells whether the phrase headed by `head` names an office of a place, not of a state: "local officials", "the governor's office".
fn is_local(reading: &Reading, head: usize) -> bool {
    is_official(reading, head) && nominal::phrase(reading, head).any(|i| reading.is_in(i, "local"))
}

/// Returns the name of an association of people as its party: the Sudan Doctors' Committee does not speak for Sudan.
fn association(reading: &Reading, head: usize) -> Option<String> {
    let is_capital = |i: &usize| reading.word(*i).starts_with(char::is_uppercase);
    let range = nominal::phrase(reading, head).filter(|i| !matches!(reading.token(*i).tag, Tag::Det | Tag::Part));
    let words: Vec<usize> = range.filter(|i| *i <= head).collect();
    let is_name = reading.is_in(head, "association") && words.len() > 1 && words.iter().all(is_capital);
    let is_known =
        || reading.name_at(head).is_some() || words.iter().any(|i| *i != head && reading.is_in(*i, "institution"));
    let written = nominal::written(reading, head);
    let bare = written.strip_prefix("the ").or(written.strip_prefix("The ")).unwrap_or(&written);
    let bare = bare.trim_end_matches("'s").trim_end_matches("’s");
    (is_name && !is_known()).then(|| bare.to_string())
}

/// Tells whether a phrase points back at something known: "the ministry", "its spokesman".
fn is_definite(written: &str) -> bool {
    let first = written.split(' ').next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "the" | "its" | "their" | "this" | "that" | "his" | "her")
}

/// Returns the name and the party of a person of the lexicon named in the phrase headed by `head`, asides included.
fn person_in(reading: &Reading, head: usize) -> Option<(String, Option<String>)> {
    let range = nominal::phrase(reading, head);
    let asides = reading.sentence.children(head).filter(|c| reading.dependency(*c) == Dependency::Appos);
    let ranges: Vec<_> = std::iter::once(range).chain(asides.map(|aside| nominal::phrase(reading, aside))).collect();
    let inside = |at: usize| ranges.iter().any(|range| range.contains(&at));
    let name = reading.names.iter().find(|name| name.mention.person.is_some() && inside(name.tokens.start))?;
    let person = name.mention.person?;
    Some((person.name.clone(), name.party().map(str::to_string)))
}

/// Returns a person's name that no lexicon holds: two or more proper nouns that name no party or place.
fn proper_name(reading: &Reading, head: usize) -> Option<String> {
    let range = nominal::phrase(reading, head);
    let is_free = |i: &usize| reading.token(*i).tag == Tag::Propn && reading.name_at(*i).is_none();
    let is_body = |i: &usize| ["institution", "forces", "office"].iter().any(|class| reading.is_in(*i, class));
    let run: Vec<usize> = range.clone().filter(is_free).filter(|i| !is_body(i)).collect();
    let contiguous = run.windows(2).all(|pair| pair[1] - pair[0] == 1);
    let long_enough = run.len() >= 2 || (run.len() == 1 && range.len() == 1);
    let (first, last) = (*run.first()?, *run.last()?);
    (contiguous && long_enough && run.len() <= 4)
        .then(|| reading.span(first..last + 1).of(&reading.document.text).into())
}
