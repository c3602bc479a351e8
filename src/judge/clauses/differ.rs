//! Two readings → the one difference that makes them contraries, if their clauses align.
//!
//! The clause that says less of the matter must lie within the other: who denies that a mill was hit *with rockets* does not deny
//! that it was hit. So all nouns of the one must be in the other, and no number, name or role may speak against it.

use super::clause::{Clause, Counted, Mood, Reading, Thing};
use crate::model::{Relation, WordClass};
use crate::packs::Lexicons;
use std::collections::BTreeSet;
use std::fmt;

/// What makes two clauses contraries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Difference {
    /// One says what the other says is not so.
    Negation(String),
    /// Their words are contraries of each other.
    Opposites(String, String),
    /// Each gives another number of the same things.
    Number(String, String),
    /// One is bound to it, the other bound not to, or not bound.
    Duty(String),
}

impl Difference {
    /// Returns what it makes of the two claims.
    pub(super) fn relation(&self) -> Relation {
        if matches!(self, Difference::Duty(_)) { Relation::Oppose } else { Relation::Conflict }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Negation(word) => {
                write!(f, "one says “{word}” of the same things of which the other says it is not so")
            }
            Difference::Opposites(one, other) => {
                write!(f, "“{one}” and “{other}” are contraries, said of the same things")
            }
            Difference::Number(one, other) => {
                write!(f, "“{one}” and “{other}” of the same things cannot both be right")
            }
            Difference::Duty(word) => write!(f, "one asks for “{word}”, the other says that it must or need not be"),
        }
    }
}

/// Returns what makes two quotes contraries.
pub(super) fn difference(one: &Reading, other: &Reading, lexicons: &Lexicons) -> Option<Difference> {
    meeting(one, other)
        .find_map(|(a, b)| turned_round(a, b, one, other))
        .or_else(|| meeting(one, other).find_map(|(a, b)| opposed(a, b, one, other, lexicons)))
        .or_else(|| miscounted(one, other))
}

/// Returns each clause of the one with each of the other that can be about the same days.
pub(super) fn meeting<'a>(one: &'a Reading, other: &'a Reading) -> impl Iterator<Item = (&'a Clause, &'a Clause)> {
    let all = one.clauses.iter().flat_map(|a| other.clauses.iter().map(move |b| (a, b)));
    all.filter(|(a, b)| can_meet(one, a.sentence, other, b.sentence))
}

/// Tells whether two sentences can be about the same days: who came in August may leave in November.
fn can_meet(one: &Reading, at: usize, other: &Reading, beside: usize) -> bool {
    let (a, b) = (&one.days[at], &other.days[beside]);
    a.is_empty() || b.is_empty() || a.iter().any(|days| b.iter().any(|others| days.meets(others)))
}

/// Negation: the same is said, once with "not".
fn turned_round(a: &Clause, b: &Clause, one: &Reading, other: &Reading) -> Option<Difference> {
    if a.is_negated == b.is_negated || !a.shares_form(b) {
        return None;
    }
    let (denied, said, ground) = if a.is_negated { (a, b, other) } else { (b, a, one) };
    let firm = matches!(
        (said.mood, denied.mood),
        (Mood::Fact, Mood::Fact | Mood::Ability) | (Mood::Ability, Mood::Ability) | (Mood::Duty, Mood::Duty)
    );
    let (denying, saying) = if a.is_negated { (one, other) } else { (other, one) };
    if !firm || !is_subject(denied, said, denying, saying) || !is_object(denied, said) || !covers(denied, said, ground)
    {
        return None;
    }
    let word = said.forms[0].clone();
    Some(if said.mood == Mood::Duty { Difference::Duty(word) } else { Difference::Negation(word) })
}

/// Tells whether all that the denial names beside its subject is named by the assertion.
fn covers(denied: &Clause, said: &Clause, ground: &Reading) -> bool {
    let beside: BTreeSet<&str> =
        denied.object.iter().chain(&denied.rest).flat_map(|thing| thing.words.iter().map(String::as_str)).collect();
    let said_words = said.words();
    let ground = &ground.words[said.sentence];
    let has_matter = denied.things().filter(|thing| !thing.is_pronoun).count() > 0 && !said_words.is_empty();
    has_matter && beside.iter().all(|word| said_words.contains(word) || ground.contains(*word))
}

/// Opposites: two clauses of which one says the contrary of the other.
fn opposed(a: &Clause, b: &Clause, one: &Reading, other: &Reading, lexicons: &Lexicons) -> Option<Difference> {
    let contrary = are_contrary(a, b, lexicons, |class| !class.in_turn);
    let facts = |mood| matches!(mood, Mood::Fact | Mood::Ability);
    if !contrary || a.is_negated != b.is_negated || !facts(a.mood) || !facts(b.mood) {
        return None;
    }
    let aligned = is_subject(a, b, one, other) && is_object(a, b);
    let (narrow, wide) = if a.things().count() <= b.things().count() { (a, b) } else { (b, a) };
    let numbers = numbers(narrow).iter().all(|number| numbers(wide).contains(number) || wide.words().contains(*number));
    let nouns = narrow.things().filter(|thing| !thing.is_pronoun);
    let ground = wide.words();
    let held = nouns.clone().all(|thing| ground.contains(thing.head.as_str()));
    let by_roles = aligned && held;
    let crossed = is_crossed(a, b);
    let by_words = held && !crossed && nouns.count() >= 2;
    let enough = narrow.things().any(|thing| !thing.is_pronoun);
    (numbers && enough && (by_roles || by_words)).then(|| Difference::Opposites(a.forms[0].clone(), b.forms[0].clone()))
}

/// Tells whether a word of `a` is the contrary of one of `b`, in classes that `count`, and none of both is of one class.
pub(super) fn are_contrary(a: &Clause, b: &Clause, lexicons: &Lexicons, count: fn(&WordClass) -> bool) -> bool {
    let opposite = |class: &String| {
        let class = lexicons.class(class).filter(|class| count(class));
        class.and_then(|class| class.opposite.clone())
    };
    let shared = a.classes.iter().any(|class| b.classes.contains(class));
    !shared && a.classes.iter().filter_map(opposite).any(|class| b.classes.contains(&class))
}

fn numbers(clause: &Clause) -> Vec<&str> {
    let words = clause.things().flat_map(|thing| thing.words.iter());
    words.filter(|word| word.chars().any(|c| c.is_ascii_digit())).map(String::as_str).collect()
}

/// Tells whether the one who does it is the one to whom it is done in the other.
pub(super) fn is_crossed(a: &Clause, b: &Clause) -> bool {
    let fits = |x: &Option<Thing>, y: &Option<Thing>| matches!((x, y), (Some(x), Some(y)) if is_same(x, y));
    fits(&a.subject, &b.object) && fits(&a.object, &b.subject)
}

/// Numbers: the same things counted, each time another number of them, in clauses that name the same.
fn miscounted(one: &Reading, other: &Reading) -> Option<Difference> {
    let found = counted_apart(one, other).find(|(a, b)| {
        let (short, long) = (&one.words[a.sentence], &other.words[b.sentence]);
        let (x, y) = (names(one, a.sentence), names(other, b.sentence));
        let is_held =
            |narrow: &BTreeSet<String>, wide: &BTreeSet<String>| narrow.iter().all(|word| wide.contains(word));
        let aligned = (is_held(&x, long) && x.len() >= 2) || (is_held(&y, short) && y.len() >= 2);
        aligned && is_one_verb(one, a.sentence, other, b.sentence)
    });
    found.map(|(a, b)| Difference::Number(a.count.text.clone(), b.count.text.clone()))
}

/// Returns the numbers of things of one name that cannot both be right, in sentences that can be about the same days; neither is given by
/// the other quote as well.
pub(super) fn counted_apart<'a>(
    one: &'a Reading,
    other: &'a Reading,
) -> impl Iterator<Item = (&'a Counted, &'a Counted)> {
    let is_given = |n: &Counted, reading: &Reading| reading.counted.iter().any(|m| m.noun == n.noun && !is_apart(n, m));
    let all = one.counted.iter().flat_map(|a| other.counted.iter().map(move |b| (a, b)));
    all.filter(move |(a, b)| {
        let apart = a.noun == b.noun && is_apart(a, b) && can_meet(one, a.sentence, other, b.sentence);
        apart && !is_given(a, other) && !is_given(b, one)
    })
}

/// Tells whether two sentences say one word of something: eight judges may be elected and eleven sworn in.
fn is_one_verb(one: &Reading, at: usize, other: &Reading, beside: usize) -> bool {
    let here = one.clauses.iter().filter(|clause| clause.sentence == at);
    here.into_iter().any(|a| other.clauses.iter().any(|b| b.sentence == beside && a.shares_form(b)))
}

/// Returns the heads of all nouns of a sentence's clauses.
fn names(reading: &Reading, sentence: usize) -> BTreeSet<String> {
    let clauses = reading.clauses.iter().filter(|clause| clause.sentence == sentence);
    let things = clauses.flat_map(Clause::things).filter(|thing| !thing.is_pronoun);
    things.map(|thing| thing.head.clone()).collect()
}

/// Tells whether two numbers cannot both be right; a word such as "dozens" contradicts none.
fn is_apart(a: &Counted, b: &Counted) -> bool {
    let (x, y) = (a.count.allowed(), b.count.allowed());
    !a.count.vague && !b.count.vague && (x.1 < y.0 || y.1 < x.0)
}

/// Tells whether both speak of the same one: a pronoun stands for whom its own quote has named before.
pub(super) fn is_subject(a: &Clause, b: &Clause, one: &Reading, other: &Reading) -> bool {
    let named = |thing: &Thing, clause: &Clause, reading: &Reading| {
        let before = &reading.words[..=clause.sentence.min(reading.words.len() - 1)];
        before.iter().any(|words| words.contains(&thing.head))
    };
    match (&a.subject, &b.subject) {
        (Some(x), Some(y)) if x.is_pronoun && y.is_pronoun => x.head == y.head,
        (Some(x), Some(y)) if x.is_pronoun => named(y, a, one),
        (Some(x), Some(y)) if y.is_pronoun => named(x, b, other),
        (Some(x), Some(y)) => is_same(x, y),
        (Some(x), None) => x.is_pronoun || b.words().contains(x.head.as_str()),
        (None, Some(y)) => y.is_pronoun || a.words().contains(y.head.as_str()),
        (None, None) => true,
    }
}

pub(super) fn is_object(a: &Clause, b: &Clause) -> bool {
    match (&a.object, &b.object) {
        (Some(x), Some(y)) => x.is_pronoun || y.is_pronoun || is_same(x, y),
        (Some(x), None) => b.words().contains(x.head.as_str()),
        (None, Some(y)) => a.words().contains(y.head.as_str()),
        (None, None) => true,
    }
}

/// Tells whether two nouns name one thing: the same head, or one name within the other.
fn is_same(x: &Thing, y: &Thing) -> bool {
    let held = |part: &Thing, whole: &Thing| part.is_name && whole.words.contains(&part.head);
    x.head == y.head || held(x, y) || held(y, x)
}
