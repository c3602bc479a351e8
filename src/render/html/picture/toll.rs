//! A toll: each figure as the interval its words allow, in the order in which the figures were told.

use super::{Drawing, in_words, label, lines, short};
use crate::model::{Answer, Count, Issue, Polarity};
use crate::render::english;
use crate::render::html::places::Places;
use crate::render::page::{Anchor, Inline, Words, link, text};
use crate::render::phrase;
use crate::render::reading::Told;
use jiff::civil::Date;
use std::collections::BTreeMap;

const LEFT: usize = 64;
const COLUMN: usize = 132;
const TOP: usize = 34;
const PLOT: usize = 180;
/// Figures that stand side by side.
const ABREAST: usize = 6;
/// How high a band of them is, with its axis of time.
const BAND: usize = TOP + PLOT + 120;
/// Figures that a picture has room for; the table has them all.
const MOST: usize = 40;

/// Returns the pictures of an issue whose claims give numbers, one for each sort of people counted, of compared claims alone; none
/// where there are fewer than two figures.
pub(super) fn figure(places: &Places, key: &str) -> String {
    let Some(issue) = places.issue(key) else { return String::new() };
    let mut tolls: BTreeMap<Option<String>, Vec<(Told, &Count)>> = BTreeMap::new();
    for told in places.reading.all(issue.claims.iter().filter(|name| places.is_compared(name))) {
        if let Some(count) = count(told) {
            tolls.entry(phrase::counted(places.reading, told.claim)).or_default().push((told, count));
        }
    }
    let drawn = tolls.into_iter().filter(|(_, told)| told.len() > 1).enumerate();
    drawn.map(|(at, (whom, told))| toll(places, issue, at, whom, told)).collect()
}

fn toll(places: &Places, issue: &Issue, at: usize, whom: Option<String>, mut told: Vec<(Told, &Count)>) -> String {
    told.sort_by_key(|(told, _)| (told.document.published, told.name()));
    let asked = places.reading.question(&issue.question);
    let ask = asked.map_or(issue.question.as_str(), |question| &question.ask).trim_end_matches('?');
    let about: Vec<String> =
        [whom, issue.place.clone(), issue.window.map(english::days)].into_iter().flatten().collect();
    let drawn = &told[..told.len().min(MOST)];
    let more = told.len() - drawn.len();
    let rest = if more > 0 { format!(" The first {MOST} of {} are drawn.", told.len()) } else { String::new() };
    let axis =
        if Time::of(drawn).is_some() { " Thin lines lead to when each was told, on an axis of time." } else { "" };
    let drawing = Drawing {
        id: format!("toll-{}-{at}", crate::render::escape::anchor(&issue.key)),
        title: if about.is_empty() { ask.into() } else { format!("{ask} ({})", about.join(", ")) },
        description: format!(
            "Each figure by source, as they were told, from left to right and line by line. A dot is an exact number, a bar what the words allow, \
             an arrow an open end, a ring a number that is denied.{axis}{rest}"
        ),
        width: wide(drawn.len()),
        height: drawn.len().div_ceil(ABREAST) * BAND - if Time::of(drawn).is_some() { 8 } else { 52 },
        shapes: shapes(drawn),
    };
    let rows: Vec<Vec<Words>> = told.iter().map(|(told, count)| row(*told, count)).collect();
    drawing.figure(&in_words(places, &["Told on", "Figure", "Who says so", "In these words"], &rows))
}

fn count<'a>(told: Told<'a>) -> Option<&'a Count> {
    match &told.claim.answer {
        Answer::Count(count) => Some(count),
        Answer::Parties(_) | Answer::Status(_) => None,
    }
}

fn day(told: Told) -> String {
    told.document.published.map_or("undated".into(), english::date)
}

/// Returns a figure in words: "at least six", "not 200".
fn figure_of(told: Told, count: &Count) -> String {
    let not = if told.claim.polarity == Polarity::Denied { "not " } else { "" };
    format!("{not}{}", english::count(count))
}

fn row(told: Told, count: &Count) -> Vec<Words> {
    let quote = Inline::Cited { claim: told.name(), words: told.claim.quote.clone() };
    vec![
        vec![text(day(told))],
        vec![text(figure_of(told, count))],
        vec![text(format!("{}, in {}", english::capitalised(&phrase::who(told)), told.document.name()))],
        vec![quote, text(" ("), link(Anchor::Claim(told.name()), told.claim.id.clone()), text(")")],
    ]
}

/// Returns the figures, as many side by side as fit, then the next below, each above when it was told.
fn shapes(drawn: &[(Told, &Count)]) -> String {
    let ends = drawn.iter().flat_map(|(_, count)| [count.min, count.max]).flatten();
    let top = round_up(ends.max().unwrap_or(1));
    let span = Time::of(drawn);
    let bands = drawn.chunks(ABREAST).enumerate().map(|(at, drawn)| {
        let band =
            scale(top, drawn.len()) + &columns(drawn, top) + &span.map_or(String::new(), |time| time.axis(drawn));
        format!("<g transform=\"translate(0 {})\">\n{band}</g>\n", at * BAND)
    });
    bands.collect()
}

fn scale(top: u64, many: usize) -> String {
    let width = wide(many);
    let mut out = String::new();
    for part in 0..=4_u64 {
        let value = u128::from(top) * u128::from(part) / 4;
        let y = TOP + PLOT - PLOT * usize::try_from(part).expect("four at most") / 4;
        let marks = " class=\"soft\" text-anchor=\"end\"";
        out += &format!("<line class=\"rule\" x1=\"{LEFT}\" y1=\"{y}\" x2=\"{width}\" y2=\"{y}\"/>\n");
        if u128::from(top) * u128::from(part) % 4 == 0 {
            out += &label(LEFT - 8, y + 4, marks, &value.to_string());
        }
    }
    out
}

fn columns(drawn: &[(Told, &Count)], top: u64) -> String {
    let columns = drawn.iter().enumerate().map(|(at, (told, count))| {
        let x = x_of(at);
        let middle = " text-anchor=\"middle\"";
        let soft = " class=\"soft\" text-anchor=\"middle\"";
        mark(x, told.claim.polarity, count, top)
            + &label(x, TOP + PLOT + 18, middle, &day(*told))
            + &lines(x, TOP + PLOT + 34, soft, told.document.name(), 19)
            + &label(x, TOP - 16, middle, &short(&figure_of(*told, count), 20))
    });
    columns.collect()
}

fn x_of(column: usize) -> usize {
    LEFT + column * COLUMN + COLUMN / 2
}

/// Returns how wide so many figures are side by side.
fn wide(many: usize) -> usize {
    LEFT + many.min(ABREAST) * COLUMN
}

/// The days from the first telling to the last, where there are several.
#[derive(Clone, Copy)]
struct Time {
    first: Date,
    last: Date,
}

impl Time {
    fn of(drawn: &[(Told, &Count)]) -> Option<Self> {
        let days = drawn.iter().filter_map(|(told, _)| told.document.published);
        let (first, last) = days.clone().min().zip(days.max())?;
        (first < last).then_some(Self { first, last })
    }

    /// Returns an axis on which days stand apart as they were, with a line to it from each figure: columns alone would show a day
    /// and a year alike.
    fn axis(&self, drawn: &[(Told, &Count)]) -> String {
        let (y, left, right) = (TOP + PLOT + 84, LEFT + 8, wide(drawn.len()) - 8);
        let days = |day: Date| self.first.until(day).map_or(0, |span| usize::try_from(span.get_days()).unwrap_or(0));
        let whole = days(self.last).max(1);
        let mut out = format!("<line class=\"rule\" x1=\"{left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\"/>\n");
        for (at, day) in drawn.iter().enumerate().filter_map(|(at, (told, _))| Some((at, told.document.published?))) {
            let (from, to) = (x_of(at), left + days(day) * (right - left) / whole);
            out += &format!("<line class=\"lead\" x1=\"{from}\" y1=\"{}\" x2=\"{to}\" y2=\"{y}\"/>\n", TOP + PLOT + 54);
            out += &format!("<circle class=\"dot\" cx=\"{to}\" cy=\"{y}\" r=\"3\"/>\n");
        }
        out += &label(left, y + 18, " class=\"soft\"", &english::date(self.first));
        out + &label(right, y + 18, " class=\"soft\" text-anchor=\"end\"", &english::date(self.last))
    }
}

/// Returns the interval that a figure's words allow: a dot, a bar, and an arrow where an end is open.
fn mark(x: usize, polarity: Polarity, count: &Count, top: u64) -> String {
    let (low, high) = count.allowed();
    let high_is_open = high == u64::MAX;
    let (from, to) = (y_of(low, top), if high_is_open { TOP - 4 } else { y_of(high, top) });
    let class = if polarity == Polarity::Denied { "hollow" } else { "dot" };
    let mut out = String::new();
    if from != to {
        out += &format!("<line class=\"range\" x1=\"{x}\" y1=\"{from}\" x2=\"{x}\" y2=\"{to}\"/>\n");
    }
    if high_is_open {
        out += &format!("<path class=\"open\" d=\"M{} {}L{x} {}L{} {}\"/>\n", x - 7, to + 8, to, x + 7, to + 8);
    }
    if count.min.is_none() {
        out += &format!("<path class=\"open\" d=\"M{} {}L{x} {from}L{} {}\"/>\n", x - 7, from - 8, x + 7, from - 8);
    }
    // What is said is at one end at least; where both are open nothing is.
    let said = count.min.or(count.max).map(|n| y_of(n, top));
    out + &said.map_or(String::new(), |y| format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>\n"))
}

fn y_of(value: u64, top: u64) -> usize {
    let part = u128::from(value.min(top)) * (PLOT as u128) / u128::from(top.max(1));
    TOP + PLOT - usize::try_from(part).expect("no more than the plot is high")
}

/// Returns the least of 4, 8, 20, 40, 80, 200 … that is no less: an axis that ends there has round quarters.
fn round_up(value: u64) -> u64 {
    let mut unit: u64 = 1;
    loop {
        for step in [4, 8, 20] {
            let top = unit.saturating_mul(step);
            if top >= value {
                return top;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::testimony;

    #[test]
    fn an_axis_ends_at_a_round_number_however_great() {
        let tops: Vec<u64> = [0, 4, 5, 26, 135, 550].into_iter().map(round_up).collect();
        assert_eq!(tops, [4, 4, 8, 40, 200, 800]);
        assert_eq!(round_up(u64::MAX), u64::MAX);
        assert_eq!((y_of(0, 40), y_of(40, 40), y_of(u64::MAX, u64::MAX)), (TOP + PLOT, TOP, TOP));
    }

    #[test]
    fn days_stand_apart_as_they_were_however_the_columns_do() {
        let told = |day| {
            let told = testimony(&format!("gazette-{day}"), "casualties.killed").counts(Some(3), Some(3), "3");
            told.published(jiff::civil::date(2031, 5, day))
        };
        let all = [told(1), told(2), told(21)];
        let drawn: Vec<(Told, &Count)> = all
            .iter()
            .map(|one| Told { claim: &one.claim, document: &one.document })
            .map(|told| (told, count(told).expect("a number")))
            .collect();
        let axis = Time::of(&drawn).expect("several days").axis(&drawn);
        let places: Vec<usize> =
            axis.split("cx=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
        assert_eq!((places[2] - places[0]) / (places[1] - places[0]), 20);
        assert!(Time::of(&drawn[..1]).is_none(), "one day is no axis");
    }

    #[test]
    fn open_ends_are_arrows() {
        let at_least = Count { min: Some(6), max: None, text: "at least six".into(), approx: false, vague: false };
        assert!(mark(10, Polarity::Affirmed, &at_least, 40).contains("class=\"open\""));
        assert!(!mark(10, Polarity::Affirmed, &Count::exactly(6, "six"), 40).contains("class=\"open\""));
    }
}
