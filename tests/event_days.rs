//! The days of what a sentence tells: never the day on which somebody spoke of it.

use rashomon::extract::claims;
use rashomon::model::{Descriptor, Document, Format, Span};
use rashomon::packs::Packs;

/// Returns the first day of each claim in a text published on Thursday, 2 May 2024.
fn days(text: &str) -> Vec<Option<String>> {
    let published = Some("2024-05-02".parse().expect("a day"));
    let descriptor =
        Descriptor { id: "example".into(), file: "example.txt".into(), published, ..Descriptor::default() };
    let document = Document::new(descriptor, Format::Plain, text.to_string(), Span::new(0, text.len()));
    let (files, _) = claims(&[document], &Packs::builtin());
    let all = files.into_iter().flat_map(|file| file.claims);
    all.map(|claim| claim.event_date.and_then(|days| days.from).map(|day| day.to_string())).collect()
}

#[test]
fn the_day_of_speaking_is_not_the_day_of_the_raid() {
    let spoken = [
        "The health ministry said on Tuesday that at least 500 people were killed in the raid.",
        "The Chadian army on Wednesday repeated its claim that the school was hit by an M23 rocket.",
        "According to a statement from the health ministry on Wednesday, 471 villagers were killed in the raid.",
        "Speaking in Kano on Tuesday, the minister blamed Chad for the attacks on villagers.",
    ];
    for text in spoken {
        assert_eq!(days(text), [None], "{text}");
    }
}

#[test]
fn a_day_beside_the_deed_is_its_day() {
    let done = [
        "According to the health ministry, 471 villagers were killed in a raid on Tuesday.",
        "At least 500 people were killed on Tuesday, the health ministry said on Wednesday.",
    ];
    for text in done {
        assert_eq!(days(text), [Some("2024-04-30".to_string())], "{text}");
    }
}

#[test]
fn a_denial_does_not_take_the_day_of_what_another_is_charged_with() {
    let of_another =
        "Chadian bombs hit the market in Tarna on Monday, the mayor said. Niger denies that it shelled a clinic.";
    assert_eq!(days(of_another), [Some("2024-04-29".to_string()), None]);
    let of_the_same =
        "Chadian bombs hit the market in Tarna on Monday, the mayor said. Chad denies that it shelled the market.";
    assert_eq!(days(of_the_same), [Some("2024-04-29".to_string()), Some("2024-04-29".to_string())]);
}
