//! Whose word a whole sentence is by an aside: "according to …", "as the ministry said".

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
    let citing = (0..reading.len()).filter(|i| is_citing(reading, *i)).map(|i| i..i + 1);
    for phrase in reading.words_of("source-phrase").iter().cloned().chain(citing) {
        let Some(head) = named_source(reading, &phrase) else { continue };
        let is_kept = ["statement", "evidence", "figures"].iter().any(|class| reading.is_in(head, class));
        let head = if is_kept { issuer(reading, head).unwrap_or(head) } else { head };
        let Some((speaker, by)) = cast.speaker(reading, head, context) else { continue };
        let of_record = speaker.party.is_none() && reading.is_record(head);
        let named = nominal::phrase(reading, head);
        let end = named.end.max(phrase.end);
        let clause = clause_around(reading, phrase.start..end);
        let is_told = |i: &usize| clause.is_none_or(|verb| reading.is_below(*i, verb));
        let outside: Vec<usize> =
            (0..reading.len()).filter(|i| (*i < phrase.start || *i >= end) && is_told(i)).collect();
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
            of_record,
        });
    }
    found
}

/// Returns the verb of the subordinate clause that a source is put into: "hours after Baku had, according to the embassy, ordered a halt"
/// makes only the order the embassy's word.
fn clause_around(reading: &Reading, source: Range<usize>) -> Option<usize> {
    let before = source.start.checked_sub(2)?;
    let is_mark = |i: usize| i < reading.len() && reading.word(i) == ",";
    let is_aux = matches!(reading.lemma(before), "have" | "be" | "will" | "would");
    let is_inside = is_aux && is_mark(before + 1) && is_mark(source.end);
    let behind = (source.end..reading.len()).find(|i| reading.is_verbal(*i));
    let is_main =
        |verb: &usize| matches!(reading.dependency(*verb), Dependency::Root | Dependency::Conj | Dependency::Parataxis);
    let mut verbs = behind.into_iter().chain([before]).filter(|verb| is_inside && !is_main(verb));
    verbs.find(|verb| reading.is_below(before, *verb))
}

/// Returns the attribution that an aside like "as the ministry said" makes: it covers the sentence around it.
pub(super) fn by_aside(reading: &Reading, aside: Aside, cast: &mut Cast, context: &Context) -> Option<Attribution> {
    let (speaker, by) = cast.speaker(reading, aside.speaker, context)?;
    let source = words::source(reading, aside.speaker, aside.verb);
    let before = words::trimmed(reading, 0..aside.tokens.start);
    let after = words::trimmed(reading, aside.tokens.end..reading.len());
    let around = runs(reading, &before.chain(after).collect::<Vec<_>>());
    Some(Attribution {
        speaker,
        source: Some(reading.span(source)),
        by,
        manner: Manner::Say,
        cue: reading.token(aside.verb).span,
        reach: around.clone(),
        content: around,
        is_quotation: false,
        of_record: false,
    })
}

/// An aside that says whose word the sentence around it is.
pub(super) struct Aside {
    pub(super) verb: usize,
    speaker: usize,
    tokens: Range<usize>,
}

/// Returns the asides of a sentence that say whose word it is.
pub(super) fn asides(reading: &Reading) -> Vec<Aside> {
    (0..reading.len()).filter_map(|verb| aside(reading, verb)).collect()
}

/// Returns the aside that `verb` heads: between marks, opened by "as", with a speaker and nothing told in it.
fn aside(reading: &Reading, verb: usize) -> Option<Aside> {
    let puts_it = reading.lemma(verb) == "put" && verb + 1 < reading.len() && reading.word(verb + 1) == "it";
    if !(reading.says(verb) || puts_it) || !reading.is_verbal(verb) {
        return None;
    }
    let speaker = reading.sentence.child(verb, Dependency::Nsubj).filter(|s| *s < verb && can_speak(reading, *s))?;
    let start = words::source(reading, speaker, verb).start.checked_sub(1)?;
    let is_mark = |i: usize| reading.token(i).tag == Tag::Punct;
    let is_open = start == 0 || is_mark(start - 1);
    // "As it had announced" tells of a plan, not of what somebody says now.
    let is_past = (start..verb).any(|i| reading.word(i).eq_ignore_ascii_case("had"));
    let end = (verb + 1..reading.len()).find(|i| is_mark(*i) && !words::opens(reading, *i))?;
    let tells = |c: usize| {
        let is_told = matches!(reading.dependency(c), Dependency::Ccomp | Dependency::Xcomp | Dependency::Obj);
        c > verb && c < end && is_told && !puts_it
    };
    let is_whole = end < reading.len() - 1 || start > 0;
    let fits = reading.word(start).eq_ignore_ascii_case("as") && is_open && is_whole && !is_past && end - verb <= 8;
    (fits && !reading.sentence.children(verb).any(tells)).then_some(Aside { verb, speaker, tokens: start..end })
}

/// Returns the tokens of the sentence before or after "according to …", whichever it belongs to.
fn around(reading: &Reading, phrase: &Range<usize>, end: usize) -> Vec<usize> {
    let begin = words::behind_link(reading, 0).min(phrase.start);
    let before = words::trimmed(reading, begin..phrase.start);
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
    if is_citing(reading, phrase.start) {
        return cited_by_press(reading, phrase);
    }
    let last = reading.word(phrase.end - 1).to_lowercase();
    let links = |word: &str| matches!(word, "to" | "by" | "of" | "from" | "per");
    let follows = phrase.end < reading.len() && links(&reading.word(phrase.end).to_lowercase());
    if !links(&last) && !follows {
        return None;
    }
    let nominal = (phrase.end..reading.len()).take(8).find(|i| reading.is_nominal(*i));
    nominal.map(|i| top_of_nominal(reading, i)).map(|head| keeper(reading, head).unwrap_or(head))
}

fn is_citing(reading: &Reading, i: usize) -> bool {
    matches!(reading.word(i).to_lowercase().as_str(), "citing" | "quoting")
}

/// Words for outlets of the press, which pass on what others say.
const PRESS: [&str; 12] = [
    "agency",
    "broadcaster",
    "channel",
    "daily",
    "media",
    "newspaper",
    "outlet",
    "paper",
    "radio",
    "site",
    "television",
    "website",
];

/// Returns the head of the noun phrase behind "citing", where an outlet of the press cites: an official who cites a report speaks himself.
fn cited_by_press(reading: &Reading, phrase: &Range<usize>) -> Option<usize> {
    let is_press = |i: usize| {
        let party =
            reading.name_at(i).and_then(|name| name.party()).and_then(|party| reading.packs.lexicons.party(party));
        party.is_some_and(|party| party.press) || PRESS.contains(&reading.lemma(i))
    };
    let subjects = reading.ancestors(phrase.start).filter_map(|verb| reading.sentence.child(verb, Dependency::Nsubj));
    let by_press = subjects.take(2).all(is_press);
    let nominal = (phrase.end..reading.len()).take(6).find(|i| reading.is_nominal(*i));
    let head = nominal.map(|i| top_of_nominal(reading, i)).filter(|_| by_press);
    head.filter(|head| can_speak(reading, *head))
}

/// Returns whose a record is that is named as a source: the council in "the council's figures".
fn keeper(reading: &Reading, record: usize) -> Option<usize> {
    let owner = reading.sentence.child(record, Dependency::NmodPoss).filter(|owner| can_speak(reading, *owner));
    owner.filter(|_| reading.is_in(record, "statement") || !can_speak(reading, record))
}

/// Returns who issued a statement or gathered figures: "according to a statement from the health ministry", "data compiled by the office".
fn issuer(reading: &Reading, statement: usize) -> Option<usize> {
    let prepositions = ["from", "by", "of", "issued by"].map(String::from);
    let made = reading.sentence.children(statement).filter(|verb| *verb > statement && reading.is_verbal(*verb));
    let maker = made.filter_map(|verb| roles::by_phrase(reading, verb)).find(|maker| can_speak(reading, *maker));
    let from = || roles::behind(reading, statement, &prepositions).into_iter().next();
    maker.or_else(|| from().filter(|from| reading.is_in(statement, "statement") || can_speak(reading, *from)))
}
