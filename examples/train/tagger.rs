//! Training the tagger, and the lexicon it looks words up in.

use crate::conllu::Tree;
use crate::perceptron::{Dice, Learner, MARGIN, Packed};
use rashomon::text::learn::{DRAFT_KEYS, Known, Lexicon, Line, TAG_KEYS, Word, best, expand};
use std::collections::{BTreeMap, BTreeSet};

/// The joint tags of the treebanks, the most frequent first.
pub(crate) struct TagSet {
    /// Their names.
    pub(crate) names: Vec<String>,
    numbers: BTreeMap<String, u8>,
}

impl TagSet {
    /// Returns the tags of `trees` that occur at least `least` times.
    pub(crate) fn of(trees: &[Tree], least: usize) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in trees.iter().flat_map(|tree| &tree.words) {
            *counts.entry(&word.tag).or_default() += 1;
        }
        let mut names: Vec<(usize, &str)> =
            counts.into_iter().map(|(name, n)| (n, name)).filter(|(n, _)| *n >= least).collect();
        names.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let names: Vec<String> = names.into_iter().map(|(_, name)| name.to_owned()).collect();
        let numbers = names.iter().cloned().zip(0..).collect();
        Self { names, numbers }
    }

    /// Returns a tag's number, if it is in the set.
    pub(crate) fn number(&self, name: &str) -> Option<u8> {
        self.numbers.get(name).copied()
    }

    /// Returns the tags an unknown word may have, one bit a tag.
    pub(crate) fn open(&self) -> u128 {
        const OPEN: [&str; 24] = [
            "NOUN|NN",
            "NOUN|NNS",
            "PROPN|NNP",
            "PROPN|NNPS",
            "ADJ|JJ",
            "ADJ|JJR",
            "ADJ|JJS",
            "ADV|RB",
            "VERB|VB",
            "VERB|VBD",
            "VERB|VBG",
            "VERB|VBN",
            "VERB|VBP",
            "VERB|VBZ",
            "NUM|CD",
            "INTJ|UH",
            "X|FW",
            "X|GW",
            "PROPN|ADD",
            "PUNCT|NFP",
            "SYM|SYM",
            "ADJ|NNP",
            "PUNCT|:",
            "X|ADD",
        ];
        self.mask(&OPEN)
    }

    /// Returns the tags that a capital makes possible.
    pub(crate) fn proper(&self) -> u128 {
        self.mask(&["PROPN|NNP", "PROPN|NNPS", "ADJ|NNP"])
    }

    fn mask(&self, names: &[&str]) -> u128 {
        names.iter().filter_map(|name| self.number(name)).fold(0, |mask, tag| mask | 1 << tag)
    }
}

/// A lexicon with the words it was made of, as the model file lists them.
pub(crate) struct Words {
    /// Ready to be looked up in.
    pub(crate) lexicon: Lexicon,
    /// Hash and knowledge of each word, in ascending order.
    pub(crate) list: Vec<(u32, Known)>,
}

/// Most occurrences of a word that may still have tags it was not seen with.
const RARE: usize = 12;

type Seen = BTreeMap<u32, BTreeMap<u8, usize>>;

fn count<'a>(words: impl Iterator<Item = &'a crate::conllu::Word>, tags: &TagSet) -> Seen {
    let mut counts = Seen::new();
    for word in words {
        if let Some(tag) = tags.number(&word.tag) {
            *counts.entry(Word::new(&word.form).exact).or_default().entry(tag).or_default() += 1;
        }
    }
    counts
}

/// Returns the lexicon of `trees`: words seen at least twice; the rarer ones may also have any tag of an open class.
/// To words that are rare or unknown, `seeds` add tags.
pub(crate) fn lexicon(
    trees: &[&Tree],
    seeds: &[crate::conllu::Word],
    tags: &TagSet,
    clusters: &BTreeMap<u32, u16>,
) -> Words {
    let mut counts = count(trees.iter().flat_map(|tree| &tree.words), tags);
    counts.retain(|_, seen| seen.values().sum::<usize>() > 1);
    let mut firm = BTreeSet::new();
    for (hash, seeded) in count(seeds.iter(), tags) {
        let seen = counts.entry(hash).or_default();
        if seen.is_empty() {
            firm.insert(hash);
        }
        if seen.values().sum::<usize>() < RARE {
            seeded.into_keys().for_each(|tag| *seen.entry(tag).or_default() += 1);
        }
    }
    let mut classes: BTreeMap<(u128, bool), u16> = BTreeMap::new();
    let mut masks = Vec::new();
    let mut list: BTreeMap<u32, Known> =
        clusters.iter().map(|(hash, cluster)| (*hash, Known { class: 0, cluster: *cluster })).collect();
    for (hash, seen) in counts {
        let total: usize = seen.values().sum();
        let mask = seen.iter().filter(|(_, n)| **n * 400 >= total).fold(0u128, |mask, (tag, _)| mask | 1 << tag);
        let is_rare = total < RARE && mask & tags.open() != 0 && !firm.contains(&hash);
        let next = masks.len() as u16 + 1;
        let class = *classes.entry((mask, is_rare)).or_insert_with(|| {
            masks.push(if is_rare { mask | tags.open() } else { mask });
            next
        });
        list.entry(hash).or_default().class = class;
    }
    let list: Vec<(u32, Known)> = list.into_iter().collect();
    let lexicon = Lexicon::new(&list, masks, tags.open(), tags.proper());
    Words { lexicon, list }
}

/// One of the two passes of the tagger.
pub(crate) trait Pass {
    /// Writes the keys of a word and returns them.
    fn keys<'a>(line: &Line, at: usize, room: &'a mut [u32; TAG_KEYS]) -> &'a [u32];
}

/// The first pass, from the left.
pub(crate) struct Draft;

/// The second pass, which knows the draft.
pub(crate) struct Final;

impl Pass for Draft {
    fn keys<'a>(line: &Line, at: usize, room: &'a mut [u32; TAG_KEYS]) -> &'a [u32] {
        let room = room.first_chunk_mut::<DRAFT_KEYS>().expect("a draft has fewer keys");
        line.draft_keys(at, room);
        room
    }
}

impl Pass for Final {
    fn keys<'a>(line: &Line, at: usize, room: &'a mut [u32; TAG_KEYS]) -> &'a [u32] {
        line.keys(at, room);
        room
    }
}

/// A sentence to learn tags from.
#[derive(Clone, Copy)]
pub(crate) struct Sample<'a> {
    /// The sentence, with the tags it should have.
    pub(crate) tree: &'a Tree,
    /// What the first pass makes of it; empty while that is being trained.
    pub(crate) draft: &'a [u8],
}

/// Trains one pass of a tagger for some `epochs`.
pub(crate) fn train<P: Pass>(
    samples: &[Sample<'_>],
    tags: &TagSet,
    lexicon: &Lexicon,
    epochs: usize,
    (mut learner, run): (Learner, u64),
) -> Learner {
    let mut dice = Dice(17 + run);
    for _ in 0..epochs {
        for at in dice.order(samples.len()) {
            learn::<P>(samples[at], tags, lexicon, &mut learner);
        }
    }
    learner
}

fn learn<P: Pass>(sample: Sample<'_>, tags: &TagSet, lexicon: &Lexicon, learner: &mut Learner) {
    let tree = sample.tree;
    let mut line = Line::default();
    line.fill(tree.words.iter().map(|word| word.form.as_str()), lexicon);
    line.draft.extend_from_slice(sample.draft);
    let mut room = [0; TAG_KEYS];
    let mut known = Vec::new();
    for (at, word) in tree.words.iter().enumerate() {
        let mask = lexicon.tags(&line.words[at], line.known[at]);
        let gold = tags.number(&word.tag);
        if mask.is_power_of_two() {
            line.tags.push(mask.trailing_zeros() as u8);
            continue;
        }
        let keys = P::keys(&line, at, &mut room);
        learner.tick();
        learner.find(keys, &mut known);
        let scores = learner.score_row(&known);
        let allowed = mask | gold.map_or(0, |tag| 1 << tag);
        let found = best(&scores, allowed);
        if let Some(gold) = gold {
            let rival = best(&scores, allowed & !(1 << gold));
            if scores[usize::from(gold)] < scores[usize::from(rival)] + MARGIN {
                learner.teach_row(keys, gold, rival, tree.weight);
            }
        }
        line.tags.push(found);
    }
}

/// Returns the line of `words`, tagged by the two passes of a tagger that has finished.
pub(crate) fn tag<'a>(
    words: impl Iterator<Item = &'a str>,
    lexicon: &Lexicon,
    (draft, last): (&Weights, &Weights),
) -> Line {
    let mut line = Line::default();
    line.fill(words, lexicon);
    pass::<Draft>(&mut line, lexicon, draft);
    line.end_draft();
    pass::<Final>(&mut line, lexicon, last);
    line
}

/// Gives every word of `line` a tag.
pub(crate) fn pass<P: Pass>(line: &mut Line, lexicon: &Lexicon, weights: &Weights) {
    let mut room = [0; TAG_KEYS];
    for at in 0..line.words.len() {
        let mask = lexicon.tags(&line.words[at], line.known[at]);
        let found = if mask.is_power_of_two() {
            mask.trailing_zeros() as u8
        } else {
            best(&weights.score(P::keys(line, at, &mut room)), mask)
        };
        line.tags.push(found);
    }
}

/// Finished weights of a tagger.
pub(crate) struct Weights(std::collections::HashMap<u32, Vec<(u8, i8)>>);

impl Weights {
    /// Returns the weights of packed features, to be looked up by key.
    pub(crate) fn new(packed: &[Packed]) -> Self {
        Self(packed.iter().map(|p| (p.key, p.row.clone())).collect())
    }

    fn score(&self, keys: &[u32]) -> [i32; 128] {
        let mut scores = [0; 128];
        for row in keys.iter().filter_map(|key| self.0.get(key)) {
            for (class, weight) in row {
                scores[usize::from(*class)] += i32::from(expand(*weight));
            }
        }
        scores
    }
}
