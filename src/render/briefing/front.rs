//! The first screen: title, front line, what matters most in one sentence each, and the table of sources and topics.

use super::refs;
use crate::model::{DateRange, Finding, Outlook, Relation, Report, Said};
use crate::render::english::{self, counted};
use crate::render::page::{Anchor, Block, Inline, Page, Picture, Words, link, strong, text};
use crate::render::reading::{Reading, Told};
use crate::render::{phrase, sentence};

/// Conflicts that the first screen tells.
const CONFLICTS: usize = 5;
/// Items of each other kind that it tells.
const OTHERS: usize = 3;
/// Open disputes that it tells.
const DISPUTES: usize = 2;
/// Things said that a cell of the table holds.
const IN_CELL: usize = 4;

pub(super) fn write(page: &mut Page, reading: &Reading) {
    let report = reading.report;
    page.heading(1, title(report));
    page.paragraph(front_line(report));
    if !report.scope.is_whole() {
        page.paragraph(vec![strong("A part of the corpus only:"), text(format!(" {}.", limits(report)))]);
    }
    page.heading(2, "In short");
    page.list(in_short(reading));
    matrix(page, reading);
}

/// Returns the title: whom it is about, how many documents, and that they conflict where they do.
pub(in crate::render) fn title(report: &Report) -> String {
    if let Some(title) = &report.scope.title {
        return title.clone();
    }
    let documents = counted(report.documents.len(), "document", "documents");
    if report.tally.claims == 0 {
        return format!("{documents}, and no claim on any topic");
    }
    let clash = |finding: &Finding| matches!(finding.relation, Relation::Conflict | Relation::Oppose);
    let what = match report.documents.len() {
        1 => format!("what {documents} says"),
        _ if report.findings.iter().any(clash) => format!("where {documents} agree and where they conflict"),
        _ => format!("what {documents} say"),
    };
    let about: Vec<String> = report.subjects.iter().map(|party| english::with_article(party)).collect();
    match english::list(&about) {
        about if about.is_empty() => english::capitalised(&what),
        about => format!("{}: {what}", english::capitalised(&about)),
    }
}

fn front_line(report: &Report) -> Words {
    let published = report.documents.iter().filter_map(|document| document.published);
    let span = published.clone().min().zip(published.max()).map(|(from, to)| DateRange::between(from, to));
    let days = span.map_or(String::new(), |span| format!(", {}", english::days(span)));
    let documents = counted(report.tally.documents, "document", "documents");
    let claims = counted(report.tally.claims, "claim", "claims");
    let packs = if report.packs.is_empty() { "none" } else { &report.packs };
    vec![
        text(format!("{documents}{days} · {claims}, {} · corpus ", reviewed(report))),
        Inline::Code(report.corpus.clone()),
        text(format!(" · rashomon {}, packs ", report.tool)),
        Inline::Code(packs.into()),
    ]
}

/// Returns what the briefing is limited to: "on ceasefire; documents of Coast Gazette, published since 4 May 2031".
fn limits(report: &Report) -> String {
    let scope = &report.scope;
    let topics: Vec<String> = report.topics.iter().map(|topic| topic.title.to_lowercase()).collect();
    let published = DateRange { from: scope.since, to: scope.until };
    let limits = [
        (!scope.topics.is_empty()).then(|| format!("claims on {}", english::list(&topics))),
        (!scope.sources.is_empty()).then(|| format!("documents of {}", english::list(&scope.sources))),
        (published.from.or(published.to).is_some())
            .then(|| format!("documents published {}", english::when(published))),
        scope.reviewed_only.then(|| "claims that a person reviewed".into()),
    ];
    english::list(&limits.into_iter().flatten().collect::<Vec<String>>())
}

fn reviewed(report: &Report) -> String {
    let tally = &report.tally;
    match tally.accepted + tally.edited {
        0 => "none reviewed by a person yet".into(),
        n if n == tally.claims => "all reviewed by a person".into(),
        n => format!("{} reviewed by a person", english::number(n as u64)),
    }
}

fn in_short(reading: &Reading) -> Vec<Words> {
    let mut items = Vec::new();
    items.extend(leading(reading, "Conflict.", &[Relation::Conflict], CONFLICTS, |_| true));
    items.extend(leading(reading, "Clash of positions.", &[Relation::Oppose], OTHERS, |_| true));
    items.extend(reading.report.disputes.iter().take(DISPUTES).map(|dispute| disputed(reading, dispute)));
    items.extend(leading(reading, "Figures.", &[Relation::Update, Relation::Revise], OTHERS, |_| true));
    items.extend(leading(reading, "Agreement.", &[Relation::Agree], OTHERS, |finding| finding.origins.len() > 1));
    for mirror in reading.report.mirrors.iter().take(OTHERS) {
        let mut words = vec![strong("Pattern."), text(format!(" {} ", sentence::mirror(reading, mirror)))];
        words.push(link(Anchor::Topic(mirror.topic.clone()), "→"));
        items.push(words);
    }
    items.extend(without_claim(reading.report));
    if !items.iter().any(|words| words.first() == Some(&strong("Conflict."))) {
        let said = " No two of the claims found exclude each other; what was missed, nobody compared.";
        items.insert(0, vec![strong("No conflict found."), text(said)]);
    }
    items
}

/// Returns one item for each of the first findings of a kind, and how many more there are.
fn leading(
    reading: &Reading,
    label: &str,
    relations: &[Relation],
    most: usize,
    counts: impl Fn(&Finding) -> bool,
) -> Vec<Words> {
    let all = reading.report.findings.iter().filter(|f| relations.contains(&f.relation) && counts(f));
    let all: Vec<&Finding> = all.collect();
    let most = if all.len() == most + 1 { most + 1 } else { most };
    let mut items: Vec<Words> = all.iter().take(most).map(|finding| item(reading, label, finding)).collect();
    if all.len() > most {
        items.push(vec![strong(label), text(format!(" And {} more, below.", all.len() - most))]);
    }
    items
}

fn item(reading: &Reading, label: &str, finding: &Finding) -> Words {
    let label = match finding.relation {
        Relation::Agree => format!("Agreement of {} independent origins.", finding.origins.len()),
        _ => label.into(),
    };
    let told = format!(" {} ", sentence::finding(reading, finding));
    vec![strong(label), text(told), link(Anchor::Issue(finding.issue.clone()), "→")]
}

/// Returns an open dispute: "Disputed, not settled: Arden says that …; Belmark denies that …."
fn disputed(reading: &Reading, dispute: &Finding) -> Words {
    let told = format!(" {} ", sentence::finding(reading, dispute));
    vec![strong("Disputed, not settled:"), text(told), link(Anchor::Issue(dispute.issue.clone()), "→")]
}

/// Returns the topics on which sources have no claim: where they mention the topic, which a person should look at, and where nothing was
/// found at all. Neither is called silence, for not every claim is found.
fn without_claim(report: &Report) -> Vec<Words> {
    if report.outlooks.len() < 2 || report.tally.claims == 0 {
        return Vec::new();
    }
    let mentioned = format!("Mentioned, {}:", unread(report));
    let is_mentioned = |said: &Said| !said.mentions.is_empty();
    let kinds = [
        (mentioned, sources_where(report, is_mentioned)),
        ("No claim found:".into(), sources_where(report, |said| said.claims.is_empty() && !is_mentioned(said))),
    ];
    let told = kinds.into_iter().filter(|(_, on)| !on.is_empty());
    told.map(|(label, on)| vec![strong(label), text(format!(" {}.", on.join("; ")))]).collect()
}

/// Returns what became of words that no claim in force was read from.
fn unread(report: &Report) -> &'static str {
    if report.scope.reviewed_only { "nothing reviewed" } else { "nothing read" }
}

/// Returns for each topic the sources of which something holds: "on ceasefire, Coast Gazette and Harbour Radio".
fn sources_where(report: &Report, holds: impl Fn(&Said) -> bool) -> Vec<String> {
    let on = report.topics.iter().filter_map(|topic| {
        let is_so = |row: &&Outlook| row.topics.iter().any(|said| said.topic == topic.id && holds(said));
        let sources: Vec<String> = report.outlooks.iter().filter(is_so).map(|row| row.source.clone()).collect();
        let on = topic.title.to_lowercase();
        match sources.len() {
            0 => None,
            n if n == report.outlooks.len() => Some(format!("on {on}, all sources")),
            _ => Some(format!("on {on}, {}", english::short_list(&sources, 3))),
        }
    });
    on.collect()
}

fn matrix(page: &mut Page, reading: &Reading) {
    let report = reading.report;
    if report.topics.is_empty() || report.tally.claims == 0 {
        return;
    }
    page.heading(2, "Who says what");
    page.paragraph(vec![text(
        "A dash means that no claim was found; not every claim is found, so that is no silence. In bold: what another source contradicts or \
         opposes.",
    )]);
    page.blocks.push(Block::Picture(Picture::Matrix));
    let head: Vec<&str> =
        std::iter::once("Source").chain(report.topics.iter().map(|topic| topic.title.as_str())).collect();
    let rows = report.outlooks.iter().map(|row| {
        std::iter::once(source(reading, row)).chain(row.topics.iter().map(|said| cell(reading, row, said))).collect()
    });
    page.table(&head, rows.collect());
    page.blocks.push(Block::Picture(Picture::Timeline));
}

fn source(reading: &Reading, row: &Outlook) -> Words {
    let days = row.documents.iter().filter_map(|id| reading.document(id)?.published);
    let span = days.clone().min().zip(days.max()).map(|(from, to)| DateRange::between(from, to));
    vec![text(span.map_or_else(|| row.source.clone(), |span| format!("{} · {}", row.source, english::days(span))))]
}

/// Returns what a source says on a topic: what clashes first and in bold, the same thing once.
fn cell(reading: &Reading, row: &Outlook, said: &Said) -> Words {
    if !said.mentions.is_empty() {
        return mentioned(reading, said);
    }
    let mut things: Vec<(bool, String, Vec<String>)> = Vec::new();
    for told in reading.all(&said.claims) {
        let words = phrase::says(reading, told.claim);
        let clashes = reading.clashes(&told.name());
        let by = attributed(told, row);
        match things.iter_mut().find(|thing| thing.1 == words) {
            Some(thing) => {
                thing.0 |= clashes;
                thing.2.extend(by.filter(|by| !thing.2.contains(by)));
            }
            None => things.push((clashes, words, by.into_iter().collect())),
        }
    }
    things.sort_by_key(|(clashes, _, _)| !clashes);
    in_cell(&things)
}

/// Returns where a source has the words of a topic without a claim: "mentions it; nothing read (line 7)".
fn mentioned(reading: &Reading, said: &Said) -> Words {
    let mut words = vec![text(format!("mentions it; {} (", unread(reading.report)))];
    for (at, mention) in said.mentions.iter().take(IN_CELL).enumerate() {
        let Some(document) = reading.document(&mention.document) else { continue };
        words.push(text(if at == 0 { "" } else { ", " }));
        words.push(refs::line(document, mention.line));
    }
    let more = said.mentions.len().saturating_sub(IN_CELL);
    let rest =
        if more > 0 { format!(" and {}", counted(more, "more document", "more documents")) } else { String::new() };
    words.push(text(format!("{rest})")));
    words
}

fn in_cell(things: &[(bool, String, Vec<String>)]) -> Words {
    let most = if things.len() == IN_CELL + 1 { IN_CELL + 1 } else { IN_CELL };
    let mut words = Words::new();
    for (clashes, said, by) in things.iter().take(most) {
        if !words.is_empty() {
            words.push(text("; "));
        }
        words.push(if *clashes { strong(said) } else { text(said) });
        if !by.is_empty() {
            words.push(text(format!(" ({})", english::short_list(by, 2))));
        }
    }
    match things.len() {
        0 => vec![text("–")],
        n if n > most => [words, vec![text(format!("; and {} more", n - most))]].concat(),
        _ => words,
    }
}

/// Returns who says it where that is not the source itself.
fn attributed(told: Told, row: &Outlook) -> Option<String> {
    let voice = told.voice();
    let is_own = told.is_narrated() || told.document.party.as_deref() == Some(voice) || row.source == voice;
    (!is_own).then(|| voice.to_string())
}
