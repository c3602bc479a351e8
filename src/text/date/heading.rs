//! The day that a document names as its own.

use super::names::is_weekday;
use super::when::{Part, Point, When};
use super::{Expression, expressions};
use crate::text::piece::Pieces;
use jiff::civil::Date;

/// Bytes from the start of a text in which its own date is looked for.
const HEAD: usize = 300;

/// Words that may stand before a document's date on its line.
const LABELS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "date",
    "dated",
    "issued",
    "released",
    "created",
    "last",
    "modified",
    "on",
    "release",
    "publication",
    "first",
    "of",
    ":",
    "-",
    "–",
    "—",
    "|",
    "•",
    "·",
    "(",
    "[",
    "*",
    "#",
    "time",
    "at",
];

/// Marks after a date that close it off as a dateline: "YEREVAN, Sept. 28, 2020 (Agency)".
const CLOSES: &[&str] = &["(", ")", "|", "–", "—", "-", ":", "•", "·", "/", "]", "*", "—"];

/// Returns the day that `text` itself names as its date in its first 300 bytes: alone on a line, after a label such as
/// "Published", or in a dateline; nothing where no year is given.
pub fn document_date(text: &str) -> Option<Date> {
    head(text).lines().find_map(line_date)
}

/// Returns the start of a text in which its own date is looked for, up to the end of a word.
fn head(text: &str) -> &str {
    let cut =
        (HEAD..text.len()).find(|end| text.is_char_boundary(*end) && text[*end..].starts_with(char::is_whitespace));
    &text[..cut.unwrap_or(text.len())]
}

/// Returns how many bytes at the start of `text` tell when it was published and nothing else, before what begins with a capital:
/// "Last updated on 3 March 2020" of "Last updated on 3 March 2020 Two soldiers died", "Sat 15 Apr 2017" of "Sat 15 Apr 2017 Two soldiers
/// died".
pub(in crate::text) fn stamp(text: &str) -> usize {
    let is_label = |word: &str| word.len() > 3 && LABELS.contains(&&*word.to_lowercase());
    let pieces = Pieces::of_text(head(text));
    let labelled = text.split(|c: char| !c.is_alphabetic()).next().is_some_and(is_label);
    if !labelled && !is_weekday(&pieces, 0) {
        return 0;
    }
    let Some(found) = expressions(&pieces).into_iter().next() else { return 0 };
    let (start, mut end) = (found.pieces.start, found.pieces.end);
    let is_dated = matches!(found.when, When::Calendar(Point { year: Some(_), part: Part::Days(..) }));
    while is_time(&pieces, end) {
        end += 1 + usize::from(pieces.is(end, &[",", "at", "."]));
    }
    let is_closed = pieces.get(end).is_none() || pieces.is_capital(end) || pieces.is_figure(end);
    if !is_dated || !(0..start).all(|at| pieces.is(at, LABELS)) || !is_closed {
        return 0;
    }
    pieces.get(end - 1).map_or(0, |last| last.span.end)
}

fn line_date(line: &str) -> Option<Date> {
    let pieces = Pieces::of_text(line);
    expressions(&pieces).iter().find_map(|found| own_date(&pieces, found))
}

fn own_date(pieces: &Pieces, found: &Expression) -> Option<Date> {
    let When::Calendar(Point { year: Some(year), part: Part::Days(month, first, last) }) = found.when else {
        return None;
    };
    let (start, end) = (found.pieces.start, found.pieces.end);
    let labelled = (0..start).all(|at| pieces.is(at, LABELS));
    let closed = pieces.get(end).is_none() || pieces.is(end, CLOSES) || is_time(pieces, end);
    let placed = start > 0 && start <= 6 && pieces.is(start - 1, &[",", "(", "–", "—", "-", "|", "•", "·"]);
    let named = start > 0 && labelled && !pieces.is(start - 1, &["on"]);
    // copied text runs its date and its headline together: "Sat 15 Apr 2017 Shelling kills two"
    let weekday = is_weekday(pieces, start) && pieces.before(start, 1) != "on";
    let run_on = pieces.is_capital(end) && (start == 0 || weekday);
    let updated = pieces.is(end, &["("]) && pieces.is(end + 1, &["updated", "modified", "edited"]);
    let own = named || run_on || updated || (labelled && start == 0 && closed) || (placed && closed);
    (own && first == last).then(|| Date::new(year, month, first).ok()).flatten()
}

/// Tells whether a time of day follows, maybe after a comma: "15 April 2017, 10:30", "15 April 2017 at 10.30".
fn is_time(pieces: &Pieces, at: usize) -> bool {
    let next = at + usize::from(pieces.is(at, &[",", "at", "."]));
    pieces.is_figure(next) && pieces.word(next).contains([':', '.']) || (next > at && pieces.get(next).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_text_names_its_own_date_alone_labelled_or_in_a_dateline() {
        let cases = [
            ("September 28, 2020\n\nThe ministry states", Some(date(2020, 9, 28))),
            ("date 2022-09-23\nThe embassy notes", Some(date(2022, 9, 23))),
            ("Published April 15 2017", Some(date(2017, 4, 15))),
            ("Shelling kills two\n\nSaturday 15 April 2017\n", Some(date(2017, 4, 15))),
            ("By our correspondent | 15 Apr 2017", Some(date(2017, 4, 15))),
            ("20.04.2017(updated 10:32 21.04.2017)", Some(date(2017, 4, 20))),
            ("TBILISI, Sept. 28, 2020 (Agency) - Two men died", Some(date(2020, 9, 28))),
            ("Sunday, 12 July 2020, 14:05", Some(date(2020, 7, 12))),
            ("Posted on: 3 May 2023 by the editors", Some(date(2023, 5, 3))),
            ("World news 1830 15.04.2017(updated 1902 15.04.2017) Share", Some(date(2017, 4, 15))),
            ("Sun Apr 16 2017 Shelling kills two near the border", Some(date(2017, 4, 16))),
            ("TBILISI, Sept. 28 (Agency) - Two men died", None),
            ("On September 27, 2020 the army opened fire.", None),
            ("The truce of 10 November 2020 was broken", None),
            ("12-14 July 2020", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(document_date(text), expected, "{text}");
        }
    }

    #[test]
    fn a_date_beyond_the_head_is_not_the_documents() {
        let text = format!("{}\n15 April 2017\n", "The shelling went on. ".repeat(20));
        assert_eq!(document_date(&text), None);
    }
}
