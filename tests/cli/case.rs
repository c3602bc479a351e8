//! A case: a sentence on what it shows, a command, and sections with the files before it and what it prints and writes.
//!
//! ```text
//! An empty file is worth a warning.
//!
//! $ rashomon check
//! exit 0, writes nothing
//!
//! === corpus/a.txt
//! === stdout
//! no errors in 1 document
//! === stderr
//! warning: …
//! ```
//! In files `\xNN` stands for a byte; the folder's own path is printed as `[project]`.

use super::bytes::bytes;
use super::project::Temporary;
use std::collections::BTreeMap;

/// A case, read from its file.
pub(crate) struct Case {
    title: String,
    command: String,
    files: Vec<(String, String)>,
}

impl Case {
    pub(crate) fn parse(text: &str) -> Self {
        let (head, rest) = text.split_once("\n=== ").expect("a case has sections");
        let command = head.lines().find_map(|line| line.strip_prefix("$ rashomon")).expect("a case has a command");
        let title = head.split("\n$ ").next().unwrap_or_default();
        let section = |section: &str| {
            let (name, content) = section.split_once('\n').unwrap_or((section, ""));
            (name.to_string(), if content.is_empty() { String::new() } else { format!("{content}\n") })
        };
        let sections = format!("\n=== {rest}");
        let files =
            sections.split("\n=== ").skip(1).map(section).filter(|(name, _)| name != "stdout" && name != "stderr");
        Self { title: title.trim().into(), command: command.trim().into(), files: files.collect() }
    }

    /// Runs the command on the files, and returns the case as it should be written.
    pub(crate) fn run(&self) -> String {
        let project = Temporary::empty();
        for (path, content) in &self.files {
            project.write(path, &bytes(content));
        }
        let before = project.files();
        let output = project.rashomon(&self.command).output().expect("the program runs");
        let written = written(&before, &project.files());
        let folder = project.path().to_string_lossy().to_string();
        let shown = |bytes: &[u8]| tidy(&String::from_utf8_lossy(bytes).replace(&folder, "[project]"));
        let exit = output.status.code().expect("the program ends by itself");
        let mut out = format!("{}\n\n$ rashomon {}\nexit {exit}, writes {written}\n", self.title, self.command);
        for (path, content) in &self.files {
            out += &format!("\n=== {path}\n{}", content.trim_end_matches('\n'));
        }
        out + &format!("\n=== stdout\n{}=== stderr\n{}", shown(&output.stdout), shown(&output.stderr))
    }
}

/// Returns which files differ.
fn written(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> String {
    let new = after.iter().filter(|(path, content)| before.get(*path) != Some(content)).map(|(path, _)| path.clone());
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| format!("-{path}"));
    let changed: Vec<String> = new.chain(gone).collect();
    if changed.is_empty() { "nothing".into() } else { changed.join(" ") }
}

/// Returns `text` without spaces at the ends of lines.
fn tidy(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
