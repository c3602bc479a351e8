//! Reading English: sentences, tokens, tags, lemmas and a dependency tree, with exact places in the document;
//! quantities and dates in them.
//!
//! A document comes in; sentences come out. The text is cut into passages, these into tokens and sentences; each sentence
//! is tagged, its words get their dictionary forms, and a parser builds one tree over it. Nothing is corrected and
//! nothing is dropped but white space, markup and invisible characters.

mod bytes;
pub mod date;
mod dateline;
mod dependency;
mod glued;
#[doc(hidden)]
pub mod learn;
mod lemma;
mod lexicon;
mod model;
mod numeral;
mod parse;
pub(crate) mod passage;
mod piece;
mod places;
pub mod quantity;
mod sentence;
mod split;
mod table;
mod tag;
mod tagger;
mod token;
mod word;

pub use dependency::Dependency;
pub use sentence::{Sentence, Token};
pub use tag::{Fine, Tag};

use crate::model::{Document, Span};
use model::{Desk, Model};
use parse::state::LONGEST;
use std::ops::Range;

/// Returns the sentences of a document's body, in order.
///
/// A dateline ("YEREVAN, Sept. 28 (Agency) –") becomes a heading of its own; a sentence of more than 400 tokens is read in pieces.
pub fn read(document: &Document) -> Vec<Sentence> {
    let page = passage::page(document);
    let mut desk = Desk::default();
    let mut sentences = Vec::new();
    let mut tokens = Vec::new();
    for (number, passage) in page.passages.iter().enumerate() {
        tokens.clear();
        token::tokenize(&page.text, passage.span, &mut tokens);
        glued::cut(&page.text, &mut tokens, |word| Model::embedded().knows(word));
        let lead = dateline::length(&page.text, &tokens);
        let mut add = |range: Range<usize>, is_heading| {
            for piece in tokens[range].chunks(LONGEST) {
                sentences.push(sentence(&page.text, piece, number, is_heading, &mut desk));
            }
        };
        add(0..lead, true);
        for range in split::sentences(&page.text, &tokens[lead..]) {
            add(range.start + lead..range.end + lead, passage.is_heading);
        }
    }
    sentences
}

/// Returns the dictionary form of the verb of which `word` is the gerund: "shell" for "shelling".
pub fn verb_of_gerund(word: &str) -> Box<str> {
    Model::embedded().lemma_of_gerund(word)
}

fn sentence(text: &str, spans: &[Span], passage: usize, is_heading: bool, desk: &mut Desk) -> Sentence {
    let model = Model::embedded();
    let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    let readings = model.read(&words, desk);
    let tokens = spans.iter().zip(readings).map(|(span, reading)| {
        let (tag, fine) = model.tags[usize::from(reading.tag)];
        Token { span: *span, tag, fine, lemma: reading.lemma, head: reading.head, dependency: reading.dependency }
    });
    let span = spans.iter().copied().reduce(Span::cover).unwrap_or_default();
    Sentence { span, passage, is_heading, tokens: tokens.collect() }
}
