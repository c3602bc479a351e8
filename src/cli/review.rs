//! `rashomon review`

mod card;
mod desk;
mod editor;
mod tour;

use super::claim_names::resolve;
use super::explain::answer;
use super::format::Format;
use super::opened::Opened;
use super::safe::one_line;
use super::{Verdict, counted, print, print_json};
use crate::model::{Claim, ClaimRef};
use crate::review::Settled;
use crate::store::{self, Project, nearest};
use anyhow::bail;
use clap::Args;
use desk::{Decision, Waiting};
use serde::Serialize;
use std::io::{self, IsTerminal};
use std::path::Path;

/// Shows you the claims that wait for a decision, one after the other, and writes down what you decide.
///
/// On a terminal it is a tour, which you can leave at any time: each decision is written at once. Decisions go to
/// claims/<document>.yaml, at its end or into single fields: your comments, your order and your blank lines stay as they are.
/// Elsewhere, and in scripts, use --list, --accept, --reject and --accept-all.
#[derive(Debug, Args)]
pub(super) struct Review {
    /// List what waits for a decision.
    #[arg(long, group = "verb")]
    list: bool,
    /// Accept these claims: `<document>#<id>`, or the beginning of an id.
    #[arg(long, value_name = "ID", num_args = 1.., group = "verb")]
    accept: Vec<String>,
    /// Reject these claims.
    #[arg(long, value_name = "ID", num_args = 1.., group = "verb")]
    reject: Vec<String>,
    /// Accept all that waits in one document.
    #[arg(long, requires = "document", group = "verb")]
    accept_all: bool,
    /// Only this document.
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<String>,
    /// Why, in your words; written to `note`.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// How to print the list.
    #[arg(long, value_enum, default_value_t, requires = "list")]
    format: Format,
}

impl Review {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let has_decision = !self.accept.is_empty() || !self.reject.is_empty() || self.accept_all;
        if self.note.is_some() && !has_decision {
            bail!("`--note` goes with `--accept`, `--reject` or `--accept-all`");
        }
        let mut opened = Opened::to_read(project)?;
        self.check_document(&opened)?;
        if self.list || has_decision {
            let settled = opened.claims();
            let waiting = desk::waiting(&opened, &settled);
            return if self.list { self.list(&waiting) } else { self.decide(&opened, &settled) };
        }
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            return tour::run(opened, self.document.as_deref());
        }
        let settled = opened.claims();
        let waiting = desk::waiting(&opened, &settled);
        print(&without_terminal(self.of_document(&waiting).len()))?;
        Ok(Verdict::Fine)
    }

    fn check_document(&self, opened: &Opened) -> anyhow::Result<()> {
        let Some(document) = self.document.as_deref() else { return Ok(()) };
        let decided = opened.shelf.decisions();
        let known = || opened.documents.iter().map(|d| d.id()).chain(decided.iter().map(|file| file.document.as_str()));
        if known().any(|known| known == document) {
            return Ok(());
        }
        match nearest(document, known()) {
            Some(meant) => bail!("there is no document `{document}`: did you mean `{meant}`?"),
            None => bail!("there is no document `{document}` in corpus/: name it without its ending"),
        }
    }

    fn of_document<'a>(&self, waiting: &'a [Waiting]) -> Vec<&'a Waiting> {
        let is_meant = |w: &&Waiting| self.document.as_ref().is_none_or(|document| *document == w.name.document);
        waiting.iter().filter(is_meant).collect()
    }

    fn list(&self, waiting: &[Waiting]) -> anyhow::Result<Verdict> {
        let meant = self.of_document(waiting);
        if matches!(self.format, Format::Json) {
            print_json(&meant.iter().map(|waiting| Listed::of(waiting)).collect::<Vec<_>>())?;
            return Ok(Verdict::Fine);
        }
        let entries: String = meant.iter().map(|waiting| entry(waiting)).collect();
        let rest = if meant.is_empty() {
            "nothing waits for a decision\n".to_string()
        } else {
            format!("\n{}", waits(meant.len()))
        };
        print(&(entries + &rest))?;
        Ok(Verdict::Fine)
    }

    fn decide(&self, opened: &Opened, settled: &Settled) -> anyhow::Result<Verdict> {
        let (known, waiting) = (desk::known(opened, settled), desk::waiting(opened, settled));
        let names: Vec<ClaimRef> = known.iter().map(|known| known.name.clone()).collect();
        let typed = if self.accept.is_empty() { &self.reject } else { &self.accept };
        let one = |name: &ClaimRef| known.iter().find(|known| known.name == *name);
        let one = |name: &ClaimRef| one(name).expect("a name was chosen among these");
        let says = |name: &ClaimRef| format!("{} {}", one(name).claim.question, answer(&one(name).claim));
        let mut meant: Vec<&Waiting> = Vec::new();
        for name in typed {
            let name = resolve(name, &names, says)?;
            if !meant.contains(&one(&name)) {
                meant.push(one(&name));
            }
        }
        if self.accept_all {
            meant = self.of_document(&waiting).into_iter().filter(|waiting| waiting.is_acceptable()).collect();
        }
        if let Some(document) = self.document.as_deref().filter(|_| self.accept_all && meant.is_empty()) {
            desk::put_away_decided(&opened.project, document)?;
        }
        meant.iter().try_for_each(|waiting| is_as_proposed(&opened.project, waiting))?;
        let note = self.note.clone();
        let (decision, done) = match self.reject.is_empty() {
            true => (Decision::Accept { note }, "accepted"),
            false => (Decision::Reject { note }, "rejected"),
        };
        desk::decide(&opened.project, &meant, &decision)?;
        let lines: String =
            meant.iter().map(|waiting| format!("{done} {}\n", one_line(&waiting.name.to_string()))).collect();
        print(&if meant.is_empty() { "nothing waits for a decision\n".to_string() } else { lines })?;
        Ok(Verdict::Fine)
    }
}

/// Checks that a claim is read as its proposal on disk says, where there is one: nobody decides on a reading that the file they have read does
/// not show.
fn is_as_proposed(project: &Project, waiting: &Waiting) -> anyhow::Result<()> {
    let Waiting { name, claim, .. } = waiting;
    let file = if waiting.is_written { None } else { store::proposed(project, &name.document)? };
    let shown = file.iter().flat_map(|file| &file.claims).find(|shown| shown.id == claim.id);
    if shown.is_some_and(|shown| shown.basis != claim.basis) {
        bail!(
            "`{name}` is read otherwise now than {} says: nothing was written; run `rashomon extract`, and look at it again",
            Project::proposals_path(&name.document)
        )
    }
    Ok(())
}

impl Waiting {
    /// Tells whether it can be accepted: what lost its words can only be edited or rejected.
    fn is_acceptable(&self) -> bool {
        self.why.is_none() || self.basis.is_some()
    }

    /// Says in whose place it has come, and what was decided on that one; nothing where it is no decision's.
    fn instead(&self) -> Option<String> {
        let Claim { id, review, note, quote, .. } = self.earlier.as_deref()?;
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        Some(format!("in place of `{id}`, which you {}{note}: “{quote}”", desk::done(*review)))
    }
}

/// A claim that waits, for a program.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a ClaimRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    reopened: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_place_of: Option<&'a Claim>,
    claim: &'a Claim,
}

impl<'a> Listed<'a> {
    fn of(waiting: &'a Waiting) -> Self {
        let reopened = waiting.why.clone().or_else(|| waiting.instead());
        Self { name: &waiting.name, reopened, in_place_of: waiting.earlier.as_deref(), claim: &waiting.claim }
    }
}

/// Returns a claim of the list: its name, what it says, and in which words.
fn entry(waiting: &Waiting) -> String {
    let claim = &waiting.claim;
    let line = claim.at.map_or(String::new(), |at| format!(":{}", at.line));
    let speaker = claim.speaker.as_deref().map_or(String::new(), |speaker| format!(", says {}", one_line(speaker)));
    let why = waiting.why.as_deref().map_or(String::new(), |why| format!("    re-opened: {}\n", one_line(why)));
    let instead = waiting.instead().map_or(String::new(), |said| format!("    {}\n", one_line(&said)));
    format!(
        "{}  {} {}{speaker}\n    {}\n    {}{line} “{}”\n{why}{instead}",
        one_line(&waiting.name.to_string()),
        one_line(&claim.question),
        one_line(&answer(claim)),
        one_line(&setting(claim)),
        one_line(&waiting.name.document),
        one_line(&claim.quote)
    )
}

/// Returns when and where a claim says it happened, and whom it counts; what it does not say is left out.
fn setting(claim: &Claim) -> String {
    let end = |day: Option<jiff::civil::Date>| day.map_or("…".into(), |day| day.to_string());
    let days = claim.event_date.map(|days| match (days.from, days.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (from, to) => format!("{} to {}", end(from), end(to)),
    });
    let victims = claim.victims.map(|victims| format!("victims: {victims:?}").to_lowercase());
    let side = claim.victims_side.as_ref().map(|side| format!("of {side}"));
    let victims = victims.map(|who| [Some(who), side].into_iter().flatten().collect::<Vec<_>>().join(" "));
    let parts: Vec<String> = [days, claim.place.clone(), victims].into_iter().flatten().collect();
    if parts.is_empty() { "no day, no place".into() } else { parts.join(" · ") }
}

/// Says how many claims wait.
fn waits(n: usize) -> String {
    format!(
        "{} for a decision\n",
        if n == 1 { "1 claim waits".into() } else { format!("{} wait", counted(n, "claim")) }
    )
}

fn without_terminal(n: usize) -> String {
    format!(
        "{}\nThis is no terminal, so there is no tour. Instead:\n\n  \
         rashomon review --list                          what waits, with its names\n  \
         rashomon review --accept ID…                    accept claims; the beginning of an id is enough\n  \
         rashomon review --reject ID… --note \"why\"       reject claims\n  \
         rashomon review --accept-all --document NAME    accept all that waits in one document\n\n\
         Or write decisions into claims/<document>.yaml with an editor, and try them with `rashomon check`.\n",
        waits(n)
    )
}
