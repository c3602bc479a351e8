//! Proposals × decisions → claims in force. Nothing a person wrote is lost.
//!
//! In: the proposals of the extraction, the decisions of people, the documents. Out: the claims in force, what is still to be decided,
//! and the decisions that lost their basis. It writes no file and changes no decision.
//!
//! ```text
//! proposal c1, c2, c3 · decision c1 rejected, c2 edited  →  in force: c2 as edited, c3 as proposed · to decide: c3
//! ```

use crate::model::{Claim, ClaimFile, ClaimRef, Diagnostic, Document, Review, Span, Testimony};
use std::collections::{BTreeMap, BTreeSet};

/// What review makes of proposals and decisions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// What is still to be decided: the proposals less what is decided.
    pub proposals: Vec<ClaimFile>,
    /// The claims in force: what people accepted, edited or wrote, and proposals.
    pub testimonies: Vec<Testimony>,
    /// The decisions whose quote or document is gone, by name; they wait for a person and are not in force.
    pub stale: Vec<ClaimRef>,
}

impl Settled {
    /// Returns the claims in force on the `topics` named; all of them if none is named.
    pub fn about(&self, topics: &[String]) -> Vec<Testimony> {
        let is_asked = |testimony: &&Testimony| topics.is_empty() || topics.contains(&testimony.claim.topic);
        self.testimonies.iter().filter(is_asked).cloned().collect()
    }
}

/// Returns the claims in force, and what is still to be decided.
pub fn settle(
    proposals: Vec<ClaimFile>,
    decisions: &[ClaimFile],
    documents: &[Document],
) -> (Settled, Vec<Diagnostic>) {
    let known: BTreeMap<&str, &Document> = documents.iter().map(|document| (document.id(), document)).collect();
    let (mut settled, mut diagnostics) = (Settled::default(), Vec::new());
    for file in decisions {
        match known.get(file.document.as_str()) {
            Some(document) => decided(file, document, &mut settled, &mut diagnostics),
            None => {
                settled.stale.extend(file.claims.iter().map(|claim| reference(&file.document, claim)));
                diagnostics.extend(gone(file));
            }
        }
    }
    let nothing = ClaimFile { document: String::new(), claims: Vec::new() };
    for file in proposals {
        let of_same = decisions.iter().find(|decided| decided.document == file.document).unwrap_or(&nothing);
        let claims = undecided(file.claims, &of_same.claims);
        if let Some(document) = known.get(file.document.as_str()) {
            settled.testimonies.extend(claims.iter().map(|claim| testimony(claim.clone(), document)));
        }
        settled.proposals.push(ClaimFile { document: file.document, claims });
    }
    settled.proposals.sort_by(|a, b| a.document.cmp(&b.document));
    settled.testimonies.sort_by_key(|t| (t.document.id.clone(), t.claim.at, t.claim.id.clone()));
    settled.stale.sort();
    (settled, diagnostics)
}

fn reference(document: &str, claim: &Claim) -> ClaimRef {
    ClaimRef { document: document.into(), id: claim.id.clone() }
}

fn testimony(claim: Claim, document: &Document) -> Testimony {
    Testimony { claim, document: document.descriptor.clone() }
}

/// Puts the decisions on one document where they belong: in force, stale, or rejected for good.
fn decided(file: &ClaimFile, document: &Document, settled: &mut Settled, diagnostics: &mut Vec<Diagnostic>) {
    for claim in &file.claims {
        match place(claim, document) {
            Place::Where(span) => {
                if claim.review != Review::Rejected {
                    settled
                        .testimonies
                        .push(testimony(Claim { at: Some(document.at(span)), ..claim.clone() }, document));
                }
                diagnostics.extend(moved(claim, span, document));
            }
            // A rejected claim has nothing to lose: it stays rejected, wherever its words went.
            Place::Gone if claim.review == Review::Rejected => {}
            Place::Gone => {
                settled.stale.push(reference(&file.document, claim));
                diagnostics.push(not_found(claim, document));
            }
        }
    }
}

/// Where a claim's quote stands in its document.
enum Place {
    Where(Span),
    Gone,
}

/// Returns where the quote stands: at its old place if it still does, else at the occurrence nearest to that, else at the first one
/// after the front matter.
fn place(claim: &Claim, document: &Document) -> Place {
    let quote = claim.quote.as_str();
    if quote.trim().is_empty() {
        return Place::Gone;
    }
    if let Some(at) = claim.at
        && document.text.get(at.start..at.end) == Some(quote)
    {
        return Place::Where(at.span());
    }
    let near = claim.at.map_or(document.body.start, |at| at.start);
    let starts = document.text.match_indices(quote).map(|(start, _)| start);
    let in_front = |start: usize| claim.at.is_none() && start < document.body.start;
    let nearest = starts.min_by_key(|start| (in_front(*start), start.abs_diff(near), *start));
    nearest.map_or(Place::Gone, |start| Place::Where(Span::new(start, start + quote.len())))
}

/// Returns the proposals that no decision answers.
///
/// A decision answers the proposal of its id. Where its id is no longer proposed, because a person changed it or the extraction
/// now reads the sentence otherwise, an edited or rejected claim answers the proposals that repeat its question, quote and speaker;
/// where its id is still proposed it does not, for one sentence may carry two answers to one question.
fn undecided(proposals: Vec<Claim>, decisions: &[Claim]) -> Vec<Claim> {
    let proposed: BTreeSet<String> = proposals.iter().map(|claim| claim.id.clone()).collect();
    let ids: BTreeSet<&str> = decisions.iter().map(|claim| claim.id.as_str()).collect();
    let key = |claim: &Claim| (claim.question.clone(), claim.quote.clone(), claim.speaker.clone());
    let is_settled =
        |claim: &&Claim| matches!(claim.review, Review::Edited | Review::Rejected) && !proposed.contains(&claim.id);
    let keys: BTreeSet<_> = decisions.iter().filter(is_settled).map(key).collect();
    proposals.into_iter().filter(|claim| !ids.contains(claim.id.as_str()) && !keys.contains(&key(claim))).collect()
}

/// Returns a note where a quote is no longer at the place its claim names, and other places could be meant as well.
fn moved(claim: &Claim, span: Span, document: &Document) -> Option<Diagnostic> {
    let old = claim.at.filter(|at| at.span() != span)?;
    let others = document.text.matches(claim.quote.as_str()).count() - 1;
    let message =
        format!("the quote is no longer at bytes {} to {}, but at {} to {}", old.start, old.end, span.start, span.end);
    let remark = Diagnostic::remark("quote-moved", message).about(reference(document.id(), claim), "at");
    let line = document.line_of(span.start);
    let remark = remark
        .help(format!("write `at: {{start: {}, end: {}, line: {line}}}`, or leave `at` out", span.start, span.end));
    Some(match others {
        0 => remark,
        n => remark.note(format!(
            "the words stand in {n} other place{} too; the nearest one was taken",
            if n == 1 { "" } else { "s" }
        )),
    })
}

/// Returns an error for the decisions on a document that is not in the corpus.
fn gone(file: &ClaimFile) -> Option<Diagnostic> {
    let first = file.claims.first()?;
    let n = file.claims.len();
    let claims = if n == 1 { "a decision".to_string() } else { format!("{n} decisions") };
    let message = format!("this file holds {claims} on `{}`, which is not in the corpus", file.document);
    Some(
        Diagnostic::error("document-gone", message)
            .about(reference(&file.document, first), "document")
            .note("the file is left as it is, and its claims are not in the report")
            .help("put the document back; if it has another name now, rename this file and its `document`; else remove this file"),
    )
}

/// Returns an error for a claim whose quote is not in its document, with the likeliest place.
fn not_found(claim: &Claim, document: &Document) -> Diagnostic {
    let name = reference(document.id(), claim);
    let file = format!("corpus/{}", document.descriptor.file);
    if claim.quote.trim().is_empty() {
        return Diagnostic::error("quote-not-found", format!("the claim `{name}` has an empty quote"))
            .about(name, "quote")
            .help(format!("copy the words that carry the claim from {file}"));
    }
    let error = Diagnostic::error("quote-not-found", format!("the quote of `{name}` is not in its document"))
        .about(name, "quote")
        .note("the claim is not in the report until its quote is verbatim; the decision is kept");
    match likely(&claim.quote, &document.text) {
        Some(span) => {
            let words = shown(&document.text, span);
            let line = document.line_of(span.start);
            error
                .note(format!("{file}:{line} has: {words}"))
                .help("copy the words from there, letter by letter; or reject the claim")
        }
        None => error.help(format!("copy the words that carry the claim from {file}, or reject the claim")),
    }
}

/// Returns the place in `text` that shares the longest run of words with `quote`, widened to the length of the quote; nothing where
/// they share no three words in a row (or all words of a shorter quote). White space does not count.
fn likely(quote: &str, text: &str) -> Option<Span> {
    let (wanted, found) = (words(quote), words(text));
    let (length, in_quote, in_text) = longest_run(quote, &wanted, text, &found);
    if length < wanted.len().min(3) {
        return None;
    }
    let first = in_text.saturating_sub(in_quote);
    let last = (in_text + wanted.len() - in_quote).min(found.len()) - 1;
    Some(found[first].cover(found[last]))
}

/// Returns the words of `text`: letters and digits that stand together.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Returns the longest run of equal words: its length, and where it begins in either list; the first of several.
fn longest_run(a: &str, a_words: &[Span], b: &str, b_words: &[Span]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut previous = vec![0; b_words.len() + 1];
    for (i, left) in a_words.iter().enumerate() {
        let mut lengths = vec![0; b_words.len() + 1];
        for (j, right) in b_words.iter().enumerate() {
            if left.of(a).eq_ignore_ascii_case(right.of(b)) {
                let length = previous[j] + 1;
                lengths[j + 1] = length;
                if length > best.0 {
                    best = (length, i + 1 - length, j + 1 - length);
                }
            }
        }
        previous = lengths;
    }
    best
}

/// Returns the words at `span` on one line, cut where they are many.
fn shown(text: &str, span: Span) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Answer, At, Descriptor, Format};

    fn document(id: &str, text: &str) -> Document {
        let descriptor: Descriptor =
            serde_json::from_value(serde_json::json!({"id": id, "file": format!("{id}.txt"), "sha256": ""}))
                .expect("valid");
        Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()))
    }

    fn claim(id: &str, quote: &str, review: Review) -> Claim {
        let mut claim: Claim = serde_json::from_value(serde_json::json!({
            "id": id, "topic": "ceasefire", "question": "ceasefire.violator", "act": "accusation", "answer": ["Northland"], "quote": quote
        }))
        .expect("valid");
        claim.review = review;
        claim
    }

    fn file(document: &str, claims: Vec<Claim>) -> ClaimFile {
        ClaimFile { document: document.into(), claims }
    }

    const TEXT: &str = "The ministry said Northland broke the truce. Shelling was heard.\nLater, the envoy said Northland broke the truce.";

    fn run(proposals: Vec<Claim>, decisions: Vec<Claim>) -> (Settled, Vec<Diagnostic>) {
        settle(vec![file("a", proposals)], &[file("a", decisions)], &[document("a", TEXT)])
    }

    fn in_force(settled: &Settled) -> Vec<(&str, Review)> {
        settled.testimonies.iter().map(|t| (t.claim.id.as_str(), t.claim.review)).collect()
    }

    #[test]
    fn decisions_stand_and_the_rest_is_still_to_be_decided() {
        let proposals = ["c1", "c2", "c3", "c4"].map(|id| claim(id, "Northland broke the truce", Review::Proposed));
        let decisions = vec![
            claim("c1", "Northland broke the truce", Review::Accepted),
            claim("c2", "Northland broke the truce", Review::Rejected),
            Claim { act: Act::Denial, ..claim("c3", "Shelling was heard", Review::Edited) },
        ];
        let (settled, wrong) = run(proposals.to_vec(), decisions);
        assert_eq!(wrong, []);
        assert_eq!(in_force(&settled), [("c4", Review::Proposed), ("c1", Review::Accepted), ("c3", Review::Edited)]);
        let left: Vec<_> = settled.proposals[0].claims.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(left, ["c4"]);
    }

    #[test]
    fn what_a_person_rejected_does_not_come_back_under_another_id() {
        let decisions = vec![claim("old", "Northland broke the truce", Review::Rejected)];
        let (settled, _) = run(vec![claim("new", "Northland broke the truce", Review::Proposed)], decisions);
        assert_eq!((settled.proposals[0].claims.len(), settled.testimonies.len()), (0, 0));
    }

    #[test]
    fn rejecting_one_answer_of_a_sentence_keeps_the_other() {
        let quote = "Northland broke the truce";
        let other = Claim { answer: Answer::Parties(vec!["Southland".into()]), ..claim("c2", quote, Review::Proposed) };
        let decisions = vec![claim("c1", quote, Review::Rejected)];
        let (settled, _) = run(vec![claim("c1", quote, Review::Proposed), other], decisions);
        assert_eq!(in_force(&settled), [("c2", Review::Proposed)]);
    }

    #[test]
    fn a_quote_is_found_again_nearest_to_its_old_place() {
        let at = |start| Some(At { start, end: start + 25, line: 1 });
        for (old, found) in [(None, 18), (at(18), 18), (at(20), 18), (at(90), 87), (at(87), 87), (at(5000), 87)] {
            let decision = Claim { at: old, ..claim("c1", "Northland broke the truce", Review::Accepted) };
            let (settled, _) = run(vec![], vec![decision]);
            let at = settled.testimonies[0].claim.at.expect("filled in");
            assert_eq!((at.start, at.line), (found, if found == 18 { 1 } else { 2 }), "{old:?}");
        }
    }

    #[test]
    fn a_quote_that_is_gone_makes_the_decision_stale_and_its_proposal_stays_away() {
        let decisions = vec![claim("c1", "Northland has broken the  truce", Review::Accepted)];
        let (settled, wrong) = run(vec![claim("c1", "Northland broke the truce", Review::Proposed)], decisions);
        assert_eq!((settled.testimonies.len(), settled.proposals[0].claims.len(), settled.stale.len()), (0, 0, 1));
        assert_eq!(wrong[0].code, "quote-not-found");
    }

    #[test]
    fn the_likeliest_place_is_named() {
        let decisions = vec![claim("c1", "“the envoy said, Northland  broke a truce”", Review::Accepted)];
        let (_, wrong) = run(vec![], decisions);
        let note = wrong[0].notes.last().expect("a place");
        assert_eq!(note, "corpus/a.txt:2 has: the envoy said Northland broke the truce");
        let decisions = vec![claim("c1", "nothing of the sort was ever printed", Review::Accepted)];
        assert_eq!(run(vec![], decisions).1[0].notes.len(), 1);
    }

    #[test]
    fn decisions_on_a_document_that_is_gone_are_stale_with_one_error() {
        let decisions = [file("b", vec![claim("c1", "x", Review::Accepted), claim("c2", "y", Review::Rejected)])];
        let (settled, wrong) = settle(vec![], &decisions, &[document("a", TEXT)]);
        assert_eq!((settled.stale.len(), wrong.len(), wrong[0].code), (2, 1, "document-gone"));
    }

    #[test]
    fn the_order_of_files_and_claims_changes_nothing() {
        let claims = || {
            vec![claim("c1", "Shelling was heard", Review::Proposed), claim("c2", "Northland broke", Review::Proposed)]
        };
        let reversed = || claims().into_iter().rev().collect::<Vec<_>>();
        let documents = [document("a", TEXT), document("b", TEXT)];
        let one = settle(vec![file("a", claims()), file("b", claims())], &[], &documents).0;
        let other = settle(vec![file("b", reversed()), file("a", reversed())], &[], &documents).0;
        assert_eq!(one.testimonies, other.testimonies);
    }
}
