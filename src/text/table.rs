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

/// Features in ascending order of their keys, with a filter in front since most features looked up are not in the table.
///
/// A key's place among all keys tells its bit in the filter, so the bits set before that bit tell its place among the features
/// (rank over a bit vector, Jacobson 1989), short of keys that share a bit. Nothing is left empty, and nothing but the end
/// of each vector is written while the table is read.
#[derive(Debug)]
pub(crate) struct Table {
    filter: Vec<u64>,
    /// How many features come before those of each word of the filter.
    before: Vec<u32>,
    slots: Vec<Slot>,
    rows: Vec<u8>,
}

impl Table {
    /// Reads a table: the number of features, then for each in ascending order the step to its key, its actions (where
    /// `has_actions`) and its row (length, then class and weight by turns).
    pub(crate) fn read(bytes: &mut Bytes<'_>, has_actions: bool) -> Option<Self> {
        let count = bytes.number()? as usize;
        if count > bytes.len() {
            return None;
        }
        let words = (count * BITS).div_ceil(64).max(1);
        let (before, slots) = (Vec::with_capacity(words), Vec::with_capacity(count));
        let mut table = Self { filter: vec![0; words], before, slots, rows: Vec::new() };
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
        table.before.resize(words, count as u32);
        table.rows = begin.clone().take(begin.len() - bytes.len())?.to_vec();
        Some(table)
    }

    /// Adds `slot`, whose key is the highest so far.
    fn push(&mut self, slot: Slot) {
        let bit = self.bit(slot.key);
        if self.before.len() <= bit / 64 {
            self.before.resize(bit / 64 + 1, self.slots.len() as u32);
        }
        self.filter[bit / 64] |= 1 << (bit % 64);
        self.slots.push(slot);
    }

    #[inline]
    fn bit(&self, key: u32) -> usize {
        ((u64::from(key) * (self.filter.len() as u64 * 64)) >> 32) as usize
    }

    /// Moves those of `keys` that may be in the table to the front, and returns how many they are; without branches, since
    /// which keys they are cannot be foreseen.
    #[inline]
    pub(crate) fn sift(&self, keys: &mut [u32]) -> usize {
        let mut count = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            keys[count] = key;
            let bit = self.bit(key);
            count += (self.filter[bit / 64] >> (bit % 64) & 1) as usize;
        }
        count
    }

    /// Returns the weights of the feature with `key`, if it has any.
    #[inline]
    pub(crate) fn find(&self, key: u32) -> Option<&Slot> {
        let bit = self.bit(key);
        let earlier = self.filter[bit / 64] & ((1 << (bit % 64)) - 1);
        let first = self.before[bit / 64] as usize + earlier.count_ones() as usize;
        let next = self.slots[first..].iter().find(|slot| slot.key >= key)?;
        (next.key == key).then_some(next)
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
        self.filter.len() * 8 + self.before.len() * 4 + self.slots.len() * size_of::<Slot>() + self.rows.len()
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

    #[test]
    fn a_feature_is_found_with_its_weights() {
        let table = table();
        assert_eq!(table.find(7).map(|slot| slot.actions), Some([1, 2, 3, 4]));
        assert_eq!(table.find(9).map(|slot| (slot.actions, slot.row)), Some(([9, 8, 7, 6], 0)));
        assert_eq!(table.find(8).map(|slot| slot.actions), None);
        let mut scores = [0; 128];
        for key in [7, u32::MAX] {
            table.add_row(table.find(key).expect("a feature").row, &mut scores);
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
        let found: Vec<i16> = keys.iter().filter_map(|key| table.find(*key)).map(|slot| slot.actions[0]).collect();
        assert_eq!(found, (0..45).map(expand).collect::<Vec<_>>());
        assert!([0, 4 << 28, (8 << 28) + 9, (2 << 28) - 1].into_iter().all(|other| table.find(other).is_none()));
    }

    #[test]
    fn a_torn_table_is_none() {
        assert!(Table::read(&mut Bytes::new(&[3, 7, 1, 2]), true).is_none());
        assert!(Table::read(&mut Bytes::new(&[0xff, 0xff, 0xff, 0xff, 0x0f]), true).is_none());
    }
}
