//! The weights of a linear model, found by the key of a feature.

use super::bytes::Bytes;

/// A feature's weights: dense ones for the parser's actions, a sparse row for labels or tags.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slot {
    key: u32,
    /// Weights of the four actions.
    pub(crate) actions: [i8; 4],
    /// Where its row begins; 0 for an empty one.
    pub(crate) row: u32,
}

/// An open-addressed table of features, with a filter in front since most features looked up are not in it.
#[derive(Debug)]
pub(crate) struct Table {
    filter: Vec<u64>,
    slots: Vec<Slot>,
    rows: Vec<u8>,
}

impl Table {
    /// Reads a table: the number of features, then for each in ascending order the step to its key, its actions (where
    /// `has_actions`) and its row (length, then class and weight by turns).
    pub(crate) fn read(bytes: &mut Bytes<'_>, has_actions: bool) -> Option<Self> {
        let count = bytes.number()? as usize;
        let size = (count * 2).next_power_of_two().max(64);
        let mut table = Self {
            filter: vec![0; size / 8],
            slots: vec![Slot::default(); size],
            rows: Vec::with_capacity(16 * count),
        };
        table.rows.push(0);
        let mut key = 0u32;
        for _ in 0..count {
            key = key.checked_add(bytes.number()?)?;
            let mut slot = Slot { key, actions: [0; 4], row: 0 };
            if has_actions {
                slot.actions = bytes.take(4)?.try_into().map(|four: [u8; 4]| four.map(|b| b as i8)).ok()?;
            }
            let length = bytes.number()? as usize;
            if length > 0 {
                slot.row = u32::try_from(table.rows.len()).ok()?;
                table.rows.push(u8::try_from(length).ok()?);
                table.rows.extend_from_slice(bytes.take(2 * length)?);
            }
            table.insert(slot);
        }
        Some(table)
    }

    fn insert(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut place = slot.key as usize & mask;
        while self.slots[place].key != 0 {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
        let bit = self.bit(slot.key);
        self.filter[bit / 64] |= 1 << (bit % 64);
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
        let mask = self.slots.len() - 1;
        let mut place = key as usize & mask;
        loop {
            let slot = &self.slots[place & mask];
            if slot.key == key {
                return Some(slot);
            }
            if slot.key == 0 {
                return None;
            }
            place += 1;
        }
    }

    /// Adds the row at `row` to `scores`.
    #[inline]
    pub(crate) fn add_row(&self, row: u32, scores: &mut [i32; 128]) {
        let start = row as usize;
        let length = usize::from(self.rows[start]);
        for pair in self.rows[start + 1..start + 1 + 2 * length].chunks_exact(2) {
            scores[usize::from(pair[0] & 127)] += i32::from(pair[1] as i8);
        }
    }

    /// Returns how many bytes of memory the table takes.
    pub(crate) fn size(&self) -> usize {
        self.filter.len() * 8 + self.slots.len() * size_of::<Slot>() + self.rows.len()
    }
}
