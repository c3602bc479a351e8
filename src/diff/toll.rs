//! Tolls: the latest figure of an issue, and whether it was updated.

use crate::model::{Answer, Claim, ClaimRef, Count, Descriptor, Issue, Polarity, Relation, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of a report that count something, with the day of their document.
pub(super) struct Figures<'a>(BTreeMap<(&'a str, &'a str), (Option<jiff::civil::Date>, &'a Count)>);

impl<'a> Figures<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let documents: BTreeMap<&str, &Descriptor> = report.documents.iter().map(|d| (d.id.as_str(), d)).collect();
        let counted = |claim: &'a Claim| match &claim.answer {
            Answer::Count(count) if claim.polarity == Polarity::Affirmed => Some(count),
            _ => None,
        };
        let all = report.claims.iter().flat_map(|file| file.claims.iter().map(move |claim| (file, claim)));
        let figures = all.filter_map(|(file, claim)| {
            let day = documents.get(file.document.as_str()).and_then(|document| document.published);
            Some(((file.document.as_str(), claim.id.as_str()), (day, counted(claim)?)))
        });
        Self(figures.collect())
    }

    /// Returns the figure of an issue that was told last; the highest of one day.
    fn latest(&self, issue: &Issue) -> Option<&'a Count> {
        let figure = |name: &ClaimRef| self.0.get(&(name.document.as_str(), name.id.as_str())).copied();
        let last = issue.claims.iter().filter_map(figure).max_by_key(|(day, count)| (*day, count.allowed()));
        last.map(|(_, count)| count)
    }
}

/// Returns the latest figures before and now, where they differ and sources updated or corrected one another.
pub(super) fn updated<'a>(
    before: (&Figures<'a>, &Issue),
    after: (&Figures<'a>, &Issue),
    relations: &BTreeSet<Relation>,
) -> Option<[&'a Count; 2]> {
    let (was, is) = (before.0.latest(before.1)?, after.0.latest(after.1)?);
    let is_toll = relations.contains(&Relation::Update) || relations.contains(&Relation::Revise);
    let bounds = |count: &Count| (count.min, count.max, count.approx, count.vague);
    (is_toll && bounds(was) != bounds(is)).then_some([was, is])
}
