//! Report, report → changes: what is said otherwise now, not which lines differ.
//!
//! In: two reports. Out: [`Changes`]. Documents are paired by id, then by content; claims by name, then by document, question, speaker
//! and likeness of the quote; issues by the claims they share, then by key. Where a quote stands, how it is wrapped, and in which order
//! things come is no change. The other way round the same changes come out, mirrored.
//!
//! ```text
//! "19 people were wounded" / "26 people were wounded"   re-quantified and reworded, not one claim withdrawn and another new
//! ```

mod claims;
mod documents;
mod issues;
mod pairs;

use crate::model::{Changes, Edition, Report, SourceChange};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the form of changes.
const SCHEMA: u32 = 1;

/// Returns what changed in meaning from `old` to `new`.
pub fn changes<'a>(old: &'a Report, new: &'a Report) -> Changes<'a> {
    let (names, documents) = documents::changes(old, new);
    let pairs = pairs::pairs(old, new, &names);
    let claims = claims::changes(&pairs);
    let issues = issues::changes(old, new, &pairs, &claims);
    Changes {
        schema: SCHEMA,
        editions: [edition(old), edition(new)],
        documents,
        claims,
        issues,
        sources: sources(old, new),
        old,
        new,
    }
}

fn edition(report: &Report) -> Edition<'_> {
    Edition {
        corpus: &report.corpus,
        tool: &report.tool,
        packs: &report.packs,
        documents: report.documents.len(),
        claims: report.claims.iter().map(|file| file.claims.len()).sum(),
    }
}

/// Returns the sources of both reports that are newly heard or silent on a topic that both have.
fn sources<'a>(old: &'a Report, new: &'a Report) -> Vec<SourceChange<'a>> {
    let (before, after) = (heard(old), heard(new));
    let mut changes = Vec::new();
    for (place, was) in &before {
        if let Some(is) = after.get(place).filter(|is| *is != was) {
            changes.push(SourceChange { source: place.0, topic: place.1, heard: *is });
        }
    }
    changes
}

/// Returns for each source and topic whether the source speaks of it.
fn heard(report: &Report) -> BTreeMap<(&str, &str), bool> {
    let known: BTreeSet<&str> = report.topics.iter().map(|topic| topic.id.as_str()).collect();
    let cells = report.outlooks.iter().flat_map(|row| row.topics.iter().map(move |said| (row, said)));
    cells
        .filter(|(_, said)| known.contains(said.topic.as_str()))
        .map(|(row, said)| ((row.source.as_str(), said.topic.as_str()), !said.claims.is_empty()))
        .collect()
}

#[cfg(test)]
mod tests;
