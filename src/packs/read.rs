//! One pack file → nouns, or what is wrong with it: file, line, column, and what to do.

use crate::model::{Diagnostic, LexiconFile, Location, Topic};
use serde::de::DeserializeOwned;

/// Returns the topic in `text`, the content of the file `path`; its id is the file's name.
pub(super) fn topic(path: &str, text: &str) -> Result<Topic, Box<Diagnostic>> {
    let topic: Topic = yaml(path, text, "topics")?;
    Ok(Topic { id: stem(path).into(), ..topic })
}

/// Returns the lexicon in `text`, the content of the file `path`.
pub(super) fn lexicon(path: &str, text: &str) -> Result<LexiconFile, Box<Diagnostic>> {
    yaml(path, text, "lexicons")
}

/// Returns a file's name without folder and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns the one of `known` that `word` most likely was to be, if any is near.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let alike = known.into_iter().map(|k| (strsim::jaro_winkler(word, k), k)).filter(|(likeness, _)| *likeness >= 0.75);
    alike.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, k)| k)
}

/// Returns the help for a word that should have been one of `known`.
pub(super) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(word, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", known.into_iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")),
    }
}

fn yaml<T: DeserializeOwned>(path: &str, text: &str, schema: &str) -> Result<T, Box<Diagnostic>> {
    serde_yaml::from_str(text).map_err(|error| Box::new(unreadable(path, text, schema, &error)))
}

/// Returns what the YAML reader says, put so that a person can mend it.
fn unreadable(path: &str, text: &str, schema: &str, error: &serde_yaml::Error) -> Diagnostic {
    let told = error.to_string();
    let what = told.split(" at line ").next().unwrap_or(&told);
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let mut location = Location::at_line(path, text, line, column);
    let named: Vec<&str> = what.split('`').skip(1).step_by(2).collect();
    if let Some(word) = named.first().filter(|word| starts_at(&location, word)) {
        location.width = word.chars().count().max(1);
    }
    let help = match named.split_first() {
        Some((word, known)) if what.contains("unknown ") && !known.is_empty() => {
            did_you_mean(word, known.iter().copied())
        }
        _ if what.contains("did not find expected") => {
            "look for a quotation mark or bracket that is not closed, here or above".into()
        }
        _ => format!("`rashomon schema {schema}` prints the form of the file"),
    };
    let code = if what.contains("unknown field") { "unknown-field" } else { "unreadable-pack" };
    Diagnostic::error(code, plain(what)).at(location).note("the file is left out until it is mended").help(help)
}

/// Returns the message without the path, which the line shows, and without what could stand there, which the help lists.
fn plain(what: &str) -> String {
    let is_path = |start: &str| start.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '-'));
    let what = what.split_once(": ").filter(|(start, _)| is_path(start)).map_or(what, |(_, rest)| rest);
    match what.contains("unknown ") {
        true => what.split(", expected ").next().unwrap_or(what).replace("unknown variant", "unknown value"),
        false => what.replace("expected a sequence", "expected a list"),
    }
}

fn starts_at(location: &Location, word: &str) -> bool {
    let from = location.excerpt.char_indices().nth(location.column - 1).map_or(location.excerpt.len(), |(i, _)| i);
    location.excerpt[from..].starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (usize, usize, String, String) {
        let diagnostic = *topic("topics/sanctions.yaml", text).expect_err("the test's file is broken");
        let location = diagnostic.location.expect("it is in a file");
        (location.line, location.width, diagnostic.message, diagnostic.help.expect("it helps"))
    }

    #[test]
    fn an_unknown_field_is_shown_with_the_one_meant() {
        let (line, width, message, help) = told("title: Sanctions\nquestion: []\n");
        assert_eq!((line, width), (2, 8));
        assert!(message.starts_with("unknown field `question`"), "{message}");
        assert_eq!(help, "did you mean `questions`?");
    }

    #[test]
    fn an_unknown_word_is_shown_with_the_one_meant() {
        let (line, width, _, help) = told("title: Sanctions\nquestions:\n- {id: a, ask: b, answer: partie}\n");
        assert_eq!((line, width), (3, 6));
        assert_eq!(help, "did you mean `party`?");
    }

    #[test]
    fn what_is_no_yaml_says_where_it_ends_to_be() {
        let (line, _, _, help) = told("title: Sanctions\n\tquestions: []\n");
        assert_eq!(line, 2);
        assert!(help.contains("rashomon schema topics"), "{help}");
    }

    #[test]
    fn a_topic_is_called_as_its_file() {
        let topic = topic("topics/prisoner_exchange.yaml", "title: Prisoners\nquestions: []\n").expect("it is valid");
        assert_eq!(topic.id, "prisoner_exchange");
    }
}
