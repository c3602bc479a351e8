//! A quote is given in full where a reader meets it first; after that its first words are enough, beside the link to its line.

use crate::model::ClaimRef;
use crate::render::page::{Block, Inline, Page, Words, text};
use std::collections::BTreeSet;

/// Words of a quote that a reader knows it by.
const FIRST: usize = 6;
/// Words that a quote may have more than that and still be given in full again.
const SPARE: usize = 3;

/// Shortens the quotes of a page that were given before.
pub(super) fn shorten(page: &mut Page) {
    let mut met = BTreeSet::new();
    for block in &mut page.blocks {
        in_block(block, &mut met);
    }
}

/// The quotes that were given in full: their documents and words.
type Met = BTreeSet<(String, String)>;

fn in_block(block: &mut Block, met: &mut Met) {
    match block {
        Block::Heading { words, .. } | Block::Paragraph(words) => in_words(words, met),
        Block::List(items) => items.iter_mut().for_each(|words| in_words(words, met)),
        Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(|words| in_words(words, met)),
        Block::Either { short, full } => {
            in_block(short, &mut met.clone());
            in_block(full, met);
        }
        Block::Picture(_) => {}
    }
}

fn in_words(words: &mut Words, met: &mut Met) {
    let shortened = std::mem::take(words).into_iter().flat_map(|inline| match inline {
        Inline::Cited { claim, words } if !met.insert((claim.document.clone(), words.clone())) => again(claim, words),
        inline => vec![inline],
    });
    *words = shortened.collect();
}

/// Returns a quote that was given before: its first words, and that there are more.
fn again(claim: ClaimRef, words: String) -> Words {
    let all: Vec<&str> = words.split(' ').collect();
    if all.len() <= FIRST + SPARE {
        return vec![Inline::Cited { claim, words }];
    }
    let first = all[..FIRST].join(" ").trim_end_matches([',', ';', ':', '–', '-']).to_string();
    vec![Inline::Cited { claim, words: first }, text(" …")]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(words: &str) -> Inline {
        Inline::Cited { claim: ClaimRef { document: "gazette".into(), id: "4be1c07a".into() }, words: words.into() }
    }

    #[test]
    fn a_long_quote_is_given_in_full_once_and_a_short_one_always() {
        let (long, short) = ("Both sides said on Sunday that the other had opened fire first.", "The truce holds.");
        let mut page = Page::default();
        page.paragraph(vec![cited(long), cited(short)]);
        page.list(vec![vec![cited(long), cited(short)]]);
        shorten(&mut page);
        assert_eq!(page.blocks[0], Block::Paragraph(vec![cited(long), cited(short)]));
        let again = vec![cited("Both sides said on Sunday that"), text(" …"), cited(short)];
        assert_eq!(page.blocks[1], Block::List(vec![again]));
    }
}
