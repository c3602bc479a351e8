//! The documents' texts, line by line, with each claim's quote marked where it stands.

use super::places::{self, Places};
use crate::model::{Claim, Document, Span};
use crate::render::escape;
use crate::render::markdown::name_of;
use crate::render::page::Anchor;
use crate::render::reading::Told;

/// Name and heading of the part.
pub(super) const PART: &str = "part-documents-in-full";
pub(super) const HEADING: &str = "The documents in full";

/// Returns a part with all documents; nothing where there is none.
pub(super) fn texts(places: &Places) -> String {
    if places.documents.is_empty() {
        return String::new();
    }
    let texts: String = places.documents.iter().map(|document| text(places, document)).collect();
    format!(
        "<section id=\"{PART}\">\n<h2>{HEADING}</h2>\n<p>As stored, with the numbers of the lines; blank lines are left out. \
         Marked is what claims quote; the links after a line lead to them.</p>\n{texts}</section>\n"
    )
}

fn text(places: &Places, document: &Document) -> String {
    let known = &document.descriptor;
    let claims: Vec<&Claim> = places.reading.claims_of(document.id()).iter().collect();
    let marks = claims.iter().flat_map(|claim| places.claim(&Told { claim, document: known }.name()));
    let filtered = places::attribute(marks.chain(places.source(known.name())));
    let mut marked: Vec<&Claim> = claims.iter().copied().filter(|claim| places::is_marked(document, claim)).collect();
    marked.sort_by_key(|claim| claim.at.map(|at| (at.start, std::cmp::Reverse(at.end))));
    let mut pen = Pen { document, opened: Vec::new(), out: String::new() };
    for (number, span) in lines(document) {
        pen.line(number, span, &marked);
    }
    format!(
        "<article id=\"{}\"{filtered}>\n<h3>{}</h3>\n<p class=\"file\">{}</p>\n{}</article>\n",
        places::document_name(document.id()),
        escape::html(known.title.as_deref().unwrap_or(&known.id)),
        escape::html(&format!("{} · {}", known.name(), known.file)),
        pen.out
    )
}

/// Returns the lines with words, after the front matter, each with its number.
pub(super) fn lines(document: &Document) -> impl Iterator<Item = (usize, Span)> {
    let text = &document.text[document.body.start..];
    let mut at = document.body.start;
    let first = document.line_of(at);
    let spans = text.split_inclusive('\n').enumerate().map(move |(number, line)| {
        let start = at;
        at += line.len();
        (first + number, Span::new(start, start + line.trim_end().len()))
    });
    spans.filter(|(_, span)| !span.of(&document.text).trim().is_empty())
}

/// Writes the lines of a document, and knows which claims have their mark already.
struct Pen<'a> {
    document: &'a Document,
    opened: Vec<&'a str>,
    out: String,
}

impl<'a> Pen<'a> {
    fn line(&mut self, number: usize, line: Span, marked: &[&'a Claim]) {
        let here = |claim: &&&Claim| claim.at.is_some_and(|at| at.span().overlaps(line));
        let here: Vec<&Claim> = marked.iter().filter(here).copied().collect();
        let name = places::line_name(self.document.id(), number);
        self.out.push_str(&format!("<p class=\"line\" id=\"{name}\"><span class=\"number\">{number}</span> "));
        let known = self.opened.len();
        self.pieces(line, &here);
        let document = self.document.id().to_string();
        let links = self.opened[known..].iter().map(|id| {
            let name = crate::model::ClaimRef { document: document.clone(), id: (*id).into() };
            format!(" <a class=\"back\" href=\"#{}\">{}</a>", name_of(&Anchor::Claim(name)), escape::html(id))
        });
        let links: String = links.collect();
        self.out.push_str(&links);
        self.out.push_str("</p>\n");
    }

    /// Writes a line piece by piece; marks lie in each other as their quotes do, and one that crosses another is opened again.
    fn pieces(&mut self, line: Span, here: &[&'a Claim]) {
        let mut ends: Vec<usize> = vec![line.start, line.end];
        ends.extend(here.iter().filter_map(|claim| claim.at).flat_map(|at| [at.start, at.end]));
        ends.retain(|end| (line.start..=line.end).contains(end));
        ends.sort_unstable();
        ends.dedup();
        let mut open: Vec<&Claim> = Vec::new();
        for ends in ends.windows(2) {
            let piece = Span::new(ends[0], ends[1]);
            let covers = |claim: &&&Claim| claim.at.is_some_and(|at| at.span().contains(piece));
            let over: Vec<&Claim> = here.iter().filter(covers).copied().collect();
            let kept = open.iter().zip(&over).take_while(|(one, other)| one.id == other.id).count();
            self.out.push_str(&"</mark>".repeat(open.len() - kept));
            over[kept..].iter().for_each(|claim| self.open(claim));
            self.out.push_str(&escape::html(piece.of(&self.document.text)));
            open = over;
        }
        self.out.push_str(&"</mark>".repeat(open.len()));
    }

    fn open(&mut self, claim: &'a Claim) {
        if self.opened.contains(&claim.id.as_str()) {
            self.out.push_str("<mark>");
            return;
        }
        self.opened.push(&claim.id);
        self.out.push_str(&format!("<mark id=\"{}\">", places::quote_name(self.document.id(), &claim.id)));
    }
}
