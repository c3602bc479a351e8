//! Who says what: speaker, cue and content of every reported statement in a document.
//!
//! Comes in: the sentences of one document. Goes out: attributions in order. What no attribution covers is the document's own.
//!
//! ```text
//! “The truce holds,” the ministry said.   →   the ministry · said · “The truce holds,”
//! ```

use super::nominal::Context;
use super::quotation::quotations;
use super::reach::Reach;
use super::reading::Reading;
use super::roles;
use super::speaker::{Cast, Speaker};
use crate::model::{PartyKind, Recognition, Span};
use crate::text::{Dependency, Tag};

/// How something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// "said", "according to".
    Say,
    /// "claimed", "alleged": the outlet does not vouch for it.
    Claim,
    /// "accused", "blamed".
    Accuse,
    /// "denied", "rejected".
    Deny,
    /// "called on", "urged", "demanded".
    Demand,
}

/// A statement and the one who makes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attribution {
    /// Who says it.
    pub(super) speaker: Speaker,
    /// The words that stand for the speaker there.
    pub(super) named: Span,
    /// How it is known who that is.
    pub(super) by: Recognition,
    /// How.
    pub(super) manner: Manner,
    /// The cue: "said".
    pub(super) cue: Span,
    /// What is said, as bytes of the document, in order.
    pub(super) content: Vec<Span>,
    /// The content is a quotation, which the cue outside it announces.
    pub(super) is_quotation: bool,
}

impl Attribution {
    /// Tells whether `span` lies in what is said.
    pub(super) fn covers(&self, span: Span) -> bool {
        self.content.iter().any(|part| part.contains(span))
    }

    /// Returns the number of bytes said.
    pub(super) fn len(&self) -> usize {
        self.content.iter().map(|part| part.len()).sum()
    }
}

impl Manner {
    /// Returns the class of words that announce it.
    pub(super) fn class(self) -> &'static str {
        CUES.iter().find(|(_, manner)| *manner == self).map(|(class, _)| *class).expect("every manner has its class")
    }
}

/// The classes of words that announce a statement.
const CUES: [(&str, Manner); 5] = [
    ("say", Manner::Say),
    ("claim", Manner::Claim),
    ("accuse", Manner::Accuse),
    ("deny", Manner::Deny),
    ("demand", Manner::Demand),
];

/// Tells whether token `i` stands in a word that announces a statement.
pub(super) fn is_cue(reading: &Reading, i: usize) -> bool {
    CUES.iter().any(|(class, _)| reading.is_in(i, class))
}

/// Returns the attributions of a document, given its sentences, and who is meant by "we" in it.
pub(super) fn attributions(readings: &[Reading], cast: &mut Cast, context: &Context) -> Vec<Attribution> {
    let mut found = Vec::new();
    cast.meet(readings);
    for reading in readings {
        found.extend(in_sentence(reading, cast, context));
    }
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
    let mut cues: Vec<(usize, usize, Manner)> = CUES
        .iter()
        .flat_map(|(class, manner)| reading.words_of(class).iter().map(|r| (r.start, r.end, *manner)))
        .filter(|(verb, _, _)| reading.is_verbal(*verb) && announces(reading, *verb))
        .collect();
    cues.sort_by_key(|(verb, end, _)| (*verb, std::cmp::Reverse(*end)));
    cues.dedup_by_key(|(verb, _, _)| *verb);
    let mut found: Vec<Attribution> =
        cues.into_iter().filter_map(|(verb, _, manner)| by_verb(reading, verb, manner, cast, context)).collect();
    found.extend(by_phrase(reading, cast, context));
    found
}

/// Tells whether a cue is used as one: not a modal, not "asked to comment", and with a clause where the verb has other uses ("maintain
/// a force", "add troops").
fn announces(reading: &Reading, verb: usize) -> bool {
    use Dependency::*;
    let has = |wanted: &[Dependency]| reading.sentence.children(verb).any(|c| wanted.contains(&reading.dependency(c)));
    let is_aux =
        reading.token(verb).tag == Tag::Aux || matches!(reading.dependency(verb), Aux | AuxPass | Compound | Amod);
    let bare_participle = reading.token(verb).fine == crate::text::Fine::Participle
        && !has(&[Aux, AuxPass, Nsubj, Obj])
        && matches!(reading.dependency(verb), Advcl | Acl | Amod)
        && roles::by_phrase(reading, verb).is_none()
        && only_verb_of(reading, verb).is_none();
    let object = reading.sentence.child(verb, Obj);
    let counts = object.is_some_and(|object| super::counting::stated(reading, object).is_some());
    let thing_only = !has(&[Ccomp, Xcomp, Parataxis]) && !counts;
    let of_things = [
        "maintain", "hold", "add", "keep", "find", "see", "count", "report", "continue", "read", "register", "record",
        "document", "verify", "tally",
    ];
    let asked_to =
        reading.dependency(verb) == Xcomp && reading.token(verb).head.is_some_and(|head| reading.is_in(head, "demand"));
    let of_thing = thing_only && of_things.contains(&reading.lemma(verb));
    !(is_aux || bare_participle || asked_to || of_thing)
}

/// Returns the attribution that a verb of saying makes.
fn by_verb(reading: &Reading, verb: usize, manner: Manner, cast: &mut Cast, context: &Context) -> Option<Attribution> {
    let subject = speaking_subject(reading, verb)?;
    let (speaker, by) = cast.speaker(reading, subject, context)?;
    let content = content(reading, verb, subject);
    (!content.is_empty()).then(|| Attribution {
        speaker,
        named: reading.span(super::nominal::phrase(reading, subject)),
        by,
        manner,
        cue: reading.token(verb).span,
        content: runs(reading, &content),
        is_quotation: false,
    })
}

/// Returns the one who speaks at `verb`: the subject, or the nearest noun phrase where the tree gives none.
fn speaking_subject(reading: &Reading, verb: usize) -> Option<usize> {
    if let Some(main) = only_verb_of(reading, verb) {
        return Some(main).filter(|s| can_speak(reading, *s));
    }
    if let Some(after) = inverted_subject(reading, verb) {
        return Some(after);
    }
    let passive = roles::is_passive(reading, verb);
    let found = if passive { roles::by_phrase(reading, verb) } else { roles::subject(reading, verb) };
    let inverted = found.is_some_and(|s| s > verb) && !is_after_quote(reading, verb);
    let left = || verb.checked_sub(1).filter(|i| reading.name_at(*i).is_some_and(|name| !name.is_demonym()));
    match found {
        Some(_) if inverted && left().is_some() => left(),
        Some(found) => Some(found),
        None if passive => None,
        None => beside(reading, verb),
    }
    .filter(|s| can_speak(reading, *s))
}

/// Returns the speaker of "…, said the ministry.": the phrase right behind a verb of saying that follows a mark, where no clause
/// begins with it.
fn inverted_subject(reading: &Reading, verb: usize) -> Option<usize> {
    let says = ["say", "claim"].iter().any(|class| reading.is_in(verb, class));
    let after_mark = verb > 0 && matches!(reading.word(verb - 1), "," | "”" | "\"" | "’" | "''" | "'");
    if !says || !after_mark {
        return None;
    }
    let first = (verb + 1..reading.len()).take(6).find(|i| reading.is_nominal(*i))?;
    let only_modifiers =
        (verb + 1..first).all(|i| matches!(reading.token(i).tag, Tag::Det | Tag::Adj | Tag::Propn | Tag::Noun));
    let head = top_of_nominal(reading, first);
    let end = super::nominal::phrase(reading, head).end;
    let clause_follows = end < reading.len() && matches!(reading.token(end).tag, Tag::Verb | Tag::Aux);
    (only_modifiers && head > verb && !clause_follows && can_speak(reading, head)).then_some(head)
}

/// Returns the noun phrase that the tree makes the root of a sentence whose only verb is `verb`: it is its subject ("The secretary
/// general called for a truce" read as if he were called).
fn only_verb_of(reading: &Reading, verb: usize) -> Option<usize> {
    let head = reading.token(verb).head.filter(|head| *head < verb && reading.is_nominal(*head))?;
    let others =
        (0..reading.len()).any(|i| i != verb && reading.token(i).tag == Tag::Verb && !reading.is_below(i, verb));
    let top = match (reading.dependency(head), reading.token(head).head) {
        (Dependency::Appos, Some(named)) => named,
        _ => head,
    };
    let is_root = reading.dependency(top) == Dependency::Root && reading.dependency(verb) == Dependency::Acl;
    (is_root && !others).then_some(top)
}

/// Tells whether a mark or nothing stands right before the cue, so that its speaker may follow it.
fn is_after_quote(reading: &Reading, verb: usize) -> bool {
    verb.checked_sub(1).is_none_or(|i| reading.token(i).tag == Tag::Punct)
}

/// Returns the nominal that stands right beside a cue: "…, said the ministry", "the ministry said".
fn beside(reading: &Reading, verb: usize) -> Option<usize> {
    let before = (0..verb).rev().take(3).find(|i| reading.is_nominal(*i));
    let after = || (verb + 1..reading.len()).take(5).find(|i| reading.is_nominal(*i) && can_speak(reading, *i));
    before.filter(|i| can_speak(reading, *i)).or_else(after).map(|i| top_of_nominal(reading, i))
}

/// Returns the head of the noun phrase that token `i` stands in.
fn top_of_nominal(reading: &Reading, i: usize) -> usize {
    use Dependency::*;
    let inner = |i: &usize| matches!(reading.dependency(*i), Compound | Flat | Amod | NmodPoss);
    let mut top = i;
    while inner(&top) {
        match reading.token(top).head {
            Some(head) if head < reading.len() => top = head,
            _ => break,
        }
    }
    top
}

/// Tells whether the phrase headed by `i` can speak: a name, a person, an office, a body, a pronoun.
fn can_speak(reading: &Reading, i: usize) -> bool {
    let classes = ["office", "institution", "forces", "person-word", "civilian", "soldier", "police", "statement"];
    matches!(reading.token(i).tag, Tag::Propn | Tag::Pron)
        || reading.name_at(i).is_some()
        || classes.iter().any(|class| reading.is_in(i, class))
        || reading.sentence.children(i).any(|c| reading.name_at(c).is_some_and(|name| name.party().is_some()))
}

/// Returns the tokens of what is said at `verb`, the cue itself included.
fn content(reading: &Reading, verb: usize, subject: usize) -> Vec<usize> {
    if let Some(before) = said_before(reading, verb, subject) {
        return before;
    }
    let complement = [Dependency::Ccomp, Dependency::Xcomp, Dependency::Obj, Dependency::Parataxis];
    let said_after = opens_quotation(reading, subject.max(verb) + 1)
        || reading.sentence.children(verb).any(|c| c > verb && complement.contains(&reading.dependency(c)));
    let start = subject.min(verb);
    let outside = |i: &usize| {
        let step = |a: &usize| reading.token(*a).head == Some(verb);
        let top = std::iter::once(*i).chain(reading.ancestors(*i)).find(step);
        !top.is_some_and(|top| is_outside(reading, top, verb) || (said_after && top < start))
            && !reading.is_below(*i, subject)
    };
    let mut said: Vec<usize> =
        (0..reading.len()).filter(|i| reading.is_below(*i, verb)).filter(|i| *i == verb || outside(i)).collect();
    if reading.dependency(verb) == Dependency::Parataxis {
        let host = reading.token(verb).head.unwrap_or(verb);
        let beside = (0..reading.len()).filter(|i| reading.is_below(*i, host) && !reading.is_below(*i, verb));
        said = beside.chain(std::iter::once(verb)).collect();
        said.sort_unstable();
    }
    if said.iter().any(|i| *i != verb && reading.token(*i).tag != Tag::Punct) { said } else { rest(reading, verb) }
}

/// Tells whether a colon or an opening mark stands at token `i`.
fn opens_quotation(reading: &Reading, i: usize) -> bool {
    i < reading.len() && matches!(reading.word(i), ":" | "“" | "\"" | "``")
}

/// Tells whether what hangs on the cue as `top` is not part of what is said: another verb beside it, the time of speaking.
fn is_outside(reading: &Reading, top: usize, verb: usize) -> bool {
    use Dependency::*;
    let marks = ["while", "as", "after", "when", "before", "since", "although", "though", "whereas"];
    let marked = || {
        let mut marks_of = reading.sentence.children(top).filter(|c| reading.dependency(*c) == Mark);
        marks_of.any(|c| marks.contains(&reading.word(c).to_lowercase().as_str()))
    };
    match reading.dependency(top) {
        Nsubj | NsubjPass | Csubj => true,
        Conj => !reading.sentence.children(top).any(|c| reading.word(c).eq_ignore_ascii_case("that")),
        Advcl => top < verb || marked(),
        _ => false,
    }
}

/// Returns all that stands before a closing "…, the ministry said on Monday."; nothing where the cue does not close the sentence.
fn said_before(reading: &Reading, verb: usize, subject: usize) -> Option<Vec<usize>> {
    let start = super::nominal::phrase(reading, subject).start.min(verb);
    let end = super::nominal::phrase(reading, subject).end.max(verb + 1);
    let adjacent = (start..end).all(|i| i == verb || reading.is_below(i, subject) || reading.token(i).tag == Tag::Aux);
    let tail: Vec<usize> = (end..reading.len()).filter(|i| reading.token(*i).tag != Tag::Punct).collect();
    let closes = tail.len() <= 14
        && !tail.iter().any(|i| reading.token(*i).tag == Tag::Verb && *i < end + 3)
        && !tail.first().is_some_and(|i| reading.word(*i).eq_ignore_ascii_case("that"));
    let complement = reading
        .sentence
        .children(verb)
        .any(|c| c > end && matches!(reading.dependency(c), Dependency::Ccomp | Dependency::Xcomp | Dependency::Obj));
    let has_clause = (0..start).any(|i| reading.token(i).tag == Tag::Verb || reading.token(i).tag == Tag::Aux);
    let is_said = ["say", "claim"].iter().any(|class| reading.is_in(verb, class));
    let subordinate =
        start > 0 && matches!(reading.word(start - 1).to_lowercase().as_str(), "what" | "as" | "which" | "who");
    (adjacent && closes && !complement && has_clause && is_said && !subordinate)
        .then(|| (0..start).chain(std::iter::once(verb)).collect())
}

/// Returns the tokens from `verb` to the end of the sentence: what is said where the tree does not tell.
fn rest(reading: &Reading, verb: usize) -> Vec<usize> {
    (verb..reading.len()).collect()
}

/// Returns the attributions made by "according to …" and its like: they cover the sentence they stand in.
fn by_phrase(reading: &Reading, cast: &mut Cast, context: &Context) -> Vec<Attribution> {
    let mut found = Vec::new();
    for phrase in reading.words_of("source-phrase").to_vec() {
        let Some(head) = named_source(reading, &phrase) else { continue };
        let head = if reading.is_in(head, "statement") { issuer(reading, head).unwrap_or(head) } else { head };
        let Some((speaker, by)) = cast.speaker(reading, head, context) else { continue };
        let named = super::nominal::phrase(reading, head);
        let outside: Vec<usize> =
            (0..reading.len()).filter(|i| *i < phrase.start || *i >= named.end.max(phrase.end)).collect();
        let cue = reading.span(phrase.clone());
        found.push(Attribution {
            speaker,
            named: reading.span(named),
            by,
            manner: Manner::Say,
            cue,
            content: runs(reading, &outside),
            is_quotation: false,
        });
    }
    found
}

/// Returns the head of the noun phrase that "according to" introduces; "in a statement" introduces one only by "from" or "by".
fn named_source(reading: &Reading, phrase: &std::ops::Range<usize>) -> Option<usize> {
    let last = reading.word(phrase.end - 1).to_lowercase();
    let links = |word: &str| matches!(word, "to" | "by" | "of" | "from" | "per");
    let follows = phrase.end < reading.len() && links(&reading.word(phrase.end).to_lowercase());
    if !links(&last) && !follows {
        return None;
    }
    let nominal = (phrase.end..reading.len()).take(8).find(|i| reading.is_nominal(*i));
    nominal.map(|i| top_of_nominal(reading, i))
}

/// Returns who issued a statement: "according to a statement from the health ministry".
fn issuer(reading: &Reading, statement: usize) -> Option<usize> {
    let prepositions = ["from", "by", "of", "issued by"].map(String::from);
    roles::behind(reading, statement, &prepositions).into_iter().next()
}

/// Returns `tokens` as stretches of the document's bytes, small gaps of marks closed.
fn runs(reading: &Reading, tokens: &[usize]) -> Vec<Span> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for i in tokens {
        match spans.last_mut() {
            Some((_, last)) if (*last + 1..*i).all(|gap| reading.token(gap).tag == Tag::Punct) => *last = *i,
            _ => spans.push((*i, *i)),
        }
    }
    spans.into_iter().map(|(first, last)| reading.span(first..last + 1)).collect()
}

/// Returns an attribution for each quotation that stands in a sentence without a cue of its own: it continues the one before, or is
/// taken up by the cue after it.
fn quoted(readings: &[Reading], known: &[Attribution]) -> Vec<Attribution> {
    let Some(document) = readings.first().map(|reading| reading.document) else { return Vec::new() };
    let cues = Cues::new(known);
    let mut found: Vec<Attribution> = Vec::new();
    for quotation in quotations(document) {
        if document.words(quotation).split_whitespace().count() < 5 {
            continue;
        }
        if let Some(from) = cue_of(document.text.as_str(), quotation, &cues, &found) {
            found.push(Attribution { content: vec![quotation], is_quotation: true, ..from });
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

/// Returns the attribution whose speaker a quotation belongs to: the cue right after it, right before it, or the last speaker
/// quoted in the lines before.
fn cue_of(text: &str, quotation: Span, cues: &Cues, quoted: &[Attribution]) -> Option<Attribution> {
    let gap = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let near_after = cues.after(quotation).filter(|a| {
        let between = gap(quotation.end, a.cue.start);
        between.len() <= 80 && !between.contains(['\n', '“', '.']) && between.matches('"').count() <= 1
    });
    let near_before = cues.before(quotation).filter(|a| {
        let between = gap(a.cue.end, quotation.start);
        let crosses = || between.contains("\n\n") || between.matches(['“', '"']).count() > 1 || between.contains(". ");
        between.len() <= 160 && (!crosses() || between.trim_end_matches(['"', '“', '\n', ' ']).ends_with(':'))
    });
    let continued = quoted.last().filter(|a| {
        let end = a.content.last().map_or(0, |span| span.end);
        end <= quotation.start
            && gap(end, quotation.start).len() <= 200
            && gap(end, quotation.start).matches("\n\n").count() <= 1
    });
    near_after.or(near_before).or(continued).cloned()
}
