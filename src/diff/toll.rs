//! Tolls: the latest figure of an issue, and whether it was updated.

use super::issues::{Judged, Same};
use crate::model::{Answer, Claim, ClaimRef, Count, Descriptor, Issue, Polarity, Relation, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of a report that count something, with the day of their document.
pub(super) struct Figures<'a>(BTreeMap<(&'a str, &'a str), (Option<jiff::civil::Date>, &'a Count)>);

/// An issue at one time, with the figures of its report and how its claims relate.
pub(super) struct Tally<'t, 'a> {
    pub(super) figures: &'t Figures<'a>,
    pub(super) issue: &'t Issue,
    pub(super) judged: &'t Judged<'a>,
}

/// The latest figure of an issue, and the claims that give it.
struct Latest<'t, 'a> {
    count: &'a Count,
    claims: Vec<&'t ClaimRef>,
}

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
}

impl<'t, 'a> Tally<'t, 'a> {
    /// Returns the figure that was told last; the highest of one day.
    fn latest(&self) -> Option<Latest<'t, 'a>> {
        let figure = |name: &ClaimRef| self.figures.0.get(&(name.document.as_str(), name.id.as_str())).copied();
        let all = self.issue.claims.iter().filter_map(|name| Some((name, figure(name)?)));
        let all: Vec<_> = all.collect();
        let (_, (day, count)) = all.iter().max_by_key(|(_, (day, count))| (*day, count.allowed()))?;
        let is_it = |told: &(Option<jiff::civil::Date>, &Count)| told.0 == *day && bounds(told.1) == bounds(count);
        let claims = all.iter().filter(|(_, told)| is_it(told)).map(|(name, _)| *name).collect();
        Some(Latest { count, claims })
    }

    /// Tells whether one of two claims updates or corrects the other.
    fn is_updated(&self, one: &ClaimRef, other: &ClaimRef) -> bool {
        let relations = self.judged.get(&[one.min(other), one.max(other)]);
        relations.is_some_and(|all| all.contains(&Relation::Update) || all.contains(&Relation::Revise))
    }
}

fn bounds(count: &Count) -> (Option<u64>, Option<u64>, bool, bool) {
    (count.min, count.max, count.approx, count.vague)
}

/// Returns the latest figures before and now, where they differ and one is told in place of the other: the same claim gives it now, or
/// they update or correct one another in one of the reports. Figures of one issue alone may count different people.
pub(super) fn updated<'a>(
    before: &Tally<'_, 'a>,
    after: &Tally<'_, 'a>,
    relations: &BTreeSet<Relation>,
    same: &Same,
) -> Option<[&'a Count; 2]> {
    let (was, is) = (before.latest()?, after.latest()?);
    let is_toll = relations.contains(&Relation::Update) || relations.contains(&Relation::Revise);
    let is_followed = |was: &ClaimRef, is: &ClaimRef| {
        let (now, then) = (same.then_now.get(was), same.now_then.get(is));
        now == Some(is)
            || now.is_some_and(|now| after.is_updated(now, is))
            || then.is_some_and(|then| before.is_updated(was, then))
    };
    let is_linked = || was.claims.iter().any(|was| is.claims.iter().any(|is| is_followed(was, is)));
    (is_toll && bounds(was.count) != bounds(is.count) && is_linked()).then_some([was.count, is.count])
}
