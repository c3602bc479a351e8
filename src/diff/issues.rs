//! What became of each issue: paired by the claims they share, then by key.

use super::pairs::Pair;
use super::toll::{self, Figures, Tally};
use crate::model::{
    Cause, ClaimChange, ClaimRef, Finding, Issue, IssueChange, IssueShift, IssueState, Judgement, PairChange,
    PairState, Relation, Report, Stated,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Returns what became of the issues.
pub(super) fn changes<'a>(
    old: &'a Report,
    new: &'a Report,
    pairs: &[Pair<'a>],
    claims: &[ClaimChange<'a>],
) -> Vec<IssueChange<'a>> {
    let dockets = [Docket::new(old), Docket::new(new)];
    let figures = [Figures::new(old), Figures::new(new)];
    let changed = Changed::new(claims, (&old.packs, &old.tool) != (&new.packs, &new.tool));
    let same = Same::new(pairs);
    let mut changes: Vec<IssueChange> = matched(&dockets[0], &dockets[1], pairs)
        .into_iter()
        .filter_map(|(one, other)| match (one, other) {
            (Some(one), Some(other)) => kept(&dockets, &figures, &same, one, other),
            (Some(one), None) => Some(one_sided(&dockets[0], one, IssueShift::Closed)),
            (None, other) => Some(one_sided(&dockets[1], other?, IssueShift::Opened)),
        })
        .map(|change| IssueChange { because: changed.because(&dockets, &change), ..change })
        .collect();
    changes.sort_by(|a, b| (a.question, sides(&dockets, a)).cmp(&(b.question, sides(&dockets, b))));
    changes
}

/// Returns what a change is sorted by, whichever report comes first: key and claims on both sides, the lesser first.
fn sides<'a>(dockets: &[Docket<'a>; 2], change: &IssueChange<'a>) -> [Option<(&'a str, Vec<&'a ClaimRef>)>; 2] {
    let side = |docket: &Docket<'a>, state: &Option<IssueState<'a>>| {
        let key = state.as_ref()?.key;
        let mut claims: Vec<&ClaimRef> = docket.issues[key].claims.iter().collect();
        claims.sort_unstable();
        Some((key, claims))
    };
    let mut sides = [side(&dockets[0], &change.before), side(&dockets[1], &change.after)];
    sides.sort_unstable();
    sides
}

/// Returns what became of an issue that both reports have, if anything did.
fn kept<'a>(
    dockets: &[Docket<'a>; 2],
    figures: &[Figures<'a>; 2],
    same: &Same,
    one: &'a str,
    other: &'a str,
) -> Option<IssueChange<'a>> {
    let (was, is) = (dockets[0].issues[one], dockets[1].issues[other]);
    let (before, after) = (dockets[0].state(one), dockets[1].state(other));
    let joined = without(&is.claims, &was.claims, &same.now_then);
    let left = without(&was.claims, &is.claims, &same.then_now);
    let judged = [dockets[0].judged(one), dockets[1].judged(other)];
    let pairs = rejudged(&judged[0], &judged[1], same);
    let stays = |pair: &PairChange| {
        let new = |name: &ClaimRef| joined.contains(&name);
        let old = |name: &ClaimRef| left.contains(&name);
        !pair.before.iter().flat_map(|state| state.claims).any(old)
            && !pair.after.iter().flat_map(|state| state.claims).any(new)
    };
    let conflict = [&before, &after].map(|state| state.relations.contains(&Relation::Conflict));
    let relations = before.relations.union(&after.relations).copied().collect();
    let tally = |side: usize, issue| Tally { figures: &figures[side], issue, judged: &judged[side] };
    let toll = toll::updated(&tally(0, was), &tally(1, is), &relations, same);
    let matter = |issue: &Issue| (issue.key.clone(), issue.window, issue.place.clone());
    let kinds = [
        (IssueShift::InConflict, conflict == [false, true]),
        (IssueShift::Settled, conflict == [true, false]),
        (IssueShift::Updated, toll.is_some()),
        (IssueShift::Reclassified, pairs.iter().any(stays)),
        (IssueShift::Grown, !joined.is_empty()),
        (IssueShift::Shrunk, !left.is_empty()),
        (IssueShift::Recast, matter(was) != matter(is)),
    ];
    let kinds: BTreeSet<IssueShift> = kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect();
    let (because, question) = (Cause::Rules, was.question.as_str());
    (!kinds.is_empty()).then_some(IssueChange {
        kinds,
        because,
        question,
        before: Some(before),
        after: Some(after),
        toll,
        joined,
        left,
        pairs,
    })
}

/// Returns the change of an issue that only one report has.
fn one_sided<'a>(docket: &Docket<'a>, key: &'a str, kind: IssueShift) -> IssueChange<'a> {
    let (issue, state) = (docket.issues[key], docket.state(key));
    let mut kinds = BTreeSet::from([kind]);
    let is_new = kind == IssueShift::Opened;
    if state.relations.contains(&Relation::Conflict) {
        kinds.insert(if is_new { IssueShift::InConflict } else { IssueShift::Settled });
    }
    let pairs = docket.judged(key).into_iter().map(|(claims, relations)| {
        let state = Some(PairState { claims, relations });
        if is_new { PairChange { before: None, after: state } } else { PairChange { before: state, after: None } }
    });
    let claims: Vec<&ClaimRef> = issue.claims.iter().collect();
    IssueChange {
        kinds,
        because: Cause::Rules,
        question: &issue.question,
        toll: None,
        joined: if is_new { claims.clone() } else { Vec::new() },
        left: if is_new { Vec::new() } else { claims },
        pairs: pairs.collect(),
        before: (!is_new).then(|| state.clone()),
        after: is_new.then_some(state),
    }
}

/// Which claim of one report is which of the other, both ways.
pub(super) struct Same {
    pub(super) then_now: BTreeMap<ClaimRef, ClaimRef>,
    pub(super) now_then: BTreeMap<ClaimRef, ClaimRef>,
}

impl Same {
    fn new(pairs: &[Pair]) -> Self {
        let both = pairs.iter().filter_map(|(was, is)| Some((name(was.as_ref()?), name(is.as_ref()?))));
        let then_now: BTreeMap<ClaimRef, ClaimRef> = both.collect();
        Self { now_then: then_now.iter().map(|(was, is)| (is.clone(), was.clone())).collect(), then_now }
    }
}

fn name(told: &Stated) -> ClaimRef {
    ClaimRef { document: told.document.into(), id: told.claim.id.clone() }
}

/// Returns the claims of `here` that are none of those `there`, sorted.
fn without<'a>(here: &'a [ClaimRef], there: &[ClaimRef], same: &BTreeMap<ClaimRef, ClaimRef>) -> Vec<&'a ClaimRef> {
    let there: BTreeSet<&ClaimRef> = there.iter().collect();
    let is_there = |name: &ClaimRef| same.get(name).is_some_and(|other| there.contains(other));
    let mut only: Vec<&ClaimRef> = here.iter().filter(|name| !is_there(name)).collect();
    only.sort_unstable();
    only
}

/// The judged pairs of an issue, each with its relations.
pub(super) type Judged<'a> = BTreeMap<[&'a ClaimRef; 2], BTreeSet<Relation>>;

/// Returns the pairs of claims that relate otherwise.
fn rejudged<'a>(before: &Judged<'a>, after: &Judged<'a>, same: &Same) -> Vec<PairChange<'a>> {
    let state = |claims: &[&'a ClaimRef; 2], relations: &BTreeSet<Relation>| {
        Some(PairState { claims: *claims, relations: relations.clone() })
    };
    let now: Vec<(&[&'a ClaimRef; 2], &BTreeSet<Relation>)> = after.iter().collect();
    let mut rest: BTreeMap<[&ClaimRef; 2], usize> = now.iter().enumerate().map(|(at, (k, _))| (**k, at)).collect();
    let mut changes = Vec::new();
    for (claims, relations) in before {
        let found = match claims.map(|claim| same.then_now.get(claim)) {
            [Some(one), Some(other)] => rest.remove(&[one.min(other), one.max(other)]).map(|at| now[at]),
            _ => None,
        };
        if found.map(|(_, relations)| relations) != Some(relations) {
            let after = found.and_then(|(claims, relations)| state(claims, relations));
            changes.push(PairChange { before: state(claims, relations), after });
        }
    }
    changes.extend(rest.into_values().map(|at| PairChange { before: None, after: state(now[at].0, now[at].1) }));
    changes.sort_by(|a, b| order(a).cmp(&order(b)));
    changes
}

/// Returns what pairs are sorted by, whichever report comes first.
fn order<'a>(pair: &PairChange<'a>) -> [Option<[&'a ClaimRef; 2]>; 2] {
    let mut states = [&pair.before, &pair.after].map(|state| state.as_ref().map(|state| state.claims));
    states.sort_unstable();
    states
}

/// The issues of one report with their relations and findings.
struct Docket<'a> {
    issues: BTreeMap<&'a str, &'a Issue>,
    judgements: BTreeMap<&'a str, Vec<&'a Judgement>>,
    findings: BTreeMap<&'a str, &'a Finding>,
    of_claim: BTreeMap<&'a ClaimRef, &'a str>,
}

impl<'a> Docket<'a> {
    fn new(report: &'a Report) -> Self {
        let mut judgements: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
        for judgement in report.judgements.iter().filter(|judgement| judgement.is_direct()) {
            judgements.entry(&judgement.issue).or_default().push(judgement);
        }
        let mut findings: BTreeMap<&str, &Finding> = BTreeMap::new();
        for finding in &report.findings {
            findings.entry(&finding.issue).or_insert(finding);
        }
        let claims =
            report.issues.iter().flat_map(|issue| issue.claims.iter().map(|claim| (claim, issue.key.as_str())));
        Self {
            issues: report.issues.iter().map(|issue| (issue.key.as_str(), issue)).collect(),
            judgements,
            findings,
            of_claim: claims.collect(),
        }
    }

    fn state(&self, key: &'a str) -> IssueState<'a> {
        IssueState {
            key,
            window: self.issues[key].window,
            place: self.issues[key].place.as_deref(),
            relations: self.judgements.get(key).into_iter().flatten().map(|judgement| judgement.relation).collect(),
            finding: self.findings.get(key).copied(),
        }
    }

    fn judged(&self, key: &str) -> Judged<'a> {
        let mut judged = Judged::new();
        for judgement in self.judgements.get(key).into_iter().flatten() {
            let [one, other] = &judgement.claims;
            judged.entry([one.min(other), one.max(other)]).or_default().insert(judgement.relation);
        }
        judged
    }

    /// Tells whether the finding of an issue rests on a claim.
    fn tells(&self, key: &str, told: &Stated) -> bool {
        self.findings.get(key).is_some_and(|finding| finding.claims().any(|claim| *claim == name(told)))
    }

    fn issue_of(&self, told: &Stated) -> Option<&'a str> {
        self.of_claim.get(&name(told)).copied()
    }
}

/// How strongly two issues are the same: by the claims they share, then by those of them that either's finding rests on, then by how few
/// claims they do not share; more is stronger.
type Bond = (usize, usize, Reverse<usize>);

/// Returns every issue of both reports once, paired where it is the same: those that share most claims first. The key, which is words,
/// decides only between bonds of one strength, and pairs two issues that share nothing only where no claim of either lives on.
fn matched<'a>(before: &Docket<'a>, after: &Docket<'a>, pairs: &[Pair<'a>]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let mut bonds: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut living: [BTreeSet<&str>; 2] = Default::default();
    for (was, is) in pairs {
        if let (Some(was), Some(is)) = (was, is)
            && let (Some(one), Some(other)) = (before.issue_of(was), after.issue_of(is))
        {
            let (shared, told) = bonds.entry((one, other)).or_default();
            *shared += 1;
            *told += usize::from(before.tells(one, was)) + usize::from(after.tells(other, is));
            living[0].insert(one);
            living[1].insert(other);
        }
    }
    let is_left = |key: &&&str| !living[0].contains(**key) && !living[1].contains(**key);
    for key in before.issues.keys().filter(|key| after.issues.contains_key(*key)).filter(is_left) {
        bonds.entry((key, key)).or_default();
    }
    let bond = |((one, other), (shared, told)): ((&'a str, &'a str), (usize, usize))| {
        let apart = before.issues[one].claims.len() + after.issues[other].claims.len() - 2 * shared;
        (one, other, (shared, told, Reverse(apart)))
    };
    let mut order: Vec<(&str, &str, Bond)> = bonds.into_iter().map(bond).collect();
    order.sort_by_key(|(a, b, bond)| (Reverse(*bond), a != b, *(a.min(b)), *(a.max(b))));
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

/// The claims of either report that changed, with the cause.
struct Changed {
    claims: [BTreeMap<ClaimRef, Cause>; 2],
    rules_differ: bool,
}

impl Changed {
    fn new(claims: &[ClaimChange], rules_differ: bool) -> Self {
        let before = claims.iter().filter_map(|change| Some((name(change.before.as_ref()?), change.because?)));
        let after = claims.iter().filter_map(|change| Some((name(change.after.as_ref()?), change.because?)));
        Self { claims: [before.collect(), after.collect()], rules_differ }
    }

    /// Returns why an issue changed: because of documents if one of its claims did, else of a decision if one did. Where its claims
    /// are as they were, the rules have changed; where they have not, what is known of its documents has.
    fn because(&self, dockets: &[Docket; 2], change: &IssueChange) -> Cause {
        let states = [&change.before, &change.after];
        let causes = states.into_iter().enumerate().flat_map(|(side, state)| {
            let claims = state.iter().flat_map(move |state| &dockets[side].issues[state.key].claims);
            claims.filter_map(move |claim| self.claims[side].get(claim).copied())
        });
        let unmoved = if self.rules_differ { Cause::Rules } else { Cause::Documents };
        causes.min().unwrap_or(unmoved)
    }
}
