//! A project at a revision, read through git itself: the working tree is neither read nor touched.

use super::Error;
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a report is made of; reports themselves are made anew.
const FOLDERS: [&str; 4] = ["corpus", "claims", "topics", "lexicons"];
/// The mode of a file in a tree, and that of one that can be run.
const FILES: [&str; 2] = ["100644", "100755"];

/// Writes the project in `dir`, which may be a folder below the root of its repository, as it is at `revision` into a folder of its own.
///
/// Links are left out: what they lead to need not be in the revision.
///
/// # Errors
/// When git is not there, `dir` is in no repository, or the revision is unknown or holds no corpus.
pub fn project_at(dir: &Path, revision: &str) -> Result<TempDir, Error> {
    let failed = |why: String| Error::Revision { revision: revision.into(), why };
    let commit = resolved(dir, revision)?;
    let listing =
        git(dir, &[&["ls-tree", "-r", "-z", &commit, "--"][..], &FOLDERS].concat(), Stdio::null()).map_err(failed)?;
    let listing = String::from_utf8_lossy(&listing).into_owned();
    let blobs: Vec<(&str, &str)> = listing.split('\0').filter_map(blob).collect();
    if !blobs.iter().any(|(_, path)| path.starts_with("corpus/")) {
        return Err(failed(format!("there is no corpus/ in {} then", dir.display())));
    }
    let folder = tempfile::tempdir().map_err(|e| failed(e.to_string()))?;
    write(dir, &blobs, folder.path()).map_err(failed)?;
    Ok(folder)
}

/// Returns the content of a file at a revision; its path counts from the root of the repository, or from `dir` where it begins with `./`.
///
/// # Errors
/// When git is not there, or there is no such file then.
pub fn file_at(dir: &Path, revision: &str, path: &str) -> Result<Vec<u8>, Error> {
    let failed = |why: String| Error::Revision { revision: revision.into(), why };
    let commit = resolved(dir, revision)?;
    git(dir, &["cat-file", "blob", &format!("{commit}:{path}")], Stdio::null()).map_err(failed)
}

/// Returns the commit that a revision names.
fn resolved(dir: &Path, revision: &str) -> Result<String, Error> {
    let failed = |why: String| Error::Revision { revision: revision.into(), why };
    // What begins with a dash would be taken for an option.
    if revision.is_empty() || revision.starts_with('-') {
        return Err(failed("that names no revision".into()));
    }
    let name = format!("{revision}^{{commit}}");
    let commit = git(dir, &["rev-parse", "--verify", &name], Stdio::null()).map_err(failed)?;
    Ok(String::from_utf8_lossy(&commit).trim().into())
}

/// Returns digest and path of a file in a tree: `100644 blob 4be1… TAB corpus/a.txt`.
fn blob(line: &str) -> Option<(&str, &str)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let is_file = FILES.contains(&about.next()?) && about.next()? == "blob";
    let is_below = path.split('/').all(|name| !matches!(name, "" | "." | ".."));
    (is_file && is_below).then_some((about.next()?, path))
}

/// Writes the content of all files, read in one run of git, below `target`.
fn write(dir: &Path, blobs: &[(&str, &str)], target: &Path) -> Result<(), String> {
    let said = |e: std::io::Error| e.to_string();
    let mut names = tempfile::tempfile().map_err(said)?;
    for (digest, _) in blobs {
        writeln!(names, "{digest}").map_err(said)?;
    }
    names.rewind().map_err(said)?;
    let all = git(dir, &["cat-file", "--batch"], Stdio::from(names))?;
    let mut rest = all.as_slice();
    for (digest, path) in blobs {
        let (content, after) = content(rest).ok_or_else(|| format!("git does not give {path} ({digest})"))?;
        let place = target.join(path);
        fs::create_dir_all(place.parent().expect("a file stands in a folder")).map_err(said)?;
        File::create(&place).and_then(|mut file| file.write_all(content)).map_err(said)?;
        rest = after;
    }
    Ok(())
}

/// Cuts the next file from what `git cat-file --batch` prints: `<digest> blob <size>`, a line break, the content, a line break.
fn content(batch: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = batch.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&batch[..end]).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let (from, to) = (end + 1, end + 1 + size);
    Some((batch.get(from..to)?, batch.get(to + 1..)?))
}

/// Runs git in `dir`, and returns what it prints; else what it complains of.
fn git(dir: &Path, arguments: &[&str], stdin: Stdio) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(dir).args(arguments).stdin(stdin);
    // The repository is the one that the folder lies in, also where a hook of another one has called this program.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    let output = command.output().map_err(|e| format!("git cannot be run: {e}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let first = complaint.lines().next().unwrap_or("git failed");
    Err(first.trim_start_matches("fatal: ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_files_below_are_taken() {
        assert_eq!(blob("100644 blob 4be1\tcorpus/a b.txt"), Some(("4be1", "corpus/a b.txt")));
        for line in
            ["120000 blob 4be1\tcorpus/link", "160000 commit 4be1\tcorpus/sub", "100644 blob 4be1\tcorpus/../x", ""]
        {
            assert_eq!(blob(line), None, "{line}");
        }
    }

    #[test]
    fn a_batch_is_cut_by_the_sizes_it_tells() {
        let (first, rest) = content(b"aa blob 5\nx\ny\nz\nbb blob 0\n\n").expect("two files");
        assert_eq!(first, b"x\ny\nz");
        assert_eq!(content(rest), Some((&b""[..], &b""[..])));
    }
}
