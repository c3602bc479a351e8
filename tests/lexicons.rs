//! Every class of words against its examples and counter-examples, and the lexicons against names as news writes them.

use rashomon::model::WordClass;
use rashomon::packs::{Lexicons, Packs};

/// Returns a sentence's words by their dictionary forms, as far as endings tell them: the one place where the tests read English.
fn lemmas(sentence: &str) -> Vec<String> {
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    words.map(|word| lemma(word, &word.to_lowercase())).collect()
}

/// Returns the dictionary form of `word`; a name within a sentence is left as it is.
fn lemma(word: &str, lower: &str) -> String {
    let ends = |ending: &str| lower.strip_suffix(ending).filter(|stem| stem.len() > 2);
    match (lower, ends("ies"), ends("s"), ends("ed")) {
        ("told", ..) => "tell".into(),
        ("gunmen", ..) => "gunman".into(),
        ("policemen", ..) => "policeman".into(),
        ("children", ..) => "child".into(),
        ("may", ..) => word.to_string(),
        (_, Some(stem), ..) => format!("{stem}y"),
        (_, _, Some(stem), _) if !stem.ends_with(['s', 'i', 'u']) => {
            stem.strip_suffix("sse").map_or(stem, |_| &lower[..lower.len() - 2]).into()
        }
        (_, _, _, Some(stem)) => stem.into(),
        _ => lower.to_string(),
    }
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
