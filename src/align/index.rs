//! Candidates: which claims are looked at together at all.
//!
//! Claims of one question are swept in the order of their days; a claim meets those that began before it and have not ended,
//! the nearest first, and of these only the ones whose victims (or territory) are not another side's. A claim looks at no more than
//! [`LOOKED_AT`] others and is paired with no more than [`LIKE`] earlier ones that answer as it does and [`UNLIKE`] that do not, so that
//! cost and memory grow with the number of claims.
//! Of the incidents it only may speak of, an undated claim keeps the [`POSSIBLE`] nearest: nothing can be settled about them anyway.

use super::gate;
use super::profile::Profile;
use crate::model::{Footing, Pair};
use std::collections::BTreeMap;

/// How many others a claim is held against before it gives up.
const LOOKED_AT: usize = 256;
/// How many earlier claims of the same answer a claim is paired with at most.
const LIKE: usize = 16;
/// How many earlier claims of other answers a claim is paired with at most.
const UNLIKE: usize = 24;

/// How many earlier claims a claim is paired with that only may be about the same incident.
const POSSIBLE: usize = 4;

/// Returns the comparable pairs among the claims of one question; `members` are indices into `profiles`.
pub(super) fn pairs(members: &[usize], profiles: &[Profile]) -> Vec<Pair> {
    let mut order = members.to_vec();
    order.sort_by_key(|i| sort_key(&profiles[*i]));
    let mut shelves = Shelves::default();
    let mut found = Vec::new();
    for &here in &order {
        let profile = &profiles[here];
        let mut room = Room { like: LIKE, unlike: UNLIKE, possible: POSSIBLE };
        for &there in shelves.beside(profile).iter().take(LOOKED_AT) {
            if let Ok(footing) = gate::pass(profile, &profiles[there])
                && room.takes(profile, &profiles[there], footing)
            {
                found.push(Pair { first: here.min(there), second: here.max(there), footing });
            }
        }
        shelves.put(here, profile);
    }
    found.sort_unstable();
    found
}

/// How many more partners a claim takes.
struct Room {
    like: usize,
    unlike: usize,
    possible: usize,
}

impl Room {
    /// Tells whether there is room for one more of its sort, and takes it.
    fn takes(&mut self, a: &Profile, b: &Profile, footing: Footing) -> bool {
        let alike = a.claim().answer == b.claim().answer && a.claim().polarity == b.claim().polarity;
        let left = match footing {
            Footing::Possible if a.compare.incident => &mut self.possible,
            _ if alike => &mut self.like,
            _ => &mut self.unlike,
        };
        let takes = *left > 0;
        *left = left.saturating_sub(1);
        takes
    }
}

/// Orders claims by their days, then by name: never by their place among the testimonies.
pub(super) fn sort_key<'a>(profile: &Profile<'a>) -> (i32, i32, &'a str, &'a str) {
    let testimony = profile.testimony;
    (profile.days.from, profile.days.to, &testimony.document.id, &testimony.claim.id)
}

/// Claims already met, by the side they speak of.
#[derive(Default)]
struct Shelves<'a> {
    by_side: BTreeMap<Option<&'a str>, Shelf>,
    met: usize,
}

/// Claims of one side, in the order in which they begin.
#[derive(Default)]
struct Shelf {
    claims: Vec<Met>,
    /// Claims put on since those that had ended were taken off.
    fresh: usize,
}

#[derive(Clone, Copy)]
struct Met {
    rank: usize,
    index: usize,
    ends: i32,
}

impl<'a> Shelves<'a> {
    fn put(&mut self, index: usize, profile: &Profile<'a>) {
        self.met += 1;
        let shelf = self.by_side.entry(side(profile)).or_default();
        shelf.claims.push(Met { rank: self.met, index, ends: profile.days.to });
        shelf.fresh += 1;
        if shelf.fresh * 2 > shelf.claims.len() {
            shelf.claims.retain(|met| met.ends >= profile.days.from);
            shelf.fresh = 0;
        }
    }

    /// Returns the claims that have not ended when `profile` begins and can be of its side, the nearest first.
    fn beside(&self, profile: &Profile<'a>) -> Vec<usize> {
        let begins = profile.days.from;
        let own = side(profile);
        let shelves = self.by_side.iter().filter(|(side, _)| own.is_none() || side.is_none() || **side == own);
        let open = |shelf: &'_ Shelf| -> Vec<Met> {
            shelf.claims.iter().rev().filter(|met| met.ends >= begins).take(LOOKED_AT).copied().collect()
        };
        let mut met: Vec<Met> = shelves.flat_map(|(_, shelf)| open(shelf)).collect();
        met.sort_unstable_by_key(|met| std::cmp::Reverse(met.rank));
        met.iter().map(|met| met.index).collect()
    }
}

/// Returns the side that keeps a claim apart from those of another; nothing where claims of different owners may meet.
fn side<'a>(profile: &Profile<'a>) -> Option<&'a str> {
    let claim = profile.claim();
    match profile.compare.judge.as_str() {
        "demand" | "sovereignty" => None,
        _ => claim.victims_side.as_deref().or(claim.of.as_deref()),
    }
}
