//! Reading the bytes of the model file.

/// Bytes that are read from the front.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// Returns a reader of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Returns how many bytes are left.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the next `count` bytes.
    #[inline]
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(front)
    }

    /// Returns the next number (LEB128).
    #[inline]
    pub(crate) fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..35).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Returns the next part: how many bytes it has, then the bytes, as a reader of its own.
    pub(crate) fn part(&mut self) -> Option<Self> {
        let length = self.number()? as usize;
        self.take(length).map(Self)
    }

    /// Returns the next text: its length in bytes, then the bytes.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_read_in_turn() {
        let mut bytes = Bytes::new(&[0xac, 0x02, 3, b'a', b'n', b'd']);
        assert_eq!(bytes.number(), Some(300));
        assert_eq!(bytes.text(), Some("and"));
        assert_eq!(bytes.number(), None);
    }
}
