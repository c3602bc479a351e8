//! Trains the model of `src/text` from treebanks.
//!
//! `cargo run --release --example train -- FOLDER [--with FILE] [--text FILE] [--silver WORDS] [--first FILE] [--epochs N] [--to FILE]` reads
//! `en_ewt-train.conllu` and `en_gum-open-train.conllu` from FOLDER and writes `src/text/model.bin`. `--with` names another file of
//! FOLDER to learn from: the development file, once nothing is left to be tried on it.
//! The file of `--text` is free text for word clusters and, with `--silver`, for silver trees: one JSON object with a `text` a
//! line. `--first` writes the model as it is before the silver trees. The same files give the same bytes.

#![expect(clippy::print_stderr, reason = "a program that tells how far it is")]

#[path = "train/clusters.rs"]
mod clusters;
#[path = "train/conllu.rs"]
mod conllu;
#[path = "train/freetext.rs"]
mod freetext;
#[path = "train/lemmas.rs"]
mod lemmas;
#[path = "train/oracle.rs"]
mod oracle;
#[path = "train/parser.rs"]
mod parser;
#[path = "train/perceptron.rs"]
mod perceptron;
#[path = "train/seeds.rs"]
mod seeds;
#[path = "train/silver.rs"]
mod silver;
#[path = "train/tagger.rs"]
mod tagger;
#[path = "train/write.rs"]
mod write;

use conllu::Tree;
use perceptron::{Learner, Packed, Runs};
use rashomon::text::learn::{Lexicon, Line, see, split_tag};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use tagger::Sample;

const FOLDS: usize = 5;

/// How many times a finished pass or parser is trained, each time with the lessons in another order.
const RUNS: u64 = 4;

/// As many features as a model of four megabytes has room for.
const MOST_FEATURES: usize = 152_000;

/// What a run was asked for.
struct Wish {
    epochs: usize,
    words: usize,
    silver: usize,
    first: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).cloned();
    let folder = arguments.first().ok_or_else(|| anyhow::anyhow!("name the folder of the treebanks"))?;
    let number = |name: &str, usual: usize| option(name).map_or(Ok(usual), |n| n.parse());
    let wish = Wish {
        epochs: number("--epochs", 10)?,
        words: number("--words", 6_000_000)?,
        silver: number("--silver", 0)?,
        first: option("--first"),
    };
    let to = option("--to").unwrap_or_else(|| "src/text/model.bin".to_owned());
    let mut trees = conllu::read(&Path::new(folder).join("en_ewt-train.conllu"))?;
    trees.extend(conllu::read(&Path::new(folder).join("en_gum-open-train.conllu"))?);
    if let Some(more) = option("--with") {
        trees.extend(conllu::read(&Path::new(folder).join(more))?);
    }
    let free = option("--text").map_or(Ok(Vec::new()), |file| freetext::read(Path::new(&file), wish.words))?;
    let bytes = train(&trees, &free, &wish)?;
    std::fs::write(&to, &bytes)?;
    eprintln!("{to}: {} bytes", bytes.len());
    Ok(())
}

/// Returns the model file that `trees` teach, with word clusters from the `free` text.
fn train(trees: &[Tree], free: &[Vec<String>], wish: &Wish) -> anyhow::Result<Vec<u8>> {
    let tags = tagger::TagSet::of(trees, 3);
    let seeds = seeds::words();
    let clusters = if free.is_empty() { BTreeMap::new() } else { clusters::learn(free) };
    let all: Vec<&Tree> = trees.iter().collect();
    let words = tagger::lexicon(&all, &seeds, &tags, &clusters);
    let drafts = drafts(trees, &seeds, &tags, &clusters);
    let samples: Vec<Sample<'_>> = trees.iter().zip(&drafts).map(|(tree, draft)| Sample { tree, draft }).collect();
    let blank: Vec<Sample<'_>> = trees.iter().map(|tree| Sample { tree, draft: &[] }).collect();
    let first = tagger_pass::<tagger::Draft>(&blank, &tags, &words.lexicon, 16, 4);
    let second = tagger_pass::<tagger::Final>(&samples, &tags, &words.lexicon, 3, 8);
    let mut writer = write::Writer::new();
    writer.tags(&tags);
    writer.words(&words);
    writer.table(&first, false);
    writer.table(&second, false);
    writer.lemmas(&lemmas::learn(trees, &seeds, &tags));
    eprintln!("without the parser: {} bytes", writer.0.len());
    if wish.epochs == 0 {
        writer.table(&[], true);
        return Ok(writer.0);
    }
    let mut lessons = lessons(&samples, &seeds, &tags, &clusters);
    if wish.silver > 0 {
        let weights = (tagger::Weights::new(&first), tagger::Weights::new(&second));
        let (forward, backward) = pair(&lessons, wish.epochs / 2);
        if let Some(first) = &wish.first {
            let mut plain = write::Writer(writer.0.clone());
            plain.table(&forward, true);
            std::fs::write(first, plain.0)?;
        }
        let pair = (silver::Weights::new(forward), silver::Weights::new(backward));
        lessons.extend(silver(&lessons, free, (&words.lexicon, (&weights.0, &weights.1), &tags), &pair, wish));
    }
    writer.table(&parser(&lessons, wish.epochs, RUNS), true);
    Ok(writer.0)
}

/// Returns the weights of two parsers, one that reads from the left and one that reads from the right.
fn pair(gold: &[parser::Lesson], epochs: usize) -> (Vec<Packed>, Vec<Packed>) {
    let mirrored: Vec<parser::Lesson> = gold.iter().map(parser::Lesson::reversed).collect();
    rayon::join(|| parser(gold, epochs, 2), || parser(&mirrored, epochs, 2))
}

/// Returns lessons from free text, at half the weight of the treebanks'.
fn silver(
    gold: &[parser::Lesson],
    free: &[Vec<String>],
    (lexicon, weights, tags): (&Lexicon, (&tagger::Weights, &tagger::Weights), &tagger::TagSet),
    (forward, backward): &(silver::Weights, silver::Weights),
    wish: &Wish,
) -> Vec<parser::Lesson> {
    let named: Vec<_> = tags.names.iter().map(|name| split_tag(name)).collect();
    let tagged = |words: &Vec<String>| {
        let line = tagger::tag(words.iter().map(String::as_str), lexicon, weights);
        let mut seen = Vec::new();
        see(&line, &named, &mut seen);
        silver::Tagged { seen, tags: line.tags.iter().map(|tag| named[usize::from(*tag)].0).collect() }
    };
    let fitting: Vec<&Vec<String>> = free.iter().filter(|words| (6..60).contains(&words.len())).collect();
    let step = (wish.words / (8 * wish.silver)).max(1);
    let texts: Vec<silver::Tagged> = fitting.par_iter().step_by(step).map(|words| tagged(words)).collect();
    let found = silver::agreed(&texts, forward, backward, gold, wish.silver);
    eprintln!("silver: {} of {} sentences", found.len(), texts.len());
    found
}

/// Returns the weights of a parser: trained once to find the features that matter, and some `runs` again with those alone.
fn parser(lessons: &[parser::Lesson], epochs: usize, runs: u64) -> Vec<Packed> {
    let full = parser::train(lessons, 2, (Learner::default(), 0));
    let mut least = 5;
    let mut pruned = Learner::pruned(&full, least, least - 2);
    while pruned.len() > MOST_FEATURES {
        least += 1;
        pruned = Learner::pruned(&full, least, least - 2);
    }
    drop(full);
    eprintln!("  parser: {} features changed {least} times", pruned.len());
    Runs::of(runs, &pruned, |learner, run| parser::train(lessons, epochs, (learner, run))).pack()
}

/// Returns the weights of one pass of the tagger: trained once to find the features that are changed at least `least` times,
/// and some times again for some `epochs` with those alone.
fn tagger_pass<P: tagger::Pass>(
    samples: &[Sample<'_>],
    tags: &tagger::TagSet,
    lexicon: &Lexicon,
    least: u32,
    epochs: usize,
) -> Vec<Packed> {
    let full = tagger::train::<P>(samples, tags, lexicon, 3, (Learner::default(), 0));
    let kept = Learner::pruned(&full, u32::MAX, least);
    eprintln!("tagger: {} of {} features kept", kept.len(), full.len());
    Runs::of(RUNS, &kept, |learner, run| tagger::train::<P>(samples, tags, lexicon, epochs, (learner, run))).pack()
}

/// Returns the lexicon and the weights of a pass that is trained once on `samples` alone.
fn quick_pass<P: tagger::Pass>(
    samples: &[Sample<'_>],
    seeds: &[conllu::Word],
    tags: &tagger::TagSet,
    clusters: &BTreeMap<u32, u16>,
) -> (tagger::Words, tagger::Weights) {
    let seen: Vec<&Tree> = samples.iter().map(|sample| sample.tree).collect();
    let words = tagger::lexicon(&seen, seeds, tags, clusters);
    let learner = tagger::train::<P>(samples, tags, &words.lexicon, 3, (Learner::default(), 0));
    let weights = tagger::Weights::new(&Runs::single(learner).pack());
    (words, weights)
}

/// Returns what a first pass that has not seen it makes of every sentence.
fn drafts(
    trees: &[Tree],
    seeds: &[conllu::Word],
    tags: &tagger::TagSet,
    clusters: &BTreeMap<u32, u16>,
) -> Vec<Vec<u8>> {
    let samples: Vec<Sample<'_>> = trees.iter().map(|tree| Sample { tree, draft: &[] }).collect();
    folded(&samples, |others, held| {
        let (words, weights) = quick_pass::<tagger::Draft>(others, seeds, tags, clusters);
        let draft = |sample: &Sample<'_>| {
            let mut line = Line::default();
            line.fill(sample.tree.words.iter().map(|word| word.form.as_str()), &words.lexicon);
            tagger::pass::<tagger::Draft>(&mut line, &words.lexicon, &weights);
            line.tags
        };
        held.iter().map(draft).collect()
    })
}

/// Gives `work` in turn all samples but one fold, and that fold; returns its results in the order of the samples.
fn folded<T: Send>(samples: &[Sample<'_>], work: impl Fn(&[Sample<'_>], &[Sample<'_>]) -> Vec<T> + Sync) -> Vec<T> {
    let is_held = |at: usize, fold: usize| at / 50 % FOLDS == fold;
    let fold = |fold: usize| {
        let (held, others): (Vec<_>, Vec<_>) =
            samples.iter().copied().enumerate().partition(|(at, _)| is_held(*at, fold));
        let (places, held): (Vec<usize>, Vec<Sample<'_>>) = held.into_iter().unzip();
        let others: Vec<Sample<'_>> = others.into_iter().map(|(_, sample)| sample).collect();
        places.into_iter().zip(work(&others, &held)).collect::<Vec<_>>()
    };
    let mut all: Vec<(usize, T)> = (0..FOLDS).into_par_iter().flat_map_iter(fold).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Returns the parser's lessons, every sentence tagged by a tagger that has not seen it.
fn lessons(
    samples: &[Sample<'_>],
    seeds: &[conllu::Word],
    tags: &tagger::TagSet,
    clusters: &BTreeMap<u32, u16>,
) -> Vec<parser::Lesson> {
    let named: Vec<_> = tags.names.iter().map(|name| split_tag(name)).collect();
    folded(samples, |others, held| {
        let (words, weights) = quick_pass::<tagger::Final>(others, seeds, tags, clusters);
        let lesson = |sample: &Sample<'_>| {
            let mut line = Line::default();
            line.fill(sample.tree.words.iter().map(|word| word.form.as_str()), &words.lexicon);
            line.draft.extend_from_slice(sample.draft);
            tagger::pass::<tagger::Final>(&mut line, &words.lexicon, &weights);
            let mut seen = Vec::new();
            see(&line, &named, &mut seen);
            let marks = line.tags.iter().map(|tag| named[usize::from(*tag)].0);
            parser::Lesson::new(sample.tree, seen, marks)
        };
        held.iter().map(lesson).collect()
    })
}
