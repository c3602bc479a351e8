//! The last pages: what was not compared and why, all claims, the documents, method and limits.

use super::{apart, refs};
use crate::model::{Act, Descriptor, Modality, Name, Review};
use crate::render::english::{self, counted};
use crate::render::page::{Anchor, Inline, Page, Target, Words, strong, text};
use crate::render::phrase;
use crate::render::reading::{Reading, Told};

/// Claims that are named for a word.
const NAMED: usize = 6;

pub(super) fn write(page: &mut Page, reading: &Reading) {
    naming(page, reading);
    apart::write(page, reading);
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
    let place = phrase::place(claim.place.as_deref()).map_or(String::new(), |place| format!(", {place}"));
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
        "Reported speech is the speaker’s, not the outlet’s. Agreement counts origins: outlets that relay the same speaker or print the same agency are one origin.".into(),
        "The program compares claims. It does not know which of them is true, and it uses no knowledge of the world: contradictions that take inference to see are not found. It reads English only. Grades of reliability are the user’s.".into(),
    ];
    page.list(method.into_iter().map(|line| vec![text(line)]).collect());
}
