//! `rashomon report`

use super::extract::{NOTHING_WRITTEN, propose};
use super::opened::Opened;
use super::safe::one_line;
use super::sides::{Side, Sides};
use super::{Verdict, print, print_raw, whisper};
use crate::diff;
use crate::model::Report as Briefing;
use crate::pipeline::Outcome;
use crate::render;
use crate::store::{self, Batch, Index, IndexEntry, check_version_name};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::slice;

/// Brings the claims up to date and writes the briefing: what the sources agree on, and where they conflict.
///
/// The briefing is written to reports/<version>/briefing.md, and for programs to briefing.json beside it; reports/index.yaml keeps the
/// order in which versions were made.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// The name of this version; by default a digest of the documents.
    #[arg(long, value_name = "NAME", value_parser = version_name)]
    version: Option<String>,
    /// Only this topic (may be given several times).
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Write the briefing to this file instead, `-` for standard output. Nothing else is written then.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The form of what `--output` writes; by default that of the file's ending, else Markdown.
    #[arg(long, value_enum, requires = "output")]
    format: Option<Format>,
    /// Tell in the briefing what changed since an earlier version: its name, its folder, its file, or `git:REV`.
    #[arg(long, value_name = "VERSION")]
    changes_since: Option<String>,
    /// Leave out what cannot be read, and go on with the rest.
    #[arg(long)]
    keep_going: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown.
    Md,
    /// JSON.
    Json,
}

fn version_name(name: &str) -> Result<String, String> {
    check_version_name(name).map(|()| name.to_string())
}

impl Report {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = if self.output.is_some() { Opened::to_read(project)? } else { Opened::to_write(project)? };
        opened.check_topics(&self.topics)?;
        if self.keep_going {
            opened.keep_going();
        }
        let outcome = opened.run(&self.topics);
        let index = match store::index(&opened.project)? {
            Ok(index) => Some(index),
            Err(broken) => {
                opened.diagnostics.push(*broken);
                None
            }
        };
        let verdict = opened.verdict(false);
        let Some(index) = index.filter(|_| self.keep_going || !opened.is_blocked()) else {
            whisper(NOTHING_WRITTEN);
            return Ok(verdict);
        };
        let earlier = self.changes_since.as_ref().map(|name| Sides::read(project)?.named(name)).transpose()?;
        let markdown = self.markdown(&outcome.report, earlier);
        match &self.output {
            Some(file) => self.write_elsewhere(file, &opened, &outcome, markdown)?,
            None => self.write(&opened, &outcome, index, markdown)?,
        }
        Ok(verdict)
    }

    /// Returns the briefing as Markdown, with what changed since an earlier version where one is named.
    fn markdown(&self, report: &Briefing, earlier: Option<Side>) -> String {
        let Some(Side { name, report: earlier }) = earlier else { return render::markdown(report) };
        let earlier = diff::on_topics(earlier, &self.topics);
        render::markdown_since(report, &diff::changes(&earlier, report).named(&name, "now"))
    }

    /// Writes proposals, briefing and the list of versions, all or nothing, and says where.
    fn write(&self, opened: &Opened, outcome: &Outcome, mut index: Index, markdown: String) -> anyhow::Result<()> {
        let report = &outcome.report;
        let by_digest = || [slice::from_ref(&report.corpus), &self.topics].concat().join("-");
        let version = self.version.clone().unwrap_or_else(by_digest);
        let folder = format!("reports/{version}");
        index.add(entry(&version, report));
        let mut batch = Batch::new(&opened.project);
        propose(opened, &outcome.settled, &mut batch);
        batch.write(&format!("{folder}/briefing.md"), markdown);
        batch.write(&format!("{folder}/briefing.json"), render::json(report));
        batch.write(Index::PATH, index.yaml());
        batch.commit()?;
        print(&summary(&folder, report))?;
        Ok(())
    }

    /// Writes the briefing to the file that was named, or prints it.
    fn write_elsewhere(&self, file: &Path, opened: &Opened, outcome: &Outcome, markdown: String) -> anyhow::Result<()> {
        let by_ending = if file.extension().is_some_and(|ending| ending == "json") { Format::Json } else { Format::Md };
        let briefing = match self.format.unwrap_or(by_ending) {
            Format::Md => markdown,
            Format::Json => render::json(&outcome.report),
        };
        if file.as_os_str() == "-" {
            return Ok(print_raw(briefing.as_bytes())?);
        }
        let mut batch = Batch::new(&opened.project);
        batch.write_to(std::path::absolute(file)?, briefing);
        batch.commit()?;
        Ok(())
    }
}

/// Returns what the list of versions says about this one.
fn entry(version: &str, report: &Briefing) -> IndexEntry {
    let tally = &report.tally;
    IndexEntry {
        version: version.into(),
        corpus: report.corpus.clone(),
        documents: tally.documents,
        claims: tally.claims,
        decided: tally.accepted + tally.edited,
    }
}

/// Returns where the briefing is, and what matters most in it.
fn summary(folder: &str, report: &Briefing) -> String {
    let lines = render::in_short(report);
    let lines: String = lines.iter().map(|line| format!("{}\n", wrapped(&one_line(line)))).collect();
    format!("{lines}\n{folder}/briefing.md\n{folder}/briefing.json\n")
}

/// The number of characters on a line.
const WIDTH: usize = 98;

/// Returns a paragraph as an item of a list, wrapped.
fn wrapped(paragraph: &str) -> String {
    let (mut out, mut used) = (String::from("•"), 1);
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        if used + length > WIDTH {
            out += "\n ";
            used = 1;
        }
        out += " ";
        out += word;
        used += length + 1;
    }
    out
}
