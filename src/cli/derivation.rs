//! How a claim was read out of its sentence, for the terminal: what gave each field, and the tree.

use super::safe::one_line;
use super::table::table;
use crate::model::{Claim, Derivation, Modality, Polarity, Told};
use std::ops::Range;

/// How deep the tree is drawn; what hangs deeper stands under its last step.
const DEEPEST: usize = 12;

/// Returns how `claim` was read out of its sentence.
pub(super) fn shown(claim: &Claim, derivation: &Derivation) -> String {
    let frame = format!(
        "{} {} (frame {} of {})",
        derivation.kind,
        words(derivation, &derivation.trigger),
        derivation.frame,
        claim.question
    );
    let mut lines = vec![("frame".to_string(), frame)];
    lines.extend(roles(derivation));
    lines.push(("speaker".into(), speaker(derivation.told.as_ref())));
    lines.extend(derivation.demand.map(|cue| ("demand".into(), format!("by {}", word(derivation, cue)))));
    lines.push(("polarity".into(), polarity(claim, derivation)));
    lines.push(("modality".into(), modality(claim, derivation)));
    lines.extend(derivation.place.as_ref().map(|place| ("place".into(), words(derivation, place))));
    lines.extend(days(derivation));
    let lines: String = lines.iter().map(|(name, text)| format!("  {name:<14} {}\n", one_line(text))).collect();
    format!("\nRead so\n{lines}\n{}", tree(derivation))
}

/// Returns the words of a range in quotation marks.
fn words(derivation: &Derivation, range: &Range<usize>) -> String {
    let words: Vec<&str> = derivation.words[range.clone()].iter().map(|word| word.text.as_str()).collect();
    format!("“{}”", words.join(" "))
}

fn word(derivation: &Derivation, i: usize) -> String {
    words(derivation, &(i..i + 1))
}

/// Returns a line for each role of the frame.
fn roles(derivation: &Derivation) -> Vec<(String, String)> {
    let line = |role: &crate::model::Filler| {
        let parties = if role.parties.is_empty() { String::new() } else { format!(" → {}", role.parties.join(", ")) };
        let filled = role.words.as_ref().map_or("nothing".into(), |range| words(derivation, range));
        (role.role.clone(), format!("{filled}{parties} (is {})", role.is))
    };
    derivation.roles.iter().map(line).collect()
}

fn speaker(told: Option<&Told>) -> String {
    let Some(told) = told else { return "the document itself: nobody is said to say it".into() };
    let who = [&told.speaker, &told.party].into_iter().flatten().cloned().collect::<Vec<_>>().join(", for ");
    let who = if who.is_empty() { "nobody known".into() } else { who };
    let quoted = if told.in_quotation { ", around the quotation" } else { "" };
    format!(
        "“{}” → {who} ({}); cue “{}” ({}, line {}{quoted})",
        told.words,
        told.by.in_words(),
        told.cue,
        told.manner,
        told.line
    )
}

fn polarity(claim: &Claim, derivation: &Derivation) -> String {
    let mut cues: Vec<String> = derivation.denials.iter().map(|i| word(derivation, *i)).collect();
    cues.extend(derivation.frame_denies.then(|| "the frame, whose trigger denies".to_string()));
    let read = if claim.polarity == Polarity::Denied { "denied" } else { "affirmed" };
    if cues.is_empty() { format!("{read}: nothing denies it") } else { format!("{read}, by {}", cues.join(" and ")) }
}

fn modality(claim: &Claim, derivation: &Derivation) -> String {
    let read = format!("{:?}", claim.modality).to_lowercase();
    let doubted = || derivation.told.as_ref().filter(|told| matches!(told.manner, "claim" | "accuse"));
    match (claim.modality, derivation.modality) {
        (Modality::Asserted, Some(cue)) => format!("{read}: {} counts for nothing in a demand", word(derivation, cue)),
        (_, Some(cue)) => format!("{read}, by {}", word(derivation, cue)),
        (Modality::Alleged, None) => match doubted() {
            Some(told) => format!("{read}, by the cue “{}”", told.cue),
            None => format!("{read}: each accuses the other"),
        },
        (_, None) => format!("{read}: nothing weakens it"),
    }
}

fn days(derivation: &Derivation) -> Option<(String, String)> {
    let inherited = || derivation.days_inherited.then(|| "those of what was told before it".to_string());
    let told = derivation.days.as_ref().map(|range| words(derivation, range)).or_else(inherited)?;
    Some(("days".into(), told))
}

/// Returns the words of the sentence in order, each as far to the right as it stands deep in the tree.
fn tree(derivation: &Derivation) -> String {
    let depth = |i: usize| {
        let up = std::iter::successors(derivation.words[i].head, |above| derivation.words[*above].head);
        up.take(DEEPEST).count()
    };
    let row = |(i, word): (usize, &crate::model::Word)| {
        let head = word.head.map_or("", |head| derivation.words[head].text.as_str());
        // A table takes away spaces before a word, so the steps are drawn.
        let stepped = format!("{}{}", "· ".repeat(depth(i)), word.text);
        let cells = [&stepped, word.tag, word.relation, head, &uses(derivation, i)];
        cells.map(str::to_string).to_vec()
    };
    let rows: Vec<Vec<String>> = derivation.words.iter().enumerate().map(row).collect();
    table(&["word", "tag", "relation", "to", "used as"], &rows, false)
}

/// Returns what a word is used as.
fn uses(derivation: &Derivation, i: usize) -> String {
    let within = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.contains(&i));
    let mut uses: Vec<&str> = Vec::new();
    uses.extend(derivation.trigger.contains(&i).then_some("trigger"));
    uses.extend(derivation.roles.iter().filter(|role| within(&role.words)).map(|role| role.role.as_str()));
    uses.extend((derivation.demand == Some(i)).then_some("demand"));
    uses.extend(derivation.denials.contains(&i).then_some("denial"));
    uses.extend((derivation.modality == Some(i)).then_some("modality"));
    uses.extend(within(&derivation.place).then_some("place"));
    uses.extend(within(&derivation.days).then_some("days"));
    uses.join(", ")
}
