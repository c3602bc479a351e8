//! The words of a quote that give its answer, marked where quotes stand side by side: there they are the words that clash.

use crate::model::{Answer, ClaimRef};
use crate::render::escape;
use crate::render::reading::Reading;

/// How the words are marked; a table without them needs no caption.
pub(super) const CLASS: &str = "<b class=\"tells\">";
pub(super) const CAPTION: &str =
    "<caption>In the quotes, the words that give the answer are <b>underlined</b>.</caption>\n";

/// Returns a quote, escaped, with the words marked that give the claim's answer: its figure, or the parties it names.
pub(super) fn marked(reading: &Reading, claim: &ClaimRef, quote: &str) -> String {
    let mut out = String::new();
    let mut rest = 0;
    for (start, end) in places(quote, &words(reading, claim)) {
        out.push_str(&escape::html(&quote[rest..start]));
        out.push_str(&format!("{CLASS}{}</b>", escape::html(&quote[start..end])));
        rest = end;
    }
    out + &escape::html(&quote[rest..])
}

fn words<'a>(reading: &Reading<'a>, claim: &ClaimRef) -> Vec<&'a str> {
    let Some(told) = reading.get(claim) else { return Vec::new() };
    match &told.claim.answer {
        Answer::Count(count) => vec![&count.text],
        Answer::Parties(parties) => {
            let also = parties.iter().filter_map(|party| reading.adjective(party));
            parties.iter().map(String::as_str).chain(also).collect()
        }
        Answer::Status(_) => Vec::new(),
    }
}

/// Returns where the words stand in a text as whole words, from left to right, none over another.
fn places(text: &str, words: &[&str]) -> Vec<(usize, usize)> {
    let found = words.iter().filter(|word| !word.is_empty()).flat_map(|word| text.match_indices(word));
    let is_whole = |(start, word): &(usize, &str)| {
        let before = text[..*start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.into_iter().chain(after).any(char::is_alphanumeric)
    };
    let mut all: Vec<(usize, usize)> = found.filter(is_whole).map(|(at, word)| (at, at + word.len())).collect();
    all.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut reached = 0;
    all.retain(|(start, end)| {
        let is_free = *start >= reached;
        reached = if is_free { *end } else { reached };
        is_free
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_once_each() {
        assert_eq!(places("26 of 126 Ardenese; 26 later", &["26", "Arden"]), [(0, 2), (20, 22)]);
        assert_eq!(places("Upper Arden and Arden", &["Arden", "Upper Arden"]), [(0, 11), (16, 21)]);
    }
}
