//! Which claim of the old report is which of the new one.

use super::documents::Names;
use super::likeness::{LIKE, likeness, unlike, words};
use crate::model::{Report, Stated};
use std::collections::{BTreeMap, BTreeSet};

/// Up to this many comparisons of quotes in one document and question; beyond, only claims that stand near each other are compared.
const COMPARISONS: usize = 400;
/// How far from its own place a claim is looked for then.
const NEAR: usize = 4;

/// A claim then and now; one of them is missing where it is new or withdrawn.
pub(super) type Pair<'a> = (Option<Stated<'a>>, Option<Stated<'a>>);

/// Returns every claim of both reports once, paired where it is the same one.
pub(super) fn pairs<'a>(old: &'a Report, new: &'a Report, names: &Names<'a>) -> Vec<Pair<'a>> {
    let mut rest = Rest { before: all(old), after: all(new), pairs: Vec::new(), names };
    rest.take_same(|told, names| Some((named(told, names)?, told.claim.id.clone())));
    rest.take_same(|told, names| Some((named(told, names)?, told.claim.question.clone(), voice(told), content(told))));
    rest.take_alike(voice);
    rest.take_alike(|_| String::new());
    rest.finish()
}

fn all(report: &Report) -> Vec<Stated<'_>> {
    let files = report.claims.iter();
    files.flat_map(|file| file.claims.iter().map(|claim| Stated { document: &file.document, claim })).collect()
}

/// Returns the name that a document goes by in the new report.
fn named<'a>(told: &Stated<'a>, names: &Names<'a>) -> Option<&'a str> {
    names.get(told.document).copied()
}

/// Returns who says a claim; nothing for narration.
fn voice(told: &Stated) -> String {
    told.claim.speaker_party.clone().or_else(|| told.claim.speaker.clone()).unwrap_or_default()
}

/// Returns what a claim says and in which words.
fn content(told: &Stated) -> (String, String) {
    let said = (&told.claim.answer, told.claim.polarity);
    (words(&told.claim.quote), serde_json::to_string(&said).expect("an answer is plain data"))
}

/// The claims that are not paired yet, and those that are.
struct Rest<'a, 'b> {
    before: Vec<Stated<'a>>,
    after: Vec<Stated<'a>>,
    pairs: Vec<Pair<'a>>,
    names: &'b Names<'a>,
}

impl<'a> Rest<'a, '_> {
    /// Pairs the claims that have the same key.
    fn take_same<K: Ord>(&mut self, key: impl Fn(&Stated<'a>, &Names<'a>) -> Option<K>) {
        let same: Names = self.names.values().map(|id| (*id, *id)).collect();
        let mut after: BTreeMap<K, Stated> = BTreeMap::new();
        let mut left_after = Vec::new();
        for told in std::mem::take(&mut self.after) {
            match key(&told, &same) {
                Some(key) if !after.contains_key(&key) => drop(after.insert(key, told)),
                _ => left_after.push(told),
            }
        }
        for told in std::mem::take(&mut self.before) {
            match key(&told, self.names).and_then(|key| after.remove(&key)) {
                Some(now) => self.pairs.push((Some(told), Some(now))),
                None => self.before.push(told),
            }
        }
        self.after = left_after.into_iter().chain(after.into_values()).collect();
    }

    /// Pairs claims of one document, question and whatever `of` says more whose quotes are most alike.
    fn take_alike(&mut self, of: impl Fn(&Stated<'a>) -> String) {
        let place = |told: &Stated<'a>, id: &'a str| (id, told.claim.question.as_str(), of(told));
        let mut groups: BTreeMap<_, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, told) in self.before.iter().enumerate() {
            if let Some(id) = named(told, self.names) {
                groups.entry(place(told, id)).or_default().0.push(at);
            }
        }
        for (at, told) in self.after.iter().enumerate() {
            if let Some(group) = groups.get_mut(&place(told, told.document)) {
                group.1.push(at);
            }
        }
        let likes = groups.values().flat_map(|(before, after)| self.likes(before, after));
        let mut likes: Vec<Like> = likes.collect();
        likes.sort();
        self.pair_off(&likes);
    }

    /// Returns the likenesses between the claims of one group that reach the threshold.
    fn likes(&self, before: &[usize], after: &[usize]) -> Vec<Like> {
        let reach = if before.len() * after.len() <= COMPARISONS { usize::MAX } else { NEAR };
        let mut likes = Vec::new();
        for (x, b) in before.iter().enumerate() {
            let from = x.saturating_sub(reach).min(after.len());
            let to = x.saturating_add(reach).saturating_add(1).min(after.len());
            likes.extend(after[from..to].iter().filter_map(|a| self.like(*b, *a)));
        }
        likes
    }

    fn like(&self, before: usize, after: usize) -> Option<Like> {
        let (b, a) = (self.before[before].claim, self.after[after].claim);
        let likeness = likeness(&words(&b.quote), &words(&a.quote));
        let mut ids = [b.id.clone(), a.id.clone()];
        ids.sort();
        let same_answer = b.answer == a.answer && b.polarity == a.polarity;
        (likeness >= LIKE).then(|| Like { unlike: unlike(likeness), other_answer: !same_answer, ids, before, after })
    }

    /// Pairs claims off, the most alike first.
    fn pair_off(&mut self, likes: &[Like]) {
        let (mut taken_before, mut taken_after) = (BTreeSet::new(), BTreeSet::new());
        for like in likes {
            if !taken_before.contains(&like.before) && !taken_after.contains(&like.after) {
                taken_before.insert(like.before);
                taken_after.insert(like.after);
                self.pairs.push((Some(self.before[like.before]), Some(self.after[like.after])));
            }
        }
        self.before = without(&self.before, &taken_before);
        self.after = without(&self.after, &taken_after);
    }

    fn finish(mut self) -> Vec<Pair<'a>> {
        self.pairs.extend(self.before.into_iter().map(|told| (Some(told), None)));
        self.pairs.extend(self.after.into_iter().map(|told| (None, Some(told))));
        self.pairs
    }
}

fn without<'a>(all: &[Stated<'a>], taken: &BTreeSet<usize>) -> Vec<Stated<'a>> {
    all.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, told)| *told).collect()
}

/// Two claims and how little they are alike; the most alike is the least. The order is the same whichever report comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Like {
    unlike: u32,
    other_answer: bool,
    ids: [String; 2],
    before: usize,
    after: usize,
}
