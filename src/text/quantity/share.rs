//! Parts of a whole and stretches of ground.

use crate::text::numeral::{Numeral, numeral};
use crate::text::piece::Pieces;

/// Names of equal parts.
const PARTS: &[(&str, u8)] = &[
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("tenth", 10),
];

/// Words after "half" or "a third" that show it is a part of something; the first six tell what of.
const WHOLES: &[&str] = &[
    "of", "the", "its", "their", "his", "her", "our", "that", "this", "those", "these", "were", "was", "are", "is",
    "have", "had", ".", ",",
];

/// Words before "half" that make it a name: "the second half".
const HALVES: &[&str] = &["first", "second", "other", "latter", "last", "and", "a", "better"];

/// Units of area, the longest first, and their short names.
const AREAS: &[(&[&str], &str)] = &[
    (&["square", "kilometres"], "km2"),
    (&["square", "kilometers"], "km2"),
    (&["square", "kilometre"], "km2"),
    (&["square", "kilometer"], "km2"),
    (&["square", "kms"], "km2"),
    (&["square", "km"], "km2"),
    (&["square", "miles"], "mi2"),
    (&["square", "mile"], "mi2"),
    (&["square", "metres"], "m2"),
    (&["square", "meters"], "m2"),
    (&["sq", ".", "km"], "km2"),
    (&["sq", ".", "kms"], "km2"),
    (&["sq", ".", "miles"], "mi2"),
    (&["sq", ".", "mi"], "mi2"),
    (&["sq", "km"], "km2"),
    (&["sq", "kms"], "km2"),
    (&["sq", "miles"], "mi2"),
    (&["sq", "mi"], "mi2"),
    (&["sqkm"], "km2"),
    (&["km2"], "km2"),
    (&["km²"], "km2"),
    (&["km", "²"], "km2"),
    (&["km", "^", "2"], "km2"),
    (&["km", "2"], "km2"),
    (&["mi2"], "mi2"),
    (&["mi²"], "mi2"),
    (&["mi", "²"], "mi2"),
    (&["hectares"], "ha"),
    (&["hectare"], "ha"),
    (&["ha"], "ha"),
    (&["acres"], "ac"),
    (&["acre"], "ac"),
];

/// Returns the fraction that starts at piece `at`, as "2/3", and the piece after it; `bounded` where a bound stands before it.
pub(super) fn fraction(pieces: &Pieces, at: usize, bounded: bool) -> Option<(String, usize)> {
    if let Some(end) = half(pieces, at, bounded) {
        return Some(("1/2".into(), end));
    }
    if let Some(found) = in_figures(pieces, at) {
        return Some(found);
    }
    let (top, next) = match numeral(pieces, at).filter(|n| !n.vague && (1.0..=9.0).contains(&n.value)) {
        Some(n) if !pieces.is_figure(at) => (n.value as u8, n.end),
        _ if pieces.is(at, &["a"]) => (1, at + 1),
        _ => return None,
    };
    let hyphen = pieces.is_hyphen(next);
    let place = next + usize::from(hyphen);
    let word = pieces.lower(place);
    let singular = top == 1;
    let name = if singular { word } else { word.strip_suffix('s')? };
    let bottom = PARTS.iter().find(|(part, _)| *part == name).map(|(_, n)| *n).filter(|n| top < *n)?;
    let last = pieces.get(place + 1).is_none();
    let of_whole = pieces.is(place + 1, WHOLES) || last;
    let shown = match pieces.lower(at) {
        "a" if bounded => of_whole,
        // "a third was hurt" counts on: without a bound only what it is a third of tells
        "a" => pieces.is(place + 1, &WHOLES[..6]),
        _ => !singular || hyphen || bounded || of_whole,
    };
    let lot = pieces.reads(place + 1, &["of", "a"]) && pieces.is(place + 3, &["million", "billion"]);
    (shown && !lot).then(|| (format!("{top}/{bottom}"), place + 1))
}

fn half(pieces: &Pieces, at: usize, bounded: bool) -> Option<usize> {
    let start = at + usize::from(pieces.is(at, &["one"]));
    let place = start + usize::from(pieces.is_hyphen(start));
    if !pieces.is(place, &["half"]) || pieces.is_hyphen(place + 1) || HALVES.contains(&pieces.before(at, 1)) {
        return None;
    }
    let lot = pieces.is(place + 1, &["a", "an"]);
    let shown = bounded || pieces.is(place + 1, WHOLES) || pieces.get(place + 1).is_none();
    (!lot && shown).then_some(place + 1)
}

/// Returns "2/3" before "of" and "½".
fn in_figures(pieces: &Pieces, at: usize) -> Option<(String, usize)> {
    let word = pieces.word(at);
    let sign = [("½", "1/2"), ("⅓", "1/3"), ("⅔", "2/3"), ("¼", "1/4"), ("¾", "3/4")]
        .into_iter()
        .find(|(sign, _)| *sign == word);
    if let Some((_, value)) = sign {
        return (!pieces.glued(at)).then(|| (value.into(), at + 1));
    }
    let (top, bottom) = word.split_once('/')?;
    let (top, bottom) = (top.parse::<u8>().ok()?, bottom.parse::<u8>().ok()?);
    (0 < top && top < bottom && bottom <= 20 && pieces.is(at + 1, &["of"])).then(|| (format!("{top}/{bottom}"), at + 1))
}

/// Returns the piece after the words for per cent that start at piece `at`; percentage points are none.
pub(super) fn percent(pieces: &Pieces, at: usize) -> Option<usize> {
    let start = at + usize::from(pieces.is_hyphen(at));
    if pieces.reads(start, &["per", "cent"]) {
        return Some(start + 2);
    }
    (pieces.is(start, &["%", "percent", "pct"])).then_some(start + 1)
}

/// Returns the unit of area that starts at piece `at`, "of" before it skipped, and the piece after it.
pub(super) fn area(pieces: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    let mut start = at + usize::from(pieces.is_hyphen(at) || pieces.is(at, &["of"]));
    if pieces.is(start, &["square"])
        && pieces.is_hyphen(start + 1)
        && pieces.is(start + 2, &["kilometre", "kilometer", "km"])
    {
        return Some(("km2", start + 3));
    }
    start += usize::from(pieces.is(start, &["more"]));
    let (phrase, unit) = AREAS.iter().find(|(phrase, _)| pieces.reads(start, phrase))?;
    // "the 12 ha" and no "12 Ha": the short unit is written small
    let name = phrase == &["ha"] && pieces.word(start) != "ha";
    (!name).then_some((*unit, start + phrase.len()))
}

/// Returns `numeral` as written in a share: without what follows the point where it is whole.
pub(super) fn figures(numeral: Numeral) -> String {
    format!("{}", numeral.value)
}
