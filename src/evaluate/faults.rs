//! What is wrong with gold: documents that are not there, words that are not in them.

use crate::model::{Claim, ClaimRef, Diagnostic, Document, GoldFile};

/// Returns an error for each file of gold whose document is not in the corpus, and for each quote that is not in its document.
pub fn faults(gold: &[GoldFile], documents: &[Document]) -> Vec<Diagnostic> {
    let of = |file: &GoldFile| match documents.iter().find(|document| document.id() == file.document) {
        None => gone(file, documents).into_iter().collect(),
        Some(document) => {
            let claims = file.claims.iter().map(|gold| &gold.claim);
            let strayed = claims.filter(|claim| claim.quote.is_empty() || !document.text.contains(&claim.quote));
            strayed.map(|claim| not_found(claim, document)).collect::<Vec<_>>()
        }
    };
    gold.iter().flat_map(of).collect()
}

fn gone(file: &GoldFile, documents: &[Document]) -> Option<Diagnostic> {
    let first = file.claims.first().map_or("", |gold| gold.claim.id.as_str());
    let name = ClaimRef { document: file.document.clone(), id: first.into() };
    let message = format!("this gold is of the document `{}`, which is not in the corpus", file.document);
    let error =
        Diagnostic::error("gold-document-gone", message).about(name, "document").note("its claims are not counted");
    let likeness = |document: &&Document| strsim::jaro_winkler(document.id(), &file.document);
    let nearest = documents.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.id().cmp(a.id())));
    Some(match nearest.filter(|document| likeness(document) >= 0.8) {
        Some(meant) => error.help(format!("did you mean `{}`? Write `document: {}`", meant.id(), meant.id())),
        None => error.help("put the document into corpus/, or name the project it stands in with `--project DIR`"),
    })
}

fn not_found(claim: &Claim, document: &Document) -> Diagnostic {
    let name = ClaimRef { document: document.id().into(), id: claim.id.clone() };
    let message = format!("the quote of `{name}` is not in its document");
    Diagnostic::error("gold-quote-not-found", message)
        .about(name, "quote")
        .note("the claim counts all the same, as missed where no claim has words like it")
        .help(format!("copy the words that carry the claim from corpus/{}, letter by letter", document.descriptor.file))
}
