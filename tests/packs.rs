//! Every example and counter-example of every topic pack: the claims that must be found in a sentence, and the questions that must
//! not be answered by it.

use rashomon::extract;
use rashomon::model::{Claim, Descriptor, Document, Expected, Format, Question, Span};
use rashomon::packs::Packs;

/// Returns a document of one sentence, published on a Wednesday by a press outlet.
fn document(text: &str) -> Document {
    let descriptor = Descriptor {
        id: "example".into(),
        file: "example.txt".into(),
        publisher: Some("Example News".into()),
        published: Some(jiff::civil::date(2024, 5, 15)),
        ..Descriptor::default()
    };
    Document::new(descriptor, Format::Plain, text.to_string(), Span::new(0, text.len()))
}

/// Returns the claims found in `text` that answer `question`.
fn found(text: &str, question: &Question, packs: &Packs) -> Vec<Claim> {
    let (files, _) = extract::claims(&[document(text)], packs);
    files.into_iter().flat_map(|file| file.claims).filter(|claim| claim.question == question.id).collect()
}

/// Tells whether a claim has all that an example names.
fn meets(claim: &Claim, expected: &Expected) -> bool {
    let same = |wanted: &Option<String>, is: &Option<String>| wanted.is_none() || wanted == is;
    expected.answer.as_ref().is_none_or(|answer| *answer == claim.answer)
        && same(&expected.speaker, &claim.speaker)
        && same(&expected.speaker_party, &claim.speaker_party)
        && expected.act.is_none_or(|act| act == claim.act)
        && expected.polarity.is_none_or(|polarity| polarity == claim.polarity)
        && expected.modality.is_none_or(|modality| modality == claim.modality)
        && expected.victims.is_none_or(|victims| Some(victims) == claim.victims)
        && same(&expected.victims_side, &claim.victims_side)
        && same(&expected.victims_group, &claim.victims_group)
        && same(&expected.by, &claim.by)
        && same(&expected.of, &claim.of)
        && same(&expected.place, &claim.place)
        && expected.quote.as_ref().is_none_or(|quote| *quote == claim.quote)
}

/// Returns what is wrong with the examples of one question, a line each.
fn faults(question: &Question, packs: &Packs) -> Vec<String> {
    let mut faults = Vec::new();
    for example in &question.examples {
        let claims = found(&example.text, question, packs);
        for expected in example.claims.iter().filter(|e| !claims.iter().any(|claim| meets(claim, e))) {
            faults.push(format!(
                "{}: not found in “{}”: {expected:?}\n    found: {claims:#?}",
                question.id, example.text
            ));
        }
    }
    for text in &question.counterexamples {
        for claim in found(text, question, packs) {
            faults.push(format!("{}: wrongly found in “{text}”: {:?}", question.id, claim.answer));
        }
    }
    faults
}

#[test]
fn every_example_is_found_and_no_counterexample_is() {
    let packs = Packs::builtin();
    let questions = packs.topics.iter().flat_map(|topic| &topic.questions);
    let faults: Vec<String> = questions.flat_map(|question| faults(question, &packs)).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_question_has_examples_and_counterexamples() {
    let packs = Packs::builtin();
    for question in packs.topics.iter().flat_map(|topic| &topic.questions) {
        assert!(!question.examples.is_empty(), "{} has no example", question.id);
        assert!(!question.counterexamples.is_empty(), "{} has no counter-example", question.id);
        assert!(!question.frames.is_empty(), "{} has no frame", question.id);
    }
}
