//! Something about the user's data that the user can mend.

use super::ClaimRef;
use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Must be mended: what it concerns is left out.
    Error,
    /// Worth a look: the work went on.
    Warning,
    /// Good to know.
    Note,
}

/// Where it is: file, line, column, and the line itself to show.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Location {
    /// Path of the file, relative to the project, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Characters to mark, at least 1.
    pub width: usize,
    /// The line as it stands in the file.
    pub excerpt: String,
}

impl Location {
    /// Returns the place of `bytes` in `text`, the content of `file`.
    pub fn in_text(file: &str, text: &str, bytes: std::ops::Range<usize>) -> Self {
        let start = floor_boundary(text, bytes.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let marked = &text[start..floor_boundary(text, bytes.end).clamp(start, line_end)];
        Self {
            file: file.into(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            width: marked.chars().count().max(1),
            excerpt: text[line_start..line_end].trim_end_matches('\r').into(),
        }
    }

    /// Returns the place at `line` and `column` (both from 1) of `text`, the content of `file`.
    pub fn at_line(file: &str, text: &str, line: usize, column: usize) -> Self {
        let excerpt = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        Self { file: file.into(), line, column: column.max(1), width: 1, excerpt: excerpt.into() }
    }
}

/// Returns the greatest character boundary of `text` that is not after `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The claim and the field a diagnostic is about, where a stage knows them but not the file: whoever holds the claim file at hand turns
/// it into a [`Location`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct About {
    /// The claim.
    pub claim: ClaimRef,
    /// The field of the claim, such as `quote`.
    pub field: &'static str,
}

/// Something about the user's data: what is wrong, where, and what to do. Collected, never thrown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A short name that does not change, such as `quote-not-found`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, if it is in a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The claim it is about, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What else helps to see it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Diagnostic {
    /// Returns an error: what it concerns is left out of the work.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// Returns a warning: the work went on.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    /// Returns a note: good to know, nothing to mend.
    pub fn remark(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self { severity, code, message, location: None, about: None, notes: Vec::new(), help: None }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Says which claim it is about, and which of its fields.
    #[must_use]
    pub fn about(mut self, claim: ClaimRef, field: &'static str) -> Self {
        self.about = Some(About { claim, field });
        self
    }

    /// Adds what else helps to see it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_counts_characters_and_shows_its_line() {
        let text = "claims:\n- quote: “né à Shusha”\n";
        let at = text.find("Shusha").expect("it is there");
        let location = Location::in_text("claims/a.yaml", text, at..at + 6);
        assert_eq!((location.line, location.column, location.width), (2, 16, 6));
        assert_eq!(location.excerpt, "- quote: “né à Shusha”");
    }

    #[test]
    fn an_offset_inside_a_character_moves_to_its_start() {
        let location = Location::in_text("a", "é", 1..2);
        assert_eq!((location.line, location.column), (1, 1));
    }
}
