//! Report or changes → bytes: a page is composed once and written in any format.

mod briefing;
mod changes;
mod english;
mod escape;
mod markdown;
pub mod page;
mod phrase;
mod reading;
mod sentence;

use crate::model::{Changes, Report};
use serde::Serialize;

/// Returns the briefing as Markdown.
pub fn markdown(report: &Report) -> String {
    markdown::page(&briefing::page(report))
}

/// Returns the report as JSON, indented, with a line break at its end.
pub fn json(report: &Report) -> String {
    pretty(report)
}

/// Returns what changed as Markdown, the most important first.
pub fn changes_markdown(changes: &Changes) -> String {
    markdown::page(&changes::page(changes))
}

/// Returns what changed as JSON, indented, with a line break at its end.
pub fn changes_json(changes: &Changes) -> String {
    pretty(changes)
}

fn pretty(thing: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(thing).expect("it has string keys and no value that can fail");
    format!("{text}\n")
}
