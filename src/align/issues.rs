//! Issues: claims that comparable pairs connect, each with a name that stays.

use super::groups::Groups;
use super::profile::Profile;
use crate::model::{DateRange, Issue, Pair};
use std::collections::BTreeMap;

/// Returns the issues of one question. `stands_for` gives the claim under which a restatement goes.
pub(super) fn issues(members: &[usize], pairs: &[Pair], stands_for: &[usize], profiles: &[Profile]) -> Vec<Issue> {
    let mut groups = Groups::new(members, pairs, profiles);
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &index in members {
        together.entry(groups.find(stands_for[index])).or_default().push(index);
    }
    let mut issues: Vec<Issue> = together.into_values().map(|claims| issue(claims, profiles)).collect();
    issues.sort_by(|a, b| (&a.key, &a.claims).cmp(&(&b.key, &b.claims)));
    name_apart(&mut issues);
    issues.sort_by(|a, b| a.key.cmp(&b.key));
    issues
}

fn issue(mut claims: Vec<usize>, profiles: &[Profile]) -> Issue {
    claims.sort_by_key(|index| (profiles[*index].told.unwrap_or(i32::MAX), profiles[*index].testimony.reference()));
    let members: Vec<&Profile> = claims.iter().map(|index| &profiles[*index]).collect();
    let first = members[0].claim();
    Issue {
        key: key(&members),
        topic: first.topic.clone(),
        question: first.question.clone(),
        window: window(&members),
        place: most_common(members.iter().filter_map(|p| p.claim().place.clone())),
        claims: members.iter().map(|p| p.testimony.reference()).collect(),
    }
}

/// Returns the question, the matter and whose victims or troops it is about, joined by hyphens.
fn key(members: &[&Profile]) -> String {
    let question = members[0].claim().question.replace(['.', '_'], "-");
    let sided = members[0].compare.sided;
    let whose = |p: &&Profile| p.claim().victims_side.clone().or_else(|| p.claim().by.clone()).filter(|_| sided);
    let side = most_common(members.iter().filter_map(whose)).map(|side| slug(&side));
    [Some(question), Some(matter(members)), side].into_iter().flatten().collect::<Vec<_>>().join("-")
}

/// Returns the days the claims state, from the first to the last.
fn window(members: &[&Profile]) -> Option<DateRange> {
    let stated: Vec<DateRange> = members.iter().filter_map(|p| p.claim().event_date).collect();
    let from = stated.iter().filter_map(|days| days.from).min();
    let to = stated.iter().filter_map(|days| days.to).max();
    (from.is_some() || to.is_some()).then_some(DateRange { from, to })
}

/// Returns what tells the matter from others of its question: for what stands, whose it is; else the day most claims
/// give, else the month of the first telling.
fn matter(members: &[&Profile]) -> String {
    if members[0].compare.standing {
        let owner = most_common(members.iter().filter_map(|p| p.claim().of.clone()));
        let answer = || most_common(members.iter().map(|p| p.answer().join(" ")).filter(|answer| !answer.is_empty()));
        return slug(&owner.or_else(answer).unwrap_or_default());
    }
    let days = members.iter().filter_map(|p| p.claim().event_date.and_then(|days| days.from.or(days.to)));
    if let Some(day) = most_common(days) {
        return day.to_string();
    }
    let told = members.iter().filter_map(|p| p.testimony.told()).min();
    told.map_or("undated".into(), |day| day.strftime("%Y-%m").to_string())
}

/// Returns what occurs most often, the first in order where several do.
fn most_common<T: Ord>(things: impl Iterator<Item = T>) -> Option<T> {
    let mut tally: BTreeMap<T, usize> = BTreeMap::new();
    for thing in things {
        *tally.entry(thing).or_default() += 1;
    }
    tally.into_iter().rev().max_by_key(|(_, times)| *times).map(|(thing, _)| thing)
}

/// Makes the keys of different issues different: by place, and at last by number.
fn name_apart(issues: &mut [Issue]) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for issue in issues.iter() {
        *taken.entry(issue.key.clone()).or_default() += 1;
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for issue in issues.iter_mut() {
        if taken[&issue.key] > 1
            && let Some(place) = &issue.place
        {
            issue.key = format!("{}-{}", issue.key, slug(place));
        }
        let times = given.entry(issue.key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            issue.key = format!("{}-{times}", issue.key);
        }
    }
}

/// Returns the words of a name in lower case with hyphens between, at most five of them.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(5).map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
