//! How fast English is read: `cargo bench --bench reading`.
//!
//! Prints the time to load the model and the tokens a second on one core: for whole documents, and for tagging, dictionary
//! forms and parsing alone. Then, for hostile text of every kind, how long a document takes to read and to draw claims from as
//! it grows (some twenty minutes for all; `-- KIND` measures those that hold KIND); an exponent of 1 is growth in proportion.

#![expect(clippy::print_stdout, reason = "a program that prints figures")]

#[path = "../tests/reading/hostile.rs"]
mod hostile;

use rashomon::extract;
use rashomon::model::{Descriptor, Document, Format, Span};
use rashomon::packs::Packs;
use rashomon::text::learn::{Desk, Model};
use rashomon::text::read;
use std::time::Instant;

const REPORT: &str = "The defence ministry said on Tuesday that at least twelve soldiers were killed when shells hit a \
    checkpoint near the northern border. \"We will answer every breach of the ceasefire,\" its spokesman, Colonel A. Davtian, told \
    reporters at a briefing in the capital.\n\nOpposition fighters denied that they had opened fire, and accused the army of having \
    moved heavy weapons into the buffer zone, which both sides agreed in March to leave. According to the U.N. mission, more than \
    3,500 people have fled from four villages since the fighting resumed; most of them are women, children and the elderly.\n\n";

fn main() {
    let started = Instant::now();
    let model = Model::embedded();
    println!("load: {:.1} ms, {} kB in memory", started.elapsed().as_secs_f64() * 1e3, model.size() / 1024);
    speed(model);
    growth();
}

fn speed(model: &Model) {
    let document = document(REPORT.repeat(200));
    let mut sentences = read(&document);
    let tokens: usize = sentences.iter().map(|sentence| sentence.tokens.len()).sum();
    let best = fastest(|| sentences = read(&document));
    println!("document: {:.0} tokens a second", tokens as f64 / best);
    let words: Vec<Vec<&str>> =
        sentences.iter().map(|s| s.tokens.iter().map(|t| t.word(&document.text)).collect()).collect();
    let mut desk = Desk::default();
    let best = fastest(|| words.iter().for_each(|words| drop(model.read(words, &mut desk))));
    println!("tagging, dictionary forms and parsing: {:.0} tokens a second", tokens as f64 / best);
}

fn document(text: String) -> Document {
    let body = Span::new(0, text.len());
    let descriptor = Descriptor { id: "report".into(), file: "report.txt".into(), ..Descriptor::default() };
    Document::new(descriptor, Format::Plain, text, body)
}

/// Sizes of hostile documents, in bytes.
const SIZES: [usize; 3] = [1 << 16, 1 << 18, 1 << 20];

/// Clauses that call up much work, said without end: in one sentence, and one after the other.
const CLAUSES: [&str; 6] = [
    "Armenia and Azerbaijan said Armenian forces killed twelve Azerbaijani soldiers and ",
    "Armenia said that ",
    "which was shelled by the army of the man who ",
    "12 killed and 3,500 wounded on 3 March 2020 and ",
    "Armenia shelled Azerbaijan. ",
    "\"Armenia has shelled the villages of Azerbaijan,\" he said. ",
];

/// Prints how the time for hostile text grows with its size.
fn growth() {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with("--")).unwrap_or_default();
    let packs = Packs::builtin();
    println!("\nread and extracted, in ms, at 64 kB, 256 kB, 1 MB; exponents between them; what is repeated");
    let units = hostile::UNITS.iter().chain(&CLAUSES).map(|unit| (format!("{unit:?}"), *unit));
    for (kind, unit) in units.filter(|(kind, _)| kind.contains(&wanted)) {
        grow(&kind, &packs, |bytes| hostile::repeated(unit, bytes));
    }
    grow("noise", &packs, |bytes| hostile::noise(7, bytes));
}

/// Prints the time that text of one kind takes at each size.
fn grow(kind: &str, packs: &Packs, text: impl Fn(usize) -> String) {
    let [small, middle, large] = SIZES.map(|size| {
        let documents = [document(text(size))];
        let started = Instant::now();
        drop(extract::claims(&documents, packs));
        started.elapsed().as_secs_f64() * 1e3
    });
    let exponent = |from: f64, to: f64| (to / from).ln() / 4f64.ln();
    let (first, second) = (exponent(small, middle), exponent(middle, large));
    println!("{small:9.0} {middle:9.0} {large:9.0}   {first:5.2} {second:5.2}  {kind}");
}

/// Returns the shortest of nine runs, in seconds: what else the machine does can only make a run longer.
fn fastest(mut run: impl FnMut()) -> f64 {
    let timed = |_| {
        let started = Instant::now();
        run();
        started.elapsed().as_secs_f64()
    };
    (0..9).map(timed).fold(f64::INFINITY, f64::min)
}
