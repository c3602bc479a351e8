//! Where: the place of the event that a clause tells of.

use super::nominal;
use super::reading::{Name, Reading};
use crate::model::PartyKind;
use crate::packs::{Mention, NameKind};
use crate::text::Tag;
use std::collections::BTreeMap;

/// The prepositions that set a place.
const AT: [&str; 14] = [
    "in", "at", "near", "inside", "outside", "on", "along", "around", "across", "within", "from", "into", "over",
    "against",
];

/// What one can be on; with other nouns "on" tells what is struck.
const ON: [&str; 12] = [
    "border",
    "territory",
    "soil",
    "ground",
    "front",
    "frontline",
    "line",
    "island",
    "outskirt",
    "coast",
    "road",
    "land",
];

/// Returns the place of the event told at `trigger`, as written: the nearest phrase of place that hangs on the trigger or what fills
/// its roles, else one of its clause.
pub(super) fn place(reading: &Reading, trigger: usize, fillers: &[usize]) -> Option<String> {
    place_head(reading, trigger, fillers).map(|head| nominal::written(reading, head))
}

/// Returns the head of that phrase.
pub(super) fn place_head(reading: &Reading, trigger: usize, fillers: &[usize]) -> Option<usize> {
    let heads: Vec<usize> = std::iter::once(trigger).chain(fillers.iter().copied()).collect();
    let hangs = |i: &usize| reading.token(*i).head.is_some_and(|head| heads.contains(&head));
    let below = |i: &usize| reading.is_below(*i, trigger);
    let above = reading.token(trigger).head;
    let beside = |i: &usize| above.is_some() && reading.token(*i).head == above;
    let all: Vec<usize> = (0..reading.len()).filter(|i| is_place(reading, *i)).collect();
    let find = |test: &dyn Fn(&usize) -> bool| all.iter().find(|i| test(i)).copied();
    find(&hangs).or_else(|| find(&below)).or_else(|| find(&beside))
}

/// Returns the one place that the phrase headed by `i` names, as written: "Bakhmut", "the town of Bakhmut"; nothing for "two villages", and
/// nothing for several places, of which another text may tell only one.
pub(super) fn named_ground(reading: &Reading, i: usize) -> Option<String> {
    let is_name = |i: usize| {
        let name = reading.name_at(i);
        name.map_or(reading.token(i).tag == Tag::Propn, |name| name.mention.place.is_some() && !name.is_demonym())
    };
    let is_of = |c: &usize| reading.prepositions(*c).iter().any(|p| p == "of");
    let mut names = std::iter::once(i).chain(reading.sentence.children(i).filter(is_of)).filter(|i| is_name(*i));
    let name = names.next()?;
    let is_alone = [i, name].into_iter().all(|head| nominal::joined(reading, head).len() == 1);
    is_alone.then(|| nominal::written(reading, i))
}

/// Returns the settlement or stretch of land that the phrase headed by `i` names, as written: "the village of Tarn", "Kharkiv", but not
/// "the Rahma Hospital" nor a person.
pub(super) fn named_settlement(reading: &Reading, i: usize) -> Option<String> {
    let is_known = reading.name_at(i).is_some_and(|name| name.mention.place.is_some() && name.mention.person.is_none());
    named_ground(reading, i).filter(|_| is_known || reading.is_in(i, "land"))
}

/// Tells whether the phrase headed by `i` names a place behind a preposition of place.
fn is_place(reading: &Reading, i: usize) -> bool {
    let on_ground = |p: &str| matches!(p, "on" | "against" | "over") && !ON.contains(&reading.lemma(i));
    let sets = |p: &String| (AT.contains(&p.as_str()) || p.ends_with(" of")) && !on_ground(p);
    if reading.token(i).tag == Tag::Pron || !reading.prepositions(i).iter().any(sets) {
        return false;
    }
    let phrase = nominal::phrase(reading, i);
    let named = reading
        .names
        .iter()
        .any(|name| phrase.contains(&name.tokens.start) && name.mention.place.is_some() && !name.is_demonym());
    let state = reading.name_at(i).is_some_and(|name| name.party().is_some() && name.mention.person.is_none());
    let kind = ["land", "civilian-thing"].iter().any(|class| reading.is_in(i, class));
    let event = ["attack", "fighting"].iter().any(|class| reading.is_in(i, class));
    !event && (named || state || kind)
}

/// Returns the party in whose land a place lies, as written in the sentence: the state it names or lies in.
pub(super) fn party_of_place(reading: &Reading, place: &str) -> Option<String> {
    let lexicons = &reading.packs.lexicons;
    if place.contains("border") {
        return None;
    }
    let mentions = lexicons.mentions(place);
    // "The Saudi Hospital" is a name, and need not stand in Saudi Arabia.
    let is_in_name = |mention: &&Mention| {
        let next = place[mention.span.end..].trim_start().chars().next();
        mention.by == NameKind::Demonym && next.is_some_and(char::is_uppercase)
    };
    mentions.iter().filter(|mention| !is_in_name(mention)).find_map(|mention| {
        let containing = mention.place.and_then(|place| lexicons.owner_of(place)).map(|party| party.name.clone());
        let own = mention.party.filter(|_| mention.person.is_none()).map(|party| party.name.clone());
        containing.or(own)
    })
}

/// Returns the state on whose ground all places named in the sentence lie, "the Ukrainian town" among them; nothing where they lie in
/// several, or none is named.
pub(super) fn ground(reading: &Reading) -> Option<String> {
    let is_land = |i: usize| ["land", "civilian-thing"].iter().any(|class| reading.is_in(i, class));
    let party = |name: &Name| name.party().map(str::to_string);
    let within = |name: &Name| reading.packs.lexicons.owner_of(name.mention.place?).map(|party| party.name.clone());
    let of_land = |name: &Name| {
        let noun = reading.token(name.tokens.end - 1).head.filter(|head| name.is_demonym() && is_land(*head));
        noun.and_then(|_| party(name))
    };
    let mut states = reading.names.iter().filter_map(|name| within(name).or_else(|| of_land(name)));
    let first = states.next()?;
    states.all(|state| state == first).then_some(first)
}

/// Returns the state on whose ground a document plays: its title names it, or by far the most of the places told of lie in it; nothing where
/// the ground of several is told of.
pub(super) fn home(readings: &[Reading]) -> Option<String> {
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = 0;
    for reading in readings {
        for name in reading.names.iter().filter(|name| sets_ground(reading, name)) {
            all += 1;
            let within = name.mention.place.and_then(|place| reading.packs.lexicons.owner_of(place));
            let owner = within.or_else(|| name.mention.party.filter(|_| name.mention.by == NameKind::Name));
            if let Some(state) = owner.filter(|party| party.kind == PartyKind::State) {
                *told.entry(state.name.clone()).or_default() += 1;
            }
        }
    }
    if let Some(state) = readings.first().and_then(titled) {
        all += OF_TITLE;
        *told.entry(state).or_default() += OF_TITLE;
    }
    let (state, most) = told.into_iter().max_by_key(|(_, count)| *count)?;
    (most >= 2 && most * 5 >= all * 4).then_some(state)
}

/// How many places a title counts for.
const OF_TITLE: usize = 3;

/// Tells whether a name says where something is: a place, or a state behind "in".
fn sets_ground(reading: &Reading, name: &Name) -> bool {
    let is_inside = |p: &String| matches!(p.as_str(), "in" | "across" | "inside" | "throughout");
    let prepositions = || reading.prepositions(name.tokens.end - 1);
    !name.is_demonym() && (name.mention.place.is_some() || prepositions().iter().any(is_inside))
}

/// Returns the one state that the document's title names.
fn titled(reading: &Reading) -> Option<String> {
    let lexicons = &reading.packs.lexicons;
    let mentions = lexicons.mentions(reading.document.descriptor.title.as_deref()?);
    let state = |mention: &Mention| {
        mention
            .place
            .and_then(|place| lexicons.owner_of(place))
            .or(mention.party)
            .map(|party| (party.name.clone(), party.kind))
    };
    let mut states: Vec<(String, PartyKind)> = mentions.iter().filter_map(state).collect();
    states.dedup();
    let [(state, PartyKind::State)] = states.as_slice() else { return None };
    Some(state.clone())
}
