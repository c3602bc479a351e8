//! Word clusters from free text, by the exchange algorithm for a class bigram model (Kneser and Ney 1993; Martin, Liermann
//! and Ney 1998): each word moves to the class that makes its neighbours most likely.

use rashomon::text::learn::Word;
use std::collections::{BTreeMap, HashMap};

const CLASSES: usize = 256;
const WORDS: usize = 24_000;
const ROUNDS: usize = 8;

/// Returns the cluster, from 1, of the most frequent words of `sentences`, by the hash of their form.
pub(crate) fn learn(sentences: &[Vec<String>]) -> BTreeMap<u32, u16> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let hashed: Vec<Vec<u32>> =
        sentences.iter().map(|s| s.iter().map(|word| Word::new(word).exact).collect()).collect();
    hashed.iter().flatten().for_each(|hash| *counts.entry(*hash).or_default() += 1);
    let mut order: Vec<(usize, u32)> = counts.into_iter().map(|(hash, n)| (n, hash)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    order.truncate(WORDS);
    let ids: HashMap<u32, u32> = order.iter().map(|(_, hash)| *hash).zip(0..).collect();
    let mut exchange = Exchange::new(&hashed, &ids);
    for round in 0..ROUNDS {
        let moved = exchange.round();
        eprintln!("  clusters, round {}: {moved} words moved", round + 1);
    }
    order.iter().zip(&exchange.class).map(|((_, hash), class)| (*hash, *class as u16 + 1)).collect()
}

struct Exchange {
    class: Vec<usize>,
    after: Vec<Vec<(u32, i32)>>,
    before: Vec<Vec<(u32, i32)>>,
    pairs: Vec<i32>,
    left: Vec<i32>,
    right: Vec<i32>,
    logs: Vec<f64>,
}

impl Exchange {
    fn new(sentences: &[Vec<u32>], ids: &HashMap<u32, u32>) -> Self {
        let mut pairs: HashMap<(u32, u32), i32> = HashMap::new();
        for sentence in sentences {
            for pair in sentence.windows(2) {
                if let (Some(a), Some(b)) = (ids.get(&pair[0]), ids.get(&pair[1])) {
                    *pairs.entry((*a, *b)).or_default() += 1;
                }
            }
        }
        let mut pairs: Vec<((u32, u32), i32)> = pairs.into_iter().collect();
        pairs.sort_unstable();
        let count = ids.len();
        let class: Vec<usize> = (0..count).map(|word| word % CLASSES).collect();
        let mut exchange = Self {
            class,
            after: vec![Vec::new(); count],
            before: vec![Vec::new(); count],
            pairs: vec![0; CLASSES * CLASSES],
            left: vec![0; CLASSES],
            right: vec![0; CLASSES],
            logs: (0..1 << 16).map(|n| f64::from(n) * f64::from(n.max(1)).ln()).collect(),
        };
        for ((a, b), n) in pairs {
            let (a_class, b_class) = (exchange.class[a as usize], exchange.class[b as usize]);
            exchange.pairs[a_class * CLASSES + b_class] += n;
            exchange.left[a_class] += n;
            exchange.right[b_class] += n;
            if a != b {
                exchange.after[a as usize].push((b, n));
                exchange.before[b as usize].push((a, n));
            }
        }
        exchange
    }

    fn log(&self, n: i32) -> f64 {
        self.logs.get(n as usize).copied().unwrap_or_else(|| f64::from(n) * f64::from(n).ln())
    }

    fn by_class(&self, words: &[(u32, i32)]) -> Vec<(usize, i32)> {
        let mut sums: BTreeMap<usize, i32> = BTreeMap::new();
        for (word, n) in words {
            *sums.entry(self.class[*word as usize]).or_default() += n;
        }
        sums.into_iter().collect()
    }

    fn shift(&mut self, class: usize, after: &[(usize, i32)], before: &[(usize, i32)], sign: i32) {
        for (other, n) in after {
            self.pairs[class * CLASSES + other] += sign * n;
            self.left[class] += sign * n;
            self.right[*other] += sign * n;
        }
        for (other, n) in before {
            self.pairs[other * CLASSES + class] += sign * n;
            self.right[class] += sign * n;
            self.left[*other] += sign * n;
        }
    }

    /// What is gained in likelihood by a word with these neighbours in `class`; what no class changes is left out.
    fn gain(&self, class: usize, after: &[(usize, i32)], before: &[(usize, i32)]) -> f64 {
        let grown = |now: i32, by: i32| self.log(now + by) - self.log(now);
        let sum = |list: &[(usize, i32)]| list.iter().map(|(_, n)| n).sum::<i32>();
        let pairs = after.iter().map(|(other, n)| grown(self.pairs[class * CLASSES + other], *n)).sum::<f64>()
            + before.iter().map(|(other, n)| grown(self.pairs[other * CLASSES + class], *n)).sum::<f64>();
        pairs - grown(self.left[class], sum(after)) - grown(self.right[class], sum(before))
    }

    fn round(&mut self) -> usize {
        let mut moved = 0;
        for word in 0..self.class.len() {
            let after = self.by_class(&self.after[word]);
            let before = self.by_class(&self.before[word]);
            let old = self.class[word];
            self.shift(old, &after, &before, -1);
            let mut best = (old, self.gain(old, &after, &before));
            for class in 0..CLASSES {
                let gain = self.gain(class, &after, &before);
                if gain > best.1 {
                    best = (class, gain);
                }
            }
            self.shift(best.0, &after, &before, 1);
            moved += usize::from(best.0 != old);
            self.class[word] = best.0;
        }
        moved
    }
}
