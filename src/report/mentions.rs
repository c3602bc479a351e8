//! Where a source has the words of a topic although no claim was read from it: that is no silence, and a person should look.
//!
//! A sentence mentions a topic where the words of one of its frames stand in it: a trigger, and for every role that a class of words may
//! fill a word of that class. Who does what to whom is not asked, so words by which no claim can be told are met too.
//!
//! ```text
//! "They broke the truce again"   break + truce: mentions the ceasefire      "Waves broke on the mole"   break alone: does not
//! ```

use crate::model::{Document, Frame, Mention, Oblique, Outlook, Role, Span, Topic};
use crate::packs::Packs;
use crate::text::passage::page;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Classes of words that name people, for a role that people fill.
const PEOPLE: [&str; 5] = ["person-word", "civilian", "soldier", "police", "group-of-victims"];

/// Returns the table of sources and topics with the mentions of topics on which a source has no claim: the first of each document.
pub fn mentions(outlooks: Vec<Outlook>, documents: &[Document], packs: &Packs) -> Vec<Outlook> {
    let documents: BTreeMap<&str, &Document> = documents.iter().map(|document| (document.id(), document)).collect();
    let topics: BTreeMap<&str, Words> = packs.topics.iter().map(|t| (t.id.as_str(), Words::of(t, packs))).collect();
    let mut read: BTreeMap<&str, Vec<Sentence>> = BTreeMap::new();
    let with_mentions = |mut row: Outlook| {
        for said in row.topics.iter_mut().filter(|said| said.claims.is_empty()) {
            let Some(words) = topics.get(said.topic.as_str()) else { continue };
            for document in row.documents.iter().filter_map(|id| documents.get(id.as_str())) {
                let sentences = read.entry(document.id()).or_insert_with(|| sentences(document));
                said.mentions.extend(sentences.iter().find_map(|sentence| sentence.mention(document, words)));
            }
        }
        row
    };
    outlooks.into_iter().map(with_mentions).collect()
}

/// A sentence as words that are looked up: each with the forms it may be the inflection of.
struct Sentence {
    words: Vec<(Span, Vec<String>)>,
}

/// Returns the sentences of a document, cut where a full stop is; no more is needed to see which words stand together.
fn sentences(document: &Document) -> Vec<Sentence> {
    let page = page(document);
    let mut sentences = Vec::new();
    for passage in &page.passages {
        let mut words = Vec::new();
        let text = passage.span.of(&page.text);
        for (at, word) in split(text) {
            let span = Span::new(passage.span.start + at, passage.span.start + at + word.len());
            words.push((span, forms(word)));
            let rest = &text[at + word.len()..];
            if rest.starts_with(['.', '!', '?']) && rest[1..].starts_with(|c: char| !c.is_alphanumeric()) {
                sentences.push(Sentence { words: std::mem::take(&mut words) });
            }
        }
        sentences.push(Sentence { words });
    }
    sentences
}

/// Returns the words of a text with the places they begin at.
fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '-';
    text.split(move |c| !is_inside(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Verbs of conflict whose past forms follow no rule.
const IRREGULAR: [(&str, &str); 16] = [
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("overran", "overrun"),
    ("broke", "break"),
    ("broken", "break"),
    ("shot", "shoot"),
    ("slain", "slay"),
    ("fell", "fall"),
    ("took", "take"),
    ("taken", "take"),
    ("held", "hold"),
    ("lost", "lose"),
    ("left", "leave"),
    ("kept", "keep"),
    ("men", "man"),
    ("women", "woman"),
];

/// Returns what a word may be a form of, itself first: "breached" → breached, breach, breache.
fn forms(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let irregular = IRREGULAR.iter().filter(|(form, _)| *form == word).map(|(_, lemma)| (*lemma).to_string());
    let mut forms: Vec<String> = irregular.collect();
    for (ending, instead) in
        [("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")]
    {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2);
        forms.extend(stem.map(|stem| format!("{stem}{instead}")));
        let doubled = stem.filter(|stem| instead.is_empty() && ending.len() > 1 && is_doubled(stem));
        forms.extend(doubled.map(|stem| stem[..stem.len() - 1].to_string()));
    }
    forms.insert(0, word);
    forms
}

fn is_doubled(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    letters.next().is_some_and(|last| last.is_ascii() && letters.next() == Some(last))
}

impl Sentence {
    /// Returns the first words of the sentence that are of the topic, if it mentions it.
    fn mention(&self, document: &Document, topic: &Words) -> Option<Mention> {
        let frame = topic.frames.iter().find(|frame| {
            frame.classes.iter().all(|words| self.first(words).is_some()) && self.first(&frame.triggers).is_some()
        })?;
        let all = frame.classes.iter().chain([&frame.triggers]);
        let spans: Vec<Span> = all.filter_map(|words| self.first(words)).collect();
        let span = spans.into_iter().min_by_key(|span| span.start)?;
        Some(Mention {
            document: document.id().into(),
            line: document.line_of(span.start),
            words: document.words(span).into(),
        })
    }

    /// Returns where the first of some phrases stands.
    fn first(&self, phrases: &Phrases) -> Option<Span> {
        (0..self.words.len()).find_map(|at| {
            let beginning = self.words[at].1.iter().filter_map(|form| phrases.get(form.as_str())).flatten();
            let last = beginning.filter_map(|rest| self.ends(at + 1, rest)).max()?;
            Some(self.words[at].0.cover(self.words[last].0))
        })
    }

    /// Returns the last word of a phrase whose words after the first are `rest`.
    fn ends(&self, from: usize, rest: &[String]) -> Option<usize> {
        let words = self.words.get(from..from + rest.len())?;
        let same = |(known, word): (&(Span, Vec<String>), &String)| known.1.contains(word);
        words.iter().zip(rest).all(same).then(|| from + rest.len() - 1)
    }
}

/// Phrases by their first word, each with the words after it.
type Phrases = HashMap<String, Vec<Vec<String>>>;

fn phrases<'a>(all: impl IntoIterator<Item = &'a String>) -> Phrases {
    let mut phrases = Phrases::new();
    for phrase in all {
        let mut words = phrase.split([' ', '\'']).map(str::to_lowercase);
        if let Some(first) = words.next() {
            phrases.entry(first).or_default().push(words.collect());
        }
    }
    phrases
}

/// The words of a topic.
struct Words {
    frames: Vec<FrameWords>,
}

/// The words of a frame that stand in a sentence together.
struct FrameWords {
    triggers: Phrases,
    classes: Vec<Phrases>,
}

impl Words {
    /// Returns the words of a topic's frames. A frame that answers an earlier charge has no words of its own, and one without a class of
    /// words is known by its nouns alone.
    fn of(topic: &Topic, packs: &Packs) -> Self {
        let frames = topic.questions.iter().flat_map(|question| &question.frames).filter(|frame| !frame.rebuts);
        Self { frames: frames.map(|frame| FrameWords::of(frame, packs)).collect() }
    }
}

impl FrameWords {
    fn of(frame: &Frame, packs: &Packs) -> Self {
        let roles = [&frame.agent, &frame.patient].into_iter().flatten().map(|Role { is, .. }| is);
        let roles = roles.chain(frame.obliques.iter().filter(|role| role.needed).map(|Oblique { is, .. }| is));
        let classes: Vec<Phrases> = roles.filter_map(|is| class(is, packs)).collect();
        let others: &[&Vec<String>] = if classes.is_empty() { &[] } else { &[&frame.verbs, &frame.phrases] };
        let triggers = others.iter().copied().chain([&frame.nouns]).flatten();
        Self { triggers: phrases(triggers), classes }
    }
}

/// Returns the words that may fill a role; nothing where it is filled by names, which are no words of a topic.
fn class(is: &str, packs: &Packs) -> Option<Phrases> {
    let named = is.split('|').flat_map(|name| if name == "people" { PEOPLE.to_vec() } else { vec![name] });
    let words: BTreeSet<&String> =
        named.filter_map(|name| packs.lexicons.class(name)).flat_map(|class| &class.words).collect();
    (!words.is_empty()).then(|| phrases(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Descriptor, Format, Said};

    fn mentioned(text: &str) -> Vec<(String, usize, String)> {
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()));
        let packs = Packs::builtin();
        let topics = packs.topics.iter().map(|topic| Said { topic: topic.id.clone(), ..Said::default() });
        let row = Outlook { source: "a".into(), documents: vec!["a".into()], topics: topics.collect() };
        let [row] = <[Outlook; 1]>::try_from(mentions(vec![row], &[document], &packs)).expect("one row");
        row.topics
            .into_iter()
            .flat_map(|said| said.mentions.into_iter().map(move |m| (said.topic.clone(), m.line, m.words)))
            .collect()
    }

    fn topics(text: &str) -> Vec<String> {
        mentioned(text).into_iter().map(|(topic, _, _)| topic).collect()
    }

    #[test]
    fn the_words_of_a_topic_are_found_in_whatever_form_and_with_their_line() {
        let text = "The ferry was late.\n\nThe governor deplored repeated breaches of last week's truce.\n";
        assert_eq!(mentioned(text), [("ceasefire".to_string(), 3, "breaches".to_string())]);
        assert_eq!(topics("Both governments were urged to agree to a cessation of hostilities."), ["ceasefire"]);
        assert_eq!(topics("Whether tanks had been pulled back was unclear."), ["troop_withdrawal"]);
        assert_eq!(topics("How many residents were wounded was not told."), ["civilian_casualties"]);
    }

    #[test]
    fn a_word_that_serves_other_matters_too_mentions_no_topic_alone() {
        assert!(
            topics("Waves broke on the mole. The bank withdrew its offer, and the talks took place on Monday.")
                .is_empty()
        );
        assert!(topics("The ministers held a meeting. They left the hotel late.").is_empty());
    }

    #[test]
    fn words_of_two_sentences_do_not_stand_together() {
        assert!(topics("The bank withdrew. Its soldiers of fortune were gone.").is_empty());
    }
}
