//! The briefing as HTML, read as a browser reads it: every link leads somewhere, and no text becomes an element or an attribute.

mod briefing {
    pub(crate) mod hostile;
    pub(crate) mod war;
}

use briefing::{hostile, war};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use rashomon::model::{Descriptor, Document, Format, Report, Span};
use rashomon::render::{self, Format as Form, Told};
use std::collections::{BTreeMap, BTreeSet};

/// An element: its name, its attributes, and all words in it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    words: String,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// Returns the elements of a page in order, and what the parser found wrong with it.
fn read(html: &str) -> (Vec<Element>, Vec<String>) {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut elements = Vec::new();
    collect(&dom.document, &mut elements);
    let faults = dom.errors.borrow().iter().map(ToString::to_string).collect();
    (elements, faults)
}

fn collect(node: &Handle, into: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
        into.push(Element { name: name.local.to_string(), attributes, words: words(node) });
    }
    node.children.borrow().iter().for_each(|child| collect(child, into));
}

fn words(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(words).collect(),
    }
}

/// Returns the documents of a report, each quote where its claim says, with `around` before and after it.
fn documents(report: &Report, around: &str) -> Vec<Document> {
    let text_of = |descriptor: &Descriptor| {
        let claims = report.claims.iter().filter(|file| file.document == descriptor.id).flat_map(|file| &file.claims);
        let mut bytes = format!("{around}\n").repeat(600 / around.len().max(1) + 1).into_bytes();
        for byte in bytes.iter_mut().filter(|byte| !byte.is_ascii()) {
            *byte = b'.';
        }
        for at in claims.filter_map(|claim| claim.at) {
            bytes[at.start..at.end].fill(b'q');
            bytes[at.start] = b'<';
        }
        String::from_utf8(bytes).expect("ASCII")
    };
    let document = |descriptor: &Descriptor| {
        let text = text_of(descriptor);
        let body = Span::new(0, text.len());
        Document::new(descriptor.clone(), Format::Plain, text, body)
    };
    report.documents.iter().map(document).collect()
}

fn page(report: &Report, documents: &[Document]) -> String {
    let told = Told { report, documents, changes: None, corpus: None };
    let files = render::files(told, &[Form::Html]);
    assert_eq!(files[0].0, "briefing.html");
    files[0].1.clone()
}

fn war_page() -> String {
    let report = war::report();
    page(&report, &documents(&report, "Rain fell on the harbour all night."))
}

#[test]
fn a_page_is_well_made() {
    let (elements, faults) = read(&war_page());
    assert_eq!(faults, Vec::<String>::new());
    let levels: Vec<u32> = elements
        .iter()
        .filter(|element| matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4"))
        .map(|element| element.name[1..].parse().expect("a digit"))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    for name in ["header", "main", "nav", "aside", "title"] {
        assert!(elements.iter().any(|element| element.name == name), "{name}");
    }
    assert!(elements.iter().filter(|element| element.name == "th").all(|head| head.get("scope").is_some()));
}

#[test]
fn every_link_leads_somewhere_and_every_name_is_one_place() {
    let (elements, _) = read(&war_page());
    let names: Vec<&str> = elements.iter().filter_map(|element| element.get("id")).collect();
    let places: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(places.len(), names.len(), "a name stands twice");
    let links: Vec<&str> = elements.iter().filter_map(|element| element.get("href")).collect();
    assert!(links.iter().filter(|link| link.starts_with("#quote-")).count() > 8, "{links:?}");
    for link in links {
        match link.strip_prefix('#') {
            Some(name) => assert!(places.contains(name), "nothing is at {link}"),
            None => assert!(link.starts_with("https://coast.example/"), "{link}"),
        }
    }
}

#[test]
fn each_quote_is_marked_once_in_its_document() {
    let report = war::report();
    let (elements, _) = read(&page(&report, &documents(&report, "Rain fell on the harbour all night.")));
    let marked: Vec<&Element> =
        elements.iter().filter(|element| element.name == "mark" && element.get("id").is_some()).collect();
    assert_eq!(marked.len(), report.tally.claims);
    assert!(marked.iter().all(|mark| mark.words.starts_with("<q")), "a mark begins where its quote begins");
}

#[test]
fn it_says_everything_that_markdown_says_and_pair_by_pair_what_that_counts() {
    let report = war::report();
    let (elements, _) = read(&war_page());
    let body = &elements.iter().find(|element| element.name == "body").expect("a body").words;
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let body = squeezed(body);
    let markdown = render::markdown(&report);
    let (markdown, _) = markdown.split_once("\n<!-- rashomon report").expect("its data");
    let (before, counted) = markdown.split_once("## What was not compared, and why").expect("pairs kept apart");
    let after = counted.split_once("\n## ").map_or("", |(_, after)| after);
    assert!(body.contains("One is about 3 May 2031, the other about 20 to 21 November 2030."), "{body}");
    use pulldown_cmark::{Event, Options, Parser};
    let markdown = format!("{before}\n\n## {after}");
    let parser = Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    for event in parser {
        if let Event::Text(text) | Event::Code(text) = event {
            assert!(body.contains(&squeezed(&text)), "{text}");
        }
    }
}

#[test]
fn pictures_have_titles_and_the_same_in_words() {
    let (elements, _) = read(&war_page());
    let pictures: Vec<&Element> = elements.iter().filter(|element| element.name == "svg").collect();
    assert_eq!(pictures.len(), 3, "matrix, timeline, one toll");
    for picture in pictures {
        assert_eq!(picture.get("role"), Some("img"));
        for name in picture.get("aria-labelledby").expect("a label").split(' ') {
            let named = elements.iter().find(|element| element.get("id") == Some(name)).expect("title and description");
            assert!(!named.words.trim().is_empty());
        }
    }
    let toll = elements.iter().filter(|element| element.name == "figure").nth(2).expect("the toll");
    for words in ["Coast Gazette", "Northern Wire", "at least six", "26"] {
        assert!(toll.words.contains(words), "{words}");
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    let html = war_page();
    let (elements, _) = read(&html);
    let policy = elements.iter().find(|element| element.get("http-equiv").is_some()).expect("a policy");
    let policy = policy.get("content").expect("its words");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    for element in &elements {
        for name in ["src", "style", "srcset", "action", "data", "poster"] {
            assert!(element.get(name).is_none(), "{} has {name}", element.name);
        }
        assert!(!matches!(element.name.as_str(), "link" | "iframe" | "object" | "embed" | "base"), "{}", element.name);
    }
    assert!(!html.contains("url(") && !html.contains("@import"));
}

#[test]
fn no_text_of_a_document_becomes_an_element_or_an_attribute() {
    let shape = |report: &Report, around: &str| {
        let (elements, faults) = read(&page(report, &documents(report, around)));
        assert_eq!(faults, Vec::<String>::new());
        for element in &elements {
            for (name, value) in &element.attributes {
                assert!(!value.contains(['<', '>', '`', '\u{202E}', '\u{1b}']), "{name}={value}");
                assert!(!name.starts_with("on"), "{name}");
            }
            assert!(!element.words.contains(['\u{202E}', '\u{1b}']), "{}", element.words);
            if let Some(link) = element.get("href") {
                assert!(link.starts_with('#') || link.starts_with("https://"), "{link}");
            }
        }
        let kinds: BTreeSet<(String, String)> = elements
            .iter()
            .flat_map(|element| element.attributes.keys().map(|name| (element.name.clone(), name.clone())))
            .collect();
        (kinds, elements.iter().filter(|element| element.name == "script").count())
    };
    let hostile = format!("{} </p></mark></article><img src=x onerror=alert(1)> </script>", hostile::HOSTILE);
    let clean = shape(&war::report(), "Rain.");
    let poisoned = shape(&war::report_with(hostile::poison), &hostile);
    assert!(poisoned.0.is_subset(&clean.0), "{:?}", poisoned.0.difference(&clean.0).collect::<Vec<_>>());
    assert_eq!(poisoned.1, clean.1);
}

#[test]
fn what_is_filtered_is_marked_by_number() {
    let (elements, _) = read(&war_page());
    let offered: BTreeSet<&str> =
        elements.iter().filter(|element| element.name == "input").filter_map(|input| input.get("value")).collect();
    let marks: BTreeSet<&str> =
        elements.iter().filter_map(|element| element.get("data-f")).flat_map(|marks| marks.split(' ')).collect();
    assert!(marks.is_subset(&offered) && marks.len() > 8, "{marks:?} {offered:?}");
    let form = elements.iter().find(|element| element.name == "form").expect("a form");
    assert!(form.get("hidden").is_some(), "without a script nothing offers what does not work");
    let claims = elements.iter().filter(|element| element.get("class") == Some("claim"));
    assert!(claims.clone().count() > 8 && claims.into_iter().all(|claim| claim.get("data-f").is_some()));
}
