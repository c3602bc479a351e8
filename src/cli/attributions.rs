//! `rashomon explain --attributions`

use super::format::Format;
use super::safe::one_line;
use super::{Verdict, counted, diagnostics, print, print_json, whisper};
use crate::extract;
use crate::model::{Attributed, Attribution, Document};
use crate::packs::Packs;
use crate::store::{self, Project};
use anyhow::bail;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Lists what the document in `file` attributes to somebody. `file` is a path, or the name of a document of the project.
pub(super) fn run(file: &Path, project: Option<&Path>, format: Format) -> anyhow::Result<Verdict> {
    // Any text can be read: outside a project there are the built-in packs.
    let project = match super::project(project) {
        Ok(project) => Some(project),
        Err(_) if project.is_none() => None,
        Err(error) => return Err(error),
    };
    let Some(path) = place(file, project.as_ref()) else { bail!(unknown(file, project.as_ref())?) };
    let (document, wrong) = match store::document(&path) {
        Ok(read) => read,
        Err(wrong) => {
            whisper(&diagnostics::rendered(&[*wrong]));
            return Ok(Verdict::Problems);
        }
    };
    let errors: Vec<_> = wrong.into_iter().filter(|d| d.severity == crate::model::Severity::Error).collect();
    whisper(&diagnostics::rendered(&errors));
    let attributions = extract::attributions(&document, &packs(project.as_ref())?);
    let name = file.to_string_lossy();
    match format {
        Format::Json => print_json(&Listing { document: &name, attributions: &attributions })?,
        Format::Text => print(&text(&name, &document, &attributions))?,
    }
    Ok(if errors.is_empty() { Verdict::Fine } else { Verdict::Problems })
}

fn packs(project: Option<&Project>) -> anyhow::Result<Packs> {
    let Some(project) = project else { return Ok(Packs::builtin()) };
    let (own, _) = store::own_packs(project)?;
    Ok(Packs::with(&own.topics, &own.lexicons).0)
}

/// Returns the path of the file that is meant.
fn place(file: &Path, project: Option<&Project>) -> Option<PathBuf> {
    let name = file.to_string_lossy();
    let below = ["", ".txt", ".md"].map(|ending| format!("corpus/{name}{ending}"));
    let mut in_corpus = below.iter().filter_map(|below| project.map(|project| project.path(below)));
    if file.is_file() { Some(file.to_path_buf()) } else { in_corpus.find(|path| path.is_file()) }
}

/// Says that there is no such file, and which document may be meant.
fn unknown(file: &Path, project: Option<&Project>) -> anyhow::Result<String> {
    let documents = project.map(store::corpus).transpose()?.map(|(documents, _)| documents).unwrap_or_default();
    let name = file.to_string_lossy();
    let meant = store::nearest(&name, documents.iter().map(Document::id));
    let meant = meant.map(|meant| format!(": did you mean `{meant}`?")).unwrap_or_default();
    Ok(format!("there is no file or document `{}`{meant}", one_line(&name)))
}

/// What a document attributes, for a program.
#[derive(Serialize)]
struct Listing<'a> {
    document: &'a str,
    attributions: &'a [Attribution],
}

/// Returns the attributions for a person: each with its line, its speaker and cue, and below them what is attributed with its bytes.
fn text(name: &str, document: &Document, attributions: &[Attribution]) -> String {
    let mut out = String::new();
    for attribution in attributions {
        let line = attribution.cue.at.line;
        let speaker = attribution.speaker.as_ref().map_or("(nobody named)".into(), speaker);
        out += &format!(
            "{}:{line}  {speaker} · {} [{}]\n",
            one_line(name),
            one_line(&attribution.cue.text),
            attribution.manner.name()
        );
        for words in &attribution.content {
            debug_assert_eq!(document.words(words.at.span()), words.text, "content is verbatim");
            out += &format!("    {}  (bytes {}–{})\n", one_line(&words.text), words.at.start, words.at.end);
        }
    }
    let gap = if attributions.is_empty() { "" } else { "\n" };
    out + &format!("{gap}{}\n", counted(attributions.len(), "attribution"))
}

/// Returns the speaker's words, with whom they mean where that is told elsewhere.
fn speaker(speaker: &Attributed) -> String {
    let written = one_line(&speaker.words.text);
    let name = speaker.name.as_deref().filter(|name| !written.contains(name));
    let party = speaker.party.as_deref().filter(|party| !written.contains(party) && name != Some(*party));
    let known: Vec<String> = [name, party].into_iter().flatten().map(one_line).collect();
    if known.is_empty() { written } else { format!("{written} ({})", known.join(", ")) }
}
