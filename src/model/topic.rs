//! What a topic file holds: questions, how their answers are found and how they compare.

use super::{Act, Answer, Modality, Polarity, Victims, WordClass};
use serde::{Deserialize, Serialize};

/// A pack of questions on one matter. One YAML file; the file's name is its id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Topic {
    /// The file's name without its ending; filled in on load.
    #[serde(skip)]
    pub id: String,
    /// Its heading in a briefing.
    pub title: String,
    /// Its rank in a briefing; lower comes first.
    #[serde(default)]
    pub order: u32,
    /// Classes of words that this topic's frames name.
    #[serde(default)]
    pub words: Vec<WordClass>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// What an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum AnswerKind {
    /// One or several parties.
    Party,
    /// A number.
    Count,
    /// One word of the question's `statuses`.
    Status,
}

/// One question of a topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Question {
    /// Its name, such as `ceasefire.violator`.
    pub id: String,
    /// The question in words: "Who broke the ceasefire?".
    pub ask: String,
    /// What an answer is.
    pub answer: AnswerKind,
    /// The status words an answer may be, each with the words a reader meets: `in-force: the ceasefire holds`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Status>,
    /// What a speaker does by answering, where the sentence itself does not tell.
    #[serde(default = "assertion")]
    pub act: Act,
    /// How a reader meets an answer.
    pub says: Says,
    /// How two answers compare.
    pub compare: Compare,
    /// How an answer is found in a sentence.
    pub frames: Vec<Frame>,
    /// Sentences with the claims to be found.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// Sentences in which this question is not answered.
    #[serde(default)]
    pub counterexamples: Vec<String>,
}

fn assertion() -> Act {
    Act::Assertion
}

/// A status word and the words a reader meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Status {
    /// The word in claim files: `in-force`.
    pub word: String,
    /// The words in a briefing: `the ceasefire holds`.
    pub says: String,
    /// The words for its denial: `the ceasefire does not hold`; without them, those of the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denied: Option<String>,
    /// Status words that cannot be true of the same days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// The status word that holds while this one is only under way: "has begun to withdraw", "is leaving".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<String>,
}

/// The words a briefing uses for an answer; `{answer}` stands for it, `{of}` for the owner of territory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Says {
    /// "{answer} broke the ceasefire".
    pub affirmed: String,
    /// "{answer} did not break the ceasefire".
    pub denied: String,
    /// After "accuse the other of": "breaking the ceasefire". Absent where it is no accusation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accused_of: Option<String>,
}

/// How two answers to the question compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Compare {
    /// The judge: `parties`, `count`, `status`, `demand`, `sovereignty`, or `clauses`, which lays the quotes beside each other.
    pub judge: String,
    /// An undated claim may speak of the day its document was published and of this many days before.
    #[serde(default = "two_weeks")]
    pub window: u16,
    /// It is a standing matter (whose territory, who occupies it): days do not keep two claims apart, years may.
    #[serde(default)]
    pub standing: bool,
    /// An answer speaks of one incident: a claim that does not say when may mean another one, and then settles nothing.
    #[serde(default)]
    pub incident: bool,
    /// It asks about victims or troops, and whose they are must be known before two answers can contradict each other.
    #[serde(default)]
    pub sided: bool,
    /// The answer holds for one piece of ground (who captured it, who left it): answers on a part and the whole, or on two
    /// places, never contradict each other.
    #[serde(default)]
    pub ground: bool,
    /// Only one answer can be right (one owner of a territory). Otherwise several can (several mediators).
    #[serde(default)]
    pub exclusive: bool,
    /// A later, higher figure is an update and no contradiction.
    #[serde(default)]
    pub grows: bool,
}

impl Compare {
    /// Returns how claims compare whose question no pack has: by the kind of their answer, and sceptically.
    pub fn unasked(answer: &Answer) -> Self {
        let judge = match answer {
            Answer::Count(_) => "count",
            Answer::Parties(_) => "parties",
            Answer::Status(_) => "clauses",
        };
        Self {
            judge: judge.into(),
            window: two_weeks(),
            standing: false,
            incident: true,
            sided: false,
            ground: false,
            exclusive: false,
            grows: false,
        }
    }
}

fn two_weeks() -> u16 {
    14
}

/// In what mood a frame's trigger has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Mood {
    /// Told as having happened, happening, or not having happened.
    #[default]
    Fact,
    /// Asked for: "must withdraw", "called on X to withdraw", "called for the withdrawal of".
    Demand,
    /// Intended: "plans to annex", "has no intention of annexing".
    Plan,
    /// Either of the first two.
    Any,
}

/// A trigger and the roles that fill it. The engine knows that passives, nouns, participles, relative clauses, coordination
/// and control fill the same roles; a frame does not say it again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Frame {
    /// Verbs by lemma, with a particle where they have one: `break`, `pull out`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verbs: Vec<String>,
    /// Nouns by lemma: `violation`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nouns: Vec<String>,
    /// Adjectives and fixed phrases: `responsible`, `under the control of`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<String>,
    /// Besides words, a party's name calls the frame up where a clause says it of something: "the islands are Argentine".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub names: bool,
    /// Words of which the trigger is the subject or the object, of which one is needed: "the withdrawal is complete", "completed the
    /// withdrawal".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
    /// The mood the trigger stands in.
    #[serde(default)]
    pub mood: Mood,
    /// Who does it: subject, "by …", possessor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<Role>,
    /// To whom or what it is done: object, subject of a passive, "of …".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient: Option<Role>,
    /// Prepositional roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obliques: Vec<Oblique>,
    /// Where the answer comes from.
    #[serde(with = "serde_yaml::with::singleton_map")]
    #[cfg_attr(test, schemars(with = "AnswerFrom"))]
    pub answer: AnswerFrom,
    /// The trigger itself denies: `deny breaking`, `respect the ceasefire`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denies: bool,
    /// The trigger answers a charge told before ("denied the allegation"): there is a claim only where the same party was charged
    /// earlier in the document, and it takes the days and the place of that charge.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rebuts: bool,
    /// The trigger heads a clause of its own: "the rebels held the town", not "the rebel-held town"; "the town is part of Mali", not "a part of
    /// it".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub clause: bool,
    /// The trigger takes for granted what the frame answers: who denies having brokered a truce says nothing of the truce.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presumes: bool,
    /// The act, where this frame tells it better than the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
}

/// What may fill a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Role {
    /// `party`, `place`, `land`, `count`, `any`, or the name of a class of words.
    pub is: String,
    /// Without it there is no claim.
    #[serde(default = "yes")]
    pub needed: bool,
}

fn yes() -> bool {
    true
}

/// A role filled through a preposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Oblique {
    /// The prepositions: `[from, out of]`.
    pub prepositions: Vec<String>,
    /// What may fill it.
    pub is: String,
    /// Without it there is no claim.
    #[serde(default)]
    pub needed: bool,
}

/// Where a frame's answer comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum AnswerFrom {
    /// The party that does it.
    Agent,
    /// The party it is done to.
    Patient,
    /// The party that fills the first oblique role.
    Oblique,
    /// The party to whom the victims, houses or land of the patient belong.
    Owner,
    /// The party whose name calls the frame up.
    Trigger,
    /// The party a demand is addressed to; all sides where nobody is named.
    Addressee,
    /// The number of the patient.
    Count,
    /// This status word.
    Status(String),
}

/// A sentence with the claims that must be found in it for this question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Example {
    /// The sentence, of our own writing.
    pub text: String,
    /// The claims, of which only the named fields are checked.
    pub claims: Vec<Expected>,
}

/// The fields of a claim that an example checks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the fields are those of a claim")]
pub struct Expected {
    pub answer: Option<Answer>,
    pub speaker: Option<String>,
    pub speaker_party: Option<String>,
    pub act: Option<Act>,
    pub polarity: Option<Polarity>,
    pub modality: Option<Modality>,
    pub victims: Option<Victims>,
    pub victims_side: Option<String>,
    pub victims_group: Option<String>,
    pub by: Option<String>,
    pub of: Option<String>,
    pub place: Option<String>,
    pub quote: Option<String>,
}

impl Expected {
    /// Tells whether a claim has all that the example names.
    pub fn is_met_by(&self, claim: &super::Claim) -> bool {
        fn same<T: PartialEq>(wanted: &Option<T>, is: &Option<T>) -> bool {
            wanted.is_none() || wanted == is
        }
        self.answer.as_ref().is_none_or(|answer| *answer == claim.answer)
            && same(&self.speaker, &claim.speaker)
            && same(&self.speaker_party, &claim.speaker_party)
            && self.act.is_none_or(|act| act == claim.act)
            && self.polarity.is_none_or(|polarity| polarity == claim.polarity)
            && self.modality.is_none_or(|modality| modality == claim.modality)
            && same(&self.victims, &claim.victims)
            && same(&self.victims_side, &claim.victims_side)
            && same(&self.victims_group, &claim.victims_group)
            && same(&self.by, &claim.by)
            && same(&self.of, &claim.of)
            && same(&self.place, &claim.place)
            && self.quote.as_ref().is_none_or(|quote| *quote == claim.quote)
    }
}
