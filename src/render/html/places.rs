//! What a page can lead to: documents with their lines, claims in them, and what each claim and issue is filtered by.

use crate::model::{Claim, ClaimRef, Document, Issue, Relation};
use crate::render::escape;
use crate::render::page::{Anchor, Inline, Target};
use crate::render::reading::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Relations in the order in which the filter offers them; what stands in no relation comes after them.
pub(super) const RELATIONS: [(Relation, &str); 7] = [
    (Relation::Conflict, "Conflict"),
    (Relation::Oppose, "Clash of positions"),
    (Relation::Update, "Figures over time"),
    (Relation::Revise, "Corrected by its source"),
    (Relation::Agree, "Agreement"),
    (Relation::Refine, "Fits together"),
    (Relation::Undetermined, "Left open"),
];

/// The places of a page.
pub(super) struct Places<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) documents: Vec<&'a Document>,
    by_file: BTreeMap<&'a str, (&'a Document, BTreeSet<usize>)>,
    relations: BTreeMap<&'a ClaimRef, BTreeSet<usize>>,
    issues: BTreeMap<&'a str, &'a Issue>,
    amounting: BTreeMap<&'a str, BTreeSet<usize>>,
    pub(super) sources: Vec<&'a str>,
}

impl<'a> Places<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, documents: &'a [Document]) -> Self {
        let report = reading.report;
        let by_id: BTreeMap<&str, &Document> = documents.iter().map(|document| (document.id(), document)).collect();
        let known = report.documents.iter().filter_map(|known| by_id.get(known.id.as_str()).copied());
        let shown: Vec<&Document> = known.collect();
        let by_file = shown.iter().map(|document| (document.descriptor.file.as_str(), (*document, lines(document))));
        let sources: BTreeSet<&str> = report.documents.iter().map(|document| document.name()).collect();
        let mut relations: BTreeMap<&ClaimRef, BTreeSet<usize>> = BTreeMap::new();
        let mut amounting: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for finding in &report.findings {
            amounting.entry(finding.issue.as_str()).or_default().extend(rank(finding.relation));
            for claim in finding.claims() {
                relations.entry(claim).or_default().extend(rank(finding.relation));
            }
        }
        Self {
            reading,
            by_file: by_file.collect(),
            documents: shown,
            relations,
            issues: report.issues.iter().map(|issue| (issue.key.as_str(), issue)).collect(),
            amounting,
            sources: sources.into_iter().collect(),
        }
    }

    pub(super) fn issue(&self, key: &str) -> Option<&'a Issue> {
        self.issues.get(key).copied()
    }

    /// Tells whether a claim was compared with another and something came of it.
    pub(super) fn is_compared(&self, name: &ClaimRef) -> bool {
        self.relations.contains_key(name)
    }

    /// Returns the marks of an issue: of all its claims, but only what its own findings amount to.
    fn marks(&self, key: &str) -> BTreeSet<String> {
        let claims = self.issue(key).into_iter().flat_map(|issue| &issue.claims);
        let mut marks: BTreeSet<String> =
            claims.flat_map(|claim| self.claim(claim)).filter(|mark| !mark.starts_with('r')).collect();
        let own = self.amounting.get(key).into_iter().flatten();
        marks.extend(own.map(|rank| format!("r{rank}")));
        marks
    }

    /// Returns what a claim is filtered by: `t0` its topic, `s2` its source, `r1` each relation it stands in.
    pub(super) fn claim(&self, name: &ClaimRef) -> Vec<String> {
        let Some(told) = self.reading.get(name) else { return Vec::new() };
        let mut marks: Vec<String> = self.topic(&told.claim.topic).into_iter().collect();
        marks.extend(self.source(told.document.name()));
        match self.relations.get(name) {
            Some(ranks) => marks.extend(ranks.iter().map(|rank| format!("r{rank}"))),
            None => marks.push(format!("r{}", RELATIONS.len())),
        }
        marks
    }

    pub(super) fn source(&self, name: &str) -> Option<String> {
        self.sources.binary_search(&name).ok().map(|at| format!("s{at}"))
    }

    fn topic(&self, id: &str) -> Option<String> {
        self.reading.report.topics.iter().position(|topic| topic.id == id).map(|at| format!("t{at}"))
    }

    fn anchor(&self, anchor: &Anchor) -> Vec<String> {
        match anchor {
            Anchor::Claim(name) => self.claim(name),
            Anchor::Issue(key) => self.marks(key).into_iter().collect(),
            Anchor::Topic(id) => self.topic(id).into_iter().collect(),
        }
    }

    /// Returns the attribute by which words are filtered: all that their links lead to. Words that lead nowhere are never hidden.
    pub(super) fn filtered<'b>(&self, words: impl Iterator<Item = &'b Inline>) -> String {
        let marks = words.flat_map(|inline| match inline {
            Inline::Link { to: Target::Here(anchor), .. } | Inline::Anchor(anchor) => self.anchor(anchor),
            Inline::Cited { claim, .. } => self.claim(claim),
            _ => Vec::new(),
        });
        attribute(marks)
    }

    pub(super) fn filtered_by(&self, anchor: &Anchor) -> String {
        attribute(self.anchor(anchor))
    }

    /// Returns where a line of a document is in the page; its top where there is no such line to show.
    pub(super) fn line(&self, file: &str, line: Option<usize>) -> Option<String> {
        let (document, lines) = self.by_file.get(file)?;
        let shown = line.filter(|line| lines.contains(line));
        Some(shown.map_or_else(|| document_name(document.id()), |line| line_name(document.id(), line)))
    }

    /// Returns where a claim's quote is marked, if it can be.
    pub(super) fn quote(&self, name: &ClaimRef) -> Option<String> {
        let told = self.reading.get(name)?;
        let (document, _) = self.by_file.get(told.document.file.as_str())?;
        is_marked(document, told.claim).then(|| quote_name(&name.document, &name.id))
    }
}

/// Returns the attribute that holds marks, each once, in order.
pub(super) fn attribute(marks: impl IntoIterator<Item = String>) -> String {
    let marks: BTreeSet<String> = marks.into_iter().collect();
    let marks: Vec<String> = marks.into_iter().collect();
    if marks.is_empty() { String::new() } else { format!(" data-f=\"{}\"", marks.join(" ")) }
}

fn rank(relation: Relation) -> Option<usize> {
    RELATIONS.iter().position(|(other, _)| *other == relation)
}

/// Tells whether a claim's quote stands in the text that a page shows.
pub(super) fn is_marked(document: &Document, claim: &Claim) -> bool {
    claim.at.is_some_and(|at| {
        let words = document.text.get(at.start..at.end);
        at.start >= document.body.start && words.is_some_and(|words| !words.trim().is_empty())
    })
}

/// Returns the numbers of the lines that are shown: those with words, after the front matter.
fn lines(document: &Document) -> BTreeSet<usize> {
    super::document::lines(document).map(|(number, _)| number).collect()
}

pub(super) fn document_name(id: &str) -> String {
    format!("document-{}", escape::anchor(id))
}

pub(super) fn line_name(id: &str, line: usize) -> String {
    format!("line-{}-{line}", escape::anchor(id))
}

pub(super) fn quote_name(document: &str, id: &str) -> String {
    format!("quote-{}-{}", escape::anchor(document), escape::anchor(id))
}
