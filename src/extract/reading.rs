//! One sentence with everything that is looked up about it: names, numbers, days and classes of words.
//!
//! It answers questions about single tokens ("is this a word for forces?", "which preposition stands before it?");
//! what a whole noun phrase refers to is told by [`super::nominal`].

use super::newcomers;
use super::tree::Tree;
use crate::model::{Document, Party, Span};
use crate::packs::{Mention, NameKind, Packs};
use crate::text::date::{Moment, moments};
use crate::text::quantity::{Quantity, quantities};
use crate::text::{Dependency, Fine, Sentence, Tag, Token};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// A name of the lexicon in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Name<'a> {
    /// The tokens it covers.
    pub(super) tokens: Range<usize>,
    /// What it names.
    pub(super) mention: Mention<'a>,
}

/// A sentence of a document with what the lexicons know about its words.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) packs: &'a Packs,
    pub(super) sentence: Tree<'a>,
    /// Names, in order.
    pub(super) names: Vec<Name<'a>>,
    /// Numbers, in order.
    pub(super) quantities: Vec<Quantity>,
    /// Days, in order.
    pub(super) moments: Vec<Moment>,
    lemmas: Vec<String>,
    classes: HashMap<&'a str, Vec<Range<usize>>>,
    phrases: Vec<OnceCell<Range<usize>>>,
}

impl<'a> Reading<'a> {
    /// Returns the sentence with those of `names` that mean what they seem to, its numbers, days, and the words of `classes`.
    pub(super) fn new(
        document: &'a Document,
        sentence: &'a Sentence,
        names: &[Name<'a>],
        packs: &'a Packs,
        classes: &[&'a str],
    ) -> Self {
        let tokens = &sentence.tokens;
        let lemmas: Vec<String> = tokens.iter().map(|token| looked_up(token, token.word(&document.text))).collect();
        let row: Vec<&str> = lemmas.iter().map(String::as_str).collect();
        let found: HashMap<&str, _> =
            classes.iter().map(|class| (*class, packs.lexicons.words_in(class, &row))).collect();
        let is_meant = |name: &&Name| {
            !name.is_of_namesake(document, sentence)
                && !name.is_base(document, sentence)
                && !name.is_of_another(names, document, sentence)
        };
        Self {
            document,
            packs,
            sentence: Tree::new(sentence),
            names: names.iter().filter(is_meant).cloned().collect(),
            quantities: quantities(&document.text, tokens),
            moments: moments(&document.text, tokens, document.descriptor.published),
            classes: found,
            lemmas,
            phrases: vec![OnceCell::new(); tokens.len()],
        }
    }

    /// Returns the token at `i`.
    pub(super) fn token(&self, i: usize) -> &'a Token {
        self.sentence.token(i)
    }

    /// Returns the token at `i` as written.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.token(i).span.of(&self.document.text)
    }

    /// Returns the form by which token `i` is looked up, in lower case.
    pub(super) fn lemma(&self, i: usize) -> &str {
        &self.lemmas[i]
    }

    /// Returns how token `i` depends on its head.
    pub(super) fn dependency(&self, i: usize) -> Dependency {
        self.token(i).dependency
    }

    /// Returns the number of tokens.
    pub(super) fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// Tells whether token `i` stands in a word or phrase of `class`.
    pub(super) fn is_in(&self, i: usize, class: &str) -> bool {
        self.words_of(class).iter().any(|range| range.contains(&i))
    }

    /// Returns the words and phrases of `class` in the sentence.
    pub(super) fn words_of(&self, class: &str) -> &[Range<usize>] {
        self.classes.get(class).map_or(&[], Vec::as_slice)
    }

    /// Returns the classes of words of which the sentence has one.
    pub(super) fn classes_met(&self) -> impl Iterator<Item = &'a str> {
        self.classes.iter().filter(|(_, words)| !words.is_empty()).map(|(class, _)| *class)
    }

    /// Tells whether token `i` stands in a number.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.quantities.iter().any(|quantity| quantity.tokens.contains(&i))
    }

    /// Returns the name that covers token `i`.
    pub(super) fn name_at(&self, i: usize) -> Option<&Name<'a>> {
        self.names.iter().find(|name| name.tokens.contains(&i))
    }

    /// Returns the prepositions that stand before the phrase headed by `i`, in lower case: `of`, `out of`.
    pub(super) fn prepositions(&self, i: usize) -> Vec<String> {
        let cases = self.sentence.children(i).filter(|c| *c < i && self.dependency(*c) == Dependency::Case);
        cases.map(|case| self.with_fixed(case)).collect()
    }

    /// Returns token `i` in lower case with what is fixed to it: `according to`.
    fn with_fixed(&self, i: usize) -> String {
        let fixed = self.sentence.children(i).filter(|c| self.dependency(*c) == Dependency::Fixed);
        let words = std::iter::once(i).chain(fixed).map(|w| self.word(w).to_lowercase());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Tells whether token `i` is a verb, or a word that the tagger may have missed as one.
    pub(super) fn is_verbal(&self, i: usize) -> bool {
        let token = self.token(i);
        matches!(token.tag, Tag::Verb | Tag::Aux) || matches!(token.fine, Fine::Gerund | Fine::Participle | Fine::Past)
    }

    /// Tells whether token `i` stands in the words for a day or a stretch of days.
    pub(super) fn is_day(&self, i: usize) -> bool {
        self.moments.iter().any(|moment| moment.tokens.contains(&i))
    }

    /// Tells whether token `i` stands in a verb by which somebody says that something is so.
    pub(super) fn says(&self, i: usize) -> bool {
        ["say", "claim"].iter().any(|class| self.is_in(i, class))
    }

    /// Tells whether token `i` stands in a word for what is said or recorded rather than for somebody: "statement", "footage".
    pub(super) fn is_record(&self, i: usize) -> bool {
        ["statement", "evidence"].iter().any(|class| self.is_in(i, class))
    }

    /// Tells whether token `i` can head a noun phrase.
    pub(super) fn is_nominal(&self, i: usize) -> bool {
        matches!(self.token(i).tag, Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Sym)
    }

    /// Returns the bytes from the first to the last of `tokens`.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        let first = self.token(tokens.start).span;
        first.cover(self.token(tokens.end.max(tokens.start + 1) - 1).span)
    }

    /// Returns the tokens above `i`, nearest first; a cycle, which no sound tree has, ends it.
    pub(super) fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let up = std::iter::successors(self.token(i).head, |above| self.token(*above).head);
        up.take(self.len())
    }

    /// Tells whether `i` is `top` or hangs below it.
    pub(super) fn is_below(&self, i: usize, top: usize) -> bool {
        self.sentence.is_below(i, top)
    }

    /// Returns the phrase headed by `head`, which is made out once by `find`.
    pub(super) fn phrase(&self, head: usize, find: impl FnOnce() -> Range<usize>) -> Range<usize> {
        self.phrases[head].get_or_init(find).clone()
    }
}

/// Returns the names in a sentence, in order: those of the lexicon, and those that the document brings along.
pub(super) fn names<'a>(
    document: &Document,
    sentence: &Sentence,
    packs: &'a Packs,
    newcomers: &'a [Party],
) -> Vec<Name<'a>> {
    let text = document.words(sentence.span);
    let mut mentions = newcomers::mentions(text, newcomers);
    let is_free = |known: &Mention, own: &[Mention]| {
        own.iter().all(|new| known.span.end <= new.span.start || new.span.end <= known.span.start)
    };
    let known = packs.lexicons.mentions(text).into_iter().filter(|known| is_free(known, &mentions));
    let known: Vec<Mention> = known.collect();
    mentions.extend(known);
    mentions.sort_by_key(|mention| mention.span.start);
    mentions.into_iter().filter_map(|mention| Name::placed(mention, sentence)).collect()
}

/// Words that stand before a family name and are no given name.
const TITLES: [&str; 16] = [
    "president",
    "minister",
    "secretary",
    "general",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chancellor",
    "premier",
    "ambassador",
    "colonel",
    "commander",
    "mr",
    "mrs",
    "ms",
    "king",
];

/// Returns the form by which a token is looked up: its lemma in lower case, but the word itself where it only joins others ("according
/// to"), and without its ending where a plural was taken for its own lemma.
fn looked_up(token: &Token, word: &str) -> String {
    let lemma = token.lemma.to_lowercase();
    // A name is written with a capital: "50 servicemen" are no namesake.
    let is_common_name = token.tag == Tag::Propn && word.len() > 4 && word.starts_with(char::is_lowercase);
    match token.dependency {
        Dependency::Case | Dependency::Fixed | Dependency::Mark => word.to_lowercase(),
        _ if lemma.ends_with("men")
            && (token.fine == Fine::Plural || is_common_name || is_plural_of_man(token, word)) =>
        {
            format!("{}man", &lemma[..lemma.len() - 3])
        }
        _ if token.fine == Fine::Plural
            && lemma == word.to_lowercase()
            && lemma.len() > 4
            && !lemma.ends_with("ss") =>
        {
            lemma.strip_suffix('s').unwrap_or(&lemma).to_string()
        }
        _ => lemma,
    }
}

/// Tells whether a noun is a plural in "-men" that the tagger took for a singular: "servicemen".
fn is_plural_of_man(token: &Token, word: &str) -> bool {
    const NONE: [&str; 9] = ["abdomen", "acumen", "hymen", "omen", "ramen", "regimen", "semen", "specimen", "stamen"];
    token.tag == Tag::Noun && word.starts_with(char::is_lowercase) && !NONE.contains(&word)
}

impl<'a> Name<'a> {
    /// Returns a mention, whose span counts from the start of `sentence`, placed on the sentence's tokens.
    fn placed(mention: Mention<'a>, sentence: &Sentence) -> Option<Self> {
        let start = mention.span.start + sentence.span.start;
        let end = mention.span.end + sentence.span.start;
        let first = sentence.tokens.partition_point(|token| token.span.end <= start);
        let behind = sentence.tokens.partition_point(|token| token.span.start < end);
        (first < behind).then_some(Self { tokens: first..behind, mention })
    }

    /// Tells whether it only says where somebody has an office: "British-based", "London-based".
    fn is_base(&self, document: &Document, sentence: &Sentence) -> bool {
        let rest = &document.text[sentence.tokens[self.tokens.start].span.start..sentence.span.end];
        let after = rest.get(self.mention.span.len()..).unwrap_or_default();
        after.starts_with("-based")
    }

    /// Tells whether a bare family name has another given name before it: "Artur Sargsyan" is not Serzh Sargsyan.
    fn is_of_namesake(&self, document: &Document, sentence: &Sentence) -> bool {
        let Some(person) = self.mention.person.filter(|_| self.tokens.len() == 1) else { return false };
        let Some(before) = self.tokens.start.checked_sub(1).map(|i| &sentence.tokens[i]) else { return false };
        let word = before.word(&document.text);
        let same_person = person.name.split([' ', '-']).any(|part| part.eq_ignore_ascii_case(word));
        let is_given =
            before.dependency == Dependency::Flat || sentence.tokens[self.tokens.start].dependency == Dependency::Flat;
        before.tag == Tag::Propn && is_given && !same_person && !TITLES.contains(&word.to_lowercase().as_str())
    }

    /// Tells whether another party stands before a body's name as its owner, or behind "of": "Armenia's Security Council", "the Kenyan General
    /// Assembly" and "the Security Council of Ukraine" are not the United Nations'.
    fn is_of_another(&self, names: &[Self], document: &Document, sentence: &Sentence) -> bool {
        if self.mention.by != NameKind::Body {
            return false;
        }
        let word = |i: usize| sentence.tokens.get(i).map_or("", |token| token.word(&document.text));
        let is_owner = |name: &&Self| name.party().is_some() && name.party() != self.party();
        let is_between = |i: usize| matches!(word(i), "'s" | "’s" | "'" | "’" | "National" | "Supreme");
        let before = (0..self.tokens.start).rev().find(|i| !is_between(*i));
        let owner = before.and_then(|i| names.iter().filter(is_owner).find(|name| name.tokens.contains(&i)));
        let is_owned = |name: &Self| name.is_demonym() || name.tokens.end < self.tokens.start;
        let behind = self.tokens.end + 1 + usize::from(word(self.tokens.end + 1) == "the");
        let of = names.iter().filter(is_owner).any(|name| name.tokens.start == behind);
        owner.is_some_and(is_owned) || (word(self.tokens.end) == "of" && of)
    }

    /// Returns the party's common name, where it names one.
    pub(super) fn party(&self) -> Option<&'a str> {
        self.mention.party.map(|party| party.name.as_str())
    }

    /// Tells whether it is an adjective or the name of a people: "Armenian".
    pub(super) fn is_demonym(&self) -> bool {
        self.mention.by == NameKind::Demonym
    }
}
