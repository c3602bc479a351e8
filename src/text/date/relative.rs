//! Dates reckoned from the day of publication: "yesterday", "on Tuesday", "two days ago", "earlier this month".

use super::names::{month, season, weekday};
use super::when::{Part, Point, Unit, When};
use crate::text::numeral::{Numeral, numeral};
use crate::text::piece::Pieces;

/// An expression and the piece after it.
type Read = Option<(When, usize)>;

/// Phrases with a fixed distance in days from publication, the longest first.
const PHRASES: &[(&[&str], i32, i32)] = &[
    (&["the", "day", "before", "yesterday"], -2, -2),
    (&["day", "before", "yesterday"], -2, -2),
    (&["the", "day", "after", "tomorrow"], 2, 2),
    (&["the", "previous", "day"], -1, -1),
    (&["earlier", "today"], 0, 0),
    (&["this", "morning"], 0, 0),
    (&["this", "afternoon"], 0, 0),
    (&["this", "evening"], 0, 0),
    (&["last", "night"], -1, 0),
    (&["last", "evening"], -1, -1),
    (&["overnight"], -1, 0),
    (&["today"], 0, 0),
    (&["tonight"], 0, 0),
    (&["yesterday"], -1, -1),
    (&["tomorrow"], 1, 1),
];

/// Parts of a day, taken along after a weekday.
const HOURS: &[&str] = &["morning", "afternoon", "evening", "night", "noon"];

/// Returns the relative date that starts at piece `at`.
pub(super) fn read(pieces: &Pieces, at: usize) -> Read {
    phrase(pieces, at)
        .or_else(|| the_day_before(pieces, at))
        .or_else(|| lately(pieces, at))
        .or_else(|| ago(pieces, at))
        .or_else(|| past(pieces, at))
        .or_else(|| earlier(pieces, at))
        .or_else(|| period(pieces, at))
        .or_else(|| named(pieces, at))
        .or_else(|| day_of_week(pieces, at, 0))
}

fn phrase(pieces: &Pieces, at: usize) -> Read {
    let (words, from, to) = PHRASES.iter().find(|(words, _, _)| pieces.reads(at, words))?;
    let mut end = at + words.len();
    if pieces.is(end, HOURS) && pieces.is(end - 1, &["yesterday", "tomorrow"]) {
        end += 1;
    }
    Some((When::Offset(*from, *to), end))
}

/// Returns "the day before" where it closes a clause; "the day before the vote" hangs on another day.
fn the_day_before(pieces: &Pieces, at: usize) -> Read {
    let closes = pieces.get(at + 3).is_none() || pieces.is(at + 3, &[".", ",", ";", "that", "and", "but"]);
    (pieces.reads(at, &["the", "day", "before"]) && closes).then_some((When::Offset(-1, -1), at + 3))
}

fn lately(pieces: &Pieces, at: usize) -> Read {
    let found = pieces.reads(at, &["these", "days"]) || pieces.reads(at, &["in", "recent", "days"]);
    found.then(|| (When::Lately, at + if pieces.is(at, &["in"]) { 3 } else { 2 }))
}

fn unit(pieces: &Pieces, at: usize) -> Option<Unit> {
    let word = pieces.lower(at);
    match word.strip_suffix('s').unwrap_or(word) {
        "hour" => Some(Unit::Hour),
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        "decade" => Some(Unit::Decade),
        _ => None,
    }
}

/// Returns a whole number of units small enough to reckon with, and the piece after it; "a" is one.
fn amount(pieces: &Pieces, at: usize) -> Option<(i32, usize)> {
    if pieces.is(at, &["a", "an"]) && unit(pieces, at + 1).is_some() {
        return Some((1, at + 1));
    }
    let numeral = numeral(pieces, at).filter(|n| !n.vague && n.value.fract() == 0.0 && n.value <= 2000.0)?;
    Some((numeral.value as i32, numeral.end))
}

/// Returns "two days ago", "a year ago", "one year ago today".
fn ago(pieces: &Pieces, at: usize) -> Read {
    let (n, next) = amount(pieces, at)?;
    let unit = unit(pieces, next).filter(|_| pieces.is(next + 1, &["ago"]))?;
    let after = next + 2;
    let end = if pieces.reads(after, &["on", "this", "day"]) {
        after + 3
    } else if pieces.is(after, &["today"]) {
        after + 1
    } else {
        return Some((When::Ago(n, unit), after));
    };
    let years = i16::try_from(n).ok().filter(|_| unit == Unit::Year)?;
    Some((When::Anniversary(years), end))
}

/// Returns the "few" of "the past few days".
fn few(pieces: &Pieces, at: usize) -> Option<Numeral> {
    pieces.is(at, &["few"]).then_some(Numeral { value: 2.0, vague: true, end: at + 1, scale: 1.0 })
}

/// Returns "the past two weeks", "the last 24 hours", "the past month".
fn past(pieces: &Pieces, at: usize) -> Read {
    let start = at + usize::from(pieces.is(at, &["the"]));
    if !pieces.is(start, &["past", "last", "previous"]) {
        return None;
    }
    if let Some(numeral) = numeral(pieces, start + 1).or_else(|| few(pieces, start + 1)).filter(|n| n.vague) {
        return unit(pieces, numeral.end).map(|_| (When::Lately, numeral.end + 1));
    }
    if let Some((n, next)) = amount(pieces, start + 1) {
        return unit(pieces, next).map(|unit| (When::Past(n, unit), next + 1));
    }
    let whole = start > at || pieces.is(start, &["past"]);
    let unit = unit(pieces, start + 1).filter(|_| whole && !pieces.lower(start + 1).ends_with('s'))?;
    Some((When::Past(1, unit), start + 2))
}

/// Returns "earlier this month", "later this week".
fn earlier(pieces: &Pieces, at: usize) -> Read {
    let unit = unit(pieces, at + 2).filter(|_| pieces.is(at + 1, &["this"]))?;
    let past = pieces.is(at, &["earlier", "early"]);
    let later = pieces.is(at, &["later"]);
    match (past, later) {
        (true, _) => Some((When::Earlier(unit), at + 3)),
        (_, true) => Some((When::Period(unit, 0), at + 3)),
        _ => None,
    }
}

fn which(pieces: &Pieces, at: usize) -> Option<i32> {
    match pieces.lower(at) {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// Returns "last week", "this month", "next year", "the weekend".
fn period(pieces: &Pieces, at: usize) -> Read {
    if pieces.is(at, &["last", "this", "the", "past"]) && pieces.is(at + 1, &["weekend"]) {
        return Some((When::Weekend, at + 2));
    }
    let which = which(pieces, at)?;
    let unit = unit(pieces, at + 1).filter(|_| !pieces.lower(at + 1).ends_with('s'))?;
    let fits = !matches!(unit, Unit::Hour | Unit::Day | Unit::Decade);
    fits.then_some((When::Period(unit, which), at + 2))
}

/// Returns "last Tuesday", "this September", "last summer".
fn named(pieces: &Pieces, at: usize) -> Read {
    let which = which(pieces, at)?;
    if weekday(pieces, at + 1).is_some() {
        return day_of_week(pieces, at + 1, i8::try_from(which).unwrap_or(0));
    }
    if which > 0 {
        return None;
    }
    let (first, last, end) = match (month(pieces, at + 1), season(pieces, at + 1)) {
        (Some((month, end)), _) => (month, month, end),
        (None, Some(season)) => (season, season + 2, at + 2),
        _ => return None,
    };
    if super::names::day(pieces, end).is_some() || super::names::year_figures(pieces, end).is_some() {
        return None;
    }
    Some((When::Calendar(Point { year: None, part: Part::Months(first, last) }), end))
}

/// Tells whether a weekday is part of a name: "The Sunday Times", "Bloody Sunday".
fn is_name(pieces: &Pieces, at: usize) -> bool {
    let feast = ["bloody", "black", "good", "holy", "palm", "easter"].contains(&pieces.before(at, 1));
    let paper = ["times", "telegraph", "express", "mirror", "mail", "herald", "post", "observer"];
    feast || (pieces.is_capital(at + 1) && pieces.is(at + 1, &paper))
}

fn day_of_week(pieces: &Pieces, at: usize, which: i8) -> Read {
    let weekday = weekday(pieces, at).filter(|_| !is_name(pieces, at))?;
    let end = at + 1 + usize::from(pieces.is(at + 1, HOURS));
    Some((When::Weekday(weekday, which), end))
}
