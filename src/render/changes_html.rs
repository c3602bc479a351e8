//! A page of changes as HTML: small, whole in itself, without a script; it prints, and follows light and dark.

use super::escape;
use super::html::Writer;
use super::page::{Block, Page};

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #8886; }
del { background: #f003; }
.name { display: none; }
ins { background: #0a03; text-decoration: none; font-weight: 600; }
";

/// Returns the page, with one line break at its end.
pub(super) fn page(page: &Page) -> String {
    let heading = page.blocks.iter().find_map(|block| match block {
        Block::Heading { words, .. } => Some(super::plain(words)),
        _ => None,
    });
    let title = escape::html(&heading.unwrap_or_default());
    let body = Writer::alone().blocks(&page.blocks);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n<main>\n{body}</main>\n</html>\n"
    )
}
