//! The words of a text as names are compared by: with their places, without accents and apostrophes.

use crate::model::Span;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Where it stands, a possessive ending left out: "Armenia" of "Armenia’s".
    pub(super) span: Span,
    /// The word without accents and apostrophes: "Sanaa" of "Sana’a", "Aliyev" of "Əliyev".
    pub(super) plain: Cow<'t, str>,
}

/// Returns the words of `text`: runs of letters and digits, apostrophes between letters included.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(start) = text[at..].find(is_letter).map(|i| at + i) {
        at = end_of_word(text, start);
        words.push(Word { span: Span::new(start, at), plain: plain(&text[start..at]) });
        at = after_possessive(text, at);
    }
    words
}

/// Returns `word` without accents and apostrophes.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() && !word.contains('\'') {
        return Cow::Borrowed(word);
    }
    let spelled = word.chars().filter(|c| !is_apostrophe(*c)).map(spell);
    Cow::Owned(spelled.collect::<String>().nfkd().filter(|c| !is_combining_mark(*c)).collect())
}

/// Returns the Latin letter that English papers print for one that is no accented letter in Unicode's eyes.
fn spell(letter: char) -> char {
    match letter {
        'ə' => 'a',
        'Ə' => 'A',
        'ı' => 'i',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    }
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´')
}

/// Returns the end of the word that begins at `start`.
fn end_of_word(text: &str, start: usize) -> usize {
    let plain = text.as_bytes()[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if text.as_bytes().get(start + plain).is_none_or(|b| b.is_ascii() && *b != b'\'' && *b != b'`') {
        return start + plain;
    }
    let mut rest = text[start..].char_indices().peekable();
    while let Some((i, c)) = rest.next() {
        let here = start + i;
        let joins =
            is_apostrophe(c) && rest.peek().is_some_and(|(_, next)| is_letter(*next)) && !is_possessive(text, here);
        if !is_letter(c) && !joins {
            return here;
        }
    }
    text.len()
}

/// Tells whether an apostrophe at `at` and an "s" end the word.
fn is_possessive(text: &str, at: usize) -> bool {
    after_possessive(text, at) > at
}

/// Returns the place after "'s" where it stands at `at`, else `at`.
fn after_possessive(text: &str, at: usize) -> usize {
    let mut rest = text[at..].chars();
    let Some(mark) = rest.next().filter(|c| is_apostrophe(*c)) else { return at };
    let ends = matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(is_letter);
    if ends { at + mark.len_utf8() + 1 } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(&str, &str)]) {
        let found = words(text);
        let found: Vec<(&str, &str)> = found.iter().map(|word| (word.span.of(text), &*word.plain)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_possessive_ending_is_no_part_of_the_word() {
        check("Armenia's army", &[("Armenia", "Armenia"), ("army", "army")]);
        check("Iran’s reply", &[("Iran", "Iran"), ("reply", "reply")]);
        check("the rebels' guns", &[("the", "the"), ("rebels", "rebels"), ("guns", "guns")]);
    }

    #[test]
    fn an_apostrophe_within_a_name_is_left_out_and_its_place_kept() {
        check("Sana’a fell", &[("Sana’a", "Sanaa"), ("fell", "fell")]);
        check("Côte d'Ivoire", &[("Côte", "Cote"), ("d'Ivoire", "dIvoire")]);
    }

    #[test]
    fn accents_are_left_out() {
        check("Élysée", &[("Élysée", "Elysee")]);
        check("Əliyev, Erdoğan", &[("Əliyev", "Aliyev"), ("Erdoğan", "Erdogan")]);
    }

    #[test]
    fn a_hyphen_parts_words() {
        check("Hamas-run", &[("Hamas", "Hamas"), ("run", "run")]);
    }
}
