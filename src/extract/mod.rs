//! Documents → claims: who says what, found by frames on the tree.
//!
//! Comes in: documents and packs. Goes out: one file of proposed claims a document, every quote verbatim. It compares nothing and
//! judges nothing.
//!
//! ```text
//! “Azerbaijani forces broke the truce on Monday,” the ministry said.
//!   →  ceasefire.violator · [Azerbaijan] · said by the ministry · “Azerbaijani forces broke the truce on Monday”
//! ```

mod agency;
mod assemble;
mod attitude;
mod attribution;
mod authority;
mod clause;
mod content;
mod counting;
mod dating;
mod derivation;
mod diary;
mod examples;
mod excerpt;
mod frame;
mod headline;
mod identity;
mod listing;
mod mending;
mod mood;
mod newcomers;
mod nominal;
mod publisher;
mod quotation;
mod quoted;
mod reach;
mod reading;
mod restatement;
mod roles;
mod setting;
mod sides;
mod speaker;
mod subject;
mod tree;
mod trigger;

pub use examples::{Failing, failing};
pub use identity::id;

use crate::model::{self, Claim, ClaimFile, DateRange, Derivation, Diagnostic, Document, Party, Polarity, Span};
use crate::packs::Packs;
use crate::text::{self, Dependency, Sentence};
use agency::Credits;
use assemble::Voice;
use attribution::Attribution;
use diary::Diary;
use nominal::Context;
use rayon::prelude::*;
use reach::Reach;
use reading::{Name, Reading};
use std::rc::Rc;
use trigger::Triggers;

/// Returns the claims proposed for each document, in the order of the documents.
pub fn claims(documents: &[Document], packs: &Packs) -> (Vec<ClaimFile>, Vec<Diagnostic>) {
    let triggers = Triggers::new(packs);
    let classes = classes(packs);
    let files = documents.par_iter().map(|document| ClaimFile {
        document: document.id().to_string(),
        claims: of_document(document, packs, &triggers, &classes, None),
    });
    (files.collect(), Vec::new())
}

/// Returns the claims proposed for a document, each with how it was read out of its sentence.
pub fn derivations(document: &Document, packs: &Packs) -> Vec<(Claim, Derivation)> {
    let mut traced = Vec::new();
    let claims = of_document(document, packs, &Triggers::new(packs), &classes(packs), Some(&mut traced));
    // Folding restatements keeps one of them as it is, but for its mentions; the id comes last of all.
    let bare = |claim: &Claim| Claim { id: String::new(), mentions: Vec::new(), ..claim.clone() };
    let with_its_own = |claim: Claim| {
        let own = traced.iter().find(|(drawn, _)| *drawn == bare(&claim));
        let (_, derivation) = own.expect("every claim was drawn from a sentence").clone();
        (claim, derivation)
    };
    claims.into_iter().map(with_its_own).collect()
}

/// The classes of words that the reading itself asks for; frames name further ones.
const OWN_CLASSES: [&str; 47] = [
    "beginning",
    "say",
    "accuse",
    "deny",
    "demand",
    "claim",
    "offer",
    "statement",
    "evidence",
    "source-phrase",
    "hedge",
    "negation",
    "forces",
    "office",
    "institution",
    "civilian",
    "soldier",
    "police",
    "group-of-victims",
    "person-word",
    "civilian-thing",
    "land",
    "attack",
    "side",
    "believe",
    "show",
    "plan",
    "discuss",
    "no-cue",
    "voice",
    "saying-noun",
    "plan-noun",
    "attitude",
    "told",
    "utter",
    "title",
    "organised",
    "instate",
    "local",
    "association",
    "incident",
    "befall",
    "state-body",
    "home-body",
    "bystander",
    "leaning",
    "figures",
];

/// Returns all classes of words to look for, each once.
fn classes(packs: &Packs) -> Vec<&str> {
    let frames = packs.topics.iter().flat_map(|topic| &topic.questions).flat_map(|question| &question.frames);
    let roles = frames.flat_map(|frame| {
        let fixed = [&frame.agent, &frame.patient].into_iter().flatten().map(|role| role.is.as_str());
        fixed.chain(frame.obliques.iter().map(|oblique| oblique.is.as_str()))
    });
    let extra = ["mutual", "nameless-party", "fighting", "light-verb", "intent"];
    let mut all: Vec<&str> = roles.flat_map(|is| is.split('|')).chain(OWN_CLASSES).chain(extra).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Returns what a document attributes to somebody, in the order of the cues: speech, and besides beliefs, findings and plans. Claims have
/// their speakers from those that are speech.
pub fn attributions(document: &Document, packs: &Packs) -> Vec<model::Attribution> {
    let document = &*publisher::speaking(document, packs);
    let read = text::read(document);
    let newcomers = newcomers::parties(document, &read, packs);
    let sentences = sentences(document, read, packs, &newcomers);
    let mut thought = Vec::new();
    let mut found = Read::new(document, &sentences, packs, &classes(packs), Some(&mut thought)).attributions;
    found.extend(thought);
    listing::listed(document, &found)
}

/// A sentence with its tree mended, and the names of the lexicon in it.
struct Named<'a> {
    sentence: Sentence,
    names: Vec<Name<'a>>,
}

fn sentences<'a>(document: &Document, read: Vec<Sentence>, packs: &'a Packs, newcomers: &'a [Party]) -> Vec<Named<'a>> {
    let named = |sentence: Sentence| {
        let names = reading::names(document, &sentence, packs, newcomers);
        let whole: Vec<_> = names.iter().filter(|name| !name.is_demonym()).map(|name| name.tokens.clone()).collect();
        Named { sentence: mending::mended(sentence, &whole), names }
    };
    read.into_iter().map(named).collect()
}

/// A document with what its sentences tell together.
struct Read<'a> {
    readings: Vec<Reading<'a>>,
    context: Context,
    attributions: Vec<Attribution>,
}

impl<'a> Read<'a> {
    /// Reads the sentences of a document; `thought` takes what it attributes that nobody says.
    fn new(
        document: &'a Document,
        sentences: &'a [Named<'a>],
        packs: &'a Packs,
        classes: &[&'a str],
        thought: Option<&mut Vec<Attribution>>,
    ) -> Self {
        let reading = |named: &'a Named<'a>| Reading::new(document, &named.sentence, &named.names, packs, classes);
        let readings: Vec<Reading> = sentences.iter().map(reading).collect();
        let context = Context {
            ours: document.descriptor.party.clone(),
            theirs: None,
            sides: sides::sides(&readings),
            home: setting::home(&readings),
            bodies: nominal::bodies(&readings),
            before: Rc::default(),
        };
        let mut cast = speaker::Cast::default();
        let attributions = attribution::attributions(&readings, &mut cast, &context, thought);
        Self { readings, context, attributions }
    }
}

/// Returns the claims of a document; `traced` takes each as it is found, with how it was.
fn of_document(
    document: &Document,
    packs: &Packs,
    triggers: &Triggers,
    classes: &[&str],
    mut traced: Option<&mut Vec<(Claim, Derivation)>>,
) -> Vec<Claim> {
    let document = &*publisher::speaking(document, packs);
    let read = text::read(document);
    let newcomers = newcomers::parties(document, &read, packs);
    let sentences = sentences(document, read, packs, &newcomers);
    let Read { readings, mut context, attributions } = Read::new(document, &sentences, packs, classes, None);
    let reach = Reach::new(&readings, &attributions);
    let credits = Credits::read(document, packs);
    let mut found: Vec<Claim> = Vec::new();
    let mut diary = Diary::new(&readings);
    for (index, reading) in readings.iter().enumerate() {
        let mut of_claims = None;
        let mut heard: Option<(usize, Voice)> = None;
        let before = index.checked_sub(1).map(|i| readings[i].classes_met().map(str::to_string).collect());
        context.before = Rc::new(before.unwrap_or_default());
        for call in triggers.calls(reading) {
            if heard.as_ref().is_none_or(|(trigger, _)| *trigger != call.trigger) {
                let at = reading.token(call.trigger).span;
                let covering = reach.at(at.start).iter().map(|i| &attributions[*i]).filter(|a| a.covers(at));
                heard = Some((call.trigger, voice(reading, at, covering.collect(), &context)));
            }
            let (_, voice) = heard.as_ref().expect("a voice was just heard");
            for mut drawn in assemble::claims(reading, call, voice) {
                let claim = &mut drawn.claim;
                if call.frame.rebuts && !answers_charge(claim, &found) {
                    continue;
                }
                if tells_event(&call) {
                    let meant = diary.meant(reading, index, call.trigger).filter(|_| claim.event_date.is_none());
                    claim.event_date = claim.event_date.or(meant.flatten());
                    of_claims = of_claims.or(claim.event_date);
                    let before = || diary.before(reading, index, call.trigger).filter(|_| meant.is_none());
                    let carried = claim.event_date.is_none().then(before).flatten();
                    claim.event_date =
                        claim.event_date.or(carried.filter(|days| !denies_another(claim, *days, &found)));
                }
                if voice.attribution.is_none() && claim.is_narrated() {
                    claim.relayed_by.extend(credits.at(reading.sentence.passage).map(str::to_string));
                }
                if let Some(traced) = traced.as_deref_mut() {
                    traced.push((claim.clone(), derivation::derivation(reading, &drawn, voice)));
                }
                found.push(drawn.claim);
            }
        }
        diary.note(reading, index, of_claims);
    }
    identity::settled(document.id(), restatement::merged(found))
}

/// Tells whether a denial is about another event than the last one, of `days`: that was laid at somebody else's door. "Chadian bombs hit
/// the port on Monday. Niger denies that it shelled the market" does not speak of Monday.
fn denies_another(denial: &Claim, days: DateRange, earlier: &[Claim]) -> bool {
    const NEAR: usize = 20;
    let of_day = |claim: &&Claim| claim.question == denial.question && claim.event_date == Some(days);
    let mut told = earlier.iter().rev().take(NEAR).filter(of_day).peekable();
    denial.polarity == Polarity::Denied && told.peek().is_some() && told.all(|claim| claim.answer != denial.answer)
}

/// Tells whether a rebuttal answers a charge told before; if so it takes over what the charge is about.
fn answers_charge(rebuttal: &mut Claim, earlier: &[Claim]) -> bool {
    const REMEMBERED: usize = 500;
    let charges = earlier.iter().rev().take(REMEMBERED).filter(|claim| claim.question == rebuttal.question);
    let Some(charge) = charges.into_iter().find(|claim| {
        claim.answer == rebuttal.answer
            && claim.polarity == Polarity::Affirmed
            && claim.speaker_party != rebuttal.speaker_party
    }) else {
        return false;
    };
    rebuttal.event_date = rebuttal.event_date.or(charge.event_date);
    rebuttal.place = rebuttal.place.take().or_else(|| charge.place.clone());
    rebuttal.victims = charge.victims;
    rebuttal.victims_side = charge.victims_side.clone();
    true
}

/// Tells whether a call asks for something that happened on some day.
fn tells_event(call: &trigger::Call) -> bool {
    let compare = &call.question.compare;
    (compare.incident || compare.judge == "status") && call.question.act != model::Act::Demand
}

/// Returns who says what stands `at` a trigger, given the attributions that cover it.
fn voice<'r>(reading: &Reading, at: Span, mut covering: Vec<&'r Attribution>, context: &Context) -> Voice<'r> {
    covering.sort_by_key(|a| (a.len(), std::cmp::Reverse(a.cue.start)));
    // What a record says within somebody's words is theirs: "We have reports that three people died," the mayor said.
    // In a document that is one party's statement the record is that party's.
    let record = covering.first().filter(|a| !(a.of_record && context.ours.is_some()));
    let innermost = covering.iter().find(|a| !a.of_record).or(record).copied();
    let outer = covering
        .iter()
        .skip(1)
        .filter(|a| innermost.is_some_and(|inner| a.covers(inner.cue) && a.speaker != inner.speaker));
    let mut relayed_by: Vec<String> = outer.rev().filter_map(|a| a.speaker.name.clone()).collect();
    relayed_by.dedup();
    let ours = innermost.and_then(|a| a.speaker.party.clone()).or_else(|| context.ours.clone());
    let theirs = party_before(reading, at);
    Voice { attribution: innermost, relayed_by, context: Context { ours, theirs, ..context.clone() } }
}

/// Returns the party that "its" and "they" most likely mean at `at`: the last one before it that is a subject, else the last one named.
fn party_before(reading: &Reading, at: Span) -> Option<String> {
    let before = || reading.names.iter().filter(|name| reading.token(name.tokens.start).span.start < at.start);
    let is_subject = |name: &&reading::Name| {
        // "The Malian army" names Mali as a subject, "the work with Mali" does not.
        let is_modifier = reading.prepositions(name.tokens.end - 1).is_empty();
        let heads = name.tokens.clone().chain(reading.ancestors(name.tokens.end - 1).take(usize::from(is_modifier)));
        heads.into_iter().any(|i| matches!(reading.dependency(i), Dependency::Nsubj | Dependency::NsubjPass))
    };
    let subject = before().filter(is_subject).filter_map(|name| name.party()).next_back();
    subject.or_else(|| before().filter_map(|name| name.party()).next_back()).map(str::to_string)
}
