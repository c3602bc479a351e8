//! Pairs of sentences, and what makes them contraries.

use super::super::tests::{may, testimony, verdict};
use crate::model::{Answer, Footing, Relation, Testimony};

fn says(party: &str, quote: &str) -> Testimony {
    let mut told = testimony("herald", "waterworks.state").by(party).on(may(3)).published(may(4));
    told.claim.answer = Answer::Status(quote.into());
    told.claim.quote = quote.into();
    told
}

fn check(cases: &[(&str, &str)], expected: Relation) {
    for (one, other) in cases {
        let judged = verdict(&says("Arden", one), &says("Belmark", other).named("other"), Footing::Same);
        assert_eq!((judged.relation, judged.judge.as_str()), (expected, "clauses"), "{one} / {other}: {}", judged.why);
    }
}

#[test]
fn not_turns_a_clause_round_whatever_its_voice() {
    check(
        &[
            ("The engineers repaired the pump.", "The pump was not repaired by the engineers."),
            ("The council published the minutes.", "The council refused to publish the minutes."),
            ("Inspectors entered the plant on Monday.", "Inspectors could not enter the plant."),
            ("The ministry paid the crews.", "No ministry paid the crews."),
        ],
        Relation::Conflict,
    );
}

#[test]
fn contraries_clash_only_when_said_of_the_same_things() {
    check(
        &[
            ("The council approved the dam.", "The dam was rejected by the council."),
            ("The company reported net earnings of $40 million.", "The company lost $40 million."),
            ("Maro succeeded Tiel.", "Maro was the predecessor of Tiel."),
        ],
        Relation::Conflict,
    );
    check(
        &[
            ("The council approved the dam.", "The council rejected the canal."),
            ("The council approved the dam.", "The union rejected the dam."),
            ("The council approved the dam.", "The council plans to reject the dam."),
            ("The council approved the dam in August.", "The council rejected the dam in November."),
        ],
        Relation::Undetermined,
    );
}

#[test]
fn who_denies_more_does_not_deny_the_less() {
    check(
        &[
            ("The crews opened the sluice.", "The crews did not open the sluice with explosives."),
            ("The crews opened the sluice.", "The crews may not have opened the sluice."),
            ("The crews opened the sluice.", "The crews did not open the gate."),
        ],
        Relation::Undetermined,
    );
}

#[test]
fn two_numbers_of_the_same_things_cannot_both_be_right() {
    check(&[("The plant has 19 pumps.", "The plant has 16 pumps.")], Relation::Conflict);
    check(
        &[
            ("The plant has 19 pumps.", "The plant has at least 16 pumps."),
            ("The plant has 19 pumps.", "The plant has dozens of pumps."),
            ("The plant has 19 pumps.", "The mill has 16 pumps."),
        ],
        Relation::Undetermined,
    );
}

#[test]
fn what_must_be_and_what_need_not_be_are_positions() {
    check(&[("The firm must close the plant.", "The firm must not close the plant.")], Relation::Oppose);
}

#[test]
fn what_has_stopped_was_done_and_is_done_no_more() {
    check(
        &[
            ("The mill will stop selling flour.", "The mill will not sell flour any longer."),
            ("The mill stopped selling flour.", "The mill sold flour."),
            ("Crews began to clear the road.", "Crews did not clear the road."),
        ],
        Relation::Undetermined,
    );
}

/// Checks that pairs are left open, and tells whether what may make them contraries is named.
fn check_open(cases: &[(&str, &str)], is_suspected: bool) {
    let judged = |(one, other): &(&str, &str)| {
        let judged = verdict(&says("Arden", one), &says("Belmark", other).named("other"), Footing::Same);
        let fits = judged.relation == Relation::Undetermined && super::is_suspected(&judged) == is_suspected;
        (!fits).then_some(judged.why)
    };
    let wrong: Vec<String> = cases.iter().filter_map(judged).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_may_be_contrary_is_pointed_out_and_left_open() {
    check_open(
        &[
            ("The talks began on Monday.", "The talks ended on Monday."),
            ("The ferry reached Brod on 3 May.", "The ferry left Brod on 3 May, the port office said."),
            ("Maro defeated Tiel.", "Tiel defeated Maro."),
            ("The minister flew to Brod.", "The minister flew to Tarnovo."),
            (
                "The court elected eight judges for the tribunal.",
                "Eleven judges of the tribunal were sworn in at the court.",
            ),
            ("The port kept selling grain.", "The port stopped selling grain."),
        ],
        true,
    );
    check_open(
        &[
            ("The talks began on Monday.", "The strike ended on Monday."),
            ("The talks began on 3 May.", "The talks ended on 9 May."),
            ("Maro praised Tiel.", "Maro praised Tiel again."),
            ("The envoy met the rebels in Brod.", "The envoy met the rebels in Brod and in Tarnovo."),
            ("The court elected eight judges.", "The port hired eleven judges of wine."),
        ],
        false,
    );
}
