use super::*;
use crate::model::tests::testimony;
use crate::model::{Gate, Issue, NearMiss, Polarity};
use jiff::civil::date;

/// A truce in an invented war: each side blames the other for 3 May, and a bulletin of an agency agrees with one of them.
fn accusations() -> Vec<Testimony> {
    let told = |document: &str, by: &str, of: &str| {
        let day = date(2031, 5, 3);
        testimony(document, "ceasefire.violator").by(by).answers(&[of]).on(day).published(date(2031, 5, 4))
    };
    vec![
        told("harbour-gazette", "Belmark", "Arden"),
        told("arden-radio", "Arden", "Belmark"),
        told("northern-wire", "Norland", "Belmark"),
    ]
}

fn issue(claims: &[Testimony]) -> Issue {
    Issue {
        key: "ceasefire-violator-2031-05-03".into(),
        topic: "ceasefire".into(),
        question: "ceasefire.violator".into(),
        window: None,
        place: None,
        claims: claims.iter().map(Testimony::reference).collect(),
    }
}

fn judged(a: &Testimony, b: &Testimony, relation: Relation) -> Judgement {
    Judgement {
        relation,
        question: "ceasefire.violator".into(),
        issue: "ceasefire-violator-2031-05-03".into(),
        claims: [a.reference(), b.reference()],
        judge: "parties".into(),
        why: "each blames the other for the same event.".into(),
        through: None,
    }
}

fn report_of(claims: &[Testimony], judgements: &[Judgement]) -> Report {
    let documents: Vec<Descriptor> = claims.iter().map(|claim| claim.document.clone()).collect();
    let alignment = Alignment { issues: vec![issue(claims)], ..Alignment::default() };
    report(&documents, claims, &alignment, judgements, &Packs::builtin(), &Scope::default())
}

#[test]
fn many_pairs_in_conflict_are_one_conflict_with_two_positions() {
    let claims = accusations();
    let judgements = [
        judged(&claims[0], &claims[1], Relation::Conflict),
        judged(&claims[0], &claims[2], Relation::Conflict),
        judged(&claims[1], &claims[2], Relation::Agree),
    ];
    let report = report_of(&claims, &judgements);
    assert_eq!(report.findings.len(), 1, "the agreement stands inside one position of the conflict");
    let conflict = &report.findings[0];
    assert_eq!(conflict.relation, Relation::Conflict);
    assert_eq!(conflict.origins, ["Arden", "Belmark", "Norland"]);
    let held: Vec<usize> = conflict.positions.iter().map(|position| position.claims.len()).collect();
    assert_eq!(held, [2, 1]);
    assert_eq!((report.tally.conflicts, report.tally.claims, report.tally.proposed), (1, 3, 3));
}

#[test]
fn a_claim_without_a_conflict_of_its_own_is_no_part_of_one() {
    let claims = accusations();
    let judgements =
        [judged(&claims[0], &claims[1], Relation::Conflict), judged(&claims[0], &claims[2], Relation::Undetermined)];
    let report = report_of(&claims, &judgements);
    let conflict = report.findings.iter().find(|f| f.relation == Relation::Conflict).expect("there is one");
    assert!(conflict.claims().all(|claim| claim.document != "northern-wire"));
}

#[test]
fn the_order_of_documents_and_claims_changes_nothing() {
    let claims = accusations();
    let judgements = [judged(&claims[0], &claims[1], Relation::Conflict)];
    let mut turned = claims.clone();
    turned.reverse();
    let alignment = Alignment { issues: vec![issue(&claims)], ..Alignment::default() };
    let documents = |claims: &[Testimony]| claims.iter().map(|claim| claim.document.clone()).collect::<Vec<_>>();
    let packs = Packs::builtin();
    assert_eq!(
        report(&documents(&claims), &claims, &alignment, &judgements, &packs, &Scope::default()),
        report(&documents(&turned), &turned, &alignment, &judgements, &packs, &Scope::default())
    );
}

#[test]
fn accusations_of_other_days_are_a_pattern() {
    let mut claims = accusations();
    claims.truncate(1);
    let other = testimony("arden-radio", "ceasefire.violator").by("Arden").answers(&["Belmark"]);
    claims.push(other.on(date(2030, 1, 9)));
    let apart = claims.iter().enumerate().map(|(at, claim)| {
        let one = issue(std::slice::from_ref(claim));
        Issue { key: format!("{}-{at}", one.key), ..one }
    });
    let alignment = Alignment { issues: apart.collect(), ..Alignment::default() };
    let report = report(&[], &claims, &alignment, &[], &Packs::builtin(), &Scope::default());
    assert_eq!(report.mirrors.len(), 1);
    assert_eq!(report.mirrors[0].parties, ["Arden", "Belmark"]);
    assert!(report_of(&accusations()[..2], &[]).mirrors.is_empty(), "of one event it is a conflict, not a pattern");
}

#[test]
fn a_source_without_a_claim_has_a_row_with_empty_cells() {
    let report = report_of(&accusations(), &[]);
    let wire = report.outlooks.iter().find(|row| row.source == "northern-wire").expect("it has a row");
    let silent: Vec<&str> =
        wire.topics.iter().filter(|said| said.claims.is_empty()).map(|said| said.topic.as_str()).collect();
    assert_eq!(silent, ["troop_withdrawal", "civilian_casualties", "territory"]);
}

#[test]
fn a_report_survives_being_written_and_read() {
    let claims = accusations();
    let mut report = report_of(&claims, &[judged(&claims[0], &claims[1], Relation::Conflict)]);
    report.near_misses.push(NearMiss {
        question: "ceasefire.violator".into(),
        claims: [claims[0].reference(), claims[2].reference()],
        gate: Gate::Time,
        why: "3 May 2031 / 4 May 2031".into(),
    });
    report.claims[0].claims[0].polarity = Polarity::Denied;
    let text = serde_json::to_string(&report).expect("a report is data");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("a report"), report);
}
