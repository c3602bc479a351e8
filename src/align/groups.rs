//! Groups of claims that speak of one matter, as far as pairs connect them.
//!
//! A claim that names no place may be of two towns' events; it joins one of them and does not bridge them. A claim that does not say
//! when joins one event, too.

use super::ground::{Fit, Ground};
use super::profile::Profile;
use super::time::told_apart;
use crate::model::{Footing, Pair};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many different grounds of a group are looked at before a claim joins it.
const GROUNDS: usize = 12;

/// Claims joined by pairs.
pub(super) struct Groups<'p> {
    parent: HashMap<usize, usize>,
    size: HashMap<usize, usize>,
    grounds: HashMap<usize, Vec<&'p Ground>>,
}

impl<'p> Groups<'p> {
    /// Joins the claims that `pairs` connect, the firmest pairs first.
    pub(super) fn new(members: &[usize], pairs: &[Pair], profiles: &'p [Profile]) -> Self {
        let mut groups = Self {
            parent: members.iter().map(|index| (*index, *index)).collect(),
            size: members.iter().map(|index| (*index, 1)).collect(),
            grounds: members.iter().map(|index| (*index, named(&profiles[*index]))).collect(),
        };
        for pair in in_order(members, pairs, profiles) {
            let (a, b) = (groups.find(pair.first), groups.find(pair.second));
            let incident = profiles[pair.first].compare.incident;
            let bridges = pair.footing > Footing::Possible || groups.size[&a].min(groups.size[&b]) == 1;
            if a != b && (!incident || (bridges && groups.may_meet(a, b))) {
                groups.join(a, b);
            }
        }
        groups
    }

    /// Returns the claim that names the group of `index`.
    pub(super) fn find(&mut self, index: usize) -> usize {
        let mut root = index;
        while let Some(parent) = self.parent.get(&root).filter(|parent| **parent != root) {
            root = *parent;
        }
        let mut here = index;
        while here != root {
            here = self.parent.insert(here, root).unwrap_or(root);
        }
        root
    }

    /// Tells whether two groups can be of one place: neither names any, or some of their names are one.
    fn may_meet(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.grounds[&a], &self.grounds[&b]);
        let fits: Vec<Fit> = one.iter().flat_map(|ground| other.iter().map(|against| ground.fit(against))).collect();
        fits.is_empty() || (fits.iter().any(|fit| *fit >= Fit::Within) && !fits.contains(&Fit::Apart))
    }

    fn join(&mut self, a: usize, b: usize) {
        let (root, leaf) = if self.size[&a] >= self.size[&b] { (a, b) } else { (b, a) };
        self.parent.insert(leaf, root);
        let size = self.size[&leaf];
        *self.size.entry(root).or_default() += size;
        let moved = self.grounds.remove(&leaf).unwrap_or_default();
        let held = self.grounds.entry(root).or_default();
        for ground in moved {
            if held.len() < GROUNDS && !held.contains(&ground) {
                held.push(ground);
            }
        }
    }
}

/// Returns the ground of a claim that names one.
fn named<'p>(profile: &'p Profile) -> Vec<&'p Ground> {
    Some(&profile.ground).filter(|ground| ground.is_named()).into_iter().collect()
}

/// Returns the pairs in the order in which they join: the firmest first, those of one place before others, those told together before
/// others, and then by name.
fn in_order(members: &[usize], pairs: &[Pair], profiles: &[Profile]) -> Vec<Pair> {
    let mut by_name = members.to_vec();
    by_name.sort_by_cached_key(|index| profiles[*index].testimony.reference());
    let rank: HashMap<usize, usize> = by_name.into_iter().enumerate().map(|(place, index)| (index, place)).collect();
    let mut ordered = pairs.to_vec();
    ordered.sort_by_cached_key(|pair| {
        let (a, b) = (&profiles[pair.first], &profiles[pair.second]);
        let (one, other) = (rank[&pair.first], rank[&pair.second]);
        (
            Reverse(pair.footing),
            !a.ground.is_one_place(&b.ground),
            told_apart(a, b).unwrap_or(i32::MAX),
            one.min(other),
            one.max(other),
        )
    });
    ordered
}

#[cfg(test)]
mod tests {
    use crate::model::tests::testimony;
    use crate::model::{Testimony, Victims};
    use crate::packs::Packs;
    use jiff::civil::date;

    #[test]
    fn a_claim_without_a_place_does_not_make_two_towns_one_event() {
        let told = |document: &str| testimony(document, "casualties.killed").counts(Some(5), Some(5), "five");
        let killed = |document: &str| told(document).victims_of(Victims::Civilian, "Arden").on(date(2021, 5, 3));
        let claims: Vec<Testimony> = vec![
            killed("a").at_place("Tarnovo"),
            killed("b").at_place("a market in Tarnovo"),
            killed("c"),
            killed("d").at_place("Brod"),
            killed("e").at_place("the port of Brod"),
        ];
        let alignment = super::super::issues(&claims, &Packs::builtin());
        let sizes: Vec<usize> = alignment.issues.iter().map(|issue| issue.claims.len()).collect();
        assert_eq!(sizes.iter().sum::<usize>(), 5);
        assert_eq!(sizes.len(), 2, "{:?}", alignment.issues);
    }
}
