//! W3C Web Annotations in JSON-LD, as annotation tools write them and `report --format annotations` does.
//!
//! Read are a `TextQuoteSelector` (exact, prefix, suffix) and a `TextPositionSelector`, which counts Unicode code points from the first
//! character of the file. Words and place are held against the text: the place alone decides only which of several occurrences is meant.

use super::{Error, decode};
use crate::model::{Diagnostic, Location, Span};
use serde_json::Value;
use std::path::Path;

/// An annotation: words in a document, with what is said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Its own address; empty where it has none.
    pub id: String,
    /// The addresses of what it is about.
    pub sources: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What its author remarked.
    pub comment: String,
    /// Where it stands.
    pub location: Location,
    exact: Option<String>,
    prefix: String,
    suffix: String,
    position: Option<(usize, usize)>,
}

/// Tells whether a file is one of annotations, by its name.
pub fn is_annotations(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "jsonld")
}

/// Returns the annotations in a file: a collection, a page, a list or a single one; and what is wrong with it.
///
/// # Errors
/// When the file cannot be read.
pub fn annotations(path: &Path) -> Result<(Vec<Annotation>, Vec<Diagnostic>), Error> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let bytes = std::fs::read(path).map_err(|e| Error::read(path, e))?;
    let read = decode::text(&shown, bytes).and_then(|text| parse(&shown, &text));
    Ok(match read {
        Ok(annotations) => (annotations, Vec::new()),
        Err(wrong) => (Vec::new(), vec![*wrong]),
    })
}

fn parse(file: &str, text: &str) -> Result<Vec<Annotation>, Box<Diagnostic>> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message).to_string();
        Box::new(refused(message, Location::at_line(file, text, error.line(), error.column())).help("write JSON"))
    })?;
    let found: Vec<Annotation> = items(&value).map(|item| annotation(item, file, text)).collect();
    if found.is_empty() {
        let none = refused("this file holds no annotations", Location::at_line(file, text, 1, 1));
        return Err(Box::new(none.help("write an `AnnotationCollection` or an `AnnotationPage` with its `items`")));
    }
    Ok(found)
}

fn refused(message: impl Into<String>, at: Location) -> Diagnostic {
    Diagnostic::error("import-unreadable", message).at(at)
}

/// Returns the annotations in a value, whichever of the forms it has.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let list = value.get("items").or_else(|| value.pointer("/first/items")).unwrap_or(value);
    each(list).filter(|item| item.get("target").is_some())
}

/// Returns the items of a list; a value that is none is its own only item.
fn each(value: &Value) -> std::slice::Iter<'_, Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

fn annotation(item: &Value, file: &str, text: &str) -> Annotation {
    let targets = || item.get("target").into_iter().flat_map(each);
    let selectors = || targets().filter_map(|target| target.get("selector")).flat_map(each);
    let of = |kind: &str| selectors().find(|selector| selector["type"] == kind);
    let words = |name: &str| of("TextQuoteSelector").and_then(|selector| selector[name].as_str()).map(str::to_string);
    let number = |name: &str| of("TextPositionSelector")?[name].as_u64().and_then(|n| usize::try_from(n).ok());
    let bodies = |purpose: &str| {
        let of_purpose = item.get("body").into_iter().flat_map(each).filter(|body| body["purpose"] == purpose);
        of_purpose.filter_map(|body| body["value"].as_str()).map(str::to_string).collect::<Vec<_>>()
    };
    let exact = words("exact");
    let location = exact.as_deref().and_then(|exact| quoted(exact, file, text));
    Annotation {
        id: item["id"].as_str().unwrap_or_default().into(),
        sources: targets().filter_map(source).collect(),
        tags: bodies("tagging"),
        comment: bodies("commenting").join("\n"),
        location: location.unwrap_or_else(|| Location::at_line(file, text, 1, 1)),
        exact,
        prefix: words("prefix").unwrap_or_default(),
        suffix: words("suffix").unwrap_or_default(),
        position: number("start").zip(number("end")),
    }
}

/// Returns the address of a target, without its percent signs.
fn source(target: &Value) -> Option<String> {
    let source = target.get("source").or_else(|| target.get("id")).unwrap_or(target);
    source.as_str().or_else(|| source["id"].as_str()).map(decoded)
}

/// Returns where the words stand in the file of annotations.
fn quoted(exact: &str, file: &str, text: &str) -> Option<Location> {
    let written = Value::from(exact).to_string();
    text.find(&written).map(|at| Location::in_text(file, text, at..at + written.len()))
}

/// Returns an address with the characters that its percent signs stand for; as it is where they stand for none.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => (bytes.push(byte), rest = &after[2..]).0,
            None => (bytes.push(*first), rest = after).0,
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.into())
}

impl Annotation {
    /// Returns where its words stand in the text of its document: at its position where they do, else where the words around them
    /// are the same, else where they stand once. Without words, its position.
    pub fn place(&self, text: &str) -> Option<Span> {
        let byte = |point: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(point);
        let at = self.position.and_then(|(start, end)| byte(start).zip(byte(end)));
        let at = at.filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end));
        let Some(exact) = self.exact.as_deref().filter(|exact| !exact.is_empty()) else { return at };
        if let Some(span) = at.filter(|span| span.of(text) == exact) {
            return Some(span);
        }
        let places: Vec<Span> =
            text.match_indices(exact).map(|(start, _)| Span::new(start, start + exact.len())).collect();
        let is_there = |span: &&Span| {
            text[..span.start].ends_with(self.prefix.as_str()) && text[span.end..].starts_with(self.suffix.as_str())
        };
        let alike: Vec<&Span> = places.iter().filter(is_there).collect();
        match (alike.as_slice(), places.as_slice()) {
            ([only], _) => Some(**only),
            (_, [only]) => Some(*only),
            _ => None,
        }
    }

    /// Returns the words it marks, as it has them.
    pub fn words(&self) -> &str {
        self.exact.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Café closed. The pier is shut. Later: the pier is shut, too.";

    fn check(selectors: &str, found: Option<usize>) {
        let text = format!(r#"{{"type": "Annotation", "target": {{"source": "a%20b.txt", "selector": {selectors}}}}}"#);
        let annotations = parse("a.jsonld", &text).expect("readable");
        assert_eq!(annotations[0].sources, ["a b.txt"]);
        assert_eq!(annotations[0].place(TEXT).map(|span| span.start), found, "{selectors}");
    }

    #[test]
    fn words_are_found_by_position_by_what_stands_around_them_or_because_they_stand_once() {
        let (first, second) = (TEXT.find("pier"), TEXT.rfind("pier"));
        check(
            r#"[{"type": "TextQuoteSelector", "exact": "pier"}, {"type": "TextPositionSelector", "start": 17, "end": 21}]"#,
            first,
        );
        check(r#"{"type": "TextPositionSelector", "start": 17, "end": 21}"#, first);
        check(r#"{"type": "TextQuoteSelector", "exact": "pier", "prefix": "Later: the ", "suffix": " is"}"#, second);
        check(r#"{"type": "TextQuoteSelector", "exact": "Later", "prefix": "moved "}"#, TEXT.find("Later"));
        check(r#"{"type": "TextQuoteSelector", "exact": "pier"}"#, None);
        check(r#"{"type": "TextQuoteSelector", "exact": "harbour"}"#, None);
        check(r#"{"type": "TextPositionSelector", "start": 17, "end": 2100}"#, None);
    }
}
