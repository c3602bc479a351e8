//! Several lexicon files made one: entries of one name are united.

use super::names::key;
use crate::model::{LexiconFile, Party, PartyKind, Person, Place, WordClass};
use std::collections::BTreeMap;

/// Returns the files as one: lists of entries of one name are united, single fields of later files win. Sorted by name.
pub(super) fn merged<'a>(files: impl IntoIterator<Item = &'a LexiconFile>) -> LexiconFile {
    let (mut parties, mut places, mut words) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for file in files {
        unite(&mut parties, &file.parties, |party| key(&party.name), add_party);
        unite(&mut places, &file.places, |place| key(&place.name), add_place);
        unite(&mut words, &file.words, |class| class.class.clone(), add_class);
    }
    LexiconFile {
        parties: parties.into_values().collect(),
        places: places.into_values().collect(),
        words: words.into_values().collect(),
    }
}

/// Adds entries to those known, joining the ones of the same name.
fn unite<T: Clone>(known: &mut BTreeMap<String, T>, new: &[T], name: impl Fn(&T) -> String, join: impl Fn(&mut T, &T)) {
    for entry in new {
        match known.get_mut(&name(entry)) {
            Some(earlier) => join(earlier, entry),
            None => {
                known.insert(name(entry), entry.clone());
            }
        }
    }
}

fn add_party(party: &mut Party, more: &Party) {
    // A file that only adds to a group need not say again that it is one.
    if more.kind != PartyKind::State {
        party.kind = more.kind;
    }
    party.code = more.code.clone().or(party.code.take());
    party.press |= more.press;
    add_all(&mut party.names, &more.names);
    add_all(&mut party.demonyms, &more.demonyms);
    add_all(&mut party.seats, &more.seats);
    add_all(&mut party.bodies, &more.bodies);
    for person in &more.people {
        match party.people.iter_mut().find(|known| key(&known.name) == key(&person.name)) {
            Some(known) => add_person(known, person),
            None => party.people.push(person.clone()),
        }
    }
}

fn add_person(person: &mut Person, more: &Person) {
    person.office = more.office.clone().or(person.office.take());
    person.family = more.family.clone().or(person.family.take());
    person.alone = more.alone.or(person.alone);
    add_all(&mut person.spellings, &more.spellings);
}

fn add_place(place: &mut Place, more: &Place) {
    place.within = more.within.clone().or(place.within.take());
    add_all(&mut place.names, &more.names);
}

fn add_class(class: &mut WordClass, more: &WordClass) {
    add_all(&mut class.words, &more.words);
    add_all(&mut class.examples, &more.examples);
    add_all(&mut class.counterexamples, &more.counterexamples);
}

fn add_all(known: &mut Vec<String>, more: &[String]) {
    for name in more {
        if !known.contains(name) {
            known.push(name.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(yaml: &str) -> LexiconFile {
        serde_yaml::from_str(yaml).expect("the test's file is valid")
    }

    #[test]
    fn lists_are_united_and_single_fields_won_by_the_later_file() {
        let built_in = file(
            "parties: [{name: M23, kind: group, names: [March 23 Movement]}]\nplaces: [{name: Goma, in: DR Congo}]",
        );
        let project = file("parties: [{name: m23, names: [AFC/M23]}]\nplaces: [{name: Goma, in: North Kivu}]");
        let both = merged([&built_in, &project]);
        assert_eq!(both.parties.len(), 1);
        assert_eq!(both.parties[0].kind, PartyKind::Group);
        assert_eq!(both.parties[0].names, ["March 23 Movement", "AFC/M23"]);
        assert_eq!(both.places[0].within.as_deref(), Some("North Kivu"));
    }
}
