//! A report as plain lines, claim by claim: what git shows the differences of. Nothing in it moves when something else does: no
//! line numbers, no figures of the whole.

use super::english;
use super::escape::visible;
use super::phrase;
use super::reading::{Reading, Told};
use crate::model::{Descriptor, Report, Review};
use std::fmt::Write;

/// Returns the claims of a report as plain lines, by document, then by question.
pub(super) fn lines(report: &Report) -> String {
    let reading = Reading::new(report);
    let mut out = String::new();
    let mut documents: Vec<&Descriptor> = report.documents.iter().collect();
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    for document in documents {
        let mut claims: Vec<Told> =
            reading.claims_of(&document.id).iter().map(|claim| Told { claim, document }).collect();
        claims.sort_by_key(|told| (&told.claim.question, &told.claim.quote, &told.claim.id));
        writeln!(out, "{}", visible(&document.id)).expect("a string takes all that is written");
        for told in claims {
            out.push_str(&claim(&reading, told));
        }
        out.push('\n');
    }
    out
}

fn claim(reading: &Reading, told: Told) -> String {
    let claim = told.claim;
    let when = claim.event_date.map_or(String::new(), |days| format!(", {}", english::days(days)));
    let place = claim.place.as_ref().map_or(String::new(), |place| format!(", {place}"));
    let review = match claim.review {
        Review::Proposed => "",
        Review::Accepted => " [accepted]",
        Review::Edited => " [edited]",
        Review::Rejected => " [rejected]",
    };
    let note = if claim.note.is_empty() { String::new() } else { format!("\n      note: {}", visible(&claim.note)) };
    let who = if told.is_narrated() { "in its own words".to_string() } else { phrase::who(told) };
    let said = format!("{}{place}{when}", phrase::says_with_care(reading, claim));
    format!(
        "  {} · {}: {}{review}\n      “{}”{note}\n",
        visible(&claim.question),
        visible(&who),
        visible(&said),
        visible(&claim.quote)
    )
}
