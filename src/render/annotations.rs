//! Claims as W3C Web Annotations in JSON-LD, so that annotation tools can show them on the documents.
//!
//! After the Web Annotation Data Model (W3C Recommendation, 23 February 2017). A `TextPositionSelector` counts Unicode code points
//! (section 4.2.5: not code units), from the first character of the file as stored, front matter included. JavaScript counts UTF-16 code
//! units: `[...text].slice(start, end)` finds the words. The ids are the claims' places in `briefing.md`.
//!
//! The tags are the topic, the question, and each field of the claim as `field: value`, the value in JSON, which is YAML too: `import` makes
//! the same claim of them again, also where the claim was written or edited by a person.

use super::escape;
use super::markdown;
use super::page::Anchor;
use super::phrase;
use super::reading::{Reading, Told};
use crate::model::{Claim, Document, Format, Span};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Characters before and after a quote by which a tool finds it again when positions have moved.
const CONTEXT: usize = 32;

/// Returns all claims as one annotation collection, by document and, within one, as they stand there.
pub(super) fn annotations(told: super::Told) -> String {
    let super::Told { report, documents, .. } = told;
    let corpus = told.corpus.unwrap_or("corpus");
    let reading = Reading::new(report);
    let texts: BTreeMap<&str, &Document> = documents.iter().map(|document| (document.id(), document)).collect();
    let mut items = Vec::new();
    for descriptor in &report.documents {
        let mut place = texts.get(descriptor.id.as_str()).map(|document| Place { document, byte: 0, point: 0 });
        for claim in reading.claims_of(&descriptor.id) {
            items.push(annotation(&reading, Told { claim, document: descriptor }, corpus, place.as_mut()));
        }
    }
    let page = json!({"type": "AnnotationPage", "startIndex": 0, "items": items});
    super::pretty(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("tag:rashomon,2024:{}", report.corpus),
        "type": "AnnotationCollection",
        "label": super::title(report),
        "creator": {"type": "Software", "name": format!("rashomon {}", report.tool)},
        "total": report.tally.claims,
        "first": page,
    }))
}

fn annotation(reading: &Reading, told: Told, corpus: &str, place: Option<&mut Place>) -> Value {
    let claim = told.claim;
    let said = format!("{}: {}", phrase::who(told), phrase::says_with_care(reading, claim));
    let tag =
        |value: &str| json!({"type": "TextualBody", "purpose": "tagging", "value": value, "format": "text/plain"});
    let fields = fields(claim).into_iter().map(|(name, value)| format!("{name}: {value}"));
    let mut body = vec![
        json!({"type": "TextualBody", "purpose": "describing", "value": said, "format": "text/plain", "language": "en"}),
        tag(&claim.topic),
        tag(&claim.question),
    ];
    body.extend(fields.map(|field| tag(&field)));
    json!({
        "id": format!("briefing.md#{}", markdown::name_of(&Anchor::Claim(told.name()))),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": targets(told, corpus, place),
    })
}

/// Returns the fields of a claim that nothing else in its annotation tells; what a reviewer noted and decided is left out.
fn fields(claim: &Claim) -> Map<String, Value> {
    const TOLD: [&str; 8] = ["topic", "question", "quote", "at", "mentions", "review", "note", "basis"];
    let Value::Object(mut fields) = json!(claim) else { unreachable!("a claim is a map") };
    fields.retain(|name, _| !TOLD.contains(&name.as_str()));
    fields
}

/// Returns the quote in the file, and in the page on the web that the file is a copy of, where positions need not hold.
fn targets(told: Told, corpus: &str, place: Option<&mut Place>) -> Vec<Value> {
    let span = told.claim.at.map(|at| at.span());
    let mut quote = json!({"type": "TextQuoteSelector", "exact": told.claim.quote});
    let mut selectors = Vec::new();
    let mut format = "text/plain";
    if let (Some(place), Some(span)) = (place, span) {
        let [prefix, exact, suffix] = around(&place.document.text, span);
        quote = json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix});
        let start = place.to(span.start);
        let end = start + exact.chars().count();
        selectors.push(json!({"type": "TextPositionSelector", "start": start, "end": end}));
        format = if place.document.format == Format::Markdown { "text/markdown" } else { "text/plain" };
    }
    selectors.insert(0, quote.clone());
    let file = escape::address(&format!("{corpus}/{}", told.document.file), "");
    let mut targets = vec![
        json!({"type": "SpecificResource", "source": {"id": file, "type": "Text", "format": format}, "selector": selectors}),
    ];
    if let Some(url) = told.document.url.as_deref().filter(|url| markdown::is_web(url)) {
        let page = escape::address(url, markdown::IN_URL);
        targets.push(json!({"type": "SpecificResource", "source": page, "selector": quote}));
    }
    targets
}

/// Returns what stands before the span, in it and after it.
fn around(text: &str, span: Span) -> [&str; 3] {
    let before = text[..span.start].char_indices().rev().take(CONTEXT).last().map_or(span.start, |(at, _)| at);
    let after = text[span.end..].char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| span.end + at);
    [&text[before..span.start], span.of(text), &text[span.end..after]]
}

/// A place in a document, by byte and by code point, that moves on from claim to claim.
struct Place<'a> {
    document: &'a Document,
    byte: usize,
    point: usize,
}

impl Place<'_> {
    /// Returns the code points before a byte.
    fn to(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += self.document.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.point
    }
}
