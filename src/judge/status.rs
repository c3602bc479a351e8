//! Judge of status: what state a thing is in.

use super::case::{Case, Finding};
use crate::model::{Answer, Polarity, Relation};

/// Judges two status words. A state may change from one day to the next: only words about the same days exclude each other.
pub(super) fn judge(case: &Case) -> Finding {
    let (Answer::Status(one), Answer::Status(other)) = (&case.first.claim.answer, &case.second.claim.answer) else {
        return Finding::new(Relation::Undetermined, "one of them gives no state");
    };
    if one == other {
        return Finding::new(Relation::Agree, "the same state");
    }
    if case.first.claim.polarity == Polarity::Denied {
        return Finding::new(Relation::Undetermined, "both deny a state, and both can be right");
    }
    if !excludes(case, one, other) {
        return Finding::new(Relation::Undetermined, "different states that can follow each other");
    }
    match case.told_apart() {
        Some(0..=1) => Finding::new(Relation::Conflict, "the two states cannot both hold on the same day"),
        _ => Finding::new(Relation::Undetermined, "the state may have changed between the two tellings"),
    }
}

fn excludes(case: &Case, one: &str, other: &str) -> bool {
    let bars = |word: &str, other: &str| {
        case.statuses
            .iter()
            .any(|status| status.word == word && status.excludes.iter().any(|excluded| excluded == other))
    };
    bars(one, other) || bars(other, one)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{may, relation, testimony};
    use super::*;

    #[test]
    fn only_words_about_the_same_day_exclude_each_other() {
        let status = |party: &str, word: &str, day: i8| {
            testimony("herald", "ceasefire.status").by(party).status(word).published(may(day))
        };
        let cases = [
            (status("Arden", "in-force", 4), status("Belmark", "in-force", 4), Relation::Agree),
            (status("Arden", "in-force", 4), status("Belmark", "collapsed", 4), Relation::Conflict),
            (status("Arden", "in-force", 4), status("Belmark", "collapsed", 9), Relation::Undetermined),
            (status("Arden", "agreed", 4), status("Belmark", "collapsed", 4), Relation::Undetermined),
        ];
        for (one, other, expected) in cases {
            assert_eq!(relation(&one, &other), expected, "{:?} {:?}", one.claim.answer, other.claim.answer);
        }
    }
}
