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

    /// Returns `top` and all tokens below it, in order; takes time in proportion to the sentence.
    pub fn subtree(&self, top: usize) -> Vec<usize> {
        let mut is_below: Vec<Option<bool>> = vec![None; self.tokens.len()];
        is_below[top] = Some(true);
        let mut path = Vec::new();
        for start in 0..self.tokens.len() {
            let mut at = Some(start);
            while let Some(open) = at.filter(|i| is_below[*i].is_none()) {
                path.push(open);
                is_below[open] = Some(false);
                at = self.tokens[open].head;
            }
            let answer = at.and_then(|i| is_below[i]).unwrap_or(false);
            path.drain(..).for_each(|i| is_below[i] = Some(answer));
        }
        (0..is_below.len()).filter(|i| is_below[*i] == Some(true)).collect()
    }

    /// Returns the first token without a head.
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence of as many tokens as `heads`, which tell each one's head.
    fn sentence(heads: &[Option<usize>]) -> Sentence {
        let token = |(at, head): (usize, &Option<usize>)| Token {
            span: Span::new(2 * at, 2 * at + 1),
            tag: Tag::Noun,
            fine: Fine::Singular,
            lemma: "x".into(),
            head: *head,
            dependency: Dependency::Dep,
        };
        let tokens = heads.iter().enumerate().map(token).collect();
        Sentence { span: Span::new(0, 2 * heads.len()), passage: 0, is_heading: false, tokens }
    }

    #[test]
    fn a_subtree_holds_what_hangs_below_and_nothing_else() {
        // "Two shells hit the old mill": "hit" is the root.
        let sentence = sentence(&[Some(1), Some(2), None, Some(5), Some(5), Some(2)]);
        assert_eq!(sentence.subtree(1), [0, 1]);
        assert_eq!(sentence.subtree(5), [3, 4, 5]);
        assert_eq!(sentence.subtree(2), [0, 1, 2, 3, 4, 5]);
        assert_eq!(sentence.subtree(3), [3]);
    }
}
