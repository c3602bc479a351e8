//! What changed in meaning between two reports.

use super::{Claim, Descriptor, Finding, Relation, Report};
use serde::Serialize;
use std::collections::BTreeSet;

/// What changed in meaning from one report to another. It borrows both, so that a format can quote either.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes<'a> {
    /// The version of this form; 1.
    pub schema: u32,
    /// Which reports were compared.
    pub editions: [Edition<'a>; 2],
    /// Documents added, gone, renamed, edited, described otherwise; by id.
    pub documents: Vec<DocumentChange<'a>>,
    /// Claims new, withdrawn and changed; by document and claim.
    pub claims: Vec<ClaimChange<'a>>,
    /// Issues newly in conflict, settled, re-classified; by question and key.
    pub issues: Vec<IssueChange<'a>>,
    /// Sources newly heard or silent on a topic; by source and topic.
    pub sources: Vec<SourceChange<'a>>,
    /// The report before.
    #[serde(skip)]
    pub old: &'a Report,
    /// The report now.
    #[serde(skip)]
    pub new: &'a Report,
}

/// Which report it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edition<'a> {
    /// The version of the corpus.
    pub corpus: &'a str,
    /// The version of the program.
    pub tool: &'a str,
    /// The digest of the packs.
    pub packs: &'a str,
    /// How many documents it has.
    pub documents: usize,
    /// How many claims it has.
    pub claims: usize,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentChange<'a> {
    /// Added where there is no `before`, gone where there is no `after`; else what differs.
    pub kinds: BTreeSet<DocumentShift>,
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<&'a Descriptor>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<&'a Descriptor>,
}

/// How a document changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentShift {
    /// It was not there.
    Added,
    /// It is no longer there.
    Gone,
    /// It has another name and the same bytes.
    Renamed,
    /// Its bytes differ.
    Edited,
    /// What is known about it differs: publisher, date, grade and the like.
    Described,
}

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimChange<'a> {
    /// How it changed.
    pub kinds: BTreeSet<ClaimShift>,
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Stated<'a>>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Stated<'a>>,
}

/// A claim and the document it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stated<'a> {
    /// The document's id.
    pub document: &'a str,
    /// The claim.
    pub claim: &'a Claim,
}

/// How a claim changed; what matters more comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimShift {
    /// It was affirmed and is denied, or the other way round.
    Reversed,
    /// Another number.
    Requantified,
    /// Another answer that is no number.
    Reanswered,
    /// Another speaker, or speakers in between.
    Reattributed,
    /// Other days.
    Redated,
    /// Other details: place, victims, how firmly it is put.
    Detailed,
    /// The same answer in other words.
    Reworded,
    /// A person decided otherwise.
    Reviewed,
    /// It was not there.
    New,
    /// It is no longer there.
    Withdrawn,
}

/// What became of an issue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IssueChange<'a> {
    /// How it changed.
    pub kind: IssueShift,
    /// Why.
    pub because: Cause,
    /// The question.
    pub question: &'a str,
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<IssueState<'a>>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<IssueState<'a>>,
}

/// How an issue changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueShift {
    /// It is in conflict and was not.
    InConflict,
    /// It was in conflict and is not.
    Settled,
    /// Its claims stand in other relations than before.
    Reclassified,
}

/// Why an issue changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Sources say something else, or other claims are in force.
    Claims,
    /// The claims are the same; the packs or the program judge otherwise.
    Rules,
}

/// An issue at one time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IssueState<'a> {
    /// Its key.
    pub key: &'a str,
    /// The relations among its claims.
    pub relations: BTreeSet<Relation>,
    /// Its most important finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<&'a Finding>,
}

/// A source that falls silent on a topic, or is heard on it for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceChange<'a> {
    /// The source.
    pub source: &'a str,
    /// The topic.
    pub topic: &'a str,
    /// Whether it is heard now.
    pub heard: bool,
}

impl Changes<'_> {
    /// Tells whether nothing changed in meaning. Another version of packs or program alone changes nothing that sources say.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.claims.is_empty() && self.issues.is_empty() && self.sources.is_empty()
    }

    /// Tells whether the packs or the program differ.
    pub fn rules_differ(&self) -> bool {
        let [old, new] = &self.editions;
        (old.packs, old.tool) != (new.packs, new.tool)
    }
}
