//! Every class of words against its examples and counter-examples, and the lexicons against names as news writes them.

use rashomon::model::{Descriptor, Document, Format, Span, WordClass};
use rashomon::packs::{Lexicons, Packs};
use rashomon::text;

/// Returns a sentence's words by their dictionary forms.
fn lemmas(sentence: &str) -> Vec<String> {
    let descriptor = Descriptor { id: "example".into(), file: "example.txt".into(), ..Descriptor::default() };
    let body = Span::new(0, sentence.len());
    let document = Document::new(descriptor, Format::Plain, sentence.to_string(), body);
    let sentences = text::read(&document);
    sentences.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.lemma.to_string()).collect()
}

/// Returns the words of `class` that stand in a sentence.
fn found(sentence: &str, class: &WordClass, lexicons: &Lexicons) -> Vec<String> {
    let lemmas = lemmas(sentence);
    let row: Vec<&str> = lemmas.iter().map(String::as_str).collect();
    lexicons.words_in(&class.class, &row).into_iter().map(|range| row[range].join(" ")).collect()
}

#[test]
fn a_word_of_each_class_is_found_in_its_examples_and_none_in_its_counterexamples() {
    let lexicons = Packs::builtin().lexicons;
    let mut faults = Vec::new();
    for class in lexicons.classes() {
        let missed = class.examples.iter().filter(|sentence| found(sentence, class, &lexicons).is_empty());
        faults.extend(
            missed.map(|sentence| format!("{}: nothing found in “{sentence}”: {:?}", class.class, lemmas(sentence))),
        );
        for sentence in &class.counterexamples {
            let wrong = found(sentence, class, &lexicons);
            faults.extend((!wrong.is_empty()).then(|| format!("{}: {wrong:?} found in “{sentence}”", class.class)));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_class_has_examples_and_counterexamples() {
    for class in Packs::builtin().lexicons.classes() {
        assert!(!class.examples.is_empty(), "`{}` has no example", class.class);
        assert!(!class.counterexamples.is_empty(), "`{}` has no counter-example", class.class);
        assert!(!class.words.is_empty(), "`{}` has no word", class.class);
    }
}

/// Returns the names in a text: as written, and the person, party or place each stands for.
fn named(text: &str, lexicons: &Lexicons) -> Vec<(String, String)> {
    let told = |mention: &rashomon::packs::Mention| {
        let person = mention.person.map(|person| person.name.clone());
        let party = mention.party.map(|party| party.name.clone());
        let name = person.or(party).or(mention.place.map(|place| place.name.clone()));
        (mention.span.of(text).to_string(), name.unwrap_or_default())
    };
    lexicons.mentions(text).iter().map(told).collect()
}

#[test]
fn names_are_found_as_news_writes_them() {
    let lexicons = Packs::builtin().lexicons;
    let check = |text: &str, expect: &[(&str, &str)]| {
        let expect: Vec<(String, String)> = expect.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        assert_eq!(named(text, &lexicons), expect, "{text}");
    };
    check(
        "Kinshasa’s army pushed M23 rebels out of Sake.",
        &[("Kinshasa", "DR Congo"), ("M23 rebels", "M23"), ("Sake", "Sake")],
    );
    check(
        "The U.S. and South Korea warned Pyongyang.",
        &[("U.S.", "United States"), ("South Korea", "South Korea"), ("Pyongyang", "North Korea")],
    );
    check("Niger's junta and Nigeria's president met.", &[("Niger", "Niger"), ("Nigeria", "Nigeria")]);
    check(
        "Abdel Fattah al-Burhan flew to Port Sudan; Burhan spoke.",
        &[
            ("Abdel Fattah al-Burhan", "Abdel Fattah al-Burhan"),
            ("Port Sudan", "Port Sudan"),
            ("Burhan", "Abdel Fattah al-Burhan"),
        ],
    );
    check("The Élysée and the Kremlin were silent.", &[("Élysée", "France"), ("Kremlin", "Russia")]);
    check("RUSSIAN DRONES HIT KHARKIV", &[("RUSSIAN", "Russia"), ("KHARKIV", "Kharkiv")]);
    check("In May the price of a call rose in polish shops, Mr Brown told us.", &[]);
    check(
        "Gaza's health ministry counted the dead in Khan Yunis.",
        &[("Gaza's health ministry", "Hamas"), ("Khan Yunis", "Khan Younis")],
    );
    check("Pro-Iranian gunmen left New Mexico.", &[("New Mexico", "New Mexico")]);
    check(
        "The Washington Post quoted the Taliban.",
        &[("The Washington Post", "Washington Post"), ("Taliban", "Taliban")],
    );
}

#[test]
fn towns_lie_in_regions_and_regions_in_states_but_not_what_the_conflict_is_about() {
    let lexicons = Packs::builtin().lexicons;
    for (inner, outer) in [
        ("Stepanakert", "Nagorno-Karabakh"),
        ("Rafah", "Gaza"),
        ("Bakhmut", "Ukraine"),
        ("El Fasher", "Sudan"),
        ("Kafr Nabl", "Syria"),
        ("Goma", "Democratic Republic of the Congo"),
        ("Yerevan", "Armenia"),
    ] {
        assert!(lexicons.is_within(inner, outer), "{inner} lies in {outer}");
        assert!(!lexicons.is_within(outer, inner), "{outer} does not lie in {inner}");
    }
    assert!(
        !lexicons.is_within("Nagorno-Karabakh", "Azerbaijan") && !lexicons.is_within("Nagorno-Karabakh", "Armenia")
    );
}

#[test]
fn every_state_has_a_code_of_its_own() {
    let lexicons = Packs::builtin().lexicons;
    let states = lexicons.parties().iter().filter(|party| party.kind == rashomon::model::PartyKind::State);
    let mut codes: Vec<&str> = states.map(|state| state.code.as_deref().expect("a state has a code")).collect();
    let all = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), all, "two states share a code");
    assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())));
}

#[test]
fn every_person_is_found_by_every_spelling_of_the_full_name() {
    let lexicons = Packs::builtin().lexicons;
    let mut faults = Vec::new();
    for person in lexicons.parties().iter().flat_map(|party| &party.people) {
        let full = person.spellings.iter().filter(|spelling| spelling.contains(' '));
        for name in std::iter::once(&person.name).chain(full) {
            let found = named(name, &lexicons);
            let is_found = found.first().is_some_and(|(_, who)| *who == person.name);
            faults.extend((!is_found).then(|| format!("`{name}` is read as {found:?}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_name_of_a_party_is_found_and_stands_for_it_alone() {
    let lexicons = Packs::builtin().lexicons;
    let mut faults = Vec::new();
    for party in lexicons.parties() {
        let names = [&party.names, &party.demonyms, &party.seats, &party.bodies].into_iter().flatten();
        for name in std::iter::once(&party.name).chain(names) {
            let found = named(name, &lexicons);
            let whole = found.len() == 1 && found[0].1 == party.name;
            faults.extend((!whole).then(|| format!("`{name}` of {} is read as {found:?}", party.name)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
