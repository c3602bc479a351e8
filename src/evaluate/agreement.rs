//! When two claims say the same: answers, parties, days, and quotes that share their words.

use crate::model::{Answer, Claim};
use std::collections::{BTreeMap, BTreeSet};

/// The words of a text in lower case, each with how often it stands there.
pub(super) struct Words(BTreeMap<String, usize>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let mut words = BTreeMap::new();
        let text = text.to_lowercase();
        let parts = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        parts.for_each(|word| *words.entry(word.to_string()).or_default() += 1);
        Self(words)
    }

    fn len(&self) -> usize {
        self.0.values().sum()
    }

    fn shared(&self, other: &Self) -> usize {
        self.0.iter().map(|(word, n)| other.0.get(word).map_or(0, |m| *n.min(m))).sum()
    }

    /// Tells whether the two share at least three fifths of the shorter one's words.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let shorter = self.len().min(other.len()).max(1);
        self.shared(other) * 5 >= shorter * 3
    }

    /// Returns the share of the words of either that both have (Jaccard index of bags).
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        shared as f64 / (self.len() + other.len() - shared).max(1) as f64
    }
}

/// Returns a name as it is compared: in lower case, without "the" or "Republic of" before it.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let bare = ["the ", "republic of "].iter().find_map(|before| name.strip_prefix(before));
    bare.map_or(name.clone(), str::to_string)
}

/// Tells whether two claims give the same answer: the same bounds, the same parties, the same status.
///
/// A number that the gold calls vague ("dozens") agrees with any vague one.
pub(super) fn same_answer(gold: &Claim, found: &Claim) -> bool {
    match (&gold.answer, &found.answer) {
        (Answer::Count(gold), Answer::Count(found)) => {
            (gold.vague && found.vague) || (gold.min, gold.max) == (found.min, found.max)
        }
        (Answer::Count(_), _) | (_, Answer::Count(_)) => false,
        (gold, found) => names(gold) == names(found),
    }
}

fn names(answer: &Answer) -> BTreeSet<String> {
    match answer {
        Answer::Parties(parties) => parties.iter().map(|party| plain(party)).collect(),
        Answer::Status(status) => [plain(status)].into(),
        Answer::Count(_) => BTreeSet::new(),
    }
}

/// Tells whether the speakers of two claims speak for the same party, or both for none.
pub(super) fn same_party(gold: &Claim, found: &Claim) -> bool {
    let party = |claim: &Claim| plain(claim.speaker_party.as_deref().unwrap_or_default());
    party(gold) == party(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_overlap_where_they_share_three_fifths_of_the_shorter() {
        for (a, b, overlap) in [
            ("Five people were killed", "five people were killed in the shelling of the village", true),
            ("one two three four five", "one two three six seven", true),
            ("one two three four five", "one two six seven eight", false),
            ("", "one", false),
        ] {
            assert_eq!(Words::of(a).overlaps(&Words::of(b)), overlap, "{a} / {b}");
        }
    }

    #[test]
    fn a_word_said_twice_is_shared_as_often_as_both_say_it() {
        assert_eq!(Words::of("killed and killed").likeness(&Words::of("killed killed killed")), 0.5);
    }

    #[test]
    fn one_word_before_a_name_is_left_out() {
        assert_eq!(plain(" The Republic of Armenia"), "republic of armenia");
        assert_eq!(plain("Republic of Armenia"), "armenia");
    }
}
