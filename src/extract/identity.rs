//! The ids of claims: from what is said by whom in which document, never from offsets.

use crate::model::Claim;
use std::collections::BTreeMap;

/// Returns the claims in the order of their quotes, each with its id.
///
/// An id is the start of the BLAKE3 digest of document, question, speaker, answer and quote: 8 hexadecimal digits, more where two
/// claims of one document would share them.
pub(super) fn settled(document: &str, mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by(|a, b| order(a).cmp(&order(b)));
    claims.dedup_by(|later, earlier| key(document, later) == key(document, earlier));
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for claim in &mut claims {
        let digest = digest(document, claim);
        let length = (8..=digest.len()).find(|n| !taken.contains_key(&digest[..*n])).unwrap_or(digest.len());
        claim.id = digest[..length].to_string();
        taken.insert(claim.id.clone(), length);
    }
    claims
}

/// Returns the id of a claim by itself, as the program names those it proposes.
pub fn id(document: &str, claim: &Claim) -> String {
    digest(document, claim)[..8].to_string()
}

fn digest(document: &str, claim: &Claim) -> String {
    blake3::hash(key(document, claim).as_bytes()).to_hex().to_string()
}

fn order(claim: &Claim) -> (usize, usize, &str, String) {
    let at = claim.at.map_or((0, 0), |at| (at.start, at.end));
    (at.0, at.1, &claim.question, format!("{:?}{:?}", claim.speaker, claim.answer))
}

fn key(document: &str, claim: &Claim) -> String {
    let answer = serde_json::to_string(&claim.answer).expect("an answer is plain data");
    let speaker = claim.speaker.as_deref().unwrap_or("");
    [document, &claim.question, speaker, claim.speaker_party.as_deref().unwrap_or(""), &answer, &claim.quote]
        .join("\u{1f}")
}
