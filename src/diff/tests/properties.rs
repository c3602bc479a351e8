//! What holds for any two reports.

use super::accounting::{applied, saying};
use super::*;
use crate::model::ClaimRef;
use proptest::prelude::*;

const QUOTES: [&str; 5] = [
    "The hospital in Port Sel counted the wounded by noon",
    "The hospital in Port Sel counted the wounded by nightfall",
    "Officials in Arden put the number of wounded higher",
    "A mine hurt a patrol near the border post",
    "Officials in Belmark put the number of wounded higher",
];
const RELATIONS: [Relation; 4] = [Relation::Conflict, Relation::Agree, Relation::Update, Relation::Undetermined];

fn claims() -> impl Strategy<Value = Vec<Testimony>> {
    let one = (0..3usize, 0..40u64, 0..QUOTES.len(), 0..3u64, any::<bool>(), 0..3u8);
    proptest::collection::vec(one, 0..12).prop_map(|all| {
        let mut claims: Vec<Testimony> = all
            .into_iter()
            .map(|(document, id, quote, n, denied, review)| {
                let name = ["gazette", "radio", "wire"][document];
                let mut told = wounded(name, &format!("{id:02}"), 10 + n, QUOTES[quote]);
                told.claim.review = [Review::Proposed, Review::Accepted, Review::Edited][usize::from(review)];
                if denied {
                    told = told.denied();
                }
                told
            })
            .collect();
        claims.sort_by_key(Testimony::reference);
        claims.dedup_by_key(|told| told.reference());
        claims
    })
}

/// A report whose claims lie in up to three issues, some pairs of them judged, whose documents have been edited or not.
fn reports() -> impl Strategy<Value = Report> {
    let dice = proptest::collection::vec(0..1000usize, 40);
    (claims(), dice, 0..3u8, 0..2u8, any::<bool>()).prop_map(|(claims, dice, edition, rules, is_renamed)| {
        let mut report = report(&claims, &[]);
        report.packs = format!("rules {rules}");
        for document in &mut report.documents {
            document.sha256 = format!("{}-{edition}", document.id);
        }
        report.passages = report.documents.iter().map(|document| passages(&document.id, edition)).collect();
        for group in 0..3 {
            let own = claims.iter().enumerate().filter(|(at, _)| dice[*at] % 3 == group);
            let names: Vec<ClaimRef> = own.map(|(_, told)| told.reference()).collect();
            let key = format!("injured-{}", dice[12 + group] % 4 + group * 4);
            for (at, two) in names.windows(2).enumerate().filter(|(at, _)| dice[15 + at] % 4 > 0) {
                report.judgements.push(Judgement {
                    relation: RELATIONS[dice[15 + at] % 4],
                    question: "casualties.injured".into(),
                    issue: key.clone(),
                    claims: [two[0].clone(), two[1].clone()],
                    judge: "count".into(),
                    why: "the figures differ.".into(),
                    through: None,
                });
            }
            if !names.is_empty() {
                let (topic, question) = ("civilian_casualties".into(), "casualties.injured".into());
                report.issues.push(Issue { key, topic, question, window: None, place: None, claims: names });
            }
        }
        if is_renamed { renamed(&report) } else { report }
    })
}

/// Returns the report with one of its documents under another name.
fn renamed(report: &Report) -> Report {
    let json = serde_json::to_string(report).expect("a report is data");
    let json =
        json.replace("\"id\":\"wire\"", "\"id\":\"cable\"").replace("\"document\":\"wire\"", "\"document\":\"cable\"");
    serde_json::from_str(&json.replace("wire#", "cable#").replace("wire.txt", "cable.txt")).expect("a report")
}

fn passages(document: &str, edition: u8) -> Passages {
    let passage =
        |n: u8| Passage { line: usize::from(n), digest: format!("{n}-{}", edition * n), begins: "At …".into() };
    Passages { document: document.into(), passages: (0..3 + edition).map(passage).collect() }
}

/// Returns the report with everything in another order, every quote wrapped otherwise, and every place moved.
fn shuffled(report: &Report) -> Report {
    let mut turned = report.clone();
    turned.documents.reverse();
    turned.claims.reverse();
    turned.issues.reverse();
    turned.judgements.reverse();
    for issue in &mut turned.issues {
        issue.claims.reverse();
    }
    for claim in turned.claims.iter_mut().flat_map(|file| &mut file.claims) {
        claim.quote = claim.quote.replace(' ', "\n   ");
        claim.at = Some(crate::model::At { start: 900, end: 960, line: 31 });
    }
    for document in &mut turned.documents {
        document.sha256.push_str("-wrapped");
    }
    turned
}

proptest! {
    #[test]
    fn the_other_way_round_the_same_changes_come_out_mirrored(old in reports(), new in reports()) {
        prop_assert_eq!(changes(&new, &old), mirrored(&changes(&old, &new)));
    }

    #[test]
    fn a_report_does_not_differ_from_itself_in_whatever_order_and_wrapping(report in reports()) {
        prop_assert!(changes(&report, &report).is_empty());
        let turned = shuffled(&report);
        let found = changes(&report, &turned);
        prop_assert!(found.is_empty(), "{:?}", found);
    }

    #[test]
    fn a_document_that_says_nothing_may_have_any_name(report in reports(), name in "[a-z]{1,8}") {
        let mut renamed = report.clone();
        let silent = |id: String| crate::model::Descriptor { id, sha256: "silent".into(), ..Default::default() };
        let mut with = report.clone();
        with.documents.push(silent("x-note".into()));
        renamed.documents.push(silent(format!("x-{name}")));
        let found = changes(&with, &renamed);
        prop_assert!(found.claims.is_empty() && found.issues.is_empty() && found.sources.is_empty());
    }

    #[test]
    fn the_changes_account_for_every_difference(old in reports(), new in reports()) {
        let found = changes(&old, &new);
        prop_assert_eq!(applied(&old, &found), saying(&new));
    }
}
