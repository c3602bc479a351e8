//! Proposals × decisions → claims in force. Nothing a person wrote is lost.
//!
//! In: the proposals of the extraction, the decisions of people, the documents. Out: the claims in force, what is still to be decided,
//! and the decisions that lost their basis. It writes no file and changes no decision.
//!
//! ```text
//! proposal c1, c2, c3 · decision c1 rejected, c2 edited  →  in force: c2 as edited, c3 as proposed · to decide: c3
//! ```

mod answer;
mod party;
mod quote;
mod reopened;
mod successor;

pub use answer::unanswerable;
pub use party::misnamed;
pub use quote::{found, missing};

use crate::model::{Claim, ClaimFile, ClaimRef, Diagnostic, Document, Review, Scope, Testimony};
use crate::packs::Packs;
use reopened::Now;
use std::collections::{BTreeMap, BTreeSet};

/// What review makes of proposals and decisions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// What is still to be decided: the proposals less what is decided.
    pub proposals: Vec<ClaimFile>,
    /// The claims in force: what people accepted, edited or wrote, and proposals.
    pub testimonies: Vec<Testimony>,
    /// The decisions that are not in force until a person decides again: their quote or document is gone, or their words are read as
    /// another claim now.
    pub stale: Vec<ClaimRef>,
    /// All decisions that wait for a person again, with the reason: the stale ones, and those that stand although their words are read
    /// otherwise now.
    pub reopened: BTreeMap<ClaimRef, Reopened>,
    /// The proposals that have come in the place of decisions whose words were edited, each with the decision.
    pub in_place_of: BTreeMap<ClaimRef, Claim>,
}

/// Why a decision waits for a person again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopened {
    /// The reason, in words.
    pub why: String,
    /// What its `basis` becomes when a person keeps it as it is; nothing where it cannot be kept, for its words are gone.
    pub basis: Option<String>,
}

impl Reopened {
    fn for_good(why: &str) -> Self {
        Self { why: why.into(), basis: None }
    }
}

impl Settled {
    /// Returns the claims in force that answer a question of the packs, as it is to be answered, and belong to `scope`.
    pub fn heard(&self, packs: &Packs, scope: &Scope) -> Vec<Testimony> {
        let is_asked = |t: &Testimony| scope.takes(&t.document) && scope.hears(&t.claim);
        let is_heard = |t: &&Testimony| is_asked(t) && answer::is_answerable(&t.claim, packs);
        self.testimonies.iter().filter(is_heard).cloned().collect()
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
        let of_same = proposals.iter().find(|proposed| proposed.document == file.document);
        let proposed = of_same.map_or(&[][..], |proposed| &proposed.claims);
        match known.get(file.document.as_str()) {
            Some(document) => decided(file, document, proposed, &mut settled, &mut diagnostics),
            None => {
                let names = file.claims.iter().map(|claim| reference(&file.document, claim));
                settled.stale.extend(names.clone());
                settled
                    .reopened
                    .extend(names.map(|name| (name, Reopened::for_good("its document is not in the corpus"))));
                diagnostics.extend(gone(file));
            }
        }
    }
    let nothing = ClaimFile { document: String::new(), claims: Vec::new() };
    for file in proposals {
        let of_same = decisions.iter().find(|decided| decided.document == file.document).unwrap_or(&nothing);
        let mut claims = undecided(file.claims, &of_same.claims);
        if let Some(document) = known.get(file.document.as_str()) {
            claims = succeeding(claims, &of_same.claims, document, &mut settled, &mut diagnostics);
            settled.testimonies.extend(claims.iter().map(|claim| testimony(claim.clone(), document)));
        }
        let with_basis = |claim: Claim| Claim { basis: Some(claim.reading()), ..claim };
        let claims = claims.into_iter().map(with_basis).collect();
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

/// Puts the decisions on one document where they belong: in force, waiting for a person again, or rejected for good.
fn decided(
    file: &ClaimFile,
    document: &Document,
    proposed: &[Claim],
    settled: &mut Settled,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // A rejected claim has nothing to lose: it stays rejected, wherever its words went and however they are read.
    for claim in &file.claims {
        let name = reference(&file.document, claim);
        let is_rejected = claim.review == Review::Rejected;
        let Some(span) = quote::place(claim, document) else {
            if !is_rejected {
                settled.stale.push(name.clone());
                settled.reopened.insert(name, Reopened::for_good("its quote is not in the document"));
                diagnostics.push(quote::not_found(claim, document));
            }
            continue;
        };
        diagnostics.extend(quote::moved(claim, span, document));
        if is_rejected {
            continue;
        }
        // What a person decided outranks what is read now, unless the words are another claim now: both would be said at once.
        let now = reopened::now(claim, proposed);
        let is_stale = matches!(now, Now::Another(rival) if !is_answered(rival, claim));
        if let Some(why) = reopened::why(claim, now) {
            diagnostics.push(reopened::warning(claim, &why, !is_stale, document));
            settled.reopened.insert(name.clone(), Reopened { why, basis: Some(reopened::basis(now)) });
        }
        if is_stale {
            settled.stale.push(name);
        } else {
            let claim = Claim { at: Some(document.at(span)), basis: None, ..claim.clone() };
            settled.testimonies.push(testimony(claim, document));
        }
    }
}

/// Returns the proposals less those that repeat a rejected claim in edited words, and notes which have come in the place of a decision.
fn succeeding(
    proposals: Vec<Claim>,
    decisions: &[Claim],
    document: &Document,
    settled: &mut Settled,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Claim> {
    let successors = successor::successors(decisions, document, &proposals);
    diagnostics.extend(successors.iter().filter_map(|successor| successor.told(document)));
    let (carried, others): (Vec<_>, Vec<_>) = successors.into_iter().partition(|successor| successor.stays_rejected());
    let carried: BTreeSet<String> = carried.iter().map(|successor| successor.proposal.id.clone()).collect();
    let place =
        |successor: successor::Successor| (reference(document.id(), successor.proposal), successor.decision.clone());
    settled.in_place_of.extend(others.into_iter().map(place));
    proposals.into_iter().filter(|claim| !carried.contains(&claim.id)).collect()
}

/// Tells whether an edited claim keeps a proposal away that repeats its question, quote and speaker.
fn is_answered(proposal: &Claim, decision: &Claim) -> bool {
    let key = |claim: &Claim| (claim.question.clone(), claim.quote.clone(), claim.speaker.clone());
    decision.review == Review::Edited && key(proposal) == key(decision)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Answer, At, Descriptor, Format, Span};

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

    /// Settles a document in whose one sentence a claim stands that was decided on in other words; "old" is the decision, "new" what is read.
    fn edited(then: &str, review: Review, now: Claim) -> (Settled, Vec<Diagnostic>) {
        let decision = Claim { note: "hearsay".into(), ..claim("old", then, review) };
        let document = document("a", &format!("{}, the envoy said on Monday.\n", now.quote));
        settle(vec![file("a", vec![now])], &[file("a", vec![decision])], &[document])
    }

    #[test]
    fn a_rejected_claim_stays_rejected_when_another_word_of_its_sentence_changes() {
        let now = claim("new", "Northland broke the truce 23 times, and 5 men were hurt", Review::Proposed);
        let then = "Northland broke the truce 20 times, and 5 men were hurt";
        let (settled, told) = edited(then, Review::Rejected, now);
        assert_eq!((in_force(&settled), settled.proposals[0].claims.len()), (vec![], 0));
        assert_eq!((told[0].code, told[0].notes[0].as_str()), ("rejection-carried", "your note: hearsay"));
    }

    #[test]
    fn another_claim_where_one_was_rejected_is_shown_with_what_was_decided() {
        let now = claim("new", "Southland broke the truce, and 5 men were hurt", Review::Proposed);
        let now = Claim { answer: Answer::Parties(vec!["Southland".into()]), ..now };
        let (settled, told) = edited("Northland broke the truce, and 5 men were hurt", Review::Rejected, now);
        assert_eq!(in_force(&settled), [("new", Review::Proposed)]);
        let earlier: Vec<_> = settled.in_place_of.iter().map(|(new, old)| (new.id.as_str(), old.id.as_str())).collect();
        assert_eq!((earlier, told[0].code), (vec![("new", "old")], "rejected-before"));
    }

    #[test]
    fn what_stands_in_another_sentence_is_no_edit_of_a_rejected_claim() {
        let now = claim("new", "The forces of Northland shelled the pass again at dawn", Review::Proposed);
        let (settled, told) = edited("Northland broke the truce, and 5 men were hurt", Review::Rejected, now);
        assert_eq!((in_force(&settled), told), (vec![("new", Review::Proposed)], vec![]));
        assert!(settled.in_place_of.is_empty());
    }

    #[test]
    fn an_accepted_claim_whose_words_were_edited_waits_behind_what_is_read_now() {
        let now = claim("new", "Northland broke the truce 23 times", Review::Proposed);
        let (settled, _) = edited("Northland broke the truce 20 times", Review::Accepted, now);
        assert_eq!((settled.stale[0].id.as_str(), settled.in_place_of.len()), ("old", 1));
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

    proptest::proptest! {
        #[test]
        fn no_decision_is_lost_and_no_rejected_claim_comes_back(
            decided in proptest::collection::vec((0..8_usize, 0..4_usize, 0..4_usize), 0..8),
            proposed in proptest::collection::btree_set(0..8_usize, 0..8),
        ) {
            const QUOTES: [&str; 4] = ["Northland broke the truce", "Shelling was heard", "the envoy", "words that are gone"];
            const REVIEWS: [Review; 4] = [Review::Proposed, Review::Accepted, Review::Edited, Review::Rejected];
            let mut decisions: BTreeMap<usize, Claim> = BTreeMap::new();
            for (id, quote, review) in decided {
                decisions.insert(id, claim(&format!("c{id}"), QUOTES[quote], REVIEWS[review]));
            }
            let proposals: Vec<Claim> = proposed.iter().map(|id| claim(&format!("c{id}"), QUOTES[id % 3], Review::Proposed)).collect();
            let (settled, _) = run(proposals, decisions.values().cloned().collect());
            let stands: BTreeSet<&str> = settled.testimonies.iter().map(|t| t.claim.id.as_str()).collect();
            for decision in decisions.values() {
                let id = decision.id.as_str();
                let is_stale = settled.stale.iter().any(|stale| stale.id == id);
                proptest::prop_assert_eq!(stands.contains(id) || is_stale, decision.review != Review::Rejected);
                proptest::prop_assert!(!settled.proposals[0].claims.iter().any(|claim| claim.id == id));
            }
            proptest::prop_assert_eq!(stands.len(), settled.testimonies.len());
        }
    }
}
