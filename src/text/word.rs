//! What the statistical parts see of a word: hashes of its form, endings and shape.
//!
//! Curly quotation marks, dashes and digits are levelled first, so that "1,204" and "3,870" are one word to the model.
//! All numbers are 32-bit and made by integer arithmetic alone: the same on every platform.

/// Longest ending that is looked at, in bytes.
pub(super) const SUFFIXES: usize = 5;

/// A word as the models see it; every field is a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// The levelled form, case kept.
    pub exact: u32,
    /// The levelled form in lower case.
    pub lower: u32,
    /// Its endings of one byte to [`SUFFIXES`] bytes.
    pub suffixes: [u32; SUFFIXES],
    /// Its first three bytes.
    pub prefix: u32,
    /// Its pattern of capitals, small letters, digits and marks.
    pub shape: u32,
    /// It begins with a capital letter.
    pub is_capital: bool,
}

impl Word {
    /// Returns what the models see of `form`.
    pub fn new(form: &str) -> Self {
        let mut buffer = [0u8; 64];
        let (mut length, mut exact, mut shape, mut last) = (0, SEED, SEED, 0u8);
        for c in form.chars() {
            let c = level(c);
            exact = step_char(exact, c);
            let class = class_of(c);
            if class != last {
                shape = step(shape, class);
                last = class;
            }
            for small in c.to_lowercase() {
                if length + 4 <= buffer.len() {
                    length += small.encode_utf8(&mut buffer[length..]).len();
                }
            }
        }
        let lower = &buffer[..length];
        let mut suffixes = [0; SUFFIXES];
        let mut hash = SEED;
        for (slot, byte) in suffixes.iter_mut().zip(lower.iter().rev()) {
            hash = step(hash, *byte);
            *slot = hash;
        }
        let prefix = hash_bytes(&lower[..length.min(3)]);
        let is_capital = form.chars().next().is_some_and(char::is_uppercase);
        Self { exact, lower: hash_bytes(lower), suffixes, prefix, shape, is_capital }
    }
}

const SEED: u32 = 0x811c_9dc5;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn step_char(hash: u32, c: char) -> u32 {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().fold(hash, step)
}

/// Returns the hash of `bytes` (FNV-1a, 32 bits).
pub fn hash_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().fold(SEED, |hash, byte| step(hash, *byte))
}

/// Returns `c` with digits, quotation marks and dashes made alike.
pub(super) fn level(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{2032}' | '`' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

fn class_of(c: char) -> u8 {
    if c.is_ascii_digit() {
        b'0'
    } else if c.is_uppercase() {
        b'X'
    } else if c.is_alphabetic() {
        b'x'
    } else if c.is_ascii() {
        c as u8
    } else {
        b'?'
    }
}

/// Returns the key of feature `template` over three values; never 0, which marks an empty place in a table.
#[inline]
pub(super) fn key(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let sum = u64::from(a)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(u64::from(b).wrapping_mul(0xc2b2_ae3d_27d4_eb4f))
        .wrapping_add(u64::from(c).wrapping_mul(0x1656_67b1_9e37_79f9))
        .wrapping_add(u64::from(template).wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mixed = (sum ^ (sum >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    ((mixed >> 32) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_quotation_marks_are_levelled() {
        assert_eq!(Word::new("1,204").lower, Word::new("3,870").lower);
        assert_eq!(Word::new("n’t").exact, Word::new("n't").exact);
        assert_ne!(Word::new("Troops").exact, Word::new("troops").exact);
        assert_eq!(Word::new("Troops").lower, Word::new("troops").lower);
    }

    #[test]
    fn endings_are_shared_by_words_that_end_alike() {
        let (left, shelled) = (Word::new("walled"), Word::new("shelled"));
        assert_eq!(left.suffixes[..4], shelled.suffixes[..4]);
        assert_ne!(left.suffixes[4], shelled.suffixes[4]);
    }
}
