//! What is attributed to somebody without being told as their words: beliefs, findings, plans, opinions on something.
//!
//! Comes in: a sentence and the attributions of speech in it. Goes out: further attributions. They give no claim a speaker: their reach is empty.
//!
//! ```text
//! The mayor believes that the road is open.   →   the mayor · believes · that the road is open
//! Its plan to reopen the road …               →   Its · plan · to reopen the road
//! ```

mod passive;
mod word;

use super::attribution::{Attribution, is_auxiliary, runs};
use super::content as words;
use super::nominal::Context;
use super::reading::Reading;
use super::roles;
use super::speaker::{Cast, Speaker};
use crate::model::{Manner, Recognition};
use crate::text::{Dependency, Fine, Tag};
use passive::{is_passive, of_passive};
use std::ops::Range;
use word::at_word;

/// What may be the content of a verb of some class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// A clause: "knows that …".
    Clause,
    /// An infinitive: "plans to …".
    Infinitive,
    /// A thing: "criticised the plan", "spoke of the plan".
    Thing,
}

/// The classes of verbs, with what they take as content; where a word is in several, the first that fits counts.
const VERBS: [(&str, Manner, &[Takes]); 10] = [
    ("say", Manner::Say, &[Takes::Clause, Takes::Infinitive]),
    ("claim", Manner::Claim, &[Takes::Clause, Takes::Infinitive]),
    ("utter", Manner::Say, &[Takes::Clause]),
    ("deny", Manner::Deny, &[Takes::Clause, Takes::Thing]),
    ("accuse", Manner::Accuse, &[Takes::Clause, Takes::Thing]),
    ("demand", Manner::Demand, &[Takes::Clause, Takes::Infinitive, Takes::Thing]),
    ("believe", Manner::Believe, &[Takes::Clause, Takes::Infinitive, Takes::Thing]),
    ("show", Manner::Show, &[Takes::Clause, Takes::Thing]),
    ("plan", Manner::Plan, &[Takes::Clause, Takes::Infinitive]),
    ("discuss", Manner::Discuss, &[Takes::Clause, Takes::Thing]),
];

/// Tells whether a word of any of the classes of verbs stands at token `i`.
pub(super) fn is_cue(reading: &Reading, i: usize) -> bool {
    VERBS.iter().any(|(class, _, _)| is_at(reading, i, class)) && !is_obligation(reading, i)
}

/// Tells whether a verb tells what is due rather than what somebody asks for: "needs to", "must".
pub(super) fn is_obligation(reading: &Reading, verb: usize) -> bool {
    matches!(reading.lemma(verb), "need" | "have" | "must" | "should" | "ought")
}

/// Returns what a sentence attributes besides `said`.
pub(super) fn attitudes(
    reading: &Reading,
    said: &[Attribution],
    cast: &mut Cast,
    context: &Context,
) -> Vec<Attribution> {
    let is_taken = |i: usize| said.iter().any(|a| !a.content.is_empty() && a.cue.contains(reading.token(i).span));
    let mut found = Vec::new();
    for i in (0..reading.len()).filter(|i| !is_taken(*i)) {
        let attitude = if reading.is_verbal(i) { at_verb(reading, i) } else { at_word(reading, i) };
        found.extend(attitude.and_then(|attitude| attitude.attributed(reading, cast, context)));
    }
    found
}

/// A cue with the tokens of its holder and its content.
struct Attitude {
    manner: Manner,
    cue: Range<usize>,
    holder: Option<usize>,
    content: Vec<usize>,
}

impl Attitude {
    /// Returns it as an attribution of the document.
    fn attributed(self, reading: &Reading, cast: &mut Cast, context: &Context) -> Option<Attribution> {
        let source = self.holder.map(|head| words::source(reading, head, self.cue.start));
        let known = self.holder.and_then(|head| cast.speaker(reading, head, context));
        let (speaker, by) = known.unwrap_or((Speaker::default(), Recognition::Name));
        let content: Vec<usize> = self
            .content
            .into_iter()
            .filter(|i| !self.cue.contains(i) && !source.as_ref().is_some_and(|source| source.contains(i)))
            .collect();
        let first = source.as_ref().map_or(self.cue.start, |source| source.start.min(self.cue.start));
        let content = words::with_asked(reading, first, content);
        (!content.is_empty()).then(|| Attribution {
            speaker,
            source: source.map(|range| reading.span(range)),
            by,
            manner: self.manner,
            cue: reading.span(self.cue),
            reach: Vec::new(),
            content: runs(reading, &content),
            is_quotation: false,
            of_record: false,
        })
    }
}

/// Returns the attitude that a verb tells.
fn at_verb(reading: &Reading, verb: usize) -> Option<Attitude> {
    if is_auxiliary(reading, verb) || reading.is_in(verb, "no-cue") {
        return None;
    }
    let cue = words::cue(reading, verb);
    if is_obligation(reading, verb) {
        return None;
    }
    if is_passive(reading, verb) {
        return of_passive(reading, verb, cue);
    }
    if matches!(reading.lemma(verb), "seem" | "appear") {
        return seeming(reading, verb, cue);
    }
    let holder = holder(reading, verb).filter(|h| reading.dependency(*h) != Dependency::Expl)?;
    let source = words::source(reading, holder, verb);
    let first = cue.start.min(source.start);
    let says = ["say", "claim"].iter().any(|class| is_at(reading, verb, class));
    let beside = source.end + 2 > cue.start && cue.end + 1 > source.start;
    let last = cue.end.max(source.end.min(cue.end + 12));
    let shows = is_at(reading, verb, "show") && (verb + 1..reading.len()).all(|i| reading.token(i).tag == Tag::Punct);
    let announced = says || shows || words::is_quoted_before(reading, first);
    let closing = beside && announced && words::is_parenthesis(reading, verb, first, last);
    if closing {
        let content = words::said(reading, verb, Some(&source));
        let manner = if shows { Manner::Show } else { Manner::Say };
        return Some(Attitude { manner, cue, holder: Some(holder), content });
    }
    let (manner, start) = told(reading, verb, cue.end)?;
    let content: Vec<usize> = words::stretch(reading, verb, start).collect();
    let thin = content.len() < 2 && !reading.is_nominal(start);
    let cue = cue.start..cue.end.max(phrase_end(reading, verb, start));
    (!thin).then_some(Attitude { manner, cue, holder: Some(holder), content })
}

/// Returns what "seems to be": the subject with its infinitive, by nobody named.
fn seeming(reading: &Reading, verb: usize, cue: Range<usize>) -> Option<Attitude> {
    let start = words::clause_start(reading, verb, complement(reading, verb)?, cue.end);
    let subject = holder(reading, verb).filter(|h| reading.dependency(*h) != Dependency::Expl);
    let content = match subject {
        Some(subject) => told_of(reading, verb, subject, start),
        None => words::stretch(reading, verb, start).collect(),
    };
    Some(Attitude { manner: Manner::Believe, cue, holder: None, content })
}

/// Returns the clause or infinitive that is told behind `verb`.
fn complement(reading: &Reading, verb: usize) -> Option<usize> {
    let is_told = |c: &usize| matches!(reading.dependency(*c), Dependency::Xcomp | Dependency::Ccomp);
    reading.sentence.children(verb).find(|c| *c > verb && is_told(c))
}

/// Returns the content that is told of `whom`: the words for it, unless it is an "it", and those from `start` on.
fn told_of(reading: &Reading, verb: usize, whom: usize, start: usize) -> Vec<usize> {
    let mut content: Vec<usize> =
        if is_expletive(reading, whom) { Vec::new() } else { words::source(reading, whom, verb).collect() };
    content.extend(words::stretch(reading, verb, start));
    content
}

fn is_expletive(reading: &Reading, i: usize) -> bool {
    matches!(reading.word(i).to_lowercase().as_str(), "it" | "there")
}

/// Returns where the cue ends, with the preposition of a phrase: "called for".
pub(super) fn phrase_end(reading: &Reading, verb: usize, start: usize) -> usize {
    let phrases = VERBS.iter().flat_map(|(class, _, _)| reading.words_of(class));
    phrases.filter(|range| range.start == verb && range.end <= start).map(|range| range.end).max().unwrap_or(verb + 1)
}

/// Verbs that tell a belief with a clause, and with a thing only that it was met or made: "found the bridge".
const PERCEIVING: [&str; 10] = ["feel", "figure", "find", "hear", "hold", "judge", "learn", "mean", "rate", "see"];

/// Returns the manner in which a verb tells a clause, an infinitive or a thing, and where that begins.
fn told(reading: &Reading, verb: usize, after: usize) -> Option<(Manner, usize)> {
    use Dependency::*;
    let child = |wanted: &[Dependency]| {
        reading.sentence.children(verb).find(|c| *c >= after && wanted.contains(&reading.dependency(*c)))
    };
    let of = |takes: Takes| {
        let mut fitting = VERBS.iter().filter(|(class, _, all)| all.contains(&takes) && is_at(reading, verb, class));
        fitting.next().map(|(_, manner, _)| *manner)
    };
    if let Some(quote) = (after..reading.len()).take(2).find(|i| words::opens(reading, *i)) {
        let mark = quote == after || matches!(reading.word(after), "," | ":");
        let long = reading.len() > quote + 4;
        let any = VERBS.iter().find(|(class, _, _)| is_at(reading, verb, class)).map(|(_, manner, _)| *manner);
        if let Some(manner) = any.or((quote > after).then_some(Manner::Say)).filter(|_| mark && long) {
            return Some((manner, quote));
        }
    }
    let with_subject = || {
        let own = |c: usize| reading.sentence.child(c, Nsubj).is_some_and(|subject| subject > verb && subject < c);
        reading.sentence.children(verb).find(|c| *c >= after && reading.dependency(*c) == Xcomp && own(*c))
    };
    if let Some(clause) = child(&[Ccomp]).or_else(with_subject) {
        let start = words::clause_start(reading, verb, clause, after);
        let manner = of(Takes::Clause).or_else(|| opens_clause(reading, start).then_some(Manner::Believe));
        return manner.map(|manner| (manner, start));
    }
    if let Some(infinitive) = child(&[Xcomp]) {
        let start = words::clause_start(reading, verb, infinitive, after);
        let is_to = reading.word(start).eq_ignore_ascii_case("to") || reading.token(infinitive).tag == Tag::Verb;
        if let Some(manner) = of(Takes::Infinitive).filter(|_| is_to) {
            let asked = words::asked_to_do(reading, verb).filter(|asked| *asked >= after && *asked < start);
            let start = asked.map_or(start, |asked| words::leftmost(reading, asked, after));
            return Some((manner, start));
        }
    }
    if PERCEIVING.contains(&reading.lemma(verb)) {
        return None;
    }
    let manner = of(Takes::Thing)?;
    let gerund = words::behind_phrase(reading, verb, after).filter(|i| reading.token(*i).fine == Fine::Gerund);
    if let Some(start) = gerund {
        return Some((manner, start));
    }
    let end = phrase_end(reading, verb, reading.len());
    let thing = child(&[Obj]).or_else(|| child(&[Obl]).filter(|_| end > verb + 1))?;
    // "Voiced doubts about the dam" is told by the noun.
    let is_voiced = is_at(reading, verb, "voice") && word::on_matter(reading, thing).is_some();
    (!is_voiced).then(|| (manner, words::leftmost(reading, thing, end.max(after))))
}

/// Tells whether a word or phrase of `class` begins at `verb`.
fn is_at(reading: &Reading, verb: usize, class: &str) -> bool {
    reading.words_of(class).iter().any(|range| range.start == verb)
}

/// Tells whether the word at `start` opens a clause that only verbs of saying and thinking take.
fn opens_clause(reading: &Reading, start: usize) -> bool {
    matches!(reading.word(start).to_lowercase().as_str(), "that" | "whether" | "how" | "why" | "what" | "who" | "where")
}

/// Returns who has the attitude that `verb` tells.
fn holder(reading: &Reading, verb: usize) -> Option<usize> {
    roles::own_subject(reading, verb).or_else(|| roles::subject(reading, verb))
}
