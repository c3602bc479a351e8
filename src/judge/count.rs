//! Judge of counts: interval logic, and what time does to a toll.

use super::case::{Case, Finding};
use crate::model::{Answer, Claim, Count, Footing, Relation, Testimony};
use std::cmp::Ordering;

/// Judges two counts of the same victims or things.
pub(super) fn judge(case: &Case) -> Finding {
    let (Answer::Count(one), Answer::Count(other)) = (&case.first.claim.answer, &case.second.claim.answer) else {
        return Finding::new(Relation::Undetermined, "one of them gives no number");
    };
    let (Some(x), Some(y)) = (figure(one), figure(other)) else {
        return Finding::new(Relation::Undetermined, "one of them gives no number");
    };
    if x == y && one.vague == other.vague {
        return Finding::new(Relation::Agree, "the same figure");
    }
    if one.vague || other.vague {
        return vague(case, one, other);
    }
    let series = Series::new(case, x.cmp(&y));
    if case.is_one_voice() && x != y && !is_rounding(one, other) {
        return series.of_one_voice();
    }
    if meet(one, other) { series.compatible(one, other) } else { series.incompatible() }
}

/// Returns the number a reader remembers: the floor, else the ceiling.
fn figure(count: &Count) -> Option<u64> {
    count.min.or(count.max)
}

/// Returns the number a claim is remembered by.
fn bound(testimony: &Testimony) -> u64 {
    match &testimony.claim.answer {
        Answer::Count(count) => figure(count).unwrap_or(0),
        Answer::Parties(_) | Answer::Status(_) => 0,
    }
}

/// Returns the numbers a count allows; a word such as "dozens" ends where the next such word would be used.
fn span(count: &Count) -> (u64, u64) {
    let (low, high) = count.allowed();
    if !count.vague || count.max.is_some() {
        return (low, high);
    }
    match low {
        0..10 => (low, 23),
        _ => (low, 10u64.saturating_pow(low.ilog10() + 1).saturating_sub(1)),
    }
}

fn meet(one: &Count, other: &Count) -> bool {
    let (a, b) = (span(one), span(other));
    a.0 <= b.1 && b.0 <= a.1
}

/// Tells whether two figures differ by no more than their rounding.
fn is_rounding(one: &Count, other: &Count) -> bool {
    (one.approx || other.approx) && meet(one, other) && one.max.is_some() && other.max.is_some()
}

/// A word against a figure or another word: the figure bounds the word where it lies within.
fn vague(case: &Case, one: &Count, other: &Count) -> Finding {
    let (a, b) = (span(one), span(other));
    let within = |count: &Count, words: (u64, u64)| figure(count).is_some_and(|n| words.0 <= n && n <= words.1);
    if case.first.claim.victims != case.second.claim.victims {
        return Finding::new(
            Relation::Undetermined,
            "a word and a figure, and nothing settles that both count the same people",
        );
    }
    if (one.vague && within(other, a)) || (other.vague && within(one, b)) {
        return Finding::new(Relation::Refine, "a figure bounds a word, and both can hold");
    }
    match a.0.cmp(&b.0) {
        Ordering::Equal => Finding::new(Relation::Refine, "both can hold"),
        order => Series::new(case, order).of_words(),
    }
}

/// Two figures of which one is lower, and when each was told.
struct Series<'a> {
    case: &'a Case<'a>,
    lower: &'a Testimony,
    higher: &'a Testimony,
}

impl<'a> Series<'a> {
    fn new(case: &'a Case<'a>, order: Ordering) -> Self {
        match order {
            Ordering::Greater => Self { case, lower: case.second, higher: case.first },
            _ => Self { case, lower: case.first, higher: case.second },
        }
    }

    /// Returns the days from the lower figure's telling to the higher one's; negative where the higher came first.
    fn days(&self) -> Option<i32> {
        Some((self.higher.told()? - self.lower.told()?).get_days())
    }

    /// Tells whether both were told while the event was still going on, when figures change by the hour.
    fn is_first_day(&self) -> bool {
        let last_day = |claim: &Claim| claim.event_date.and_then(|days| days.to);
        let fresh = |t: &Testimony| t.told().is_some() && t.told() == last_day(&t.claim);
        fresh(self.lower) && fresh(self.higher)
    }

    /// Returns why the higher figure is a later state of a growing toll, if it is.
    fn growth(&self) -> Option<&'static str> {
        if !self.case.compare.grows {
            return None;
        }
        match self.days() {
            Some(1..) => Some("the higher figure was told later, and the toll grew"),
            // Nobody is no first count.
            _ if bound(self.lower) == 0 => None,
            _ if self.lower.claim.is_superseded() => Some("the text itself calls the lower figure an earlier one"),
            Some(0) if self.is_first_day() => Some("both were told on the day itself, while figures were coming in"),
            _ => None,
        }
    }

    /// One voice that gives two figures.
    fn of_one_voice(&self) -> Finding {
        match self.days() {
            Some(..0) if self.is_shrunk() => Finding::new(Relation::Revise, "the same side later gives a lower figure"),
            _ if self.case.compare.grows => Finding::new(Relation::Update, "the same side's toll grew"),
            Some(0) | None => {
                Finding::new(Relation::Undetermined, "one side gives two figures, and may mean two things")
            }
            Some(_) => Finding::new(Relation::Revise, "the same side later gives another figure"),
        }
    }

    /// Tells whether the lower figure denies the higher one: a floor never does.
    fn is_shrunk(&self) -> bool {
        match (&self.lower.claim.answer, &self.higher.claim.answer) {
            (Answer::Count(lower), Answer::Count(higher)) => !meet(lower, higher),
            _ => false,
        }
    }

    /// Two figures of two voices that can both be right.
    fn compatible(&self, one: &Count, other: &Count) -> Finding {
        if figure(one) == figure(other) || is_rounding(one, other) {
            return Finding::new(Relation::Agree, "the same figure, exact or rounded");
        }
        match self.growth() {
            Some(why) => Finding::new(Relation::Update, why),
            None if self.case.footing < Footing::Same && self.is_far() => {
                Finding::new(Relation::Undetermined, "the figures are far apart, and may count different people")
            }
            None => Finding::new(Relation::Refine, "one bounds the number more closely, and both can hold"),
        }
    }

    /// Two figures of two voices that cannot both be right at one time.
    fn incompatible(&self) -> Finding {
        match self.growth() {
            Some(why) => Finding::new(Relation::Update, why),
            None if self.may_be_part() => Finding::new(
                Relation::Undetermined,
                "the lower figure is so low that it may count a part of the victims",
            ),
            None => Finding::new(Relation::Conflict, "the figures cannot both be right"),
        }
    }

    /// Tells whether one figure is more than twice the other.
    fn is_far(&self) -> bool {
        bound(self.lower).saturating_mul(2) < bound(self.higher)
    }

    /// Tells whether the lower figure may be of some of the victims: a single person, or far fewer in an outlet's own words. Nobody is no
    /// part.
    fn may_be_part(&self) -> bool {
        let (low, high) = (bound(self.lower), bound(self.higher));
        if low == 0 {
            return false;
        }
        low == 1
            || ((self.lower.claim.is_narrated() || self.higher.claim.is_narrated()) && low.saturating_mul(4) < high)
    }

    /// A word that is too low or too high for the other figure: words settle nothing, but a toll may have grown.
    fn of_words(&self) -> Finding {
        match self.growth() {
            Some(why) => Finding::new(Relation::Update, why),
            None => Finding::new(Relation::Undetermined, "a word of number is too loose to contradict a figure"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{may, relation, testimony};
    use super::*;

    /// A figure: its bounds, its words and the day of May on which it was told, of a blast on 3 May.
    type Told = (Option<u64>, Option<u64>, &'static str, i8);

    fn killed(party: &str, (min, max, text, day): Told) -> Testimony {
        testimony("herald", "casualties.killed").by(party).counts(min, max, text).on(may(3)).published(may(day))
    }

    fn exactly(n: u64, day: i8) -> Told {
        (Some(n), Some(n), "so many", day)
    }

    fn at_least(n: u64, day: i8) -> Told {
        (Some(n), None, "at least so many", day)
    }

    fn check(cases: &[(Told, Told, Relation)], other_voice: &str) {
        for (one, other, expected) in cases {
            let found = relation(&killed("Arden", *one), &killed(other_voice, *other).named("other"));
            assert_eq!(found, *expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn figures_of_two_sides_agree_bound_each_other_or_clash() {
        check(
            &[
                (exactly(24, 5), at_least(24, 5), Relation::Agree),
                (at_least(20, 5), exactly(24, 5), Relation::Refine),
                (at_least(100, 5), at_least(126, 5), Relation::Refine),
                (exactly(5, 5), exactly(13, 5), Relation::Conflict),
                (exactly(5, 5), at_least(13, 5), Relation::Conflict),
                ((Some(150), Some(150), "about 150", 5), exactly(143, 5), Relation::Agree),
                ((Some(150), Some(150), "about 150", 5), exactly(90, 5), Relation::Conflict),
            ],
            "Belmark",
        );
    }

    #[test]
    fn a_toll_grows_with_later_reporting_and_does_not_shrink_by_itself() {
        check(
            &[
                (exactly(24, 4), exactly(31, 5), Relation::Update),
                (at_least(24, 4), at_least(43, 6), Relation::Update),
                (exactly(31, 4), exactly(24, 5), Relation::Conflict),
                (exactly(5, 3), exactly(13, 3), Relation::Update),
            ],
            "Belmark",
        );
    }

    #[test]
    fn one_dead_person_may_be_one_of_the_dead() {
        check(&[(exactly(1, 5), exactly(13, 5), Relation::Undetermined)], "Belmark");
    }

    #[test]
    fn nobody_killed_is_neither_a_part_nor_a_first_count_unless_told_before() {
        check(
            &[
                (exactly(0, 5), exactly(13, 5), Relation::Conflict),
                (exactly(0, 3), exactly(13, 3), Relation::Conflict),
                (exactly(0, 4), exactly(13, 5), Relation::Update),
            ],
            "Belmark",
        );
    }

    #[test]
    fn one_side_updates_or_revises_its_own_figure() {
        check(
            &[
                (at_least(24, 4), at_least(43, 4), Relation::Update),
                (at_least(500, 4), exactly(471, 6), Relation::Revise),
                (exactly(24, 4), at_least(24, 5), Relation::Agree),
            ],
            "Arden",
        );
    }

    #[test]
    fn a_word_is_bounded_by_a_figure_and_never_contradicts_one() {
        check(
            &[
                ((Some(24), None, "dozens", 5), exactly(50, 5), Relation::Refine),
                ((Some(24), None, "dozens", 5), (Some(24), None, "dozens", 5), Relation::Agree),
                ((Some(24), None, "dozens", 4), (Some(200), None, "hundreds", 5), Relation::Update),
                ((Some(24), None, "dozens", 5), exactly(7, 5), Relation::Undetermined),
            ],
            "Belmark",
        );
    }

    #[test]
    fn a_figure_its_own_text_calls_previous_has_been_overtaken() {
        let mut previous = killed("Arden", exactly(20, 6));
        previous.claim.quote = "The previous death toll was 20.".into();
        assert_eq!(relation(&previous, &killed("Belmark", exactly(70, 6))), Relation::Update);
    }
}
