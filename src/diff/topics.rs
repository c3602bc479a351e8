//! What became of each topic as a pack.

use crate::model::{Report, ShownTopic, TopicChange};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the topics that are added, gone, or ask or read otherwise; by id.
pub(super) fn changes<'a>(old: &'a Report, new: &'a Report) -> Vec<TopicChange<'a>> {
    let by_id = |report: &'a Report| -> BTreeMap<&str, &ShownTopic> {
        report.topics.iter().map(|topic| (topic.id.as_str(), topic)).collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let changes = ids.into_iter().filter_map(|id| {
        let (before, after) = (before.get(id).copied(), after.get(id).copied());
        (before != after).then_some(TopicChange { before, after })
    });
    changes.collect()
}
