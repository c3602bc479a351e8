//! Command lines and what they print. Most are data: each file of `tests/cli/cases/` is a project, a command, and all it prints and writes.
//!
//! `BLESS=1 cargo test --test cli` writes the outcome into the cases; read the difference before you commit it.

mod cli {
    pub(crate) mod bytes;
    pub(crate) mod case;
    pub(crate) mod project;
}

use cli::case::Case;
use cli::project::Temporary;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

#[test]
fn every_case_prints_and_writes_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/cases");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("there are cases").map(|e| e.expect("readable").path()).collect();
    paths.sort();
    let bless = std::env::var_os("BLESS").is_some();
    let wrong = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("a case is UTF-8");
        let outcome = Case::parse(&text).run();
        if outcome != text && bless {
            std::fs::write(path, &outcome).expect("a case can be written");
            return None;
        }
        let difference = || format!("{}\n--- the case says\n{text}\n--- the program says\n{outcome}", path.display());
        (outcome != text).then(difference)
    };
    let wrong: Vec<String> = paths.par_iter().filter_map(wrong).collect();
    assert!(paths.len() > 20, "the cases are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_second_run_changes_no_byte() {
    let project = Temporary::example();
    project.rashomon("report").assert().success();
    let first = project.files();
    project.rashomon("report").assert().success();
    project.rashomon("extract").assert().success();
    assert_eq!(project.files(), first);
}

#[test]
fn a_version_made_again_keeps_its_place() {
    let project = Temporary::example();
    for version in ["monday", "tuesday", "monday"] {
        project.rashomon(&format!("report --version {version}")).assert().success();
    }
    let index = String::from_utf8(project.files()["reports/index.yaml"].clone()).expect("UTF-8");
    let (monday, tuesday) = (index.find("monday").expect("there"), index.find("tuesday").expect("there"));
    assert!(monday < tuesday && index.matches("monday").count() == 1, "{index}");
}

#[test]
fn a_decision_with_its_comments_is_never_touched() {
    let project = Temporary::example();
    let written = "# mine\ndocument: example-northland-ministry\nclaims:   # two spaces, kept\n- id: mine\n  topic: ceasefire\n  \
                   question: ceasefire.violator\n  act: accusation\n  answer: [Southland]\n  quote: Southland broke the ceasefire again\n  \
                   review: accepted  # I am sure\n\n\n";
    project.write("claims/example-northland-ministry.yaml", written.as_bytes());
    for command in ["extract", "report", "check"] {
        project.rashomon(command).assert().success();
    }
    assert_eq!(project.files()["claims/example-northland-ministry.yaml"], written.as_bytes());
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let project = Temporary::example();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("rashomon"));
    child
        .arg("topics")
        .current_dir(project.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let mut child = child.spawn().expect("started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_second_program_waits_for_the_first() {
    let project = Temporary::example();
    let corpus = std::fs::File::open(project.path().join("corpus")).expect("there");
    corpus.lock().expect("locked");
    let mut waiting = std::process::Command::new(assert_cmd::cargo::cargo_bin!("rashomon"));
    waiting
        .arg("report")
        .current_dir(project.path())
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null());
    let mut child = waiting.spawn().expect("started");
    let mut said = [0; 60];
    std::io::Read::read_exact(child.stderr.as_mut().expect("piped"), &mut said).expect("it says that it waits");
    assert!(String::from_utf8_lossy(&said).starts_with("another program is at work on this project"));
    assert!(!project.files().contains_key("reports/index.yaml"));
    drop(corpus);
    assert!(child.wait().expect("ended").success());
    assert!(project.files().contains_key("reports/index.yaml"));
}

#[test]
fn a_project_is_found_from_below_and_by_name() {
    let project = Temporary::example();
    let below = project.path().join("corpus");
    project.rashomon("check").current_dir(below).assert().success();
    let name = project.path().to_string_lossy().to_string();
    project.rashomon("check --project").arg(name).current_dir("/").assert().success();
}

#[test]
fn what_is_printed_is_what_would_be_written_and_writes_nothing() {
    let project = Temporary::example();
    let before = project.files();
    let printed = project.rashomon("report -o -").output().expect("runs").stdout;
    assert_eq!(project.files(), before);
    project.rashomon("report --version v1").assert().success();
    project.rashomon("report -o elsewhere/brief.md").assert().success();
    let after = project.files();
    assert_eq!(after["reports/v1/briefing.md"], printed);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    assert_eq!(text(&after["elsewhere/brief.md"]), text(&printed).replace("](../../corpus/", "](../corpus/"));
}

#[test]
fn links_lead_to_the_documents_from_wherever_the_briefing_lies() {
    let project = Temporary::example();
    let other = tempfile::tempdir().expect("a folder");
    let beside = other.path().join("brief.md").to_string_lossy().to_string();
    for place in ["brief.md", "out/", "a/b/c/brief.md", &beside] {
        project.rashomon("report --format md -o").arg(place).assert().success();
        let file = project.path().join(if place.ends_with('/') { "out/briefing.md" } else { place });
        let markdown = std::fs::read_to_string(&file).expect("a briefing");
        let links: Vec<&str> = markdown.split("](").skip(1).filter_map(|rest| rest.split(['#', ')']).next()).collect();
        let documents: Vec<&&str> = links.iter().filter(|link| !link.is_empty()).collect();
        assert!(documents.len() > 2, "{place}: {links:?}");
        for document in documents {
            let path = file.parent().expect("a folder").join(document);
            assert!(path.is_file(), "{document} leads nowhere from {place}");
            assert!(!document.starts_with('/'), "{document} holds on this machine alone");
        }
    }
}

/// Adds the files of the guide's project to a fresh one.
fn with_the_topic_of_the_guide() -> Temporary {
    let project = Temporary::example();
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/prisoner-exchange");
    for file in [
        "topics/prisoner_exchange.yaml",
        "gold/northern-radio-2024-05-13.claims.yaml",
        "corpus/northern-radio-2024-05-13.txt",
    ] {
        project.write(file, &std::fs::read(guide.join(file)).expect("a file of the guide"));
    }
    project.write(
        "lexicons/mission.yaml",
        b"parties:\n- {name: Harbour Mission, kind: organisation}\n- {name: Southland, demonyms: [Southlandic]}\n",
    );
    project
}

#[test]
fn a_topic_of_ones_own_reaches_the_briefing_without_code() {
    let project = with_the_topic_of_the_guide();
    let note = b"---\npublisher: Harbour Gazette\npublished: 2024-06-03\n---\nSouthland accused Northland of breaking the exchange \
                 deal on Sunday. At least 40 detainees were handed over to Southland on Saturday, Northland said. Northland promised to \
                 release the last 12 captives.\n";
    project.write("corpus/gazette.txt", note);
    project.rashomon("check").assert().success();
    project.rashomon("report --version first").assert().success();
    let briefing = String::from_utf8(project.files()["reports/first/briefing.md"].clone()).expect("UTF-8");
    for told in [
        "Prisoner exchange",
        "Northland broke the exchange deal",
        "at least 40",
        "risoners were handed over to Southland",
        "Northland promised to release prisoners",
    ] {
        assert!(briefing.to_lowercase().contains(&told.to_lowercase()), "{told}\n{briefing}");
    }
    let eval = project.rashomon("eval gold --format json").output().expect("runs");
    let eval: serde_json::Value = serde_json::from_slice(&eval.stdout).expect("JSON");
    assert_eq!(
        (&eval["overall"]["strict"]["right"], &eval["overall"]["strict"]["missed"]),
        (&6.into(), &0.into()),
        "{eval}"
    );
}

#[test]
fn an_example_of_ones_own_topic_that_fails_is_shown_where_it_stands() {
    let project = with_the_topic_of_the_guide();
    let topic = String::from_utf8(project.files()["topics/prisoner_exchange.yaml"].clone()).expect("UTF-8");
    let topic = topic.replacen("- Russia released a statement.", "- Russia released its prisoners.", 1);
    let topic = topic.replacen("text: Ukraine released 75", "text: Ukraine welcomed 75", 1);
    project.write("topics/prisoner_exchange.yaml", topic.as_bytes());
    let output = project.rashomon("check").assert().code(1).get_output().stderr.clone();
    let shown = String::from_utf8_lossy(&output);
    for told in [
        "error[example-fails]",
        "error[counterexample-fails]",
        "Ukraine welcomed 75",
        "is answered by this counter-example: Russia",
    ] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
}

#[test]
fn a_briefing_on_part_of_the_corpus_says_so_and_is_a_version_of_its_own() {
    let project = Temporary::example();
    project.rashomon("report").assert().success();
    project.rashomon("report --topic ceasefire --until 2099-01-01").assert().success();
    let versions = project.files().into_keys().filter(|path| path.ends_with("briefing.md"));
    assert_eq!(versions.count(), 2);
    let limited = project.rashomon("report -o - --topic ceasefire --reviewed-only").output().expect("runs").stdout;
    let limited = String::from_utf8(limited).expect("UTF-8");
    assert!(
        limited.contains("**A part of the corpus only:** claims on ceasefire and claims that a person reviewed."),
        "{limited}"
    );
    assert!(!limited.to_lowercase().contains("territory"), "{limited}");
    let titled = project.rashomon("report -o - --title Tuesday").output().expect("runs").stdout;
    assert!(titled.starts_with(b"# Tuesday\n"));
    let nobody = project.rashomon("report -o - --source Nobody").assert().code(2).get_output().stderr.clone();
    assert!(String::from_utf8_lossy(&nobody).contains("no document is from `Nobody`"));
}

#[test]
fn annotations_that_were_written_come_back_as_the_claims_they_were() {
    let project = Temporary::example();
    project.rashomon("report -o out/ --format annotations,json").assert().success();
    const FIELDS: [&str; 9] =
        ["id", "question", "quote", "at", "speaker", "speaker_party", "answer", "polarity", "event_date"];
    let claims = |path: &str| -> Vec<[serde_json::Value; FIELDS.len()]> {
        let report: serde_json::Value = serde_json::from_slice(&project.files()[path]).expect("JSON");
        let files = report["claims"].as_array().expect("a list");
        let list = files.iter().flat_map(|file| file["claims"].as_array().expect("a list"));
        list.map(|c| FIELDS.map(|name| c[name].clone())).collect()
    };
    let before = claims("out/briefing.json");
    assert!(
        before.len() > 2 && before.iter().all(|claim| claim[..4].iter().all(|field| !field.is_null())),
        "{before:?}"
    );
    project.rashomon("import out/annotations.jsonld").assert().success();
    project.rashomon("report -o again/ --format json").assert().success();
    assert_eq!(claims("again/briefing.json"), before);
    let decided: Vec<String> = project
        .files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("claims/") && path.ends_with(".yaml") && !path.ends_with(".new.yaml"))
        .map(|(_, text)| String::from_utf8(text).expect("UTF-8"))
        .collect();
    for claim in &before {
        let id = claim[0].as_str().expect("a name");
        assert!(decided.iter().any(|text| text.contains(id)), "{id} is taken over");
    }
}

#[test]
fn an_annotation_says_all_of_its_claim_whoever_made_it() {
    let project = Temporary::example();
    project.rashomon("report -o out/ --format annotations").assert().success();
    let written = String::from_utf8(project.files()["out/annotations.jsonld"].clone()).expect("UTF-8");
    let answer = |party: &str| format!(r#"answer: [\"{party}\"]"#);
    let edited = written.replace(&answer("Southland"), &answer("Eastland"));
    assert_ne!(edited, written, "{written}");
    let other = Temporary::example();
    other.write("edited.jsonld", edited.as_bytes());
    other.rashomon("import edited.jsonld").assert().success();
    let claims = String::from_utf8(other.files()["claims/example-northland-ministry.yaml"].clone()).expect("UTF-8");
    assert!(claims.contains("answer: [Eastland]") && claims.contains("speaker_party: Northland"), "{claims}");
}

#[test]
fn an_annotation_of_another_tool_becomes_a_claim_by_its_tags() {
    let project = Temporary::empty();
    project.write("corpus/pier.txt", "The café is shut. Northland closed the pier, the mayor said.\n".as_bytes());
    let note = r#"{"items": [{"type": "Annotation",
        "body": [{"purpose": "tagging", "value": "ceasefire.violator"}, {"purpose": "tagging", "value": "answer: [Northland]"},
                 {"purpose": "commenting", "value": "Ask the mayor."}],
        "target": {"source": "http://localhost/corpus/pier.txt", "selector": {"type": "TextPositionSelector", "start": 18, "end": 43}}}]}"#;
    project.write("notes.jsonld", note.as_bytes());
    project.rashomon("import notes.jsonld").assert().success();
    let claims = String::from_utf8(project.files()["claims/pier.yaml"].clone()).expect("UTF-8");
    for line in [
        "quote: Northland closed the pier",
        "at: {start: 19, end: 44, line: 1}",
        "note: Ask the mayor.",
        "act: accusation",
    ] {
        assert!(claims.contains(line), "{line}\n{claims}");
    }
}

#[test]
fn tables_and_annotations_are_written_where_they_are_asked_for() {
    let project = Temporary::example();
    project.rashomon("report -o out/ --format csv,annotations").assert().success();
    project.rashomon("report -o table.csv").assert().success();
    project.rashomon("report -o one.md --format md,json").assert().code(2);
    let files = project.files();
    assert_eq!(files["out/claims.csv"], files["table.csv"]);
    assert_eq!(files["out/judgements.csv"], files["table-judgements.csv"]);
    let annotations: serde_json::Value = serde_json::from_slice(&files["out/annotations.jsonld"]).expect("JSON");
    let items = annotations["first"]["items"].as_array().expect("a list");
    assert!(!items.is_empty() && annotations["total"] == items.len());
    for item in items {
        let target = &item["target"][0];
        let file = target["source"]["id"].as_str().and_then(|id| id.strip_prefix("../")).expect("a file");
        let text: Vec<char> = String::from_utf8(files[file].clone()).expect("UTF-8").chars().collect();
        let [quote, position] = [&target["selector"][0], &target["selector"][1]];
        let place = |end: &str| usize::try_from(position[end].as_u64().expect("a number")).expect("small");
        let words: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(quote["exact"], words.as_str());
    }
}
