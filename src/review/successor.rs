//! Decisions whose words were edited: which proposal has come in the place of each.
//!
//! ```text
//! rejected: "Six were killed and 20 hurt"   ·   proposed: "Six were killed and 23 hurt"   →   the same claim: rejected still
//! rejected: "Six were killed and 20 hurt"   ·   proposed: "Nine were killed and 20 hurt"  →   another claim: shown with what was decided
//! ```

use super::{quote, reference, reopened};
use crate::model::{Claim, Diagnostic, Document, Review};
use std::collections::BTreeSet;

/// How much alike two quotes must be to be one that was edited, after normalised Levenshtein distance.
const LIKE: f64 = 0.6;

/// A proposal that has come in the place of a decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Successor<'a> {
    pub(super) decision: &'a Claim,
    pub(super) proposal: &'a Claim,
}

/// Returns the proposals that have come in the place of decisions whose words are gone: each the most like its decision among those that
/// answer its question and that nobody has decided on.
pub(super) fn successors<'a>(decisions: &'a [Claim], document: &Document, proposed: &'a [Claim]) -> Vec<Successor<'a>> {
    let ids = |claims: &'a [Claim]| -> BTreeSet<&'a str> { claims.iter().map(|claim| claim.id.as_str()).collect() };
    let (decided, known) = (ids(decisions), ids(proposed));
    let gone =
        decisions.iter().filter(|claim| !known.contains(claim.id.as_str()) && quote::place(claim, document).is_none());
    let free: Vec<&Claim> = proposed.iter().filter(|claim| !decided.contains(claim.id.as_str())).collect();
    let pairs = gone.flat_map(|decision| free.iter().map(move |proposal| Successor { decision, proposal }));
    let like = |pair: Successor<'a>| Some((pair.unlike()?, pair));
    let mut likes: Vec<_> = pairs.filter_map(like).collect();
    likes.sort_by_key(|(unlike, pair)| (!pair.is_same(), *unlike, pair.decision.id.clone(), pair.proposal.id.clone()));
    let (mut left, mut come) = (BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    for (_, pair) in likes {
        if !left.contains(&pair.decision.id) && !come.contains(&pair.proposal.id) {
            left.insert(&pair.decision.id);
            come.insert(&pair.proposal.id);
            found.push(pair);
        }
    }
    found
}

impl Successor<'_> {
    /// Tells whether the proposal says what the decision is on, in all but the wording.
    fn is_same(&self) -> bool {
        let said = |claim: &Claim| Claim { quote: String::new(), ..claim.clone() }.reading();
        said(self.decision) == said(self.proposal)
    }

    /// Tells whether a rejection holds for the proposal too.
    pub(super) fn stays_rejected(&self) -> bool {
        self.decision.review == Review::Rejected && self.is_same()
    }

    /// Returns how little alike the quotes are, the most alike first; nothing where the one is no edit of the other.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a likeness lies between 0 and 1")]
    fn unlike(&self) -> Option<u32> {
        let (then, now) = (&self.decision.quote, &self.proposal.quote);
        let likeness = || strsim::normalized_levenshtein(then, now);
        let unlike = (self.decision.question == self.proposal.question).then(|| 1.0 - likeness())?;
        (unlike <= 1.0 - LIKE).then_some((unlike * 1e6) as u32)
    }

    /// Returns what is to be said of a rejected claim that comes up in edited words; nothing of another decision, which is re-opened.
    pub(super) fn told(&self, document: &Document) -> Option<Diagnostic> {
        let Self { decision, proposal } = self;
        if decision.review != Review::Rejected {
            return None;
        }
        let (old, new) = (reference(document.id(), decision), reference(document.id(), proposal));
        let said = if decision.note.is_empty() { None } else { Some(format!("your note: {}", decision.note)) };
        let diagnostic = if self.is_same() {
            Diagnostic::remark("rejection-carried", format!("`{new}` is `{old}` in edited words: it stays rejected"))
                .help(format!("if it should stand, take `{}` out of this file", decision.id))
        } else {
            let differ = reopened::differences(decision, proposal);
            let message = format!("`{new}` is proposed where you rejected `{old}`: {differ}");
            Diagnostic::warning("rejected-before", message)
                .help(format!("decide on it: `rashomon review`, or `rashomon review --reject {new}`"))
        };
        let diagnostic = diagnostic.about(old, "review");
        Some(match said {
            Some(note) => diagnostic.note(note),
            None => diagnostic,
        })
    }
}
