//! What became of each claim.

use super::likeness::words;
use super::pairs::Pair;
use crate::model::{
    Answer, Cause, Claim, ClaimChange, ClaimRef, ClaimShift, DocumentChange, DocumentShift, Extent, Passages, Report,
    Review, Stated,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of why claims change.
pub(super) struct Causes<'a> {
    extent: Extent,
    rules_differ: bool,
    /// The documents that differ in more than their name, by either id.
    touched: [BTreeSet<&'a str>; 2],
    /// The paragraphs of each report that were edited, of documents that differ in nothing else, by the lines they begin in.
    paragraphs: [BTreeMap<&'a str, Paragraphs>; 2],
    /// The claims that a person had rejected then, and has now.
    rejected: [BTreeSet<&'a ClaimRef>; 2],
}

impl<'a> Causes<'a> {
    pub(super) fn new(documents: &[DocumentChange<'a>], extent: Extent, old: &'a Report, new: &'a Report) -> Self {
        let differs =
            |change: &&DocumentChange| change.kinds.iter().any(|kind| !matches!(kind, DocumentShift::Renamed));
        let before = documents.iter().filter(differs).filter_map(|change| Some(change.before?.id.as_str()));
        let after = documents.iter().filter(differs).filter_map(|change| Some(change.after?.id.as_str()));
        Self {
            extent,
            rules_differ: super::rules_differ(old, new),
            touched: [before.collect(), after.collect()],
            paragraphs: [paragraphs(documents, old, 0), paragraphs(documents, new, 1)],
            rejected: [old, new].map(|report| report.rejected.iter().collect()),
        }
    }

    /// Tells whether the document of a claim differs. Where the rules differ too, an edit elsewhere in the document does not count.
    fn is_touched(&self, side: usize, told: Stated<'a>) -> bool {
        let of_own = self.paragraphs[side].get(told.document).filter(|_| self.rules_differ);
        let in_edited = of_own.zip(told.claim.at).is_none_or(|(paragraphs, at)| paragraphs.is_edited(at.line));
        self.touched[side].contains(told.document) && in_edited
    }

    fn is_rejected(&self, side: usize, told: Stated<'a>) -> bool {
        self.rejected[side].contains(&ClaimRef { document: told.document.into(), id: told.claim.id.clone() })
    }

    /// Returns why a claim changed. A decision of a person is known by its mark, or in the list of what is rejected.
    fn of(&self, before: Option<Stated<'a>>, after: Option<Stated<'a>>) -> Option<Cause> {
        let is_decided = match (before, after) {
            (Some(before), Some(after)) => {
                (before.claim.review, &before.claim.note) != (after.claim.review, &after.claim.note)
            }
            (Some(gone), None) => gone.claim.review != Review::Proposed || self.is_rejected(1, gone),
            (None, new) => new.is_some_and(|new| new.claim.review != Review::Proposed || self.is_rejected(0, new)),
        };
        let touched = |side: usize, told: Option<Stated<'a>>| told.is_some_and(|told| self.is_touched(side, told));
        match self.extent {
            Extent::Claims => is_decided.then_some(Cause::Review),
            Extent::Reports if is_decided => Some(Cause::Review),
            Extent::Reports if touched(0, before) || touched(1, after) => Some(Cause::Documents),
            Extent::Reports if self.rules_differ => Some(Cause::Rules),
            Extent::Reports => Some(Cause::Review),
        }
    }
}

/// The lines in which a document's paragraphs begin, and those of them that were edited.
struct Paragraphs {
    all: BTreeSet<usize>,
    edited: BTreeSet<usize>,
}

impl Paragraphs {
    /// Tells whether the paragraph that a line stands in was edited.
    fn is_edited(&self, line: usize) -> bool {
        self.all.range(..=line).next_back().is_none_or(|begins| self.edited.contains(begins))
    }
}

/// Returns the paragraphs, on one side, of the documents that were edited and differ in nothing else but their name.
fn paragraphs<'a>(documents: &[DocumentChange<'a>], report: &'a Report, side: usize) -> BTreeMap<&'a str, Paragraphs> {
    let known: BTreeMap<&str, &Passages> = report.passages.iter().map(|own| (own.document.as_str(), own)).collect();
    let is_edited = |change: &&DocumentChange| {
        change.kinds.contains(&DocumentShift::Edited) && !change.kinds.contains(&DocumentShift::Described)
    };
    let of = |change: &DocumentChange<'a>| {
        let id = [change.before, change.after][side]?.id.as_str();
        let all = known.get(id)?.passages.iter().map(|passage| passage.line).collect();
        let edited = change.passages.iter().filter_map(|passage| [passage.before, passage.after][side]);
        let edited: BTreeSet<usize> = edited.map(|passage| passage.line).collect();
        (!change.passages.is_empty()).then_some((id, Paragraphs { all, edited }))
    };
    documents.iter().filter(is_edited).filter_map(of).collect()
}

/// Returns the claims that are new, withdrawn or changed, by document and id.
pub(super) fn changes<'a>(pairs: &[Pair<'a>], causes: &Causes<'a>) -> Vec<ClaimChange<'a>> {
    let mut changes: Vec<ClaimChange> = pairs.iter().filter_map(|pair| change(pair, causes)).collect();
    changes.sort_by_key(|change| {
        let name = |told: &Option<Stated<'a>>| told.map(|told| (told.document, &told.claim.id, &told.claim.quote));
        let mut names = [name(&change.before), name(&change.after)];
        names.sort_unstable();
        (names, change.kinds.clone())
    });
    changes
}

fn change<'a>((before, after): &Pair<'a>, causes: &Causes<'a>) -> Option<ClaimChange<'a>> {
    let kinds = match (before, after) {
        (Some(before), Some(after)) => shifts(before.claim, after.claim),
        (Some(_), None) => BTreeSet::from([ClaimShift::Withdrawn]),
        (None, _) => BTreeSet::from([ClaimShift::New]),
    };
    (!kinds.is_empty()).then(|| ClaimChange {
        kinds,
        because: causes.of(*before, *after),
        before: *before,
        after: *after,
    })
}

/// Returns how a claim differs; where its quote stands is no difference.
fn shifts(before: &Claim, after: &Claim) -> BTreeSet<ClaimShift> {
    let kinds = [
        (ClaimShift::Reversed, before.polarity != after.polarity),
        (ClaimShift::Requantified, is_other_count(&before.answer, &after.answer)),
        (ClaimShift::Reanswered, is_other_answer(&before.answer, &after.answer)),
        (ClaimShift::Reattributed, speakers(before) != speakers(after)),
        (ClaimShift::Redated, before.event_date != after.event_date),
        (ClaimShift::Detailed, details(before) != details(after)),
        (ClaimShift::Reworded, words(&before.quote) != words(&after.quote)),
        (ClaimShift::Reviewed, (before.review, &before.note) != (after.review, &after.note)),
    ];
    kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}

/// Tells whether two numbers differ; "five" and "5" do not.
fn is_other_count(before: &Answer, after: &Answer) -> bool {
    match (before, after) {
        (Answer::Count(one), Answer::Count(other)) => {
            (one.min, one.max, one.approx, one.vague) != (other.min, other.max, other.approx, other.vague)
        }
        _ => false,
    }
}

fn is_other_answer(before: &Answer, after: &Answer) -> bool {
    !matches!((before, after), (Answer::Count(_), Answer::Count(_))) && before != after
}

fn speakers(claim: &Claim) -> (&Option<String>, &Option<String>, &[String]) {
    (&claim.speaker, &claim.speaker_party, &claim.relayed_by)
}

/// Returns a claim that has nothing but its details.
fn details(claim: &Claim) -> Claim {
    Claim {
        id: String::new(),
        speaker: None,
        speaker_party: None,
        relayed_by: Vec::new(),
        answer: Answer::Parties(Vec::new()),
        event_date: None,
        polarity: Default::default(),
        quote: String::new(),
        at: None,
        mentions: Vec::new(),
        review: Default::default(),
        note: String::new(),
        basis: None,
        ..claim.clone()
    }
}
