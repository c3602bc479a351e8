//! A page before it is put into a format: headings, paragraphs, lists and tables of words that are plain text.
//!
//! Whoever composes a page never writes markup, and whoever writes a format never chooses words. All text is foreign until a
//! format has escaped it.

use crate::model::ClaimRef;

/// A page: its parts from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The parts.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; the first of a page has level 1, and no level is skipped.
    Heading {
        /// 1 to 4.
        level: usize,
        /// What links lead here.
        anchor: Option<Anchor>,
        /// The words.
        words: Words,
    },
    /// A paragraph.
    Paragraph(Words),
    /// A list with bullets.
    List(Vec<Words>),
    /// A table; every row has as many cells as there are headings.
    Table {
        /// The headings.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Words>>,
    },
    /// The same in few words and in full: a form that is read from top to bottom shows the one, a form with room for more the other.
    Either {
        /// In few words.
        short: Box<Block>,
        /// In full.
        full: Box<Block>,
    },
    /// A picture of what the words around it say, for forms that can show one.
    Picture(Picture),
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// How much each source says on each topic.
    Matrix,
    /// The days of documents and of what they tell.
    Timeline,
    /// The figures of an issue, by key, as they were told.
    Toll(String),
}

/// A run of words.
pub type Words = Vec<Inline>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words as they are.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// Words set apart.
    Emphasis(String),
    /// A name for machines: a digest, an id.
    Code(String),
    /// Verbatim words of a document.
    Quote(String),
    /// The verbatim words of a claim.
    Cited {
        /// The claim.
        claim: ClaimRef,
        /// The words.
        words: String,
    },
    /// Words that were there and are not, within a text that changed.
    Removed(String),
    /// Words that are there and were not, within a text that changed.
    Inserted(String),
    /// Words that lead elsewhere.
    Link {
        /// Where to.
        to: Target,
        /// The words.
        words: String,
    },
    /// A place that links lead to.
    Anchor(Anchor),
}

/// A place in the page that keeps its name when other places come and go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// A topic, by id.
    Topic(String),
    /// An issue, by key.
    Issue(String),
    /// A claim.
    Claim(ClaimRef),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A place in this page.
    Here(Anchor),
    /// A document of the corpus, at a line.
    Document {
        /// The file's path below `corpus/`.
        file: String,
        /// The line, from 1.
        line: Option<usize>,
    },
    /// An address on the web.
    Web(String),
}

impl Page {
    /// Adds a heading.
    pub fn heading(&mut self, level: usize, words: impl Into<String>) {
        self.blocks.push(Block::Heading { level, anchor: None, words: vec![text(words)] });
    }

    /// Adds a heading that links lead to.
    pub fn section(&mut self, level: usize, anchor: Anchor, words: impl Into<String>) {
        self.blocks.push(Block::Heading { level, anchor: Some(anchor), words: vec![text(words)] });
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, words: Words) {
        self.blocks.push(Block::Paragraph(words));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, items: Vec<Words>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds a table, unless it has no row.
    pub fn table(&mut self, head: &[&str], rows: Vec<Vec<Words>>) {
        debug_assert!(rows.iter().all(|row| row.len() == head.len()), "every row has a cell for every heading");
        if !rows.is_empty() {
            self.blocks.push(Block::Table { head: head.iter().map(|word| (*word).to_string()).collect(), rows });
        }
    }
}

/// Returns words as they are.
pub fn text(words: impl Into<String>) -> Inline {
    Inline::Text(words.into())
}

/// Returns words that stand out.
pub fn strong(words: impl Into<String>) -> Inline {
    Inline::Strong(words.into())
}

/// Returns a link to a place in the page.
pub fn link(to: Anchor, words: impl Into<String>) -> Inline {
    Inline::Link { to: Target::Here(to), words: words.into() }
}
