//! The words to quote for a claim: the smallest clause or sentence that carries it.

use super::reading::Reading;
use crate::model::Span;
use crate::text::{Dependency, Tag};

/// Sentences of up to this many words are quoted whole.
const SHORT: usize = 28;

/// Returns the bytes to quote: the sentence where it is short, else the clause of `trigger` with all `fillers`; inside `said`, where the
/// claim lies in the words of a quotation.
pub(super) fn excerpt(reading: &Reading, trigger: usize, fillers: &[usize], said: Option<Span>) -> Span {
    let words = reading.sentence.tokens.iter().filter(|token| token.tag != Tag::Punct).count();
    let whole = if words <= SHORT { reading.sentence.span } else { clause(reading, trigger, fillers) };
    let inside = said.and_then(|said| overlap(whole, said)).filter(|span| span.len() >= 24).unwrap_or(whole);
    trimmed(&reading.document.text, inside)
}

fn overlap(a: Span, b: Span) -> Option<Span> {
    let (start, end) = (a.start.max(b.start), a.end.min(b.end));
    (start < end).then(|| Span::new(start, end))
}

/// Returns the bytes from the first to the last token of the clause that `trigger` stands in, stretched over `fillers`.
fn clause(reading: &Reading, trigger: usize, fillers: &[usize]) -> Span {
    let top =
        std::iter::once(trigger).chain(reading.ancestors(trigger)).find(|i| is_clause(reading, *i)).unwrap_or(trigger);
    let below: Vec<usize> =
        (0..reading.len()).filter(|i| reading.is_below(*i, top) && !in_other_clause(reading, *i, top)).collect();
    let all = below.iter().chain(fillers).chain(std::iter::once(&trigger));
    let (mut first, mut last) = all.fold((usize::MAX, 0), |(a, b), i| (a.min(*i), b.max(*i)));
    while first < trigger && matches!(reading.token(first).tag, Tag::Punct | Tag::Cconj) {
        first += 1;
    }
    while last > trigger && reading.token(last).tag == Tag::Punct && !closes(reading.word(last)) {
        last -= 1;
    }
    reading.span(first..last + 1)
}

fn closes(mark: &str) -> bool {
    matches!(mark, "." | "”" | "\"" | "’" | ")" | "!" | "?")
}

/// Tells whether `i` heads a clause that can stand for itself.
fn is_clause(reading: &Reading, i: usize) -> bool {
    use Dependency::*;
    match reading.dependency(i) {
        Root | Ccomp | Parataxis => true,
        Conj | Advcl => {
            reading.is_verbal(i) && [Nsubj, NsubjPass].iter().any(|d| reading.sentence.child(i, *d).is_some())
        }
        _ => false,
    }
}

/// Tells whether `i` lies in another clause of its own beside that of `top`.
fn in_other_clause(reading: &Reading, i: usize, top: usize) -> bool {
    let path = std::iter::once(i).chain(reading.ancestors(i)).take_while(|a| *a != top);
    path.into_iter().any(|a| {
        reading.token(a).head == Some(top)
            && matches!(reading.dependency(a), Dependency::Conj | Dependency::Parataxis)
            && is_clause(reading, a)
    })
}

/// Drops white space at both ends, and an opening mark that is never closed inside.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.end - (words.len() - words.trim_end().len());
    let mut span = Span::new(start, end.max(start));
    if span.of(text).matches("**").count() % 2 == 1 && text[..span.start].ends_with("**") {
        span = Span::new(span.start - 2, span.end);
    }
    for (open, close) in [('“', '”'), ('"', '"')] {
        let words = span.of(text);
        let lonely = words.matches([open, close]).count() == 1;
        if lonely && words.starts_with([open, close]) {
            span = Span::new(span.start + words.chars().next().map_or(0, char::len_utf8), span.end);
        } else if lonely && words.ends_with([open, close]) {
            span = Span::new(span.start, span.end - words.chars().next_back().map_or(0, char::len_utf8));
        }
    }
    span
}
