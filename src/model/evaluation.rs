//! How well the claims found agree with the gold.

use super::{ClaimRef, Span};
use serde::Serialize;

/// Right, extra and missed claims, and the shares they make.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Claims of the gold that were found.
    pub right: usize,
    /// Claims that are not in the gold.
    pub extra: usize,
    /// Claims of the gold that were not found.
    pub missed: usize,
    /// The share of the claims found that are right, 0 where nothing was found.
    pub precision: f64,
    /// The share of the gold that was found, 0 where there is none.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
}

impl Figures {
    /// Returns the figures of so many claims.
    pub fn new(right: usize, extra: usize, missed: usize) -> Self {
        let share = |wrong: usize| if right + wrong == 0 { 0.0 } else { right as f64 / (right + wrong) as f64 };
        let (precision, recall) = (share(extra), share(missed));
        let sum = precision + recall;
        let f1 = if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum };
        Self { right, extra, missed, precision, recall, f1 }
    }
}

/// The figures of one question, of one topic, or of all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Marks {
    /// The question or the topic.
    pub name: String,
    /// Of finding the claims.
    pub lenient: Figures,
    /// Of finding them with the right answer and the right party of the speaker.
    pub strict: Figures,
}

/// The figures of one topic and of its questions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicMarks {
    /// Of the topic.
    #[serde(flatten)]
    pub marks: Marks,
    /// Of its questions, by name.
    pub questions: Vec<Marks>,
}

/// How often a field of the claims found is as in the gold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slot {
    /// The field.
    pub name: &'static str,
    /// How often it is right.
    pub right: usize,
    /// How often the gold tells it.
    pub of: usize,
}

/// A claim on which gold and program differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The document it stands in.
    pub document: String,
    /// The line of its words, from 1, where they are in the document.
    pub line: Option<usize>,
    /// Their place.
    #[serde(skip)]
    pub span: Option<Span>,
    /// The topic.
    pub topic: String,
    /// The question.
    pub question: String,
    /// The words.
    pub quote: String,
    /// The claim of the gold, where there is one.
    pub gold: Option<ClaimRef>,
    /// The claim of the program, where there is one.
    pub found: Option<ClaimRef>,
    /// What it answers; of a wrong claim, each field that is not as in the gold.
    pub fields: Vec<Field>,
}

/// A field as the gold has it and as it was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// In the gold.
    pub gold: Option<String>,
    /// As found.
    pub found: Option<String>,
}

/// How well the claims found agree with the gold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// The documents that have gold.
    pub documents: usize,
    /// All claims together.
    pub overall: Marks,
    /// Topic by topic, by name.
    pub topics: Vec<TopicMarks>,
    /// The fields of the claims found.
    pub slots: Vec<Slot>,
    /// Claims of the gold that were not found, in the order of the documents.
    pub missed: Vec<Difference>,
    /// Claims that are not in the gold.
    pub extra: Vec<Difference>,
    /// Claims found with another answer, or with another party as the speaker's.
    pub wrong: Vec<Difference>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_right_of_ten_found_and_sixteen_wanted_make_eight_thirteenths() {
        let figures = Figures::new(8, 2, 8);
        assert_eq!((figures.precision, figures.recall), (0.8, 0.5));
        assert!((figures.f1 - 8.0 / 13.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_found_is_worth_nothing() {
        assert_eq!((Figures::new(0, 0, 0).precision, Figures::new(0, 0, 3).f1), (0.0, 0.0));
    }
}
