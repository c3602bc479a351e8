//! Numbers that count nobody and nothing: measures, money, ages, labels, times of day.

use crate::text::numeral::{Numeral, numeral};
use crate::text::piece::Pieces;

/// Units of time, length, weight, speed, money and the like after a number.
const UNITS: &[&str] = &[
    "am",
    "a.m",
    "amps",
    "bpd",
    "bps",
    "barrels",
    "calibre",
    "caliber",
    "celsius",
    "centimetres",
    "centimeters",
    "cents",
    "century",
    "centuries",
    "cm",
    "day",
    "days",
    "decade",
    "decades",
    "degrees",
    "dinars",
    "dirhams",
    "dollar",
    "dollars",
    "drams",
    "euro",
    "euros",
    "fahrenheit",
    "feet",
    "ft",
    "foot",
    "gallons",
    "gmt",
    "grams",
    "gw",
    "hour",
    "hours",
    "hrs",
    "hryvnia",
    "hryvnias",
    "hz",
    "inch",
    "inches",
    "kg",
    "kgs",
    "kilo",
    "kilogram",
    "kilogrammes",
    "kilograms",
    "kilometer",
    "kilometers",
    "kilometre",
    "kilometres",
    "kilos",
    "km",
    "kms",
    "knots",
    "kph",
    "kw",
    "lari",
    "lb",
    "lbs",
    "lira",
    "liras",
    "liters",
    "litres",
    "magnitude",
    "manat",
    "manats",
    "megawatt",
    "megawatts",
    "meter",
    "meters",
    "metre",
    "metres",
    "mhz",
    "mile",
    "miles",
    "millimetres",
    "millimeters",
    "min",
    "mins",
    "minute",
    "minutes",
    "mm",
    "month",
    "months",
    "mph",
    "mw",
    "night",
    "nights",
    "o'clock",
    "ounces",
    "pence",
    "pm",
    "p.m",
    "points",
    "pound",
    "pounds",
    "ratio",
    "rial",
    "rials",
    "riyals",
    "rouble",
    "roubles",
    "rubles",
    "ruble",
    "rupees",
    "second",
    "seconds",
    "shekel",
    "shekels",
    "times",
    "ton",
    "tonne",
    "tonnes",
    "tons",
    "usd",
    "eur",
    "utc",
    "volts",
    "watts",
    "week",
    "weeks",
    "weekend",
    "weekends",
    "yard",
    "yards",
    "year",
    "years",
    "yuan",
    "yen",
    "°",
    "m",
];

/// Words that may stand between a number and its unit: "five more days", "30 nautical miles", "hundreds of kilometres".
const BEFORE_UNITS: &[&str] = &[
    "nautical",
    "metric",
    "long",
    "consecutive",
    "straight",
    "more",
    "of",
    "further",
    "additional",
    "full",
    "us",
    "billion",
];

/// Signs and codes of money before a number.
const MONEY: &[&str] = &["$", "€", "£", "¥", "₽", "₴", "₪", "₺", "₼", "֏", "usd", "eur", "gbp", "us$"];

/// Words before a number that make it a label in any case.
const LABELS: &[&str] = &[
    "resolution",
    "resolutions",
    "article",
    "articles",
    "chapter",
    "paragraph",
    "section",
    "protocol",
    "phase",
    "page",
    "pages",
    "flight",
    "aged",
    "age",
    "ages",
    "no.",
    "nos.",
    "annex",
    "footnote",
    "tel",
    "phone",
    "fax",
    "№",
    "#",
    "§",
    "°",
];

/// Words before a number that make it a label where they are capitalised and it is in figures.
const CAPITAL_LABELS: &[&str] = &[
    "day",
    "war",
    "part",
    "stage",
    "point",
    "unit",
    "route",
    "highway",
    "line",
    "level",
    "zone",
    "group",
    "order",
    "decree",
    "area",
    "boeing",
    "airbus",
    "title",
    "rule",
    "law",
    "act",
    "sector",
    "hill",
    "height",
    "channel",
    "number",
    "no",
    "item",
    "step",
    "directive",
    "regulation",
    "document",
    "battalion",
    "brigade",
    "regiment",
    "division",
    "army",
    "apollo",
    "windows",
    "league",
    "covid",
    "option",
    "tier",
    "category",
    "version",
    "season",
    "episode",
    "gate",
    "room",
    "block",
    "school",
    "base",
    "camp",
];

/// Words that, right before "over 60" or "under 18", make it an age.
const AGED: &[&str] = &[
    "children", "those", "anyone", "everyone", "women", "men", "boys", "girls", "minors", "youths", "males", "females",
    "adults",
];

/// Those whose age "of" tells: "a girl of seven".
const OF_AGE: &[&str] = &[
    "baby", "boy", "brother", "child", "daughter", "father", "girl", "grandson", "husband", "mother", "sister", "wife",
    "infant", "man", "son", "teenager", "toddler", "woman", "youth",
];

/// Ordinals, which end a number in words that is none: "twenty-first".
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "hundredth",
    "thousandth",
    "st",
    "nd",
    "rd",
    "th",
];

/// Tells whether what stands before the number from `start` makes it a label, a price, an age or part of a name.
pub(super) fn is_led_astray(pieces: &Pieces, start: usize) -> bool {
    let before = pieces.before(start, 1);
    let stopped = before == "." && ["no", "nos", "art", "para", "tel", "p", "pp"].contains(&pieces.before(start, 2));
    let capital = start > 0
        && pieces.is_capital(start - 1)
        && CAPITAL_LABELS.contains(&before)
        && (pieces.is_figure(start) || pieces.is_capital(start));
    let named = pieces.is_capital(start) && start > 1 && before == "of" && pieces.is_capital(start - 2);
    let numbered = ["day", "war", "part", "stage", "number"].contains(&before) && pieces.is(start, &["one"]);
    let old = before == "of" && OF_AGE.contains(&pieces.before(start, 2)) && !pieces.is(start + 1, AGED);
    let glued = pieces.glued(start) && start > 0;
    let joined = glued
        && (pieces.is_dash(start - 1) && pieces.glued(start - 1)
            || ["+", "/", "[", ".", ":", "№", "_"].contains(&before));
    MONEY.contains(&before)
        || LABELS.contains(&before)
        || stopped
        || capital
        || named
        || numbered
        || joined
        || old
        || is_apposed_age(pieces, start)
}

/// Tells whether the number is an age set after a name: "Anna Petrosyan, 24, was hurt", "Petrosyan (24)".
fn is_apposed_age(pieces: &Pieces, start: usize) -> bool {
    let age = pieces.is_figure(start) && pieces.word(start).len() <= 2;
    let named = start >= 3 && pieces.is_capital(start - 2) && pieces.is_capital(start - 3);
    let set_off = (pieces.before(start, 1) == "," && pieces.is(start + 1, &[",", "."]))
        || pieces.before(start, 1) == "(" && pieces.is(start + 1, &[")", ","]);
    // "Ahmed 24 said": copied text loses its commas
    let bare = start > 0 && pieces.is_capital(start - 1) && pieces.is(start + 1, &["said", "says", "told"]);
    // "her son, 14, was hurt": a single person who is set off by commas has an age
    let kin = start >= 2 && OF_AGE.contains(&pieces.before(start, 2)) && pieces.is(start + 1, &[","]) && set_off;
    age && (bare || kin || (named && set_off))
}

/// Tells whether "over" or "under" before the number makes it an age: "children under 18".
pub(super) fn is_age_limit(pieces: &Pieces, bound: usize) -> bool {
    pieces.is(bound, &["over", "under", "above", "below"]) && AGED.contains(&pieces.before(bound, 1))
}

/// Tells whether what stands from piece `end` on makes the number before it a measure, an age, an ordinal or a time.
pub(super) fn is_measured(pieces: &Pieces, end: usize) -> bool {
    let hyphen = pieces.is_hyphen(end);
    let glued_word = pieces.glued(end) && pieces.word(end).starts_with(char::is_alphabetic);
    let ordinal = pieces.is(end + usize::from(hyphen), ORDINALS) && (hyphen || glued_word);
    if hyphen || glued_word || ordinal {
        return true;
    }
    let mut unit = end;
    while unit < end + 2 && pieces.is(unit, BEFORE_UNITS) {
        unit += 1;
    }
    let clock = pieces.is(end, &["o"]) && pieces.is(end + 2, &["clock"]);
    let halved = pieces.reads(end, &["and", "a", "half"]);
    let hours = pieces.is(end, &["a", "p"]) && pieces.is(end + 1, &["."]) && pieces.is(end + 2, &["m"]);
    let point = pieces.is(end, &["percentage"]) || pieces.is(end + 1, &["per"]) && pieces.is(end, &["rounds", "shots"]);
    pieces.is(unit, UNITS) || clock || hours || halved || point
}

/// Tells whether figures are a code, a phone number or a count of nothing: a leading zero, a run of hyphens.
pub(super) fn is_code(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.word(at);
    let zero = word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    let run =
        pieces.is_hyphen(at + 1) && pieces.is_figure(at + 2) && pieces.is_hyphen(at + 3) && pieces.is_figure(at + 4);
    let before_date = is_dotted_date(pieces, at + 1);
    let sum = pieces.is(at + 1, &["+"]) && pieces.glued(at + 1) && pieces.glued(at + 2) && pieces.is_figure(at + 2);
    pieces.is_figure(at) && (zero || run || sum || before_date || pieces.number(at).is_none())
}

/// Tells whether piece `at` is a date in figures; a number right before it is a time that lost its colon.
fn is_dotted_date(pieces: &Pieces, at: usize) -> bool {
    pieces.is_figure(at) && pieces.word(at).matches('.').count() == 2
}

/// Words after which "one" is a pronoun.
const BEFORE_PRONOUN: &[&str] = &[
    "no", "not", "any", "every", "each", "that", "this", "which", "the", "another", "some", "only", "new", "previous",
    "last", "latest",
];

/// Words that, after "one", show that nothing is counted.
const AFTER_PRONOUN: &[&str] = &[
    "another", "day", "side", "time", "thing", "hand", "way", "who", "that", "which", "is", "can", "could", "must",
    "should", "may", "might", "would", "will", "has", "had", "was", "and", "by", "after", "step", "side's", "'", "’",
    "in", "to", ",", ".", "-", "for", "on", "with", "at", ";", ":", ")", "?", "!", "as", "more", "reason", "such",
    "example", "against", "point",
];

/// Tells whether "one" at piece `at`, with no bound before it, counts nothing: "one another", "no one", "one of the worst".
pub(super) fn is_pronoun(pieces: &Pieces, at: usize, end: usize) -> bool {
    if !pieces.is(at, &["one"]) || end != at + 1 {
        return false;
    }
    if BEFORE_PRONOUN.contains(&pieces.before(at, 1)) && !pieces.reads(at.saturating_sub(1), &["only", "one"]) {
        return true;
    }
    if pieces.is(end, &["of"]) {
        let noun = pieces.lower(end + 2);
        let superlative = noun.ends_with("est") && noun != "forest";
        return superlative || !pieces.is(end + 1, OWNERS) || noun.is_empty() || NOT_COUNTED.contains(&noun);
    }
    let dead = pieces.is(end + 1, &["killed", "dead", "wounded", "injured", "hurt", "missing"])
        && pieces.is(end, &["was", "is"]);
    !dead && (pieces.is(end, AFTER_PRONOUN) || pieces.get(end).is_none())
}

/// Determiners after "one of" before those who are counted.
const OWNERS: &[&str] = &["the", "its", "their", "his", "her", "our", "these", "those", "them", "whom"];

/// Words after "one of the" that tell of a kind and not of a number.
const NOT_COUNTED: &[&str] = &[
    "most",
    "main",
    "key",
    "few",
    "many",
    "reasons",
    "ways",
    "things",
    "worst",
    "best",
    "first",
    "last",
    "major",
    "principal",
    "leading",
    "more",
    "least",
];

/// Tells whether "both" at piece `at` joins two words instead of counting two: "both soldiers and civilians".
pub(super) fn is_conjunction(pieces: &Pieces, at: usize) -> bool {
    (at + 1..at + 7).take_while(|next| !pieces.is(*next, &[",", ".", ";", "of"])).any(|next| pieces.is(next, &["and"]))
}

/// Returns the piece after odds that `numeral` begins: "one in five".
pub(super) fn odds(pieces: &Pieces, low: Numeral) -> Option<usize> {
    let next = numeral(pieces, low.end + 1).filter(|next| pieces.is(low.end, &["in"]) && !next.vague && !low.vague)?;
    (low.value < next.value && next.value <= 20.0 && low.value <= 9.0).then_some(next.end)
}
