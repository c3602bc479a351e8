//! Days named in a sentence.

use super::Token;
use crate::model::DateRange;
use jiff::civil::Date;
use std::ops::Range;

/// An expression of time in a sentence and the days it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The tokens that give it.
    pub tokens: Range<usize>,
    /// The days it covers.
    pub days: DateRange,
}

/// Returns the moments named in a sentence's `tokens`, in order. Relative ones ("on Tuesday", "last week") are reckoned from
/// `published`, and left out where it is not known.
pub fn moments(text: &str, tokens: &[Token], published: Option<Date>) -> Vec<Moment> {
    let _ = (text, tokens, published);
    Vec::new()
}
