//! `rashomon import`

use super::annotated;
use super::opened::Opened;
use super::safe::one_line;
use super::{Verdict, counted, print, whisper};
use crate::extract;
use crate::model::{Claim, ClaimFile, Diagnostic};
use crate::packs::schema;
use crate::review;
use crate::store::{self, Batch, CLAIMS_SCHEMA, DecisionFile, Incoming, nearest};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Takes over claims that somebody wrote, or another program: a language model, an annotation tool.
///
/// A file is a claim file in YAML, or JSON lines (.jsonl), one claim on each line with its `document`. Ids, topics and places are
/// filled in. A file of W3C Web Annotations (.jsonld) is taken over as well: a tag names the question, tags such as `answer: [Armenia]` give the
/// fields, and without them the claim is the one that is read in the words. A claim whose quote is not in its document word for word is refused. What is taken over stands at the end of
/// claims/<document>.yaml and waits in `rashomon review`, unless its `review` says otherwise.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Leave out what is refused, and take over the rest.
    #[arg(long)]
    keep_going: bool,
}

impl Import {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = Opened::to_write(project)?;
        let topic_of =
            |opened: &Opened, question: &str| opened.packs.question(question).map(|(topic, _)| topic.id.clone());
        let (mut incoming, mut wrong) = (Vec::new(), Vec::new());
        for file in &self.files {
            let (claims, unreadable) = match store::is_annotations(file) {
                true => annotated::incoming(&mut opened, file)?,
                false => store::incoming(file, &|question| topic_of(&opened, question))?,
            };
            incoming.extend(claims);
            wrong.extend(unreadable);
        }
        let mut taken: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
        let mut known = 0;
        for one in incoming {
            match self.placed(&opened, one) {
                Err(refused) => wrong.push(*refused),
                Ok((document, claim)) if is_there(&opened, &taken, &document, &claim) => {
                    whisper(&format!("{}#{} is there already\n", one_line(&document), one_line(&claim.id)));
                    known += 1;
                }
                Ok((document, claim)) => taken.entry(document).or_default().push(claim),
            }
        }
        let is_refused = !wrong.is_empty();
        opened.diagnostics = wrong;
        let verdict = opened.verdict(true);
        if is_refused && !self.keep_going {
            whisper(
                "nothing was taken over: mend the errors above, or leave out what they concern with `--keep-going`\n",
            );
            return Ok(verdict);
        }
        write(&opened, &taken)?;
        let count = taken.values().map(Vec::len).sum();
        print(&format!("{} taken over, {known} there already\n", counted(count, "claim")))?;
        Ok(verdict)
    }

    /// Returns a claim with its id and its place, under the document it belongs to.
    fn placed(&self, opened: &Opened, one: Incoming) -> Result<(String, Claim), Box<Diagnostic>> {
        let Incoming { document, claim, location } = one;
        let known = || opened.documents.iter().map(|document| document.id());
        let Some(text) = opened.document(&document) else {
            let error = Diagnostic::error("document-gone", format!("there is no document `{document}`")).at(location);
            return Err(Box::new(match nearest(&document, known()) {
                Some(meant) => error.help(format!("did you mean `{meant}`?")),
                None => error.help("name it by its file in corpus/, without the ending"),
            }));
        };
        let id = if claim.id.is_empty() { extract::id(&document, &claim) } else { claim.id.clone() };
        let claim = Claim { id, ..claim };
        let file = ClaimFile { document: document.clone(), claims: vec![claim.clone()] };
        let missing = review::missing(&claim, text);
        if let Some(fault) = missing.into_iter().chain(review::unanswerable(&[file], &opened.packs)).next() {
            return Err(Box::new(Diagnostic { about: None, location: Some(location), ..fault }));
        }
        let at = review::found(&claim, text).map(|span| text.at(span));
        Ok((document, Claim { at, ..claim }))
    }
}

/// Tells whether a claim of that id is decided on already, or was just taken over.
fn is_there(opened: &Opened, taken: &BTreeMap<String, Vec<Claim>>, document: &str, claim: &Claim) -> bool {
    let decided = opened.shelf.decisions();
    let of = decided.iter().filter(|file| file.document == document).flat_map(|file| &file.claims);
    of.chain(taken.get(document).into_iter().flatten()).any(|there| there.id == claim.id)
}

/// Appends the claims to the files of decisions, all or nothing.
fn write(opened: &Opened, taken: &BTreeMap<String, Vec<Claim>>) -> anyhow::Result<()> {
    let mut batch = Batch::new(&opened.project);
    for (document, claims) in taken {
        let mut file = DecisionFile::open(&opened.project, document)?;
        for claim in claims {
            file.add(claim, None)?;
        }
        file.save(&mut batch);
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        store::withdraw(&opened.project, document, &ids, &mut batch)?;
    }
    if !taken.is_empty() && !opened.project.path(CLAIMS_SCHEMA).exists() {
        batch.write(CLAIMS_SCHEMA, schema("claims").expect("the form of claims has a schema"));
    }
    batch.commit()?;
    Ok(())
}
