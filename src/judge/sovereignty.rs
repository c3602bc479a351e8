//! Judge of sovereignty: a territory has one owner.

use super::case::{Case, Finding};
use super::parties::parties;
use crate::model::{Polarity, Relation};

/// Judges two claims to the same ground. The gate has made sure that rivals name the ground they both claim.
pub(super) fn judge(case: &Case) -> Finding {
    let (one, other) = (parties(&case.first.claim), parties(&case.second.claim));
    if one == other {
        return Finding::new(Relation::Agree, "the same owner");
    }
    if case.first.claim.polarity == Polarity::Denied {
        return Finding::new(Relation::Undetermined, "both deny an owner, and both can be right");
    }
    if one.iter().any(|party| other.contains(party)) {
        return Finding::new(Relation::Undetermined, "they share an owner and differ in another");
    }
    Finding::new(Relation::Conflict, "rival owners of the same ground")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{may, relation, testimony};
    use super::*;

    #[test]
    fn the_same_ground_has_one_owner() {
        let owns = |party: &str, owner: &str| {
            testimony("herald", "territory.sovereignty")
                .by(party)
                .answers(&[owner])
                .at_place("the Tarn valley")
                .published(may(4))
        };
        assert_eq!(relation(&owns("Arden", "Arden"), &owns("Belmark", "Belmark")), Relation::Conflict);
        assert_eq!(relation(&owns("Arden", "Arden"), &owns("Corvia", "Arden")), Relation::Agree);
    }
}
