//! One question about one matter, with the claims that answer it; and the pairs that were not compared.

use super::{ClaimRef, DateRange};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One question about one matter, with all claims that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Issue {
    /// A stable name, made of the question and the matter: `ceasefire-violator-2022-09-28`.
    pub key: String,
    /// The topic.
    pub topic: String,
    /// The question.
    pub question: String,
    /// The days the matter falls into, where the claims tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<DateRange>,
    /// The place of the matter, where the claims tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The claims, sorted by date of their documents, then by name.
    pub claims: Vec<ClaimRef>,
}

/// How firmly two claims speak of the same matter; a contradiction wants the firmest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Footing {
    /// They may: one of them does not say when or where.
    Possible,
    /// Days fit, but the days are many or the ground is not certain to be the same.
    Likely,
    /// Same days, and nothing said of place or victims speaks against it.
    Same,
}

/// Two claims worth judging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The one with the lower index into the testimonies.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How firmly both speak of the same matter.
    pub footing: Footing,
}

/// Two claims of which one at least is told more fully by another claim of its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Represented {
    /// The two claims.
    pub pair: Pair,
    /// The two that stand for them; a claim that stands for itself is in both pairs.
    pub through: Pair,
}

/// What keeps two claims of one question apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Gate {
    /// Other days.
    Time,
    /// Other ground.
    Place,
    /// Other victims: soldiers here, civilians there.
    Population,
    /// Victims of the other side.
    Side,
    /// Another measure: a part here, the total there; killed here, killed or wounded there.
    Measure,
    /// A demand, a promise or a condition is no fact.
    Modality,
    /// Another event, though days and places could fit.
    Event,
    /// One speaker in one document: a restatement, or two different things.
    Voice,
}

/// Two claims that answer the same question and were not compared, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NearMiss {
    /// The question both answer.
    pub question: String,
    /// The two claims.
    pub claims: [ClaimRef; 2],
    /// What keeps them apart.
    pub gate: Gate,
    /// One sentence: "27 September 2020 / 28 September 2022".
    pub why: String,
}

/// What aligning finds: the issues, the pairs worth judging, and the pairs kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// Issues, sorted by topic, question and key.
    pub issues: Vec<Issue>,
    /// Comparable pairs, sorted.
    pub comparable: Vec<Pair>,
    /// Pairs of claims that others stand for, sorted.
    pub represented: Vec<Represented>,
    /// The claims that a fuller one of the same document stands for, each with that one.
    pub stands_for: BTreeMap<ClaimRef, ClaimRef>,
    /// Tempting pairs that were kept apart.
    pub near_misses: Vec<NearMiss>,
}
