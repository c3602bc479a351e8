//! Where things stand in a YAML text, and what is wrong with one.

use super::nearest;
use crate::model::{About, Diagnostic, Location};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Returns the diagnostic with the location that `place` finds for what it is about; as it is where it has one, or none is found.
pub(super) fn located(diagnostic: Diagnostic, place: impl FnOnce(&About) -> Option<Location>) -> Diagnostic {
    let about = diagnostic.about.as_ref().filter(|_| diagnostic.location.is_none());
    match about.and_then(place) {
        Some(location) => diagnostic.at(location),
        None => diagnostic,
    }
}

/// One step down into a YAML text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// The value of a key.
    Key(&'a str),
    /// An item of a list, from 0.
    Item(usize),
}

/// Returns the line and column (both from 1) of the value that `path` leads to.
///
/// The parser tells the place of a value only when it is refused; so the value is refused. That is as exact as the parser, whatever the
/// style of writing, and costs a second reading, which happens only when there is something to say.
pub(super) fn place(text: &str, path: &[Step]) -> Option<(usize, usize)> {
    let deserializer = serde_yaml::Deserializer::from_str(text);
    let error = Seek(path).deserialize(deserializer).err()?;
    error.to_string().contains(FOUND).then(|| error.location()).flatten().map(|at| (at.line(), at.column()))
}

/// Returns the location in `file` of the value that `path` leads to, else of the nearest value above it.
pub(super) fn location(file: &str, text: &str, path: &[Step]) -> Location {
    let above = (0..=path.len()).rev().find_map(|n| place(text, &path[..n]));
    let (line, column) = above.unwrap_or((1, 1));
    let mut location = Location::at_line(file, text, line, column);
    let rest: String = location.excerpt.chars().skip(location.column - 1).collect();
    location.width = rest.trim_end().chars().count().max(1);
    location
}

const FOUND: &str = "the value looked for";

struct Seek<'a>(&'a [Step<'a>]);

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(FOUND)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.0.split_first() else {
            return Err(serde::de::Error::custom(FOUND));
        };
        while let Some(key) = map.next_key::<serde_yaml::Value>()? {
            if key.as_str() == Some(wanted) {
                map.next_value_seed(Seek(rest))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Some((Step::Item(wanted), rest)) = self.0.split_first() else {
            return Err(serde::de::Error::custom(FOUND));
        };
        for _ in 0..*wanted {
            seq.next_element::<IgnoredAny>()?;
        }
        seq.next_element_seed(Seek(rest))?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Returns what is wrong with each item of the list under `list` that is no `T`, with the item's own place; nothing where the text is
/// no YAML.
pub(super) fn broken_items<T: DeserializeOwned>(text: &str, list: &str) -> Vec<serde_yaml::Error> {
    let Ok(value) = serde_yaml::from_str::<serde_yaml::Value>(text) else { return Vec::new() };
    let items = value.get(list).and_then(serde_yaml::Value::as_sequence).into_iter().flatten().enumerate();
    // Reading an item from the text passes over all before it: only those known to be broken are worth it.
    let broken = items.filter(|(_, item)| serde_yaml::from_value::<T>((*item).clone()).is_err());
    broken.filter_map(|(i, _)| read_item::<T>(text, list, i).err()).collect()
}

/// Returns item `item` of the list under `list`, read as `T`; an error has the item's own place.
fn read_item<T: DeserializeOwned>(text: &str, list: &str, item: usize) -> Result<Option<T>, serde_yaml::Error> {
    Pick { list, item, marker: PhantomData }.deserialize(serde_yaml::Deserializer::from_str(text))
}

/// Reads one item of one list of a map, and nothing else.
struct Pick<'a, T> {
    list: &'a str,
    item: usize,
    marker: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Pick<'_, T> {
    type Value = Option<T>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Pick<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "a map with a list `{}`", self.list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<T>, A::Error> {
        let (list, item, mut found) = (self.list, self.item, None);
        while let Some(key) = map.next_key::<serde_yaml::Value>()? {
            if key.as_str() == Some(list) {
                found = map.next_value_seed(Pick { list, item, marker: PhantomData })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<T>, A::Error> {
        for _ in 0..self.item {
            seq.next_element::<IgnoredAny>()?;
        }
        let found = seq.next_element::<T>()?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }
}

/// What to do about a claim without an id.
const ADDED_BY_HAND: &str = "give it a name of its own in this file, `id: mine1`; or put it into another file and run `rashomon import FILE`, which fills in `id` and `at`";

/// Returns the diagnostic for a YAML text that cannot be read: its place, and a suggestion for a mistyped field or value.
pub(super) fn unreadable(code: &'static str, file: &str, text: &str, error: &serde_yaml::Error) -> Diagnostic {
    let whole = error.to_string();
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let message = whole.split(" at line ").next().unwrap_or(&whole);
    let diagnostic = Diagnostic::error(code, plain(message)).at(marked(file, text, line, column, message));
    match help(message) {
        Some(_) if code == "claims-unreadable" && named(message, "missing field `") == Some("id") => {
            diagnostic.help(ADDED_BY_HAND)
        }
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// Returns the parser's message in plain words: without the path, which the line shows, and without the list of all that could stand there.
fn plain(message: &str) -> String {
    if is_about_a_day(message) {
        return "this is no day".into();
    }
    let is_path = |start: &str| {
        !start.is_empty() && start.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '-'))
    };
    let message = message.split_once(": ").filter(|(start, _)| is_path(start)).map_or(message, |(_, rest)| rest);
    if message.contains("unexpected end of stream") {
        return "the file ends inside a value".into();
    }
    if let Some((found, wanted)) = message.strip_prefix("invalid type: ").and_then(|m| m.split_once(", expected ")) {
        let [found, wanted] = [found, wanted].map(in_words);
        return format!("here stands {found}, where {wanted} belongs");
    }
    let message = message.split(", expected `").next().unwrap_or(message);
    let message = message.split(", expected one of `").next().unwrap_or(message);
    message.replace("unknown variant", "unknown value")
}

/// Returns what the parser calls a kind of value, as a reader of YAML does.
fn in_words(kind: &str) -> String {
    let kind = match kind.split_once(' ') {
        Some(("string", value)) => return format!("the text {value}"),
        Some(("integer" | "floating", value)) => return format!("the number {value}"),
        Some(("boolean", value)) => return format!("the truth value {value}"),
        _ => kind,
    };
    match kind {
        "sequence" | "a sequence" => "a list",
        "map" | "a map" => "a group of fields",
        "unit value" => "nothing",
        "a string" => "a text",
        "an answer" | "a stretch of days" => return kind.into(),
        "i32" | "i64" | "u32" | "u64" | "usize" | "u16" => "a whole number",
        kind if kind.starts_with("struct ") => "a group of fields",
        kind => kind,
    }
    .into()
}

/// Tells whether the parser could not read a day.
fn is_about_a_day(message: &str) -> bool {
    ["failed to parse", "parsed date", "parameter 'day'", "parameter 'month'"].iter().any(|part| message.contains(part))
        && ["year", "month", "day", "date"].iter().any(|part| message.contains(part))
}

/// Returns the location of an error; an unknown field is looked for by its name, for the parser names the map it stands in.
fn marked(file: &str, text: &str, line: usize, column: usize, message: &str) -> Location {
    let mut location = Location::at_line(file, text, line, column);
    let field = match named(message, "unknown field `") {
        Some(field) => field,
        None => {
            location.width = width(&location, message);
            return location;
        }
    };
    let rest = text.lines().enumerate().skip(line.saturating_sub(1));
    let found =
        rest.into_iter().find_map(|(i, l)| l.find(&format!("{field}:")).map(|at| (i + 1, l[..at].chars().count() + 1)));
    if let Some((line, column)) = found {
        location = Location::at_line(file, text, line, column);
        location.width = field.chars().count();
    }
    location
}

/// Returns how many characters of the line are meant: the refused word, where it stands there, else one.
fn width(location: &Location, message: &str) -> usize {
    let word = named(message, "unknown variant `").unwrap_or_default();
    let rest: String = location.excerpt.chars().skip(location.column - 1).collect();
    if rest.starts_with(word) { word.chars().count().max(1) } else { 1 }
}

/// Returns the word between `before` and the next backtick.
fn named<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    let rest = message.split_once(before)?.1;
    rest.split_once('`').map(|(word, _)| word)
}

/// A count as it is written.
const COUNT: &str = "{min: 5, max: 5, text: five}";

/// Returns what to do about a field that no count has: it may be the rest of a text that was cut at its comma, or no count was meant.
fn help_on_count(wrong: &str, message: &str) -> Option<String> {
    if wrong.starts_with(|c: char| c.is_ascii_digit()) {
        return Some("put a text with a comma inside `{ }` in quotation marks: `text: \"500,000\"`".into());
    }
    let is_count = message.contains("`vague`");
    let is_other = is_count && nearest(wrong, ["min", "max", "text", "approx", "vague"]).is_none();
    is_other.then(|| format!("write a list of parties `[Armenia]`, a status word, or a count `{COUNT}`"))
}

/// Returns what to do about an error of the parser, in plain words.
pub(super) fn help(message: &str) -> Option<String> {
    let wrong = named(message, "unknown field `").or_else(|| named(message, "unknown variant `"));
    if let Some(help) = wrong.and_then(|wrong| help_on_count(wrong, message)) {
        return Some(help);
    }
    if let Some(wrong) = wrong {
        let known = message.split_once("expected")?.1;
        let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        return Some(match nearest(wrong, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of: {}", known.join(", ")),
        });
    }
    if message.contains("expected an answer") {
        return Some(format!("write a list of parties `[Armenia]`, a status word, or a count `{COUNT}`"));
    }
    if named(message, "missing field `") == Some("text") {
        return Some(format!("add `text: …`, the words that give the number; a count is `{COUNT}`"));
    }
    if message.contains("stretch of days") {
        return Some("write `{from: 2022-09-28, to: 2022-10-02}`, with `null` for an end that is not known, or a day, a month or a year alone".into());
    }
    if message.contains("expected a string") {
        return Some("put the value in quotation marks".into());
    }
    if let Some(field) = named(message, "missing field `") {
        return Some(format!("add a line `{field}: …` to it"));
    }
    if message.contains("unexpected end of stream") {
        return Some("close the quotation mark or bracket that was opened last".into());
    }
    if message.contains("did not find expected") {
        return Some("look for a quotation mark or bracket that is not closed, here or above".into());
    }
    if message.contains("tab character") {
        return Some("indent with spaces".into());
    }
    if message.contains("mapping values are not allowed") {
        return Some("a text with `: ` in it has to stand in quotation marks".into());
    }
    if is_about_a_day(message) {
        return Some("write a day as `2022-09-28`, or `null` for an end that is not known".into());
    }
    message.contains("expected a sequence").then(|| "write a list: a line `- …` for each item, or `[]` for none".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIMS: &str = "document: a\nclaims:\n- id: c1\n  quote: one\n- {id: c2,\n   quote: \"two\"}\n";

    #[test]
    fn a_value_is_found_in_block_and_in_flow_style() {
        let quote = |n| place(CLAIMS, &[Step::Key("claims"), Step::Item(n), Step::Key("quote")]);
        assert_eq!(quote(0), Some((4, 10)));
        assert_eq!(quote(1), Some((6, 11)));
        assert_eq!(quote(2), None);
        assert_eq!(place(CLAIMS, &[Step::Key("claims"), Step::Item(0)]), Some((3, 3)));
    }

    #[test]
    fn what_is_not_there_is_shown_at_what_should_hold_it() {
        let at = location("claims/a.yaml", CLAIMS, &[Step::Key("claims"), Step::Item(0), Step::Key("speaker")]);
        assert_eq!((at.line, at.column, at.excerpt.as_str()), (3, 3, "- id: c1"));
    }
}
