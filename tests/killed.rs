//! The program is killed while it works: every file is whole, as it was or as it was to become.
//!
//! `cargo test --test killed -- --ignored` kills it 70 times at each of `extract`, `report` and `review`, which takes some minutes.

#[allow(dead_code, reason = "other tests use more of it")]
mod cli {
    pub(crate) mod project;
}

use cli::project::Temporary;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const COMMANDS: [&str; 3] =
    ["extract", "report --version v1", "review --accept-all --document example-northland-ministry"];

/// Returns a project with claims decided and proposed, whose documents have changed since.
fn project() -> Temporary {
    let project = Temporary::example();
    project.rashomon("extract").assert().success();
    project.rashomon("review --accept-all --document example-southland-agency").assert().success();
    let path = "corpus/example-northland-ministry.md";
    let mut text = String::from_utf8(project.files()[path].clone()).expect("UTF-8");
    text += "\nNorthland said that Southland violated the ceasefire on May 2, 2024.\n";
    project.write(path, text.as_bytes());
    project
}

fn start(project: &Temporary, command: &str) -> std::process::Child {
    let mut program = Command::new(assert_cmd::cargo::cargo_bin!("rashomon"));
    program.args(command.split_whitespace()).current_dir(project.path()).stdout(Stdio::null()).stderr(Stdio::null());
    program.spawn().expect("it starts")
}

/// Kills `command` at `times` moments spread over its run, and checks every file each time.
#[expect(clippy::print_stdout, reason = "how many kills came in time is worth knowing")]
fn kill(command: &str, times: u32, seed: u64) {
    let whole = project();
    let old = whole.files();
    let begun = Instant::now();
    start(&whole, command).wait().expect("it ends");
    let length = begun.elapsed();
    let new = whole.files();
    assert_ne!(old, new, "{command} has something to write");
    let (mut random, mut caught) = (seed, 0);
    for _ in 0..times {
        let project = project();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The second half of a run is where it writes.
        let share = 0.4 + f64::from((random >> 40) as u32) / f64::from(1 << 24) * 0.7;
        let mut child = start(&project, command);
        std::thread::sleep(Duration::from_secs_f64(length.as_secs_f64() * share));
        let ended = child.try_wait().expect("known").is_some();
        child.kill().expect("killed");
        child.wait().expect("ended");
        caught += u32::from(!ended);
        check(&project, &old, &new, command);
        project.rashomon(command).assert().success();
        assert_eq!(seen(&project), seen(&whole), "{command}: a second run ends the work");
    }
    println!("{command}: killed {caught} times of {times} before its end, every file whole");
}

/// Asserts that every file is as it was or as it was to become.
fn check(project: &Temporary, old: &BTreeMap<String, Vec<u8>>, new: &BTreeMap<String, Vec<u8>>, command: &str) {
    let now = seen(project);
    for path in old.keys().chain(new.keys()).chain(now.keys()) {
        let content = now.get(path);
        assert!(content == old.get(path) || content == new.get(path), "{command}: {path} is neither old nor new");
    }
}

/// Returns the files that a person sees; a killed program may leave a hidden one that nobody reads.
fn seen(project: &Temporary) -> BTreeMap<String, Vec<u8>> {
    project.files().into_iter().filter(|(path, _)| !path.contains("/.rashomon-")).collect()
}

#[test]
fn a_killed_program_leaves_every_file_whole() {
    for (seed, command) in COMMANDS.iter().enumerate() {
        kill(command, 4, seed as u64);
    }
}

#[test]
fn what_a_kill_between_decisions_and_proposals_left_is_put_away_by_the_next_review() {
    let project = project();
    let proposals = "claims/example-northland-ministry.new.yaml";
    let proposed = project.files()[proposals].clone();
    let review = COMMANDS[2];
    project.rashomon(review).assert().success();
    let ended = project.files();
    assert!(!ended.contains_key(proposals), "a review that ends puts away what it decided");
    project.write(proposals, &proposed);
    project.rashomon(review).assert().success();
    assert_eq!(project.files(), ended);
}

#[test]
#[ignore = "kills the program 210 times, which takes minutes"]
fn a_program_killed_210_times_leaves_every_file_whole() {
    for (seed, command) in COMMANDS.iter().enumerate() {
        kill(command, 70, seed as u64 + 7);
    }
}

#[test]
fn two_reviewers_at_once_lose_nothing() {
    let project = Temporary::example();
    project.rashomon("extract").assert().success();
    let list = project.rashomon("review --list --format json").output().expect("runs").stdout;
    let list: Vec<serde_json::Value> = serde_json::from_slice(&list).expect("JSON");
    let names: Vec<&str> = list.iter().map(|waiting| waiting["name"].as_str().expect("a name")).collect();
    let verbs = ["--accept", "--reject"];
    let commands = names.iter().enumerate().map(|(i, name)| format!("review {} {name}", verbs[i % 2]));
    let mut children: Vec<_> = commands.map(|command| start(&project, &command)).collect();
    children.push(start(&project, "extract"));
    for child in &mut children {
        assert!(child.wait().expect("ended").success());
    }
    let decided: String = project
        .files()
        .iter()
        .filter(|(path, _)| path.starts_with("claims/") && path.ends_with(".yaml") && !path.ends_with(".new.yaml"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    for name in &names {
        let id = name.rsplit('#').next().expect("an id");
        assert_eq!(decided.matches(id).count(), 1, "{name} in\n{decided}");
    }
    let count = |word: &str| decided.matches(&format!("review: {word}")).count();
    assert_eq!((count("accepted"), count("rejected")), (names.len().div_ceil(2), names.len() / 2));
}
