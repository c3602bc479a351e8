//! Nouns and adjectives that tell an attitude: "its plan to …", "criticism of …", "confident that …".

use super::{Attitude, holder};
use crate::extract::content as words;
use crate::extract::reading::Reading;
use crate::model::Manner;
use crate::text::{Dependency, Fine, Tag};

/// Returns the attitude that a noun or an adjective tells: "its plan to …", "confident that …".
pub(super) fn at_word(reading: &Reading, i: usize) -> Option<Attitude> {
    match reading.token(i).tag {
        Tag::Noun => at_noun(reading, i),
        Tag::Adj => at_adjective(reading, i),
        _ => None,
    }
}

fn at_noun(reading: &Reading, noun: usize) -> Option<Attitude> {
    let is_plan = reading.is_in(noun, "plan-noun");
    let is_said = reading.is_in(noun, "saying-noun") || reading.is_in(noun, "statement");
    let next = reading.len().checked_sub(noun + 2).map(|_| reading.word(noun + 1).to_lowercase())?;
    let fits = (is_plan && next == "to") || ((is_said || is_plan) && next == "that");
    let is_relative =
        (noun + 2 < reading.len()) && matches!(reading.token(noun + 2).tag, Tag::Verb | Tag::Aux) && next == "that";
    if !fits && next != "that" {
        return on_matter(reading, noun);
    }
    if !fits || is_relative {
        return None;
    }
    let owner = reading.sentence.child(noun, Dependency::NmodPoss);
    let holder = owner.or_else(|| subject_of_light_verb(reading, noun)).or_else(|| taken_for_noun(reading, noun));
    let clause = reading.sentence.children(noun).rfind(|c| *c > noun)?;
    let end =
        (noun + 1..reading.len()).take_while(|i| reading.is_below(*i, clause) || reading.is_below(*i, noun)).last()?
            + 1;
    let manner = if is_plan { Manner::Plan } else { Manner::Say };
    let content = words::trimmed(reading, noun + 1..end).collect();
    Some(Attitude { manner, cue: noun..noun + 1, holder, content })
}

/// Prepositions between what somebody says and what it is about.
const ON_MATTER: [&str; 6] = ["about", "against", "for", "of", "on", "over"];

/// Returns the attitude that a noun tells towards a thing: "criticism of the plan", "her doubts about it".
pub(super) fn on_matter(reading: &Reading, noun: usize) -> Option<Attitude> {
    let preposition = noun + 1;
    if !reading.is_in(noun, "saying-noun") || !ON_MATTER.contains(&&*reading.word(preposition).to_lowercase()) {
        return None;
    }
    let is_matter = |c: &usize| reading.token(preposition).head == Some(*c) && *c > preposition;
    let matter = reading.sentence.children(noun).find(is_matter)?;
    let owner = reading.sentence.child(noun, Dependency::NmodPoss);
    let holder = owner.or_else(|| subject_of_light_verb(reading, noun));
    let last = reading.sentence.subtree(matter).last().copied()?;
    let content = words::trimmed(reading, preposition + 1..last + 1).collect();
    Some(Attitude { manner: Manner::Discuss, cue: noun..preposition + 1, holder, content })
}

/// Returns the subject of the verb whose object the noun is: "made a promise to …".
fn subject_of_light_verb(reading: &Reading, noun: usize) -> Option<usize> {
    let verb = reading.token(noun).head.filter(|head| reading.is_verbal(*head) && *head < noun)?;
    (reading.dependency(noun) == Dependency::Obj).then(|| holder(reading, verb)).flatten()
}

/// Returns the subject of a verb in the present that the tagger took for a plural: "the council plans to".
fn taken_for_noun(reading: &Reading, noun: usize) -> Option<usize> {
    let before = noun.checked_sub(1).filter(|i| reading.is_nominal(*i))?;
    (reading.token(noun).fine == Fine::Plural).then_some(before)
}

fn at_adjective(reading: &Reading, adjective: usize) -> Option<Attitude> {
    let is_made = adjective > 0 && reading.lemma(adjective - 1) == "make";
    if is_made || !(reading.is_in(adjective, "attitude") || tells_that(reading, adjective)) {
        return None;
    }
    let holder = holder(reading, adjective)?;
    let wanted = [Dependency::Ccomp, Dependency::Xcomp, Dependency::Advcl, Dependency::Obl];
    let complement =
        reading.sentence.children(adjective).find(|c| *c > adjective && wanted.contains(&reading.dependency(*c)))?;
    let start = words::leftmost(reading, complement, adjective + 1);
    let start = start + usize::from(start < complement && reading.token(start).tag == Tag::Adp);
    let content = words::stretch(reading, adjective, start).collect();
    let expletive = reading.dependency(holder) == Dependency::Expl;
    Some(Attitude {
        manner: Manner::Believe,
        cue: words::cue(reading, adjective),
        holder: Some(holder).filter(|_| !expletive),
        content,
    })
}

/// Tells whether an adjective is followed by a clause that "that" opens.
fn tells_that(reading: &Reading, adjective: usize) -> bool {
    let is_that = |clause: usize, mark: usize| {
        mark > adjective
            && mark < clause
            && reading.dependency(mark) == Dependency::Mark
            && reading.word(mark) == "that"
    };
    let mut clauses = reading.sentence.children(adjective).filter(|c| reading.dependency(*c) == Dependency::Ccomp);
    clauses.any(|clause| reading.sentence.children(clause).any(|mark| is_that(clause, mark)))
}
