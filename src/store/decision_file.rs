//! `claims/<document>.yaml` while decisions are put into it: single values change in place, new claims come at the end, and every
//! other byte stays as a person wrote it.
//!
//! Each edit is read back: where the file then says anything but what it said before with that one change, the edit is refused.

use super::layout::{Layout, Part};
use super::yaml_writer;
use super::{Batch, Error, Project};
use crate::model::{Claim, ClaimFile, Span};
use std::io;

/// The decisions on one document, as they are written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionFile {
    document: String,
    /// What lay on disk when it was opened; nothing where there was no file.
    before: Option<String>,
    text: String,
}

/// Why a file of decisions is not edited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path} cannot be edited without risk: {why}")]
pub struct Unfit {
    /// The file.
    pub path: String,
    /// What is in the way.
    pub why: String,
}

const MARK: char = '\u{feff}';

impl DecisionFile {
    /// Reads the file of decisions on `document`, which need not exist.
    ///
    /// # Errors
    /// When there is a file and it cannot be read.
    pub fn open(project: &Project, document: &str) -> Result<Self, Error> {
        let path = project.path(&Project::decisions_path(document));
        let before = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Error::read(&path, error)),
        };
        Ok(Self { document: document.into(), text: before.clone().unwrap_or_default(), before })
    }

    /// Returns what lay on disk when the file was opened; nothing where there was none.
    pub fn before(&self) -> Option<&str> {
        self.before.as_deref()
    }

    /// Returns the text with all edits.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds the file to `batch`.
    pub fn save(&self, batch: &mut Batch) {
        batch.write(&Project::decisions_path(&self.document), self.text.as_str());
    }

    /// Returns the claims the file holds.
    ///
    /// # Errors
    /// When it cannot be read as a claim file.
    pub fn claims(&self) -> Result<Vec<Claim>, Unfit> {
        self.read(&self.text)
    }

    /// Returns the claim with an id, as it is written, without the indentation that the file gives it.
    ///
    /// # Errors
    /// When the file cannot be read, or does not hold the claim.
    pub fn written(&self, id: &str) -> Result<String, Unfit> {
        let (_, part, _) = self.part(id)?;
        let column = self.column(part.span.start);
        let lines = part.span.of(&self.text).split('\n').enumerate();
        let outdented = |(i, line): (usize, &str)| {
            let blank = line.len() - line.trim_start_matches(' ').len();
            if i == 0 { line.to_string() } else { line[blank.min(column)..].to_string() }
        };
        Ok(lines.map(outdented).collect::<Vec<_>>().join("\n").replace('\r', "") + "\n")
    }

    /// Appends a claim: as `written`, where that is YAML in block style, else as the program writes claims.
    ///
    /// # Errors
    /// When the file cannot be edited without risk.
    pub fn add(&mut self, claim: &Claim, written: Option<&str>) -> Result<(), Unfit> {
        let mut wanted = self.claims()?;
        wanted.push(claim.clone());
        let as_program = yaml_writer::claim(claim);
        let item = written.filter(|text| is_block(text, claim)).unwrap_or(&as_program);
        let edited = match (self.is_blank(), Layout::of(self.plain())) {
            (true, _) => Some(self.begun(item)),
            (_, Some(layout)) => Some(self.appended(&layout, item, claim)),
            (_, None) => None,
        };
        self.settle(edited, &wanted)
    }

    /// Sets one field of one claim to a text.
    ///
    /// # Errors
    /// When the file cannot be edited without risk, or does not hold the claim.
    pub fn set(&mut self, id: &str, field: Field, value: &str) -> Result<(), Unfit> {
        let mut wanted = self.claims()?;
        let (i, part, _) = self.part(id)?;
        field.put(&mut wanted[i], value).map_err(|why| self.unfit(why))?;
        let edited = match part.field(field.name()) {
            Some(span) => self.replaced(span, &in_the_style_of(span.of(&self.text), value)),
            None => self.inserted(&part, field, value),
        };
        self.settle(Some(edited), &wanted)
    }

    /// Puts another text in the place of one claim.
    ///
    /// # Errors
    /// When the file cannot be edited without risk, or does not hold the claim.
    pub fn replace(&mut self, id: &str, claim: &Claim, written: &str) -> Result<(), Unfit> {
        let mut wanted = self.claims()?;
        let (i, part, _) = self.part(id)?;
        wanted[i] = claim.clone();
        let indent = " ".repeat(self.column(part.span.start));
        let text = written.trim_end().split('\n').enumerate();
        let indented = |(i, line): (usize, &str)| match (i, line.is_empty()) {
            (0, _) | (_, true) => line.to_string(),
            _ => format!("{indent}{line}"),
        };
        let text = text.map(indented).collect::<Vec<_>>().join(self.line_end());
        self.settle(Some(self.replaced(part.span, &text)), &wanted)
    }

    /// Takes an edit over if the file then says what it should.
    fn settle(&mut self, edited: Option<String>, wanted: &[Claim]) -> Result<(), Unfit> {
        let edited = edited.ok_or_else(|| self.unfit("the way it is written is not one that this program can edit"))?;
        if self.read(&edited)? != wanted {
            return Err(self.unfit("another claim would change with it, or be lost"));
        }
        self.text = edited;
        Ok(())
    }

    fn unfit(&self, why: impl Into<String>) -> Unfit {
        Unfit { path: Project::decisions_path(&self.document), why: why.into() }
    }

    fn read(&self, text: &str) -> Result<Vec<Claim>, Unfit> {
        let text = text.strip_prefix(MARK).unwrap_or(text);
        if is_blank(text) {
            return Ok(Vec::new());
        }
        let file: ClaimFile = serde_yaml::from_str(text).map_err(|e| self.unfit(format!("it cannot be read: {e}")))?;
        if file.document != self.document {
            return Err(self.unfit(format!("it says that it belongs to `{}`", file.document)));
        }
        Ok(file.claims)
    }

    /// Returns the text without a byte order mark.
    fn plain(&self) -> &str {
        self.text.strip_prefix(MARK).unwrap_or(&self.text)
    }

    fn is_blank(&self) -> bool {
        is_blank(self.plain())
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Returns the number and the place of the claim with an id, and the layout it stands in.
    fn part(&self, id: &str) -> Result<(usize, Part, Layout), Unfit> {
        let mark = self.text.len() - self.plain().len();
        let claims = self.claims()?;
        let i = claims.iter().position(|claim| claim.id == id);
        let i = i.ok_or_else(|| self.unfit(format!("it holds no claim `{id}`")))?;
        let layout = Layout::of(self.plain()).filter(|layout| layout.claims.len() == claims.len());
        let layout = layout.ok_or_else(|| self.unfit("the way it is written is not one that this program can edit"))?;
        let moved = |span: Span| Span::new(span.start + mark, span.end + mark);
        let part = &layout.claims[i];
        let fields = part.fields.iter().map(|(name, span)| (name.clone(), moved(*span))).collect();
        Ok((i, Part { span: moved(part.span), fields, ..part.clone() }, layout))
    }

    /// Returns the column of a byte, from 0.
    fn column(&self, at: usize) -> usize {
        let line = self.text[..at].rfind('\n').map_or(0, |i| i + 1);
        self.text[line..at].trim_start_matches(MARK).chars().count()
    }

    fn replaced(&self, span: Span, with: &str) -> String {
        format!("{}{with}{}", &self.text[..span.start], &self.text[span.end..])
    }

    /// Returns the text with a field put behind the last one of a claim.
    fn inserted(&self, part: &Part, field: Field, value: &str) -> String {
        let value = yaml_writer::string(value);
        let name = field.name();
        if part.is_flow {
            let inside = self.text[..part.span.end - 1].trim_end();
            let comma = if inside.ends_with(',') { " " } else { ", " };
            return self.replaced(Span::new(inside.len(), part.span.end), &format!("{comma}{name}: {value}}}"));
        }
        let indent = " ".repeat(self.column(part.span.start));
        self.with_line_after(part.span.end, &format!("{indent}{name}: {value}\n"))
    }

    /// Returns the text with `lines` put below the line that `at` lies in.
    fn with_line_after(&self, at: usize, lines: &str) -> String {
        let end = self.line_end();
        let lines = lines.replace('\n', end);
        match self.text[at..].find('\n') {
            Some(i) => self.replaced(Span::new(at + i + 1, at + i + 1), &lines),
            None => format!("{}{end}{lines}", self.text),
        }
    }

    /// Returns a file without claims with its first one.
    fn begun(&self, item: &str) -> String {
        let up = "../".repeat(self.document.matches('/').count());
        let mut text = self.text.clone();
        if text.is_empty() {
            text = format!("# yaml-language-server: $schema={up}claims.schema.json\n");
        }
        let end = self.line_end();
        if !text.ends_with('\n') && !text.is_empty() {
            text += end;
        }
        let head = format!("document: {}\nclaims:\n", yaml_writer::string(&self.document));
        text + &(head + &listed(item, 0)).replace('\n', end)
    }

    /// Returns the text with one claim more.
    fn appended(&self, layout: &Layout, item: &str, claim: &Claim) -> String {
        let mark = self.text.len() - self.plain().len();
        let (start, end) = (layout.list.start + mark, layout.list.end + mark);
        if layout.is_flow && layout.claims.is_empty() {
            let without = Self { text: self.replaced(Span::new(start, end), ""), ..self.clone() };
            return without.with_line_after(start, &listed(item, 0));
        }
        if layout.is_flow {
            let inside = self.text[..end - 1].trim_end().len();
            let comma = if self.text[..inside].ends_with(',') { " " } else { ", " };
            return self.replaced(Span::new(inside, inside), &format!("{comma}{}", yaml_writer::in_braces(claim)));
        }
        let item = listed(item, self.column(start));
        if !layout.is_last {
            return self.with_line_after(end, &item);
        }
        let line_end = self.line_end();
        let gap = if self.text.ends_with('\n') { "" } else { line_end };
        format!("{}{gap}{}", self.text, item.replace('\n', line_end))
    }
}

/// What the program may set in a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What is decided.
    Review,
    /// The reviewer's note.
    Note,
    /// The reading it was decided on.
    Basis,
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Note => "note",
            Self::Basis => "basis",
        }
    }

    fn put(self, claim: &mut Claim, value: &str) -> Result<(), String> {
        match self {
            Self::Review => claim.review = serde_yaml::from_str(value).map_err(|e| e.to_string())?,
            Self::Note => claim.note = value.into(),
            Self::Basis => claim.basis = Some(value.into()),
        }
        Ok(())
    }
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Tells whether `text` is the claim in block style, so that it may stand in a list as it is.
fn is_block(text: &str, claim: &Claim) -> bool {
    !text.trim_start().starts_with('{') && serde_yaml::from_str::<Claim>(text).is_ok_and(|read| read == *claim)
}

/// Returns a claim as an item of a list whose dashes stand at `column`.
fn listed(item: &str, column: usize) -> String {
    let indent = " ".repeat(column);
    let first =
        item.lines().position(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).unwrap_or(0);
    let line = |(i, line): (usize, &str)| match line.trim().is_empty() {
        true => "\n".to_string(),
        false if i < first => format!("{indent}{line}\n"),
        false => format!("{indent}{}{line}\n", if i == first { "- " } else { "  " }),
    };
    item.trim_end().lines().enumerate().map(line).collect()
}

/// Returns `value` quoted as `old` is.
fn in_the_style_of(old: &str, value: &str) -> String {
    match old.chars().next() {
        Some('\'') if !value.chars().any(char::is_control) => format!("'{}'", value.replace('\'', "''")),
        Some('"') => yaml_writer::in_quotes(value),
        _ => yaml_writer::string(value),
    }
}

#[cfg(test)]
mod tests;
