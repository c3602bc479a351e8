//! Which claim finds which claim of the gold.

use super::agreement::{Words, same_answer, same_party};
use crate::model::{Claim, GoldClaim};
use std::collections::BTreeSet;

/// Which claims found which.
pub(super) struct Pairing {
    /// For each claim of the gold the claim that found it.
    pub(super) found: Vec<Option<usize>>,
    /// The claims that say again what another one found.
    pub(super) restated: BTreeSet<usize>,
}

/// A claim of the gold and a claim that may have found it.
struct Candidate {
    gold: usize,
    claim: usize,
    /// What speaks for pairing them: a claim that counts, the right answer, the right party.
    grounds: (bool, bool, bool),
    likeness: f64,
}

/// Pairs claims with gold, one with one, the likeliest first; among equals in the order of the gold, then of the claims.
pub(super) fn pairing(wanted: &[&GoldClaim], claims: &[&Claim]) -> Pairing {
    let mut candidates = candidates(wanted, claims);
    candidates.sort_by(|a, b| b.grounds.cmp(&a.grounds).then(b.likeness.total_cmp(&a.likeness)));
    let mut found = vec![None; wanted.len()];
    let mut used = BTreeSet::new();
    for candidate in &candidates {
        if found[candidate.gold].is_none() && !used.contains(&candidate.claim) {
            found[candidate.gold] = Some(candidate.claim);
            used.insert(candidate.claim);
        }
    }
    let restated = candidates.iter().map(|candidate| candidate.claim).filter(|claim| !used.contains(claim)).collect();
    Pairing { found, restated }
}

fn candidates(wanted: &[&GoldClaim], claims: &[&Claim]) -> Vec<Candidate> {
    let words: Vec<Words> = claims.iter().map(|claim| Words::of(&claim.quote)).collect();
    let mut candidates = Vec::new();
    for (i, gold) in wanted.iter().enumerate() {
        let quote = Words::of(&gold.claim.quote);
        for (j, claim) in claims.iter().enumerate() {
            if gold.claim.question == claim.question && quote.overlaps(&words[j]) {
                candidates.push(Candidate {
                    gold: i,
                    claim: j,
                    grounds: (!gold.optional, same_answer(&gold.claim, claim), same_party(&gold.claim, claim)),
                    likeness: quote.likeness(&words[j]),
                });
            }
        }
    }
    candidates
}
