//! `rashomon extract`

use super::opened::Opened;
use super::table::table;
use super::{Verdict, counted, print, whisper};
use crate::model::ClaimFile;
use crate::packs;
use crate::review::Settled;
use crate::store::{Batch, CLAIMS_SCHEMA};
use clap::Args;
use std::path::Path;

/// Reads the documents and proposes claims, for you to decide on.
///
/// Proposals are written to claims/<document>.new.yaml. What you decided, in claims/<document>.yaml, is never changed, and is not
/// proposed again.
#[derive(Debug, Args)]
pub(super) struct Extract {
    /// Leave out what cannot be read, and go on with the rest.
    #[arg(long)]
    keep_going: bool,
}

impl Extract {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = Opened::to_write(project)?;
        if self.keep_going {
            opened.keep_going();
        }
        let settled = opened.claims();
        let verdict = opened.verdict(false);
        if let Some(why) = opened.refusal(self.keep_going) {
            whisper(why);
            return Ok(verdict);
        }
        opened.tell_what_is_left_out();
        let mut batch = Batch::new(&opened.project);
        propose(&opened, &settled, &mut batch);
        batch.commit()?;
        print(&overview(&opened, &settled))?;
        Ok(verdict)
    }
}

/// Adds the proposals to `batch`, and beside them the schema by which an editor helps to write claims.
pub(super) fn propose(opened: &Opened, settled: &Settled, batch: &mut Batch) {
    let proposals = &settled.proposals;
    opened.shelf.propose(proposals, batch);
    if proposals.iter().any(|file| !file.claims.is_empty()) {
        batch.write(CLAIMS_SCHEMA, packs::schema("claims").expect("the form of claims has a schema"));
    }
}

/// Returns a table of the documents with their claims.
fn overview(opened: &Opened, settled: &Settled) -> String {
    let decisions = opened.shelf.decisions();
    let of = |files: &[ClaimFile], id: &str| {
        files.iter().find(|file| file.document == id).map_or(0, |file| file.claims.len())
    };
    let row = |id: &str| {
        let stale = settled.stale.iter().filter(|claim| claim.document == id).count();
        let (proposed, decided) = (of(&settled.proposals, id), of(&decisions, id));
        [proposed, decided, stale]
    };
    let counts: Vec<(&str, [usize; 3])> = opened.documents.iter().map(|d| (d.id(), row(d.id()))).collect();
    let line =
        |(id, counts): &(&str, [usize; 3])| [vec![id.to_string()], counts.map(|n| n.to_string()).to_vec()].concat();
    let sum = |i: usize| counts.iter().map(|(_, counts)| counts[i]).sum::<usize>();
    let rows: Vec<Vec<String>> = counts.iter().map(line).collect();
    let total = format!(
        "\n{}: {} to decide on, {} decided\n",
        counted(counts.len(), "document"),
        counted(sum(0), "claim"),
        sum(1)
    );
    table(&["document", "proposed", "decided", "stale"], &rows, true) + &total
}
