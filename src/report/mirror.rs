//! Accusations that mirror each other: each side blames the other for the same, but of different events.

use super::Spoken;
use crate::model::{Answer, ClaimRef, Issue, Mirror, Modality, Polarity, Testimony};
use crate::packs::Packs;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What one party accuses the other of, by question: accuser, accused, and the claims with their issues.
type Accusations<'a> = BTreeMap<(&'a str, &'a str, &'a str), Vec<(&'a ClaimRef, &'a str)>>;

/// Returns the pairs of parties that accuse each other of the same over more than one issue, those
/// with more accusations first.
pub(super) fn mirrors(issues: &[Issue], spoken: &Spoken, packs: &Packs) -> Vec<Mirror> {
    let mut accusations: Accusations = BTreeMap::new();
    for issue in issues.iter().filter(|issue| is_accusation(issue, packs)) {
        for (name, testimony) in issue.claims.iter().filter_map(|name| Some((name, spoken.get(name)?))) {
            for (accuser, accused) in blames(testimony) {
                let entry = accusations.entry((&issue.question, accuser, accused)).or_default();
                entry.push((name, &issue.key));
            }
        }
    }
    let pairs = accusations.iter().filter_map(|((question, accuser, accused), there)| {
        let back = accusations.get(&(*question, *accused, *accuser))?;
        (accuser < accused && are_apart(there, back)).then(|| mirror(question, [accuser, accused], there, back, packs))
    });
    let mut mirrors: Vec<Mirror> = pairs.collect();
    mirrors.sort_by_key(|mirror| Reverse(mirror.there.len() + mirror.back.len()));
    mirrors
}

fn is_accusation(issue: &Issue, packs: &Packs) -> bool {
    packs.question(&issue.question).is_some_and(|(_, question)| question.says.accused_of.is_some())
}

/// Returns who blames whom in a claim that is put as so.
fn blames(testimony: &Testimony) -> Vec<(&str, &str)> {
    let claim = &testimony.claim;
    let is_so =
        claim.polarity == Polarity::Affirmed && !matches!(claim.modality, Modality::Conditional | Modality::Future);
    match (&claim.speaker_party, &claim.answer) {
        (Some(accuser), Answer::Parties(accused)) if is_so => {
            accused.iter().filter(|party| *party != accuser).map(|party| (accuser.as_str(), party.as_str())).collect()
        }
        _ => Vec::new(),
    }
}

/// Tells whether some accusation of one side has no answer in its own issue.
fn are_apart(there: &[(&ClaimRef, &str)], back: &[(&ClaimRef, &str)]) -> bool {
    let issues = |claims: &[(&ClaimRef, &str)]| -> BTreeSet<String> {
        claims.iter().map(|(_, issue)| (*issue).to_string()).collect()
    };
    issues(there) != issues(back)
}

fn mirror(
    question: &str,
    parties: [&str; 2],
    there: &[(&ClaimRef, &str)],
    back: &[(&ClaimRef, &str)],
    packs: &Packs,
) -> Mirror {
    let names = |claims: &[(&ClaimRef, &str)]| claims.iter().map(|(name, _)| (*name).clone()).collect();
    let topic = packs.question(question).map_or(String::new(), |(topic, _)| topic.id.clone());
    Mirror {
        topic,
        question: question.into(),
        parties: parties.map(str::to_string),
        there: names(there),
        back: names(back),
    }
}
