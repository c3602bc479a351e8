//! A project with all that was read of it.

use super::topics::named;
use super::{Verdict, diagnostics, whisper};
use crate::model::{Diagnostic, Document, Scope, Severity, is_source};
use crate::packs::Packs;
use crate::pipeline::{self, Outcome};
use crate::review::{self, Settled};
use crate::store::{self, Lock, Project, Shelf, nearest};
use anyhow::bail;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::Path;
use std::time::Duration;

/// What is said when errors keep a command from writing.
pub(super) const NOTHING_WRITTEN: &str =
    "nothing was written: mend the errors above, or leave out what they concern with `--keep-going`\n";

/// Codes of errors that leave the rest of the work sound: a decision waits for a person, and is left out of the report.
const WAITING: [&str; 5] = ["quote-not-found", "document-gone", "unknown-question", "unknown-topic", "wrong-answer"];

/// A project with all that was read of it.
pub(super) struct Opened {
    pub(super) project: Project,
    pub(super) documents: Vec<Document>,
    pub(super) shelf: Shelf,
    pub(super) packs: Packs,
    pub(super) own: store::OwnPacks,
    /// What is wrong so far.
    pub(super) diagnostics: Vec<Diagnostic>,
    _lock: Option<Lock>,
}

impl Opened {
    /// Reads a project.
    pub(super) fn to_read(named: Option<&Path>) -> anyhow::Result<Self> {
        Self::read(super::project(named)?, None)
    }

    /// Reads the project in a folder that was found already.
    pub(super) fn at(project: Project) -> anyhow::Result<Self> {
        Self::read(project, None)
    }

    /// Reads a project and holds it until the end, so that no other program writes to it meanwhile.
    pub(super) fn to_write(named: Option<&Path>) -> anyhow::Result<Self> {
        let project = super::project(named)?;
        let lock =
            Lock::take(&project, || whisper("another program is at work on this project: waiting for it to end …\n"))?;
        Self::read(project, Some(lock))
    }

    fn read(project: Project, lock: Option<Lock>) -> anyhow::Result<Self> {
        let (documents, in_corpus) = store::corpus(&project)?;
        let (own, in_packs) = store::own_packs(&project)?;
        let (packs, in_knowledge) = Packs::with(&own.topics, &own.lexicons);
        let (shelf, in_claims) = store::shelf(&project)?;
        let in_answers =
            review::unanswerable(&shelf.decisions(), &packs).into_iter().map(|d| shelf.located(d)).collect();
        let in_names = review::misnamed(&documents, &shelf.decisions(), &packs).into_iter();
        let in_names = in_names.map(|d| shelf.located(d)).collect();
        let diagnostics = [in_corpus, in_packs, in_knowledge, in_claims, in_answers, in_names].concat();
        Ok(Self { project, documents, shelf, packs, own, diagnostics, _lock: lock })
    }

    /// Leaves out what cannot be read, so that the work can go on with the rest: documents whose decisions are not known, above all.
    pub(super) fn keep_going(&mut self) {
        let unread = self.shelf.unread();
        self.documents.retain(|document| !unread.contains(document.id()));
    }

    /// Refuses a topic that there is not.
    pub(super) fn check_topics(&self, topics: &[String]) -> anyhow::Result<()> {
        topics.iter().try_for_each(|name| named(name, &self.packs).map(|_| ()))
    }

    /// Refuses a source that no document has.
    pub(super) fn check_sources(&self, sources: &[String]) -> anyhow::Result<()> {
        let is_there = |name: &String| self.documents.iter().any(|d| is_source(name, &d.descriptor));
        let Some(source) = sources.iter().find(|name| !is_there(name)) else { return Ok(()) };
        let known = self.documents.iter().flat_map(|d| [Some(d.id()), d.descriptor.publisher.as_deref()]).flatten();
        match nearest(source, known) {
            Some(meant) => bail!("no document is from `{source}`: did you mean `{meant}`?"),
            None => {
                bail!("no document is from `{source}`: give a publisher or a document's id, as the briefing has them")
            }
        }
    }

    /// Returns the document with an id.
    pub(super) fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id() == id)
    }

    /// Leaves aside what a person decided.
    pub(super) fn forget_decisions(&mut self) {
        self.shelf = Shelf::default();
    }

    /// Says why nothing is written; nothing where something is: there is no document to read, or something is wrong and the user does not
    /// want to go on without it.
    pub(super) fn refusal(&self, keeps_going: bool) -> Option<&'static str> {
        match self.documents.is_empty() {
            true => Some("nothing was written: there is no document to read\n"),
            false => (self.is_blocked() && !keeps_going).then_some(NOTHING_WRITTEN),
        }
    }

    /// Says that something was written although there are errors; nothing where there are none.
    pub(super) fn tell_what_is_left_out(&self) {
        if self.silent_verdict() == Verdict::Problems {
            whisper("what the errors above concern was left out\n");
        }
    }

    /// Tells whether something is wrong that would make the outcome wrong.
    pub(super) fn is_blocked(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error && !WAITING.contains(&d.code))
    }

    /// Runs the pipeline, and gathers what it finds wrong.
    pub(super) fn run(&mut self, scope: &Scope) -> Outcome {
        let progress = progress(self.documents.len());
        let mut outcome = pipeline::run(&self.documents, &self.shelf.decisions(), &self.packs, scope);
        progress.finish_and_clear();
        self.gather(std::mem::take(&mut outcome.diagnostics));
        outcome
    }

    /// Runs the pipeline as far as the claims, and gathers what it finds wrong.
    pub(super) fn claims(&mut self) -> Settled {
        let progress = progress(self.documents.len());
        let (settled, found) = pipeline::claims(&self.documents, &self.shelf.decisions(), &self.packs);
        progress.finish_and_clear();
        self.gather(found);
        settled
    }

    fn gather(&mut self, found: Vec<Diagnostic>) {
        let found = found.into_iter().filter(|d| !self.is_known(d)).map(|d| self.shelf.located(d));
        let found: Vec<_> = found.collect();
        self.diagnostics.extend(found);
    }

    /// Tells whether a document is said to be gone that is there and cannot be read, which was said already.
    fn is_known(&self, diagnostic: &Diagnostic) -> bool {
        let document = diagnostic.about.as_ref().map(|about| about.claim.document.as_str()).unwrap_or_default();
        let is_there = |ending: &&str| self.project.path(&format!("corpus/{document}.{ending}")).is_file();
        diagnostic.code == "document-gone" && ["txt", "md"].iter().any(is_there)
    }

    /// Prints what is wrong, notes only if `with_notes`, and tells how the data was found.
    pub(super) fn verdict(&self, with_notes: bool) -> Verdict {
        let is_shown = |d: &&Diagnostic| with_notes || d.severity != Severity::Note;
        let shown: Vec<Diagnostic> = self.diagnostics.iter().filter(is_shown).cloned().collect();
        whisper(&diagnostics::rendered(&shown));
        self.silent_verdict()
    }

    /// Tells how the data was found.
    pub(super) fn silent_verdict(&self) -> Verdict {
        let has_errors = self.diagnostics.iter().any(|d| d.severity == Severity::Error);
        if has_errors { Verdict::Problems } else { Verdict::Fine }
    }
}

/// Returns a sign of life for a terminal; it shows nothing in a pipe.
fn progress(documents: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").expect("the template is valid");
    let bar = ProgressBar::new_spinner()
        .with_style(style)
        .with_message(format!("reading {}", super::counted(documents, "document")));
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
