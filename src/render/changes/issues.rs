//! What became of issues, one sentence or two each.

use super::{SHORT, Telling, news};
use crate::model::{Cause, ClaimRef, IssueChange, IssueShift, IssueState, Relation};
use crate::render::page::{Page, Words, strong, text};
use crate::render::reading::Reading;
use crate::render::{english, sentence};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds that the first screen tells one by one.
const LEADING: [IssueShift; 4] =
    [IssueShift::InConflict, IssueShift::Settled, IssueShift::Updated, IssueShift::Reclassified];

/// Returns one item for each of the first changes that matter most.
pub(super) fn leading(told: &Telling) -> Vec<Words> {
    let mut items = Vec::new();
    for kind in LEADING {
        let own: Vec<_> = told.changes.issues.iter().filter(|issue| issue.kinds.first() == Some(&kind)).collect();
        items.extend(own.iter().take(SHORT).map(|issue| item(told, issue)));
        if own.len() > SHORT {
            items.push(vec![strong(label(kind)), text(format!(" And {} more, below.", own.len() - SHORT))]);
        }
    }
    items
}

/// Adds the issues that the first screen does not tell.
pub(super) fn write(page: &mut Page, told: &Telling) {
    let news: Vec<&IssueChange> = news::first(told).collect();
    let is_news = |issue: &IssueChange| news.iter().any(|told| std::ptr::eq(*told, issue));
    let rest = told.changes.issues.iter().filter(|issue| is_told(told, issue) && !is_news(issue));
    let mut issues: Vec<&IssueChange> = rest.collect();
    issues.sort_by_key(|issue| issue.kinds.first().copied());
    let mut times: BTreeMap<IssueShift, usize> = BTreeMap::new();
    issues.retain(|issue| {
        let kind = *issue.kinds.first().expect("a change has a kind");
        let time = times.entry(kind).or_default();
        *time += 1;
        *time > SHORT || !LEADING.contains(&kind)
    });
    if issues.is_empty() {
        return;
    }
    page.heading(2, "Other issues");
    page.list(issues.into_iter().map(|issue| item(told, issue)).collect());
}

/// Tells whether an issue is worth a line: beyond what is judged otherwise, one in which claims came, and now agree or differ. Where
/// claims only stand in other company than before, nobody said anything.
fn is_told(told: &Telling, issue: &IssueChange) -> bool {
    let came = |names: &[&ClaimRef]| names.iter().any(|name| told.is_news(name));
    let has_finding = |state: &Option<IssueState>| state.as_ref().is_some_and(|state| state.finding.is_some());
    match issue.kinds.first() {
        Some(IssueShift::Grown) => has_finding(&issue.after),
        Some(IssueShift::Opened) => has_finding(&issue.after) && came(&issue.joined),
        Some(IssueShift::Shrunk) => has_finding(&issue.before),
        Some(IssueShift::Closed) => has_finding(&issue.before) && came(&issue.left),
        Some(IssueShift::Recast) | None => false,
        Some(_) => true,
    }
}

pub(super) fn item(told: &Telling, change: &IssueChange) -> Words {
    let said = |reading: &Reading, state: &Option<IssueState>| {
        state.as_ref().and_then(|state| state.finding).map(|finding| sentence::finding(reading, finding))
    };
    let kind = *change.kinds.first().expect("a change has a kind");
    let (was, is) = (said(&told.old, &change.before), said(&told.new, &change.after));
    let ask = told.new.question(change.question).or(told.old.question(change.question));
    let ask: String = ask.map_or(change.question, |question| &question.ask).into();
    let words = match kind {
        IssueShift::InConflict | IssueShift::Grown | IssueShift::Opened => is.unwrap_or(ask),
        IssueShift::Settled => {
            let rest = if change.after.is_some() {
                " What is left of it contradicts nothing."
            } else {
                " It is no longer spoken of."
            };
            format!("{}{}", was.unwrap_or(ask), is.map_or(rest.into(), |is| format!(" Now: {is}")))
        }
        IssueShift::Updated => format!("{} {}", figures(change), is.or(was).unwrap_or(ask)),
        IssueShift::Reclassified => {
            let [before, after] = relations(change);
            format!("{ask} {} → {}.{}", names(&before), names(&after), is.map_or(String::new(), |is| format!(" {is}")))
        }
        IssueShift::Shrunk => is.or(was.map(|was| format!("Before: {was}"))).unwrap_or(ask),
        IssueShift::Recast => is.or(was).unwrap_or(ask),
        IssueShift::Closed => was.unwrap_or(ask),
    };
    vec![strong(label(kind)), text(format!(" {words}{}", why(told, change)))]
}

/// Returns what is behind a change that no source is behind.
fn why(told: &Telling, change: &IssueChange) -> &'static str {
    let is_judged = change.kinds.iter().any(|kind| LEADING.contains(kind));
    match change.because {
        Cause::Rules if is_judged => {
            " The claims are the same: it is judged otherwise because packs or program changed."
        }
        Cause::Rules => " Because packs or program changed.",
        Cause::Review if told.changes.rules_differ() => {
            " No source changed: a claim in it was reviewed, and packs or program changed."
        }
        Cause::Review => " No source changed: a claim in it was reviewed.",
        Cause::Documents => "",
    }
}

fn figures(change: &IssueChange) -> String {
    change.toll.map_or(String::new(), |[was, is]| format!("{} → {}:", english::count(was), english::count(is)))
}

/// Returns how the claims that are in it both times relate, before and now; only pairs that are judged otherwise count.
fn relations(change: &IssueChange) -> [BTreeSet<Relation>; 2] {
    let came: BTreeSet<_> = change.joined.iter().chain(&change.left).collect();
    let mut relations = [BTreeSet::new(), BTreeSet::new()];
    for pair in &change.pairs {
        for (side, state) in [&pair.before, &pair.after].into_iter().enumerate() {
            let state = state.iter().filter(|state| !state.claims.iter().any(|claim| came.contains(claim)));
            relations[side].extend(state.flat_map(|state| state.relations.iter().copied()));
        }
    }
    relations
}

fn names(relations: &BTreeSet<Relation>) -> String {
    let word = |relation: &Relation| match relation {
        Relation::Conflict => "conflict",
        Relation::Oppose => "clash of positions",
        Relation::Update => "growing figure",
        Relation::Revise => "corrected figure",
        Relation::Agree => "agreement",
        Relation::Refine => "accounts that fit together",
        Relation::Undetermined => "left open",
    };
    let words: Vec<String> = relations.iter().map(|relation| word(relation).to_string()).collect();
    if words.is_empty() { "not compared".into() } else { english::list(&words) }
}

fn label(kind: IssueShift) -> &'static str {
    match kind {
        IssueShift::InConflict => "Newly in conflict.",
        IssueShift::Settled => "No longer in conflict.",
        IssueShift::Updated => "Figure updated.",
        IssueShift::Reclassified => "Judged otherwise.",
        IssueShift::Grown => "More is said.",
        IssueShift::Shrunk => "Less is said.",
        IssueShift::Opened => "New.",
        IssueShift::Closed => "No longer spoken of.",
        IssueShift::Recast => "Named otherwise.",
    }
}
