//! Learning the rules for dictionary forms.

use crate::conllu::{Tree, Word};
use crate::tagger::TagSet;
use rashomon::text::learn::{Edit, lower, rule_keys};
use std::collections::BTreeMap;

/// Edits, and which edit goes with the key of an ending.
pub(crate) struct Rules {
    /// The edits.
    pub(crate) edits: Vec<Edit>,
    /// Key and number of the edit.
    pub(crate) rules: BTreeMap<u32, u16>,
}

fn edit(form: &str, lemma: &str) -> Edit {
    let keeps_case = lemma.chars().any(char::is_uppercase);
    let base = if keeps_case { form.to_owned() } else { lower(form).into_owned() };
    let shared = base
        .char_indices()
        .zip(lemma.chars())
        .take_while(|((_, a), b)| a == b)
        .map(|((i, a), _)| i + a.len_utf8())
        .last();
    let shared = shared.unwrap_or(0);
    Edit { cut: (base.len() - shared).min(127) as u8, add: lemma[shared..].into(), keeps_case }
}

/// Returns the rules that `trees` and `seeds` teach.
pub(crate) fn learn(trees: &[Tree], seeds: &[Word], tags: &TagSet) -> Rules {
    let mut counts: BTreeMap<u32, BTreeMap<Edit, usize>> = BTreeMap::new();
    let mut chains: Vec<Vec<u32>> = Vec::new();
    for word in trees.iter().flat_map(|tree| &tree.words).chain(seeds) {
        let Some(tag) = tags.number(&word.tag).filter(|_| word.lemma != "_") else { continue };
        let lower = lower(&word.form);
        let keys: Vec<u32> = rule_keys(&lower, tag).collect();
        let change = edit(&word.form, &word.lemma);
        for key in &keys {
            *counts.entry(*key).or_default().entry(change.clone()).or_default() += 1;
        }
        chains.push(keys);
    }
    let best: BTreeMap<u32, (Edit, usize)> = counts
        .into_iter()
        .map(|(key, edits)| {
            (key, edits.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).expect("a key has an edit"))
        })
        .collect();
    keep(&chains, &best)
}

/// Keeps a rule only where the next shorter ending would say otherwise.
fn keep(chains: &[Vec<u32>], best: &BTreeMap<u32, (Edit, usize)>) -> Rules {
    let mut kept: BTreeMap<u32, Edit> = BTreeMap::new();
    for keys in chains {
        let mut said: Option<&Edit> = None;
        for key in keys.iter().rev() {
            let (edit, count) = &best[key];
            let is_whole = *key == keys[0];
            if kept.contains_key(key) || (said != Some(edit) && (*count >= 2 || is_whole)) {
                kept.insert(*key, edit.clone());
                said = Some(edit);
            }
        }
    }
    let mut edits: Vec<Edit> = kept.values().cloned().collect();
    edits.sort_unstable();
    edits.dedup();
    let rules =
        kept.into_iter().map(|(key, edit)| (key, edits.binary_search(&edit).expect("listed above") as u16)).collect();
    Rules { edits, rules }
}
