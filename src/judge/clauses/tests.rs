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
