//! Judge of parties: who did it, whose they are.

use super::case::{Case, Finding};
use crate::model::{Answer, BOTH, Claim, PartyKind, Polarity, Relation};
use crate::packs::Lexicons;

/// Judges two lists of parties: equal, one within the other, overlapping, or apart.
pub(super) fn judge(case: &Case) -> Finding {
    let (one, other) = (parties(&case.first.claim), parties(&case.second.claim));
    if one == other {
        return equal(case);
    }
    if is_unknown(one) || is_unknown(other) {
        return Finding::new(Relation::Undetermined, "one of them names nobody");
    }
    if case.first.claim.polarity == Polarity::Denied {
        return Finding::new(Relation::Undetermined, "both deny, of different parties, and both can be right");
    }
    match fit(one, other, case.lexicons) {
        Fit::Part => Finding::new(Relation::Refine, "one names more or fewer, or more exactly, and both can hold"),
        Fit::Overlap if !case.compare.exclusive => {
            Finding::new(Relation::Refine, "they share a party, and both can hold")
        }
        Fit::Apart if case.compare.exclusive => Finding::new(Relation::Conflict, blame(case, one, other)),
        Fit::Overlap => Finding::new(Relation::Undetermined, "they share a party and differ in another"),
        Fit::Apart => Finding::new(Relation::Undetermined, "different parties, and both can be right"),
        Fit::Unclear => {
            Finding::new(Relation::Undetermined, "one of them describes without a name, and may mean the other")
        }
    }
}

/// The same parties; what only one of them bounds makes it the narrower.
fn equal(case: &Case) -> Finding {
    let bounded = |claim: &Claim| claim.area.is_some() || claim.share.is_some() || claim.count.is_some();
    if bounded(&case.first.claim) == bounded(&case.second.claim) {
        Finding::new(Relation::Agree, "the same answer")
    } else {
        Finding::new(Relation::Refine, "the same answer, and one of them says how much")
    }
}

fn blame(case: &Case, one: &[String], other: &[String]) -> String {
    let accuses =
        |party: &Option<String>, answer: &[String]| party.as_ref().is_some_and(|party| answer.contains(party));
    let (first, second) = (&case.first.claim.speaker_party, &case.second.claim.speaker_party);
    if accuses(first, other) && accuses(second, one) {
        "each blames the other for the same event".into()
    } else {
        "different parties, and only one answer can be right".into()
    }
}

/// Returns the parties a claim answers with.
pub(super) fn parties(claim: &Claim) -> &[String] {
    match &claim.answer {
        Answer::Parties(parties) => parties,
        Answer::Count(_) | Answer::Status(_) => &[],
    }
}

fn is_unknown(parties: &[String]) -> bool {
    parties.is_empty() || parties.iter().any(|party| party.to_lowercase().starts_with("un") && !is_name(party))
}

/// How two different lists of parties lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Part,
    Overlap,
    Apart,
    Unclear,
}

fn fit(one: &[String], other: &[String], lexicons: &Lexicons) -> Fit {
    let shared = one.iter().filter(|party| other.contains(party)).count();
    if is_everyone(one) || is_everyone(other) || shared == one.len() || shared == other.len() {
        return Fit::Part;
    }
    if shared > 0 {
        return Fit::Overlap;
    }
    let relations: Vec<Fit> = one.iter().flat_map(|a| other.iter().map(|b| between(a, b, lexicons))).collect();
    if relations.iter().all(|fit| *fit == Fit::Apart) {
        Fit::Apart
    } else if one.len() == 1 && other.len() == 1 {
        relations[0]
    } else {
        Fit::Unclear
    }
}

/// Tells whether all sides are meant.
pub(super) fn is_everyone(parties: &[String]) -> bool {
    parties.iter().any(|party| party == BOTH)
}

/// Returns how two parties lie to each other: a description ("Northland militants") may be the wider name of a party.
fn between(a: &str, b: &str, lexicons: &Lexicons) -> Fit {
    match (is_party(a, lexicons), is_party(b, lexicons)) {
        (true, true) => Fit::Apart,
        (false, false) => Fit::Unclear,
        (false, true) => described(a, b, lexicons),
        (true, false) => described(b, a, lexicons),
    }
}

/// A description excludes a state that it does not name; with another sort of party nothing is sure, unless they share a name.
fn described(description: &str, party: &str, lexicons: &Lexicons) -> Fit {
    let names =
        |text: &str| -> Vec<String> { text.split(' ').filter(|word| is_name(word)).map(str::to_lowercase).collect() };
    let (described, named) = (names(description), names(party));
    let belongs = lexicons.mentions(description).iter().any(|mention| mention.party.is_some_and(|p| p.name == party));
    if described.is_empty() || belongs {
        return Fit::Unclear;
    }
    if described.iter().any(|word| named.contains(word)) {
        return Fit::Part;
    }
    let is_state = lexicons.party(party).is_some_and(|party| party.kind == PartyKind::State);
    let akin = described
        .iter()
        .any(|a| named.iter().any(|b| a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count() >= 4));
    if is_state && !akin { Fit::Apart } else { Fit::Unclear }
}

/// Tells whether it is a party by name: one the lexicon has, or one written with capitals throughout.
fn is_party(party: &str, lexicons: &Lexicons) -> bool {
    let small = ["of", "the", "and", "for", "in", "al"];
    lexicons.party(party).is_some() || party.split(' ').all(|word| is_name(word) || small.contains(&word))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{accusation, may, relation, testimony};
    use super::*;

    #[test]
    fn lists_of_culprits_are_equal_part_or_rival() {
        let cases: [(&[&str], &[&str], Relation); 6] = [
            (&["Belmark"], &["Belmark"], Relation::Agree),
            (&["Belmark"], &["Belmark", "Corvia"], Relation::Refine),
            (&["both"], &["Belmark"], Relation::Refine),
            (&["Belmark"], &["Dorn"], Relation::Conflict),
            (&["Belmark", "Corvia"], &["Corvia", "Dorn"], Relation::Undetermined),
            (&["unknown"], &["Belmark"], Relation::Undetermined),
        ];
        for (one, other, expected) in cases {
            assert_eq!(
                relation(&accusation("Arden", one), &accusation("Estmar", other)),
                expected,
                "{one:?} {other:?}"
            );
        }
    }

    #[test]
    fn several_can_be_mediators_but_one_broke_the_truce() {
        let brokered = |party: &str, by: &[&str]| {
            testimony("herald", "ceasefire.mediator").by(party).answers(by).published(may(4))
        };
        assert_eq!(
            relation(&brokered("Arden", &["Corvia", "Dorn"]), &brokered("Belmark", &["Dorn", "Estmar"])),
            Relation::Refine
        );
    }

    #[test]
    fn a_description_may_mean_the_party_the_other_names() {
        let cases = [
            ("Belmark militants", "Belmark Liberation Front", Relation::Refine),
            ("gunmen", "Belmark Liberation Front", Relation::Undetermined),
            ("suicide bomber", "terrorists", Relation::Undetermined),
        ];
        for (one, other, expected) in cases {
            assert_eq!(
                relation(&accusation("Arden", &[one]), &accusation("Estmar", &[other])),
                expected,
                "{one} {other}"
            );
        }
    }

    #[test]
    fn who_adds_how_much_ground_refines() {
        let holds =
            |party: &str| testimony("herald", "territory.occupier").by(party).answers(&["Belmark"]).owned_by("Arden");
        let mut measured = holds("Corvia");
        measured.claim.area = Some(crate::model::Area { value: 150.0, unit: "km2".into(), approx: true });
        assert_eq!(relation(&holds("Arden"), &measured), Relation::Refine);
    }

    #[test]
    fn two_denials_of_different_culprits_can_both_be_right() {
        let (one, other) = (accusation("Arden", &["Arden"]).denied(), accusation("Belmark", &["Belmark"]).denied());
        assert_eq!(relation(&one, &other), Relation::Undetermined);
    }
}
