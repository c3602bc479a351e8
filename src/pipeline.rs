//! The pipeline on one screen: each line one stage. It is pure: no file is read or written here.
//!
//! ```text
//! documents ──extract──▶ claims ──review──▶ claims ──align──▶ issues ──judge──▶ judgements ──report──▶ report
//! ```

use crate::model::{ClaimFile, Descriptor, Diagnostic, Document, Report};
use crate::packs::Packs;
use crate::{align, extract, judge, report, review};

/// What comes out of the pipeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The claims that a person has still to decide on, one file a document.
    pub proposals: Vec<ClaimFile>,
    /// Everything a briefing shows.
    pub report: Report,
    /// What is wrong in the user's data.
    pub diagnostics: Vec<Diagnostic>,
}

/// Runs all stages over the documents and a person's decisions.
pub fn run(documents: &[Document], decisions: &[ClaimFile], packs: &Packs) -> Outcome {
    let (proposals, unread) = extract::claims(documents, packs);
    let (settled, stale) = review::settle(proposals, decisions, documents);
    let alignment = align::issues(&settled.testimonies, packs);
    let judgements = judge::judgements(&settled.testimonies, &alignment, packs);
    let descriptors: Vec<Descriptor> = documents.iter().map(|document| document.descriptor.clone()).collect();
    let report = report::report(&descriptors, &settled.testimonies, &alignment, &judgements, packs);
    Outcome { proposals: settled.proposals, report, diagnostics: [unread, stale].concat() }
}
