//! Documents: paired by id, then by content.

use super::passages;
use crate::model::{Descriptor, DocumentChange, DocumentShift, Passage, Report};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A paragraph that more documents than this have tells nothing of which of them is which.
const COMMON: usize = 20;

/// Which document of the old report is which of the new one, by id.
pub(super) type Names<'a> = BTreeMap<&'a str, &'a str>;

/// A document with its paragraphs, where the report knows them.
#[derive(Clone, Copy)]
struct Known<'a> {
    descriptor: &'a Descriptor,
    passages: Option<&'a [Passage]>,
}

impl<'a> Known<'a> {
    /// Returns the digests of its paragraphs, each once.
    fn digests(&self) -> BTreeSet<&'a str> {
        self.passages.unwrap_or_default().iter().map(|passage| passage.digest.as_str()).collect()
    }
}

/// Returns which documents are the same, and what became of each.
pub(super) fn changes<'a>(old: &'a Report, new: &'a Report) -> (Names<'a>, Vec<DocumentChange<'a>>) {
    let (before, after) = (by_id(old), by_id(new));
    let mut names: Names = before.keys().filter(|id| after.contains_key(*id)).map(|id| (*id, *id)).collect();
    names.extend(renamed(&before, &after));
    names.extend(moved(&before, &after, &names));
    let kept: BTreeSet<&str> = names.values().copied().collect();
    let mut changes: Vec<DocumentChange> = Vec::new();
    for (id, document) in &before {
        let Some(now) = names.get(id).map(|name| after[name]) else {
            changes.push(one_sided(DocumentShift::Gone, Some(document.descriptor), None));
            continue;
        };
        let (kinds, passages) = shifts(*document, now);
        if !kinds.is_empty() {
            let (before, after) = (Some(document.descriptor), Some(now.descriptor));
            changes.push(DocumentChange { kinds, before, after, passages });
        }
    }
    let added = after.iter().filter(|(id, _)| !kept.contains(*id));
    changes.extend(added.map(|(_, document)| one_sided(DocumentShift::Added, None, Some(document.descriptor))));
    changes.sort_by_key(name);
    (names, changes)
}

fn one_sided<'a>(
    kind: DocumentShift,
    before: Option<&'a Descriptor>,
    after: Option<&'a Descriptor>,
) -> DocumentChange<'a> {
    DocumentChange { kinds: BTreeSet::from([kind]), before, after, passages: Vec::new() }
}

/// Returns the name a change is sorted by: the lesser of both, whichever way round the reports are compared.
fn name<'a>(change: &DocumentChange<'a>) -> (&'a str, bool) {
    let ids = [change.before, change.after].into_iter().flatten().map(|document| document.id.as_str());
    (ids.min().unwrap_or_default(), change.kinds.contains(&DocumentShift::Renamed))
}

fn by_id(report: &Report) -> BTreeMap<&str, Known<'_>> {
    let passages: BTreeMap<&str, &[Passage]> =
        report.passages.iter().map(|known| (known.document.as_str(), known.passages.as_slice())).collect();
    let known = |descriptor| Known { descriptor, passages: passages.get(descriptor.id.as_str()).copied() };
    report.documents.iter().map(|document| (document.id.as_str(), known(document))).collect()
}

/// Returns the documents that have another id and the same bytes, where the bytes tell them apart.
fn renamed<'a>(before: &BTreeMap<&'a str, Known<'a>>, after: &BTreeMap<&'a str, Known<'a>>) -> Names<'a> {
    let gone = only_here(before, after);
    let come = only_here(after, before);
    gone.iter().filter_map(|(sha256, id)| Some((id.as_ref().copied()?, come.get(sha256).copied().flatten()?))).collect()
}

/// Returns the documents that `there` has not, by digest; none for a digest that several share.
fn only_here<'a>(
    here: &BTreeMap<&'a str, Known<'a>>,
    there: &BTreeMap<&'a str, Known<'a>>,
) -> BTreeMap<&'a str, Option<&'a str>> {
    let mut found: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let only = here.iter().filter(|(id, known)| !there.contains_key(*id) && !known.descriptor.sha256.is_empty());
    for (id, known) in only {
        found.entry(known.descriptor.sha256.as_str()).and_modify(|known| *known = None).or_insert(Some(*id));
    }
    found
}

/// Returns the documents that were renamed and edited at once: they share at least half of their paragraphs; one is enough where
/// publisher and day are the same.
fn moved<'a>(
    before: &BTreeMap<&'a str, Known<'a>>,
    after: &BTreeMap<&'a str, Known<'a>>,
    names: &Names<'a>,
) -> Names<'a> {
    let taken: BTreeSet<&str> = names.values().copied().collect();
    let gone = || before.iter().filter(|(id, _)| !names.contains_key(*id));
    let come = after.iter().filter(|(id, _)| !taken.contains(*id));
    let (here, there) = (by_paragraph(gone()), by_paragraph(come));
    let mut likes: Vec<(usize, &str, &str)> = Vec::new();
    for (id, document) in gone() {
        let own = document.digests().into_iter().filter(|digest| here[digest].len() <= COMMON);
        let alike = own.filter_map(|digest| there.get(digest).filter(|there| there.len() <= COMMON));
        for other in alike.flatten().copied().collect::<BTreeSet<&str>>() {
            likes.extend(shared(*document, after[other]).map(|shared| (shared, *id, other)));
        }
    }
    likes.sort_by_key(|(shared, a, b)| (Reverse(*shared), *a.min(b), *a.max(b)));
    let (mut moved, mut taken) = (Names::new(), BTreeSet::new());
    for (_, id, other) in likes {
        if !moved.contains_key(id) && taken.insert(other) {
            moved.insert(id, other);
        }
    }
    moved
}

/// Returns the documents that have each paragraph, by its digest.
fn by_paragraph<'a: 'b, 'b>(
    documents: impl Iterator<Item = (&'b &'a str, &'b Known<'a>)>,
) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, document) in documents {
        for digest in document.digests() {
            found.entry(digest).or_default().push(id);
        }
    }
    found
}

/// Returns how many paragraphs two documents share, if these are enough to take one for the other.
fn shared(one: Known, other: Known) -> Option<usize> {
    let (a, b) = (one.digests(), other.digests());
    let shared = a.intersection(&b).count();
    let of = |known: Known| (known.descriptor.publisher.clone(), known.descriptor.published);
    let is_one_source = of(one) == of(other) && one.descriptor.publisher.is_some() && of(one).1.is_some();
    (shared > 0 && (is_one_source || 2 * shared >= a.len().max(b.len()))).then_some(shared)
}

/// Returns how a document differs, and in which paragraphs. Where both reports know the paragraphs, other bytes alone are no change.
fn shifts<'a>(before: Known<'a>, after: Known<'a>) -> (BTreeSet<DocumentShift>, Vec<crate::model::PassageChange<'a>>) {
    let (was, is) = (before.descriptor, after.descriptor);
    let known =
        |d: &Descriptor| (d.title.clone(), d.publisher.clone(), d.published, d.url.clone(), d.party.clone(), d.grade);
    let has_other_bytes = was.sha256 != is.sha256;
    let passages = match (before.passages, after.passages) {
        (Some(before), Some(after)) if has_other_bytes => Some(passages::changes(before, after)),
        _ => None,
    };
    let is_edited = passages.as_ref().map_or(has_other_bytes, |passages| !passages.is_empty());
    let kinds = [
        (DocumentShift::Renamed, (&was.id, &was.file) != (&is.id, &is.file)),
        (DocumentShift::Edited, is_edited),
        (DocumentShift::Described, known(was) != known(is)),
    ];
    (kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect(), passages.unwrap_or_default())
}
