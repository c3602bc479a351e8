//! Dictionary forms, by rules on endings learnt from the treebank, the longest known ending first.

use super::bytes::Bytes;
use super::word::{hash_bytes, key};
use std::collections::BTreeMap;

/// Longest ending a rule looks at, in bytes; a whole word is one more.
pub(super) const LONGEST: usize = 6;

/// What to do to a form: cut some bytes off its end, put others there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// How many bytes to cut.
    pub cut: u8,
    /// What to add.
    pub add: Box<str>,
    /// The form keeps its capitals.
    pub keeps_case: bool,
}

/// Rules from a tag and an ending to an edit.
#[derive(Debug, Default)]
pub(super) struct Lemmas {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Which edit goes with the key of a tag and an ending.
    pub rules: BTreeMap<u32, u16>,
}

impl Edit {
    /// Returns the edited form; the form itself where the cut does not fit.
    pub fn apply(&self, form: &str) -> Box<str> {
        let form = if self.keeps_case { form.into() } else { form.to_lowercase() };
        let cut = form.len().checked_sub(usize::from(self.cut)).and_then(|end| form.get(..end));
        cut.map_or_else(|| form.clone(), |stem| format!("{stem}{}", self.add)).into()
    }
}

/// Returns the keys of the rules for a lower-case form with a tag, the longest ending first.
pub fn rule_keys(lower: &str, tag: u8) -> impl Iterator<Item = u32> + '_ {
    let whole = key(100, hash_bytes(lower.as_bytes()), u32::from(tag), 0);
    let bytes = lower.as_bytes();
    let longest = LONGEST.min(bytes.len());
    let endings =
        (0..=longest).rev().map(move |n| key(n as u32, hash_bytes(&bytes[bytes.len() - n..]), u32::from(tag), 0));
    std::iter::once(whole).chain(endings)
}

impl Lemmas {
    /// Reads edits and rules.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let mut lemmas = Self::default();
        for _ in 0..bytes.number()? {
            let cut = bytes.number()?;
            let add = bytes.text()?.into();
            lemmas.edits.push(Edit { cut: u8::try_from(cut >> 1).ok()?, add, keeps_case: cut & 1 == 1 });
        }
        let mut key = 0u32;
        for _ in 0..bytes.number()? {
            key = key.checked_add(bytes.number()?)?;
            lemmas.rules.insert(key, u16::try_from(bytes.number()?).ok()?);
        }
        Some(lemmas)
    }

    /// Returns the lemma of `form` with the tag numbered `tag`.
    pub(super) fn lemma(&self, form: &str, tag: u8) -> Box<str> {
        let lower = form.to_lowercase().replace(['\u{2018}', '\u{2019}'], "'");
        let edit = rule_keys(&lower, tag).find_map(|key| self.rules.get(&key));
        edit.and_then(|i| self.edits.get(usize::from(*i)))
            .map_or_else(|| lower.as_str().into(), |edit| edit.apply(form))
    }
}
