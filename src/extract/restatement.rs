//! One claim said twice by the same speaker in one document is one claim with a further mention.

use crate::model::{Answer, Claim};

/// Returns the claims with restatements folded into the fullest of them.
pub(super) fn merged(claims: Vec<Claim>) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::new();
    for claim in claims {
        match kept.iter_mut().find(|earlier| restates(earlier, &claim)) {
            Some(earlier) => fold(earlier, claim),
            None => kept.push(claim),
        }
    }
    kept
}

fn fold(earlier: &mut Claim, claim: Claim) {
    let (mut keep, other) =
        if fullness(&claim) > fullness(earlier) { (claim, earlier.clone()) } else { (earlier.clone(), claim) };
    keep.mentions.extend(other.mentions);
    keep.mentions.extend(other.at.filter(|at| Some(*at) != keep.at));
    keep.mentions.sort();
    keep.mentions.dedup();
    *earlier = keep;
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
