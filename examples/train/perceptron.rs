//! An averaged perceptron over hashed features (Collins 2002), with dense weights for actions and sparse ones for labels.

use std::collections::HashMap;
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

type Index = HashMap<u32, u32, BuildHasherDefault<Spread>>;

#[derive(Clone, Copy, Default)]
struct Weight {
    now: i32,
    drift: i64,
}

#[derive(Default)]
struct Feature {
    actions: [Weight; 4],
    row: Vec<(u8, Weight)>,
    action_updates: u32,
    row_updates: u32,
}

/// The finished weights of one feature.
pub(crate) struct Packed {
    /// Its key.
    pub key: u32,
    /// Its weights for the actions.
    pub actions: [i8; 4],
    /// Its weights for labels or tags.
    pub row: Vec<(u8, i8)>,
}

/// A perceptron that learns.
#[derive(Default)]
pub(crate) struct Learner {
    index: Index,
    features: Vec<Feature>,
    clock: i64,
    is_closed: bool,
}

impl Learner {
    /// Returns a fresh learner that knows only those features of `other` that were changed often enough.
    pub(crate) fn pruned(other: &Self, action_updates: u32, row_updates: u32) -> Self {
        let keeps = |f: &Feature| f.action_updates >= action_updates || f.row_updates >= row_updates;
        let mut kept: Vec<u32> =
            other.index.iter().filter(|(_, at)| keeps(&other.features[**at as usize])).map(|(key, _)| *key).collect();
        kept.sort_unstable();
        let features = kept.iter().map(|_| Feature::default()).collect();
        let index = kept.into_iter().zip(0..).collect();
        Self { index, features, clock: 0, is_closed: true }
    }

    /// Returns how many features are known.
    pub(crate) fn len(&self) -> usize {
        self.features.len()
    }

    /// Returns the scores of the four actions.
    pub(crate) fn score_actions(&self, keys: &[u32]) -> [i32; 4] {
        let mut scores = [0; 4];
        for at in keys.iter().filter_map(|key| self.index.get(key)) {
            for (score, weight) in scores.iter_mut().zip(self.features[*at as usize].actions) {
                *score += weight.now;
            }
        }
        scores
    }

    /// Returns the scores of the labels or tags.
    pub(crate) fn score_row(&self, keys: &[u32]) -> [i32; 128] {
        let mut scores = [0; 128];
        for at in keys.iter().filter_map(|key| self.index.get(key)) {
            for (class, weight) in &self.features[*at as usize].row {
                scores[usize::from(*class)] += weight.now;
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
            let clock = self.clock;
            let Some(feature) = self.feature(*key) else { continue };
            feature.action_updates += 1;
            feature.actions[good].add(by, clock);
            feature.actions[bad].add(-by, clock);
        }
    }

    /// Rewards class `good` and punishes class `bad`.
    pub(crate) fn teach_row(&mut self, keys: &[u32], good: u8, bad: u8, by: i32) {
        for key in keys {
            let clock = self.clock;
            let Some(feature) = self.feature(*key) else { continue };
            feature.row_updates += 1;
            for (class, by) in [(good, by), (bad, -by)] {
                match feature.row.iter_mut().find(|(known, _)| *known == class) {
                    Some((_, weight)) => weight.add(by, clock),
                    None => {
                        let mut weight = Weight::default();
                        weight.add(by, clock);
                        feature.row.push((class, weight));
                    }
                }
            }
        }
    }

    fn feature(&mut self, key: u32) -> Option<&mut Feature> {
        let at = match self.index.get(&key) {
            Some(at) => *at,
            None if self.is_closed => return None,
            None => {
                let at = self.features.len() as u32;
                self.index.insert(key, at);
                self.features.push(Feature::default());
                at
            }
        };
        self.features.get_mut(at as usize)
    }

    /// Returns the averaged weights in eight bits, by the largest weight of each kind, sorted by key.
    pub(crate) fn pack(&self) -> Vec<Packed> {
        let clock = self.clock.max(1) as f64;
        let mean = |weight: &Weight| f64::from(weight.now) - weight.drift as f64 / clock;
        let largest = |values: &mut dyn Iterator<Item = f64>| values.fold(1e-9, |top: f64, value| top.max(value.abs()));
        let top_action = largest(&mut self.features.iter().flat_map(|f| f.actions.iter().map(mean)));
        let top_row = largest(&mut self.features.iter().flat_map(|f| f.row.iter().map(|(_, w)| mean(w))));
        let quantised = |value: f64, top: f64| (value * 127.0 / top).round() as i8;
        let mut packed: Vec<Packed> = Vec::new();
        for (key, at) in &self.index {
            let feature = &self.features[*at as usize];
            let actions = feature.actions.map(|weight| quantised(mean(&weight), top_action));
            let mut row: Vec<(u8, i8)> = feature
                .row
                .iter()
                .map(|(class, weight)| (*class, quantised(mean(weight), top_row)))
                .filter(|(_, w)| *w != 0)
                .collect();
            row.sort_unstable();
            if actions != [0; 4] || !row.is_empty() {
                packed.push(Packed { key: *key, actions, row });
            }
        }
        packed.sort_unstable_by_key(|p| p.key);
        packed
    }
}

impl Weight {
    fn add(&mut self, by: i32, clock: i64) {
        self.now += by;
        self.drift += i64::from(by) * clock;
    }
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
