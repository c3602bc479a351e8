//! Near misses: pairs that look as if they agreed or clashed, and were kept apart.

use super::gate;
use super::index::sort_key;
use super::profile::Profile;
use super::reason::reason;
use crate::model::{Gate, NearMiss};

/// Up to this many claims of a question, every pair is looked at; beyond, each claim's neighbours in time.
const ALL_PAIRS: usize = 200;
/// How many neighbours in time a claim of a large question is held against.
const NEIGHBOURS: usize = 8;
/// How many near misses of one question are kept.
const KEPT: usize = 60;

/// Returns the most tempting pairs of one question that the gate refused, the most tempting first.
pub(super) fn misses(members: &[usize], profiles: &[Profile]) -> Vec<NearMiss> {
    let mut order: Vec<&Profile> = members.iter().map(|index| &profiles[*index]).collect();
    order.sort_by_key(|profile| sort_key(profile));
    let reach = if order.len() <= ALL_PAIRS { order.len() } else { NEIGHBOURS };
    let mut refused = Vec::new();
    for (place, a) in order.iter().enumerate() {
        for b in order.iter().skip(place + 1).take(reach) {
            if let Err(gate) = gate::pass(a, b).map(|_| ())
                && let Some(rank) = temptation(gate, a, b)
            {
                refused.push((rank, *a, *b, gate));
            }
        }
    }
    refused.sort_by_key(|(rank, a, b, _)| (*rank, sort_key(a), sort_key(b)));
    refused.iter().take(KEPT).map(|(_, a, b, gate)| near_miss(*gate, a, b)).collect()
}

/// Returns the near miss that `gate` made, its claims in the order of their names.
pub(super) fn near_miss(gate: Gate, a: &Profile, b: &Profile) -> NearMiss {
    let (a, b) = if a.testimony.reference() <= b.testimony.reference() { (a, b) } else { (b, a) };
    NearMiss {
        question: a.claim().question.clone(),
        claims: [a.testimony.reference(), b.testimony.reference()],
        gate,
        why: reason(gate, a, b),
    }
}

/// Returns how tempting a refused pair is, 0 the most; nothing where no reader would have compared the two.
fn temptation(gate: Gate, a: &Profile, b: &Profile) -> Option<u32> {
    let closeness = match gate {
        Gate::Measure => 0,
        Gate::Population => 1,
        Gate::Place => 2,
        Gate::Time => 3 + u32::try_from(a.days.apart(b.days) / 30).ok()?.min(60),
        Gate::Side => 4,
        Gate::Modality => 5,
        Gate::Event => 6,
        Gate::Voice => return None,
    };
    let one_voice = u32::from(a.testimony.voice() == b.testimony.voice());
    Some(closeness * 2 + one_voice)
}
