//! Reading treebanks in the CoNLL-U format, <https://universaldependencies.org/format.html>.

use rashomon::text::Dependency;
use std::path::Path;

/// A sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    /// The sentence as written.
    pub(crate) text: String,
    /// A new paragraph begins here.
    pub(crate) is_new_passage: bool,
    /// Its words, in order.
    pub(crate) words: Vec<Word>,
    /// Surface tokens: the half-open range of words each stands for, its form, and whether a space follows.
    pub(crate) surface: Vec<(std::ops::Range<usize>, String, bool)>,
    /// How much it counts in training: 2 for gold, 1 for silver.
    pub(crate) weight: i32,
}

/// A word of a treebank.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// The form.
    pub(crate) form: String,
    /// The lemma.
    pub(crate) lemma: String,
    /// The joint tag `UPOS|XPOS`.
    pub(crate) tag: String,
    /// The head, the number of words for the root.
    pub(crate) head: usize,
    /// The relation.
    pub(crate) relation: Dependency,
}

/// Returns the trees of a file.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Tree>> {
    let text = std::fs::read_to_string(path)?;
    text.split("\n\n").filter(|block| !block.trim().is_empty()).map(tree).collect()
}

fn tree(block: &str) -> anyhow::Result<Tree> {
    let mut tree = Tree { weight: 2, ..Tree::default() };
    let mut covered = 0;
    for line in block.lines() {
        if let Some(comment) = line.strip_prefix('#') {
            note(&mut tree, comment.trim());
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        anyhow::ensure!(fields.len() == 10, "a line of {} fields instead of ten: {line}", fields.len());
        let spaced = !fields[9].contains("SpaceAfter=No");
        if let Some((first, last)) = fields[0].split_once('-') {
            let (first, last): (usize, usize) = (first.parse()?, last.parse()?);
            tree.surface.push((first - 1..last, fields[1].to_owned(), spaced));
            covered = last;
        } else if !fields[0].contains('.') {
            let at = tree.words.len();
            if at >= covered {
                tree.surface.push((at..at + 1, fields[1].to_owned(), spaced));
            }
            tree.words.push(word(&fields)?);
        }
    }
    let count = tree.words.len();
    for word in &mut tree.words {
        word.head = word.head.checked_sub(1).unwrap_or(count);
    }
    Ok(tree)
}

fn note(tree: &mut Tree, comment: &str) {
    if let Some(text) = comment.strip_prefix("text = ") {
        tree.text = text.to_owned();
    }
    tree.is_new_passage |= comment.starts_with("newpar") || comment.starts_with("newdoc");
}

fn word(fields: &[&str]) -> anyhow::Result<Word> {
    Ok(Word {
        form: fields[1].to_owned(),
        lemma: fields[2].to_owned(),
        tag: format!("{}|{}", fields[3], fields[4]),
        head: fields[6].parse()?,
        relation: Dependency::named(fields[7]),
    })
}
