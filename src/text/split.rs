//! Finding where sentences end.
//!
//! A closing quotation mark or bracket stays with its sentence; a full stop before a small letter ends none ("at the office
//! . at a press conference"); abbreviations and initials end none unless a sentence plainly begins after them.

use super::glued::is_seam;
use super::token::{Stop, stop_of};
use crate::model::Span;
use std::ops::Range;

/// Words that begin a sentence more often than they follow an abbreviation within one.
pub(super) const STARTERS: [&str; 40] = [
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "In",
    "On",
    "At",
    "But",
    "And",
    "However",
    "According",
    "After",
    "Before",
    "As",
    "For",
    "If",
    "When",
    "While",
    "There",
    "His",
    "Her",
    "Their",
    "Its",
    "Our",
    "Meanwhile",
    "Earlier",
    "Last",
    "Both",
    "Some",
    "Since",
];

/// Verbs that follow a quotation and belong to its sentence.
const REPORTING: [&str; 14] = [
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "adds",
    "told",
    "wrote",
    "writes",
    "replied",
    "exclaimed",
    "declared",
    "warned",
    "stated",
];

/// How many marks behind a full stop are looked at: a bound for hostile text.
const CLOSERS: usize = 32;

/// Returns the ranges of `tokens`, those of one passage of `text`, that are sentences.
pub(crate) fn sentences(text: &str, tokens: &[Span]) -> Vec<Range<usize>> {
    let cut = Cut { text, tokens, marks: marks_before(text, tokens) };
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = cut.end_after(at, start);
        at = match end {
            Some(end) if end < tokens.len() => {
                ranges.push(start..end);
                start = end;
                end
            }
            _ => at + 1,
        };
    }
    if start < tokens.len() {
        ranges.push(start..tokens.len());
    }
    ranges
}

/// Returns for each token how many straight quotation marks stand before it.
fn marks_before(text: &str, tokens: &[Span]) -> Vec<usize> {
    let is_mark = |span: &Span| usize::from(span.of(text) == "\"");
    let count = |sum: &mut usize, span: &Span| Some(std::mem::replace(sum, *sum + is_mark(span)));
    tokens.iter().scan(0, count).collect()
}

struct Cut<'a> {
    text: &'a str,
    tokens: &'a [Span],
    marks: Vec<usize>,
}

impl Cut<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |span| span.of(self.text))
    }

    /// White space stands between the token at `at` and the one before.
    fn is_spaced(&self, at: usize) -> bool {
        at == 0 || at >= self.tokens.len() || self.tokens[at - 1].end < self.tokens[at].start
    }

    /// Returns the token that begins the next sentence, if the one begun at `start` ends with the token at `at`.
    fn end_after(&self, at: usize, start: usize) -> Option<usize> {
        let word = self.word(at);
        if self.tokens.get(at + 1).is_some_and(|next| is_seam(self.text, self.tokens[at], *next)) {
            return Some(at + 1);
        }
        let is_mark = is_final(word);
        if !is_mark && !self.is_final_abbreviation(at) {
            return None;
        }
        if is_mark && self.is_enumerator(at, start) {
            return None;
        }
        let mut next = at + 1;
        while next < self.tokens.len().min(at + CLOSERS) && (self.is_closer(next) || is_final(self.word(next))) {
            next += 1;
        }
        let is_quoted = next > at + 1 && self.is_quote(next - 1);
        self.begins(next, word, is_quoted).then_some(next)
    }

    /// "1." or "a." at the beginning: a list is being counted.
    fn is_enumerator(&self, at: usize, start: usize) -> bool {
        let word = self.word(start);
        at == start + 1
            && word.len() <= 3
            && (word.bytes().all(|b| b.is_ascii_digit()) || (word.len() == 1 && word.starts_with(char::is_lowercase)))
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "”" | "“" | "''" | "'" | "’" | "»" | "``")
    }

    /// A quotation mark or bracket that closes: it hangs on what stands before it.
    fn is_closer(&self, at: usize) -> bool {
        match self.word(at) {
            ")" | "]" | "}" | "”" | "’" | "''" | "»" => true,
            "\"" if !self.is_spaced(at) && !self.is_spaced(at + 1) && self.is_open_before(at) => true,
            "\"" | "'" | "“" => {
                !self.is_spaced(at)
                    && (self.is_spaced(at + 1)
                        || is_final(self.word(at + 1))
                        || self.is_quote(at + 1)
                        || self.word(at + 1) == ",")
            }
            _ => false,
        }
    }

    /// An odd number of straight quotation marks stands before `at`, near enough to belong together.
    fn is_open_before(&self, at: usize) -> bool {
        const NEAR: usize = 200;
        (self.marks[at] - self.marks[at.saturating_sub(NEAR)]) % 2 == 1
    }

    /// Tells whether a sentence can begin at `next` after a final `mark`.
    fn begins(&self, next: usize, mark: &str, is_quoted: bool) -> bool {
        if next >= self.tokens.len() {
            return true;
        }
        let mut first = next;
        while matches!(self.word(first), "\"" | "“" | "‘" | "``" | "'" | "(" | "[" | "«" | "„" | "-" | "–" | "—" | "•")
            && first < next + 4
        {
            first += 1;
        }
        let word = self.word(first);
        let Some(letter) = word.chars().next() else { return true };
        if letter.is_lowercase() || matches!(letter, ',' | ';' | ':' | ')' | ']' | '?' | '!') {
            return false;
        }
        if is_quoted && mark != "." && self.reports(first) {
            return false;
        }
        if is_dots(mark) && !is_quoted {
            return letter.is_uppercase() && self.is_spaced(next);
        }
        if letter.is_ascii_digit() && !self.is_spaced(next) && !is_quoted {
            return false;
        }
        is_final(mark) || STARTERS.contains(&word) || first > next && letter.is_uppercase()
    }

    /// A short subject and a verb of saying: "Petrosyan asked".
    fn reports(&self, first: usize) -> bool {
        (first..first + 5).any(|at| REPORTING.contains(&self.word(at))) && !STARTERS[..2].contains(&self.word(first))
            || (first..first + 2).any(|at| REPORTING.contains(&self.word(at)))
    }

    /// An abbreviation whose full stop may end a sentence too.
    fn is_final_abbreviation(&self, at: usize) -> bool {
        let Some(word) = self.word(at).strip_suffix('.') else { return false };
        !word.is_empty() && (stop_of(word) == Some(Stop::Can) || (stop_of(word).is_none() && word.contains('.')))
    }
}

fn is_final(word: &str) -> bool {
    !word.is_empty() && (word.chars().all(|c| matches!(c, '.' | '!' | '?')) || matches!(word, "…" | "。" | "؟" | "‽"))
}

fn is_dots(word: &str) -> bool {
    word == "…" || (word.len() > 1 && word.bytes().all(|b| b == b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn check(text: &str, expect: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let found: Vec<&str> =
            sentences(text, &tokens).into_iter().map(|r| &text[tokens[r.start].start..tokens[r.end - 1].end]).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_closing_quotation_mark_stays_with_its_sentence() {
        check("“We hold the town.” The mayor left.", &["“We hold the town.”", "The mayor left."]);
        check(
            "\"We hold the town. We will not leave,\" he said.",
            &["\"We hold the town.", "We will not leave,\" he said."],
        );
        check(
            "He blamed \"the invaders.\"The army denied it.",
            &["He blamed \"the invaders.\"", "The army denied it."],
        );
        check("\"Who fired?\" Petrosyan asked. Nobody knew.", &["\"Who fired?\" Petrosyan asked.", "Nobody knew."]);
    }

    #[test]
    fn abbreviations_end_a_sentence_only_where_another_begins() {
        check(
            "Gen. A. Petrosyan met U.S. President Smith on Sept. 28.",
            &["Gen. A. Petrosyan met U.S. President Smith on Sept. 28."],
        );
        check(
            "The arms came from the U.S. The army denied it.",
            &["The arms came from the U.S.", "The army denied it."],
        );
    }

    #[test]
    fn a_stray_full_stop_ends_nothing_and_a_missing_space_hides_nothing() {
        check("He spoke to reporters . at a press conference.", &["He spoke to reporters . at a press conference."]);
        check("It keeps escalating.President Aliyev called.", &["It keeps escalating.", "President Aliyev called."]);
    }

    #[test]
    fn a_headline_glued_to_what_follows_ends_there() {
        let text = "Shells hit port, mayor saysThe army denied it.";
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        crate::text::glued::cut(text, &mut tokens, |word| matches!(word, "says" | "The"));
        let ranges = sentences(text, &tokens);
        assert_eq!(ranges.len(), 2);
        assert_eq!(tokens[ranges[1].start].of(text), "The");
    }
}
