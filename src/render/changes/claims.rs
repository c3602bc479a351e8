//! What became of claims: tables of what was said before and now, and lists of what is new or gone.

use super::marks::marked;
use super::{SHORT, Telling};
use crate::model::{Answer, Cause, ClaimChange, ClaimRef, ClaimShift, Review, Stated};
use crate::render::page::{Inline, Page, Words, strong, text};
use crate::render::reading::{Reading, Told};
use crate::render::{english, phrase};

/// Kinds of change that have a table each, the most important first.
const CHANGED: [ClaimShift; 8] = [
    ClaimShift::Reversed,
    ClaimShift::Requantified,
    ClaimShift::Reanswered,
    ClaimShift::Reattributed,
    ClaimShift::Redated,
    ClaimShift::Detailed,
    ClaimShift::Reworded,
    ClaimShift::Reviewed,
];
/// Kinds that the first screen tells one by one.
const LEADING: [ClaimShift; 4] =
    [ClaimShift::Reversed, ClaimShift::Requantified, ClaimShift::Reanswered, ClaimShift::Reattributed];

/// Returns one item for each of the first changes in what sources say.
pub(super) fn leading(told: &Telling) -> Vec<Words> {
    let mut items = Vec::new();
    for kind in LEADING {
        let own: Vec<&ClaimChange> = told.changes.claims.iter().filter(|change| leads(change, kind)).collect();
        items.extend(own.iter().take(SHORT).filter_map(|change| shifted(told, change)));
        if own.len() > SHORT {
            items.push(vec![
                strong(format!("{}.", heading(kind))),
                text(format!(" And {} more, below.", own.len() - SHORT)),
            ]);
        }
    }
    items
}

/// Tells whether a change counts as one of this kind: it is its most important, and sources are behind it, not the rules.
fn leads(change: &ClaimChange, kind: ClaimShift) -> bool {
    change.kinds.first() == Some(&kind) && change.because != Some(Cause::Rules)
}

pub(super) fn write(page: &mut Page, told: &Telling) {
    let claims = &told.changes.claims;
    if claims.is_empty() {
        return;
    }
    page.heading(2, "Claims");
    for kind in CHANGED {
        table(page, told, heading(kind), |change| leads(change, kind));
    }
    let is_changed = |change: &ClaimChange| change.before.is_some() && change.after.is_some();
    let by_rules = |change: &ClaimChange| is_changed(change) && change.because == Some(Cause::Rules);
    table(page, told, "Read otherwise since the rules changed", by_rules);
    for (kind, because, title) in one_sided() {
        let own = claims.iter().filter(|change| change.kinds.contains(&kind) && because.contains(&change.because));
        let items: Vec<Words> = own.filter_map(|change| one(told, change)).collect();
        if !items.is_empty() {
            page.heading(3, title);
            page.list(items);
        }
    }
}

/// Returns the headings of claims that only one report has, by what is behind it.
fn one_sided() -> [(ClaimShift, &'static [Option<Cause>], &'static str); 6] {
    const SAID: &[Option<Cause>] = &[Some(Cause::Documents), None];
    const DECIDED: &[Option<Cause>] = &[Some(Cause::Review)];
    const RULED: &[Option<Cause>] = &[Some(Cause::Rules)];
    [
        (ClaimShift::New, SAID, "New claims"),
        (ClaimShift::Withdrawn, SAID, "Withdrawn claims"),
        (ClaimShift::New, DECIDED, "Put in by a reviewer"),
        (ClaimShift::Withdrawn, DECIDED, "Taken out by a reviewer"),
        (ClaimShift::New, RULED, "Found since the rules changed"),
        (ClaimShift::Withdrawn, RULED, "No longer found since the rules changed"),
    ]
}

fn table(page: &mut Page, told: &Telling, title: &str, is_own: impl Fn(&ClaimChange) -> bool) {
    let own = told.changes.claims.iter().filter(|change| is_own(change));
    let rows: Vec<Vec<Words>> = own.filter_map(|change| row(told, change)).collect();
    if !rows.is_empty() {
        page.heading(3, title);
        page.table(&["Who, where", "Before", "Now"], rows);
    }
}

/// Returns what a changed claim says before and now.
fn row(telling: &Telling, change: &ClaimChange) -> Option<Vec<Words>> {
    let (before, after) = both(telling, change)?;
    let place = format!("{}, {}", phrase::who(after), phrase::outlet(after));
    if change.kinds.first() == Some(&ClaimShift::Reviewed) {
        return Some(vec![vec![text(place)], decided(&telling.old, before), decided(&telling.new, after)]);
    }
    let [was, is] = marked(&before.claim.quote, &after.claim.quote);
    let was = [vec![text(said(&telling.old, before, after))], was].concat();
    let is = [vec![text(said(&telling.new, after, before))], is].concat();
    Some(vec![vec![text(place)], was, is])
}

/// Returns what a claim says, with those details that the other one has otherwise.
fn said(reading: &Reading, told: Told, other: Told) -> String {
    let claim = told.claim;
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
    format!("{words}. ")
}

fn decided(reading: &Reading, told: Told) -> Words {
    let note = if told.claim.note.is_empty() { String::new() } else { format!(" ({})", told.claim.note) };
    vec![text(format!("{}{note}: {}", decision(told.claim.review), phrase::says(reading, told.claim)))]
}

/// Returns a changed claim in one line: "Arden, in Harbour Gazette: 19 → 26 civilians wounded."
fn shifted(telling: &Telling, change: &ClaimChange) -> Option<Words> {
    let (before, after) = both(telling, change)?;
    let kind = *change.kinds.first()?;
    let (was, is) = (phrase::says(&telling.old, before.claim), phrase::says(&telling.new, after.claim));
    let was = match (&before.claim.answer, &after.claim.answer) {
        (Answer::Count(count), Answer::Count(_)) if kind == ClaimShift::Requantified => english::count(count),
        _ => was,
    };
    let outlet = phrase::outlet(after);
    let words = match kind {
        ClaimShift::Reattributed => {
            format!(" In {outlet}: {is}. Said by {} before, by {} now.", phrase::who(before), phrase::who(after))
        }
        _ => format!(" {}, in {outlet}: {was} → {is}.", phrase::who(after)),
    };
    Some(vec![strong(format!("{}.", heading(kind))), text(words)])
}

/// Returns a claim that is new or withdrawn.
fn one(telling: &Telling, change: &ClaimChange) -> Option<Words> {
    let (reading, told) = match &change.after {
        Some(_) => (&telling.new, of(&telling.new, &change.after)?),
        None => (&telling.old, of(&telling.old, &change.before)?),
    };
    Some(vec![
        strong(phrase::who(told)),
        text(format!(", {}. ", said_where(reading, told))),
        Inline::Quote(told.claim.quote.clone()),
    ])
}

/// Returns a claim in one line: "Arden, in Harbour Gazette – 26 civilians wounded, 4 May 2031".
pub(super) fn line(reading: &Reading, told: Told) -> String {
    format!("{}, {}", phrase::who(told), said_where(reading, told))
}

fn said_where(reading: &Reading, told: Told) -> String {
    let says = english::capitalised(&phrase::says_with_care(reading, told.claim));
    let when = told.claim.event_date.map_or(String::new(), |days| format!(", {}", english::days(days)));
    format!("in {} – {says}{when}", phrase::outlet(told))
}

fn both<'a>(telling: &Telling<'a>, change: &ClaimChange) -> Option<(Told<'a>, Told<'a>)> {
    Some((of(&telling.old, &change.before)?, of(&telling.new, &change.after)?))
}

fn of<'a>(reading: &Reading<'a>, stated: &Option<Stated>) -> Option<Told<'a>> {
    let stated = stated.as_ref()?;
    reading.get(&ClaimRef { document: stated.document.into(), id: stated.claim.id.clone() })
}

fn decision(review: Review) -> &'static str {
    match review {
        Review::Proposed => "not reviewed",
        Review::Accepted => "accepted",
        Review::Edited => "edited",
        Review::Rejected => "rejected",
    }
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
