//! `claims/`: decisions (`<document>.yaml`, never written here) and proposals (`<document>.new.yaml`, written as a whole).

use super::tree::{Entry, files};
use super::yaml::{self, Step};
use super::{Batch, Error, Project, claims_yaml, decode, is_as_written};
use crate::model::{Claim, ClaimFile, ClaimRef, Diagnostic, Location, Review};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};

/// A claim file as it lies on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimSource {
    /// Its path in the project.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it says.
    pub file: ClaimFile,
}

/// All claim files of a project.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf {
    /// Decisions, by path.
    decisions: Vec<ClaimSource>,
    /// Files of proposals that somebody changed, by path: what is decided in them counts, and they are not written again.
    changed: Vec<ClaimSource>,
    /// The documents that have a file of proposals nobody changed.
    sealed: BTreeSet<String>,
    /// The documents with a claim file that cannot be read.
    unread: BTreeSet<String>,
}

/// Returns the claim files of the project, and what is wrong with them.
///
/// # Errors
/// When the folder cannot be walked or a file cannot be read.
pub fn shelf(project: &Project) -> Result<(Shelf, Vec<Diagnostic>), Error> {
    let (mut shelf, mut wrong) = (Shelf::default(), Vec::new());
    for entry in files(&project.path("claims"))? {
        let path = format!("claims/{}", entry.below);
        match entry.below.strip_suffix(".yaml") {
            Some(name) => shelf.add(&entry, &path, name, &mut wrong)?,
            None if path.ends_with(".yml") => {
                let warning = Diagnostic::warning(
                    "not-a-claim-file",
                    format!("{path} is not read: a claim file's name ends in .yaml"),
                );
                wrong.push(warning.help("give it a name that ends in .yaml"));
            }
            None => {}
        }
    }
    Ok((shelf, wrong))
}

impl Shelf {
    /// Reads one file and puts it where it belongs.
    fn add(&mut self, entry: &Entry, path: &str, name: &str, wrong: &mut Vec<Diagnostic>) -> Result<(), Error> {
        let document = name.strip_suffix(".new").unwrap_or(name);
        let bytes = std::fs::read(&entry.path).map_err(|e| Error::read(&entry.path, e))?;
        let read = decode::text(path, bytes).map_err(|d| vec![*d]);
        let read = match read {
            Ok(text) if document != name && is_as_written(&text) => {
                self.sealed.insert(document.into());
                return Ok(());
            }
            read => read.and_then(|text| parse(path, document, text)),
        };
        match read {
            Ok(source) if document == name => self.decisions.push(source),
            Ok(source) => {
                wrong.push(changed(&source));
                self.changed.push(source);
            }
            Err(errors) => {
                self.unread.insert(document.into());
                wrong.extend(errors);
            }
        }
        Ok(())
    }

    /// Returns what people decided: all claims of the files of decisions, and those of changed proposals that carry a decision.
    pub fn decisions(&self) -> Vec<ClaimFile> {
        let mut files: BTreeMap<&str, Vec<Claim>> = BTreeMap::new();
        for source in &self.decisions {
            files.entry(&source.file.document).or_default().extend(source.file.claims.iter().cloned());
        }
        for source in &self.changed {
            let claims = files.entry(&source.file.document).or_default();
            let known: BTreeSet<String> = claims.iter().map(|claim| claim.id.clone()).collect();
            let decided = source.file.claims.iter().filter(|claim| claim.review != Review::Proposed);
            claims.extend(decided.filter(|claim| !known.contains(&claim.id)).cloned());
        }
        files.into_iter().map(|(document, claims)| ClaimFile { document: document.into(), claims }).collect()
    }

    /// Returns the documents with a claim file that cannot be read.
    pub fn unread(&self) -> &BTreeSet<String> {
        &self.unread
    }

    /// Adds the file, line and column of the claim a diagnostic is about.
    pub fn located(&self, diagnostic: Diagnostic) -> Diagnostic {
        let mut sources = self.decisions.iter().chain(&self.changed);
        yaml::located(diagnostic, |about| sources.find_map(|source| source.place(&about.claim, about.field)))
    }

    /// Adds the files that hold `proposals` to `batch`, and takes away those that have become empty. Files that somebody changed are
    /// left alone.
    pub fn propose(&self, proposals: &[ClaimFile], batch: &mut Batch) {
        let is_kept = |document: &str| {
            self.unread.contains(document) || self.changed.iter().any(|source| source.file.document == document)
        };
        let full: BTreeSet<&str> =
            proposals.iter().filter(|file| !file.claims.is_empty()).map(|file| file.document.as_str()).collect();
        for file in proposals.iter().filter(|file| full.contains(file.document.as_str()) && !is_kept(&file.document)) {
            batch.write(&Project::proposals_path(&file.document), claims_yaml(file));
        }
        let is_empty = |document: &&String| !full.contains(document.as_str()) && !is_kept(document);
        for document in self.sealed.iter().filter(is_empty) {
            batch.remove(&Project::proposals_path(document));
        }
    }
}

/// Takes the claims `ids` out of the proposals for a document, which its file has lost to decisions; adds nothing to `batch` where there is
/// no such file, or somebody changed it.
///
/// # Errors
/// When the file cannot be read.
pub fn withdraw(project: &Project, document: &str, ids: &[&str], batch: &mut Batch) -> Result<(), Error> {
    let path = Project::proposals_path(document);
    let Some(mut file) = proposed(project, document)? else { return Ok(()) };
    let proposed = file.claims.len();
    file.claims.retain(|claim| !ids.contains(&claim.id.as_str()));
    if file.claims.len() == proposed {
        return Ok(());
    }
    match file.claims.is_empty() {
        true => batch.remove(&path),
        false => batch.write(&path, claims_yaml(&file)),
    }
    Ok(())
}

/// Returns what is proposed for a document on disk; nothing where there is no such file, or somebody changed it.
///
/// # Errors
/// When the file cannot be read.
pub fn proposed(project: &Project, document: &str) -> Result<Option<ClaimFile>, Error> {
    let place = project.path(&Project::proposals_path(document));
    if !place.is_file() {
        return Ok(None);
    }
    let bytes = std::fs::read(&place).map_err(|e| Error::read(&place, e))?;
    let sealed = String::from_utf8(bytes).ok().filter(|text| is_as_written(text));
    Ok(sealed.and_then(|text| serde_yaml::from_str(&text).ok()))
}

impl ClaimSource {
    /// Returns the place of a field of one of its claims; of the file's `document` where the field is that.
    fn place(&self, claim: &ClaimRef, field: &str) -> Option<Location> {
        if self.file.document != claim.document {
            return None;
        }
        let item = self.file.claims.iter().position(|c| c.id == claim.id)?;
        let path = match field {
            "document" => vec![Step::Key("document")],
            field => vec![Step::Key("claims"), Step::Item(item), Step::Key(field)],
        };
        Some(yaml::location(&self.path, &self.text, &path))
    }
}

/// Returns a warning for a file of proposals that somebody changed.
fn changed(source: &ClaimSource) -> Diagnostic {
    let document = &source.file.document;
    let message = "this file was not written by this program, or was changed since: it is left as it is";
    Diagnostic::warning("proposals-changed", message)
        .at(Location::at_line(&source.path, &source.text, 1, 1))
        .note("a claim in it counts as decided where its `review` is accepted, edited or rejected")
        .help(format!("move the claims you decided on to {}, and remove this file", Project::decisions_path(document)))
}

/// The frame of a claim file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    #[serde(rename = "document")]
    _document: String,
    #[serde(rename = "claims")]
    _claims: Vec<IgnoredAny>,
}

/// Reads a claim file, and checks that it belongs to `document` and names each claim once.
pub(super) fn parse(path: &str, document: &str, text: String) -> Result<ClaimSource, Vec<Diagnostic>> {
    let is_blank = |text: &str| text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let file = match serde_yaml::from_str::<ClaimFile>(&text) {
        Ok(file) => file,
        Err(_) if is_blank(&text) => ClaimFile { document: document.into(), claims: Vec::new() },
        Err(error) => return Err(errors(path, &text, &error)),
    };
    let source = ClaimSource { path: path.into(), text, file };
    let wrong: Vec<Diagnostic> = strayed(&source, document).into_iter().chain(duplicates(&source)).collect();
    if wrong.is_empty() { Ok(source) } else { Err(wrong) }
}

/// Returns an error for each claim that cannot be read, and one for the frame around them; for broken YAML the one there is.
fn errors(path: &str, text: &str, first: &serde_yaml::Error) -> Vec<Diagnostic> {
    let unreadable = |error: &serde_yaml::Error| yaml::unreadable("claims-unreadable", path, text, error);
    if serde_yaml::from_str::<serde_yaml::Value>(text).is_err() {
        return vec![unreadable(first)];
    }
    let head = serde_yaml::from_str::<Head>(text).err();
    let claims = yaml::broken_items::<Claim>(text, "claims");
    let mut found: Vec<Diagnostic> = head.into_iter().chain(claims).map(|error| unreadable(&error)).collect();
    if found.is_empty() {
        found.push(unreadable(first));
    }
    found
}

/// Returns an error where the file says that it belongs to another document.
fn strayed(source: &ClaimSource, document: &str) -> Option<Diagnostic> {
    let named = &source.file.document;
    let message =
        || format!("this file says it holds the claims of `{named}`, and by its place holds those of `{document}`");
    let location = || yaml::location(&source.path, &source.text, &[Step::Key("document")]);
    (named != document).then(|| {
        Diagnostic::error("document-mismatch", message())
            .at(location())
            .help(format!("write `document: {document}`, or move the file to {}", Project::decisions_path(named)))
    })
}

/// Returns an error for each claim whose id another claim of the file has.
fn duplicates(source: &ClaimSource) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let place =
        |item| yaml::location(&source.path, &source.text, &[Step::Key("claims"), Step::Item(item), Step::Key("id")]);
    for (item, claim) in source.file.claims.iter().enumerate() {
        if let Some(other) = first.insert(&claim.id, item) {
            let message = format!("two claims of this file have the id `{}`", claim.id);
            let note = format!("the other one is at line {}", place(other).line);
            wrong.push(
                Diagnostic::error("duplicate-id", message)
                    .at(place(item))
                    .note(note)
                    .help("give one of them another id"),
            );
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: &str = "topic: ceasefire, question: ceasefire.violator, act: accusation, answer: [Iran]";

    fn check(text: &str) -> Vec<(&'static str, usize, usize, String)> {
        let wrong = parse("claims/a.yaml", "a", text.into()).expect_err("something is wrong");
        let place = |d: Diagnostic| {
            let at = d.location.expect("a place");
            (d.code, at.line, at.column, d.help.unwrap_or_default())
        };
        wrong.into_iter().map(place).collect()
    }

    #[test]
    fn every_broken_claim_of_a_file_is_shown() {
        let text = format!(
            "document: a\nclaims:\n- {{id: c1, {CLAIM}, quote: q}}\n- {{id: c2, {CLAIM}, qoute: q}}\n- id: c3\n  topic: ceasefire\n  question: x\n  \
             act: acusation\n  answer: [Iran]\n  quote: q\n"
        );
        let found = check(&text);
        let short: Vec<_> = found.iter().map(|(code, line, _, help)| (*code, *line, help.as_str())).collect();
        assert_eq!(
            short,
            [("claims-unreadable", 4, "did you mean `quote`?"), ("claims-unreadable", 8, "did you mean `accusation`?")]
        );
    }

    #[test]
    fn an_id_that_stands_twice_is_shown_where_it_stands_again() {
        let text = format!("document: a\nclaims:\n- {{id: c1, {CLAIM}, quote: q}}\n- {{id: c1, {CLAIM}, quote: r}}\n");
        assert_eq!(check(&text), [("duplicate-id", 4, 8, "give one of them another id".into())]);
    }

    #[test]
    fn a_file_of_another_document_is_refused() {
        let found = check("document: b\nclaims: []\n");
        assert_eq!(
            found,
            [("document-mismatch", 1, 11, "write `document: a`, or move the file to claims/b.yaml".into())]
        );
    }

    #[test]
    fn a_file_of_comments_holds_no_claims() {
        let source = parse("claims/a.yaml", "a", "# nothing yet\n\n".into()).expect("read");
        assert_eq!(source.file.claims, []);
    }

    fn project() -> (tempfile::TempDir, Project) {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join("corpus")).expect("a folder");
        let project = Project::at(dir.path()).expect("a project");
        (dir, project)
    }

    fn proposals(document: &str, ids: &[&str]) -> ClaimFile {
        let claim = |id: &&str| serde_yaml::from_str(&format!("{{id: {id}, {CLAIM}, quote: words}}")).expect("a claim");
        ClaimFile { document: document.into(), claims: ids.iter().map(claim).collect() }
    }

    /// Writes the proposals, and returns the names of the files that changed.
    fn propose(project: &Project, files: &[ClaimFile]) -> Vec<String> {
        let (shelf, _) = shelf(project).expect("readable");
        let mut batch = Batch::new(project);
        shelf.propose(files, &mut batch);
        let changed = batch.commit().expect("written");
        let below = |path: &std::path::PathBuf| {
            path.strip_prefix(project.root()).expect("below").to_string_lossy().replace('\\', "/")
        };
        changed.iter().map(below).collect()
    }

    #[test]
    fn proposals_are_written_once_and_taken_away_when_all_is_decided() {
        let (_dir, project) = project();
        let both = [proposals("a", &["c1", "c2"]), proposals("2020/b", &["c3"])];
        assert_eq!(propose(&project, &both), ["claims/a.new.yaml", "claims/2020/b.new.yaml"]);
        assert_eq!(propose(&project, &both), Vec::<String>::new());
        assert_eq!(propose(&project, &[proposals("a", &[]), proposals("2020/b", &["c3"])]), ["claims/a.new.yaml"]);
        assert!(!project.path("claims/a.new.yaml").exists());
    }

    #[test]
    fn proposals_that_a_person_changed_are_left_alone_and_what_was_decided_there_counts() {
        let (_dir, project) = project();
        propose(&project, &[proposals("a", &["c1", "c2"])]);
        let path = project.path("claims/a.new.yaml");
        let text = std::fs::read_to_string(&path).expect("there").replacen("review: proposed", "review: rejected", 1);
        std::fs::write(&path, &text).expect("written");
        assert_eq!(propose(&project, &[proposals("a", &["c1", "c2", "c3"])]), Vec::<String>::new());
        assert_eq!(propose(&project, &[]), Vec::<String>::new());
        let (shelf, wrong) = shelf(&project).expect("readable");
        let decided: Vec<_> = shelf.decisions()[0].claims.iter().map(|c| (c.id.clone(), c.review)).collect();
        assert_eq!((decided, wrong[0].code), (vec![("c1".into(), Review::Rejected)], "proposals-changed"));
    }
}
