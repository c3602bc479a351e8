//! The tour: one claim after the other, one key for each decision.

use super::card::card;
use super::desk::{self, Decision, Done, Waiting};
use super::{editor, waits};
use crate::cli::explain::{Shown, known};
use crate::cli::opened::Opened;
use crate::cli::safe::{one_line, visible};
use crate::cli::{Verdict, counted, print};
use crate::model::{Claim, Review, Scope};
use crate::store::{DecisionFile, claim_yaml};
use console::{Key, Term};

const KEYS: &str = "[a]ccept  [r]eject  [n] reject with a note  [e]dit  [s]kip  [u]ndo  e[x]plain  [q]uit   A R S: all the rest of the document";

/// Runs the tour over what waits, in one document where one is named.
pub(super) fn run(mut opened: Opened, document: Option<&str>) -> anyhow::Result<Verdict> {
    let outcome = opened.run(&Scope::default());
    let mut waiting = desk::waiting(&opened, &outcome.settled);
    waiting.retain(|waiting| document.is_none_or(|document| document == waiting.name.document));
    if waiting.is_empty() {
        print("nothing waits for a decision\n")?;
        return Ok(Verdict::Fine);
    }
    let mut known = known(&opened, &outcome);
    known.extend(waiting.iter().map(|waiting| (waiting.name.clone(), at_its_place(&opened, waiting))));
    let shown = Shown { opened: &opened, outcome: &outcome, known: &known };
    let mut tour = Tour { shown, waiting, at: 0, history: Vec::new(), terminal: Term::stdout() };
    tour.walk()?;
    print(&tour.farewell())?;
    Ok(Verdict::Fine)
}

/// Says that a key stands for nothing.
fn unknown(key: char) -> String {
    let name = if key.is_alphanumeric() { format!("`{key}`") } else { "that key".into() };
    format!("{name} does nothing here: press one of these")
}

/// Returns the claim with the place where its quote stands today.
fn at_its_place(opened: &Opened, waiting: &Waiting) -> Claim {
    let document = opened.document(&waiting.name.document);
    let span =
        document.and_then(|document| crate::review::found(&waiting.claim, document).map(|span| document.at(span)));
    Claim { at: span, ..waiting.claim.clone() }
}

/// A step that can be taken back.
struct Step {
    /// The claim the tour stood at.
    at: usize,
    /// What was written; nothing where claims were skipped.
    done: Option<Done>,
    word: &'static str,
}

struct Tour<'a> {
    shown: Shown<'a>,
    waiting: Vec<Waiting>,
    at: usize,
    history: Vec<Step>,
    terminal: Term,
}

impl Tour<'_> {
    fn walk(&mut self) -> anyhow::Result<()> {
        let mut is_new = true;
        loop {
            let Some(waiting) = self.waiting.get(self.at) else {
                print("\nThat was the last one.  [u]ndo  [q]uit\n")?;
                match self.key() {
                    'u' => is_new = self.undo()?,
                    _ => return Ok(()),
                }
                continue;
            };
            if is_new {
                let place = format!("[{}/{}]", self.at + 1, self.waiting.len());
                print(&format!("{}\n{KEYS}\n", card(&self.shown, waiting, &place)))?;
            }
            let key = self.key();
            if key == 'q' {
                return Ok(());
            }
            is_new = self.act(key)?;
        }
    }

    /// Returns the key pressed; `q` for Escape, for Ctrl-C, and where the terminal has gone.
    fn key(&self) -> char {
        match self.terminal.read_key_raw() {
            Ok(Key::Char('\u{4}' | '\u{3}') | Key::CtrlC | Key::Escape) | Err(_) => 'q',
            Ok(Key::Char(key)) => key,
            Ok(_) => ' ',
        }
    }

    /// Does what a key stands for, and tells whether another claim is to be shown.
    fn act(&mut self, key: char) -> anyhow::Result<bool> {
        match key {
            'a' => self.decide(&[self.at], &Decision::Accept { note: None }, "accepted"),
            'r' => self.decide(&[self.at], &Decision::Reject { note: None }, "rejected"),
            'n' => self.reject_with_note(),
            'A' => self.decide(&self.rest(true), &Decision::Accept { note: None }, "accepted"),
            'R' => self.decide(&self.rest(false), &Decision::Reject { note: None }, "rejected"),
            'e' => self.edit(),
            's' => self.skip(self.at + 1),
            'S' => self.skip(self.at + self.rest(false).len()),
            'u' => self.undo(),
            'x' => print(&self.shown.one(&self.waiting[self.at].name))
                .map(|()| print(&format!("\n{KEYS}\n")))
                .map(|_| false)
                .map_err(Into::into),
            other => print(&format!("{}\n{KEYS}\n", unknown(other))).map(|()| false).map_err(Into::into),
        }
    }

    /// Returns the claims of this document from here on.
    fn rest(&self, only_acceptable: bool) -> Vec<usize> {
        let document = &self.waiting[self.at].name.document;
        let of_document = (self.at..self.waiting.len()).take_while(|i| self.waiting[*i].name.document == *document);
        of_document.filter(|i| !only_acceptable || self.waiting[*i].is_acceptable()).collect()
    }

    fn decide(&mut self, claims: &[usize], decision: &Decision, word: &'static str) -> anyhow::Result<bool> {
        let meant: Vec<&Waiting> = claims.iter().map(|i| &self.waiting[*i]).collect();
        let next = self.at + if claims.len() > 1 { self.rest(false).len() } else { 1 };
        match desk::decide(&self.shown.opened.project, &meant, decision) {
            Ok(done) => {
                let names: String =
                    done.claims.iter().map(|name| format!("{word} {}\n", one_line(&name.to_string()))).collect();
                print(&names)?;
                self.history.push(Step { at: self.at, done: Some(done), word });
                self.at = next;
                Ok(true)
            }
            Err(error) => {
                print(&format!("not {word}: {}\n", visible(&format!("{error:#}"))))?;
                Ok(false)
            }
        }
    }

    fn reject_with_note(&mut self) -> anyhow::Result<bool> {
        print("why? ")?;
        let note = self.terminal.read_line()?;
        let note = Some(note.trim().to_string()).filter(|note| !note.is_empty());
        self.decide(&[self.at], &Decision::Reject { note }, "rejected")
    }

    fn skip(&mut self, next: usize) -> anyhow::Result<bool> {
        self.history.push(Step { at: self.at, done: None, word: "skipped" });
        self.at = next;
        Ok(true)
    }

    fn undo(&mut self) -> anyhow::Result<bool> {
        let Some(step) = self.history.pop() else {
            print("there is nothing to take back\n")?;
            return Ok(false);
        };
        let taken_back = step.done.as_ref().map_or(Ok(()), |done| desk::undo(&self.shown.opened.project, done));
        if let Err(error) = taken_back {
            print(&format!("not taken back: {}\n", visible(&format!("{error:#}"))))?;
            return Ok(false);
        }
        print(&format!("taken back: {}\n", step.word))?;
        self.at = step.at;
        Ok(true)
    }

    /// Opens the claim in the editor until what comes back can stand, or the person gives up.
    fn edit(&mut self) -> anyhow::Result<bool> {
        let waiting = self.waiting[self.at].clone();
        let document = self.shown.opened.document(&waiting.name.document);
        let mut text = self.written(&waiting)?;
        loop {
            let left = match editor::edited(&text) {
                Ok(Some(left)) => left,
                Ok(None) => return print("not changed\n").map(|()| false).map_err(Into::into),
                Err(error) => {
                    return print(&format!("{}\n", visible(&format!("{error:#}")))).map(|()| false).map_err(Into::into);
                }
            };
            match editor::read(&left, &waiting.claim, document, &self.shown.opened.packs) {
                Ok(claim) => {
                    let decision = Decision::Edit { claim: Box::new(claim), written: left };
                    return self.decide(&[self.at], &decision, "edited");
                }
                Err(wrong) => {
                    print(&format!("{}\n[e]dit it again  any other key: leave the claim as it was\n", visible(&wrong)))?
                }
            }
            if self.key() != 'e' {
                return Ok(true);
            }
            text = left;
        }
    }

    /// Returns the claim as it is written in the file of decisions, or as the program writes it.
    fn written(&self, waiting: &Waiting) -> anyhow::Result<String> {
        if waiting.is_written {
            let file = DecisionFile::open(&self.shown.opened.project, &waiting.name.document)?;
            return Ok(file.written(&waiting.name.id)?);
        }
        Ok(claim_yaml(&Claim { review: Review::Edited, ..waiting.claim.clone() }))
    }

    /// Says what was decided, and what is left.
    fn farewell(&self) -> String {
        let decided = |word| {
            let of = self.history.iter().filter(|step| step.word == word);
            of.filter_map(|step| step.done.as_ref()).map(|done| done.claims.len()).sum::<usize>()
        };
        let counts: Vec<String> =
            ["accepted", "edited", "rejected"].map(|word| format!("{} {word}", decided(word))).to_vec();
        let left = self.waiting.len() - ["accepted", "edited", "rejected"].map(decided).iter().sum::<usize>();
        let left = if left == 0 { "nothing waits any more\n".into() } else { waits(left) };
        format!("\n{} · {}", counts.join(" · "), left.replace("claims wait", "claims still wait"))
            + &format!("{} in claims/\n", counted(self.history.iter().filter(|s| s.done.is_some()).count(), "change"))
    }
}
