//! Report or changes → bytes: a page is composed once and written in any format.

mod annotations;
mod briefing;
mod carried;
mod changes;
mod changes_html;
mod changes_text;
mod claim_by_claim;
mod csv;
mod english;
mod escape;
mod html;
mod markdown;
pub mod page;
mod phrase;
mod reading;
mod sentence;

pub use carried::carried;

use crate::model::{Changes, Document, Report};
use page::{Block, Inline, Target};
use serde::Serialize;

/// A form in which a briefing can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Markdown, to read and to send on.
    Markdown,
    /// HTML, one page with pictures and the documents' texts.
    Html,
    /// JSON, for programs.
    Json,
    /// Tables of claims and of judgements, for spreadsheets.
    Csv,
    /// The claims as W3C Web Annotations.
    Annotations,
}

/// What a briefing is written from.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What was found.
    pub report: &'a Report,
    /// The documents it is on.
    pub documents: &'a [Document],
    /// What changed since an earlier version, where that is to be told.
    pub changes: Option<&'a Changes<'a>>,
    /// The way to `corpus/` from the folder the files are written to, such as [`FROM_REPORTS`]; without one, forms that have no
    /// document in them do not link to any.
    pub corpus: Option<&'a str>,
}

/// The way to `corpus/` from the folder of a version, `reports/<version>/`.
pub const FROM_REPORTS: &str = "../../corpus";

/// How a file is written.
type Write = fn(Told) -> String;

/// The files of all forms, in the order in which a reader wants them.
const FILES: [(Format, &str, Write); 6] = [
    (Format::Markdown, "briefing.md", markdown_of),
    (Format::Html, "briefing.html", html::briefing),
    (Format::Json, "briefing.json", |told| json(told.report)),
    (Format::Csv, "claims.csv", |told| csv::claims(told.report)),
    (Format::Csv, "judgements.csv", |told| csv::judgements(told.report)),
    (Format::Annotations, "annotations.jsonld", |told| annotations::annotations(told)),
];

/// Returns the briefing in these forms: the name of each file and what stands in it.
pub fn files(told: Told, formats: &[Format]) -> Vec<(&'static str, String)> {
    let asked = FILES.iter().filter(|(format, _, _)| formats.contains(format));
    asked.map(|(_, name, write)| (*name, write(told))).collect()
}

/// Returns the title of the briefing.
fn title(report: &Report) -> String {
    briefing::title(report)
}

/// Returns the briefing as Markdown, to stand in the folder of a version; at its end a comment carries what [`carried`] reads back.
pub fn markdown(report: &Report) -> String {
    markdown_of(Told { report, documents: &[], changes: None, corpus: Some(FROM_REPORTS) })
}

fn markdown_of(told: Told) -> String {
    let page = briefing::page(told.report, told.changes);
    format!("{}\n{}", markdown::page(&page, told.corpus), carried::comment(told.report))
}

/// Returns what matters most, a plain sentence or two each, for a terminal: the first list of the briefing; its title where there is
/// no claim, and so no list of them.
pub fn in_short(report: &Report) -> Vec<String> {
    let page = briefing::page(report, None);
    let mut found = page.blocks.iter().filter_map(|block| match block {
        Block::List(items) if report.tally.claims > 0 => Some(items.iter().map(|words| plain(words)).collect()),
        Block::Heading { words, .. } if report.tally.claims == 0 => Some(vec![plain(words)]),
        _ => None,
    });
    found.next().unwrap_or_default()
}

/// Returns words without what only a page can show: links within it, and places they lead to.
fn plain(words: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Text(words) | Inline::Strong(words) | Inline::Emphasis(words) | Inline::Code(words) => words.clone(),
        Inline::Removed(words) | Inline::Inserted(words) => words.clone(),
        Inline::Quote(words) | Inline::Cited { words, .. } => format!("“{words}”"),
        Inline::Link { to: Target::Here(_), .. } | Inline::Anchor(_) => String::new(),
        Inline::Link { words, .. } => words.clone(),
    };
    words.iter().map(piece).collect::<String>().trim().into()
}

/// Returns the report as JSON, indented, with a line break at its end.
pub fn json(report: &Report) -> String {
    pretty(report)
}

/// Returns the claims of a report as plain lines, which a version control system can compare.
pub fn claim_by_claim(report: &Report) -> String {
    claim_by_claim::lines(report)
}

/// How much is told of what changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// All of it.
    Full,
    /// What matters most, and how much there is of the rest.
    Summary,
}

fn told(changes: &Changes, detail: Detail) -> page::Page {
    match detail {
        Detail::Full => changes::page(changes),
        Detail::Summary => changes::summary(changes),
    }
}

/// Returns what changed as Markdown, the most important first.
pub fn changes_markdown(changes: &Changes, detail: Detail) -> String {
    markdown::page(&told(changes, detail), None)
}

/// Returns what changed for a terminal, with the words that went and came in colours; they are marked as well where there are none.
pub fn changes_text(changes: &Changes, detail: Detail) -> String {
    changes_text::page(&told(changes, detail))
}

/// Returns what changed as a small page of HTML that needs nothing else.
pub fn changes_html(changes: &Changes, detail: Detail) -> String {
    changes_html::page(&told(changes, detail))
}

/// Returns what changed as JSON, indented, with a line break at its end.
pub fn changes_json(changes: &Changes, detail: Detail) -> String {
    match detail {
        Detail::Full => pretty(changes),
        Detail::Summary => pretty(&changes::counts(changes)),
    }
}

fn pretty(thing: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(thing).expect("it has string keys and no value that can fail");
    format!("{}\n", escape::json(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_claims_says_so_in_short() {
        assert_eq!(in_short(&Report::default()), ["0 documents, and no claim on any topic"]);
    }
}
