//! The briefing of an invented war: what a reader meets, and what no text of a document can do to it.

mod briefing {
    pub(crate) mod hostile;
    pub(crate) mod war;
}

use briefing::{hostile, war};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use rashomon::model::{Answer, Count, Descriptor, Polarity, Relation, Report, Scope, Testimony};
use rashomon::render::Detail;
use rashomon::{diff, render};
use std::collections::BTreeSet;

fn events(markdown: &str) -> Vec<Event<'_>> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES)
        .collect()
}

/// Returns the targets of all links.
fn links(markdown: &str) -> Vec<String> {
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    events(markdown).into_iter().filter_map(target).collect()
}

/// Returns the names of all anchors.
fn anchors(markdown: &str) -> Vec<String> {
    let name = |event| match event {
        Event::InlineHtml(html) => html.strip_prefix("<a id=\"")?.strip_suffix("\">").map(str::to_string),
        _ => None,
    };
    events(markdown).into_iter().filter_map(name).collect()
}

#[test]
fn the_briefing_reads_as_expected() {
    insta::assert_snapshot!("briefing", render::markdown(&war::report()));
}

#[test]
fn the_first_screen_tells_the_conflict_in_one_plain_sentence() {
    let markdown = render::markdown(&war::report());
    let first_screen: Vec<&str> = markdown.lines().take(12).collect();
    let sentence = "Arden and Belmark each accuse the other of breaking the ceasefire on 3 May 2031.";
    assert!(first_screen.iter().any(|line| line.contains(sentence)), "{first_screen:#?}");
}

#[test]
fn every_link_leads_somewhere_and_every_anchor_is_one_place() {
    let markdown = render::markdown(&war::report());
    let anchors = anchors(&markdown);
    let places: BTreeSet<&String> = anchors.iter().collect();
    assert_eq!(places.len(), anchors.len(), "an anchor stands twice");
    for link in links(&markdown) {
        match link.strip_prefix('#') {
            Some(name) => assert!(places.contains(&name.to_string()), "nothing is at {link}"),
            None => assert!(link.starts_with("../../corpus/") || link.starts_with("https://coast.example/"), "{link}"),
        }
    }
}

#[test]
fn one_heading_leads_and_no_level_is_skipped() {
    let markdown = render::markdown(&war::report());
    let levels: Vec<usize> = events(&markdown)
        .into_iter()
        .filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
            _ => None,
        })
        .collect();
    assert_eq!(levels[0], HeadingLevel::H1 as usize);
    assert!(levels[1..].iter().all(|level| *level > 1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1));
}

#[test]
fn the_text_is_tidy() {
    let report = war::report();
    let changes = diff::changes(&report, &report);
    for markdown in [render::markdown(&report), render::changes_markdown(&changes, Detail::Full)] {
        assert!(markdown.ends_with('\n') && !markdown.ends_with("\n\n"));
        assert!(!markdown.contains("\n\n\n"));
        assert!(markdown.lines().all(|line| line.trim_end() == line));
        let headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len(), "a heading stands twice");
    }
}

#[test]
fn no_text_of_a_document_is_obeyed() {
    let (clean, poisoned) = (war::report(), war::report_with(hostile::poison));
    let changes = diff::changes(&clean, &poisoned);
    for markdown in [render::markdown(&poisoned), render::changes_markdown(&changes, Detail::Full)] {
        let (markdown, data) = markdown.split_once("\n<!-- rashomon report").unwrap_or((&markdown, "-->\n"));
        assert_eq!((data.matches("-->").count(), data.ends_with("\n-->\n") || data == "-->\n"), (1, true));
        assert!(!data.contains(['\u{202E}', '\u{1b}', '<']), "{data}");
        for event in events(markdown) {
            match event {
                Event::Html(html) => panic!("{html}"),
                Event::InlineHtml(html) => {
                    let ours = html.starts_with("<a id=\"") || &*html == "</a>" || &*html == "<!---->";
                    assert!(ours, "{html}");
                }
                Event::Text(text) => assert!(!text.contains(['\u{202E}', '\u{1b}'])),
                Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_)) => panic!("{event:?}"),
                _ => {}
            }
        }
        for link in links(markdown) {
            assert!(link.starts_with('#') || link.starts_with("../../corpus/"), "{link}");
        }
    }
    let shape = |report: &Report| render::markdown(report).lines().filter(|line| line.starts_with('#')).count();
    assert!(shape(&poisoned) <= shape(&clean), "a text made a heading");
}

#[test]
fn the_order_of_the_input_changes_no_byte() {
    let (alignment, judgements) = war::judged();
    let packs = rashomon::packs::Packs::builtin();
    let brief = |documents: &[Descriptor], testimonies: Vec<Testimony>| {
        let report =
            rashomon::report::report(documents, &testimonies, &alignment, &judgements, &packs, &Scope::default());
        (render::markdown(&report), render::json(&report))
    };
    let mut documents = war::documents();
    let mut testimonies = war::testimonies();
    let first = brief(&documents, testimonies.clone());
    documents.reverse();
    testimonies.reverse();
    assert_eq!(brief(&documents, testimonies), first);
}

#[test]
fn nothing_to_tell_is_told_in_a_few_lines() {
    let markdown = render::markdown(&Report { tool: "0.1.0".into(), ..Report::default() });
    assert!(markdown.starts_with("# 0 documents, and no claim on any topic\n"), "{markdown}");
    assert!(markdown.contains("No conflict found.") && !markdown.contains("Who says what"), "{markdown}");
    assert!(!markdown.contains("## Documents") && !markdown.contains("All claims"), "{markdown}");
}

#[test]
fn json_is_read_back_as_the_same_report() {
    let report = war::report();
    let json = render::json(&report);
    assert!(json.ends_with("}\n"));
    assert_eq!(serde_json::from_str::<Report>(&json).expect("a report"), report);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["schema"], 1);
    assert_eq!(value["judgements"][0]["claims"][0], "arden-ministry#a1");
    assert_eq!(value["judgements"][0]["relation"], "conflict");
}

#[test]
fn what_changed_reads_as_expected() {
    let old = war::report();
    let mut new = war::report_with(|told| match told.claim.id.as_str() {
        "a2" => {
            told.claim.id = "a9".into();
            told.claim.answer = Answer::Count(Count::exactly(26, "26"));
            told.claim.quote = "26 civilians were wounded in Port Sel".into();
        }
        "d1" => {
            told.claim.polarity = Polarity::Denied;
            told.claim.quote = "there is no truce since Monday".into();
        }
        _ => {}
    });
    for judgement in new.judgements.iter_mut().filter(|judgement| judgement.issue == "ceasefire-status-2031-05") {
        judgement.relation = Relation::Conflict;
    }
    for finding in new.findings.iter_mut().filter(|finding| finding.issue == "ceasefire-status-2031-05") {
        finding.relation = Relation::Conflict;
    }
    insta::assert_snapshot!("changes", render::changes_markdown(&diff::changes(&old, &new), Detail::Full));
}

/// Returns what stands under the heading that ends in these words.
fn part<'a>(markdown: &'a str, heading: &str) -> &'a str {
    let begun = markdown.split_once(&format!("{heading}\n")).map_or("", |(_, rest)| rest);
    begun.split("\n#").next().unwrap_or_default()
}

#[test]
fn a_claim_is_of_one_source_only_where_nobody_else_speaks_on_the_matter() {
    let truce = |finding: &rashomon::model::Finding| finding.issue == "ceasefire-status-2031-05";
    let mut open = war::report();
    open.findings.iter_mut().filter(|finding| truce(finding)).for_each(|f| f.relation = Relation::Undetermined);
    let markdown = render::markdown(&open);
    let alone = part(&markdown, "said by one source only");
    assert!(alone.contains("the truce of last November"), "{alone}");
    assert!(
        !alone.contains("a truce was agreed on Monday night") && !markdown.contains("said beside others"),
        "{alone}"
    );

    let mut apart = war::report();
    apart.findings.retain(|finding| !truce(finding));
    apart.judgements.retain(|judgement| judgement.issue != "ceasefire-status-2031-05");
    let markdown = render::markdown(&apart);
    let beside = part(&markdown, "said beside others, not compared with them");
    assert!(beside.contains("a truce was agreed on Monday night"), "{markdown}");
    assert!(!part(&markdown, "said by one source only").contains("a truce was agreed on Monday night"));
}

#[test]
fn pairs_kept_apart_by_the_same_are_counted_with_an_example() {
    let mut report = war::report();
    let mut also = report.near_misses[0].clone();
    also.claims[0] = rashomon::model::ClaimRef::try_from("coast/gazette#b2".to_string()).expect("a name");
    report.near_misses.push(also);
    let markdown = render::markdown(&report);
    let told = part(&markdown, "## What was not compared, and why");
    let rows: Vec<&str> = told.lines().filter(|line| line.starts_with("| other days")).collect();
    assert_eq!(rows.len(), 1, "{told}");
    assert!(rows[0].contains("| other days | 2 | Who broke the ceasefire? Arden [a1](#"), "{}", rows[0]);
    assert!(rows[0].contains("one is about 3 May 2031, the other about 20 to 21 November 2030"), "{}", rows[0]);
}

#[test]
fn a_briefing_carries_each_sentence_of_a_judge_once_and_is_read_back_whole() {
    let report = war::report();
    let markdown = render::markdown(&report);
    let data = markdown.split_once("<!-- rashomon report").map_or("", |(_, data)| data);
    let ground = "each blames the other for the same event.";
    let judged = report.judgements.iter().filter(|judgement| judgement.why == ground).count();
    assert!(judged > 0 && data.matches(ground).count() == judged, "{data}");
    assert_eq!(render::carried(&markdown).expect("it carries its report").findings, report.findings);
}
