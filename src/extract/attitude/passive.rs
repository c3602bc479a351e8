//! Passives: who is said, thought or blamed for doing something, and who is told or sure of it.

use super::{Attitude, VERBS, complement, is_at, is_expletive, told_of};
use crate::extract::content as words;
use crate::extract::reading::Reading;
use crate::extract::roles;
use crate::model::Manner;
use crate::text::Dependency;
use std::ops::Range;

/// Tells whether `verb` is passive; "has called", which the tree may take for one, is not.
pub(super) fn is_passive(reading: &Reading, verb: usize) -> bool {
    let by_have = |c: usize| reading.dependency(c) == Dependency::AuxPass && reading.lemma(c) == "have";
    let has_aux = reading.sentence.child(verb, Dependency::AuxPass).is_some();
    let is_modifier = matches!(reading.dependency(verb), Dependency::Acl | Dependency::Advcl | Dependency::Conj);
    roles::is_passive(reading, verb) && (has_aux || is_modifier) && !reading.sentence.children(verb).any(by_have)
}

/// Returns the attitude of a passive: "was described by the mayor as a failure", "was accused of theft", "is convinced that …".
pub(super) fn of_passive(reading: &Reading, verb: usize, cue: Range<usize>) -> Option<Attitude> {
    let patient = roles::patient(reading, verb).filter(|patient| *patient < verb)?;
    convinced(reading, verb, &cue, patient)
        .or_else(|| charged(reading, verb, &cue, patient))
        .or_else(|| expected(reading, verb, cue, patient))
}

/// Returns who is told or sure of a clause: "residents were told that …".
fn convinced(reading: &Reading, verb: usize, cue: &Range<usize>, patient: usize) -> Option<Attitude> {
    let is_clause = |c: &usize| *c > verb && reading.dependency(*c) == Dependency::Ccomp;
    let clause = reading.sentence.children(verb).find(is_clause)?;
    let is_relative = matches!(reading.word(patient).to_lowercase().as_str(), "which" | "that");
    let has_helper = reading.sentence.child(verb, Dependency::AuxPass).is_some();
    if is_relative || is_expletive(reading, patient) || !has_helper || roles::by_phrase(reading, verb).is_some() {
        return None;
    }
    let start = words::clause_start(reading, verb, clause, cue.end);
    let content = words::stretch(reading, verb, start).collect();
    Some(Attitude { manner: Manner::Believe, cue: cue.clone(), holder: Some(patient), content })
}

/// Returns what somebody is charged with, or seen as: "was blamed for the fire", "is seen as a failure".
fn charged(reading: &Reading, verb: usize, cue: &Range<usize>, patient: usize) -> Option<Attitude> {
    let manners =
        [("accuse", Manner::Accuse), ("discuss", Manner::Discuss), ("say", Manner::Say), ("believe", Manner::Believe)];
    let (_, manner) = manners.iter().find(|(class, _)| is_at(reading, verb, class))?;
    let link = cue.end;
    if link >= reading.len() || !reading.is_below(link, verb) {
        return None;
    }
    // "Of" and "for" belong to the charge, "as" and "with" to what it is.
    let start = match reading.word(link) {
        "of" | "for" => link + 1,
        "as" | "with" => link,
        _ => return None,
    };
    let content = told_of(reading, verb, patient, start);
    Some(Attitude { manner: *manner, cue: cue.start..start, holder: roles::by_phrase(reading, verb), content })
}

/// Returns what somebody is expected or said to do: "is expected to resign".
fn expected(reading: &Reading, verb: usize, cue: Range<usize>, patient: usize) -> Option<Attitude> {
    let (_, manner, _) = VERBS.iter().find(|(class, _, _)| is_at(reading, verb, class))?;
    let start = words::clause_start(reading, verb, complement(reading, verb)?, cue.end);
    let content = told_of(reading, verb, patient, start);
    Some(Attitude { manner: *manner, cue, holder: roles::by_phrase(reading, verb), content })
}
