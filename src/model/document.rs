//! A text of the corpus with what is known about it.

use super::{At, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is known about a document besides its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Descriptor {
    /// The file's path below `corpus/` without its ending, with `/` between folders.
    pub id: String,
    /// The file's path below `corpus/`.
    pub file: String,
    /// Its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub published: Option<Date>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Whom the publisher speaks for, where it is a party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// How far the user trusts the publisher; never set by the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// SHA-256 of the file as stored, in hexadecimal, as archives write it.
    pub sha256: String,
}

impl Descriptor {
    /// Returns the name a reader knows the source by: its publisher, else its id.
    pub fn name(&self) -> &str {
        self.publisher.as_deref().unwrap_or(&self.id)
    }
}

/// Returns the version of a corpus: 12 hexadecimal digits that change when a document is added, taken away, renamed or changed.
pub fn corpus_version<'a>(documents: impl IntoIterator<Item = &'a Descriptor>) -> String {
    let mut lines: Vec<String> = documents.into_iter().map(|d| format!("{} {}\n", d.sha256, d.file)).collect();
    lines.sort();
    blake3::hash(lines.concat().as_bytes()).to_hex()[..12].to_string()
}

/// How far a source can be relied on, after the Admiralty code (NATO AJP-2.1): A completely reliable … E unreliable, F cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the letters are the standard's own")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Grade {
    A,
    B,
    C,
    D,
    E,
    F,
}

/// How the text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.txt`: every line is text.
    Plain,
    /// `.md`: CommonMark.
    Markdown,
}

/// A text of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What is known about it.
    pub descriptor: Descriptor,
    /// How it is written.
    pub format: Format,
    /// The whole file, front matter included, so that every span is a place in the file as stored.
    pub text: String,
    /// The part after the front matter.
    pub body: Span,
    lines: Vec<usize>,
}

impl Document {
    /// Returns a document of `text` whose words begin after the front matter, at `body`.
    pub fn new(descriptor: Descriptor, format: Format, text: String, body: Span) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        let lines = std::iter::once(0).chain(after_breaks).collect();
        Self { descriptor, format, text, body, lines }
    }

    /// Returns the document's id.
    pub fn id(&self) -> &str {
        &self.descriptor.id
    }

    /// Returns the line of a byte, from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// Returns the words at `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Returns `span` with its line.
    pub fn at(&self, span: Span) -> At {
        At { start: span.start, end: span.end, line: self.line_of(span.start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one_front_matter_included() {
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, "---\n---\nFirst.\nSecond.\n".into(), Span::new(8, 23));
        assert_eq!(document.line_of(0), 1);
        assert_eq!(document.at(Span::new(15, 22)).line, 4);
        assert_eq!(document.words(Span::new(15, 22)), "Second.");
    }
}
