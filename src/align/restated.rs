//! Restatements: one speaker who says the same twice in one document says it once.

use super::gate;
use super::profile::Profile;
use crate::model::{Answer, Gate, Polarity};
use std::collections::BTreeMap;

/// Returns for each claim the claim that stands for it: itself, or what its speaker says more fully in the same document.
pub(super) fn spokesmen(profiles: &[Profile]) -> Vec<usize> {
    let mut alike: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        alike.entry(key(profile)).or_default().push(index);
    }
    let mut stands_for: Vec<usize> = (0..profiles.len()).collect();
    for mut group in alike.into_values().filter(|group| group.len() > 1) {
        group.sort_by_key(|index| fullness(&profiles[*index]));
        let mut first: Vec<usize> = Vec::new();
        for index in group {
            match first.iter().find(|other| is_restated(&profiles[index], &profiles[**other])) {
                Some(other) => stands_for[index] = *other,
                None => first.push(index),
            }
        }
    }
    stands_for
}

/// What two restatements have in common: document, question, speaker, answer, polarity.
type Key<'a> = (&'a str, &'a str, String, String, Polarity);

fn key<'a>(profile: &Profile<'a>) -> Key<'a> {
    let claim = profile.claim();
    let answer = match &claim.answer {
        Answer::Count(count) => format!("{:?}..{:?}", count.min, count.max),
        Answer::Parties(parties) => parties.join("\n"),
        Answer::Status(word) => word.clone(),
    };
    let speaker = format!("{} {}", claim.speaker.is_some(), profile.speaker);
    (&profile.testimony.document.id, &claim.question, speaker, answer, claim.polarity)
}

/// Orders restatements: one that says when first, one of the text before the headline, and then as they stand.
fn fullness<'a>(profile: &Profile<'a>) -> (bool, bool, usize, &'a str) {
    let claim = profile.claim();
    let headline = profile.testimony.document.title.as_deref().is_some_and(|title| title.contains(claim.quote.trim()));
    (!profile.days.stated, headline, claim.at.map_or(0, |at| at.start), &claim.id)
}

/// Tells whether nothing but the speaker keeps the two apart.
fn is_restated(a: &Profile, b: &Profile) -> bool {
    !matches!(gate::pass_as_strangers(a, b), Err(gate) if gate != Gate::Modality)
}
