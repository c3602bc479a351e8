//! Tagging: a greedy averaged perceptron over joint universal and Penn tags (Collins 2002; Honnibal 2013).

use super::lexicon::{Known, Lexicon};
use super::table::Table;
use super::word::{Word, key};

/// How many features a word has.
pub const KEYS: usize = 54;

/// How many features a word has in the draft.
pub const DRAFT_KEYS: usize = 16;

/// A sentence being tagged, as the features see it.
#[derive(Debug, Default)]
pub struct Line {
    /// The words.
    pub words: Vec<Word>,
    /// What the lexicon knows of each.
    pub known: Vec<Known>,
    /// What it knows of each in small letters.
    small: Vec<Known>,
    /// The tags given so far.
    pub tags: Vec<u8>,
    /// The tags of the draft, once all words have one.
    pub draft: Vec<u8>,
    /// Nearly all letters are capitals: a headline or a shout.
    pub is_shouted: bool,
}

impl Line {
    /// Empties the line and fills it with `words`.
    pub fn fill<'a>(&mut self, words: impl Iterator<Item = &'a str>, lexicon: &Lexicon) {
        self.words.clear();
        self.known.clear();
        self.small.clear();
        self.tags.clear();
        self.draft.clear();
        let (mut large, mut small) = (0usize, 0usize);
        for form in words {
            large += form.chars().filter(|c| c.is_uppercase()).count();
            small += form.chars().filter(|c| c.is_lowercase()).count();
            let word = Word::new(form);
            self.known.push(lexicon.look_up(&word));
            self.small.push(lexicon.look_up_small(&word));
            self.words.push(word);
        }
        self.is_shouted = large > 4 * small;
    }

    fn lower(&self, at: usize, step: isize) -> u32 {
        at.checked_add_signed(step).and_then(|i| self.words.get(i)).map_or(step as u32, |word| word.lower)
    }

    fn class(&self, at: usize, step: isize) -> u32 {
        at.checked_add_signed(step).and_then(|i| self.known.get(i)).map_or(0xffff, |known| u32::from(known.class))
    }

    fn cluster(&self, at: usize, step: isize) -> u32 {
        at.checked_add_signed(step).and_then(|i| self.known.get(i)).map_or(0xffff, |known| u32::from(known.cluster))
    }

    fn shape(&self, at: usize, step: isize) -> u32 {
        at.checked_add_signed(step).and_then(|i| self.words.get(i)).map_or(0, |word| word.shape)
    }

    fn suffix(&self, at: usize, step: isize, length: usize) -> u32 {
        at.checked_add_signed(step).and_then(|i| self.words.get(i)).map_or(0, |word| word.suffixes[length - 1])
    }

    fn tag(&self, at: usize, step: usize) -> u32 {
        at.checked_sub(step).map_or(255, |i| u32::from(self.tags[i]))
    }

    fn ahead(&self, at: usize, step: usize) -> u32 {
        self.draft.get(at + step).map_or(254, |tag| u32::from(*tag))
    }

    /// Takes the tags given so far as the draft, and starts again.
    pub fn end_draft(&mut self) {
        std::mem::swap(&mut self.tags, &mut self.draft);
        self.tags.clear();
    }

    /// Writes the keys for the draft's tag of the word at `at`, whose forerunners have theirs, to `keys`.
    pub fn draft_keys(&self, at: usize, keys: &mut [u32; DRAFT_KEYS]) {
        let word = &self.words[at];
        let [_, s2, s3, s4, _] = word.suffixes;
        let place = u32::from(at == 0) + 2 * u32::from(word.is_capital) + 4 * u32::from(self.is_shouted);
        let (t1, t2) = (self.tag(at, 1), self.tag(at, 2));
        let (a0, a1, a2) = (self.class(at, 0), self.class(at, 1), self.class(at, 2));
        let (c0, c1) = (self.cluster(at, 0), self.cluster(at, 1));
        let small = u32::from(self.small[at].class);
        let parts = [
            [0, 0, 0],
            [word.lower, place, 0],
            [word.lower, t1, 0],
            [s2, place, 0],
            [s3, place, 0],
            [s4, t1, 0],
            [word.shape, place, 0],
            [t2, t1, a0],
            [t1, a0, a1],
            [a0, a1, a2],
            [self.lower(at, -1), a0, 0],
            [self.lower(at, 1), a0, 0],
            [c0, t1, 0],
            [c0, c1, 0],
            [small, place, 1],
            [t1, a1, word.lower],
        ];
        for (i, ([a, b, c], slot)) in parts.into_iter().zip(keys).enumerate() {
            *slot = key(64 + i as u32, a, b, c);
        }
    }

    /// Writes the keys of the word at `at`, whose forerunners are tagged, to `keys`.
    pub fn keys(&self, at: usize, keys: &mut [u32; KEYS]) {
        let word = &self.words[at];
        let [s1, s2, s3, s4, s5] = word.suffixes;
        let place = u32::from(at == 0) + 2 * u32::from(word.is_capital) + 4 * u32::from(self.is_shouted);
        let (t1, t2) = (self.tag(at, 1), self.tag(at, 2));
        let (a0, a1, a2) = (self.class(at, 0), self.class(at, 1), self.class(at, 2));
        let (before, before2) = (self.lower(at, -1), self.lower(at, -2));
        let (after, after2) = (self.lower(at, 1), self.lower(at, 2));
        let (c0, c1) = (self.cluster(at, 0), self.cluster(at, 1));
        let c1_before = self.cluster(at, -1);
        let (d1, d2) = (self.ahead(at, 1), self.ahead(at, 2));
        let (next2, next3) = (self.suffix(at, 1, 2), self.suffix(at, 1, 3));
        let parts = [
            [0, 0, 0],
            [word.lower, 0, 0],
            [word.lower, place, 0],
            [s1, place, 0],
            [s2, place, 0],
            [s3, place, 0],
            [s4, 0, 0],
            [s5, 0, 0],
            [word.prefix, s1, 0],
            [word.shape, place, 0],
            [t1, 0, 0],
            [t2, t1, 0],
            [t1, word.lower, 0],
            [t1, s2, 0],
            [before, 0, 0],
            [before2, 0, 0],
            [after, 0, 0],
            [after2, 0, 0],
            [a0, a1, 0],
            [t1, a0, 0],
            [t1, a0, a1],
            [a0, a1, a2],
            [t1, a1, 0],
            [a1, 0, 0],
            [a0, next3, 0],
            [t1, next2, 0],
            [before, a0, 0],
            [after, a0, 0],
            [c0, t1, 0],
            [c0, c1, 0],
            [before, after, a0],
            [t2, t1, a0],
            [word.shape, s3, t1],
            [word.lower, before, 0],
            [word.lower, after, 0],
            [t1, t2, word.lower],
            [s3, t1, 0],
            [c1_before, c0, 0],
            [c1_before, c0, c1],
            [t1, c0, c1],
            [word.exact, 0, 0],
            [self.shape(at, -1), word.shape, 0],
            [word.shape, self.shape(at, 1), 0],
            [self.shape(at, -1), word.shape, self.shape(at, 1)],
            [u32::from(self.small[at].class), place, 1],
            [u32::from(self.small[at].class), a0, t1],
            [t1, a1, word.lower],
            [d1, 1, 0],
            [d1, d2, 0],
            [t1, d1, 0],
            [d1, word.lower, 0],
            [t1, d1, word.lower],
            [t2, t1, d1],
            [t1, d1, d2],
        ];
        for (i, ([a, b, c], slot)) in parts.into_iter().zip(keys).enumerate() {
            *slot = key(i as u32, a, b, c);
        }
    }
}

/// Gives every word of `line` its tag, as a number: a draft from the left, then a second look that knows the draft's tags of
/// the words to come.
pub(crate) fn tag(line: &mut Line, lexicon: &Lexicon, draft: &Table, weights: &Table) {
    pass(line, lexicon, draft, Line::draft_keys);
    line.end_draft();
    pass(line, lexicon, weights, Line::keys);
}

fn pass<const N: usize>(line: &mut Line, lexicon: &Lexicon, weights: &Table, write: fn(&Line, usize, &mut [u32; N])) {
    let mut keys = [0; N];
    for at in 0..line.words.len() {
        let mask = lexicon.tags(&line.words[at], line.known[at]);
        let tag = if mask.is_power_of_two() {
            mask.trailing_zeros() as u8
        } else {
            write(line, at, &mut keys);
            let mut scores = [0i32; 128];
            for place in weights.find(&mut keys) {
                weights.add_row(weights.slot(*place).row, &mut scores);
            }
            best(&scores, mask)
        };
        line.tags.push(tag);
    }
}

/// Returns the class with the highest score among those in `mask`, the first of equals.
pub fn best(scores: &[i32; 128], mask: u128) -> u8 {
    let (mut left, mut best, mut top) = (mask, 0, i32::MIN);
    while left != 0 {
        let class = left.trailing_zeros() as usize;
        if scores[class] > top {
            (best, top) = (class as u8, scores[class]);
        }
        left &= left - 1;
    }
    best
}
