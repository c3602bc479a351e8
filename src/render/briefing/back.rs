//! The last pages: what was not compared and why, all claims, the documents, method and limits.

use super::refs;
use crate::model::{Act, ClaimRef, Descriptor, Gate, Modality, Name, NearMiss, Review};
use crate::render::english::{self, counted};
use crate::render::page::{Anchor, Inline, Page, Target, Words, strong, text};
use crate::render::phrase;
use crate::render::reading::{Reading, Told};

/// Reasons that a row of what was not compared tells; the JSON has all.
const REASONS: usize = 8;
/// Claims that are named for a word, or on one side of a reason.
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

/// Writes the pairs that were not compared, one row for each question and each gate that kept some apart.
fn near_misses(page: &mut Page, reading: &Reading) {
    let near = &reading.report.near_misses;
    if near.is_empty() {
        return;
    }
    page.heading(2, "What was not compared, and why");
    page.paragraph(vec![text(
        "These pairs answer the same question and look alike or opposed, but speak of different matters. They are no conflicts and no agreements. \
         Before a stroke stand the claims of the one sort, after it those of the other.",
    )]);
    let mut kept: Vec<((&str, Gate), Vec<&NearMiss>)> = Vec::new();
    for near in near {
        let by = (near.question.as_str(), near.gate);
        match kept.iter_mut().find(|(known, _)| *known == by) {
            Some((_, pairs)) => pairs.push(near),
            None => kept.push((by, vec![near])),
        }
    }
    let rows = kept.iter().map(|((question, by), pairs)| {
        let ask = reading.question(question).map_or(*question, |question| &question.ask);
        let count = english::number(pairs.len() as u64);
        vec![vec![text(ask)], vec![text(gate(*by))], vec![text(count)], reasons(reading, pairs)]
    });
    page.table(&["Question", "Kept apart by", "Pairs", "Which claims"], rows.collect());
}

/// Returns what keeps pairs apart, each reason once with the claims on both sides of it.
fn reasons(reading: &Reading, pairs: &[&NearMiss]) -> Words {
    let mut all: Vec<(&str, [Vec<&ClaimRef>; 2])> = Vec::new();
    for near in pairs {
        let at = all.iter().position(|(why, _)| *why == near.why).unwrap_or(all.len());
        if at == all.len() {
            all.push((&near.why, [Vec::new(), Vec::new()]));
        }
        for (side, name) in all[at].1.iter_mut().zip(&near.claims) {
            if !side.contains(&name) {
                side.push(name);
            }
        }
    }
    let most = if all.len() == REASONS + 1 { REASONS + 1 } else { REASONS };
    let mut words = Words::new();
    for (at, (why, [one, other])) in all.iter().take(most).enumerate() {
        words.push(text(format!("{}{why}: ", if at == 0 { "" } else { ". " })));
        words.extend(named(reading, one));
        words.push(text(" / "));
        words.extend(named(reading, other));
    }
    if all.len() > most {
        words.push(text(format!(". And {} more reasons of this sort; the JSON report has them all", all.len() - most)));
    }
    words.push(text("."));
    words
}

/// Returns claims by who says them: "Arden 4be1c07a, 8a0f11d2, Belmark 77c0d3e1".
fn named(reading: &Reading, names: &[&ClaimRef]) -> Words {
    let mut by_voice: Vec<(&str, Vec<&ClaimRef>)> = Vec::new();
    for name in names.iter().take(NAMED) {
        let Some(voice) = reading.get(name).map(|told| told.voice()) else { continue };
        match by_voice.iter_mut().find(|(known, _)| *known == voice) {
            Some((_, own)) => own.push(name),
            None => by_voice.push((voice, vec![name])),
        }
    }
    let mut words = Words::new();
    for (at, (voice, own)) in by_voice.iter().enumerate() {
        words.push(text(format!("{}{voice}", if at == 0 { "" } else { ", " })));
        for (at, name) in own.iter().enumerate() {
            words.push(text(if at == 0 { " " } else { ", " }));
            words.push(refs::to_claim(name));
        }
    }
    if names.len() > NAMED {
        words.push(text(format!(" and {} more", names.len() - NAMED)));
    }
    words
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
        "Reported speech is the speaker’s, not the outlet’s. Agreement counts origins: outlets that relay the same speaker or print the same agency are one origin.".into(),
        "The program compares claims. It does not know which of them is true, and it uses no knowledge of the world: contradictions that take inference to see are not found. It reads English only. Grades of reliability are the user’s.".into(),
    ];
    page.list(method.into_iter().map(|line| vec![text(line)]).collect());
}
