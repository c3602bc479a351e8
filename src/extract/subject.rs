//! Who stands as the speaker at a verb of saying: its subject, or the nearest phrase that can speak where the tree gives none.

use super::reading::{Name, Reading};
use super::roles;
use crate::model::PartyKind;
use crate::text::{Dependency, Fine, Tag};

/// Returns the word that stands for the speaker at the verb itself: "who" of "the mayor, who said".
pub(super) fn named_at(reading: &Reading, verb: usize, subject: usize) -> usize {
    let own = roles::own_subject(reading, verb);
    let relative = |i: &usize| matches!(reading.word(*i).to_lowercase().as_str(), "who" | "which" | "that");
    own.filter(relative).unwrap_or(subject)
}

/// Returns the one who speaks at `verb`: the subject, or the nearest noun phrase where the tree gives none.
pub(super) fn speaking_subject(reading: &Reading, verb: usize) -> Option<usize> {
    if let Some(main) = only_verb_of(reading, verb) {
        return Some(main).filter(|s| can_speak(reading, *s));
    }
    let beside_tree = inverted_subject(reading, verb).or_else(|| closing_subject(reading, verb));
    if let Some(found) = beside_tree.or_else(|| who_goes_on(reading, verb)) {
        return Some(found);
    }
    let passive = roles::is_passive(reading, verb);
    let found = if passive { roles::by_phrase(reading, verb) } else { roles::subject(reading, verb) };
    let inverted = found.is_some_and(|s| s > verb) && !is_after_quote(reading, verb);
    let left = || verb.checked_sub(1).filter(|i| reading.name_at(*i).is_some_and(|name| !name.is_demonym()));
    match found {
        Some(_) if inverted && left().is_some() => left(),
        Some(s) if s > verb && opens_clause(reading, s) => opener(reading, verb).or(Some(s)),
        Some(found) => Some(found),
        None if passive => None,
        None => beside(reading, verb),
    }
    .filter(|s| can_speak(reading, *s))
}

/// Returns the speaker of "…, said the ministry.": the phrase right behind a verb of saying that follows a mark, where no clause
/// begins with it.
fn inverted_subject(reading: &Reading, verb: usize) -> Option<usize> {
    let says = reading.says(verb) && !has_hearer(reading, verb);
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
    let is_subject = matches!(reading.dependency(head), Dependency::Nsubj | Dependency::NsubjPass);
    let of_clause = is_subject && reading.token(head).head.is_some_and(|verb_of| verb_of > head);
    (only_modifiers && head > verb && !clause_follows && !of_clause && can_speak(reading, head)).then_some(head)
}

/// Returns who goes on in a gerund behind what he told: the major in "the major said units were holding the ridge, adding that …", where the
/// tree makes the units its subject.
fn who_goes_on(reading: &Reading, verb: usize) -> Option<usize> {
    let is_gerund = reading.token(verb).fine == Fine::Gerund && reading.dependency(verb) == Dependency::Advcl;
    let host = reading.token(verb).head.filter(|_| is_gerund && roles::own_subject(reading, verb).is_none())?;
    let mut told = std::iter::once(host).chain(reading.ancestors(host));
    let told = told.find(|i| matches!(reading.dependency(*i), Dependency::Ccomp | Dependency::Parataxis))?;
    let cue = reading.token(told).head.filter(|cue| *cue < told && reading.says(*cue))?;
    roles::subject(reading, cue).filter(|subject| *subject < cue && can_speak(reading, *subject))
}

/// Tells whether the phrase headed by `subject` opens a clause of its own: "a boy" in "said a boy of twelve was hurt".
fn opens_clause(reading: &Reading, subject: usize) -> bool {
    let end = super::nominal::phrase(reading, subject).end;
    let next = (end..reading.len()).find(|i| !matches!(reading.word(*i), "\"" | "“" | "``" | "‘" | "'"));
    next.is_some_and(|next| next < end + 2 && matches!(reading.token(next).tag, Tag::Verb | Tag::Aux))
}

/// Returns the noun phrase that opens the sentence of `verb` and can speak: "Ana Belic, writing on Telegram, said …".
fn opener(reading: &Reading, verb: usize) -> Option<usize> {
    let is_free = |i: &usize| reading.is_nominal(*i) && can_speak(reading, *i);
    let first = (0..verb).find(is_free).map(|i| top_of_nominal(reading, i))?;
    (first < verb && reading.prepositions(first).is_empty()).then_some(first)
}

/// Tells whether what stands right behind a verb of saying is the one who is told: "told reporters", "informed the council".
fn has_hearer(reading: &Reading, verb: usize) -> bool {
    matches!(reading.lemma(verb), "tell" | "inform" | "assure" | "remind" | "notify")
}

/// Returns the speaker of "…, the ministry told reporters." and "…, the spokesman, John Smith, told Reuters.": the phrase between a mark
/// and a verb of saying that has a hearer, where the tree hangs it on the clause before.
fn closing_subject(reading: &Reading, verb: usize) -> Option<usize> {
    if !has_hearer(reading, verb) || roles::own_subject(reading, verb).is_some() {
        return None;
    }
    let is_comma = |i: usize| reading.word(i) == ",";
    let last = verb.checked_sub(1).and_then(|i| if is_comma(i) { i.checked_sub(1) } else { Some(i) })?;
    let after_mark = |head: &usize| {
        let begin = super::nominal::phrase(reading, *head).start;
        begin.checked_sub(1).is_some_and(|i| reading.token(i).tag == Tag::Punct)
    };
    let is_part = |i: &usize| *i < verb && reading.is_nominal(*i);
    let up = std::iter::once(last).chain(reading.ancestors(last)).take_while(is_part);
    // Of an apposition the first is the one who speaks, as with any other verb.
    let names_same = |i: usize| matches!(reading.dependency(i), Dependency::Appos | Dependency::Flat);
    up.filter(|i| !names_same(*i)).find(after_mark).filter(|head| can_speak(reading, *head))
}

/// Returns the noun phrase that the tree makes the root of a sentence whose only verb is `verb`: it is its subject ("The secretary
/// general called for a truce" read as if he were called).
pub(super) fn only_verb_of(reading: &Reading, verb: usize) -> Option<usize> {
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
    let before = (0..before_aside(reading, verb)).rev().take(3).find(|i| reading.is_nominal(*i));
    let behind = (verb + 1..reading.len()).take(if has_hearer(reading, verb) { 0 } else { 5 });
    let after = || behind.into_iter().find(|i| reading.is_nominal(*i) && can_speak(reading, *i));
    let before = name_before(reading, verb).or_else(|| before.filter(|i| can_speak(reading, *i)));
    before.or_else(after).map(|i| top_of_nominal(reading, i))
}

/// Returns where the aside between commas begins that ends right before `verb`: "the Joint Forces, allied with the army, said"; `verb`
/// itself where none does.
fn before_aside(reading: &Reading, verb: usize) -> usize {
    const LONGEST: usize = 12;
    let is_comma = |i: &usize| reading.word(*i) == ",";
    let close = verb.checked_sub(1).filter(is_comma);
    close
        .and_then(|close| (close.saturating_sub(LONGEST)..close).rev().find(is_comma))
        .filter(|i| *i > 0)
        .unwrap_or(verb)
}

/// Returns the head of an organisation's name that stands before `verb` with a word or two that describe it: "the Observatory for Human
/// Rights monitoring group said".
fn name_before(reading: &Reading, verb: usize) -> Option<usize> {
    let is_organisation = |name: &Name| {
        name.mention.party.is_some_and(|party| party.kind == PartyKind::Organisation && !name.is_demonym())
    };
    let name = reading.names.iter().rfind(|name| name.tokens.end <= verb && is_organisation(name))?;
    let describes =
        |i: usize| matches!(reading.token(i).tag, Tag::Noun | Tag::Adj) || reading.token(i).fine == Fine::Gerund;
    let is_near = verb - name.tokens.end <= 3 && (name.tokens.end..verb).all(describes);
    let is_head = |i: &usize| reading.token(*i).head.is_none_or(|head| !name.tokens.contains(&head));
    name.tokens.clone().filter(|_| is_near).find(is_head)
}

/// Returns the head of the noun phrase that token `i` stands in.
pub(super) fn top_of_nominal(reading: &Reading, i: usize) -> usize {
    use Dependency::*;
    let inner = |i: &usize| matches!(reading.dependency(*i), Compound | Flat | Amod | NmodPoss | NmodDesc);
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
pub(super) fn can_speak(reading: &Reading, i: usize) -> bool {
    let classes =
        ["office", "institution", "forces", "person-word", "civilian", "soldier", "police", "statement", "organised"];
    // "No soldier" says nothing.
    let is_nobody = reading.sentence.children(i).any(|c| reading.word(c).eq_ignore_ascii_case("no"));
    if is_nobody || reading.is_day(i) {
        return false;
    }
    matches!(reading.token(i).tag, Tag::Propn | Tag::Pron)
        || reading.name_at(i).is_some()
        || classes.iter().any(|class| reading.is_in(i, class))
        || reading.sentence.children(i).any(|c| reading.name_at(c).is_some_and(|name| name.party().is_some()))
}
