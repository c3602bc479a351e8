//! `topics/` and `lexicons/` of a project: what it adds to the built-in packs, or overrides.

use super::tree::files;
use super::{Error, Project, decode};
use crate::model::Diagnostic;

/// The topic and lexicon files of a project, each with its path in the project and its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnPacks {
    /// Topics.
    pub topics: Vec<(String, String)>,
    /// Lexicons.
    pub lexicons: Vec<(String, String)>,
}

/// Returns the project's own packs, sorted by path, and what is wrong with the files.
///
/// # Errors
/// When a folder cannot be walked or a file cannot be read.
pub fn own_packs(project: &Project) -> Result<(OwnPacks, Vec<Diagnostic>), Error> {
    let mut wrong = Vec::new();
    let topics = yaml_files(project, "topics", &mut wrong)?;
    let lexicons = yaml_files(project, "lexicons", &mut wrong)?;
    Ok((OwnPacks { topics, lexicons }, wrong))
}

fn yaml_files(project: &Project, folder: &str, wrong: &mut Vec<Diagnostic>) -> Result<Vec<(String, String)>, Error> {
    let mut found = Vec::new();
    for entry in files(&project.path(folder))? {
        let path = format!("{folder}/{}", entry.below);
        if !path.ends_with(".yaml") {
            wrong.extend(misnamed(&path));
            continue;
        }
        let bytes = std::fs::read(&entry.path).map_err(|e| Error::read(&entry.path, e))?;
        match decode::text(&path, bytes) {
            Ok(text) => found.push((path, text)),
            Err(diagnostic) => wrong.push(*diagnostic),
        }
    }
    Ok(found)
}

/// Returns a warning for a file that looks like a pack and is not read as one.
fn misnamed(path: &str) -> Option<Diagnostic> {
    let message = format!("{path} is not read: a pack's name ends in .yaml");
    (path.ends_with(".yml") || path.ends_with(".json"))
        .then(|| Diagnostic::warning("not-a-pack", message).help("give it a name that ends in .yaml"))
}
