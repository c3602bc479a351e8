//! Pieces of tokens: words, numbers and marks, however the tokens were cut.
//!
//! Numbers and dates are read from pieces, so that "12-14" as one token and as three, "40%" as one and as two read alike.

use super::Token;
use crate::model::Span;
use std::ops::Range;

/// A word, a number or a mark; part of one token.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece<'a> {
    /// The piece as written.
    pub(super) word: &'a str,
    /// The piece in lower case.
    pub(super) lower: String,
    /// Where it stands in the text.
    pub(super) span: Span,
    /// The token it is part of.
    pub(super) token: usize,
    /// No space stands between the piece before and this one.
    pub(super) glued: bool,
}

/// The pieces of a sentence, in order. Asking beyond either end answers with nothing, never with a panic.
pub(super) struct Pieces<'a> {
    text: &'a str,
    list: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    /// Returns the pieces of `tokens`, which stand in `text`.
    pub(super) fn of_tokens(text: &'a str, tokens: &[Token]) -> Self {
        let mut pieces = Self { text, list: Vec::new() };
        for (index, token) in tokens.iter().enumerate() {
            pieces.cut(token.span, index);
        }
        pieces
    }

    /// Returns the pieces of plain `text`, each word between spaces taken as a token.
    pub(super) fn of_text(text: &'a str) -> Self {
        let mut pieces = Self { text, list: Vec::new() };
        let mut at = 0;
        for (index, word) in text.split_whitespace().enumerate() {
            let start = at + text[at..].find(word).expect("a word of the text is in the text");
            at = start + word.len();
            pieces.cut(Span::new(start, at), index);
        }
        pieces
    }

    fn cut(&mut self, token: Span, index: usize) {
        let word = token.of(self.text);
        let whole = is_address(word);
        let mut at = 0;
        while at < word.len() {
            let rest = &word[at..];
            let space: usize = rest.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
            if space > 0 {
                at += space;
                continue;
            }
            let length = if whole { rest.len() } else { first_piece(rest) };
            self.push(Span::new(token.start + at, token.start + at + length), index);
            at += length;
        }
    }

    fn push(&mut self, span: Span, token: usize) {
        let word = span.of(self.text);
        let glued = self.list.last().is_some_and(|last| last.span.end == span.start);
        self.list.push(Piece { word, lower: word.to_lowercase(), span, token, glued });
    }

    /// Returns the number of pieces.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns piece `at`.
    pub(super) fn get(&self, at: usize) -> Option<&Piece<'a>> {
        self.list.get(at)
    }

    /// Returns piece `at` as written, or "".
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |piece| piece.word)
    }

    /// Returns piece `at` in lower case, or "".
    pub(super) fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |piece| &piece.lower)
    }

    /// Returns the piece `back` places before `at` in lower case, or "".
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |place| self.lower(place))
    }

    /// Tells whether piece `at` is one of `words`.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|piece| words.contains(&piece.lower.as_str()))
    }

    /// Tells whether the pieces from `at` read `phrase`.
    pub(super) fn reads(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.lower(at + offset) == *word)
    }

    /// Tells whether piece `at` follows the one before without a space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.glued)
    }

    /// Tells whether piece `at` starts with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Tells whether piece `at` is a hyphen or a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is(at, &["-", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—"])
    }

    /// Tells whether piece `at` is a hyphen or dash set between two pieces without spaces.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is_dash(at) && self.glued(at) && self.glued(at + 1)
    }

    /// Tells whether piece `at` is written in figures.
    pub(super) fn is_figure(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Returns the number that piece `at` writes in figures: "3,000", "2.5"; none for "10:30" or "15.04.2017".
    pub(super) fn number(&self, at: usize) -> Option<f64> {
        let word = self.word(at);
        let plain = word.len() <= 20 && word.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        if !self.is_figure(at) || !plain {
            return None;
        }
        word.replace(',', "").parse().ok()
    }

    /// Returns the whole number of at most four figures that piece `at` writes without separators: a day, a month, a year.
    pub(super) fn integer(&self, at: usize) -> Option<u16> {
        let word = self.word(at);
        (self.is_figure(at) && word.len() <= 4).then(|| word.parse().ok()).flatten()
    }

    /// Returns where `range` stands in the text.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let first = self.list[range.start].span;
        first.cover(self.list[range.end - 1].span)
    }

    /// Returns the words of `range` as written.
    pub(super) fn words(&self, range: &Range<usize>) -> &'a str {
        self.span(range).of(self.text)
    }

    /// Returns the tokens that `range` touches.
    pub(super) fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        self.list[range.start].token..self.list[range.end - 1].token + 1
    }
}

/// Tells whether a token is a web or mail address or a handle, whose figures mean nothing.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.starts_with("www.") || word.starts_with('#')
}

/// Returns the length in bytes of the first piece of `rest`, which is not empty.
fn first_piece(rest: &str) -> usize {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        figures(rest.as_bytes())
    } else if rest.starts_with(char::is_alphabetic) {
        let inside = |c: &char| c.is_alphabetic() || c.is_ascii_digit() || *c == '²';
        rest.chars().take_while(inside).map(char::len_utf8).sum()
    } else {
        first
    }
}

/// Returns the length of the figures at the start of `bytes`, inner separators included: "3,000", "2.5", "10:30", "28/09/2022".
fn figures(bytes: &[u8]) -> usize {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    loop {
        let next = if end < bytes.len() { digits(end + 1) } else { 0 };
        let joins = match bytes.get(end) {
            Some(b',') => next == 3,
            Some(b'.' | b':' | b'/') => next > 0,
            _ => false,
        };
        if !joins {
            return end;
        }
        end += 1 + next;
    }
}

/// Cuts `text` into tokens without a tagger: by spaces with outer marks apart, or `fine`, at every mark.
#[cfg(test)]
pub(super) fn sample_tokens(text: &str, fine: bool) -> Vec<Token> {
    use super::{Dependency, Fine, Tag};
    let pieces = Pieces::of_text(text);
    let mut spans: Vec<Span> = Vec::new();
    for (at, piece) in pieces.list.iter().enumerate() {
        let outer = pieces.is(at, &[",", "(", ")", ";", ":", "\"", "$", "€"])
            || (pieces.is(at, &["."]) && !pieces.glued(at + 1));
        let joins = piece.glued && !fine && !outer && !pieces.before(at, 1).starts_with(['(', '$', '€', '"', ',']);
        match spans.last_mut().filter(|_| joins) {
            Some(last) => last.end = piece.span.end,
            None => spans.push(piece.span),
        }
    }
    let token = |span| Token {
        span,
        tag: Tag::X,
        fine: Fine::Other,
        lemma: "".into(),
        head: None,
        dependency: Dependency::Dep,
    };
    spans.into_iter().map(token).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Pieces::of_text(text).list.iter().map(|piece| piece.word).collect()
    }

    #[test]
    fn numbers_words_and_marks_come_apart_and_separators_stay() {
        let cases: [(&str, &[&str]); 9] = [
            ("12-14 July", &["12", "-", "14", "July"]),
            ("two-thirds", &["two", "-", "thirds"]),
            ("about 3,000 (40%)", &["about", "3,000", "(", "40", "%", ")"]),
            ("Sept. 28,2020", &["Sept", ".", "28", ",", "2020"]),
            ("15.04.2017.", &["15.04.2017", "."]),
            ("MH17 at 10:30", &["MH17", "at", "10:30"]),
            ("150km² or 155mm", &["150", "km²", "or", "155", "mm"]),
            ("Tuesday’s", &["Tuesday", "’", "s"]),
            ("see https://example.org/2020/12", &["see", "https://example.org/2020/12"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn figures_with_separators_are_numbers_and_times_are_none() {
        let number = |text: &str| Pieces::of_text(text).number(0);
        assert_eq!(number("12,500"), Some(12_500.0));
        assert_eq!(number("2.5"), Some(2.5));
        assert_eq!(number("10:30"), None);
        assert_eq!(number("15.04.2017"), None);
    }
}
