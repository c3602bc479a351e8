//! One topic: its issues, its agreements, its mirrored accusations, and what one source alone says.

use super::{issue, refs};
use crate::model::{ClaimRef, Finding, Relation, ShownTopic};
use crate::render::english::{self, capitalised};
use crate::render::page::{Anchor, Block, Inline, Page, Picture, Words, strong, text};
use crate::render::reading::{Reading, Told};
use crate::render::{phrase, sentence};
use std::collections::BTreeSet;

/// Relations that make an issue worth a section of its own.
const WEIGHTY: [Relation; 4] = [Relation::Conflict, Relation::Oppose, Relation::Update, Relation::Revise];

pub(super) fn write(page: &mut Page, reading: &Reading, topic: &ShownTopic) {
    let findings: Vec<&Finding> = reading.report.findings.iter().filter(|f| f.topic == topic.id).collect();
    let named = reading.report.outlooks.iter().flat_map(|row| &row.topics);
    if !named.into_iter().any(|said| said.topic == topic.id && !said.claims.is_empty()) {
        return;
    }
    page.section(2, Anchor::Topic(topic.id.clone()), topic.title.clone());
    let mut weighty: Vec<&str> = Vec::new();
    for finding in findings.iter().filter(|finding| WEIGHTY.contains(&finding.relation)) {
        if !weighty.contains(&finding.issue.as_str()) {
            weighty.push(&finding.issue);
        }
    }
    for key in &weighty {
        let own: Vec<&Finding> = findings.iter().copied().filter(|finding| finding.issue == *key).collect();
        issue::write(page, reading, &own);
    }
    let light: Vec<&Finding> = findings.into_iter().filter(|f| !weighty.contains(&f.issue.as_str())).collect();
    agreements(page, reading, topic, &light);
    tolls(page, reading, topic, &weighty);
    mirrors(page, reading, topic);
    single(page, reading, topic, &light);
}

/// Tells whether it is one origin that says the same more than once.
fn is_one_origin(finding: &Finding) -> bool {
    finding.relation == Relation::Agree && finding.origins.len() < 2
}

/// Writes what sources say alike, and what both can be right about.
fn agreements(page: &mut Page, reading: &Reading, topic: &ShownTopic, findings: &[&Finding]) {
    let mut marked = BTreeSet::new();
    let mut items = |relation: Relation| -> Vec<Words> {
        let own = findings.iter().filter(|finding| finding.relation == relation && !is_one_origin(finding));
        own.map(|finding| {
            let first = marked.insert(finding.issue.clone());
            issue::bullet(reading, finding, first)
        })
        .collect()
    };
    let kinds = [
        (Relation::Agree, "where sources agree"),
        (Relation::Refine, "accounts that fit together"),
        (Relation::Undetermined, "compared, and left open"),
    ];
    for (relation, heading) in kinds {
        let items = items(relation);
        if !items.is_empty() {
            page.heading(3, format!("{}: {heading}", topic.title));
            page.list(items);
        }
    }
}

/// Adds pictures of the figures that have no section of their own.
fn tolls(page: &mut Page, reading: &Reading, topic: &ShownTopic, weighty: &[&str]) {
    let own = reading.report.issues.iter().filter(|issue| issue.topic == topic.id);
    for issue in own.filter(|issue| !weighty.contains(&issue.key.as_str())) {
        page.blocks.push(Block::Picture(Picture::Toll(issue.key.clone())));
    }
}

fn mirrors(page: &mut Page, reading: &Reading, topic: &ShownTopic) {
    let own: Vec<_> = reading.report.mirrors.iter().filter(|mirror| mirror.topic == topic.id).collect();
    if own.is_empty() {
        return;
    }
    page.heading(3, format!("{}: accusations that mirror each other", topic.title));
    let item = |mirror: &&crate::model::Mirror| {
        let mut words = vec![text(format!("{} Claims: ", sentence::mirror(reading, mirror)))];
        for (at, name) in mirror.there.iter().chain(&mirror.back).enumerate() {
            if at > 0 {
                words.push(text(", "));
            }
            words.push(refs::to_claim(name));
        }
        words.push(text("."));
        words
    };
    page.list(own.iter().map(item).collect());
}

/// Writes what stands in no finding: nobody else speaks of it. A claim that its speaker makes again is no other claim.
fn single(page: &mut Page, reading: &Reading, topic: &ShownTopic, light: &[&Finding]) {
    let settled = |finding: &&Finding| finding.relation != Relation::Undetermined;
    let shared: BTreeSet<&ClaimRef> =
        reading.report.findings.iter().filter(settled).flat_map(Finding::claims).collect();
    let repeated = light.iter().filter(|finding| is_one_origin(finding));
    let mut items: Vec<Words> = repeated.map(|finding| issue::bullet(reading, finding, true)).collect();
    for issue in reading.report.issues.iter().filter(|issue| issue.topic == topic.id) {
        let told = reading.all(&issue.claims);
        let mut known: Vec<Told> = told.iter().copied().filter(|told| shared.contains(&told.name())).collect();
        for one in told.into_iter().filter(|told| !shared.contains(&told.name())) {
            if !known.iter().any(|other| is_restated(one, *other)) {
                items.push(item(reading, one));
                known.push(one);
            }
        }
    }
    if !items.is_empty() {
        page.heading(3, format!("{}: said by one source only", topic.title));
        page.list(items);
    }
}

fn is_restated(one: Told, other: Told) -> bool {
    one.voice() == other.voice()
        && (&one.claim.answer, one.claim.polarity) == (&other.claim.answer, other.claim.polarity)
}

fn item(reading: &Reading, told: Told) -> Words {
    let when = told.claim.event_date.map_or(String::new(), |days| format!(", {}", english::days(days)));
    let said = capitalised(&phrase::says_with_care(reading, told.claim));
    let mut words: Vec<Inline> = vec![strong(phrase::who(told)), text(format!(" – {said}{when}. "))];
    words.extend(refs::quoted(told));
    words
}
