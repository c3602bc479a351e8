//! Cutting a document's body into passages: paragraphs, headings, list items, cells.

use super::token::is_blank;
use crate::model::{Document, Format, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A paragraph of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Where it stands.
    pub(crate) span: Span,
    /// It is marked as a heading, or looks like one.
    pub(crate) is_heading: bool,
}

/// A document's text as it is to be read: markup is blanked, every byte keeps its place.
pub(crate) struct Page {
    /// The text.
    pub(crate) text: String,
    /// Its passages, in order.
    pub(crate) passages: Vec<Passage>,
}

/// Returns the page of a document.
pub(crate) fn page(document: &Document) -> Page {
    let mut page = match document.format {
        Format::Plain => Page { passages: plain(&document.text, document.body), text: document.text.clone() },
        Format::Markdown => markdown(document),
    };
    part_title(document, &mut page);
    page
}

/// Lines that belong together, as long as they do.
fn plain(text: &str, body: Span) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut start = body.start;
    let mut is_open = false;
    let mut width = 0;
    for line in body.of(text).split_inclusive('\n') {
        let span = trim(text, Span::new(start, start + line.len()));
        start += line.len();
        if span.is_empty() {
            is_open = false;
            width = 0;
            continue;
        }
        width = width.max(span.len());
        match passages.last_mut() {
            Some(last)
                if (is_open && is_wrapped(text, last.span, span, width))
                    || (!is_open && goes_on(text, last.span, span)) =>
            {
                last.span = last.span.cover(span);
            }
            _ => passages.push(Passage { span, is_heading: false }),
        }
        is_open = true;
    }
    for passage in &mut passages {
        passage.is_heading = looks_like_heading(passage.span.of(text));
    }
    passages
}

fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let front = words.trim_start_matches(is_blank);
    let start = span.end - front.len();
    Span::new(start, start + front.trim_end_matches(is_blank).len())
}

/// Tells whether a line goes on in the next because it was full: its next word would not have fitted any more.
fn is_wrapped(text: &str, before: Span, line: Span, width: usize) -> bool {
    const WIDEST: usize = 120;
    let last_line = before.of(text).rsplit('\n').next().unwrap_or("");
    let word = line.of(text).split(is_blank).next().unwrap_or("");
    let starts_item = word == "-"
        || word == "*"
        || word == "•"
        || word.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit());
    !starts_item && width <= WIDEST && last_line.len() + 1 + word.len() > width.min(WIDEST)
}

/// Tells whether a paragraph that breaks off is taken up by the next one, as in pages whose links were torn out.
fn goes_on(text: &str, before: Span, next: Span) -> bool {
    let last = before.of(text).chars().next_back().unwrap_or('.');
    let has = |span: Span, count: usize| span.of(text).split_whitespace().nth(count - 1).is_some();
    let is_long = has(before, 6) || (has(next, 8) && next.of(text).ends_with(['.', '"', '”', '!', '?']));
    let first = next.of(text).chars().next().unwrap_or('.');
    is_long && (last.is_alphanumeric() || last == ',') && first.is_lowercase()
}

/// Few words, and no mark that ends a sentence.
fn looks_like_heading(words: &str) -> bool {
    const MOST: usize = 24;
    let bare = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    let is_ended = bare.ends_with(['.', '!', '?', '…', ':', ';', ',']);
    !is_ended && words.split_whitespace().nth(MOST).is_none()
}

/// A headline that runs into the first paragraph is parted from it, where the document's title tells it.
fn part_title(document: &Document, page: &mut Page) {
    let Some(title) = document.descriptor.title.as_deref() else { return };
    let Some(first) = page.passages.first().cloned() else { return };
    let Some(length) = shared_front(title, first.span.of(&page.text)) else { return };
    let rest = trim(&page.text, Span::new(first.span.start + length, first.span.end));
    if rest.of(&page.text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“'‘(".contains(c)) {
        let head = trim(&page.text, Span::new(first.span.start, first.span.start + length));
        page.passages[0].span = rest;
        page.passages[0].is_heading = looks_like_heading(rest.of(&page.text));
        page.passages.insert(0, Passage { span: head, is_heading: true });
    }
}

/// Returns how many bytes of `text` spell out the whole of `title`, marks and case apart.
fn shared_front(title: &str, text: &str) -> Option<usize> {
    let mut letters = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut wanted = letters.next()?;
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        for small in c.to_lowercase() {
            if small != wanted {
                return None;
            }
            match letters.next() {
                Some(letter) => wanted = letter,
                None => return Some(at + c.len_utf8()),
            }
        }
    }
    None
}

/// Reads Markdown (CommonMark with tables): only its words are kept, each in its place.
fn markdown(document: &Document) -> Page {
    let body = document.body.of(&document.text);
    let mut reader = Reader::new(document);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let span = Span::new(document.body.start + range.start, document.body.start + range.end);
        reader.take(&event, span);
    }
    reader.finish()
}

struct Reader<'a> {
    source: &'a str,
    kept: Vec<Span>,
    passages: Vec<Passage>,
    open: Option<Span>,
    is_heading: bool,
    is_code: bool,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            source: &document.text,
            kept: Vec::new(),
            passages: Vec::new(),
            open: None,
            is_heading: false,
            is_code: false,
        }
    }

    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Code(_) => self.keep(self.within_ticks(span)),
            Event::Text(_) if !self.is_code => self.keep(span),
            Event::Start(Tag::CodeBlock(_)) => self.is_code = true,
            Event::End(TagEnd::CodeBlock) => self.is_code = false,
            Event::Start(Tag::Heading { .. }) => {
                self.close();
                self.is_heading = true;
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::BlockQuote(_)) | Event::Rule => {
                self.close()
            }
            Event::End(
                TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::BlockQuote(_),
            ) => self.close(),
            _ => {}
        }
    }

    fn keep(&mut self, span: Span) {
        self.kept.push(span);
        self.open = Some(self.open.map_or(span, |open| open.cover(span)));
    }

    fn within_ticks(&self, span: Span) -> Span {
        let front = span.of(self.source).trim_start_matches('`');
        let start = span.end - front.len();
        Span::new(start, start + front.trim_end_matches('`').len())
    }

    fn close(&mut self) {
        if let Some(span) = self.open.take() {
            let span = trim(self.source, span);
            let is_heading = self.is_heading || looks_like_heading(span.of(self.source));
            if !span.is_empty() {
                self.passages.push(Passage { span, is_heading });
            }
        }
        self.is_heading = false;
    }

    fn finish(mut self) -> Page {
        self.close();
        let mut bytes = vec![b' '; self.source.len()];
        for span in &self.kept {
            bytes[span.start..span.end].copy_from_slice(&self.source.as_bytes()[span.start..span.end]);
        }
        let text = String::from_utf8(bytes).expect("whole characters are kept, and blanks stand for the others");
        Page { text, passages: self.passages }
    }
}
