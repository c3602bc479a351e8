//! What the gate looks at, read once for each claim.

use super::ground::{Ground, site};
use crate::model::{Act, Answer, Claim, Compare, DateRange, Question, Testimony};
use crate::packs::Packs;
use jiff::civil::{Date, date};

/// One claim as the gate sees it.
#[derive(Debug, Clone)]
pub(super) struct Profile<'a> {
    pub(super) testimony: &'a Testimony,
    pub(super) compare: Compare,
    /// The days it can speak of.
    pub(super) days: Days,
    /// The day it was told, as a number of days.
    pub(super) told: Option<i32>,
    pub(super) ground: Ground,
    /// The speaker, or the outlet for narration, in lower case.
    pub(super) speaker: String,
    /// Who takes part in the event by the claim's own words.
    pub(super) participants: Vec<&'a str>,
    /// What was hit, by the claim's own words: buildings and vehicles by their kind.
    pub(super) targets: Vec<String>,
    /// It counts one person for being killed *or* wounded.
    pub(super) is_sum: bool,
}

/// Days as numbers, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) from: i32,
    pub(super) to: i32,
    /// The claim says them itself.
    pub(super) stated: bool,
}

/// Days for which a demand stays up, and for which it or a standing claim can be answered.
pub(super) const DEMAND: i32 = 30;

/// Days that reach for ever.
const ANY: Days = Days { from: i32::MIN / 4, to: i32::MAX / 4, stated: false };

impl Days {
    /// Tells whether the two share a day.
    pub(super) fn meets(self, other: Days) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Returns the number of days.
    pub(super) fn width(self) -> i32 {
        self.to - self.from + 1
    }

    /// Returns the days between the two, 0 where they meet.
    pub(super) fn apart(self, other: Days) -> i32 {
        (self.from - other.to).max(other.from - self.to).max(0)
    }
}

impl<'a> Profile<'a> {
    /// Reads a claim. A question that no pack has is compared by the kind of its answer.
    pub(super) fn read(testimony: &'a Testimony, packs: &Packs) -> Self {
        let claim = &testimony.claim;
        let compare = packs
            .question(&claim.question)
            .map_or_else(|| Compare::unasked(&claim.answer), |(_, q): (_, &Question)| q.compare.clone());
        let told = testimony.told().map(number);
        Self {
            days: days(claim.event_date, told, &compare),
            told,
            ground: Ground::read(claim.place.as_deref(), claim.of.as_deref(), &packs.lexicons),
            speaker: speaker(testimony),
            participants: participants(claim),
            targets: targets(claim),
            is_sum: is_sum(&claim.quote),
            testimony,
            compare,
        }
    }

    /// Returns the claim.
    pub(super) fn claim(&self) -> &'a Claim {
        &self.testimony.claim
    }

    /// Returns the parties it answers with; nothing for a count or a status.
    pub(super) fn answer(&self) -> &'a [String] {
        match &self.claim().answer {
            Answer::Parties(parties) => parties,
            Answer::Count(_) | Answer::Status(_) => &[],
        }
    }

    /// Tells whether it asks for something instead of telling it.
    pub(super) fn is_demand(&self) -> bool {
        matches!(self.claim().act, Act::Demand | Act::Proposal)
    }
}

/// Returns the days a claim can speak of.
///
/// An undated claim takes the window before the day it was told. What stands (a border, an occupation) still stood on the day it
/// was told, and can be answered for a month like a demand, which stays up as long.
fn days(stated: Option<DateRange>, told: Option<i32>, compare: &Compare) -> Days {
    let window = i32::from(compare.window);
    let lasting = |to: i32| match compare.judge.as_str() {
        "demand" => to + DEMAND,
        _ if compare.standing => told.map_or(to, |told| told.max(to)) + DEMAND,
        _ => to,
    };
    let Some(range) = stated.filter(|range| range.from.is_some() || range.to.is_some()) else {
        return told.map_or(ANY, |told| Days { from: told - window, to: lasting(told), stated: false });
    };
    let (from, to) = (range.from.map(number), range.to.map(number));
    match (from, to) {
        (Some(from), Some(to)) => Days { from, to: lasting(to), stated: true },
        (Some(from), None) => {
            Days { from, to: lasting(told.map_or(from + window, |told| told.max(from))), stated: false }
        }
        (None, Some(to)) => Days { from: to - window, to: lasting(to), stated: false },
        (None, None) => ANY,
    }
}

/// Returns a date as a number of days.
pub(super) fn number(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

/// Returns the speaker, or for narration the outlet, in lower case without a leading article.
fn speaker(testimony: &Testimony) -> String {
    let name = testimony.claim.speaker.as_deref().unwrap_or_else(|| testimony.voice()).trim().to_lowercase();
    name.strip_prefix("the ").map_or(name.clone(), str::to_string)
}

fn participants(claim: &Claim) -> Vec<&str> {
    let answer: &[String] = match &claim.answer {
        Answer::Parties(parties) => parties,
        Answer::Count(_) | Answer::Status(_) => &[],
    };
    let named = [&claim.speaker_party, &claim.victims_side, &claim.of].into_iter().flatten();
    answer.iter().chain(named).map(String::as_str).collect()
}

/// What is struck or shot at, beside buildings; two of different kinds are not struck by one blow.
const STRUCK: [&str; 14] = [
    "ambulance",
    "boat",
    "bus",
    "car",
    "ferry",
    "funeral",
    "lorry",
    "minibus",
    "ship",
    "substation",
    "taxi",
    "train",
    "truck",
    "wedding",
];

/// Returns the kinds of buildings, vehicles and gatherings that a claim names; a small bus may be called a bus.
fn targets(claim: &Claim) -> Vec<String> {
    let text = [claim.place.as_deref().unwrap_or_default(), &claim.quote].join(" ").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let struck = |word: &str| {
        let stem = word.strip_suffix("es").filter(|stem| *stem == "bus").or(word.strip_suffix('s')).unwrap_or(word);
        STRUCK.iter().find(|kind| **kind == stem || **kind == word).map(|kind| kind.trim_start_matches("mini"))
    };
    words.filter_map(|word| site(word).or_else(|| struck(word))).map(str::to_string).collect()
}

/// Tells whether the quote counts killed and wounded as one number.
fn is_sum(quote: &str) -> bool {
    let quote = quote.to_lowercase();
    [
        "killed or wounded",
        "killed or injured",
        "dead or wounded",
        "dead or injured",
        "wounded or killed",
        "injured or killed",
    ]
    .iter()
    .any(|words| quote.contains(words))
}
