//! The state of the parser: a stack, a place in the sentence and the arcs made so far.

/// No token.
pub const NONE: u16 = u16::MAX;
/// Longest sentence that is parsed in one go, in tokens.
pub const LONGEST: usize = 400;

/// The four actions of the arc-eager system (Nivre 2003), the root standing at the end (Ballesteros and Nivre 2013).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Action {
    /// Puts the next word on the stack.
    Shift,
    /// Takes a word that has its head from the stack.
    Reduce,
    /// Makes the next word the head of the top of the stack, and takes that off.
    Left,
    /// Makes the top of the stack the head of the next word, and puts that on the stack.
    Right,
}

impl Action {
    /// All actions, by number.
    pub const ALL: [Self; 4] = [Self::Shift, Self::Reduce, Self::Left, Self::Right];
}

/// What a word has gathered so far.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Its head, [`NONE`] as long as it has none; the root is the number of words.
    pub head: u16,
    /// The number of its label, from 1; 0 as long as it has none.
    pub label: u8,
    /// How many children stand before it.
    pub left_count: u8,
    /// How many children stand behind it.
    pub right_count: u8,
    /// Its outermost and second outermost child before it.
    pub left: [u16; 2],
    /// Its outermost and second outermost child behind it.
    pub right: [u16; 2],
}

const FRESH: Node = Node { head: NONE, label: 0, left_count: 0, right_count: 0, left: [NONE; 2], right: [NONE; 2] };

/// A state of the parser.
#[derive(Debug, Default)]
pub struct State {
    /// Words under treatment, the latest last.
    pub stack: Vec<u16>,
    /// The next word; the number of words once the root is next.
    pub next: u16,
    /// The words, and the root behind them.
    pub nodes: Vec<Node>,
    /// Which words are punctuation marks.
    marks: Vec<bool>,
}

impl State {
    /// Returns to the start of a sentence, of whose words `marks` tells which are punctuation.
    pub fn reset(&mut self, marks: impl Iterator<Item = bool>) {
        self.marks.clear();
        self.marks.extend(marks);
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(self.marks.len() + 1, FRESH);
    }

    /// Returns the number of words, which is also the root's number.
    pub fn root(&self) -> u16 {
        (self.nodes.len() - 1) as u16
    }

    /// Returns the word `depth` places below the top of the stack.
    pub fn top(&self, depth: usize) -> u16 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |i| self.stack[i])
    }

    /// Tells whether all words are done.
    pub fn is_done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// Tells whether `action` may be taken; punctuation marks never become heads. As long as the state is not done, some action may.
    pub fn allows(&self, action: Action) -> bool {
        let top = self.top(0);
        let at_root = self.next == self.root();
        if action == Action::Shift {
            return !at_root;
        }
        if top == NONE {
            return false;
        }
        let has_head = self.nodes[usize::from(top)].head != NONE;
        match action {
            Action::Shift => !at_root,
            Action::Reduce => has_head,
            Action::Left => !has_head && (at_root || !self.marks[usize::from(self.next)]),
            Action::Right => !at_root && !self.marks[usize::from(top)],
        }
    }

    /// Takes `action`; an arc it makes gets the label numbered `label`, from 1.
    pub fn take(&mut self, action: Action, label: u8) {
        match action {
            Action::Shift => self.shift(),
            Action::Reduce => {
                self.stack.pop();
            }
            Action::Left => {
                let child = self.stack.pop().expect("an arc to the left has a word on the stack");
                self.attach(child, self.next, label);
            }
            Action::Right => {
                self.attach(self.next, self.top(0), label);
                self.shift();
            }
        }
    }

    fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    fn attach(&mut self, child: u16, head: u16, label: u8) {
        let node = &mut self.nodes[usize::from(child)];
        (node.head, node.label) = (head, label);
        let node = &mut self.nodes[usize::from(head)];
        if child < head {
            node.left = [child, node.left[0]];
            node.left_count = node.left_count.saturating_add(1);
        } else {
            node.right = [child, node.right[0]];
            node.right_count = node.right_count.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_actions_build_a_tree() {
        // "Troops shelled villages": the verb heads both nouns and depends on the root.
        let mut state = State::default();
        state.reset([false; 3].into_iter());
        for (action, label) in [(Action::Shift, 0), (Action::Left, 7), (Action::Shift, 0), (Action::Right, 8)] {
            assert!(state.allows(action), "{action:?}");
            state.take(action, label);
        }
        state.take(Action::Reduce, 0);
        state.take(Action::Left, 1);
        assert!(state.is_done());
        let heads: Vec<u16> = state.nodes[..3].iter().map(|node| node.head).collect();
        assert_eq!(heads, [1, 3, 1]);
    }

    #[test]
    fn a_mark_never_becomes_a_head() {
        let mut state = State::default();
        state.reset([true, false].into_iter());
        state.take(Action::Shift, 0);
        assert!(!state.allows(Action::Right));
        assert!(state.allows(Action::Left));
    }
}
