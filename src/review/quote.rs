//! Where the quote of a decision stands, whether its document changed or not.

use super::reference;
use crate::model::{Claim, Diagnostic, Document, Span};

/// Returns where the quote stands: at its old place if it still does, else at the occurrence nearest to that, else at the first one
/// after the front matter.
pub(super) fn place(claim: &Claim, document: &Document) -> Option<Span> {
    let quote = claim.quote.as_str();
    if quote.trim().is_empty() {
        return None;
    }
    if let Some(at) = claim.at
        && document.text.get(at.start..at.end) == Some(quote)
    {
        return Some(at.span());
    }
    let near = claim.at.map_or(document.body.start, |at| at.start);
    let starts = document.text.match_indices(quote).map(|(start, _)| start);
    let in_front = |start: usize| claim.at.is_none() && start < document.body.start;
    let nearest = starts.min_by_key(|start| (in_front(*start), start.abs_diff(near), *start));
    nearest.map(|start| Span::new(start, start + quote.len()))
}

/// Returns a note where a quote is no longer at the place its claim names, and other places could be meant as well.
pub(super) fn moved(claim: &Claim, span: Span, document: &Document) -> Option<Diagnostic> {
    let old = claim.at.filter(|at| at.span() != span)?;
    let others = document.text.matches(claim.quote.as_str()).count() - 1;
    let message =
        format!("the quote is no longer at bytes {} to {}, but at {} to {}", old.start, old.end, span.start, span.end);
    let remark = Diagnostic::remark("quote-moved", message).about(reference(document.id(), claim), "at");
    let line = document.line_of(span.start);
    let remark = remark
        .help(format!("write `at: {{start: {}, end: {}, line: {line}}}`, or leave `at` out", span.start, span.end));
    Some(match others {
        0 => remark,
        n => remark.note(format!(
            "the words stand in {n} other place{} too; the nearest one was taken",
            if n == 1 { "" } else { "s" }
        )),
    })
}

/// Returns an error where the quote of a claim is not in its document, with the likeliest place.
pub fn missing(claim: &Claim, document: &Document) -> Option<Diagnostic> {
    place(claim, document).is_none().then(|| nowhere(claim, document))
}

/// Returns where the quote of a claim stands in its document, by its own place or by its words.
pub fn found(claim: &Claim, document: &Document) -> Option<Span> {
    place(claim, document)
}

/// Returns the error for a decision whose quote is not in its document: it can be rejected, and is kept till then.
pub(super) fn not_found(claim: &Claim, document: &Document) -> Diagnostic {
    let mut error = nowhere(claim, document);
    if !claim.quote.trim().is_empty() {
        let kept = "the claim is not in the report until its quote is verbatim; the decision is kept";
        error.notes.insert(0, kept.into());
        error.help = error.help.map(|help| format!("{help}; or reject the claim"));
    }
    error
}

/// Returns an error for a claim whose quote is not in its document, with the likeliest place.
fn nowhere(claim: &Claim, document: &Document) -> Diagnostic {
    let name = reference(document.id(), claim);
    let file = format!("corpus/{}", document.descriptor.file);
    if claim.quote.trim().is_empty() {
        return Diagnostic::error("quote-not-found", format!("the claim `{name}` has an empty quote"))
            .about(name, "quote")
            .help(format!("copy the words that carry the claim from {file}"));
    }
    let error = Diagnostic::error("quote-not-found", format!("the quote of `{name}` is not in its document"))
        .about(name, "quote");
    match likely(&claim.quote, &document.text) {
        Some(span) => {
            let words = shown(&document.text, span);
            let line = document.line_of(span.start);
            error.note(format!("{file}:{line} has: {words}")).help("copy the words from there, letter by letter")
        }
        None => error.help(format!("copy the words that carry the claim from {file}")),
    }
}

/// Returns the place in `text` that shares the longest run of words with `quote`, widened to the length of the quote; nothing where
/// they share no three words in a row (or all words of a shorter quote). White space does not count.
fn likely(quote: &str, text: &str) -> Option<Span> {
    let (wanted, found) = (words(quote), words(text));
    let (length, in_quote, in_text) = longest_run(quote, &wanted, text, &found);
    if length < wanted.len().min(3) {
        return None;
    }
    let first = in_text.saturating_sub(in_quote);
    let last = (in_text + wanted.len() - in_quote).min(found.len()) - 1;
    Some(found[first].cover(found[last]))
}

/// Returns the words of `text`: letters and digits that stand together.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Returns the longest run of equal words: its length, and where it begins in either list; the first of several.
fn longest_run(a: &str, a_words: &[Span], b: &str, b_words: &[Span]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut previous = vec![0; b_words.len() + 1];
    for (i, left) in a_words.iter().enumerate() {
        let mut lengths = vec![0; b_words.len() + 1];
        for (j, right) in b_words.iter().enumerate() {
            if left.of(a).eq_ignore_ascii_case(right.of(b)) {
                let length = previous[j] + 1;
                lengths[j + 1] = length;
                if length > best.0 {
                    best = (length, i + 1 - length, j + 1 - length);
                }
            }
        }
        previous = lengths;
    }
    best
}

/// Returns the words at `span` on one line, cut where they are many.
fn shown(text: &str, span: Span) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
