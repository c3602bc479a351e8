//! Which clauses of a sentence are the speaker's at a verb of saying.

use super::reading::Reading;
use crate::text::{Dependency, Fine, Tag};

/// Returns the tokens that are the speaker's at `verb`, the cue itself included.
pub(super) fn reach(reading: &Reading, verb: usize, subject: usize) -> Vec<usize> {
    if let Some(before) = said_before(reading, verb, subject) {
        return before;
    }
    let complement = [Dependency::Ccomp, Dependency::Xcomp, Dependency::Obj, Dependency::Parataxis];
    let said_after = opens_quotation(reading, subject.max(verb) + 1)
        || reading.sentence.children(verb).any(|c| c > verb && complement.contains(&reading.dependency(c)));
    let start = subject.min(verb);
    let outside = |i: &usize| {
        let step = |a: &usize| reading.token(*a).head == Some(verb);
        let top = std::iter::once(*i).chain(reading.ancestors(*i)).find(step);
        !top.is_some_and(|top| is_outside(reading, top, verb) || (said_after && top < start))
            && !reading.is_below(*i, subject)
    };
    let mut said: Vec<usize> =
        (0..reading.len()).filter(|i| reading.is_below(*i, verb)).filter(|i| *i == verb || outside(i)).collect();
    if reading.dependency(verb) == Dependency::Parataxis {
        let host = reading.token(verb).head.unwrap_or(verb);
        let beside = (0..reading.len()).filter(|i| reading.is_below(*i, host) && !reading.is_below(*i, verb));
        said = beside.chain(std::iter::once(verb)).collect();
        said.sort_unstable();
    }
    if said.iter().any(|i| *i != verb && reading.token(*i).tag != Tag::Punct) { said } else { rest(reading, verb) }
}

/// Tells whether a colon or an opening mark stands at token `i`.
fn opens_quotation(reading: &Reading, i: usize) -> bool {
    i < reading.len() && matches!(reading.word(i), ":" | "“" | "\"" | "``")
}

/// Tells whether "after", "although" and the like open the clause headed by `top`.
pub(super) fn is_circumstance(reading: &Reading, top: usize) -> bool {
    let marks = ["while", "as", "after", "when", "before", "since", "although", "though", "whereas"];
    let mut marks_of = reading.sentence.children(top).filter(|c| reading.dependency(*c) == Dependency::Mark);
    marks_of.any(|c| marks.contains(&reading.word(c).to_lowercase().as_str()))
}

/// Tells whether what hangs on the cue as `top` is not part of what is said: another verb beside it, the time of speaking.
fn is_outside(reading: &Reading, top: usize, verb: usize) -> bool {
    use Dependency::*;
    match reading.dependency(top) {
        Nsubj | NsubjPass | Csubj => true,
        Conj => !reading.sentence.children(top).any(|c| reading.word(c).eq_ignore_ascii_case("that")),
        Advcl => top < verb || is_circumstance(reading, top),
        _ => false,
    }
}

/// Returns all that stands before a closing "…, the ministry said on Monday."; nothing where the cue does not close the sentence.
fn said_before(reading: &Reading, verb: usize, subject: usize) -> Option<Vec<usize>> {
    let start = super::nominal::phrase(reading, subject).start.min(verb);
    let end = super::nominal::phrase(reading, subject).end.max(verb + 1);
    let adjacent = (start..end).all(|i| i == verb || reading.is_below(i, subject) || reading.token(i).tag == Tag::Aux);
    // "…, the ministry said on Monday, a day after …": what follows the day is the outlet's.
    let is_verb = |i: usize| matches!(reading.token(i).tag, Tag::Verb | Tag::Aux);
    let next_word = |comma: usize| (comma + 1..reading.len()).find(|i| reading.token(*i).tag != Tag::Adv);
    let comma = (end + 1..reading.len()).take(7).find(|i| reading.word(*i) == ",");
    let comma = comma.filter(|comma| next_word(*comma).is_some_and(|next| !is_verb(next)));
    let last = comma.unwrap_or(reading.len());
    let tail: Vec<usize> = (end..last).filter(|i| reading.token(*i).tag != Tag::Punct).collect();
    // "…, blaming the rebels": the outlet goes on to tell what else the speaker did.
    let is_aside = |i: &usize| reading.token(*i).fine == Fine::Gerund && reading.word(end) == ",";
    let is_clause_verb = |i: &usize| reading.token(*i).tag == Tag::Verb && reading.dependency(*i) != Dependency::Amod;
    let closes = tail.len() <= 14
        && !tail.iter().any(|i| is_clause_verb(i) && *i < end + 3 && !is_aside(i))
        && !tail.first().is_some_and(|i| reading.word(*i).eq_ignore_ascii_case("that"));
    // Who is told something is not what is told.
    let is_addressee = |c: usize| reading.dependency(c) == Dependency::Obj && reading.is_in(verb, "told");
    let is_complement =
        |c: usize| matches!(reading.dependency(c), Dependency::Ccomp | Dependency::Xcomp | Dependency::Obj);
    let mut children = reading.sentence.children(verb).filter(|c| *c > end && *c < last);
    let complement = children.any(|c| is_complement(c) && !is_addressee(c));
    let has_clause = (0..start).any(|i| reading.token(i).tag == Tag::Verb || reading.token(i).tag == Tag::Aux);
    let is_said = reading.says(verb);
    let subordinate =
        start > 0 && matches!(reading.word(start - 1).to_lowercase().as_str(), "what" | "as" | "which" | "who");
    let complement = complement || counts_out(reading, verb);
    (adjacent && closes && !complement && has_clause && is_said && !subordinate)
        .then(|| (0..start).chain(std::iter::once(verb)).collect())
}

/// Tells whether a verb of counting stands right before its number: "counted at least 24 dead".
pub(super) fn counts_out(reading: &Reading, verb: usize) -> bool {
    let counting = ["count", "verify", "document", "register", "record", "tally", "report"];
    let near = verb + 1..reading.len().min(verb + 4);
    counting.contains(&reading.lemma(verb)) && near.into_iter().any(|i| reading.is_number(i))
}

/// Returns the tokens from `verb` to the end of the sentence: what is said where the tree does not tell.
fn rest(reading: &Reading, verb: usize) -> Vec<usize> {
    (verb..reading.len()).collect()
}
