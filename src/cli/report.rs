//! `rashomon report`

use super::extract::propose;
use super::opened::Opened;
use super::safe::one_line;
use super::sides::Sides;
use super::{Verdict, print, print_raw, whisper};
use crate::diff;
use crate::model::{Changes, Report as Briefing, Scope};
use crate::pipeline::Outcome;
use crate::render::{self, FROM_REPORTS, Format as Form, Told};
use crate::store::{self, Batch, Index, IndexEntry, check_version_name};
use anyhow::bail;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Brings the claims up to date and writes the briefing: what the sources agree on, and where they conflict.
///
/// The briefing is written to reports/<version>/: briefing.md to read, briefing.json for programs; reports/index.yaml keeps the
/// order in which versions were made.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// The name of this version; by default a digest of the documents.
    #[arg(long, value_name = "NAME", value_parser = version_name)]
    version: Option<String>,
    /// The title of the briefing; by default the parties most spoken of.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The forms to write, with commas between them; by default md,json, or what the ending of `--output` says. A version always has
    /// its JSON, by which `diff` compares it.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORM,…")]
    format: Vec<Format>,
    /// Write to this file, to this folder (a name that ends in `/`), or to standard output (`-`) instead. Nothing else is written then.
    /// Links lead to the documents from where the file lies; those of what is printed, from the folder of a version.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Tell in the briefing what changed since an earlier version: its name, its folder, its file, or `git:REV`.
    #[arg(long, value_name = "VERSION")]
    changes_since: Option<String>,
    #[command(flatten)]
    only: Only,
    /// Leave out what cannot be read, and go on with the rest.
    #[arg(long)]
    keep_going: bool,
}

/// What part of the corpus the briefing is on.
#[derive(Debug, Args)]
struct Only {
    /// Only this topic (may be given several times).
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Only documents of this source: a publisher, or a document's id (may be given several times).
    #[arg(long = "source", value_name = "SOURCE")]
    sources: Vec<String>,
    /// Only documents published on this day (YYYY-MM-DD) or later; with the name of a version instead of a day, the same as
    /// `--changes-since`.
    #[arg(long, value_name = "DAY|VERSION", value_parser = since)]
    since: Option<Since>,
    /// Only documents published on this day (YYYY-MM-DD) or earlier.
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
    /// Only claims that a person accepted or edited.
    #[arg(long)]
    reviewed_only: bool,
}

/// What a briefing is "since".
#[derive(Debug, Clone)]
enum Since {
    Day(Date),
    Version(String),
}

/// Returns a day where the words are one, else the name of a version; figures that are no day are taken for a misspelt one.
fn since(words: &str) -> Result<Since, String> {
    let is_like_a_day = words.len() >= 8 && words.chars().all(|c| c.is_ascii_digit() || c == '-');
    match words.parse() {
        Ok(day) => Ok(Since::Day(day)),
        Err(_) if is_like_a_day => Err("a day is written YYYY-MM-DD".into()),
        Err(_) => Ok(Since::Version(words.into())),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown: briefing.md.
    Md,
    /// HTML: briefing.html, one page with pictures and the documents' texts.
    Html,
    /// JSON: briefing.json.
    Json,
    /// Tables for spreadsheets: claims.csv and judgements.csv.
    Csv,
    /// W3C Web Annotations of the claims: annotations.jsonld.
    Annotations,
}

impl Format {
    fn form(self) -> Form {
        match self {
            Self::Md => Form::Markdown,
            Self::Html => Form::Html,
            Self::Json => Form::Json,
            Self::Csv => Form::Csv,
            Self::Annotations => Form::Annotations,
        }
    }

    /// Returns the form that the ending of a file's name asks for.
    fn by_ending(file: &Path) -> Self {
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("html" | "htm") => Self::Html,
            Some("json") => Self::Json,
            Some("csv") => Self::Csv,
            Some("jsonld") => Self::Annotations,
            _ => Self::Md,
        }
    }
}

fn version_name(name: &str) -> Result<String, String> {
    check_version_name(name).map(|()| name.to_string())
}

impl Report {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = if self.output.is_some() { Opened::to_read(project)? } else { Opened::to_write(project)? };
        opened.check_topics(&self.only.topics)?;
        opened.check_sources(&self.only.sources)?;
        if self.keep_going {
            opened.keep_going();
        }
        let outcome = opened.run(&self.scope());
        let index = match store::index(&opened.project)? {
            Ok(index) => Some(index),
            Err(broken) => {
                opened.diagnostics.push(*broken);
                None
            }
        };
        let verdict = opened.verdict(false);
        if let Some(why) = opened.refusal(self.keep_going) {
            whisper(why);
            return Ok(verdict);
        }
        let Some(index) = index else {
            whisper("nothing was written: mend the list of versions, or move it away\n");
            return Ok(verdict);
        };
        opened.tell_what_is_left_out();
        let earlier = self.earlier().map(|name| Sides::read(project)?.named(name)).transpose()?;
        let earlier = earlier.map(|side| (side.name, diff::on_topics(side.report, &self.only.topics)));
        let changes = earlier.as_ref().map(|(name, old)| diff::changes(old, &outcome.report).named(name, "now"));
        match &self.output {
            Some(path) => self.write_elsewhere(path, &opened, &outcome.report, changes.as_ref())?,
            None => self.write(&opened, &outcome, index, changes.as_ref())?,
        }
        Ok(verdict)
    }

    /// Returns the name of the version of which the briefing is to tell what changed since.
    fn earlier(&self) -> Option<&String> {
        let since = match &self.only.since {
            Some(Since::Version(name)) => Some(name),
            _ => None,
        };
        self.changes_since.as_ref().or(since)
    }

    fn scope(&self) -> Scope {
        let Only { topics, sources, since, until, reviewed_only } = &self.only;
        Scope {
            title: self.title.clone(),
            topics: topics.clone(),
            sources: sources.clone(),
            since: match since {
                Some(Since::Day(day)) => Some(*day),
                _ => None,
            },
            until: *until,
            reviewed_only: *reviewed_only,
        }
    }

    /// Returns the forms that were asked for, `usual` where none was.
    fn forms(&self, usual: &[Format]) -> Vec<Form> {
        let asked = if self.format.is_empty() { usual } else { &self.format };
        asked.iter().map(|format| format.form()).collect()
    }

    /// Writes proposals, briefing and the list of versions, all or nothing, and says where.
    fn write(
        &self,
        opened: &Opened,
        outcome: &Outcome,
        mut index: Index,
        changes: Option<&Changes>,
    ) -> anyhow::Result<()> {
        let report = &outcome.report;
        let version = self.version.clone().unwrap_or_else(|| by_digest(report));
        let folder = format!("reports/{version}");
        let forms = [self.forms(&[Format::Md]), vec![Form::Json]].concat();
        index.add(entry(&version, report));
        let mut batch = Batch::new(&opened.project);
        propose(opened, &outcome.settled, &mut batch);
        let mut paths = Vec::new();
        for (name, content) in
            render::files(Told { report, documents: &opened.documents, changes, corpus: Some(FROM_REPORTS) }, &forms)
        {
            paths.push(format!("{folder}/{name}"));
            batch.write(&format!("{folder}/{name}"), content);
        }
        batch.write(Index::PATH, index.yaml());
        batch.commit()?;
        print(&summary(&paths, report))?;
        Ok(())
    }

    /// Writes the briefing to the file or folder that was named, or prints it.
    fn write_elsewhere(
        &self,
        path: &Path,
        opened: &Opened,
        report: &Briefing,
        changes: Option<&Changes>,
    ) -> anyhow::Result<()> {
        let is_folder = path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir();
        let usual = if is_folder { vec![Format::Md, Format::Json] } else { vec![Format::by_ending(path)] };
        let forms = self.forms(&usual);
        if forms.len() > 1 && !is_folder {
            bail!("{} is one file, and several forms were asked for: name a folder, `{0}/`", path.display());
        }
        let told = |corpus| Told { report, documents: &opened.documents, changes, corpus };
        if path.as_os_str() == "-" {
            let files = render::files(told(Some(FROM_REPORTS)), &forms);
            return Ok(files.first().map_or(Ok(()), |(_, first)| print_raw(first.as_bytes()))?);
        }
        let place = std::path::absolute(path)?;
        let folder = if is_folder { Some(place.as_path()) } else { place.parent() };
        let corpus = folder.map(|folder| opened.project.corpus_from(folder)).transpose()?.flatten();
        let files = render::files(told(corpus.as_deref()), &forms);
        let mut batch = Batch::new(&opened.project);
        for (at, (name, content)) in files.into_iter().enumerate() {
            let place = if is_folder { place.join(name) } else { beside(&place, at, name) };
            batch.write_to(place, content);
        }
        batch.commit()?;
        Ok(())
    }
}

/// Returns where the file `name` of a form goes that was to be written to `place`: the first there, another beside it.
fn beside(place: &Path, at: usize, name: &str) -> PathBuf {
    let stem = place.file_stem().unwrap_or_default().to_string_lossy();
    if at == 0 { place.into() } else { place.with_file_name(format!("{stem}-{name}")) }
}

/// Returns the name of a version that was given none: the digest of its documents, and what else it is on.
fn by_digest(report: &Briefing) -> String {
    let scope = &report.scope;
    let mut parts = vec![report.corpus.clone()];
    parts.extend(scope.topics.clone());
    parts.extend(scope.since.map(|day| format!("since-{day}")));
    parts.extend(scope.until.map(|day| format!("until-{day}")));
    parts.extend((!scope.sources.is_empty()).then(|| "sources".into()));
    parts.extend(scope.reviewed_only.then(|| "reviewed".into()));
    parts.join("-")
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

/// Returns what matters most in the briefing, and where it is.
fn summary(paths: &[String], report: &Briefing) -> String {
    let lines = render::in_short(report);
    let lines: String = lines.iter().map(|line| format!("{}\n", wrapped(&one_line(line)))).collect();
    format!("{lines}\n{}\n", paths.join("\n"))
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

#[cfg(test)]
mod tests {
    use super::{Since, since};

    #[test]
    fn since_takes_a_day_or_the_name_of_a_version() {
        assert!(matches!(since("2024-03-01"), Ok(Since::Day(_))));
        assert!(matches!(since("monday"), Ok(Since::Version(name)) if name == "monday"));
        assert_eq!(since("2024-13-01").err().as_deref(), Some("a day is written YYYY-MM-DD"));
    }
}
