//! Judge of clauses: two quotes of a question that no frame answers, laid beside each other.
//!
//! In: the quotes. Out: a conflict where a clause of one cannot stand beside a clause of the other: negation, opposites, numbers,
//! and what one is bound or able to do (the types that text alone can tell of de Marneffe, Rafferty and Manning, "Finding
//! contradictions in text", ACL 2008). Nothing is found that needs to be inferred. Clauses that do not align are not compared.
//!
//! ```text
//! "The council rejected the dam." / "The dam was approved by the council on Friday."   conflict: "reject" is the contrary of "approve"
//! ```

mod clause;
mod differ;
mod grammar;
mod suspicion;
#[cfg(test)]
mod tests;

use super::case::{Case, Finding};
use crate::model::{Judgement, Relation};
pub(super) use clause::{Reading, read};

/// What begins the ground of a pair that is left open although something may make the two contraries.
const PERHAPS: &str = "perhaps contraries";

/// Tells whether a judgement that leaves a pair open names what may make the two contraries.
pub(super) fn is_suspected(judgement: &Judgement) -> bool {
    judgement.relation == Relation::Undetermined && judgement.why.contains(PERHAPS)
}

/// Judges two quotes by their clauses.
pub(super) fn judge(case: &Case) -> Finding {
    let (one, other) = case.readings();
    if case.first.claim.answer == case.second.claim.answer && case.first.claim.polarity == case.second.claim.polarity {
        return Finding::new(Relation::Agree, "the same answer");
    }
    match differ::difference(one, other, case.lexicons) {
        Some(difference) => Finding::new(difference.relation(), difference.to_string()),
        None => {
            let why = suspicion::suspicion(one, other, case.lexicons).map(|found| format!("{PERHAPS}: {found}"));
            let why = why.unwrap_or_else(|| "no clause of one is the contrary of a clause of the other".into());
            Finding::new(Relation::Undetermined, why)
        }
    }
}
