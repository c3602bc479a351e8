//! A page as Markdown: CommonMark with the tables and the strikethrough of GitHub Flavored Markdown.
//!
//! It reads well as plain text and passes markdownlint but for MD013 (long lines, as tables need them) and MD033 (the empty `<a id>`
//! that keeps links alive when a heading changes).

use super::escape::{self, Place};
use super::page::{Anchor, Block, Inline, Page, Target, Words};

/// Characters that an address on the web keeps besides plain ones.
pub(super) const IN_URL: &str = ":?=&#%+,;@!~";

/// Returns the page as Markdown, with one line break at its end. Documents are linked where the way to them is known.
pub(super) fn page(page: &Page, corpus: Option<&str>) -> String {
    let pen = Pen { corpus };
    let blocks: Vec<String> = page.blocks.iter().filter_map(|block| pen.block(block)).collect();
    let mut out = blocks.join("\n\n");
    out.push('\n');
    out
}

/// Writes the parts of a page that is to stand in one folder.
struct Pen<'a> {
    /// The way from that folder to `corpus/`.
    corpus: Option<&'a str>,
}

impl Pen<'_> {
    /// Returns a block; nothing for a picture, which shows what is said in words anyway.
    fn block(&self, block: &Block) -> Option<String> {
        Some(match block {
            Block::Heading { level, anchor, words } => {
                let mark = anchor.as_ref().map_or(String::new(), |anchor| format!("{} ", place_of(anchor)));
                format!("{} {mark}{}", "#".repeat(*level), self.line(words, Place::Start))
            }
            Block::Paragraph(words) => self.line(words, Place::Start),
            Block::List(items) => {
                let item = |words| format!("- {}", self.line(words, Place::Start));
                items.iter().map(item).collect::<Vec<String>>().join("\n")
            }
            Block::Table { head, rows } => self.table(head, rows),
            Block::Either { short, .. } => return self.block(short),
            Block::Picture(_) => return None,
        })
    }

    fn table(&self, head: &[String], rows: &[Vec<Words>]) -> String {
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let cell = |words: &Words| self.line(words, Place::Cell);
        let mut lines = vec![row(head.iter().map(|word| escape::markdown(word, Place::Cell)).collect())];
        lines.push(row(head.iter().map(|_| "---".to_string()).collect()));
        lines.extend(rows.iter().map(|cells| row(cells.iter().map(cell).collect())));
        lines.join("\n")
    }

    /// Returns words on one line. Neighbouring texts are escaped as one, so that no two of them make markup together.
    fn line(&self, words: &Words, place: Place) -> String {
        let mut out = String::new();
        let mut run = String::new();
        for inline in words {
            if let Inline::Text(words) = inline {
                run.push_str(words);
                continue;
            }
            out.push_str(&plain(&std::mem::take(&mut run), at(place, &out)));
            out.push_str(&self.piece(inline, at(place, &out)));
        }
        out.push_str(&plain(&run, at(place, &out)));
        out.trim().to_string()
    }

    fn piece(&self, inline: &Inline, place: Place) -> String {
        let shown = |words: &str| escape::markdown(words, place);
        match inline {
            Inline::Text(words) => plain(words, place),
            Inline::Strong(words) | Inline::Inserted(words) => format!("**{}**", shown(words)),
            Inline::Removed(words) => format!("~~{}~~", shown(words)),
            Inline::Emphasis(words) => format!("*{}*", shown(words)),
            Inline::Code(words) if is_plain(words) => format!("`{words}`"),
            Inline::Code(words) => shown(words),
            Inline::Quote(words) | Inline::Cited { words, .. } => format!("“{}”", shown(words)),
            Inline::Link { to, words } => self.linked(to, shown(words)),
            Inline::Anchor(anchor) => place_of(anchor),
        }
    }

    fn linked(&self, to: &Target, words: String) -> String {
        match (to, self.corpus) {
            (Target::Here(anchor), _) => format!("[{words}](#{})", name_of(anchor)),
            (Target::Document { file, line }, Some(corpus)) => {
                let line = line.map_or(String::new(), |line| format!("#L{line}"));
                format!("[{words}]({}{line})", escape::address(&format!("{corpus}/{file}"), ""))
            }
            (Target::Web(address), _) if is_web(address) => {
                format!("[{words}]({})", escape::address(address, IN_URL))
            }
            (Target::Document { .. } | Target::Web(_), _) => words,
        }
    }
}

/// What begins a block does so only where a line begins.
fn at(place: Place, written: &str) -> Place {
    if place == Place::Start && !written.is_empty() { Place::Inside } else { place }
}

/// Returns a text with the blank at either end that escaping takes away.
fn plain(words: &str, place: Place) -> String {
    let blank = |there: bool| if there { " " } else { "" };
    let shown = escape::markdown(words, place);
    if shown.is_empty() {
        return blank(!words.is_empty()).into();
    }
    format!("{}{shown}{}", blank(words.starts_with(' ')), blank(words.ends_with(' ')))
}

fn is_plain(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| c.is_ascii_alphanumeric() || "-._/".contains(c))
}

/// Tells whether an address is one of the web; others (`javascript:`) are not linked.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

fn place_of(anchor: &Anchor) -> String {
    format!("<a id=\"{}\"></a>", name_of(anchor))
}

/// Returns the name of an anchor, which says what it leads to.
pub(super) fn name_of(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Topic(id) => format!("topic-{}", escape::anchor(id)),
        Anchor::Issue(key) => format!("issue-{}", escape::anchor(key)),
        Anchor::Claim(claim) => {
            format!("claim-{}-{}", escape::anchor(&claim.document), escape::anchor(&claim.id))
        }
    }
}
