//! The form by which a reader narrows the briefing down; the script shows it, and nothing needs it.

use super::places::{Places, RELATIONS};
use crate::render::escape;

/// Returns the form: what is ticked in one group is shown if it meets any of the ticks, and groups narrow each other down.
pub(super) fn form(places: &Places) -> String {
    if places.reading.report.tally.claims == 0 {
        return String::new();
    }
    let topics = places.reading.report.topics.iter().map(|topic| topic.title.as_str()).collect::<Vec<_>>();
    let alone = "None: nobody else speaks of it";
    let relations: Vec<&str> = RELATIONS.iter().map(|(_, words)| *words).chain([alone]).collect();
    format!(
        "<form id=\"filter\" hidden>\n<h2>Filter</h2>\n<p>Nothing ticked shows everything.</p>\n{}{}{}\
         <p><button type=\"reset\">Show everything</button> <output id=\"shown\" aria-live=\"polite\"></output></p>\n</form>\n",
        group("Topic", 't', &topics),
        group("Relation", 'r', &relations),
        group("Source", 's', &places.sources),
    )
}

fn group(legend: &str, letter: char, names: &[&str]) -> String {
    let boxes: String = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let name = escape::html(name);
            format!("<label><input type=\"checkbox\" name=\"{letter}\" value=\"{letter}{at}\"> {name}</label>\n")
        })
        .collect();
    format!("<fieldset>\n<legend>{legend}</legend>\n{boxes}</fieldset>\n")
}
