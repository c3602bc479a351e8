//! How two claims on the same matter relate, and on what grounds.

use super::ClaimRef;
use serde::{Deserialize, Serialize};

/// How two comparable claims relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Relation {
    /// Both cannot be right.
    Conflict,
    /// Their demands or positions clash; nobody is wrong about a fact.
    Oppose,
    /// A later, higher figure of a growing toll.
    Update,
    /// The same source corrects itself.
    Revise,
    /// They say the same.
    Agree,
    /// One is more specific or bounded; both can hold.
    Refine,
    /// Comparable, but the texts do not settle it.
    Undetermined,
}

/// A relation between two claims, with its grounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Judgement {
    /// How they relate.
    pub relation: Relation,
    /// The question both answer.
    pub question: String,
    /// The issue both belong to.
    pub issue: String,
    /// The two claims, in the order of their names.
    pub claims: [ClaimRef; 2],
    /// The judge that decided, such as `count`.
    pub judge: String,
    /// Why, in one sentence.
    pub why: String,
    /// Where another claim of the same document stands for one of the two: the pair that is compared for them, and of which the same
    /// holds. A briefing tells that pair and not this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<[ClaimRef; 2]>,
}

impl Judgement {
    /// Tells whether the two claims speak for themselves: no other claim of their documents stands for them.
    pub fn is_direct(&self) -> bool {
        self.through.is_none()
    }
}
