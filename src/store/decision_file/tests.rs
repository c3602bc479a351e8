use super::*;
use crate::model::Review;

const CLAIM: &str = "topic: t\n  question: t.q\n  act: assertion\n  answer: [Iran]\n  quote: words";

fn file(text: &str) -> DecisionFile {
    DecisionFile { document: "a".into(), before: Some(text.into()), text: text.into() }
}

fn claim(id: &str) -> Claim {
    serde_yaml::from_str(&format!("id: {id}\n{}", CLAIM.replace("  ", ""))).expect("a claim")
}

/// Sets a field of the claim `c1` and returns the lines that differ.
fn set(text: &str, field: Field, value: &str) -> Vec<(String, String)> {
    let mut edited = file(text);
    edited.set("c1", field, value).unwrap_or_else(|error| panic!("{text}\n{error}"));
    let (old, new): (Vec<_>, Vec<_>) = (text.lines().collect(), edited.text().lines().collect());
    let mut lines = old.iter().chain(std::iter::repeat(&"")).zip(new.iter().chain(std::iter::repeat(&"")));
    let count = old.len().max(new.len());
    let changed = lines.by_ref().take(count).filter(|(old, new)| old != new);
    changed.map(|(old, new)| (old.trim().to_string(), new.trim().to_string())).collect()
}

#[test]
fn one_value_changes_in_the_style_it_was_written_in() {
    let block =
        |review: &str| format!("document: a\nclaims:\n\n- id: c1 # mine\n  {CLAIM}\n  review: {review}\n# end\n");
    for (old, new) in [
        ("proposed  # not sure", "rejected  # not sure"),
        ("'proposed' # q", "'rejected' # q"),
        ("\"proposed\"", "\"rejected\""),
    ] {
        assert_eq!(set(&block(old), Field::Review, "rejected"), [(format!("review: {old}"), format!("review: {new}"))]);
    }
    let flow = "claims: [{id: c1, topic: t, question: t.q, act: assertion, answer: [Iran], quote: words, review: proposed }] # all\ndocument: a\n";
    let (_, new) = &set(flow, Field::Review, "accepted")[0];
    assert!(new.ends_with("quote: words, review: accepted }] # all"), "{new}");
}

#[test]
fn a_field_that_is_not_there_comes_last_in_its_claim() {
    let text =
        format!("document: a\nclaims:\n- id: c1\n  {CLAIM} # said twice\n\n  # about the next\n- id: c2\n  {CLAIM}\n");
    let mut edited = file(&text);
    edited.set("c1", Field::Note, "it's \"so\": yes").expect("edited");
    let wanted = text.replacen("# said twice\n", "# said twice\n  note: \"it's \\\"so\\\": yes\"\n", 1);
    assert_eq!(edited.text(), wanted);
    let flow =
        "document: a\nclaims:\n- {id: c1, topic: t, question: t.q, act: assertion, answer: [Iran], quote: words}\n";
    let mut edited = file(flow);
    edited.set("c1", Field::Review, "accepted").expect("edited");
    assert_eq!(edited.text(), flow.replace("quote: words}", "quote: words, review: accepted}"));
}

#[test]
fn a_claim_is_appended_in_every_style_and_nothing_else_changes() {
    let item = format!("- id: c1\n  {CLAIM}\n");
    let shifted = format!("  -   id: c1\n      {}\n", CLAIM.replace("\n  ", "\n      "));
    for (text, before, after) in [
        (format!("# mine\ndocument: a\nclaims:\n{item}\n\n# the end"), "# the end\n- id: c2", ""),
        (format!("claims:\n{shifted}# of the document\ndocument: a\n"), "words\n  - id: c2\n    topic: t", "# of the document\ndocument: a\n"),
        ("document: a\nclaims: [] # none yet\n".into(), "claims:  # none yet\n- id: c2", ""),
        ("document: a\nclaims: [\n]\n".into(), "claims: \n- id: c2", ""),
        ("# nothing yet\n\n".into(), "# nothing yet\n\ndocument: a\nclaims:\n- id: c2", ""),
        (String::new(), "# yaml-language-server: $schema=claims.schema.json\ndocument: a\nclaims:\n- id: c2", ""),
        ("\u{feff}document: a\r\nclaims:\r\n- {id: c1, topic: t, question: t.q, act: assertion, answer: [Iran], quote: words}".into(), "words}\r\n- id: c2\r\n  topic: t\r\n", ""),
    ] {
        let mut edited = file(&text);
        edited.add(&claim("c2"), None).unwrap_or_else(|error| panic!("{text}\n{error}"));
        assert!(edited.text().contains(before) && edited.text().ends_with(after), "{}", edited.text());
        let lost = text.lines().filter(|line| !edited.text().contains(line.trim_end_matches(['[', ']', ' '])) && !line.contains("[]"));
        assert_eq!(lost.count(), 0, "{}", edited.text());
    }
}

#[test]
fn a_claim_that_a_person_wrote_keeps_its_comments() {
    let mut edited = file("document: a\nclaims: []\n");
    let written = format!("# seen twice\nid: c1\n{} # letter by letter\nreview: edited\n", CLAIM.replace("\n  ", "\n"));
    edited.add(&Claim { review: Review::Edited, ..claim("c1") }, Some(&written)).expect("added");
    assert!(
        edited.text().contains("# seen twice\n- id: c1\n") && edited.text().contains("# letter by letter\n"),
        "{}",
        edited.text()
    );
    assert_eq!(edited.written("c1").expect("there").lines().last(), Some("review: edited"));
    let other = edited.written("c1").expect("there").replace("[Iran]", "[Iraq]");
    let now: Claim = serde_yaml::from_str(&other).expect("a claim");
    edited.replace("c1", &now, &other).expect("replaced");
    assert!(
        edited.text().contains("  answer: [Iraq]\n") && edited.text().contains("# letter by letter\n"),
        "{}",
        edited.text()
    );
}

#[test]
fn what_cannot_be_edited_without_risk_is_refused_and_left() {
    let anchored = format!("document: a\nclaims:\n- &x\n  id: c1\n  {CLAIM}\n---\n- second document\n");
    let alias = "document: a\nclaims:\n- {id: &r c1, topic: t, question: t.q, act: assertion, answer: [Iran], quote: words, note: *r}\n";
    let other = "document: b\nclaims: []\n";
    for text in [anchored.as_str(), "document: a\nclaims: nothing\n", other] {
        let mut edited = file(text);
        assert!(edited.add(&claim("c2"), None).is_err(), "{text}");
        assert_eq!(edited.text(), text);
    }
    let mut edited = file(alias);
    edited.set("c1", Field::Note, "new").expect("the alias gives way to a text");
    assert!(edited.text().contains("id: &r c1") && edited.text().contains("note: new"), "{}", edited.text());
    assert!(edited.set("c9", Field::Note, "x").is_err());
}
