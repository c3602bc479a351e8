//! What the parser looks at in a state (after Zhang and Nivre 2011).

use super::state::{NONE, State};
use crate::text::word::key;

/// A word as the parser's features see it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// Its form.
    pub word: u32,
    /// Its tag, from 1.
    pub tag: u32,
    /// Its cluster, from 1.
    pub cluster: u32,
    /// How many verbs, commas, and other joints stand before it in the sentence.
    pub before: [u8; 3],
}

const OUTSIDE: Seen = Seen { word: 0x00c0_ffee, tag: 200, cluster: 0xffff, before: [0; 3] };

/// The root as the features see it.
pub const ROOT: Seen = Seen { word: 0x0000_4007, tag: 201, cluster: 0xfffe, before: [0; 3] };

macro_rules! atoms {
    ($($name:ident),* $(,)?) => {
        #[derive(Clone, Copy)]
        #[repr(usize)]
        enum Atom { $($name),* }
        use Atom::*;
    };
}

atoms!(
    Nil, S0w, S0p, S0c, S0l, S0vl, S0vr, S0hw, S0hp, S0hl, S0h2p, S0h2l, S0lw, S0lp, S0ll, S0rw, S0rp, S0rl, S0l2p,
    S0l2l, S0r2p, S0r2l, S1w, S1p, S1c, S2p, N0w, N0p, N0c, N0lw, N0lp, N0ll, N0l2p, N0l2l, N0vl, N1w, N1p, N1c, N2w,
    N2p, N3p, Pw, Pp, Fw, Fp, D, B, S0has, S0rc,
);

/// The templates: which atoms make a feature together.
const TEMPLATES: [[Atom; 4]; 130] = [
    [S0w, Nil, Nil, Nil],
    [S0p, Nil, Nil, S0has],
    [S0w, S0p, Nil, S0has],
    [N0w, Nil, Nil, Nil],
    [N0p, Nil, Nil, Nil],
    [N0w, N0p, Nil, Nil],
    [N1w, Nil, Nil, Nil],
    [N1p, Nil, Nil, Nil],
    [N1w, N1p, Nil, Nil],
    [N2w, Nil, Nil, Nil],
    [N2p, Nil, Nil, Nil],
    [N2w, N2p, Nil, Nil],
    [S0w, S0p, N0w, N0p],
    [S0w, S0p, N0w, Nil],
    [S0w, N0w, N0p, Nil],
    [S0w, S0p, N0p, Nil],
    [S0p, N0w, N0p, Nil],
    [S0w, N0w, Nil, Nil],
    [S0p, N0p, Nil, Nil],
    [N0p, N1p, Nil, Nil],
    [N0p, N1p, N2p, Nil],
    [S0p, N0p, N1p, Nil],
    [S0hp, S0p, N0p, Nil],
    [S0p, S0lp, N0p, Nil],
    [S0p, S0rp, N0p, Nil],
    [S0p, N0p, N0lp, Nil],
    [S0w, D, Nil, Nil],
    [S0p, D, Nil, Nil],
    [N0w, D, Nil, Nil],
    [N0p, D, Nil, Nil],
    [S0w, N0w, D, Nil],
    [S0p, N0p, D, Nil],
    [S0w, S0vr, Nil, Nil],
    [S0p, S0vr, Nil, Nil],
    [S0w, S0vl, Nil, Nil],
    [S0p, S0vl, Nil, Nil],
    [N0w, N0vl, Nil, Nil],
    [N0p, N0vl, Nil, Nil],
    [S0hw, Nil, Nil, Nil],
    [S0hp, S0l, Nil, Nil],
    [S0l, S0p, Nil, Nil],
    [S0lw, S0ll, Nil, Nil],
    [S0lp, S0ll, Nil, Nil],
    [S0rw, S0rl, Nil, Nil],
    [S0rp, S0rl, Nil, Nil],
    [N0lw, N0ll, Nil, Nil],
    [N0lp, N0ll, Nil, Nil],
    [S0h2p, S0hp, S0hl, Nil],
    [S0l2p, S0l2l, S0p, Nil],
    [S0r2p, S0r2l, S0p, Nil],
    [N0l2p, N0l2l, N0p, Nil],
    [S0p, S0lp, S0l2p, Nil],
    [S0p, S0rp, S0r2p, Nil],
    [S0p, S0hp, S0h2p, Nil],
    [N0p, N0lp, N0l2p, Nil],
    [S0w, S0rl, S0r2l, Nil],
    [S0p, S0rl, S0r2l, Nil],
    [S0w, S0ll, S0l2l, Nil],
    [N0w, N0ll, N0l2l, Nil],
    [N0p, N0ll, N0l2l, Nil],
    // Below the top of the stack, and around both words.
    [S1p, S0p, N0p, Nil],
    [S1w, S0p, N0p, Nil],
    [S1p, S0w, N0p, Nil],
    [S1p, S0p, N0w, Nil],
    [S1w, N0w, Nil, Nil],
    [S1p, N0p, S0has, Nil],
    [S2p, S1p, S0p, Nil],
    [S0p, Fp, N0p, Nil],
    [S0p, Fp, Pp, N0p],
    [S0p, Pp, N0p, Nil],
    [S0p, Pp, N0p, N1p],
    [S0p, Fp, N0p, N1p],
    [S0w, Fw, Nil, Nil],
    [Pw, N0w, Nil, Nil],
    [Pw, N0p, S0p, Nil],
    [N0w, N1w, Nil, Nil],
    [N0w, N1p, Nil, Nil],
    [N0p, N1w, Nil, Nil],
    [N0p, N1w, S0p, Nil],
    [S0w, N0p, N1p, Nil],
    [S0p, N0w, N1p, Nil],
    [S0p, N0p, N1p, N2p],
    [N0p, N1p, N2p, N3p],
    // What stands between.
    [B, S0p, N0p, Nil],
    [B, S0w, N0p, Nil],
    [B, S0p, N0w, Nil],
    [B, D, S0p, N0p],
    // Wider: words with the labels and children around them.
    [S0w, S0rl, N0p, Nil],
    [S0w, S0rl, N0w, Nil],
    [S0p, S0rl, N0p, S0ll],
    [S0w, S0ll, N0p, Nil],
    [S0p, N0w, N0ll, Nil],
    [S0w, N0p, N0ll, Nil],
    [S0p, N0p, N0ll, S0rl],
    [S0w, N0w, N0ll, Nil],
    [S0hw, S0w, Nil, Nil],
    [S0hw, S0w, N0p, Nil],
    [S0hw, S0p, N0p, Nil],
    [S0hp, S0w, N0p, Nil],
    [S0hw, N0w, Nil, Nil],
    [S0hp, S0p, N0w, Nil],
    [S0hw, N0p, S0l, Nil],
    [S0hp, N0p, S0l, S0p],
    [S0rw, N0w, S0p, Nil],
    [S0rw, S0w, N0p, Nil],
    [S0rp, S0w, N0p, Nil],
    [S0p, S0rp, N0w, Nil],
    [S0rw, S0p, N0p, Nil],
    [S0p, N0lw, N0p, Nil],
    [S0w, N0lp, N0p, Nil],
    [S0w, N0lw, N0w, Nil],
    [S0w, N0lw, Nil, Nil],
    [S0p, N0vl, N0p, S0vr],
    [S0l, N0p, N1p, S0vr],
    [S0l, S0w, N0p, Nil],
    [S0l, S0p, N0w, Nil],
    [S0l, S0hl, N0p, Nil],
    [S0lp, S0p, N0p, N0lp],
    [S0rc, S0p, N0p, Nil],
    [S0rc, S0w, N0p, Nil],
    // Clusters.
    [S0c, Nil, Nil, Nil],
    [N0c, Nil, Nil, Nil],
    [S0c, N0c, Nil, Nil],
    [S0c, N0p, Nil, Nil],
    [S0p, N0c, Nil, Nil],
    [S0c, N0w, Nil, Nil],
    [S0w, N0c, Nil, Nil],
    [S0c, N0c, D, Nil],
    [S1c, S0p, N0c, Nil],
    [N0c, N1c, S0p, Nil],
];

/// How many features a state has.
pub const KEYS: usize = TEMPLATES.len();

struct View<'a> {
    seen: &'a [Seen],
    state: &'a State,
    atoms: [u32; 64],
}

impl View<'_> {
    fn seen(&self, word: u16) -> Seen {
        if word == NONE { OUTSIDE } else { self.seen.get(usize::from(word)).copied().unwrap_or(OUTSIDE) }
    }

    fn label(&self, word: u16) -> u32 {
        self.state.nodes.get(usize::from(word)).map_or(0, |node| u32::from(node.label))
    }

    fn head(&self, word: u16) -> u16 {
        self.state.nodes.get(usize::from(word)).map_or(NONE, |node| node.head)
    }

    fn put(&mut self, word: u16, atoms: [Atom; 3]) {
        let seen = self.seen(word);
        self.atoms[atoms[0] as usize] = seen.word;
        self.atoms[atoms[1] as usize] = seen.tag;
        self.atoms[atoms[2] as usize] = seen.cluster;
    }

    fn put_child(&mut self, word: u16, [w, p, l]: [Atom; 3]) {
        let seen = self.seen(word);
        self.atoms[w as usize] = seen.word;
        self.atoms[p as usize] = seen.tag;
        self.atoms[l as usize] = self.label(word);
    }

    fn stack(&mut self) {
        let top = self.state.top(0);
        self.put(top, [S0w, S0p, S0c]);
        self.put(self.state.top(1), [S1w, S1p, S1c]);
        self.put(self.state.top(2), [Nil, S2p, Nil]);
        let head = self.head(top);
        self.put_child(head, [S0hw, S0hp, S0hl]);
        self.put_child(self.head(head), [Nil, S0h2p, S0h2l]);
        self.atoms[S0l as usize] = self.label(top);
        self.atoms[S0has as usize] = u32::from(head != NONE);
        let Some(node) = self.state.nodes.get(usize::from(top)).copied() else { return };
        self.atoms[S0vl as usize] = u32::from(node.left_count);
        self.atoms[S0vr as usize] = u32::from(node.right_count);
        self.put_child(node.left[0], [S0lw, S0lp, S0ll]);
        self.put_child(node.left[1], [Nil, S0l2p, S0l2l]);
        self.put_child(node.right[0], [S0rw, S0rp, S0rl]);
        self.put_child(node.right[1], [Nil, S0r2p, S0r2l]);
        let grandchild = self.state.nodes.get(usize::from(node.right[0])).map_or(NONE, |child| child.left[0]);
        self.atoms[S0rc as usize] = self.seen(grandchild).word;
    }

    fn queue(&mut self) {
        let next = self.state.next;
        self.put(next, [N0w, N0p, N0c]);
        self.put(next + 1, [N1w, N1p, N1c]);
        self.put(next + 2, [N2w, N2p, Nil]);
        self.put(next + 3, [Nil, N3p, Nil]);
        self.put(next.wrapping_sub(1), [Pw, Pp, Nil]);
        let node = self.state.nodes[usize::from(next)];
        self.atoms[N0vl as usize] = u32::from(node.left_count);
        self.put_child(node.left[0], [N0lw, N0lp, N0ll]);
        self.put_child(node.left[1], [Nil, N0l2p, N0l2l]);
    }

    fn between(&mut self) {
        let (top, next) = (self.state.top(0), self.state.next);
        if top == NONE {
            return;
        }
        self.put(top + 1, [Fw, Fp, Nil]);
        self.atoms[D as usize] = match next - top {
            near @ 0..=5 => u32::from(near),
            6..=10 => 6,
            _ => 7,
        };
        let from = self.seen[usize::from(top)];
        let until = self.seen[usize::from(next)].before;
        let mut code = 0;
        for (now, then) in until.into_iter().zip(from.before) {
            code = code * 3 + u32::from(now.wrapping_sub(then).min(2));
        }
        self.atoms[B as usize] = code + 1;
    }
}

/// Writes the keys of `state` over the words `seen`, the root last, to `keys`.
pub fn keys(seen: &[Seen], state: &State, keys: &mut [u32; KEYS]) {
    let mut view = View { seen, state, atoms: [0; 64] };
    view.stack();
    view.queue();
    view.between();
    view.atoms[Nil as usize] = 0;
    for (i, (template, slot)) in TEMPLATES.iter().zip(keys).enumerate() {
        let [a, b, c, d] = template.map(|atom| view.atoms[atom as usize & 63]);
        *slot = key(i as u32 ^ d.wrapping_mul(0x9e37_79b1), a, b, c);
    }
}
