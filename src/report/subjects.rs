//! Whom a briefing is about: the parties that do and suffer what its claims tell, for its title.

use super::shown;
use crate::model::{PartyKind, Testimony};
use crate::packs::Packs;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Parties that a title has room for.
const NAMED: usize = 2;
/// Claims that make a party more than a name in passing.
const LEAST: usize = 2;

/// Returns the two parties that most claims say something of, in alphabetical order. One that is described and not named is not counted;
/// an outlet of the press passes on what others say, and is never what the briefing is about. Where only one party is left, the other is
/// the one that speaks most of the rest: a quarrel has two sides, also where one of them only answers.
pub(super) fn subjects(testimonies: &[Testimony], packs: &Packs) -> Vec<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for testimony in testimonies {
        let told: BTreeSet<&str> = shown::told_of(&testimony.claim).collect();
        for party in told.into_iter().filter(|party| party.starts_with(char::is_uppercase)) {
            *times.entry(party).or_default() += 1;
        }
    }
    let is_press = |name: &str| packs.lexicons.party(name).is_some_and(|party| party.press);
    times.retain(|party, times| *times >= LEAST && !is_press(party));
    let mut order: Vec<(&str, usize)> = times.into_iter().collect();
    order.sort_by_key(|(_, times)| Reverse(*times));
    let mut first: Vec<String> = order.into_iter().take(NAMED).map(|(party, _)| party.into()).collect();
    if let [only] = first.as_slice() {
        first.extend(answering(only, testimonies, packs));
    }
    first.sort_unstable();
    first
}

/// Returns the party beside `only` that makes most claims; no organisation, which may only watch.
fn answering(only: &str, testimonies: &[Testimony], packs: &Packs) -> Option<String> {
    let is_side = |name: &str| {
        let party = packs.lexicons.party(name);
        party.is_none_or(|party| !party.press && party.kind != PartyKind::Organisation)
            && name.starts_with(char::is_uppercase)
    };
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for party in testimonies.iter().filter_map(|told| told.claim.speaker_party.as_deref()) {
        if party != only && is_side(party) {
            *times.entry(party).or_default() += 1;
        }
    }
    let most = times.into_iter().max_by_key(|(name, times)| (*times, Reverse(*name)));
    most.map(|(name, _)| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::testimony;

    fn check(accusations: &[(&str, &str)], expect: &[&str]) {
        let told = |(at, (by, of)): (usize, &(&str, &str))| {
            testimony(&format!("gazette-{at}"), "ceasefire.violator").by(by).answers(&[of])
        };
        let claims: Vec<Testimony> = accusations.iter().enumerate().map(told).collect();
        assert_eq!(subjects(&claims, &Packs::builtin()), expect);
    }

    #[test]
    fn those_are_named_of_whom_most_claims_tell() {
        let mutual = [("Belmark", "Arden"), ("Arden", "Belmark"), ("Norland", "Belmark"), ("Norland", "Arden")];
        check(&mutual, &["Arden", "Belmark"]);
        check(&[&mutual[..], &[("Arden", "Norland")]].concat(), &["Arden", "Belmark"]);
    }

    #[test]
    fn a_side_that_only_answers_is_named_beside_the_one_that_all_speak_of() {
        check(&[("Arden", "Arden"), ("Belmark", "Arden")], &["Arden", "Belmark"]);
        check(&[("Arden", "Arden"), ("United Nations", "Arden")], &["Arden"]);
    }

    #[test]
    fn neither_the_press_nor_who_is_named_once_or_described_is_what_a_briefing_is_about() {
        let press = [("Arden", "Reuters"), ("Belmark", "Reuters"), ("Arden", "Belmark"), ("Norland", "Belmark")];
        check(&press, &["Arden", "Belmark"]);
        check(&[("Arden", "the militia"), ("Norland", "the militia"), ("Belmark", "Arden")], &[]);
    }
}
