//! Changes as a page: what changed, the most important first.

mod claims;
mod issues;
mod marks;
mod news;

use super::english::{self, counted};
use super::page::{Inline, Page, Words, strong, text};
use super::reading::Reading;
use crate::model::{
    Changes, ClaimChange, ClaimRef, ClaimShift, DocumentChange, DocumentShift, Edition, Extent, IssueShift,
    PassageChange, ShownTopic, Stated, TopicChange,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Items that the first screen tells of each kind.
const SHORT: usize = 5;
/// Kinds of change after which a claim says what it said.
const NOT_SAID: [ClaimShift; 2] = [ClaimShift::Reworded, ClaimShift::Reviewed];
/// Paragraphs of a document that are named.
const PASSAGES: usize = 8;

/// Changes with both reports opened.
struct Telling<'a> {
    changes: &'a Changes<'a>,
    old: Reading<'a>,
    new: Reading<'a>,
    /// The claims of either report that are new, withdrawn, or say something else than they said.
    news: BTreeSet<ClaimRef>,
}

impl<'a> Telling<'a> {
    fn new(changes: &'a Changes<'a>) -> Self {
        let says_else = |change: &&ClaimChange| change.kinds.first().is_some_and(|kind| !NOT_SAID.contains(kind));
        let both = |change: &ClaimChange<'a>| [change.before, change.after].into_iter().flatten();
        let name = |told: Stated| ClaimRef { document: told.document.into(), id: told.claim.id.clone() };
        let news = changes.claims.iter().filter(says_else).flat_map(both).map(name).collect();
        Self { changes, old: Reading::new(changes.old), new: Reading::new(changes.new), news }
    }

    fn is_news(&self, name: &ClaimRef) -> bool {
        self.news.contains(name)
    }
}

/// Returns what changed as a page.
pub(super) fn page(changes: &Changes) -> Page {
    let mut page = summary(changes);
    if !changes.is_empty() {
        let told = Telling::new(changes);
        issues::write(&mut page, &told);
        claims::write(&mut page, &told);
        sources(&mut page, changes);
        documents(&mut page, changes);
        topics(&mut page, changes);
    }
    page
}

/// Returns what changed as a page of its own that tells the most important alone.
pub(super) fn summary(changes: &Changes) -> Page {
    let mut page = Page::default();
    page.heading(1, title(changes));
    page.paragraph(front_line(changes));
    if let Some(words) = rules(changes) {
        page.paragraph(words);
    }
    if changes.is_empty() {
        page.paragraph(vec![text("Nothing changed in meaning.")]);
    } else {
        page.heading(2, "In short");
        page.list(in_short(&Telling::new(changes)));
    }
    page
}

/// Adds what changed to a page as a section that tells the most important.
pub(super) fn section(page: &mut Page, changes: &Changes) {
    page.heading(2, title(changes));
    if changes.is_empty() {
        page.paragraph(vec![text("Nothing changed in meaning.")]);
    } else {
        page.list(in_short(&Telling::new(changes)));
    }
}

fn title(changes: &Changes) -> String {
    let old = &changes.editions[0];
    let since = old.name.map_or_else(|| format!("corpus {}", old.corpus), str::to_string);
    format!("What changed since {since}")
}

fn front_line(changes: &Changes) -> Words {
    let [old, new] = &changes.editions;
    let grown = |before: usize, after: usize, one: &str, many: &str| {
        if before == after {
            counted(after, one, many)
        } else {
            format!("{} → {}", before, counted(after, one, many))
        }
    };
    let claims = grown(old.claims, new.claims, "claim", "claims");
    if changes.extent == Extent::Claims {
        return vec![text(format!("{claims} · claims alone were compared, not documents or issues"))];
    }
    let documents = grown(old.documents, new.documents, "document", "documents");
    let mut words =
        vec![text("Corpus "), Inline::Code(old.corpus.into()), text(" → "), Inline::Code(new.corpus.into())];
    words.push(text(format!(" · {documents} · {claims} · {}", versions(old, new))));
    words
}

fn versions(old: &Edition, new: &Edition) -> String {
    let differ =
        |what: &str, before: &str, after: &str| (before != after).then(|| format!("{what} {before} → {after}"));
    let changed: Vec<String> =
        [differ("rashomon", old.tool, new.tool), differ("packs", old.packs, new.packs)].into_iter().flatten().collect();
    if changed.is_empty() { "same packs and program".into() } else { changed.join(", ") }
}

/// Returns a warning where documents were read by other rules: then not all that changed was changed by a source.
fn rules(changes: &Changes) -> Option<Words> {
    if !changes.rules_differ() {
        return None;
    }
    let [old, new] = &changes.editions;
    let title = |change: &TopicChange| change.after.or(change.before).map(|topic| topic.title.to_lowercase());
    let topics: Vec<String> = changes.topics.iter().filter_map(title).collect();
    let what = match (topics.is_empty(), old.packs == new.packs) {
        (false, _) => format!("the rules on {} changed", english::list(&topics)),
        (true, false) => "the lexicons changed".into(),
        (true, true) => "the program changed".into(),
    };
    let told = format!("{}: what they alone are behind is told apart below.", english::capitalised(&what));
    Some(vec![strong("Other rules."), text(format!(" {told}"))])
}

fn in_short(told: &Telling) -> Vec<Words> {
    let mut items = issues::leading(told);
    items.extend(claims::leading(told));
    items.extend(news::leading(told));
    items.push(vec![text(tally(told.changes))]);
    items
}

/// Returns how much changed of everything, in one line.
fn tally(changes: &Changes) -> String {
    let issues = changes.issues.iter().filter(|c| c.kinds.first() == Some(&IssueShift::Recast)).count();
    let shown = [
        (documents_of(changes, DocumentShift::Added), "document added", "documents added"),
        (documents_of(changes, DocumentShift::Gone), "document gone", "documents gone"),
        (documents_of(changes, DocumentShift::Edited), "document edited", "documents edited"),
        (documents_of(changes, DocumentShift::Renamed), "document renamed", "documents renamed"),
        (
            documents_of(changes, DocumentShift::Described),
            "document described otherwise",
            "documents described otherwise",
        ),
        (claims_of(changes, ClaimShift::New), "new claim", "new claims"),
        (claims_of(changes, ClaimShift::Withdrawn), "claim withdrawn", "claims withdrawn"),
        (claims_of(changes, ClaimShift::Redated), "claim dated otherwise", "claims dated otherwise"),
        (claims_of(changes, ClaimShift::Reworded), "claim reworded", "claims reworded"),
        (claims_of(changes, ClaimShift::Reviewed), "claim reviewed", "claims reviewed"),
        (issues, "issue named otherwise", "issues named otherwise"),
        (changes.sources.len(), "source newly silent or heard", "sources newly silent or heard"),
    ];
    let words = shown.iter().filter(|(n, _, _)| *n > 0).map(|(n, one, many)| counted(*n, one, many));
    let words: Vec<String> = words.collect();
    if words.is_empty() { "Nothing else.".into() } else { format!("{}.", english::list(&words)) }
}

fn claims_of(changes: &Changes, kind: ClaimShift) -> usize {
    changes.claims.iter().filter(|change| change.kinds.contains(&kind)).count()
}

fn documents_of(changes: &Changes, kind: DocumentShift) -> usize {
    changes.documents.iter().filter(|change| change.kinds.contains(&kind)).count()
}

/// How much changed of each kind, for programs; a change of several kinds counts for each.
#[derive(Debug, Serialize)]
pub(super) struct Counts<'a> {
    schema: u32,
    editions: &'a [Edition<'a>; 2],
    topics: usize,
    documents: BTreeMap<DocumentShift, usize>,
    claims: BTreeMap<ClaimShift, usize>,
    issues: BTreeMap<IssueShift, usize>,
    sources: usize,
}

/// Returns how much changed of each kind.
pub(super) fn counts<'a>(changes: &'a Changes<'a>) -> Counts<'a> {
    Counts {
        schema: changes.schema,
        editions: &changes.editions,
        topics: changes.topics.len(),
        documents: counted_by(changes.documents.iter().flat_map(|change| &change.kinds)),
        claims: counted_by(changes.claims.iter().flat_map(|change| &change.kinds)),
        issues: counted_by(changes.issues.iter().flat_map(|change| &change.kinds)),
        sources: changes.sources.len(),
    }
}

fn counted_by<'a, K: Ord + Copy + 'a>(kinds: impl Iterator<Item = &'a K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for kind in kinds {
        *counts.entry(*kind).or_default() += 1;
    }
    counts
}

fn sources(page: &mut Page, changes: &Changes) {
    if changes.sources.is_empty() {
        return;
    }
    page.heading(2, "Sources newly silent or heard");
    let items = changes.sources.iter().map(|change| {
        let topics = &changes.new.topics;
        let title = topics.iter().find(|topic| topic.id == change.topic).map_or(change.topic, |topic| &topic.title);
        let what = if change.heard { "now speaks of" } else { "is now silent on" };
        vec![strong(change.source), text(format!(" {what} {}.", title.to_lowercase()))]
    });
    page.list(items.collect());
}

fn documents(page: &mut Page, changes: &Changes) {
    if changes.documents.is_empty() {
        return;
    }
    page.heading(2, "Documents");
    page.list(changes.documents.iter().map(document).collect());
}

fn document(change: &DocumentChange) -> Words {
    let kinds: Vec<String> = change.kinds.iter().map(|kind| shift(*kind).to_string()).collect();
    let name = |document: &crate::model::Descriptor| {
        let day = document.published.map_or(String::new(), |day| format!(", {}", english::date(day)));
        format!("{}{day} ({})", document.name(), document.file)
    };
    let told = match (change.before, change.after) {
        (Some(before), Some(after)) if before.file != after.file => format!("{} → {}", before.file, name(after)),
        (_, Some(after)) => name(after),
        (Some(before), None) => name(before),
        (None, None) => String::new(),
    };
    let mut words =
        vec![strong(format!("{}:", english::capitalised(&english::list(&kinds)))), text(format!(" {told}."))];
    words.extend(described(change).map(text));
    for (at, passage) in change.passages.iter().take(PASSAGES).enumerate() {
        words.push(text(if at == 0 { " Line " } else { "; line " }));
        words.extend(paragraph(passage));
    }
    match change.passages.len() {
        0 => {}
        n if n > PASSAGES => words.push(text(format!("; and {} more.", n - PASSAGES))),
        _ => words.push(text(".")),
    }
    words
}

/// Returns what is known otherwise of a document: " Grade: none → B."
fn described(change: &DocumentChange) -> Option<String> {
    let (before, after) = (change.before?, change.after?);
    let known = |d: &crate::model::Descriptor| {
        let day = d.published.map(english::date);
        let grade = d.grade.map(|grade| format!("{grade:?}"));
        [d.title.clone(), d.publisher.clone(), day, d.url.clone(), d.party.clone(), grade]
    };
    let names = ["title", "publisher", "published", "address", "party", "grade"];
    let none = |field: Option<String>| field.unwrap_or_else(|| "none".into());
    let differ = names.iter().zip(known(before).into_iter().zip(known(after))).filter(|(_, (was, is))| was != is);
    let told: Vec<String> = differ.map(|(name, (was, is))| format!("{name} {} → {}", none(was), none(is))).collect();
    (!told.is_empty()).then(|| format!(" {}.", english::capitalised(&told.join("; "))))
}

/// Returns where a paragraph is and what became of it: "12 edited, “Officials in Arden …”".
fn paragraph(change: &PassageChange) -> Words {
    let what = match (change.before, change.after) {
        (Some(_), Some(_)) => "edited",
        (None, _) => "added",
        (_, None) => "taken out",
    };
    let Some(passage) = change.after.or(change.before) else { return Words::new() };
    vec![text(format!("{} {what}, ", passage.line)), Inline::Quote(passage.begins.clone())]
}

fn shift(kind: DocumentShift) -> &'static str {
    match kind {
        DocumentShift::Added => "added",
        DocumentShift::Gone => "gone",
        DocumentShift::Renamed => "renamed",
        DocumentShift::Edited => "edited",
        DocumentShift::Described => "described otherwise",
    }
}

fn topics(page: &mut Page, changes: &Changes) {
    if changes.topics.is_empty() {
        return;
    }
    page.heading(2, "Topics");
    let items = changes.topics.iter().map(|change| {
        let name = |topic: Option<&ShownTopic>| topic.map_or(String::new(), |topic| topic.title.clone());
        let what = match (change.before, change.after) {
            (None, _) => "is read for now, and was not",
            (_, None) => "is not read for any more",
            _ => "has other questions, words or examples",
        };
        vec![strong(name(change.after.or(change.before))), text(format!(" {what}."))]
    });
    page.list(items.collect());
}
