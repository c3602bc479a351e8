//! Writing the model file; `src/text/model.rs` says how it is laid out.

use crate::lemmas::Rules;
use crate::perceptron::Packed;
use crate::tagger::{TagSet, Words};
use rashomon::text::learn::MARK;

/// Weights up to this are left out of the file: a fifth of them, which change next to nothing.
const FAINT: u8 = 10;

/// The bytes of a model file.
pub(crate) struct Writer(pub Vec<u8>);

impl Writer {
    /// Returns a file with its mark.
    pub(crate) fn new() -> Self {
        Self(MARK.to_vec())
    }

    fn number(&mut self, mut number: u32) {
        while number >= 128 {
            self.0.push(number as u8 | 128);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Writes the names of the tags.
    pub(crate) fn tags(&mut self, tags: &TagSet) {
        self.number(tags.names.len() as u32);
        for name in &tags.names {
            self.text(name);
        }
    }

    /// Writes the lexicon.
    pub(crate) fn words(&mut self, words: &Words) {
        let lexicon = &words.lexicon;
        self.0.extend_from_slice(&lexicon.open.to_le_bytes());
        self.0.extend_from_slice(&lexicon.names.to_le_bytes());
        self.number(lexicon.masks.len() as u32);
        for mask in &lexicon.masks {
            self.0.extend_from_slice(&mask.to_le_bytes());
        }
        self.number(words.list.len() as u32);
        let mut last = 0;
        for (hash, known) in &words.list {
            self.number(hash - last);
            self.number(u32::from(known.class));
            self.number(u32::from(known.cluster));
            last = *hash;
        }
    }

    /// Writes the rules for dictionary forms.
    pub(crate) fn lemmas(&mut self, rules: &Rules) {
        self.number(rules.edits.len() as u32);
        for edit in &rules.edits {
            self.number(u32::from(edit.cut) << 1 | u32::from(edit.keeps_case));
            self.text(&edit.add);
        }
        self.number(rules.rules.len() as u32);
        let mut last = 0;
        for (key, edit) in &rules.rules {
            self.number(key - last);
            self.number(u32::from(*edit));
            last = *key;
        }
    }

    /// Writes a table of weights, with those of the actions if `has_actions`. A feature of faint weights alone is left out.
    pub(crate) fn table(&mut self, features: &[Packed], has_actions: bool) {
        let strong: Vec<(&Packed, Vec<(u8, i8)>)> = features.iter().map(|feature| (feature, strong(feature))).collect();
        let counts = |feature: &Packed, row: &[(u8, i8)]| !row.is_empty() || (has_actions && feature.actions != [0; 4]);
        let kept: Vec<_> = strong.into_iter().filter(|(feature, row)| counts(feature, row)).collect();
        let mut part = Self(Vec::new());
        part.features(&kept, has_actions);
        self.number(part.0.len() as u32);
        self.0.extend(part.0);
    }

    fn features(&mut self, kept: &[(&Packed, Vec<(u8, i8)>)], has_actions: bool) {
        self.number(kept.len() as u32);
        let mut last = 0;
        for (feature, row) in kept {
            self.number(feature.key - last);
            last = feature.key;
            if has_actions {
                self.0.extend(feature.actions.iter().map(|weight| *weight as u8));
            }
            self.number(row.len() as u32);
            for (class, weight) in row {
                self.0.extend([*class, *weight as u8]);
            }
        }
    }
}

/// Returns the weights of a feature's row that are not faint.
fn strong(feature: &Packed) -> Vec<(u8, i8)> {
    feature.row.iter().copied().filter(|(_, weight)| weight.unsigned_abs() > FAINT).collect()
}
