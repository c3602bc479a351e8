//! Numbers in a sentence, as intervals.
//!
//! How the words map:
//! * "at least six", "six or more", "1400+" are `[6, ∞)` and so on; "more than 60", "over 60" are `[61, ∞)`;
//!   "up to 20", "as many as 20" `(-∞, 20]`; "fewer than 20" `(-∞, 19]`.
//! * "about", "around", "some" 150 is `150..=150` and rough; "nearly 500" is `(-∞, 500]` and rough; a bound keeps its end.
//! * "dozens", "scores", "hundreds" are at least two of their kind (24, 40, 200), "tens of thousands" at least 20,000;
//!   "several", "many", "a number of" at least 2: all without an upper end, and vague.
//! * "30 to 40", "between 30 and 40", "30 or 40" is `30..=40`. After a verb of change, "from 12 to 30" is 30.
//! * A share or an area takes the number as it stands, the greater one of a range, and is rough under any bound.

mod bound;
mod other;
mod share;
#[cfg(test)]
mod tests;

use super::Token;
use super::date;
use super::numeral::{Numeral, numeral};
use super::piece::Pieces;
use crate::model::{Area, Count, Share};
use bound::Bound;
use std::ops::Range;

/// What a number stands for by its own words.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A number of persons or things: "at least six", "dozens", "30 to 40".
    Count(Count),
    /// A part of a whole: "two-thirds", "20 per cent".
    Share(Share),
    /// A stretch of ground: "around 150 square kilometres".
    Area(Area),
}

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The tokens that give it, bounds such as "at least" included.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub amount: Amount,
}

/// Returns the quantities of a sentence's `tokens`, in order; years, dates, ordinals, ages, distances and money are none.
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let pieces = Pieces::of_tokens(text, tokens);
    let mut dates = date::expressions(&pieces).into_iter().map(|found| found.pieces).peekable();
    let mut found = Vec::new();
    let mut label_end = None;
    let mut at = 0;
    while at < pieces.len() {
        if let Some(date) = dates.next_if(|date| date.start <= at) {
            at = date.end.max(at);
            continue;
        }
        let limit = dates.peek().map_or(pieces.len(), |date| date.start);
        let read = if is_further_label(&pieces, at, label_end) { Read::Label(at + 1) } else { read(&pieces, at) };
        at = match read {
            Read::Amount(amount, end) if end <= limit => {
                found.push(Quantity { tokens: pieces.tokens(&(at..end)), amount });
                end
            }
            Read::Label(end) => {
                label_end = Some(end);
                end
            }
            Read::None(end) => end.min(limit.max(at + 1)),
            Read::Amount(..) => at + 1,
        };
    }
    found
}

/// What stands at a piece, and the piece to go on with.
enum Read {
    Amount(Amount, usize),
    /// A number that is a label: the ones listed after it are labels too.
    Label(usize),
    None(usize),
}

/// Tells whether figures go on with a list of labels or a phone number: "Resolutions 822, 853 and 884", "+374 10 544041".
fn is_further_label(pieces: &Pieces, at: usize, label_end: Option<usize>) -> bool {
    let between = label_end.filter(|end| *end <= at && at <= end + 5);
    let joins = |place: usize| {
        pieces.is(place, &[",", "and", "(", ")"]) || (pieces.before(place, 1) == "(" && pieces.is_figure(place))
    };
    pieces.is_figure(at) && between.is_some_and(|end| (end..at).all(joins))
}

fn read(pieces: &Pieces, at: usize) -> Read {
    let (bounds, start) = bound::before(pieces, at);
    if let Some((value, end)) = share::fraction(pieces, start, !bounds.is_empty()) {
        return shared(pieces, at..end, value, &bounds);
    }
    if pieces.is(at, &["both"]) && !other::is_conjunction(pieces, at) {
        let two = Numeral { value: 2.0, vague: false, end: at + 1, scale: 1.0 };
        return counted(pieces, at..two.end, &[], two, two);
    }
    let Some(low) = numeral(pieces, start) else { return Read::None(at + 1) };
    if other::is_code(pieces, start) {
        return Read::None(past_code(pieces, start));
    }
    let first = if bounds.is_empty() { at } else { start };
    if other::is_led_astray(pieces, first) || other::is_led_astray(pieces, at) {
        return Read::Label(low.end);
    }
    if let Some(end) = other::odds(pieces, low) {
        return Read::None(end);
    }
    let astray = other::is_age_limit(pieces, at);
    if astray || (bounds.is_empty() && other::is_pronoun(pieces, at, low.end) && !is_range(pieces, low, &bounds)) {
        return Read::None(low.end);
    }
    measure(pieces, at, &bounds, low)
}

/// Returns the piece after a run of figures that is a code, so that none of its parts is read.
fn past_code(pieces: &Pieces, at: usize) -> usize {
    let run = (at + 1..pieces.len())
        .take_while(|next| pieces.glued(*next))
        .take_while(|next| pieces.is_figure(*next) || pieces.is_dash(*next));
    run.last().map_or(at + 1, |last| last + 1)
}

fn is_range(pieces: &Pieces, low: Numeral, bounds: &[Bound]) -> bool {
    upper(pieces, low, bounds).is_some()
        || !bound::after(pieces, low.end).0.is_empty() && !pieces.is(low.end, &["more"])
}

/// Returns the amount that the number `low` begins, its upper end and what follows it included.
fn measure(pieces: &Pieces, at: usize, bounds: &[Bound], low: Numeral) -> Read {
    let high = upper(pieces, low, bounds);
    if high.is_some() && bounds.first() == Some(&Bound::From) && changes(pieces, at) {
        return Read::None(low.end);
    }
    let ranged = high.is_some();
    let framed = ranged || !matches!(bounds.first(), Some(Bound::Between | Bound::From));
    if !framed {
        // "between" and "from" go with something else: the number is read without them
        return Read::None(at + 1);
    }
    let (low, high) = scaled(low, high.unwrap_or(low));
    if let Some(end) = share::percent(pieces, high.end) {
        let value = if ranged {
            format!("{}-{}%", share::figures(low), share::figures(high))
        } else {
            format!("{}%", share::figures(low))
        };
        let rough = if ranged { &[Bound::About] } else { bounds };
        return shared(pieces, at..end, value, rough);
    }
    if let Some((unit, end)) = share::area(pieces, high.end) {
        let approx = is_rough(bounds) || ranged;
        let area = Area { value: high.value, unit: unit.into(), approx };
        return if high.vague { Read::None(end) } else { Read::Amount(Amount::Area(area), end) };
    }
    let (after, end) = bound::after(pieces, high.end);
    if other::is_measured(pieces, end) {
        return Read::None(end);
    }
    let all = [bounds, &after].concat();
    counted(pieces, at..end, &all, low, high)
}

fn is_rough(bounds: &[Bound]) -> bool {
    bounds.iter().any(|bound| !matches!(bound, Bound::Exactly))
}

fn shared(pieces: &Pieces, range: Range<usize>, value: String, bounds: &[Bound]) -> Read {
    let share = Share { value, text: pieces.words(&range).into(), approx: is_rough(bounds) };
    Read::Amount(Amount::Share(share), range.end)
}

fn counted(pieces: &Pieces, range: Range<usize>, bounds: &[Bound], low: Numeral, high: Numeral) -> Read {
    let Some(interval) = bound::interval(bounds, low, high) else { return Read::None(range.end) };
    let count = Count {
        min: interval.min,
        max: interval.max.filter(|_| !low.vague),
        text: pieces.words(&range).into(),
        approx: interval.approx,
        vague: low.vague,
    };
    Read::Amount(Amount::Count(count), range.end)
}

/// Returns the upper end of a range that starts with `low`: "30 to 40", "30–40", "30 or 40", "between 30 and 40".
fn upper(pieces: &Pieces, low: Numeral, bounds: &[Bound]) -> Option<Numeral> {
    let between = bounds.contains(&Bound::Between);
    let word = if between { pieces.is(low.end, &["and"]) } else { pieces.is(low.end, &["to", "or"]) };
    let dash = pieces.is_dash(low.end) && pieces.glued(low.end) == pieces.glued(low.end + 1);
    let high = numeral(pieces, low.end + 1).filter(|high| (word || dash) && !high.vague && !low.vague)?;
    let year = dash && pieces.is_hyphen(high.end) && pieces.is_figure(high.end + 1);
    (high.value > low.value && !year).then_some(high)
}

/// Returns both ends with the scale that only the upper one says: "1 to 2 million".
fn scaled(low: Numeral, high: Numeral) -> (Numeral, Numeral) {
    let shares = low.scale == 1.0 && high.scale > 1.0 && low.value < high.value / high.scale;
    let value = if shares { low.value * high.scale } else { low.value };
    (Numeral { value, ..low }, high)
}

/// Stems of verbs and nouns that tell of a change, after which "from 12 to 30" is no range.
const CHANGES: &[&str] = &[
    "ros", "ris", "increas", "grew", "grow", "climb", "fell", "fall", "drop", "reduc", "revis", "rais", "lower",
    "jump", "went", "up", "down", "declin", "decreas",
];

fn changes(pieces: &Pieces, at: usize) -> bool {
    (1..=4).any(|back| CHANGES.iter().any(|stem| pieces.before(at, back).starts_with(stem)))
}
