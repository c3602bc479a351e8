//! Places in a document's text.

use serde::{Deserialize, Serialize};

/// A half-open byte range `[start, end)` of one document's text.
///
/// ```
/// use rashomon::model::Span;
/// let span = Span::new(4, 11);
/// assert_eq!(span.of("The embassy noted"), "embassy");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// Returns the range from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward");
        Self { start, end }
    }

    /// Returns the number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Tells whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Tells whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Tells whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest range that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Returns the words of `text` at this range; `text` must be the text the span was made for.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Where a quote stands: bytes of the document as stored, end exclusive, and its line from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct At {
    /// First byte of the document as stored.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Line of the first byte, from 1.
    pub line: usize,
}

impl At {
    /// Returns the byte range without the line.
    pub fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_touch_without_overlapping() {
        assert!(!Span::new(0, 4).overlaps(Span::new(4, 8)));
        assert!(Span::new(0, 5).overlaps(Span::new(4, 8)));
    }

    #[test]
    fn a_cover_holds_both() {
        let cover = Span::new(2, 4).cover(Span::new(9, 12));
        assert_eq!(cover, Span::new(2, 12));
        assert!(cover.contains(Span::new(2, 4)) && cover.contains(Span::new(9, 12)));
    }
}
