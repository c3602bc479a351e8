//! Who does what to whom at a verb, read from the tree: passives, participles, relative clauses, coordination and control
//! fill the same roles.

use super::reading::Reading;
use crate::text::{Dependency, Fine, Tag};

/// How many steps of coordination and control are followed before giving up.
const DEEPEST: usize = 6;

/// Returns the one who acts: the subject of an active verb, the "by …" of a passive.
pub(super) fn agent(reading: &Reading, verb: usize) -> Option<usize> {
    match accused(reading, verb).or_else(|| hyphenated(reading, verb)) {
        Some(actor) => Some(actor),
        None if is_passive(reading, verb) => by_phrase(reading, verb),
        None => subject(reading, verb),
    }
}

/// Returns the one who acts in "the Russian-occupied plant".
fn hyphenated(reading: &Reading, verb: usize) -> Option<usize> {
    let hyphen = verb.checked_sub(1).filter(|i| reading.word(*i) == "-")?;
    let actor = hyphen.checked_sub(1).filter(|i| reading.token(*i).head == Some(verb))?;
    let touches = |a: usize, b: usize| reading.token(a).span.end == reading.token(b).span.start;
    (touches(actor, hyphen) && touches(hyphen, verb)).then_some(actor)
}

/// Returns the one accused in "accused Eritrea of killing civilians", where the tree takes "killing" for an adjective of the civilians.
fn accused(reading: &Reading, verb: usize) -> Option<usize> {
    let of = verb.checked_sub(1).filter(|i| matches!(reading.word(*i).to_lowercase().as_str(), "of" | "for"))?;
    let nominal = of.checked_sub(1).filter(|i| reading.is_nominal(*i) || reading.name_at(*i).is_some())?;
    let charged = (nominal.saturating_sub(5)..nominal).any(|i| reading.is_in(i, "accuse"));
    let is_bent = reading.dependency(verb) == Dependency::Amod || !reading.is_verbal(reading.token(verb).head?);
    (charged && is_bent && reading.token(verb).fine == Fine::Gerund).then_some(nominal)
}

/// Returns what it is done to: the object of an active verb, the subject of a passive.
pub(super) fn patient(reading: &Reading, verb: usize) -> Option<usize> {
    match reading.token(verb).head {
        Some(noun) if reading.dependency(verb) == Dependency::Amod && accused(reading, verb).is_some() => Some(noun),
        _ if is_passive(reading, verb) => passive_subject(reading, verb, 0),
        _ => object(reading, verb),
    }
}

/// Tells whether `verb` is passive: "was killed", "territories occupied by", "occupied territories".
pub(super) fn is_passive(reading: &Reading, verb: usize) -> bool {
    is_passive_within(reading, verb, 0)
}

fn is_passive_within(reading: &Reading, verb: usize, depth: usize) -> bool {
    use Dependency::*;
    let has = |d| reading.sentence.child(verb, d).is_some();
    if has(AuxPass) || has(NsubjPass) {
        return true;
    }
    if reading.token(verb).fine != Fine::Participle && reading.token(verb).fine != Fine::Past {
        return false;
    }
    let is_bare = !has(Aux) && !has(Nsubj);
    match reading.dependency(verb) {
        Acl | Amod => !has(Obj) && !has(Nsubj),
        Advcl | Root | Dep => is_bare && by_phrase(reading, verb).is_some(),
        Conj => {
            let first = reading.token(verb).head.filter(|head| depth <= DEEPEST && reading.is_verbal(*head));
            is_bare && !has(Obj) && first.is_some_and(|head| is_passive_within(reading, head, depth + 1))
        }
        _ => false,
    }
}

/// Returns the one who acts in "by …".
pub(super) fn by_phrase(reading: &Reading, verb: usize) -> Option<usize> {
    let agent = reading.sentence.child(verb, Dependency::OblAgent);
    agent
        .or_else(|| {
            let mut obliques = reading.sentence.children(verb).filter(|c| *c > verb);
            obliques.find(|c| reading.prepositions(*c).iter().any(|p| p == "by") && reading.is_nominal(*c))
        })
        .filter(|agent| {
            // "by the count of the council" tells who says so, not who did it.
            !reading.is_in(*agent, "source-phrase")
        })
}

/// Returns the subject of `verb`, its own or the one it shares.
pub(super) fn subject(reading: &Reading, verb: usize) -> Option<usize> {
    subject_within(reading, verb, 0).map(|found| antecedent(reading, found))
}

/// Returns the subject that hangs on `verb` itself.
pub(super) fn own_subject(reading: &Reading, verb: usize) -> Option<usize> {
    [Dependency::Nsubj, Dependency::NsubjPass].into_iter().find_map(|d| reading.sentence.child(verb, d))
}

fn subject_within(reading: &Reading, verb: usize, depth: usize) -> Option<usize> {
    use Dependency::*;
    let own = own_subject(reading, verb);
    if own.is_some() || depth > DEEPEST {
        return own;
    }
    let head = reading.token(verb).head?;
    match reading.dependency(verb) {
        Conj | Parataxis => subject_within(reading, head, depth + 1),
        Xcomp | Advcl | Ccomp | Obl => controller(reading, verb, head, depth),
        Acl | AclRelcl if reading.is_nominal(head) && !is_deed_of_noun(reading, verb) => Some(head),
        Acl => asked_by_noun(reading, verb, head)
            .or_else(|| owner_of_act(reading, head))
            .or_else(|| subject_within(reading, reading.token(head).head?, depth + 1)),
        _ => None,
    }
}

/// Returns who is meant to act in "called on Baku to cease", "accused Armenia of breaking", "started to withdraw".
fn controller(reading: &Reading, verb: usize, head: usize, depth: usize) -> Option<usize> {
    let gerund_of = reading
        .sentence
        .children(verb)
        .any(|c| c < verb && matches!(reading.word(c).to_lowercase().as_str(), "of" | "for" | "from" | "with" | "to"));
    let object = object(reading, head).or_else(|| addressee(reading, head));
    let controlled = reading.dependency(verb) == Dependency::Xcomp || gerund_of;
    match object {
        Some(object) if controlled && object < verb => Some(object),
        _ if !reading.is_verbal(head) => Some(head).filter(|_| gerund_of && head < verb),
        // Who did it killed twelve: "the town was shelled by the army, killing twelve".
        _ if reading.token(verb).fine == Fine::Gerund && is_passive(reading, head) => {
            by_phrase(reading, head).or_else(|| subject_within(reading, head, depth + 1))
        }
        _ => subject_within(reading, head, depth + 1).or_else(|| by_phrase(reading, head)),
    }
}

/// Returns whom "called on …", "appealed to …" addresses.
pub(super) fn addressee(reading: &Reading, verb: usize) -> Option<usize> {
    let mut children = reading.sentence.children(verb).filter(|c| *c > verb && reading.is_nominal(*c));
    children.find(|c| {
        reading.dependency(*c) == Dependency::Iobj
            || reading.prepositions(*c).iter().any(|p| matches!(p.as_str(), "on" | "upon" | "to"))
    })
}

/// Returns whom a noun of asking addresses, with the infinitive at `verb` for what is asked: "his call on Baku to withdraw".
fn asked_by_noun(reading: &Reading, verb: usize, noun: usize) -> Option<usize> {
    addressee(reading, noun).filter(|asked| names_demand(reading, noun) && *asked < verb)
}

/// Tells whether a noun names a demand: "its call", "an appeal".
pub(super) fn names_demand(reading: &Reading, noun: usize) -> bool {
    reading.is_in(noun, "demand") || matches!(reading.lemma(noun), "appeal" | "call" | "request")
}

/// Returns who owns an act named by a noun: "Armenia's decision to withdraw".
fn owner_of_act(reading: &Reading, noun: usize) -> Option<usize> {
    reading.sentence.child(noun, Dependency::NmodPoss)
}

/// Tells whether a verb is what a noun is about, and not what the noun does: "the decision to withdraw", "no intention of leaving".
fn is_deed_of_noun(reading: &Reading, verb: usize) -> bool {
    let is_gerund = reading.token(verb).fine == Fine::Gerund;
    is_opened_by(reading, verb, "to") || is_gerund && is_opened_by(reading, verb, "of")
}

/// Tells whether `word` hangs on a verb before it: "to" of an infinitive.
pub(super) fn is_opened_by(reading: &Reading, verb: usize, word: &str) -> bool {
    reading.sentence.children(verb).any(|c| c < verb && reading.word(c).eq_ignore_ascii_case(word))
}

/// Returns the object of `verb`, its own or the one it shares with a verb beside it: "killing and wounding dozens".
pub(super) fn object(reading: &Reading, verb: usize) -> Option<usize> {
    let own = reading.sentence.child(verb, Dependency::Obj).map(|found| antecedent(reading, found));
    own.or_else(|| shared_object(reading, verb))
}

fn shared_object(reading: &Reading, verb: usize) -> Option<usize> {
    let beside = reading.sentence.children(verb).filter(|c| reading.dependency(*c) == Dependency::Conj);
    let first = reading.token(verb).head.filter(|_| reading.dependency(verb) == Dependency::Conj);
    let mut verbs = beside.chain(first).filter(|v| reading.is_verbal(*v));
    verbs.find_map(|v| reading.sentence.child(v, Dependency::Obj).filter(|object| *object > v.max(verb)))
}

fn passive_subject(reading: &Reading, verb: usize, depth: usize) -> Option<usize> {
    use Dependency::*;
    let own = [NsubjPass, Nsubj].into_iter().find_map(|d| reading.sentence.child(verb, d));
    if let Some(own) = own {
        return Some(antecedent(reading, own));
    }
    let head = reading.token(verb).head.filter(|_| depth <= DEEPEST)?;
    match reading.dependency(verb) {
        Acl | AclRelcl | Amod => Some(head),
        Conj if reading.is_verbal(head) && is_passive(reading, head) => passive_subject(reading, head, depth + 1),
        Xcomp => object(reading, head).or_else(|| subject(reading, head)),
        Advcl | Conj => subject(reading, head),
        _ => None,
    }
}

/// Returns what a relative pronoun stands for: for "which" in "the truce which Baku broke" the truce; any other token itself.
fn antecedent(reading: &Reading, i: usize) -> usize {
    let is_relative = matches!(reading.word(i).to_lowercase().as_str(), "who" | "which" | "that" | "whom")
        && reading.token(i).tag != Tag::Noun;
    let clause = || reading.ancestors(i).find(|a| reading.dependency(*a) == Dependency::AclRelcl);
    if is_relative { clause().and_then(|verb| reading.token(verb).head).unwrap_or(i) } else { i }
}

/// Returns what hangs on `head`, directly or through its object, behind one of `prepositions`.
pub(super) fn behind(reading: &Reading, head: usize, prepositions: &[String]) -> Vec<usize> {
    let objects = reading.sentence.children(head).filter(|c| reading.dependency(*c) == Dependency::Obj);
    let heads: Vec<usize> = std::iter::once(head).chain(objects).collect();
    let hangs = |i: usize| reading.token(i).head.is_some_and(|above| heads.contains(&above));
    let fits = |i: &usize| reading.prepositions(*i).iter().any(|p| prepositions.contains(p));
    (0..reading.len()).filter(|i| hangs(*i)).filter(fits).collect()
}
