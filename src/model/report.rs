//! Everything a briefing shows, before it is put into a format.

use super::{
    Answer, AnswerKind, ClaimFile, ClaimRef, DateRange, Descriptor, Issue, Judgement, NearMiss, Polarity, Relation,
    Says, Scope, Status,
};
use serde::{Deserialize, Serialize};

/// Everything a briefing shows, as neutral data: no text in it is formatted. Nothing in it depends on a clock or on a machine.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// The version of this form; 1.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    pub schema: u32,
    /// The version of the program that made it.
    pub tool: String,
    /// The version of the corpus: 12 hexadecimal digits over the names and digests of the documents it is on.
    pub corpus: String,
    /// The digest of the packs in force.
    pub packs: String,
    /// What part of the corpus it is on, and what it is called.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub scope: Scope,
    /// The parties that most of its claims are about, two at most, in alphabetical order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    /// How much there is of everything.
    pub tally: Tally,
    /// The documents, by date, then by id.
    pub documents: Vec<Descriptor>,
    /// The paragraphs of the documents, so that a later report can tell which of them were edited; by document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passages>,
    /// The topics in force, by rank.
    pub topics: Vec<ShownTopic>,
    /// The parties that claims name, where an adjective is known for them.
    pub parties: Vec<ShownParty>,
    /// The claims in force, by document.
    pub claims: Vec<ClaimFile>,
    /// The claims that a person rejected, by name, so that a later report can tell them from those a source withdrew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<ClaimRef>,
    /// The issues, sorted by topic, question and key.
    pub issues: Vec<Issue>,
    /// The judgements, sorted by issue and claims.
    pub judgements: Vec<Judgement>,
    /// The claims that a fuller one of the same document stands for: what is judged of that one is told for both.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restated: Vec<Restated>,
    /// The tempting pairs that were not compared, with the reason.
    pub near_misses: Vec<NearMiss>,
    /// What the judgements amount to, issue by issue, the most important first.
    pub findings: Vec<Finding>,
    /// Plain disputes that no judge settled, the most important first: two claims each, of which one denies what the other asserts, or whose
    /// figures exclude each other, though nothing settles that both speak of the same event. They are no conflicts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Finding>,
    /// Accusations that mirror each other over different events.
    pub mirrors: Vec<Mirror>,
    /// What each source speaks of, and where no claim of it was found.
    pub outlooks: Vec<Outlook>,
    /// How the sources name things.
    pub naming: Vec<Naming>,
}

/// Tells whether a scope says nothing.
fn is_plain(scope: &Scope) -> bool {
    *scope == Scope::default()
}

/// How much there is of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tally {
    /// Documents of the corpus.
    pub documents: usize,
    /// Claims in force.
    pub claims: usize,
    /// Claims nobody has decided on.
    pub proposed: usize,
    /// Claims a person accepted.
    pub accepted: usize,
    /// Claims a person changed.
    pub edited: usize,
    /// Issues.
    pub issues: usize,
    /// Issues with at least one conflict.
    pub conflicts: usize,
}

/// A topic as a briefing needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownTopic {
    /// The topic's id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The digest of all that its pack says, 8 hexadecimal digits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// Its questions, in the pack's order.
    pub questions: Vec<ShownQuestion>,
}

/// The paragraphs of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Passages {
    /// The document's id.
    pub document: String,
    /// Its paragraphs, from top to bottom.
    pub passages: Vec<Passage>,
}

/// A paragraph of a document as a report knows it: enough to find it, not to read it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Passage {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The digest of its words, 8 hexadecimal digits; how they are wrapped makes no difference.
    pub digest: String,
    /// Its first words.
    pub begins: String,
}

/// A question as a briefing needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownQuestion {
    /// The question's id.
    pub id: String,
    /// The question in words.
    pub ask: String,
    /// What an answer is.
    pub answer: AnswerKind,
    /// The status words an answer may be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Status>,
    /// How a reader meets an answer.
    pub says: Says,
}

/// A party as a briefing needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownParty {
    /// Its name.
    pub name: String,
    /// Its adjective: `Armenian`.
    pub adjective: String,
}

/// A claim that a fuller one of the same document stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Restated {
    /// The claim that is not told of its own.
    pub claim: ClaimRef,
    /// The claim that is compared in its place.
    pub by: ClaimRef,
}

/// What the judgements of one issue amount to under one relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// How the claims relate.
    pub relation: Relation,
    /// The issue's key.
    pub issue: String,
    /// The topic.
    pub topic: String,
    /// The question.
    pub question: String,
    /// The days the claims speak of, where they tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DateRange>,
    /// The days on which their documents were published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<DateRange>,
    /// The place most of the claims name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who answers for the claims, each once: outlets that relay one speaker are one origin.
    pub origins: Vec<String>,
    /// The different answers, each with all claims that give it; figures that evolve in the order they were told.
    pub positions: Vec<Position>,
    /// The sentences of the judges, each once.
    pub grounds: Vec<String>,
}

/// One answer and the claims that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Position {
    /// The answer.
    pub answer: Answer,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// The claims, by date of their documents.
    pub claims: Vec<ClaimRef>,
    /// Who answers for them, each once.
    pub origins: Vec<String>,
}

/// Two parties that accuse each other of the same, of different events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mirror {
    /// The topic.
    pub topic: String,
    /// The question.
    pub question: String,
    /// The two parties, in alphabetical order.
    pub parties: [String; 2],
    /// The accusations of the first against the second.
    pub there: Vec<ClaimRef>,
    /// The accusations of the second against the first.
    pub back: Vec<ClaimRef>,
}

/// What one source speaks of: one row of the table of sources and topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Outlook {
    /// The publisher; the document's id where it names none.
    pub source: String,
    /// Its documents, by date.
    pub documents: Vec<String>,
    /// What it says on each topic, in the order of the topics.
    pub topics: Vec<Said>,
}

/// What a source says on one topic. There are three states: claims; no claim, but `mentions`, which a person should look at; and neither,
/// which is no proof of silence either, for not every claim is found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Said {
    /// The topic.
    pub topic: String,
    /// Its claims, by question, then by date.
    pub claims: Vec<ClaimRef>,
    /// Where the words of the topic stand although no claim is in force: the first place in each document. None where there are claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// A place where the words of a topic stand and no claim was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mention {
    /// The document's id.
    pub document: String,
    /// The line, from 1.
    pub line: usize,
    /// The first of the words, as they stand there.
    pub words: String,
}

/// How the sources name one sort of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Naming {
    /// What is named: "the fighting".
    pub thing: String,
    /// The words, each with the claims in whose quotes it stands.
    pub words: Vec<Name>,
}

/// A word and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Name {
    /// The word, in lower case.
    pub word: String,
    /// The claims in whose quotes it stands, by document.
    pub claims: Vec<ClaimRef>,
}

impl Report {
    /// Tells whether it holds claims alone: it was made of claim files, which know neither their documents nor what they amount to.
    pub fn is_of_claims(&self) -> bool {
        self.tool.is_empty()
    }
}

impl Finding {
    /// Returns all its claims, position by position.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimRef> {
        self.positions.iter().flat_map(|position| &position.claims)
    }
}
