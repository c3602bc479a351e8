//! Writes a briefing of 5,000 synthetic claims and says how long it takes and how large it is: `cargo bench --bench rendering`.
//!
//! One document holds ten claims, each in a paragraph with as many words again. `cargo bench --bench rendering -- FILE` keeps the page, to
//! open it in a browser. Then Markdown of ten megabytes and more.

#![expect(clippy::print_stdout, reason = "the figures are the result")]

use jiff::ToSpan;
use jiff::civil::date;
use rashomon::model::{
    Answer, At, Claim, Count, DateRange, Descriptor, Document, Format, Report, Scope, Span, Testimony,
};
use rashomon::packs::Packs;
use rashomon::render::{self, Format as Form, Told};
use rashomon::{align, judge, report};
use std::time::Instant;

const WHO: [&str; 4] = ["the army of Arden", "the mayor of Port Sel", "a surgeon", "the envoy of Norland"];

fn main() {
    let packs = Packs::builtin();
    let (report, documents) = built(5_000, &packs);
    for form in [Form::Html, Form::Markdown, Form::Json] {
        let (name, text, seconds) = written(&report, &documents, form);
        println!("5000 claims, {name}: {} bytes in {seconds:.3} s", text.len());
        if let (Form::Html, Some(file)) = (form, std::env::args().skip(1).find(|name| !name.starts_with("--"))) {
            std::fs::write(file, text).expect("the file can be written");
        }
    }
    let (report, documents) = built(16_000, &packs);
    let (name, text, seconds) = written(&report, &documents, Form::Markdown);
    println!("16000 claims, {name}: {} bytes in {seconds:.3} s", text.len());
}

fn written(report: &Report, documents: &[Document], form: Form) -> (&'static str, String, f64) {
    let begun = Instant::now();
    let (name, text) = render::files(Told { report, documents, changes: None, corpus: None }, &[form]).remove(0);
    (name, text, begun.elapsed().as_secs_f64())
}

fn built(many: u32, packs: &Packs) -> (Report, Vec<Document>) {
    let (mut claims, mut documents) = (Vec::new(), Vec::new());
    for first in (0..many).step_by(10) {
        let day = date(1990, 1, 1) + i64::from(first / 20).days();
        let id = format!("outlet-{first:06}");
        let descriptor = Descriptor {
            file: format!("{id}.txt"),
            title: Some(format!("The {first}th night over Port Sel")),
            publisher: Some(format!("Outlet {}", first / 10 % 30)),
            published: Some(day + 1.day()),
            sha256: format!("{first:064x}"),
            id,
            ..Descriptor::default()
        };
        let mut text = String::new();
        for number in first..(first + 10).min(many) {
            let mut claim = claim(number);
            claim.event_date = Some(DateRange::day(day));
            let start = text.len();
            text += &claim.quote;
            claim.at = Some(At { start, end: text.len(), line: usize::try_from(number - first).expect("ten") + 1 });
            text += " Streets near the harbour stayed closed, and shops opened late the next morning.\n";
            claims.push(Testimony { claim, document: descriptor.clone() });
        }
        let body = Span::new(0, text.len());
        documents.push(Document::new(descriptor, Format::Plain, text, body));
    }
    let alignment = align::issues(&claims, packs);
    let judgements = judge::judgements(&claims, &alignment, packs);
    let known: Vec<Descriptor> = documents.iter().map(|document| document.descriptor.clone()).collect();
    (report::report(&known, &claims, &alignment, &judgements, packs, &Scope::default()), documents)
}

fn claim(number: u32) -> Claim {
    let yaml =
        "topic: civilian_casualties\nquestion: casualties.injured\nact: assertion\nanswer: agreed\nquote: q\nid: x\n";
    let mut claim: Claim = serde_yaml::from_str(yaml).expect("a claim");
    let wounded = u64::from(number.wrapping_mul(2_654_435_761) >> 26) + 1;
    let who = WHO[(number.wrapping_mul(40_503) >> 8) as usize % WHO.len()];
    claim.id = format!("{number:08x}");
    claim.speaker = Some(who.into());
    claim.place = Some(format!("Tarn{}", number % 7));
    claim.answer = Answer::Count(Count::exactly(wounded, wounded.to_string()));
    claim.quote = format!("{wounded} people were wounded in Tarn{} that night, {who} said.", number % 7);
    claim
}
