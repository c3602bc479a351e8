//! Names of months, weekdays and seasons, and the figures of days and years.

use crate::text::numeral::is_counted;
use crate::text::piece::Pieces;
use jiff::civil::Weekday;

/// Months with their short forms; the place in the list is the number less one.
const MONTHS: [(&str, &[&str]); 12] = [
    ("january", &["jan"]),
    ("february", &["feb"]),
    ("march", &["mar"]),
    ("april", &["apr"]),
    ("may", &[]),
    ("june", &["jun"]),
    ("july", &["jul"]),
    ("august", &["aug"]),
    ("september", &["sep", "sept"]),
    ("october", &["oct"]),
    ("november", &["nov"]),
    ("december", &["dec"]),
];

/// Months whose names are words of another meaning too: they need their capital.
const AMBIGUOUS: &[&str] = &["march", "may", "august"];

/// Weekdays with their short forms, which are read only in front of a date.
const WEEKDAYS: [(&str, &[&str], Weekday); 7] = [
    ("monday", &["mon"], Weekday::Monday),
    ("tuesday", &["tue", "tues"], Weekday::Tuesday),
    ("wednesday", &["wed"], Weekday::Wednesday),
    ("thursday", &["thu", "thur", "thurs"], Weekday::Thursday),
    ("friday", &["fri"], Weekday::Friday),
    ("saturday", &["sat"], Weekday::Saturday),
    ("sunday", &["sun"], Weekday::Sunday),
];

/// Words after which a number is bounded or rounded and so no year: "more than 2000".
const BOUNDS: &[&str] = &[
    "than",
    "over",
    "least",
    "most",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "approximately",
    "roughly",
    "estimated",
];

/// Words after which a number is a label: "Resolution 1973".
const LABELS: &[&str] = &[
    "resolution",
    "resolutions",
    "article",
    "flight",
    "no",
    "nos",
    "unit",
    "paragraph",
    "regulation",
    "$",
    "€",
    "£",
    "+",
    "#",
];

/// Words after which four figures are a year even before those who are counted: "in 2020 people fled".
const BEFORE_YEARS: &[&str] =
    &["in", "since", "of", "by", "until", "till", "from", "during", "early", "late", "mid", "before", "after"];

/// Words after a number that make it a measure, an hour or a part and so no year.
const MEASURES: &[&str] = &[
    "%",
    "percent",
    "per",
    "hundred",
    "thousand",
    "million",
    "billion",
    "km",
    "kilometres",
    "kilometers",
    "miles",
    "metres",
    "meters",
    "m",
    "square",
    "sq",
    "hectares",
    "acres",
    "hours",
    "gmt",
    "utc",
    "local",
    "dollars",
    "euros",
    "tons",
    "tonnes",
    "or",
    "kg",
    "+",
];

/// Returns the number of the month named at piece `at` and the piece after it; a full stop that shortens it is taken along.
pub(super) fn month(pieces: &Pieces, at: usize) -> Option<(i8, usize)> {
    let word = pieces.lower(at);
    let is = |(name, short): &(&str, &[&str])| word == *name || short.contains(&word);
    let index = MONTHS.iter().position(is)?;
    let full = MONTHS[index].0 == word;
    if !pieces.is_capital(at) && (!full || AMBIGUOUS.contains(&word)) {
        return None;
    }
    let stop = !full && pieces.glued(at + 1) && pieces.is(at + 1, &["."]);
    let number = i8::try_from(index + 1).expect("a year has twelve months");
    Some((number, at + 1 + usize::from(stop)))
}

/// Returns the weekday whose full name stands at piece `at`; a plural is taken for a lost apostrophe: "Saturdays attack".
pub(super) fn weekday(pieces: &Pieces, at: usize) -> Option<Weekday> {
    let word = pieces.lower(at);
    let name = word.strip_suffix('s').unwrap_or(word);
    WEEKDAYS.iter().find(|(full, _, _)| pieces.is_capital(at) && *full == name).map(|(_, _, day)| *day)
}

/// Tells whether a word in lower case is the full name of a weekday.
pub fn is_name_of_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|(full, _, _)| *full == word)
}

/// Tells whether piece `at` is a weekday, in full or short.
pub(super) fn is_weekday(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.lower(at);
    pieces.is_capital(at) && WEEKDAYS.iter().any(|(full, short, _)| *full == word || short.contains(&word))
}

/// Returns the first month of the season named at piece `at`.
pub(super) fn season(pieces: &Pieces, at: usize) -> Option<i8> {
    match pieces.lower(at) {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" | "fall" => Some(9),
        "winter" => Some(12),
        _ => None,
    }
}

/// Returns the day of a month written at piece `at`, "12" or "12th", and the piece after it.
pub(super) fn day(pieces: &Pieces, at: usize) -> Option<(i8, usize)> {
    let number = pieces.integer(at).filter(|n| (1..=31).contains(n))?;
    if pieces.word(at).len() > 2 {
        return None;
    }
    let suffix = pieces.glued(at + 1) && pieces.is(at + 1, &["st", "nd", "rd", "th"]);
    Some((i8::try_from(number).ok()?, at + 1 + usize::from(suffix)))
}

/// Returns the year written in four figures at piece `at`, whatever stands around it.
pub(super) fn year_figures(pieces: &Pieces, at: usize) -> Option<i16> {
    let number = pieces.integer(at).filter(|n| (1900..=2099).contains(n))?;
    i16::try_from(number).ok()
}

/// Returns the year at piece `at` where its neighbours leave no doubt that it is one: neither "2000 troops" nor "over 2000".
pub(super) fn year(pieces: &Pieces, at: usize) -> Option<i16> {
    let year = year_figures(pieces, at)?;
    let before = pieces.before(at, 1);
    let stopped_label = before == "." && LABELS.contains(&pieces.before(at, 2));
    let up_to = before == "to" && pieces.before(at, 2) == "up";
    if BOUNDS.contains(&before) || LABELS.contains(&before) || stopped_label || up_to {
        return None;
    }
    let dash_before = pieces.glued(at) && at > 0 && pieces.is_dash(at - 1);
    let prefixed = ["mid", "pre", "post", "early", "late"].contains(&pieces.before(at, 2));
    let compound = pieces.is_hyphen(at + 1) && !pieces.is_figure(at + 2) && pieces.is(at + 1, &["-"]);
    let letters = pieces.glued(at + 1) && pieces.word(at + 1).starts_with(char::is_alphabetic);
    let clock = pieces.is_figure(at + 1) && pieces.word(at + 1).contains('.');
    if clock || (dash_before && !prefixed) || compound || letters || pieces.is(at + 1, MEASURES) {
        return None;
    }
    let counts = is_counted(pieces.lower(at + 1)) || is_counted(pieces.lower(at + 2));
    let introduced = BEFORE_YEARS.contains(&before) || (before == "the" && year % 100 != 0) || prefixed;
    (!counts || introduced).then_some(year)
}
