//! Changes as a page: what changed, the most important first.

use super::english::{self, counted};
use super::page::{Inline, Page, Words, strong, text};
use super::phrase;
use super::reading::{Reading, Told};
use super::sentence;
use crate::model::{
    Answer, Cause, Changes, ClaimChange, ClaimShift, DocumentChange, DocumentShift, Edition, IssueChange, IssueShift,
    IssueState, Relation, Review, Stated,
};

/// Items that the first screen tells of each kind.
const SHORT: usize = 5;

/// Returns what changed as a page.
pub(super) fn page(changes: &Changes) -> Page {
    let told = Telling { changes, old: Reading::new(changes.old), new: Reading::new(changes.new) };
    let mut page = Page::default();
    page.heading(1, format!("What changed since corpus {}", changes.editions[0].corpus));
    page.paragraph(front_line(changes));
    if changes.is_empty() {
        page.paragraph(vec![text("Nothing changed in meaning.")]);
        return page;
    }
    told.in_short(&mut page);
    told.issues(&mut page);
    told.claims(&mut page);
    sources(&mut page, &told);
    documents(&mut page, changes);
    page
}

fn front_line(changes: &Changes) -> Words {
    let [old, new] = &changes.editions;
    let grown = |before: usize, after: usize, one: &str, many: &str| {
        if before == after {
            counted(after, one, many)
        } else {
            format!("{} → {}", before, counted(after, one, many))
        }
    };
    let documents = grown(old.documents, new.documents, "document", "documents");
    let claims = grown(old.claims, new.claims, "claim", "claims");
    let mut words =
        vec![text("Corpus "), Inline::Code(old.corpus.into()), text(" → "), Inline::Code(new.corpus.into())];
    words.push(text(format!(" · {documents} · {claims} · {}", rules(old, new))));
    words
}

fn rules(old: &Edition, new: &Edition) -> String {
    let differ =
        |what: &str, before: &str, after: &str| (before != after).then(|| format!("{what} {before} → {after}"));
    let changed: Vec<String> =
        [differ("rashomon", old.tool, new.tool), differ("packs", old.packs, new.packs)].into_iter().flatten().collect();
    if changed.is_empty() { "same packs and program".into() } else { changed.join(", ") }
}

/// Changes with both reports opened.
struct Telling<'a> {
    changes: &'a Changes<'a>,
    old: Reading<'a>,
    new: Reading<'a>,
}

impl<'a> Telling<'a> {
    fn in_short(&self, page: &mut Page) {
        page.heading(2, "In short");
        let mut items = Vec::new();
        for kind in [IssueShift::InConflict, IssueShift::Settled] {
            let own: Vec<_> = self.changes.issues.iter().filter(|issue| issue.kind == kind).collect();
            items.extend(own.iter().take(SHORT).map(|issue| self.issue(issue)));
            if own.len() > SHORT {
                items.push(vec![strong(label(kind)), text(format!(" And {} more, below.", own.len() - SHORT))]);
            }
        }
        let of = |kind| self.changes.claims.iter().filter(move |change| change.kinds.first() == Some(&kind)).collect();
        for kind in [ClaimShift::Reversed, ClaimShift::Requantified, ClaimShift::Reanswered] {
            let own: Vec<&ClaimChange> = of(kind);
            items.extend(own.iter().take(SHORT).filter_map(|change| self.shifted(change)));
            if own.len() > SHORT {
                items.push(vec![strong(heading(kind)), text(format!(": and {} more, below.", own.len() - SHORT))]);
            }
        }
        items.push(vec![text(self.tally())]);
        page.list(items);
    }

    /// Returns how much changed of everything, in one line.
    fn tally(&self) -> String {
        let claims = |kind: ClaimShift| self.changes.claims.iter().filter(|c| c.kinds.contains(&kind)).count();
        let documents = |kind: DocumentShift| self.changes.documents.iter().filter(|c| c.kinds.contains(&kind)).count();
        let kinds = [
            (documents(DocumentShift::Added), "document added", "documents added"),
            (documents(DocumentShift::Gone), "document gone", "documents gone"),
            (documents(DocumentShift::Edited), "document edited", "documents edited"),
            (claims(ClaimShift::New), "new claim", "new claims"),
            (claims(ClaimShift::Withdrawn), "claim withdrawn", "claims withdrawn"),
            (claims(ClaimShift::Reworded), "claim reworded", "claims reworded"),
            (claims(ClaimShift::Reviewed), "claim reviewed", "claims reviewed"),
            (self.changes.sources.len(), "source newly silent or heard", "sources newly silent or heard"),
        ];
        let words = kinds.iter().filter(|(n, _, _)| *n > 0).map(|(n, one, many)| counted(*n, one, many));
        let words: Vec<String> = words.collect();
        if words.is_empty() { "Nothing else.".into() } else { format!("{}.", english::list(&words)) }
    }

    fn issues(&self, page: &mut Page) {
        if self.changes.issues.is_empty() {
            return;
        }
        page.heading(2, "Issues");
        let mut issues: Vec<&IssueChange> = self.changes.issues.iter().collect();
        issues.sort_by_key(|issue| issue.kind);
        page.list(issues.into_iter().map(|issue| self.issue(issue)).collect());
    }

    fn issue(&self, change: &IssueChange) -> Words {
        let said = |reading: &Reading, state: &Option<IssueState>| {
            state.as_ref().and_then(|state| state.finding).map(|finding| sentence::finding(reading, finding))
        };
        let (was, is) = (said(&self.old, &change.before), said(&self.new, &change.after));
        let ask = self.new.question(change.question).or(self.old.question(change.question));
        let ask = ask.map_or(change.question, |question| &question.ask);
        let told = match change.kind {
            IssueShift::InConflict => is.unwrap_or_else(|| ask.into()),
            IssueShift::Settled => {
                let now = is.map_or(" It is no longer spoken of.".into(), |is| format!(" Now: {is}"));
                format!("{}{now}", was.unwrap_or_else(|| ask.into()))
            }
            IssueShift::Reclassified => {
                let said = is.map_or_else(String::new, |is| format!(" {is}"));
                format!("{ask} {} → {}.{said}", relations(&change.before), relations(&change.after))
            }
        };
        let why = match change.because {
            Cause::Claims => "",
            Cause::Rules => " The claims are the same: it is judged otherwise because packs or program changed.",
        };
        vec![strong(label(change.kind)), text(format!(" {told}{why}"))]
    }

    fn claims(&self, page: &mut Page) {
        if self.changes.claims.is_empty() {
            return;
        }
        page.heading(2, "Claims");
        let kinds = [
            ClaimShift::Reversed,
            ClaimShift::Requantified,
            ClaimShift::Reanswered,
            ClaimShift::Reattributed,
            ClaimShift::Redated,
            ClaimShift::Detailed,
            ClaimShift::Reworded,
            ClaimShift::Reviewed,
        ];
        for kind in kinds {
            let own = self.changes.claims.iter().filter(|change| change.kinds.first() == Some(&kind));
            let rows: Vec<Vec<Words>> = own.filter_map(|change| self.row(change)).collect();
            if !rows.is_empty() {
                page.heading(3, heading(kind));
                page.table(&["Who, where", "Before", "Now"], rows);
            }
        }
        for kind in [ClaimShift::New, ClaimShift::Withdrawn] {
            let own = self.changes.claims.iter().filter(|change| change.kinds.contains(&kind));
            let items: Vec<Words> = own.filter_map(|change| self.one(change)).collect();
            if !items.is_empty() {
                page.heading(3, heading(kind));
                page.list(items);
            }
        }
    }

    /// Returns what a changed claim says before and now.
    fn row(&self, change: &ClaimChange) -> Option<Vec<Words>> {
        let (before, after) = (self.told(&self.old, &change.before)?, self.told(&self.new, &change.after)?);
        let place = format!("{}, {}", phrase::who(after), phrase::outlet(after));
        let reviewed = change.kinds.first() == Some(&ClaimShift::Reviewed);
        let was = said(&self.old, before, after, reviewed);
        let is = said(&self.new, after, before, reviewed);
        Some(vec![vec![text(place)], was, is])
    }

    /// Returns a changed claim in one line: "Arden, Harbour Gazette: 19 → 26 civilians wounded."
    fn shifted(&self, change: &ClaimChange) -> Option<Words> {
        let (before, after) = (self.told(&self.old, &change.before)?, self.told(&self.new, &change.after)?);
        let kind = *change.kinds.first()?;
        let (was, is) = (phrase::says(&self.old, before.claim), phrase::says(&self.new, after.claim));
        let was = match (&before.claim.answer, &after.claim.answer) {
            (Answer::Count(count), Answer::Count(_)) if kind == ClaimShift::Requantified => english::count(count),
            _ => was,
        };
        let place = format!(" {}, in {}: ", phrase::who(after), phrase::outlet(after));
        Some(vec![strong(format!("{}.", heading(kind))), text(format!("{place}{was} → {is}."))])
    }

    /// Returns a claim that is new or withdrawn.
    fn one(&self, change: &ClaimChange) -> Option<Words> {
        let told = match &change.after {
            Some(_) => (&self.new, self.told(&self.new, &change.after)?),
            None => (&self.old, self.told(&self.old, &change.before)?),
        };
        let (reading, told) = told;
        let says = english::capitalised(&phrase::says_with_care(reading, told.claim));
        let when = told.claim.event_date.map_or(String::new(), |days| format!(", {}", english::days(days)));
        Some(vec![
            strong(phrase::who(told)),
            text(format!(", in {} – {says}{when}. ", phrase::outlet(told))),
            Inline::Quote(told.claim.quote.clone()),
        ])
    }

    fn told(&self, reading: &Reading<'a>, stated: &Option<Stated>) -> Option<Told<'a>> {
        let stated = stated.as_ref()?;
        reading.get(&crate::model::ClaimRef { document: stated.document.into(), id: stated.claim.id.clone() })
    }
}

/// Returns what a claim says, with those details that the other one has otherwise.
fn said(reading: &Reading, told: Told, other: Told, reviewed: bool) -> Words {
    let claim = told.claim;
    if reviewed {
        let note = if claim.note.is_empty() { String::new() } else { format!(" ({})", claim.note) };
        return vec![text(format!("{}{note}: {}", decision(claim.review), phrase::says(reading, claim)))];
    }
    let mut words = english::capitalised(&phrase::says_with_care(reading, claim));
    if claim.event_date != other.claim.event_date {
        words.push_str(&claim.event_date.map_or(", undated".into(), |days| format!(", {}", english::days(days))));
    }
    if claim.place != other.claim.place {
        words.push_str(&claim.place.as_ref().map_or(", no place".into(), |place| format!(", {place}")));
    }
    if (&claim.speaker, &claim.speaker_party) != (&other.claim.speaker, &other.claim.speaker_party) {
        words.push_str(&format!(", said by {}", phrase::who(told)));
    }
    vec![text(format!("{words}. ")), Inline::Quote(claim.quote.clone())]
}

fn decision(review: Review) -> &'static str {
    match review {
        Review::Proposed => "not reviewed",
        Review::Accepted => "accepted",
        Review::Edited => "edited",
        Review::Rejected => "rejected",
    }
}

fn label(kind: IssueShift) -> &'static str {
    match kind {
        IssueShift::InConflict => "Newly in conflict.",
        IssueShift::Settled => "No longer in conflict.",
        IssueShift::Reclassified => "Judged otherwise.",
    }
}

fn relations(state: &Option<IssueState>) -> String {
    let word = |relation: &Relation| match relation {
        Relation::Conflict => "conflict",
        Relation::Oppose => "clash of positions",
        Relation::Update => "growing figure",
        Relation::Revise => "corrected figure",
        Relation::Agree => "agreement",
        Relation::Refine => "accounts that fit together",
        Relation::Undetermined => "left open",
    };
    let words: Vec<String> = state.iter().flat_map(|state| &state.relations).map(|r| word(r).to_string()).collect();
    if words.is_empty() { "nothing to compare".into() } else { english::list(&words) }
}

fn heading(kind: ClaimShift) -> &'static str {
    match kind {
        ClaimShift::Reversed => "Reversed",
        ClaimShift::Requantified => "Other figures",
        ClaimShift::Reanswered => "Other answers",
        ClaimShift::Reattributed => "Attributed to someone else",
        ClaimShift::Redated => "Other dates",
        ClaimShift::Detailed => "Other details",
        ClaimShift::Reworded => "Reworded",
        ClaimShift::Reviewed => "Reviewed",
        ClaimShift::New => "New claims",
        ClaimShift::Withdrawn => "Withdrawn claims",
    }
}

fn sources(page: &mut Page, told: &Telling) {
    if told.changes.sources.is_empty() {
        return;
    }
    page.heading(2, "Sources newly silent or heard");
    let items = told.changes.sources.iter().map(|change| {
        let topics = &told.changes.new.topics;
        let title = topics.iter().find(|topic| topic.id == change.topic).map_or(change.topic, |topic| &topic.title);
        let what = if change.heard { "now speaks of" } else { "is now silent on" };
        vec![strong(change.source), text(format!(" {what} {}.", title.to_lowercase()))]
    });
    page.list(items.collect());
}

fn documents(page: &mut Page, changes: &Changes) {
    if changes.documents.is_empty() {
        return;
    }
    page.heading(2, "Documents");
    page.list(changes.documents.iter().map(document).collect());
}

fn document(change: &DocumentChange) -> Words {
    let kinds: Vec<String> = change.kinds.iter().map(|kind| shift(*kind).to_string()).collect();
    let name = |document: &crate::model::Descriptor| {
        let day = document.published.map_or(String::new(), |day| format!(", {}", english::date(day)));
        format!("{}{day} ({})", document.name(), document.file)
    };
    let told = match (change.before, change.after) {
        (Some(before), Some(after)) if before.id != after.id => format!("{} → {}", before.file, name(after)),
        (_, Some(after)) => name(after),
        (Some(before), None) => name(before),
        (None, None) => String::new(),
    };
    vec![strong(format!("{}:", english::capitalised(&english::list(&kinds)))), text(format!(" {told}."))]
}

fn shift(kind: DocumentShift) -> &'static str {
    match kind {
        DocumentShift::Added => "added",
        DocumentShift::Gone => "gone",
        DocumentShift::Renamed => "renamed",
        DocumentShift::Edited => "edited",
        DocumentShift::Described => "described otherwise",
    }
}
