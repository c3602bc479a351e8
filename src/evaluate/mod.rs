//! Claims × gold → an evaluation: what was found of what a person annotated, what was not, and what was found besides.
//!
//! Comes in: gold, the documents, the claims in force. Goes out: precision, recall and F1 by topic and question, and each difference
//! with its words. It corrects nothing and writes nothing.
//!
//! ```text
//! gold: c1 killed five, c2 killed two · found: killed five, injured nine  →  1 right, 1 missed, 1 extra
//! ```
//!
//! A claim finds a gold claim of the same document and question where their quotes share three fifths of the shorter one's words. Each
//! finds one at most: those pair first that have the right answer, then the right party of the speaker, then the likest quotes. A further
//! claim that says again what was found counts neither way, and neither does optional gold. Strictly right is a claim whose answer and
//! speaker's party are right too.

mod agreement;
mod faults;
mod pairing;
mod slots;

pub use faults::faults;

use crate::model::{
    Answer, Claim, ClaimRef, Count, Difference, Document, Evaluation, Field, Figures, GoldClaim, GoldFile, Marks,
    Polarity, Span, Testimony, TopicMarks,
};
use agreement::{same_answer, same_party};
use pairing::{Pairing, pairing};
use std::collections::BTreeMap;

/// Returns how well the claims found agree with the gold, on the `topics` named, on all if none is. Documents without gold do not count.
pub fn evaluation(gold: &[GoldFile], documents: &[Document], found: &[Testimony], topics: &[String]) -> Evaluation {
    let is_asked = |claim: &Claim| topics.is_empty() || topics.contains(&claim.topic);
    let mut count = Tally::default();
    for file in gold {
        let wanted: Vec<&GoldClaim> = file.claims.iter().filter(|gold| is_asked(&gold.claim)).collect();
        let of_document = found.iter().filter(|t| t.document.id == file.document).map(|t| &t.claim);
        let claims: Vec<&Claim> = of_document.filter(|claim| is_asked(claim)).collect();
        let document = documents.iter().find(|document| document.id() == file.document);
        count.add(&Sheet { id: &file.document, document, wanted: &wanted, claims: &claims });
    }
    count.evaluation(gold.len())
}

/// One document with its gold and the claims found in it.
struct Sheet<'a> {
    id: &'a str,
    document: Option<&'a Document>,
    wanted: &'a [&'a GoldClaim],
    claims: &'a [&'a Claim],
}

/// How many are right, strictly right, extra and missed.
#[derive(Debug, Clone, Copy, Default)]
struct Numbers {
    right: usize,
    strict: usize,
    extra: usize,
    missed: usize,
}

impl Numbers {
    fn marks(self, name: &str) -> Marks {
        let loose = self.right - self.strict;
        Marks {
            name: name.into(),
            lenient: Figures::new(self.right, self.extra, self.missed),
            strict: Figures::new(self.strict, self.extra + loose, self.missed + loose),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            strict: self.strict + other.strict,
            extra: self.extra + other.extra,
            missed: self.missed + other.missed,
        }
    }
}

/// What has been counted so far.
#[derive(Default)]
struct Tally {
    questions: BTreeMap<(String, String), Numbers>,
    slots: slots::Slots,
    missed: Vec<Difference>,
    extra: Vec<Difference>,
    wrong: Vec<Difference>,
}

impl Tally {
    /// Counts one document.
    fn add(&mut self, sheet: &Sheet) {
        let Pairing { found, restated } = pairing(sheet.wanted, sheet.claims);
        for (gold, j) in sheet.wanted.iter().zip(&found) {
            match j {
                Some(j) => self.found(sheet, gold, sheet.claims[*j]),
                None => self.missed(sheet, gold),
            }
        }
        for (j, claim) in sheet.claims.iter().enumerate() {
            if !found.contains(&Some(j)) && !restated.contains(&j) {
                self.of(claim).extra += 1;
                self.extra.push(difference(sheet, None, Some(claim)));
            }
        }
    }

    fn of(&mut self, claim: &Claim) -> &mut Numbers {
        self.questions.entry((claim.topic.clone(), claim.question.clone())).or_default()
    }

    fn found(&mut self, sheet: &Sheet, gold: &GoldClaim, claim: &Claim) {
        let numbers = self.of(&gold.claim);
        if gold.optional {
            return;
        }
        let is_strict = same_answer(&gold.claim, claim) && same_party(&gold.claim, claim);
        numbers.right += 1;
        numbers.strict += usize::from(is_strict);
        self.slots.add(&gold.claim, claim);
        if !is_strict {
            self.wrong.push(difference(sheet, Some(&gold.claim), Some(claim)));
        }
    }

    fn missed(&mut self, sheet: &Sheet, gold: &GoldClaim) {
        let numbers = self.of(&gold.claim);
        if !gold.optional {
            numbers.missed += 1;
            self.missed.push(difference(sheet, Some(&gold.claim), None));
        }
    }

    fn evaluation(self, documents: usize) -> Evaluation {
        let mut topics: BTreeMap<String, (Numbers, Vec<Marks>)> = BTreeMap::new();
        let mut overall = Numbers::default();
        for ((topic, question), numbers) in &self.questions {
            let (sum, questions) = topics.entry(topic.clone()).or_default();
            *sum = sum.with(*numbers);
            questions.push(numbers.marks(question));
            overall = overall.with(*numbers);
        }
        let marks = |(topic, (sum, questions)): (String, (Numbers, Vec<Marks>))| TopicMarks {
            marks: sum.marks(&topic),
            questions,
        };
        Evaluation {
            documents,
            overall: overall.marks("all"),
            topics: topics.into_iter().map(marks).collect(),
            slots: self.slots.slots(),
            missed: self.missed,
            extra: self.extra,
            wrong: self.wrong,
        }
    }
}

/// Returns a claim of the gold or of the program, or both, with what they say.
fn difference(sheet: &Sheet, gold: Option<&Claim>, found: Option<&Claim>) -> Difference {
    let claim = gold.or(found).expect("one of the two is there");
    let named = |claim: &Claim| ClaimRef { document: sheet.id.into(), id: claim.id.clone() };
    let at = found.filter(|_| gold.is_none()).and_then(|found| found.at).map(|at| at.span());
    let quoted = |document: &Document| {
        let start = document.text.find(&claim.quote)?;
        Some(Span::new(start, start + claim.quote.len()))
    };
    let span = at.or_else(|| sheet.document.and_then(quoted));
    Difference {
        document: sheet.id.into(),
        line: span.zip(sheet.document).map(|(span, document)| document.line_of(span.start)),
        span,
        topic: claim.topic.clone(),
        question: claim.question.clone(),
        quote: claim.quote.clone(),
        gold: gold.map(named),
        found: found.map(named),
        fields: fields(gold, found),
    }
}

/// Returns the answer and the speaker's party; where both claims are there, only what differs.
fn fields(gold: Option<&Claim>, found: Option<&Claim>) -> Vec<Field> {
    let both = gold.zip(found);
    let field = |name, of: &dyn Fn(&Claim) -> Option<String>| Field {
        name,
        gold: gold.and_then(of),
        found: found.and_then(of),
    };
    let mut fields = Vec::new();
    if both.is_none_or(|(gold, found)| !same_answer(gold, found)) {
        fields.push(field("answer", &|claim| Some(words(claim))));
    }
    if both.is_none_or(|(gold, found)| !same_party(gold, found)) {
        fields.push(field("speaker_party", &|claim| claim.speaker_party.clone()));
    }
    fields
}

/// Returns an answer in words, a count with its interval.
fn words(claim: &Claim) -> String {
    let end = |n: Option<u64>| n.map_or("…".into(), |n| n.to_string());
    let interval = |count: &Count| match (count.min, count.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (min, max) => format!("{} to {}", end(min), end(max)),
    };
    let answer = match &claim.answer {
        Answer::Count(count) => format!("{} ({})", interval(count), count.text),
        Answer::Parties(parties) => parties.join(", "),
        Answer::Status(status) => status.clone(),
    };
    if claim.polarity == Polarity::Denied { format!("not {answer}") } else { answer }
}

#[cfg(test)]
mod tests;
