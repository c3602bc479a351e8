//! Judge of polarity: one says it, the other denies it.

use super::case::{Case, Finding};
use super::parties::{is_everyone, parties};
use crate::model::{Answer, Polarity, Relation, Testimony};

/// Judges an assertion against a denial.
pub(super) fn judge(case: &Case) -> Finding {
    let (said, denied) = match case.first.claim.polarity {
        Polarity::Affirmed => (case.first, case.second),
        Polarity::Denied => (case.second, case.first),
    };
    if case.compare.judge == "demand" {
        return Finding::new(Relation::Oppose, "one asks for what the other says is not needed");
    }
    match (&said.claim.answer, &denied.claim.answer) {
        (Answer::Parties(_), Answer::Parties(_)) => of_parties(case, said, denied),
        (Answer::Status(one), Answer::Status(other)) if one == other => {
            contradicted("one says so and the other denies it")
        }
        (Answer::Count(figure), Answer::Count(disputed)) => {
            if figure.vague || figure.min.or(figure.max).is_none() {
                return Finding::new(Relation::Undetermined, "no figure is given that could be denied");
            }
            let states_another = disputed.min.is_some() && (disputed.min, disputed.max) != (figure.min, figure.max);
            if states_another || is_later(said, denied) {
                return Finding::new(Relation::Undetermined, "the denial is of another figure");
            }
            contradicted("one gives a figure and the other disputes it")
        }
        _ => Finding::new(Relation::Undetermined, "one denies something other than the other says"),
    }
}

fn of_parties(case: &Case, said: &Testimony, denied: &Testimony) -> Finding {
    let (one, other) = (parties(&said.claim), parties(&denied.claim));
    if one.iter().any(|party| other.contains(party)) || is_everyone(one) {
        let accused = denied.claim.speaker_party.as_ref().is_some_and(|party| one.contains(party));
        return contradicted(if accused { "the accused denies it" } else { "one says so and the other denies it" });
    }
    let _ = case;
    Finding::new(Relation::Undetermined, "one denies it of another party, and both can be right")
}

fn contradicted(why: &str) -> Finding {
    Finding::new(Relation::Conflict, why)
}

/// Tells whether a figure was given only after the denial, which cannot have been of it.
fn is_later(said: &Testimony, denied: &Testimony) -> bool {
    matches!((said.told(), denied.told()), (Some(said), Some(denied)) if said > denied)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{accusation, may, relation, testimony};
    use super::*;

    #[test]
    fn the_accused_denies() {
        let accused = accusation("Arden", &["Belmark"]);
        assert_eq!(relation(&accused, &accusation("Belmark", &["Belmark"]).denied()), Relation::Conflict);
    }

    #[test]
    fn who_denies_it_of_himself_does_not_contradict_who_says_it_of_another() {
        let accused = accusation("Arden", &["Belmark"]);
        assert_eq!(relation(&accused, &accusation("Corvia", &["Corvia"]).denied()), Relation::Undetermined);
    }

    fn killed(party: &str) -> Testimony {
        testimony("herald", "casualties.killed").by(party).on(may(3))
    }

    #[test]
    fn a_denial_without_a_figure_disputes_the_figure_given_before_it() {
        let disputed = killed("Belmark").counts(None, None, "inflated").denied().published(may(5));
        let given = |day: i8| killed("Arden").counts(Some(500), None, "at least 500").published(may(day));
        assert_eq!(relation(&given(4), &disputed), Relation::Conflict);
        assert_eq!(relation(&given(6), &disputed), Relation::Undetermined);
    }

    #[test]
    fn a_word_such_as_dozens_is_no_figure_to_be_denied() {
        let disputed = killed("Belmark").counts(None, None, "inflated").denied().published(may(5));
        let word = killed("Arden").counts(Some(24), None, "dozens").published(may(4));
        assert_eq!(relation(&word, &disputed), Relation::Undetermined);
    }
}
