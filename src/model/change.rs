//! What changed in meaning between two reports.

use super::{Claim, ClaimRef, Count, DateRange, Descriptor, Finding, Passage, Relation, Report, ShownTopic};
use serde::Serialize;
use std::collections::BTreeSet;

/// What changed in meaning from one report to another. It borrows both, so that a format can quote either.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes<'a> {
    /// The version of this form; 1.
    pub schema: u32,
    /// What was compared.
    pub extent: Extent,
    /// Which reports were compared.
    pub editions: [Edition<'a>; 2],
    /// Topics added, gone or changed as a pack; by id.
    pub topics: Vec<TopicChange<'a>>,
    /// Documents added, gone, renamed, edited, described otherwise; by id.
    pub documents: Vec<DocumentChange<'a>>,
    /// Claims new, withdrawn and changed; by document and claim.
    pub claims: Vec<ClaimChange<'a>>,
    /// Issues newly in conflict, settled, re-classified, grown and the like; by question and key.
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

/// How much of two reports could be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// All of it.
    Reports,
    /// Claims alone: one side is a folder or file of claims, which knows neither documents nor issues.
    Claims,
}

/// Which report it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edition<'a> {
    /// The name it goes by: a version, a revision; where somebody gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
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

/// What became of a topic as a pack: its questions, and what answers them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicChange<'a> {
    /// As it was; added where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<&'a ShownTopic>,
    /// As it is; gone where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<&'a ShownTopic>,
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
    /// The paragraphs that differ, from top to bottom, where the document was edited and both reports know its paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<PassageChange<'a>>,
}

/// A paragraph edited, added (no `before`) or taken out (no `after`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageChange<'a> {
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<&'a Passage>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<&'a Passage>,
}

/// How a document changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentShift {
    /// It was not there.
    Added,
    /// It is no longer there.
    Gone,
    /// It has another name.
    Renamed,
    /// Its words differ; how lines are wrapped is no difference.
    Edited,
    /// What is known about it differs: publisher, date, grade and the like.
    Described,
}

/// Why something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Documents were added, taken away, edited or described otherwise.
    Documents,
    /// The documents are the same; a person decided otherwise.
    Review,
    /// The documents are the same; the packs or the program read or judge them otherwise.
    Rules,
}

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimChange<'a> {
    /// How it changed.
    pub kinds: BTreeSet<ClaimShift>,
    /// Why; nothing where claims alone were compared and do not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Cause>,
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
    pub kinds: BTreeSet<IssueShift>,
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
    /// The latest figure before and now, where it is a toll that was updated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub toll: Option<[&'a Count; 2]>,
    /// The claims that it has and had not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<&'a ClaimRef>,
    /// The claims that it had and has not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<&'a ClaimRef>,
    /// The pairs of claims that relate otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<PairChange<'a>>,
}

/// How an issue changed; what matters more comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueShift {
    /// It is in conflict and was not.
    InConflict,
    /// It was in conflict and is not.
    Settled,
    /// Its latest figure is another one, and sources updated or corrected it.
    Updated,
    /// The same claims stand in other relations than before.
    Reclassified,
    /// Claims joined it.
    Grown,
    /// Claims left it.
    Shrunk,
    /// It was not there.
    Opened,
    /// It is no longer there.
    Closed,
    /// It goes by another key, or other days or another place.
    Recast,
}

/// An issue at one time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IssueState<'a> {
    /// Its key.
    pub key: &'a str,
    /// The days the matter falls into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<DateRange>,
    /// The place of the matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'a str>,
    /// The relations among its claims.
    pub relations: BTreeSet<Relation>,
    /// Its most important finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<&'a Finding>,
}

/// How two claims related and relate; nothing where they were not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairChange<'a> {
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<PairState<'a>>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<PairState<'a>>,
}

/// How two claims relate at one time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PairState<'a> {
    /// The claims, in the order of their names.
    pub claims: [&'a ClaimRef; 2],
    /// How they relate.
    pub relations: BTreeSet<Relation>,
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

impl<'a> Changes<'a> {
    /// Tells whether nothing changed in meaning. Another version of packs or program alone changes nothing that sources say.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.claims.is_empty() && self.issues.is_empty() && self.sources.is_empty()
    }

    /// Tells whether the packs or the program differ.
    pub fn rules_differ(&self) -> bool {
        let [old, new] = &self.editions;
        self.extent == Extent::Reports && (old.packs, old.tool) != (new.packs, new.tool)
    }

    /// Names the two sides, for the heading.
    #[must_use]
    pub fn named(mut self, old: &'a str, new: &'a str) -> Self {
        self.editions[0].name = Some(old);
        self.editions[1].name = Some(new);
        self
    }
}
