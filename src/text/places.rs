//! A map from 32-bit hashes, open-addressed: small, quick, and in no order that could leak.
//!
//! The places go by the highest bits of the hashes: hashes in ascending order fill it from the front to the back of memory.

/// Values by hash; the hash 0 stands for no value and counts as 1.
#[derive(Debug, Default)]
pub(crate) struct Places<T>(Vec<(u32, T)>);

impl<T: Copy + Default> Places<T> {
    /// Returns a map of `values`; of equal hashes the first counts.
    pub(crate) fn new(values: &[(u32, T)]) -> Self {
        let size = (values.len() * 2).next_power_of_two().max(16);
        let mut slots = vec![(0, T::default()); size];
        for (hash, value) in values {
            let mut place = place_of(*hash, size);
            while slots[place].0 != 0 {
                place = (place + 1) & (size - 1);
            }
            slots[place] = ((*hash).max(1), *value);
        }
        Self(slots)
    }

    /// Returns the value of `hash`.
    #[inline]
    pub(crate) fn get(&self, hash: u32) -> Option<T> {
        let mask = self.0.len().checked_sub(1)?;
        let mut place = place_of(hash, self.0.len());
        loop {
            let (found, value) = self.0[place & mask];
            if found == hash.max(1) {
                return Some(value);
            }
            if found == 0 {
                return None;
            }
            place += 1;
        }
    }

    /// Returns how many bytes of memory the map takes.
    pub(crate) fn size(&self) -> usize {
        self.0.len() * size_of::<(u32, T)>()
    }
}

#[inline]
fn place_of(hash: u32, size: usize) -> usize {
    ((u64::from(hash) * size as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_even_where_hashes_meet() {
        let places = Places::new(&[(5, 'a'), (5 + 16, 'b'), (0, 'c'), (u32::MAX, 'd'), (u32::MAX - 1, 'e')]);
        assert_eq!(
            [5, 21, 0, 37, u32::MAX, u32::MAX - 1].map(|hash| places.get(hash)),
            [Some('a'), Some('b'), Some('c'), None, Some('d'), Some('e')]
        );
    }
}
