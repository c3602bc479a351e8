//! The words in which a judgement names voices and answers.

use super::case::Case;
use crate::model::{Answer, Polarity, Testimony};
use jiff::civil::Date;

/// Returns what both claims say: "A said x, B said y", or "A and B both said x".
pub(super) fn both(case: &Case) -> String {
    let (one, other) = (said(case, case.first), said(case, case.second));
    let (who, whom) = (voice(case.first), voice(case.second));
    let days = match case.told() {
        Some((a, b)) if a != b => (format!(" on {} that", day(a)), format!(" on {} that", day(b))),
        _ => Default::default(),
    };
    if one == other && days.0.is_empty() && who != whom {
        return format!("{who} and {whom} both said {one}");
    }
    format!("{who} said{} {one}, {whom} said{} {other}", days.0, days.1)
}

/// Returns who says it, with the party spoken for, or the outlet that narrates it.
pub(super) fn voice(testimony: &Testimony) -> String {
    match (&testimony.claim.speaker, &testimony.claim.speaker_party) {
        (Some(speaker), Some(party)) if !is_named_in(party, speaker) => format!("{speaker} ({party})"),
        (Some(speaker), _) => speaker.clone(),
        (None, Some(party)) => party.clone(),
        (None, None) => testimony.document.name().to_string(),
    }
}

fn is_named_in(party: &str, speaker: &str) -> bool {
    speaker.to_lowercase().contains(&party.to_lowercase())
}

/// Returns a claim in the words of its question.
fn said(case: &Case, testimony: &Testimony) -> String {
    let claim = &testimony.claim;
    if matches!(&claim.answer, Answer::Count(count) if count.min.or(count.max).is_none()) {
        return "the number given is not right".into();
    }
    let pattern = match claim.polarity {
        Polarity::Affirmed => &case.says.affirmed,
        Polarity::Denied => &case.says.denied,
    };
    let mut answer = answer(case, &claim.answer);
    if let Some(group) = &claim.victims_group {
        answer = format!("{answer} ({group})");
    }
    let pattern = if pattern.is_empty() { "{answer}" } else { pattern };
    let pattern = if is_several(&claim.answer) { for_several(pattern) } else { pattern.into() };
    pattern.replace("{answer}", &answer).replace("{of}", claim.of.as_deref().unwrap_or("another"))
}

fn is_several(answer: &Answer) -> bool {
    matches!(answer, Answer::Parties(parties) if parties.len() > 1 || parties == &["both"])
}

/// Returns a pattern whose verb stands for several: "{answer} have designs".
fn for_several(pattern: &str) -> String {
    let verbs = [("has", "have"), ("is", "are"), ("was", "were"), ("does", "do"), ("occupies", "occupy")];
    let verb = pattern.strip_prefix("{answer} ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    let several = verbs.iter().find(|(one, _)| *one == verb);
    several.map_or(pattern.into(), |(one, several)| pattern.replacen(one, several, 1))
}

fn answer(case: &Case, answer: &Answer) -> String {
    match answer {
        Answer::Count(count) => count.text.to_lowercase(),
        Answer::Parties(parties) if parties == &["both"] => "both sides".into(),
        Answer::Parties(parties) => parties.join(" and "),
        Answer::Status(word) => {
            case.statuses.iter().find(|status| status.word == *word).map_or(word.clone(), |status| status.says.clone())
        }
    }
}

/// Returns a day as "27 September 2020".
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_stands_for_as_many_as_are_named() {
        assert_eq!(for_several("{answer} has designs on the island"), "{answer} have designs on the island");
        assert_eq!(for_several("{answer} does not occupy {of}"), "{answer} do not occupy {of}");
        assert_eq!(for_several("{answer} broke the ceasefire"), "{answer} broke the ceasefire");
        assert_eq!(for_several("the ceasefire is {answer}"), "the ceasefire is {answer}");
    }
}
