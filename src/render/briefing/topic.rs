//! One topic: its issues, its agreements, its mirrored accusations, what was said beside others, and what one source alone says.

use super::{issue, refs};
use crate::model::{ClaimRef, Finding, Relation, ShownTopic};
use crate::render::english::{self, capitalised};
use crate::render::page::{Anchor, Block, Inline, Page, Picture, Words, strong, text};
use crate::render::reading::{Reading, Told};
use crate::render::{phrase, sentence};
use std::collections::BTreeSet;

/// Relations that make an issue worth a section of its own.
const WEIGHTY: [Relation; 4] = [Relation::Conflict, Relation::Oppose, Relation::Update, Relation::Revise];

/// The issues that links already have a place to lead to.
type Marked = BTreeSet<String>;

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
    let mut marked = Marked::new();
    agreements(page, reading, topic, &light, &mut marked);
    tolls(page, reading, topic, &weighty);
    mirrors(page, reading, topic);
    let repeated: Vec<&Finding> = light.into_iter().filter(|finding| is_one_origin(finding)).collect();
    further(page, reading, topic, &repeated, &mut marked);
}

/// Tells whether it is one origin that says the same more than once.
fn is_one_origin(finding: &Finding) -> bool {
    finding.relation == Relation::Agree && finding.origins.len() < 2
}

/// Writes what sources say alike, and what both can be right about.
fn agreements(page: &mut Page, reading: &Reading, topic: &ShownTopic, findings: &[&Finding], marked: &mut Marked) {
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

/// Writes what stands in no finding of several origins: what nobody else speaks of, and what was said beside others and not compared
/// with them. A claim that its speaker makes again is no other claim.
fn further(page: &mut Page, reading: &Reading, topic: &ShownTopic, repeated: &[&Finding], marked: &mut Marked) {
    let is_shared = |finding: &&Finding| finding.relation != Relation::Undetermined || finding.origins.len() > 1;
    let shared: BTreeSet<&ClaimRef> =
        reading.report.findings.iter().filter(is_shared).flat_map(Finding::claims).collect();
    let (mut alone, mut beside): (Vec<Words>, Vec<Words>) = (Vec::new(), Vec::new());
    for finding in repeated {
        let list = if finding.claims().all(|name| reading.is_alone(name)) { &mut alone } else { &mut beside };
        list.push(issue::bullet(reading, finding, marked.insert(finding.issue.clone())));
    }
    for issue in reading.report.issues.iter().filter(|issue| issue.topic == topic.id) {
        let told = reading.all(&issue.claims);
        let mut known: Vec<Told> = told.iter().copied().filter(|told| shared.contains(&told.name())).collect();
        for one in told.into_iter().filter(|told| !shared.contains(&told.name())) {
            if !known.iter().any(|other| is_restated(one, *other)) {
                let list = if reading.is_alone(&one.name()) { &mut alone } else { &mut beside };
                list.push(item(reading, one));
                known.push(one);
            }
        }
    }
    for (heading, items) in [("said beside others, not compared with them", beside), ("said by one source only", alone)]
    {
        if !items.is_empty() {
            page.heading(3, format!("{}: {heading}", topic.title));
            page.list(items);
        }
    }
}

fn is_restated(one: Told, other: Told) -> bool {
    one.voice() == other.voice()
        && (&one.claim.answer, one.claim.polarity) == (&other.claim.answer, other.claim.polarity)
}

fn item(reading: &Reading, told: Told) -> Words {
    let when = told.claim.event_date.map_or(String::new(), |days| format!(", {}", english::days(days)));
    let said = capitalised(&phrase::says_with_care(reading, told.claim));
    let mut words: Vec<Inline> = vec![strong(capitalised(&phrase::who(told))), text(format!(" – {said}{when}. "))];
    words.extend(refs::quoted(told));
    words
}
