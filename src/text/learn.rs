//! What training a model needs of the reading: features, states and the shapes of the model's parts.

pub use super::lemma::{Edit, rule_keys};
pub use super::lexicon::{Known, Lexicon};
pub use super::model::{Desk, MARK, Model, Reading, see, split_tag};
pub use super::parse::{RIGHT_LABELS, choose, features, label_mask, state, tree};
pub use super::tagger::{KEYS as TAG_KEYS, Line, best};
pub use super::word::{Word, hash_bytes};
