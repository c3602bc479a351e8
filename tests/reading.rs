//! The reading of whole documents: nothing is lost, every tree is a tree, hostile text does no harm.

mod reading {
    pub(crate) mod hostile;
    pub(crate) mod sound;
}

use proptest::prelude::*;
use rashomon::model::{Descriptor, Document, Format, Span};
use rashomon::text::date::moments;
use rashomon::text::quantity::quantities;
use rashomon::text::{Dependency, Sentence, Tag, read};
use reading::{hostile, sound};

fn document(text: &str, format: Format) -> Document {
    let descriptor = Descriptor { id: "report".into(), file: "report.txt".into(), ..Descriptor::default() };
    Document::new(descriptor, format, text.into(), Span::new(0, text.len()))
}

fn sentences(text: &str) -> Vec<Sentence> {
    read(&document(text, Format::Plain))
}

/// Checks what holds for every text.
fn check(text: &str, format: Format) {
    sound::check(&document(text, format));
}

#[test]
fn a_sentence_is_read_with_its_subject_and_object() {
    let text = "The militia attacked two villages near the border on Friday.";
    let read = sentences(text);
    let sentence = &read[0];
    let root = sentence.root().expect("a root");
    assert_eq!(sentence.tokens[root].lemma.as_ref(), "attack");
    assert_eq!(sentence.tokens[root].tag, Tag::Verb);
    let word = |dependency| sentence.child(root, dependency).map(|at| sentence.tokens[at].word(text));
    assert_eq!(word(Dependency::Nsubj), Some("militia"));
    assert_eq!(word(Dependency::Obj), Some("villages"));
}

#[test]
fn markup_is_skipped_and_every_word_keeps_its_place() {
    let text = "# Truce **holds**\n\n- The [mayor](https://example.org) said it.\n- `Nobody` denied it.\n";
    let read = read(&document(text, Format::Markdown));
    let words: Vec<Vec<&str>> = read.iter().map(|s| s.tokens.iter().map(|t| t.word(text)).collect()).collect();
    assert_eq!(
        words,
        [vec!["Truce", "holds"], vec!["The", "mayor", "said", "it", "."], vec!["Nobody", "denied", "it", "."]]
    );
    assert!(read[0].is_heading && !read[1].is_heading);
}

/// Returns the sentences of `text` as written, headings marked with "#".
fn lines(text: &str) -> Vec<String> {
    let mark = |sentence: &Sentence| if sentence.is_heading { "# " } else { "" };
    sentences(text).iter().map(|s| format!("{}{}", mark(s), s.span.of(text).replace('\n', " "))).collect()
}

#[test]
fn headings_datelines_and_items_stand_alone() {
    let text = "Truce collapses in the north\n\nTBILISI, 3 March (Agency) – Both armies denied it.\n\n- prisoners\n- corridors\n";
    assert_eq!(
        lines(text),
        [
            "# Truce collapses in the north",
            "# TBILISI, 3 March (Agency) –",
            "Both armies denied it.",
            "# - prisoners",
            "# - corridors"
        ]
    );
}

#[test]
fn wrapped_lines_and_torn_paragraphs_are_joined() {
    let wrapped = "The mission counted forty violations of the truce on\nMonday alone. It named neither of the two armies that\nhad signed the agreement.\n";
    assert_eq!(
        lines(wrapped),
        [
            "The mission counted forty violations of the truce on Monday alone.",
            "It named neither of the two armies that had signed the agreement."
        ]
    );
    let torn = "Tens of thousands of people who had fled the\n\nreturned to their villages in the spring.\n";
    assert_eq!(lines(torn).len(), 1);
}

#[test]
fn a_headline_that_runs_into_the_text_is_parted_by_the_title() {
    let text = "Army denies shelling of market The army said on Friday that it had fired no shell.";
    let mut document = document(text, Format::Plain);
    document.descriptor.title = Some("Army denies shelling of market".into());
    let found: Vec<(&str, bool)> = read(&document).iter().map(|s| (s.span.of(text), s.is_heading)).collect();
    assert_eq!(
        found,
        [("Army denies shelling of market", true), ("The army said on Friday that it had fired no shell.", false)]
    );
}

#[test]
fn hostile_text_is_read_all_the_same() {
    for unit in hostile::UNITS {
        let text = hostile::repeated(unit, 1_000);
        check(&text, Format::Plain);
        check(&text, Format::Markdown);
    }
}

#[test]
fn ten_thousand_marks_are_read_all_the_same() {
    for mark in ["(", "[", "\"", "'", "`", "—", ",", "…", ".)\"", "[a](", ">", "#", "|"] {
        check(&mark.repeat(10_000), Format::Plain);
    }
}

#[test]
fn a_megabyte_without_a_full_stop_is_read_in_pieces() {
    let text = hostile::repeated("the army said that both villages had been shelled and ", 1 << 20);
    let read = sentences(&text);
    let tokens: usize = read.iter().map(|sentence| sentence.tokens.len()).sum();
    assert_eq!(tokens, text.split_whitespace().count());
    assert!(read.iter().all(|sentence| sentence.tokens.len() <= 400));
}

#[test]
fn a_megabyte_of_one_character_is_read_all_the_same() {
    for unit in ["x", "é", "基", "7", "-", "*", "_", "=", ".", "!", " ", "\t", "\n", "\0", "\u{200B}", "\u{202E}"] {
        check(&hostile::repeated(unit, 1 << 20), Format::Plain);
    }
}

#[test]
fn seeded_noise_is_read_all_the_same() {
    for seed in 0..16 {
        let text = hostile::noise(seed, 2_000);
        check(&text, Format::Plain);
        check(&text, Format::Markdown);
    }
}

/// Returns a text of pieces that hurt: marks, controls, combining and invisible characters, scripts, Markdown, and words.
fn hurtful() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(hostile::UNITS).prop_map(str::to_string),
        proptest::sample::select(hostile::UNITS).prop_map(|unit| unit.repeat(7)),
        proptest::char::any().prop_map(String::from),
        "[A-Za-z]{1,9}[ ]",
        r#"[0-9.,:'’"“”()\[\]\-–…!?@&/]{1,3}"#,
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(text in hurtful()) {
        check(&text, Format::Plain);
        check(&text, Format::Markdown);
    }

    #[test]
    fn numbers_and_days_of_any_text_lie_in_its_sentences(text in hurtful()) {
        for sentence in sentences(&text) {
            let within = |tokens: &std::ops::Range<usize>| !tokens.is_empty() && tokens.end <= sentence.tokens.len();
            prop_assert!(quantities(&text, &sentence.tokens).iter().all(|quantity| within(&quantity.tokens)));
            prop_assert!(moments(&text, &sentence.tokens, None).iter().all(|moment| within(&moment.tokens)));
        }
    }
}
