//! Reading English: sentences, tokens, tags and lemmas, with exact places in the document.

mod tag;

pub use tag::{Fine, Tag};

use crate::model::{Document, Span};

/// A sentence of a document: a stretch of bytes and its tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands, closing quotation mark included.
    pub span: Span,
    /// The paragraph it belongs to, from 0; headings and list items are paragraphs of their own.
    pub passage: usize,
    /// It is a heading or headline: no full clause may be expected.
    pub is_heading: bool,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
}

/// A word or mark, with what is known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech (Universal Dependencies).
    pub tag: Tag,
    /// Its finer tag (Penn Treebank): tells past participle from past tense, plural from singular.
    pub fine: Fine,
    /// Its dictionary form, in lower case but for names.
    pub lemma: Box<str>,
}

/// Returns the sentences of a document's body, in order.
pub fn read(document: &Document) -> Vec<Sentence> {
    let _ = document;
    Vec::new()
}
