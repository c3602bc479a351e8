//! How the sources name things: the same fighting is an offensive here and an operation there.
//!
//! The words are data: every class of the lexicons whose name begins with `called-`.

use super::Spoken;
use crate::model::{ClaimRef, Name, Naming, WordClass};
use crate::packs::Packs;
use std::collections::{BTreeMap, BTreeSet};

/// What the name of a class of such words begins with.
const CALLED: &str = "called-";

/// Returns for each sort of thing the words the quotes have for it, where sources differ in their choice.
pub(super) fn naming(spoken: &Spoken, packs: &Packs) -> Vec<Naming> {
    let mut classes: Vec<&WordClass> =
        packs.lexicons.classes().filter(|class| class.class.starts_with(CALLED)).collect();
    classes.sort_by(|a, b| a.class.cmp(&b.class));
    let quotes: Vec<(&ClaimRef, Vec<String>)> =
        spoken.0.iter().map(|(name, told)| (name, tokens(&told.claim.quote))).collect();
    classes.into_iter().filter_map(|class| of_class(class, &quotes)).collect()
}

fn of_class(class: &WordClass, quotes: &[(&ClaimRef, Vec<String>)]) -> Option<Naming> {
    let names = Names::new(class);
    let mut found: BTreeMap<&str, Vec<ClaimRef>> = BTreeMap::new();
    for (claim, words) in quotes {
        for name in names.found(words) {
            found.entry(name).or_default().push((*claim).clone());
        }
    }
    let documents: BTreeSet<&String> = found.values().flatten().map(|claim| &claim.document).collect();
    let words = found.iter().map(|(word, claims)| Name { word: (*word).into(), claims: claims.clone() });
    let thing = class.class[CALLED.len()..].replace('-', " ");
    (found.len() > 1 && documents.len() > 1).then(|| Naming { thing, words: words.collect() })
}

/// The names of one class, by their first word, the longest first.
struct Names<'a>(BTreeMap<String, Vec<(&'a str, Vec<String>)>>);

impl<'a> Names<'a> {
    fn new(class: &'a WordClass) -> Self {
        let mut names: BTreeMap<String, Vec<(&str, Vec<String>)>> = BTreeMap::new();
        for word in &class.words {
            let words = tokens(word);
            if let Some(first) = words.first() {
                names.entry(first.clone()).or_default().push((word, words.clone()));
            }
        }
        for group in names.values_mut() {
            group.sort_by_key(|(word, words)| (std::cmp::Reverse(words.len()), *word));
        }
        Self(names)
    }

    /// Returns the names that stand in a quote, each once; a longer name hides the shorter ones in it.
    fn found(&self, quote: &[String]) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut at = 0;
        while at < quote.len() {
            match self.begins(&quote[at..]) {
                Some((name, length)) => {
                    found.insert(name);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    fn begins(&self, quote: &[String]) -> Option<(&'a str, usize)> {
        let firsts = [quote[0].as_str(), singular(&quote[0])];
        let groups = firsts.iter().filter_map(|first| self.0.get(*first)).flatten();
        groups.map(|(name, words)| (*name, words)).find(|(_, words)| stands(words, quote)).map(|(n, w)| (n, w.len()))
    }
}

/// Tells whether a name stands at the start of a quote, its last word in singular or plural.
fn stands(name: &[String], quote: &[String]) -> bool {
    let (last, before) = name.split_last().expect("a name has a word");
    quote.len() >= name.len()
        && before.iter().zip(quote).all(|(a, b)| a == b)
        && (quote[before.len()] == *last || singular(&quote[before.len()]) == last)
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

/// Returns the words of a text in lower case; a hyphen holds a word together.
fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.map(|word| word.trim_matches('-').to_lowercase()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Testimony;
    use crate::model::tests::testimony;

    fn called(quotes: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
        let claims: Vec<Testimony> = quotes
            .iter()
            .map(|(document, quote)| {
                let mut told = testimony(document, "ceasefire.violator");
                told.claim.quote = (*quote).into();
                told
            })
            .collect();
        let named = naming(&Spoken::new(&claims), &Packs::builtin());
        named.into_iter().map(|n| (n.thing, n.words.into_iter().map(|name| name.word).collect())).collect()
    }

    #[test]
    fn one_fighting_goes_by_several_names() {
        let told = called(&[
            ("radio", "The anti-terrorist operation on the hills ended on Friday"),
            ("gazette", "Belmark's offensive and its strikes drove villagers out"),
        ]);
        let words = ["anti-terrorist operation", "offensive", "strike"].map(String::from).to_vec();
        assert_eq!(told, [("fighting".to_string(), words)]);
    }

    #[test]
    fn a_longer_name_hides_the_shorter_one_in_it() {
        let told = called(&[("radio", "a special military operation"), ("gazette", "an Invasion, they say")]);
        assert_eq!(told[0].1, ["invasion", "special military operation"]);
    }

    #[test]
    fn where_all_use_one_word_nothing_is_shown() {
        assert!(called(&[("radio", "the offensive"), ("gazette", "this offensive")]).is_empty());
        assert!(called(&[("radio", "the warden's hostel")]).is_empty());
    }
}
