//! How fast English is read: `cargo bench --bench reading`.
//!
//! Prints the time to load the model and the tokens a second on one core: for whole documents, and for tagging, dictionary
//! forms and parsing alone.

#![expect(clippy::print_stdout, reason = "a program that prints figures")]

use rashomon::model::{Descriptor, Document, Format, Span};
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
    let text = REPORT.repeat(200);
    let body = Span::new(0, text.len());
    let descriptor = Descriptor { id: "report".into(), file: "report.txt".into(), ..Descriptor::default() };
    let document = Document::new(descriptor, Format::Plain, text, body);
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

/// Returns the shortest of nine runs, in seconds: what else the machine does can only make a run longer.
fn fastest(mut run: impl FnMut()) -> f64 {
    let timed = |_| {
        let started = Instant::now();
        run();
        started.elapsed().as_secs_f64()
    };
    (0..9).map(timed).fold(f64::INFINITY, f64::min)
}
