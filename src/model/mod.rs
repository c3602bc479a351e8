//! The nouns. Everything the stages hand to each other is here, and nothing else is.
//!
//! A noun holds its own rules (an interval knows what it covers, a span knows what it contains);
//! it reads no file, knows no pack and prints nothing.

mod answer;
mod attribution;
mod change;
mod claim;
mod date;
mod derivation;
mod diagnostic;
mod document;
mod evaluation;
mod gold;
mod issue;
mod judgement;
mod lexicon;
mod origin;
mod report;
mod scope;
mod span;
mod topic;

pub use answer::{Answer, Area, BOTH, Count, Share};
pub use attribution::{Attributed, Attribution, Manner, Words};
pub use change::{
    Cause, Changes, ClaimChange, ClaimShift, DocumentChange, DocumentShift, Edition, Extent, IssueChange, IssueShift,
    IssueState, PairChange, PairState, PassageChange, SourceChange, Stated, TopicChange,
};
pub use claim::{Act, Claim, ClaimFile, ClaimRef, Modality, Polarity, Review, Testimony, Victims};
pub use date::DateRange;
pub use derivation::{Derivation, Filler, Recognition, Told, Word};
pub use diagnostic::{About, Diagnostic, Location, Severity};
pub use document::{Descriptor, Document, Format, Grade, corpus_version};
pub use evaluation::{Difference, Evaluation, Field, Figures, Marks, Slot, TopicMarks};
pub use gold::{GoldClaim, GoldFile};
pub use issue::{Alignment, Footing, Gate, Issue, NearMiss, Pair, Represented};
pub use judgement::{Judgement, Relation};
pub use lexicon::{LexiconFile, Party, PartyKind, Person, Place, WordClass};
pub use origin::Origin;
pub use report::{
    Finding, Mention, Mirror, Name, Naming, Outlook, Passage, Passages, Position, Report, Restated, Said, ShownParty,
    ShownQuestion, ShownTopic, Tally,
};
pub use scope::{Scope, is_source};
pub use span::{At, Span};
pub use topic::{
    AnswerFrom, AnswerKind, Compare, Example, Expected, Frame, Mood, Oblique, Question, Role, Says, Status, Topic,
};

#[cfg(test)]
pub(crate) mod tests;
