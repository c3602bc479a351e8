//! Issues and judgements → report: everything a briefing shows, as neutral data.
//!
//! In: descriptors, claims, issues, judgements, packs. Out: one [`Report`]. Each issue's judgements are gathered into findings, so that
//! a reader meets one conflict where many pairs conflict; no text is formatted here, and nothing new is judged.
//!
//! ```text
//! A: B broke the truce · B: A broke the truce · C: B broke the truce   one conflict, two positions, three claims
//! ```

mod disputes;
mod finding;
mod mentions;
mod mirror;
mod naming;
mod of_claims;
mod outlook;
mod passages;
mod shown;
mod subjects;

pub use mentions::mentions;
pub use of_claims::of_claims;
pub use passages::passages;

use crate::model::{
    Alignment, ClaimFile, ClaimRef, Descriptor, Judgement, Relation, Report, Restated, Review, Scope, Tally, Testimony,
    corpus_version,
};
use crate::packs::Packs;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the report's form.
const SCHEMA: u32 = 1;

/// Returns everything a briefing shows.
pub fn report(
    documents: &[Descriptor],
    testimonies: &[Testimony],
    alignment: &Alignment,
    judgements: &[Judgement],
    packs: &Packs,
    scope: &Scope,
) -> Report {
    let spoken = Spoken::new(testimonies);
    let documents = by_date(documents);
    let findings = finding::findings(&alignment.issues, judgements, &spoken, packs);
    let disputes = disputes::disputes(&alignment.issues, judgements, &findings, &spoken, packs);
    Report {
        schema: SCHEMA,
        tool: env!("CARGO_PKG_VERSION").into(),
        corpus: corpus_version(&documents),
        packs: packs.digest.clone(),
        scope: scope.clone(),
        subjects: subjects::subjects(testimonies, packs),
        tally: tally(&documents, testimonies, alignment, judgements),
        topics: shown::topics(packs, scope),
        parties: shown::parties(testimonies, packs),
        claims: by_document(testimonies),
        issues: alignment.issues.clone(),
        judgements: judgements.to_vec(),
        restated: restated(alignment),
        near_misses: alignment.near_misses.clone(),
        findings,
        disputes,
        mirrors: mirror::mirrors(&alignment.issues, &spoken, packs),
        outlooks: outlook::outlooks(&documents, testimonies, packs, scope),
        naming: naming::naming(&spoken, packs),
        passages: Vec::new(),
        rejected: Vec::new(),
        documents,
    }
}

/// Returns the claims that a person rejected, by name.
pub fn rejected(decisions: &[ClaimFile]) -> Vec<ClaimRef> {
    let all = decisions.iter().flat_map(|file| file.claims.iter().map(move |claim| (file, claim)));
    let rejected = all.filter(|(_, claim)| claim.review == Review::Rejected);
    let mut names: Vec<ClaimRef> =
        rejected.map(|(file, claim)| ClaimRef { document: file.document.clone(), id: claim.id.clone() }).collect();
    names.sort();
    names
}

/// Returns the claims that others stand for, by name.
fn restated(alignment: &Alignment) -> Vec<Restated> {
    let pairs = alignment.stands_for.iter();
    pairs.map(|(claim, by)| Restated { claim: claim.clone(), by: by.clone() }).collect()
}

/// The claims by name.
struct Spoken<'a>(BTreeMap<ClaimRef, &'a Testimony>);

impl<'a> Spoken<'a> {
    fn new(testimonies: &'a [Testimony]) -> Self {
        Self(testimonies.iter().map(|testimony| (testimony.reference(), testimony)).collect())
    }

    fn get(&self, name: &ClaimRef) -> Option<&'a Testimony> {
        self.0.get(name).copied()
    }
}

/// Returns the documents by date, those without one last, then by id.
fn by_date(documents: &[Descriptor]) -> Vec<Descriptor> {
    let mut documents = documents.to_vec();
    documents
        .sort_by(|a, b| (a.published.is_none(), a.published, &a.id).cmp(&(b.published.is_none(), b.published, &b.id)));
    documents
}

/// Returns the claims as files, by document and, within one, as they stand there.
fn by_document(testimonies: &[Testimony]) -> Vec<ClaimFile> {
    let mut files: BTreeMap<&str, ClaimFile> = BTreeMap::new();
    for testimony in testimonies {
        let id = &testimony.document.id;
        let file = files.entry(id).or_insert_with(|| ClaimFile { document: id.clone(), claims: Vec::new() });
        file.claims.push(testimony.claim.clone());
    }
    let mut files: Vec<ClaimFile> = files.into_values().collect();
    for file in &mut files {
        file.claims.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    }
    files
}

fn tally(
    documents: &[Descriptor],
    testimonies: &[Testimony],
    alignment: &Alignment,
    judgements: &[Judgement],
) -> Tally {
    let reviewed = |state: Review| testimonies.iter().filter(|t| t.claim.review == state).count();
    let conflicts: BTreeSet<&str> = judgements
        .iter()
        .filter(|judgement| judgement.relation == Relation::Conflict)
        .map(|judgement| judgement.issue.as_str())
        .collect();
    Tally {
        documents: documents.len(),
        claims: testimonies.len(),
        proposed: reviewed(Review::Proposed),
        accepted: reviewed(Review::Accepted),
        edited: reviewed(Review::Edited),
        issues: alignment.issues.len(),
        conflicts: conflicts.len(),
    }
}

#[cfg(test)]
mod tests;
