//! A claim in words: "Azerbaijan broke the ceasefire", "at least 6 Armenian soldiers killed".

use super::english;
use super::reading::{Reading, Told};
use crate::model::{Answer, BOTH, Claim, Count, Finding, Modality, Polarity, ShownQuestion, Victims};

/// Returns a claim in the words of its question, without who says it and when it was.
pub(super) fn says(reading: &Reading, claim: &Claim) -> String {
    let question = reading.question(&claim.question);
    let pattern = question.map_or("{answer}", |question| match claim.polarity {
        Polarity::Affirmed => question.says.affirmed.as_str(),
        Polarity::Denied => question.says.denied.as_str(),
    });
    let words = match &claim.answer {
        Answer::Count(count) if count.vague && claim.polarity == Polarity::Denied => {
            let what = question.map_or("", |question| question.says.affirmed.as_str()).replace("{answer}", "");
            format!("the number{} given is wrong", what.trim_end())
        }
        Answer::Count(count) => pattern.replace("{answer}", &people(reading, claim, count)),
        Answer::Status(word) => of_state(question, claim, word, pattern),
        Answer::Parties(parties) => of_parties(pattern, parties),
    };
    with_ground(&with_owner(&words, claim), claim)
}

/// Names the ground where the words only say "the territory" and the claim has a name for it.
fn with_ground(words: &str, claim: &Claim) -> String {
    let is_name = |place: &&String| {
        let named = place.split(' ').next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
        named && place.starts_with(char::is_uppercase) && !place.starts_with("The ") && place.split(' ').count() < 4
    };
    match claim.place.as_ref().filter(is_name) {
        Some(place) if words.starts_with("the territory ") && !words.contains(place.as_str()) => {
            words.replacen("the territory", &english::with_article(place), 1)
        }
        _ => words.into(),
    }
}

/// Returns a claim in words with how firmly it is put: "allegedly …", "if …".
pub(super) fn says_with_care(reading: &Reading, claim: &Claim) -> String {
    let said = says(reading, claim);
    match claim.modality {
        Modality::Conditional => format!("{said} (under a condition)"),
        Modality::Future => format!("{said} (still to come)"),
        Modality::Reported => format!("{said} (hearsay)"),
        Modality::Asserted | Modality::Alleged => said,
    }
}

fn of_parties(pattern: &str, parties: &[String]) -> String {
    let names = party_list(parties);
    let several = parties.len() > 1 || parties.iter().any(|party| party == BOTH);
    let words = match pattern.strip_prefix("{answer} ") {
        Some(rest) if several => format!("{{answer}} {}", english::for_several(rest)),
        _ => pattern.to_string(),
    };
    let owned = words.replace("{answer}'s", &english::possessive(&names));
    owned.replace("{answer}", &names)
}

/// Returns parties as they stand within a sentence.
pub(super) fn party_list(parties: &[String]) -> String {
    let name = |party: &String| match party.as_str() {
        BOTH => "both sides".into(),
        party => english::with_article(party),
    };
    english::list(&parties.iter().map(name).collect::<Vec<_>>())
}

/// Puts in the owner of territory, or takes out the words for it where nobody is named.
fn with_owner(words: &str, claim: &Claim) -> String {
    match &claim.of {
        Some(owner) => words.replace("{of}", &english::with_article(owner)),
        None => {
            words.replace("territory of {of}", "territory").replace(" of {of}", "").replace("{of}", "the other side")
        }
    }
}

/// Returns a state in words, with whose forces they are where that is known: "Arden's forces have not withdrawn".
fn of_state(question: Option<&ShownQuestion>, claim: &Claim, word: &str, pattern: &str) -> String {
    let known = question.and_then(|question| question.statuses.iter().find(|status| status.word == word));
    let denied = known.and_then(|status| status.denied.as_ref()).filter(|_| claim.polarity == Polarity::Denied);
    let says = denied.cloned().unwrap_or_else(|| {
        pattern.replace("{answer}", &known.map_or_else(|| word.replace('-', " "), |status| status.says.clone()))
    });
    match &claim.by {
        Some(by) => {
            says.replacen("the forces", &format!("{} forces", english::possessive(&english::with_article(by))), 1)
        }
        None => says,
    }
}

/// Returns a place that can be shown as one; nothing for words that are no name of ground: "control of the hill", "Arden's army".
pub(super) fn place(place: Option<&str>) -> Option<&str> {
    let is_owned = |place: &str| place.contains("'s ") || place.contains("’s ");
    let is_of = |place: &str| {
        let first = place.split(' ').next().unwrap_or_default();
        place.contains(" of ") && first.starts_with(char::is_lowercase) && !["the", "a", "an"].contains(&first)
    };
    place.filter(|place| !is_owned(place) && !is_of(place))
}

/// Returns a name as it stands within a sentence: "two senior officers", "the army"; names proper keep their capitals.
pub(super) fn in_sentence(name: &str) -> String {
    let numerals =
        ["Two ", "Three ", "Four ", "Five ", "Several ", "Some ", "Many ", "Both ", "Other ", "Senior ", "Local "];
    let is_described = numerals.iter().any(|numeral| name.starts_with(numeral));
    if is_described { english::lowered_first(name) } else { english::lowered(name) }
}

/// Returns a count with whom it counts: "at least 6 Armenian soldiers".
fn people(reading: &Reading, claim: &Claim, count: &Count) -> String {
    let one = count.max == Some(1) && count.min == Some(1);
    match whom(reading, claim, one) {
        Some(whom) => format!("{} {whom}", english::count_before(count)),
        None => english::count(count),
    }
}

/// Returns whom a casualty figure counts, without the number: "Armenian soldiers".
pub(super) fn counted(reading: &Reading, claim: &Claim) -> Option<String> {
    whom(reading, claim, false)
}

/// Returns whom the claims of a finding count, in the words that fit most of them: heading and sentence name the same people.
pub(super) fn counted_in(reading: &Reading, finding: &Finding) -> Option<String> {
    let mut named: Vec<(Option<String>, usize)> = Vec::new();
    for told in reading.all(finding.claims()) {
        let whom = counted(reading, told.claim);
        match named.iter_mut().find(|(known, _)| *known == whom) {
            Some((_, times)) => *times += 1,
            None => named.push((whom, 1)),
        }
    }
    // Of several the first: the greatest is sought from the end.
    named.into_iter().rev().max_by_key(|(_, times)| *times).and_then(|(whom, _)| whom)
}

/// Returns whom a figure counts: "Armenian soldiers", "children on the Syrian side", "Azerbaijani civilians from one family".
fn whom(reading: &Reading, claim: &Claim, one: bool) -> Option<String> {
    let noun = noun(claim.victims?, one);
    let group = claim.victims_group.as_deref().unwrap_or_default();
    if group.contains(' ') && !one && is_people(group) {
        return Some(group.into());
    }
    let (noun, group) = if !one && is_people(group) { (group, "") } else { (noun, group) };
    let adjective = claim.victims_side.as_deref().and_then(|side| reading.adjective(side));
    let whole = match (&claim.victims_side, adjective) {
        (Some(_), Some(adjective)) if !noun.starts_with("pe") => format!("{adjective} {noun}"),
        (Some(_), Some(adjective)) => format!("{noun} on the {adjective} side"),
        (Some(side), None) => format!("{noun} of {}", english::with_article(side)),
        (None, _) => noun.into(),
    };
    Some(match group {
        "" => whole,
        "family" | "household" | "crew" => format!("{whole} from one {group}"),
        group => format!("{whole} ({group})"),
    })
}

/// Tells whether a group is named by the people in it: "children", "evacuees from the town".
fn is_people(group: &str) -> bool {
    let first = group.split(' ').next().unwrap_or_default();
    ["children", "women", "men"].contains(&first)
        || first.len() > 3 && first.ends_with('s') && !first.ends_with("ss") && first.starts_with(char::is_lowercase)
}

fn noun(victims: Victims, one: bool) -> &'static str {
    match (victims, one) {
        (Victims::Civilian, true) => "civilian",
        (Victims::Civilian, false) => "civilians",
        (Victims::Military, true) => "soldier",
        (Victims::Military, false) => "soldiers",
        (Victims::Police, true) => "police officer",
        (Victims::Police, false) => "police officers",
        (Victims::Mixed | Victims::Unspecified, true) => "person",
        (Victims::Mixed | Victims::Unspecified, false) => "people",
    }
}

/// Returns what an accuser blames the accused for: "breaking the ceasefire"; a bystander does not say "its territory".
pub(super) fn accused_of(reading: &Reading, told: Told) -> Option<String> {
    let words = reading.question(&told.claim.question)?.says.accused_of.clone()?;
    match &told.claim.of {
        Some(owner) if told.voice() != owner => {
            let owner = english::possessive(&english::with_article(owner));
            Some(format!(" {words}").replace(" its ", &format!(" {owner} ")).trim_start().into())
        }
        _ => Some(words),
    }
}

/// Returns who says a claim, for a table: "Armenia (Nikol Pashinyan)", "Caucasus Watch, in its own words", "The Herald, from Reuters".
pub(super) fn who(told: Told) -> String {
    who_all(&[told])
}

/// Returns who says claims of one voice, each speaker once: "Armenia (Nikol Pashinyan and the foreign ministry)".
pub(super) fn who_all(told: &[Told]) -> String {
    let Some(first) = told.first() else { return String::new() };
    let voice = first.voice();
    if first.is_narrated() {
        let agencies = between(told);
        let origin =
            if agencies.is_empty() { "in its own words".into() } else { format!("from {}", english::list(&agencies)) };
        return format!("{voice}, {origin}");
    }
    let named = |speaker: &String| {
        !speaker.to_lowercase().contains(&voice.to_lowercase()) && !english::is_short_for(speaker, voice)
    };
    let mut speakers: Vec<String> = Vec::new();
    for speaker in told.iter().filter_map(|one| one.claim.speaker.clone()).filter(named) {
        let speaker = english::lowered(&speaker);
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    let names = if speakers.is_empty() { String::new() } else { format!(" ({})", english::short_list(&speakers, 3)) };
    match (&first.claim.speaker, told) {
        (Some(speaker), [_]) if speakers.is_empty() => format!("{speaker}{}", relayed(told)),
        _ => format!("{voice}{names}{}", relayed(told)),
    }
}

/// Returns who stands between the claims and the outlets that tell them, each once.
fn between(told: &[Told]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in told.iter().flat_map(|one| &one.claim.relayed_by) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Returns who passes claims on: ", relayed by Ned Price".
fn relayed(told: &[Told]) -> String {
    let outlets = between(told);
    if outlets.is_empty() {
        String::new()
    } else {
        {
            let names: Vec<String> = outlets.iter().map(|name| in_sentence(name)).collect();
            format!(", relayed by {}", english::short_list(&names, 3))
        }
    }
}

/// Returns where a claim was told: "Caucasus Watch, 3 October 2022".
pub(super) fn outlet(told: Told) -> String {
    let name = told.document.name();
    told.document.published.map_or_else(|| name.into(), |day| format!("{name}, {}", english::date(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_of_ground_is_not_shown_as_a_place() {
        let shown = |words| place(Some(words)).is_some();
        assert!(shown("Port Sel") && shown("the border with Arden") && shown("the districts of Sel"));
        assert!(!shown("control of Hill 12") && !shown("Arden's army"));
    }

    #[test]
    fn those_who_are_described_have_no_capital_within_a_sentence() {
        assert_eq!(in_sentence("Two senior officers"), "two senior officers");
        assert_eq!(in_sentence("The army"), "the army");
        assert_eq!(in_sentence("Coast Gazette"), "Coast Gazette");
    }
}
