//! The claim: one proposition, attributed and quoted, that answers one question.

use super::{Answer, Area, At, Count, DateRange, Descriptor, Share};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One proposition of one document that answers one question. Its YAML form is the project's central interface.
///
/// An absent field means *not stated*.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Claim {
    /// From document, question, speaker, answer and quote; never from offsets.
    pub id: String,
    /// The topic pack the question belongs to, such as `ceasefire`.
    pub topic: String,
    /// The question answered, such as `ceasefire.violator`.
    pub question: String,
    /// What the speaker does by saying it.
    pub act: Act,
    /// The person or body the text makes responsible, as named there; absent for the document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Whom the speaker speaks for; absent in press narration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_party: Option<String>,
    /// Speakers in between, outermost first. Where the outlet narrates, the agency it says it has the report from, by its common name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relayed_by: Vec<String>,
    /// What is answered.
    pub answer: Answer,
    /// Whom a casualty figure counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub victims: Option<Victims>,
    /// The party the victims belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub victims_side: Option<String>,
    /// The sub-group counted, such as `children`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub victims_group: Option<String>,
    /// The party blamed for the harm; of troops that have withdrawn or not, whose they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The owner of the territory spoken of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The place as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many positions, settlements or the like were captured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// What part of the ground was captured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// How much ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// When it happened, as stated or derivable from the document's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<super::date::WrittenDays>"))]
    pub event_date: Option<DateRange>,
    /// Whether the proposition is affirmed or denied.
    #[serde(default)]
    pub polarity: Polarity,
    /// How firmly it is put.
    #[serde(default)]
    pub modality: Modality,
    /// The verbatim words of the smallest clause or sentence that carries the claim.
    pub quote: String,
    /// Where the quote stands; filled in from the quote where a person leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// Restatements by the same speaker in the same document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<At>,
    /// What a person decided.
    #[serde(default)]
    pub review: Review,
    /// The reviewer's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The digest of the reading that a person was shown; the program fills it in, and re-opens a decision when it reads otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl Claim {
    /// Tells whether the outlet narrates it: no speaker is made responsible.
    pub fn is_narrated(&self) -> bool {
        self.speaker.is_none() && self.speaker_party.is_none()
    }

    /// Returns a digest of how the text is read in this claim, in 8 hexadecimal digits: of all that is said, without the name, the places
    /// and what a person added.
    pub fn reading(&self) -> String {
        let said = Self {
            id: String::new(),
            at: None,
            mentions: Vec::new(),
            review: Review::Proposed,
            note: String::new(),
            basis: None,
            ..self.clone()
        };
        let said = serde_json::to_string(&said).expect("a claim is plain data");
        blake3::hash(said.as_bytes()).to_hex()[..8].to_string()
    }
}

/// What a speaker does by saying it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Act {
    /// Says that it is so.
    Assertion,
    /// Says that another did wrong.
    Accusation,
    /// Says that it is not so.
    Denial,
    /// Asks that it be done.
    Demand,
    /// Offers to do it.
    Proposal,
    /// The outlet narrates it without a speaker.
    Report,
}

/// Whether the proposition is affirmed or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Polarity {
    /// It is so.
    #[default]
    Affirmed,
    /// It is not so.
    Denied,
}

/// How firmly the proposition is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Modality {
    /// As a fact.
    #[default]
    Asserted,
    /// As something said without proof ("allegedly", "accused of").
    Alleged,
    /// As hearsay ("reports of").
    Reported,
    /// Under a condition ("if").
    Conditional,
    /// As something to come.
    Future,
}

/// Whom a casualty figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Victims {
    /// Civilians.
    Civilian,
    /// Soldiers and fighters.
    Military,
    /// Police.
    Police,
    /// Several of these, counted together.
    Mixed,
    /// The text does not say.
    Unspecified,
}

/// What a person decided about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Review {
    /// Nothing yet: the program's proposal.
    #[default]
    Proposed,
    /// It stands.
    Accepted,
    /// It stands as changed.
    Edited,
    /// It does not stand.
    Rejected,
}

/// The claims of one document, proposed or decided: the content of one claim file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimFile {
    /// The document's id.
    pub document: String,
    /// Its claims, in the order of their quotes.
    pub claims: Vec<Claim>,
}

/// Names one claim of the corpus: `<document>#<id>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimRef {
    /// The document's id.
    pub document: String,
    /// The claim's id in that document.
    pub id: String,
}

impl fmt::Display for ClaimRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.document, self.id)
    }
}

impl From<ClaimRef> for String {
    fn from(claim: ClaimRef) -> String {
        claim.to_string()
    }
}

impl TryFrom<String> for ClaimRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.rsplit_once('#') {
            Some((document, id)) if !document.is_empty() && !id.is_empty() => {
                Ok(Self { document: document.into(), id: id.into() })
            }
            _ => Err(format!("`{text}` names no claim: write <document>#<id>")),
        }
    }
}

/// A claim together with the descriptor of the document it stands in: what aligning and judging look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Testimony {
    /// The claim.
    pub claim: Claim,
    /// Its document, without the text.
    pub document: Descriptor,
}

impl Testimony {
    /// Returns the claim's name in the corpus.
    pub fn reference(&self) -> ClaimRef {
        ClaimRef { document: self.document.id.clone(), id: self.claim.id.clone() }
    }

    /// Returns who says it: the speaker's party, else the speaker, else the document's publisher, else the document.
    pub fn voice(&self) -> &str {
        let claim = &self.claim;
        let named = claim.speaker_party.as_deref().or(claim.speaker.as_deref());
        named.or(self.document.publisher.as_deref()).unwrap_or(&self.document.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_named_by_document_and_id() {
        let name = ClaimRef::try_from("embassy-2022#4be1".to_string()).expect("a name");
        assert_eq!(name.to_string(), "embassy-2022#4be1");
        assert!(ClaimRef::try_from("no-hash".to_string()).is_err());
    }
}
