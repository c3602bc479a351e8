//! The trained model: what the treebanks taught, packed into the program.
//!
//! The file holds in turn: a mark and version, the tags (`UPOS|XPOS`), the lexicon, the weights of the tagger's two passes, the lemma rules,
//! and the parser's weights. Before each table of weights stands how many bytes it has. Numbers are LEB128, weights are signed bytes.

use super::bytes::Bytes;
use super::lemma::{Lemmas, mend};
use super::lexicon::{Known, Lexicon};
use super::parse::{self, features, state::State};
use super::table::Table;
use super::tagger::{self, Line};
use super::word::Word;
use super::{Dependency, Fine, Tag};
use std::sync::OnceLock;

/// What a model file begins with.
pub const MARK: &[u8] = b"rashomon reading 3\n";

static EMBEDDED: &[u8] = include_bytes!("model.bin");

/// A model of English.
#[derive(Debug)]
pub struct Model {
    /// The joint tags, by number.
    pub tags: Vec<(Tag, Fine)>,
    /// The words known to the tagger.
    pub lexicon: Lexicon,
    draft: Table,
    tagger: Table,
    lemmas: Lemmas,
    parser: Table,
}

/// What is read of one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The number of its joint tag.
    pub tag: u8,
    /// Its dictionary form.
    pub lemma: Box<str>,
    /// Its head, none for the root.
    pub head: Option<usize>,
    /// Its relation to the head.
    pub dependency: Dependency,
}

/// Room for reading one sentence after another.
#[derive(Debug, Default)]
pub struct Desk {
    line: Line,
    state: State,
    seen: Vec<features::Seen>,
    marks: Vec<bool>,
}

impl Model {
    /// Returns the model that is part of the program; the first call unpacks it.
    pub fn embedded() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::decode(EMBEDDED).expect("the embedded model is a whole model file of this version"))
    }

    /// Returns the model packed in `bytes`, none if they are not a model of this version.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        if bytes.take(MARK.len())? != MARK {
            return None;
        }
        let tags = (0..bytes.number()?).map(|_| bytes.text().map(split_tag)).collect::<Option<Vec<_>>>()?;
        let lexicon = Lexicon::read(&mut bytes)?;
        let [mut draft, mut tagger] = [bytes.part()?, bytes.part()?];
        let lemmas = Lemmas::read(&mut bytes)?;
        let mut parser = bytes.part()?;
        // The parser's weights are the greater half, so they are read beside the tagger's.
        let (parser, draft, tagger) = std::thread::scope(|scope| {
            let parser = scope.spawn(move || Table::read(&mut parser, true));
            let (draft, tagger) = (Table::read(&mut draft, false), Table::read(&mut tagger, false));
            (parser.join().ok().flatten(), draft, tagger)
        });
        Some(Self { tags, lexicon, draft: draft?, tagger: tagger?, lemmas, parser: parser? })
    }

    /// Reads one sentence, given as its words: tags, lemmas, and a tree with one root.
    pub fn read(&self, words: &[&str], desk: &mut Desk) -> Vec<Reading> {
        if words.is_empty() {
            return Vec::new();
        }
        desk.line.fill(words.iter().copied(), &self.lexicon);
        tagger::tag(&mut desk.line, &self.lexicon, &self.draft, &self.tagger);
        desk.marks.clear();
        desk.marks.extend(desk.line.tags.iter().map(|tag| self.tags[usize::from(*tag)].0 == Tag::Punct));
        see(&desk.line, &self.tags, &mut desk.seen);
        let tree = parse::parse(&mut desk.state, &desk.seen, &desk.marks, &self.parser);
        let readings = words.iter().zip(&desk.line.tags).zip(tree);
        readings
            .map(|((word, tag), (head, dependency))| Reading {
                tag: *tag,
                lemma: self.lemma(word, *tag),
                head,
                dependency,
            })
            .collect()
    }

    fn lemma(&self, word: &str, number: u8) -> Box<str> {
        let (tag, fine) = self.tags[usize::from(number)];
        let lemma = self.lemmas.lemma(word, number, tag == Tag::Propn);
        let is_known = |form: &str| self.lexicon.look_up(&Word::new(form)) != Known::default();
        let is_inflected = matches!(fine, Fine::Past | Fine::Participle | Fine::Gerund) && tag == Tag::Verb
            || fine == Fine::Plural && tag == Tag::Noun;
        if is_inflected { mend(lemma, is_known) } else { lemma }
    }

    /// Returns the dictionary form of `word` where it is taken for a gerund.
    pub(crate) fn lemma_of_gerund(&self, word: &str) -> Box<str> {
        let number = self.tags.iter().position(|tag| *tag == (Tag::Verb, Fine::Gerund));
        number.map_or_else(|| word.into(), |number| self.lemma(word, number as u8))
    }

    /// Tells whether `word` was seen in training as it is written.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.lexicon.look_up(&Word::new(word)).class != 0
    }

    /// Returns how many bytes of memory the model takes, near enough.
    pub fn size(&self) -> usize {
        self.lexicon.size() + self.draft.size() + self.tagger.size() + self.parser.size() + self.lemmas.rules.size()
    }
}

/// Returns the two parts of a joint tag `UPOS|XPOS`.
pub fn split_tag(name: &str) -> (Tag, Fine) {
    let (tag, fine) = name.split_once('|').unwrap_or((name, ""));
    (Tag::named(tag), Fine::named(fine))
}

/// Fills `seen` with what the parser sees of a tagged `line`, the root last.
pub fn see(line: &Line, tags: &[(Tag, Fine)], seen: &mut Vec<features::Seen>) {
    seen.clear();
    let mut before = [0u8; 3];
    for ((word, known), tag) in line.words.iter().zip(&line.known).zip(&line.tags) {
        let (word, cluster) = (word.lower, u32::from(known.cluster));
        seen.push(features::Seen { word, tag: u32::from(*tag) + 1, cluster, before });
        let kind = match tags[usize::from(*tag)].0 {
            Tag::Verb | Tag::Aux => 0,
            Tag::Punct => 1,
            Tag::Cconj | Tag::Sconj => 2,
            _ => continue,
        };
        before[kind] = before[kind].wrapping_add(1);
    }
    seen.push(features::Seen { before, ..features::ROOT });
}
