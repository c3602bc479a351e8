//! A filled frame → a claim: answer, speaker, polarity, modality, victims, place, days and quote.

use super::attribution::Attribution;
use super::counting;
use super::dating;
use super::excerpt::excerpt;
use super::frame::{self, Filled};
use super::mood::{self, Demand};
use super::nominal::{self, Context};
use super::reading::Reading;
use super::roles;
use super::setting;
use super::speaker::Speaker;
use super::trigger::{Call, Kind};
use crate::model::{
    Act, Answer, AnswerFrom, AnswerKind, BOTH, Claim, Manner, Modality, Mood, PartyKind, Polarity, Review, Span,
    Victims,
};
use crate::text::Tag;
use crate::text::quantity::Amount;

/// Who says a clause, and what that tells about its words.
pub(super) struct Voice<'r> {
    /// The innermost attribution that covers it.
    pub(super) attribution: Option<&'r Attribution>,
    /// Those who relay it, outermost first.
    pub(super) relayed_by: Vec<String>,
    /// Whom "we", "its" and "both sides" stand for.
    pub(super) context: Context,
}

/// A claim with what it was drawn from.
pub(super) struct Drawn<'p> {
    pub(super) claim: Claim,
    /// The frame with its roles, as they were filled for this claim.
    pub(super) filled: Filled<'p>,
    /// The demand that its trigger stands under.
    pub(super) demand: Option<Demand>,
}

/// Returns the claims that a call makes in its sentence: none where the frame does not hold there, two where "each accuses the other".
pub(super) fn claims<'p>(reading: &Reading, call: Call<'p>, voice: &Voice) -> Vec<Drawn<'p>> {
    let demand = mood::demand(reading, call.trigger);
    let in_mood = match call.frame.mood {
        Mood::Fact => {
            demand.is_none()
                && !mood::is_planned(reading, call.trigger)
                && !mood::is_awaited(reading, call.trigger)
                && !mood::is_questioned(reading, call.trigger)
                && !mood::is_means_to_demand(reading, call.trigger)
        }
        Mood::Demand => demand.is_some(),
        Mood::Plan => demand.is_none() && mood::is_planned(reading, call.trigger),
        Mood::Any => true,
    };
    if !in_mood || mood::is_unmade_charge(reading, call.trigger) {
        return Vec::new();
    }
    let Some(filled) = frame::filled(reading, call, &voice.context) else { return Vec::new() };
    if is_reciprocal(reading, &filled) {
        return mutual(reading, &filled, voice);
    }
    if filled.call.frame.answer == AnswerFrom::Count {
        return counts(reading, filled, demand, voice);
    }
    if call.frame.presumes && polarity(reading, &filled, &filled.fillers()) == Polarity::Denied {
        return Vec::new();
    }
    let Some(answer) = answer(reading, &filled, demand, voice) else { return Vec::new() };
    vec![Drawn { claim: claim(reading, &filled, demand, voice, answer), filled, demand }]
}

/// Returns a claim for each number counted: "four police officers and two civilians" are two.
fn counts<'p>(reading: &Reading, filled: Filled<'p>, demand: Option<Demand>, voice: &Voice) -> Vec<Drawn<'p>> {
    // Who was killed by two gunmen is not two: only those are counted whom the frame asks for.
    let by_agent = filled.call.frame.agent.as_ref().is_some_and(|role| role.is == "people");
    let filler = if by_agent { filled.agent } else { filled.patient };
    let Some(counted) = filler.and_then(|i| counting::whom_counted(reading, i)) else { return Vec::new() };
    let counts_itself = filled.call.frame.patient.as_ref().is_some_and(|role| role.is == "itself");
    let further = if counts_itself { Vec::new() } else { counting::further(reading, filled.call.trigger, counted) };
    let of_part = |head: usize| {
        if by_agent {
            Filled { agent: Some(head), patient: None, ..filled.clone() }
        } else {
            Filled { patient: Some(head), ..filled.clone() }
        }
    };
    let drawn = |head: usize| {
        let (answer, filled) = (counting::count(reading, head).map(Answer::Count)?, of_part(head));
        Some(Drawn { claim: claim(reading, &filled, demand, voice, answer), filled, demand })
    };
    let elided = counting::elided(reading, filled.call.trigger, counted);
    let elsewhere = |(number, place): (usize, usize)| {
        let mut drawn = drawn(number)?;
        drawn.claim.place = Some(nominal::written(reading, place)).filter(|_| !reading.is_in(place, "side"));
        drawn.claim.victims_side = side_at(reading, place, &voice.context);
        Some(drawn)
    };
    let own = std::iter::once(counted).chain(further).filter_map(drawn);
    own.chain(elided.into_iter().filter_map(elsewhere)).collect()
}

/// Returns whose people are hurt at a place: those of "the Indian side", or of the state in which it lies.
fn side_at(reading: &Reading, place: usize, context: &Context) -> Option<String> {
    let mut named = nominal::parties(reading, place, context);
    let is_side = reading.is_in(place, "side") && named.len() == 1;
    if is_side { named.pop() } else { setting::party_of_place(reading, &nominal::written(reading, place)) }
}

/// Tells whether the one accused is "one another", "each other".
fn is_reciprocal(reading: &Reading, filled: &Filled) -> bool {
    let fillers = [filled.agent, filled.patient];
    fillers.into_iter().flatten().any(|i| nominal::is_reciprocal(reading, i))
}

/// Returns one claim for each side, where the sides are known by name.
fn mutual<'p>(reading: &Reading, filled: &Filled<'p>, voice: &Voice) -> Vec<Drawn<'p>> {
    let accusers = accusers(reading, filled.call.trigger, &voice.context);
    let [one, other] = accusers.as_slice() else { return Vec::new() };
    let says = |speaker: &String, accused: &String| {
        let named = Claim {
            speaker: Some(speaker.clone()),
            speaker_party: Some(speaker.clone()),
            act: Act::Accusation,
            ..claim(reading, filled, None, voice, Answer::Parties(vec![accused.clone()]))
        };
        let claim = Claim { modality: Modality::Alleged, relayed_by: Vec::new(), ..named };
        Drawn { claim, filled: filled.clone(), demand: None }
    };
    vec![says(one, other), says(other, one)]
}

/// Returns who accuse each other: the two parties that the verb of accusing has as its subject, else the sides of the conflict.
fn accusers(reading: &Reading, trigger: usize, context: &Context) -> Vec<String> {
    let cue = (0..trigger).rev().find(|i| reading.is_in(*i, "accuse") && reading.is_verbal(*i));
    let named = cue.and_then(|cue| roles::subject(reading, cue)).map(|i| nominal::parties(reading, i, context));
    named.filter(|parties| parties.len() == 2).unwrap_or_else(|| context.sides.clone())
}

/// Returns what the frame answers.
fn answer(reading: &Reading, filled: &Filled, demand: Option<Demand>, voice: &Voice) -> Option<Answer> {
    let context = &voice.context;
    let parties = |filler: Option<usize>| filler.map(|i| answering(reading, i, context)).filter(|p| !p.is_empty());
    let found = match &filled.call.frame.answer {
        AnswerFrom::Agent => parties(filled.agent),
        AnswerFrom::Patient => parties(filled.patient),
        AnswerFrom::Oblique => parties(filled.obliques.iter().flatten().next().copied()),
        AnswerFrom::Owner => owner(reading, filled, demand, context),
        AnswerFrom::Addressee => Some(addressee(reading, filled, demand, context)),
        AnswerFrom::Count => None,
        AnswerFrom::Trigger => parties(Some(filled.call.trigger)),
        AnswerFrom::Status(word) => return Some(Answer::Status(status(reading, filled, word))),
    };
    found.map(Answer::Parties)
}

/// Returns the status word of a frame, or the one that holds while it is only under way.
fn status(reading: &Reading, filled: &Filled, word: &str) -> String {
    let listed = filled.call.question.statuses.iter().find(|status| status.word == word);
    let begun = listed.and_then(|status| status.begun.clone());
    begun.filter(|_| mood::is_under_way(reading, filled.call.trigger)).unwrap_or_else(|| word.to_string())
}

/// Returns the parties of a filler; a nameless armed group is kept as written.
fn answering(reading: &Reading, i: usize, context: &Context) -> Vec<String> {
    let known = if frame::is_attack(reading, i) {
        frame::doer(reading, i, context)
    } else {
        nominal::parties(reading, i, context)
    };
    if known.is_empty() && reading.is_in(i, "nameless-party") { vec![nominal::bare(reading, i)] } else { known }
}

/// Returns whose forces, houses or land it is: the patient's owner, else the one who acts on his own.
fn owner(reading: &Reading, filled: &Filled, demand: Option<Demand>, context: &Context) -> Option<Vec<String>> {
    let trigger = filled.call.trigger;
    if let Some(sides) = both_sides(reading, trigger, context) {
        return Some(sides);
    }
    let of = |filler: Option<usize>| filler.map(|i| nominal::parties(reading, i, context)).filter(|p| !p.is_empty());
    let asked = demand.and_then(|d| d.addressee);
    let owns = filled.call.frame.agent.as_ref().is_some_and(|role| role.is != "any");
    let agent = filled.agent.filter(|_| owns);
    let mover = of(agent).or_else(|| of(asked));
    let theirs = mover.as_ref().and_then(|parties| parties.first().cloned()).or_else(|| context.theirs.clone());
    let own = Context { theirs, ..context.clone() };
    let of_patient = filled.patient.map(|i| nominal::parties(reading, i, &own)).filter(|p| !p.is_empty());
    of_patient.or(mover).or_else(|| {
        let counted = filled.patient.filter(|i| counting::victims(reading, *i) == Victims::Civilian)?;
        let of_ground = setting_side(reading, counted, trigger).or_else(|| own_side(reading));
        of_ground.or_else(|| {
            context.home.clone().filter(|_| reading.document.descriptor.party.is_some()).map(|home| vec![home])
        })
    })
}

/// Returns the party of an official statement, whose own land and houses it tells of; an organisation has none.
fn own_side(reading: &Reading) -> Option<Vec<String>> {
    let own = reading.packs.lexicons.party(reading.document.descriptor.party.as_deref()?)?;
    (own.kind != PartyKind::Organisation).then(|| vec![own.name.clone()])
}

/// Returns all sides, where a noun is done by both: "a mutual withdrawal", "a mirror withdrawal between A and B".
fn both_sides(reading: &Reading, trigger: usize, context: &Context) -> Option<Vec<String>> {
    let is_mutual = reading.sentence.children(trigger).any(|c| reading.is_in(c, "mutual"));
    is_mutual.then(|| between(reading, context))
}

/// Returns the parties named "between A and B" in the sentence, else the sides of the conflict.
fn between(reading: &Reading, context: &Context) -> Vec<String> {
    let heads = (0..reading.len()).filter(|i| reading.prepositions(*i).iter().any(|p| p == "between"));
    let named = heads.map(|i| nominal::parties(reading, i, context)).find(|p| p.len() >= 2);
    named.unwrap_or_else(|| nominal::sides_or_both(context))
}

/// Returns the party in whose land the event lies, where a single one is named.
fn setting_side(reading: &Reading, struck: usize, trigger: usize) -> Option<Vec<String>> {
    let place = setting::place(reading, trigger, &[struck])?;
    super::setting::party_of_place(reading, &place).map(|party| vec![party])
}

/// Returns the parties that a demand addresses: who should act, whom the cue names, whose fighting it is; all sides where nobody
/// is named.
fn addressee(reading: &Reading, filled: &Filled, demand: Option<Demand>, context: &Context) -> Vec<String> {
    let of = |filler: Option<usize>| filler.map(|i| nominal::parties(reading, i, context)).filter(|p| !p.is_empty());
    let asked = demand.and_then(|d| d.addressee);
    // A name that is no known party is kept as written: somebody is asked all the same, and not everybody.
    let as_written = |filler: Option<usize>| {
        let name = filler.filter(|i| reading.token(*i).tag == Tag::Propn && reading.name_at(*i).is_none());
        name.map(|i| vec![nominal::bare(reading, i)])
    };
    of(filled.agent)
        .or_else(|| of(asked))
        .or_else(|| as_written(filled.agent).or_else(|| as_written(asked)))
        .or_else(|| of(filled.patient))
        .or_else(|| owner_named_before(reading, filled))
        .unwrap_or_else(|| {
            let named = between(reading, &Context::default());
            let explicit = (0..reading.len()).any(|i| {
                reading.is_in(i, "side") && matches!(reading.word(i).to_lowercase().as_str(), "sides" | "parties")
            });
            if named != [BOTH] {
                named
            } else if explicit {
                nominal::sides_or_both(context)
            } else {
                named
            }
        })
}

/// Returns whose offensive "the offensive" is, where the sentence named it before: "condemned the Azerbaijani operation and called for
/// an end to the offensive".
fn owner_named_before(reading: &Reading, filled: &Filled) -> Option<Vec<String>> {
    let patient = filled.patient?;
    let definite = reading.sentence.children(patient).any(|c| reading.word(c).eq_ignore_ascii_case("the"));
    let before = (0..filled.call.first).rev().filter(|i| reading.is_in(*i, "fighting"));
    let mut owners = before.map(|i| nominal::parties(reading, i, &Context::default()));
    definite.then(|| owners.find(|owner| !owner.is_empty())).flatten()
}

/// Returns the claim, all slots filled that the sentence fills.
fn claim(reading: &Reading, filled: &Filled, demand: Option<Demand>, voice: &Voice, answer: Answer) -> Claim {
    let call = &filled.call;
    let fillers = filled.fillers();
    let speaker = voice.attribution.map(|a| a.speaker.clone()).unwrap_or_else(|| narrator(reading));
    let polarity = polarity(reading, filled, &fillers);
    let said =
        voice.attribution.and_then(|a| a.reach.iter().find(|s| s.contains(reading.token(call.trigger).span)).copied());
    let quote = excerpt(reading, call.trigger, &fillers, said.filter(|s| is_quoted(reading, *s)));
    let mut claim = Claim {
        id: String::new(),
        topic: call.topic.id.clone(),
        question: call.question.id.clone(),
        act: act(reading, filled, demand, voice, &speaker, polarity),
        speaker: speaker.name,
        speaker_party: speaker.party,
        relayed_by: voice.relayed_by.clone(),
        answer,
        victims: None,
        victims_side: None,
        victims_group: None,
        by: None,
        of: None,
        place: setting::place(reading, call.trigger, &fillers),
        count: None,
        share: None,
        area: None,
        event_date: dating::days(reading, call.trigger),
        polarity,
        modality: modality(reading, filled, voice),
        quote: quote.of(&reading.document.text).to_string(),
        at: Some(reading.document.at(quote)),
        mentions: Vec::new(),
        review: Review::Proposed,
        note: String::new(),
        basis: None,
    };
    match call.topic.id.as_str() {
        _ if call.question.answer == AnswerKind::Count => count_slots(reading, filled, voice, &mut claim),
        _ => party_slots(reading, filled, voice, &mut claim),
    }
    claim
}

/// Returns the document's own voice: its party where it has one.
fn narrator(reading: &Reading) -> Speaker {
    Speaker { name: None, party: reading.document.descriptor.party.clone() }
}

fn is_quoted(reading: &Reading, said: Span) -> bool {
    let before = reading.document.text[..said.start].chars().next_back();
    before.is_some_and(|c| matches!(c, '“' | '"' | '«' | '‘' | '\''))
}

fn polarity(reading: &Reading, filled: &Filled, fillers: &[usize]) -> Polarity {
    let read = mood::polarity(reading, filled.call.trigger, fillers);
    match (read, filled.call.frame.denies) {
        (Polarity::Affirmed, true) => Polarity::Denied,
        (Polarity::Denied, true) => Polarity::Affirmed,
        (read, false) => read,
    }
}

fn act(
    reading: &Reading,
    filled: &Filled,
    demand: Option<Demand>,
    voice: &Voice,
    speaker: &Speaker,
    polarity: Polarity,
) -> Act {
    let question = filled.call.question;
    let is_demand = question.act == Act::Demand;
    let by_press = voice.attribution.is_none() && reading.document.descriptor.party.is_none() && speaker.name.is_none();
    match filled.call.frame.act {
        _ if is_demand && demand.is_some_and(|d| d.is_offer) => Act::Proposal,
        Some(act) => act,
        None if is_demand => Act::Demand,
        None if by_press => Act::Report,
        None if polarity == Polarity::Denied => Act::Denial,
        None => question.act,
    }
}

fn modality(reading: &Reading, filled: &Filled, voice: &Voice) -> Modality {
    let (own, _) = mood::modality(reading, filled.call.trigger);
    let asks = filled.call.question.act == Act::Demand;
    let doubted = voice.attribution.is_some_and(|a| matches!(a.manner, Manner::Claim | Manner::Accuse));
    match own {
        Modality::Asserted | Modality::Future | Modality::Conditional if asks => Modality::Asserted,
        Modality::Asserted if doubted => Modality::Alleged,
        other => other,
    }
}

fn count_slots(reading: &Reading, filled: &Filled, voice: &Voice, claim: &mut Claim) {
    let Some(counted) = filled.patient.or(filled.agent) else { return };
    claim.victims = Some(counting::victims(reading, counted));
    claim.victims_side = counting::side(reading, counted, &voice.context);
    claim.victims_group = counting::group(reading, counted);
    let named = filled_people(reading, filled).or_else(|| counting::counted_before(reading, counted));
    if let Some(people) = named.filter(|_| claim.victims == Some(Victims::Unspecified)) {
        claim.victims = Some(counting::victims(reading, people));
        claim.victims_side = claim.victims_side.take().or_else(|| counting::side(reading, people, &voice.context));
    }
    if claim.victims_side.is_none() {
        let is_on_side = |c: &usize| reading.is_in(*c, "side") && reading.prepositions(*c).iter().any(|p| p == "on");
        let side = reading.sentence.children(filled.call.trigger).find(is_on_side);
        claim.victims_side = side.and_then(|side| side_at(reading, side, &voice.context));
    }
    if claim.victims_side.is_none() && filled.call.frame.agent.as_ref().is_none_or(|role| role.is != "party") {
        claim.victims_side = claim.place.as_deref().and_then(|place| setting::party_of_place(reading, place));
    }
    let loses = filled.call.frame.agent.as_ref().is_some_and(|role| role.is == "party");
    if loses {
        let losers = filled.agent.map(|i| nominal::parties(reading, i, &voice.context)).unwrap_or_default();
        claim.victims_side = claim.victims_side.take().or(losers.first().cloned());
    } else {
        claim.by = culprit(reading, filled, voice);
    }
    if claim.by == claim.victims_side {
        claim.by = None;
    }
}

/// Returns the people whom a noun tells of: for "the death toll among Kenyan officers" the officers.
fn filled_people(reading: &Reading, filled: &Filled) -> Option<usize> {
    let noun = filled.call.trigger;
    let of = |i: &usize| reading.prepositions(*i).iter().any(|p| matches!(p.as_str(), "of" | "among" | "for"));
    let is_noun = filled.call.kind == Kind::Noun;
    reading.sentence.children(noun).filter(of).find(|i| is_noun && counting::is_people(reading, *i))
}

/// Returns the party blamed for a toll: the one who acts, or whose attack it is.
fn culprit(reading: &Reading, filled: &Filled, voice: &Voice) -> Option<String> {
    let single = |parties: Vec<String>| match parties.as_slice() {
        [party] => Some(party.clone()),
        _ => None,
    };
    let by_agent = filled.agent.filter(|a| Some(*a) != filled.patient && filled.patient.is_some());
    let attack = || {
        let attacks = reading.words_of("attack").iter().map(|r| r.end - 1);
        attacks.filter_map(|i| single(frame::doer(reading, i, &voice.context))).next()
    };
    by_agent.and_then(|a| single(nominal::parties(reading, a, &voice.context))).or_else(attack)
}

fn party_slots(reading: &Reading, filled: &Filled, voice: &Voice, claim: &mut Claim) {
    let patient = filled.patient;
    let owner = patient.map(|i| nominal::parties(reading, i, &voice.context)).unwrap_or_default();
    let single = if let [party] = owner.as_slice() { Some(party.clone()) } else { None };
    match claim.topic.as_str() {
        "civilian_casualties" => {
            claim.victims = Some(patient.map_or(Victims::Unspecified, |i| counting::victims(reading, i)));
            // "Shelled the village of X": what was struck is the place.
            let is_struck = filled.call.frame.answer != AnswerFrom::Patient;
            let struck = patient.filter(|_| is_struck).and_then(|i| setting::named_settlement(reading, i));
            claim.place = struck.or(claim.place.take());
            claim.victims_side =
                single.or_else(|| claim.place.as_deref().and_then(|place| setting::party_of_place(reading, place)));
            if let (Answer::Parties(parties), true) = (&claim.answer, claim.question.ends_with("perpetrator")) {
                claim.by = parties.first().cloned();
                claim.victims_side = claim.victims_side.take().filter(|side| !parties.contains(side));
            }
        }
        "troop_withdrawal" if claim.question.ends_with("status") => {
            let mover = || filled.agent.map(|i| nominal::parties(reading, i, &voice.context)).filter(|p| p.len() == 1);
            claim.by = single.or_else(|| mover()?.pop());
        }
        "territory" | "troop_withdrawal" => {
            claim.of = single.filter(|owner| {
                !matches!(&claim.answer, Answer::Parties(p) if p.contains(owner))
                    || claim.question.ends_with("sovereignty")
            });
            if claim.question.ends_with("captured") {
                claim.place = patient.and_then(|i| setting::named_ground(reading, i)).or(claim.place.take());
            }
            amounts(reading, filled, claim);
        }
        _ => {}
    }
}

/// Fills in how much ground a clause speaks of.
fn amounts(reading: &Reading, filled: &Filled, claim: &mut Claim) {
    let near = |tokens: &std::ops::Range<usize>| {
        filled.patient.is_some_and(|p| tokens.clone().any(|i| reading.is_below(i, p)))
            || tokens.clone().any(|i| reading.is_below(i, filled.call.trigger) && i > filled.call.trigger)
    };
    for quantity in reading.quantities.iter().filter(|q| near(&q.tokens)) {
        match &quantity.amount {
            Amount::Area(area) => claim.area = Some(area.clone()),
            Amount::Share(share) => claim.share = Some(share.clone()),
            Amount::Count(count) if claim.question.ends_with("captured") => claim.count = Some(count.clone()),
            Amount::Count(_) => {}
        }
    }
}
