//! A page of changes as HTML: small, whole in itself, without a script; it prints, and follows light and dark.

use super::escape::visible;
use super::page::{Block, Inline, Page, Target, Words};

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #8886; }
del { background: #f003; }
ins { background: #0a03; text-decoration: none; font-weight: 600; }
";

/// Returns the page, with one line break at its end.
pub(super) fn page(page: &Page) -> String {
    let heading = page.blocks.iter().find_map(|block| match block {
        Block::Heading { words, .. } => Some(super::plain(words)),
        _ => None,
    });
    let title = escaped(&heading.unwrap_or_default());
    let body: String = page.blocks.iter().map(block).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n<main>\n{body}</main>\n</html>\n"
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, words, .. } => format!("<h{level}>{}</h{level}>\n", line(words)),
        Block::Paragraph(words) => format!("<p>{}</p>\n", line(words)),
        Block::List(items) => {
            let items: String = items.iter().map(|words| format!("<li>{}</li>\n", line(words))).collect();
            format!("<ul>\n{items}</ul>\n")
        }
        Block::Table { head, rows } => table(head, rows),
    }
}

fn table(head: &[String], rows: &[Vec<Words>]) -> String {
    let head: String = head.iter().map(|name| format!("<th scope=\"col\">{}</th>", escaped(name))).collect();
    let row = |cells: &Vec<Words>| {
        let cells: String = cells.iter().map(|words| format!("<td>{}</td>", line(words))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn line(words: &Words) -> String {
    words.iter().map(piece).collect()
}

fn piece(inline: &Inline) -> String {
    match inline {
        Inline::Text(words) => escaped(words),
        Inline::Strong(words) => format!("<strong>{}</strong>", escaped(words)),
        Inline::Emphasis(words) => format!("<em>{}</em>", escaped(words)),
        Inline::Code(words) => format!("<code>{}</code>", escaped(words)),
        Inline::Quote(words) => format!("“{}”", escaped(words)),
        Inline::Removed(words) => format!("<del>{}</del>", escaped(words)),
        Inline::Inserted(words) => format!("<ins>{}</ins>", escaped(words)),
        // A page of changes is sent on its own: places in a briefing or a corpus are not beside it.
        Inline::Link { to: Target::Here(_), .. } | Inline::Anchor(_) => String::new(),
        Inline::Link { words, .. } => escaped(words),
    }
}

/// Returns text that shows and does nothing else, with the blank at either end that making it so takes away.
fn escaped(words: &str) -> String {
    let blank = |there: bool| if there { " " } else { "" };
    let mut out = String::from(blank(words.starts_with(' ')));
    for c in visible(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out + blank(words.len() > 1 && words.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::text;

    #[test]
    fn no_text_is_obeyed_and_marks_are_elements() {
        let words = vec![text("a <script> & "), Inline::Removed("19".into()), text(" "), Inline::Inserted("26".into())];
        assert_eq!(line(&words), "a &lt;script&gt; &amp; <del>19</del> <ins>26</ins>");
    }
}
