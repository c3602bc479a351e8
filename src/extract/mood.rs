//! Whether a clause tells, asks, denies or doubts.

use super::reading::Reading;
use super::roles;
use crate::model::{Modality, Polarity};
use crate::text::{Dependency, Fine, Tag};

/// How far up the tree a demand or a denial reaches.
const REACH: usize = 6;

/// A demand that a trigger stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Demand {
    /// The token that asks or offers.
    pub(super) cue: usize,
    /// Who is asked, where the cue names it: "called on Baku".
    pub(super) addressee: Option<usize>,
    /// It is offered rather than asked for.
    pub(super) is_offer: bool,
}

/// Returns the demand that `trigger` stands under: "must withdraw", "urged Baku to withdraw", "called for the withdrawal of".
pub(super) fn demand(reading: &Reading, trigger: usize) -> Option<Demand> {
    if let Some(by_modal) = obliged(reading, trigger) {
        return Some(by_modal);
    }
    if let Some(condition) = condition_of_refusal(reading, trigger) {
        return Some(condition);
    }
    let verb = reading.token(trigger).head.filter(|head| reading.is_verbal(*head));
    if let Some(proposed) = std::iter::once(trigger).chain(verb).find_map(|i| proposed_clause(reading, i)) {
        return Some(proposed);
    }
    for (below, above) in path_up(reading, trigger) {
        let is_infinitive = reading.sentence.children(below).any(|c| {
            matches!(reading.word(c).to_lowercase().as_str(), "to" | "that")
                && reading.dependency(c) == Dependency::Mark
        });
        let leaves = match reading.dependency(below) {
            Dependency::Nsubj | Dependency::AclRelcl | Dependency::Amod => true,
            Dependency::Acl => !is_infinitive && reading.token(below).fine != Fine::Gerund,
            _ => false,
        };
        // "Insisted that its army was there" tells something; "insisted that it leave" asks for it.
        if leaves || tells_past(reading, below) {
            return None;
        }
        let is_offer = reading.is_in(above, "offer");
        let is_made = negation(reading, above).is_none() || !reading.is_in(above, "demand");
        if is_made && (is_offer || asks(reading, above)) {
            let addressee = roles::object(reading, above).filter(|o| *o != below && !reading.is_below(trigger, *o));
            let addressee = addressee.or_else(|| asked(reading, above, below));
            return Some(Demand { cue: above, addressee, is_offer });
        }
        let is_part = is_complement(reading, below) || is_first_step(reading, below, above);
        if let Some(by_modal) = obliged(reading, above).filter(|_| is_part) {
            return Some(by_modal);
        }
    }
    None
}

/// Tells whether `i` heads a clause in the past tense with a subject of its own.
fn tells_past(reading: &Reading, i: usize) -> bool {
    use Dependency::*;
    let is_past = |c: usize| reading.token(c).fine == Fine::Past && matches!(reading.lemma(c), "be" | "have" | "do");
    let helped =
        reading.sentence.children(i).any(|c| matches!(reading.dependency(c), Aux | AuxPass | Cop) && is_past(c));
    let is_past = helped || (reading.token(i).tag == Tag::Verb && reading.token(i).fine == Fine::Past);
    let has_subject = roles::own_subject(reading, i).is_some();
    reading.dependency(i) == Ccomp && is_past && has_subject && obliged(reading, i).is_none()
}

/// Tells whether the trigger charges somebody and is itself negated: who "did not blame" anybody has said nothing of the deed.
pub(super) fn is_unmade_charge(reading: &Reading, trigger: usize) -> bool {
    reading.is_in(trigger, "accuse") && reading.is_verbal(trigger) && negation(reading, trigger).is_some()
}

/// Tells whether the clause is what a demand is for: "should hand over the images to prove that it was not involved" says nothing of
/// the involvement.
pub(super) fn is_means_to_demand(reading: &Reading, trigger: usize) -> bool {
    is_proof_asked_for(reading, trigger)
        || path_up(reading, trigger).any(|(below, above)| {
            let serves = matches!(reading.dependency(below), Dependency::Advcl | Dependency::Xcomp | Dependency::Acl);
            serves
                && roles::is_opened_by(reading, below, "to")
                && (obliged(reading, above).is_some() || asks(reading, above))
        })
}

/// Tells whether the clause is what somebody "should" or "must" give evidence or proof of, whatever the tree makes of it.
fn is_proof_asked_for(reading: &Reading, trigger: usize) -> bool {
    let is_proof = |i: &usize| matches!(reading.lemma(*i), "evidence" | "proof" | "prove");
    let Some(proof) = (trigger.saturating_sub(8)..trigger).rev().find(is_proof) else { return false };
    let mut before = (proof.saturating_sub(6)..proof).rev().take_while(|i| reading.token(*i).tag != Tag::Punct);
    before.any(|i| matches!(reading.word(i).to_lowercase().as_str(), "should" | "must"))
}

/// Returns the demand or offer whose noun stands right before the "that" or "to" of the clause, whatever the tree makes of it: "its
/// proposal that both sides pull back".
fn proposed_clause(reading: &Reading, trigger: usize) -> Option<Demand> {
    let opens = |c: &usize| *c < trigger && matches!(reading.word(*c).to_lowercase().as_str(), "that" | "to");
    let noun = reading.sentence.children(trigger).find(opens)?.checked_sub(1).filter(|i| reading.is_nominal(*i))?;
    let is_offer = reading.is_in(noun, "offer");
    (is_offer || reading.is_in(noun, "demand")).then_some(Demand { cue: noun, addressee: None, is_offer })
}

fn asked(reading: &Reading, cue: usize, below: usize) -> Option<usize> {
    roles::addressee(reading, cue).filter(|found| *found != below && !reading.is_below(below, *found))
}

/// Tells whether token `i` asks for what hangs on it; "call" and "tell" do so only with an infinitive, "want" only with somebody who is
/// to do it.
fn asks(reading: &Reading, i: usize) -> bool {
    let with_infinitive = || {
        matches!(reading.lemma(i), "call" | "tell" | "order" | "ask")
            && reading.sentence.child(i, Dependency::Xcomp).is_some()
    };
    reading.is_in(i, "demand") || with_infinitive() || wants_of_somebody(reading, i)
}

/// Tells whether "want" at `i` has somebody who is to do what is wanted: "wants both armies to return".
pub(super) fn wants_of_somebody(reading: &Reading, i: usize) -> bool {
    let child = |dependency| reading.sentence.child(i, dependency);
    let deed = child(Dependency::Xcomp).or_else(|| child(Dependency::Ccomp));
    let subject = || deed.and_then(|deed| reading.sentence.child(deed, Dependency::Nsubj));
    let doer = child(Dependency::Obj).or_else(subject);
    let is_away = |c: usize| reading.prepositions(c).iter().any(|p| p == "out");
    let is_wanted = deed.is_some() || reading.sentence.children(i).any(is_away);
    reading.lemma(i) == "want" && is_wanted && doer.is_some_and(|doer| doer > i)
}

/// Returns a demand where the verb itself carries "must", "should", "has to".
fn obliged(reading: &Reading, verb: usize) -> Option<Demand> {
    let modal = |c: usize| matches!(reading.word(c).to_lowercase().as_str(), "must" | "should" | "shall" | "ought");
    let by_modal = reading.sentence.children(verb).find(|c| *c < verb && modal(*c));
    let has_to = reading.token(verb).head.filter(|head| {
        reading.dependency(verb) == Dependency::Xcomp && matches!(reading.lemma(*head), "have" | "need")
    });
    by_modal.or(has_to).map(|cue| Demand { cue, addressee: None, is_offer: false })
}

/// Tells whether `below` is what something "must begin with".
fn is_first_step(reading: &Reading, below: usize, above: usize) -> bool {
    let with = || reading.prepositions(below).iter().any(|p| p == "with");
    reading.is_in(above, "beginning") && reading.dependency(below) == Dependency::Obl && with()
}

/// Returns the demand in what is refused until it is done: "no peace until their troops leave", "will not go home unless the army goes".
fn condition_of_refusal(reading: &Reading, trigger: usize) -> Option<Demand> {
    let (cue, refused) = awaited(reading, trigger)?;
    let subject = roles::own_subject(reading, refused);
    let is_refusal = negation(reading, refused).is_some()
        || is_none(reading, refused)
        || reading.lemma(refused) == "impossible"
        || subject.is_some_and(|subject| is_none(reading, subject));
    is_refusal.then_some(Demand { cue, addressee: None, is_offer: false })
}

/// Tells whether `trigger` is what is waited for: "will fight until their troops leave" tells of no leaving.
pub(super) fn is_awaited(reading: &Reading, trigger: usize) -> bool {
    awaited(reading, trigger).is_some()
}

/// Returns the "until" or "unless" of the clause that `trigger` heads, with the clause that waits for it, unless it tells of the past.
fn awaited(reading: &Reading, trigger: usize) -> Option<(usize, usize)> {
    let waits =
        |c: &usize| *c < trigger && matches!(reading.word(*c).to_lowercase().as_str(), "until" | "till" | "unless");
    let cue = reading.sentence.children(trigger).find(waits)?;
    // The tree may hang the clause on the noun before it: "no peace until they leave".
    let hangs = matches!(reading.dependency(trigger), Dependency::Advcl | Dependency::Acl | Dependency::AclRelcl);
    let above = reading.token(trigger).head.filter(|_| hangs)?;
    (reading.token(trigger).fine != Fine::Past).then_some((cue, above))
}

fn is_complement(reading: &Reading, i: usize) -> bool {
    use Dependency::*;
    matches!(reading.dependency(i), Xcomp | Ccomp | Obj | Conj | NsubjPass)
}

/// Returns the steps up the tree from `trigger`: each token with its head.
fn path_up<'r>(reading: &'r Reading, trigger: usize) -> impl Iterator<Item = (usize, usize)> + 'r {
    let below = std::iter::once(trigger).chain(reading.ancestors(trigger));
    below.zip(reading.ancestors(trigger)).take(REACH)
}

/// Returns whether the clause of `trigger` affirms or denies: two negations affirm.
pub(super) fn polarity(reading: &Reading, trigger: usize, fillers: &[usize]) -> Polarity {
    if negations(reading, trigger, fillers).len() % 2 == 1 { Polarity::Denied } else { Polarity::Affirmed }
}

/// Returns the words that negate the clause of `trigger`: its own, those of what fills its roles, and those along the way up to what
/// is said.
pub(super) fn negations(reading: &Reading, trigger: usize, fillers: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = negation(reading, trigger).into_iter().collect();
    found.extend(fillers.iter().find(|i| is_none(reading, **i)));
    found.extend(plan(reading, trigger).filter(|noun| is_none(reading, *noun)));
    for (below, above) in path_up(reading, trigger) {
        if is_called_false(reading, below, above) {
            found.push(above);
        }
        if matches!(
            reading.dependency(below),
            Dependency::Nsubj | Dependency::AclRelcl | Dependency::Advcl | Dependency::Conj
        ) {
            break;
        }
        let governs = is_complement(reading, below)
            || reading.dependency(below) == Dependency::Advcl
            || reading.dependency(below) == Dependency::Nmod;
        if governs && (reading.is_in(above, "deny") || matches!(reading.lemma(above), "fail" | "refuse")) {
            found.push(above);
        }
        if governs && reading.is_verbal(above) && !reading.is_in(above, "say") {
            found.extend(negation(reading, above));
        }
    }
    found
}

/// Tells whether what `below` names, a claim or an accusation, is denied by the word it is the subject of: "claims that … are baseless",
/// "the accusation is rejected".
fn is_called_false(reading: &Reading, below: usize, above: usize) -> bool {
    const FALSE: [&str; 9] =
        ["baseless", "fabricate", "fabrication", "false", "groundless", "lie", "nonsense", "unfounded", "untrue"];
    let is_subject = matches!(reading.dependency(below), Dependency::Nsubj | Dependency::NsubjPass);
    let is_named = reading.is_in(below, "saying-noun");
    let is_denied =
        FALSE.contains(&reading.lemma(above)) || roles::is_passive(reading, above) && reading.is_in(above, "deny");
    is_subject && is_named && is_denied && negation(reading, above).is_none()
}

/// Returns the word that negates token `i`: "not", "never", "no".
fn negation(reading: &Reading, i: usize) -> Option<usize> {
    reading.sentence.children(i).find(|c| {
        matches!(
            reading.dependency(*c),
            Dependency::Advmod | Dependency::Det | Dependency::Cc | Dependency::Mark | Dependency::Case
        ) && reading.is_in(*c, "negation")
            && !reading.is_in(*c, "deny")
    })
}

/// Tells whether a phrase names nobody: "no civilians", "none", "neither side".
fn is_none(reading: &Reading, head: usize) -> bool {
    let word = |i: usize| reading.word(i).to_lowercase();
    matches!(word(head).as_str(), "none" | "nobody" | "nothing")
        || reading
            .sentence
            .children(head)
            .any(|c| matches!(word(c).as_str(), "no" | "neither") && reading.dependency(c) == Dependency::Det)
}

/// Returns how firmly the clause of `trigger` is put by its own words, and the word that tells it.
pub(super) fn modality(reading: &Reading, trigger: usize) -> (Modality, Option<usize>) {
    let chain: Vec<usize> = std::iter::once(trigger).chain(reading.ancestors(trigger).take(REACH)).collect();
    let upto_clause = chain.iter().take_while(|i| reading.dependency(**i) != Dependency::Root).count() + 1;
    let near = &chain[..upto_clause.min(chain.len())];
    let child = |i: usize, test: &dyn Fn(usize) -> bool| reading.sentence.children(i).find(|c| test(*c));
    let is_if = |c: usize| {
        reading.dependency(c) == Dependency::Mark
            && matches!(reading.word(c).to_lowercase().as_str(), "if" | "unless" | "whether")
    };
    let will = |c: usize| {
        reading.dependency(c) == Dependency::Aux
            && matches!(reading.word(c).to_lowercase().as_str(), "will" | "would" | "shall" | "'ll")
    };
    let hedges = |c: usize| reading.is_in(c, "hedge");
    let hearsay =
        |i: &usize| matches!(reading.lemma(*i), "report" | "rumour" | "rumor") && reading.token(*i).tag == Tag::Noun;
    let condition = || near.iter().find_map(|i| child(*i, &is_if)).map(|cue| (Modality::Conditional, cue));
    let future = || child(trigger, &will).or_else(|| plan(reading, trigger)).map(|cue| (Modality::Future, cue));
    let alleged = || near.iter().take(3).find_map(|i| child(*i, &hedges)).map(|cue| (Modality::Alleged, cue));
    let reported = || chain.iter().take(3).find(|i| hearsay(i)).map(|cue| (Modality::Reported, *cue));
    let told = condition().or_else(future).or_else(alleged).or_else(reported);
    told.map_or((Modality::Asserted, None), |(modality, cue)| (modality, Some(cue)))
}

/// Tells whether the trigger is an infinitive of intent: "plans to withdraw", "agreed to withdraw", "vowed to".
pub(super) fn is_planned(reading: &Reading, trigger: usize) -> bool {
    plan(reading, trigger).is_some()
}

/// Tells whether `trigger` stands in a question that is told of: "was asked whether the army had left".
pub(super) fn is_questioned(reading: &Reading, trigger: usize) -> bool {
    let opens = |verb: usize| roles::is_opened_by(reading, verb, "whether");
    std::iter::once(trigger).chain(reading.ancestors(trigger).take(REACH)).any(opens)
}

/// Tells whether what `trigger` names has begun and is not told to have ended: "has begun to withdraw", "is leaving", "began its
/// withdrawal".
pub(super) fn is_under_way(reading: &Reading, trigger: usize) -> bool {
    use Dependency::*;
    let begins = |i: usize| reading.is_in(i, "beginning");
    let is_governed = matches!(reading.dependency(trigger), Xcomp | Nsubj | Obj | NsubjPass);
    let governed = reading.token(trigger).head.filter(|_| is_governed).is_some_and(begins);
    let is_be = |c: usize| matches!(reading.dependency(c), Aux) && reading.lemma(c) == "be";
    let is_progressive = reading.token(trigger).fine == Fine::Gerund && reading.sentence.children(trigger).any(is_be);
    governed || is_progressive
}

/// Returns the word of intent that the trigger is an infinitive of.
fn plan(reading: &Reading, trigger: usize) -> Option<usize> {
    let head = reading.token(trigger).head.filter(|head| reading.is_in(*head, "intent") && !asks(reading, *head))?;
    let base = reading.token(trigger).fine == Fine::Base;
    match reading.dependency(trigger) {
        Dependency::Acl => Some(head),
        Dependency::Xcomp if base => Some(head),
        _ => None,
    }
}
