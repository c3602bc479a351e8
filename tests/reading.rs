//! The reading of whole documents: nothing is lost, every tree is a tree, hostile text does no harm.

use proptest::prelude::*;
use rashomon::model::{Descriptor, Document, Format, Span};
use rashomon::text::{Dependency, Sentence, Tag, read};

fn document(text: &str, format: Format) -> Document {
    let descriptor = Descriptor { id: "report".into(), file: "report.txt".into(), ..Descriptor::default() };
    Document::new(descriptor, format, text.into(), Span::new(0, text.len()))
}

fn sentences(text: &str) -> Vec<Sentence> {
    read(&document(text, Format::Plain))
}

/// Checks that tokens run forward inside their sentence, that nothing visible is left out, and that every sentence has one root
/// that each word hangs on.
fn check(text: &str, format: Format) {
    let read = read(&document(text, format));
    let mut end = 0;
    for sentence in &read {
        assert!(!sentence.tokens.is_empty());
        for token in &sentence.tokens {
            assert!(token.span.start >= end && !token.span.is_empty(), "tokens run forward");
            if format == Format::Plain {
                let gap = &text[end..token.span.start];
                assert!(!gap.chars().any(|c| c.is_alphanumeric() || c.is_ascii_punctuation()), "left out: {gap:?}");
            }
            end = token.span.end;
        }
        assert_eq!(sentence.tokens.iter().filter(|token| token.head.is_none()).count(), 1);
        assert_eq!(sentence.subtree(sentence.root().expect("one root")).len(), sentence.tokens.len());
    }
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
    let cases = [
        String::new(),
        "word ".repeat(5_000),
        "(".repeat(10_000),
        "a.".repeat(20_000),
        "x".repeat(300_000),
        "\"'“".repeat(1_000),
        "A\u{0}B\u{200B}C\u{202E}D\u{FEFF} ".repeat(50),
        "Київ впав 基辅 😀👩‍👩‍👧 ".repeat(50),
        "1-2-3-4/5:6,7.8".repeat(300),
        "@".repeat(5_000),
    ];
    for text in &cases {
        check(text, Format::Plain);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(text in r#"([A-Za-z]{1,9}[ ]|[0-9.,:'’"“”()\[\]\-–…!?@&/]{1,3}|\PC|\n){0,60}"#) {
        check(&text, Format::Plain);
        check(&text, Format::Markdown);
    }
}
