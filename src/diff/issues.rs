//! What became of each issue: paired by the claims they share, then by key.

use super::pairs::Pair;
use crate::model::{
    Cause, ClaimChange, ClaimRef, ClaimShift, Finding, Issue, IssueChange, IssueShift, IssueState, Judgement, Relation,
    Report, Stated,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the issues that are newly in conflict, settled or re-classified.
pub(super) fn changes<'a>(
    old: &'a Report,
    new: &'a Report,
    pairs: &[Pair<'a>],
    claims: &[ClaimChange<'a>],
) -> Vec<IssueChange<'a>> {
    let (before, after) = (Docket::new(old), Docket::new(new));
    let changed = Changed::new(claims);
    let mut changes: Vec<IssueChange> = matched(&before, &after, pairs)
        .into_iter()
        .filter_map(|(one, other)| {
            let (was, is) = (one.map(|key| before.state(key)), other.map(|key| after.state(key)));
            let kind = shift(was.as_ref(), is.as_ref())?;
            let touched = [(one, &before, 0), (other, &after, 1)].into_iter().any(|(key, docket, side)| {
                key.is_none_or(|key| docket.issues[key].claims.iter().any(|claim| changed.is(side, claim)))
            });
            let question = one.map(|key| before.issues[key]).or(other.map(|key| after.issues[key]))?;
            let because = if touched { Cause::Claims } else { Cause::Rules };
            Some(IssueChange { kind, because, question: &question.question, before: was, after: is })
        })
        .collect();
    changes.sort_by_key(|change| {
        let mut keys = [&change.before, &change.after].map(|state| state.as_ref().map(|state| state.key));
        keys.sort_unstable();
        (change.question, keys)
    });
    changes
}

/// Returns how an issue changed, if it did. Agreement that comes or goes is told by its claims.
fn shift(before: Option<&IssueState>, after: Option<&IssueState>) -> Option<IssueShift> {
    let relations = |state: Option<&IssueState>| state.map(|state| state.relations.clone()).unwrap_or_default();
    let (was, is) = (relations(before), relations(after));
    match (was.contains(&Relation::Conflict), is.contains(&Relation::Conflict)) {
        (false, true) => Some(IssueShift::InConflict),
        (true, false) => Some(IssueShift::Settled),
        _ if was != is && before.is_some() && after.is_some() => Some(IssueShift::Reclassified),
        _ => None,
    }
}

/// The issues of one report with their relations and findings.
struct Docket<'a> {
    issues: BTreeMap<&'a str, &'a Issue>,
    relations: BTreeMap<&'a str, BTreeSet<Relation>>,
    findings: BTreeMap<&'a str, &'a Finding>,
    of_claim: BTreeMap<&'a ClaimRef, &'a str>,
}

impl<'a> Docket<'a> {
    fn new(report: &'a Report) -> Self {
        let mut relations: BTreeMap<&str, BTreeSet<Relation>> = BTreeMap::new();
        for Judgement { issue, relation, .. } in &report.judgements {
            relations.entry(issue).or_default().insert(*relation);
        }
        let mut findings: BTreeMap<&str, &Finding> = BTreeMap::new();
        for finding in &report.findings {
            findings.entry(&finding.issue).or_insert(finding);
        }
        let claims =
            report.issues.iter().flat_map(|issue| issue.claims.iter().map(|claim| (claim, issue.key.as_str())));
        Self {
            issues: report.issues.iter().map(|issue| (issue.key.as_str(), issue)).collect(),
            relations,
            findings,
            of_claim: claims.collect(),
        }
    }

    fn state(&self, key: &'a str) -> IssueState<'a> {
        IssueState {
            key,
            relations: self.relations.get(key).cloned().unwrap_or_default(),
            finding: self.findings.get(key).copied(),
        }
    }

    fn issue_of(&self, told: &Stated) -> Option<&'a str> {
        let name = ClaimRef { document: told.document.into(), id: told.claim.id.clone() };
        self.of_claim.get(&name).copied()
    }
}

/// Returns every issue of both reports once, paired where it is the same: those that share most claims first.
fn matched<'a>(before: &Docket<'a>, after: &Docket<'a>, pairs: &[Pair<'a>]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (was, is) in pairs {
        if let (Some(was), Some(is)) = (was, is)
            && let (Some(one), Some(other)) = (before.issue_of(was), after.issue_of(is))
        {
            *shared.entry((one, other)).or_default() += 1;
        }
    }
    for key in before.issues.keys().filter(|key| after.issues.contains_key(*key)) {
        shared.entry((key, key)).or_default();
    }
    let mut order: Vec<(&str, &str, usize)> = shared.into_iter().map(|((a, b), n)| (a, b, n)).collect();
    order.sort_by_key(|(a, b, n)| (Reverse(*n), a != b, *(a.min(b)), *(a.max(b))));
    let (mut taken_before, mut taken_after) = (BTreeSet::new(), BTreeSet::new());
    let mut matched = Vec::new();
    for (one, other, _) in order {
        if !taken_before.contains(one) && !taken_after.contains(other) {
            taken_before.insert(one);
            taken_after.insert(other);
            matched.push((Some(one), Some(other)));
        }
    }
    matched.extend(before.issues.keys().filter(|key| !taken_before.contains(*key)).map(|key| (Some(*key), None)));
    matched.extend(after.issues.keys().filter(|key| !taken_after.contains(*key)).map(|key| (None, Some(*key))));
    matched
}

/// The claims of either report that changed in what they say.
struct Changed([BTreeSet<ClaimRef>; 2]);

impl Changed {
    fn new(claims: &[ClaimChange]) -> Self {
        let name = |told: &Stated| ClaimRef { document: told.document.into(), id: told.claim.id.clone() };
        let said = |change: &&ClaimChange| change.kinds.iter().any(|kind| *kind != ClaimShift::Reviewed);
        let before = claims.iter().filter(said).filter_map(|change| change.before.as_ref().map(name));
        let after = claims.iter().filter(said).filter_map(|change| change.after.as_ref().map(name));
        Self([before.collect(), after.collect()])
    }

    fn is(&self, side: usize, claim: &ClaimRef) -> bool {
        self.0[side].contains(claim)
    }
}
