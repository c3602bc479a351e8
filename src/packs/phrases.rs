//! The index over one class of words: where its words and phrases stand in a row of lemmas.

use std::collections::HashMap;
use std::ops::Range;

/// Words and phrases of one class, keyed by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    by_first_word: HashMap<String, Vec<Vec<String>>>,
}

/// Names that are also everyday words: with a capital they are the name.
const ALSO_NAMES: [&str; 4] = ["May", "Will", "March", "Mark"];

impl Phrases {
    /// Returns the index over `phrases`.
    pub(super) fn new<'a>(phrases: impl IntoIterator<Item = &'a String>) -> Self {
        let mut index = Self::default();
        for phrase in phrases {
            index.add(phrase.split_whitespace().map(str::to_lowercase).collect());
            index.add(parts(phrase));
        }
        for known in index.by_first_word.values_mut() {
            known.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            known.dedup();
        }
        index
    }

    fn add(&mut self, words: Vec<String>) {
        if let Some(first) = words.first() {
            self.by_first_word.entry(first.clone()).or_default().push(words);
        }
    }

    /// Returns the places where a phrase stands, the longest where several begin at one, none inside another.
    pub(super) fn find(&self, lemmas: &[&str]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < lemmas.len() {
            match self.length_at(&lemmas[at..]) {
                Some(length) => {
                    found.push(at..at + length);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    fn length_at(&self, lemmas: &[&str]) -> Option<usize> {
        let first = lemmas[0];
        if ALSO_NAMES.contains(&first) {
            return None;
        }
        let stands = |phrase: &&Vec<String>| {
            lemmas.len() >= phrase.len() && phrase.iter().zip(lemmas).all(|(word, lemma)| is_same(word, lemma))
        };
        let at = |word: &str| self.by_first_word.get(word)?.iter().find(stands).map(Vec::len);
        match first.contains(char::is_uppercase) {
            true => forms(first).iter().find_map(|form| at(form)),
            false => at(first),
        }
    }
}

fn is_same(word: &str, lemma: &str) -> bool {
    word == lemma || (lemma.contains(char::is_uppercase) && forms(lemma).iter().any(|form| form == word))
}

/// Returns the forms a word with a capital may have in a class: taken for a name, it is no dictionary form yet ("Armed Forces",
/// "Gunmen" at the beginning of a sentence).
fn forms(lemma: &str) -> [String; 2] {
    let lower = lemma.to_lowercase();
    let singular = match (lower.strip_suffix("ies"), lower.strip_suffix("men"), lower.strip_suffix('s')) {
        (Some(stem), ..) => format!("{stem}y"),
        (_, Some(stem), _) => format!("{stem}man"),
        (_, _, Some(stem)) => stem.to_string(),
        _ => lower.clone(),
    };
    [lower, singular]
}

/// Returns the words of a phrase with hyphens as words of their own, as a tokenizer may part them: `cease - fire`.
fn parts(phrase: &str) -> Vec<String> {
    phrase.to_lowercase().replace('-', " - ").split_whitespace().map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrases: &[&str], lemmas: &str, expect: &[Range<usize>]) {
        let phrases: Vec<String> = phrases.iter().map(|phrase| (*phrase).to_string()).collect();
        let lemmas: Vec<&str> = lemmas.split(' ').collect();
        assert_eq!(Phrases::new(&phrases).find(&lemmas), expect, "{lemmas:?}");
    }

    #[test]
    fn the_longest_phrase_wins() {
        check(&["force", "armed force", "air force"], "the armed force and a force", &[1..3, 5..6]);
    }

    #[test]
    fn a_hyphen_may_be_a_word_of_its_own() {
        check(&["cease-fire"], "a cease - fire or cease-fire", &[1..4, 5..6]);
    }

    #[test]
    fn a_plural_taken_for_a_name_is_still_found() {
        check(&["armed force", "gunman"], "Gunmen fire on the Armed Forces", &[0..1, 4..6]);
    }

    #[test]
    fn capitals_do_not_hide_a_word_but_tell_a_name() {
        check(&["ministry of defence", "may"], "the Ministry of Defence say May may", &[1..4, 6..7]);
    }
}
