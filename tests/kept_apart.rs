//! From text to briefing: every reason for which two claims are kept apart, in the sentences of two reports and in the words a reader gets.

use jiff::civil::Date;
use rashomon::model::{Descriptor, Document, Format, Gate, Scope, Span, Testimony};
use rashomon::packs::Packs;
use rashomon::{align, pipeline};

/// Two reports, each with the day it was published; what keeps their claims apart, and how that is put.
struct Couple {
    reports: [(&'static str, &'static str); 2],
    gate: Gate,
    why: &'static str,
}

const fn couple(
    gate: Gate,
    one: (&'static str, &'static str),
    other: (&'static str, &'static str),
    why: &'static str,
) -> Couple {
    Couple { reports: [one, other], gate, why }
}

/// Rows for all wordings of `align::reason` that texts lead to. The others need a claim that a person or another program wrote: a demand
/// that answers a question of facts ("asked for"), or days without an end in a document without a date ("from 3 May"). "Undated" alone
/// and "no side named" cannot be: what is not said fits everything.
const COUPLES: &[Couple] = &[
    couple(
        Gate::Time,
        ("2024-05-20", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-20", "Twelve civilians were killed by shelling in Kharkiv on 17 May 2024."),
        "3 May 2024 / 17 May 2024",
    ),
    couple(
        Gate::Time,
        ("2024-05-20", "Ukraine said that Russia had violated the ceasefire on 3 May 2024."),
        ("2022-02-10", "Ukraine said that Russia had violated the ceasefire."),
        "3 May 2024 / undated, told on 10 February 2022",
    ),
    couple(
        Gate::Place,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Twelve civilians were killed by shelling in Odesa on 3 May 2024."),
        "Kharkiv / Odesa",
    ),
    couple(
        Gate::Place,
        ("2024-05-04", "Kyiv said that Russia was occupying the territory of Ukraine."),
        ("2024-05-04", "Tbilisi said that Russia was occupying the territory of Georgia."),
        "territory of Ukraine / territory of Georgia",
    ),
    couple(
        Gate::Population,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Nine soldiers were killed by shelling in Kharkiv on 3 May 2024."),
        "civilians / soldiers and fighters",
    ),
    couple(
        Gate::Population,
        ("2024-05-04", "Five children were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Three women were killed by shelling in Kharkiv on 3 May 2024."),
        "children / women",
    ),
    couple(
        Gate::Side,
        ("2024-05-04", "Twelve Ukrainian soldiers were killed on 3 May 2024."),
        ("2024-05-04", "Nine Russian soldiers were killed on 3 May 2024."),
        "victims on the side of Ukraine / victims on the side of Russia",
    ),
    couple(
        Gate::Measure,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Five children were killed by shelling in Kharkiv on 3 May 2024."),
        "civilians, 3 May 2024 / children only",
    ),
    couple(
        Gate::Measure,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Forty civilians were killed or wounded by shelling in Kharkiv on 3 May 2024."),
        "civilians, 3 May 2024 / killed or wounded, in one number",
    ),
    couple(
        Gate::Measure,
        ("2024-05-20", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        (
            "2024-05-20",
            "The United Nations said that 15,000 civilians had been killed in Ukraine between 1 March 2022 and 10 May 2024.",
        ),
        "civilians, 3 May 2024 / civilians, 1 March 2022 to 10 May 2024",
    ),
    couple(
        Gate::Modality,
        ("2024-05-04", "Russia has withdrawn its forces from Kherson, Moscow said."),
        ("2024-05-04", "Russia will withdraw its forces from Kherson, Moscow said."),
        "told as a fact / still to come",
    ),
    couple(
        Gate::Modality,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        (
            "2024-05-04",
            "If twelve civilians were killed by shelling in Kharkiv on 3 May 2024, the army must answer for it.",
        ),
        "told as a fact / under a condition",
    ),
    couple(
        Gate::Population,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Nine police officers were killed by shelling in Kharkiv on 3 May 2024."),
        "civilians / police",
    ),
    couple(
        Gate::Population,
        ("2024-05-04", "Forty people were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Nine soldiers were killed by shelling in Kharkiv on 3 May 2024."),
        "people of whom nothing more is said / soldiers and fighters",
    ),
    couple(
        Gate::Measure,
        ("2024-05-04", "Twelve civilians were killed by shelling in Kharkiv on 3 May 2024."),
        ("2024-05-04", "Forty soldiers and civilians were killed by shelling in Kharkiv on 3 May 2024."),
        "civilians, 3 May 2024 / all the victims together, 3 May 2024",
    ),
    couple(
        Gate::Side,
        ("2024-05-04", "Armenian forces have withdrawn from Kalbajar."),
        ("2024-05-04", "Azerbaijani forces have not withdrawn from Kalbajar."),
        "forces of Armenia / forces of Azerbaijan",
    ),
    couple(
        Gate::Side,
        ("2024-05-04", "Ukrainian shelling killed nine civilians on 3 May 2024."),
        ("2024-05-04", "Shelling on 3 May 2024 killed twelve Ukrainian civilians."),
        "victims of Ukraine's fire / victims on the side of Ukraine",
    ),
    couple(
        Gate::Time,
        ("2024-05-04", "Ukraine said that Russia had violated the ceasefire in September 2022."),
        ("2024-05-04", "Ukraine said that Russia had violated the ceasefire between 12 and 14 July 2020."),
        "September 2022 / 12 to 14 July 2020",
    ),
    couple(
        Gate::Event,
        ("2024-05-04", "Moscow said that Russia had deployed troops to Donetsk."),
        ("2024-05-04", "Kyiv said that Ukraine had deployed troops to Donetsk."),
        "Russia / Ukraine: both can hold",
    ),
    couple(
        Gate::Place,
        ("2024-05-04", "Armenia said that Azerbaijani forces were occupying Armenian territory near Goris."),
        ("2024-05-04", "Kyiv said that Russia was occupying Ukrainian land near Kherson."),
        "Goris (of Armenia) / Kherson (of Ukraine)",
    ),
    couple(
        Gate::Place,
        ("2024-05-04", "Ukraine said that Russian forces had captured Bakhmut."),
        ("2024-05-04", "Ukraine said that Russian forces had captured Avdiivka."),
        "Bakhmut / Avdiivka",
    ),
    couple(
        Gate::Time,
        ("2024-05-04", "Ukraine said that Russia had violated the ceasefire since 3 May 2024."),
        ("2024-05-04", "Ukraine said that Russia had violated the ceasefire before 14 July 2020."),
        "3 to 4 May 2024 / up to 13 July 2020",
    ),
    couple(
        Gate::Place,
        ("2024-05-04", "Azerbaijan said that the land near Shusha belongs to Azerbaijan."),
        ("2024-05-04", "Armenia said that the whole region was part of Armenia."),
        "Shusha / no ground named",
    ),
];

fn documents(reports: &[(&str, &str)]) -> Vec<Document> {
    let document = |(outlet, (published, text)): (&&str, &(&str, &str))| {
        let descriptor = Descriptor {
            id: outlet.to_lowercase(),
            file: format!("{}.txt", outlet.to_lowercase()),
            publisher: Some(outlet.to_string()),
            published: Some(published.parse::<Date>().expect("a day")),
            ..Descriptor::default()
        };
        Document::new(descriptor, Format::Plain, text.to_string(), Span::new(0, text.len()))
    };
    ["Courier", "Gazette"].iter().zip(reports).map(document).collect()
}

#[test]
fn every_reason_for_keeping_claims_apart_is_met_in_text_and_told_in_words() {
    let packs = Packs::builtin();
    let wrong: Vec<String> = COUPLES
        .iter()
        .filter_map(|couple| {
            let outcome = pipeline::run(&documents(&couple.reports), &[], &packs, &Scope::default());
            let told: Vec<_> = outcome.report.near_misses.iter().map(|miss| (miss.gate, miss.why.as_str())).collect();
            let is_met = told == [(couple.gate, couple.why)] && outcome.judgements.is_empty();
            let claims: Vec<_> = outcome
                .report
                .claims
                .iter()
                .flat_map(|f| &f.claims)
                .map(|c| {
                    format!(
                        "{} {:?} {:?} {:?} {:?} {:?} {:?}",
                        c.question, c.answer, c.victims, c.victims_group, c.place, c.modality, c.event_date
                    )
                })
                .collect();
            (!is_met).then(|| format!("{:?}: {told:?}, {:#?}\n{claims:#?}", couple.reports, outcome.judgements))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_speaker_is_not_held_against_himself_in_one_document() {
    let text = "Nikol Pashinyan said that Azerbaijan had violated the ceasefire on 3 May 2024. Pashinyan said the Armenian army had violated the ceasefire too.";
    let packs = Packs::builtin();
    let documents = documents(&[("2024-05-04", text)]);
    let outcome = pipeline::run(&documents, &[], &packs, &Scope::default());
    let told: Vec<Testimony> = outcome
        .report
        .claims
        .iter()
        .flat_map(|file| &file.claims)
        .map(|claim| Testimony { claim: claim.clone(), document: documents[0].descriptor.clone() })
        .collect();
    assert_eq!(told.len(), 2);
    let apart = align::compare(&told[0], &told[1], &packs).expect_err("they are kept apart");
    assert_eq!(apart.gate, Gate::Voice);
    assert_eq!(apart.why, "One speaker in one document: a restatement, or two different things");
    // Nobody would have compared the two: no reader needs the reason.
    assert!(outcome.judgements.is_empty() && outcome.report.near_misses.is_empty());
}
