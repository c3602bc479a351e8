//! Words run together where the space or the line end between two sentences was lost: "the envoy to IndiaIsraeli officials denied it".

use super::split::STARTERS;
use crate::model::Span;

/// Shorter halves are more often parts of a name: "YouTube", "McDonald".
const SHORTEST: (usize, usize) = (4, 3);

/// Cuts those of `tokens` that are two words, the second with a capital; `is_known` tells the words that the model has seen as written.
///
/// The second must begin sentences ("The") or be known with a capital only ("Israeli"), or else a brand would be cut: "PlayStation".
pub(crate) fn cut(text: &str, tokens: &mut Vec<Span>, is_known: impl Fn(&str) -> bool) {
    let halves = |whole: Span| match seam(whole.of(text), &is_known) {
        Some(middle) => vec![Span::new(whole.start, whole.start + middle), Span::new(whole.start + middle, whole.end)],
        None => vec![whole],
    };
    *tokens = tokens.iter().copied().flat_map(halves).collect();
}

/// Returns where the second word begins.
fn seam(word: &str, is_known: impl Fn(&str) -> bool) -> Option<usize> {
    let capitals = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase());
    let [middle] = capitals.map(|(i, _)| i).take(2).collect::<Vec<_>>()[..] else { return None };
    let (first, second) = word.split_at(middle);
    let is_long = first.len() >= SHORTEST.0 && second.len() >= SHORTEST.1;
    let are_words = is_long && word.chars().all(char::is_alphabetic) && is_known(first) && is_known(second);
    (are_words && (STARTERS.contains(&second) || !is_known(&second.to_lowercase()))).then_some(middle)
}

/// Tells whether `next` stands right behind `word` and begins a sentence that was glued to it.
pub(crate) fn is_seam(text: &str, word: Span, next: Span) -> bool {
    word.end == next.start
        && word.of(text).ends_with(char::is_lowercase)
        && next.of(text).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let known = ["Peru", "India", "Israeli", "Tuesday", "The", "the", "Play", "Station", "station", "Tube", "You"];
        let mut tokens = vec![Span::new(0, text.len())];
        cut(text, &mut tokens, |word| known.contains(&word));
        tokens.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn two_words_run_together_are_cut() {
        assert_eq!(words("IndiaIsraeli"), ["India", "Israeli"]);
        assert_eq!(words("TuesdayThe"), ["Tuesday", "The"]);
    }

    #[test]
    fn a_brand_stays_whole() {
        assert_eq!(words("PlayStation"), ["PlayStation"]);
        assert_eq!(words("YouTube"), ["YouTube"]);
        assert_eq!(words("IndiaUnknown"), ["IndiaUnknown"]);
    }
}
