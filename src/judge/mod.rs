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
mod clauses;
mod count;
mod demand;
mod parties;
mod polarity;
mod sovereignty;
mod status;
mod wording;

use crate::model::{Alignment, ClaimRef, Compare, Footing, Judgement, Pair, Relation, Says, Testimony};
use crate::packs::Packs;
use case::{Case, Finding};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A judge: it sees one case and says what it finds.
type Judge = fn(&Case) -> Finding;

/// Judges by the name a pack calls them.
const BENCH: [(&str, Judge); 6] = [
    ("clauses", clauses::judge),
    ("count", count::judge),
    ("demand", demand::judge),
    ("parties", parties::judge),
    ("sovereignty", sovereignty::judge),
    ("status", status::judge),
];

/// Returns a judgement for each comparable pair, sorted by issue and claims.
pub fn judgements(testimonies: &[Testimony], alignment: &Alignment, packs: &Packs) -> Vec<Judgement> {
    let references: Vec<ClaimRef> = testimonies.iter().map(Testimony::reference).collect();
    let docket = docket(&references, alignment);
    let readings: Vec<OnceLock<clauses::Reading>> = testimonies.iter().map(|_| OnceLock::new()).collect();
    let heard = |[first, second]: [usize; 2], footing: Footing| {
        hear([&testimonies[first], &testimonies[second]], [&readings[first], &readings[second]], footing, packs)
    };
    let judged = docket.par_iter().filter_map(|Summons { issue, claims, footing, through }| {
        let (judge, finding) = heard(*claims, *footing);
        let holds = through.is_none_or(|(through, footing)| heard(through, footing).1.relation == finding.relation);
        holds.then(|| Judgement {
            relation: finding.relation,
            question: testimonies[claims[0]].claim.question.clone(),
            issue: (*issue).to_string(),
            claims: claims.map(|index| references[index].clone()),
            judge: judge.into(),
            why: finding.why,
            through: through.map(|(through, _)| through.map(|index| references[index].clone())),
        })
    });
    judged.collect()
}

/// Returns the judgement on two claims that can be compared, whatever else is in the corpus.
pub fn between(a: &Testimony, b: &Testimony, footing: Footing, packs: &Packs) -> Option<Judgement> {
    let comparable = vec![Pair { first: 0, second: 1, footing }];
    judgements(&[a.clone(), b.clone()], &Alignment { comparable, ..Alignment::default() }, packs).pop()
}

/// A pair of claims to be heard.
struct Summons<'a> {
    /// The key of their issue.
    issue: &'a str,
    /// The claims in the order of their names.
    claims: [usize; 2],
    footing: Footing,
    /// The pair that stands for them and its footing: of the two claims only that is told which holds of this pair, too.
    through: Option<([usize; 2], Footing)>,
}

/// Returns the cases with the key of their issue, sorted by issue and by the claims' names, which no order of documents changes.
fn docket<'a>(references: &[ClaimRef], alignment: &'a Alignment) -> Vec<Summons<'a>> {
    let mut by_name: Vec<usize> = (0..references.len()).collect();
    by_name.sort_by(|a, b| references[*a].cmp(&references[*b]));
    let mut rank = vec![0; references.len()];
    by_name.iter().enumerate().for_each(|(place, index)| rank[*index] = place);
    let issues: HashMap<&ClaimRef, &str> = alignment
        .issues
        .iter()
        .flat_map(|issue| issue.claims.iter().map(|claim| (claim, issue.key.as_str())))
        .collect();
    let keys: Vec<&str> = references.iter().map(|name| issues.get(name).copied().unwrap_or_default()).collect();
    let named = |pair: &Pair| {
        let (a, b) = (pair.first, pair.second);
        if rank[a] <= rank[b] { [a, b] } else { [b, a] }
    };
    let summons = |pair: &Pair, through: Option<&Pair>| {
        let [first, second] = named(pair);
        let issue = if keys[first].is_empty() { keys[second] } else { keys[first] };
        let through = through.map(|through| (named(through), through.footing));
        Summons { issue, claims: [first, second], footing: pair.footing, through }
    };
    let own = alignment.comparable.iter().map(|pair| summons(pair, None));
    let represented = alignment.represented.iter().map(|other| summons(&other.pair, Some(&other.through)));
    let mut docket: Vec<Summons> = own.chain(represented).collect();
    docket.sort_unstable_by_key(|summons| {
        (summons.issue, summons.claims.map(|index| rank[index]), summons.through.map(|(pair, _)| pair.map(|i| rank[i])))
    });
    docket
}

/// Hears one case and returns the judge's name with what it found, its sentence led by what both claims say.
fn hear<'a>(
    [first, second]: [&'a Testimony; 2],
    readings: [&'a OnceLock<clauses::Reading>; 2],
    footing: Footing,
    packs: &Packs,
) -> (&'static str, Finding) {
    let asked = packs.question(&first.claim.question).map(|(_, question)| question);
    let (says, compare) = (asked.map(|q| &q.says), asked.map(|q| &q.compare));
    let statuses = asked.map_or(&[][..], |question| &question.statuses);
    let (unasked, unsaid) = (Compare::unasked(&first.claim.answer), Says::default());
    let compare: &Compare = compare.unwrap_or(&unasked);
    let (says, lexicons) = (says.unwrap_or(&unsaid), &packs.lexicons);
    let case = Case { first, second, footing, says, compare, statuses, lexicons, readings };
    let (judge, finding) = if first.claim.polarity == second.claim.polarity {
        let seat = BENCH.iter().find(|(name, _)| *name == compare.judge).unwrap_or(&BENCH[0]);
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

/// Tells whether a judgement that leaves a pair open names what may make the two contraries, which a reader may look at and is not told as
/// a conflict.
pub fn is_suspected(judgement: &Judgement) -> bool {
    clauses::is_suspected(judgement)
}

#[cfg(test)]
mod tests;
