//! The dynamic oracle of the arc-eager system (Goldberg and Nivre 2012): what an action costs in gold arcs that can no
//! longer be made.

use rashomon::text::learn::state::{Action, NONE, State};

/// Returns how many gold arcs are lost by taking `action`.
pub(crate) fn cost(state: &State, action: Action, gold: &[usize]) -> usize {
    let next = usize::from(state.next);
    let top = state.stack.last().map(|top| usize::from(*top));
    match (action, top) {
        (Action::Shift, _) => lost_on_stack(state, next, gold),
        (Action::Right, Some(top)) => {
            let elsewhere =
                gold[next] != top && (gold[next] > next || state.stack.iter().any(|s| usize::from(*s) == gold[next]));
            usize::from(elsewhere) + lost_children(state, next, gold)
        }
        (Action::Left, Some(top)) => {
            usize::from(gold[top] != next && gold[top] > next) + lost_in_queue(next, top, gold)
        }
        (Action::Reduce, Some(top)) => lost_in_queue(next, top, gold),
        _ => usize::MAX,
    }
}

fn lost_on_stack(state: &State, next: usize, gold: &[usize]) -> usize {
    let head_lost = state.stack.iter().any(|s| usize::from(*s) == gold.get(next).copied().unwrap_or(usize::MAX));
    usize::from(head_lost) + lost_children(state, next, gold)
}

/// Children of `next` on the stack that have no head yet.
fn lost_children(state: &State, next: usize, gold: &[usize]) -> usize {
    let waits = |s: &&u16| state.nodes[usize::from(**s)].head == NONE && gold[usize::from(**s)] == next;
    state.stack.iter().filter(waits).count()
}

/// Children of `top` that are still to come, the next word included.
fn lost_in_queue(next: usize, top: usize, gold: &[usize]) -> usize {
    (next..gold.len()).filter(|i| gold[*i] == top).count()
}
