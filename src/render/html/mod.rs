//! The briefing as one file of HTML: whole in itself, read without a script and without a network.
//!
//! Page and documents come in, a text comes out. Words are escaped in one place, [`escape::html`](super::escape::html); attributes are
//! made of anchors and numbers alone. The policy of the page lets in its own style and script, by digest, and nothing else.

mod block;
mod document;
mod filter;
mod picture;
mod places;
mod telling;

pub(super) use block::Writer;

use super::escape;
use super::page::{Block, Page};
use super::reading::Reading;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use places::Places;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Returns the briefing as a page with the documents' texts in it.
pub(super) fn briefing(told: super::Told) -> String {
    let reading = Reading::new(told.report);
    let page = super::briefing::page(told.report, told.changes);
    let places = Places::new(&reading, told.documents);
    let writer = Writer::new(&places);
    let (front, parts) = halves(&page);
    let texts = document::texts(&places);
    let mut contents: Vec<(String, String)> = parts.iter().filter_map(block::part).collect();
    if !texts.is_empty() {
        contents.push((document::PART.into(), document::HEADING.into()));
    }
    format!(
        "{}<body>\n<a class=\"skip\" href=\"#main\">To the briefing</a>\n<header>\n{}</header>\n{}<main id=\"main\" tabindex=\"-1\">\n{}{texts}</main>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        head(&super::title(told.report)),
        writer.blocks(front),
        aside(&contents, &places),
        writer.blocks(parts),
    )
}

/// Returns what stands above the first part, and the parts.
fn halves(page: &Page) -> (&[Block], &[Block]) {
    let is_part = |block: &Block| matches!(block, Block::Heading { level: 2.., .. });
    page.blocks.split_at(page.blocks.iter().position(is_part).unwrap_or(page.blocks.len()))
}

fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n",
        digest(STYLE),
        digest(SCRIPT),
        escape::html(title),
    )
}

/// Returns the digest by which a policy lets in a style or a script (Content Security Policy Level 3, section 2.3.1).
fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn aside(contents: &[(String, String)], places: &Places) -> String {
    let links: String = contents
        .iter()
        .map(|(name, words)| format!("<li><a href=\"#{name}\">{}</a></li>\n", escape::html(words)))
        .collect();
    format!(
        "<aside aria-label=\"Contents and filter\">\n<details id=\"aside\">\n<summary>Contents and filter</summary>\n\
         <nav aria-label=\"Contents\">\n<ul>\n{links}</ul>\n</nav>\n{}</details>\n</aside>\n",
        filter::form(places),
    )
}
