//! `rashomon topics`

use super::opened::Opened;
use super::safe::visible;
use super::table::table;
use super::{Verdict, counted, print};
use crate::model::{AnswerKind, Frame, Question, Topic};
use crate::packs::Packs;
use crate::store::{OwnPacks, nearest};
use anyhow::bail;
use clap::Args;
use std::fmt::Write;
use std::path::Path;

/// Lists the topics with their questions, and where each comes from.
///
/// A project's own topics/*.yaml add to the built-in ones, or override those of the same name. Works outside a project too.
#[derive(Debug, Args)]
pub(super) struct Topics {
    /// Show this topic in full.
    #[arg(value_name = "TOPIC")]
    name: Option<String>,
}

impl Topics {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        if project.is_none() && super::project(None).is_err() {
            print(&self.text(&Packs::builtin(), &OwnPacks::default())?)?;
            return Ok(Verdict::Fine);
        }
        let opened = Opened::to_read(project)?;
        let verdict = opened.verdict(false);
        print(&self.text(&opened.packs, &opened.own)?)?;
        Ok(verdict)
    }

    fn text(&self, packs: &Packs, own: &OwnPacks) -> anyhow::Result<String> {
        let Some(name) = &self.name else { return Ok(overview(packs, own)) };
        let topic = named(name, packs)?;
        Ok(visible(&in_full(topic, &origin(topic, own))))
    }
}

/// Returns the topic that a person named; an error says which one may have been meant.
pub(super) fn named<'p>(name: &str, packs: &'p Packs) -> anyhow::Result<&'p Topic> {
    let known = || packs.topics.iter().map(|topic| topic.id.as_str());
    match (packs.topics.iter().find(|topic| topic.id == name), nearest(name, known())) {
        (Some(topic), _) => Ok(topic),
        (None, Some(meant)) => bail!("there is no topic `{name}`: did you mean `{meant}`?"),
        (None, None) => bail!("there is no topic `{name}`: there are {}", known().collect::<Vec<_>>().join(", ")),
    }
}

/// Returns where a topic comes from.
fn origin(topic: &Topic, own: &OwnPacks) -> String {
    let path = format!("topics/{}.yaml", topic.id);
    if own.topics.iter().any(|(own, _)| *own == path) { path } else { "built in".into() }
}

/// Returns a table of all questions.
fn overview(packs: &Packs, own: &OwnPacks) -> String {
    let row = |topic: &Topic, question: &Question| {
        let examples = question.examples.len() + question.counterexamples.len();
        let columns =
            [topic.id.as_str(), &question.id, &question.ask, kind(question), &question.frames.len().to_string()];
        let columns = columns.map(String::from).to_vec();
        [columns, vec![examples.to_string(), origin(topic, own)]].concat()
    };
    let of = |topic: &Topic| topic.questions.iter().map(|question| row(topic, question)).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = packs.topics.iter().flat_map(of).collect();
    let head = ["topic", "question", "asks", "answer", "frames", "examples", "from"];
    let total = format!("\n{}, {}\n", counted(packs.topics.len(), "topic"), counted(rows.len(), "question"));
    table(&head, &rows, false) + &total
}

fn kind(question: &Question) -> &'static str {
    match question.answer {
        AnswerKind::Party => "party",
        AnswerKind::Count => "count",
        AnswerKind::Status => "status",
    }
}

/// Returns a topic with all that its questions say.
fn in_full(topic: &Topic, origin: &str) -> String {
    let mut out = format!("{} ({}, {origin})\n", topic.title, topic.id);
    for question in &topic.questions {
        describe(&mut out, question).expect("a string takes all that is written");
    }
    out
}

fn describe(out: &mut String, question: &Question) -> std::fmt::Result {
    writeln!(out, "\n{}  {}", question.id, question.ask)?;
    writeln!(out, "  answer    {}", kind(question))?;
    for status in &question.statuses {
        writeln!(out, "            {}: {}", status.word, status.says)?;
    }
    let compare = &question.compare;
    let reach = if compare.standing { "a standing matter".into() } else { counted(compare.window.into(), "day") };
    writeln!(out, "  compared  by the judge `{}`; an undated claim reaches {reach}", compare.judge)?;
    for frame in &question.frames {
        writeln!(out, "  frame     {}", triggers(frame))?;
    }
    for example in &question.examples {
        writeln!(out, "  found     {} ({})", example.text, counted(example.claims.len(), "claim"))?;
    }
    for sentence in &question.counterexamples {
        writeln!(out, "  not found {sentence}")?;
    }
    Ok(())
}

/// Returns the words that trigger a frame.
fn triggers(frame: &Frame) -> String {
    let sorts = [("verbs", &frame.verbs), ("nouns", &frame.nouns), ("phrases", &frame.phrases)];
    let named = sorts.into_iter().filter(|(_, words)| !words.is_empty());
    named.map(|(sort, words)| format!("{sort}: {}", words.join(", "))).collect::<Vec<_>>().join("; ")
}
