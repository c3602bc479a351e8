//! What is wrong, in the forms that services which host code read: SARIF 2.1.0 (OASIS), and the annotations of GitHub Actions.

use super::diagnostics::sorted;
use crate::model::{Diagnostic, Location, Severity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Returns `diagnostics` as a log of SARIF.
pub(super) fn sarif(diagnostics: &[Diagnostic]) -> Value {
    let sorted = sorted(diagnostics);
    let codes: BTreeSet<&str> = sorted.iter().map(|diagnostic| diagnostic.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({"id": code})).collect();
    let results: Vec<Value> = sorted.iter().map(outcome).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "rashomon", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn outcome(diagnostic: &Diagnostic) -> Value {
    let mut outcome = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": {"text": told(diagnostic)},
    });
    if let Some(at) = &diagnostic.location {
        outcome["locations"] = json!([{"physicalLocation": {
            "artifactLocation": {"uri": uri(&at.file)},
            "region": {
                "startLine": at.line,
                "startColumn": at.column,
                "endColumn": at.column + at.width,
                "snippet": {"text": at.excerpt},
            },
        }}]);
    }
    outcome
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Returns what is wrong with its notes and what to do, a line each.
fn told(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let notes = diagnostic.notes.iter().map(|note| format!("note: {note}"));
    std::iter::once(diagnostic.message.clone()).chain(notes).chain(help).collect::<Vec<_>>().join("\n")
}

/// Returns a path as the reference of a URI (RFC 3986): what is no plain character is written as its bytes.
fn uri(path: &str) -> String {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'_' | b'-' | b'~');
    path.bytes().map(|b| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Returns `diagnostics` as lines that GitHub Actions shows beside the files.
pub(super) fn annotations(diagnostics: &[Diagnostic]) -> String {
    sorted(diagnostics).iter().map(annotation).collect()
}

fn annotation(diagnostic: &Diagnostic) -> String {
    let kind = match diagnostic.severity {
        Severity::Note => "notice",
        severity => level(severity),
    };
    let place = |at: &Location| {
        let end = at.column + at.width;
        format!("file={},line={},col={},endColumn={end},", property(&at.file), at.line, at.column)
    };
    let place = diagnostic.location.as_ref().map(place).unwrap_or_default();
    format!("::{kind} {place}title={}::{}\n", diagnostic.code, escaped(&told(diagnostic)))
}

/// Returns a text as the value of a property of a workflow command.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong() -> Vec<Diagnostic> {
        let at = Location::in_text("claims/a b.yaml", "document: a\nqoute: x\n", 12..17);
        vec![
            Diagnostic::warning("later", "no place, 100%"),
            Diagnostic::error("claims-unreadable", "unknown field `qoute`").at(at).help("did you mean `quote`?"),
        ]
    }

    #[test]
    fn sarif_names_the_rule_and_the_place() {
        let log = sarif(&wrong());
        let results = log["runs"][0]["results"].as_array().expect("results");
        assert_eq!(
            (results.len(), &results[0]["ruleId"], &results[1]["level"]),
            (2, &json!("claims-unreadable"), &json!("warning"))
        );
        let place = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(
            (&place["artifactLocation"]["uri"], &place["region"]["endColumn"]),
            (&json!("claims/a%20b.yaml"), &json!(6))
        );
        assert!(results[1].get("locations").is_none());
    }

    #[test]
    fn an_annotation_is_one_line_each() {
        assert_eq!(
            annotations(&wrong()),
            "::error file=claims/a b.yaml,line=2,col=1,endColumn=6,title=claims-unreadable::unknown field `qoute`%0Ahelp: did you mean `quote`?\n\
             ::warning title=later::no place, 100%25\n"
        );
    }
}
