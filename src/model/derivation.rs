//! How a claim was read out of its sentence.

use super::At;
use serde::Serialize;
use std::ops::Range;

/// How a claim was read out of its sentence: the tree, the frame, the roles, and the words that gave each field.
///
/// Words are named by their number in [`Derivation::words`], from 0.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Derivation {
    /// Where the sentence stands.
    pub at: At,
    /// Its words with the tree over them.
    pub words: Vec<Word>,
    /// The words that called up the frame.
    pub trigger: Range<usize>,
    /// What sort of word it takes the trigger for: `verb`, `noun` or `phrase`.
    pub kind: &'static str,
    /// Its number among the question's frames in the topic's file, from 1.
    pub frame: usize,
    /// The roles of the frame.
    pub roles: Vec<Filler>,
    /// Who says it; none where the document speaks for itself.
    pub told: Option<Told>,
    /// The word that makes it a demand or an offer.
    pub demand: Option<usize>,
    /// The words that deny. Two of them affirm.
    pub denials: Vec<usize>,
    /// The frame's own trigger denies, as "respected the ceasefire" denies a breach of it.
    pub frame_denies: bool,
    /// The word that makes it a hearsay, a condition or a thing to come.
    pub modality: Option<usize>,
    /// The words that give the place.
    pub place: Option<Range<usize>>,
    /// The words that give the days.
    pub days: Option<Range<usize>>,
    /// The days are those of an event told before it or of the charge that it answers.
    pub days_inherited: bool,
}

/// A word of the sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Word {
    /// As written.
    pub text: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Its part of speech (Universal Dependencies).
    pub tag: &'static str,
    /// How it depends on its head (Universal Dependencies).
    pub relation: &'static str,
    /// The word it depends on; none for the root.
    pub head: Option<usize>,
}

/// A role of the frame and what fills it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Filler {
    /// `agent`, `patient`, or the prepositions of an oblique role.
    pub role: String,
    /// What may fill it, as the topic's file says.
    pub is: String,
    /// The words that fill it.
    pub words: Option<Range<usize>>,
    /// The parties they stand for.
    pub parties: Vec<String>,
}

/// An attribution: who says it, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The words that announce what is said.
    pub cue: String,
    /// The line of the cue, from 1; it may stand in another sentence.
    pub line: usize,
    /// What kind of cue it is: `say`, `claim`, `accuse`, `deny` or `demand`.
    pub manner: &'static str,
    /// The words that stand for the speaker.
    pub words: String,
    /// Who that is.
    pub speaker: Option<String>,
    /// Whom the speaker speaks for.
    pub party: Option<String>,
    /// How that is known.
    pub by: Recognition,
    /// The claim stands in a quotation that the cue belongs to.
    pub in_quotation: bool,
}

/// How it is known who is speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recognition {
    /// A person of the lexicon is named.
    Lexicon,
    /// A name that no lexicon holds stands there.
    Name,
    /// The document gives the name in full elsewhere.
    FullName,
    /// A body or office is described.
    Body,
    /// The document told before which body or office that is.
    KnownBody,
    /// A pronoun stands for who spoke last.
    Pronoun,
    /// "We" stands for the document's own party, or for the one who is quoted.
    We,
    /// "The monitor" of the first sentence speaks under its name right after.
    Watchdog,
}

impl Recognition {
    /// Returns how it is known, in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Lexicon => "a person of the lexicon",
            Self::Name => "named there",
            Self::FullName => "named in full elsewhere in the document",
            Self::Body => "described there",
            Self::KnownBody => "told before which one it is",
            Self::Pronoun => "a pronoun, for who spoke last",
            Self::We => "“we”, for the document's party or the one quoted",
            Self::Watchdog => "the organisation that speaks under its name next",
        }
    }
}
