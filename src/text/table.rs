//! The weights of a linear model, found by the key of a feature.

use super::bytes::Bytes;

/// Returns the weight that a stored byte stands for: fine steps near nought, where most weights are, coarse ones far from it
/// (companding, as of ITU-T G.711 for sound; the curve is `c + c³ / 2048`).
pub const fn expand(code: i8) -> i16 {
    let c = code as i32;
    (c + c * c * c / 2048) as i16
}

/// What every byte stands for.
static WEIGHTS: [i16; 256] = {
    let mut weights = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        weights[byte] = expand(byte as u8 as i8);
        byte += 1;
    }
    weights
};

/// A feature's weights: dense ones for the parser's actions, a sparse row for labels or tags.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slot {
    key: u32,
    /// Weights of the four actions.
    pub(crate) actions: [i16; 4],
    /// Where its row begins, and in the lowest eight bits how many weights it has; 0 for an empty one.
    pub(crate) row: u32,
}

/// How many bits of the filter a feature has: with 16 one key in sixteen that is not in the table passes.
const BITS: usize = 16;

/// How many bits of a word of the filter tell which keys there are; those above tell how many features come before.
const HELD: u32 = 40;

/// Features in ascending order of their keys, with a filter in front since most features looked up are not in the table.
///
/// A key's place among all keys tells its bit in the filter, so the bits set before that bit tell its place among the features
/// (rank over a bit vector, Jacobson 1989), short of keys that share a bit. Filter and rank lie in one word, so that a key
/// costs one access until it is found. Nothing is left empty, and nothing but the end of each vector is written while the
/// table is read.
#[derive(Debug)]
pub(crate) struct Table {
    filter: Vec<u64>,
    /// How many words the filter will have when all is read.
    words: usize,
    /// The features, and [`LAST`] twice.
    slots: Vec<Slot>,
    rows: Vec<u8>,
}

/// What stands behind the features, so that the one after any of them can be looked at.
const LAST: Slot = Slot { key: u32::MAX, actions: [0; 4], row: 0 };

impl Table {
    /// Reads a table: the number of features, then for each in ascending order the step to its key, its actions (where
    /// `has_actions`) and its row (length, then class and weight by turns).
    pub(crate) fn read(bytes: &mut Bytes<'_>, has_actions: bool) -> Option<Self> {
        let count = bytes.number()? as usize;
        if count > bytes.len() {
            return None;
        }
        let words = (count * BITS).div_ceil(HELD as usize).max(1);
        let (filter, slots) = (Vec::with_capacity(words), Vec::with_capacity(count + 2));
        let mut table = Self { filter, words, slots, rows: Vec::new() };
        let begin = *bytes;
        let mut key = 0u32;
        for _ in 0..count {
            key = key.checked_add(bytes.number()?)?;
            let mut slot = Slot { key, actions: [0; 4], row: 0 };
            if has_actions {
                slot.actions = bytes.take(4)?.try_into().map(|four: [u8; 4]| four.map(|b| expand(b as i8))).ok()?;
            }
            let length = bytes.number()? as usize;
            if length > 0 {
                slot.row = row(begin.len() - bytes.len(), length)?;
                bytes.take(2 * length)?;
            }
            table.push(slot);
        }
        table.fill(words);
        table.slots.extend([LAST; 2]);
        table.rows = begin.clone().take(begin.len() - bytes.len())?.to_vec();
        Some(table)
    }

    /// Adds `slot`, whose key is the highest so far.
    fn push(&mut self, slot: Slot) {
        let (word, bit) = self.place(slot.key);
        self.fill(word + 1);
        self.filter[word] |= 1 << bit;
        self.slots.push(slot);
    }

    /// Makes the filter at least `words` long, for keys above all there are.
    fn fill(&mut self, words: usize) {
        if self.filter.len() < words {
            self.filter.resize(words, (self.slots.len() as u64) << HELD);
        }
    }

    /// Returns the word of the filter that tells of `key`, and the bit in it.
    #[inline]
    fn place(&self, key: u32) -> (usize, u32) {
        let wide = u64::from(key) * self.words as u64;
        ((wide >> 32) as usize, ((u64::from(wide as u32) * u64::from(HELD)) >> 32) as u32)
    }

    /// Writes to the front of `keys`, instead of the key, where each of those lies that are in the table, and returns how many
    /// they are. Without branches wherever it can be, since which keys they are cannot be foreseen.
    #[inline]
    pub(crate) fn find<'a>(&self, keys: &'a mut [u32]) -> &'a [u32] {
        let likely = self.sift(keys);
        let mut count = 0;
        for at in 0..likely {
            let place = self.search(keys[at]);
            let is_found = self.slots[place].key == keys[at];
            keys[count] = place as u32;
            count += usize::from(is_found);
        }
        &keys[..count]
    }

    /// Moves those of `keys` that may be in the table to the front, and returns how many they are.
    #[inline]
    fn sift(&self, keys: &mut [u32]) -> usize {
        let mut count = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            keys[count] = key;
            let (word, bit) = self.place(key);
            count += (self.filter[word] >> bit & 1) as usize;
        }
        count
    }

    /// Returns the place of the feature with `key`, which passed the filter; another one's if there is none.
    #[inline]
    fn search(&self, key: u32) -> usize {
        let (word, bit) = self.place(key);
        let word = self.filter[word];
        let first = (word >> HELD) as usize + (word & ((1 << bit) - 1)).count_ones() as usize;
        // Few keys share a bit, so the one sought is the first or the second.
        let near = first + usize::from(self.slots[first].key < key);
        if self.slots[near].key >= key {
            return near;
        }
        near + self.slots[near..].iter().take_while(|slot| slot.key < key).count()
    }

    /// Returns the weights of the feature at `place`.
    #[inline]
    pub(crate) fn slot(&self, place: u32) -> &Slot {
        &self.slots[place as usize]
    }

    /// Adds the row at `row` to `scores`.
    #[inline]
    pub(crate) fn add_row(&self, row: u32, scores: &mut [i32; 128]) {
        let (start, length) = ((row >> 8) as usize, (row & 255) as usize);
        for pair in self.rows[start..start + 2 * length].chunks_exact(2) {
            scores[usize::from(pair[0] & 127)] += i32::from(WEIGHTS[usize::from(pair[1])]);
        }
    }

    /// Returns how many bytes of memory the table takes.
    pub(crate) fn size(&self) -> usize {
        self.filter.len() * 8 + self.slots.len() * size_of::<Slot>() + self.rows.len()
    }
}

/// Returns place and length of a row as one number, none where they are too large for it.
fn row(start: usize, length: usize) -> Option<u32> {
    let start = u32::try_from(start).ok().filter(|start| *start < 1 << 24)?;
    Some(start << 8 | u32::from(u8::try_from(length).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a table of three features: 7 with a row, 9 with actions alone, and the last key of all.
    fn table() -> Table {
        let mut file = vec![3, 7, 1, 2, 3, 4, 1, 5, 6, 2, 9, 8, 7, 6, 0];
        file.extend([0xf6, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0, 2, 5, 1, 4, 0xff]);
        let mut bytes = Bytes::new(&file);
        let table = Table::read(&mut bytes, true).expect("a whole table");
        assert_eq!(bytes.len(), 0);
        table
    }

    /// Returns the weights of the feature with `key`.
    fn weights(table: &Table, key: u32) -> Option<Slot> {
        table.find(&mut [key]).first().map(|place| *table.slot(*place))
    }

    #[test]
    fn a_feature_is_found_with_its_weights() {
        let table = table();
        let find = |key: u32| weights(&table, key);
        assert_eq!(find(7).map(|slot| slot.actions), Some([1, 2, 3, 4]));
        assert_eq!(find(9).map(|slot| (slot.actions, slot.row)), Some(([9, 8, 7, 6], 0)));
        assert_eq!(find(8).map(|slot| slot.actions), None);
        let mut scores = [0; 128];
        for key in [7, u32::MAX] {
            table.add_row(find(key).expect("a feature").row, &mut scores);
        }
        assert_eq!(scores[4..6], [-1, 7]);
    }

    #[test]
    fn the_filter_lets_every_known_feature_pass() {
        let mut keys = [7, 1 << 31, u32::MAX, 9];
        let kept = table().sift(&mut keys);
        assert_eq!(keys[..kept], [7, u32::MAX, 9]);
    }

    #[test]
    fn features_that_share_a_bit_are_told_apart() {
        let keys: Vec<u32> =
            [1, 2, 3, 5, 8].into_iter().flat_map(|start| (0..9).map(move |n| start << 28 | n)).collect();
        let mut file = vec![keys.len() as u8];
        let mut last = 0;
        for (row, key) in (0..).zip(&keys) {
            let mut step = key - last;
            last = *key;
            while step >= 128 {
                file.push(step as u8 | 128);
                step >>= 7;
            }
            file.extend([step as u8, row, 0, 0, 0, 0]);
        }
        let table = Table::read(&mut Bytes::new(&file), true).expect("a whole table");
        let found: Vec<i16> = keys.iter().filter_map(|key| weights(&table, *key)).map(|slot| slot.actions[0]).collect();
        assert_eq!(found, (0..45).map(expand).collect::<Vec<_>>());
        assert!([0, 4 << 28, (8 << 28) + 9, (2 << 28) - 1].into_iter().all(|other| weights(&table, other).is_none()));
    }

    #[test]
    fn a_torn_table_is_none() {
        assert!(Table::read(&mut Bytes::new(&[3, 7, 1, 2]), true).is_none());
        assert!(Table::read(&mut Bytes::new(&[0xff, 0xff, 0xff, 0xff, 0x0f]), true).is_none());
    }
}
