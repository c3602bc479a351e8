//! Noun phrases: which parties they stand for, and how they are written.

use super::reading::Reading;
use crate::model::BOTH;
use crate::text::{Dependency, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

/// Whom words without a name refer to at one place of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// The party of the speaker: "we", "our forces".
    pub(super) ours: Option<String>,
    /// The party spoken of last: "they", "its".
    pub(super) theirs: Option<String>,
    /// The parties to the conflict the document is about: "both sides".
    pub(super) sides: Vec<String>,
    /// The state on whose ground the document plays: "the health ministry".
    pub(super) home: Option<String>,
    /// The bodies whose party the document tells once and for all: "the army", "the ministry".
    pub(super) bodies: BTreeMap<String, String>,
    /// The classes of words that the sentence before speaks of: what "it" may stand for.
    pub(super) before: Rc<BTreeSet<String>>,
}

/// Returns the tokens of the phrase headed by `head` as a reader would name it: no relative clause, no aside, no preposition before.
pub(super) fn phrase(reading: &Reading, head: usize) -> Range<usize> {
    reading.phrase(head, || made_out(reading, head))
}

fn made_out(reading: &Reading, head: usize) -> Range<usize> {
    let inside = |i: &usize| {
        let mut path = std::iter::once(*i).chain(reading.ancestors(*i)).take_while(|a| *a != head);
        path.all(|a| !leaves_phrase(reading, a, head))
    };
    let within: Vec<usize> = (0..reading.len()).filter(|i| reading.is_below(*i, head)).filter(inside).collect();
    let range = trimmed(reading, first_of_run(&within, head)..last_of_run(&within, head) + 1, head);
    let names = reading.names.iter().filter(|name| name.tokens.start < range.end && range.start < name.tokens.end);
    names.fold(range.clone(), |all, name| all.start.min(name.tokens.start)..all.end.max(name.tokens.end))
}

/// Tells whether the part headed by `i` is not needed to name the phrase headed by `head`.
fn leaves_phrase(reading: &Reading, i: usize, head: usize) -> bool {
    use Dependency::*;
    let direct = reading.token(i).head == Some(head);
    match reading.dependency(i) {
        Punct => reading.word(i) != "-",
        AclRelcl | Acl | Appos | Parataxis | Advcl | Conj | Cop | Nsubj | NsubjPass | Ccomp | Dep | Orphan
        | OblUnmarked => true,
        Aux | AuxPass | Mark | Discourse | Obl | Obj | Csubj => direct,
        NmodUnmarked => direct && i > head,
        Nmod => direct && i > head && is_day_of_event(reading, i),
        Case | Cc => direct && i < head,
        _ => false,
    }
}

/// Tells whether the part headed by `i` says when something happened: "on Thursday" in "the ministry on Thursday accused".
pub(super) fn is_day_of_event(reading: &Reading, i: usize) -> bool {
    reading.is_day(i) && reading.prepositions(i).iter().any(|p| matches!(p.as_str(), "on" | "in" | "at" | "during"))
}

fn first_of_run(within: &[usize], head: usize) -> usize {
    let before = within.iter().rev().filter(|i| **i <= head);
    before.fold(head, |first, i| if first - i <= 1 { *i } else { first })
}

fn last_of_run(within: &[usize], head: usize) -> usize {
    let after = within.iter().filter(|i| **i >= head);
    after.fold(head, |last, i| if i - last <= 1 { *i } else { last })
}

/// Drops marks from both ends.
fn trimmed(reading: &Reading, mut range: Range<usize>, head: usize) -> Range<usize> {
    let is_mark = |i: usize| reading.token(i).tag == Tag::Punct;
    while range.start < head && is_mark(range.start) {
        range.start += 1;
    }
    while range.end > head + 1 && is_mark(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Returns the phrase headed by `head` as written.
pub(super) fn written(reading: &Reading, head: usize) -> String {
    let span = reading.span(phrase(reading, head));
    span.of(&reading.document.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the heads that are joined with `head`: itself, and what "and" adds.
pub(super) fn joined(reading: &Reading, head: usize) -> Vec<usize> {
    let more = reading.sentence.children(head).filter(|c| reading.dependency(*c) == Dependency::Conj);
    let nominal = more.filter(|c| reading.is_nominal(*c) || reading.name_at(*c).is_some());
    std::iter::once(head).chain(nominal).collect()
}

/// Returns the parties that the phrase headed by `head` stands for, in alphabetical order.
pub(super) fn parties(reading: &Reading, head: usize, context: &Context) -> Vec<String> {
    let mut found: Vec<String> =
        joined(reading, head).into_iter().flat_map(|part| parties_of_one(reading, part, context)).collect();
    found.sort();
    found.dedup();
    found
}

fn parties_of_one(reading: &Reading, head: usize, context: &Context) -> Vec<String> {
    if let Some(party) = named_party(reading, head) {
        return vec![party];
    }
    if let Some(known) = pronoun(reading, head, context) {
        return known;
    }
    let modifiers = modifying_parties(reading, head, context);
    if !modifiers.is_empty() {
        return modifiers;
    }
    if let Some(party) = known_body(reading, head, context) {
        return vec![party];
    }
    if is_reciprocal(reading, head) {
        return sides_or_both(context);
    }
    if reading.is_in(head, "side") {
        return both(reading, head, context);
    }
    let describes = |c: &usize| matches!(reading.dependency(*c), Dependency::Appos | Dependency::NmodDesc);
    let described = reading.sentence.children(head).filter(describes);
    described.filter_map(|c| named_party(reading, c).or_else(|| modifying_parties(reading, c, context).pop())).collect()
}

/// Returns the party of "the army", where the document has told once whose army it speaks of.
fn known_body(reading: &Reading, head: usize, context: &Context) -> Option<String> {
    let definite = reading.sentence.children(head).any(|c| reading.word(c).eq_ignore_ascii_case("the"));
    context.bodies.get(&kind(reading, head)).filter(|_| definite).cloned()
}

/// Returns what kind of body the phrase headed by `head` names: "foreign ministry", "army".
pub(super) fn kind(reading: &Reading, head: usize) -> String {
    let describes = |i: &usize| {
        reading.token(*i).head == Some(head)
            && matches!(reading.dependency(*i), Dependency::Compound | Dependency::Amod)
            && reading.name_at(*i).is_none()
    };
    let first = (0..head).rev().take_while(describes).last().unwrap_or(head);
    (first..=head).map(|i| reading.lemma(i).to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// Returns the party of each kind of body that the document names with one party only: "Sudan's army" makes "the army" Sudan's, and
/// "Sudan's foreign ministry" both "the foreign ministry" and "the ministry", but not "the health ministry".
pub(super) fn bodies(readings: &[Reading]) -> BTreeMap<String, String> {
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for reading in readings {
        let is_body = |i: &usize| {
            let acts = ["forces", "institution"].iter().any(|class| reading.is_in(*i, class));
            acts && !reading.is_in(*i, "association")
        };
        for head in (0..reading.len()).filter(|i| reading.is_nominal(*i)).filter(is_body) {
            let parties = modifying_parties(reading, head, &Context::default());
            for kind in [kind(reading, head), reading.lemma(head).to_lowercase()] {
                told.entry(kind).or_default().extend(parties.iter().cloned());
            }
        }
    }
    let single = |parties: Vec<String>| {
        let first = parties.first()?.clone();
        parties.iter().all(|party| *party == first).then_some(first)
    };
    told.into_iter().filter_map(|(body, parties)| Some((body, single(parties)?))).collect()
}

/// Returns the party whose name covers token `i`.
pub(super) fn named_party(reading: &Reading, i: usize) -> Option<String> {
    reading.name_at(i).and_then(|name| name.party()).map(str::to_string)
}

/// Returns whom a pronoun stands for; nothing where `i` is no pronoun.
fn pronoun(reading: &Reading, i: usize, context: &Context) -> Option<Vec<String>> {
    match reading.word(i).to_lowercase().as_str() {
        "we" | "us" | "our" | "ours" | "i" | "my" => Some(context.ours.iter().cloned().collect()),
        "they" | "them" | "it" | "he" | "she" | "its" | "their" | "his" | "her" => {
            Some(context.theirs.iter().cloned().collect())
        }
        "both" => Some(sides_or_both(context)),
        _ => None,
    }
}

/// Returns the parties that modify a noun: "Armenian forces", "Armenia's forces", "the forces of Armenia", "our forces",
/// "officials installed by Russia".
fn modifying_parties(reading: &Reading, head: usize, context: &Context) -> Vec<String> {
    let children = || reading.sentence.children(head);
    let left: Vec<String> = children()
        .filter(|c| *c < head && is_modifier(reading, *c))
        .flat_map(|c| modifier_party(reading, c, context))
        .collect();
    if !left.is_empty() {
        return left;
    }
    let belongs = |c: &usize| {
        let linked = matches!(reading.dependency(*c), Dependency::Nmod | Dependency::Obl);
        let speaks = ["institution", "office"].iter().any(|class| reading.is_in(head, class));
        // An adviser to a commander speaks for his side; an ambassador to a state does not.
        let advises = matches!(reading.lemma(head), "adviser" | "advisor" | "aide");
        let owns = |p: &String| match p.as_str() {
            "of" | "from" => true,
            "in" | "for" => speaks,
            "to" => advises,
            _ => false,
        };
        linked && reading.prepositions(*c).iter().any(owns)
    };
    let mut right: Vec<String> =
        children().filter(|c| *c > head).filter(belongs).flat_map(|c| of_party(reading, c, context)).collect();
    if right.is_empty() {
        let instated = children().filter(|c| *c > head && reading.is_in(*c, "instate"));
        right.extend(
            instated
                .filter_map(|verb| super::roles::by_phrase(reading, verb))
                .filter_map(|by| named_party(reading, by)),
        );
    }
    right
}

/// Returns the parties of what stands after "of": "the armed forces of Azerbaijan", "the ministry of defence of Azerbaijan".
fn of_party(reading: &Reading, of: usize, context: &Context) -> Vec<String> {
    let own: Vec<String> = joined(reading, of).into_iter().filter_map(|part| named_party(reading, part)).collect();
    if own.is_empty() { modifying_parties(reading, of, context) } else { own }
}

fn is_modifier(reading: &Reading, i: usize) -> bool {
    use Dependency::*;
    matches!(reading.dependency(i), Amod | Compound | NmodPoss | Nmod | Flat | Det | NmodUnmarked | Nummod)
}

/// Returns the parties of one modifier on the left, and of what is joined to it: "Armenian and Russian forces".
fn modifier_party(reading: &Reading, i: usize, context: &Context) -> Vec<String> {
    let one = |part: usize| named_party(reading, part).or_else(|| inner_party(reading, part));
    let named: Vec<String> = joined(reading, i).into_iter().filter_map(one).collect();
    if named.is_empty() { pronoun(reading, i, context).unwrap_or_default() } else { named }
}

/// Returns the party in a modifier that is itself modified: "Hamas-run", "Syrian government forces", "the Azerbaijani army's"; who is
/// "Russian-backed" is not Russia.
fn inner_party(reading: &Reading, i: usize) -> Option<String> {
    if reading.is_in(i, "leaning") {
        return None;
    }
    let mut inner = reading.sentence.children(i).filter(|c| *c < i);
    inner.find_map(|c| named_party(reading, c).or_else(|| inner_party(reading, c)))
}

/// Returns the sides of the conflict for "both sides", "the parties"; nothing for "the Azerbaijani side", which a modifier names.
fn both(reading: &Reading, head: usize, context: &Context) -> Vec<String> {
    let all = ["both", "all", "each", "warring", "two", "conflicting", "opposing"];
    let is_all = reading.sentence.children(head).any(|c| all.contains(&reading.word(c).to_lowercase().as_str()));
    let is_parties = matches!(reading.word(head).to_lowercase().as_str(), "parties" | "sides");
    if is_all || is_parties { sides_or_both(context) } else { Vec::new() }
}

/// Returns the parties to the conflict where the document makes them plain, else `both`.
pub(super) fn sides_or_both(context: &Context) -> Vec<String> {
    if context.sides.len() == 2 { context.sides.clone() } else { vec![BOTH.into()] }
}

/// Tells whether token `i` ends "one another" or "each other".
pub(super) fn is_reciprocal(reading: &Reading, i: usize) -> bool {
    let word = |i: usize| reading.word(i).to_lowercase();
    let pair = |first: &str, second: &str| i > 0 && word(i - 1) == first && word(i) == second;
    let opens = |first: &str, second: &str| i + 1 < reading.len() && word(i) == first && word(i + 1) == second;
    let subject_is_each = || (0..i).any(|j| word(j) == "each");
    pair("one", "another")
        || pair("each", "other")
        || (pair("the", "other") && subject_is_each())
        || opens("one", "another")
        || opens("each", "other")
}

/// Returns the phrase headed by `head` as written, without its article and number.
pub(super) fn bare(reading: &Reading, head: usize) -> String {
    let range = phrase(reading, head);
    let is_inner = |i: &usize| !matches!(reading.token(*i).tag, Tag::Det | Tag::Num | Tag::Adp | Tag::Punct);
    let words: Vec<&str> = range.filter(|i| *i <= head).filter(is_inner).map(|i| reading.word(i)).collect();
    words.join(" ")
}
