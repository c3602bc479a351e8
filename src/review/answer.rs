//! Decisions against the packs: does each answer a question that is asked, in the form it is asked for?

use super::reference;
use crate::model::{Answer, AnswerKind, Claim, ClaimFile, ClaimRef, Diagnostic, Question, Review, Topic};
use crate::packs::Packs;

/// Returns an error for each decision that no question of `packs` can take: an unknown question, another topic's, an answer of
/// another kind. Rejected claims are left alone.
pub fn unanswerable(decisions: &[ClaimFile], packs: &Packs) -> Vec<Diagnostic> {
    let of = |file: &ClaimFile| {
        let in_force = file.claims.iter().filter(|claim| claim.review != Review::Rejected);
        in_force.filter_map(|claim| fault(claim, reference(&file.document, claim), packs)).collect::<Vec<_>>()
    };
    decisions.iter().flat_map(of).collect()
}

/// Tells whether a question of `packs` can take the claim.
pub(super) fn is_answerable(claim: &Claim, packs: &Packs) -> bool {
    fault(claim, reference("", claim), packs).is_none()
}

fn fault(claim: &Claim, name: ClaimRef, packs: &Packs) -> Option<Diagnostic> {
    let Some((topic, question)) = packs.question(&claim.question) else {
        return Some(unknown_question(claim, name, packs));
    };
    if topic.id != claim.topic {
        let message =
            format!("`{}` is a question of the topic `{}`, not of `{}`", claim.question, topic.id, claim.topic);
        let error = Diagnostic::error("unknown-topic", message).about(name, "topic");
        return Some(error.help(format!("write `topic: {}`", topic.id)));
    }
    if let Some((from, to)) = claim.event_date.and_then(|days| days.from.zip(days.to))
        && to < from
    {
        let error = Diagnostic::error("wrong-days", format!("the days end on {to}, before they begin on {from}"));
        return Some(error.about(name, "event_date").help("exchange `from` and `to`"));
    }
    wrong_answer(claim, question)
        .map(|(message, help)| Diagnostic::error("wrong-answer", message).about(name, "answer").help(help))
}

fn unknown_question(claim: &Claim, name: ClaimRef, packs: &Packs) -> Diagnostic {
    let all = |topic: &Topic| topic.questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>();
    let known: Vec<String> = packs.topics.iter().flat_map(all).collect();
    let likeness = |known: &&String| strsim::jaro_winkler(known, &claim.question);
    let nearest = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.cmp(a)));
    let error =
        Diagnostic::error("unknown-question", format!("no topic asks `{}`", claim.question)).about(name, "question");
    match nearest.filter(|known| likeness(known) >= 0.8) {
        Some(meant) => error.help(format!("did you mean `{meant}`? `rashomon topics` lists all questions")),
        None => error.help("`rashomon topics` lists all questions; add yours to a file in topics/"),
    }
}

/// Returns what is wrong with the answer, and what to do.
fn wrong_answer(claim: &Claim, question: &Question) -> Option<(String, String)> {
    let id = &question.id;
    match (question.answer, &claim.answer) {
        (AnswerKind::Party, Answer::Parties(parties)) if !parties.is_empty() => None,
        (AnswerKind::Count, Answer::Count(count)) if count.min.zip(count.max).is_none_or(|(min, max)| min <= max) => {
            None
        }
        (AnswerKind::Count, Answer::Count(_)) => {
            Some(("the least number is greater than the greatest".into(), "exchange `min` and `max`".into()))
        }
        (AnswerKind::Status, Answer::Status(word)) if question.statuses.iter().any(|status| status.word == *word) => {
            None
        }
        (AnswerKind::Status, _) => {
            let words: Vec<&str> = question.statuses.iter().map(|status| status.word.as_str()).collect();
            Some((format!("`{id}` is answered by a status word"), format!("write one of: {}", words.join(", "))))
        }
        (AnswerKind::Party, _) => {
            Some((format!("`{id}` is answered by parties"), "write a list: `answer: [Armenia]`".into()))
        }
        (AnswerKind::Count, _) => Some((
            format!("`{id}` is answered by a number"),
            "write an interval: `answer: {min: 5, max: 5, text: five}`".into(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(topic: &str, question: &str, answer: serde_json::Value) -> Option<(&'static str, String)> {
        let claim = serde_json::json!({
            "id": "c1", "topic": topic, "question": question, "act": "assertion", "answer": answer, "quote": "words"
        });
        let claim = serde_json::from_value(claim).expect("a claim");
        let file = ClaimFile { document: "a".into(), claims: vec![claim] };
        unanswerable(&[file], &Packs::builtin()).pop().map(|d| (d.code, d.help.expect("help")))
    }

    #[test]
    fn an_answer_is_of_the_kind_the_question_asks_for() {
        use serde_json::json;
        let count = json!({"min": 5, "max": 3, "text": "five"});
        for (topic, question, answer, code, help) in [
            (
                "ceasefire",
                "ceasefire.violater",
                json!(["Iran"]),
                "unknown-question",
                "did you mean `ceasefire.violator`?",
            ),
            ("territory", "ceasefire.violator", json!(["Iran"]), "unknown-topic", "write `topic: ceasefire`"),
            ("ceasefire", "ceasefire.violator", json!("Iran"), "wrong-answer", "write a list"),
            ("ceasefire", "ceasefire.status", json!("in force"), "wrong-answer", "write one of: agreed, in-force"),
            ("civilian_casualties", "casualties.killed", json!("five"), "wrong-answer", "write an interval"),
            ("civilian_casualties", "casualties.killed", count, "wrong-answer", "exchange `min` and `max`"),
        ] {
            let (found, advice) = check(topic, question, answer).expect("something is wrong");
            assert_eq!(found, code);
            assert!(advice.starts_with(help), "{advice}");
        }
        assert_eq!(check("ceasefire", "ceasefire.status", json!("in-force")), None);
    }
}
