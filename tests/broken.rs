//! Broken inputs, each with what the program says about it: `tests/broken/*.txt`.
//!
//! A case is a heading, a command, what is broken in the sound project of `tests/broken/project/`, and what is shown. `=== write FILE` gives
//! a file; `=== edit FILE` replaces the lines that begin with `-` by those that begin with `+`; `\xNN` stands for a byte. After a change
//! of words, `BLESS=1 cargo test --test broken` writes what is shown now: read the difference as the person would who made the mistake.

#[path = "cli/bytes.rs"]
mod bytes;
#[path = "cli/project.rs"]
#[expect(dead_code, reason = "the projects here are not those of `init`")]
mod project;

use bytes::bytes;
use project::Temporary;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

const WHERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");

/// A broken input.
struct Broken<'a> {
    heading: &'a str,
    arguments: &'a str,
    change: &'a str,
    file: &'a str,
    is_edit: bool,
    shown: &'a str,
}

impl<'a> Broken<'a> {
    fn parse(text: &'a str) -> Self {
        let (heading, rest) = text.split_once("\n$ rashomon ").expect("a case has a command");
        let (arguments, rest) = rest.split_once("\n=== ").expect("a case has a change");
        let (change, shown) = rest.split_once("\n=== shown\n").unwrap_or((rest.trim_end(), ""));
        let (what, change) = change.split_once('\n').unwrap_or((change, ""));
        let (verb, file) = what.split_once(' ').expect("a change names a file");
        Self { heading, arguments, change, file, is_edit: verb == "edit", shown: shown.trim_end() }
    }

    /// Returns the content of the broken file.
    fn content(&self, project: &Temporary) -> Vec<u8> {
        if !self.is_edit {
            return bytes(&if self.change.is_empty() { String::new() } else { format!("{}\n", self.change) });
        }
        let lines = |sign: char| self.change.lines().filter_map(|line| line.strip_prefix(sign)).collect::<Vec<_>>();
        let (old, new) = (lines('-').join("\n") + "\n", lines('+').join("\n") + "\n");
        let sound = fs::read_to_string(project.path().join(self.file)).expect("a file of the sound project");
        assert!(sound.contains(&old), "{}: the sound {} has no lines\n{old}", self.heading, self.file);
        bytes(&sound.replacen(&old, &new, 1))
    }

    /// Returns what the program says is wrong, and how it ends.
    fn run(&self) -> String {
        let project = sound();
        project.write(self.file, &self.content(&project));
        let before = project.files();
        let output = project.rashomon(self.arguments).output().expect("the program runs");
        assert_eq!(before, project.files(), "{}: something was written", self.heading);
        let printed = String::from_utf8_lossy(&output.stderr);
        let exit = output.status.code().expect("the program ends by itself");
        let lines = printed.lines().map(|line| format!("{}\n", line.trim_end()));
        format!("exit {exit}\n{}", lines.collect::<String>()).trim_end().into()
    }

    fn written(&self, shown: &str) -> String {
        let Self { heading, arguments, change, file, .. } = self;
        let verb = if self.is_edit { "edit" } else { "write" };
        let change = if change.is_empty() { String::new() } else { format!("\n{change}") };
        format!("## {heading}\n$ rashomon {arguments}\n=== {verb} {file}{change}\n=== shown\n{shown}\n")
    }
}

/// Returns a fresh copy of the sound project.
fn sound() -> Temporary {
    let project = Temporary::empty();
    let from = Path::new(WHERE).join("project");
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("readable")) {
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(&from).expect("below").to_string_lossy().replace('\\', "/");
            project.write(&below, &fs::read(entry.path()).expect("readable"));
        }
    }
    project
}

/// Returns the tables, sorted by name.
fn tables() -> Vec<PathBuf> {
    let entries = fs::read_dir(WHERE).expect("a folder").map(|entry| entry.expect("readable").path());
    let mut tables: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    tables.sort();
    tables
}

#[test]
fn the_project_that_is_broken_in_each_case_is_sound() {
    let output = sound().rashomon("check").output().expect("runs");
    let printed = (String::from_utf8_lossy(&output.stderr).to_string(), output.status.code());
    assert_eq!(printed, (String::new(), Some(0)));
}

#[test]
fn each_broken_input_is_told_as_its_user_needs_it() {
    let (mut count, mut differ) = (0, Vec::new());
    for table in tables() {
        let text = fs::read_to_string(&table).expect("readable");
        let cases = text.strip_prefix("## ").expect("a table begins with a heading").split("\n## ");
        let cases: Vec<Broken> = cases.map(Broken::parse).collect();
        let shown: Vec<String> = cases.par_iter().map(Broken::run).collect();
        let both = || cases.iter().zip(&shown);
        let other = both().filter(|(case, shown)| case.shown != *shown);
        differ.extend(other.map(|(case, shown)| format!("{}: {}\n{shown}", table.display(), case.heading)));
        count += cases.len();
        if std::env::var_os("BLESS").is_some() {
            let blessed: Vec<String> = both().map(|(case, shown)| case.written(shown)).collect();
            fs::write(&table, blessed.join("\n")).expect("written");
        }
    }
    let is_blessed = std::env::var_os("BLESS").is_some();
    assert!(is_blessed || differ.is_empty(), "{}\n\n`BLESS=1` writes what is shown now", differ.join("\n\n"));
    assert!(count >= 50, "{count} broken inputs");
}
