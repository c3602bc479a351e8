//! Ten versions of a corpus about an invented war, and what is told of each step: documents added, corrected, retracted; figures
//! grown, revised, denied; decisions, other rules, other names.
//!
//! `BLESS=1 cargo test --test versions` writes what is told into the cases; read the difference before you commit it.

use rashomon::model::{Report, Scope};
use rashomon::packs::Packs;
use rashomon::render::{self, Detail};
use rashomon::store::{self, Project};
use rashomon::{diff, pipeline};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Names, in a version's folder, the files that are taken away.
const GONE: &str = "gone";
/// Holds, in a version's folder, what is told of the step that leads to it.
const EXPECTED: &str = "expected.md";

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/port-sel")
}

/// Returns the folders of the versions, the oldest first.
fn steps() -> Vec<PathBuf> {
    let entries = fs::read_dir(case()).expect("there is a case").map(|entry| entry.expect("readable").path());
    let mut steps: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    steps.sort();
    steps
}

/// Lays the files of a step over a project.
fn lay(step: &Path, project: &Path) {
    for entry in WalkDir::new(step).into_iter().map(|entry| entry.expect("readable")) {
        let below = entry.path().strip_prefix(step).expect("below").to_path_buf();
        let is_about = below == Path::new(GONE) || below == Path::new(EXPECTED);
        if entry.file_type().is_file() && !is_about {
            let target = project.join(below);
            fs::create_dir_all(target.parent().expect("a file stands in a folder")).expect("a folder");
            fs::copy(entry.path(), target).expect("copied");
        }
    }
    for gone in fs::read_to_string(step.join(GONE)).unwrap_or_default().lines() {
        fs::remove_file(project.join(gone)).expect("what goes was there");
    }
}

fn report(project: &Path) -> Report {
    let project = Project::at(project).expect("a project");
    let (documents, in_corpus) = store::corpus(&project).expect("readable");
    let (own, in_packs) = store::own_packs(&project).expect("readable");
    let (packs, in_knowledge) = Packs::with(&own.topics, &own.lexicons);
    let (shelf, in_claims) = store::shelf(&project).expect("readable");
    let outcome = pipeline::run(&documents, &shelf.decisions(), &packs, &Scope::default());
    let wrong = [in_corpus, in_packs, in_knowledge, in_claims, outcome.diagnostics].concat();
    assert!(wrong.is_empty(), "{wrong:#?}");
    outcome.report
}

/// Returns the reports of all versions, each with its name.
fn versions() -> Vec<(PathBuf, String, Report)> {
    let project = tempfile::tempdir().expect("a folder");
    let mut rules: Vec<String> = Vec::new();
    let version = |step: PathBuf| {
        lay(&step, project.path());
        let name = step.file_name().expect("a name").to_string_lossy().into_owned();
        let mut report = report(project.path());
        // The digest changes with every word of the built-in packs, which is not what the case is about.
        if !rules.contains(&report.packs) {
            rules.push(report.packs.clone());
        }
        report.packs =
            format!("rules-{}", rules.iter().position(|digest| *digest == report.packs).map_or(0, |n| n + 1));
        (step, name, report)
    };
    steps().into_iter().map(version).collect()
}

#[test]
fn each_step_is_told_as_expected() {
    let versions = versions();
    assert_eq!(versions.len(), 10);
    let bless = std::env::var_os("BLESS").is_some();
    for two in versions.windows(2) {
        let ((_, old_name, old), (step, new_name, new)) = (&two[0], &two[1]);
        let changes = diff::changes(old, new).named(old_name, new_name);
        let told = render::changes_markdown(&changes, Detail::Full);
        let path = step.join(EXPECTED);
        if bless {
            fs::write(&path, &told).expect("written");
        }
        let expected = fs::read_to_string(&path).expect("it is expected");
        assert_eq!(told, expected, "{}", path.display());
    }
}

#[test]
fn markdown_and_json_of_a_version_are_the_same_report() {
    for (_, name, report) in versions() {
        let read = render::carried(&render::markdown(&report)).expect("it carries its report");
        for changes in [diff::changes(&report, &read), diff::changes(&read, &report)] {
            assert!(changes.is_empty() && changes.topics.is_empty() && !changes.rules_differ(), "{name}: {changes:#?}");
        }
        let json: Report = serde_json::from_str(&render::json(&report)).expect("a report");
        assert!(diff::changes(&json, &read).is_empty(), "{name}");
    }
}

#[test]
fn no_version_differs_from_itself_and_every_step_is_told_in_every_form() {
    let versions = versions();
    for two in versions.windows(2) {
        let ((_, _, old), (_, name, new)) = (&two[0], &two[1]);
        assert!(diff::changes(new, new).is_empty(), "{name}");
        let changes = diff::changes(old, new);
        assert!(!changes.is_empty(), "{name}");
        for detail in [Detail::Full, Detail::Summary] {
            let html = render::changes_html(&changes, detail);
            assert!(html.starts_with("<!doctype html>") && html.contains("<h1>What changed since"), "{html}");
            assert!(render::changes_text(&changes, detail).contains("What changed since"));
            let json: serde_json::Value =
                serde_json::from_str(&render::changes_json(&changes, detail)).expect("it is JSON");
            assert_eq!(json["schema"], 1);
        }
    }
}
