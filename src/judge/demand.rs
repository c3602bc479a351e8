//! Judge of demands: nobody is wrong about a fact, but positions can clash.

use super::case::{Case, Finding};
use super::parties::{is_everyone, parties};
use crate::model::{PartyKind, Relation};

/// Judges two demands by whom they are addressed to.
pub(super) fn judge(case: &Case) -> Finding {
    let (one, other) = (parties(&case.first.claim), parties(&case.second.claim));
    if one == other {
        return Finding::new(Relation::Agree, "the same demand");
    }
    let (first, second) = (&case.first.claim.speaker_party, &case.second.claim.speaker_party);
    let asked = |party: &Option<String>, of: &[String], not: &[String]| {
        party.as_ref().is_some_and(|party| of.contains(party) && !not.contains(party))
    };
    if asked(first, other, one) && asked(second, one, other) {
        return Finding::new(Relation::Oppose, "each asks it of the other and not of itself");
    }
    if leaves_itself_out(case, first, one, other) || leaves_itself_out(case, second, other, one) {
        let why = "one asks all sides, the other asks the other side and leaves itself out";
        return Finding::new(Relation::Undetermined, why);
    }
    let within = |a: &[String], b: &[String]| is_everyone(b) || a.iter().all(|party| b.contains(party));
    if within(one, other) || within(other, one) {
        Finding::new(Relation::Refine, "one asks it of more sides than the other, and both can be met")
    } else {
        Finding::new(Relation::Undetermined, "different addressees, and both can be met")
    }
}

/// Tells whether a party asks others of what it is asked itself in the wider demand: a side of the war wants it of its enemy, and has not
/// joined those who want it of both. Of "both sides" an armed group that asks one is taken to be the other; a state may be a mediator.
fn leaves_itself_out(case: &Case, party: &Option<String>, asked: &[String], wider: &[String]) -> bool {
    let is_group = |party: &str| case.lexicons.party(party).is_some_and(|party| party.kind == PartyKind::Group);
    let is_meant = |party: &String| wider.contains(party) || (is_everyone(wider) && is_group(party));
    party.as_ref().is_some_and(|party| !is_everyone(asked) && !asked.contains(party) && is_meant(party))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{may, relation, testimony};
    use super::*;
    use crate::model::{Act, Testimony};

    fn withdraw(party: &str, whose: &[&str]) -> Testimony {
        let mut asked = testimony("herald", "withdrawal.demand").by(party).answers(whose).published(may(4));
        asked.claim.act = Act::Demand;
        asked
    }

    #[test]
    fn demands_agree_refine_or_clash_by_whom_they_are_addressed_to() {
        let cases = [
            (withdraw("Arden", &["Belmark"]), withdraw("Corvia", &["Belmark"]), Relation::Agree),
            (withdraw("Arden", &["Belmark"]), withdraw("Corvia", &["both"]), Relation::Refine),
            (withdraw("Dorn", &["Belmark"]), withdraw("Corvia", &["Arden", "Belmark"]), Relation::Refine),
            (withdraw("Arden", &["Belmark"]), withdraw("Belmark", &["Arden"]), Relation::Oppose),
            (withdraw("Arden", &["Belmark"]), withdraw("Corvia", &["Arden", "Belmark"]), Relation::Undetermined),
            (withdraw("Hamas", &["Belmark"]), withdraw("Corvia", &["both"]), Relation::Undetermined),
            (withdraw("Dorn", &["Belmark"]), withdraw("Corvia", &["Arden"]), Relation::Undetermined),
        ];
        for (one, other, expected) in cases {
            assert_eq!(relation(&one, &other), expected, "{:?} {:?}", one.claim.answer, other.claim.answer);
        }
    }

    #[test]
    fn a_demand_is_opposed_by_who_says_it_need_not_be_met() {
        assert_eq!(
            relation(&withdraw("Arden", &["Belmark"]), &withdraw("Belmark", &["Belmark"]).denied()),
            Relation::Oppose
        );
    }
}
