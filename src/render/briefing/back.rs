//! The last pages: what was not compared and why, all claims, the documents, method and limits.

use super::refs;
use crate::model::{Act, Descriptor, Gate, Modality, Name, NearMiss, Review};
use crate::render::english::{self, counted};
use crate::render::page::{Anchor, Inline, Page, Target, Words, strong, text};
use crate::render::phrase;
use crate::render::reading::{Reading, Told};

/// Near misses that are told; the JSON has all.
const NEAR: usize = 40;
/// Claims that are named for a word.
const NAMED: usize = 6;

pub(super) fn write(page: &mut Page, reading: &Reading) {
    naming(page, reading);
    near_misses(page, reading);
    claims(page, reading);
    documents(page, reading);
    method(page, reading);
}

fn naming(page: &mut Page, reading: &Reading) {
    if reading.report.naming.is_empty() {
        return;
    }
    page.heading(2, "How each source names things");
    page.paragraph(vec![text("The words as they stand in the quotes, the sources’ own or those of whom they quote.")]);
    let mut rows = Vec::new();
    for naming in &reading.report.naming {
        let what = english::capitalised(&naming.thing);
        rows.extend(naming.words.iter().map(|name| called(reading, &what, name)));
    }
    page.table(&["What", "Called", "In", "Claims"], rows);
}

fn called(reading: &Reading, what: &str, name: &Name) -> Vec<Words> {
    let mut sources: Vec<String> = Vec::new();
    for told in reading.all(&name.claims) {
        let source = told.document.name().to_string();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let mut links = Words::new();
    for claim in name.claims.iter().take(NAMED) {
        if !links.is_empty() {
            links.push(text(", "));
        }
        links.push(refs::to_claim(claim));
    }
    if name.claims.len() > NAMED {
        links.push(text(format!(" and {} more", name.claims.len() - NAMED)));
    }
    vec![vec![text(what)], vec![text(&name.word)], vec![text(sources.join("; "))], links]
}

fn near_misses(page: &mut Page, reading: &Reading) {
    let near = &reading.report.near_misses;
    if near.is_empty() {
        return;
    }
    page.heading(2, "What was not compared, and why");
    page.paragraph(vec![text(
        "These pairs answer the same question and look alike or opposed, but speak of different matters. They are no conflicts and no agreements.",
    )]);
    let rows = near.iter().take(NEAR).filter_map(|near| row(reading, near)).collect();
    page.table(&["Question", "One claim", "The other", "Kept apart by"], rows);
    if near.len() > NEAR {
        let more = counted(near.len() - NEAR, "more pair", "more pairs");
        page.paragraph(vec![text(format!("And {more}; the JSON report has them all."))]);
    }
}

fn row(reading: &Reading, near: &NearMiss) -> Option<Vec<Words>> {
    let [one, other] = &near.claims;
    let (one, other) = (reading.get(one)?, reading.get(other)?);
    let ask = reading.question(&near.question).map_or(near.question.as_str(), |question| &question.ask);
    let cell = |told: Told| {
        vec![
            text(format!("{}, {} (", phrase::who(told), phrase::outlet(told))),
            refs::to_claim(&told.name()),
            text(")"),
        ]
    };
    let why = vec![text(format!("{}: {}", gate(near.gate), near.why))];
    Some(vec![vec![text(ask)], cell(one), cell(other), why])
}

/// Returns what keeps two claims apart, in a word or two.
fn gate(gate: Gate) -> &'static str {
    match gate {
        Gate::Time => "other days",
        Gate::Place => "other ground",
        Gate::Population => "other people counted",
        Gate::Side => "victims of another side",
        Gate::Measure => "another measure",
        Gate::Modality => "no fact against a fact",
        Gate::Event => "another event",
        Gate::Voice => "one speaker",
    }
}

fn claims(page: &mut Page, reading: &Reading) {
    if reading.report.tally.claims == 0 {
        return;
    }
    page.heading(2, "All claims, by document");
    for document in &reading.report.documents {
        let claims = reading.claims_of(&document.id);
        if claims.is_empty() {
            continue;
        }
        page.heading(3, phrase_of(document));
        let items = claims.iter().map(|claim| item(reading, Told { claim, document }));
        page.list(items.collect());
    }
}

/// Returns a document's name for a heading, its id where several documents may share one.
fn phrase_of(document: &Descriptor) -> String {
    match (&document.publisher, document.published) {
        (Some(publisher), Some(day)) => format!("{publisher}, {} ({})", english::date(day), document.id),
        (Some(publisher), None) => format!("{publisher} ({})", document.id),
        (None, _) => document.id.clone(),
    }
}

fn item(reading: &Reading, told: Told) -> Words {
    let claim = told.claim;
    let when = claim.event_date.map_or(String::new(), |days| format!(", {}", english::days(days)));
    let place = claim.place.as_ref().map_or(String::new(), |place| format!(", {place}"));
    let said = english::capitalised(&phrase::says(reading, claim));
    let mut words = vec![
        Inline::Anchor(Anchor::Claim(told.name())),
        Inline::Code(claim.id.clone()),
        text(" "),
        strong(english::capitalised(&phrase::who(told))),
        text(format!(" – {said}{place}{when}. ")),
        Inline::Cited { claim: told.name(), words: claim.quote.clone() },
        text(" ("),
        refs::place(told.document, claim.at),
        text(format!("; {})", standing(told))),
    ];
    if !claim.note.is_empty() {
        words.push(text(format!(" Note: {}", claim.note)));
    }
    words
}

/// Returns how a claim is put and what a person decided: "accusation, alleged, not reviewed".
fn standing(told: Told) -> String {
    let claim = told.claim;
    let act = match claim.act {
        Act::Assertion => "assertion",
        Act::Accusation => "accusation",
        Act::Denial => "denial",
        Act::Demand => "demand",
        Act::Proposal => "proposal",
        Act::Report => "report",
    };
    let modality = match claim.modality {
        Modality::Asserted => "",
        Modality::Alleged => ", alleged",
        Modality::Reported => ", hearsay",
        Modality::Conditional => ", under a condition",
        Modality::Future => ", still to come",
    };
    let review = match claim.review {
        Review::Proposed => "not reviewed",
        Review::Accepted => "accepted",
        Review::Edited => "edited",
        Review::Rejected => "rejected",
    };
    format!("{act}{modality}, {review}")
}

fn documents(page: &mut Page, reading: &Reading) {
    if reading.report.documents.is_empty() {
        return;
    }
    page.heading(2, "Documents");
    let items =
        reading.report.documents.iter().map(|document| document_item(document, reading.claims_of(&document.id).len()));
    page.list(items.collect());
}

fn document_item(document: &Descriptor, claims: usize) -> Words {
    let title = document.title.as_ref().unwrap_or(&document.id);
    let to = Target::Document { file: document.file.clone(), line: None };
    let mut words = vec![Inline::Link { to, words: title.clone() }];
    let published = document.published.map(english::date);
    let party = document.party.as_ref().map(|party| format!("speaks for {}", english::with_article(party)));
    let grade = document.grade.map_or("no grade given".into(), |grade| format!("grade {grade:?}"));
    let known = [document.publisher.clone(), published, party, Some(grade), Some(counted(claims, "claim", "claims"))];
    let known: Vec<String> = known.into_iter().flatten().collect();
    words.push(text(format!(" – {}", known.join(" · "))));
    if let Some(url) = &document.url {
        words.extend([text(" · "), Inline::Link { to: Target::Web(url.clone()), words: url.clone() }]);
    }
    words.extend([text(" · SHA-256 "), Inline::Code(document.sha256.clone())]);
    words
}

fn method(page: &mut Page, reading: &Reading) {
    let report = reading.report;
    page.heading(2, "Method and limits");
    let method = [
        format!(
            "rashomon {} read {} and found {} that answer the questions of {}. Each is quoted word for word; the line leads to the place in the document.",
            report.tool,
            counted(report.tally.documents, "document", "documents"),
            counted(report.tally.claims, "claim", "claims"),
            counted(report.topics.len(), "topic", "topics"),
        ),
        "Two claims are compared only if they answer the same question about the same days, ground and people, as far as their texts tell. Claims of different events are never called a conflict.".into(),
        "Reported speech is the speaker’s, not the outlet’s. Agreement counts origins: outlets that relay the same speaker are one origin.".into(),
        "The program compares claims. It does not know which of them is true, and it uses no knowledge of the world: contradictions that take inference to see are not found. It reads English only. Grades of reliability are the user’s.".into(),
    ];
    page.list(method.into_iter().map(|line| vec![text(line)]).collect());
}
