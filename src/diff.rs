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
mod likeness;
mod pairs;
mod passages;
mod toll;
mod topics;

use crate::model::{Changes, Edition, Extent, Report, SourceChange};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the form of changes.
const SCHEMA: u32 = 1;

/// Returns what changed in meaning from `old` to `new`.
pub fn changes<'a>(old: &'a Report, new: &'a Report) -> Changes<'a> {
    let (names, documents) = documents::changes(old, new);
    let pairs = pairs::pairs(old, new, &names);
    let extent = if old.is_of_claims() || new.is_of_claims() { Extent::Claims } else { Extent::Reports };
    let causes = claims::Causes::new(&documents, extent, old, new);
    let claims = claims::changes(&pairs, &causes);
    let mut changes = Changes {
        schema: SCHEMA,
        extent,
        editions: [edition(old), edition(new)],
        topics: Vec::new(),
        documents: Vec::new(),
        issues: Vec::new(),
        sources: Vec::new(),
        claims,
        old,
        new,
    };
    if extent == Extent::Reports {
        changes.topics = topics::changes(old, new);
        changes.issues = issues::changes(old, new, &pairs, &changes.claims);
        changes.sources = sources(old, new);
        changes.documents = documents;
    }
    changes
}

/// Returns the report on these topics alone; all of it if none is named. Its documents stay.
#[must_use]
pub fn on_topics(mut report: Report, topics: &[String]) -> Report {
    if topics.is_empty() {
        return report;
    }
    for file in &mut report.claims {
        file.claims.retain(|claim| topics.contains(&claim.topic));
    }
    report.topics.retain(|topic| topics.contains(&topic.id));
    report.issues.retain(|issue| topics.contains(&issue.topic));
    report.findings.retain(|finding| topics.contains(&finding.topic));
    let kept: BTreeSet<String> = report.issues.iter().map(|issue| issue.key.clone()).collect();
    report.judgements.retain(|judgement| kept.contains(&judgement.issue));
    report
}

fn rules_differ(old: &Report, new: &Report) -> bool {
    (&old.packs, &old.tool) != (&new.packs, &new.tool)
}

fn edition(report: &Report) -> Edition<'_> {
    Edition {
        name: None,
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
    let source: BTreeMap<&str, &str> = report.documents.iter().map(|d| (d.id.as_str(), d.name())).collect();
    let topics = report.topics.iter().map(|topic| topic.id.as_str());
    let mut heard: BTreeMap<(&str, &str), bool> =
        topics.flat_map(|topic| source.values().map(move |source| ((*source, topic), false))).collect();
    for file in &report.claims {
        let Some(source) = source.get(file.document.as_str()) else { continue };
        for claim in &file.claims {
            if let Some(spoken) = heard.get_mut(&(*source, claim.topic.as_str())) {
                *spoken = true;
            }
        }
    }
    heard
}

#[cfg(test)]
mod tests;
