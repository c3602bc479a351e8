//! Which paragraphs of a document were edited, added or taken out.

use crate::model::{Passage, PassageChange};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Returns the paragraphs that differ, from top to bottom. The other way round the same come out, mirrored: a longest common
/// subsequence need not be the only one, so it is looked for in one direction whichever comes first.
pub(super) fn changes<'a>(before: &'a [Passage], after: &'a [Passage]) -> Vec<PassageChange<'a>> {
    let digests = |all: &'a [Passage]| -> Vec<&str> { all.iter().map(|passage| passage.digest.as_str()).collect() };
    let (was, is) = (digests(before), digests(after));
    if was > is {
        let turned = changes(after, before).into_iter();
        return turned.map(|change| PassageChange { before: change.after, after: change.before }).collect();
    }
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let (old, new) = (&before[op.old_range()], &after[op.new_range()]);
            let longest = old.len().max(new.len());
            changes.extend((0..longest).map(|n| PassageChange { before: old.get(n), after: new.get(n) }));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(words: &[&str]) -> Vec<Passage> {
        let passage = |(at, word): (usize, &&str)| Passage {
            line: at * 2 + 1,
            digest: (*word).into(),
            begins: format!("{word} …"),
        };
        words.iter().enumerate().map(passage).collect()
    }

    fn lines(before: &[&str], after: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
        let (before, after) = (passages(before), passages(after));
        let line = |passage: Option<&Passage>| passage.map(|passage| passage.line);
        changes(&before, &after).into_iter().map(|change| (line(change.before), line(change.after))).collect()
    }

    #[test]
    fn a_paragraph_is_edited_added_or_taken_out() {
        let first = ["head", "toll", "quote"];
        assert_eq!(lines(&first, &["head", "other toll", "quote"]), [(Some(3), Some(3))]);
        assert_eq!(lines(&first, &["head", "toll", "quote", "note"]), [(None, Some(7))]);
        assert_eq!(lines(&first, &["toll", "quote"]), [(Some(1), None)]);
        assert_eq!(lines(&first, &first), []);
    }

    #[test]
    fn swapped_paragraphs_come_out_mirrored_the_other_way_round() {
        let (one, other) = (["head", "toll", "quote"], ["head", "quote", "toll"]);
        let turned: Vec<_> = lines(&other, &one).into_iter().map(|(a, b)| (b, a)).collect();
        assert_eq!(lines(&one, &other), turned);
    }
}
