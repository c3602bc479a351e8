//! The project folder on disk: a folder with `corpus/`, beside it `claims/`, `reports/`, and its own `topics/` and `lexicons/`.
//!
//! All reading and writing is here. Reading gives nouns and what is wrong with them; writing is all or nothing, file by file
//! and command by command, and never touches what a person wrote.
//!
//! ```no_run
//! # fn main() -> Result<(), rashomon::store::Error> {
//! let project = rashomon::store::Project::find(std::path::Path::new("."))?;
//! let (documents, diagnostics) = rashomon::store::corpus(&project)?;
//! # Ok(()) }
//! ```

mod annotations;
mod batch;
mod claim_folder;
mod claims;
mod claims_yaml;
mod corpus;
mod decision_file;
mod decode;
mod front_matter;
mod git;
mod gold;
mod incoming;
mod layout;
mod lock;
mod names;
mod own_packs;
mod relative;
mod reports;
mod tree;
mod yaml;
mod yaml_writer;

pub use annotations::{Annotation, annotations, is_annotations};
pub use batch::Batch;
pub use claim_folder::{claim_file, claim_folder};
pub use claims::{ClaimSource, Shelf, proposed, shelf, withdraw};
pub use claims_yaml::{CLAIMS_SCHEMA, claim_yaml, claims_yaml, is_as_written};
pub use corpus::{corpus, document};
pub use decision_file::{DecisionFile, Field, Unfit};
pub use git::{file_at, project_at};
pub use gold::{GoldSource, gold};
pub use incoming::{Incoming, claim_of, incoming};
pub use lock::Lock;
pub use names::{check_version_name, nearest};
pub use own_packs::{OwnPacks, own_packs};
pub use reports::{Index, IndexEntry, index, json_report};

use std::io;
use std::path::{Path, PathBuf};

/// A project: a folder with `corpus/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    root: PathBuf,
}

/// Why the work cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No folder from here upwards holds `corpus/`.
    #[error("no project here: neither {0} nor a folder above it has a folder `corpus`")]
    NoProject(PathBuf),
    /// The folder that was named holds no `corpus/`.
    #[error("{0} is no project: it has no folder `corpus`")]
    NoCorpus(PathBuf),
    /// A file or folder cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {path}: {why}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What stands in the way.
        why: String,
    },
    /// A file is no report.
    #[error("{path} is no report: {why}")]
    NoReport {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Git cannot give what a revision holds.
    #[error("git cannot give revision `{revision}`: {why}")]
    Revision {
        /// The revision, as it was named.
        revision: String,
        /// What git says, or what is missing.
        why: String,
    },
    /// There is no gold where it was looked for.
    #[error("there is no gold at {0}")]
    NoGold(PathBuf),
    /// Another program holds the project, or the system grants no lock.
    #[error("cannot lock {path}: {source}")]
    Lock {
        /// The project.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    /// Returns what to do about it, where there is something to say.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoProject(_) => {
                Some("make one with `rashomon init`, go to its folder, or name it with `--project DIR`".into())
            }
            Self::NoCorpus(dir) => Some(format!(
                "put your documents into {}, or make a project with `rashomon init`",
                dir.join("corpus").display()
            )),
            Self::Write { .. } => Some("nothing was changed: clear the way, and run the command again".into()),
            Self::NoReport { .. } => {
                Some("name a briefing.json, its folder, or a version of reports/index.yaml".into())
            }
            Self::Revision { .. } => {
                Some("name a commit, branch or tag of the repository that the project lies in: `git:HEAD~1`".into())
            }
            Self::NoGold(_) => Some(
                "name a file of claims that a person found, or a folder of files <document>.claims.yaml; the path is taken from the current folder"
                    .into(),
            ),
            Self::Read { .. } | Self::Lock { .. } => None,
        }
    }

    fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.into(), source }
    }
}

impl Project {
    /// Returns the project that `from` lies in: the nearest folder upwards that holds `corpus/`.
    ///
    /// # Errors
    /// When no such folder is found.
    pub fn find(from: &Path) -> Result<Self, Error> {
        let from = std::path::absolute(from).map_err(|e| Error::read(from, e))?;
        let root = from.ancestors().find(|dir| dir.join("corpus").is_dir());
        root.map(|root| Self { root: root.into() }).ok_or_else(|| Error::NoProject(from.clone()))
    }

    /// Returns the project in `dir`.
    ///
    /// # Errors
    /// When `dir` holds no `corpus/`.
    pub fn at(dir: &Path) -> Result<Self, Error> {
        if dir.join("corpus").is_dir() { Ok(Self { root: dir.into() }) } else { Err(Error::NoCorpus(dir.into())) }
    }

    /// Returns the project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the place on disk of `path`, which is relative to the project and has `/` between folders.
    pub fn path(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |dir, name| dir.join(name))
    }

    /// Returns the path of the file that holds the decisions on a document.
    pub fn decisions_path(document: &str) -> String {
        format!("claims/{document}.yaml")
    }

    /// Returns the path of the file that holds the proposals for a document.
    pub fn proposals_path(document: &str) -> String {
        format!("claims/{document}.new.yaml")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_found_from_a_folder_below_it() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(dir.path().join("corpus/2020")).expect("a folder");
        let project = Project::find(&dir.path().join("corpus/2020")).expect("a project");
        assert_eq!(project.root(), dir.path());
    }

    #[test]
    fn a_folder_without_corpus_is_no_project() {
        let dir = tempfile::tempdir().expect("a folder");
        let error = Project::at(dir.path()).expect_err("there is no corpus");
        assert!(error.help().expect("help").contains("rashomon init"));
    }
}
