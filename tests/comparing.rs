//! What holds of comparison whatever the claims: no order of documents, no unrelated document and no restatement changes a verdict.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rashomon::model::{
    Act, Alignment, Answer, Claim, Count, DateRange, Descriptor, Gate, Judgement, Modality, Polarity, Relation, Review,
    Testimony, Victims,
};
use rashomon::packs::Packs;
use rashomon::{align, judge};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const PARTIES: [&str; 4] = ["Arden", "Belmark", "Corvia", "Dorn"];
const PLACES: [&str; 4] = ["a school in Tarnovo", "Tarnovo", "the port of Brod", "residential areas"];
const QUESTIONS: [&str; 6] = [
    "ceasefire.violator",
    "casualties.killed",
    "casualties.perpetrator",
    "withdrawal.demand",
    "territory.occupier",
    "ceasefire.status",
];

/// A claim of an invented conflict in May 2021.
fn claim() -> impl Strategy<Value = Testimony> {
    let what = (0..QUESTIONS.len(), 0..4usize, 0..4usize, prop::bool::weighted(0.2), 1u64..40);
    let where_when = (prop::option::of(1i8..8), prop::option::of(0..4usize), 0..6usize, prop::option::of(0..4usize));
    (what, where_when, prop::option::of(0..4usize), any::<u16>()).prop_map(|(what, where_when, speaker, number)| {
        let (question, answer, side, denied, figure) = what;
        let (day, place, document, place_of_victims) = where_when;
        let mut told = blank(&format!("document-{document}"), QUESTIONS[question], &format!("c{number}"));
        told.claim.answer = match QUESTIONS[question] {
            "casualties.killed" => Answer::Count(Count::exactly(figure, figure.to_string())),
            "ceasefire.status" => Answer::Status(["in-force", "collapsed"][answer % 2].into()),
            _ => Answer::Parties(vec![PARTIES[answer].into()]),
        };
        told.claim.speaker_party = speaker.map(|index| PARTIES[index].into());
        told.claim.victims_side = place_of_victims.map(|_| PARTIES[side].into());
        told.claim.of = (QUESTIONS[question] == "territory.occupier").then(|| PARTIES[side].into());
        told.claim.victims = QUESTIONS[question].starts_with("casualties").then_some(Victims::Civilian);
        told.claim.event_date = day.map(|day| DateRange::day(date(2021, 5, day)));
        told.claim.place = place.map(|index| PLACES[index].into());
        told.claim.polarity = if denied { Polarity::Denied } else { Polarity::Affirmed };
        told.claim.act = if question == 3 { Act::Demand } else { Act::Accusation };
        told.document.published = Some(date(2021, 5, 3 + i8::try_from(document).expect("few documents")));
        told
    })
}

/// A claim of another war, twenty years before.
fn unrelated() -> impl Strategy<Value = Testimony> {
    claim().prop_map(|mut told| {
        let moved = |day: Date| date(2001, i8::from(day.month() == 5) + 1, day.day());
        told.document.id = format!("old-{}", told.document.id);
        told.document.published = told.document.published.map(moved);
        told.claim.event_date = told.claim.event_date.and_then(|days| days.from).map(moved).map(DateRange::day);
        told
    })
}

fn blank(document: &str, question: &str, id: &str) -> Testimony {
    let claim = Claim {
        id: id.into(),
        topic: question.split('.').next().unwrap_or_default().into(),
        question: question.into(),
        act: Act::Assertion,
        speaker: None,
        speaker_party: None,
        relayed_by: Vec::new(),
        answer: Answer::Parties(Vec::new()),
        victims: None,
        victims_side: None,
        victims_group: None,
        by: None,
        of: None,
        place: None,
        count: None,
        share: None,
        area: None,
        event_date: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        quote: format!("{question} {id}"),
        at: None,
        mentions: Vec::new(),
        review: Review::Proposed,
        note: String::new(),
        basis: None,
    };
    let document = Descriptor {
        id: document.into(),
        file: format!("{document}.txt"),
        title: None,
        publisher: Some(format!("publisher of {document}")),
        published: None,
        url: None,
        party: None,
        grade: None,
        sha256: String::new(),
    };
    Testimony { claim, document }
}

/// Returns claims whose names are unique in their documents.
fn corpus(of: impl Strategy<Value = Testimony>) -> impl Strategy<Value = Vec<Testimony>> {
    prop::collection::vec(of, 0..40).prop_map(|claims| {
        let mut seen = BTreeSet::new();
        claims.into_iter().filter(|claim| seen.insert(claim.reference())).collect()
    })
}

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

fn compared(claims: &[Testimony]) -> (Alignment, Vec<Judgement>) {
    let alignment = align::issues(claims, &PACKS);
    let judgements = judge::judgements(claims, &alignment, &PACKS);
    (alignment, judgements)
}

/// Returns what a judgement says, whatever its issue is called.
fn verdicts(judgements: &[Judgement]) -> BTreeSet<String> {
    judgements
        .iter()
        .map(|j| format!("{} {} {:?} {} {}", j.claims[0], j.claims[1], j.relation, j.judge, j.why))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_changes_nothing(claims in corpus(claim()), turn in 0..40usize) {
        let mut turned = claims.clone();
        turned.reverse();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        let ((one, judged), (other, judged_again)) = (compared(&claims), compared(&turned));
        prop_assert_eq!(judged, judged_again);
        prop_assert_eq!(one.issues, other.issues);
        prop_assert_eq!(one.near_misses, other.near_misses);
    }

    #[test]
    fn an_unrelated_document_changes_no_verdict(claims in corpus(claim()), old in corpus(unrelated())) {
        let (_, before) = compared(&claims);
        let (_, after) = compared(&[claims, old].concat());
        let kept: Vec<Judgement> = after.into_iter().filter(|j| !j.claims[0].document.starts_with("old-")).collect();
        prop_assert!(kept.iter().all(|j| !j.claims[1].document.starts_with("old-")), "old and new were compared");
        prop_assert_eq!(verdicts(&before), verdicts(&kept));
    }

    #[test]
    fn only_different_voices_clash(claims in corpus(claim())) {
        let voice = |name| claims.iter().find(|claim| claim.reference() == name).expect("a claim of the corpus").voice();
        for j in compared(&claims).1 {
            let clash = matches!(j.relation, Relation::Conflict | Relation::Oppose);
            prop_assert!(!clash || voice(j.claims[0].clone()) != voice(j.claims[1].clone()), "{}", j.why);
        }
    }

    #[test]
    fn a_claim_never_clashes_with_itself_or_its_restatement(claims in corpus(claim())) {
        let restated = claims.iter().cloned().map(|mut claim| { claim.claim.id.push_str("-again"); claim });
        let twice: Vec<Testimony> = claims.iter().cloned().chain(restated).collect();
        for j in compared(&twice).1 {
            let plain = |index: usize| (j.claims[index].document.clone(), j.claims[index].id.trim_end_matches("-again").to_string());
            prop_assert_ne!(plain(0), plain(1));
        }
    }

    #[test]
    fn what_is_told_through_a_fuller_pair_holds_of_that_pair_too(claims in corpus(claim())) {
        let (alignment, judgements) = compared(&claims);
        for judgement in judgements.iter().filter(|judgement| !judgement.is_direct()) {
            let through = judgement.through.clone().expect("it goes through another pair");
            let told = judgements.iter().find(|told| told.is_direct() && told.claims == through).expect("that pair is judged");
            prop_assert_eq!(told.relation, judgement.relation);
            for claim in &judgement.claims {
                let spokesman = alignment.stands_for.get(claim).unwrap_or(claim);
                prop_assert!(through.contains(spokesman), "{claim} goes through {through:?}");
            }
        }
    }

    #[test]
    fn what_is_judged_can_be_compared_and_stands_in_its_issue(claims in corpus(claim())) {
        let (alignment, judgements) = compared(&claims);
        for pair in &alignment.comparable {
            prop_assert!(align::compare(&claims[pair.first], &claims[pair.second], &PACKS).is_ok());
        }
        for j in judgements {
            let issue = alignment.issues.iter().find(|issue| issue.key == j.issue).expect("an issue of that key");
            prop_assert!(issue.claims.contains(&j.claims[0]) || issue.claims.contains(&j.claims[1]));
        }
        let keys: BTreeSet<&String> = alignment.issues.iter().map(|issue| &issue.key).collect();
        prop_assert_eq!(keys.len(), alignment.issues.len(), "keys are unique");
        let named: usize = alignment.issues.iter().map(|issue| issue.claims.len()).sum();
        prop_assert_eq!(named, claims.len(), "every claim stands in one issue");
    }
}

/// One pair of `pairs.yaml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Couple {
    name: String,
    a: serde_yaml::Mapping,
    b: serde_yaml::Mapping,
    expect: Expected,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Expected {
    Relation(Relation),
    Apart { apart: Gate },
}

/// Returns the claim that a few fields describe, of the document `id`.
fn described(id: &str, mut fields: serde_yaml::Mapping) -> Testimony {
    let mut take = |name: &str| fields.remove(name).and_then(|value| value.as_str().map(str::to_string));
    let (outlet, told) = (take("outlet"), take("told"));
    let question = fields.get("question").and_then(|q| q.as_str()).expect("a question").to_string();
    for (name, value) in
        [("id", "c1"), ("topic", question.split('.').next().unwrap_or_default()), ("act", "assertion"), ("quote", id)]
    {
        fields.entry(name.into()).or_insert(value.into());
    }
    let claim: Claim = serde_yaml::from_value(serde_yaml::Value::Mapping(fields)).expect("a claim");
    let mut testimony = blank(id, &question, "c1");
    testimony.claim = claim;
    testimony.document.publisher = outlet;
    testimony.document.published = told.map(|day| day.parse().expect("a day"));
    testimony
}

#[test]
fn pairs_come_out_as_an_analyst_would_have_them() {
    let couples: Vec<Couple> = serde_yaml::from_str(include_str!("comparing/pairs.yaml")).expect("pairs as described");
    let wrong: Vec<String> = couples.into_iter().filter_map(surprise).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns what comparison makes of a pair, where it is not what is expected.
fn surprise(couple: Couple) -> Option<String> {
    let claims = [described("a", couple.a), described("b", couple.b)];
    let judgements = compared(&claims).1;
    let gate = align::compare(&claims[0], &claims[1], &PACKS).err().map(|miss| miss.gate);
    let expected = match couple.expect {
        Expected::Relation(relation) => gate.is_none() && judgements.iter().map(|j| j.relation).eq([relation]),
        Expected::Apart { apart } => gate == Some(apart) && judgements.is_empty(),
    };
    (!expected).then(|| format!("{}: {gate:?} {judgements:?}", couple.name))
}
