//! The words known to the tagger, each with the tags it was seen with.

use super::bytes::Bytes;
use super::places::Places;
use super::word::Word;

/// What is known about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Which set of tags it was seen with, counted from 1; 0 for an unknown word.
    pub class: u16,
    /// Which words it is like, counted from 1; 0 for none.
    pub cluster: u16,
}

/// Words by the hash of their form, with the sets of tags they can have.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Places<Known>,
    /// For each class the tags that are possible, one bit a tag.
    pub masks: Vec<u128>,
    /// The tags that an unknown word can have.
    pub open: u128,
    /// The tags that a capital makes possible.
    pub names: u128,
}

impl Lexicon {
    /// Returns a lexicon of `words` (hash, what is known), with the tags of every class, of open classes and of names.
    pub fn new(words: &[(u32, Known)], masks: Vec<u128>, open: u128, names: u128) -> Self {
        Self { words: Places::new(words), masks, open, names }
    }

    /// Reads a lexicon: masks, then the words in ascending order of their hash.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let open = mask(bytes)?;
        let names = mask(bytes)?;
        let classes = bytes.number()?;
        let masks = (0..classes).map(|_| mask(bytes)).collect::<Option<Vec<_>>>()?;
        let count = bytes.number()?;
        let mut hash = 0u32;
        let mut words = Vec::with_capacity(count as usize);
        for _ in 0..count {
            hash = hash.checked_add(bytes.number()?)?;
            let class = u16::try_from(bytes.number()?).ok()?;
            let cluster = u16::try_from(bytes.number()?).ok()?;
            words.push((hash, Known { class, cluster }));
        }
        Some(Self::new(&words, masks, open, names))
    }

    /// Returns what is known about `word`: as written, else in lower case.
    pub fn look_up(&self, word: &Word) -> Known {
        let exact = self.words.get(word.exact);
        if let Some(known) = exact.filter(|known| known.class != 0 && known.cluster != 0) {
            return known;
        }
        let lower = self.words.get(word.lower).unwrap_or_default();
        let exact = exact.unwrap_or_default();
        Known {
            class: if exact.class == 0 { lower.class } else { exact.class },
            cluster: if exact.cluster == 0 { lower.cluster } else { exact.cluster },
        }
    }

    /// Returns what is known about `word` in small letters.
    pub fn look_up_small(&self, word: &Word) -> Known {
        self.words.get(word.lower).unwrap_or_default()
    }

    /// Returns the tags that `word` can have.
    pub fn tags(&self, word: &Word, known: Known) -> u128 {
        let Some(mask) = self.masks.get(usize::from(known.class).wrapping_sub(1)) else { return self.open };
        if word.is_capital && mask & self.names == 0 && self.words.get(word.exact).is_none() {
            return mask | self.names;
        }
        *mask
    }

    /// Returns how many bytes of memory the words take.
    pub(crate) fn size(&self) -> usize {
        self.words.size() + self.masks.len() * 16
    }
}

fn mask(bytes: &mut Bytes<'_>) -> Option<u128> {
    bytes.take(16)?.try_into().map(u128::from_le_bytes).ok()
}
