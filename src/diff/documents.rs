//! Documents: paired by id, then by content.

use crate::model::{Descriptor, DocumentChange, DocumentShift, Report};
use std::collections::{BTreeMap, BTreeSet};

/// Which document of the old report is which of the new one, by id.
pub(super) type Names<'a> = BTreeMap<&'a str, &'a str>;

/// Returns which documents are the same, and what became of each.
pub(super) fn changes<'a>(old: &'a Report, new: &'a Report) -> (Names<'a>, Vec<DocumentChange<'a>>) {
    let (before, after) = (by_id(old), by_id(new));
    let mut names: Names = before.keys().filter(|id| after.contains_key(*id)).map(|id| (*id, *id)).collect();
    names.extend(renamed(&before, &after));
    let kept: BTreeSet<&str> = names.values().copied().collect();
    let mut changes: Vec<DocumentChange> = Vec::new();
    for (id, document) in &before {
        let now = names.get(id).map(|name| after[name]);
        let kinds = now.map_or(BTreeSet::from([DocumentShift::Gone]), |now| shifts(document, now));
        if !kinds.is_empty() {
            changes.push(DocumentChange { kinds, before: Some(document), after: now });
        }
    }
    let added = after.iter().filter(|(id, _)| !kept.contains(*id));
    changes.extend(added.map(|(_, document)| DocumentChange {
        kinds: BTreeSet::from([DocumentShift::Added]),
        before: None,
        after: Some(document),
    }));
    changes.sort_by_key(name);
    (names, changes)
}

/// Returns the name a change is sorted by: the lesser of both, whichever way round the reports are compared.
fn name<'a>(change: &DocumentChange<'a>) -> (&'a str, bool) {
    let ids = [change.before, change.after].into_iter().flatten().map(|document| document.id.as_str());
    (ids.min().unwrap_or_default(), change.kinds.contains(&DocumentShift::Renamed))
}

fn by_id(report: &Report) -> BTreeMap<&str, &Descriptor> {
    report.documents.iter().map(|document| (document.id.as_str(), document)).collect()
}

/// Returns the documents that have another id and the same bytes, where the bytes tell them apart.
fn renamed<'a>(before: &BTreeMap<&'a str, &'a Descriptor>, after: &BTreeMap<&'a str, &'a Descriptor>) -> Names<'a> {
    let gone = only_here(before, after);
    let come = only_here(after, before);
    gone.iter().filter_map(|(sha256, id)| Some((id.as_ref().copied()?, come.get(sha256).copied().flatten()?))).collect()
}

/// Returns the documents that `there` has not, by digest; none for a digest that several share.
fn only_here<'a>(
    here: &BTreeMap<&'a str, &'a Descriptor>,
    there: &BTreeMap<&'a str, &'a Descriptor>,
) -> BTreeMap<&'a str, Option<&'a str>> {
    let mut found: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (id, document) in here.iter().filter(|(id, document)| !there.contains_key(*id) && !document.sha256.is_empty()) {
        found.entry(document.sha256.as_str()).and_modify(|known| *known = None).or_insert(Some(*id));
    }
    found
}

fn shifts(before: &Descriptor, after: &Descriptor) -> BTreeSet<DocumentShift> {
    let known =
        |d: &Descriptor| (d.title.clone(), d.publisher.clone(), d.published, d.url.clone(), d.party.clone(), d.grade);
    let kinds = [
        (DocumentShift::Renamed, before.id != after.id),
        (DocumentShift::Edited, before.sha256 != after.sha256),
        (DocumentShift::Described, known(before) != known(after)),
    ];
    kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}
