//! What holds for every text that is read. Shared by `tests/reading.rs` and `fuzz/`.

use rashomon::model::{Document, Format};
use rashomon::text::{Sentence, read};

/// Reads a document and checks that tokens and gaps put together give it back, that nothing visible is left out, and that every
/// sentence is one tree.
pub(crate) fn check(document: &Document) {
    let text = &document.text;
    let mut end = document.body.start;
    for sentence in &read(document) {
        assert_eq!(sentence.span.start, sentence.tokens[0].span.start, "a sentence begins with its first token");
        for token in &sentence.tokens {
            assert!(token.span.start >= end && !token.span.is_empty(), "tokens run forward");
            let gap = text.get(end..token.span.start).expect("a gap is made of whole characters");
            assert!(text.get(token.span.start..token.span.end).is_some(), "a token is made of whole characters");
            assert!(document.format == Format::Markdown || is_empty(gap), "left out: {gap:?}");
            end = token.span.end;
        }
        assert_eq!(sentence.span.end, end, "a sentence ends with its last token");
        check_tree(sentence);
    }
    assert!(document.format == Format::Markdown || is_empty(&text[end..document.body.end]), "the end is left out");
}

fn is_empty(gap: &str) -> bool {
    !gap.chars().any(|c| c.is_alphanumeric() || c.is_ascii_punctuation())
}

/// One root, and every way up ends there.
fn check_tree(sentence: &Sentence) {
    assert_eq!(sentence.tokens.iter().filter(|token| token.head.is_none()).count(), 1, "a tree has one root");
    let below = sentence.subtree(sentence.root().expect("one root"));
    assert_eq!(below.len(), sentence.tokens.len(), "every word hangs on the root");
}
