//! What training a model needs of the reading: features, states and the shapes of the model's parts.

pub use super::lemma::{Edit, lower, rule_keys};
pub use super::lexicon::{Known, Lexicon};
pub use super::model::{Desk, MARK, Model, Reading, see, split_tag};
pub use super::parse::{RIGHT_LABELS, choose, features, label_mask, state, tree};
pub use super::table::expand;
pub use super::tagger::{DRAFT_KEYS, KEYS as TAG_KEYS, Line, best};
pub use super::word::{Word, hash_bytes};

/// Returns the sentences of one passage as their words.
pub fn cut(passage: &str) -> Vec<Vec<String>> {
    let mut tokens = Vec::new();
    super::token::tokenize(passage, crate::model::Span::new(0, passage.len()), &mut tokens);
    let words = |range: std::ops::Range<usize>| tokens[range].iter().map(|span| span.of(passage).to_owned()).collect();
    super::split::sentences(passage, &tokens).into_iter().map(words).collect()
}
