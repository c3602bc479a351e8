//! What is spoken of for the first time: issues of the new report whose claims are new.

use super::{SHORT, Telling, claims, issues};
use crate::model::{Answer, Cause, ClaimRef, IssueChange, IssueShift};
use crate::render::page::{Words, strong, text};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Returns one item for each of the first matters that are new, those that most documents tell first.
pub(super) fn leading(told: &Telling) -> Vec<Words> {
    let mut items: Vec<Words> = first(told).filter_map(|issue| item(told, issue)).collect();
    let more = all(told).len().saturating_sub(SHORT);
    if more > 0 {
        items.push(vec![strong("New."), text(format!(" And {more} more, below."))]);
    }
    items
}

/// Returns the matters that the first screen tells.
pub(super) fn first<'t>(told: &'t Telling) -> impl Iterator<Item = &'t IssueChange<'t>> {
    all(told).into_iter().take(SHORT)
}

/// Returns the issues that are open because documents speak of something new, the weightiest first: those that more documents tell, then
/// higher figures. The program knows no more of what matters.
fn all<'t>(told: &'t Telling) -> Vec<&'t IssueChange<'t>> {
    let is_new = |issue: &&IssueChange| {
        issue.kinds.first() == Some(&IssueShift::Opened)
            && issue.because == Cause::Documents
            && issue.joined.iter().any(|name| told.is_news(name))
    };
    let mut issues: Vec<&IssueChange> = told.changes.issues.iter().filter(is_new).collect();
    issues.sort_by_key(|issue| {
        let documents: BTreeSet<&str> = issue.joined.iter().map(|name| name.document.as_str()).collect();
        (Reverse(documents.len()), Reverse(figure(told, issue)), issue.question)
    });
    issues
}

/// Returns the highest figure that the claims of an issue give; nothing where they give none.
fn figure(told: &Telling, issue: &IssueChange) -> Option<u64> {
    let count = |name: &&ClaimRef| match &told.new.get(name)?.claim.answer {
        Answer::Count(count) => count.min.or(count.max),
        _ => None,
    };
    issue.joined.iter().filter_map(count).max()
}

fn item(told: &Telling, issue: &IssueChange) -> Option<Words> {
    if issue.after.as_ref().is_some_and(|state| state.finding.is_some()) {
        return Some(issues::item(told, issue));
    }
    let name = issue.joined.iter().find(|name| told.is_news(name))?;
    let line = claims::line(&told.new, told.new.get(name)?);
    Some(vec![strong("New."), text(format!(" {line}."))])
}
