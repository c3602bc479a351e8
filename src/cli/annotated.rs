//! Annotations of other tools → claims from elsewhere.

use super::opened::Opened;
use crate::model::{Claim, Diagnostic, Document, Span, Testimony};
use crate::store::{self, Annotation, Incoming};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Returns the claims that a file of annotations makes, and what is wrong with the others.
///
/// One tag names the question; tags of the form `field: value` give the fields of the claim. Where there is no `answer`, the claim is the
/// one that is read in these words anyway: so what `report --format annotations` wrote comes back as it was.
pub(super) fn incoming(opened: &mut Opened, path: &Path) -> anyhow::Result<(Vec<Incoming>, Vec<Diagnostic>)> {
    let (annotations, mut wrong) = store::annotations(path)?;
    let read = opened.claims().testimonies;
    let mut claims = Vec::new();
    for annotation in annotations {
        match claim(opened, &read, &annotation) {
            Ok(claim) => claims.push(claim),
            Err(refused) => wrong.push(*refused),
        }
    }
    Ok((claims, wrong))
}

fn claim(opened: &Opened, read: &[Testimony], annotation: &Annotation) -> Result<Incoming, Box<Diagnostic>> {
    let document = annotation.sources.iter().find_map(|source| document(opened, source));
    let document = document.ok_or_else(|| {
        let named = annotation.sources.first().map_or("nothing", String::as_str);
        let message = format!("this annotation is about `{named}`, which is no document of the corpus");
        refused(annotation, "document-gone", message, "name the file in corpus/, or the `url` of its front matter")
    })?;
    let span = annotation.place(&document.text).ok_or_else(|| unplaced(annotation, document))?;
    let fields = fields(opened, annotation).ok_or_else(|| {
        let help = "tag it with the question it answers: `rashomon topics` lists all";
        refused(annotation, "import-unreadable", "no tag of this annotation is a question".into(), help)
    })?;
    let claim = match fields.contains_key("answer") {
        true => written(opened, fields, annotation, document, span)?,
        false => found(read, &fields, annotation, document, span).cloned().ok_or_else(|| {
            let message = "this annotation does not say the answer, and none is read in its words".into();
            refused(annotation, "import-unreadable", message, "add a tag with it, such as `answer: [Armenia]`")
        })?,
    };
    Ok(Incoming { document: document.id().into(), claim, location: annotation.location.clone() })
}

fn refused(annotation: &Annotation, code: &'static str, message: String, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(code, message).at(annotation.location.clone()).help(help))
}

fn unplaced(annotation: &Annotation, document: &Document) -> Box<Diagnostic> {
    let file = &document.descriptor.file;
    let (message, help) = match document.text.matches(annotation.words()).count() {
        _ if annotation.words().is_empty() => ("this annotation marks no words", "give it a `TextQuoteSelector`"),
        0 => ("the words of this annotation are not in its document", "was another version of the document annotated?"),
        _ => (
            "the words of this annotation stand in several places of its document",
            "give it the words around them, as `prefix` and `suffix`",
        ),
    };
    let mut error = *refused(annotation, "quote-not-found", message.into(), help);
    error.notes.push(format!("its document is corpus/{file}"));
    Box::new(error)
}

/// Returns the document at an address: its file, as the briefing's folder sees it or from anywhere, or its page on the web.
fn document<'a>(opened: &'a Opened, source: &str) -> Option<&'a Document> {
    let file = source.rsplit_once("corpus/").map_or(source, |(_, file)| file);
    let is_meant =
        |document: &&Document| document.descriptor.file == file || document.descriptor.url.as_deref() == Some(source);
    opened.documents.iter().find(is_meant)
}

/// Returns the fields of a claim that the tags give; nothing where none gives the question.
fn fields(opened: &Opened, annotation: &Annotation) -> Option<Map<String, Value>> {
    let mut fields = Map::new();
    for tag in &annotation.tags {
        if opened.packs.question(tag).is_some() {
            fields.insert("question".into(), tag.as_str().into());
        } else if let Some((name, value)) = tag.split_once(": ") {
            let value = serde_yaml::from_str(value).unwrap_or_else(|_| value.into());
            fields.insert(name.trim().into(), value);
        }
    }
    fields.contains_key("question").then_some(fields)
}

/// Returns the claim that the tags write down.
fn written(
    opened: &Opened,
    mut fields: Map<String, Value>,
    annotation: &Annotation,
    document: &Document,
    span: Span,
) -> Result<Claim, Box<Diagnostic>> {
    let name = fields.get("question").and_then(Value::as_str).unwrap_or_default();
    let asked = opened.packs.question(name).map(|(topic, question)| (topic.id.clone(), question.act));
    if let Some((topic, act)) = asked {
        fields.entry("topic").or_insert(topic.into());
        fields.entry("act").or_insert(json!(act));
    }
    fields.insert("quote".into(), span.of(&document.text).into());
    fields.insert("at".into(), json!(document.at(span)));
    if !annotation.comment.is_empty() {
        fields.entry("note").or_insert(annotation.comment.as_str().into());
    }
    store::claim_of(fields, annotation.location.clone())
}

/// Returns the claim that is read in the words anyway: the one the annotation is named after, else the only one.
fn found<'a>(
    read: &'a [Testimony],
    fields: &Map<String, Value>,
    annotation: &Annotation,
    document: &Document,
    span: Span,
) -> Option<&'a Claim> {
    let is_here = |t: &&Testimony| {
        t.document.id == document.id()
            && Some(t.claim.question.as_str()) == fields["question"].as_str()
            && t.claim.at.is_some_and(|at| at.span() == span)
    };
    let here: Vec<&Claim> = read.iter().filter(is_here).map(|t| &t.claim).collect();
    let named = here.iter().find(|claim| annotation.id.ends_with(&claim.id)).copied();
    named.or_else(|| here.first().copied().filter(|_| here.len() == 1))
}
