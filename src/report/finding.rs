//! What the judgements of an issue amount to: one finding for each relation, with positions instead of pairs.

use super::Spoken;
use crate::model::{
    Answer, ClaimRef, DateRange, Finding, Issue, Judgement, Origin, Polarity, Position, Relation, Testimony,
};
use crate::packs::Packs;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the findings of all issues, the most important first: by relation, then those of more origins, then the latest.
pub(super) fn findings(issues: &[Issue], judgements: &[Judgement], spoken: &Spoken, packs: &Packs) -> Vec<Finding> {
    let mut judged: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
    for judgement in judgements.iter().filter(|judgement| judgement.is_direct()) {
        judged.entry(&judgement.issue).or_default().push(judgement);
    }
    let mut found: Vec<Finding> = issues
        .iter()
        .filter_map(|issue| Some((issue, judged.get(issue.key.as_str())?)))
        .flat_map(|(issue, judged)| {
            Bench { issue, judged, spoken, packs, standing: is_standing(issue, packs) }.findings()
        })
        .collect();
    found.sort_by(|a, b| rank(a).cmp(&rank(b)));
    found
}

fn rank(finding: &Finding) -> impl Ord + use<'_> {
    let day = finding.days.or(finding.told).and_then(|days| days.to.or(days.from));
    (finding.relation, Reverse(finding.origins.len()), Reverse(day), &finding.issue, finding.claims().next().cloned())
}

/// Tells whether an issue is a standing matter, which has no day of its own.
fn is_standing(issue: &Issue, packs: &Packs) -> bool {
    packs.question(&issue.question).is_some_and(|(_, question)| question.compare.standing)
}

/// One issue with its judgements.
pub(super) struct Bench<'a> {
    issue: &'a Issue,
    judged: &'a [&'a Judgement],
    spoken: &'a Spoken<'a>,
    packs: &'a Packs,
    standing: bool,
}

impl<'a> Bench<'a> {
    /// Returns a pair of claims as a finding of its own, without days that only one of the two gives.
    pub(super) fn of_pair(
        issue: &'a Issue,
        judgement: &'a Judgement,
        spoken: &'a Spoken<'a>,
        packs: &'a Packs,
    ) -> Option<Finding> {
        let judged = [judgement];
        let bench = Bench { issue, judged: &judged, spoken, packs, standing: true };
        bench.finding(judgement.relation, &judgement.claims.iter().collect(), &judged)
    }
}

impl Bench<'_> {
    /// Returns the findings of the issue.
    fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for relation in [Relation::Conflict, Relation::Oppose] {
            found.extend(self.whole(&[relation]));
        }
        found.extend(self.whole(&[Relation::Update, Relation::Revise]).map(|finding| in_time(finding, self.spoken)));
        let agreed = self.parts(&[Relation::Agree]).into_iter();
        let agreed: Vec<Finding> = agreed.filter(|new| !found.iter().any(|told| holds(told, new))).collect();
        found.extend(agreed);
        let refined = self.parts(&[Relation::Agree, Relation::Refine]).into_iter();
        let refined: Vec<Finding> = refined.filter(|new| !found.iter().any(|told| holds_all(told, new))).collect();
        found.extend(refined.into_iter().map(|finding| Finding { relation: Relation::Refine, ..finding }));
        let open = self.whole(&[Relation::Undetermined]).filter(|open| {
            !open.claims().all(|claim| found.iter().any(|told| told.claims().any(|other| other == claim)))
        });
        found.extend(open);
        found
    }

    fn of(&self, relations: &[Relation]) -> Vec<&Judgement> {
        self.judged.iter().copied().filter(|judgement| relations.contains(&judgement.relation)).collect()
    }

    /// Returns one finding over all claims of the issue that stand in one of the relations.
    fn whole(&self, relations: &[Relation]) -> Option<Finding> {
        let own = self.of(relations);
        let claims: BTreeSet<&ClaimRef> = own.iter().flat_map(|judgement| &judgement.claims).collect();
        self.finding(relations[0], &claims, &own)
    }

    /// Returns one finding for each set of claims that the relations connect.
    fn parts(&self, relations: &[Relation]) -> Vec<Finding> {
        let own = self.of(relations);
        connected(&own).iter().filter_map(|claims| self.finding(relations[0], claims, &own)).collect()
    }

    fn finding(&self, relation: Relation, claims: &BTreeSet<&ClaimRef>, judged: &[&Judgement]) -> Option<Finding> {
        let mut members: Vec<&Testimony> = claims.iter().filter_map(|name| self.spoken.get(name)).collect();
        members.sort_by_key(|testimony| (testimony.document.published, testimony.reference()));
        let within = |judgement: &&&Judgement| judgement.claims.iter().all(|claim| claims.contains(claim));
        let grounds: BTreeSet<&str> = judged.iter().filter(within).map(|judgement| judgement.why.as_str()).collect();
        let mut groups = positions(&members);
        groups.sort_by_key(|group| (group[0].claim.polarity, Reverse(self.origins(group).len())));
        (members.len() > 1).then(|| Finding {
            relation,
            issue: self.issue.key.clone(),
            topic: self.issue.topic.clone(),
            question: self.issue.question.clone(),
            days: self.days(&members),
            told: cover(members.iter().filter_map(|t| t.document.published).map(DateRange::day)),
            place: self.place(&groups),
            origins: self.origins(&members),
            positions: groups.iter().map(|group| self.position(group)).collect(),
            grounds: grounds.into_iter().map(str::to_string).collect(),
        })
    }

    fn position(&self, group: &[&Testimony]) -> Position {
        Position {
            answer: group[0].claim.answer.clone(),
            polarity: group[0].claim.polarity,
            claims: group.iter().map(|testimony| testimony.reference()).collect(),
            origins: self.origins(group),
        }
    }

    fn origins(&self, members: &[&Testimony]) -> Vec<String> {
        let called = |name: &str| self.packs.lexicons.outlet(name).to_string();
        Origin::of(members.iter().copied(), called).iter().map(Origin::to_string).collect()
    }

    /// Returns the days the claims speak of. A standing matter has days only where every claim gives some: one that does would
    /// lend them to the others.
    fn days(&self, members: &[&Testimony]) -> Option<DateRange> {
        let stated: Vec<DateRange> = members.iter().filter_map(|t| t.claim.event_date).collect();
        (!self.standing || stated.len() == members.len()).then(|| cover(stated.into_iter())).flatten()
    }

    /// Returns the place most claims name; of a standing matter one that every position names.
    fn place(&self, groups: &[Vec<&Testimony>]) -> Option<String> {
        let named = groups.iter().flatten().filter_map(|testimony| testimony.claim.place.clone());
        let place = most_common(named)?;
        let names = |testimony: &&Testimony| testimony.claim.place.as_ref() == Some(&place);
        (!self.standing || groups.iter().all(|group| group.iter().any(names))).then_some(place)
    }
}

/// Returns the sets of claims that judgements connect, in the order of their first claims.
fn connected<'a>(judged: &[&'a Judgement]) -> Vec<BTreeSet<&'a ClaimRef>> {
    let mut beside: BTreeMap<&ClaimRef, Vec<&ClaimRef>> = BTreeMap::new();
    for judgement in judged {
        let [one, other] = &judgement.claims;
        beside.entry(one).or_default().push(other);
        beside.entry(other).or_default().push(one);
    }
    let mut seen: BTreeSet<&ClaimRef> = BTreeSet::new();
    let mut sets = Vec::new();
    for start in beside.keys() {
        let mut set = BTreeSet::new();
        let mut ahead = vec![*start];
        while let Some(claim) = ahead.pop() {
            if seen.insert(claim) {
                set.insert(claim);
                ahead.extend(&beside[claim]);
            }
        }
        if !set.is_empty() {
            sets.push(set);
        }
    }
    sets
}

/// Tells whether one position of `finding` holds all claims of `other`: then a reader has met them.
fn holds(finding: &Finding, other: &Finding) -> bool {
    finding.positions.iter().any(|position| other.claims().all(|claim| position.claims.contains(claim)))
}

/// Tells whether `finding` holds all claims of `other`, in whatever positions.
fn holds_all(finding: &Finding, other: &Finding) -> bool {
    other.claims().all(|claim| finding.claims().any(|mine| mine == claim))
}

/// Returns the different answers, in the order in which they were first told, each with the claims that give it.
fn positions<'a>(members: &[&'a Testimony]) -> Vec<Vec<&'a Testimony>> {
    let mut groups: Vec<Vec<&Testimony>> = Vec::new();
    for &testimony in members {
        match groups.iter_mut().find(|group| is_same(group[0], testimony)) {
            Some(group) => group.push(testimony),
            None => groups.push(vec![testimony]),
        }
    }
    groups
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

/// Returns a figure that evolves with its positions in the order they were told, a figure told twice counting by its first telling.
fn in_time(mut finding: Finding, spoken: &Spoken) -> Finding {
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
