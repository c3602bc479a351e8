//! References: from words to the document and line they stand in, and to the claim.

use crate::model::{At, ClaimRef, Descriptor};
use crate::render::page::{Anchor, Inline, Target, Words, link, text};
use crate::render::reading::Told;

/// Returns a claim's verbatim words with where they stand: “…” (line 19, 4be1c07a).
pub(super) fn quoted(told: Told) -> Words {
    let mut words = vec![Inline::Cited { claim: told.name(), words: told.claim.quote.clone() }, text(" (")];
    words.push(place(told.document, told.claim.at));
    words.extend([text(", "), to_claim(&told.name()), text(")")]);
    words
}

/// Returns a link to the line of a document.
pub(super) fn place(document: &Descriptor, at: Option<At>) -> Inline {
    match at {
        Some(at) => line(document, at.line),
        None => Inline::Link {
            to: Target::Document { file: document.file.clone(), line: None },
            words: document.file.clone(),
        },
    }
}

/// Returns a link to a line of a document, by its number.
pub(super) fn line(document: &Descriptor, line: usize) -> Inline {
    let to = Target::Document { file: document.file.clone(), line: Some(line) };
    Inline::Link { to, words: format!("line {line}") }
}

/// Returns a link to a claim in the list of all claims.
pub(super) fn to_claim(name: &ClaimRef) -> Inline {
    link(Anchor::Claim(name.clone()), name.id.clone())
}
