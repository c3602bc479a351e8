use super::*;
use crate::model::{Descriptor, Format, Span};

const TEXT: &str = "Five villagers were killed in Orsk. Nine were injured. Orsk blames Tarn for the attack.";

fn document() -> Document {
    let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), ..Descriptor::default() };
    Document::new(descriptor, Format::Plain, TEXT.into(), Span::new(0, TEXT.len()))
}

fn claim(fields: &str) -> Claim {
    serde_yaml::from_str(&format!("{{topic: casualties, act: assertion, {fields}}}")).expect("a claim")
}

fn killed(id: &str, n: u64) -> Claim {
    let count = format!("answer: {{min: {n}, max: {n}, text: '{n}'}}");
    claim(&format!("id: {id}, question: killed, {count}, quote: Five villagers were killed in Orsk"))
}

fn injured(id: &str) -> Claim {
    let count = "answer: {min: 9, max: 9, text: Nine}";
    claim(&format!("id: {id}, question: injured, {count}, quote: Nine were injured"))
}

/// Returns the evaluation of claims against gold, of which those named in `optional` are optional.
fn evaluated(gold: &[Claim], optional: &[&str], found: &[Claim]) -> Evaluation {
    let of_gold = |claim: &Claim| GoldClaim { claim: claim.clone(), optional: optional.contains(&claim.id.as_str()) };
    let claims = gold.iter().map(of_gold).collect();
    let file = GoldFile { document: "a".into(), publisher: None, published: None, claims };
    let document = document();
    let testimony = |claim: &Claim| Testimony { claim: claim.clone(), document: document.descriptor.clone() };
    let found: Vec<Testimony> = found.iter().map(testimony).collect();
    evaluation(&[file], std::slice::from_ref(&document), &found, &[])
}

fn numbers(figures: Figures) -> [usize; 3] {
    [figures.right, figures.extra, figures.missed]
}

#[test]
fn a_claim_finds_gold_strictly_only_with_its_answer() {
    let evaluation = evaluated(&[killed("c1", 5)], &[], &[killed("x", 6)]);
    assert_eq!(numbers(evaluation.overall.lenient), [1, 0, 0]);
    assert_eq!(numbers(evaluation.overall.strict), [0, 1, 1]);
    let wrong = &evaluation.wrong[0];
    assert_eq!((wrong.line, wrong.fields[0].name), (Some(1), "answer"));
    assert_eq!(wrong.fields[0].found.as_deref(), Some("6 (6)"));
}

#[test]
fn the_right_answer_is_paired_first_and_a_restatement_counts_neither_way() {
    let evaluation = evaluated(&[killed("c1", 5)], &[], &[killed("x", 6), killed("y", 5)]);
    assert_eq!(numbers(evaluation.overall.strict), [1, 0, 0]);
    assert!(evaluation.extra.is_empty());
}

#[test]
fn optional_gold_helps_nobody_and_hurts_nobody() {
    let gold = [killed("c1", 5), injured("c2")];
    for found in [vec![killed("x", 5)], vec![killed("x", 5), injured("y")]] {
        assert_eq!(numbers(evaluated(&gold, &["c2"], &found).overall.lenient), [1, 0, 0]);
    }
}

#[test]
fn what_is_missed_and_what_is_extra_stands_under_its_question() {
    let evaluation = evaluated(&[killed("c1", 5)], &[], &[injured("x")]);
    let questions = &evaluation.topics[0].questions;
    let shown: Vec<_> = questions.iter().map(|marks| (marks.name.as_str(), numbers(marks.lenient))).collect();
    assert_eq!(shown, [("injured", [0, 1, 0]), ("killed", [0, 0, 1])]);
    assert_eq!(evaluation.missed[0].gold.as_ref().expect("gold").to_string(), "a#c1");
    assert_eq!(evaluation.extra[0].found.as_ref().expect("found").to_string(), "a#x");
}

#[test]
fn a_vague_number_agrees_with_any_vague_number() {
    let vague = |id: &str, min: u64| {
        let mut claim = killed(id, min);
        if let Answer::Count(count) = &mut claim.answer {
            (count.max, count.vague) = (None, true);
        }
        claim
    };
    assert_eq!(numbers(evaluated(&[vague("c1", 24)], &[], &[vague("x", 2)]).overall.strict), [1, 0, 0]);
}
