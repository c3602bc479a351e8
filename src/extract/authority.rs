//! "According to …" and its like.

use super::attribution::{Attribution, runs};
use super::content as words;
use super::nominal::{self, Context};
use super::reading::Reading;
use super::roles;
use super::speaker::Cast;
use super::subject::{can_speak, top_of_nominal};
use crate::model::Manner;
use crate::text::{Dependency, Tag};
use std::ops::Range;

/// Returns the attributions made by "according to …" and its like: they cover the sentence they stand in.
pub(super) fn by_phrase(reading: &Reading, cast: &mut Cast, context: &Context) -> Vec<Attribution> {
    let mut found = Vec::new();
    for phrase in reading.words_of("source-phrase").to_vec() {
        let Some(head) = named_source(reading, &phrase) else { continue };
        let head = if reading.is_in(head, "statement") { issuer(reading, head).unwrap_or(head) } else { head };
        let Some((speaker, by)) = cast.speaker(reading, head, context) else { continue };
        let named = nominal::phrase(reading, head);
        let outside: Vec<usize> =
            (0..reading.len()).filter(|i| *i < phrase.start || *i >= named.end.max(phrase.end)).collect();
        let cue = reading.span(phrase.clone());
        let source = authority(reading, &phrase, &named);
        let said = around(reading, &phrase, source.end);
        found.push(Attribution {
            speaker,
            source: Some(reading.span(source)).filter(|span| !span.is_empty()),
            by,
            manner: Manner::Say,
            cue,
            reach: runs(reading, &outside),
            content: runs(reading, &said),
            is_quotation: false,
            of_record: false,
        });
    }
    found
}

/// Returns the tokens of the sentence before or after "according to …", whichever it belongs to.
fn around(reading: &Reading, phrase: &Range<usize>, end: usize) -> Vec<usize> {
    let before = words::trimmed(reading, 0..phrase.start);
    let after = words::trimmed(reading, end.min(reading.len())..reading.len());
    if before.len() < 3 { after.collect() } else { before.collect() }
}

/// Returns the tokens of the phrase that "according to" introduces: to the comma where the sentence goes on.
fn authority(reading: &Reading, phrase: &Range<usize>, named: &Range<usize>) -> Range<usize> {
    let from = named.end.max(phrase.end);
    let stops = |i: &usize| matches!(reading.word(*i), "," | ";" | "." | "—" | "–" | ":");
    let end = (from..reading.len()).find(stops).unwrap_or(from);
    let short = (from..end).all(|i| !matches!(reading.token(i).tag, Tag::Aux)) && end - phrase.end <= 25;
    let linked = |i: &usize| reading.token(*i).tag != Tag::Adp;
    let start = (phrase.end..from).find(linked).unwrap_or(phrase.end);
    words::trimmed(reading, start..if short { end } else { from })
}

/// Returns the head of the noun phrase that "according to" introduces; "in a statement" introduces one only by "from" or "by".
fn named_source(reading: &Reading, phrase: &Range<usize>) -> Option<usize> {
    let last = reading.word(phrase.end - 1).to_lowercase();
    let links = |word: &str| matches!(word, "to" | "by" | "of" | "from" | "per");
    let follows = phrase.end < reading.len() && links(&reading.word(phrase.end).to_lowercase());
    if !links(&last) && !follows {
        return None;
    }
    let nominal = (phrase.end..reading.len()).take(8).find(|i| reading.is_nominal(*i));
    nominal.map(|i| top_of_nominal(reading, i)).map(|head| keeper(reading, head).unwrap_or(head))
}

/// Returns whose a record is that is named as a source: the council in "the council's figures".
fn keeper(reading: &Reading, record: usize) -> Option<usize> {
    let owner = reading.sentence.child(record, Dependency::NmodPoss).filter(|owner| can_speak(reading, *owner));
    owner.filter(|_| reading.is_in(record, "statement") || !can_speak(reading, record))
}

/// Returns who issued a statement: "according to a statement from the health ministry".
fn issuer(reading: &Reading, statement: usize) -> Option<usize> {
    let prepositions = ["from", "by", "of", "issued by"].map(String::from);
    roles::behind(reading, statement, &prepositions).into_iter().next()
}
