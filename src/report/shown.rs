//! What a briefing needs of the packs.

use crate::model::{Answer, Claim, Scope, ShownParty, ShownQuestion, ShownTopic, Testimony, Topic};
use crate::packs::Packs;
use std::collections::BTreeSet;

/// Returns the topics of the scope, without what only extraction needs.
pub(super) fn topics(packs: &Packs, scope: &Scope) -> Vec<ShownTopic> {
    let questions = |topic: &Topic| {
        let shown = topic.questions.iter().map(|question| ShownQuestion {
            id: question.id.clone(),
            ask: question.ask.clone(),
            answer: question.answer,
            statuses: question.statuses.clone(),
            says: question.says.clone(),
        });
        shown.collect()
    };
    let shown = |topic: &Topic| ShownTopic {
        id: topic.id.clone(),
        title: topic.title.clone(),
        digest: digest(topic),
        questions: questions(topic),
    };
    packs.topics.iter().filter(|topic| scope.is_on(&topic.id)).map(shown).collect()
}

/// Returns 8 hexadecimal digits that change with anything a topic says.
fn digest(topic: &Topic) -> String {
    let text = serde_json::to_string(topic).expect("a topic is plain data");
    blake3::hash(text.as_bytes()).to_hex()[..8].to_string()
}

/// Returns the parties whose victims the claims count, with the adjective the lexicon gives first.
pub(super) fn parties(testimonies: &[Testimony], packs: &Packs) -> Vec<ShownParty> {
    let named: BTreeSet<&str> = testimonies.iter().flat_map(|testimony| names(&testimony.claim)).collect();
    let shown = |name: &str| {
        let party = packs.lexicons.party(name)?;
        Some(ShownParty { name: name.into(), adjective: party.demonyms.first()?.clone() })
    };
    named.into_iter().filter_map(shown).collect()
}

fn names(claim: &Claim) -> impl Iterator<Item = &str> {
    claim.speaker_party.as_deref().into_iter().chain(told_of(claim))
}

/// Returns the parties of which a claim tells: those that act and those acted upon, not who speaks.
pub(super) fn told_of(claim: &Claim) -> impl Iterator<Item = &str> {
    let answered: &[String] = match &claim.answer {
        Answer::Parties(parties) => parties,
        Answer::Count(_) | Answer::Status(_) => &[],
    };
    let sides = [&claim.victims_side, &claim.by, &claim.of];
    sides.into_iter().flatten().chain(answered).map(String::as_str)
}
