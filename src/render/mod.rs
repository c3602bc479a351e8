//! Report or changes → bytes: a page is composed once and written in any format.

mod briefing;
mod english;
mod escape;
mod markdown;
pub mod page;
mod phrase;
mod reading;
mod sentence;

use crate::model::Report;

/// Returns the briefing as Markdown.
pub fn markdown(report: &Report) -> String {
    markdown::page(&briefing::page(report))
}

/// Returns the report as JSON, indented, with a line break at its end.
pub fn json(report: &Report) -> String {
    let text = serde_json::to_string_pretty(report).expect("a report has string keys and no value that can fail");
    format!("{text}\n")
}
