//! Trains the model of `src/text` from treebanks.
//!
//! `cargo run --release --example train -- FOLDER [--epochs N] [--to FILE]` reads `en_ewt-train.conllu` and
//! `en_gum-open-train.conllu` from FOLDER and writes `src/text/model.bin`. The same files give the same bytes.

#![expect(clippy::print_stderr, reason = "a program that tells how far it is")]

#[path = "train/conllu.rs"]
mod conllu;
#[path = "train/lemmas.rs"]
mod lemmas;
#[path = "train/oracle.rs"]
mod oracle;
#[path = "train/parser.rs"]
mod parser;
#[path = "train/perceptron.rs"]
mod perceptron;
#[path = "train/tagger.rs"]
mod tagger;
#[path = "train/write.rs"]
mod write;

use conllu::Tree;
use perceptron::Learner;
use rashomon::text::learn::{see, split_tag};
use std::collections::BTreeMap;
use std::path::Path;

const FOLDS: usize = 5;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).cloned();
    let folder = arguments.first().ok_or_else(|| anyhow::anyhow!("name the folder of the treebanks"))?;
    let epochs: usize = option("--epochs").map_or(Ok(10), |n| n.parse())?;
    let to = option("--to").unwrap_or_else(|| "src/text/model.bin".to_owned());
    let mut trees = conllu::read(&Path::new(folder).join("en_ewt-train.conllu"))?;
    trees.extend(conllu::read(&Path::new(folder).join("en_gum-open-train.conllu"))?);
    let bytes = train(&trees, epochs);
    std::fs::write(&to, &bytes)?;
    eprintln!("{to}: {} bytes", bytes.len());
    Ok(())
}

/// Returns the model file that `trees` teach.
fn train(trees: &[Tree], epochs: usize) -> Vec<u8> {
    let tags = tagger::TagSet::of(trees, 3);
    let clusters = BTreeMap::new();
    let all: Vec<&Tree> = trees.iter().collect();
    let words = tagger::lexicon(&all, &tags, &clusters);
    let full = tagger::train(&all, &tags, &words.lexicon, 5, Learner::default());
    let small = tagger::train(&all, &tags, &words.lexicon, 8, Learner::pruned(&full, u32::MAX, 4));
    eprintln!("tagger: {} of {} features kept", small.len(), full.len());
    let lessons = lessons(trees, &tags, &clusters);
    let full = parser::train(&lessons, (epochs / 2).max(1), Learner::default());
    let pruned = Learner::pruned(&full, 8, 6);
    drop(full);
    let small = (small, parser::train(&lessons, epochs, pruned));
    let mut writer = write::Writer::new();
    writer.tags(&tags);
    writer.words(&words);
    writer.table(&small.0.pack(), false);
    writer.lemmas(&lemmas::learn(trees, &tags));
    writer.table(&small.1.pack(), true);
    writer.0
}

/// Returns the parser's lessons, every sentence tagged by a tagger that has not seen it.
fn lessons(trees: &[Tree], tags: &tagger::TagSet, clusters: &BTreeMap<u32, u16>) -> Vec<parser::Lesson> {
    let named: Vec<_> = tags.names.iter().map(|name| split_tag(name)).collect();
    let mut lessons = Vec::new();
    for fold in 0..FOLDS {
        let is_held = |at: usize| at / 50 % FOLDS == fold;
        let others: Vec<&Tree> =
            trees.iter().enumerate().filter(|(at, _)| !is_held(*at)).map(|(_, tree)| tree).collect();
        let words = tagger::lexicon(&others, tags, clusters);
        let learner = tagger::train(&others, tags, &words.lexicon, 4, Learner::default());
        let weights = tagger::Weights::of(&learner);
        for (at, tree) in trees.iter().enumerate().filter(|(at, _)| is_held(*at)) {
            let line = tagger::tag(tree, &words.lexicon, &weights);
            let mut seen = Vec::new();
            see(&line, &named, &mut seen);
            let marks = line.tags.iter().map(|tag| named[usize::from(*tag)].0);
            lessons.push((at, parser::Lesson::new(tree, seen, marks)));
        }
        eprintln!("  tagged fold {} of {FOLDS}", fold + 1);
    }
    lessons.sort_by_key(|(at, _)| *at);
    lessons.into_iter().map(|(_, lesson)| lesson).collect()
}
