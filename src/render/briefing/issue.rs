//! One issue: the positions side by side, the figures as they came, and what else was said on the matter.

use super::{apart, refs};
use crate::model::{Answer, ClaimRef, Finding, Position, Relation};
use crate::render::english::{self, counted};
use crate::render::page::{Anchor, Block, Inline, Page, Picture, Words, strong, text};
use crate::render::reading::{Reading, Told};
use crate::render::{phrase, sentence};

/// Near misses that are told beside a conflict.
const NEAR: usize = 3;
/// Quotes of one voice that are given in full.
const QUOTES: usize = 2;
/// Claims that an item of a list refers to.
const REFERENCES: usize = 8;
/// Grounds that are told of a finding.
const GROUNDS: usize = 3;

/// Writes a section with all findings of one issue, the most important first.
pub(super) fn write(page: &mut Page, reading: &Reading, findings: &[&Finding]) {
    let Some(first) = findings.first() else { return };
    page.section(3, Anchor::Issue(first.issue.clone()), heading(reading, first));
    let mut further = Vec::new();
    for finding in findings {
        match finding.relation {
            Relation::Conflict | Relation::Oppose => clash(page, reading, finding),
            Relation::Update | Relation::Revise => figures(page, reading, finding),
            Relation::Agree | Relation::Refine | Relation::Undetermined => {
                further.push(bullet(reading, finding, false));
            }
        }
    }
    page.blocks.push(Block::Picture(Picture::Toll(first.issue.clone())));
    if !further.is_empty() {
        page.paragraph(vec![text("Also said on this matter:")]);
        page.list(further);
    }
    let near = near_misses(reading, first);
    if !near.is_empty() {
        page.paragraph(vec![text("Not compared with it:")]);
        page.list(near);
    }
}

/// Returns the question with when, where and whom it is about: "Who broke the ceasefire? (28 September 2022)".
fn heading(reading: &Reading, finding: &Finding) -> String {
    let ask = reading.question(&finding.question).map_or(finding.question.as_str(), |question| &question.ask);
    let counts = finding.positions.iter().any(|position| matches!(position.answer, Answer::Count(_)));
    let is_told = |whom: &String| counts || whom.contains(' ') && !ask.contains(whom.as_str());
    let whom = phrase::counted_in(reading, finding).filter(is_told);
    let days = finding.days.map(english::days);
    let about = [
        whom,
        phrase::place(finding.place.as_deref()).map(str::to_string),
        days.or_else(|| finding.told.map(|days| format!("told {}", english::days(days)))),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    if about.is_empty() { ask.into() } else { format!("{ask} ({})", about.join(", ")) }
}

fn clash(page: &mut Page, reading: &Reading, finding: &Finding) {
    let label = if finding.relation == Relation::Conflict { "Conflict." } else { "Clash of positions." };
    page.paragraph(vec![strong(label), text(format!(" {}", sentence::finding(reading, finding)))]);
    let rows = finding.positions.iter().flat_map(|position| rows(reading, position)).collect();
    page.table(&["Position", "Who says so", "Where", "In these words"], rows);
    let why = match finding.relation {
        Relation::Conflict => "Why this is a conflict",
        _ => "Why positions clash here, though nobody need be wrong about a fact",
    };
    page.paragraph(vec![Inline::Emphasis(why.into()), text(format!(": {}", grounds(finding)))]);
}

/// Returns the grounds the judges give, each once, without what both sides said: the words before them tell that.
fn grounds(finding: &Finding) -> String {
    let mut kinds: Vec<String> = Vec::new();
    for ground in &finding.grounds {
        let kind = ground.rsplit_once(": ").map_or(ground.as_str(), |(_, why)| why).trim_end_matches('.').to_string();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let more = kinds.len().saturating_sub(GROUNDS);
    kinds.truncate(GROUNDS);
    let rest = if more > 0 { format!("; and {}", counted(more, "more reason", "more reasons")) } else { String::new() };
    format!("{}{rest}.", english::capitalised(&kinds.join("; ")))
}

/// Returns a row for each voice that holds a position.
fn rows(reading: &Reading, position: &Position) -> Vec<Vec<Words>> {
    let mut voices: Vec<(&str, Vec<Told>)> = Vec::new();
    for told in reading.of(position) {
        match voices.iter_mut().find(|(voice, _)| *voice == told.voice()) {
            Some((_, claims)) => claims.push(told),
            None => voices.push((told.voice(), vec![told])),
        }
    }
    voices.iter().map(|(_, claims)| row(reading, claims)).collect()
}

fn row(reading: &Reading, claims: &[Told]) -> Vec<Words> {
    let says = english::capitalised(&phrase::says_with_care(reading, claims[0].claim));
    vec![
        vec![text(says)],
        vec![text(english::capitalised(&phrase::who_all(claims)))],
        vec![text(each_once(claims, phrase::outlet))],
        quotes(claims),
    ]
}

/// Returns what `of` says of the claims, each once.
fn each_once(claims: &[Told], of: impl Fn(Told) -> String) -> String {
    let mut words: Vec<String> = Vec::new();
    for told in claims {
        let one = of(*told);
        if !words.contains(&one) {
            words.push(one);
        }
    }
    words.join("; ")
}

/// Returns the first quotes in full and the others by name.
fn quotes(claims: &[Told]) -> Words {
    let mut words = Words::new();
    for told in claims.iter().take(QUOTES) {
        if !words.is_empty() {
            words.push(text("; "));
        }
        words.extend(refs::quoted(*told));
    }
    for (at, told) in claims.iter().skip(QUOTES).enumerate() {
        words.push(text(if at == 0 { "; also " } else { ", " }));
        words.push(refs::to_claim(&told.name()));
    }
    words
}

/// Writes a figure that evolves: who said which number when.
fn figures(page: &mut Page, reading: &Reading, finding: &Finding) {
    page.paragraph(vec![strong("Figures over time."), text(format!(" {}", sentence::finding(reading, finding)))]);
    let mut told: Vec<Told> = finding.positions.iter().flat_map(|position| reading.of(position)).collect();
    told.sort_by_key(|told| told.document.published);
    let row = |told: &Told| {
        let day = told.document.published.map_or("undated".into(), english::date);
        let says = phrase::says_with_care(reading, told.claim);
        vec![
            vec![text(day)],
            vec![text(says)],
            vec![text(english::capitalised(&phrase::who(*told)))],
            vec![text(told.document.name())],
            refs::quoted(*told),
        ]
    };
    page.table(&["Told on", "Figure", "Who says so", "Where", "In these words"], told.iter().map(row).collect());
}

/// Returns a finding in one item of a list: what sources agree on with all quotes, else with references.
pub(super) fn bullet(reading: &Reading, finding: &Finding, anchored: bool) -> Words {
    let mut words = Words::new();
    if anchored {
        words.push(Inline::Anchor(Anchor::Issue(finding.issue.clone())));
    }
    let (label, said) = match finding.relation {
        Relation::Agree if finding.origins.len() > 1 => {
            let origins = counted(finding.origins.len(), "independent origin", "independent origins");
            (format!("{origins}."), sentence::finding(reading, finding))
        }
        Relation::Agree => ("One origin, told more than once.".into(), sentence::finding(reading, finding)),
        Relation::Refine => ("Both can hold.".into(), sentence::finding(reading, finding)),
        _ => ("Left open.".into(), format!("{} {}", unsettled(reading, finding), grounds(finding))),
    };
    words.extend([strong(label), text(format!(" {said} "))]);
    words.extend(references(reading, finding));
    words.push(text("."));
    words
}

/// Returns what is said in a finding that nothing settles, without days and ground: those of one claim would be lent to the others.
fn unsettled(reading: &Reading, finding: &Finding) -> String {
    sentence::finding(reading, &Finding { days: None, place: None, ..finding.clone() })
}

/// Returns where a finding's claims stand, document by document.
fn references(reading: &Reading, finding: &Finding) -> Words {
    let all: Vec<Told> = finding.positions.iter().flat_map(|position| reading.of(position)).collect();
    let most = if all.len() == REFERENCES + 1 { REFERENCES + 1 } else { REFERENCES };
    let mut outlets: Vec<(String, Vec<Told>)> = Vec::new();
    for told in all.iter().take(most) {
        let outlet = phrase::outlet(*told);
        match outlets.iter_mut().find(|(name, _)| *name == outlet) {
            Some((_, claims)) => claims.push(*told),
            None => outlets.push((outlet, vec![*told])),
        }
    }
    let mut words = Words::new();
    for (at, (outlet, claims)) in outlets.iter().enumerate() {
        words.push(text(format!("{}{outlet}: ", if at == 0 { "" } else { "; " })));
        for (at, told) in claims.iter().enumerate() {
            words.push(text(if at == 0 { "" } else { ", " }));
            let in_full = finding.relation == Relation::Agree;
            words.extend(if in_full { refs::quoted(*told) } else { vec![refs::to_claim(&told.name())] });
        }
    }
    if all.len() > most {
        words.push(text(format!("; and {} more", all.len() - most)));
    }
    words
}

/// Returns what was not compared with a finding's claims, and why, each claim once.
fn near_misses(reading: &Reading, finding: &Finding) -> Vec<Words> {
    let inside = |name| finding.claims().any(|claim| claim == name);
    let mut told: Vec<&ClaimRef> = Vec::new();
    let mut items = Vec::new();
    for near in reading.report.near_misses.iter().filter(|near| near.question == finding.question) {
        let other = match (inside(&near.claims[0]), inside(&near.claims[1])) {
            (true, false) => &near.claims[1],
            (false, true) => &near.claims[0],
            _ => continue,
        };
        let Some(claim) = reading.get(other).filter(|_| !told.contains(&other) && told.len() < NEAR) else { continue };
        told.push(other);
        let who = format!("{}, in {} (", english::capitalised(&phrase::who(claim)), phrase::outlet(claim));
        items.push(vec![text(who), refs::to_claim(other), text(format!("): {}.", apart::reason(near)))]);
    }
    items
}
