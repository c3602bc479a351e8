//! What YAML's form does not tell: names that lead nowhere, questions asked twice, places that lie in themselves.

use super::read::{did_you_mean, nearest};
use crate::model::{AnswerFrom, AnswerKind, Diagnostic, Frame, Location, Place, Question, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// The judges a question may name.
pub(super) const JUDGES: [&str; 6] = ["clauses", "count", "demand", "parties", "sovereignty", "status"];

/// What may fill a role besides a class of words.
pub(super) const FILLERS: [&str; 10] =
    ["any", "attack-by-party", "count", "land", "name", "noncombatants", "number", "party", "people", "place"];

/// A pack file: its path for diagnostics, its text to find places in.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

impl File<'_> {
    /// Returns the place of the judge that a question names.
    fn judge(self, question: &str, judge: &str) -> Location {
        let after = find_word(self.text, 0, question).and_then(|at| find_word(self.text, at, "judge"));
        match after.and_then(|at| find_word(self.text, at + "judge".len(), judge)) {
            Some(at) => Location::in_text(self.path, self.text, at..at + judge.len()),
            None => self.place(question, judge),
        }
    }

    /// Returns the place of the first `word` after the first `after`, else of `after`, else the file's beginning.
    fn place(self, after: &str, word: &str) -> Location {
        let from = find_word(self.text, 0, after);
        let found = find_word(self.text, from.map_or(0, |at| at + after.len()), word);
        let bytes = match (found, from) {
            (Some(at), _) => at..at + word.len(),
            (None, Some(at)) => at..at + after.len(),
            (None, None) => 0..0,
        };
        Location::in_text(self.path, self.text, bytes)
    }
}

/// Returns what is wrong with a topic; `classes` are the classes of words in force, its own included, and `elsewhere` the questions
/// of other topics with the topic that asks each.
pub(super) fn topic(
    topic: &Topic,
    file: File,
    classes: &BTreeSet<&str>,
    elsewhere: &BTreeMap<&str, &str>,
) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for question in &topic.questions {
        let id = question.id.as_str();
        let other = elsewhere.get(id).copied().or_else(|| (!seen.insert(id)).then_some(topic.id.as_str()));
        wrong.extend(other.map(|topic| asked_twice(question, topic, file)));
        wrong.extend(judge(question, file));
        wrong.extend(statuses(question, file));
        wrong.extend(question.frames.iter().flat_map(|frame| fillers(question, frame, file, classes)));
    }
    wrong
}

fn asked_twice(question: &Question, topic: &str, file: File) -> Diagnostic {
    Diagnostic::error(
        "duplicate-question",
        format!("the question `{}` is asked already by the topic `{topic}`", question.id),
    )
    .at(file.place(&question.id, &question.id))
    .help("give it an id of its own, or name the file like that topic to replace the topic")
}

fn judge(question: &Question, file: File) -> Option<Diagnostic> {
    let judge = question.compare.judge.as_str();
    (!JUDGES.contains(&judge)).then(|| {
        Diagnostic::error(
            "unknown-judge",
            format!("`{}` is compared by `{judge}`, and there is no such judge", question.id),
        )
        .at(file.judge(&question.id, judge))
        .help(did_you_mean(judge, JUDGES))
    })
}

/// Returns what is wrong with a question's status words and their use.
fn statuses(question: &Question, file: File) -> Vec<Diagnostic> {
    let words: BTreeSet<&str> = question.statuses.iter().map(|status| status.word.as_str()).collect();
    if question.answer == AnswerKind::Status && words.is_empty() {
        let missing = format!("`{}` is answered by a status, and no status is listed", question.id);
        let help = "add `statuses:`, each with `word:` and `says:`";
        return vec![Diagnostic::error("no-statuses", missing).at(file.place(&question.id, "status")).help(help)];
    }
    let answers = question.frames.iter().filter_map(|frame| match &frame.answer {
        AnswerFrom::Status(word) => Some(word.as_str()),
        _ => None,
    });
    let excluded = question.statuses.iter().flat_map(|status| status.excludes.iter().map(String::as_str));
    let unknown: BTreeSet<&str> = answers.chain(excluded).filter(|word| !words.contains(word)).collect();
    let told = |word: &str| {
        Diagnostic::error("unknown-status", format!("`{word}` is no status of `{}`", question.id))
            .at(file.place(&question.id, word))
            .help(did_you_mean(word, words.iter().copied()))
    };
    unknown.into_iter().map(told).collect()
}

/// Returns a diagnostic for each role that asks for what there is not.
fn fillers(question: &Question, frame: &Frame, file: File, classes: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let roles = frame.agent.iter().chain(&frame.patient).map(|role| role.is.as_str());
    let asked = roles.chain(frame.obliques.iter().map(|oblique| oblique.is.as_str())).flat_map(|is| is.split('|'));
    let unknown = asked.filter(|is| !FILLERS.contains(is) && !classes.contains(is));
    let told = |is: &str| {
        let help = match nearest(is, FILLERS.into_iter().chain(classes.iter().copied())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                format!("list its words under `words:` of the topic or of a lexicon: `- {{class: {is}, words: [...]}}`")
            }
        };
        Diagnostic::error(
            "unknown-class",
            format!("`{}` asks for `{is}`, and there is no such class of words", question.id),
        )
        .at(file.place(&question.id, is))
        .help(help)
    };
    unknown.map(told).collect()
}

/// Returns what is wrong with where the places of `file` lie: in no place there is, or in themselves. `places` are all in force,
/// each with what it lies in.
pub(super) fn places(mine: &[Place], file: File, places: &BTreeMap<String, Option<String>>) -> Vec<Diagnostic> {
    mine.iter().filter_map(|place| astray(place, file, places)).collect()
}

fn astray(place: &Place, file: File, places: &BTreeMap<String, Option<String>>) -> Option<Diagnostic> {
    let within = place.within.as_deref()?;
    if !places.contains_key(&super::names::key(within)) {
        let known = places.keys().map(String::as_str);
        let unknown = Diagnostic::error(
            "unknown-place",
            format!("`{}` lies in `{within}`, and there is no such place", place.name),
        );
        let help = match nearest(&super::names::key(within), known) {
            Some(near) => format!("did you mean `{near}`? Otherwise add it under `places:`"),
            None => "add it under `places:`".to_string(),
        };
        return Some(unknown.at(file.place(&place.name, within)).help(help));
    }
    lies_in_itself(place, places).then(|| {
        Diagnostic::error(
            "place-in-itself",
            format!("`{}` lies in `{within}`, which lies in `{}`", place.name, place.name),
        )
        .at(file.place(&place.name, within))
        .help("let one of the two lie in nothing")
    })
}

fn lies_in_itself(place: &Place, places: &BTreeMap<String, Option<String>>) -> bool {
    let start = super::names::key(&place.name);
    let mut seen = BTreeSet::new();
    let mut here = place.within.as_deref().map(super::names::key);
    while let Some(next) = here {
        if next == start {
            return true;
        }
        here = places.get(&next).cloned().flatten().filter(|_| seen.insert(next));
    }
    false
}

/// Returns the place of `word` in `text`, whole, at or after `from`.
fn find_word(text: &str, from: usize, word: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let found = text[from..].match_indices(word).map(|(i, _)| from + i);
    let mut whole = found.filter(|at| {
        !text[..*at].ends_with(is_part) && !text[*at + word.len()..].starts_with(|c| is_part(c) && c != '.')
    });
    whole.next()
}
