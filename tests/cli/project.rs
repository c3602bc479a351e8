//! A project in a temporary folder.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// A project in a temporary folder, removed when dropped.
pub(crate) struct Temporary {
    dir: tempfile::TempDir,
}

impl Temporary {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder") }
    }

    /// What `rashomon init` makes.
    pub(crate) fn example() -> Self {
        let project = Self::empty();
        project.rashomon("init").assert().success();
        project
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file, with the folders it needs.
    pub(crate) fn write(&self, path: &str, content: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// Returns the program with `arguments`, which are separated by spaces, to be run in the folder.
    pub(crate) fn rashomon(&self, arguments: &str) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("rashomon"));
        command.args(arguments.split_whitespace()).current_dir(self.path());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"] {
            command.env_remove(variable);
        }
        command
    }

    /// Returns all files with their content.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = WalkDir::new(self.path()).into_iter().map(|entry| entry.expect("readable"));
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (self.below(entry.path()), fs::read(entry.path()).expect("readable"))).collect()
    }

    fn below(&self, path: &Path) -> String {
        let below = path.strip_prefix(self.path()).expect("below");
        below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}
