//! Sentences and tokens, with the tree over them.

use super::{Dependency, Fine, Tag};
use crate::model::Span;

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
    /// The token it depends on; none for the root.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub dependency: Dependency,
}

impl Token {
    /// Returns the token as written in `text`, the document's text.
    pub fn word<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }
}

impl Sentence {
    /// Returns the tokens that depend on token `head`, in order.
    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.tokens.iter().enumerate().filter(move |(_, t)| t.head == Some(head)).map(|(i, _)| i)
    }

    /// Returns the first token that depends on `head` as `dependency`.
    pub fn child(&self, head: usize, dependency: Dependency) -> Option<usize> {
        self.children(head).find(|i| self.tokens[*i].dependency == dependency)
    }

    /// Returns `top` and all tokens below it, in order.
    pub fn subtree(&self, top: usize) -> Vec<usize> {
        let mut below = vec![false; self.tokens.len()];
        let mut todo = vec![top];
        while let Some(next) = todo.pop() {
            if !std::mem::replace(&mut below[next], true) {
                todo.extend(self.children(next));
            }
        }
        (0..below.len()).filter(|i| below[*i]).collect()
    }

    /// Returns the first token without a head.
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }
}
