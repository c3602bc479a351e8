//! `rashomon check`

use super::format::Format;
use super::opened::Opened;
use super::{Verdict, counted, diagnostics, print, print_json};
use crate::extract::{self, Failing};
use crate::model::{Answer, Diagnostic, Location, Severity};
use clap::Args;
use serde::Serialize;
use std::path::Path;

/// Checks documents, claims, topics and lexicons, and shows all that is wrong with them in one go.
///
/// The examples and counter-examples of the project's own topics are tried. Nothing is written. Made for continuous integration: the exit code is 1 when there are errors.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// How to print what is wrong; `json` prints it on standard output.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Check {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = Opened::to_read(project)?;
        let settled = opened.claims();
        let failing = examples(&opened);
        opened.diagnostics.extend(failing);
        if matches!(self.format, Format::Json) {
            print_json(&findings(&opened))?;
            return Ok(opened.silent_verdict());
        }
        let verdict = opened.verdict(true);
        if verdict == Verdict::Fine {
            let decided = opened.shelf.decisions().iter().map(|file| file.claims.len()).sum();
            let left = settled.proposals.iter().map(|file| file.claims.len()).sum();
            let parts =
                [counted(opened.documents.len(), "document"), counted(decided, "decision"), counted(left, "proposal")];
            print(&format!("no errors in {}\n", parts.join(", ")))?;
        }
        Ok(verdict)
    }
}

/// Returns an error for each example of the project's own topics that fails.
fn examples(opened: &Opened) -> Vec<Diagnostic> {
    let of = |(path, text): &(String, String)| {
        let topic = opened.packs.topics.iter().find(|topic| *path == format!("topics/{}.yaml", topic.id));
        let failing = topic.map(|topic| extract::failing(topic, &opened.packs)).unwrap_or_default();
        failing.iter().map(|failing| fails(failing, path, text)).collect::<Vec<_>>()
    };
    opened.own.topics.iter().flat_map(of).collect()
}

fn fails(failing: &Failing, path: &str, text: &str) -> Diagnostic {
    let Failing { question, found, .. } = failing;
    // A sentence may be folded over lines, or have its quotation marks escaped: its first words are enough to find it.
    let start: String = failing.text.trim_start_matches(['“', '"']).chars().take(24).collect();
    let at = text.find(&start).unwrap_or(0);
    let location = Location::in_text(path, text, at..at + start.len());
    let answers = || found.iter().map(|claim| short(&claim.answer)).collect::<Vec<_>>().join(", ");
    let (code, message) = match &failing.wanted {
        Some(_) => ("example-fails", format!("`{question}` is not answered by this example as it says")),
        None => ("counterexample-fails", format!("`{question}` is answered by this counter-example: {}", answers())),
    };
    let error = Diagnostic::error(code, message).at(location);
    let error = match (&failing.wanted, found.is_empty()) {
        (Some(_), true) => error.note("nothing is found in it"),
        (Some(wanted), false) => error
            .note(format!("wanted: {}", json(wanted)))
            .note(format!("found: {}", found.iter().map(json).collect::<Vec<_>>().join(" · "))),
        (None, _) => error,
    };
    error.help("a trigger, or what a needed role may be filled by, asks for too much or too little: `rashomon topics TOPIC` shows the triggers")
}

/// Returns an answer on one line.
fn short(answer: &Answer) -> String {
    match answer {
        Answer::Parties(parties) => parties.join(" and "),
        Answer::Status(status) => status.clone(),
        Answer::Count(count) => count.text.clone(),
    }
}

/// Returns the fields that say something, on one line.
fn json(value: &impl Serialize) -> String {
    const NOT_SHOWN: [&str; 7] = ["id", "topic", "question", "quote", "at", "review", "mentions"];
    let mut value = serde_json::to_value(value).expect("plain data");
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, value| !value.is_null() && !NOT_SHOWN.contains(&name.as_str()));
    }
    value.to_string().replace('"', "")
}

/// What is wrong, for a program.
#[derive(Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    notes: usize,
    diagnostics: Vec<Diagnostic>,
}

fn findings(opened: &Opened) -> Findings {
    let diagnostics = diagnostics::sorted(&opened.diagnostics);
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    Findings { errors, warnings, notes, diagnostics }
}
