//! `rashomon check`

use super::opened::Opened;
use super::{Verdict, counted, diagnostics, findings as forms, print, print_json, print_raw};
use crate::evaluate;
use crate::extract::{self, Failing};
use crate::model::{Answer, Diagnostic, Location, Severity};
use crate::review::Settled;
use crate::store::{self, GoldSource};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::Path;

/// Checks documents, claims, topics, lexicons, gold and the list of versions, and shows all that is wrong with them in one go.
///
/// Gold is read where the project has a folder gold/. The examples and counter-examples of the project's own topics are tried. Nothing is written. Made for continuous integration: the exit code is 1 when there are errors.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// How to print what is wrong; all but `text` go to standard output.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// For whom what is wrong is printed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For services that host code and show what analyses find: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions, which show it beside the lines.
    Github,
}

impl Check {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = Opened::to_read(project)?;
        let settled = opened.claims();
        let failing = examples(&opened);
        opened.diagnostics.extend(failing);
        let in_gold = gold(&opened)?;
        opened.diagnostics.extend(in_gold);
        let in_index = store::index(&opened.project)?.err();
        opened.diagnostics.extend(in_index.map(|diagnostic| *diagnostic));
        match self.format {
            Form::Text => return shown(&opened, &settled),
            Form::Json => print_json(&findings(&opened))?,
            Form::Sarif => print_json(&forms::sarif(&opened.diagnostics))?,
            Form::Github => print_raw(forms::annotations(&opened.diagnostics).as_bytes())?,
        }
        Ok(opened.silent_verdict())
    }
}

/// Prints what is wrong for a person, or says how much was looked at.
fn shown(opened: &Opened, settled: &Settled) -> anyhow::Result<Verdict> {
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

/// Returns what is wrong with the project's gold, where it has a folder of that name.
fn gold(opened: &Opened) -> anyhow::Result<Vec<Diagnostic>> {
    let folder = opened.project.path("gold");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let (sources, mut wrong) = store::gold(&folder)?;
    let files: Vec<_> = sources.iter().map(|source| source.file.clone()).collect();
    let faults = evaluate::faults(&files, &opened.documents);
    wrong.extend(faults.into_iter().map(|fault| GoldSource::located(&sources, fault)));
    let root = format!("{}/", opened.project.root().display());
    for diagnostic in &mut wrong {
        if let Some(at) = &mut diagnostic.location {
            at.file = at.file.strip_prefix(&root).unwrap_or(&at.file).to_string();
        }
        diagnostic.message = diagnostic.message.replace(&root, "");
    }
    Ok(wrong)
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
