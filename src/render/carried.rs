//! What a Markdown briefing carries of its report, so that it can be read back: a comment at its end.
//!
//! A page shows nothing of a comment, a linter passes it, and it stands after the last line a person reads. It has one record a line, so
//! that a version control system shows a changed claim as one changed line. Tables that follow from claims and judgements and that no
//! comparison looks at (near misses, pairs of restated claims, mirrors, silences, naming) are left out. No text of a document can end the comment or steer an editor.

use crate::model::{ClaimFile, ClaimRef, Finding, Judgement, Relation, Report};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What the comment begins with.
const OPENING: &str = "<!-- rashomon report 1";
/// What the first line says to whoever comes across it.
const SAYS: &str = ": the same briefing as data, for `rashomon diff`";

/// Returns the comment that carries a report.
pub(super) fn comment(report: &Report) -> String {
    let head = Report {
        documents: Vec::new(),
        passages: Vec::new(),
        topics: Vec::new(),
        parties: Vec::new(),
        claims: Vec::new(),
        rejected: Vec::new(),
        issues: Vec::new(),
        judgements: Vec::new(),
        restated: Vec::new(),
        near_misses: Vec::new(),
        findings: Vec::new(),
        mirrors: Vec::new(),
        outlooks: Vec::new(),
        naming: Vec::new(),
        ..report.clone()
    };
    let mut out = format!("{OPENING}{SAYS}\n");
    record(&mut out, "report", &head);
    records(&mut out, "documents", &report.documents);
    records(&mut out, "passages", &report.passages);
    records(&mut out, "topics", &report.topics);
    records(&mut out, "parties", &report.parties);
    for file in &report.claims {
        let alone =
            |claim: &crate::model::Claim| ClaimFile { document: file.document.clone(), claims: vec![claim.clone()] };
        records(&mut out, "claims", &file.claims.iter().map(alone).collect::<Vec<_>>());
    }
    records(&mut out, "rejected", &report.rejected);
    records(&mut out, "issues", &report.issues);
    let direct: Vec<&Judgement> = report.judgements.iter().filter(|judgement| judgement.is_direct()).collect();
    records(&mut out, "judgements", &direct);
    let judged = judged(report);
    for finding in &report.findings {
        let told = grounds(&judged, finding) == finding.grounds;
        let grounds = if told { Vec::new() } else { finding.grounds.clone() };
        record(&mut out, "findings", &Finding { grounds, ..finding.clone() });
    }
    out.push_str("-->\n");
    out
}

/// The judgements by issue.
type Judged<'a> = BTreeMap<&'a str, Vec<&'a Judgement>>;

fn judged(report: &Report) -> Judged<'_> {
    let mut judged = Judged::new();
    for judgement in report.judgements.iter().filter(|judgement| judgement.is_direct()) {
        judged.entry(&judgement.issue).or_default().push(judgement);
    }
    judged
}

/// Returns the sentences of the judges on which a finding rests, in order. They stand with the judgements, and are not carried twice.
fn grounds(judged: &Judged, finding: &Finding) -> Vec<String> {
    let relations: &[Relation] = match finding.relation {
        Relation::Update => &[Relation::Update, Relation::Revise],
        Relation::Refine => &[Relation::Agree, Relation::Refine],
        ref one => std::slice::from_ref(one),
    };
    let claims: BTreeSet<&ClaimRef> = finding.claims().collect();
    let own = judged.get(finding.issue.as_str()).into_iter().flatten();
    let own = own.filter(|judgement| relations.contains(&judgement.relation));
    let own = own.filter(|judgement| judgement.claims.iter().all(|claim| claims.contains(claim)));
    own.map(|judgement| judgement.why.as_str()).collect::<BTreeSet<_>>().into_iter().map(str::to_string).collect()
}

fn records(out: &mut String, name: &str, items: &[impl Serialize]) {
    for item in items {
        record(out, name, item);
    }
}

fn record(out: &mut String, name: &str, item: &impl Serialize) {
    let json = serde_json::to_string(item).expect("it has string keys and no value that can fail");
    writeln!(out, "{name} {}", harmless(&json)).expect("a string takes all that is written");
}

/// Returns JSON in which no text ends a comment, or steers a terminal or an editor: such characters are written by their code.
/// All of them can stand within strings only, so the JSON says the same.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let is_second_dash = c == '-' && out.ends_with('-');
        if matches!(c, '<' | '>') || is_second_dash || (c != ' ' && super::escape::is_unseen(c)) {
            super::escape::push_code(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns the report that a Markdown briefing carries.
///
/// # Errors
/// In words, when it carries none, or what it carries is damaged.
pub fn carried(markdown: &str) -> Result<Report, String> {
    let comment = comments(markdown).into_iter().rev().find(|comment| comment.starts_with(OPENING));
    let comment = comment.ok_or(
        "it carries no data: it is no briefing, or was written before briefings did so; name its briefing.json",
    )?;
    let mut report = Map::new();
    for name in ["near_misses", "mirrors", "outlooks", "naming"] {
        report.insert(name.into(), Value::Array(Vec::new()));
    }
    for line in comment.lines().skip(1).filter(|line| *line != "-->" && !line.trim().is_empty()) {
        let (name, json) = line.split_once(' ').ok_or("its data is damaged: a line has no record")?;
        let value: Value = serde_json::from_str(json).map_err(|e| format!("its data is damaged: {name}: {e}"))?;
        match value {
            Value::Object(head) if name == "report" => report.extend(head),
            value => match report.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
                Value::Array(items) => items.push(value),
                _ => return Err(format!("its data is damaged: `{name}` is no list")),
            },
        }
    }
    let mut report: Report =
        serde_json::from_value(Value::Object(report)).map_err(|e| format!("its data is damaged: {e}"))?;
    report.claims = joined(std::mem::take(&mut report.claims));
    let mut findings = std::mem::take(&mut report.findings);
    let judged = judged(&report);
    for finding in findings.iter_mut().filter(|finding| finding.grounds.is_empty()) {
        finding.grounds = grounds(&judged, finding);
    }
    drop(judged);
    report.findings = findings;
    Ok(report)
}

/// Returns the HTML blocks of a Markdown text.
fn comments(markdown: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_open = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                is_open = true;
                found.push(String::new());
            }
            Event::End(TagEnd::HtmlBlock) => is_open = false,
            Event::Html(html) if is_open => found.last_mut().expect("a block was opened").push_str(&html),
            _ => {}
        }
    }
    found
}

/// Puts the claims of one document together again.
fn joined(alone: Vec<ClaimFile>) -> Vec<ClaimFile> {
    let mut files: Vec<ClaimFile> = Vec::new();
    for file in alone {
        match files.last_mut().filter(|last| last.document == file.document) {
            Some(last) => last.claims.extend(file.claims),
            None => files.push(file),
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Descriptor;

    fn report(title: &str) -> Report {
        let document = Descriptor { id: "a".into(), title: Some(title.into()), ..Descriptor::default() };
        Report { schema: 1, tool: "0.1.0".into(), documents: vec![document], ..Report::default() }
    }

    #[test]
    fn what_is_carried_is_read_back() {
        for title in ["A day --> of -- dashes", "<!-- x -->\n\n# head", "\u{202e}\u{1b}[31m\u{e0041} ”", "a\\u003e"] {
            let report = report(title);
            let comment = comment(&report);
            assert_eq!(comment.matches("-->").count(), 1, "{comment}");
            assert!(!comment.contains(['\u{202e}', '\u{1b}', '\u{e0041}']), "{comment}");
            assert_eq!(carried(&format!("# A briefing\n\nIts words.\n\n{comment}")).as_ref(), Ok(&report));
        }
    }

    #[test]
    fn a_text_without_data_is_told_from_a_briefing() {
        assert!(carried("# Notes\n\nNothing else.\n").expect_err("no data").contains("carries no data"));
        let damaged = comment(&report("A")).replace("documents {", "documents {,");
        assert!(carried(&damaged).expect_err("damaged").contains("damaged"));
    }
}
