//! What waits for a decision, and how a decision is put down: at once, whole, and with a way back.

use crate::cli::opened::Opened;
use crate::cli::whisper;
use crate::model::{Claim, ClaimFile, ClaimRef, Review};
use crate::packs;
use crate::review::Settled;
use crate::store::{Batch, CLAIMS_SCHEMA, DecisionFile, Field, Lock, Project, withdraw};
use anyhow::bail;
use std::collections::BTreeMap;

/// A claim that waits for a decision.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Waiting {
    pub(super) name: ClaimRef,
    pub(super) claim: Claim,
    /// Whether it stands in the file of decisions already: a claim from elsewhere, or a decision that was re-opened.
    pub(super) is_written: bool,
    /// Why a decision was re-opened.
    pub(super) why: Option<String>,
    /// What its `basis` becomes with a decision; nothing where it can only be edited or rejected.
    pub(super) basis: Option<String>,
    /// The decision in whose place it has come, for that one's words were edited.
    pub(super) earlier: Option<Box<Claim>>,
}

/// What a person decides.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Decision {
    Accept {
        note: Option<String>,
    },
    Reject {
        note: Option<String>,
    },
    /// The claim as changed, and the text that says so.
    Edit {
        claim: Box<Claim>,
        written: String,
    },
}

/// What a decision changed on disk: each file as it was and as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) claims: Vec<ClaimRef>,
    files: Vec<Changed>,
}

/// A file as it was and as it is; nothing where there was none, or is none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Changed {
    path: String,
    before: Option<Vec<u8>>,
    after: Option<Vec<u8>>,
}

/// Returns what waits for a decision, in the order of documents and their words. A decision in whose place a proposal has come waits with
/// that one, not beside it.
pub(super) fn waiting(opened: &Opened, settled: &Settled) -> Vec<Waiting> {
    let mut all = unfolded(opened, settled);
    let behind: Vec<ClaimRef> = settled
        .in_place_of
        .iter()
        .map(|(name, earlier)| ClaimRef { document: name.document.clone(), id: earlier.id.clone() })
        .collect();
    all.retain(|waiting| !behind.contains(&waiting.name));
    all
}

/// Returns what waits for a decision, each claim for itself.
fn unfolded(opened: &Opened, settled: &Settled) -> Vec<Waiting> {
    let mut all: Vec<Waiting> = Vec::new();
    for file in &settled.proposals {
        all.extend(file.claims.iter().map(|claim| Waiting {
            name: name(file, claim),
            claim: claim.clone(),
            is_written: false,
            why: None,
            basis: claim.basis.clone(),
            earlier: settled.in_place_of.get(&name(file, claim)).cloned().map(Box::new),
        }));
    }
    for file in opened.shelf.decisions() {
        for claim in &file.claims {
            let name = name(&file, claim);
            let reopened = settled.reopened.get(&name);
            if reopened.is_none() && claim.review != Review::Proposed {
                continue;
            }
            let basis = reopened.map_or_else(|| claim.basis.clone(), |reopened| reopened.basis.clone());
            let why = reopened.map(|reopened| reopened.why.clone());
            all.push(Waiting { name, claim: claim.clone(), is_written: true, why, basis, earlier: None });
        }
    }
    all.sort_by_key(|waiting| (waiting.name.document.clone(), waiting.claim.at, waiting.name.id.clone()));
    all
}

fn name(file: &ClaimFile, claim: &Claim) -> ClaimRef {
    ClaimRef { document: file.document.clone(), id: claim.id.clone() }
}

/// Returns every claim that can be decided on by name: what waits, and what was decided.
pub(super) fn known(opened: &Opened, settled: &Settled) -> Vec<Waiting> {
    let mut all = unfolded(opened, settled);
    for file in opened.shelf.decisions() {
        for claim in &file.claims {
            let name = name(&file, claim);
            if !all.iter().any(|known| known.name == name) {
                let (claim, basis) = (claim.clone(), claim.basis.clone());
                all.push(Waiting { name, claim, is_written: true, why: None, basis, earlier: None });
            }
        }
    }
    all
}

/// Puts decisions down: all of them, or none. Holds the project only while it writes, and looks anew at what lies there, so that two
/// reviewers at once lose nothing.
pub(super) fn decide(project: &Project, claims: &[&Waiting], decision: &Decision) -> anyhow::Result<Done> {
    let _lock = hold(project)?;
    let mut files: BTreeMap<&str, DecisionFile> = BTreeMap::new();
    for waiting in claims {
        let document = waiting.name.document.as_str();
        if !files.contains_key(document) {
            files.insert(document, DecisionFile::open(project, document)?);
        }
        let file = files.get_mut(document).expect("it was just opened");
        put(file, waiting, decision)?;
    }
    let mut batch = Batch::new(project);
    let mut touched = Vec::new();
    for (document, file) in &files {
        file.save(&mut batch);
        let path = Project::proposals_path(document);
        touched.push((Project::decisions_path(document), file.before().map(|text| text.as_bytes().to_vec())));
        touched.push((path.clone(), std::fs::read(project.path(&path)).ok()));
        let ids: Vec<&str> =
            claims.iter().filter(|c| c.name.document == *document).map(|c| c.name.id.as_str()).collect();
        withdraw(project, document, &ids, &mut batch)?;
    }
    if !project.path(CLAIMS_SCHEMA).exists() {
        batch.write(CLAIMS_SCHEMA, packs::schema("claims").expect("the form of claims has a schema"));
    }
    batch.commit()?;
    let changed = |(path, before): (String, Option<Vec<u8>>)| {
        let after = std::fs::read(project.path(&path)).ok();
        Changed { path, before, after }
    };
    let files = touched.into_iter().map(changed).collect();
    Ok(Done { claims: claims.iter().map(|waiting| waiting.name.clone()).collect(), files })
}

/// Puts away what is still proposed for a document though it is decided: a program that was stopped between the two files leaves that.
pub(super) fn put_away_decided(project: &Project, document: &str) -> anyhow::Result<()> {
    let _lock = hold(project)?;
    let decided = DecisionFile::open(project, document)?.claims()?;
    let ids: Vec<&str> = decided.iter().map(|claim| claim.id.as_str()).collect();
    let mut batch = Batch::new(project);
    withdraw(project, document, &ids, &mut batch)?;
    batch.commit()?;
    Ok(())
}

fn hold(project: &Project) -> anyhow::Result<Lock> {
    Ok(Lock::take(project, || whisper("another program is at work on this project: waiting for it to end …\n"))?)
}

/// Puts one decision into the file.
fn put(file: &mut DecisionFile, waiting: &Waiting, decision: &Decision) -> anyhow::Result<()> {
    let (id, name) = (waiting.name.id.as_str(), &waiting.name);
    let there = file.claims()?.into_iter().find(|claim| claim.id == id);
    if there.as_ref().is_some_and(|there| *there != waiting.claim) {
        bail!("`{name}` was decided on meanwhile, or changed: nothing was written; look at it again");
    }
    let is_kept = waiting.why.is_some() && matches!(decision, Decision::Accept { .. });
    match decision {
        Decision::Accept { .. } if waiting.why.is_some() && waiting.basis.is_none() => {
            bail!("`{name}` cannot be accepted: {}; edit or reject it", waiting.why.as_deref().unwrap_or_default())
        }
        Decision::Edit { claim, written } if there.is_some() => file.replace(id, claim, written)?,
        Decision::Edit { claim, written } => file.add(claim, Some(written))?,
        _ if there.is_none() => file.add(&waiting.claim, None)?,
        _ => {}
    }
    let now = file.claims()?.into_iter().find(|claim| claim.id == id);
    let now = now.ok_or_else(|| anyhow::anyhow!("`{name}` lost its id: an edit leaves `id` as it is"))?;
    let review = match decision {
        Decision::Accept { .. } if is_kept => now.review,
        Decision::Accept { .. } => Review::Accepted,
        Decision::Reject { .. } => Review::Rejected,
        Decision::Edit { .. } => Review::Edited,
    };
    if now.review != review {
        file.set(id, Field::Review, word(review))?;
    }
    if let Some(basis) = waiting.basis.as_deref().filter(|basis| now.basis.as_deref() != Some(*basis)) {
        file.set(id, Field::Basis, basis)?;
    }
    if let Decision::Accept { note: Some(note) } | Decision::Reject { note: Some(note) } = decision
        && now.note != *note
    {
        file.set(id, Field::Note, note)?;
    }
    Ok(())
}

/// Returns what was decided, as claim files say it.
pub(super) fn word(review: Review) -> &'static str {
    match review {
        Review::Proposed => "proposed",
        Review::Accepted => "accepted",
        Review::Edited => "edited",
        Review::Rejected => "rejected",
    }
}

/// Returns what a person did by a decision: "which you …".
pub(super) fn done(review: Review) -> &'static str {
    match review {
        Review::Proposed => "had from elsewhere",
        decided => word(decided),
    }
}

/// Takes a decision back: every file becomes what it was, unless somebody changed it since.
pub(super) fn undo(project: &Project, done: &Done) -> anyhow::Result<()> {
    let _lock = hold(project)?;
    let mut batch = Batch::new(project);
    for Changed { path, before, after } in &done.files {
        if std::fs::read(project.path(path)).ok() != *after {
            bail!("{path} was changed since: nothing was taken back; change `review:` there by hand");
        }
        match before {
            Some(before) => batch.write(path, before.clone()),
            None => batch.remove(path),
        }
    }
    batch.commit()?;
    Ok(())
}
