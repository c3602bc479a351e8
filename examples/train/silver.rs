//! Silver trees: sentences of free text on which two unlike parsers agree, one reading from the left and one from the right.
//!
//! After co-training (Sagae and Tsujii 2007). Agreed sentences tend to be short; they are taken by length in the
//! proportions of the treebank.

use crate::parser::Lesson;
use crate::perceptron::Packed;
use rashomon::text::Tag;
use rashomon::text::learn::features::{KEYS, Seen, keys};
use rashomon::text::learn::state::{Action, State};
use rashomon::text::learn::{RIGHT_LABELS, best, choose, expand, label_mask};
use rayon::prelude::*;
use std::collections::HashMap;

/// What a feature votes for: the four actions, and labels with their weights.
type Votes = ([i8; 4], Vec<(u8, i8)>);

/// The weights of a finished parser.
pub(crate) struct Weights(HashMap<u32, Votes>);

impl Weights {
    /// Returns the packed features, to be looked up by key.
    pub(crate) fn new(packed: Vec<Packed>) -> Self {
        Self(packed.into_iter().map(|p| (p.key, (p.actions, p.row))).collect())
    }

    /// Returns the head and the label of every word, the number of words for the root's head.
    fn parse(&self, seen: &[Seen], marks: &[bool]) -> Vec<(usize, u8)> {
        let mut state = State::default();
        state.reset(marks.iter().copied());
        let mut found = [0; KEYS];
        while !state.is_done() {
            if state.stack.is_empty() {
                state.take(Action::Shift, 0);
                continue;
            }
            keys(seen, &state, &mut found);
            let (mut actions, mut labels) = ([0; 4], [0; 128]);
            for (weights, row) in found.iter().filter_map(|key| self.0.get(key)) {
                actions.iter_mut().zip(weights).for_each(|(score, weight)| *score += i32::from(expand(*weight)));
                row.iter().for_each(|(class, weight)| labels[usize::from(*class)] += i32::from(expand(*weight)));
            }
            let action = choose(&state, &actions);
            let label = best(&labels, label_mask(action)) % RIGHT_LABELS + 1;
            state.take(action, label);
        }
        state.nodes[..marks.len()].iter().map(|node| (usize::from(node.head), node.label - 1)).collect()
    }
}

impl Lesson {
    /// Returns the same sentence read from its end.
    pub(crate) fn reversed(&self) -> Self {
        let count = self.heads.len();
        let mut seen: Vec<Seen> = self.seen[..count].iter().rev().copied().collect();
        let all = self.seen[count].before;
        for (at, word) in seen.iter_mut().enumerate() {
            let next = self.seen[count - at].before;
            word.before = [0, 1, 2].map(|kind| all[kind].wrapping_sub(next[kind]));
        }
        seen.push(self.seen[count]);
        let flip = |head: &usize| if *head == count { count } else { count - 1 - head };
        Self {
            seen,
            marks: self.marks.iter().rev().copied().collect(),
            heads: self.heads.iter().rev().map(flip).collect(),
            labels: self.labels.iter().rev().copied().collect(),
            weight: self.weight,
        }
    }
}

/// A sentence of free text, tagged.
pub(crate) struct Tagged {
    /// What the parser sees of its words.
    pub(crate) seen: Vec<Seen>,
    /// Their tags.
    pub(crate) tags: Vec<Tag>,
}

/// Returns up to `most` words of lessons on which both parsers agree, as long as those of `gold` on the whole.
pub(crate) fn agreed(
    texts: &[Tagged],
    forward: &Weights,
    backward: &Weights,
    gold: &[Lesson],
    most: usize,
) -> Vec<Lesson> {
    let lessons: Vec<Lesson> = texts.par_iter().filter_map(|text| agree(text, forward, backward)).collect();
    let total: usize = gold.iter().map(|lesson| lesson.heads.len()).sum();
    let mut room: HashMap<usize, usize> = HashMap::new();
    for lesson in gold {
        *room.entry(lesson.heads.len() / 5).or_default() += lesson.heads.len();
    }
    room.values_mut().for_each(|words| *words = *words * most / total);
    let mut kept = Vec::new();
    for lesson in lessons {
        let words = lesson.heads.len();
        if let Some(left) = room.get_mut(&(words / 5)).filter(|left| **left >= words) {
            *left -= words;
            kept.push(lesson);
        }
    }
    kept
}

fn agree(text: &Tagged, forward: &Weights, backward: &Weights) -> Option<Lesson> {
    let marks: Vec<bool> = text.tags.iter().map(|tag| *tag == Tag::Punct).collect();
    let tree = forward.parse(&text.seen, &marks);
    let (heads, labels) = tree.into_iter().unzip();
    let lesson = Lesson { seen: text.seen.clone(), marks, heads, labels, weight: 1 };
    let mirror = lesson.reversed();
    let tree = backward.parse(&mirror.seen, &mirror.marks);
    let same =
        tree.iter().zip(mirror.heads.iter().zip(&mirror.labels)).all(|((head, label), (h, l))| head == h && label == l);
    let roots = lesson.heads.iter().filter(|head| **head == lesson.heads.len()).count();
    (same && roots == 1).then_some(lesson)
}
