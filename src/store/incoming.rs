//! Claims from elsewhere: written by hand or by another program, as a claim file in YAML or as JSON lines.

use super::yaml::{self, Step};
use super::{Error, decode};
use crate::model::{Claim, Diagnostic, Location};
use serde_json::{Map, Value};
use std::path::Path;

/// A claim from elsewhere, with the place it was read at.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// The document it says it is about.
    pub document: String,
    /// The claim; its `id` is empty where the file gives none.
    pub claim: Claim,
    /// Where it stands.
    pub location: Location,
}

/// Returns the claims in a file, and what is wrong with those that cannot be read: in `.jsonl` and `.ndjson` one on each line, each with its
/// `document`; else a claim file. A topic that is left out is asked of `topic_of`, by the question.
///
/// # Errors
/// When the file cannot be read.
pub fn incoming(
    path: &Path,
    topic_of: &dyn Fn(&str) -> Option<String>,
) -> Result<(Vec<Incoming>, Vec<Diagnostic>), Error> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let bytes = std::fs::read(path).map_err(|e| Error::read(path, e))?;
    let text = match decode::text(&shown, bytes) {
        Ok(text) => text,
        Err(diagnostic) => return Ok((Vec::new(), vec![*diagnostic])),
    };
    let is_lines = path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    let read = if is_lines { lines(&shown, &text, topic_of) } else { file(&shown, &text, topic_of) };
    let (mut claims, mut wrong) = (Vec::new(), Vec::new());
    for one in read {
        match one {
            Ok(claim) => claims.push(claim),
            Err(diagnostic) => wrong.push(*diagnostic),
        }
    }
    Ok((claims, wrong))
}

type Read = Result<Incoming, Box<Diagnostic>>;

/// Reads JSON lines.
fn lines(file: &str, text: &str, topic_of: &dyn Fn(&str) -> Option<String>) -> Vec<Read> {
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(i, line): (usize, &str)| {
        let at = |column| Location::at_line(file, text, i + 1, column);
        let mut fields: Map<String, Value> = serde_json::from_str(line)
            .map_err(|e| refused(e.to_string(), at(e.column())).help("write one claim on each line, in braces"))?;
        let Some(Value::String(document)) = fields.remove("document") else {
            return Err(Box::new(
                refused("this claim does not say of which document it is", at(1))
                    .help("add `\"document\": \"…\"` to it"),
            ));
        };
        claim(fields, topic_of, at(1)).map(|claim| Incoming { document, claim, location: at(1) })
    };
    filled.map(read).collect()
}

/// Reads a claim file.
fn file(file: &str, text: &str, topic_of: &dyn Fn(&str) -> Option<String>) -> Vec<Read> {
    let value: serde_yaml::Value = match serde_yaml::from_str(text) {
        Ok(value) => value,
        Err(error) => return vec![Err(Box::new(yaml::unreadable("import-unreadable", file, text, &error)))],
    };
    let document = value.get("document").and_then(serde_yaml::Value::as_str);
    let claims = value.get("claims").and_then(serde_yaml::Value::as_sequence);
    let (Some(document), Some(claims)) = (document, claims) else {
        let error = refused("this is no claim file", Location::at_line(file, text, 1, 1));
        return vec![Err(Box::new(error.help("begin it with `document: …` and `claims:`; JSON lines end in .jsonl")))];
    };
    let read = |(i, item): (usize, &serde_yaml::Value)| {
        let location = yaml::location(file, text, &[Step::Key("claims"), Step::Item(i)]);
        let Ok(Value::Object(fields)) = serde_json::to_value(item) else {
            return Err(Box::new(refused("this is no claim", location).help("write its fields, a line each")));
        };
        claim(fields, topic_of, location.clone()).map(|claim| Incoming { document: document.into(), claim, location })
    };
    claims.iter().enumerate().map(read).collect()
}

/// Returns a claim from its fields; id and topic may be left out.
fn claim(
    mut fields: Map<String, Value>,
    topic_of: &dyn Fn(&str) -> Option<String>,
    at: Location,
) -> Result<Claim, Box<Diagnostic>> {
    if !fields.contains_key("topic")
        && let Some(topic) = fields.get("question").and_then(Value::as_str).and_then(topic_of)
    {
        fields.insert("topic".into(), topic.into());
    }
    claim_of(fields, at)
}

/// Returns a claim from its fields; its id may be left out.
///
/// # Errors
/// When a field is unknown, missing, or of another kind.
pub fn claim_of(mut fields: Map<String, Value>, at: Location) -> Result<Claim, Box<Diagnostic>> {
    fields.entry("id").or_insert_with(|| "".into());
    serde_json::from_value(Value::Object(fields)).map_err(|error| {
        let message = error.to_string();
        let plain = message.split(", expected").next().unwrap_or(&message).replace("unknown variant", "unknown value");
        let wrong = refused(plain, at);
        Box::new(match yaml::help(&message) {
            Some(help) => wrong.help(help),
            None => wrong,
        })
    })
}

fn refused(message: impl Into<String>, at: Location) -> Diagnostic {
    Diagnostic::error("import-unreadable", message).at(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> (Vec<Incoming>, Vec<Diagnostic>) {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join(name), text).expect("written");
        incoming(&dir.path().join(name), &|question| question.split('.').next().map(str::to_string)).expect("readable")
    }

    #[test]
    fn claims_are_read_from_both_forms_and_what_is_left_out_is_filled_in() {
        let line = "{\"document\": \"a\", \"question\": \"ceasefire.violator\", \"act\": \"accusation\", \"answer\": [\"Iran\"], \"quote\": \"words\"}";
        let yaml =
            "document: a\nclaims:\n- {question: ceasefire.violator, act: accusation, answer: [Iran], quote: words}\n";
        for (name, text) in [("c.jsonl", line), ("c.yaml", yaml)] {
            let (claims, wrong) = read(name, text);
            assert_eq!(wrong, [], "{name}");
            let one = &claims[0];
            assert_eq!(
                (one.document.as_str(), one.claim.topic.as_str(), one.claim.id.as_str()),
                ("a", "ceasefire", "")
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let broken = "{\"question\": \"q\"}\n{\"document\": \"a\", \"question\": \"ceasefire.x\", \"act\": \"acusation\", \"answer\": [\"Iran\"], \"quote\": \"q\"}\nno claim\n";
        let (claims, wrong) = read("c.jsonl", broken);
        let told: Vec<_> = wrong
            .iter()
            .map(|d| (d.location.as_ref().expect("a place").line, d.help.clone().unwrap_or_default()))
            .collect();
        assert!(claims.is_empty());
        assert_eq!(told[0], (1, "add `\"document\": \"…\"` to it".into()));
        assert_eq!(told[1], (2, "did you mean `accusation`?".into()));
        assert_eq!(told[2], (3, "write one claim on each line, in braces".into()));
    }
}
