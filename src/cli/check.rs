//! `rashomon check`

use super::opened::Opened;
use super::{Verdict, counted, diagnostics, print, print_raw};
use crate::model::{Diagnostic, Severity};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::Path;

/// Checks documents, claims, topics and lexicons, and shows all that is wrong with them in one go.
///
/// Nothing is written. Made for continuous integration: the exit code is 1 when there are errors.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// How to print what is wrong.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs, on standard output.
    Json,
}

impl Check {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = Opened::to_read(project)?;
        let settled = opened.claims();
        if matches!(self.format, Format::Json) {
            print_raw(json(&opened)?.as_bytes())?;
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

/// What is wrong, for a program.
#[derive(Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    notes: usize,
    diagnostics: Vec<Diagnostic>,
}

fn json(opened: &Opened) -> anyhow::Result<String> {
    let diagnostics = diagnostics::sorted(&opened.diagnostics);
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    Ok(serde_json::to_string_pretty(&Findings { errors, warnings, notes, diagnostics })? + "\n")
}
