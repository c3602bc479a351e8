//! A map from 32-bit hashes, open-addressed: small, quick, and in no order that could leak.

/// Values by hash; the hash 0 stands for no value and counts as 1.
#[derive(Debug, Default)]
pub(crate) struct Places<T>(Vec<(u32, T)>);

impl<T: Copy + Default> Places<T> {
    /// Returns a map of `values`; of equal hashes the first counts.
    pub(crate) fn new(values: &[(u32, T)]) -> Self {
        let size = (values.len() * 2).next_power_of_two().max(16);
        let mut slots = vec![(0, T::default()); size];
        for (hash, value) in values {
            let mut place = *hash as usize & (size - 1);
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
        let mut place = hash as usize & mask;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_even_where_hashes_meet() {
        let places = Places::new(&[(5, 'a'), (5 + 16, 'b'), (0, 'c')]);
        assert_eq!([5, 21, 0, 37].map(|hash| places.get(hash)), [Some('a'), Some('b'), Some('c'), None]);
    }
}
