//! The blocks of a page as HTML: parts in each other, lists, tables and lines.

use super::places::Places;
use super::{picture, telling};
use crate::render::markdown::{IN_URL, is_web, name_of};
use crate::render::page::{Anchor, Block, Inline, Target, Words};
use crate::render::{escape, plain};

/// Writes blocks; where it knows no places, links within the page and to documents are left out.
pub(in crate::render) struct Writer<'a> {
    places: Option<&'a Places<'a>>,
}

impl<'a> Writer<'a> {
    /// Returns one for a page that is sent on its own.
    pub(in crate::render) fn alone() -> Self {
        Self { places: None }
    }

    pub(super) fn new(places: &'a Places<'a>) -> Self {
        Self { places: Some(places) }
    }

    /// Returns blocks, each heading of level 2 and below with all that belongs to it in a section.
    pub(in crate::render) fn blocks(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        let mut open: Vec<(usize, bool)> = Vec::new();
        for block in blocks {
            if let Block::Heading { level, anchor, .. } = block {
                close(&mut out, &mut open, *level);
                if *level > 1 {
                    let is_issue = matches!(anchor, Some(Anchor::Issue(_)));
                    out.push_str(&self.opening(block, is_issue));
                    open.push((*level, is_issue));
                }
            }
            let in_issue = open.iter().any(|(_, is_issue)| *is_issue);
            out.push_str(&self.block(block, in_issue));
        }
        close(&mut out, &mut open, 0);
        out
    }

    /// Returns the tag that opens a section. An issue is shown or hidden as a whole, so that no side of it stands alone.
    fn opening(&self, block: &Block, is_issue: bool) -> String {
        let Block::Heading { anchor, .. } = block else { return String::new() };
        let name = anchor.as_ref().map(name_of).or_else(|| part(block).map(|(name, _)| name));
        let id = name.map_or(String::new(), |name| format!(" id=\"{name}\""));
        let filtered = self.places.zip(anchor.as_ref().filter(|_| is_issue));
        let filtered = filtered.map_or(String::new(), |(places, anchor)| places.filtered_by(anchor));
        format!("<section{id}{filtered}>\n")
    }

    fn block(&self, block: &Block, in_issue: bool) -> String {
        match block {
            Block::Heading { level, words, .. } => format!("<h{level}>{}</h{level}>\n", self.line(words)),
            Block::Paragraph(words) => format!("<p>{}</p>\n", self.line(words)),
            Block::List(items) => {
                let items: String = items.iter().map(|words| self.item(words, in_issue)).collect();
                format!("<ul>\n{items}</ul>\n")
            }
            Block::Table { head, rows } => self.table(head, rows, in_issue),
            Block::Either { full, .. } => self.block(full, in_issue),
            Block::Picture(picture) => self.places.map_or(String::new(), |places| picture::figure(places, picture)),
        }
    }

    fn item(&self, words: &Words, in_issue: bool) -> String {
        let is_claim = words.iter().any(|inline| matches!(inline, Inline::Anchor(Anchor::Claim(_))));
        let class = if is_claim && self.places.is_some() { " class=\"claim\"" } else { "" };
        format!("<li{class}{}>{}</li>\n", self.filtered(words.iter(), in_issue), self.line(words))
    }

    fn filtered<'b>(&self, words: impl Iterator<Item = &'b Inline>, in_issue: bool) -> String {
        self.places.filter(|_| !in_issue).map_or(String::new(), |places| places.filtered(words))
    }

    /// Returns a table; on a narrow screen each cell has its heading beside it, and roles keep it a table.
    pub(super) fn table(&self, head: &[String], rows: &[Vec<Words>], in_issue: bool) -> String {
        let names: Vec<String> = head.iter().map(|name| escape::html(name)).collect();
        let heads: String =
            names.iter().map(|name| format!("<th role=\"columnheader\" scope=\"col\">{name}</th>")).collect();
        let is_named = head.first().is_some_and(|name| name == "Source");
        let body: String = rows.iter().map(|row| self.row(&names, row, is_named, in_issue)).collect();
        let note = if in_issue && body.contains(telling::CLASS) { telling::CAPTION } else { "" };
        format!(
            "<table role=\"table\">\n{note}<thead role=\"rowgroup\"><tr role=\"row\">{heads}</tr></thead>\n\
             <tbody role=\"rowgroup\">\n{body}</tbody>\n</table>\n"
        )
    }

    fn row(&self, names: &[String], cells: &[Words], is_named: bool, in_issue: bool) -> String {
        let cell = |(at, (words, name)): (usize, (&Words, &String))| {
            let (tag, marks) = match at {
                0 if is_named => ("th", " role=\"rowheader\" scope=\"row\""),
                _ => ("td", " role=\"cell\""),
            };
            let said = if in_issue { words.iter().map(|inline| self.told(inline)).collect() } else { self.line(words) };
            format!("<{tag}{marks}><span class=\"name\" aria-hidden=\"true\">{name}: </span>{said}</{tag}>")
        };
        let row: String = cells.iter().zip(names).enumerate().map(cell).collect();
        format!("<tr role=\"row\"{}>{row}</tr>\n", self.filtered(cells.iter().flatten(), in_issue))
    }

    /// Returns a piece of a table of positions, with the words of a quote marked that give its answer.
    fn told(&self, inline: &Inline) -> String {
        match (inline, self.places) {
            (Inline::Cited { claim, words }, Some(places)) => {
                self.cited(claim, &telling::marked(places.reading, claim, words))
            }
            _ => self.piece(inline),
        }
    }

    pub(in crate::render) fn line(&self, words: &Words) -> String {
        words.iter().map(|inline| self.piece(inline)).collect()
    }

    fn piece(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text(words) => escape::html(words),
            Inline::Strong(words) => format!("<strong>{}</strong>", escape::html(words)),
            Inline::Emphasis(words) => format!("<em>{}</em>", escape::html(words)),
            Inline::Code(words) => format!("<code>{}</code>", escape::html(words)),
            Inline::Quote(words) => format!("“{}”", escape::html(words)),
            Inline::Cited { claim, words } => self.cited(claim, &escape::html(words)),
            Inline::Removed(words) => format!("<del>{}</del>", escape::html(words)),
            Inline::Inserted(words) => format!("<ins>{}</ins>", escape::html(words)),
            Inline::Link { to, words } => self.link(to, words),
            Inline::Anchor(anchor) if self.places.is_some() => format!("<span id=\"{}\"></span>", name_of(anchor)),
            Inline::Anchor(_) => String::new(),
        }
    }

    /// Returns a claim's quote, escaped already, as a link to where it is marked in its document.
    fn cited(&self, claim: &crate::model::ClaimRef, words: &str) -> String {
        match self.places.and_then(|places| places.quote(claim)) {
            Some(name) => format!("<a class=\"quote\" href=\"#{name}\">“{words}”</a>"),
            None => format!("“{words}”"),
        }
    }

    fn link(&self, to: &Target, words: &str) -> String {
        let words = escape::html(words);
        let Some(places) = self.places else {
            // A page that is sent on its own has no briefing and no corpus beside it.
            return if matches!(to, Target::Here(_)) { String::new() } else { words };
        };
        match to {
            Target::Here(anchor) if words == "→" => {
                format!("<a href=\"#{}\" aria-label=\"More on this\">{words}</a>", name_of(anchor))
            }
            Target::Here(anchor) => format!("<a href=\"#{}\">{words}</a>", name_of(anchor)),
            Target::Document { file, line } => match places.line(file, *line) {
                Some(name) => format!("<a href=\"#{name}\">{words}</a>"),
                None => words,
            },
            Target::Web(address) if is_web(address) => {
                let address = escape::html(&escape::address(address, IN_URL));
                format!("<a rel=\"noreferrer\" href=\"{address}\">{words}</a>")
            }
            Target::Web(_) => words,
        }
    }
}

/// Closes the sections that a heading of this level ends.
fn close(out: &mut String, open: &mut Vec<(usize, bool)>, level: usize) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        open.pop();
        out.push_str("</section>\n");
    }
}

/// Returns name and heading of a part of the briefing: a heading of level 2.
pub(super) fn part(block: &Block) -> Option<(String, String)> {
    let Block::Heading { level: 2, anchor, words } = block else { return None };
    let words = plain(words);
    let slug: Vec<String> = words
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    Some((anchor.as_ref().map_or_else(|| format!("part-{}", slug.join("-")), name_of), words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::text;

    #[test]
    fn no_text_is_obeyed_and_marks_are_elements() {
        let words = vec![text("a <script> & "), Inline::Removed("19".into()), text(" "), Inline::Inserted("26".into())];
        assert_eq!(Writer::alone().line(&words), "a &lt;script&gt; &amp; <del>19</del> <ins>26</ins>");
    }

    #[test]
    fn sections_hold_what_belongs_to_their_heading() {
        let heading = |level| Block::Heading { level, anchor: None, words: vec![text("H")] };
        let html = Writer::alone().blocks(&[heading(1), heading(2), heading(3), heading(2)]);
        let tags: Vec<&str> = html.lines().map(|line| &line[..line.len().min(8)]).collect();
        assert_eq!(
            tags,
            [
                "<h1>H</h", "<section", "<h2>H</h", "<section", "<h3>H</h", "</sectio", "</sectio", "<section",
                "<h2>H</h", "</sectio"
            ]
        );
    }
}
