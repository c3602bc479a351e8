//! The comparability gate: may these two claims be held against each other at all, and how firmly?
//!
//! In: two claims of one question. Out: a footing, or what keeps them apart. It does not look at whether the answers clash; only
//! where several answers can be right does another answer mean another matter.

use super::ground::Fit;
use super::profile::{DEMAND, Profile};
use super::time::{is_one_passage, time, told_apart};
use crate::model::{Answer, BOTH, Claim, Footing, Gate, Modality, Victims};

/// Days within which one side's demand can be the narrower form of another's.
const NARROWER: i32 = 60;

/// The least figure that tells an event from others.
const TELLING: u64 = 10;

/// Returns how firmly both claims speak of the same matter, or what keeps them apart.
pub(super) fn pass(a: &Profile, b: &Profile) -> Result<Footing, Gate> {
    if is_one_speaker(a, b) { Err(Gate::Voice) } else { pass_as_strangers(a, b) }
}

/// Does the same without asking who speaks.
pub(super) fn pass_as_strangers(a: &Profile, b: &Profile) -> Result<Footing, Gate> {
    modality(a, b)?;
    if a.compare.judge == "demand" && is_mirror(a, b) {
        return answering(a, b);
    }
    let time = time(a, b)?;
    let place = place(a, b)?;
    measure(a, b)?;
    let victims = victims(a, b)?;
    side(a, b)?;
    matter(a, b)?;
    let footing = time.min(place).min(victims).min(participants(a, b));
    Ok(if is_one_telling_figure(a, b) { footing.max(Footing::Likely) } else { footing })
}

/// Returns how many things keep two refused claims apart: one other day is a trap, another day and other victims hardly.
pub(super) fn obstacles(a: &Profile, b: &Profile) -> usize {
    let checks = [
        modality(a, b).is_err(),
        time(a, b).is_err(),
        place(a, b).is_err(),
        measure(a, b).is_err(),
        victims(a, b).is_err(),
        side(a, b).is_err(),
        matter(a, b).is_err(),
    ];
    checks.iter().filter(|refuses| **refuses).count()
}

/// Tells whether both give one figure that hardly two events share, even where days or names leave it open.
fn is_one_telling_figure(a: &Profile, b: &Profile) -> bool {
    match (&a.claim().answer, &b.claim().answer) {
        (Answer::Count(one), Answer::Count(other)) => {
            !one.vague && !other.vague && one.min == other.min && one.min.is_some_and(|n| n >= TELLING)
        }
        _ => false,
    }
}

/// Tells whether one speaker says both in one document, once by his full name and once by his last.
fn is_one_speaker(a: &Profile, b: &Profile) -> bool {
    let same_document = a.testimony.document.id == b.testimony.document.id;
    let named = |p: &Profile| p.claim().speaker.is_some();
    let last_name = |p: &Profile, q: &Profile| {
        let rest = p.speaker.strip_suffix(q.speaker.as_str());
        p.claim().speaker_party == q.claim().speaker_party && rest.is_some_and(|first| first.ends_with(' '))
    };
    // "Officials on both sides" speak for two parties.
    let one_name = a.speaker == b.speaker && !speaks_for_two(a, b);
    same_document && named(a) == named(b) && (one_name || last_name(a, b) || last_name(b, a))
}

/// Tells whether one name stands for people of two parties.
fn speaks_for_two(a: &Profile, b: &Profile) -> bool {
    matches!((&a.claim().speaker_party, &b.claim().speaker_party), (Some(one), Some(other)) if one != other)
}

/// A promise, a condition or a demand is no fact.
fn modality(a: &Profile, b: &Profile) -> Result<(), Gate> {
    let asks = a.compare.judge == "demand";
    let is_no_fact = |p: &Profile| {
        let open = matches!(p.claim().modality, Modality::Conditional | Modality::Future);
        !asks && (open || p.is_demand())
    };
    if is_no_fact(a) || is_no_fact(b) { Err(Gate::Modality) } else { Ok(()) }
}

/// Tells whether each of two parties asks it of the other.
fn is_mirror(a: &Profile, b: &Profile) -> bool {
    let asks = |p: &Profile, q: &Profile| {
        p.claim().speaker_party.as_ref().is_some_and(|party| q.answer().contains(party) && !p.answer().contains(party))
    };
    asks(a, b) && asks(b, a)
}

/// Two parties that ask it of each other: the standoff is the matter, and each speaks of its own ground.
fn answering(a: &Profile, b: &Profile) -> Result<Footing, Gate> {
    let (Some(one), Some(other)) = (uttered(a), uttered(b)) else { return Ok(Footing::Possible) };
    if (one - other).abs() <= DEMAND { Ok(Footing::Same) } else { Err(Gate::Time) }
}

/// Returns the day on which a demand was made.
fn uttered(p: &Profile) -> Option<i32> {
    if p.days.stated { Some(p.days.from) } else { p.told }
}

fn place(a: &Profile, b: &Profile) -> Result<Footing, Gate> {
    let owners = (&a.claim().of, &b.claim().of);
    let sovereign = a.compare.judge == "sovereignty";
    if !sovereign && matches!(owners, (Some(one), Some(other)) if one != other) {
        return Err(Gate::Place);
    }
    match a.ground.fit(&b.ground) {
        Fit::Apart => Err(Gate::Place),
        // One village is held, or taken, or somebody's, and another: nobody confirms the other.
        Fit::Doubtful if !a.compare.incident && matches!(a.compare.judge.as_str(), "parties" | "sovereignty") => {
            Err(Gate::Place)
        }
        // Of a part and the whole, or of two places, both can be right: they may agree, and never contradict each other.
        fit if a.compare.ground && fit != Fit::Shared && !(a.ground.is_unsaid() && b.ground.is_unsaid()) => {
            Ok(Footing::Likely)
        }
        // Rival owners must name the ground they both claim.
        fit if sovereign && fit != Fit::Shared && a.answer() != b.answer() => Err(Gate::Place),
        Fit::Doubtful if a.compare.incident => Ok(Footing::Possible),
        Fit::Doubtful => Ok(Footing::Likely),
        Fit::Unsaid | Fit::Within | Fit::Shared => Ok(Footing::Same),
    }
}

/// Killed or wounded in one number is another measure than killed; a group another than all.
fn measure(a: &Profile, b: &Profile) -> Result<(), Gate> {
    let group = |p: &Profile| p.claim().victims_group.is_some();
    let total = |c: &Claim| c.victims == Some(Victims::Mixed);
    let part = |c: &Claim| matches!(c.victims, Some(Victims::Civilian | Victims::Military | Victims::Police));
    let (one, other) = (a.claim(), b.claim());
    let parted = (total(one) && part(other)) || (part(one) && total(other));
    let counts = a.compare.judge == "count";
    if counts && (a.is_sum != b.is_sum || group(a) != group(b) || parted) { Err(Gate::Measure) } else { Ok(()) }
}

fn victims(a: &Profile, b: &Profile) -> Result<Footing, Gate> {
    let (one, other) = (a.claim(), b.claim());
    if let (Some(group), Some(another)) = (&one.victims_group, &other.victims_group) {
        let (group, another) = (group.to_lowercase(), another.to_lowercase());
        if group != another && strsim::jaro_winkler(&group, &another) < 0.92 {
            return Err(Gate::Population);
        }
    }
    let open = |victims: Option<Victims>| matches!(victims, None | Some(Victims::Unspecified | Victims::Mixed));
    let armed = |victims: Option<Victims>| matches!(victims, Some(Victims::Military | Victims::Police));
    match (one.victims, other.victims) {
        (x, y) if x == y => Ok(Footing::Same),
        (x, y) if !open(x) && !open(y) => Err(Gate::Population),
        (x, y) if a.compare.judge == "count" && (armed(x) || armed(y)) => Err(Gate::Population),
        (x, _) if a.compare.judge == "count" && exceeds(a, b, open(x)) => Ok(Footing::Same),
        // People of whom nothing more is said may be civilians, or more.
        (x, y) if a.compare.judge == "count" && (!open(x) || !open(y)) => Ok(Footing::Likely),
        _ => Ok(Footing::Same),
    }
}

/// Tells whether more civilians are counted than people in all, which contradict each other whoever the others are.
fn exceeds(a: &Profile, b: &Profile, first_is_all: bool) -> bool {
    let (all, part) = if first_is_all { (a, b) } else { (b, a) };
    match (&all.claim().answer, &part.claim().answer) {
        (Answer::Count(all), Answer::Count(part)) => !all.vague && !part.vague && all.allowed().1 < part.allowed().0,
        _ => false,
    }
}

/// The victims' side; for troops, whose they are.
fn side(a: &Profile, b: &Profile) -> Result<(), Gate> {
    let (one, other) = (a.claim(), b.claim());
    let differ = |x: &Option<String>, y: &Option<String>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let troops = a.compare.judge == "status" && differ(&one.by, &other.by);
    let own_people = |killer: &Claim, dead: &Claim| killer.by.is_some() && killer.by == dead.victims_side;
    let figures_differ = one.answer != other.answer;
    if figures_differ && a.compare.judge == "count" && (own_people(one, other) || own_people(other, one)) {
        return Err(Gate::Side);
    }
    if troops || differ(&one.victims_side, &other.victims_side) { Err(Gate::Side) } else { Ok(()) }
}

/// Where several answers can be right, another answer is another matter: forces of one party, forces of another.
fn matter(a: &Profile, b: &Profile) -> Result<(), Gate> {
    let (one, other) = (a.answer(), b.answer());
    if one.is_empty() || other.is_empty() || a.compare.exclusive {
        return Ok(());
    }
    let everyone = |parties: &[String]| parties.iter().any(|party| party == BOTH);
    let shared = one.iter().any(|party| other.contains(party)) || everyone(one) || everyone(other);
    let narrower = one != other && a.compare.judge == "demand";
    match told_apart(a, b) {
        _ if !shared => Err(Gate::Event),
        Some(apart) if narrower && apart > NARROWER => Err(Gate::Time),
        _ => Ok(()),
    }
}

/// Caps the footing where nobody takes part in both events, where nothing tells whose the victims are, where two figures are not of
/// one place (a war has many incidents in a day), or where what one denies is of a place that the other does not name.
fn participants(a: &Profile, b: &Profile) -> Footing {
    let (one, other) = (a.claim(), b.claim());
    let denied = one.polarity != other.polarity || is_none(a, b) || is_none(b, a);
    let figures = a.compare.judge == "count" && !denied;
    if a.compare.judge == "parties" && a.compare.incident && hits_something_else(a, b) {
        return Footing::Possible;
    }
    if a.ground.is_one_place(&b.ground) {
        // A district's toll holds its villages'.
        let nested = figures && a.ground.fit(&b.ground) == Fit::Within;
        return if nested { Footing::Likely } else { Footing::Same };
    }
    let sided = |c: &Claim| if a.compare.judge == "status" { c.by.is_some() } else { c.victims_side.is_some() };
    let sides = sided(one) && sided(other);
    if a.compare.judge == "count" && !sides && (is_word(one) || is_word(other)) {
        return Footing::Possible;
    }
    let strangers = a.compare.exclusive && !a.participants.iter().any(|party| b.participants.contains(party));
    let unsided = a.compare.sided && !sides && !(denied && is_one_passage(a, b));
    let elsewhere =
        denied && a.compare.judge == "parties" && !a.compare.exclusive && a.ground.is_named() != b.ground.is_named();
    if strangers || unsided || figures || elsewhere { Footing::Likely } else { Footing::Same }
}

/// Tells whether each names what was hit, and the two nothing of one kind: a bus here, a substation there.
fn hits_something_else(a: &Profile, b: &Profile) -> bool {
    let both = !a.targets.is_empty() && !b.targets.is_empty();
    both && !a.targets.iter().any(|kind| b.targets.contains(kind))
}

/// Tells whether somebody says that nobody was killed, which denies every figure; neither names a place that the other does not.
fn is_none(a: &Profile, b: &Profile) -> bool {
    let none = matches!(&a.claim().answer, Answer::Count(count) if count.max == Some(0));
    none && !a.claim().is_narrated() && a.ground.is_unsaid() && b.ground.is_unsaid()
}

/// Tells whether a claim counts in words such as "dozens", which fit many events.
fn is_word(claim: &Claim) -> bool {
    matches!(&claim.answer, Answer::Count(count) if count.vague)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::testimony;
    use crate::model::{Act, Testimony};
    use crate::packs::Packs;
    use jiff::civil::{Date, date};
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

    fn check(a: &Testimony, b: &Testimony, expected: Result<Footing, Gate>) {
        let (one, other) = (Profile::read(a, &PACKS), Profile::read(b, &PACKS));
        assert_eq!(pass(&one, &other), expected, "{:?}\n{:?}", a.claim, b.claim);
        assert_eq!(pass(&other, &one), expected, "the gate does not ask who comes first");
    }

    #[test]
    fn fewer_dead_in_all_than_civilians_are_another_count_of_the_same() {
        let civilians = killed("herald", 31, "Arden").at_place("Tarnovo");
        let all = |n| killed("gazette", n, "Arden").victims_of(Victims::Unspecified, "Arden").at_place("Tarnovo");
        check(&civilians, &all(29), Ok(Footing::Same));
        check(&civilians, &all(35), Ok(Footing::Likely));
    }

    #[test]
    fn a_bus_and_a_market_hit_in_one_town_on_one_day_need_not_be_one_event() {
        let hit = |document: &str, quote: &str| {
            let mut told = testimony(document, "casualties.perpetrator").by(document).answers(&["Belmark"]).on(may(3));
            told.claim.quote = quote.into();
            told.victims_of(Victims::Civilian, "Arden").at_place("Tarnovo")
        };
        let bus = hit("herald", "Belmark's drone struck a bus in Tarnovo");
        check(&bus, &hit("gazette", "Belmark hit two minibuses in Tarnovo"), Ok(Footing::Same));
        check(&bus, &hit("gazette", "Belmark's shells fell on a market in Tarnovo"), Ok(Footing::Possible));
    }

    #[test]
    fn nobody_killed_is_a_denial_where_neither_names_a_place() {
        let none = killed("herald", 0, "Arden").by("Arden");
        check(&none, &killed("gazette", 9, "Arden"), Ok(Footing::Same));
        check(&killed("herald", 0, "Arden"), &killed("gazette", 9, "Arden"), Ok(Footing::Likely));
        check(&none, &killed("gazette", 9, "Arden").at_place("Tarnovo"), Ok(Footing::Likely));
    }

    #[test]
    fn ground_taken_at_one_place_confirms_nothing_of_another() {
        let taken = |document: &str| testimony(document, "territory.captured").by(document).answers(&["Arden"]);
        let one = taken("herald").at_place("Tarnovo").on(may(3));
        check(&one, &taken("gazette").at_place("Brod").on(may(3)), Err(Gate::Place));
        check(&one, &taken("gazette").at_place("the village of Tarnovo").on(may(3)), Ok(Footing::Same));
        for question in ["withdrawal.deployment", "territory.sovereignty", "territory.occupier"] {
            let told = |document: &str| testimony(document, question).by(document).answers(&["Arden"]).on(may(3));
            check(&told("herald").at_place("Tarnovo"), &told("gazette").at_place("Brod"), Err(Gate::Place));
        }
    }

    fn may(day: i8) -> Date {
        date(2021, 5, day)
    }

    fn accusation(party: &str, accused: &str) -> Testimony {
        testimony(party, "ceasefire.violator").by(party).answers(&[accused]).published(may(4))
    }

    #[test]
    fn mutual_accusations_of_one_day_meet_and_those_of_another_year_do_not() {
        let (one, other) = (accusation("Arden", "Belmark").on(may(3)), accusation("Belmark", "Arden"));
        check(&one, &other.clone().on(may(3)), Ok(Footing::Same));
        check(&one, &other.clone().on(date(2020, 5, 3)), Err(Gate::Time));
        check(&one, &other.clone().published(date(2022, 5, 4)), Err(Gate::Time));
        check(&one, &other, Ok(Footing::Possible));
    }

    #[test]
    fn both_accused_each_other_in_one_sentence_is_one_event_without_a_date() {
        let said = |party: &str, accused: &str| {
            let mut claim = accusation(party, accused);
            claim.document.id = "herald".into();
            claim.claim.quote = "Both sides accused each other of breaking the truce".into();
            claim
        };
        check(&said("Arden", "Belmark"), &said("Belmark", "Arden"), Ok(Footing::Same));
    }

    #[test]
    fn a_charge_and_the_answer_in_the_next_sentence_are_of_one_event() {
        let said = |party: &str, accused: &str, start: usize| {
            let mut claim = accusation(party, accused);
            claim.document.id = "herald".into();
            claim.claim.at = Some(crate::model::At { start, end: start + 80, line: 1 });
            claim
        };
        check(&said("Arden", "Belmark", 0), &said("Belmark", "Belmark", 120).denied(), Ok(Footing::Same));
        check(&said("Arden", "Belmark", 0), &said("Belmark", "Belmark", 2000).denied(), Ok(Footing::Possible));
    }

    #[test]
    fn rival_culprits_of_one_town_told_together_need_no_date() {
        let struck = |party: &str, accused: &str| {
            let told = testimony(party, "casualties.perpetrator").by(party).answers(&[accused]);
            told.victims_of(Victims::Civilian, "Arden").at_place("the market of Tarnovo")
        };
        let one = struck("Arden", "Belmark").published(may(4));
        check(&one, &struck("Belmark", "Arden").published(may(5)), Ok(Footing::Same));
        check(&one, &struck("Belmark", "Arden").published(may(12)), Ok(Footing::Possible));
    }

    #[test]
    fn dozens_here_and_dozens_there_are_not_one_toll() {
        let dozens =
            |document: &str| testimony(document, "casualties.injured").counts(Some(24), None, "dozens").on(may(3));
        check(&dozens("herald"), &dozens("gazette"), Ok(Footing::Possible));
        check(&dozens("herald").at_place("Tarnovo"), &dozens("gazette").at_place("Tarnovo"), Ok(Footing::Same));
    }

    #[test]
    fn people_whom_a_party_killed_are_not_its_own() {
        let mut shot = testimony("herald", "casualties.killed").counts(Some(2), Some(2), "two").on(may(3));
        shot.claim.victims = Some(Victims::Civilian);
        shot.claim.by = Some("Arden".into());
        check(&shot, &killed("gazette", 5, "Arden"), Err(Gate::Side));
        let other = killed("gazette", 5, "Belmark");
        assert!(pass(&Profile::read(&shot, &PACKS), &Profile::read(&other, &PACKS)).is_ok());
    }

    #[test]
    fn what_is_up_to_a_day_does_not_reach_back_for_years() {
        let mut until = accusation("Arden", "Belmark").published(date(2023, 9, 13));
        until.claim.event_date = Some(crate::model::DateRange { from: None, to: Some(date(2023, 9, 13)) });
        check(&until, &accusation("Belmark", "Arden").on(may(3)), Err(Gate::Time));
    }

    fn killed(document: &str, n: u64, side: &str) -> Testimony {
        testimony(document, "casualties.killed")
            .counts(Some(n), Some(n), "so many")
            .on(may(3))
            .victims_of(Victims::Civilian, side)
    }

    #[test]
    fn tolls_meet_only_for_the_same_victims_at_the_same_place() {
        let one = killed("herald", 5, "Arden").at_place("a market in Tarnovo");
        check(&one, &killed("gazette", 13, "Arden").at_place("the market of Tarnovo"), Ok(Footing::Same));
        check(&one, &killed("gazette", 13, "Belmark").at_place("a market in Tarnovo"), Err(Gate::Side));
        check(&one, &killed("gazette", 13, "Arden").victims_of(Victims::Military, "Arden"), Err(Gate::Population));
        check(&one, &killed("gazette", 13, "Arden").victims_of(Victims::Mixed, "Arden"), Err(Gate::Measure));
        check(&one, &killed("gazette", 13, "Arden"), Ok(Footing::Likely));
        check(&one, &killed("gazette", 13, "Arden").at_place("Tarnovo"), Ok(Footing::Likely));
        check(&one, &killed("gazette", 13, "Arden").at_place("Brod"), Ok(Footing::Possible));
    }

    #[test]
    fn who_left_a_village_may_not_have_left_the_valley() {
        let left = |document: &str| testimony(document, "withdrawal.status").status("withdrawn").on(may(3));
        let valley = left("herald").at_place("the Tarn valley");
        check(&valley, &left("gazette").at_place("the Tarn valley"), Ok(Footing::Same));
        check(&valley, &left("gazette").at_place("Brod"), Ok(Footing::Likely));
        check(&valley, &left("gazette"), Ok(Footing::Likely));
    }

    #[test]
    fn a_telling_figure_makes_up_for_a_missing_date() {
        let undated = |document: &str, n: u64| {
            let mut claim = killed(document, n, "Arden").published(may(5));
            claim.claim.event_date = None;
            claim
        };
        check(&killed("herald", 23, "Arden"), &undated("gazette", 23), Ok(Footing::Likely));
        check(&killed("herald", 2, "Arden"), &undated("gazette", 2), Ok(Footing::Possible));
    }

    #[test]
    fn a_part_a_sum_and_a_war_are_other_measures() {
        let one = killed("herald", 5, "Arden");
        let mut children = killed("gazette", 2, "Arden");
        children.claim.victims_group = Some("children".into());
        check(&one, &children, Err(Gate::Measure));
        let mut sum = killed("gazette", 30, "Arden");
        sum.claim.quote = "thirty civilians were killed or wounded".into();
        check(&one, &sum, Err(Gate::Measure));
        check(&one, &killed("gazette", 900, "Arden").during(date(2021, 4, 1), may(20)), Err(Gate::Measure));
    }

    #[test]
    fn a_promise_is_no_fact() {
        let mut promised = testimony("gazette", "withdrawal.status").status("withdrawn").published(may(4));
        promised.claim.modality = Modality::Future;
        let told = testimony("herald", "withdrawal.status").status("not-withdrawn").published(may(4));
        check(&promised, &told, Err(Gate::Modality));
    }

    #[test]
    fn occupation_of_one_sides_land_is_not_occupation_of_the_others() {
        let holds = |party: &str, owner: &str| {
            testimony(party, "territory.occupier").by(owner).answers(&[party]).owned_by(owner).published(may(4))
        };
        check(&holds("Belmark", "Arden"), &holds("Arden", "Belmark"), Err(Gate::Place));
    }

    #[test]
    fn rival_owners_must_name_the_ground_they_both_claim() {
        let owns =
            |party: &str| testimony(party, "territory.sovereignty").by(party).answers(&[party]).published(may(4));
        check(
            &owns("Arden").at_place("the Tarn valley"),
            &owns("Belmark").at_place("the Tarn valley"),
            Ok(Footing::Same),
        );
        check(&owns("Arden"), &owns("Belmark").at_place("the Tarn valley"), Err(Gate::Place));
        let answered = owns("Belmark").at_place("the Tarn valley").on(may(6)).published(may(6));
        check(&owns("Arden").at_place("the Tarn valley"), &answered, Ok(Footing::Same));
    }

    #[test]
    fn demands_on_each_other_meet_though_each_speaks_of_its_own_ground() {
        let asks = |party: &str, whose: &str, day: Date| {
            let mut asked =
                testimony(party, "withdrawal.demand").by(party).answers(&[whose]).owned_by(party).published(day);
            asked.claim.act = Act::Demand;
            asked
        };
        check(&asks("Arden", "Belmark", may(4)), &asks("Belmark", "Arden", may(12)), Ok(Footing::Same));
        check(&asks("Arden", "Belmark", may(4)), &asks("Belmark", "Arden", date(2021, 9, 4)), Err(Gate::Time));
    }

    #[test]
    fn forces_of_two_parties_are_two_matters() {
        let deployed = |party: &str| {
            testimony("herald", "withdrawal.deployment").named(party).by("Corvia").answers(&[party]).published(may(4))
        };
        let mut other = deployed("Belmark");
        other.document.id = "gazette".into();
        check(&deployed("Arden"), &other, Err(Gate::Event));
    }

    #[test]
    fn a_speaker_is_not_held_against_himself_in_one_document() {
        check(&accusation("Arden", "Belmark").on(may(3)), &accusation("Arden", "Corvia").on(may(3)), Err(Gate::Voice));
        let said = |name: &str, accused: &str| {
            let mut claim = accusation("Arden", accused).on(may(3));
            claim.claim.speaker = Some(name.into());
            claim
        };
        check(&said("Ilya Marn", "Belmark"), &said("Marn", "Corvia"), Err(Gate::Voice));
        check(&said("Ilya Marn", "Belmark"), &said("Jana Brel", "Corvia"), Ok(Footing::Same));
    }
}
