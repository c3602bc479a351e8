//! Sources and topics as a heat map: the more claims, the darker.

use super::{Drawing, label, lines, short};
use crate::model::{Outlook, Said};
use crate::render::html::places::Places;

const NAMES: usize = 190;
const WIDE: usize = 130;
const HIGH: usize = 34;
const TOP: usize = 26;
/// Characters of a name that fit one line; it may have two.
const NAME: usize = 29;

/// Returns the heat map; the table that follows it says the same in words.
pub(super) fn figure(places: &Places) -> String {
    let report = places.reading.report;
    if report.topics.is_empty() || report.outlooks.is_empty() {
        return String::new();
    }
    let heads = report.topics.iter().enumerate().map(|(at, topic)| {
        label(NAMES + at * WIDE + WIDE / 2, 16, " text-anchor=\"middle\" font-weight=\"600\"", &short(&topic.title, 20))
    });
    let rows = report.outlooks.iter().enumerate().map(|(at, row)| source(places, at, row));
    let drawing = Drawing {
        id: "matrix".into(),
        title: "How much each source says on each topic".into(),
        description:
            "The number of claims, darker where there are more; a dash where no claim was found, “mentions” where \
                      the topic’s words stand and nothing was read. Framed and with a triangle: \
                      another source contradicts or opposes one of them. The table below says it in words."
                .into(),
        width: NAMES + report.topics.len() * WIDE + 2,
        height: TOP + report.outlooks.len() * HIGH + 2,
        shapes: heads.chain(rows).collect(),
    };
    drawing.figure("")
}

fn source(places: &Places, at: usize, row: &Outlook) -> String {
    let y = TOP + at * HIGH;
    let cells = row.topics.iter().enumerate().map(|(column, said)| cell(places, NAMES + column * WIDE, y, said));
    let down = if row.source.chars().count() > NAME { 14 } else { 21 };
    lines(0, y + down, "", &row.source, NAME) + &cells.collect::<String>()
}

fn cell(places: &Places, x: usize, y: usize, said: &Said) -> String {
    let many = said.claims.len();
    let heat = match many {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=6 => 3,
        _ => 4,
    };
    let clashes = said.claims.iter().any(|claim| places.reading.clashes(claim));
    let frame = if clashes {
        format!(
            "<rect class=\"clash\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
            x + 3,
            y + 3,
            WIDE - 6,
            HIGH - 6
        )
    } else {
        String::new()
    };
    let words = match many {
        0 if said.mentions.is_empty() => "–".into(),
        0 => "mentions".into(),
        n if clashes => format!("{n} ▲"),
        n => n.to_string(),
    };
    format!("<rect class=\"cell h{heat}\" x=\"{x}\" y=\"{y}\" width=\"{WIDE}\" height=\"{HIGH}\"/>\n{frame}")
        + &label(x + WIDE / 2, y + HIGH / 2 + 4, " text-anchor=\"middle\"", &words)
}
