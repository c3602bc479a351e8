use super::*;
use crate::model::tests::testimony;
use crate::model::{
    AnswerKind, ClaimFile, Report, Says, ShownParty, ShownQuestion, ShownTopic, Status, Testimony, Victims,
};
use jiff::civil::date;

fn question(id: &str, affirmed: &str, accused_of: Option<&str>) -> ShownQuestion {
    ShownQuestion {
        id: id.into(),
        ask: "Who did it?".into(),
        answer: AnswerKind::Party,
        statuses: vec![Status {
            word: "in-force".into(),
            says: "the ceasefire holds".into(),
            denied: None,
            excludes: vec![],
            begun: None,
        }],
        says: Says {
            affirmed: affirmed.into(),
            denied: format!("it is not so that {affirmed}"),
            accused_of: accused_of.map(String::from),
        },
    }
}

fn questions() -> Vec<ShownQuestion> {
    vec![
        question("ceasefire.violator", "{answer} broke the ceasefire", Some("breaking the ceasefire")),
        question("ceasefire.status", "{answer}", None),
        question("casualties.injured", "{answer} wounded", None),
        question("territory.occupier", "{answer} occupies territory of {of}", Some("occupying its territory")),
        question("territory.sovereignty", "the territory is {answer}'s", None),
        question("withdrawal.demand", "forces of {answer} should withdraw", None),
    ]
}

/// Returns the sentence for claims grouped into positions.
fn told(relation: Relation, positions: &[&[Testimony]]) -> String {
    let claims: Vec<&Testimony> = positions.iter().copied().flatten().collect();
    let first = claims[0];
    let finding = Finding {
        relation,
        issue: "issue".into(),
        topic: "topic".into(),
        question: first.claim.question.clone(),
        days: claims.iter().find_map(|told| told.claim.event_date),
        told: first.document.published.map(DateRange::day),
        place: first.claim.place.clone(),
        origins: vec![],
        positions: positions.iter().map(|group| position(group)).collect(),
        grounds: vec![],
    };
    super::finding(&Reading::new(&report(&claims)), &finding)
}

/// Returns the sentence for accusations of one party against the other, and back.
fn mirrored(there: &[Testimony], back: &[Testimony]) -> String {
    let references = |told: &[Testimony]| told.iter().map(Testimony::reference).collect();
    let mirror = Mirror {
        topic: "topic".into(),
        question: there[0].claim.question.clone(),
        parties: ["Arden".into(), "Belmark".into()],
        there: references(there),
        back: references(back),
    };
    super::mirror(&Reading::new(&report(&there.iter().chain(back).collect::<Vec<_>>())), &mirror)
}

/// Returns a report on these claims.
fn report(claims: &[&Testimony]) -> Report {
    let file = |told: &&Testimony| ClaimFile { document: told.document.id.clone(), claims: vec![told.claim.clone()] };
    Report {
        documents: claims.iter().map(|told| told.document.clone()).collect(),
        topics: vec![ShownTopic {
            id: "topic".into(),
            title: "Topic".into(),
            digest: String::new(),
            questions: questions(),
        }],
        parties: vec![ShownParty { name: "Arden".into(), adjective: "Ardenian".into() }],
        claims: claims.iter().map(file).collect(),
        ..Report::default()
    }
}

fn position(group: &[Testimony]) -> Position {
    Position {
        answer: group[0].claim.answer.clone(),
        polarity: group[0].claim.polarity,
        claims: group.iter().map(Testimony::reference).collect(),
        origins: vec![],
    }
}

/// Says that `by` names `party`, in an outlet of its own.
fn names(question: &str, by: &str, party: &str) -> Testimony {
    let told = testimony(&format!("{by}-radio-{party}"), question).by(by).answers(&[party]);
    told.on(date(2031, 5, 3)).published(date(2031, 5, 4))
}

fn wounded(by: &str, n: u64, day: i8) -> Testimony {
    let told = testimony(&format!("{by}-{n}"), "casualties.injured").by(by).counts(Some(n), Some(n), &n.to_string());
    told.victims_of(Victims::Civilian, "Arden").on(date(2031, 5, 3)).published(date(2031, 5, day))
}

#[test]
fn two_that_accuse_each_other_are_told_in_one_clause() {
    let [one, other] =
        [names("ceasefire.violator", "Belmark", "Arden"), names("ceasefire.violator", "Arden", "Belmark")];
    assert_eq!(
        told(Relation::Conflict, &[&[one], &[other]]),
        "Arden and Belmark each accuse the other of breaking the ceasefire on 3 May 2031."
    );
}

#[test]
fn accusations_are_of_other_events_only_where_all_days_are_known_and_apart() {
    let violator = |by: &str, party: &str, day| {
        let told = testimony(&format!("{by}-radio-{day}"), "ceasefire.violator").by(by).answers(&[party]);
        told.on(date(2031, 5, day))
    };
    let there = [violator("Arden", "Belmark", 3)];
    assert_eq!(
        mirrored(&there, &[violator("Belmark", "Arden", 9)]),
        "Arden and Belmark each accuse the other of breaking the ceasefire, not of the same events: Arden for 3 May 2031, Belmark for 9 May 2031."
    );
    assert_eq!(
        mirrored(&there, &[violator("Belmark", "Arden", 3), violator("Belmark", "Arden", 9)]),
        "Arden and Belmark each accuse the other of breaking the ceasefire: Arden for 3 May 2031, Belmark for 3 May 2031 and 9 May 2031."
    );
    let undated = testimony("belmark-radio", "ceasefire.violator").by("Belmark").answers(&["Arden"]);
    assert!(!mirrored(&there, &[undated]).contains("not of the same events"));
}

#[test]
fn accusers_and_deniers_are_told_one_after_the_other() {
    let violator = |by, party| names("ceasefire.violator", by, party);
    let accusers = [violator("Arden", "Belmark"), violator("United States", "Belmark")];
    assert_eq!(
        told(Relation::Conflict, &[&accusers, &[violator("Belmark", "the militia")], &[violator("Belmark", "Arden")]]),
        "Arden and the United States accuse Belmark of breaking the ceasefire on 3 May 2031; Belmark accuses the militia and Arden."
    );
    assert_eq!(
        told(Relation::Conflict, &[&[violator("Arden", "Belmark")], &[violator("Belmark", "Belmark").denied()]]),
        "Arden accuses Belmark of breaking the ceasefire on 3 May 2031; Belmark denies the charge."
    );
}

#[test]
fn who_denies_is_told_with_what_is_denied() {
    let violator = |by, party| names("ceasefire.violator", by, party);
    let accusers = [&[violator("Arden", "Belmark")][..], &[violator("Belmark", "Arden")]];
    let denial = violator("Belmark", "Belmark").denied();
    assert_eq!(
        told(Relation::Conflict, &[accusers[0], accusers[1], std::slice::from_ref(&denial)]),
        "Arden accuses Belmark of breaking the ceasefire on 3 May 2031; Belmark accuses Arden and denies the charge against it."
    );
    assert_eq!(
        told(Relation::Conflict, &[accusers[0], &[denial, violator("Norland", "Belmark").denied()]]),
        "Arden accuses Belmark of breaking the ceasefire on 3 May 2031; Belmark denies the charge; Norland says that it is not so that Belmark broke the ceasefire."
    );
    let figures = [&[wounded("Arden", 19, 4)][..], &[wounded("Norland", 26, 4)], &[wounded("Belmark", 19, 4).denied()]];
    assert!(told(Relation::Conflict, &figures).ends_with("Norland of 26; Belmark disputes the figure of 19."));
}

#[test]
fn a_bystander_does_not_speak_of_its_own_territory() {
    let mut norland = names("territory.occupier", "Norland", "Belmark");
    norland.claim.of = Some("Arden".into());
    let denial = names("territory.occupier", "Belmark", "Belmark").denied();
    assert_eq!(
        told(Relation::Conflict, &[&[norland], &[denial]]),
        "Norland accuses Belmark of occupying Arden's territory on 3 May 2031; Belmark denies the charge."
    );
}

#[test]
fn figures_against_each_other_name_whom_they_count_once() {
    assert_eq!(
        told(Relation::Conflict, &[&[wounded("Arden", 19, 4)], &[wounded("Belmark", 4, 4)]]),
        "Arden speaks of 19 Ardenian civilians wounded on 3 May 2031; Belmark of 4."
    );
    assert_eq!(
        told(Relation::Conflict, &[&[wounded("Arden", 19, 4)], &[wounded("Belmark", 19, 4).denied()]]),
        "Arden speaks of 19 Ardenian civilians wounded on 3 May 2031; Belmark disputes the figure."
    );
}

#[test]
fn a_figure_that_grows_is_told_from_its_first_to_its_last_telling() {
    assert_eq!(
        told(Relation::Update, &[&[wounded("Arden", 19, 4)], &[wounded("a hospital", 26, 5)]]),
        "The number of Ardenian civilians wounded on 3 May 2031 goes from 19 (Arden, 4 May 2031) to 26 (a hospital, 5 May 2031)."
    );
}

#[test]
fn those_who_say_the_same_are_named_together() {
    let demand = |by: &str| testimony(by, "withdrawal.demand").by(by).answers(&["Belmark"]).published(date(2031, 5, 4));
    assert_eq!(
        told(Relation::Agree, &[&[demand("Arden"), demand("European Union")]]),
        "Arden and the European Union both say that forces of Belmark should withdraw (4 May 2031)."
    );
    let all = ["Arden", "Chile", "Norland", "Peru", "Oman"].map(demand);
    assert!(told(Relation::Agree, &[&all]).starts_with("Arden, Chile, Norland and 2 others all say that"));
}

#[test]
fn an_outlet_reports_and_a_speaker_says() {
    let status = |document: &str| testimony(document, "ceasefire.status").status("in-force").on(date(2031, 5, 3));
    assert_eq!(
        told(Relation::Conflict, &[&[status("Coast Gazette")], &[status("wire").by("Arden").denied()]]),
        "Coast Gazette reports that the ceasefire holds on 3 May 2031; Arden denies that the ceasefire holds."
    );
}

#[test]
fn who_speaks_of_itself_says_it() {
    let mut own = names("territory.sovereignty", "Arden", "Arden");
    own.claim.event_date = None;
    let mut other = names("territory.sovereignty", "Belmark", "Belmark");
    other.claim.event_date = None;
    (own.claim.place, other.claim.place) = (Some("Port Sel".into()), Some("Port Sel".into()));
    assert_eq!(
        told(Relation::Conflict, &[&[own], &[other]]),
        "Arden says that Port Sel is its own; Belmark says that Port Sel is its own (4 May 2031)."
    );
}

#[test]
fn a_place_is_named_in_a_sentence_only_if_it_has_a_name() {
    assert_eq!(in_place("Port Sel"), Some(" in Port Sel".into()));
    assert_eq!(in_place("Tovuz region of Azerbaijan"), Some(" in the Tovuz region of Azerbaijan".into()));
    for described in ["the building", "Ardenian posts near Port Sel", "The ground taken in May"] {
        assert_eq!(in_place(described), None);
    }
}
