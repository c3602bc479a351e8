//! Members: what an outlet tells in its own name and a fuller claim of its document attributes to somebody.
//!
//! The fuller claim is compared for both. But the outlet vouches for what it tells in its text, and a reader who asks about that is to be
//! told: so the telling is put before the judges in the place of the one that stands for it, where the gate lets it. A headline and a
//! speaker who repeats himself say nothing of their own: they are told through the fuller claim alone.

use super::gate;
use super::profile::Profile;
use super::restated::is_headline;
use crate::model::{Pair, Represented};
use std::collections::BTreeMap;

/// How many claims that one stands for are looked at, those that stand first in the document.
const MEMBERS: usize = 3;

/// Returns the pairs in which a claim takes the place of the one that stands for it, with the pair each goes through.
///
/// Both are of one document and one matter, so what the fuller one says of day and place holds of the other: the footing is not less.
pub(super) fn pairs(own: &[Pair], stands_for: &[usize], profiles: &[Profile]) -> Vec<Represented> {
    let members = members(stands_for, profiles);
    let of = |index: usize| members.get(&index).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    for through in own.iter().filter(|pair| !of(pair.first).is_empty() || !of(pair.second).is_empty()) {
        let side = |index: usize| std::iter::once(index).chain(of(index).iter().copied());
        let crossed = side(through.first).flat_map(|a| side(through.second).map(move |b| (a, b)));
        for (a, b) in crossed.filter(|pair| *pair != (through.first, through.second)) {
            if let Ok(footing) = gate::pass(&profiles[a], &profiles[b]) {
                let pair = Pair { first: a.min(b), second: a.max(b), footing: footing.max(through.footing) };
                found.push(Represented { pair, through: *through });
            }
        }
    }
    found.sort_unstable();
    found
}

/// Returns what is narrated and stood for, by the claims that stand for it, in the order of the document.
fn members(stands_for: &[usize], profiles: &[Profile]) -> BTreeMap<usize, Vec<usize>> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let told = |index: usize| profiles[index].claim().is_narrated() && !is_headline(&profiles[index]);
    let restated = stands_for.iter().enumerate().filter(|(index, spokesman)| index != *spokesman);
    for (index, spokesman) in restated.filter(|(index, _)| told(*index)) {
        members.entry(*spokesman).or_default().push(index);
    }
    for own in members.values_mut() {
        own.sort_by_key(|index| {
            let claim = profiles[*index].claim();
            (claim.at.map_or(0, |at| at.start), &claim.id)
        });
        own.truncate(MEMBERS);
    }
    members
}

#[cfg(test)]
mod tests {
    use crate::model::Testimony;
    use crate::model::tests::testimony;
    use crate::packs::Packs;
    use jiff::civil::date;

    fn told(document: &str, id: &str) -> Testimony {
        let claim = testimony(document, "casualties.killed").counts(Some(12), Some(12), "12").on(date(2021, 5, 3));
        claim.at_place("Tarnovo").named(id)
    }

    /// Returns the pairs of claims that others stand for.
    fn represented(claims: &[Testimony]) -> Vec<[usize; 2]> {
        let alignment = super::super::issues(claims, &Packs::builtin());
        alignment.represented.iter().map(|found| [found.pair.first, found.pair.second]).collect()
    }

    #[test]
    fn what_the_outlet_tells_itself_is_compared_beside_what_it_attributes() {
        let fuller = told("herald", "attributed").by("Arden");
        let other = told("gazette", "other").by("Belmark");
        assert_eq!(represented(&[fuller.clone(), told("herald", "narrated"), other.clone()]), [[1, 2]]);
        let mut headline = told("herald", "headline");
        headline.document.title = Some(headline.claim.quote.clone());
        assert!(represented(&[fuller.clone(), headline, other.clone()]).is_empty());
        assert!(represented(&[fuller, told("herald", "again").by("Arden"), other]).is_empty());
    }
}
