//! A page of changes for a terminal: wrapped, with colours that the terminal's floor takes out where there are none.
//!
//! The words that went stand in `[-…-]`, those that came in `{+…+}`, as `git diff --word-diff` writes them: a pipe and a reader who
//! tells no red from green see them too.

use super::escape::visible;
use super::page::{Block, Inline, Page, Target, Words};

/// The number of characters on a line.
const WIDTH: usize = 98;
const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const PLAIN: &str = "\u{1b}[0m";

/// Returns the page with one line break at its end.
pub(super) fn page(page: &Page) -> String {
    let blocks: Vec<String> = page.blocks.iter().filter_map(block).collect();
    format!("{}\n", blocks.join("\n\n"))
}

/// Returns a block; nothing for a picture, which a terminal cannot show.
fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading { level, words, .. } => heading(*level, &super::plain(words)),
        Block::Paragraph(words) => wrapped("", "", &pieces(words)),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(|words| wrapped("• ", "  ", &pieces(words))).collect();
            items.join("\n")
        }
        Block::Table { head, rows } => {
            let rows: Vec<String> = rows.iter().map(|cells| row(head, cells)).collect();
            rows.join("\n")
        }
        Block::Either { .. } | Block::Picture(_) => return None,
    })
}

/// Returns a heading, the two highest levels underlined, so that they stand out without colours too.
fn heading(level: usize, words: &str) -> String {
    let words = visible(words);
    let bold = format!("{BOLD}{words}{PLAIN}");
    let under = |line: &str| format!("{bold}\n{}", line.repeat(words.chars().count()));
    match level {
        1 => under("="),
        2 => under("-"),
        _ => bold,
    }
}

/// Returns a row of a table: its first cell, and below it the others, each under its heading.
fn row(head: &[String], cells: &[Words]) -> String {
    let longest = head.iter().skip(1).map(|word| word.chars().count()).max().unwrap_or_default();
    let mut lines = Vec::new();
    for (at, (name, words)) in head.iter().zip(cells).enumerate() {
        let (first, indent) = match at {
            0 => ("• ".to_string(), "  ".to_string()),
            _ => (format!("    {name:<longest$}  "), " ".repeat(longest + 6)),
        };
        lines.push(wrapped(&first, &indent, &pieces(words)));
    }
    lines.join("\n")
}

/// A run of words and its style, a code that ends with [`PLAIN`]; nothing for plain words.
type Piece = (String, &'static str);

fn pieces(words: &Words) -> Vec<Piece> {
    let piece = |inline: &Inline| match inline {
        Inline::Text(words) | Inline::Emphasis(words) | Inline::Code(words) => (shown(words), ""),
        Inline::Strong(words) => (shown(words), BOLD),
        Inline::Quote(words) | Inline::Cited { words, .. } => (format!("“{}”", shown(words)), ""),
        Inline::Removed(words) => (format!("[-{}-]", shown(words)), RED),
        Inline::Inserted(words) => (format!("{{+{}+}}", shown(words)), GREEN),
        Inline::Link { to: Target::Here(_), .. } | Inline::Anchor(_) => (String::new(), ""),
        Inline::Link { words, .. } => (shown(words), ""),
    };
    words.iter().map(piece).collect()
}

/// Returns words made safe, with the blank at either end that making them so takes away.
fn shown(words: &str) -> String {
    let blank = |there: bool| if there { " " } else { "" };
    let safe = visible(words);
    if safe.is_empty() {
        return blank(!words.is_empty()).into();
    }
    format!("{}{safe}{}", blank(words.starts_with(' ')), blank(words.ends_with(' ')))
}

/// Returns pieces on lines that hold, `first` before the first and `indent` before each other.
fn wrapped(first: &str, indent: &str, pieces: &[Piece]) -> String {
    let (mut out, mut used, mut pending) = (first.to_string(), first.chars().count(), false);
    for (words, style) in pieces {
        let mut is_open = false;
        for (at, word) in words.split(' ').enumerate() {
            pending |= at > 0;
            if word.is_empty() {
                continue;
            }
            let length = word.chars().count();
            if pending && used + 1 + length > WIDTH {
                out += &format!("\n{indent}");
                used = indent.chars().count();
            } else if pending && used > 0 && !out.ends_with(' ') {
                out.push(' ');
                used += 1;
            }
            pending = false;
            out += if is_open { "" } else { style };
            out += word;
            is_open = true;
            used += length;
        }
        out += if is_open && !style.is_empty() { PLAIN } else { "" };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::text;

    #[test]
    fn words_that_went_and_came_are_marked_with_and_without_colours() {
        let words = vec![text("“"), Inline::Removed("19".into()), text(" "), Inline::Inserted("26\u{1b}[2J".into())];
        assert_eq!(wrapped("", "", &pieces(&words)), "“\u{1b}[31m[-19-]\u{1b}[0m \u{1b}[32m{+26⟨U+001B⟩[2J+}\u{1b}[0m");
    }

    #[test]
    fn long_lines_are_wrapped_under_their_bullet() {
        let out = wrapped("• ", "  ", &pieces(&vec![text("word ".repeat(40))]));
        assert!(out.lines().count() > 1 && out.lines().all(|line| line.chars().count() <= WIDTH), "{out}");
        assert!(out.lines().skip(1).all(|line| line.starts_with("  word")));
    }
}
