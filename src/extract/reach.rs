//! Which attributions reach into which sentence, so that nobody has to look through all of them for each word.

use super::attribution::Attribution;
use super::reading::Reading;
use crate::model::Span;

/// For each sentence the attributions whose words reach into it, in their order.
pub(super) struct Reach {
    starts: Vec<usize>,
    by_sentence: Vec<Vec<usize>>,
}

impl Reach {
    /// Returns the reach of `attributions` over the sentences of a document.
    pub(super) fn new(readings: &[Reading], attributions: &[Attribution]) -> Self {
        let starts: Vec<usize> = readings.iter().map(|reading| reading.sentence.span.start).collect();
        let mut by_sentence = vec![Vec::new(); starts.len()];
        for (number, attribution) in attributions.iter().enumerate() {
            let Some(all) = attribution.reach.iter().copied().reduce(Span::cover) else { continue };
            let first = starts.partition_point(|start| *start <= all.start).saturating_sub(1);
            let reached = starts[first..].iter().take_while(|start| **start < all.end).count();
            by_sentence[first..first + reached].iter_mut().for_each(|list| list.push(number));
        }
        Self { starts, by_sentence }
    }

    /// Returns the numbers of the attributions that may cover what begins at byte `at`.
    pub(super) fn at(&self, at: usize) -> &[usize] {
        let sentence = self.starts.partition_point(|start| *start <= at).checked_sub(1);
        sentence.map_or(&[], |sentence| &self.by_sentence[sentence])
    }
}
