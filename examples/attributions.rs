//! Measures how well attributions are found: `cargo run --release --example attributions -- FILE [--misses N] [--nested]`
//!
//! FILE holds one document a line as JSON: `text`, and `quotes` with `content_spans`, `source_spans` and `cue_spans` in characters
//! (PolNeAR: Newell, Margolin and Ruths, LREC 2018). Counted for all lines, and for even and odd ones (from 0) apart:
//!
//! * **overlap**: a found content and an annotated one are a pair if they share at least half of the characters of the longer
//!   one, pieces taken together and white space left out; each has one partner at most, the best first.
//! * **any overlap**: the same, but one shared character is enough.
//! * **exact**: the same characters, but for white space and marks (`.,;:` and quotation marks) at the ends.
//! * **tokens**: the words that lie in any content, found against annotated.
//! * **speaker**: of the overlap pairs, those whose speaker is the same: the places share at least half of the shorter one, or
//!   neither has any. **exact speaker**: the same characters but for marks at the ends. Precision is out of all found, recall out of all annotated.
//!
//! The annotation never puts one attribution into the content of another, so what is found inside another's content is left out;
//! `--nested` keeps it. `--misses N` lists the first N missed, extra and wrongly bounded ones of the odd lines.

#![expect(clippy::print_stdout, reason = "the figures are what is asked for")]

use rashomon::extract::attributions;
use rashomon::model::{Attribution, Descriptor, Document, Format, Span, Words};
use rashomon::packs::Packs;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Line {
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    content_spans: Vec<(usize, usize)>,
    source_spans: Vec<(usize, usize)>,
    cue_spans: Vec<(usize, usize)>,
}

/// An attribution as sets of characters, numbered from the start of the text.
struct Told {
    content: BTreeSet<usize>,
    speaker: BTreeSet<usize>,
    cue: BTreeSet<usize>,
}

/// A text with its characters.
struct Text {
    chars: Vec<char>,
    /// The byte at which each character begins.
    bytes: Vec<usize>,
}

impl Text {
    fn new(text: &str) -> Self {
        Self { chars: text.chars().collect(), bytes: text.char_indices().map(|(at, _)| at).collect() }
    }

    /// Returns the characters of a range that are no white space.
    fn range(&self, start: usize, end: usize) -> BTreeSet<usize> {
        (start..end.min(self.chars.len())).filter(|i| !self.chars[*i].is_whitespace()).collect()
    }

    /// Returns the characters of bytes that are no white space.
    fn words(&self, words: &Words) -> BTreeSet<usize> {
        let at = |byte: usize| self.bytes.partition_point(|start| *start < byte);
        self.range(at(words.at.start), at(words.at.end))
    }

    /// Returns the set without marks at its ends.
    fn bare(&self, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let is_mark = |i: &&usize| ".,;:\"'“”‘’–—-".contains(self.chars[**i]);
        let lead = set.iter().take_while(is_mark).count();
        let tail = set.iter().rev().take_while(is_mark).count();
        set.iter().copied().skip(lead).take(set.len().saturating_sub(lead + tail)).collect()
    }

    fn shown(&self, set: &BTreeSet<usize>) -> String {
        let mut out = String::new();
        let mut last = None;
        for i in set {
            let gap = last.is_some_and(|last: usize| self.chars[last + 1..*i].iter().any(|c| !c.is_whitespace()));
            out += if gap {
                " … "
            } else if last.is_some_and(|last| last + 1 < *i) {
                " "
            } else {
                ""
            };
            out.push(self.chars[*i]);
            last = Some(*i);
        }
        out.chars().take(150).collect()
    }
}

/// What has been counted.
#[derive(Default, Clone, Copy)]
struct Counts {
    found: usize,
    wanted: usize,
    any: usize,
    overlap: usize,
    exact: usize,
    speaker: usize,
    speaker_exact: usize,
    tokens: (usize, usize, usize),
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.wanted += other.wanted;
        self.any += other.any;
        self.overlap += other.overlap;
        self.exact += other.exact;
        self.speaker += other.speaker;
        self.speaker_exact += other.speaker_exact;
        let (a, b, c) = other.tokens;
        self.tokens = (self.tokens.0 + a, self.tokens.1 + b, self.tokens.2 + c);
    }

    fn print(&self, name: &str) {
        println!("{name}: {} annotated, {} found", self.wanted, self.found);
        figure("content overlap", self.overlap, self.found, self.wanted);
        figure("content any overlap", self.any, self.found, self.wanted);
        figure("content exact", self.exact, self.found, self.wanted);
        figure("content tokens", self.tokens.0, self.tokens.1, self.tokens.2);
        figure("content and speaker", self.speaker, self.found, self.wanted);
        let share = |n: usize| n as f64 / self.overlap.max(1) as f64;
        println!(
            "  speaker right on {:.3} of the overlap pairs, exact on {:.3}",
            share(self.speaker),
            share(self.speaker_exact)
        );
    }
}

fn figure(name: &str, right: usize, found: usize, wanted: usize) {
    let (p, r) = (right as f64 / found.max(1) as f64, right as f64 / wanted.max(1) as f64);
    let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
    println!("  {name:<20} P {p:.3} R {r:.3} F1 {f1:.3}");
}

fn main() -> anyhow::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let misses = arguments.iter().position(|a| a == "--misses").and_then(|at| arguments.drain(at..).nth(1));
    let mut misses: usize = misses.and_then(|n| n.parse().ok()).unwrap_or(0);
    let nested = arguments.iter().any(|a| a == "--nested");
    let file = arguments.iter().find(|a| !a.starts_with("--"));
    let file = file.ok_or_else(|| anyhow::anyhow!("give the file of annotated documents, one JSON object a line"))?;
    let packs = Packs::builtin();
    let mut halves = [Counts::default(); 2];
    for (number, line) in std::fs::read_to_string(file)?.lines().enumerate() {
        let line: Line = serde_json::from_str(line)?;
        let text = Text::new(&line.text);
        let found = found(&line.text, &text, &packs, nested);
        let wanted: Vec<Told> = line.quotes.iter().map(|quote| annotated(quote, &text)).collect();
        halves[number % 2].add(counts(&found, &wanted, &text));
        if number % 2 == 1 && misses > 0 {
            misses = misses.saturating_sub(list(number, &found, &wanted, &text));
        }
    }
    let mut all = halves[0];
    all.add(halves[1]);
    halves[1].print("odd lines");
    halves[0].print("even lines");
    all.print("all lines");
    Ok(())
}

fn annotated(quote: &Quote, text: &Text) -> Told {
    let all = |spans: &[(usize, usize)]| spans.iter().flat_map(|(start, end)| text.range(*start, *end)).collect();
    Told { content: all(&quote.content_spans), speaker: all(&quote.source_spans), cue: all(&quote.cue_spans) }
}

/// Returns the attributions that the program finds in a text.
fn found(text: &str, chars: &Text, packs: &Packs, nested: bool) -> Vec<Told> {
    let descriptor = Descriptor { id: "document".into(), file: "document.txt".into(), ..Descriptor::default() };
    let document = Document::new(descriptor, Format::Plain, text.to_string(), Span::new(0, text.len()));
    let told = |attribution: &Attribution| Told {
        content: attribution.content.iter().flat_map(|words| chars.words(words)).collect(),
        speaker: attribution.speaker.iter().flat_map(|speaker| chars.words(&speaker.words)).collect(),
        cue: chars.words(&attribution.cue),
    };
    let all: Vec<Told> = attributions(&document, packs).iter().map(told).collect();
    let is_inside = |i: usize| {
        let inner = &all[i].content;
        let around =
            |(j, outer): (usize, &Told)| j != i && inner.len() < outer.content.len() && inner.is_subset(&outer.content);
        all.iter().enumerate().any(around)
    };
    let kept: Vec<usize> = (0..all.len()).filter(|i| nested || !is_inside(*i)).collect();
    all.iter().enumerate().filter(|(i, _)| kept.contains(i)).map(|(_, told)| told.clone()).collect()
}

impl Clone for Told {
    fn clone(&self) -> Self {
        Self { content: self.content.clone(), speaker: self.speaker.clone(), cue: self.cue.clone() }
    }
}

/// Returns the pairs of found and annotated whose contents share at least `share` of the longer, best first, each used once.
fn pairs(found: &[Told], wanted: &[Told], share: f64) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (i, a) in found.iter().enumerate() {
        for (j, b) in wanted.iter().enumerate() {
            let common = a.content.intersection(&b.content).count();
            let longer = a.content.len().max(b.content.len()).max(1);
            let likeness = common as f64 / longer as f64;
            if common > 0 && likeness >= share {
                let cue = usize::from(!a.cue.is_disjoint(&b.cue));
                all.push((likeness, cue, i, j));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, a.2, a.3).cmp(&(a.1, b.2, b.3))));
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (_, _, i, j) in all {
        if !kept.iter().any(|(a, b)| *a == i || *b == j) {
            kept.push((i, j));
        }
    }
    kept
}

fn counts(found: &[Told], wanted: &[Told], text: &Text) -> Counts {
    let overlapping = pairs(found, wanted, 0.5);
    let at = |(i, j): &(usize, usize)| (&found[*i], &wanted[*j]);
    let exact = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| text.bare(a) == text.bare(b);
    let words = |all: &[Told]| -> BTreeSet<usize> {
        let within: BTreeSet<usize> = all.iter().flat_map(|told| told.content.iter().copied()).collect();
        let begins = |i: &usize| *i == 0 || text.chars[*i - 1].is_whitespace();
        within.into_iter().filter(begins).collect()
    };
    let (a, b) = (words(found), words(wanted));
    Counts {
        found: found.len(),
        wanted: wanted.len(),
        any: pairs(found, wanted, 0.0).len(),
        overlap: overlapping.len(),
        exact: overlapping.iter().map(at).filter(|(a, b)| exact(&a.content, &b.content)).count(),
        speaker: overlapping.iter().map(at).filter(|(a, b)| is_same(&a.speaker, &b.speaker)).count(),
        speaker_exact: overlapping.iter().map(at).filter(|(a, b)| exact(&a.speaker, &b.speaker)).count(),
        tokens: (a.intersection(&b).count(), a.len(), b.len()),
    }
}

/// Tells whether two speakers are one: their places share half of the shorter, or there is none.
fn is_same(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> bool {
    let common = a.intersection(b).count();
    (a.is_empty() && b.is_empty()) || (common > 0 && 2 * common >= a.len().min(b.len()))
}

/// Lists what is missed, extra, or bounded wrongly, and returns how many lines that took.
fn list(number: usize, found: &[Told], wanted: &[Told], text: &Text) -> usize {
    let paired = pairs(found, wanted, 0.5);
    let line = |told: &Told| {
        format!("[{}] [{}] {}", text.shown(&told.speaker), text.shown(&told.cue), text.shown(&told.content))
    };
    let mut lines = Vec::new();
    for (j, told) in wanted.iter().enumerate().filter(|(j, _)| !paired.iter().any(|(_, b)| b == j)) {
        lines.push(format!("{number}.{j} missed  {}", line(told)));
        let touching = found.iter().filter(|other| !other.content.is_disjoint(&told.content));
        lines.extend(touching.map(|other| format!("             near {}", line(other))));
    }
    for (_, told) in found.iter().enumerate().filter(|(i, _)| !paired.iter().any(|(a, _)| a == i)) {
        lines.push(format!("{number}    extra   {}", line(told)));
    }
    for (i, j) in &paired {
        let (a, b) = (&found[*i], &wanted[*j]);
        if text.bare(&a.content) != text.bare(&b.content) || !is_same(&a.speaker, &b.speaker) {
            lines.push(format!("{number}.{j} bounds  {}\n             want {}", line(a), line(b)));
        }
    }
    lines.iter().for_each(|line| println!("{line}"));
    lines.len()
}
