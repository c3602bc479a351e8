//! Plain disputes that no judge settled: one side denies what another asserts, or two give figures of the same victims that cannot both
//! be right, and nothing settles that both speak of the same event.
//!
//! ```text
//! Arden: Arden took Port Sel · Belmark: Arden did not take it     an open dispute      two figures of victims of two sides     none
//! ```

use super::Spoken;
use super::finding::Bench;
use crate::model::{
    Answer, Claim, ClaimRef, Finding, Issue, Judgement, Modality, Polarity, Relation, Review, Testimony,
};
use crate::packs::Packs;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the open disputes, denials before figures, one for each question and two voices, as findings of two positions. What stands
/// in a conflict already is left out.
pub(super) fn disputes(
    issues: &[Issue],
    judgements: &[Judgement],
    findings: &[Finding],
    spoken: &Spoken,
    packs: &Packs,
) -> Vec<Finding> {
    let clashes: BTreeSet<&ClaimRef> =
        findings.iter().filter(|f| f.relation == Relation::Conflict).flat_map(Finding::claims).collect();
    let issues: BTreeMap<&str, &Issue> = issues.iter().map(|issue| (issue.key.as_str(), issue)).collect();
    let mut found: Vec<(Kind, Finding)> = Vec::new();
    let mut known: BTreeSet<(&str, [&str; 2])> = BTreeSet::new();
    for kind in [Kind::Denial, Kind::Figures] {
        for judgement in judgements.iter().filter(|judgement| judgement.relation == Relation::Undetermined) {
            let Some(issue) = issues.get(judgement.issue.as_str()) else { continue };
            let [Some(one), Some(other)] = judgement.claims.each_ref().map(|name| spoken.get(name)) else { continue };
            let mut voices = [one.voice(), other.voice()];
            voices.sort_unstable();
            let is_told = judgement.claims.iter().any(|claim| clashes.contains(claim));
            if is_told || kind_of(one, other) != Some(kind) || !known.insert((&judgement.question, voices)) {
                continue;
            }
            found.extend(Bench::of_pair(issue, judgement, spoken, packs).map(|finding| (kind, finding)));
        }
    }
    found.sort_by_key(|(kind, _)| *kind);
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// What sort of dispute it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// One denies what the other asserts.
    Denial,
    /// Each gives another figure.
    Figures,
}

/// Returns what two claims that nobody could compare for certain dispute, if a reader would say that they do.
fn kind_of(one: &Testimony, other: &Testimony) -> Option<Kind> {
    let is_firm = |told: &Testimony| {
        !matches!(told.claim.modality, Modality::Conditional | Modality::Future)
            && told.claim.review != Review::Rejected
    };
    if one.voice() == other.voice() || !is_firm(one) || !is_firm(other) || are_elsewhere(&one.claim, &other.claim) {
        return None;
    }
    match (one.claim.polarity, other.claim.polarity) {
        (Polarity::Affirmed, Polarity::Affirmed) => {
            are_rival_figures(&one.claim, &other.claim).then_some(Kind::Figures)
        }
        (Polarity::Denied, Polarity::Denied) => None,
        _ => are_of_rivals(&one.claim, &other.claim).then_some(Kind::Denial),
    }
}

/// Tells whether two parties speak, and both of one and the same answer.
fn are_of_rivals(one: &Claim, other: &Claim) -> bool {
    let parties = one.speaker_party.is_some() && other.speaker_party.is_some();
    parties
        && match (&one.answer, &other.answer) {
            (Answer::Count(x), Answer::Count(y)) => {
                x.min.is_some() && (x.min, x.max) == (y.min, y.max) && !x.vague && are_same_victims(one, other)
            }
            (x, y) => x == y,
        }
}

/// Tells whether two figures are of the same victims on the same days, and exclude each other.
fn are_rival_figures(one: &Claim, other: &Claim) -> bool {
    let (Answer::Count(x), Answer::Count(y)) = (&one.answer, &other.answer) else { return false };
    let days = one.event_date.zip(other.event_date).is_some_and(|(a, b)| a.meets(&b));
    let (a, b) = (x.allowed(), y.allowed());
    let apart = a.1 < b.0 || b.1 < a.0;
    days && apart && !x.vague && !y.vague && one.victims_side.is_some() && are_same_victims(one, other)
}

fn are_same_victims(one: &Claim, other: &Claim) -> bool {
    (&one.victims, &one.victims_side, &one.victims_group) == (&other.victims, &other.victims_side, &other.victims_group)
}

/// Tells whether each names another place.
fn are_elsewhere(one: &Claim, other: &Claim) -> bool {
    one.place.is_some() && other.place.is_some() && one.place != other.place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Victims;
    use crate::model::tests::testimony;
    use jiff::civil::date;

    fn taken(document: &str, by: &str) -> Testimony {
        testimony(document, "territory.captured").by(by).answers(&["Belmark"]).on(date(2031, 5, 3))
    }

    fn killed(document: &str, by: &str, side: &str, figure: u64) -> Testimony {
        let told = testimony(document, "casualties.killed").by(by).counts(Some(figure), Some(figure), "so many");
        told.on(date(2031, 5, 3)).victims_of(Victims::Military, side)
    }

    #[test]
    fn a_denial_of_what_another_party_asserts_is_an_open_dispute() {
        let (asserted, denied) = (taken("gazette", "Belmark"), taken("radio", "Arden").denied());
        assert_eq!(kind_of(&asserted, &denied), Some(Kind::Denial));
        assert_eq!(kind_of(&asserted, &taken("radio", "Arden")), None, "both assert it");
        assert_eq!(kind_of(&asserted, &taken("radio", "Belmark").denied()), None, "one party says both");
    }

    #[test]
    fn figures_are_disputed_only_where_both_count_the_same_victims() {
        let ours = killed("gazette", "Arden", "Belmark", 60);
        assert_eq!(kind_of(&ours, &killed("radio", "Belmark", "Belmark", 22)), Some(Kind::Figures));
        assert_eq!(kind_of(&ours, &killed("radio", "Belmark", "Arden", 22)), None, "victims of two sides");
        let undated = killed("radio", "Belmark", "Belmark", 22);
        let undated = Testimony { claim: Claim { event_date: None, ..undated.claim }, ..undated };
        assert_eq!(kind_of(&ours, &undated), None, "nobody knows what day the other is about");
    }
}
