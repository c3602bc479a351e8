//! A court for the judges' own tests: invented countries, real sorts of disputes.

use super::*;
use crate::model::Pair;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

pub(super) use crate::model::tests::testimony;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

/// Returns the relation of two claims that surely speak of the same event.
pub(super) fn relation(first: &Testimony, second: &Testimony) -> Relation {
    verdict(first, second, Footing::Same).relation
}

/// Returns the judgement on two claims, whichever of them comes first.
pub(super) fn verdict(first: &Testimony, second: &Testimony, footing: Footing) -> Judgement {
    let alignment = Alignment { comparable: vec![Pair { first: 0, second: 1, footing }], ..Alignment::default() };
    let one = judgements(&[first.clone(), second.clone()], &alignment, &PACKS);
    let other = judgements(&[second.clone(), first.clone()], &alignment, &PACKS);
    assert_eq!(one, other, "a verdict does not depend on who is heard first");
    one.into_iter().next().expect("one pair, one judgement")
}

/// Returns a day of May 2021.
pub(super) fn may(day: i8) -> Date {
    date(2021, 5, day)
}

/// Returns a claim of `party` that `accused` broke the ceasefire on 3 May.
pub(super) fn accusation(party: &str, accused: &[&str]) -> Testimony {
    testimony("herald", "ceasefire.violator").by(party).answers(accused).on(may(3)).published(may(4))
}

#[test]
fn the_sentence_names_both_voices_and_both_answers() {
    let verdict = verdict(&accusation("Arden", &["Belmark"]), &accusation("Belmark", &["Arden"]), Footing::Same);
    assert_eq!(
        verdict.why,
        "Arden said Belmark broke the ceasefire, Belmark said Arden broke the ceasefire: each blames the other for the same event."
    );
    assert_eq!((verdict.relation, verdict.judge.as_str()), (Relation::Conflict, "parties"));
}

#[test]
fn nothing_clashes_that_need_not_be_the_same_event() {
    let (one, other) = (accusation("Arden", &["Belmark"]), accusation("Belmark", &["Arden"]));
    for footing in [Footing::Possible, Footing::Likely] {
        assert_eq!(verdict(&one, &other, footing).relation, Relation::Undetermined);
    }
}

#[test]
fn an_undated_accusation_does_not_confirm_a_dated_one() {
    let (one, other) = (accusation("Arden", &["Belmark"]), accusation("Corvia", &["Belmark"]));
    assert_eq!(verdict(&one, &other, Footing::Possible).relation, Relation::Undetermined);
    assert_eq!(verdict(&one, &other, Footing::Likely).relation, Relation::Agree);
}

#[test]
fn one_side_does_not_contradict_itself_but_may_change_its_account() {
    let first = accusation("Arden", &["Belmark"]);
    let same_day = accusation("Arden", &["Corvia"]).named("later sentence");
    assert_eq!(relation(&first, &same_day), Relation::Undetermined);
    assert_eq!(relation(&first, &same_day.published(may(9))), Relation::Revise);
}

#[test]
fn a_user_topic_whose_question_no_pack_has_is_judged_by_the_kind_of_its_answer() {
    let held = |party: &str, n: u64| {
        testimony("gazette", "prisoners.held").by(party).counts(Some(n), Some(n), "a figure").published(may(4))
    };
    assert_eq!(verdict(&held("Arden", 12), &held("Belmark", 40), Footing::Same).judge, "count");
}
