//! Training the parser.

use crate::conllu::Tree;
use crate::oracle::cost;
use crate::perceptron::{Dice, Learner, MARGIN};
use rashomon::text::Tag;
use rashomon::text::learn::features::{KEYS, Seen, keys};
use rashomon::text::learn::state::{Action, State};
use rashomon::text::learn::{RIGHT_LABELS, best, choose, label_mask};

/// A sentence ready for training.
pub(crate) struct Lesson {
    /// What the parser sees of its words.
    pub(crate) seen: Vec<Seen>,
    /// Which words are punctuation.
    pub(crate) marks: Vec<bool>,
    /// The heads.
    pub(crate) heads: Vec<usize>,
    /// The labels, from 0.
    pub(crate) labels: Vec<u8>,
    /// How much it counts.
    pub(crate) weight: i32,
}

impl Lesson {
    /// Returns the lesson that `tree` teaches, its words seen as `seen` and tagged as `tags`.
    pub(crate) fn new(tree: &Tree, seen: Vec<Seen>, tags: impl Iterator<Item = Tag>) -> Self {
        let heads = tree.words.iter().map(|word| word.head).collect();
        let labels = tree.words.iter().map(|word| word.relation as u8).collect();
        Self { seen, marks: tags.map(|tag| tag == Tag::Punct).collect(), heads, labels, weight: tree.weight }
    }
}

/// Trains for some `epochs`, following the parser's own choices (nine in ten of them from the second epoch on).
pub(crate) fn train(lessons: &[Lesson], epochs: usize, (mut learner, run): (Learner, u64)) -> Learner {
    let mut dice = Dice(29 + run);
    let mut state = State::default();
    for epoch in 0..epochs {
        for at in dice.order(lessons.len()) {
            learn(&lessons[at], &mut state, &mut learner, &mut dice, epoch > 0);
        }
        eprintln!("  parser, run {}, epoch {}: {} features", run + 1, epoch + 1, learner.len());
    }
    learner
}

fn learn(lesson: &Lesson, state: &mut State, learner: &mut Learner, dice: &mut Dice, explores: bool) {
    state.reset(lesson.marks.iter().copied());
    let mut found = [0; KEYS];
    let mut known = Vec::new();
    while !state.is_done() {
        if state.stack.is_empty() {
            state.take(Action::Shift, 0);
            continue;
        }
        keys(&lesson.seen, state, &mut found);
        learner.find(&found, &mut known);
        let scores = learner.score_actions(&known);
        learner.tick();
        let chosen = choose(state, &scores);
        let costs = Action::ALL
            .map(|action| if state.allows(action) { cost(state, action, &lesson.heads) } else { usize::MAX });
        let least = costs.into_iter().min().expect("there are four actions");
        let best_of = |is_meant: &dyn Fn(usize) -> bool| {
            let meant = Action::ALL.into_iter().filter(|action| is_meant(costs[*action as usize]));
            meant.max_by_key(|action| (scores[*action as usize], 3 - *action as u8))
        };
        let right = best_of(&|cost| cost == least).expect("some action costs least");
        let rival = best_of(&|cost| cost > least && cost < usize::MAX);
        if let Some(rival) = rival.filter(|rival| scores[right as usize] < scores[*rival as usize] + MARGIN) {
            learner.teach_actions(&found, right as usize, rival as usize, lesson.weight);
        }
        let follows = explores && dice.roll() % 10 < 9;
        let action = if follows { chosen } else { right };
        let label = label(lesson, state, learner, (&found, &known), action, explores);
        state.take(action, label);
    }
}

/// Returns the label, from 1, for the arc that `action` makes, having learnt from it if the arc is right.
fn label(
    lesson: &Lesson,
    state: &State,
    learner: &mut Learner,
    (found, known): (&[u32], &[u32]),
    action: Action,
    explores: bool,
) -> u8 {
    let (child, head) = match action {
        Action::Left => (state.top(0), state.next),
        Action::Right => (state.next, state.top(0)),
        _ => return 0,
    };
    let scores = learner.score_row(known);
    let found_label = best(&scores, label_mask(action));
    if lesson.heads[usize::from(child)] != usize::from(head) {
        return found_label % RIGHT_LABELS + 1;
    }
    let offset = if action == Action::Right { RIGHT_LABELS } else { 0 };
    let gold = lesson.labels[usize::from(child)] + offset;
    let rival = best(&scores, label_mask(action) & !(1 << gold));
    if scores[usize::from(gold)] < scores[usize::from(rival)] + MARGIN {
        learner.teach_row(found, gold, rival, lesson.weight);
    }
    (if explores { found_label } else { gold }) % RIGHT_LABELS + 1
}
