//! An averaged perceptron over hashed features (Collins 2002), with dense weights for actions and sparse ones for labels.

use rashomon::text::learn::expand;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

/// Spreads a key that is a hash already.
#[derive(Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are 32-bit numbers")
    }
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// By how much the right answer must lead in training, in units of one lesson (perceptron with margins, Krauth and Mézard
/// 1987; Li and others 2002).
pub(crate) const MARGIN: i32 = 20;

/// Bytes up to this stand for weights too faint to be worth their place.
const FAINT: u8 = 8;

type Index = HashMap<u32, u32, BuildHasherDefault<Spread>>;

/// A feature's weights as they are now.
#[derive(Default)]
struct Feature {
    actions: [i32; 4],
    row: Vec<(u8, i32)>,
}

/// What averaging and pruning need to know of a feature: each change of its weights times the moment it was made.
#[derive(Default)]
struct History {
    actions: [i64; 4],
    row: Vec<i64>,
    action_updates: u32,
    row_updates: u32,
}

/// The finished weights of one feature.
pub(crate) struct Packed {
    /// Its key.
    pub(crate) key: u32,
    /// Its weights for the actions.
    pub(crate) actions: [i8; 4],
    /// Its weights for labels or tags.
    pub(crate) row: Vec<(u8, i8)>,
}

/// A perceptron that learns.
#[derive(Default)]
pub(crate) struct Learner {
    index: Index,
    features: Vec<Feature>,
    histories: Vec<History>,
    clock: i64,
    is_closed: bool,
}

impl Learner {
    /// Returns a learner with the same features that has learnt nothing.
    fn blank(&self) -> Self {
        let features = self.features.iter().map(|_| Feature::default()).collect();
        let histories = self.features.iter().map(|_| History::default()).collect();
        Self { index: self.index.clone(), features, histories, clock: 0, is_closed: self.is_closed }
    }

    /// Returns a fresh learner that knows only those features of `other` that were changed often enough.
    pub(crate) fn pruned(other: &Self, action_updates: u32, row_updates: u32) -> Self {
        let keeps = |f: &History| f.action_updates >= action_updates || f.row_updates >= row_updates;
        let mut kept: Vec<u32> =
            other.index.iter().filter(|(_, at)| keeps(&other.histories[**at as usize])).map(|(key, _)| *key).collect();
        kept.sort_unstable();
        let features = kept.iter().map(|_| Feature::default()).collect();
        let histories = kept.iter().map(|_| History::default()).collect();
        let index = kept.into_iter().zip(0..).collect();
        Self { index, features, histories, clock: 0, is_closed: true }
    }

    /// Returns how many features are known.
    pub(crate) fn len(&self) -> usize {
        self.features.len()
    }

    /// Finds the features with these `keys` that are known.
    pub(crate) fn find(&self, keys: &[u32], found: &mut Vec<u32>) {
        found.clear();
        found.extend(keys.iter().filter_map(|key| self.index.get(key)));
    }

    /// Returns the scores of the four actions by the features `found`.
    pub(crate) fn score_actions(&self, found: &[u32]) -> [i32; 4] {
        let mut scores = [0; 4];
        for at in found {
            for (score, weight) in scores.iter_mut().zip(self.features[*at as usize].actions) {
                *score += weight;
            }
        }
        scores
    }

    /// Returns the scores of the labels or tags by the features `found`.
    pub(crate) fn score_row(&self, found: &[u32]) -> [i32; 128] {
        let mut scores = [0; 128];
        for at in found {
            for (class, weight) in &self.features[*at as usize].row {
                scores[usize::from(*class)] += *weight;
            }
        }
        scores
    }

    /// Moves time on by one decision.
    pub(crate) fn tick(&mut self) {
        self.clock += 1;
    }

    /// Rewards action `good` and punishes action `bad`.
    pub(crate) fn teach_actions(&mut self, keys: &[u32], good: usize, bad: usize, by: i32) {
        for key in keys {
            let Some(at) = self.feature(*key) else { continue };
            let (feature, history) = (&mut self.features[at], &mut self.histories[at]);
            history.action_updates += 1;
            for (class, by) in [(good, by), (bad, -by)] {
                feature.actions[class] += by;
                history.actions[class] += i64::from(by) * self.clock;
            }
        }
    }

    /// Rewards class `good` and punishes class `bad`.
    pub(crate) fn teach_row(&mut self, keys: &[u32], good: u8, bad: u8, by: i32) {
        for key in keys {
            let Some(at) = self.feature(*key) else { continue };
            let (feature, history) = (&mut self.features[at], &mut self.histories[at]);
            history.row_updates += 1;
            for (class, by) in [(good, by), (bad, -by)] {
                let place = feature.row.iter().position(|(known, _)| *known == class).unwrap_or_else(|| {
                    feature.row.push((class, 0));
                    history.row.push(0);
                    feature.row.len() - 1
                });
                feature.row[place].1 += by;
                history.row[place] += i64::from(by) * self.clock;
            }
        }
    }

    fn feature(&mut self, key: u32) -> Option<usize> {
        match self.index.get(&key) {
            Some(at) => Some(*at as usize),
            None if self.is_closed => None,
            None => {
                let at = self.features.len();
                self.index.insert(key, at as u32);
                self.features.push(Feature::default());
                self.histories.push(History::default());
                Some(at)
            }
        }
    }

    /// Returns the weights of the feature at `at`, averaged over all that was learnt.
    fn means(&self, at: u32) -> Means {
        let (feature, history) = (&self.features[at as usize], &self.histories[at as usize]);
        let clock = self.clock.max(1) as f64;
        let mean = |now: i32, drift: i64| f64::from(now) - drift as f64 / clock;
        let row = feature.row.iter().zip(&history.row).map(|((class, now), drift)| (*class, mean(*now, *drift)));
        Means { actions: [0, 1, 2, 3].map(|i| mean(feature.actions[i], history.actions[i])), row: row.collect() }
    }
}

/// A feature's averaged weights.
#[derive(Default)]
struct Means {
    actions: [f64; 4],
    row: BTreeMap<u8, f64>,
}

impl Means {
    fn add(&mut self, other: &Self) {
        self.actions.iter_mut().zip(other.actions).for_each(|(sum, weight)| *sum += weight);
        other.row.iter().for_each(|(class, weight)| *self.row.entry(*class).or_default() += weight);
    }
}

/// Learners that met the same lessons in different orders.
pub(crate) struct Runs(Vec<Learner>);

impl Runs {
    /// Lets `learn` loose on `count` copies of a learner, each with a number of its own.
    pub(crate) fn of(count: u64, learner: &Learner, learn: impl Fn(Learner, u64) -> Learner + Sync) -> Self {
        Self((0..count).into_par_iter().map(|number| learn(learner.blank(), number)).collect())
    }

    /// Returns the one run of a learner.
    pub(crate) fn single(learner: Learner) -> Self {
        Self(vec![learner])
    }

    /// Returns the weights, averaged over time and over the runs (parameter mixing, McDonald, Hall and Mann 2010), in eight
    /// bits, by the largest weight of each kind, sorted by key.
    pub(crate) fn pack(&self) -> Vec<Packed> {
        let mut means: BTreeMap<u32, Means> = BTreeMap::new();
        for run in &self.0 {
            run.index.iter().for_each(|(key, at)| means.entry(*key).or_default().add(&run.means(*at)));
        }
        let largest = |values: &mut dyn Iterator<Item = f64>| values.fold(1e-9, |top: f64, value| top.max(value.abs()));
        let top_action = largest(&mut means.values().flat_map(|mean| mean.actions));
        let top_row = largest(&mut means.values().flat_map(|mean| mean.row.values().copied()));
        let quantised = |value: f64, top: f64| compress(value * f64::from(expand(127)) / top);
        let mut packed: Vec<Packed> = Vec::new();
        for (key, mean) in means {
            let actions = mean.actions.map(|weight| quantised(weight, top_action));
            let row = mean.row.iter().map(|(class, weight)| (*class, quantised(*weight, top_row)));
            let row: Vec<(u8, i8)> = row.filter(|(_, weight)| weight.unsigned_abs() > FAINT).collect();
            if actions != [0; 4] || !row.is_empty() {
                packed.push(Packed { key, actions, row });
            }
        }
        packed
    }
}

/// Returns the byte that stands for the weight nearest to `value`.
fn compress(value: f64) -> i8 {
    let size = value.abs();
    let above = (0..=127i8).find(|code| f64::from(expand(*code)) >= size).unwrap_or(127);
    let below = (above - 1).max(0);
    let is_nearer = size - f64::from(expand(below)) < f64::from(expand(above)) - size;
    let code = if is_nearer { below } else { above };
    if value < 0.0 { -code } else { code }
}

/// A small generator of numbers that look random (SplitMix64), the same on every platform.
pub(crate) struct Dice(pub u64);

impl Dice {
    /// Returns the next number.
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns the numbers below `count` in a new order.
    pub(crate) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for i in (1..count).rev() {
            order.swap(i, (self.roll() % (i as u64 + 1)) as usize);
        }
        order
    }
}
