//! Claims and judgements as tables for spreadsheets: RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front, as the OWASP advises ("CSV Injection").

use super::escape::visible;
use super::phrase;
use super::reading::{Reading, Told};
use crate::model::{Answer, Claim, ClaimRef, Report};
use csv::{Terminator, WriterBuilder};
use serde::Serialize;

/// What the table of claims is headed with.
const CLAIM: [&str; 33] = [
    "claim",
    "document",
    "title",
    "publisher",
    "published",
    "file",
    "line",
    "topic",
    "question",
    "asks",
    "says",
    "act",
    "polarity",
    "modality",
    "speaker",
    "speaker_party",
    "relayed_by",
    "answer",
    "at_least",
    "at_most",
    "victims",
    "victims_side",
    "victims_group",
    "by",
    "of",
    "place",
    "from",
    "to",
    "quote",
    "review",
    "note",
    "url",
    "sha256",
];
/// What the table of judgements is headed with.
const JUDGEMENT: [&str; 17] = [
    "relation", "issue", "topic", "question", "asks", "claim_1", "who_1", "where_1", "says_1", "quote_1", "claim_2",
    "who_2", "where_2", "says_2", "quote_2", "judge", "why",
];

/// Returns one row for each claim, by document.
pub(super) fn claims(report: &Report) -> String {
    let reading = Reading::new(report);
    let documents = report.documents.iter();
    let told = documents
        .flat_map(|document| reading.claims_of(&document.id).iter().map(move |claim| Told { claim, document }));
    table(&CLAIM, told.map(|told| claim(&reading, told)))
}

fn claim(reading: &Reading, told: Told) -> Vec<String> {
    let Told { claim, document } = told;
    let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
    let ask = reading.question(&claim.question).map_or(String::new(), |question| question.ask.clone());
    let (least, most) = bounds(claim);
    let what = vec![
        told.name().to_string(),
        document.id.clone(),
        or_blank(&document.title),
        or_blank(&document.publisher),
        day(document.published),
        document.file.clone(),
        claim.at.map_or(String::new(), |at| at.line.to_string()),
        claim.topic.clone(),
        claim.question.clone(),
        ask,
        phrase::says(reading, claim),
        word(&claim.act),
        word(&claim.polarity),
        word(&claim.modality),
    ];
    let who = vec![
        or_blank(&claim.speaker),
        or_blank(&claim.speaker_party),
        claim.relayed_by.join("; "),
        answer(&claim.answer),
        least,
        most,
        claim.victims.map_or(String::new(), |victims| word(&victims)),
        or_blank(&claim.victims_side),
        or_blank(&claim.victims_group),
        or_blank(&claim.by),
        or_blank(&claim.of),
        or_blank(&claim.place),
    ];
    let days = claim.event_date;
    let proof = vec![
        day(days.and_then(|days| days.from)),
        day(days.and_then(|days| days.to)),
        claim.quote.clone(),
        word(&claim.review),
        claim.note.clone(),
        or_blank(&document.url),
        document.sha256.clone(),
    ];
    [what, who, proof].concat()
}

/// Returns one row for each judgement that a briefing tells, by issue: none for a claim that another of its document stands for.
pub(super) fn judgements(report: &Report) -> String {
    let reading = Reading::new(report);
    let told = report.judgements.iter().filter(|judgement| judgement.is_direct());
    let rows = told.map(|judgement| {
        let question = reading.question(&judgement.question);
        let topic = judgement.question.split('.').next().unwrap_or_default();
        let topic = reading.get(&judgement.claims[0]).map_or(topic, |told| &told.claim.topic);
        let ask = question.map_or("", |question| &question.ask);
        let about =
            [word(&judgement.relation), judgement.issue.clone(), topic.into(), judgement.question.clone(), ask.into()];
        let sides = judgement.claims.iter().flat_map(|name| side(&reading, name));
        about.into_iter().chain(sides).chain([judgement.judge.clone(), judgement.why.clone()]).collect()
    });
    table(&JUDGEMENT, rows)
}

fn side(reading: &Reading, name: &ClaimRef) -> Vec<String> {
    let told = reading.get(name);
    let of = |words: fn(&Reading, Told) -> String| told.map_or(String::new(), |told| words(reading, told));
    vec![
        name.to_string(),
        of(|_, told| phrase::who(told)),
        of(|_, told| phrase::outlet(told)),
        of(|reading, told| phrase::says(reading, told.claim)),
        of(|_, told| told.claim.quote.clone()),
    ]
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Count(count) => count.text.clone(),
        Answer::Parties(parties) => parties.join("; "),
        Answer::Status(word) => word.clone(),
    }
}

/// Returns the least and the greatest number a count allows; blank where it is open, and for other answers.
fn bounds(claim: &Claim) -> (String, String) {
    let number = |number: Option<u64>| number.map_or(String::new(), |number| number.to_string());
    match &claim.answer {
        Answer::Count(count) => (number(count.min), number(count.max)),
        Answer::Parties(_) | Answer::Status(_) => (String::new(), String::new()),
    }
}

/// Returns the word by which the JSON names it.
fn word(thing: &impl Serialize) -> String {
    serde_json::to_value(thing).ok().and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default()
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let in_memory = "a table in memory takes all that is written";
    writer.write_record(head).expect(in_memory);
    for row in rows {
        writer.write_record(row.iter().map(|cell| guarded(cell))).expect(in_memory);
    }
    let bytes = writer.into_inner().expect(in_memory);
    format!("\u{FEFF}{}", String::from_utf8(bytes).expect("what was written is text"))
}

/// Returns a cell on one line, with what is not to be obeyed shown, and no formula.
fn guarded(cell: &str) -> String {
    let shown = visible(cell);
    // The wide forms are taken for the plain ones by spreadsheets of East Asia.
    let begins_formula =
        shown.starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}', '|', '%']);
    if begins_formula { format!("'{shown}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_a_text() {
        for cell in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "|x", "%0A=1"] {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("19 wounded, 3 of them = children"), "19 wounded, 3 of them = children");
        assert_eq!(guarded("left\u{202E}right\u{1b}[0m"), "left⟨U+202E⟩right⟨U+001B⟩[0m");
    }

    #[test]
    fn a_cell_with_quotes_commas_and_lines_is_read_back_as_one() {
        let written = table(&["a", "b"], [vec!["he said, \"no\"\nand left".to_string(), "x".into()]].into_iter());
        let bytes = written.trim_start_matches('\u{FEFF}').as_bytes();
        let mut reader = csv::Reader::from_reader(bytes);
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows, [vec!["he said, \"no\" and left", "x"]]);
    }
}
