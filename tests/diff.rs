//! `rashomon diff`: what can be compared, and how the outcome is printed.

#[path = "cli/project.rs"]
mod project;

use project::Temporary;
use std::path::Path;
use std::process::Command;

/// Two versions of the example project: the second has one document more, which gives a figure.
fn monday_and_tuesday() -> Temporary {
    let project = Temporary::example();
    project.rashomon("report --version monday").assert().success();
    project.write("corpus/third.txt", b"Northland denied that it had broken the ceasefire.\n");
    project.rashomon("report --version tuesday").assert().success();
    project
}

fn printed(project: &Temporary, arguments: &str) -> String {
    let output = project.rashomon(arguments).output().expect("runs");
    assert!(output.status.success(), "{arguments}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Returns git, to be run in a folder; nothing on a machine that has none.
fn git(folder: &Path) -> Option<Command> {
    let mut git = Command::new("git");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(variable);
    }
    git.current_dir(folder);
    Command::new("git").arg("version").output().is_ok().then_some(git)
}

/// Puts all files of a folder into a new repository; tells whether there is git to do it.
fn is_committed(project: &Temporary) -> bool {
    for arguments in [
        "init -q",
        "add -A",
        "-c user.name=n -c user.email=n@example.org -c commit.gpgsign=false commit -q --no-verify -m first",
    ] {
        let Some(mut git) = git(project.path()) else { return false };
        assert!(git.args(arguments.split(' ')).output().expect("git runs").status.success(), "{arguments}");
    }
    true
}

#[test]
fn the_two_newest_versions_are_compared_whichever_way_they_are_named() {
    let project = monday_and_tuesday();
    project.rashomon("diff monday monday --exit-code").assert().success();
    let by_name = project.rashomon("diff monday tuesday").output().expect("runs");
    assert!(String::from_utf8_lossy(&by_name.stdout).contains("third"), "{by_name:?}");
    for named in [
        "diff",
        "diff monday",
        "diff reports/monday reports/tuesday/briefing.json",
        "diff reports/monday/briefing.md tuesday",
    ] {
        assert_eq!(project.rashomon(named).output().expect("runs").stdout, by_name.stdout, "{named}");
    }
    project.rashomon("diff --exit-code").assert().code(1);
    let json = project.rashomon("diff --format json").output().expect("runs").stdout;
    assert!(serde_json::from_slice::<serde_json::Value>(&json).is_ok());
}

#[test]
fn markdown_json_project_and_pipe_are_one_report() {
    let project = monday_and_tuesday();
    for other in ["reports/tuesday/briefing.json", "reports/tuesday/briefing.md", "."] {
        project.rashomon(&format!("diff tuesday {other} --exit-code")).assert().success();
    }
    let markdown = project.files()["reports/tuesday/briefing.md"].clone();
    project.rashomon("diff tuesday - --exit-code").write_stdin(markdown).assert().success();
    project.rashomon("diff - -").assert().code(2);
    project.rashomon("diff monday . --exit-code").assert().code(1);
}

#[test]
fn claims_are_compared_as_claims() {
    let project = monday_and_tuesday();
    project.rashomon("diff claims tuesday --exit-code").assert().success();
    let told = printed(&project, "diff monday claims --format md");
    assert!(
        told.contains("claims alone were compared") && told.contains("Northland did not break the ceasefire"),
        "{told}"
    );
    assert!(!told.contains("## Documents") && !told.contains("## Other issues"), "{told}");
    let proposals = project.files()["claims/third.new.yaml"].clone();
    project.rashomon("diff claims/third.new.yaml - --exit-code").write_stdin(proposals).assert().success();
}

#[test]
fn a_revision_is_read_through_git_in_a_folder_of_a_repository() {
    let repository = Temporary::empty();
    repository.rashomon("init war").assert().success();
    let in_war = |arguments: &str| {
        let mut command = repository.rashomon(arguments);
        command.current_dir(repository.path().join("war"));
        command.output().expect("runs")
    };
    assert!(in_war("report --version monday").status.success());
    if !is_committed(&repository) {
        return;
    }
    assert_eq!(in_war("diff git:HEAD . --exit-code").status.code(), Some(0));
    repository.write("war/corpus/third.txt", b"Northland denied that it had broken the ceasefire.\n");
    let before = repository.files();
    let told = in_war("diff git:HEAD .");
    assert!(String::from_utf8_lossy(&told.stdout).contains("What changed since git:HEAD"), "{told:?}");
    assert!(String::from_utf8_lossy(&told.stdout).contains("third"), "{told:?}");
    assert_eq!(repository.files(), before, "nothing is written");
    let by_path = in_war("diff git:HEAD:./reports/monday/briefing.md monday --exit-code");
    assert_eq!(by_path.status.code(), Some(0), "{by_path:?}");
    for unknown in ["git:nowhere", "git:--all", "git:HEAD:./none.json"] {
        let output = in_war(&format!("diff {unknown} ."));
        assert_eq!(output.status.code(), Some(2), "{unknown}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("git cannot give revision"), "{output:?}");
    }
}

#[test]
fn git_shows_what_changed_by_meaning() {
    let project = monday_and_tuesday();
    let program = assert_cmd::cargo::cargo_bin!("rashomon").display().to_string();
    if !is_committed(&project) {
        return;
    }
    project.write(".gitattributes", b"reports/**/*.md diff=rashomon\nclaims/**/*.yaml diff=rashomon\n");
    let markdown = project.files()["reports/monday/briefing.md"].clone();
    project.write("reports/tuesday/briefing.md", &markdown);
    let shown = |driver: &str| {
        let mut git = git(project.path()).expect("it was there before");
        git.args(["-c", driver, "diff", "--", "reports/tuesday/briefing.md"]);
        String::from_utf8(git.output().expect("git runs").stdout).expect("UTF-8")
    };
    let lines = shown(&format!("diff.rashomon.textconv={program} diff --textconv"));
    assert!(lines.contains("-  ceasefire.violator · Northland: Northland did not break"), "{lines}");
    let meaning = shown(&format!("diff.rashomon.command=sh -c '{program} diff \"$1\" \"$4\"'"));
    assert!(meaning.contains("What changed since what git has") && meaning.contains("Withdrawn claims"), "{meaning}");
}

#[test]
fn a_topic_a_summary_and_the_forms() {
    let project = monday_and_tuesday();
    let summary = printed(&project, "diff --summary --format md");
    assert!(summary.contains("## In short") && !summary.contains("## Claims"), "{summary}");
    assert!(!printed(&project, "diff --topic territory").contains("denied"), "its claim is on another topic");
    let wrong = project.rashomon("diff --topic ceasfire").output().expect("runs");
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean `ceasefire`?"), "{wrong:?}");
    assert!(printed(&project, "diff --format html").starts_with("<!doctype html>"));
    assert!(
        !printed(&project, "diff").contains('\u{1b}') && printed(&project, "diff --color always").contains('\u{1b}')
    );
}

#[test]
fn a_briefing_tells_what_changed_since_an_earlier_one() {
    let project = monday_and_tuesday();
    let briefing = printed(&project, "report --changes-since monday -o -");
    let section = briefing.split("## What changed since monday").nth(1).expect("there is a section");
    assert!(section.contains("1 document added"), "{section}");
    assert!(!printed(&project, "report -o -").contains("What changed"));
    project.rashomon("report --changes-since mondy -o -").assert().code(2);
}

#[test]
fn a_project_alone_is_what_its_newest_version_is_compared_with() {
    let project = monday_and_tuesday();
    project.write("corpus/fourth.txt", b"Southland denied that it had broken the ceasefire.\n");
    let told = printed(&project, "diff .");
    assert!(told.starts_with("What changed since tuesday\n") && told.contains("Added: fourth"), "{told}");
    assert_eq!(told, printed(&project, "diff tuesday ."));
}
