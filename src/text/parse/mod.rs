//! Parsing: greedy arc-eager transitions, scored by an averaged perceptron trained with a dynamic oracle (Goldberg and
//! Nivre 2012). An action is chosen first; a label only when it makes an arc.

pub mod features;
pub mod state;

use super::dependency::Dependency;
use super::table::Table;
use super::tagger::best;
use features::{KEYS, Seen, keys};
use state::{Action, NONE, State};

/// Labels to the right are counted from here.
pub const RIGHT_LABELS: u8 = 64;

/// Returns the classes that label an arc made by `action`, one bit a class.
pub fn label_mask(action: Action) -> u128 {
    let labels = (1u128 << Dependency::ALL.len()) - 1;
    if action == Action::Right { labels << RIGHT_LABELS } else { labels }
}

/// Returns the head and the relation of every word; one word, the root, has no head. `marks` tells which are punctuation.
pub(crate) fn parse(
    state: &mut State,
    seen: &[Seen],
    marks: &[bool],
    weights: &Table,
) -> Vec<(Option<usize>, Dependency)> {
    state.reset(marks.iter().copied());
    let mut found = [0; KEYS];
    while !state.is_done() {
        step(state, seen, weights, &mut found);
    }
    tree(state, marks)
}

fn step(state: &mut State, seen: &[Seen], weights: &Table, found: &mut [u32; KEYS]) {
    if state.stack.is_empty() {
        return state.take(Action::Shift, 0);
    }
    keys(seen, state, found);
    let mut actions = [0i32; 4];
    let mut rows = [0u32; KEYS];
    let mut count = 0;
    for slot in weights.find(found).iter().map(|place| weights.slot(*place)) {
        for (score, weight) in actions.iter_mut().zip(slot.actions) {
            *score += i32::from(weight);
        }
        rows[count] = slot.row;
        count += usize::from(slot.row != 0);
    }
    let action = choose(state, &actions);
    let mut label = 0;
    if matches!(action, Action::Left | Action::Right) {
        let mut scores = [0i32; 128];
        for row in &rows[..count] {
            weights.add_row(*row, &mut scores);
        }
        label = best(&scores, label_mask(action)) % RIGHT_LABELS + 1;
    }
    state.take(action, label);
}

/// Returns the allowed action with the highest score, the first of equals.
pub fn choose(state: &State, scores: &[i32; 4]) -> Action {
    let allowed = Action::ALL.into_iter().filter(|action| state.allows(*action));
    allowed
        .max_by_key(|action| (scores[*action as usize], 3 - *action as u8))
        .expect("a state that is not done allows an action")
}

/// Reads the tree off a finished state, and sees to it that it has one root.
pub fn tree(state: &State, marks: &[bool]) -> Vec<(Option<usize>, Dependency)> {
    let root = state.root();
    let tops: Vec<usize> =
        (0..marks.len()).filter(|i| matches!(state.nodes[*i].head, NONE) || state.nodes[*i].head == root).collect();
    let weight = |i: &usize| (!marks[*i], state.nodes[*i].label == Dependency::Root as u8 + 1);
    let mut top = tops.first().copied().unwrap_or(0);
    for candidate in &tops {
        if weight(candidate) > weight(&top) {
            top = *candidate;
        }
    }
    let arc = |i: usize| {
        let node = state.nodes[i];
        if i == top {
            (None, Dependency::Root)
        } else if tops.binary_search(&i).is_ok() {
            (Some(top), if marks[i] { Dependency::Punct } else { Dependency::Parataxis })
        } else {
            let label = Dependency::ALL.get(usize::from(node.label).wrapping_sub(1)).copied();
            (Some(usize::from(node.head)), label.filter(|l| *l != Dependency::Root).unwrap_or(Dependency::Dep))
        }
    };
    (0..marks.len()).map(arc).collect()
}
