//! How often the fields of the claims found are as in the gold.

use super::agreement::{Words, plain, same_answer, same_party};
use crate::model::{Answer, Claim, Slot};

/// The fields that are looked at, in the order in which they are shown.
const FIELDS: [(&str, Test); 14] = [
    ("answer", |gold, found| Some(same_answer(gold, found))),
    ("answer: parties", |gold, found| matches!(gold.answer, Answer::Parties(_)).then(|| same_answer(gold, found))),
    ("answer: count", |gold, found| matches!(gold.answer, Answer::Count(_)).then(|| same_answer(gold, found))),
    ("answer: status", |gold, found| matches!(gold.answer, Answer::Status(_)).then(|| same_answer(gold, found))),
    ("speaker", |gold, found| like(&gold.speaker, &found.speaker)),
    ("speaker_party", |gold, found| Some(same_party(gold, found))),
    ("act", |gold, found| Some(gold.act == found.act)),
    ("polarity", |gold, found| Some(gold.polarity == found.polarity)),
    ("modality", |gold, found| Some(gold.modality == found.modality)),
    ("event_date", |gold, found| {
        let of_gold = gold.event_date.as_ref()?;
        Some(found.event_date.as_ref().is_some_and(|days| days.meets(of_gold)))
    }),
    ("place", |gold, found| like(&gold.place, &found.place)),
    ("victims", |gold, found| gold.victims.map(|victims| found.victims == Some(victims))),
    ("victims_side", |gold, found| same(&gold.victims_side, &found.victims_side)),
    ("by", |gold, found| same(&gold.by, &found.by)),
];

/// Tells whether a field of the claim found is as in the gold; nothing where the gold does not tell it.
type Test = fn(&Claim, &Claim) -> Option<bool>;

/// How often each field is right, and how often the gold tells it.
#[derive(Default)]
pub(super) struct Slots([(usize, usize); FIELDS.len()]);

impl Slots {
    /// Counts a claim that was found.
    pub(super) fn add(&mut self, gold: &Claim, found: &Claim) {
        for ((right, of), (_, test)) in self.0.iter_mut().zip(FIELDS) {
            if let Some(is_right) = test(gold, found) {
                *right += usize::from(is_right);
                *of += 1;
            }
        }
    }

    /// Returns the fields that the gold tells anywhere.
    pub(super) fn slots(self) -> Vec<Slot> {
        let slots = self.0.into_iter().zip(FIELDS).map(|((right, of), (name, _))| Slot { name, right, of });
        slots.filter(|slot| slot.of > 0).collect()
    }
}

/// Tells whether a name as written shares its words with the gold's; there is more than one way to cut it out of a sentence.
fn like(gold: &Option<String>, found: &Option<String>) -> Option<bool> {
    let gold = Words::of(gold.as_deref()?);
    Some(found.as_deref().is_some_and(|found| gold.overlaps(&Words::of(found))))
}

fn same(gold: &Option<String>, found: &Option<String>) -> Option<bool> {
    let gold = plain(gold.as_deref()?);
    Some(found.as_deref().is_some_and(|found| plain(found) == gold))
}
