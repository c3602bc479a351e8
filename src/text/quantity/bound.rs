//! Words that bound or round the number they stand with.

use crate::text::numeral::Numeral;
use crate::text::piece::Pieces;

/// What words do to the number they stand with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// The number or more.
    AtLeast,
    /// More than the number.
    MoreThan,
    /// The number or fewer.
    AtMost,
    /// Fewer than the number.
    FewerThan,
    /// The number, roughly.
    About,
    /// A little less than the number.
    Nearly,
    /// Nothing: "a total of".
    Exactly,
    /// A range with "and" follows.
    Between,
    /// A range with "to" follows.
    From,
}

/// Phrases before a number, the longest first among those that start alike.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["at", "the", "very", "least"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "fewer", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["well", "over"], Bound::MoreThan),
    (&["just", "over"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["upwards", "of"], Bound::MoreThan),
    (&["upward", "of"], Bound::MoreThan),
    (&["over"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["exceed"], Bound::MoreThan),
    (&["exceeds"], Bound::MoreThan),
    (&["exceeded"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&["surpass"], Bound::MoreThan),
    (&["surpasses"], Bound::MoreThan),
    (&["surpassed"], Bound::MoreThan),
    (&["surpassing"], Bound::MoreThan),
    (&["fewer", "than"], Bound::FewerThan),
    (&["less", "than"], Bound::FewerThan),
    (&["under"], Bound::FewerThan),
    (&["below"], Bound::FewerThan),
    (&["just", "under"], Bound::Nearly),
    (&["just", "short", "of"], Bound::Nearly),
    (&["close", "to"], Bound::Nearly),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["an", "estimated"], Bound::About),
    (&["in", "the", "region", "of"], Bound::About),
    (&["more", "or", "less"], Bound::About),
    (&["estimated"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx", "."], Bound::About),
    (&["approx"], Bound::About),
    (&["ca", "."], Bound::About),
    (&["circa"], Bound::About),
    (&["perhaps"], Bound::About),
    (&["possibly"], Bound::About),
    (&["maybe"], Bound::About),
    (&["~"], Bound::About),
    (&["a", "total", "of"], Bound::Exactly),
    (&["exactly"], Bound::Exactly),
    (&["a", "further"], Bound::Exactly),
    (&["an", "additional"], Bound::Exactly),
    (&["another"], Bound::Exactly),
    (&["between"], Bound::Between),
    (&["from"], Bound::From),
];

/// Phrases after a number.
const AFTER: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["and", "more"], Bound::AtLeast),
    (&["and", "counting"], Bound::AtLeast),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "less"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["or", "so"], Bound::About),
    (&["more"], Bound::Exactly),
];

/// What is joined to a number by a hyphen and goes with it: "12,000-strong", "20-odd".
const JOINED: &[(&str, Bound)] = &[("strong", Bound::Exactly), ("plus", Bound::AtLeast), ("odd", Bound::About)];

/// Bounds that may stand together: "perhaps more than", "at least another".
const MOST_BOUNDS: usize = 3;

/// Returns the bounds that stand from piece `at`, and the piece after them.
pub(super) fn before(pieces: &Pieces, at: usize) -> (Vec<Bound>, usize) {
    let mut bounds = Vec::new();
    let mut next = at;
    while let Some((phrase, bound)) =
        BEFORE.iter().find(|(phrase, _)| bounds.len() < MOST_BOUNDS && pieces.reads(next, phrase))
    {
        bounds.push(*bound);
        next += phrase.len();
    }
    (bounds, next)
}

/// Returns the bounds that stand after a number, from piece `at`, and the piece after them.
pub(super) fn after(pieces: &Pieces, at: usize) -> (Vec<Bound>, usize) {
    if pieces.glued(at) && pieces.is(at, &["+"]) {
        return (vec![Bound::AtLeast], at + 1);
    }
    if pieces.is_hyphen(at) {
        let joined = JOINED.iter().find(|(word, _)| pieces.is(at + 1, &[word]));
        return joined.map_or((Vec::new(), at), |(_, bound)| (vec![*bound], at + 2));
    }
    if pieces.reads(at, &["more", "than"]) || goes_on(pieces, at) {
        return (Vec::new(), at);
    }
    match AFTER.iter().find(|(phrase, _)| pieces.reads(at, phrase)) {
        Some((phrase, bound)) => (vec![*bound], at + phrase.len()),
        None => (Vec::new(), at),
    }
}

/// Tells whether a bound belongs to the number after it: "six, at least two of them" or "12 and more than 20".
fn goes_on(pieces: &Pieces, at: usize) -> bool {
    let number = |place: usize| crate::text::numeral::numeral(pieces, place).is_some();
    (pieces.reads(at, &["at", "least"]) && number(at + 2)) || pieces.reads(at, &["and", "more", "than"])
}

/// The least and the greatest number, and whether they are rough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) approx: bool,
}

/// Returns the interval that `bounds` make of the numbers from `low` to `high`, or nothing where they are no whole numbers.
pub(super) fn interval(bounds: &[Bound], low: Numeral, high: Numeral) -> Option<Interval> {
    let (least, most) = (whole(low.value)?, whole(high.value)?);
    let rough = bounds.iter().any(|bound| matches!(bound, Bound::About | Bound::Nearly));
    // of two bounds the one nearest the number holds: "up to more than 130"
    let holds = |bound: &&Bound| !matches!(bound, Bound::About | Bound::Exactly | Bound::Between | Bound::From);
    let bound = bounds.iter().rev().find(holds);
    let vague = low.vague || high.vague;
    let (min, max) = match bound {
        Some(Bound::AtLeast) => (Some(least), None),
        Some(Bound::MoreThan) if vague => (Some(least), None),
        Some(Bound::MoreThan) => (Some(least + 1), None),
        Some(Bound::AtMost) => (None, Some(most)),
        Some(Bound::FewerThan) => (None, Some(most.saturating_sub(1))),
        Some(Bound::Nearly) => (None, Some(most)),
        _ => (Some(least), Some(most)),
    };
    Some(if vague {
        Interval { min: Some(least), max: None, approx: rough }
    } else {
        Interval { min, max, approx: rough }
    })
}

/// Returns `value` as a whole number of persons or things; beyond a million million nothing is counted.
fn whole(value: f64) -> Option<u64> {
    (value.fract() == 0.0 && (0.0..=1e12).contains(&value)).then_some(value as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_is_hidden_by_a_shorter_one_before_it() {
        for (at, (phrase, _)) in BEFORE.iter().enumerate() {
            let hidden = BEFORE[..at].iter().any(|(other, _)| phrase.starts_with(other));
            assert!(!hidden, "{phrase:?}");
        }
    }
}
