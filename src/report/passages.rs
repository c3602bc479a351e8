//! The paragraphs of documents, so that a later report can tell which of them were edited.

use crate::model::{Document, Passage, Passages};
use crate::text::passage::page;

/// Words of a paragraph that a reader finds it by.
const FIRST: usize = 7;

/// Returns the paragraphs of all documents, by document.
pub fn passages(documents: &[Document]) -> Vec<Passages> {
    let mut all: Vec<Passages> =
        documents.iter().map(|document| Passages { document: document.id().into(), passages: of(document) }).collect();
    all.sort_by(|a, b| a.document.cmp(&b.document));
    all
}

fn of(document: &Document) -> Vec<Passage> {
    let page = page(document);
    let passages = page.passages.iter().map(|passage| {
        let words: Vec<&str> = passage.span.of(&page.text).split_whitespace().collect();
        let more = if words.len() > FIRST { " …" } else { "" };
        Passage {
            line: document.line_of(passage.span.start),
            digest: blake3::hash(words.join(" ").as_bytes()).to_hex()[..8].to_string(),
            begins: format!("{}{more}", words[..words.len().min(FIRST)].join(" ")),
        }
    });
    passages.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Descriptor, Format, Span};

    fn digests(text: &str) -> Vec<(usize, String)> {
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()));
        let all = passages(&[document]).remove(0).passages;
        all.into_iter().map(|passage| (passage.line, passage.digest)).collect()
    }

    #[test]
    fn wrapping_changes_no_digest_and_a_word_changes_one() {
        let of = |text| digests(text).into_iter().map(|(_, digest)| digest).collect::<Vec<_>>();
        let (loose, tight) = (
            of("The ferry was hit at dawn and\nsank within an hour.\n\nNobody was aboard.\n"),
            of("The ferry was hit at dawn\nand sank within an hour.\n\n\nNobody was aboard.\n"),
        );
        assert_eq!(loose, tight);
        let edited = of("The ferry was hit at dusk and\nsank within an hour.\n\nNobody was aboard.\n");
        assert!(edited[0] != loose[0] && edited[1] == loose[1]);
    }
}
