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
use page::{Block, Inline, Target};
use serde::Serialize;

/// Returns the briefing as Markdown.
pub fn markdown(report: &Report) -> String {
    markdown::page(&briefing::page(report))
}

/// Returns what matters most, a plain sentence or two each, for a terminal: the first list of the briefing; its title where there is
/// no claim, and so no list of them.
pub fn in_short(report: &Report) -> Vec<String> {
    let page = briefing::page(report);
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
        Inline::Quote(words) => format!("“{words}”"),
        Inline::Link { to: Target::Here(_), .. } | Inline::Anchor(_) => String::new(),
        Inline::Link { words, .. } => words.clone(),
    };
    words.iter().map(piece).collect::<String>().trim().into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_claims_says_so_in_short() {
        assert_eq!(in_short(&Report::default()), ["0 documents, and no claim on any topic"]);
    }
}
