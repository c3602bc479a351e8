//! `corpus/`: the documents.

use super::tree::{Entry, files};
use super::{Error, Project, decode, front_matter};
use crate::model::{Descriptor, Diagnostic, Document, Format, Location, Span};
use crate::text::date;
use jiff::civil::Date;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// Returns the documents of the project, sorted by the bytes of their paths, and what is wrong with them.
///
/// # Errors
/// When the folder cannot be walked.
pub fn corpus(project: &Project) -> Result<(Vec<Document>, Vec<Diagnostic>), Error> {
    let (mut documents, mut diagnostics) = (Vec::new(), Vec::new());
    let (texts, skipped): (Vec<_>, Vec<_>) =
        files(&project.path("corpus"))?.into_iter().partition(|entry| identity(&entry.below).is_some());
    // Read side by side, gathered in order.
    let read = texts.par_iter().filter_map(|entry| identity(&entry.below).map(|(id, format)| read(entry, id, format)));
    for outcome in read.collect::<Vec<_>>() {
        match outcome {
            Ok((document, wrong)) => {
                documents.push(document);
                diagnostics.extend(wrong);
            }
            Err(wrong) => diagnostics.push(*wrong),
        }
    }
    diagnostics.extend(twins(&mut documents));
    diagnostics.extend(left_out(&skipped));
    if documents.is_empty() && diagnostics.is_empty() {
        let help = "put texts into corpus/, one file a document, ending in .txt or .md";
        diagnostics.push(Diagnostic::error("corpus-empty", "corpus/ holds no document").help(help));
    }
    Ok((documents, diagnostics))
}

/// Returns a document's id and format by its path, or nothing for a file that is no document.
fn identity(below: &str) -> Option<(&str, Format)> {
    let (id, ending) = below.rsplit_once('.').filter(|(id, _)| !id.is_empty() && !id.ends_with('/'))?;
    match ending.to_ascii_lowercase().as_str() {
        "txt" => Some((id, Format::Plain)),
        "md" => Some((id, Format::Markdown)),
        _ => None,
    }
}

/// Returns the document in any file, in a project or not, and what is wrong with it; read as Markdown if it ends in `.md`, else as plain text.
///
/// # Errors
/// When the file cannot be read or is no UTF-8.
pub fn document(path: &Path) -> Result<(Document, Vec<Diagnostic>), Box<Diagnostic>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (id, format) = identity(&name).unwrap_or((&name, Format::Plain));
    open(path, &path.display().to_string(), &name, id, format)
}

/// Reads one document of the corpus.
fn read(entry: &Entry, id: &str, format: Format) -> Result<(Document, Vec<Diagnostic>), Box<Diagnostic>> {
    let file = format!("corpus/{}", entry.below);
    check_name(&file, id)?;
    open(&entry.path, &file, &entry.below, id, format)
}

/// Reads the document at `path`, which diagnostics call `file` and the document itself `below`.
fn open(
    path: &Path,
    file: &str,
    below: &str,
    id: &str,
    format: Format,
) -> Result<(Document, Vec<Diagnostic>), Box<Diagnostic>> {
    let bytes = std::fs::read(path).map_err(|e| {
        Box::new(
            Diagnostic::error("unreadable", format!("cannot read this file: {e}"))
                .at(Location::at_line(file, "", 1, 1)),
        )
    })?;
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let text = decode::text(file, bytes)?;
    let mut descriptor = descriptor(id, below, sha256);
    let cut = front_matter::cut(&text);
    let mut wrong = front_matter::read(&text, &cut, file, &mut descriptor);
    if text[cut.body..].trim().is_empty() {
        let message = if text.is_empty() { "this file is empty" } else { "there is no text in this file" };
        let location = Location::at_line(file, &text, text.lines().count().max(1), 1);
        wrong.push(
            Diagnostic::warning("empty-document", message).at(location).help("add its text, or take it out of corpus/"),
        );
    }
    if descriptor.published.is_none() {
        descriptor.published = date::document_date(&text[cut.body..]);
        wrong.extend(descriptor.published.map(|day| dated(file, &text, day)));
    }
    let body = Span::new(cut.body, text.len());
    Ok((Document::new(descriptor, format, text, body), wrong))
}

fn descriptor(id: &str, below: &str, sha256: String) -> Descriptor {
    Descriptor {
        id: id.into(),
        file: below.into(),
        title: None,
        publisher: None,
        published: None,
        url: None,
        party: None,
        grade: None,
        sha256,
    }
}

/// Returns a note that the day of a document was taken from its own first lines.
fn dated(file: &str, text: &str, day: Date) -> Diagnostic {
    let note = Diagnostic::remark(
        "dated-by-its-text",
        format!("the day of this document is taken from its first lines: {day}"),
    );
    note.at(Location::at_line(file, text, 1, 1))
        .help(format!("if that is wrong, say so in its front matter: `published: {day}`"))
}

/// Refuses names that would make two files of claims one, or that cannot be written down.
fn check_name(file: &str, id: &str) -> Result<(), Box<Diagnostic>> {
    let wrong = if id.ends_with(".new") {
        "a document's name cannot end in `.new`: the claims proposed for another document would go by it"
    } else if id.contains(['#', '\\', '\u{fffd}']) || id.chars().any(char::is_control) {
        "a document's name cannot hold `#`, `\\`, control characters, or bytes that are no UTF-8"
    } else {
        return Ok(());
    };
    let location = Location::at_line(file, "", 1, 1);
    Err(Box::new(Diagnostic::error("document-name", wrong).at(location).help("give the file another name")))
}

/// Takes out the documents whose id another has, and returns an error for each.
fn twins(documents: &mut Vec<Document>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    documents.retain(|document| {
        let Descriptor { id, file, .. } = &document.descriptor;
        let Some(other) = first.get(id) else {
            first.insert(id.clone(), file.clone());
            return true;
        };
        let message = format!("corpus/{other} and corpus/{file} are both named `{id}`");
        let location = Location::at_line(&format!("corpus/{file}"), &document.text, 1, 1);
        wrong.push(
            Diagnostic::error("duplicate-document", message).at(location).help("give one of the two another name"),
        );
        false
    });
    documents.sort_by(|a, b| a.descriptor.file.cmp(&b.descriptor.file));
    wrong
}

/// Returns one warning for all files that are no documents.
fn left_out(skipped: &[Entry]) -> Option<Diagnostic> {
    let first = &skipped.first()?.below;
    let message = match skipped.len() {
        1 => format!("corpus/{first} is neither .txt nor .md, and is not read"),
        n => format!("{n} files in corpus/ are neither .txt nor .md, and are not read"),
    };
    let shown: Vec<&str> = skipped.iter().take(5).map(|entry| entry.below.as_str()).collect();
    let more = if skipped.len() > 5 { ", …" } else { "" };
    let warning =
        Diagnostic::warning("not-a-document", message).help("save their text as .txt or .md, or move them elsewhere");
    Some(if skipped.len() > 1 { warning.note(format!("{}{more}", shown.join(", "))) } else { warning })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Project) {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join("corpus")).expect("a folder");
        for (name, bytes) in files {
            let path = dir.path().join("corpus").join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
        let project = Project::at(dir.path()).expect("a project");
        (dir, project)
    }

    fn codes(files: &[(&str, &[u8])]) -> (Vec<String>, Vec<&'static str>) {
        let (_dir, project) = project(files);
        let (documents, wrong) = corpus(&project).expect("readable");
        (documents.iter().map(|d| d.id().to_string()).collect(), wrong.iter().map(|d| d.code).collect())
    }

    #[test]
    fn an_id_is_the_path_without_its_ending() {
        let (ids, wrong) = codes(&[("2020/baku.md", b"Text."), ("a.b.TXT", b"Text."), (".DS_Store", b"x")]);
        assert_eq!((ids, wrong), (vec!["2020/baku".to_string(), "a.b".into()], vec![]));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_and_the_others_are_read() {
        let files: &[(&str, &[u8])] = &[
            ("a.txt", b"Text."),
            ("a.md", b"Text."),
            ("empty.txt", b""),
            ("latin.txt", b"Caf\xe9"),
            ("x.new.txt", b"Text."),
            ("scan.pdf", b"%PDF"),
        ];
        let (ids, wrong) = codes(files);
        assert_eq!(ids, ["a", "empty"]);
        assert_eq!(wrong, ["empty-document", "not-utf8", "document-name", "duplicate-document", "not-a-document"]);
    }

    #[test]
    fn spans_and_hash_are_those_of_the_file_as_stored() {
        let stored = b"---\r\ntitle: A\r\n---\r\nFirst.\r\nSecond.\r\n";
        let (_dir, project) = project(&[("a.txt", stored)]);
        let (documents, _) = corpus(&project).expect("readable");
        assert_eq!(documents[0].text.as_bytes(), stored);
        assert_eq!(documents[0].words(documents[0].body), "First.\r\nSecond.\r\n");
        assert_eq!(documents[0].descriptor.sha256.len(), 64);
    }

    #[test]
    fn an_empty_corpus_is_an_error() {
        assert_eq!(codes(&[]).1, ["corpus-empty"]);
    }
}
