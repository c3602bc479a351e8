//! `rashomon diff`

use super::sides::{Side, Sides};
use super::{Verdict, print, print_raw};
use crate::diff;
use crate::model::{Changes, Report};
use crate::render::{self, Detail};
use crate::store::nearest;
use anyhow::bail;
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::Path;

const WHAT: &str = "What can be compared:
  monday           a version of reports/index.yaml
  briefing.md      a briefing, or briefing.json, or the folder it lies in
  some/project     a project as it is now; nothing is written
  git:HEAD~3       this project at a revision of git; the working tree is left alone
  git:HEAD~3:PATH  a briefing or a file of claims at a revision
  claims/a.yaml    a file of claims, or a folder of them: then claims alone are compared
  -                a briefing or claims from standard input";

/// Says what changed between two versions of the briefing: by what the sources say, not by lines.
///
/// Without names the two newest versions are compared, with one name that and the newest version; a project alone, such as `.`, is the
/// newer side, and its newest version the older. All kinds can be mixed.
#[derive(Debug, Args)]
#[command(after_help = WHAT)]
pub(super) struct Diff {
    /// The older side; by default the newest version but one.
    old: Option<String>,
    /// The newer side; by default the newest version.
    new: Option<String>,
    /// Only this topic (may be given several times).
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Only what matters most, and how much there is of the rest.
    #[arg(long)]
    summary: bool,
    /// Exit with 1 when something changed.
    #[arg(long)]
    exit_code: bool,
    /// How to print the changes.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Print one side claim by claim, each in a few lines: what git compares with `textconv` (see README).
    #[arg(long, conflicts_with_all = ["new", "summary", "exit_code", "format"], requires = "old")]
    textconv: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For a terminal, words that went and came in colours; without colours in a pipe.
    #[default]
    Text,
    /// Markdown, ready to send.
    Md,
    /// One page of HTML.
    Html,
    /// JSON.
    Json,
}

impl Diff {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let sides = Sides::read(project)?;
        if let (true, Some(name)) = (self.textconv, &self.old) {
            let report = diff::on_topics(sides.named(name)?.report, &self.topics);
            print_raw(render::claim_by_claim(&report).as_bytes())?;
            return Ok(Verdict::Fine);
        }
        let (old, new) = match (&self.old, &self.new) {
            (Some(old), Some(new)) if old == "-" && new == "-" => bail!("only one side can come from standard input"),
            (Some(old), Some(new)) => (sides.named(old)?, sides.named(new)?),
            (Some(name), None) => match sides.before_live(name)? {
                Some(version) => (version, sides.named(name)?),
                None => (sides.named(name)?, sides.newest(0)?),
            },
            (None, _) => (sides.newest(1)?, sides.newest(0)?),
        };
        check_topics(&self.topics, [&old.report, &new.report])?;
        let (old, new) = (self.on_topics(old), self.on_topics(new));
        let changes = diff::changes(&old.report, &new.report).named(&old.name, &new.name);
        self.print(&changes)?;
        Ok(if self.exit_code && !changes.is_empty() { Verdict::Problems } else { Verdict::Fine })
    }

    fn on_topics(&self, side: Side) -> Side {
        Side { report: diff::on_topics(side.report, &self.topics), ..side }
    }

    fn print(&self, changes: &Changes) -> anyhow::Result<()> {
        let detail = if self.summary { Detail::Summary } else { Detail::Full };
        match self.format {
            Format::Text => print(&render::changes_text(changes, detail))?,
            Format::Md => print_raw(render::changes_markdown(changes, detail).as_bytes())?,
            Format::Html => print_raw(render::changes_html(changes, detail).as_bytes())?,
            Format::Json => print_raw(render::changes_json(changes, detail).as_bytes())?,
        }
        Ok(())
    }
}

/// Refuses a topic that neither side has.
fn check_topics(topics: &[String], reports: [&Report; 2]) -> anyhow::Result<()> {
    let known: BTreeSet<&str> =
        reports.into_iter().flat_map(|report| report.topics.iter().map(|topic| topic.id.as_str())).collect();
    let Some(topic) = topics.iter().find(|topic| !known.contains(topic.as_str())) else { return Ok(()) };
    match nearest(topic, known.iter().copied()) {
        Some(meant) => bail!("there is no topic `{topic}`: did you mean `{meant}`?"),
        None => bail!("there is no topic `{topic}`: there are {}", known.into_iter().collect::<Vec<_>>().join(", ")),
    }
}
