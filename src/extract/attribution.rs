//! Who says what: speaker, cue and content of every reported statement in a document.
//!
//! Comes in: the sentences of one document. Goes out: attributions in order. What no attribution covers is the document's own.
//!
//! ```text
//! “The truce holds,” the ministry said.   →   the ministry · said · “The truce holds,”
//! ```

use super::attitude::attitudes;
use super::authority::{asides, by_aside, by_phrase};
use super::clause::{counts_out, reach};
use super::content as words;
use super::headline::headlines;
use super::nominal::Context;
use super::quoted::{announced, quoted, signed};
use super::reach::Reach;
use super::reading::Reading;
use super::roles;
use super::speaker::{Cast, Speaker};
use super::subject::{named_at, only_verb_of, speaking_subject};
use crate::model::{Manner, PartyKind, Recognition, Span};
use crate::text::{Dependency, Tag};

/// A statement and the one who makes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attribution {
    /// Who says it.
    pub(super) speaker: Speaker,
    /// The words that stand for the speaker there.
    pub(super) source: Option<Span>,
    /// How it is known who that is.
    pub(super) by: Recognition,
    /// How.
    pub(super) manner: Manner,
    /// The cue: "said".
    pub(super) cue: Span,
    /// The clauses that are the speaker's, the cue's own included: what frames find in them is said by the speaker. Empty where
    /// nothing is told as so: beliefs, plans.
    pub(super) reach: Vec<Span>,
    /// The exact words of what is said, in order.
    pub(super) content: Vec<Span>,
    /// The content is a quotation, which the cue outside it announces.
    pub(super) is_quotation: bool,
    /// The speaker is a record for which nobody is named: "reports", "intelligence".
    pub(super) of_record: bool,
}

impl Attribution {
    /// Tells whether `span` lies in what is said.
    pub(super) fn covers(&self, span: Span) -> bool {
        self.reach.iter().any(|part| part.contains(span))
    }

    /// Returns the number of bytes it reaches over.
    pub(super) fn len(&self) -> usize {
        self.reach.iter().map(|part| part.len()).sum()
    }
}

/// The manners in which something is said; the class of words that announces each has its name.
const SPOKEN: [Manner; 5] = [Manner::Say, Manner::Claim, Manner::Accuse, Manner::Deny, Manner::Demand];

/// Tells whether token `i` stands in a word that announces a statement.
pub(super) fn is_cue(reading: &Reading, i: usize) -> bool {
    SPOKEN.iter().any(|manner| reading.is_in(i, manner.name()))
}

/// Returns the attributions of a document, given its sentences, and who is meant by "we" in it.
///
/// `thought` takes what is attributed besides speech, which gives no claim a speaker.
pub(super) fn attributions(
    readings: &[Reading],
    cast: &mut Cast,
    context: &Context,
    mut thought: Option<&mut Vec<Attribution>>,
) -> Vec<Attribution> {
    let mut found = Vec::new();
    cast.meet(readings);
    for reading in readings {
        cast.enter(reading);
        let said = in_sentence(reading, cast, context);
        if let Some(thought) = thought.as_deref_mut() {
            // What is thought or planned must not change whom a later "he" means.
            thought.extend(attitudes(reading, &said, &mut cast.clone(), context));
        }
        found.extend(said);
        cast.leave(reading, context);
    }
    found.extend(headlines(readings, cast, context));
    found.extend(signed(readings));
    found.extend(announced(readings, &found));
    let spoken = quoted(readings, &found);
    found.extend(spoken);
    found.sort_by_key(|attribution| (attribution.cue.start, attribution.len()));
    let reach = Reach::new(readings, &found);
    resolve_first_person(&mut found, &reach);
    resolve_watchdogs(readings, &mut found);
    found
}

/// Lets the "we" of a quotation be the one who is quoted.
fn resolve_first_person(found: &mut [Attribution], reach: &Reach) {
    for i in 0..found.len() {
        if found[i].speaker == Speaker::default() {
            let near = reach.at(found[i].cue.start).iter().map(|other| &found[*other]);
            let covering = near.filter(|other| other.speaker.name.is_some() && other.covers(found[i].cue));
            if let Some(speaker) = covering.min_by_key(|other| other.len()).map(|other| other.speaker.clone()) {
                found[i].speaker = speaker;
                found[i].by = Recognition::We;
            }
        }
    }
}

/// Lets the "monitor" or "watchdog" of an opening sentence be the organisation that speaks under its name right after.
fn resolve_watchdogs(readings: &[Reading], found: &mut [Attribution]) {
    let Some(reading) = readings.first() else { return };
    let is_organisation = |speaker: &Speaker| {
        let party = speaker.party.as_deref().and_then(|party| reading.packs.lexicons.party(party));
        party.is_some_and(|party| party.kind == PartyKind::Organisation)
    };
    let is_watchdog = |speaker: &Speaker| {
        let words = ["monitor", "watchdog", "monitoring group", "rights group", "aid group"];
        speaker.party.is_none() && speaker.name.as_ref().is_some_and(|name| words.iter().any(|w| name.ends_with(w)))
    };
    for i in 0..found.len() {
        if is_watchdog(&found[i].speaker) {
            let next = found[i + 1..].iter().take(4).map(|a| &a.speaker).find(|speaker| is_organisation(speaker));
            if let Some(speaker) = next.cloned() {
                found[i].speaker = speaker;
                found[i].by = Recognition::Watchdog;
            }
        }
    }
}

/// Returns the attributions that a sentence makes by itself.
fn in_sentence(reading: &Reading, cast: &mut Cast, context: &Context) -> Vec<Attribution> {
    let mut cues: Vec<(usize, usize, Manner)> = SPOKEN
        .iter()
        .flat_map(|manner| reading.words_of(manner.name()).iter().map(|r| (r.start, r.end, *manner)))
        .filter(|(verb, _, _)| reading.is_verbal(*verb) && announces(reading, *verb))
        .collect();
    cues.extend(
        (0..reading.len())
            .filter(|verb| introduces(reading, *verb) || puts_figure(reading, *verb))
            .map(|verb| (verb, verb + 1, Manner::Say)),
    );
    cues.extend(
        (0..reading.len())
            .filter(|verb| asks_for_something(reading, *verb))
            .map(|verb| (verb, verb + 1, Manner::Demand)),
    );
    let asides = asides(reading);
    cues.retain(|(verb, _, _)| asides.iter().all(|aside| aside.verb != *verb));
    cues.sort_by_key(|(verb, end, _)| (*verb, std::cmp::Reverse(*end)));
    cues.dedup_by_key(|(verb, _, _)| *verb);
    let mut found: Vec<Attribution> =
        cues.into_iter().filter_map(|(verb, _, manner)| by_verb(reading, verb, manner, cast, context)).collect();
    found.extend(by_phrase(reading, cast, context));
    found.extend(asides.into_iter().filter_map(|aside| by_aside(reading, aside, cast, context)));
    found
}

/// Tells whether a verb gives a figure: "put the death toll at 45".
fn puts_figure(reading: &Reading, verb: usize) -> bool {
    let figure = reading.sentence.child(verb, Dependency::Obj).filter(|figure| *figure > verb);
    let is_figure = figure.is_some_and(|i| matches!(reading.lemma(i), "count" | "figure" | "number" | "toll"));
    let at_number = |c: usize| reading.prepositions(c).iter().any(|p| p == "at") && reading.is_number(c);
    matches!(reading.lemma(verb), "put" | "place") && is_figure && (verb + 1..reading.len()).take(12).any(at_number)
}

/// Verbs by which somebody puts a demand that their object names.
const PUTTING: [&str; 8] = ["issue", "launch", "make", "reiterate", "renew", "repeat", "sound", "voice"];

/// Tells whether a verb asks somebody for something without being a cue by itself: "wants the army to leave", "renewed its call on …".
fn asks_for_something(reading: &Reading, verb: usize) -> bool {
    let object = reading.sentence.child(verb, Dependency::Obj).filter(|object| *object > verb);
    let puts =
        PUTTING.contains(&reading.lemma(verb)) && object.is_some_and(|object| roles::names_demand(reading, object));
    reading.is_verbal(verb) && (puts || super::mood::wants_of_somebody(reading, verb))
}

/// Tells whether a verb with a subject, whatever it means, introduces words: "She went on, “…”", "The army issued a statement:".
fn introduces(reading: &Reading, verb: usize) -> bool {
    use Dependency::*;
    let is_main = matches!(reading.dependency(verb), Root | Conj | Ccomp | Parataxis | Advcl)
        || only_verb_of(reading, verb).is_some();
    let is_marked = reading.sentence.child(verb, Mark).is_some();
    if reading.token(verb).tag != Tag::Verb || !is_main || is_marked || is_auxiliary(reading, verb) {
        return false;
    }
    if ends_with_colon(reading) {
        let object = reading.sentence.child(verb, Obj);
        return object.is_some_and(|object| object > verb && reading.is_in(object, "statement"));
    }
    let mark = words::cue(reading, verb).end;
    let opened = mark + 1 < reading.len() && matches!(reading.word(mark), "," | ":") && words::opens(reading, mark + 1);
    let close = (mark + 2..reading.len()).find(|i| words::closes(reading, *i)).unwrap_or(reading.len());
    opened && close > mark + 4 && !(close..reading.len()).any(|i| is_cue(reading, i) && reading.is_verbal(i))
}

/// Tells whether a sentence ends with a colon: what it announces follows.
pub(super) fn ends_with_colon(reading: &Reading) -> bool {
    reading.len() > 0 && reading.word(reading.len() - 1) == ":"
}

/// Tells whether a cue is used as one: not a modal, not "asked to comment", and with a clause where the verb has other uses ("maintain
/// a force", "add troops").
fn announces(reading: &Reading, verb: usize) -> bool {
    use Dependency::*;
    let has = |wanted: &[Dependency]| reading.sentence.children(verb).any(|c| wanted.contains(&reading.dependency(c)));
    let is_aux = is_auxiliary(reading, verb);
    let bare_participle = reading.token(verb).fine == crate::text::Fine::Participle
        && !has(&[Aux, AuxPass, Nsubj, Obj])
        && matches!(reading.dependency(verb), Advcl | Acl | Amod)
        && roles::by_phrase(reading, verb).is_none()
        && only_verb_of(reading, verb).is_none();
    let object = reading.sentence.child(verb, Obj);
    let of = object.into_iter().flat_map(|o| roles::behind(reading, o, &["of".to_string()]));
    let counts = object.into_iter().chain(of).any(|thing| super::counting::stated(reading, thing).is_some());
    let counts = counts || counts_out(reading, verb);
    let thing_only = !has(&[Ccomp, Xcomp, Parataxis]) && !counts;
    let of_things = [
        "maintain", "hold", "add", "keep", "find", "see", "count", "report", "continue", "read", "register", "record",
        "document", "verify", "tally", "seek",
    ];
    let announces_next = ends_with_colon(reading) && reading.dependency(verb) == Root;
    let of_thing = thing_only && !announces_next && !closes(reading, verb) && of_things.contains(&reading.lemma(verb));
    !(is_aux || bare_participle || of_thing || is_asked_of_another(reading, verb))
}

/// Tells whether a verb is what somebody is asked to do: of "called on Chad to halt and to observe the truce" neither verb is Chad's.
fn is_asked_of_another(reading: &Reading, verb: usize) -> bool {
    let mut up = std::iter::once(verb).chain(reading.ancestors(verb));
    let Some(first) = up.find(|i| reading.dependency(*i) != Dependency::Conj) else { return false };
    let is_deed = reading.dependency(first) == Dependency::Xcomp || roles::is_opened_by(reading, first, "to");
    let head = reading.token(first).head.filter(|_| is_deed);
    head.is_some_and(|head| reading.is_in(head, "demand") || reading.lemma(head) == "call")
}

/// Tells whether a verb ends its sentence behind a mark and its subject: "…, the group maintains."
fn closes(reading: &Reading, verb: usize) -> bool {
    let is_mark = |i: usize| reading.token(i).tag == Tag::Punct;
    let subject = reading.sentence.child(verb, Dependency::Nsubj);
    let begin = subject.map(|subject| super::nominal::phrase(reading, subject).start);
    let behind_mark = begin.and_then(|begin| begin.checked_sub(1)).is_some_and(is_mark);
    behind_mark && (verb + 1..reading.len()).all(is_mark)
}

/// Tells whether a verb only serves another word: an auxiliary, an adjective.
pub(super) fn is_auxiliary(reading: &Reading, verb: usize) -> bool {
    use Dependency::*;
    reading.token(verb).tag == Tag::Aux || matches!(reading.dependency(verb), Aux | AuxPass | Compound | Amod)
}

/// Returns the attribution that a verb of saying makes.
fn by_verb(reading: &Reading, verb: usize, manner: Manner, cast: &mut Cast, context: &Context) -> Option<Attribution> {
    let subject = speaking_subject(reading, verb)?;
    let (speaker, by) = cast.speaker(reading, subject, context)?;
    let reach = reach(reading, verb, subject);
    let source = words::source(reading, named_at(reading, verb, subject), verb);
    let of_record = speaker.party.is_none() && reading.is_record(subject);
    let is_due = super::attitude::is_obligation(reading, verb);
    let announces_next = ends_with_colon(reading) && introduces(reading, verb);
    let said = if is_due || announces_next { Vec::new() } else { words::said(reading, verb, Some(&source)) };
    let said = words::with_asked(reading, source.start.min(words::cue(reading, verb).start), said);
    (!reach.is_empty()).then(|| Attribution {
        speaker,
        source: Some(reading.span(source)),
        by,
        manner,
        cue: reading.token(verb).span,
        reach: runs(reading, &reach),
        content: runs(reading, &said),
        is_quotation: false,
        of_record,
    })
}

/// Returns `tokens` as stretches of the document's bytes, small gaps of marks closed.
pub(super) fn runs(reading: &Reading, tokens: &[usize]) -> Vec<Span> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for i in tokens {
        match spans.last_mut() {
            Some((_, last)) if (*last + 1..*i).all(|gap| reading.token(gap).tag == Tag::Punct) => *last = *i,
            _ => spans.push((*i, *i)),
        }
    }
    spans.into_iter().map(|(first, last)| reading.span(first..last + 1)).collect()
}
