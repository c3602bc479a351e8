//! `rashomon diff`

use super::{Verdict, print_raw};
use crate::diff;
use crate::model::Report;
use crate::render;
use crate::store::{self, Index, Project, nearest};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Says what changed between two versions of the briefing: by what the sources say, not by lines.
///
/// A version is named by its name, its folder, or its briefing.json. Without names the two newest versions are compared, with one name
/// that version and the newest one.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The older version; by default the newest but one.
    old: Option<String>,
    /// The newer version; by default the newest.
    new: Option<String>,
    /// Exit with 1 when something changed.
    #[arg(long)]
    exit_code: bool,
    /// How to print the changes.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Markdown.
    #[default]
    Md,
    /// JSON.
    Json,
}

impl Diff {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let versions = Versions::read(project)?;
        let (old, new) = match (&self.old, &self.new) {
            (Some(old), Some(new)) => (versions.named(old)?, versions.named(new)?),
            (Some(old), None) => (versions.named(old)?, versions.newest(0)?),
            (None, _) => (versions.newest(1)?, versions.newest(0)?),
        };
        let changes = diff::changes(&old, &new);
        let text = match self.format {
            Format::Md => render::changes_markdown(&changes),
            Format::Json => render::changes_json(&changes),
        };
        print_raw(text.as_bytes())?;
        Ok(if self.exit_code && !changes.is_empty() { Verdict::Problems } else { Verdict::Fine })
    }
}

/// The versions of a project, where there is one.
struct Versions {
    project: Option<Project>,
    index: Index,
}

impl Versions {
    /// Reads the list of versions; outside a project there are none, and two files can be compared all the same.
    fn read(named: Option<&Path>) -> anyhow::Result<Self> {
        let project = match super::project(named) {
            Ok(project) => Some(project),
            Err(_) if named.is_none() => None,
            Err(error) => return Err(error),
        };
        let index = match project.as_ref().map(store::index).transpose()? {
            None => Index::default(),
            Some(Ok(index)) => index,
            Some(Err(broken)) => bail!("{} cannot be read: {}", Index::PATH, broken.message),
        };
        Ok(Self { project, index })
    }

    /// Returns the report of the newest version, or of the one `back` before it.
    fn newest(&self, back: usize) -> anyhow::Result<Report> {
        let versions = &self.index.versions;
        match versions.iter().rev().nth(back) {
            Some(entry) => self.named(&entry.version),
            None if versions.is_empty() => bail!("there is no version yet: make one with `rashomon report`"),
            None => bail!("there is one version only, `{}`: name what to compare it with", versions[0].version),
        }
    }

    /// Returns the report that `name` names: a version, a folder or a file.
    fn named(&self, name: &str) -> anyhow::Result<Report> {
        let Some(path) = self.place(name) else { bail!(self.unknown(name)) };
        store::read_report(&path).with_context(|| format!("cannot compare `{name}`"))
    }

    fn place(&self, name: &str) -> Option<PathBuf> {
        let of_version = |project: &Project| project.path(&format!("reports/{name}/briefing.json"));
        let version = self.project.as_ref().map(of_version).filter(|path| !name.is_empty() && path.is_file());
        let path = Path::new(name);
        let named = match path.extension() {
            Some(ending) if ending == "md" => path.with_extension("json"),
            _ if path.is_dir() => path.join("briefing.json"),
            _ => path.to_path_buf(),
        };
        version.or_else(|| named.is_file().then_some(named))
    }

    fn unknown(&self, name: &str) -> String {
        let known: Vec<&str> = self.index.versions.iter().map(|entry| entry.version.as_str()).collect();
        match nearest(name, known.iter().copied()) {
            Some(meant) => format!("there is no version or file `{name}`: did you mean `{meant}`?"),
            None if known.is_empty() => format!("there is no version or file `{name}`"),
            None => format!("there is no version or file `{name}`: there are {}", known.join(", ")),
        }
    }
}
