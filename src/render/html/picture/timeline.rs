//! Documents and events on one axis of time: what was published when, by whom, and what days the issues are about.

use super::{Drawing, in_words, label, lines};
use crate::model::{DateRange, Relation};
use crate::render::english;
use crate::render::html::places::Places;
use crate::render::page::{Anchor, Inline, Target, Words, link, text};
use crate::render::sentence;
use jiff::civil::Date;

const NAMES: usize = 190;
const PLOT: usize = 600;
const HIGH: usize = 32;
/// Parts of the axis: as many as the dates of their ends have room.
const TICKS: usize = 3;
const TOP: usize = 30;
/// Events that are told, the most important first.
const EVENTS: usize = 16;

/// Something that happened or appeared: when, and in words.
struct Entry {
    row: usize,
    days: DateRange,
    is_event: bool,
    words: Words,
}

/// Returns the timeline; nothing where fewer than two days are known.
pub(super) fn figure(places: &Places) -> String {
    let mut rows: Vec<String> = Vec::new();
    let mut entries = documents(places, &mut rows);
    let sources = rows.len();
    entries.extend(events(places, &mut rows));
    let ends = |entry: &Entry| [entry.days.from.or(entry.days.to), entry.days.to.or(entry.days.from)];
    let days: Vec<Date> = entries.iter().flat_map(ends).flatten().collect();
    let Some((first, last)) = days.iter().min().copied().zip(days.iter().max().copied()) else { return String::new() };
    if first == last {
        return String::new();
    }
    let names = rows.iter().enumerate().map(|(at, name)| {
        let gap = if at >= sources { HIGH } else { 0 };
        lines(0, TOP + gap + at * HIGH + 15, "", name, 29)
    });
    let marks = entries.iter().map(|entry| mark(entry, first, last));
    let height = TOP + (rows.len() + 1) * HIGH + 8;
    let heading = label(0, TOP + sources * HIGH + 15, " class=\"soft\"", "Events, as told:");
    let heading = if sources < rows.len() { heading } else { String::new() };
    let drawing = Drawing {
        id: "timeline".into(),
        title: "When it was published, and when it is said to have happened".into(),
        description: "Dots are documents, a row for each source; bars are the days that conflicts, clashes, figures and agreements are about."
            .into(),
        width: NAMES + PLOT + 84,
        height,
        shapes: ticks(first, last, height) + &names.collect::<String>() + &heading + &marks.collect::<String>(),
    };
    entries.sort_by_key(|entry| (entry.days.from.or(entry.days.to), entry.is_event, entry.row));
    let table: Vec<Vec<Words>> = entries
        .into_iter()
        .map(|entry| vec![vec![text(english::days(entry.days))], vec![text(kind(entry.is_event))], entry.words])
        .collect();
    drawing.figure(&in_words(places, &["When", "What", "Which"], &table))
}

fn kind(is_event: bool) -> &'static str {
    if is_event { "said to have happened" } else { "published" }
}

fn documents(places: &Places, rows: &mut Vec<String>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for row in &places.reading.report.outlooks {
        for document in row.documents.iter().filter_map(|id| places.reading.document(id)) {
            let Some(day) = document.published else { continue };
            let title = document.title.as_ref().unwrap_or(&document.id).clone();
            let to = Target::Document { file: document.file.clone(), line: None };
            let words = vec![Inline::Link { to, words: title }, text(format!(", {}", row.source))];
            entries.push(Entry { row: rows.len(), days: DateRange::day(day), is_event: false, words });
        }
        rows.push(row.source.clone());
    }
    entries
}

fn events(places: &Places, rows: &mut Vec<String>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    for finding in &places.reading.report.findings {
        let is_told = !matches!(finding.relation, Relation::Refine | Relation::Undetermined);
        let Some(days) = finding.days.filter(|days| days.from.is_some() && days.to.is_some()) else { continue };
        if !is_told || known.contains(&finding.issue.as_str()) || entries.len() == EVENTS {
            continue;
        }
        known.push(&finding.issue);
        let said = sentence::finding(places.reading, finding);
        let ask = places.reading.question(&finding.question).map_or(finding.question.as_str(), |asked| &asked.ask);
        let place = finding.place.as_ref().map_or(String::new(), |place| format!(" ({place})"));
        let words = vec![text(format!("{said} ")), link(Anchor::Issue(finding.issue.clone()), "→")];
        entries.push(Entry { row: rows.len() + 1, days, is_event: true, words });
        rows.push(format!("{ask}{place}"));
    }
    entries
}

fn mark(entry: &Entry, first: Date, last: Date) -> String {
    let from = entry.days.from.or(entry.days.to).unwrap_or(first);
    let to = entry.days.to.or(entry.days.from).unwrap_or(last);
    let (x, end) = (x_of(from, first, last), x_of(to, first, last));
    let y = TOP + entry.row * HIGH;
    if entry.is_event {
        let width = (end - x).max(6);
        format!("<rect class=\"event\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"10\" rx=\"3\"/>\n", y + 6)
    } else {
        format!("<circle class=\"dot\" cx=\"{x}\" cy=\"{}\" r=\"5\"/>\n", y + 11)
    }
}

fn ticks(first: Date, last: Date, height: usize) -> String {
    let whole = days_between(first, last);
    let mut out = String::new();
    for part in 0..=TICKS {
        let days = i64::try_from(whole * part / TICKS).expect("the calendar is short");
        let Ok(day) = first.checked_add(jiff::Span::new().days(days)) else { continue };
        let x = x_of(day, first, last);
        out += &format!("<line class=\"rule\" x1=\"{x}\" y1=\"20\" x2=\"{x}\" y2=\"{height}\"/>\n");
        if part == 0 || whole >= TICKS {
            out += &label(x, 14, " class=\"soft\" text-anchor=\"middle\"", &english::date(day));
        }
    }
    out
}

fn x_of(day: Date, first: Date, last: Date) -> usize {
    NAMES + 16 + days_between(first, day) * PLOT / days_between(first, last).max(1)
}

/// Returns how many days lie between two, the earlier first.
fn days_between(from: Date, to: Date) -> usize {
    from.until(to).map_or(0, |span| usize::try_from(span.get_days()).unwrap_or(0))
}
