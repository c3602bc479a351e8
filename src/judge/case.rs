//! One case: two claims, how firmly they speak of one matter, and what the pack says of their question.

use super::{clauses, is_clash};
use crate::model::{Compare, Footing, Relation, Says, Status, Testimony};
use crate::packs::Lexicons;
use jiff::civil::Date;
use std::sync::OnceLock;

/// Two comparable claims, in the order of their names, before a judge.
pub(super) struct Case<'a> {
    pub(super) first: &'a Testimony,
    pub(super) second: &'a Testimony,
    pub(super) footing: Footing,
    pub(super) says: &'a Says,
    pub(super) compare: &'a Compare,
    pub(super) statuses: &'a [Status],
    pub(super) lexicons: &'a Lexicons,
    /// The clauses of both quotes, read when a judge first asks for them.
    pub(super) readings: [&'a OnceLock<clauses::Reading>; 2],
}

/// What a judge finds, with its ground in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) relation: Relation,
    pub(super) why: String,
}

impl Finding {
    pub(super) fn new(relation: Relation, why: impl Into<String>) -> Self {
        Self { relation, why: why.into() }
    }
}

impl Case<'_> {
    /// Returns the clauses of both quotes.
    pub(super) fn readings(&self) -> (&clauses::Reading, &clauses::Reading) {
        let read =
            |at: usize, t: &Testimony| self.readings[at].get_or_init(|| clauses::read(&t.claim.quote, self.lexicons));
        (read(0, self.first), read(1, self.second))
    }

    /// Tells whether both speak with one voice: one party's, one speaker's, one outlet's or that of the agency that two outlets copy.
    pub(super) fn is_one_voice(&self) -> bool {
        let folded = |t: &Testimony| t.voice().trim().to_lowercase();
        // Speakers that are not one voice are not one origin either; asking the lexicons takes time, and every pair comes here.
        let is_narrated = self.first.claim.is_narrated() || self.second.claim.is_narrated();
        let called = |name: &str| self.lexicons.outlet(name).to_string();
        folded(self.first) == folded(self.second)
            || (is_narrated && self.first.origin(called) == self.second.origin(called))
    }

    /// Returns the days on which both were told.
    pub(super) fn told(&self) -> Option<(Date, Date)> {
        Some((self.first.told()?, self.second.told()?))
    }

    /// Returns the days between the tellings.
    pub(super) fn told_apart(&self) -> Option<i32> {
        self.told().map(|(a, b)| (b - a).get_days().abs())
    }

    /// Holds a finding to the footing: no clash without the same event, none of one voice with itself, no agreement on an incident
    /// that need not be the same.
    pub(super) fn temper(&self, found: Finding) -> Finding {
        let unsure = |why: &str| Finding::new(Relation::Undetermined, why);
        match found.relation {
            relation if is_clash(relation) && self.is_one_voice() => match self.told_apart() {
                Some(1..) if self.footing == Footing::Same => {
                    Finding::new(Relation::Revise, "the same side gives another account on another day")
                }
                _ => unsure("one side speaks twice, and may mean two things"),
            },
            relation if is_clash(relation) && self.footing < Footing::Same => {
                unsure("the answers differ, but nothing settles that both speak of the same event")
            }
            Relation::Agree | Relation::Refine if !self.may_agree() => {
                unsure("the answers fit, but nothing settles that both speak of the same event")
            }
            Relation::Update | Relation::Revise if self.footing == Footing::Possible => {
                unsure("the figures differ, but nothing settles that both speak of the same event")
            }
            _ => found,
        }
    }

    /// An undated claim about an incident may mean another one.
    fn may_agree(&self) -> bool {
        self.footing > Footing::Possible || !self.compare.incident
    }
}
