//! The table of sources and topics: what each source speaks of, and where no claim was found.

use crate::model::{ClaimRef, Descriptor, Outlook, Said, Scope, Testimony};
use crate::packs::Packs;
use std::collections::BTreeMap;

/// Returns one row for each source, in the order of their first documents. `documents` come by date.
pub(super) fn outlooks(
    documents: &[Descriptor],
    testimonies: &[Testimony],
    packs: &Packs,
    scope: &Scope,
) -> Vec<Outlook> {
    let mut rows: Vec<Outlook> = Vec::new();
    let mut row_of: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        let row = *row_of.entry(document.name()).or_insert(rows.len());
        if row == rows.len() {
            rows.push(empty(document.name(), packs, scope));
        }
        rows[row].documents.push(document.id.clone());
    }
    let mut ordered: Vec<(Place, &Testimony)> = testimonies.iter().map(|t| (place(t, packs), t)).collect();
    ordered.sort_by(|a, b| a.0.cmp(&b.0));
    for (_, testimony) in ordered {
        let Some(row) = row_of.get(testimony.document.name()) else { continue };
        let cell = rows[*row].topics.iter_mut().find(|said| said.topic == testimony.claim.topic);
        if let Some(cell) = cell {
            cell.claims.push(testimony.reference());
        }
    }
    rows
}

fn empty(source: &str, packs: &Packs, scope: &Scope) -> Outlook {
    let topics = packs
        .topics
        .iter()
        .filter(|topic| scope.is_on(&topic.id))
        .map(|topic| Said { topic: topic.id.clone(), ..Said::default() });
    Outlook { source: source.into(), documents: Vec::new(), topics: topics.collect() }
}

/// Where a claim comes in a cell: the rank of its question, the day of its document, its name.
type Place = (usize, Option<jiff::civil::Date>, ClaimRef);

fn place(testimony: &Testimony, packs: &Packs) -> Place {
    let mut questions = packs.topics.iter().flat_map(|topic| &topic.questions);
    let rank = questions.position(|question| question.id == testimony.claim.question);
    (rank.unwrap_or(usize::MAX), testimony.document.published, testimony.reference())
}
