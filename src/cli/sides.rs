//! What a person names to be compared: a version, a briefing, a folder, a revision of git, or what a pipe brings.

use super::opened::Opened;
use super::{diagnostics, whisper};
use crate::model::{Diagnostic, Report, Scope, Severity};
use crate::packs::Packs;
use crate::store::{self, Index, Project, nearest};
use crate::{render, report};
use anyhow::{Context, bail};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a revision of git is named with.
const GIT: &str = "git:";

/// One of the two things that are compared.
pub(super) struct Side {
    /// The name a heading calls it by.
    pub(super) name: String,
    pub(super) report: Report,
}

/// Where sides come from: a project and its versions, where there is one.
pub(super) struct Sides {
    project: Option<Project>,
    index: Index,
}

impl Sides {
    /// Reads the list of versions; outside a project there are none, and two files can be compared all the same.
    pub(super) fn read(named: Option<&Path>) -> anyhow::Result<Self> {
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

    /// Returns the newest version, or the one `back` before it.
    pub(super) fn newest(&self, back: usize) -> anyhow::Result<Side> {
        let versions = &self.index.versions;
        match versions.iter().rev().nth(back) {
            Some(entry) => self.named(&entry.version),
            None if versions.is_empty() => bail!("there is no version yet: make one with `rashomon report`"),
            None => bail!("there is one version only, `{}`: name what to compare it with", versions[0].version),
        }
    }

    /// Returns what `name` names: a version before all else, then a pipe, a revision, a folder or a file.
    pub(super) fn named(&self, name: &str) -> anyhow::Result<Side> {
        let read = || -> anyhow::Result<Option<Report>> {
            if let Some(folder) = self.version(name) {
                return of_folder(&folder).map(Some);
            }
            if name == "-" {
                let mut text = String::new();
                std::io::stdin().read_to_string(&mut text)?;
                return of_text(Path::new("standard input"), &text).map(Some);
            }
            if let Some(revision) = name.strip_prefix(GIT) {
                return self.at_revision(revision).map(Some);
            }
            let path = Path::new(name);
            match path {
                _ if path.is_dir() => of_folder(path).map(Some),
                _ if path.exists() => of_file(path).map(Some),
                _ => Ok(None),
            }
        };
        let report = read().with_context(|| format!("cannot compare `{name}`"))?;
        let Some(report) = report else { bail!(self.unknown(name)) };
        Ok(Side { name: shown_name(name), report })
    }

    /// Returns the newest version of the project that `name` names as it is now; nothing where it names something else.
    pub(super) fn before_live(&self, name: &str) -> anyhow::Result<Option<Side>> {
        let path = Path::new(name);
        if self.version(name).is_some() || briefing_in(path).is_some() || !path.join("corpus").is_dir() {
            return Ok(None);
        }
        Self::read(Some(path))?.newest(0).map(Some)
    }

    /// Returns the folder of a version.
    fn version(&self, name: &str) -> Option<PathBuf> {
        let folder = self.project.as_ref()?.path(&format!("reports/{name}"));
        let is_there = ["briefing.json", "briefing.md"].iter().any(|file| folder.join(file).is_file());
        (!name.is_empty() && !name.contains(['/', '\\']) && is_there).then_some(folder)
    }

    /// Returns the project at a revision, `REV`, or a file at one, `REV:PATH`.
    fn at_revision(&self, revision: &str) -> anyhow::Result<Report> {
        let dir = self.project.as_ref().map_or(Path::new("."), Project::root);
        match revision.split_once(':') {
            Some((revision, path)) => {
                let bytes = store::file_at(dir, revision, path)?;
                of_text(Path::new(path), &String::from_utf8(bytes)?)
            }
            None => {
                let folder = store::project_at(dir, revision)?;
                of_project(folder.path())
            }
        }
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

/// Returns the name that a heading calls a side by: of a briefing that of its version, whichever way it was named.
fn shown_name(name: &str) -> String {
    let path = Path::new(name.trim_end_matches('/'));
    let is_briefing = path.file_stem().is_some_and(|stem| stem == "briefing");
    let folder = if is_briefing { path.parent().and_then(Path::file_name) } else { None };
    let is_version = path.parent().and_then(Path::file_name).is_some_and(|above| above == "reports");
    let own = if is_version { path.file_name() } else { None };
    let is_of_git = name == "/dev/null" || name.contains("git-blob-");
    match folder.or(own) {
        _ if name == "-" => "standard input".into(),
        // Git hands over files with names of its own, other ones each time.
        _ if is_of_git => "what git has".into(),
        Some(version) => version.to_string_lossy().into_owned(),
        None => name.into(),
    }
}

/// Returns the briefing that lies in a folder, if one does.
fn briefing_in(dir: &Path) -> Option<PathBuf> {
    ["briefing.json", "briefing.md"].iter().map(|file| dir.join(file)).find(|path| path.is_file())
}

/// Returns the report that a folder holds, or that is made of it.
fn of_folder(dir: &Path) -> anyhow::Result<Report> {
    if let Some(briefing) = briefing_in(dir) {
        return of_file(&briefing);
    }
    if dir.join("corpus").is_dir() {
        return of_project(dir);
    }
    let (files, wrong) = store::claim_folder(dir)?;
    sound(&wrong)?;
    if files.is_empty() {
        bail!("{} is no project, and holds neither a briefing nor claims", dir.display());
    }
    Ok(report::of_claims(files, &Packs::builtin()))
}

fn of_file(path: &Path) -> anyhow::Result<Report> {
    of_text(path, &std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?)
}

/// Returns the report of a project as it is now; nothing is written.
fn of_project(dir: &Path) -> anyhow::Result<Report> {
    let mut opened = Opened::at(Project::at(dir)?)?;
    let outcome = opened.run(&Scope::default());
    opened.verdict(false);
    if opened.is_blocked() {
        bail!("it has errors, which are shown above: mend them first");
    }
    Ok(outcome.report)
}

/// Returns the report that a text holds: JSON, a Markdown briefing or a claim file. An empty text holds nothing, as where git compares
/// a new file with none.
fn of_text(name: &Path, text: &str) -> anyhow::Result<Report> {
    let is_yaml = name.extension().is_some_and(|ending| ending == "yaml");
    if text.trim().is_empty() {
        return Ok(report::of_claims(Vec::new(), &Packs::builtin()));
    }
    if text.trim_start().starts_with('{') {
        return Ok(store::json_report(name, text)?);
    }
    if is_yaml || text.lines().any(|line| line.starts_with("document:")) {
        let file = store::claim_file(&name.display().to_string(), text);
        let file = file.or_else(|wrong| sound(&wrong).and_then(|()| bail!("{} holds no claims", name.display())))?;
        return Ok(report::of_claims(vec![file], &Packs::builtin()));
    }
    render::carried(text).map_err(|why| store::Error::NoReport { path: name.into(), why }.into())
}

/// Shows what is wrong; an error where claims cannot be read because of it.
fn sound(wrong: &[Diagnostic]) -> anyhow::Result<()> {
    whisper(&diagnostics::rendered(wrong));
    match wrong.iter().any(|d| d.severity == Severity::Error) {
        true => bail!("its claims have errors, which are shown above: mend them first"),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_one_name_whichever_way_it_is_named() {
        for named in
            ["monday", "reports/monday", "reports/monday/", "reports/monday/briefing.md", "a/monday/briefing.json"]
        {
            assert_eq!(shown_name(named), "monday", "{named}");
        }
        assert_eq!(shown_name("/tmp/git-blob-x1Y2/briefing.md"), "what git has");
        for named in ["git:HEAD~1", "claims", "old/project"] {
            assert_eq!(shown_name(named), named);
        }
    }
}
