//! Every example and counter-example of every topic pack: the claims that must be found in a sentence, and the questions that must
//! not be answered by it.

use rashomon::extract;
use rashomon::packs::Packs;
use std::path::Path;

#[test]
fn every_example_is_found_and_no_counterexample_is() {
    let packs = Packs::builtin();
    let failing: Vec<_> = packs.topics.iter().flat_map(|topic| extract::failing(topic, &packs)).collect();
    assert!(failing.is_empty(), "{} faults\n{failing:#?}", failing.len());
}

#[test]
fn the_topic_of_the_guide_holds_its_own_examples() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/prisoner-exchange/topics/prisoner_exchange.yaml");
    let own = ("topics/prisoner_exchange.yaml".to_string(), std::fs::read_to_string(path).expect("the guide's topic"));
    let (packs, wrong) = Packs::with(&[own], &[]);
    assert_eq!(wrong, []);
    let topic = packs.topics.iter().find(|topic| topic.id == "prisoner_exchange").expect("it is in force");
    let failing = extract::failing(topic, &packs);
    assert!(failing.is_empty(), "{} faults\n{failing:#?}", failing.len());
    assert!(
        topic.questions.iter().all(|question| !question.examples.is_empty() && !question.counterexamples.is_empty())
    );
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
