//! What became of each claim.

use super::pairs::{Pair, words};
use crate::model::{Answer, Claim, ClaimChange, ClaimShift, Stated};
use std::collections::BTreeSet;

/// Returns the claims that are new, withdrawn or changed, by document and id.
pub(super) fn changes<'a>(pairs: &[Pair<'a>]) -> Vec<ClaimChange<'a>> {
    let mut changes: Vec<ClaimChange> = pairs.iter().filter_map(change).collect();
    changes.sort_by_key(|change| {
        let name = |told: &Option<Stated<'a>>| told.map(|told| (told.document, told.claim.id.as_str()));
        let mut names = [name(&change.before), name(&change.after)];
        names.sort_unstable();
        (names, change.kinds.clone())
    });
    changes
}

fn change<'a>((before, after): &Pair<'a>) -> Option<ClaimChange<'a>> {
    let kinds = match (before, after) {
        (Some(before), Some(after)) => shifts(before.claim, after.claim),
        (Some(_), None) => BTreeSet::from([ClaimShift::Withdrawn]),
        (None, _) => BTreeSet::from([ClaimShift::New]),
    };
    (!kinds.is_empty()).then_some(ClaimChange { kinds, before: *before, after: *after })
}

/// Returns how a claim differs; where its quote stands is no difference.
fn shifts(before: &Claim, after: &Claim) -> BTreeSet<ClaimShift> {
    let kinds = [
        (ClaimShift::Reversed, before.polarity != after.polarity),
        (ClaimShift::Requantified, is_other_count(&before.answer, &after.answer)),
        (ClaimShift::Reanswered, is_other_answer(&before.answer, &after.answer)),
        (ClaimShift::Reattributed, speakers(before) != speakers(after)),
        (ClaimShift::Redated, before.event_date != after.event_date),
        (ClaimShift::Detailed, details(before) != details(after)),
        (ClaimShift::Reworded, words(&before.quote) != words(&after.quote)),
        (ClaimShift::Reviewed, (before.review, &before.note) != (after.review, &after.note)),
    ];
    kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}

/// Tells whether two numbers differ; "five" and "5" do not.
fn is_other_count(before: &Answer, after: &Answer) -> bool {
    match (before, after) {
        (Answer::Count(one), Answer::Count(other)) => {
            (one.min, one.max, one.approx, one.vague) != (other.min, other.max, other.approx, other.vague)
        }
        _ => false,
    }
}

fn is_other_answer(before: &Answer, after: &Answer) -> bool {
    !matches!((before, after), (Answer::Count(_), Answer::Count(_))) && before != after
}

fn speakers(claim: &Claim) -> (&Option<String>, &Option<String>, &[String]) {
    (&claim.speaker, &claim.speaker_party, &claim.relayed_by)
}

/// Returns a claim that has nothing but its details.
fn details(claim: &Claim) -> Claim {
    Claim {
        id: String::new(),
        speaker: None,
        speaker_party: None,
        relayed_by: Vec::new(),
        answer: Answer::Parties(Vec::new()),
        event_date: None,
        polarity: Default::default(),
        quote: String::new(),
        at: None,
        mentions: Vec::new(),
        review: Default::default(),
        note: String::new(),
        ..claim.clone()
    }
}
