//! A sentence with its tree turned upside down: what hangs on what, and below what, made out once.
//!
//! A sentence by itself only knows each token's head; asking all tokens for the children of one takes as long as the sentence.

use crate::text::{Dependency, Sentence, Token};
use std::ops::Deref;

/// A sentence with its children listed.
pub(super) struct Tree<'a> {
    sentence: &'a Sentence,
    /// The tokens that have a head, sorted by it.
    hanging: Vec<usize>,
    /// For each token where its children begin in `hanging`; one more for the end.
    starts: Vec<usize>,
    /// For each token those above it and itself, one bit each.
    above: Vec<u64>,
}

impl<'a> Tree<'a> {
    /// Returns the tree of `sentence`. A cycle, which no sound tree has, does no harm.
    pub(super) fn new(sentence: &'a Sentence) -> Self {
        let tokens = &sentence.tokens;
        let mut hanging: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i].head.is_some()).collect();
        hanging.sort_by_key(|i| tokens[*i].head);
        let first_of = |head: usize| hanging.partition_point(|i| tokens[*i].head < Some(head));
        let starts = (0..=tokens.len()).map(first_of).collect();
        let mut tree = Self { sentence, hanging, starts, above: Vec::new() };
        tree.above = vec![0; tree.words() * tokens.len()];
        let words = tree.words();
        for (i, row) in tree.above.chunks_mut(words.max(1)).enumerate() {
            let up = std::iter::successors(Some(i), |at| tokens[*at].head);
            up.take(tokens.len() + 1).for_each(|at| row[at / 64] |= 1 << (at % 64));
        }
        tree
    }

    /// Returns how many words of bits a token's row takes.
    fn words(&self) -> usize {
        self.sentence.tokens.len().div_ceil(64)
    }

    /// Returns token `i`.
    pub(super) fn token(&self, i: usize) -> &'a Token {
        &self.sentence.tokens[i]
    }

    /// Returns the tokens that depend on token `head`, in order.
    pub(super) fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.hanging[self.starts[head]..self.starts[head + 1]].iter().copied()
    }

    /// Returns the first token that depends on `head` as `dependency`.
    pub(super) fn child(&self, head: usize, dependency: Dependency) -> Option<usize> {
        self.children(head).find(|i| self.tokens[*i].dependency == dependency)
    }

    /// Tells whether `i` is `top` or hangs below it.
    pub(super) fn is_below(&self, i: usize, top: usize) -> bool {
        self.above[i * self.words() + top / 64] >> (top % 64) & 1 == 1
    }
}

impl Deref for Tree<'_> {
    type Target = Sentence;

    fn deref(&self) -> &Sentence {
        self.sentence
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::model::{Descriptor, Document, Format, Span};
    use crate::text;

    #[test]
    fn a_tree_tells_what_the_sentence_tells() {
        let text = "The army, which had shelled two villages near the border, denied that it had broken the truce.";
        let descriptor = Descriptor { id: "report".into(), file: "report.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()));
        let sentence = &text::read(&document)[0];
        let tree = Tree::new(sentence);
        for head in 0..sentence.tokens.len() {
            assert!(tree.children(head).eq(sentence.children(head)));
            let below = (0..sentence.tokens.len()).filter(|i| tree.is_below(*i, head));
            assert_eq!(below.collect::<Vec<_>>(), sentence.subtree(head));
        }
    }
}
