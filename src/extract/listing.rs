//! Attributions as the reader of a document sees them: words and places, quotations whole, one entry for each cue.
//!
//! Comes in: what the reading found. Goes out: the nouns that are shown. It finds nothing by itself.

use super::attribution::Attribution as Found;
use super::quotation::quotations;
use crate::model::{Attributed, Attribution, Document, Span, Words};

/// Returns what `document` attributes to somebody, in the order of the cues.
pub(super) fn listed(document: &Document, found: &[Found]) -> Vec<Attribution> {
    let quoted: Vec<Span> = quotations(document).into_iter().map(|span| with_marks(&document.text, span)).collect();
    let mut by_cue: Vec<&Found> = found.iter().collect();
    by_cue.sort_by_key(|attribution| attribution.cue);
    by_cue.chunk_by(|a, b| a.cue == b.cue).filter_map(|same| one(document, same, &quoted)).collect()
}

/// Returns the entry of one cue, with all that is said by it.
fn one(document: &Document, same: &[&Found], quoted: &[Span]) -> Option<Attribution> {
    let first = same.first()?;
    let parts = same.iter().flat_map(|found| &found.content).map(|part| whole(*part, first.cue, quoted));
    let content = joined(document, parts.collect());
    let words = |span: Span| Words { text: document.words(span).to_string(), at: document.at(span) };
    let speaker = first.source.map(|source| Attributed {
        words: words(source),
        name: first.speaker.name.clone(),
        party: first.speaker.party.clone(),
    });
    let content: Vec<Words> = content.into_iter().map(words).collect();
    (!content.is_empty()).then(|| Attribution { manner: first.manner, speaker, cue: words(first.cue), content })
}

/// Returns a part of what is said, stretched to the ends of the quotations it begins or ends in, where the cue stands outside them.
fn whole(part: Span, cue: Span, quoted: &[Span]) -> Span {
    let near = &quoted[quoted.partition_point(|quotation| quotation.end <= part.start)..];
    let near = near.iter().take_while(|quotation| quotation.start < part.end);
    near.filter(|quotation| quotation.overlaps(part) && !quotation.overlaps(cue))
        .fold(part, |part, quotation| part.cover(*quotation))
}

/// Returns the parts in order, those that touch or overlap as one.
fn joined(document: &Document, mut parts: Vec<Span>) -> Vec<Span> {
    parts.sort();
    let mut all: Vec<Span> = Vec::new();
    for part in parts {
        match all.last_mut() {
            Some(last) if part.start <= last.end || is_blank(document, last.end, part.start) => {
                *last = last.cover(part)
            }
            _ => all.push(part),
        }
    }
    all
}

fn is_blank(document: &Document, from: usize, to: usize) -> bool {
    document.text[from..to].trim().is_empty()
}

/// Returns a quotation with the marks around it.
fn with_marks(text: &str, span: Span) -> Span {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '«' | '»' | '‘' | '’' | '\'');
    let before: usize = text[..span.start].chars().rev().take_while(|c| is_mark(*c)).take(2).map(char::len_utf8).sum();
    let after: usize = text[span.end..].chars().take_while(|c| is_mark(*c)).take(2).map(char::len_utf8).sum();
    Span::new(span.start - before, span.end + after)
}
