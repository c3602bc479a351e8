//! Files of gold, which may lie anywhere: `<document>.claims.yaml` in a folder, or one file of any name.

use super::tree::files;
use super::yaml::{self, Step};
use super::{Error, decode};
use crate::model::{ClaimRef, Diagnostic, GoldClaim, GoldFile, Location};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The ending of a file of gold in a folder.
const ENDING: &str = ".claims.yaml";

/// A file of gold as it lies on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldSource {
    /// Its path as it was named.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it says.
    pub file: GoldFile,
}

/// Returns the gold at `path`, a file or a folder of files, sorted by path, and what is wrong with it.
///
/// # Errors
/// When there is nothing at `path`, or it cannot be read.
pub fn gold(path: &Path) -> Result<(Vec<GoldSource>, Vec<Diagnostic>), Error> {
    let (mut sources, mut wrong) = (Vec::new(), Vec::new());
    let places = places(path)?;
    if places.is_empty() {
        let help = format!("name the files of gold <document>{ENDING}, or name one file instead of the folder");
        wrong.push(Diagnostic::error("gold-empty", format!("{} holds no gold", path.display())).help(help));
    }
    for (name, place) in places {
        let bytes = std::fs::read(&place).map_err(|e| Error::read(&place, e))?;
        match decode::text(&name, bytes).map_err(|d| vec![*d]).and_then(|text| parse(&name, text)) {
            Ok(source) => sources.push(source),
            Err(errors) => wrong.extend(errors),
        }
    }
    wrong.extend(twice(&mut sources));
    Ok((sources, wrong))
}

/// Returns the files of gold at `path`, each with the name it is called by.
fn places(path: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    if !path.exists() {
        return Err(Error::NoGold(path.into()));
    }
    let shown = path.to_string_lossy().replace('\\', "/");
    if !path.is_dir() {
        return Ok(vec![(shown, path.into())]);
    }
    let shown = shown.trim_end_matches('/');
    let of_gold = files(path)?.into_iter().filter(|entry| entry.below.ends_with(ENDING));
    Ok(of_gold.map(|entry| (format!("{shown}/{}", entry.below), entry.path)).collect())
}

impl GoldSource {
    /// Returns the place of a field of one of its claims; of the file's `document` where the field is that.
    fn place(&self, claim: &ClaimRef, field: &str) -> Option<Location> {
        if self.file.document != claim.document {
            return None;
        }
        if field == "document" {
            return Some(yaml::location(&self.path, &self.text, &[Step::Key("document")]));
        }
        let item = self.file.claims.iter().position(|gold| gold.claim.id == claim.id)?;
        Some(yaml::location(&self.path, &self.text, &[Step::Key("claims"), Step::Item(item), Step::Key(field)]))
    }

    /// Adds the file, line and column of the claim that a diagnostic is about, where it is one of `sources`.
    pub fn located(sources: &[Self], diagnostic: Diagnostic) -> Diagnostic {
        yaml::located(diagnostic, |about| sources.iter().find_map(|source| source.place(&about.claim, about.field)))
    }
}

/// Reads a file of gold; where it cannot be read, returns an error for each claim that is to blame.
fn parse(path: &str, text: String) -> Result<GoldSource, Vec<Diagnostic>> {
    let error = match serde_yaml::from_str::<GoldFile>(&text) {
        Ok(file) => return Ok(GoldSource { path: path.into(), text, file }),
        Err(error) => error,
    };
    let unreadable = |error: &serde_yaml::Error| yaml::unreadable("gold-unreadable", path, &text, error);
    let found: Vec<Diagnostic> = yaml::broken_items::<GoldClaim>(&text, "claims").iter().map(unreadable).collect();
    Err(if found.is_empty() { vec![unreadable(&error)] } else { found })
}

/// Takes out the files whose document an earlier one has, and returns an error for each.
fn twice(sources: &mut Vec<GoldSource>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    sources.retain(|source| {
        let Some(other) = first.get(&source.file.document) else {
            first.insert(source.file.document.clone(), source.path.clone());
            return true;
        };
        let message = format!("the gold of `{}` stands in {other} already", source.file.document);
        let location = yaml::location(&source.path, &source.text, &[Step::Key("document")]);
        wrong.push(
            Diagnostic::error("gold-twice", message).at(location).help("keep all claims of a document in one file"),
        );
        false
    });
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: &str = "topic: ceasefire, question: ceasefire.violator, act: accusation, answer: [Iran], quote: q";

    fn folder(files: &[(&str, String)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(dir.path().join(name), text).expect("written");
        }
        dir
    }

    fn file(document: &str, claim: &str) -> String {
        format!("document: {document}\npublisher: Us\npublished: 2024-05-01\nclaims:\n- {{id: c1, {CLAIM}{claim}}}\n")
    }

    #[test]
    fn a_folder_is_read_by_its_endings_and_a_file_whatever_its_name() {
        let dir = folder(&[("b.claims.yaml", file("b", "")), ("relations.yaml", "relations: []\n".into())]);
        for path in [dir.path().to_path_buf(), dir.path().join("b.claims.yaml")] {
            let (sources, wrong) = gold(&path).expect("readable");
            assert_eq!((sources.len(), sources[0].file.document.as_str(), wrong), (1, "b", vec![]));
        }
        let (_, wrong) = gold(folder(&[]).path()).expect("readable");
        assert_eq!(wrong[0].code, "gold-empty");
    }

    #[test]
    fn a_broken_claim_is_shown_with_its_line_and_what_was_meant() {
        let dir = folder(&[("a.claims.yaml", file("a", ", optinal: true"))]);
        let (sources, wrong) = gold(dir.path()).expect("readable");
        let at = wrong[0].location.as_ref().expect("a place");
        assert_eq!((sources.len(), wrong[0].code, at.line), (0, "gold-unreadable", 5));
    }

    #[test]
    fn a_document_has_one_file_of_gold() {
        let dir = folder(&[("a.claims.yaml", file("a", "")), ("b.claims.yaml", file("a", ""))]);
        let (sources, wrong) = gold(dir.path()).expect("readable");
        assert_eq!((sources.len(), wrong[0].code), (1, "gold-twice"));
    }
}
