//! Issues → judgements: the bench of judges.
//!
//! In: claims and the pairs worth judging. Out: one judgement a pair, with the judge's name and one sentence of grounds. A judge sees
//! two claims at a time and nothing else, so a verdict depends neither on the order of documents nor on other documents.
//! It does not ask who is right.
//!
//! ```text
//! Arden said Belmark broke the ceasefire, Belmark said Arden broke the ceasefire: each blames the other for the same event.   conflict
//! ```
//!
//! A contradiction wants [`Footing::Same`]; what is less than sure to be one matter stays undetermined.

mod case;
mod count;
mod demand;
mod parties;
mod polarity;
mod sovereignty;
mod status;
mod wording;

use crate::model::{Alignment, ClaimRef, Compare, Judgement, Pair, Relation, Says, Testimony};
use crate::packs::Packs;
use case::{Case, Finding};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A judge: it sees one case and says what it finds.
type Judge = fn(&Case) -> Finding;

/// Judges by the name a pack calls them.
const BENCH: [(&str, Judge); 5] = [
    ("count", count::judge),
    ("demand", demand::judge),
    ("parties", parties::judge),
    ("sovereignty", sovereignty::judge),
    ("status", status::judge),
];

/// Returns a judgement for each comparable pair, sorted by issue and claims.
pub fn judgements(testimonies: &[Testimony], alignment: &Alignment, packs: &Packs) -> Vec<Judgement> {
    let issues: BTreeMap<&ClaimRef, &str> = alignment
        .issues
        .iter()
        .flat_map(|issue| issue.claims.iter().map(|claim| (claim, issue.key.as_str())))
        .collect();
    let references: Vec<ClaimRef> = testimonies.iter().map(Testimony::reference).collect();
    let judged = alignment.comparable.par_iter().map(|pair| {
        let (first, second) = in_order(*pair, &references);
        let issue = [first, second].iter().find_map(|index| issues.get(&references[*index]));
        let (judge, finding) = hear(&testimonies[first], &testimonies[second], *pair, packs);
        Judgement {
            relation: finding.relation,
            question: testimonies[first].claim.question.clone(),
            issue: issue.map_or(String::new(), |key| (*key).to_string()),
            claims: [references[first].clone(), references[second].clone()],
            judge: judge.into(),
            why: finding.why,
        }
    });
    let mut judgements: Vec<Judgement> = judged.collect();
    judgements.sort_by(|a, b| (&a.issue, &a.claims, &a.judge).cmp(&(&b.issue, &b.claims, &b.judge)));
    judgements
}

/// Returns the pair in the order of the claims' names, which no order of documents changes.
fn in_order(pair: Pair, references: &[ClaimRef]) -> (usize, usize) {
    if references[pair.first] <= references[pair.second] {
        (pair.first, pair.second)
    } else {
        (pair.second, pair.first)
    }
}

/// Hears one case and returns the judge's name with what it found, its sentence led by what both claims say.
fn hear(first: &Testimony, second: &Testimony, pair: Pair, packs: &Packs) -> (&'static str, Finding) {
    let asked = packs.question(&first.claim.question).map(|(_, question)| question);
    let (says, compare) = (asked.map(|q| &q.says), asked.map(|q| &q.compare));
    let statuses = asked.map_or(&[][..], |question| &question.statuses);
    let (unasked, unsaid) = (case::unasked(&first.claim), Says::default());
    let compare: &Compare = compare.unwrap_or(&unasked);
    let case = Case {
        first,
        second,
        footing: pair.footing,
        says: says.unwrap_or(&unsaid),
        compare,
        statuses,
        lexicons: &packs.lexicons,
    };
    let (judge, finding) = if first.claim.polarity == second.claim.polarity {
        let seat = BENCH.iter().find(|(name, _)| *name == compare.judge).unwrap_or(&BENCH[2]);
        (seat.0, (seat.1)(&case))
    } else {
        ("polarity", polarity::judge(&case))
    };
    let finding = case.temper(finding);
    let why = format!("{}: {}.", wording::both(&case), finding.why);
    (judge, Finding { why, ..finding })
}

/// Tells whether a relation says that two claims cannot stand together.
pub(crate) fn is_clash(relation: Relation) -> bool {
    matches!(relation, Relation::Conflict | Relation::Oppose)
}

#[cfg(test)]
mod tests;
