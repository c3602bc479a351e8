//! How a claim was read out of its sentence, told by what the claim was drawn from and by the same functions that drew it.

use super::assemble::{Drawn, Voice};
use super::attribution::Attribution;
use super::frame::Filled;
use super::reading::Reading;
use super::trigger::Kind;
use super::{dating, mood, nominal, setting};
use crate::model::{self, Derivation, Role, Told, Word};

/// Returns how a claim was drawn.
pub(super) fn derivation(reading: &Reading, drawn: &Drawn, voice: &Voice) -> Derivation {
    let Drawn { claim, filled, demand } = drawn;
    let (call, fillers) = (&filled.call, filled.fillers());
    let moment = dating::moment(reading, call.trigger);
    let place = setting::place_head(reading, call.trigger, &fillers);
    let frames = &call.question.frames;
    Derivation {
        at: reading.document.at(reading.sentence.span),
        words: words(reading),
        trigger: call.first..call.last + 1,
        kind: match call.kind {
            Kind::Verb => "verb",
            Kind::Noun => "noun",
            Kind::Phrase => "phrase",
        },
        frame: frames.iter().position(|frame| std::ptr::eq(frame, call.frame)).map_or(0, |i| i + 1),
        roles: roles(reading, filled, voice),
        told: voice.attribution.map(|attribution| told(reading, attribution)),
        demand: demand.map(|demand| demand.cue),
        denials: mood::negations(reading, call.trigger, &fillers),
        frame_denies: call.frame.denies,
        modality: mood::modality(reading, call.trigger).1,
        place: place.map(|head| nominal::phrase(reading, head)),
        days: moment.map(|moment| moment.tokens.clone()),
        days_inherited: moment.is_none() && claim.event_date.is_some(),
    }
}

fn words(reading: &Reading) -> Vec<Word> {
    let word = |i: usize| {
        let token = reading.token(i);
        Word {
            text: reading.word(i).into(),
            lemma: token.lemma.to_string(),
            tag: token.tag.name(),
            relation: token.dependency.name(),
            head: token.head,
        }
    };
    (0..reading.len()).map(word).collect()
}

fn roles(reading: &Reading, filled: &Filled, voice: &Voice) -> Vec<model::Filler> {
    let frame = filled.call.frame;
    let role = |name: &str, is: &str, filler: Option<usize>| model::Filler {
        role: name.into(),
        is: is.into(),
        words: filler.map(|i| nominal::phrase(reading, i)),
        parties: filler.map(|i| nominal::parties(reading, i, &voice.context)).unwrap_or_default(),
    };
    let named = |name, of: &Option<Role>, filler| of.as_ref().map(|of| role(name, &of.is, filler));
    let fixed = [named("agent", &frame.agent, filled.agent), named("patient", &frame.patient, filled.patient)];
    let obliques = frame.obliques.iter().zip(&filled.obliques);
    let obliques = obliques.map(|(oblique, filler)| role(&oblique.prepositions.join("/"), &oblique.is, *filler));
    fixed.into_iter().flatten().chain(obliques).collect()
}

fn told(reading: &Reading, attribution: &Attribution) -> Told {
    let text = &reading.document.text;
    Told {
        cue: attribution.cue.of(text).into(),
        line: reading.document.line_of(attribution.cue.start),
        manner: attribution.manner.name(),
        words: attribution.source.map_or("", |source| source.of(text)).into(),
        speaker: attribution.speaker.name.clone(),
        party: attribution.speaker.party.clone(),
        by: attribution.by,
        in_quotation: attribution.is_quotation,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::derivations;
    use crate::model::{Claim, Derivation, Descriptor, Document, Format, Recognition, Span};
    use crate::packs::Packs;

    fn derived(text: &str) -> Vec<(Claim, Derivation)> {
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()));
        derivations(&document, &Packs::builtin())
    }

    fn words<'d>(derivation: &'d Derivation, range: &std::ops::Range<usize>) -> Vec<&'d str> {
        derivation.words[range.clone()].iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn a_claim_is_told_with_its_trigger_its_roles_and_its_speaker() {
        let found = derived("The foreign ministry of Armenia denied that Armenian troops had broken the ceasefire.");
        let (claim, derivation) = &found[0];
        assert_eq!(claim.question, "ceasefire.violator");
        assert_eq!(words(derivation, &derivation.trigger), ["broken"]);
        let agent = &derivation.roles[0];
        assert_eq!((agent.role.as_str(), agent.parties.as_slice()), ("agent", &["Armenia".to_string()][..]));
        assert_eq!(words(derivation, agent.words.as_ref().expect("filled")), ["Armenian", "troops"]);
        let told = derivation.told.as_ref().expect("a speaker");
        assert_eq!((told.cue.as_str(), told.manner, told.by), ("denied", "deny", Recognition::Body));
        let denials: Vec<&str> = derivation.denials.iter().map(|i| derivation.words[*i].text.as_str()).collect();
        assert_eq!(denials, ["denied"]);
    }

    #[test]
    fn the_speaker_of_a_later_sentence_is_told_with_how_it_is_known() {
        let text = "Anna Petrosyan, a spokeswoman for Armenia, said that Azerbaijan had violated the truce. Petrosyan said that \
                    Azerbaijan had killed two villagers. She accused Azerbaijan of occupying Armenian territory.";
        let known: Vec<_> =
            derived(text).into_iter().filter_map(|(_, d)| d.told.map(|told| (told.words, told.by))).collect();
        assert!(known.contains(&("Petrosyan".into(), Recognition::FullName)), "{known:?}");
        assert!(known.contains(&("She".into(), Recognition::Pronoun)), "{known:?}");
    }

    #[test]
    fn every_claim_has_its_derivation_restated_mutual_and_joined_ones_too() {
        let text = "Armenia and Azerbaijan accused each other of breaking the ceasefire. Four police officers and two civilians were \
                    killed in Goris. Four police officers and two civilians were killed in Goris on 3 May 2022.";
        let found = derived(text);
        assert!(found.len() >= 4, "{found:?}");
    }
}
