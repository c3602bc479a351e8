//! The files below a folder, sorted by the bytes of their paths.

use super::Error;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file below a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Its path below that folder, with `/` between folders.
    pub(super) below: String,
    /// Where it is on disk.
    pub(super) path: PathBuf,
}

impl Entry {
    fn new(dir: &Path, path: &Path) -> Self {
        Self { below: below(dir, path), path: path.into() }
    }
}

/// Returns the files below `dir`, hidden ones and those in hidden folders left out; nothing where `dir` does not exist. Links are followed.
///
/// What `.gitignore` names is not left out: a corpus must not vanish because it is not published.
pub(super) fn files(dir: &Path) -> Result<Vec<Entry>, Error> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(dir).follow_links(true).min_depth(1);
    let mut files = Vec::new();
    for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(Entry::new(dir, entry.path())),
            Ok(_) => {}
            // A link to nothing: whoever reads the file will say so.
            Err(error) if error.path().is_some_and(Path::is_symlink) && error.loop_ancestor().is_none() => {
                files.extend(error.path().map(|path| Entry::new(dir, path)));
            }
            Err(error) => {
                let path = error.path().unwrap_or(dir).to_path_buf();
                return Err(Error::Read { path, source: error.into() });
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Returns the path of `path` below `dir`; bytes that are no UTF-8 become U+FFFD.
fn below(dir: &Path, path: &Path) -> String {
    let below = path.strip_prefix(dir).expect("a walk stays below its folder");
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_sorted_and_hidden_ones_stay_out() {
        let dir = tempfile::tempdir().expect("a folder");
        for path in ["b.txt", "a/z.txt", ".hidden.txt", ".git/c.txt", "B.txt"] {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, "x").expect("a file");
        }
        let found: Vec<_> = files(dir.path()).expect("readable").into_iter().map(|e| e.below).collect();
        assert_eq!(found, ["B.txt", "a/z.txt", "b.txt"]);
    }

    #[test]
    fn a_folder_that_is_not_there_holds_nothing() {
        assert_eq!(files(Path::new("no/such/folder")).expect("nothing"), []);
    }
}
