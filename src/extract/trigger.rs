//! The words that make a frame worth trying, looked up by their first lemma.

use super::reading::Reading;
use crate::model::{Frame, Question, Topic};
use crate::packs::{NameKind, Packs};
use crate::text::{Dependency, Tag};
use std::collections::HashMap;

/// What sort of word a trigger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A verb: roles are its subject and objects.
    Verb,
    /// A noun: roles are possessor, "of …", "by …".
    Noun,
    /// An adjective, a fixed phrase or a party's name: the role is what it is said of.
    Phrase,
}

/// A frame that a word of a sentence calls up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'p> {
    /// The topic of the question.
    pub(super) topic: &'p Topic,
    /// The question that the frame answers.
    pub(super) question: &'p Question,
    /// The frame.
    pub(super) frame: &'p Frame,
    /// What sort of word calls it up.
    pub(super) kind: Kind,
    /// The token that carries the roles.
    pub(super) trigger: usize,
    /// The first and last token of the trigger.
    pub(super) first: usize,
    /// The last token of the trigger.
    pub(super) last: usize,
}

struct Entry<'p> {
    lemmas: Vec<&'p str>,
    topic: &'p Topic,
    question: &'p Question,
    frame: &'p Frame,
    kind: Kind,
}

/// All triggers of the packs in force.
pub(super) struct Triggers<'p> {
    by_first: HashMap<&'p str, Vec<Entry<'p>>>,
    /// Those that any party's name calls up.
    by_name: Vec<Entry<'p>>,
}

impl<'p> Triggers<'p> {
    /// Returns the triggers of all frames in `packs`.
    pub(super) fn new(packs: &'p Packs) -> Self {
        let mut by_first: HashMap<&str, Vec<Entry>> = HashMap::new();
        let mut by_name = Vec::new();
        for topic in &packs.topics {
            for question in &topic.questions {
                for frame in &question.frames {
                    let kinds =
                        [(Kind::Verb, &frame.verbs), (Kind::Noun, &frame.nouns), (Kind::Phrase, &frame.phrases)];
                    for (kind, word) in kinds.into_iter().flat_map(|(kind, words)| words.iter().map(move |w| (kind, w)))
                    {
                        let lemmas: Vec<&str> = word.split(' ').collect();
                        by_first.entry(lemmas[0]).or_default().push(Entry { lemmas, topic, question, frame, kind });
                    }
                    let entry = Entry { lemmas: Vec::new(), topic, question, frame, kind: Kind::Phrase };
                    by_name.extend(frame.names.then_some(entry));
                }
            }
        }
        Self { by_first, by_name }
    }

    /// Returns the triggers that begin with token `i`, by its lemma or by what its form may come from.
    fn entries(&self, reading: &Reading, i: usize) -> Option<&Vec<Entry<'p>>> {
        let by_form = || stems(reading.word(i)).into_iter().find_map(|stem| self.by_first.get(stem.as_str()));
        self.by_first.get(reading.lemma(i)).or_else(|| if reading.is_verbal(i) { by_form() } else { None })
    }

    /// Returns the frames that the words of a sentence call up, in the order of the words.
    pub(super) fn calls(&self, reading: &Reading) -> Vec<Call<'p>> {
        let at = |i: usize| self.entries(reading, i).into_iter().flatten();
        let named = |i: usize| self.by_name.iter().filter(move |_| is_said_name(reading, i));
        let calls = |i: usize| {
            at(i).filter_map(move |entry| entry.call(reading, i)).chain(named(i).map(move |entry| entry.at_name(i)))
        };
        (0..reading.len()).flat_map(calls).collect()
    }
}

/// Past forms of verbs of conflict that follow no rule.
const IRREGULAR: [(&[&str], &str); 12] = [
    (&["withdrew", "withdrawn"], "withdraw"),
    (&["overran"], "overrun"),
    (&["broke", "broken"], "break"),
    (&["struck", "stricken"], "strike"),
    (&["shot"], "shoot"),
    (&["slew", "slain"], "slay"),
    (&["fell", "fallen"], "fall"),
    (&["took", "taken"], "take"),
    (&["retook", "retaken"], "retake"),
    (&["held"], "hold"),
    (&["lost"], "lose"),
    (&["left"], "leave"),
];

/// Returns what a rare verb's dictionary form may be, where the lemmatiser does not know it: "shelled" → shell.
fn stems(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    if let Some((_, verb)) = IRREGULAR.iter().find(|(forms, _)| forms.contains(&word.as_str())) {
        return vec![(*verb).to_string()];
    }
    let bare = ["ed", "ing"].iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 2);
    let doubled = |stem: &str| {
        let mut letters = stem.chars().rev();
        letters.next() == letters.next() && !stem.ends_with('l')
    };
    let one = |stem: &str| if doubled(stem) { stem[..stem.len() - 1].to_string() } else { stem.to_string() };
    bare.flat_map(|stem| [stem.to_string(), format!("{stem}e"), one(stem)]).collect()
}

/// Tells whether token `i` ends a party's name that is all a clause says of its subject: "the islands are Argentine", "this is Chad", but
/// not "this is Chad's largest town".
fn is_said_name(reading: &Reading, i: usize) -> bool {
    use Dependency::*;
    let name = reading.name_at(i).filter(|name| name.tokens.end == i + 1 && name.party().is_some());
    let is_plain = name.is_some_and(|name| matches!(name.mention.by, NameKind::Name | NameKind::Demonym));
    let says_more = |c: usize| {
        let inside = name.is_some_and(|name| name.tokens.contains(&c));
        !inside
            && matches!(
                reading.dependency(c),
                Amod | Compound | Nmod | NmodPoss | Case | Acl | AclRelcl | Flat | Obj | Xcomp
            )
    };
    is_plain && reading.sentence.child(i, Cop).is_some() && !reading.sentence.children(i).any(says_more)
}

impl<'p> Entry<'p> {
    /// Returns the call that a party's name makes at token `i`.
    fn at_name(&self, i: usize) -> Call<'p> {
        let Self { topic, question, frame, kind, .. } = *self;
        Call { topic, question, frame, kind, trigger: i, first: i, last: i }
    }

    /// Returns the call that the entry makes at token `i`, if its words stand there.
    fn call(&self, reading: &Reading, i: usize) -> Option<Call<'p>> {
        let last = match self.kind {
            Kind::Verb => self.last_of_verb(reading, i)?,
            Kind::Noun | Kind::Phrase => contiguous(reading, i, &self.lemmas)?,
        };
        let trigger = match self.kind {
            Kind::Verb => i,
            Kind::Noun | Kind::Phrase => pivot(reading, i, last),
        };
        let fits = match self.kind {
            Kind::Verb => can_be_verb(reading, i),
            Kind::Noun => matches!(reading.token(trigger).tag, Tag::Noun | Tag::Propn),
            Kind::Phrase => !(i == last && reading.is_verbal(i) && reading.token(i).tag == Tag::Verb),
        };
        let Self { topic, question, frame, kind, .. } = *self;
        fits.then_some(Call { topic, question, frame, kind, trigger, first: i, last })
    }

    /// Returns the last token of a verb with its particle, which may stand behind the object: "pulled its troops out".
    fn last_of_verb(&self, reading: &Reading, i: usize) -> Option<usize> {
        let particle = |word: &&str| {
            let near = (i + 1..reading.len()).take(if self.lemmas.len() == 2 { 7 } else { 3 });
            near.into_iter().find(|p| reading.word(*p).eq_ignore_ascii_case(word) && reading.token(*p).head == Some(i))
        };
        match self.lemmas.as_slice() {
            [_] => Some(i),
            [_, particles @ ..] => {
                contiguous(reading, i, &self.lemmas).or_else(|| particles.iter().map(particle).next_back()?)
            }
            [] => None,
        }
    }
}

/// Returns the last of the tokens from `i` whose lemmas are `lemmas`.
fn contiguous(reading: &Reading, i: usize, lemmas: &[&str]) -> Option<usize> {
    let end = i + lemmas.len();
    let same = |(j, lemma): (usize, &&str)| {
        reading.lemma(i + j).eq_ignore_ascii_case(lemma) || reading.word(i + j).eq_ignore_ascii_case(lemma)
    };
    (end <= reading.len() && lemmas.iter().enumerate().all(same)).then(|| end - 1)
}

/// Returns the token of a phrase that hangs on a word outside it.
fn pivot(reading: &Reading, first: usize, last: usize) -> usize {
    let outside = |i: &usize| reading.token(*i).head.is_none_or(|head| head < first || head > last);
    (first..=last).filter(|i| reading.token(*i).tag != Tag::Adp).find(outside).unwrap_or(last)
}

/// Tells whether a word that is a frame's verb is used as one. The tagger takes rare verbs for nouns and adjectives; a participle or
/// a word with an object is taken as a verb all the same.
fn can_be_verb(reading: &Reading, i: usize) -> bool {
    let token = reading.token(i);
    match token.tag {
        Tag::Verb | Tag::Aux => true,
        Tag::Noun | Tag::Propn => reading.sentence.child(i, Dependency::Obj).is_some(),
        _ => reading.is_verbal(i),
    }
}
