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
const KEPT: usize = 24;
/// What is kept apart by more things than this tempts nobody.
const OBSTACLES: usize = 2;

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
fn temptation(gate: Gate, a: &Profile, b: &Profile) -> Option<(usize, i32, bool)> {
    let obstacles = gate::obstacles(a, b);
    if gate == Gate::Voice || obstacles > OBSTACLES {
        return None;
    }
    let weeks = a.days.apart(b.days) / 7;
    Some((obstacles, weeks, a.testimony.voice() == b.testimony.voice()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::testimony;
    use crate::model::{Testimony, Victims};
    use crate::packs::Packs;
    use jiff::civil::date;
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

    fn killed(document: &str, year: i16, victims: Victims) -> Testimony {
        let told = testimony(document, "casualties.killed").counts(Some(3), Some(3), "three");
        told.on(date(year, 5, 3)).victims_of(victims, "Arden").published(date(year, 5, 4))
    }

    fn whys(claims: &[Testimony]) -> Vec<String> {
        let profiles: Vec<Profile> = claims.iter().map(|claim| Profile::read(claim, &PACKS)).collect();
        misses(&(0..claims.len()).collect::<Vec<_>>(), &profiles).into_iter().map(|miss| miss.why).collect()
    }

    #[test]
    fn the_reason_can_be_read_without_the_claims() {
        let year_apart = [killed("a", 2021, Victims::Civilian), killed("b", 2022, Victims::Civilian)];
        assert_eq!(whys(&year_apart), ["3 May 2021 / 3 May 2022"]);
        let soldiers = [killed("a", 2021, Victims::Civilian), killed("b", 2021, Victims::Military)];
        assert_eq!(whys(&soldiers), ["civilians / soldiers and fighters"]);
    }

    #[test]
    fn what_one_thing_keeps_apart_comes_first() {
        let claims = [
            killed("a", 2021, Victims::Civilian),
            killed("b", 2022, Victims::Military),
            killed("c", 2023, Victims::Civilian),
        ];
        let whys = whys(&claims);
        assert_eq!(whys[0], "3 May 2021 / 3 May 2023");
        assert_eq!(whys.len(), 3);
    }
}
