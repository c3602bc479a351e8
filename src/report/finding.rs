//! What the judgements of an issue amount to: one finding for each relation, with positions instead of pairs.

use super::Spoken;
use crate::model::{
    Answer, ClaimRef, DateRange, Finding, Issue, Judgement, Origin, Polarity, Position, Relation, Testimony,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the findings of all issues, the most important first: by relation, then those of more origins, then the latest.
pub(super) fn findings(issues: &[Issue], judgements: &[Judgement], spoken: &Spoken) -> Vec<Finding> {
    let mut judged: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
    for judgement in judgements {
        judged.entry(&judgement.issue).or_default().push(judgement);
    }
    let mut found: Vec<Finding> = issues
        .iter()
        .filter_map(|issue| Some((issue, judged.get(issue.key.as_str())?)))
        .flat_map(|(issue, judged)| of_issue(issue, judged, spoken))
        .collect();
    found.sort_by(|a, b| rank(a).cmp(&rank(b)));
    found
}

fn rank(finding: &Finding) -> impl Ord + use<'_> {
    let day = finding.days.or(finding.told).and_then(|days| days.to.or(days.from));
    (finding.relation, Reverse(finding.origins.len()), Reverse(day), &finding.issue, finding.claims().next().cloned())
}

/// Returns the findings of one issue.
fn of_issue(issue: &Issue, judged: &[&Judgement], spoken: &Spoken) -> Vec<Finding> {
    let mut found = Vec::new();
    for relation in [Relation::Conflict, Relation::Oppose] {
        found.extend(whole(issue, &[relation], judged, spoken));
    }
    found.extend(whole(issue, &[Relation::Update, Relation::Revise], judged, spoken).map(in_time(spoken)));
    let clashes = found.clone();
    let told = |finding: &Finding| clashes.iter().any(|clash| holds(clash, finding));
    let agreed = parts(issue, &[Relation::Agree], judged, spoken);
    found.extend(agreed.into_iter().filter(|finding| !told(finding)));
    let settled = found.clone();
    let refined = parts(issue, &[Relation::Agree, Relation::Refine], judged, spoken);
    let is_new = |finding: &Finding| !settled.iter().any(|other| holds_all(other, finding));
    found.extend(refined.into_iter().filter(is_new).map(|finding| Finding { relation: Relation::Refine, ..finding }));
    found.extend(whole(issue, &[Relation::Undetermined], judged, spoken));
    found
}

/// Tells whether one position of `finding` holds all claims of `other`: then a reader has met them.
fn holds(finding: &Finding, other: &Finding) -> bool {
    finding.positions.iter().any(|position| other.claims().all(|claim| position.claims.contains(claim)))
}

/// Tells whether `finding` holds all claims of `other`, in whatever positions.
fn holds_all(finding: &Finding, other: &Finding) -> bool {
    other.claims().all(|claim| finding.claims().any(|mine| mine == claim))
}

/// Returns one finding over all claims of the issue that stand in one of the relations.
fn whole(issue: &Issue, relations: &[Relation], judged: &[&Judgement], spoken: &Spoken) -> Option<Finding> {
    let own: Vec<&Judgement> = judged.iter().copied().filter(|j| relations.contains(&j.relation)).collect();
    let claims: BTreeSet<&ClaimRef> = own.iter().flat_map(|judgement| &judgement.claims).collect();
    finding(issue, relations[0], &claims, &own, spoken)
}

/// Returns one finding for each set of claims that the relations connect.
fn parts(issue: &Issue, relations: &[Relation], judged: &[&Judgement], spoken: &Spoken) -> Vec<Finding> {
    let own: Vec<&Judgement> = judged.iter().copied().filter(|j| relations.contains(&j.relation)).collect();
    let mut sets: Vec<BTreeSet<&ClaimRef>> = Vec::new();
    for judgement in &own {
        let (touching, rest): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|set| judgement.claims.iter().any(|claim| set.contains(claim)));
        let joined = touching.into_iter().flatten().chain(&judgement.claims).collect();
        sets = rest;
        sets.push(joined);
    }
    sets.iter().filter_map(|claims| finding(issue, relations[0], claims, &own, spoken)).collect()
}

fn finding(
    issue: &Issue,
    relation: Relation,
    claims: &BTreeSet<&ClaimRef>,
    judged: &[&Judgement],
    spoken: &Spoken,
) -> Option<Finding> {
    let mut members: Vec<&Testimony> = claims.iter().filter_map(|name| spoken.get(name)).collect();
    members.sort_by_key(|testimony| (testimony.document.published, testimony.reference()));
    let grounds: BTreeSet<&str> = judged
        .iter()
        .filter(|judgement| judgement.claims.iter().all(|claim| claims.contains(claim)))
        .map(|judgement| judgement.why.as_str())
        .collect();
    (members.len() > 1).then(|| Finding {
        relation,
        issue: issue.key.clone(),
        topic: issue.topic.clone(),
        question: issue.question.clone(),
        days: cover(members.iter().filter_map(|t| t.claim.event_date)),
        told: cover(members.iter().filter_map(|t| t.document.published).map(DateRange::day)),
        place: most_common(members.iter().filter_map(|t| t.claim.place.clone())),
        origins: origins(&members),
        positions: positions(&members),
        grounds: grounds.into_iter().map(str::to_string).collect(),
    })
}

/// Returns the different answers, in the order in which they were first told, each with the claims that give it.
fn positions(members: &[&Testimony]) -> Vec<Position> {
    let mut groups: Vec<Vec<&Testimony>> = Vec::new();
    for &testimony in members {
        match groups.iter_mut().find(|group| is_same(group[0], testimony)) {
            Some(group) => group.push(testimony),
            None => groups.push(vec![testimony]),
        }
    }
    groups.iter().map(|group| position(group)).collect()
}

fn position(group: &[&Testimony]) -> Position {
    Position {
        answer: group[0].claim.answer.clone(),
        polarity: group[0].claim.polarity,
        claims: group.iter().map(|testimony| testimony.reference()).collect(),
        origins: origins(group),
    }
}

/// Tells whether two claims give one answer; two counts whose words differ and whose bounds do not are one.
fn is_same(a: &Testimony, b: &Testimony) -> bool {
    a.claim.polarity == b.claim.polarity
        && match (&a.claim.answer, &b.claim.answer) {
            (Answer::Count(one), Answer::Count(other)) => {
                (one.min, one.max, one.approx) == (other.min, other.max, other.approx)
            }
            (one, other) => one == other,
        }
}

fn origins(members: &[&Testimony]) -> Vec<String> {
    Origin::of(members.iter().copied()).iter().map(Origin::to_string).collect()
}

/// Returns a figure that evolves with its positions in the order they were told, a figure told twice counting by its first telling.
fn in_time(spoken: &Spoken) -> impl Fn(Finding) -> Finding {
    |mut finding| {
        let told = |position: &Position| {
            let first = position.claims.iter().filter_map(|name| spoken.get(name)?.document.published).min();
            let least = match &position.answer {
                Answer::Count(count) => count.min.or(count.max),
                Answer::Parties(_) | Answer::Status(_) => None,
            };
            (first, least, position.polarity == Polarity::Denied)
        };
        finding.positions.sort_by_key(told);
        finding
    }
}

/// Returns the days from the first to the last of all ranges.
fn cover(ranges: impl Iterator<Item = DateRange>) -> Option<DateRange> {
    ranges.reduce(|a, b| DateRange {
        from: a.from.zip(b.from).map(|(x, y)| x.min(y)),
        to: a.to.zip(b.to).map(|(x, y)| x.max(y)),
    })
}

/// Returns what occurs most often, the first in order where several do.
fn most_common(names: impl Iterator<Item = String>) -> Option<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        *times.entry(name).or_default() += 1;
    }
    times.into_iter().max_by_key(|(name, times)| (*times, Reverse(name.clone()))).map(|(name, _)| name)
}
