//! One claim said twice by the same speaker in one document is one claim with a further mention.

use crate::model::{Answer, Claim};
use std::collections::BTreeMap;

/// Returns the claims with restatements folded into the fullest of them.
pub(super) fn merged(claims: Vec<Claim>) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::new();
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for claim in claims {
        let earlier = alike.entry(gist(&claim)).or_default();
        let near = &earlier[earlier.len().saturating_sub(REMEMBERED)..];
        match near.iter().find(|at| restates(&kept[**at], &claim)) {
            Some(at) => fold(&mut kept[*at], claim),
            None => {
                earlier.push(kept.len());
                kept.push(claim);
            }
        }
    }
    for claim in &mut kept {
        claim.mentions.sort();
        claim.mentions.dedup();
    }
    kept
}

/// How many claims of one gist are kept in mind, to be told again: a bound for hostile text.
const REMEMBERED: usize = 64;

/// Returns what two claims must have in common for one to restate the other, as a key.
fn gist(claim: &Claim) -> String {
    let answer = match &claim.answer {
        Answer::Count(count) => format!("{:?}", (count.min, count.max)),
        answer => format!("{answer:?}"),
    };
    format!("{}\u{1f}{:?}\u{1f}{answer}", claim.question, claim.speaker_party)
}

fn fold(earlier: &mut Claim, claim: Claim) {
    let mut other = claim;
    if fullness(&other) > fullness(earlier) {
        std::mem::swap(earlier, &mut other);
    }
    earlier.mentions.extend(other.mentions);
    earlier.mentions.extend(other.at.filter(|at| Some(*at) != earlier.at));
}

/// Returns how much of a claim is filled in.
fn fullness(claim: &Claim) -> usize {
    let slots = [
        claim.event_date.is_some(),
        claim.place.is_some(),
        claim.by.is_some(),
        claim.of.is_some(),
        claim.victims_side.is_some(),
    ];
    slots.into_iter().filter(|filled| *filled).count()
}

/// Tells whether `claim` says again what `earlier` says: same question, speaker, answer, and nothing that keeps them apart.
fn restates(earlier: &Claim, claim: &Claim) -> bool {
    let same = earlier.question == claim.question
        && earlier.speaker_party == claim.speaker_party
        && (earlier.speaker == claim.speaker || earlier.at == claim.at)
        && earlier.polarity == claim.polarity
        && earlier.victims_group == claim.victims_group
        && same_answer(&earlier.answer, &claim.answer);
    same && compatible(&earlier.victims, &claim.victims)
        && compatible(&earlier.victims_side, &claim.victims_side)
        && earlier.event_date.zip(claim.event_date).is_none_or(|(a, b)| a.meets(&b))
        && (earlier.quote == claim.quote || likeness(&earlier.quote, &claim.quote) >= 0.5)
}

fn compatible<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn same_answer(a: &Answer, b: &Answer) -> bool {
    match (a, b) {
        (Answer::Count(a), Answer::Count(b)) => (a.min, a.max) == (b.min, b.max),
        (a, b) => a == b,
    }
}

/// Returns the share of words that two quotes have in common, of the shorter one's.
fn likeness(a: &str, b: &str) -> f64 {
    let words = |text: &str| {
        let mut words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_lowercase).collect();
        words.sort();
        words.dedup();
        words
    };
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}
