use super::*;
use crate::model::tests::testimony;
use crate::model::{
    Alignment, Answer, Cause, ClaimShift, Count, DocumentShift, Issue, IssueChange, IssueShift, Judgement, Passage,
    Passages, Relation, Review, Testimony,
};
use jiff::civil::date;

/// A report over claims, whose issues are given as (key, members, relation between the first two).
fn report(claims: &[Testimony], issues: &[(&str, &[usize], Option<Relation>)]) -> Report {
    let mut alignment = Alignment::default();
    let mut judgements = Vec::new();
    for (key, members, relation) in issues {
        let names: Vec<_> = members.iter().map(|at| claims[*at].reference()).collect();
        let question = claims[members[0]].claim.question.clone();
        if let Some(relation) = relation {
            let claims = [names[0].clone(), names[1].clone()];
            let (issue, judge, why) = ((*key).into(), "count".into(), "the figures differ.".into());
            let (relation, question) = (*relation, question.clone());
            judgements.push(Judgement { relation, question, issue, claims, judge, why, through: None });
        }
        let topic = "civilian_casualties".into();
        alignment.issues.push(Issue { key: (*key).into(), topic, question, window: None, place: None, claims: names });
    }
    let mut documents: Vec<_> = claims.iter().map(|claim| claim.document.clone()).collect();
    documents.dedup();
    written(claims, documents, &alignment, &judgements)
}

/// Builds a report without the stage that does, which this one must not know.
fn written(
    claims: &[Testimony],
    documents: Vec<crate::model::Descriptor>,
    alignment: &Alignment,
    judgements: &[Judgement],
) -> Report {
    let mut files: BTreeMap<String, Vec<crate::model::Claim>> = BTreeMap::new();
    for told in claims {
        files.entry(told.document.id.clone()).or_default().push(told.claim.clone());
    }
    Report {
        schema: 1,
        tool: "0.1.0".into(),
        claims: files.into_iter().map(|(document, claims)| crate::model::ClaimFile { document, claims }).collect(),
        documents,
        issues: alignment.issues.clone(),
        judgements: judgements.to_vec(),
        ..Report::default()
    }
}

fn wounded(document: &str, id: &str, n: u64, quote: &str) -> Testimony {
    let mut told = testimony(document, "casualties.injured").by("Arden").named(id).published(date(2031, 5, 4));
    told.claim.topic = "civilian_casualties".into();
    told.claim.answer = Answer::Count(Count::exactly(n, n.to_string()));
    told.claim.quote = quote.into();
    told.document.sha256 = format!("{document}-first");
    told
}

fn gazette() -> Vec<Testimony> {
    vec![
        wounded("gazette", "a1", 19, "The hospital in Port Sel counted 19 wounded civilians by noon"),
        wounded("gazette", "a2", 4, "Four fishermen were hurt when a shell fell into the harbour"),
        wounded("wire", "b1", 23, "Officials in Arden put the number of wounded at 23"),
    ]
}

fn kinds(changes: &Changes) -> Vec<Vec<ClaimShift>> {
    changes.claims.iter().map(|change| change.kinds.iter().copied().collect()).collect()
}

/// Returns changes as they must come out the other way round.
fn mirrored<'a>(changes: &Changes<'a>) -> Changes<'a> {
    let mut turned = changes.clone();
    turned.editions.reverse();
    (turned.old, turned.new) = (changes.new, changes.old);
    for change in &mut turned.documents {
        std::mem::swap(&mut change.before, &mut change.after);
        let turn = |kind: &DocumentShift| match kind {
            DocumentShift::Added => DocumentShift::Gone,
            DocumentShift::Gone => DocumentShift::Added,
            other => *other,
        };
        change.kinds = change.kinds.iter().map(turn).collect();
        for passage in &mut change.passages {
            std::mem::swap(&mut passage.before, &mut passage.after);
        }
    }
    for change in &mut turned.claims {
        std::mem::swap(&mut change.before, &mut change.after);
        let turn = |kind: &ClaimShift| match kind {
            ClaimShift::New => ClaimShift::Withdrawn,
            ClaimShift::Withdrawn => ClaimShift::New,
            other => *other,
        };
        change.kinds = change.kinds.iter().map(turn).collect();
    }
    for change in &mut turned.issues {
        std::mem::swap(&mut change.before, &mut change.after);
        std::mem::swap(&mut change.joined, &mut change.left);
        if let Some(toll) = &mut change.toll {
            toll.reverse();
        }
        for pair in &mut change.pairs {
            std::mem::swap(&mut pair.before, &mut pair.after);
        }
        let turn = |kind: &IssueShift| match kind {
            IssueShift::InConflict => IssueShift::Settled,
            IssueShift::Settled => IssueShift::InConflict,
            IssueShift::Grown => IssueShift::Shrunk,
            IssueShift::Shrunk => IssueShift::Grown,
            IssueShift::Opened => IssueShift::Closed,
            IssueShift::Closed => IssueShift::Opened,
            other => *other,
        };
        change.kinds = change.kinds.iter().map(turn).collect();
    }
    for change in &mut turned.topics {
        std::mem::swap(&mut change.before, &mut change.after);
    }
    for change in &mut turned.sources {
        change.heard = !change.heard;
    }
    turned
}

/// Two figures of one town, and one of another group of people that a later document takes up.
fn killed_in_port_sel() -> Vec<Testimony> {
    vec![
        wounded("gazette", "a1", 9, "Nine people were hurt in Port Sel, the mayor said"),
        wounded("radio", "b1", 4, "The harbour police spoke of four injured dockers"),
        wounded("wire", "c1", 10, "At least ten people were hurt in Port Sel, the mayor said later"),
        wounded("weekly", "d1", 13, "Thirteen dockers were injured last week, the governor said"),
    ]
}

#[test]
fn a_figure_that_nobody_put_in_place_of_another_updates_nothing() {
    let claims = killed_in_port_sel();
    let old = report(&claims[..3], &[("injured", &[0, 2], Some(Relation::Update)), ("injured-dockers", &[1], None)]);
    // The weekly's figure follows the one of the police; that both now stand in one issue with the mayor's makes them no update of his.
    let mut new = report(&claims, &[("injured", &[1, 3, 0, 2], Some(Relation::Update))]);
    new.judgements.extend(old.judgements.clone());
    let changes = changes(&old, &new);
    assert!(changes.issues.iter().all(|issue| issue.toll.is_none()), "{:#?}", changes.issues);
    new.judgements[0].claims = [claims[2].reference(), claims[3].reference()];
    let toll = |issue: &IssueChange| issue.toll.map(|[was, is]| (was.min, is.min));
    let tolls: Vec<_> = super::changes(&old, &new).issues.iter().filter_map(toll).collect();
    assert_eq!(tolls, [(Some(10), Some(13))]);
}

#[test]
fn issues_are_paired_by_the_claims_they_share_and_not_by_their_key() {
    let claims = killed_in_port_sel();
    let old = report(&claims[..3], &[("injured", &[0, 2], Some(Relation::Update))]);
    let new = report(&claims, &[("injured", &[1, 3], Some(Relation::Update)), ("injured-2", &[0, 2], None)]);
    let changes = changes(&old, &new);
    let keys = |issue: &IssueChange<'_>| [&issue.before, &issue.after].map(|s| s.as_ref().map(|s| s.key.to_string()));
    let paired: Vec<_> = changes.issues.iter().map(keys).collect();
    assert_eq!(paired, [[None, Some("injured".into())], [Some("injured".into()), Some("injured-2".into())]]);
}

#[test]
fn a_key_alone_makes_no_issue_the_same_where_its_claims_live_on_elsewhere() {
    let claims = killed_in_port_sel();
    let old = report(&claims[..3], &[("injured", &[2], None), ("injured-mayor", &[0, 1], None)]);
    let new = report(&claims, &[("injured", &[3], None), ("injured-mayor", &[0, 1, 2], None)]);
    let changes = changes(&old, &new);
    assert!(
        !changes.issues.iter().any(|issue| {
            issue.before.as_ref().is_some_and(|state| state.key == "injured") && issue.after.is_some()
        })
    );
}

#[test]
fn a_report_does_not_differ_from_itself() {
    let claims = gazette();
    let one = report(&claims, &[("killed-2031", &[0, 2], Some(Relation::Conflict))]);
    assert!(changes(&one, &one).is_empty());
}

#[test]
fn a_figure_that_grows_in_an_edited_sentence_is_one_change() {
    let (before, mut after) = (gazette(), gazette());
    after[0] = wounded("gazette", "c9", 26, "The hospital in Port Sel counted 26 wounded civilians by the evening");
    after[0].document.sha256 = "gazette-second".into();
    after[1].document.sha256 = "gazette-second".into();
    let (old, new) = (report(&before, &[]), report(&after, &[]));
    let changes = changes(&old, &new);
    assert_eq!(kinds(&changes), [[ClaimShift::Requantified, ClaimShift::Reworded]]);
    let documents: Vec<_> = changes.documents.iter().flat_map(|change| &change.kinds).collect();
    assert_eq!(documents, [&DocumentShift::Edited]);
}

#[test]
fn what_became_of_a_claim_is_told_by_its_kind() {
    type Edit = fn(&mut Testimony);
    let cases: [(Edit, &[ClaimShift]); 10] = [
        (|told| told.claim.polarity = crate::model::Polarity::Denied, &[ClaimShift::Reversed]),
        (|told| told.claim.answer = Answer::Count(Count::exactly(26, "26")), &[ClaimShift::Requantified]),
        (|told| told.claim.answer = Answer::Status("agreed".into()), &[ClaimShift::Reanswered]),
        (|told| told.claim.speaker_party = Some("Belmark".into()), &[ClaimShift::Reattributed]),
        (|told| told.claim.event_date = Some(crate::model::DateRange::day(date(2031, 5, 3))), &[ClaimShift::Redated]),
        (|told| told.claim.place = Some("Port Sel".into()), &[ClaimShift::Detailed]),
        (|told| told.claim.review = Review::Accepted, &[ClaimShift::Reviewed]),
        (|told| told.claim.quote = told.claim.quote.replace(' ', "\n  "), &[]),
        (|told| told.claim.at = Some(crate::model::At { start: 900, end: 960, line: 31 }), &[]),
        (|told| told.claim.answer = Answer::Count(Count::exactly(19, "nineteen")), &[]),
    ];
    for (edit, expected) in cases {
        let (before, mut after) = (gazette(), gazette());
        edit(&mut after[0]);
        let (old, new) = (report(&before, &[]), report(&after, &[]));
        let found = changes(&old, &new);
        let expected: Vec<Vec<ClaimShift>> = if expected.is_empty() { vec![] } else { vec![expected.to_vec()] };
        assert_eq!(kinds(&found), expected);
        assert_eq!(changes(&new, &old), mirrored(&found));
    }
}

#[test]
fn a_claim_given_to_another_speaker_is_found_again() {
    let (before, mut after) = (gazette(), gazette());
    after[2] = wounded("wire", "b7", 23, "Officials in Belmark put the number of wounded at 23");
    after[2].claim.speaker_party = Some("Belmark".into());
    let (old, new) = (report(&before, &[]), report(&after, &[]));
    assert_eq!(kinds(&changes(&old, &new)), [[ClaimShift::Reattributed, ClaimShift::Reworded]]);
}

#[test]
fn a_claim_about_something_else_is_no_edit() {
    let (before, mut after) = (gazette(), gazette());
    after[1] =
        wounded("gazette", "a7", 4, "Near the border post, a mine wounded a patrol that was looking for deserters");
    let (old, new) = (report(&before, &[]), report(&after, &[]));
    assert_eq!(kinds(&changes(&old, &new)), [[ClaimShift::Withdrawn], [ClaimShift::New]]);
}

#[test]
fn a_renamed_document_keeps_its_claims() {
    let (before, mut after) = (gazette(), gazette());
    after[2].document.id = "wire-2031".into();
    after[2].document.file = "wire-2031.txt".into();
    let (old, new) = (report(&before, &[]), report(&after, &[]));
    let found = changes(&old, &new);
    assert_eq!(kinds(&found), Vec::<Vec<ClaimShift>>::new());
    assert_eq!(found.documents[0].kinds, BTreeSet::from([DocumentShift::Renamed]));
    assert_eq!(changes(&new, &old), mirrored(&found));
}

#[test]
fn order_changes_nothing() {
    let before = gazette();
    let mut after = gazette();
    after.reverse();
    let old = report(&before, &[("x", &[0, 2], Some(Relation::Update))]);
    let new = report(&after, &[("x", &[2, 0], Some(Relation::Update))]);
    assert!(changes(&old, &new).is_empty());
}

#[test]
fn an_issue_is_known_by_its_claims_even_under_another_key() {
    let claims = gazette();
    let old = report(&claims, &[("injured-2031-05", &[0, 2], Some(Relation::Update))]);
    let mut new =
        report(&claims, &[("injured-2031-05-03", &[0, 2], Some(Relation::Conflict)), ("injured-2031-05", &[1], None)]);
    new.packs = "other rules".into();
    let found = changes(&old, &new);
    let told: Vec<_> =
        found.issues.iter().map(|issue| (issue.kinds.iter().copied().collect::<Vec<_>>(), issue.because)).collect();
    let judged = vec![IssueShift::InConflict, IssueShift::Reclassified, IssueShift::Recast];
    assert_eq!(told, [(vec![IssueShift::Opened], Cause::Rules), (judged, Cause::Rules)]);
    assert_eq!(changes(&new, &old), mirrored(&found));
}

#[test]
fn an_issue_is_settled_by_what_a_source_now_says() {
    let (before, mut after) = (gazette(), gazette());
    after[2].claim.answer = Answer::Count(Count::exactly(19, "19"));
    after[2].document.sha256 = "wire-second".into();
    let old = report(&before, &[("injured", &[0, 2], Some(Relation::Conflict))]);
    let new = report(&after, &[("injured", &[0, 2], Some(Relation::Agree))]);
    let found = changes(&old, &new);
    let kinds = BTreeSet::from([IssueShift::Settled, IssueShift::Reclassified]);
    assert_eq!((&found.issues[0].kinds, found.issues[0].because), (&kinds, Cause::Documents));
}

mod accounting;
mod properties;

#[test]
fn a_claim_is_gone_because_of_its_document_a_reviewer_or_the_rules() {
    type Edit = fn(&mut Report);
    let cases: [(Edit, Cause); 3] = [
        (|new| new.documents[1].sha256 = "wire-second".into(), Cause::Documents),
        (|new| new.rejected = vec![crate::model::ClaimRef { document: "wire".into(), id: "b1".into() }], Cause::Review),
        (|_| (), Cause::Rules),
    ];
    for (edit, expected) in cases {
        let (old, mut new) = (report(&gazette(), &[]), report(&gazette(), &[]));
        new.claims.retain(|file| file.document != "wire");
        new.packs = "other rules".into();
        edit(&mut new);
        let found = changes(&old, &new);
        assert_eq!((kinds(&found), found.claims[0].because), (vec![vec![ClaimShift::Withdrawn]], Some(expected)));
        assert_eq!(changes(&new, &old), mirrored(&found));
    }
}

#[test]
fn in_an_edited_document_rules_are_behind_what_changes_in_a_paragraph_that_did_not() {
    let passages = |second: &str| {
        let passage = |line: usize, digest: &str| Passage { line, digest: digest.into(), begins: "The …".into() };
        vec![Passages { document: "gazette".into(), passages: vec![passage(1, "same"), passage(5, second)] }]
    };
    for (line, rules, expected) in
        [(2, "other", Cause::Rules), (6, "other", Cause::Documents), (2, "", Cause::Documents)]
    {
        let mut claims = gazette();
        claims[0].claim.at = Some(crate::model::At { start: 0, end: 9, line });
        let (mut old, mut new) = (report(&claims, &[]), report(&claims, &[]));
        (old.passages, new.passages) = (passages("then"), passages("now"));
        new.documents[0].sha256 = "gazette-second".into();
        new.packs = rules.into();
        new.claims[0].claims.remove(0);
        let found = changes(&old, &new);
        assert_eq!(found.claims[0].because, Some(expected), "line {line}, rules {rules:?}");
        assert_eq!(changes(&new, &old), mirrored(&found));
    }
}

#[test]
fn a_toll_that_a_later_document_raises_is_updated() {
    let before = gazette();
    let later =
        wounded("bulletin", "d1", 31, "By Tuesday the wounded in Port Sel numbered 31").published(date(2031, 5, 7));
    let after = [before.clone(), vec![later]].concat();
    let old = report(&before, &[("injured", &[0], None)]);
    let new = report(&after, &[("injured", &[0, 3], Some(Relation::Update))]);
    let found = changes(&old, &new);
    assert_eq!(found.issues[0].kinds, BTreeSet::from([IssueShift::Updated, IssueShift::Grown]));
    assert_eq!(found.issues[0].toll.map(|[was, is]| (was.min, is.min)), Some((Some(19), Some(31))));
    assert_eq!(changes(&new, &old), mirrored(&found));
}

#[test]
fn claims_alone_are_compared_with_a_report_as_claims() {
    let report = report(&gazette(), &[("injured", &[0, 2], Some(Relation::Update))]);
    let mut claims = Report { claims: report.claims.clone(), documents: report.documents.clone(), ..Report::default() };
    assert!(changes(&report, &claims).is_empty() && changes(&claims, &report).is_empty());
    claims.claims[0].claims[0].review = Review::Accepted;
    let found = changes(&report, &claims);
    assert_eq!((kinds(&found), found.claims[0].because), (vec![vec![ClaimShift::Reviewed]], Some(Cause::Review)));
}
