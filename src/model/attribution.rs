//! What a document attributes to somebody.

use super::At;
use serde::{Deserialize, Serialize};

/// How something is attributed: the kind of its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// "said", "according to".
    Say,
    /// "claimed", "alleged": the outlet does not vouch for it.
    Claim,
    /// "accused", "blamed".
    Accuse,
    /// "denied", "rejected".
    Deny,
    /// "called on", "urged", "demanded".
    Demand,
    /// "criticised", "defended", "spoke of": something is spoken about.
    Discuss,
    /// "believes", "knows", "is confident".
    Believe,
    /// "the images show", "the law says".
    Show,
    /// "plans to", "agreed to", "refused to".
    Plan,
}

impl Manner {
    /// Returns the word for it, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Say => "say",
            Self::Claim => "claim",
            Self::Accuse => "accuse",
            Self::Deny => "deny",
            Self::Demand => "demand",
            Self::Discuss => "discuss",
            Self::Believe => "believe",
            Self::Show => "show",
            Self::Plan => "plan",
        }
    }
}

/// Words of a document, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The words, verbatim.
    pub text: String,
    /// Their place.
    pub at: At,
}

/// The one to whom something is attributed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attributed {
    /// The words that stand for them here: "he", "the embassy".
    #[serde(flatten)]
    pub words: Words,
    /// Who is meant, as the document names them elsewhere, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The party they speak for, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
}

/// Something that a document attributes to somebody: who, by which cue, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The kind of the cue.
    pub manner: Manner,
    /// Who is made responsible for it; absent where the document does not say ("is expected to").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Attributed>,
    /// The words that attribute it; absent where only the layout does.
    pub cue: Words,
    /// What is attributed, in one or more pieces, in order.
    pub content: Vec<Words>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manner_is_named_as_it_is_written() {
        for manner in [Manner::Say, Manner::Discuss, Manner::Plan] {
            assert_eq!(serde_json::to_value(manner).expect("a word"), manner.name());
        }
    }
}
