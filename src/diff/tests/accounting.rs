//! Old report + changes = new report: nothing differs that the changes do not tell.
//!
//! What a report says is compared: documents, claims, issues with their members, and how pairs relate. Ids and places are no saying,
//! and what follows from the rest (findings, silences, tallies) is left to follow.

use super::*;
use crate::model::{Claim, ClaimRef, DateRange, Descriptor, IssueState, PairState};

/// What a report says: documents by id, claims and issues in any order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Saying {
    documents: BTreeMap<String, Descriptor>,
    claims: Vec<String>,
    issues: Vec<Matter>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Matter {
    key: String,
    window: Option<DateRange>,
    members: Vec<String>,
    pairs: Vec<([String; 2], BTreeSet<Relation>)>,
}

/// Returns a claim as what it says, in one document.
fn said(document: &str, claim: &Claim) -> String {
    let mut claim = claim.clone();
    claim.id.clear();
    (claim.at, claim.mentions) = (None, Vec::new());
    claim.quote = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Answer::Count(count) = &mut claim.answer {
        count.text.clear();
    }
    format!("{document} {}", serde_json::to_string(&claim).expect("a claim is plain data"))
}

/// Returns what each claim of a report says, by name.
fn sayings(report: &Report) -> BTreeMap<ClaimRef, String> {
    let all = report.claims.iter().flat_map(|file| file.claims.iter().map(move |claim| (&file.document, claim)));
    all.map(|(document, claim)| (ClaimRef { document: document.clone(), id: claim.id.clone() }, said(document, claim)))
        .collect()
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort();
    items
}

fn pair(claims: [&ClaimRef; 2], said: &BTreeMap<ClaimRef, String>) -> [String; 2] {
    let mut pair = claims.map(|claim| said[claim].clone());
    pair.sort();
    pair
}

fn matters(report: &Report, said: &BTreeMap<ClaimRef, String>) -> Vec<Matter> {
    let matter = |issue: &Issue| {
        let own = report.judgements.iter().filter(|judgement| judgement.issue == issue.key);
        let pairs = own.map(|judgement| {
            let [one, other] = &judgement.claims;
            (pair([one, other], said), BTreeSet::from([judgement.relation]))
        });
        Matter {
            key: issue.key.clone(),
            window: issue.window,
            members: sorted(issue.claims.iter().map(|claim| said[claim].clone())),
            pairs: sorted(pairs),
        }
    };
    sorted(report.issues.iter().map(matter))
}

pub(super) fn saying(report: &Report) -> Saying {
    let said = sayings(report);
    let documents = report.documents.iter().map(|document| (document.id.clone(), document.clone()));
    Saying { documents: documents.collect(), issues: matters(report, &said), claims: sorted(said.into_values()) }
}

/// Returns what the new report says, from the old one and the changes alone; of the new report only what the changes name is looked up.
pub(super) fn applied(old: &Report, changes: &Changes) -> Saying {
    let mut documents: BTreeMap<String, Descriptor> =
        old.documents.iter().map(|document| (document.id.clone(), document.clone())).collect();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for change in &changes.documents {
        change.before.map(|before| documents.remove(&before.id));
        names.extend(change.before.zip(change.after).map(|(b, a)| (b.id.as_str(), a.id.as_str())));
    }
    documents.extend(changes.documents.iter().filter_map(|c| c.after).map(|after| (after.id.clone(), after.clone())));
    let mut now: BTreeMap<ClaimRef, Option<String>> = BTreeMap::new();
    for file in &old.claims {
        let document = names.get(file.document.as_str()).copied().unwrap_or(&file.document);
        let name = |claim: &Claim| ClaimRef { document: file.document.clone(), id: claim.id.clone() };
        now.extend(file.claims.iter().map(|claim| (name(claim), Some(said(document, claim)))));
    }
    let mut new = Vec::new();
    for change in &changes.claims {
        let after = change.after.map(|after| said(after.document, after.claim));
        match change.before {
            Some(before) => {
                drop(now.insert(ClaimRef { document: before.document.into(), id: before.claim.id.clone() }, after));
            }
            None => new.extend(after),
        }
    }
    let claims = sorted(now.values().flatten().cloned().chain(new));
    Saying { documents, claims, issues: applied_issues(old, changes, &now) }
}

fn applied_issues(old: &Report, changes: &Changes, now: &BTreeMap<ClaimRef, Option<String>>) -> Vec<Matter> {
    let (was, is) = (sayings(old), sayings(changes.new));
    let still: BTreeMap<ClaimRef, String> =
        was.iter().map(|(name, then)| (name.clone(), now[name].clone().unwrap_or_else(|| then.clone()))).collect();
    let mut issues: BTreeMap<String, Matter> =
        matters(old, &still).into_iter().map(|matter| (matter.key.clone(), matter)).collect();
    let mut after_all = Vec::new();
    for change in &changes.issues {
        let mut matter = change.before.as_ref().map_or_else(
            || Matter { key: String::new(), window: None, members: Vec::new(), pairs: Vec::new() },
            |before| issues.remove(before.key).expect("it was there"),
        );
        let Some(IssueState { key, window, .. }) = &change.after else { continue };
        (matter.key, matter.window) = ((*key).into(), *window);
        for left in &change.left {
            take(&mut matter.members, &still[*left]);
        }
        matter.members.extend(change.joined.iter().map(|joined| is[*joined].clone()));
        for PairState { claims, relations } in change.pairs.iter().filter_map(|pair| pair.before.as_ref()) {
            take(&mut matter.pairs, &(pair(*claims, &still), relations.clone()));
        }
        let came = change.pairs.iter().filter_map(|pair| pair.after.as_ref());
        matter.pairs.extend(came.map(|state| (pair(state.claims, &is), state.relations.clone())));
        matter.members.sort();
        matter.pairs.sort();
        after_all.push(matter);
    }
    sorted(issues.into_values().chain(after_all))
}

fn take<T: PartialEq>(items: &mut Vec<T>, item: &T) {
    let at = items.iter().position(|own| own == item).expect("what leaves was there");
    items.remove(at);
}
