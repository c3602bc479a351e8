//! The house keeps its order: imports go down only, files and functions stay small, a pack is listed when its file is there,
//! and every path that a document names exists. Each failure says how to mend it.

mod architecture {
    pub(crate) mod code;
    pub(crate) mod floors;
    pub(crate) mod paths;
    pub(crate) mod sizes;
}

use architecture::{code, floors, paths, sizes};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Lines that a file may have, its tests included.
const FILE_LINES: usize = 500;
/// Lines that a function may have, from `fn` to the closing brace.
const FUNCTION_LINES: usize = 80;
/// The line that shows the pipeline begins so, wherever it stands.
const PICTURE: &str = "documents ──extract──▶";

#[test]
fn imports_go_down_only() {
    let faults = sources("src").into_iter().flat_map(|(path, text)| floors::faults(&path, &text));
    none(faults, "an import goes up or sideways");
}

#[test]
fn every_folder_of_the_house_has_a_floor() {
    let rooms = sources("src").into_iter().filter_map(|(path, _)| floors::without_a_floor(&path));
    none(rooms, "a module stands on no floor");
}

#[test]
fn files_are_small() {
    let long = |(path, text): (String, String)| {
        let lines = text.lines().count();
        (lines > FILE_LINES).then(|| {
            format!(
                "{path} has {lines} lines, {FILE_LINES} are allowed: a noun or a step in it wants a file of its own"
            )
        })
    };
    none(["src", "tests"].into_iter().flat_map(sources).filter_map(long), "a file is too long");
}

#[test]
fn functions_are_small() {
    let files = ["src", "tests", "examples", "benches"].into_iter().flat_map(sources);
    none(files.flat_map(|(path, text)| sizes::faults(&path, &text, FUNCTION_LINES)), "a function is too long");
}

#[test]
fn the_packs_listed_are_the_files_in_the_folder() {
    let listed: Vec<String> = sources("src/packs").iter().flat_map(|(path, text)| code::included(path, text)).collect();
    let there = files("src/packs", "yaml");
    let unlisted = there.iter().filter(|file| !listed.contains(file));
    none(
        unlisted.map(|file| {
            format!(
                "{file} is in the folder, but no `include_str!` of src/packs lists it: add a line beside the others"
            )
        }),
        "a pack is not listed",
    );
    let missing = listed.iter().filter(|file| file.ends_with(".yaml") && !there.contains(file));
    none(missing.map(|file| format!("{file} is listed, but not in the folder")), "a listed pack has no file");
}

#[test]
fn every_path_that_a_document_names_exists() {
    none(
        documents().into_iter().flat_map(|(path, text)| paths::faults(root(), &path, &text)),
        "a document names a path that is not there",
    );
}

#[test]
fn the_pipeline_looks_the_same_wherever_it_is_drawn() {
    let drawn = |path: &str| {
        let text = std::fs::read_to_string(root().join(path)).expect("the file is there");
        let line = text
            .lines()
            .find(|line| line.contains(PICTURE))
            .map(|line| line.trim_start_matches("//!").trim().to_string());
        line.unwrap_or_else(|| format!("{path} does not draw the pipeline: its line begins with {PICTURE}"))
    };
    let picture = drawn("src/lib.rs");
    for path in ["src/pipeline.rs", "README.md", "ARCHITECTURE.md"] {
        assert_eq!(drawn(path), picture, "the pipeline in {path} is not that of src/lib.rs: draw them alike");
    }
}

#[test]
fn every_crate_is_accounted_for() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let reasons = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the document is there");
    let unexplained = crates(&manifest).into_iter().filter(|name| !reasons.contains(&format!("`{name}`")));
    let advice = "say in the table of crates what it is for, and rather than what";
    none(
        unexplained.map(|name| format!("ARCHITECTURE.md says nothing of `{name}`: {advice}")),
        "a crate is not accounted for",
    );
}

/// Returns the crates that a manifest asks for, those for tests included.
fn crates(manifest: &str) -> Vec<&str> {
    let sections =
        manifest.split("\n[").filter(|section| section.split(']').next().is_some_and(|s| s.ends_with("dependencies")));
    let lines = sections.flat_map(|section| section.lines().skip(1)).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim()).collect()
}

/// Returns the folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the Rust files below `folder` as (path from the root, text), sorted.
fn sources(folder: &str) -> Vec<(String, String)> {
    read(files(folder, "rs"))
}

/// Returns the documents that speak of the source: those of the top folder and the ones beside the code.
fn documents() -> Vec<(String, String)> {
    let top = files("", "md").into_iter().filter(|path| !path.contains('/'));
    read(top.chain(files("src", "md")).collect())
}

fn read(paths: Vec<String>) -> Vec<(String, String)> {
    let text = |path: &String| std::fs::read_to_string(root().join(path)).expect("a file of the repository is UTF-8");
    paths.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

/// Returns the files below `folder` with that ending, as paths from the root with `/`, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let entries = WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
    let kept =
        entries.filter_entry(|entry| !["target", ".git"].contains(&entry.file_name().to_string_lossy().as_ref()));
    let paths = kept.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    paths.filter(|path| path.extension().is_some_and(|e| e == ending)).map(from_root).collect()
}

fn from_root(path: PathBuf) -> String {
    let path = path.strip_prefix(root()).expect("the walk began at the root").to_path_buf();
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Fails with every fault on a line of its own.
fn none(faults: impl Iterator<Item = String>, what: &str) {
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
}

#[test]
fn a_manifest_asks_for_crates_of_the_program_and_of_its_tests() {
    let manifest = "[package]\nname = \"x\"\n\n[dependencies]\n# data\nserde = { version = \"1\" }\n\n[dev-dependencies]\ninsta = \"1\"\n\n[lints.rust]\nunsafe_code = \"forbid\"\n";
    assert_eq!(crates(manifest), ["serde", "insta"]);
}
