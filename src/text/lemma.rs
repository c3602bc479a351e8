//! Dictionary forms, by rules on endings learnt from the treebank, the longest known ending first.

use super::bytes::Bytes;
use super::places::Places;
use super::word::{hash_bytes, key};
use std::borrow::Cow;

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
    pub(crate) edits: Vec<Edit>,
    /// Which edit goes with the key of a tag and an ending.
    pub(crate) rules: Places<u16>,
}

impl Edit {
    /// Returns the edited form; the form itself where the cut does not fit.
    fn apply(&self, form: &str) -> Box<str> {
        let stem = form.len().checked_sub(usize::from(self.cut)).and_then(|end| form.get(..end));
        match stem {
            None => form.into(),
            Some(stem) if self.add.is_empty() => stem.into(),
            Some(stem) => [stem, &*self.add].concat().into(),
        }
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
        let mut rules = Vec::new();
        for _ in 0..bytes.number()? {
            key = key.checked_add(bytes.number()?)?;
            rules.push((key, u16::try_from(bytes.number()?).ok()?));
        }
        lemmas.rules = Places::new(&rules);
        Some(lemmas)
    }

    /// Returns the lemma of `form` with the tag numbered `tag`; a name keeps its capitals. Of an abbreviation, rules on
    /// endings know nothing.
    pub(crate) fn lemma(&self, form: &str, tag: u8, is_name: bool) -> Box<str> {
        let lower = lower(form);
        let depth = if lower.ends_with('.') { 1 } else { usize::MAX };
        let edit = rule_keys(&lower, tag).take(depth).find_map(|key| self.rules.get(key));
        match edit.and_then(|i| self.edits.get(usize::from(i))) {
            Some(edit) if edit.keeps_case && form == "i" => edit.apply("I"),
            Some(edit) if edit.keeps_case || is_name => edit.apply(form),
            Some(edit) => edit.apply(&lower),
            None if is_name => form.into(),
            None => lower.into(),
        }
    }
}

/// Returns `lemma`, or where it is no word that `is_known` and a spelling close to it is, that one: "provok" is "provoke".
pub(crate) fn mend(lemma: Box<str>, is_known: impl Fn(&str) -> bool) -> Box<str> {
    let Some(last) = lemma.chars().next_back().filter(|c| c.is_ascii_lowercase()) else { return lemma };
    if is_known(&lemma) {
        return lemma;
    }
    let stem = &lemma[..lemma.len() - 1];
    let others = [format!("{lemma}e"), format!("{lemma}{last}"), stem.to_owned()];
    let fitting = others.into_iter().take(if last == 'e' || stem.ends_with(last) { 3 } else { 2 });
    fitting.into_iter().find(|other| is_known(other)).map_or(lemma, Into::into)
}

/// Returns `form` in small letters, its apostrophes straight.
pub fn lower(form: &str) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(form)
    } else {
        Cow::Owned(form.to_lowercase().replace(['\u{2018}', '\u{2019}'], "'"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lemma_that_is_no_word_is_mended() {
        let words = ["provoke", "smell", "pot", "seize", "hit"];
        let cases = [
            ("provok", "provoke"),
            ("smel", "smell"),
            ("pott", "pot"),
            ("seize", "seize"),
            ("xyzz", "xyzz"),
            ("hite", "hit"),
        ];
        for (lemma, expect) in cases {
            assert_eq!(&*mend(lemma.into(), |word| words.contains(&word)), expect);
        }
    }
}
