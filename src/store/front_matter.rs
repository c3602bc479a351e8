//! The front matter of a document: YAML between two `---` lines at the very start of the file.
//!
//! It is cut by hand: a Markdown reader takes any text between two rules for front matter, wherever it stands.

use super::nearest;
use super::yaml::{self, Step};
use crate::model::{Descriptor, Diagnostic, Grade, Location};
use jiff::civil::Date;
use serde_yaml::{Mapping, Value};
use std::ops::Range;

/// The fields a document's front matter may have.
const FIELDS: [&str; 6] = ["title", "publisher", "published", "url", "party", "grade"];

/// Names that other programs use for the same.
const OTHER_NAMES: [(&str, &str); 9] = [
    ("date", "published"),
    ("published_at", "published"),
    ("source", "publisher"),
    ("outlet", "publisher"),
    ("author", "publisher"),
    ("link", "url"),
    ("source_url", "url"),
    ("headline", "title"),
    ("reliability", "grade"),
];

/// Where the front matter of a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The YAML between the rules; empty where there is none.
    pub(super) yaml: Range<usize>,
    /// The first byte of the words after it.
    pub(super) body: usize,
    /// It begins and does not end.
    pub(super) is_open: bool,
}

/// Returns where the front matter of `text` stands.
pub(super) fn cut(text: &str) -> Cut {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Cut { yaml: start..start, body: start, is_open: false };
    let mut lines = text[start..].split_inclusive('\n');
    let Some(rule) = lines.next().filter(|line| line.trim_end() == "---") else { return none };
    let first = start + rule.len();
    let mut at = first;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Cut { yaml: first..at, body: at + line.len(), is_open: false };
        }
        at += line.len();
    }
    // A rule above a text is Markdown; a rule above `name: value` was meant as front matter.
    let next = text[first..].lines().next().unwrap_or_default();
    let is_open =
        next.split_once(':').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(char::is_alphanumeric));
    Cut { is_open, ..none }
}

/// Fills `descriptor` from the front matter of `text`, and returns what is wrong with it.
pub(super) fn read(text: &str, cut: &Cut, file: &str, descriptor: &mut Descriptor) -> Vec<Diagnostic> {
    if cut.is_open {
        let location = Location::at_line(file, text, 1, 1);
        let message = "the front matter begins here and does not end";
        let help = "put a line `---` after its last field, or an empty line before the first one if it is none";
        return vec![Diagnostic::error("front-matter", message).at(location).help(help)];
    }
    let yaml = &text[cut.yaml.clone()];
    // Comments and blank lines alone are read as nothing.
    let map = match serde_yaml::from_str::<Option<Mapping>>(yaml) {
        Ok(map) => map.unwrap_or_default(),
        Err(error) => return vec![moved(yaml::unreadable("front-matter", file, yaml, &error), text)],
    };
    let field = |(key, value): (&Value, &Value)| {
        let key = key.as_str().unwrap_or_default();
        set(descriptor, key, value)
            .err()
            .map(|wrong| moved((*wrong).at(yaml::location(file, yaml, &[Step::Key(key)])), text))
    };
    map.iter().filter_map(field).collect()
}

/// Moves the location from the front matter into the file, where it stands a line lower.
fn moved(mut diagnostic: Diagnostic, text: &str) -> Diagnostic {
    if let Some(at) = &mut diagnostic.location {
        at.line += 1;
        let line = text.lines().nth(at.line - 1).unwrap_or_default();
        at.excerpt = line.trim_start_matches('\u{feff}').into();
    }
    diagnostic
}

/// Sets one field of `descriptor`.
fn set(descriptor: &mut Descriptor, key: &str, value: &Value) -> Result<(), Box<Diagnostic>> {
    let words = || words(key, value);
    match key {
        "title" => descriptor.title = words()?,
        "publisher" => descriptor.publisher = words()?,
        "url" => descriptor.url = words()?,
        "party" => descriptor.party = words()?,
        "published" => descriptor.published = words()?.map(|words| day(&words)).transpose()?,
        "grade" => descriptor.grade = words()?.map(|words| grade(&words)).transpose()?,
        unknown => return Err(Box::new(unknown_field(unknown))),
    }
    Ok(())
}

/// Returns a field's words; a number or truth value is taken as written, an empty one as not stated.
fn words(key: &str, value: &Value) -> Result<Option<String>, Box<Diagnostic>> {
    let words = match value {
        Value::Null => return Ok(None),
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        _ => {
            let message = format!("`{key}` has to be words, not a list or a map");
            return Err(refused(message, "put the value on one line, in quotation marks"));
        }
    };
    Ok(Some(words).filter(|words| !words.is_empty()))
}

/// Returns the day of a date or of a date with a time.
fn day(words: &str) -> Result<Date, Box<Diagnostic>> {
    let (day, time) = words.split_at_checked(10).unwrap_or((words, ""));
    let is_day = time.is_empty() || time.starts_with(['T', ' ']);
    let date = day.parse().ok().filter(|_| is_day);
    date.ok_or_else(|| refused(format!("`{words}` is no date"), "write year, month and day: `published: 2020-09-28`"))
}

fn grade(words: &str) -> Result<Grade, Box<Diagnostic>> {
    const HELP: &str = "write A (completely reliable) to E (unreliable), or F (cannot be judged)";
    serde_yaml::from_value(Value::from(words)).map_err(|_| refused(format!("`{words}` is no grade"), HELP))
}

fn refused(message: String, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("front-matter", message).help(help))
}

fn unknown_field(key: &str) -> Diagnostic {
    let other = OTHER_NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, field)| *field);
    let help = match other.or_else(|| nearest(key, FIELDS)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the front matter of a document may have: {}", FIELDS.join(", ")),
    };
    Diagnostic::warning(
        "unknown-field",
        format!("the front matter has a field `{key}` that is not known, and is not read"),
    )
    .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descriptor() -> Descriptor {
        Descriptor { id: "a".into(), file: "a.md".into(), ..Descriptor::default() }
    }

    fn check(text: &str) -> (Descriptor, Vec<Diagnostic>, String) {
        let mut descriptor = descriptor();
        let cut = cut(text);
        let wrong = read(text, &cut, "corpus/a.md", &mut descriptor);
        (descriptor, wrong, text[cut.body..].into())
    }

    #[test]
    fn a_date_may_stand_plain_in_quotes_or_with_a_time() {
        for written in ["2020-09-28", "'2020-09-28'", "2020-09-28T10:00:00Z", "2020-09-28 10:00"] {
            let (read, wrong, body) = check(&format!("---\npublished: {written}\n---\nText.\n"));
            assert_eq!(
                (read.published, wrong, body.as_str()),
                (Some(jiff::civil::date(2020, 9, 28)), vec![], "Text.\n"),
                "{written}"
            );
        }
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        let (read, wrong, body) = check("\u{feff}---\r\ntitle: Talks resume\r\ngrade: B\r\n---\r\nText.\r\n");
        assert_eq!((read.title.as_deref(), read.grade, wrong), (Some("Talks resume"), Some(Grade::B), vec![]));
        assert_eq!(body, "Text.\r\n");
    }

    #[test]
    fn a_text_with_rules_further_down_has_no_front_matter() {
        let text = "Intro.\n\n---\nThe minister said yes.\n---\n";
        let (_, wrong, body) = check(text);
        assert_eq!((wrong, body.as_str()), (vec![], text));
    }

    #[test]
    fn a_broken_field_is_shown_on_its_line_of_the_file() {
        for (front, code, line, help) in [
            ("title: A\npublishd: B", "unknown-field", 3, "did you mean `published`?"),
            ("date: 2020-09-28", "unknown-field", 2, "did you mean `published`?"),
            ("title: A\npublished: Monday", "front-matter", 3, "write year, month and day: `published: 2020-09-28`"),
            ("grade: G", "front-matter", 2, "write A (completely reliable) to E (unreliable), or F (cannot be judged)"),
            ("title: Talks: a deal", "front-matter", 2, "a text with `: ` in it has to stand in quotation marks"),
        ] {
            let (_, wrong, _) = check(&format!("---\n{front}\n---\nText.\n"));
            let [only] = wrong.as_slice() else { panic!("one diagnostic for {front}: {wrong:?}") };
            let at = only.location.as_ref().expect("a place");
            assert_eq!((only.code, at.line, only.help.as_deref()), (code, line, Some(help)), "{front}");
        }
    }

    #[test]
    fn front_matter_that_does_not_end_is_an_error_and_a_rule_is_none() {
        assert_eq!(check("---\ntitle: A\n\nText.\n").1[0].code, "front-matter");
        assert_eq!(check("---\n\nText after a rule.\n").1, vec![]);
    }
}
