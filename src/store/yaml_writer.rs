//! Writes YAML that every reader reads alike.
//!
//! YAML 1.1 readers take `NO`, `on`, `12:30:45`, `2022-09-23` and `4e10` for something else than words, and no YAML reader takes C1
//! control characters. So a string is written plain only when it begins with a letter and holds nothing that any version of YAML gives
//! a meaning; all else stands in double quotes, with escapes.

use crate::model::Claim;
use serde_yaml::{Mapping, Value};
use std::fmt::Write;

/// Returns `map` as YAML: a line for each key, lists of maps in block style, all else in flow style.
pub(super) fn document(map: &Mapping) -> String {
    let mut out = String::new();
    fields(&mut out, map, "", "");
    out
}

/// Returns a claim in block style, a line for each field.
pub(super) fn claim(claim: &Claim) -> String {
    document(&fields_of(claim))
}

/// Returns a claim in braces, on one line.
pub(super) fn in_braces(claim: &Claim) -> String {
    let mut out = String::new();
    flow(&mut out, &Value::Mapping(fields_of(claim)));
    out
}

fn fields_of(claim: &Claim) -> Mapping {
    match serde_yaml::to_value(claim).expect("a claim is plain data") {
        Value::Mapping(map) => map,
        _ => unreachable!("a claim is a map"),
    }
}

/// Returns a text as a value: plain where every reader takes it for that text, else in double quotes.
pub(super) fn string(text: &str) -> String {
    let mut out = String::new();
    scalar(&mut out, &Value::from(text));
    out
}

/// Returns a text in double quotes.
pub(super) fn in_quotes(text: &str) -> String {
    let mut out = String::new();
    quoted(&mut out, text);
    out
}

/// Writes a line for each key; the first begins with `first`, the others with `indent`.
fn fields(out: &mut String, map: &Mapping, first: &str, indent: &str) {
    for (i, (key, value)) in map.iter().enumerate() {
        out.push_str(if i == 0 { first } else { indent });
        scalar(out, key);
        match value {
            Value::Sequence(items) if !items.is_empty() && items.iter().all(Value::is_mapping) && indent.is_empty() => {
                out.push_str(":\n");
                for item in items.iter().filter_map(Value::as_mapping) {
                    fields(out, item, "- ", "  ");
                }
            }
            value => {
                out.push_str(": ");
                flow(out, value);
                out.push('\n');
            }
        }
    }
}

/// Writes a value on one line.
fn flow(out: &mut String, value: &Value) {
    match value {
        Value::Sequence(items) => between(out, '[', ']', items, flow),
        Value::Mapping(map) => between(out, '{', '}', map, |out, (key, value)| {
            scalar(out, key);
            out.push_str(": ");
            flow(out, value);
        }),
        other => scalar(out, other),
    }
}

fn between<T>(
    out: &mut String,
    open: char,
    close: char,
    items: impl IntoIterator<Item = T>,
    one: impl Fn(&mut String, T),
) {
    out.push(open);
    for (i, item) in items.into_iter().enumerate() {
        out.push_str(if i == 0 { "" } else { ", " });
        one(out, item);
    }
    out.push(close);
}

fn scalar(out: &mut String, value: &Value) {
    match value {
        Value::String(text) if is_plain(text) => out.push_str(text),
        Value::String(text) => quoted(out, text),
        Value::Number(number) => write!(out, "{number}").expect("a string takes all that is written"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        _ => out.push_str("null"),
    }
}

/// Words that some version of YAML takes for a truth value or for nothing.
const TAKEN: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// Tells whether every YAML reader takes `text`, written without quotes, for that very string.
fn is_plain(text: &str) -> bool {
    let is_safe = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '.' | '_' | '-' | '/' | '(' | ')' | '’' | '“' | '”' | '–' | '—')
    };
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_safe)
        && !text.ends_with(' ')
        && !TAKEN.contains(&text.to_lowercase().as_str())
}

/// Writes `text` in double quotes; what is no visible character becomes an escape.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_hidden(c) => escape(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let written = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    written.expect("a string takes all that is written");
}

/// Tells whether a reader would not see `c`, or YAML does not take it as it stands.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}' | '\u{fffe}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut out = String::new();
        scalar(&mut out, &Value::from(value));
        out
    }

    #[test]
    fn words_that_yaml_1_1_misreads_stand_in_quotes() {
        for word in [
            "NO",
            "yes",
            "On",
            "off",
            "y",
            "N",
            "null",
            "~",
            "2022-09-23",
            "12:30:45",
            "4e10",
            "12345678",
            "0x1f",
            ".inf",
            "<<",
            "=",
        ] {
            assert!(written(word).starts_with('"'), "{word}");
        }
        for word in ["Norway", "ceasefire.violator", "in-force", "a0b1c2d3", "Nagorno-Karabakh", "Åland"] {
            assert_eq!(written(word), word);
        }
    }

    #[test]
    fn every_string_is_read_back_as_it_was() {
        let hostile = [
            "",
            " ",
            "a: b",
            "a #b",
            "- a",
            "[a]",
            "{a}",
            "'",
            "\"",
            "\\",
            "a\nb",
            "a\r\nb",
            "\t",
            "\u{85}",
            "\u{9f}",
            "\0",
            "\u{1b}[0m",
            "\u{2028}",
            "\u{feff}x",
            "\u{202e}abc",
            "%",
            "@x",
            "`x`",
            "? x",
            "!tag",
            "&a",
            "*a",
            "|",
            ">",
            "trail ",
            "“He said: ‘no’,”",
            "😀",
            "\u{ffff}",
            "\u{10ffff}",
        ];
        for text in hostile {
            let map = Mapping::from_iter([
                (Value::from("key"), Value::from(text)),
                (Value::from("list"), Value::from(vec![text])),
            ]);
            let yaml = document(&map);
            let back: Mapping = serde_yaml::from_str(&yaml).unwrap_or_else(|e| panic!("{yaml:?}: {e}"));
            assert_eq!(back, map, "{yaml}");
            assert!(yaml.chars().all(|c| !is_hidden(c) || c == '\n'), "{yaml:?}");
        }
    }
}
