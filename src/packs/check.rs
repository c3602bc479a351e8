//! What YAML's form does not tell: names that lead nowhere, questions asked twice, places that lie in themselves.

use super::read::{did_you_mean, nearest};
use crate::model::{AnswerFrom, AnswerKind, Diagnostic, Frame, Location, Place, Question, Topic, WordClass};
use std::collections::{BTreeMap, BTreeSet};

/// The judges a question may name.
pub(super) const JUDGES: [&str; 6] = ["clauses", "count", "demand", "parties", "sovereignty", "status"];

/// What may fill a role besides a class of words.
pub(super) const FILLERS: [&str; 12] = [
    "any",
    "armed-group",
    "attack-by-party",
    "count",
    "itself",
    "land",
    "name",
    "noncombatants",
    "number",
    "party",
    "people",
    "place",
];

/// The classes of words in force, each with its opposite.
pub(super) type Classes<'a> = BTreeMap<&'a str, Option<&'a str>>;

/// A pack file: its path for diagnostics, its text to find places in.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

impl File<'_> {
    /// Returns the place of `word` where it is the value of a field of something named: `[question, "judge"]`.
    fn after(self, [named, field]: [&str; 2], word: &str) -> Location {
        let after = find_word(self.text, 0, named).and_then(|at| find_word(self.text, at + named.len(), field));
        match after.and_then(|at| find_word(self.text, at + field.len(), word)) {
            Some(at) => Location::in_text(self.path, self.text, at..at + word.len()),
            None => self.place(named, word),
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
pub(super) fn topic(topic: &Topic, file: File, classes: &Classes, elsewhere: &BTreeMap<&str, &str>) -> Vec<Diagnostic> {
    let mut wrong = opposites(&topic.words, file, classes);
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
        .at(file.after([&question.id, "judge"], judge))
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
    let begun = question.statuses.iter().filter_map(|status| status.begun.as_deref());
    let unknown: BTreeSet<&str> = answers.chain(excluded).chain(begun).filter(|word| !words.contains(word)).collect();
    let told = |word: &str| {
        Diagnostic::error("unknown-status", format!("`{word}` is no status of `{}`", question.id))
            .at(file.place(&question.id, word))
            .help(did_you_mean(word, words.iter().copied()))
    };
    unknown.into_iter().map(told).collect()
}

/// Returns a diagnostic for each role that asks for what there is not.
fn fillers(question: &Question, frame: &Frame, file: File, classes: &Classes) -> Vec<Diagnostic> {
    let roles = frame.agent.iter().chain(&frame.patient).map(|role| role.is.as_str());
    let asked = roles.chain(frame.obliques.iter().map(|oblique| oblique.is.as_str())).flat_map(|is| is.split('|'));
    let unknown = asked.filter(|is| !FILLERS.contains(is) && !classes.contains_key(is));
    let told = |is: &str| {
        let help = match nearest(is, FILLERS.into_iter().chain(classes.keys().copied())) {
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

/// Returns what is wrong with the opposites that classes of words name: one there is not, or one that does not name them in turn.
pub(super) fn opposites(mine: &[WordClass], file: File, classes: &Classes) -> Vec<Diagnostic> {
    mine.iter().filter_map(|class| opposite(class, file, classes)).collect()
}

fn opposite(class: &WordClass, file: File, classes: &Classes) -> Option<Diagnostic> {
    let (own, named) = (class.class.as_str(), class.opposite.as_deref()?);
    let (code, what, help) = match classes.get(named) {
        _ if own == named => {
            ("own-opposite", "itself".to_string(), "name the class whose words say the contrary".into())
        }
        None => {
            let near = nearest(named, classes.keys().copied().filter(|known| *known != own));
            let help =
                near.map_or_else(|| format!("list the words of `{named}`"), |near| format!("did you mean `{near}`?"));
            ("unknown-class", format!("`{named}`, and there is no such class of words"), help)
        }
        // An opposite that is misspelt there is told there.
        Some(Some(back)) if *back == own || !classes.contains_key(back) => return None,
        Some(_) => {
            let what = format!("`{named}`, which does not name `{own}` in turn");
            ("one-sided-opposite", what, format!("write `opposite: {own}` in the class `{named}`"))
        }
    };
    let wrong = Diagnostic::error(code, format!("the class `{own}` has for its opposite {what}"));
    Some(wrong.at(file.after([own, "opposite"], named)).help(help))
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
