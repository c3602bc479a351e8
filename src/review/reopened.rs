//! Decisions whose basis is no longer what a person was shown: what is read there now, and why that asks for a second look.

use super::reference;
use crate::model::{Claim, Diagnostic, Document, Review};
use serde_json::Value;

/// A basis that no reading replaces: the person keeps a claim which the program does not find.
const NOT_READ: &str = "none";

/// How the program reads now what a decision was made on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Now<'a> {
    /// As it did then, or nobody knows how it did.
    AsThen,
    /// The same answer by the same speaker, with other details.
    Otherwise(&'a Claim),
    /// As another claim in the same words.
    Another(&'a Claim),
    /// Not at all.
    NotAtAll,
}

/// Returns how what `decision` was made on is read among `proposals`, the claims found in its document now.
pub(super) fn now<'a>(decision: &Claim, proposals: &'a [Claim]) -> Now<'a> {
    let Some(basis) = decision.basis.as_deref().filter(|basis| *basis != NOT_READ) else { return Now::AsThen };
    // A claim that a person edited may have been proposed under another quote; its id is still that of the proposal.
    if let Some(same) = proposals.iter().find(|claim| claim.id == decision.id) {
        return if same.reading() == basis { Now::AsThen } else { Now::Otherwise(same) };
    }
    let is_rival = |claim: &&Claim| {
        claim.question == decision.question
            && (claim.quote.contains(&decision.quote) || decision.quote.contains(&claim.quote))
    };
    proposals.iter().find(is_rival).map_or(Now::NotAtAll, Now::Another)
}

/// Returns why the decision is re-opened; nothing where it is not.
pub(super) fn why(decision: &Claim, now: Now) -> Option<String> {
    match now {
        Now::AsThen => None,
        Now::Otherwise(claim) => Some(format!("its words are read otherwise now: {}", differences(decision, claim))),
        Now::Another(claim) => {
            Some(format!("its words are read as another claim now, `{}`: {}", claim.id, differences(decision, claim)))
        }
        Now::NotAtAll => Some(
            "the program no longer finds this claim: the words around its quote, or the packs, have changed".into(),
        ),
    }
}

/// Returns what a decision is based on, once a person keeps it as it is.
pub(super) fn basis(now: Now) -> String {
    match now {
        Now::Otherwise(claim) => claim.reading(),
        _ => NOT_READ.into(),
    }
}

/// Returns a warning for a re-opened decision.
pub(super) fn warning(decision: &Claim, why: &str, is_in_force: bool, document: &Document) -> Diagnostic {
    let name = reference(document.id(), decision);
    let word = if decision.review == Review::Edited { "edited" } else { "accepted" };
    let standing =
        if is_in_force { "until then it stands as you decided" } else { "until then it is not in the report" };
    Diagnostic::warning("basis-changed", format!("`{name}` was {word}, and {why}"))
        .about(name.clone(), "basis")
        .note(standing)
        .help(format!("decide again: `rashomon review`, or `rashomon review --accept {name}` to keep it as it is"))
}

/// Returns the fields in which what was decided and what is read now differ, `place: Naftalan, now Ganja`.
pub(super) fn differences(decision: &Claim, now: &Claim) -> String {
    const NOT_SAID: [&str; 7] = ["id", "at", "mentions", "review", "note", "basis", "topic"];
    let fields = |claim: &Claim| match serde_json::to_value(claim).expect("a claim is plain data") {
        Value::Object(fields) => fields,
        _ => unreachable!("a claim is a map"),
    };
    let (then, now) = (fields(decision), fields(now));
    let names: std::collections::BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let differs = |name: &&&String| !NOT_SAID.contains(&name.as_str()) && then.get(**name) != now.get(**name);
    let said = |name: &&String| format!("{name} {}, now {}", brief(then.get(*name)), brief(now.get(*name)));
    let all: Vec<String> = names.iter().filter(differs).map(said).collect();
    if all.is_empty() { "as you have it, which it was not when you decided".into() } else { all.join("; ") }
}

fn brief(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "not stated".into(),
        Some(Value::String(text)) => format!("`{text}`"),
        Some(value) => format!("`{}`", value.to_string().replace('"', "")),
    }
}
