//! The pipeline on one screen: each line one stage. It is pure: no file is read or written here.
//!
//! ```text
//! documents ──extract──▶ claims ──review──▶ claims ──align──▶ issues ──judge──▶ judgements ──report──▶ report
//! ```

use crate::model::{Alignment, ClaimFile, Descriptor, Diagnostic, Document, Judgement, Report, Scope};
use crate::packs::Packs;
use crate::review::Settled;
use crate::{align, extract, judge, report, review};

/// What comes out of the pipeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The claims: those in force, those that a person has still to decide on, and the decisions that lost their basis.
    pub settled: Settled,
    /// The issues, and the pairs of claims that were kept apart.
    pub alignment: Alignment,
    /// How the claims of an issue relate.
    pub judgements: Vec<Judgement>,
    /// Everything a briefing shows.
    pub report: Report,
    /// What is wrong in the user's data.
    pub diagnostics: Vec<Diagnostic>,
}

/// Runs the stages that make claims: what is in force, what a person has still to decide on, and what is wrong.
pub fn claims(documents: &[Document], decisions: &[ClaimFile], packs: &Packs) -> (Settled, Vec<Diagnostic>) {
    let (proposals, unread) = extract::claims(documents, packs);
    let (settled, stale) = review::settle(proposals, decisions, documents);
    (settled, [unread, stale].concat())
}

/// Runs all stages over the documents and a person's decisions. The report is on what `scope` says; claims are drawn from all documents.
pub fn run(documents: &[Document], decisions: &[ClaimFile], packs: &Packs, scope: &Scope) -> Outcome {
    let (settled, diagnostics) = claims(documents, decisions, packs);
    let heard = settled.heard(packs, scope);
    let alignment = align::issues(&heard, packs);
    let judgements = judge::judgements(&heard, &alignment, packs);
    let descriptors: Vec<Descriptor> =
        documents.iter().map(|d| d.descriptor.clone()).filter(|d| scope.takes(d)).collect();
    let mut report = report::report(&descriptors, &heard, &alignment, &judgements, packs, scope);
    let outlooks = report::mentions(std::mem::take(&mut report.outlooks), documents, packs);
    let passages = report::passages(documents);
    let report = Report { outlooks, passages, rejected: report::rejected(decisions), ..report };
    Outcome { settled, alignment, judgements, report, diagnostics }
}
