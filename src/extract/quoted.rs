//! Whose a quotation is that stands in a sentence without a cue of its own.

use super::attribution::{Attribution, ends_with_colon};
use super::quotation::{quotations, signatures};
use super::reading::Reading;
use super::speaker::Speaker;
use crate::model::{Manner, Recognition, Span};
use std::collections::HashSet;

/// Returns an attribution for each quotation with a name under it: "“…” — Karim Adel".
pub(super) fn signed(readings: &[Reading]) -> Vec<Attribution> {
    let Some(document) = readings.first().map(|reading| reading.document) else { return Vec::new() };
    let signatures = signatures(document).into_iter();
    signatures
        .map(|signature| Attribution {
            speaker: Speaker { name: Some(document.words(signature.name).to_string()), party: None },
            source: Some(signature.name),
            by: Recognition::Name,
            manner: Manner::Say,
            cue: signature.dash,
            reach: vec![signature.quotation],
            content: vec![signature.quotation],
            is_quotation: true,
            of_record: false,
        })
        .collect()
}

/// Returns an attribution for each paragraph without marks that a cue with a colon announces on the line before: "The ministry said:".
pub(super) fn announced(readings: &[Reading], known: &[Attribution]) -> Vec<Attribution> {
    let Some(document) = readings.first().map(|reading| reading.document) else { return Vec::new() };
    let speeches: Vec<&Attribution> =
        known.iter().filter(|a| matches!(a.manner, Manner::Say | Manner::Claim)).collect();
    let announcement = |reading: &Reading| {
        let span = reading.sentence.span;
        let from = speeches.iter().rfind(|a| span.contains(a.cue))?;
        let paragraph = paragraph_behind(&document.text, span.end)?;
        let content = vec![paragraph];
        Some(Attribution { reach: content.clone(), content, is_quotation: true, ..(*from).clone() })
    };
    readings.iter().filter(|reading| ends_with_colon(reading)).filter_map(announcement).collect()
}

/// Returns the paragraph that begins on a new line behind byte `at`, if it is prose without marks of quotation around it.
fn paragraph_behind(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?;
    let start = at + rest.find(|c: char| !c.is_whitespace())?;
    let lines = text[at..start].matches('\n').count();
    let end = text[start..].find(if lines > 1 { "\n\n" } else { "\n" }).map_or(text.len(), |length| start + length);
    let words = text[start..end].trim_end();
    let is_prose = words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?']);
    (lines > 0 && is_prose && words.split_whitespace().count() >= 6).then(|| Span::new(start, start + words.len()))
}

/// Returns an attribution for each quotation that stands in a sentence without a cue of its own: it continues the one before, or is
/// taken up by the cue after it.
pub(super) fn quoted(readings: &[Reading], known: &[Attribution]) -> Vec<Attribution> {
    let Some(document) = readings.first().map(|reading| reading.document) else { return Vec::new() };
    let cues = Cues::new(known);
    let signed: HashSet<Span> = known.iter().filter(|a| a.is_quotation).flat_map(|a| a.reach.clone()).collect();
    let starts: Vec<usize> = readings.iter().map(|reading| reading.sentence.span.start).collect();
    let in_one_sentence = |a: usize, b: usize| {
        let sentence = starts.partition_point(|start| *start <= a).checked_sub(1);
        sentence.is_some_and(|at| b <= readings[at].sentence.span.end)
    };
    let mut found: Vec<Attribution> = Vec::new();
    for quotation in quotations(document) {
        if signed.contains(&quotation) {
            continue;
        }
        if document.words(quotation).split_whitespace().count() < 5 && !is_sentence(&document.text, quotation) {
            continue;
        }
        if let Some(from) = cue_of(&document.text, quotation, &cues, &found, &in_one_sentence) {
            found.push(Attribution { reach: vec![quotation], content: vec![quotation], is_quotation: true, ..from });
        }
    }
    found
}

/// Attributions in the order of their cues.
struct Cues<'a> {
    by_start: Vec<&'a Attribution>,
    by_end: Vec<&'a Attribution>,
}

impl<'a> Cues<'a> {
    fn new(known: &'a [Attribution]) -> Self {
        let mut cues = Self { by_start: known.iter().collect(), by_end: known.iter().collect() };
        cues.by_start.sort_by_key(|a| a.cue.start);
        cues.by_end.sort_by_key(|a| a.cue.end);
        cues
    }

    /// Returns the attribution whose cue stands next behind `quotation`.
    fn after(&self, quotation: Span) -> Option<&'a Attribution> {
        let next = self.by_start.partition_point(|a| a.cue.start < quotation.end);
        self.by_start.get(next).copied()
    }

    /// Returns the attribution whose cue stands last before `quotation`.
    fn before(&self, quotation: Span) -> Option<&'a Attribution> {
        let next = self.by_end.partition_point(|a| a.cue.end <= quotation.start);
        self.by_end[..next].last().copied()
    }
}

/// Tells whether what stands between two quotations leaves the speaker as it was: the second opens its paragraph, stands in the same one, or
/// in a sentence on him or her.
fn goes_on(between: &str) -> bool {
    let Some((_, paragraph)) = between.rsplit_once("\n\n") else { return true };
    let mut words = paragraph.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_none() || words.any(|word| matches!(word.to_lowercase().as_str(), "he" | "she" | "they"))
}

/// Tells whether a short quotation is a sentence of its own, not a word put at a distance: "“Nobody has left.”"
fn is_sentence(text: &str, quotation: Span) -> bool {
    let marks = ['“', '"', '«', '\''];
    let before = text[..quotation.start].trim_end_matches(marks).trim_end();
    let (begins, ends) =
        (quotation.of(text).starts_with(char::is_uppercase), quotation.of(text).ends_with([',', '.', '!', '?']));
    begins && ends && (before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', ':']))
}

/// Returns the attribution whose speaker a quotation belongs to: the cue right after it, right before it, or the last speaker
/// quoted in the lines before.
fn cue_of(
    text: &str,
    quotation: Span,
    cues: &Cues,
    quoted: &[Attribution],
    in_one_sentence: &dyn Fn(usize, usize) -> bool,
) -> Option<Attribution> {
    let gap = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let near_after = cues.after(quotation).filter(|a| {
        let between = gap(quotation.end, a.cue.start);
        let is_near = !between.contains('.') || in_one_sentence(quotation.end.saturating_sub(1), a.cue.end);
        between.len() <= 100 && !between.contains(['\n', '“']) && is_near && between.matches('"').count() <= 1
    });
    let near_before = cues.before(quotation).filter(|a| {
        let between = gap(a.cue.end, quotation.start);
        let crosses = || between.contains("\n\n") || between.matches(['“', '"']).count() > 1 || between.contains(". ");
        between.len() <= 160 && (!crosses() || between.trim_end_matches(['"', '“', '\n', ' ']).ends_with(':'))
    });
    let continued = quoted.last().filter(|a| {
        let end = a.reach.last().map_or(0, |span| span.end);
        end <= quotation.start
            && gap(end, quotation.start).len() <= 200
            && gap(end, quotation.start).matches("\n\n").count() <= 1
            && goes_on(gap(end, quotation.start))
    });
    near_after.or(near_before).or(continued).cloned()
}
