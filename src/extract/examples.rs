//! A topic's examples and counter-examples, held against what the extraction finds in them.

use super::claims;
use crate::model::{Claim, Descriptor, Document, Expected, Format, Question, Span, Topic};
use crate::packs::Packs;

/// An example in which something is found that should not be, or not what should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Failing {
    /// The question it is an example of.
    pub question: String,
    /// The sentence.
    pub text: String,
    /// What should be found and is not; none for a counter-example.
    pub wanted: Option<Expected>,
    /// What is found that answers the question.
    pub found: Vec<Claim>,
}

/// Returns the examples of a topic that fail. A sentence is read as if an outlet had published it on Wednesday, 15 May 2024.
pub fn failing(topic: &Topic, packs: &Packs) -> Vec<Failing> {
    topic.questions.iter().flat_map(|question| of_question(question, packs)).collect()
}

fn of_question(question: &Question, packs: &Packs) -> Vec<Failing> {
    let mut failing = Vec::new();
    let mut fails = |text: &str, wanted, found| {
        failing.push(Failing { question: question.id.clone(), text: text.into(), wanted, found });
    };
    for example in &question.examples {
        let found = found(&example.text, question, packs);
        for wanted in example.claims.iter().filter(|wanted| !found.iter().any(|claim| wanted.is_met_by(claim))) {
            fails(&example.text, Some(wanted.clone()), found.clone());
        }
    }
    for text in &question.counterexamples {
        let found = found(text, question, packs);
        if !found.is_empty() {
            fails(text, None, found);
        }
    }
    failing
}

/// Returns the claims found in `text` that answer `question`.
fn found(text: &str, question: &Question, packs: &Packs) -> Vec<Claim> {
    let descriptor = Descriptor {
        id: "example".into(),
        file: "example.txt".into(),
        publisher: Some("Example News".into()),
        published: Some(jiff::civil::date(2024, 5, 15)),
        ..Descriptor::default()
    };
    let document = Document::new(descriptor, Format::Plain, text.to_string(), Span::new(0, text.len()));
    let (files, _) = claims(&[document], packs);
    files.into_iter().flat_map(|file| file.claims).filter(|claim| claim.question == question.id).collect()
}
