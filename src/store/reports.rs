//! `reports/`: a folder for each version, and `index.yaml`, which keeps the order in which versions were made.

use super::yaml_writer;
use super::{Error, Project, decode, yaml};
use crate::model::{Diagnostic, Report};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The path of the list of versions.
const PATH: &str = "reports/index.yaml";

/// The versions of a project's report, in the order in which they were first made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Index {
    /// The versions, the oldest first.
    pub versions: Vec<IndexEntry>,
}

/// A version of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// Its name, and that of its folder.
    pub version: String,
    /// The digest of its corpus.
    pub corpus: String,
    /// The number of its documents.
    pub documents: usize,
    /// The number of claims in force.
    pub claims: usize,
    /// How many of them a person has accepted or edited.
    pub decided: usize,
}

/// Returns the list of versions; an empty one where there is none yet.
///
/// # Errors
/// When the file is there and cannot be read; the inner error is about what stands in it.
pub fn index(project: &Project) -> Result<Result<Index, Box<Diagnostic>>, Error> {
    let path = project.path(PATH);
    if !path.is_file() {
        return Ok(Ok(Index::default()));
    }
    let bytes = std::fs::read(&path).map_err(|e| Error::read(&path, e))?;
    let parse = |text: String| {
        let unreadable = |error| yaml::unreadable("index-unreadable", PATH, &text, &error);
        let help = "mend it, or remove it: then the order of versions is kept from here on";
        serde_yaml::from_str(&text).map_err(|error| Box::new(unreadable(error).help(help)))
    };
    Ok(decode::text(PATH, bytes).and_then(parse))
}

/// Returns the report that a JSON text holds, which errors call `name`.
///
/// # Errors
/// When it is no report of this version's form.
pub fn json_report(name: &Path, text: &str) -> Result<Report, Error> {
    let no_report = |why: String| Error::NoReport { path: name.into(), why };
    let report: Report = serde_json::from_str(text).map_err(|error| no_report(error.to_string()))?;
    match report.schema {
        1 => Ok(report),
        other => Err(no_report(format!("its form is version {other}, and this program reads version 1"))),
    }
}

impl Index {
    /// The path of the list in a project.
    pub const PATH: &'static str = PATH;

    /// Adds a version; one that was made before keeps its place.
    pub fn add(&mut self, entry: IndexEntry) {
        match self.versions.iter_mut().find(|old| old.version == entry.version) {
            Some(old) => *old = entry,
            None => self.versions.push(entry),
        }
    }

    /// Returns the list as YAML.
    pub fn yaml(&self) -> String {
        let value = serde_yaml::to_value(self).expect("a list of versions is plain data");
        let map = value.as_mapping().expect("a list of versions is a map");
        format!(
            "# The versions of the report, in the order in which they were first made.\n{}",
            yaml_writer::document(map)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(version: &str, claims: usize) -> IndexEntry {
        IndexEntry { version: version.into(), corpus: "4e10".into(), documents: 3, claims, decided: 0 }
    }

    #[test]
    fn a_version_made_again_keeps_its_place() {
        let mut index = Index::default();
        for (version, claims) in [("monday", 10), ("tuesday", 12), ("monday", 11)] {
            index.add(entry(version, claims));
        }
        let order: Vec<_> = index.versions.iter().map(|e| (e.version.as_str(), e.claims)).collect();
        assert_eq!(order, [("monday", 11), ("tuesday", 12)]);
    }

    #[test]
    fn the_list_is_read_back_as_it_was_written() {
        let mut index = Index::default();
        index.add(entry("2024-05-01", 10));
        let yaml = index.yaml();
        assert_eq!(serde_yaml::from_str::<Index>(&yaml).expect("valid"), index);
        assert!(yaml.contains("version: \"2024-05-01\"") && yaml.contains("corpus: \"4e10\""), "{yaml}");
    }
}
