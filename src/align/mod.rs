//! Claims → issues: which claims answer the same question about the same matter.
//!
//! In: the claims in force, each with its document's descriptor. Out: issues, the pairs worth judging with how firmly they speak of
//! the same matter, and the tempting pairs that were kept apart with the reason. Whether answers clash is for the judges.
//!
//! ```text
//! "Both accused each other of breaking the truce on 3 May" (2021)   one issue, one pair
//! "… broke the truce on 3 May" (2021) / "… on 4 May" (2022)         kept apart: 3 May 2021 / 4 May 2022
//! ```

mod gate;
mod ground;
mod groups;
mod index;
mod issues;
mod members;
mod near;
mod profile;
mod reason;
mod restated;
mod time;

use crate::model::{Alignment, Footing, Gate, NearMiss, Testimony};
use crate::packs::Packs;
use profile::Profile;
use std::collections::BTreeMap;

/// Returns the issues, the comparable pairs, and the tempting pairs that were kept apart with the reason.
pub fn issues(testimonies: &[Testimony], packs: &Packs) -> Alignment {
    let profiles: Vec<Profile> = testimonies.iter().map(|testimony| Profile::read(testimony, packs)).collect();
    let stands_for = restated::spokesmen(&profiles);
    let mut by_question: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        let claim = profile.claim();
        by_question.entry((&claim.topic, &claim.question)).or_default().push(index);
    }
    let mut alignment = Alignment::default();
    for members in by_question.values() {
        let own: Vec<usize> = members.iter().copied().filter(|index| stands_for[*index] == *index).collect();
        let pairs = index::pairs(&own, &profiles);
        alignment.issues.extend(issues::issues(members, &pairs, &stands_for, &profiles));
        alignment.near_misses.extend(near::misses(&own, &profiles));
        alignment.represented.extend(members::pairs(&pairs, &stands_for, &profiles));
        alignment.comparable.extend(pairs);
    }
    alignment.comparable.sort_unstable();
    alignment.represented.sort_unstable();
    let restated = stands_for.iter().enumerate().filter(|(index, other)| index != *other);
    let name = |index: usize| testimonies[index].reference();
    alignment.stands_for = restated.map(|(index, other)| (name(index), name(*other))).collect();
    alignment
}

/// Returns how firmly two claims speak of the same matter.
///
/// # Errors
/// Returns what keeps them apart, with the reason in words.
#[expect(clippy::result_large_err, reason = "a person asks for one pair at a time")]
pub fn compare(a: &Testimony, b: &Testimony, packs: &Packs) -> Result<Footing, NearMiss> {
    let (one, other) = (Profile::read(a, packs), Profile::read(b, packs));
    if a.claim.question != b.claim.question {
        let why = format!("Different questions: {} / {}", a.claim.question, b.claim.question);
        return Err(NearMiss { why, ..near::near_miss(Gate::Event, &one, &other) });
    }
    gate::pass(&one, &other).map_err(|gate| near::near_miss(gate, &one, &other))
}
