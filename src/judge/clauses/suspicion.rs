//! Two readings → what may make them contraries, where their clauses align less than wholly.
//!
//! A clash wants clauses that align but for one word (`differ`). What is found here is right too seldom to be told as a conflict: it is
//! named, and the pair left open. It takes a quote as a whole, so that what one clause leaves out may stand in another, and words of which
//! the one can follow the other ("began", "ended"). Two clauses are *near* where all that the one names is named by the other's quote.
//!
//! ```text
//! "The ferry reached Brod on 3 May." / "The ferry left Brod on 3 May, the port office said."   one says "reach" and the other "leave"
//! ```

use super::clause::{Clause, Mood, Reading, Thing};
use super::differ::{are_contrary, counted_apart, is_crossed, is_object, is_subject, meeting};
use crate::packs::Lexicons;
use std::collections::BTreeSet;
use std::fmt;

/// What may make two quotes contraries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Suspicion {
    /// One says what the other says is not so, of nearly the same things.
    Negation(String),
    /// Their words are contraries, said of nearly the same things.
    Opposites(String, String),
    /// Who does it in the one suffers it in the other.
    Swapped(String),
    /// The same happens at, with or to somebody or some place of another name.
    Names(String, String),
    /// Each gives another number, in sentences that name mostly the same.
    Number(String, String),
}

impl fmt::Display for Suspicion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Suspicion::Negation(word) => write!(f, "one says “{word}” and the other says it is not so"),
            Suspicion::Opposites(one, other) => write!(f, "one says “{one}” and the other “{other}”"),
            Suspicion::Swapped(word) => write!(f, "who does what “{word}” says in the one suffers it in the other"),
            Suspicion::Names(one, other) => write!(f, "one names “{one}” where the other names “{other}”"),
            Suspicion::Number(one, other) => write!(f, "one counts “{one}” and the other “{other}”"),
        }
    }
}

/// Returns what may make two quotes contraries.
pub(super) fn suspicion(one: &Reading, other: &Reading, lexicons: &Lexicons) -> Option<Suspicion> {
    let pairs = || meeting(one, other);
    let near = || pairs().filter(|(a, b)| is_near(a, b, one, other));
    near()
        .find_map(|(a, b)| negation(a, b))
        .or_else(|| near().find_map(|(a, b)| opposites(a, b, lexicons)))
        .or_else(|| pairs().find_map(|(a, b)| swapped(a, b)))
        .or_else(|| pairs().find_map(|(a, b)| names(a, b, one, other)))
        .or_else(|| number(one, other))
}

/// Tells whether two clauses share a word and one names nothing that the other's quote does not.
fn is_near(a: &Clause, b: &Clause, one: &Reading, other: &Reading) -> bool {
    let (x, y) = (a.words(), b.words());
    !x.is_disjoint(&y) && (x.iter().all(|word| other.names(word)) || y.iter().all(|word| one.names(word)))
}

fn negation(a: &Clause, b: &Clause) -> Option<Suspicion> {
    let is_settled = a.mood != Mood::Open && b.mood != Mood::Open;
    let turned = a.is_negated != b.is_negated && a.shares_form(b);
    (is_settled && turned).then(|| Suspicion::Negation(a.forms[0].clone()))
}

fn opposites(a: &Clause, b: &Clause, lexicons: &Lexicons) -> Option<Suspicion> {
    let contrary = a.is_negated == b.is_negated && are_contrary(a, b, lexicons, |_| true);
    contrary.then(|| Suspicion::Opposites(a.forms[0].clone(), b.forms[0].clone()))
}

/// Tells whether both say the same word of something, equally firmly.
fn is_one_act(a: &Clause, b: &Clause) -> bool {
    a.shares_form(b) && !a.is_negated && !b.is_negated && a.mood == b.mood
}

/// Roles: "Arden shelled Belmark" / "Belmark shelled Arden". Both may have; who met, married or fought has the other do the same.
fn swapped(a: &Clause, b: &Clause) -> Option<Suspicion> {
    (is_one_act(a, b) && is_crossed(a, b)).then(|| Suspicion::Swapped(a.forms[0].clone()))
}

/// Names: the same is done in Brod and in Tarnovo, with Maro and with Tiel, and neither quote knows the other's name.
fn names(a: &Clause, b: &Clause, one: &Reading, other: &Reading) -> Option<Suspicion> {
    let same = is_one_act(a, b) && is_subject(a, b, one, other) && is_object(a, b);
    if !same || (a.subject.is_none() && a.object.is_none()) {
        return None;
    }
    let unknown = |thing: &Thing, reading: &Reading| thing.words.iter().all(|word| !reading.names(word));
    let rivals = |x: &Thing, y: &Thing| {
        let named = x.is_name && y.is_name && x.case == y.case && !x.case.is_empty();
        named && unknown(x, other) && unknown(y, one)
    };
    let mut pairs = a.rest.iter().flat_map(|x| b.rest.iter().map(move |y| (x, y)));
    let found = pairs.find(|(x, y)| rivals(x, y));
    found.map(|(x, y)| Suspicion::Names(x.head.clone(), y.head.clone()))
}

/// Numbers: things of one name, counted in two sentences of which the shorter names mostly what the longer names.
fn number(one: &Reading, other: &Reading) -> Option<Suspicion> {
    let found = counted_apart(one, other).find(|(a, b)| mostly_share(&one.words[a.sentence], &other.words[b.sentence]));
    found.map(|(a, b)| Suspicion::Number(a.count.text.clone(), b.count.text.clone()))
}

/// Tells whether the shorter of two sentences has half of its words in the other, numbers aside, and two at least.
fn mostly_share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let is_word = |word: &&String| !word.contains(|c: char| c.is_ascii_digit());
    let long = |words: &BTreeSet<String>| words.iter().filter(is_word).count();
    let shared = one.intersection(other).filter(is_word).count();
    shared >= 2 && shared * 2 >= long(one).min(long(other))
}
