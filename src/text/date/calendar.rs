//! Dates by the calendar: "27 September 2020", "July 12–14", "early October", "the fall of 2020", "2022-09-28".

use super::names::{day, is_weekday, month, season, year, year_figures};
use super::when::{Part, Point, When};
use crate::text::piece::Pieces;
use jiff::civil::Date;

/// Words before a bare month's name that show it is one: "in May", "the September offensive".
const BEFORE_MONTHS: &[&str] = &[
    "in",
    "of",
    "since",
    "by",
    "last",
    "early",
    "late",
    "mid",
    "from",
    "until",
    "till",
    "between",
    "this",
    "next",
    "during",
    "before",
    "after",
    "through",
    "throughout",
    "earlier",
    "later",
    "the",
    "to",
    "and",
];

/// Words that name the beginning, the middle or the end of a period.
const THIRDS: &[(&str, u8)] =
    &[("early", 0), ("beginning", 0), ("start", 0), ("mid", 1), ("middle", 1), ("late", 2), ("end", 2)];

/// An expression and the piece after it.
type Read = Option<(When, usize)>;

/// Returns the calendar date that starts at piece `at`.
pub(super) fn read(pieces: &Pieces, at: usize) -> Read {
    numeric(pieces, at)
        .or_else(|| dated_weekday(pieces, at))
        .or_else(|| third(pieces, at))
        .or_else(|| week(pieces, at))
        .or_else(|| half(pieces, at))
        .or_else(|| day_month(pieces, at))
        .or_else(|| month_day(pieces, at))
        .or_else(|| month_year(pieces, at))
        .or_else(|| season_year(pieces, at))
        .or_else(|| bare_month(pieces, at))
        .or_else(|| decade(pieces, at))
        .or_else(|| bare_year(pieces, at))
}

fn calendar(year: Option<i16>, part: Part) -> When {
    When::Calendar(Point { year, part })
}

/// Returns a date in figures. With full stops the day comes first; with slashes only where no other reading is possible.
fn numeric(pieces: &Pieces, at: usize) -> Read {
    if !pieces.is_figure(at) || (pieces.glued(at) && at > 0 && pieces.is_dash(at - 1)) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 5 && pieces.glued(end) && (pieces.is_figure(end) || pieces.is(end, &["-", "/", "."])) {
        end += 1;
    }
    let ends_in_figures = |end: &usize| pieces.is_figure(end - 1);
    let date = |end: usize| in_figures(pieces.words(&(at..end))).map(|date| (date, end));
    let (date, end) = (at + 1..=end).rev().filter(ends_in_figures).find_map(date)?;
    Some((calendar(Some(date.year()), Part::Days(date.month(), date.day(), date.day())), end))
}

fn in_figures(word: &str) -> Option<Date> {
    let separator = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-/.".contains(*c))?;
    let mut numbers = word.split(separator);
    let fields = [numbers.next()?, numbers.next()?, numbers.next()?];
    let short = fields.iter().all(|field| field.len() <= 4 && !field.is_empty());
    if !short || numbers.next().is_some() {
        return None;
    }
    let [a, b, c] = [fields[0].parse::<i16>().ok()?, fields[1].parse().ok()?, fields[2].parse().ok()?];
    let (year, month, day) = match (fields[0].len(), fields[2].len()) {
        (4, _) => (a, b, c),
        (_, 4) if separator != '/' || a > 12 || a == b => (c, b, a),
        (_, 4) if b > 12 => (c, a, b),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..=2099).contains(&date.year()).then_some(date)
}

/// Returns "Saturday, 15 April 2017", "Sat. April 15".
fn dated_weekday(pieces: &Pieces, at: usize) -> Read {
    if !is_weekday(pieces, at) {
        return None;
    }
    let mut next = at + 1;
    while next < at + 4 && pieces.is(next, &[".", ",", "the"]) {
        next += 1;
    }
    numeric(pieces, next).or_else(|| day_month(pieces, next)).or_else(|| month_day(pieces, next))
}

/// Returns "12 July", "12-14 July 2020", "12, 13 and 14 July", "11/12 July", "the 12th of July", "15-Apr-2017".
fn day_month(pieces: &Pieces, at: usize) -> Read {
    let (first, mut last, mut end) = night(pieces, at).or_else(|| day(pieces, at).map(|(day, end)| (day, day, end)))?;
    while let Some((next, after)) = further_day(pieces, end).filter(|(next, _)| *next > last) {
        (last, end) = (next, after);
    }
    let hyphen = pieces.is_hyphen(end) && pieces.is(end, &["-"]);
    let of = usize::from(hyphen || pieces.is(end, &["of"]));
    let (month, mut end) = month(pieces, end + of)?;
    if hyphen && pieces.is_hyphen(end) && year_figures(pieces, end + 1).is_some() {
        end += 1;
    }
    let (year, end) = year_after(pieces, end);
    Some((calendar(year, Part::Days(month, first, last)), end))
}

/// Returns both days of a night, "11/12", and the piece after it.
fn night(pieces: &Pieces, at: usize) -> Option<(i8, i8, usize)> {
    let (evening, morning) = pieces.word(at).split_once('/')?;
    let (evening, morning): (i8, i8) = (evening.parse().ok()?, morning.parse().ok()?);
    let is_night = (1..=30).contains(&evening) && morning == evening + 1;
    is_night.then_some((evening, morning, at + 1))
}

/// Returns the day that goes on after a connector: "–14", "to 14", "and 14".
fn further_day(pieces: &Pieces, at: usize) -> Option<(i8, usize)> {
    let joins = pieces.is_dash(at) || pieces.is(at, &["to", "and", "or", "until", "through", "till", ",", "&"]);
    let and = usize::from(pieces.is(at, &[","]) && pieces.is(at + 1, &["and"]));
    joins.then(|| day(pieces, at + 1 + and)).flatten()
}

/// Returns "July 12", "Sept. 28, 2020", "July 12–14, 2020"; not "in May 12 people died".
fn month_day(pieces: &Pieces, at: usize) -> Read {
    let (month, next) = month(pieces, at)?;
    let the = usize::from(pieces.is(next, &["the"]));
    let (first, mut end) = day(pieces, next + the)?;
    let in_month = pieces.before(at, 1) == "in" && !pieces.is(end, &[","]) && year_figures(pieces, end).is_none();
    let ends = pieces.get(end).is_none() || pieces.is(end, &[".", ";", ")", "-", "–", "and", "to"]);
    if (in_month && !ends) || pieces.is(end, &["%", "percent", "per", "million", "thousand", "hundred"]) {
        return None;
    }
    let mut last = first;
    while let Some((next, after)) = further_day(pieces, end).filter(|(next, _)| *next > last) {
        (last, end) = (next, after);
    }
    let (year, end) = year_after(pieces, end);
    Some((calendar(year, Part::Days(month, first, last)), end))
}

/// Returns the year that follows a day or month, with its comma, and the piece after it.
fn year_after(pieces: &Pieces, at: usize) -> (Option<i16>, usize) {
    let comma = usize::from(pieces.is(at, &[",", "of"]));
    match year_figures(pieces, at + comma)
        .filter(|_| year(pieces, at + comma).is_some() || comma == 0 || pieces.is(at, &[","]))
    {
        Some(year) => (Some(year), at + comma + 1),
        None => (None, at),
    }
}

fn month_year(pieces: &Pieces, at: usize) -> Read {
    let (month, next) = month(pieces, at)?;
    let (year, end) = year_after(pieces, next);
    Some((calendar(Some(year?), Part::Months(month, month)), end))
}

fn bare_month(pieces: &Pieces, at: usize) -> Read {
    let (month, end) = month(pieces, at)?;
    let before = pieces.before(at, 1);
    let dashed = at > 0 && pieces.is_dash(at - 1) && ["mid", "early", "late"].contains(&pieces.before(at, 2));
    let ranged = pieces.is_dash(end) && self::month(pieces, end + 1).is_some();
    let owns = pieces.is(end, &["'", "’"]) && pieces.is(end + 1, &["s"]);
    let shown = BEFORE_MONTHS.contains(&before) || dashed || ranged || owns;
    shown.then_some((calendar(None, Part::Months(month, month)), end))
}

/// Returns "early October", "mid-2020", "the end of September 2022".
fn third(pieces: &Pieces, at: usize) -> Read {
    let start = at + usize::from(pieces.is(at, &["the"]));
    let (_, third) = THIRDS.iter().find(|(word, _)| *word == pieces.lower(start))?;
    let mut next = start + 1;
    if pieces.is_dash(next) || pieces.is(next, &["of", "in"]) {
        next += 1;
    }
    if let Some((month, after)) = month(pieces, next) {
        let (year, end) = year_after(pieces, after);
        let (first, last) = [(1, 10), (11, 20), (21, 31)][usize::from(*third)];
        return Some((calendar(year, Part::Days(month, first, last)), end));
    }
    let year = year(pieces, next)?;
    let (first, last) = [(1, 4), (5, 8), (9, 12)][usize::from(*third)];
    Some((calendar(Some(year), Part::Months(first, last)), next + 1))
}

/// Returns "the first week of August", "the last week of May 2022".
fn week(pieces: &Pieces, at: usize) -> Read {
    let start = at + usize::from(pieces.is(at, &["the"]));
    let (first, last) = match pieces.lower(start) {
        "first" => (1, 7),
        "second" => (8, 14),
        "third" => (15, 21),
        "last" => (24, 31),
        _ => return None,
    };
    let of = Some(start + 2).filter(|of| pieces.is(start + 1, &["week"]) && pieces.is(*of, &["of", "in"]))?;
    let (month, after) = month(pieces, of + 1)?;
    let (year, end) = year_after(pieces, after);
    Some((calendar(year, Part::Days(month, first, last)), end))
}

/// Returns "the first half of 2020", "the third quarter of 2021".
fn half(pieces: &Pieces, at: usize) -> Read {
    let start = at + usize::from(pieces.is(at, &["the"]));
    let nth = match pieces.lower(start) {
        "first" => 0,
        "second" => 1,
        "third" => 2,
        "fourth" | "last" => 3,
        _ => return None,
    };
    let year = Some(start + 3).filter(|_| pieces.is(start + 2, &["of"])).and_then(|place| year(pieces, place))?;
    let part = match pieces.lower(start + 1) {
        "half" if nth == 0 => Part::Months(1, 6),
        "half" => Part::Months(7, 12),
        "quarter" => Part::Months(3 * nth + 1, 3 * nth + 3),
        _ => return None,
    };
    Some((calendar(Some(year), part), start + 4))
}

/// Returns "summer 2023", "the fall of 2020", "the winter of 2020-21"; a winter runs into the next year.
fn season_year(pieces: &Pieces, at: usize) -> Read {
    let start = at + usize::from(pieces.is(at, &["the"]));
    let first = season(pieces, start)?;
    let next = start + 1 + usize::from(pieces.is(start + 1, &["of", "in"]));
    let year = year(pieces, next)?;
    let short = pieces.integer(next + 2).filter(|_| pieces.is_hyphen(next + 1));
    let end = if short.is_some() { next + 3 } else { next + 1 };
    Some((calendar(Some(year), Part::Months(first, first + 2)), end))
}

fn decade(pieces: &Pieces, at: usize) -> Read {
    let year = year_figures(pieces, at).filter(|year| year % 10 == 0)?;
    let plural = pieces.glued(at + 1) && pieces.is(at + 1, &["s"]);
    plural.then_some((calendar(Some(year), Part::Decade), at + 2))
}

/// Returns "2020", "2020-21", "2016–2020".
fn bare_year(pieces: &Pieces, at: usize) -> Read {
    let first = year(pieces, at)?;
    let point = calendar(Some(first), Part::Year);
    let last = pieces.is_hyphen(at + 1).then(|| pieces.integer(at + 2)).flatten().and_then(|n| i16::try_from(n).ok());
    let last = match (last, pieces.word(at + 2).len()) {
        (Some(n), 2) if n > first % 100 => first - first % 100 + n,
        (Some(n), 4) if (first + 1..=2099).contains(&n) => n,
        (Some(_), _) => return None,
        (None, _) => return Some((point, at + 1)),
    };
    Some((When::Span(Box::new(point), Box::new(calendar(Some(last), Part::Year))), at + 3))
}
