//! Restatements: what one document says twice it says once.
//!
//! A claim is left to stand under a fuller one of the same document where one speaker repeats himself, where the outlet repeats
//! without attribution what it attributes elsewhere (a headline), where a speaker makes his own what he passes on, and where a lower figure stands beside a higher one of the same
//! voice (a part of the victims, or yesterday's count). What the text itself calls an earlier figure stays: it is part of the series.

use super::gate;
use super::profile::Profile;
use crate::model::{Answer, Count, Gate, Polarity};
use std::collections::BTreeMap;

/// Returns for each claim the claim that stands for it: itself, or a fuller one of the same document.
pub(super) fn spokesmen(profiles: &[Profile]) -> Vec<usize> {
    let mut groups: BTreeMap<(&str, &str, Polarity), Vec<usize>> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        let claim = profile.claim();
        let key = (profile.testimony.document.id.as_str(), claim.question.as_str(), claim.polarity);
        groups.entry(key).or_default().push(index);
    }
    let mut stands_for: Vec<usize> = (0..profiles.len()).collect();
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by(|a, b| fullness(&profiles[*a]).cmp(&fullness(&profiles[*b])));
        let mut own: Vec<usize> = Vec::new();
        for index in group {
            match own.iter().find(|other| is_covered_by(&profiles[index], &profiles[**other])) {
                Some(other) => stands_for[index] = *other,
                None => own.push(index),
            }
        }
    }
    stands_for
}

/// Orders claims so that each comes after those that can stand for it: higher figures first, then claims with a speaker, then those
/// that say when, the text before the headline, and at last as they stand.
fn fullness<'a>(profile: &Profile<'a>) -> (std::cmp::Reverse<u64>, bool, bool, bool, bool, usize, &'a str) {
    let claim = profile.claim();
    (
        std::cmp::Reverse(count(profile).and_then(figure).unwrap_or(0)),
        is_narrated(profile),
        !profile.claim().relayed_by.is_empty(),
        !profile.days.stated,
        is_headline(profile),
        claim.at.map_or(0, |at| at.start),
        &claim.id,
    )
}

/// Tells whether its words stand in the title of the document.
pub(super) fn is_headline(profile: &Profile) -> bool {
    let quote = profile.claim().quote.trim().trim_end_matches('.');
    profile.testimony.document.title.as_deref().is_some_and(|title| title.contains(quote))
}

/// Tells whether `other` says what `profile` says, of the same matter.
fn is_covered_by(profile: &Profile, other: &Profile) -> bool {
    // Two may call the dead "dozens" without one repeating the other.
    let is_word = count(profile).is_some_and(|count| count.vague);
    let one_party = profile.claim().speaker_party == other.claim().speaker_party;
    let one_speaker = one_party && is_narrated(profile) == is_narrated(other) && profile.speaker == other.speaker;
    let one_voice = one_speaker || (is_narrated(profile) && !is_word) || is_relayed_by(profile, other);
    one_voice && (is_same_answer(profile, other) || is_overtaken(profile, other)) && is_one_matter(profile, other)
}

/// Tells whether the speaker of `other` passes on what `profile` says ("the envoy repeated the minister's charge").
fn is_relayed_by(profile: &Profile, other: &Profile) -> bool {
    other.claim().speaker.as_ref().is_some_and(|speaker| profile.claim().relayed_by.contains(speaker))
}

/// Tells whether nothing but the speaker and the mood keeps the two apart.
fn is_one_matter(a: &Profile, b: &Profile) -> bool {
    matches!(gate::pass_as_strangers(a, b), Ok(_) | Err(Gate::Modality))
}

fn is_same_answer(a: &Profile, b: &Profile) -> bool {
    match (&a.claim().answer, &b.claim().answer) {
        (Answer::Count(one), Answer::Count(other)) => figure(one) == figure(other) && one.vague == other.vague,
        (one, other) => one == other,
    }
}

/// Tells whether the figure is too low for the other one, and not called an earlier one by its text.
fn is_overtaken(a: &Profile, b: &Profile) -> bool {
    let (Some(one), Some(other)) = (count(a), count(b)) else { return false };
    let too_low = matches!((one.max, other.min), (Some(max), Some(min)) if max < min);
    too_low && !a.claim().is_superseded()
}

fn is_narrated(profile: &Profile) -> bool {
    profile.claim().is_narrated()
}

fn count<'a>(profile: &Profile<'a>) -> Option<&'a Count> {
    match &profile.claim().answer {
        Answer::Count(count) => Some(count),
        Answer::Parties(_) | Answer::Status(_) => None,
    }
}

fn figure(count: &Count) -> Option<u64> {
    count.min.or(count.max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Testimony;
    use crate::model::tests::testimony;
    use crate::packs::Packs;
    use jiff::civil::date;
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

    fn told(n: u64, text: &str) -> Testimony {
        testimony("herald", "casualties.killed").counts(Some(n), Some(n), text).on(date(2021, 5, 3)).at_place("Tarnovo")
    }

    /// Returns whose claims stand for themselves.
    fn heard(claims: &[Testimony]) -> Vec<usize> {
        let profiles: Vec<Profile> = claims.iter().map(|claim| Profile::read(claim, &PACKS)).collect();
        let stands_for = spokesmen(&profiles);
        (0..claims.len()).filter(|index| stands_for[*index] == *index).collect()
    }

    #[test]
    fn a_headline_stands_under_the_speaker_it_leaves_out() {
        let mut headline = told(12, "12 dead in Tarnovo");
        headline.document.title = Some("12 dead in Tarnovo".into());
        assert_eq!(heard(&[headline, told(12, "12").by("Arden")]), [1]);
    }

    #[test]
    fn two_speakers_who_say_the_same_are_two() {
        assert_eq!(heard(&[told(12, "12").by("Arden"), told(12, "12").by("Belmark")]), [0, 1]);
    }

    #[test]
    fn a_lower_figure_of_the_same_voice_is_a_part() {
        assert_eq!(heard(&[told(3, "three").named("a part"), told(12, "12")]), [1]);
        assert_eq!(heard(&[told(3, "three").by("Arden"), told(12, "12").by("Belmark")]), [0, 1]);
    }

    #[test]
    fn what_the_text_calls_an_earlier_figure_stays_in_the_series() {
        let mut earlier = told(3, "three").named("earlier");
        earlier.claim.quote = "the previous toll was three".into();
        assert_eq!(heard(&[earlier, told(12, "12")]), [0, 1]);
    }
}
