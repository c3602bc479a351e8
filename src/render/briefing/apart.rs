//! What was not compared, and why: counts with an example in the short form, every pair in the full one.

use super::refs;
use crate::model::{Gate, NearMiss};
use crate::render::english;
use crate::render::page::{Block, Page, Words, text};
use crate::render::phrase;
use crate::render::reading::Reading;

/// Examples of a reason in the short form.
const EXAMPLES: usize = 2;

/// Writes the pairs that were not compared.
pub(super) fn write(page: &mut Page, reading: &Reading) {
    let near = &reading.report.near_misses;
    if near.is_empty() {
        return;
    }
    page.heading(2, "What was not compared, and why");
    page.paragraph(vec![text(
        "These pairs answer the same question and look alike or opposed, but speak of different matters. They are no conflicts and no agreements. \
         The page in HTML and the JSON name every pair.",
    )]);
    let full = near.iter().map(|near| row(reading, near)).collect();
    let (short, full) = (
        table(&["Kept apart by", "Pairs", "For example"], counts(reading, near)),
        table(&["Question", "Kept apart by", "One", "Other", "Why"], full),
    );
    page.blocks.push(Block::Either { short: Box::new(short), full: Box::new(full) });
}

fn table(head: &[&str], rows: Vec<Vec<Words>>) -> Block {
    Block::Table { head: head.iter().map(|word| (*word).to_string()).collect(), rows }
}

/// Returns a row for each gate: how many pairs it kept apart, and the first of them, each of another question.
fn counts(reading: &Reading, near: &[NearMiss]) -> Vec<Vec<Words>> {
    let mut gates: Vec<(Gate, Vec<&NearMiss>)> = Vec::new();
    for near in near {
        match gates.iter_mut().find(|(gate, _)| *gate == near.gate) {
            Some((_, pairs)) => pairs.push(near),
            None => gates.push((near.gate, vec![near])),
        }
    }
    gates.sort_by_key(|(_, pairs)| std::cmp::Reverse(pairs.len()));
    let row = |(gate, pairs): &(Gate, Vec<&NearMiss>)| {
        let mut shown: Vec<&NearMiss> = Vec::new();
        for near in pairs {
            if shown.len() < EXAMPLES && !shown.iter().any(|other| other.question == near.question) {
                shown.push(near);
            }
        }
        let count = english::number(pairs.len() as u64);
        let examples = shown.into_iter().flat_map(|near| example(reading, near)).collect();
        vec![vec![text(name(*gate))], vec![text(count)], examples]
    };
    gates.iter().map(row).collect()
}

/// Returns a pair in a sentence: "Who broke the ceasefire? Arden 4be1c07a and Belmark 77c0d3e1 (one is about …). ".
fn example(reading: &Reading, near: &NearMiss) -> Words {
    let [one, other] = near.claims.each_ref().map(|claim| claim_of(reading, claim));
    let begins = vec![text(format!("{} ", ask(reading, near)))];
    let ends = vec![text(format!(" ({}). ", reason(near)))];
    [begins, one, vec![text(" and ")], other, ends].concat()
}

fn row(reading: &Reading, near: &NearMiss) -> Vec<Words> {
    let [one, other] = near.claims.each_ref().map(|claim| claim_of(reading, claim));
    let why = english::capitalised(&reason(near));
    vec![vec![text(ask(reading, near))], vec![text(name(near.gate))], one, other, vec![text(format!("{why}."))]]
}

fn ask<'a>(reading: &Reading<'a>, near: &'a NearMiss) -> &'a str {
    reading.question(&near.question).map_or(near.question.as_str(), |question| &question.ask)
}

/// Returns a claim by who says it: "Arden 4be1c07a".
fn claim_of(reading: &Reading, name: &crate::model::ClaimRef) -> Words {
    let voice = reading.get(name).map_or("", |told| told.voice());
    vec![text(format!("{} ", phrase::in_sentence(voice))), refs::to_claim(name)]
}

/// Returns what keeps two claims apart in words that stand in a sentence: "one is about 8 May 2031, the other about 10 May 2031".
pub(super) fn reason(near: &NearMiss) -> String {
    let Some((one, other)) = near.why.split_once(" / ") else { return english::lowered_first(&near.why) };
    let both = |verb: &str, verb_again: &str| format!("one {verb} {one}, the other {verb_again} {other}");
    match near.gate {
        Gate::Time => format!("one is {}, the other {}", about(one), about(other)),
        Gate::Place => both("is about", "about"),
        Gate::Population | Gate::Measure => both("counts", "counts"),
        Gate::Side => both("counts", "counts"),
        Gate::Modality => both("is", "is"),
        Gate::Event | Gate::Voice => near.why.clone(),
    }
}

fn about(when: &str) -> String {
    match when.strip_prefix("undated") {
        Some(told) => format!("undated{}", told.strip_prefix(", ").map_or(String::new(), |told| format!(" ({told})"))),
        None => format!("about {when}"),
    }
}

/// Returns what keeps two claims apart, in a word or two.
fn name(gate: Gate) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ClaimRef;

    fn why(gate: Gate, why: &str) -> String {
        let claim = |id: &str| ClaimRef { document: "gazette".into(), id: id.into() };
        let question = "ceasefire.violator".into();
        reason(&NearMiss { question, claims: [claim("4be1c07a"), claim("77c0d3e1")], gate, why: why.into() })
    }

    #[test]
    fn a_reason_is_a_sentence_about_both() {
        let days = why(Gate::Time, "8 May 2031 / 10 May 2031");
        assert_eq!(days, "one is about 8 May 2031, the other about 10 May 2031");
        let undated = why(Gate::Time, "undated, told on 8 May 2031 / 10 May 2031");
        assert_eq!(undated, "one is undated (told on 8 May 2031), the other about 10 May 2031");
        let people = why(Gate::Population, "civilians / soldiers and fighters");
        assert_eq!(people, "one counts civilians, the other counts soldiers and fighters");
    }
}
