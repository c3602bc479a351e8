//! The index over all names: which of them stand in a text, and where.
//!
//! Names are found word by word, through a table keyed by the first word: that gives whole words for nothing ("US" is not in
//! "USSR"), builds in no time at start-up, and looks only at words that can begin a name.

use super::words::{Word, plain, words};
use crate::model::Span;
use std::collections::HashMap;

/// Names and what they stand for, as a number that the owner of the index gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    by_first_word: HashMap<String, Vec<Name>>,
    longest_small_start: usize,
}

/// One name.
#[derive(Debug, Clone)]
struct Name {
    /// Its words as written, without accents and apostrophes, one space between.
    text: Box<str>,
    length: usize,
    /// It may stand in capitals throughout: it is no abbreviation, and long enough not to be taken for another word.
    shouted: bool,
    meaning: usize,
}

/// A name at one place of a text, and its length in words.
struct Hit {
    length: usize,
    /// It carries an "s" of its own: "Assads" for "Assad's".
    added_s: bool,
    meaning: usize,
}

/// Prefixes that turn a name into its opposite or a mere leaning: "non-Armenian", "pro-Russian".
const TURNING: [&str; 9] = ["non", "anti", "pro", "ex", "post", "pre", "pan", "trans", "un"];

/// Abbreviations that are everyday words where all is in capitals: "WHO IS TO BLAME".
const WORDS_IN_CAPITALS: [&str; 2] = ["WHO", "IS"];

/// Fewest letters of a name that may stand in capitals throughout or carry an "s" without apostrophe.
const LONG_ENOUGH: usize = 5;

/// Returns `name` as names are looked up by: its words without accents, in lower case, no leading article.
pub(super) fn key(name: &str) -> String {
    key_of(&words(name))
}

/// Returns the words of a name as names are looked up by.
pub(super) fn key_of(words: &[Word]) -> String {
    let is_article = |word: &Word| word.plain.eq_ignore_ascii_case("the");
    let skip = usize::from(words.len() > 1 && is_article(&words[0]));
    let mut key = String::with_capacity(words.iter().map(|word| word.plain.len() + 1).sum());
    for word in &words[skip..] {
        if !key.is_empty() {
            key.push(' ');
        }
        match word.plain.is_ascii() {
            true => key.extend(word.plain.bytes().map(|b| char::from(b.to_ascii_lowercase()))),
            false => key.push_str(&word.plain.to_lowercase()),
        }
    }
    key
}

impl Names {
    /// Returns an index with room for `names` names.
    pub(super) fn with_room(names: usize) -> Self {
        Self { by_first_word: HashMap::with_capacity(names), longest_small_start: 0 }
    }

    /// Adds a name, its words given, that stands for `meaning`.
    pub(super) fn add(&mut self, name: &str, words: &[Word], meaning: usize) {
        let Some((first, rest)) = words.split_first() else { return };
        let text = rest.iter().fold(first.plain.to_string(), |text, word| text + " " + &word.plain);
        let letters = text.chars().filter(|c| *c != ' ').count();
        let shouted = letters >= LONG_ENOUGH && name.chars().any(char::is_lowercase);
        if first.plain.starts_with(char::is_lowercase) || first.plain == "The" {
            self.longest_small_start = self.longest_small_start.max(first.plain.len());
        }
        let names = self.by_first_word.entry(first.plain.to_lowercase()).or_default();
        if !names.iter().any(|known| *known.text == *text) {
            names.push(Name { text: text.into(), length: words.len(), shouted, meaning });
        }
    }

    /// Puts the longest names first, so that the first that fits is the longest.
    pub(super) fn sort(&mut self) {
        for names in self.by_first_word.values_mut() {
            names.sort_by(|a, b| b.length.cmp(&a.length).then_with(|| a.text.cmp(&b.text)));
        }
    }

    /// Returns the names in `text` and what they stand for, in order; the longest where several begin at one place.
    pub(super) fn find(&self, text: &str) -> Vec<(Span, usize)> {
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.hit(text, &words, at) {
                Some(hit) => {
                    found.push((span(text, &words[at..at + hit.length]), hit.meaning));
                    at += hit.length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Returns the name that begins with word `at`.
    fn hit(&self, text: &str, words: &[Word], at: usize) -> Option<Hit> {
        let first = &*words[at].plain;
        let may_begin = !first.starts_with(|c: char| c.is_ascii_lowercase()) || first.len() <= self.longest_small_start;
        if !may_begin || is_turned(text, words, at) {
            return None;
        }
        let lower = first.to_lowercase();
        let exact = self.by_first_word.get(&lower).and_then(|names| longest(names, text, &words[at..]));
        let hit = exact.or_else(|| self.with_added_s(&lower, text, &words[at..]))?;
        let is_word = hit.length == 1 && WORDS_IN_CAPITALS.contains(&first) && is_shouting(words, at);
        (!is_word).then_some(hit)
    }

    /// Returns the name of one word that is followed by a possessive "s" whose apostrophe was lost: "Syrias government".
    fn with_added_s(&self, lower: &str, text: &str, words: &[Word]) -> Option<Hit> {
        let names = self.by_first_word.get(lower.strip_suffix('s')?)?;
        longest(names, text, &words[..1])
    }
}

/// Returns the first, so the longest, of `names` that `words` begin with.
fn longest(names: &[Name], text: &str, words: &[Word]) -> Option<Hit> {
    let fitting = names.iter().filter_map(|name| name.fits(text, words));
    fitting
        .reduce(|best, other| if other.length == best.length && best.added_s && !other.added_s { other } else { best })
}

impl Name {
    /// Returns the name as a hit where `words` begin with it.
    fn fits(&self, text: &str, words: &[Word]) -> Option<Hit> {
        let words = words.get(..self.length)?;
        let (last, before) = words.split_last()?;
        let joined = words.windows(2).all(|pair| joins(&text[pair[0].span.end..pair[1].span.start], &pair[0]));
        let mut parts = self.text.split(' ');
        let opens =
            joined && before.iter().all(|word| parts.next().is_some_and(|part| self.is_written(part, &word.plain)));
        let end = parts.next().filter(|_| opens)?;
        let added_s = !self.is_written(end, &last.plain);
        let fits = !added_s || self.carries_s(end, &last.plain);
        fits.then_some(Hit { length: self.length, added_s, meaning: self.meaning })
    }

    /// Tells whether `word` of a text writes `part` of the name.
    fn is_written(&self, part: &str, word: &str) -> bool {
        if part == word || (part == "The" && word == "the") {
            return true;
        }
        if part.len() != word.len() || !part.eq_ignore_ascii_case(word) {
            return false;
        }
        let begins_small = part.starts_with(char::is_lowercase);
        let capitalised = begins_small && word[1..] == part[1..];
        capitalised || (self.shouted && !word.bytes().any(|b| b.is_ascii_lowercase()))
    }

    fn carries_s(&self, part: &str, word: &str) -> bool {
        let is_name = self.shouted && part.len() >= 4 && part.starts_with(char::is_uppercase) && !part.ends_with('s');
        is_name && word.strip_suffix(['s', 'S']).is_some_and(|bare| self.is_written(part, bare))
    }
}

/// Tells whether what stands between two words keeps them in one name: one space, hyphen, stroke or line break,
/// an initial's point, or a possessive ending ("Gaza's health ministry").
fn joins(gap: &str, before: &Word) -> bool {
    match gap {
        " " | "-" | "‑" | "–" | "/" | "&" | " & " | " (" | "\u{a0}" => true,
        "." | ". " | ".-" => before.span.len() <= 2,
        "'s " | "’s " | "' " | "’ " => true,
        _ => gap.trim().is_empty() && gap.matches('\n').count() <= 1,
    }
}

/// Tells whether a prefix before the word takes the name's meaning away.
fn is_turned(text: &str, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &words[i]) else { return false };
    let gap = &text[before.span.end..words[at].span.start];
    matches!(gap, "-" | "‑" | "–") && TURNING.iter().any(|prefix| before.plain.eq_ignore_ascii_case(prefix))
}

/// Tells whether the words around are in capitals too.
fn is_shouting(words: &[Word], at: usize) -> bool {
    let is_loud = |word: &Word| word.plain.len() >= 2 && word.plain.bytes().all(|b| b.is_ascii_uppercase());
    let next = words.get(at + 1);
    let before = at.checked_sub(1).map(|i| &words[i]);
    next.or(before).is_some_and(is_loud) && before.or(next).is_some_and(is_loud)
}

/// Returns the bytes of a name, with the point that ends its initials: "U.S."
fn span(text: &str, words: &[Word]) -> Span {
    let (first, last) = (words[0].span, words[words.len() - 1].span);
    let initials = words.len() > 1 && words.iter().all(|word| word.span.len() == 1);
    let point = usize::from(initials && text[last.end..].starts_with('.'));
    Span::new(first.start, last.end + point)
}

/// Returns the words of a person's name that an article "al-" may be missing from or added to: "Bashar al-Assad", "Bashar Assad".
pub(super) fn without_articles(name: &str) -> Option<String> {
    let bare = |word: &str| {
        let articles = ["al-", "el-", "Al-", "El-"];
        articles.iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word).to_string()
    };
    let words: Vec<String> = name.split(' ').map(bare).collect();
    let joined = words.join(" ");
    (plain(&joined) != plain(name)).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(names: &[&str]) -> Names {
        let mut index = Names::default();
        names.iter().enumerate().for_each(|(i, name)| index.add(name, &words(name), i));
        index.sort();
        index
    }

    fn check(names: &[&str], text: &str, expect: &[&str]) {
        let found: Vec<&str> = index(names).find(text).into_iter().map(|(span, _)| span.of(text)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn whole_words_only() {
        check(&["US", "UN", "Niger"], "The USSR, UNESCO and Nigeria.", &[]);
    }

    #[test]
    fn the_longest_name_wins() {
        check(&["Korea", "South Korea"], "North of South Korea lies Korea.", &["South Korea", "Korea"]);
        check(
            &["Karabakh", "Nagorno-Karabakh"],
            "In Nagorno Karabakh and Nagorno-Karabakh",
            &["Nagorno Karabakh", "Nagorno-Karabakh"],
        );
    }

    #[test]
    fn small_words_and_possessives_keep_a_name_together() {
        check(&["St Lucia"], "St. Lucia voted.", &["St. Lucia"]);
        check(&["Kurdistan Workers Party"], "The Kurdistan Workers’ Party left.", &["Kurdistan Workers’ Party"]);
        check(&["Gaza health ministry"], "Gaza's health ministry said", &["Gaza's health ministry"]);
    }

    #[test]
    fn a_sentence_end_parts_names() {
        check(&["South Korea"], "They went south. Korea waited. South, Korea.", &[]);
    }

    #[test]
    fn names_need_their_capitals_and_may_be_shouted() {
        check(&["Turkey", "US", "Chad"], "Roast turkey for us, chad", &[]);
        check(&["Islamic Jihad", "Chad"], "ISLAMIC JIHAD ROCKET HITS CHAD", &["ISLAMIC JIHAD"]);
        check(&["The Guardian"], "A guardian told the Guardian", &["the Guardian"]);
        check(&["al-Qaeda"], "Al-Qaeda and al-Qaeda and Al Qaeda", &["Al-Qaeda", "al-Qaeda", "Al Qaeda"]);
    }

    #[test]
    fn a_lost_apostrophe_is_forgiven() {
        check(&["Syria", "Assad"], "Syrias government and Assads army", &["Syrias", "Assads"]);
        check(&["Chad", "NATO", "Laos"], "Chads NATOs Laoss", &[]);
    }

    #[test]
    fn compounds_name_their_first_part_but_not_behind_a_turning_prefix() {
        check(&["Hamas", "Israeli"], "Hamas-run, Israeli-occupied", &["Hamas", "Israeli"]);
        check(&["Russian", "Armenian"], "pro-Russian gunmen, non-Armenian towns", &[]);
    }

    #[test]
    fn initials_keep_their_last_point() {
        check(&["U.S."], "The U.S. said so, and the U.S.'s ally too.", &["U.S.", "U.S."]);
    }

    #[test]
    fn a_question_in_capitals_names_no_health_body() {
        check(&["WHO"], "WHO FIRED THE ROCKET?", &[]);
        check(&["WHO"], "The WHO confirmed it.", &["WHO"]);
    }

    #[test]
    fn names_are_looked_up_without_article_accent_and_case() {
        assert_eq!(key("The Élysée"), "elysee");
        assert_eq!(key("Côte d’Ivoire"), "cote divoire");
    }
}
