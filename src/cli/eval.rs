//! `rashomon eval`

use super::format::Format;
use super::opened::Opened;
use super::safe::one_line;
use super::table::table;
use super::{Verdict, counted, excerpt, print, print_json};
use crate::evaluate;
use crate::model::{ClaimFile, Difference, Evaluation, Figures, GoldFile, Marks, Slot};
use crate::store::{self, GoldSource};
use clap::Args;
use std::path::{Path, PathBuf};

/// Holds the claims against gold, that is, against the claims that a person found in the same documents: precision, recall and F1 for
/// each topic and question, and what was missed, found besides, or read wrongly.
///
/// A claim is found where a claim of the same question shares three fifths of the words of the shorter quote; it is strictly right if
/// its answer and its speaker's party are right too. The claims are those of the project as a report would take them, your decisions
/// included. Nothing is written.
#[derive(Debug, Args)]
pub(super) struct Eval {
    /// A file of gold, or a folder of files `<document>.claims.yaml`: claims in the form of the claim files, some `optional: true`.
    gold: PathBuf,
    /// Only this topic (may be given several times).
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Leave your decisions aside: what does the program find by itself?
    #[arg(long)]
    as_extracted: bool,
    /// How many of the claims missed, extra and wrong to show of each.
    #[arg(long, value_name = "N", default_value_t = 10)]
    misses: usize,
    /// How to print it; `json` holds all differences.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Eval {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let (sources, unreadable) = store::gold(&self.gold)?;
        let mut opened = Opened::to_read(project)?;
        opened.check_topics(&self.topics)?;
        if self.as_extracted {
            opened.forget_decisions();
        }
        let claims = opened.claims().testimonies;
        opened.diagnostics.extend(unreadable);
        let gold = usable(&mut opened, &sources);
        let evaluation = evaluate::evaluation(&gold, &opened.documents, &claims, &self.topics);
        let verdict = opened.verdict(false);
        match self.format {
            Format::Json => print_json(&evaluation)?,
            Format::Text if evaluation.topics.is_empty() => {}
            Format::Text => print(&self.text(&evaluation, &opened))?,
        }
        Ok(verdict)
    }

    fn text(&self, evaluation: &Evaluation, opened: &Opened) -> String {
        let Evaluation { missed, extra, wrong, .. } = evaluation;
        let lists = [("Missed", missed), ("Extra", extra), ("Wrong", wrong)];
        let listed: String = lists.iter().map(|(what, of)| self.listed(what, of, opened)).collect();
        let documents = counted(opened.documents.len(), "document");
        let total = format!("\ngold for {} of {documents}\n", evaluation.documents);
        marks(evaluation) + &slots(&evaluation.slots) + &listed + &total
    }

    /// Returns the first of the differences, each with its lines.
    fn listed(&self, what: &str, differences: &[Difference], opened: &Opened) -> String {
        let n = differences.len();
        let shown: String = differences.iter().take(self.misses).map(|difference| one(difference, opened)).collect();
        match n.saturating_sub(self.misses) {
            _ if n == 0 => String::new(),
            0 => format!("\n{what}: {n}\n{shown}"),
            rest if rest == n => format!("\n{what}: {n} (`--misses {n}` shows them)\n"),
            rest => format!("\n{what}: {n}\n{shown}\n… and {rest} more: `--misses {n}`\n"),
        }
    }
}

/// Returns the gold that can be used, and gathers what is wrong with it.
fn usable(opened: &mut Opened, sources: &[GoldSource]) -> Vec<GoldFile> {
    let gold: Vec<GoldFile> = sources.iter().map(|source| source.file.clone()).collect();
    let as_decided = |file: &GoldFile| ClaimFile {
        document: file.document.clone(),
        claims: file.claims.iter().map(|gold| gold.claim.clone()).collect(),
    };
    let files: Vec<ClaimFile> = gold.iter().map(as_decided).collect();
    let asked = crate::review::unanswerable(&files, &opened.packs);
    let wrong = [evaluate::faults(&gold, &opened.documents), asked].concat();
    opened.diagnostics.extend(wrong.into_iter().map(|diagnostic| GoldSource::located(sources, diagnostic)));
    let is_there = |file: &GoldFile| opened.document(&file.document).is_some();
    gold.into_iter().filter(is_there).collect()
}

/// Returns the table of precision, recall and F1.
fn marks(evaluation: &Evaluation) -> String {
    let head = ["", "P", "R", "F1", "strict P", "R", "F1", "right", "extra", "missed"];
    let row = |name: &str, marks: &Marks| {
        let lenient = &marks.lenient;
        let numbers = [lenient.right, lenient.extra, lenient.missed].map(|n| n.to_string()).to_vec();
        [vec![name.into()], shares(lenient), shares(&marks.strict), numbers].concat()
    };
    let mut rows = Vec::new();
    for topic in &evaluation.topics {
        rows.push(row(&topic.marks.name, &topic.marks));
        rows.extend(topic.questions.iter().map(|marks| row(&format!("· {}", marks.name), marks)));
    }
    rows.push(row(&evaluation.overall.name, &evaluation.overall));
    table(&head, &rows, true)
}

/// Returns precision, recall and F1; a dash where there is nothing to take a share of.
fn shares(figures: &Figures) -> Vec<String> {
    let share = |n: f64, of: usize| if of == 0 { "–".into() } else { format!("{n:.3}") };
    let Figures { right, extra, missed, precision, recall, f1 } = *figures;
    vec![share(precision, right + extra), share(recall, right + missed), share(f1, right + extra + missed)]
}

/// Returns the table of the fields of the claims found.
fn slots(slots: &[Slot]) -> String {
    let share = |slot: &Slot| format!("{:.3}", slot.right as f64 / slot.of as f64);
    let row = |slot: &Slot| vec![slot.name.to_string(), share(slot), slot.right.to_string(), slot.of.to_string()];
    let rows: Vec<Vec<String>> = slots.iter().map(row).collect();
    if rows.is_empty() {
        String::new()
    } else {
        format!("\n{}", table(&["field", "share", "right", "of"], &rows, true))
    }
}

/// The number of bytes shown on either side of a quote.
const AROUND: usize = 80;

/// Returns a claim on which gold and program differ, with its lines in the document.
fn one(difference: &Difference, opened: &Opened) -> String {
    let names = [&difference.gold, &difference.found].into_iter().flatten().map(ToString::to_string);
    let names = names.collect::<Vec<_>>().join(" as ");
    let said = |value: &Option<String>| value.as_deref().map_or("none".into(), one_line);
    let both = difference.gold.is_some() && difference.found.is_some();
    let mut out = format!("\n{}  {}\n", one_line(&difference.question), one_line(&names));
    for field in &difference.fields {
        out += &match both {
            true => format!("  {}: {} in the gold, found {}\n", field.name, said(&field.gold), said(&field.found)),
            false => format!("  {}: {}\n", field.name, said(field.gold.as_ref().map_or(&field.found, |_| &field.gold))),
        };
    }
    match opened.document(&difference.document).zip(difference.span) {
        Some((document, span)) => out + excerpt::within(document, span, AROUND).trim_start_matches('\n'),
        None => out + &format!("  “{}”\n", one_line(&difference.quote)),
    }
}
