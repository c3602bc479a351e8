//! Lines of a document with some of its words marked.

use super::safe::visible;
use crate::model::{Document, Span};

/// The number of characters on a line.
const WIDTH: usize = 96;
/// The number of bytes shown on either side of a quote.
const AROUND: usize = 300;

/// Returns the lines of the document around `span`, wrapped, with its words marked underneath.
pub(super) fn in_lines(document: &Document, span: Span) -> String {
    within(document, span, AROUND)
}

/// Returns the same with at most `around` bytes on either side.
pub(super) fn within(document: &Document, span: Span, around: usize) -> String {
    let text = document.text.as_str();
    let from =
        text[..span.start].rfind('\n').map_or(0, |i| i + 1).max(boundary(text, span.start.saturating_sub(around)));
    let to = text[span.end..].find('\n').map_or(text.len(), |i| span.end + i).min(boundary(text, span.end + around));
    let mut out = format!("\ncorpus/{}:{}\n", visible(&document.descriptor.file), document.line_of(span.start));
    let mut start = from;
    for line in text[from..to].split_inclusive('\n') {
        let number = document.line_of(start);
        for (i, row) in rows(line, start, span).into_iter().enumerate() {
            let gutter = if i == 0 { number.to_string() } else { String::new() };
            out += &format!("{gutter:>5} | {}\n", row.0.trim_end());
            if row.1.contains('^') {
                out += &format!("      | {}\n", row.1.trim_end());
            }
        }
        start += line.len();
    }
    out
}

/// Returns the greatest character boundary of `text` not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Returns a line of text that begins at byte `start`, wrapped; each row with the marks that go under it.
fn rows(line: &str, start: usize, span: Span) -> Vec<(String, String)> {
    let mut rows = vec![(String::new(), String::new())];
    let mut at = start;
    for word in line.split_inclusive(' ') {
        let shown = visible(word.trim_end_matches(['\n', '\r']));
        let used = rows.last().map_or(0, |row| row.0.chars().count());
        if used > 0 && used + shown.trim_end().chars().count() > WIDTH {
            rows.push(Default::default());
        }
        let row = rows.last_mut().expect("there is always a row");
        for (i, c) in word.char_indices().filter(|(_, c)| !matches!(c, '\n' | '\r')) {
            let safe = visible(c.encode_utf8(&mut [0; 4]));
            let mark = if (span.start..span.end).contains(&(at + i)) { "^" } else { " " };
            row.1 += &mark.repeat(safe.chars().count());
            row.0 += &safe;
        }
        at += word.len();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quote_is_marked_across_wrapped_lines() {
        let line = format!("{} the truce was broken at dawn \u{1b}[31m, it said.", "It is a long story that".repeat(4));
        let start = line.find("the truce").expect("there");
        let rows = rows(&line, 0, Span::new(start, start + "the truce was broken".len()));
        let marked: usize = rows.iter().map(|row| row.1.matches('^').count()).sum();
        assert_eq!(marked, "the truce was broken".len());
        assert!(rows.len() > 1 && rows.iter().all(|row| row.0.chars().count() <= WIDTH + 1));
    }
}
