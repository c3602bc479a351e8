//! The words of a quote → its clauses: what is said of whom, whether it is turned round, and how firmly.
//!
//! A clause is what hangs on one verb, one predicate after "be", or one noun that has an opposite ("the predecessor of"). Subjects are
//! found through passives, relative clauses and control, as far as the tree goes.

use super::grammar::Grammar;
use crate::model::{Count, DateRange, Descriptor, Document, Format, Span};
use crate::packs::Lexicons;
use crate::text;
use std::collections::BTreeSet;

/// How firmly a clause is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// As a fact.
    Fact,
    /// As something that can be done.
    Ability,
    /// As something one is bound to do.
    Duty,
    /// As something that need not be so: a plan, a condition, hearsay.
    Open,
}

/// A noun of a clause with what hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Thing {
    /// Its dictionary form, in lower case.
    pub(super) head: String,
    /// The preposition it hangs on, else nothing: "in" of "in the capital".
    pub(super) case: String,
    /// It is a name.
    pub(super) is_name: bool,
    /// It stands for another noun: "it", "who".
    pub(super) is_pronoun: bool,
    /// The content words of its phrase, itself included.
    pub(super) words: BTreeSet<String>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// The words it is looked up by: "leave", "leave for", "pull out".
    pub(super) forms: Vec<String>,
    /// The classes of words with an opposite that one of its forms belongs to.
    pub(super) classes: Vec<String>,
    pub(super) is_negated: bool,
    pub(super) mood: Mood,
    pub(super) subject: Option<Thing>,
    pub(super) object: Option<Thing>,
    pub(super) rest: Vec<Thing>,
    /// The sentence it stands in.
    pub(super) sentence: usize,
}

/// A number of things in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    pub(super) noun: String,
    pub(super) count: Count,
    pub(super) sentence: usize,
}

/// A quote as the judge reads it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::judge) struct Reading {
    pub(super) clauses: Vec<Clause>,
    pub(super) counted: Vec<Counted>,
    /// The content words of each sentence.
    pub(super) words: Vec<BTreeSet<String>>,
    /// The numbers of each sentence as written.
    pub(super) numbers: Vec<BTreeSet<String>>,
    /// The days each sentence names, reckoned as if both quotes were published on one day.
    pub(super) days: Vec<Vec<DateRange>>,
}

/// Returns what a quote says, clause by clause.
pub(in crate::judge) fn read(quote: &str, lexicons: &Lexicons) -> Reading {
    let descriptor = Descriptor { id: "quote".into(), file: "quote.txt".into(), ..Descriptor::default() };
    let document = Document::new(descriptor, Format::Plain, quote.to_string(), Span::new(0, quote.len()));
    let mut reading = Reading::default();
    let some_day = Some(jiff::civil::date(2000, 1, 15));
    for (number, sentence) in text::read(&document).iter().enumerate() {
        let grammar = Grammar::new(&document.text, sentence, lexicons);
        let is_question = sentence.tokens.last().is_some_and(|token| token.word(&document.text) == "?");
        let heads = (0..sentence.tokens.len()).filter(|i| !is_question && grammar.is_predicate(*i));
        reading.clauses.extend(heads.map(|i| grammar.clause(i, number)));
        reading.counted.extend(grammar.counted(number));
        reading.words.push((0..sentence.tokens.len()).filter_map(|i| grammar.content(i)).collect());
        reading.numbers.push(grammar.numbers());
        let named = text::date::moments(&document.text, &sentence.tokens, some_day);
        reading.days.push(named.into_iter().map(|moment| moment.days).collect());
    }
    reading
}

impl Reading {
    /// Tells whether a content word stands anywhere in the quote.
    pub(super) fn names(&self, word: &str) -> bool {
        self.words.iter().any(|sentence| sentence.contains(word))
    }
}

impl Clause {
    /// Returns its nouns, the subject first.
    pub(super) fn things(&self) -> impl Iterator<Item = &Thing> + Clone {
        self.subject.iter().chain(&self.object).chain(&self.rest)
    }

    /// Tells whether both are looked up by one word.
    pub(super) fn shares_form(&self, other: &Clause) -> bool {
        self.forms.iter().any(|form| other.forms.contains(form))
    }

    /// Returns the content words of all its nouns.
    pub(super) fn words(&self) -> BTreeSet<&str> {
        self.things().flat_map(|thing| thing.words.iter().map(String::as_str)).collect()
    }
}
