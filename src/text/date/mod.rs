//! Days named in a sentence.
//!
//! How the words map, with `p` for the day of publication:
//! * A day and month without a year are the latest such day up to `p` and three days' grace; a bare month or season likewise.
//! * A weekday is the latest one up to and including `p`; "last Tuesday" is before `p`, "next Tuesday" after it.
//! * "early", "mid" and "late" are the first ten, the next ten and the last days of a month, and thirds of a year.
//! * Seasons are those of the north; a winter runs from December into February.
//! * "last week" and "last month" are the calendar week (from Monday) and month before; "the past week" is the seven days up to `p`.
//! * "two weeks ago" allows three days either way, "two months ago" means that month, "a year ago" that calendar year.
//! * "since" runs to `p`, "until" and "by" from no day in particular, "these days" up to `p`.
//! * In figures, `15.04.2017` has the day first; with slashes only what cannot be read otherwise is read.

mod calendar;
mod heading;
mod names;
mod relative;
#[cfg(test)]
mod tests;
mod when;

pub use heading::document_date;
pub(in crate::text) use heading::stamp;
pub use names::is_name_of_weekday;

use super::Token;
use super::piece::Pieces;
use crate::model::DateRange;
use jiff::civil::Date;
use std::ops::Range;
use when::{Part, Point, Unit, When};

/// An expression of time in a sentence and the days it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The tokens that give it.
    pub tokens: Range<usize>,
    /// The days it covers.
    pub days: DateRange,
}

/// Returns the moments named in a sentence's `tokens`, in order. Relative ones ("on Tuesday", "last week") are reckoned from
/// `published`, and left out where it is not known.
pub fn moments(text: &str, tokens: &[Token], published: Option<Date>) -> Vec<Moment> {
    let pieces = Pieces::of_tokens(text, tokens);
    let read = |found: Expression| {
        let days = found.when.days(published)?;
        Some(Moment { tokens: pieces.tokens(&found.pieces), days })
    };
    expressions(&pieces).into_iter().filter_map(read).collect()
}

/// An expression of time before it is reckoned.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expression {
    /// The pieces that give it.
    pub(super) pieces: Range<usize>,
    when: When,
}

/// Returns the expressions of time among `pieces`, in order, no two sharing a piece.
pub(super) fn expressions(pieces: &Pieces) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match bounded(pieces, at) {
            Some((when, end)) => {
                found.push(Expression { pieces: at..end, when });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

type Read = Option<(When, usize)>;

/// Returns "since 7 October", "until Tuesday", "between May and November 2021", or an expression without such a word.
fn bounded(pieces: &Pieces, at: usize) -> Read {
    let bound: fn(Box<When>) -> When = match pieces.lower(at) {
        "since" => When::Since,
        "until" | "till" | "by" => When::Until,
        "before" => When::Before,
        "after" => When::After,
        "between" | "from" => return framed(pieces, at).or_else(|| ranged(pieces, at)),
        _ => return ranged(pieces, at),
    };
    let late = usize::from(pieces.is(at + 1, &["late", "early"]));
    let on = usize::from(pieces.is(at + 1 + late, &["on", "the"]) && (late > 0 || pieces.is(at, &["since"])));
    let (when, end) = ranged(pieces, at + 1).or_else(|| ranged(pieces, at + 1 + late + on))?;
    let owns = pieces.is(end, &["'", "’"]);
    if owns && pieces.is(at, &["before", "after"]) {
        // "after Tuesday's attack" hangs on the attack: the day itself is all that is known
        return Some((
            if pieces.is(at, &["before"]) { When::Until(when.into()) } else { When::Since(when.into()) },
            end,
        ));
    }
    Some((bound(Box::new(when)), end))
}

/// Returns "between A and B", "from A to B", "between 10 and 15 October"; an aside may stand behind A: "between 2 May, when the truce began, and
/// 9 May".
fn framed(pieces: &Pieces, at: usize) -> Read {
    let connectors: &[&str] = if pieces.is(at, &["between"]) { &["and"] } else { &["to", "until", "till", "through"] };
    let (first, next) = single(pieces, at + 1)?;
    if matches!(first, When::Calendar(Point { part: Part::Days(_, from, to), .. }) if from < to) {
        return Some((first, next));
    }
    let after =
        Some(next + 1).filter(|_| pieces.is(next, connectors)).or_else(|| behind_aside(pieces, next, connectors))?;
    let (last, end) = single(pieces, after)?;
    Some((When::Span(Box::new(first), Box::new(last)), end))
}

/// Returns the piece behind the connector that goes on after an aside between commas.
fn behind_aside(pieces: &Pieces, comma: usize, connectors: &[&str]) -> Option<usize> {
    const LONGEST: usize = 14;
    if !pieces.is(comma, &[","]) {
        return None;
    }
    let closes = |at: &usize| pieces.is(*at, &[","]) && pieces.is(*at + 1, connectors);
    (comma + 2..comma + LONGEST).find(closes).map(|at| at + 2)
}

/// Returns "A to B", "A – B", "May and November 2021", or A alone.
fn ranged(pieces: &Pieces, at: usize) -> Read {
    let (first, next) = single(pieces, at)?;
    let joins = pieces.is_dash(next) || pieces.is(next, &["to", "until", "through"]);
    let months = is_yearless_month(&first) && pieces.is(next, &["and"]);
    let (last, end) = match single(pieces, next + 1).filter(|_| joins || months) {
        Some(found) => found,
        None => return Some((first, next)),
    };
    let alike = match (&first, &last) {
        (When::Calendar(_), When::Calendar(second)) => !months || matches!(second.part, Part::Months(..)),
        (When::Weekday(..), When::Weekday(..)) => !pieces.is_dash(next),
        _ => false,
    };
    if !alike {
        return Some((first, next));
    }
    Some((When::Span(Box::new(first), Box::new(last)), end))
}

fn is_yearless_month(when: &When) -> bool {
    matches!(when, When::Calendar(Point { year: None, part: Part::Months(..) }))
}

/// Returns the expression that starts at piece `at`, without bounds and ranges; "a year ago, on September 13" is that day then.
fn single(pieces: &Pieces, at: usize) -> Read {
    let (when, end) = relative::read(pieces, at)
        .filter(|(when, _)| !matches!(when, When::Weekday(..)) || calendar::read(pieces, at).is_none())
        .or_else(|| calendar::read(pieces, at))?;
    let years = match when {
        When::Anniversary(years) => years,
        When::Ago(n, Unit::Year) => i16::try_from(n).ok()?,
        _ => return Some((when, end)),
    };
    let comma = usize::from(pieces.is(end, &[","]));
    let on = usize::from(pieces.is(end + comma, &["on"]));
    match calendar::read(pieces, end + comma + on) {
        Some((When::Calendar(point), after)) if point.year.is_none() => Some((When::YearsAgo(years, point), after)),
        _ => Some((when, end)),
    }
}
