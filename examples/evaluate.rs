//! Measures the reading of `src/text` against treebanks.
//!
//! `cargo run --release --example evaluate -- FILES… [--model FILE]` prints for each file, from gold tokens and from raw text:
//! UPOS, lemma, UAS and LAS (with and without punctuation), and F1 of the relations that the reading of claims builds on.
//! Subtypes that `Dependency` does not keep apart count as their general relation. `--model` takes another model than the
//! embedded one, and leaves out the raw text.

#[path = "train/conllu.rs"]
#[expect(dead_code, reason = "only training weighs sentences")]
mod conllu;

use conllu::Tree;
use rashomon::model::{Descriptor, Document, Format, Span};
use rashomon::text::learn::{Desk, Model, Reading};
use rashomon::text::{Dependency, Tag};
use std::collections::BTreeMap;
use std::path::Path;

const RELATIONS: [Dependency; 13] = [
    Dependency::Nsubj,
    Dependency::NsubjPass,
    Dependency::Obj,
    Dependency::Obl,
    Dependency::OblAgent,
    Dependency::Nmod,
    Dependency::Nummod,
    Dependency::Ccomp,
    Dependency::Xcomp,
    Dependency::AclRelcl,
    Dependency::Conj,
    Dependency::Flat,
    Dependency::Appos,
];

fn main() -> anyhow::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let other = arguments.iter().position(|a| a == "--model").map(|at| arguments.drain(at..).nth(1));
    let other = other.flatten().map(std::fs::read).transpose()?;
    let loaded = other
        .map(|bytes| Model::decode(&bytes).ok_or_else(|| anyhow::anyhow!("not a model file of this version")))
        .transpose()?;
    for file in &arguments {
        let trees = conllu::read(Path::new(file))?;
        let mut counts = Counts::default();
        let mut desk = Desk::default();
        let model = loaded.as_ref().unwrap_or_else(|| Model::embedded());
        for tree in &trees {
            let words: Vec<&str> = tree.words.iter().map(|word| word.form.as_str()).collect();
            counts.add_tree(tree, &model.read(&words, &mut desk), model);
        }
        counts.print(&format!("{file}, gold tokens"));
        if loaded.is_none() {
            raw(&trees).print(&format!("{file}, raw text"));
        }
    }
    Ok(())
}

/// A word by what is compared: its place, and the place of its head.
#[derive(Clone, Debug)]
struct Item {
    place: Span,
    head: Option<Span>,
    dependency: Dependency,
    tag: Tag,
    lemma: String,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    same: usize,
    tags: usize,
    lemmas: usize,
    heads: usize,
    labels: usize,
    bare: [usize; 4],
    sentences: [usize; 3],
    relations: BTreeMap<Dependency, [usize; 3]>,
}

impl Counts {
    fn add_tree(&mut self, tree: &Tree, readings: &[Reading], model: &Model) {
        let place = |at: usize| Span::new(at, at + 1);
        let found = readings.iter().enumerate().map(|(at, reading)| Item {
            place: place(at),
            head: reading.head.map(place),
            dependency: reading.dependency,
            tag: model.tags[usize::from(reading.tag)].0,
            lemma: reading.lemma.to_string(),
        });
        let gold = gold_items(tree, place);
        self.add(&gold, &found.collect::<Vec<_>>());
    }

    /// Adds words of which both lists are in order of their place.
    fn add(&mut self, gold: &[Item], found: &[Item]) {
        self.gold += gold.len();
        self.found += found.len();
        self.bare[0] += gold.iter().filter(|item| item.dependency != Dependency::Punct).count();
        self.bare[1] += found.iter().filter(|item| item.dependency != Dependency::Punct).count();
        gold.iter().for_each(|item| self.relations.entry(item.dependency).or_default()[0] += 1);
        found.iter().for_each(|item| self.relations.entry(item.dependency).or_default()[1] += 1);
        let by_place: BTreeMap<Span, &Item> = found.iter().map(|item| (item.place, item)).collect();
        for item in gold {
            if let Some(other) = by_place.get(&item.place) {
                self.compare(item, other);
            }
        }
    }

    fn compare(&mut self, gold: &Item, found: &Item) {
        self.same += 1;
        self.tags += usize::from(gold.tag == found.tag);
        self.lemmas += usize::from(gold.lemma == found.lemma || gold.lemma == "_");
        let head = gold.head == found.head;
        let label = head && gold.dependency == found.dependency;
        self.heads += usize::from(head);
        self.labels += usize::from(label);
        if gold.dependency != Dependency::Punct {
            self.bare[2] += usize::from(head);
            self.bare[3] += usize::from(label);
        }
        if label {
            self.relations.entry(gold.dependency).or_default()[2] += 1;
        }
    }

    #[expect(clippy::print_stdout, reason = "a program that prints figures")]
    fn print(&self, title: &str) {
        let f1 = |right: usize, gold: usize, found: usize| 200.0 * right as f64 / (gold + found).max(1) as f64;
        let all = |right: usize| f1(right, self.gold, self.found);
        let bare = |right: usize| f1(right, self.bare[0], self.bare[1]);
        println!("{title}: {} words", self.gold);
        println!("  tokens {:.2}  UPOS {:.2}  lemma {:.2}", all(self.same), all(self.tags), all(self.lemmas));
        println!(
            "  UAS {:.2}  LAS {:.2}  without punctuation UAS {:.2}  LAS {:.2}",
            all(self.heads),
            all(self.labels),
            bare(self.bare[2]),
            bare(self.bare[3])
        );
        if self.sentences[0] > 0 {
            println!("  sentences {:.2}", f1(self.sentences[2], self.sentences[0], self.sentences[1]));
        }
        let relation = |d: &Dependency| {
            self.relations.get(d).map(|[gold, found, same]| format!("{} {:.1}", d.name(), f1(*same, *gold, *found)))
        };
        println!("  {}", RELATIONS.iter().filter_map(relation).collect::<Vec<_>>().join("  "));
    }
}

fn gold_items(tree: &Tree, place: impl Fn(usize) -> Span) -> Vec<Item> {
    let items = tree.words.iter().enumerate().map(|(at, word)| Item {
        place: place(at),
        head: (word.head < tree.words.len()).then(|| place(word.head)),
        dependency: word.relation,
        tag: Tag::named(word.tag.split('|').next().unwrap_or("")),
        lemma: word.lemma.clone(),
    });
    items.collect()
}

/// Reads the text of a whole file, paragraphs as the treebank has them, and compares words that stand at the same place.
fn raw(trees: &[Tree]) -> Counts {
    let mut text = String::new();
    let mut gold: Vec<Item> = Vec::new();
    let mut sentences = Vec::new();
    for tree in trees {
        text.push_str(if tree.is_new_passage { "\n\n" } else { " " });
        let spans = write(tree, &mut text);
        sentences.push(spans.iter().copied().reduce(Span::cover).unwrap_or_default());
        gold.extend(gold_items(tree, |at| spans[at]));
    }
    let descriptor = Descriptor { id: "raw".into(), file: "raw.txt".into(), ..Descriptor::default() };
    let body = Span::new(0, text.len());
    let read = rashomon::text::read(&Document::new(descriptor, Format::Plain, text, body));
    let items = read.iter().flat_map(|sentence| {
        sentence.tokens.iter().map(|token| Item {
            place: token.span,
            head: token.head.map(|head| sentence.tokens[head].span),
            dependency: token.dependency,
            tag: token.tag,
            lemma: token.lemma.to_string(),
        })
    });
    let mut counts = Counts::default();
    counts.add(&gold, &items.collect::<Vec<_>>());
    let same = read.iter().filter(|sentence| sentences.binary_search(&sentence.span).is_ok()).count();
    counts.sentences = [sentences.len(), read.len(), same];
    counts
}

/// Writes a sentence as it stood, and returns where each word stands.
fn write(tree: &Tree, text: &mut String) -> Vec<Span> {
    let mut spans = Vec::new();
    for (words, form, is_spaced) in &tree.surface {
        let start = text.len();
        text.push_str(form);
        let end = text.len();
        let parts: String = tree.words[words.clone()].iter().map(|word| word.form.as_str()).collect();
        let mut at = start;
        for word in words.clone() {
            let next = if parts == *form { at + tree.words[word].form.len() } else { end };
            spans.push(Span::new(at, next));
            at = next;
        }
        if *is_spaced {
            text.push(' ');
        }
    }
    spans
}
