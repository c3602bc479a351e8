//! Frames on the tree: which tokens fill the roles of a trigger.

use super::nominal::{self, Context};
use super::reading::Reading;
use super::roles;
use super::trigger::{Call, Kind};
use crate::model::{PartyKind, Role, Victims};
use crate::text::{Dependency, Fine, Tag};

/// A frame whose needed roles are all filled.
#[derive(Debug, Clone)]
pub(super) struct Filled<'p> {
    pub(super) call: Call<'p>,
    pub(super) agent: Option<usize>,
    pub(super) patient: Option<usize>,
    /// One for each oblique role of the frame.
    pub(super) obliques: Vec<Option<usize>>,
}

impl Filled<'_> {
    /// Returns the tokens that fill the roles.
    pub(super) fn fillers(&self) -> Vec<usize> {
        [self.agent, self.patient].into_iter().chain(self.obliques.iter().copied()).flatten().collect()
    }
}

/// Returns the frame that `call` names with its roles filled; nothing where a needed role stays empty.
pub(super) fn filled<'p>(reading: &Reading, call: Call<'p>, context: &Context) -> Option<Filled<'p>> {
    let frame = call.frame;
    let is_told = frame.under.is_empty() || stands_under(reading, call.trigger, &frame.under);
    let is_placed = frame.patient.is_some() || !is_copular(reading, call.trigger);
    if (frame.clause && !heads_clause(reading, &call)) || !is_told || !is_placed {
        return None;
    }
    let (agents, mut patients) = candidates(reading, &call, context);
    if frame.patient.as_ref().is_some_and(|role| role.is == "number") {
        // A figure before "the death toll" is another one: a page number, the toll of before.
        patients.retain(|i| *i > call.trigger || reading.prepositions(*i).iter().any(|p| p == "to"));
    }
    let (agent, patient) = if call.kind == Kind::Noun {
        let patient = first_that_fits(reading, &patients, frame.patient.as_ref(), context);
        (first_but(reading, &agents, frame.agent.as_ref(), patient, context), patient)
    } else {
        let agent = first_that_fits(reading, &agents, frame.agent.as_ref(), context);
        (agent, first_but(reading, &patients, frame.patient.as_ref(), agent, context))
    };
    let obliques: Vec<Option<usize>> = frame
        .obliques
        .iter()
        .map(|oblique| {
            let found = behind_trigger(reading, &call, &oblique.prepositions);
            found.into_iter().find(|i| fits(reading, *i, &oblique.is, context))
        })
        .collect();
    let lacks =
        |role: &Option<Role>, filler: Option<usize>| role.as_ref().is_some_and(|r| r.needed) && filler.is_none();
    let lacks_oblique =
        frame.obliques.iter().zip(&obliques).any(|(oblique, filler)| oblique.needed && filler.is_none());
    let complete = !lacks(&frame.agent, agent) && !lacks(&frame.patient, patient) && !lacks_oblique;
    complete.then_some(Filled { call, agent, patient, obliques })
}

/// Tells whether a trigger is what a clause, or an aside like one, tells: no attribute of a noun, and behind a copula where it is no verb.
fn heads_clause(reading: &Reading, call: &Call) -> bool {
    let dependency = reading.dependency(call.trigger);
    match call.kind {
        Kind::Phrase => {
            dependency == Dependency::Appos || reading.sentence.child(call.trigger, Dependency::Cop).is_some()
        }
        Kind::Noun => reading.sentence.child(call.trigger, Dependency::Cop).is_some(),
        Kind::Verb => !matches!(dependency, Dependency::Amod | Dependency::Acl),
    }
}

/// Tells whether a trigger is the subject or the object of one of `words`: "completed the withdrawal", "the withdrawal is complete".
fn stands_under(reading: &Reading, trigger: usize, words: &[String]) -> bool {
    use Dependency::*;
    let is_argument = matches!(reading.dependency(trigger), Nsubj | NsubjPass | Obj);
    let above = reading.token(trigger).head.filter(|_| is_argument);
    above.is_some_and(|above| words.iter().any(|word| word == reading.lemma(above)))
}

/// Tells whether a verb only joins its subject to what that is: "drones remained the leading cause of harm".
fn is_copular(reading: &Reading, verb: usize) -> bool {
    let is_predicate = |c: usize| {
        c > verb
            && matches!(reading.dependency(c), Dependency::Xcomp | Dependency::Obj)
            && reading.is_nominal(c)
            && reading.prepositions(c).is_empty()
    };
    let stays = matches!(reading.lemma(verb), "remain" | "stay");
    stays && reading.sentence.children(verb).any(|c| is_predicate(c) || c > verb && names_condition(reading, c))
}

/// Tells whether a phrase names a condition and no place: "on high alert", "in control of the hill", "ready to fight".
fn names_condition(reading: &Reading, i: usize) -> bool {
    let is_bare =
        !reading.sentence.children(i).any(|c| matches!(reading.dependency(c), Dependency::Det | Dependency::NmodPoss));
    let in_or_on = reading.prepositions(i).iter().any(|p| matches!(p.as_str(), "in" | "on" | "under" | "at"));
    let is_common = reading.token(i).tag == Tag::Noun && reading.token(i).fine == Fine::Singular;
    let is_place = reading.is_in(i, "land") || reading.lemma(i) == "place";
    let is_noun_of_condition = is_common && is_bare && in_or_on && !is_place;
    is_noun_of_condition || reading.dependency(i) == Dependency::Xcomp && reading.token(i).tag == Tag::Adj
}

fn first_that_fits(reading: &Reading, tokens: &[usize], role: Option<&Role>, context: &Context) -> Option<usize> {
    let role = role?;
    tokens.iter().copied().find(|i| fits(reading, *i, &role.is, context))
}

/// Returns the first that fits and is not taken by the other role.
fn first_but(
    reading: &Reading,
    tokens: &[usize],
    role: Option<&Role>,
    taken: Option<usize>,
    context: &Context,
) -> Option<usize> {
    let free: Vec<usize> = tokens.iter().copied().filter(|i| Some(*i) != taken).collect();
    first_that_fits(reading, &free, role, context)
}

/// Returns the tokens that may act and those that may be acted upon, likeliest first.
fn candidates(reading: &Reading, call: &Call, context: &Context) -> (Vec<usize>, Vec<usize>) {
    let (agents, patients) = match call.kind {
        Kind::Verb => verb_candidates(reading, call.trigger, call.last),
        Kind::Noun if call.frame.patient.as_ref().is_some_and(|role| role.is == "itself") => {
            (Vec::new(), super::counting::itself(reading, call.trigger).into_iter().collect())
        }
        Kind::Noun => noun_candidates(reading, call, context),
        Kind::Phrase => phrase_candidates(reading, call),
    };
    match each_other(reading, call.first) {
        Some(reciprocal) => (vec![reciprocal], patients),
        None => (agents, patients),
    }
}

/// Returns the last word of "each other" or "one another", where it is charged with what begins at `first`, whatever the tree makes of
/// it: "accused one another of breaking", "accused each other of new violations".
fn each_other(reading: &Reading, first: usize) -> Option<usize> {
    let is_of = |i: &usize| matches!(reading.word(*i).to_lowercase().as_str(), "of" | "for");
    let of = (first.saturating_sub(4)..first).rev().find(is_of)?;
    let plain = (of + 1..first).all(|i| matches!(reading.token(i).tag, Tag::Adj | Tag::Det | Tag::Adv | Tag::Num));
    let other = of.checked_sub(1).filter(|i| plain && nominal::is_reciprocal(reading, *i))?;
    (other.saturating_sub(6)..other).any(|i| reading.is_in(i, "accuse")).then_some(other)
}

fn verb_candidates(reading: &Reading, verb: usize, last: usize) -> (Vec<usize>, Vec<usize>) {
    let mut agents: Vec<usize> = roles::agent(reading, verb).into_iter().collect();
    let mut patients: Vec<usize> = roles::patient(reading, verb).into_iter().collect();
    if agents.is_empty() {
        agents.extend(left_neighbour(reading, verb));
    }
    if last != verb && reading.is_verbal(last) {
        patients = roles::patient(reading, last).into_iter().collect();
    }
    if roles::is_passive(reading, verb) {
        patients.splice(0..0, number_before(reading, verb));
    } else if let Some(number) = number_before(reading, verb).filter(|_| is_bare_harm(reading, verb)) {
        agents.retain(|i| *i != number);
        patients = vec![number];
    }
    if roles::is_passive(reading, verb) && patients.is_empty() {
        patients.extend(before_auxiliary(reading, verb));
    }
    if !roles::is_passive(reading, verb) {
        let own =
            |c: &usize| reading.dependency(*c) == Dependency::Xcomp || reading.dependency(*c) == Dependency::Ccomp;
        let nested = reading.sentence.children(verb).filter(own).filter(|c| reading.is_nominal(*c));
        patients.extend(nested);
        if patients.is_empty() {
            patients.extend(right_neighbour(reading, verb));
        }
    }
    (agents, patients)
}

/// Returns the nominal on the left of a finite verb that the tree gives no subject: a reduced relative clause often steals it
/// ("forces stationed on the border violated the truce").
fn left_neighbour(reading: &Reading, verb: usize) -> Option<usize> {
    if roles::is_passive(reading, verb) || reading.token(verb).fine == Fine::Base {
        return None;
    }
    let is_clause_end = |i: &usize| matches!(reading.word(*i), ";" | ":" | "." | "“" | "”" | "\"");
    let left = (0..verb).rev().take_while(|i| !is_clause_end(i));
    let heads = left.filter(|i| reading.is_nominal(*i) && !inner(reading, *i));
    heads.filter(|i| reading.prepositions(*i).is_empty()).find(|i| reading.dependency(*i) != Dependency::Obj)
}

/// Returns a bare number right before a passive, which is then what it counts, whatever the tree makes of it: "16 were killed and 33
/// wounded", "more than 100 were injured".
fn number_before(reading: &Reading, verb: usize) -> Option<usize> {
    let is_auxiliary = |c: &usize| matches!(reading.dependency(*c), Dependency::Aux | Dependency::AuxPass);
    let first = reading.sentence.children(verb).find(is_auxiliary).unwrap_or(verb).min(verb);
    let number = first.checked_sub(1).filter(|i| reading.quantities.iter().any(|q| q.tokens.end == i + 1))?;
    let counts_noun = reading.dependency(number) == Dependency::Nummod;
    (!counts_noun || first == verb).then_some(number)
}

/// Tells whether a verb of harm has neither auxiliary nor object, so that the number right before it was harmed: "11 killed, 25 injured".
fn is_bare_harm(reading: &Reading, verb: usize) -> bool {
    use Dependency::*;
    let is_past = matches!(reading.token(verb).fine, Fine::Past | Fine::Participle);
    let has = |d| reading.sentence.child(verb, d).is_some();
    let harms = super::mending::harm::HARMING.contains(&reading.lemma(verb));
    harms && is_past && !has(Obj) && !has(Aux) && right_neighbour(reading, verb).is_none()
}

/// Returns the nominals right before the auxiliary of a passive that the tree gives no subject: the nearest, and what it hangs on.
fn before_auxiliary(reading: &Reading, verb: usize) -> Vec<usize> {
    let is_auxiliary = |c: &usize| matches!(reading.dependency(*c), Dependency::Aux | Dependency::AuxPass);
    let auxiliary = reading.sentence.children(verb).find(is_auxiliary);
    let nearest = auxiliary.and_then(|i| i.checked_sub(1)).filter(|i| reading.is_nominal(*i));
    let is_part = |i: &usize| reading.is_nominal(*i) && reading.token(*i).head.is_some();
    let mut up: Vec<usize> = nearest
        .into_iter()
        .flat_map(|i| std::iter::once(i).chain(reading.ancestors(i).take(2)).take_while(is_part).collect::<Vec<_>>())
        .collect();
    up.sort_by_key(|i| !reading.is_number(*i));
    up
}

/// Returns the nominal right behind an active verb that the tree gives no object.
fn right_neighbour(reading: &Reading, verb: usize) -> Option<usize> {
    let is_break = |i: &usize| {
        reading.token(*i).tag == Tag::Adp || reading.token(*i).tag == Tag::Punct || reading.token(*i).tag == Tag::Verb
    };
    let right = (verb + 1..reading.len()).take(6).take_while(|i| !is_break(i));
    right.into_iter().find(|i| reading.is_nominal(*i) && !inner(reading, *i))
}

/// Tells whether token `i` stands inside a noun phrase that another token heads.
fn inner(reading: &Reading, i: usize) -> bool {
    use Dependency::*;
    matches!(reading.dependency(i), Compound | Flat | NmodPoss | Amod | Nummod | Det)
}

fn noun_candidates(reading: &Reading, call: &Call, context: &Context) -> (Vec<usize>, Vec<usize>) {
    let noun = call.trigger;
    let children: Vec<usize> = (call.first..=call.last)
        .flat_map(|i| reading.sentence.children(i))
        .filter(|c| !(call.first..=call.last).contains(c))
        .collect();
    let is_party = |c: &usize| !nominal::parties(reading, *c, context).is_empty();
    let modifies = |c: &usize| {
        let is_word_of_noun =
            matches!(reading.dependency(*c), Dependency::Case | Dependency::Punct | Dependency::Nummod);
        *c < noun && !is_word_of_noun
    };
    let before: Vec<usize> = children.iter().copied().filter(modifies).collect();
    let behind = |prepositions: &[&str]| {
        let words: Vec<String> = prepositions.iter().map(|p| p.to_string()).collect();
        behind_trigger(reading, call, &words)
    };
    let mut agents: Vec<usize> = before.iter().copied().filter(is_party).collect();
    agents.extend(by_below(reading, noun));
    agents.extend(participles(reading, &children).filter_map(|v| roles::by_phrase(reading, v)));
    agents.extend(light_subject(reading, noun));
    agents.extend(accompanied(reading, noun));
    let committed = committed(reading, noun);
    agents.extend(committed);
    agents.extend(behind(&["of", "from"]).into_iter().filter(is_party));
    let mut patients = behind(&["of", "on", "against", "at", "to", "upon", "in", "into", "near"]);
    patients.extend(before);
    patients.extend(predicated(reading, noun));
    patients.extend(committed);
    patients.extend(participles(reading, &children).filter_map(|v| roles::object(reading, v)));
    (agents, patients)
}

/// Returns what stands behind "by" anywhere below a noun: in "a violation of the truce by Pakistan" the tree may hang it on the truce.
fn by_below(reading: &Reading, noun: usize) -> Vec<usize> {
    let in_other_phrase = |i: usize| {
        let path = std::iter::once(i).chain(reading.ancestors(i)).take_while(|a| *a != noun);
        path.into_iter().any(|a| reading.dependency(a) == Dependency::Conj)
    };
    let by = |i: &usize| {
        let named = reading.prepositions(*i).iter().any(|p| p == "by");
        named && reading.is_below(*i, noun) && !in_other_phrase(*i)
    };
    (noun + 1..reading.len()).filter(by).collect()
}

/// Returns the parties that do what the noun at `i` names: "an Israeli air raid", "shelling by the army".
pub(super) fn doer(reading: &Reading, noun: usize, context: &Context) -> Vec<String> {
    let children: Vec<usize> = reading.sentence.children(noun).collect();
    let modifies = |c: &usize| *c < noun && !matches!(reading.dependency(*c), Dependency::Case | Dependency::Punct);
    let before = children.iter().copied().filter(modifies);
    let by = roles::behind(reading, noun, &["by".to_string()]);
    let made = participles(reading, &children).filter_map(|v| roles::by_phrase(reading, v));
    let adjacent = adjacent_name(reading, noun);
    let mut doers = adjacent.into_iter().chain(before).chain(by).chain(made).chain(light_subject(reading, noun));
    doers.find_map(|i| Some(nominal::parties(reading, i, context)).filter(|p| !p.is_empty())).unwrap_or_default()
}

/// Returns the name of a party right before the phrase that ends with `noun`, whatever the tree makes of it: "an Israeli air raid".
fn adjacent_name(reading: &Reading, noun: usize) -> Option<usize> {
    let start = (0..noun)
        .rev()
        .find(|i| !matches!(reading.token(*i).tag, Tag::Noun | Tag::Adj) || reading.name_at(*i).is_some());
    start.filter(|i| reading.name_at(*i).is_some_and(|name| name.party().is_some()) && noun - i <= 4)
}

/// Returns the verbs that hang on a noun as participles: "attacks launched by", "fire targeting".
fn participles<'r>(reading: &'r Reading, children: &'r [usize]) -> impl Iterator<Item = usize> + 'r {
    children.iter().copied().filter(|c| reading.dependency(*c) == Dependency::Acl && reading.is_verbal(*c))
}

/// Returns the one who acts in "X launched an attack", "an attack was launched by X": the verb is any that takes the noun as its
/// object and says that it was done.
fn light_subject(reading: &Reading, noun: usize) -> Option<usize> {
    let verb = reading.token(noun).head?;
    if !reading.is_in(verb, "light-verb") {
        return None;
    }
    match reading.dependency(noun) {
        Dependency::Obj => roles::subject(reading, verb),
        Dependency::NsubjPass => roles::by_phrase(reading, verb),
        Dependency::Obl if reading.lemma(verb) == "resort" => roles::subject(reading, verb),
        _ => None,
    }
}

/// Returns what is said to be, or to be done in, what the noun names: in "opened fire in violation of the truce" the one who did, in "the
/// raid is a breach of the truce" the raid.
fn committed(reading: &Reading, noun: usize) -> Option<usize> {
    let has = |dependency| reading.sentence.child(noun, dependency).is_some();
    if has(Dependency::Cop) {
        return roles::own_subject(reading, noun);
    }
    let is_bare = !has(Dependency::Det) && reading.prepositions(noun).iter().any(|p| p == "in");
    let verb = reading.token(noun).head.filter(|verb| is_bare && reading.is_verbal(*verb))?;
    roles::agent(reading, verb)
}

/// Returns what an act goes along with: in "Baku's moves were accompanied by the shelling of towns" the moves, whose owner shelled.
fn accompanied(reading: &Reading, noun: usize) -> Option<usize> {
    let verb = reading.token(noun).head.filter(|verb| reading.lemma(*verb) == "accompany")?;
    roles::patient(reading, verb).filter(|_| reading.dependency(noun) == Dependency::OblAgent)
}

/// Returns what is said of a noun as its measure: "the toll is 24", "reached 112", "rose to 126".
fn predicated(reading: &Reading, noun: usize) -> Vec<usize> {
    let is_argument = matches!(reading.dependency(noun), Dependency::Nsubj | Dependency::NsubjPass | Dependency::Obj);
    let Some(predicate) = reading.token(noun).head.filter(|_| is_argument) else { return Vec::new() };
    let measures = |c: &usize| {
        let is_oblique = matches!(reading.dependency(*c), Dependency::Obl | Dependency::OblUnmarked);
        let to = reading.prepositions(*c).iter().any(|p| matches!(p.as_str(), "to" | "at" | "by"));
        reading.dependency(*c) == Dependency::Obj && *c != noun
            || (is_oblique && (to || reading.prepositions(*c).is_empty()))
    };
    let is_behind = |c: &usize| *c > noun || (*c > predicate && reading.prepositions(*c).iter().any(|p| p == "to"));
    let below = reading.sentence.children(predicate).filter(is_behind).filter(measures);
    std::iter::once(predicate).filter(|p| !reading.is_verbal(*p)).chain(below).collect()
}

fn phrase_candidates(reading: &Reading, call: &Call) -> (Vec<usize>, Vec<usize>) {
    let pivot = match (reading.dependency(call.trigger), reading.token(call.trigger).head) {
        (Dependency::Conj, Some(first)) if reading.token(first).tag == Tag::Adj => first,
        _ => call.trigger,
    };
    let head = reading.token(pivot).head;
    let own = roles::own_subject(reading, pivot);
    let modified = head.filter(|_| {
        matches!(reading.dependency(pivot), Dependency::Amod | Dependency::Acl | Dependency::Nmod | Dependency::Advmod)
    });
    let left_in = head
        .filter(|h| reading.is_verbal(*h))
        .and_then(|verb| roles::object(reading, verb).or_else(|| roles::subject(reading, verb)));
    let counted = call.first.checked_sub(1).filter(|i| reading.is_number(*i));
    let more = counted.or_else(|| call.first.checked_sub(2).filter(|i| reading.is_number(*i)));
    let is_label = call.last + 2 < reading.len() && reading.word(call.last + 1) == ":";
    let labelled = Some(call.last + 2).filter(|i| is_label && reading.is_number(*i));
    let candidates: Vec<usize> = [labelled, own, modified, more, left_in].into_iter().flatten().collect();
    let relative = roles::subject(reading, pivot).into_iter();
    let all: Vec<usize> = candidates.into_iter().chain(relative).collect();
    (all.clone(), all)
}

/// Returns what hangs on the trigger behind one of `prepositions`; attachment being unsure, anything of the clause behind the
/// trigger comes after what hangs on it.
fn behind_trigger(reading: &Reading, call: &Call, prepositions: &[String]) -> Vec<usize> {
    let mut found: Vec<usize> =
        (call.first..=call.last).flat_map(|i| roles::behind(reading, i, prepositions)).collect();
    found.extend(clauses_behind(reading, call.trigger, prepositions));
    if call.kind == Kind::Verb {
        let clause = (call.last + 1..reading.len()).take_while(|i| !ends_clause(reading, *i, call.trigger));
        found.extend(clause.filter(|i| reading.prepositions(*i).iter().any(|p| prepositions.contains(p))));
    } else if let Some(next) = next_to(reading, call.last, prepositions) {
        found.push(next);
    }
    let mut seen = Vec::new();
    found.retain(|i| {
        !seen.contains(i) && {
            seen.push(*i);
            true
        }
    });
    found
}

/// Returns what a clause behind one of `prepositions` is about: its verb and its object ("accused of carrying out a massacre").
fn clauses_behind(reading: &Reading, trigger: usize, prepositions: &[String]) -> Vec<usize> {
    let marked = |verb: &usize| {
        let mut marks = reading.sentence.children(*verb).filter(|m| m < verb);
        marks.any(|m| {
            reading.dependency(m) == Dependency::Mark && prepositions.contains(&reading.word(m).to_lowercase())
        })
    };
    let clauses = reading.sentence.children(trigger).filter(|c| reading.is_verbal(*c)).filter(marked);
    clauses.flat_map(|verb| [Some(verb), roles::object(reading, verb)].into_iter().flatten()).collect()
}

/// Returns the phrase that follows directly: preposition, then its noun.
fn next_to(reading: &Reading, last: usize, prepositions: &[String]) -> Option<usize> {
    let preposition = (last + 1 < reading.len()).then_some(last + 1)?;
    prepositions.contains(&reading.word(preposition).to_lowercase()).then_some(())?;
    reading.token(preposition).head.filter(|head| *head > preposition && reading.is_nominal(*head))
}

fn ends_clause(reading: &Reading, i: usize, verb: usize) -> bool {
    let other_verb = reading.token(i).tag == Tag::Verb && !reading.is_below(i, verb);
    other_verb || matches!(reading.word(i), ";" | ":" | "." | "”" | "\"")
}

/// Tells whether the phrase headed by `i` is what a role asks for; `is` lists alternatives with `|`.
pub(super) fn fits(reading: &Reading, i: usize, is: &str, context: &Context) -> bool {
    is.split('|').any(|kind| match kind {
        "any" => true,
        "party" => !nominal::parties(reading, i, context).is_empty(),
        "count" => super::counting::count(reading, i).is_some(),
        "noncombatants" => {
            let sort = super::counting::victims(reading, i);
            super::counting::is_people(reading, i) && !matches!(sort, Victims::Military | Victims::Police)
        }
        "people" => super::counting::is_people(reading, i),
        "place" => reading.name_at(i).is_some_and(|name| name.mention.place.is_some()),
        "land" => is_land(reading, i),
        "name" => is_bare_name(reading, i),
        "number" | "itself" => super::counting::stated(reading, i).is_some(),
        "armed-group" => is_armed_group(reading, i),
        "attack-by-party" => is_attack(reading, i) && !doer(reading, i, context).is_empty(),
        class => is_of_class(reading, i, class) || stands_for(reading, i, class, context),
    })
}

/// Tells whether "it" at `i`, to which something is done, may stand for a word of `class`: one stands before it in the sentence, or in
/// the one before ("The truce began at noon. The army broke it within hours").
fn stands_for(reading: &Reading, i: usize, class: &str, context: &Context) -> bool {
    let undergoes = matches!(reading.dependency(i), Dependency::Obj | Dependency::NsubjPass);
    let is_it = undergoes && reading.word(i).eq_ignore_ascii_case("it");
    let in_sentence = || reading.words_of(class).iter().any(|words| words.end <= i);
    is_it && (in_sentence() || context.before.contains(class))
}

/// Tells whether the phrase headed by `i` is a proper name that is no party's, person's or office's: most likely a place no lexicon holds.
fn is_bare_name(reading: &Reading, i: usize) -> bool {
    let titled = reading.sentence.children(i).any(|c| reading.is_in(c, "office") || reading.is_in(c, "title"));
    let known = reading.name_at(i).is_some_and(|name| name.party().is_some() || name.mention.person.is_some());
    reading.token(i).tag == Tag::Propn && !known && !titled && !reading.is_in(i, "forces")
}

/// Tells whether the phrase headed by `i` names an attack or a weapon that struck.
pub(super) fn is_attack(reading: &Reading, i: usize) -> bool {
    ["attack", "attack-on-people"].iter().any(|class| is_of_class(reading, i, class))
}

fn is_land(reading: &Reading, i: usize) -> bool {
    let named = reading
        .name_at(i)
        .is_some_and(|name| !name.is_demonym() && (name.mention.place.is_some() || name.party().is_some()));
    named && reading.name_at(i).is_some_and(|name| name.mention.person.is_none()) || is_of_class(reading, i, "land")
}

/// Tells whether token `i` names an armed group, which is its own force: "M23 left the town".
fn is_armed_group(reading: &Reading, i: usize) -> bool {
    let name = reading.name_at(i).filter(|name| !name.is_demonym() && name.mention.person.is_none());
    let party = name.and_then(|name| reading.packs.lexicons.party(name.party()?));
    party.is_some_and(|party| party.kind == PartyKind::Group)
}

/// Tells whether the head, what is joined to it, what it is made of ("a convoy of buses") or its compound is of `class`.
fn is_of_class(reading: &Reading, i: usize, class: &str) -> bool {
    let part = |c: &usize| {
        let compound = *c < i && matches!(reading.dependency(*c), Dependency::Compound);
        let of =
            *c > i && reading.dependency(*c) == Dependency::Nmod && reading.prepositions(*c).iter().any(|p| p == "of");
        compound || of
    };
    // Residents of a region are no region.
    let is_person = ["civilian", "soldier", "person-word"].iter().any(|person| reading.is_in(i, person));
    nominal::joined(reading, i).into_iter().any(|j| reading.is_in(j, class))
        || !is_person && reading.sentence.children(i).filter(part).any(|c| reading.is_in(c, class))
}
