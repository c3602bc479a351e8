//! What the tour shows of one claim.

use super::desk::Waiting;
use crate::cli::explain::{Shown, answer, fields, relation};
use crate::cli::safe::one_line;
use crate::cli::{counted, derivation};
use crate::model::ClaimRef;

/// The most relations shown before the rest is only counted.
const MOST: usize = 4;

/// Returns a claim with its sentence, its fields, why it was extracted, and what it would be compared with.
pub(super) fn card(shown: &Shown, waiting: &Waiting, place: &str) -> String {
    let (name, claim) = (&waiting.name, &waiting.claim);
    let question = shown.opened.packs.question(&claim.question).map(|(_, question)| question.ask.as_str());
    let ask = question.unwrap_or(&claim.question);
    let mut out =
        format!("\n{place} {}\n{} {}\n", one_line(&name.to_string()), one_line(ask), one_line(&answer(claim)));
    if let Some(why) = &waiting.why {
        out += &format!("Re-opened, it was {}: {}\n", super::desk::word(claim.review), one_line(why));
    }
    if let Some(said) = waiting.instead() {
        out += &format!("It comes {}\n", one_line(&said));
    }
    out += &shown.context(name);
    out += "\n";
    out += &fields(claim);
    out += &reason(shown, name);
    out += &related(shown, name);
    out += &shown.kept_apart(name, MOST);
    out
}

/// Says in short why the claim was extracted.
fn reason(shown: &Shown, name: &ClaimRef) -> String {
    let whole = match shown.derivation(name) {
        Some((proposed, read)) => derivation::shown(&proposed, &read),
        None => return "\nSomebody wrote it, or another program: this one does not find it by itself.\n".into(),
    };
    // The tree and the roles are for those who ask (`x`).
    let first: Vec<&str> = whole.trim().lines().take(3).collect();
    format!("\n{}\n", first.join("\n"))
}

/// Says what the claim would agree or conflict with.
fn related(shown: &Shown, name: &ClaimRef) -> String {
    let of = shown.outcome.judgements.iter().filter(|judgement| judgement.claims.contains(name));
    let line = |judgement: &crate::model::Judgement| {
        let other = if judgement.claims[0] == *name { &judgement.claims[1] } else { &judgement.claims[0] };
        format!("  {}: {}\n    {}\n", relation(judgement.relation), shown.brief(other), one_line(&judgement.why))
    };
    let mut lines: Vec<String> = of.map(line).collect();
    if lines.is_empty() {
        return "\nNothing to compare it with, if it stands.\n".into();
    }
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    let rest = if more > 0 { format!("  … and {}: `x` shows all\n", counted(more, "other")) } else { String::new() };
    format!("\nIf it stands\n{}{rest}", lines.concat())
}
