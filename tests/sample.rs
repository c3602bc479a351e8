//! The sample project in this repository: what stands committed is what the program writes, and a second run changes no byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What the program reads and writes in a project.
const FOLDERS: [&str; 3] = ["corpus", "claims", "reports"];

/// Returns every file below a project's folders, by its path in the project.
fn files(project: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = FOLDERS.iter().flat_map(|folder| walkdir::WalkDir::new(project.join(folder)).sort_by_file_name());
    let entries = all.map(|entry| entry.expect("a readable folder")).filter(|entry| entry.file_type().is_file());
    entries
        .map(|entry| {
            let path = entry.path().strip_prefix(project).expect("it lies in the project").to_path_buf();
            (path, fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// Returns a copy of the repository's project, without what the program writes by itself where `bare`.
fn copied(bare: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder of our own");
    for (path, bytes) in files(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        let is_written = path.starts_with("reports") || path.to_string_lossy().ends_with(".new.yaml");
        if bare && is_written {
            continue;
        }
        let target = folder.path().join(path);
        fs::create_dir_all(target.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(target, bytes).expect("a file can be written");
    }
    folder
}

fn report(project: &Path) {
    let mut command = assert_cmd::Command::cargo_bin("rashomon").expect("the program is built");
    command.arg("--project").arg(project).arg("report").assert().success();
}

/// Fails with the names of the files that differ.
fn assert_same(one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>, mend: &str) {
    let names = one.keys().chain(other.keys());
    let mut differ: Vec<_> = names.filter(|name| one.get(*name) != other.get(*name)).collect();
    differ.sort();
    differ.dedup();
    assert!(differ.is_empty(), "{differ:?} differ: {mend}");
}

#[test]
fn the_committed_briefing_is_what_the_program_writes() {
    let project = copied(true);
    report(project.path());
    let repository = files(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_same(
        &files(project.path()),
        &repository,
        "remove reports/, run `cargo run --release -- report`, read the briefing, commit it",
    );
}

#[test]
fn a_second_run_changes_no_byte() {
    let project = copied(false);
    let before = files(project.path());
    report(project.path());
    assert_same(&before, &files(project.path()), "the same input must give the same bytes");
}

#[test]
fn the_briefing_opens_with_the_accusations_of_28_september_2022() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let briefing = files(Path::new(env!("CARGO_MANIFEST_DIR")))
        .into_iter()
        .find(|(path, _)| path.ends_with("briefing.md"))
        .map(|(_, bytes)| String::from_utf8(bytes).expect("a briefing is UTF-8"))
        .unwrap_or_else(|| panic!("no briefing in {}", reports.display()));
    let first_screen: Vec<&str> = briefing.lines().take(30).collect();
    let accusation = "Armenia and Azerbaijan each accuse the other of breaking the ceasefire on 28 September 2022";
    assert!(first_screen.iter().any(|line| line.contains(accusation)), "{first_screen:#?}");
}
