//! Several lexicon files made one: entries of one name are united.

use super::names::key;
use crate::model::{LexiconFile, Party, PartyKind, Person, Place, WordClass};
use std::collections::HashMap;

/// Returns the files as one: lists of entries of one name are united, single fields of later files win. Sorted by name.
pub(super) fn merged(files: impl IntoIterator<Item = LexiconFile>) -> LexiconFile {
    let mut all = LexiconFile::default();
    for file in files {
        all.parties.extend(file.parties);
        all.places.extend(file.places);
        all.words.extend(file.words);
    }
    LexiconFile {
        parties: united(all.parties, |party| key(&party.name), add_party),
        places: united(all.places, |place| key(&place.name), add_place),
        words: united(all.words, |class| class.class.clone(), add_class),
    }
}

/// Returns entries with those of one name joined, sorted by name.
fn united<T>(entries: Vec<T>, name: impl Fn(&T) -> String, join: impl Fn(&mut T, T)) -> Vec<T> {
    let mut known: HashMap<String, usize> = HashMap::with_capacity(entries.len());
    let mut named: Vec<(String, T)> = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = name(&entry);
        match known.get(&name) {
            Some(at) => join(&mut named[*at].1, entry),
            None => {
                known.insert(name.clone(), named.len());
                named.push((name, entry));
            }
        }
    }
    named.sort_by(|a, b| a.0.cmp(&b.0));
    named.into_iter().map(|(_, entry)| entry).collect()
}

fn add_party(party: &mut Party, more: Party) {
    // A file that only adds to a group need not say again that it is one.
    if more.kind != PartyKind::State {
        party.kind = more.kind;
    }
    party.code = more.code.or(party.code.take());
    party.press |= more.press;
    add_all(&mut party.names, more.names);
    add_all(&mut party.demonyms, more.demonyms);
    add_all(&mut party.seats, more.seats);
    add_all(&mut party.bodies, more.bodies);
    for person in more.people {
        match party.people.iter_mut().find(|known| key(&known.name) == key(&person.name)) {
            Some(known) => add_person(known, person),
            None => party.people.push(person),
        }
    }
}

fn add_person(person: &mut Person, more: Person) {
    person.office = more.office.or(person.office.take());
    person.family = more.family.or(person.family.take());
    person.alone = more.alone.or(person.alone);
    add_all(&mut person.spellings, more.spellings);
}

fn add_place(place: &mut Place, more: Place) {
    place.within = more.within.or(place.within.take());
    add_all(&mut place.names, more.names);
}

fn add_class(class: &mut WordClass, more: WordClass) {
    add_all(&mut class.words, more.words);
    class.opposite = more.opposite.or(class.opposite.take());
    class.in_turn |= more.in_turn;
    add_all(&mut class.examples, more.examples);
    add_all(&mut class.counterexamples, more.counterexamples);
}

fn add_all(known: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !known.contains(&name) {
            known.push(name);
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
        let both = merged([built_in, project]);
        assert_eq!(both.parties.len(), 1);
        assert_eq!(both.parties[0].kind, PartyKind::Group);
        assert_eq!(both.parties[0].names, ["March 23 Movement", "AFC/M23"]);
        assert_eq!(both.places[0].within.as_deref(), Some("North Kivu"));
    }
}
