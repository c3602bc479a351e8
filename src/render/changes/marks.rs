//! Word-level marks: which words of a quote went, and which came.

use crate::render::page::{Inline, Words, text};
use similar::{Algorithm, ChangeTag, TextDiff};

/// Quotes less alike than this are shown whole, for the marks would be all that is left of them.
const ALIKE: f32 = 0.4;

/// Returns the quote before with the words that went marked, and the quote now with those that came.
pub(super) fn marked(before: &str, after: &str) -> [Words; 2] {
    let [was, is] = [before, after].map(|quote| quote.split_whitespace().collect::<Vec<_>>());
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_slices(&was, &is);
    if was == is || diff.ratio() < ALIKE {
        return [before, after].map(|quote| vec![Inline::Quote(quote.into())]);
    }
    let side = |own: ChangeTag, mark: fn(String) -> Inline| {
        let mut runs: Vec<(bool, Vec<&str>)> = Vec::new();
        for change in diff.iter_all_changes().filter(|change| [own, ChangeTag::Equal].contains(&change.tag())) {
            let is_marked = change.tag() == own;
            match runs.last_mut().filter(|run| run.0 == is_marked) {
                Some(run) => run.1.push(change.value()),
                None => runs.push((is_marked, vec![change.value()])),
            }
        }
        quoted(&runs, mark)
    };
    [side(ChangeTag::Delete, Inline::Removed), side(ChangeTag::Insert, Inline::Inserted)]
}

/// Returns runs of words as one quote.
fn quoted(runs: &[(bool, Vec<&str>)], mark: fn(String) -> Inline) -> Words {
    let mut words = vec![text("“")];
    for (at, (is_marked, run)) in runs.iter().enumerate() {
        if at > 0 {
            words.push(text(" "));
        }
        words.push(if *is_marked { mark(run.join(" ")) } else { text(run.join(" ")) });
    }
    words.push(text("”"));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_differ_are_marked() {
        let [was, is] = marked("19 people were hurt in Port Sel", "26 people were hurt\nin Port Sel by noon");
        assert_eq!(was[1], Inline::Removed("19".into()));
        assert_eq!(is[1], Inline::Inserted("26".into()));
        assert!(is.contains(&Inline::Inserted("by noon".into())), "{is:?}");
    }

    #[test]
    fn quotes_that_share_little_are_shown_whole() {
        let quotes = marked("the truce holds", "shells fell on the harbour");
        assert_eq!(quotes[0], [Inline::Quote("the truce holds".into())]);
    }
}
