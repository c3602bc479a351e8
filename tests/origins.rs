//! From text to briefing: agreement counts origins. Outlets that print one agency's report are one, the agency's own included.

use jiff::civil::date;
use rashomon::model::{Descriptor, Document, Finding, Format, Relation, Scope, Span};
use rashomon::packs::Packs;
use rashomon::{pipeline, render};

/// Returns a document of an outlet, all published on one day.
fn document(publisher: &str, text: &str) -> Document {
    let id = publisher.to_lowercase().replace(' ', "-");
    let descriptor = Descriptor {
        file: format!("{id}.txt"),
        id,
        publisher: Some(publisher.into()),
        published: Some(date(2021, 5, 4)),
        ..Descriptor::default()
    };
    Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()))
}

fn run(texts: &[(&str, &str)]) -> pipeline::Outcome {
    let documents: Vec<Document> = texts.iter().map(|(publisher, text)| document(publisher, text)).collect();
    pipeline::run(&documents, &[], &Packs::builtin(), &Scope::default())
}

/// Returns the findings of one relation.
fn found(outcome: &pipeline::Outcome, relation: Relation) -> Vec<&Finding> {
    outcome.report.findings.iter().filter(|finding| finding.relation == relation).collect()
}

/// Checks which origins the one agreement of the texts has.
fn check(texts: &[(&str, &str)], origins: &[&str]) {
    let outcome = run(texts);
    let agreed = found(&outcome, Relation::Agree);
    assert_eq!(agreed.len(), 1, "{texts:?}\n{:#?}", outcome.judgements);
    assert_eq!(agreed[0].origins, origins, "{texts:?}");
}

const HERALD: &str = "Twelve civilians were killed in the shelling of Stepanakert on 3 May 2021.";
const GAZETTE: &str = "The shelling of Stepanakert on 3 May 2021 killed 12 civilians.";

#[test]
fn two_outlets_that_print_one_agency_are_one_origin() {
    let herald = format!("STEPANAKERT, May 4 (AFP) — {HERALD}\n");
    let gazettes = [
        format!("STEPANAKERT (AFP) - {GAZETTE}\n"),
        format!("Afp - {GAZETTE}\n"),
        format!("By Agence France-Presse\n\n{GAZETTE}\n"),
        format!("{GAZETTE}\n\nSource: AFP\n"),
    ];
    for gazette in &gazettes {
        check(&[("The Herald", &herald), ("The Gazette", gazette)], &["Agence France-Presse"]);
    }
}

#[test]
fn two_agencies_are_two_origins_and_so_are_two_outlets_with_reports_of_their_own() {
    let (afp, reuters) = (format!("STEPANAKERT (AFP) - {HERALD}\n"), format!("STEPANAKERT (Reuters) - {GAZETTE}\n"));
    check(&[("The Herald", &afp), ("The Gazette", &reuters)], &["Agence France-Presse", "Reuters"]);
    check(&[("The Herald", HERALD), ("The Gazette", GAZETTE)], &["The Gazette", "The Herald"]);
    check(&[("The Herald", &afp), ("The Gazette", GAZETTE)], &["Agence France-Presse", "The Gazette"]);
}

#[test]
fn an_agency_is_one_origin_with_those_who_print_or_cite_it() {
    let printed = format!("STEPANAKERT (Reuters) - {GAZETTE}\n");
    check(&[("Reuters", HERALD), ("The Gazette", &printed)], &["Reuters"]);
    let printed = format!("STEPANAKERT (AFP) - {GAZETTE}\n");
    check(&[("AFP", HERALD), ("The Gazette", &printed)], &["Agence France-Presse"]);
    let cited = "Reuters reported that 12 civilians were killed in the shelling of Stepanakert on 3 May 2021.";
    check(&[("Reuters", HERALD), ("The Gazette", cited)], &["Reuters"]);
}

#[test]
fn what_somebody_told_an_agency_is_his_and_not_the_agencys() {
    let told = "Nikol Pashinyan told AFP that 12 civilians were killed in the shelling of Stepanakert on 3 May 2021.";
    let said = "STEPANAKERT (Reuters) - Twelve civilians were killed in the shelling of Stepanakert on 3 May 2021, Nikol Pashinyan said.";
    check(&[("The Herald", told), ("The Gazette", said)], &["Armenia"]);
    for file in run(&[("The Herald", told), ("The Gazette", said)]).report.claims {
        for claim in file.claims {
            assert_eq!(claim.speaker.as_deref(), Some("Nikol Pashinyan"));
            assert!(claim.relayed_by.is_empty(), "{claim:?}");
        }
    }
}

#[test]
fn a_credited_paragraph_of_a_live_blog_is_the_agencys_alone() {
    let blog = format!("The road to the capital was closed overnight.\n\nAfp - {GAZETTE}\n\nSchools stay shut.\n");
    check(&[("AFP", HERALD), ("The Gazette", &blog)], &["Agence France-Presse"]);
    let blog = format!("{GAZETTE}\n\nAfp - The road to the capital was closed overnight.\n\nSchools stay shut.\n");
    check(&[("AFP", HERALD), ("The Gazette", &blog)], &["Agence France-Presse", "The Gazette"]);
}

#[test]
fn two_outlets_that_print_one_agency_do_not_contradict_each_other() {
    let told = |agency: &str, figure: &str| {
        format!(
            "STEPANAKERT ({agency}) - {figure} civilians were killed in Stepanakert on 3 May 2021 when a shell hit a market.\n"
        )
    };
    let clashes = |agency: &str| {
        let outcome = run(&[("The Herald", &told("AFP", "Twelve")), ("The Gazette", &told(agency, "Nineteen"))]);
        found(&outcome, Relation::Conflict).len()
    };
    assert_eq!(clashes("Reuters"), 1);
    assert_eq!(clashes("AFP"), 0);
}

#[test]
fn the_briefing_says_which_agency_a_narrated_claim_is_from() {
    let text = format!("STEPANAKERT (AFP) - {HERALD}\n");
    let markdown = render::markdown(&run(&[("The Herald", &text)]).report);
    assert!(markdown.contains("The Herald, from Agence France-Presse"), "{markdown}");
}
