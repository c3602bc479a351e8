//! Headlines that name their source: "Hundreds killed in strike: ministry", "UN: Strike kills 20", and lines of an interview.

use super::attribution::Attribution;
use super::nominal::{self, Context};
use super::reading::Reading;
use super::speaker::Cast;
use crate::model::{Manner, Span};
use crate::packs::NameKind;
use crate::text::Tag;
use std::ops::Range;

/// The longest speaker in a headline, in tokens.
const LONGEST: usize = 6;

/// Returns an attribution for each headline with a speaker before or behind a colon.
pub(super) fn headlines(readings: &[Reading], cast: &mut Cast, context: &Context) -> Vec<Attribution> {
    let mut found = Vec::new();
    for (at, reading) in readings.iter().enumerate() {
        let opens = at == 0 || readings[at - 1].sentence.passage != reading.sentence.passage;
        let Some(colon) = (1..reading.len()).find(|i| reading.word(*i) == ":").filter(|_| opens) else { continue };
        let behind = colon + 1..reading.len();
        // "UN:" at the front is read as a dateline, a sentence of its own.
        let next = readings.get(at + 1).filter(|next| next.sentence.passage == reading.sentence.passage);
        let content =
            if behind.is_empty() { next.map(|next| next.sentence.span) } else { Some(reading.span(behind.clone())) };
        let first = content.filter(|span| is_clause(reading, *span)).filter(|_| speaks(reading, &(0..colon), true));
        if let Some(content) = first {
            found.extend(attribution(reading, 0..colon, colon, content, cast, context));
            continue;
        }
        let last = (colon..reading.len()).rev().find(|i| reading.word(*i) == ":").unwrap_or(colon);
        let speaker = last + 1..reading.len();
        let is_whole = next.is_none() && is_clause(reading, reading.span(0..last));
        if is_whole && speaks(reading, &speaker, false) {
            let content = reading.span(0..last);
            found.extend(attribution(reading, speaker, last, content, cast, context));
        }
    }
    found
}

fn attribution(
    reading: &Reading,
    speaker: Range<usize>,
    colon: usize,
    content: Span,
    cast: &mut Cast,
    context: &Context,
) -> Option<Attribution> {
    let head = speaker.end - 1;
    let (mut who, by) = cast.speaker(reading, head, context)?;
    if speaker.clone().all(|i| reading.name_at(i).is_none()) {
        // Nothing stands before a headline that could tell whose ministry it is; what the document says below may.
        who.party = context.bodies.get(&nominal::kind(reading, head)).cloned();
    }
    Some(Attribution {
        speaker: who,
        source: Some(reading.span(speaker)),
        by,
        manner: Manner::Say,
        cue: reading.token(colon).span,
        reach: vec![content],
        content: vec![content],
        is_quotation: false,
        of_record: false,
    })
}

/// Tells whether `content` is long enough to state something: three words.
fn is_clause(reading: &Reading, content: Span) -> bool {
    content.of(&reading.document.text).split_whitespace().count() >= 3
}

/// Tells whether `phrase` is somebody who speaks, and nothing else. Before a colon the name of a place or state tells what the headline is
/// about rather than who says it: "Syria: Shelling resumes".
fn speaks(reading: &Reading, phrase: &Range<usize>, is_before: bool) -> bool {
    let is_nominal =
        |i: usize| matches!(reading.token(i).tag, Tag::Propn | Tag::Noun | Tag::Adj | Tag::Part | Tag::Det);
    let is_whole = |i: usize| is_nominal(i) || reading.word(i) == "-" || reading.name_at(i).is_some();
    let Some(head) = phrase.end.checked_sub(1).filter(|head| *head >= phrase.start) else { return false };
    if phrase.len() > LONGEST || !phrase.clone().all(is_whole) {
        return false;
    }
    let body = ["office", "institution", "forces", "police", "organised"];
    if let Some(name) = reading.name_at(head) {
        let is_place = name.mention.place.is_some() || name.mention.by == NameKind::Seat;
        let is_known = name.party().is_some() || name.mention.person.is_some();
        return is_known && !name.is_demonym() && !(is_before && is_place);
    }
    body.iter().any(|class| reading.is_in(head, class))
}
