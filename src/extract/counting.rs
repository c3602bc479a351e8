//! How many of whom: the count of a noun phrase, and who is counted.

use super::nominal::{self, Context};
use super::reading::Reading;
use crate::model::{Count, Victims};
use crate::text::quantity::Amount;
use crate::text::{Dependency, Fine, Tag};

/// Returns how many the phrase headed by `head` counts: a number, "dozens of", or one for "a 76-year-old civilian".
pub(super) fn count(reading: &Reading, head: usize) -> Option<Count> {
    stated(reading, head).or_else(|| one(reading, head))
}

/// Returns the noun with a number in the phrase headed by `head`: the phrase itself, or those whose bodies or lives it tells of.
pub(super) fn whom_counted(reading: &Reading, head: usize) -> Option<usize> {
    let owners = || Some(counted(reading, head)).filter(|noun| stated(reading, *noun).is_some());
    if count(reading, head).is_some() { Some(head) } else { owners() }
}

/// Returns the number that stands with `head`.
pub(super) fn stated(reading: &Reading, head: usize) -> Option<Count> {
    let counts = |i: usize| i == head || reading.token(i).head == Some(head) || is_number_of(reading, i, head);
    reading.quantities.iter().find_map(|quantity| match &quantity.amount {
        Amount::Count(count)
            if quantity.tokens.clone().any(counts) || is_right_before(reading, quantity.tokens.end, head) =>
        {
            Some(count.clone())
        }
        _ => None,
    })
}

/// Tells whether only adjectives and names stand between the end of a number and the noun it counts, whatever the tree makes of it.
fn is_right_before(reading: &Reading, end: usize, head: usize) -> bool {
    let modifies = |i: usize| matches!(reading.token(i).tag, Tag::Adj | Tag::Propn) || reading.is_in(i, "person-word");
    end <= head && head - end <= 3 && (end..head).all(modifies)
}

/// Tells whether token `i` stands in a number in front of `head`, at whatever depth the tree puts it.
fn is_number_of(reading: &Reading, i: usize, head: usize) -> bool {
    i < head
        && head - i <= 6
        && reading.is_below(i, head)
        && reading.ancestors(i).take_while(|a| *a != head).all(|a| {
            matches!(reading.token(a).tag, Tag::Num | Tag::Adv | Tag::Adj | Tag::Adp | Tag::Det)
                || reading.is_in(a, "person-word")
        })
}

/// Returns one, where the phrase is singular and begins with "a": "a civilian was killed".
fn one(reading: &Reading, head: usize) -> Option<Count> {
    let article = reading.sentence.children(head).find(|c| {
        reading.dependency(*c) == Dependency::Det
            && matches!(reading.word(*c).to_lowercase().as_str(), "a" | "an" | "another")
    })?;
    let singular = reading.token(head).fine == Fine::Singular && is_person(reading, head);
    singular.then(|| Count::exactly(1, reading.word(article)))
}

/// Returns a noun that counts those it happened to: "14 deaths"; not the wounds that somebody "sustained", not deaths that were prevented.
pub(super) fn itself(reading: &Reading, noun: usize) -> Option<usize> {
    let suffers =
        |verb: usize| matches!(reading.lemma(verb), "bear" | "have" | "inflict" | "receive" | "suffer" | "sustain");
    let is_prevented = |verb: usize| matches!(reading.lemma(verb), "avert" | "avoid" | "fear" | "predict" | "prevent");
    let is_object = reading.dependency(noun) == Dependency::Obj;
    let is_none = is_object && reading.token(noun).head.is_some_and(|verb| suffers(verb) || is_prevented(verb));
    let is_part = matches!(reading.dependency(noun), Dependency::NmodPoss | Dependency::Compound);
    // In "134 sustained injuries" they are as many as the number says, in "the boy sustained 12 injuries" he is one.
    let number = reading.sentence.child(noun, Dependency::Nummod);
    let sustains = |c: usize| reading.lemma(c) == "sustained" && number.is_some_and(|number| c < number);
    let is_some = |c: usize| matches!(reading.lemma(c), "first" | "last" | "latest" | "second") || sustains(c);
    (!is_none && !is_part && !reading.sentence.children(noun).any(is_some)).then_some(noun)
}

/// Returns the noun that is counted: for "dozens" of "dozens of evacuees" evacuees, else the head itself.
pub(super) fn counted(reading: &Reading, head: usize) -> usize {
    let is_number = reading.is_number(head);
    let of = reading.sentence.children(head).find(|c| {
        *c > head && reading.dependency(*c) == Dependency::Nmod && reading.prepositions(*c).iter().any(|p| p == "of")
    });
    let of = of.filter(|_| is_number || reading.is_in(head, "person-word"));
    of.or_else(|| right_behind(reading, head).filter(|_| is_number)).unwrap_or(head)
}

/// Returns the noun counted before in the sentence, which a bare number leaves out: "16 soldiers were killed and 100 were injured".
pub(super) fn counted_before(reading: &Reading, number: usize) -> Option<usize> {
    let is_bare = reading.is_number(number) && counted(reading, number) == number;
    let sorted = |i: &usize| is_person(reading, *i) && sort_of(reading, *i).is_some() && stated(reading, *i).is_some();
    (0..number).rev().find(sorted).filter(|_| is_bare)
}

/// Returns the further people whom a verb that counts `head` counts as well: those joined with them, and those whom the tree joins with the
/// verb, which no noun is: "20 guards were killed as well as dozens of passengers".
pub(super) fn further(reading: &Reading, trigger: usize, head: usize) -> Vec<usize> {
    let is_people = |i: &usize| stated(reading, *i).is_some() && is_people(reading, *i);
    let beside =
        reading.sentence.children(trigger).filter(|c| *c > trigger && reading.dependency(*c) == Dependency::Conj);
    let is_placed = |c: usize| c + 1 < reading.len() && PLACING.contains(&reading.word(c + 1).to_lowercase().as_str());
    let beside = beside.filter(|c| reading.is_nominal(*c) && !is_placed(*c) && is_verbless(reading, *c));
    let joined = nominal::joined(reading, counted(reading, head)).into_iter().skip(1);
    let joined = joined.filter(|part| stated(reading, *part).is_some());
    joined
        .chain(beside.filter(|c| reading.is_verbal(trigger) && is_people(c)))
        .filter(|i| !is_elided(reading, trigger, *i))
        .collect()
}

/// Returns the numbers that leave out verb and noun, each with the place it is set for: 31 in "27 civilians died on the Indian side and 31
/// on the Pakistani side".
pub(super) fn elided(reading: &Reading, trigger: usize, head: usize) -> Vec<(usize, usize)> {
    let is_clause = reading.is_verbal(trigger) && reading.dependency(trigger) != Dependency::Amod;
    let numbers = reading.quantities.iter().filter(|q| is_clause && matches!(q.amount, Amount::Count(_)));
    let behind = numbers.filter(|q| q.tokens.start > trigger.max(head)).map(|q| q.tokens.end - 1);
    behind
        .filter(|number| is_elided(reading, trigger, *number))
        .filter_map(|n| Some((n, behind_preposition(reading, n)?)))
        .collect()
}

/// Prepositions that set two counts against each other by their places.
const PLACING: [&str; 5] = ["on", "in", "at", "near", "around"];

/// Tells whether the number that ends at `number` stands between "and" and a preposition that the clause before has as well, with no verb
/// behind it.
fn is_elided(reading: &Reading, trigger: usize, number: usize) -> bool {
    let word = |i: usize| if i < reading.len() { reading.word(i).to_lowercase() } else { String::new() };
    let Some(quantity) = reading.quantities.iter().find(|q| q.tokens.end == number + 1) else { return false };
    let Some(before) = quantity.tokens.start.checked_sub(1).filter(|i| *i > trigger) else { return false };
    let preposition = word(number + 1);
    let is_parallel = (trigger + 1..before).any(|i| word(i) == preposition && reading.token(i).tag == Tag::Adp);
    let is_joined = matches!(word(before).as_str(), "and" | ",");
    is_joined && is_parallel && is_verbless(reading, number) && PLACING.contains(&preposition.as_str())
}

/// Tells whether no verb follows `i` up to the next comma or "and".
fn is_verbless(reading: &Reading, i: usize) -> bool {
    rest_of_part(reading, i + 1).all(|i| !matches!(reading.token(i).tag, Tag::Verb | Tag::Aux))
}

/// Returns the tokens from `start` to the next comma or "and".
fn rest_of_part<'r>(reading: &'r Reading, start: usize) -> impl Iterator<Item = usize> + 'r {
    let ends = |i: &usize| matches!(reading.word(*i), "and" | "," | ";" | ".");
    (start..reading.len()).take_while(move |i| !ends(i))
}

/// Returns what stands behind the preposition right behind a number, where it is no day.
fn behind_preposition(reading: &Reading, number: usize) -> Option<usize> {
    let phrase = rest_of_part(reading, number + 2);
    let nouns = phrase.filter(|i| matches!(reading.token(*i).tag, Tag::Noun | Tag::Propn) && !reading.is_day(*i));
    nouns.take(4).find(|i| !(i + 1 < reading.len() && matches!(reading.token(i + 1).tag, Tag::Noun | Tag::Propn)))
}

/// Returns the noun for persons that follows a bare number, where the tree takes the number for the head: "50 Kenyan officers".
fn right_behind(reading: &Reading, number: usize) -> Option<usize> {
    let is_inside = |i: &usize| matches!(reading.token(*i).tag, Tag::Adj | Tag::Propn | Tag::Noun | Tag::Num);
    let quantity = reading.quantities.iter().find(|q| q.tokens.contains(&number))?;
    let run = (quantity.tokens.end..reading.len()).take(4).take_while(is_inside);
    run.filter(|i| is_person(reading, *i) && reading.token(*i).tag != Tag::Num).last()
}

/// Tells whether the phrase headed by `head` counts people: a noun for persons, the name of a people, or a bare number.
pub(super) fn is_people(reading: &Reading, head: usize) -> bool {
    let noun = counted(reading, head);
    let is_number = reading.is_number(noun);
    is_number || is_person(reading, noun) || nominal::joined(reading, noun).into_iter().any(|j| is_person(reading, j))
}

/// The classes of nouns for persons.
const PERSONS: [&str; 5] = ["civilian", "soldier", "police", "group-of-victims", "person-word"];

/// Tells whether the noun at `i` is one for persons: of a class, the name of a people, or made like one ("worshippers", "activists").
fn is_person(reading: &Reading, i: usize) -> bool {
    let known = PERSONS.iter().any(|class| reading.is_in(i, class));
    let people = reading.name_at(i).is_some_and(|name| name.is_demonym());
    let pronoun = matches!(reading.word(i).to_lowercase().as_str(), "they" | "them" | "who" | "others" | "those");
    known || people || pronoun || is_made_like_person(reading, i)
}

/// Endings of nouns for persons, and nouns with such an ending that are none.
const ENDINGS: [&str; 9] = ["er", "or", "ist", "ee", "ian", "man", "woman", "person", "ant"];
const NOT_PERSONS: [&str; 14] = [
    "number",
    "order",
    "border",
    "weapon",
    "tower",
    "fire",
    "tractor",
    "sector",
    "corridor",
    "helicopter",
    "quarter",
    "water",
    "power",
    "letter",
];

fn is_made_like_person(reading: &Reading, i: usize) -> bool {
    let lemma = reading.lemma(i).to_lowercase();
    let plural_or_one = matches!(reading.token(i).fine, Fine::Plural | Fine::Singular);
    let ends = ENDINGS.iter().any(|ending| lemma.len() > ending.len() + 3 && lemma.ends_with(ending));
    reading.token(i).tag == Tag::Noun && plural_or_one && ends && !NOT_PERSONS.contains(&lemma.as_str())
}

/// Returns which sort of people the phrase headed by `head` counts.
pub(super) fn victims(reading: &Reading, head: usize) -> Victims {
    let noun = counted(reading, head);
    let joined = nominal::joined(reading, noun);
    let mut sorts: Vec<Victims> = joined.iter().filter_map(|i| sort_of(reading, *i)).collect();
    sorts.sort();
    sorts.dedup();
    match sorts.as_slice() {
        [] if is_broken_down(reading, noun) => Victims::Mixed,
        [] => Victims::Unspecified,
        [one] => *one,
        _ => Victims::Mixed,
    }
}

/// Tells whether people of both sorts are told apart behind a count of people: "13 people, among them nine civilians and four soldiers".
fn is_broken_down(reading: &Reading, noun: usize) -> bool {
    let opens = |i: &usize| matches!(reading.word(*i).to_lowercase().as_str(), "among" | "including" | "comprising");
    let behind = (noun + 1..reading.len()).find(opens);
    let has = |class: &str| reading.words_of(class).iter().any(|words| behind.is_some_and(|i| words.start > i));
    has("civilian") && has("soldier")
}

fn sort_of(reading: &Reading, noun: usize) -> Option<Victims> {
    let sorts = [
        ("police", Victims::Police),
        ("soldier", Victims::Military),
        ("forces", Victims::Military),
        ("civilian", Victims::Civilian),
        ("group-of-victims", Victims::Civilian),
        ("civilian-thing", Victims::Civilian),
    ];
    let near = std::iter::once(noun).chain(reading.sentence.children(noun).filter(|c| *c < noun));
    let words: Vec<usize> = near.collect();
    sorts.iter().find(|(class, _)| words.iter().any(|i| reading.is_in(*i, class))).map(|(_, sort)| *sort)
}

/// Returns the sub-group counted, where the noun names one: children, women, journalists.
pub(super) fn group(reading: &Reading, head: usize) -> Option<String> {
    let noun = counted(reading, head);
    reading.is_in(noun, "group-of-victims").then(|| reading.word(noun).to_lowercase())
}

/// Returns the party the people counted belong to.
pub(super) fn side(reading: &Reading, head: usize, context: &Context) -> Option<String> {
    let noun = counted(reading, head);
    let own = nominal::parties(reading, noun, context);
    let of = |name: &str| Some(name.to_string());
    match own.as_slice() {
        [party] => of(party),
        _ => None,
    }
}
