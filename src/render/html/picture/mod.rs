//! Pictures as inline SVG. Each has a title, a description, and beside it the same in words; all numbers are whole.

mod heat;
mod timeline;
mod toll;

use super::block::Writer;
use super::places::Places;
use crate::render::escape;
use crate::render::page::{Picture, Words};

/// Returns a picture with its caption and the same in words; nothing where there is too little to draw.
pub(super) fn figure(places: &Places, picture: &Picture) -> String {
    match picture {
        Picture::Matrix => heat::figure(places),
        Picture::Timeline => timeline::figure(places),
        Picture::Toll(issue) => toll::figure(places, issue),
    }
}

/// How wide a picture may be and still fit a telephone.
const NARROW: usize = 340;
/// What the style shows of a wider one where the screen is narrow.
const HINT: &str =
    "<p class=\"hint\" aria-hidden=\"true\">The picture is wider than the screen: it scrolls sideways. ⇆</p>\n";

/// A picture as it is drawn.
struct Drawing {
    /// What the names of its parts begin with; one picture of a page.
    id: String,
    title: String,
    description: String,
    width: usize,
    height: usize,
    shapes: String,
}

impl Drawing {
    /// Returns the picture in a figure, with what else stands in it.
    fn figure(&self, beside: &str) -> String {
        let Self { id, width, height, shapes, .. } = self;
        let (title, description) = (escape::html(&self.title), escape::html(&self.description));
        let hint = if *width > NARROW { HINT } else { "" };
        format!(
            "<figure>\n<figcaption><strong>{title}.</strong> {description}</figcaption>\n\
             <div class=\"scroll\" role=\"group\" aria-label=\"Picture\" tabindex=\"0\">\n\
             <svg role=\"img\" aria-labelledby=\"{id}-title {id}-about\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-about\">{description}</desc>\n{shapes}</svg>\n</div>\n{hint}{beside}</figure>\n"
        )
    }
}

/// Returns a table that says what a picture shows, folded away.
fn in_words(places: &Places, head: &[&str], rows: &[Vec<Words>]) -> String {
    let head: Vec<String> = head.iter().map(|name| (*name).to_string()).collect();
    let table = Writer::new(places).table(&head, rows, false);
    format!("<details>\n<summary>The same in words</summary>\n{table}</details>\n")
}

/// Returns a line of writing; `marks` are our own attributes.
fn label(x: usize, y: usize, marks: &str, words: &str) -> String {
    format!("<text x=\"{x}\" y=\"{y}\"{marks}>{}</text>\n", escape::html(words))
}

/// Returns a text on one line of writing or two, of at most `most` characters each.
fn lines(x: usize, y: usize, marks: &str, words: &str, most: usize) -> String {
    let shown = escape::visible(words);
    let fits = |at: &usize| shown[..*at].chars().count() <= most;
    if shown.chars().count() <= most {
        return label(x, y, marks, &shown);
    }
    let cut = shown.match_indices(' ').map(|(at, _)| at).take_while(fits).last();
    match cut {
        Some(at) => label(x, y, marks, &shown[..at]) + &label(x, y + 14, marks, &short(&shown[at + 1..], most)),
        None => label(x, y, marks, &short(&shown, most)),
    }
}

/// Returns at most `most` characters of a text.
fn short(words: &str, most: usize) -> String {
    let shown = escape::visible(words);
    if shown.chars().count() <= most {
        return shown;
    }
    let begin: String = shown.chars().take(most - 1).collect();
    format!("{}…", begin.trim_end())
}
