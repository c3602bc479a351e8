//! `rashomon review`, driven as a person drives it: on a terminal, with keys.
#![cfg(unix)]

mod cli {
    pub(crate) mod project;
}

use cli::project::Temporary;
use rexpect::session::{PtySession, spawn_command};
use std::process::Command;

const DECISIONS: &str = "claims/example-northland-ministry.yaml";

/// Starts the tour on a terminal, with an editor that is a command of the shell.
fn tour(project: &Temporary, editor: &str) -> PtySession {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("rashomon"));
    command.arg("review").current_dir(project.path()).env("EDITOR", editor).env_remove("VISUAL").env("TERM", "xterm");
    spawn_command(command, Some(20_000)).expect("the tour starts")
}

fn press(tour: &mut PtySession, key: &str) {
    tour.send(key).expect("a key is pressed");
    tour.flush().expect("a key is sent");
}

fn see(tour: &mut PtySession, text: &str) -> String {
    tour.exp_string(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn text(project: &Temporary, path: &str) -> Option<String> {
    project.files().get(path).map(|bytes| String::from_utf8(bytes.clone()).expect("UTF-8"))
}

#[test]
fn a_person_accepts_edits_takes_back_and_leaves() {
    let project = Temporary::example();
    project.rashomon("extract").assert().success();
    let proposed = project.files();
    let mut tour = tour(&project, "sed -i 's/^place:.*//; s/^act: .*/act: assertion # its own words/'");
    see(&mut tour, "[1/8] example-northland-ministry#");
    let card = see(&mut tour, "[q]uit");
    for told in ["corpus/example-northland-ministry.md:8", "^^^^", "Read so", "If it stands", "speaker"] {
        assert!(card.contains(told), "{told}\n{card}");
    }
    press(&mut tour, "a");
    see(&mut tour, "accepted example-northland-ministry#");
    see(&mut tour, "[2/8]");
    let accepted = text(&project, DECISIONS).expect("written at once");
    assert_eq!(accepted.matches("review: accepted").count(), 1, "{accepted}");

    press(&mut tour, "e");
    see(&mut tour, "edited example-northland-ministry#");
    see(&mut tour, "[3/8]");
    let edited = text(&project, DECISIONS).expect("there");
    assert!(edited.starts_with(&accepted), "what was there stays:\n{edited}");
    assert!(edited.contains("act: assertion # its own words") && edited.contains("review: edited"), "{edited}");

    press(&mut tour, "u");
    see(&mut tour, "taken back: edited");
    see(&mut tour, "[2/8]");
    assert_eq!(text(&project, DECISIONS).as_deref(), Some(accepted.as_str()));
    press(&mut tour, "u");
    see(&mut tour, "taken back: accepted");
    assert_eq!(project.files(), proposed, "all is as it was");

    press(&mut tour, "x");
    see(&mut tour, "Compared with");
    press(&mut tour, "q");
    see(&mut tour, "8 claims still wait");
    tour.exp_eof().expect("it ends");
}

#[test]
fn the_rest_of_a_document_is_decided_with_one_key_and_taken_back_with_one() {
    let project = Temporary::example();
    project.rashomon("extract").assert().success();
    let mut tour = tour(&project, "true");
    see(&mut tour, "[1/8]");
    press(&mut tour, "s");
    see(&mut tour, "[2/8]");
    press(&mut tour, "R");
    see(&mut tour, "[6/8] example-southland-agency#");
    assert_eq!(text(&project, DECISIONS).expect("written").matches("review: rejected").count(), 4);
    press(&mut tour, "u");
    see(&mut tour, "[2/8]");
    assert_eq!(text(&project, DECISIONS), None);
    press(&mut tour, "n");
    see(&mut tour, "why?");
    tour.send_line("hearsay: \"no\"").expect("typed");
    see(&mut tour, "[3/8]");
    let rejected = text(&project, DECISIONS).expect("written");
    assert!(rejected.contains("note: \"hearsay: \\\"no\\\"\""), "{rejected}");
    press(&mut tour, "\u{3}");
    tour.exp_eof().expect("Ctrl-C ends it");
    assert_eq!(text(&project, DECISIONS), Some(rejected));
}

#[test]
fn an_edit_that_cannot_stand_is_told_and_can_be_mended() {
    let project = Temporary::example();
    project.rashomon("extract").assert().success();
    let mut tour = tour(&project, "sed -i 's/^quote: .*/quote: words nobody wrote/'");
    see(&mut tour, "[1/8]");
    press(&mut tour, "e");
    see(&mut tour, "is not in its document");
    see(&mut tour, "[e]dit it again");
    press(&mut tour, "x");
    see(&mut tour, "[1/8]");
    assert_eq!(text(&project, DECISIONS), None);
    press(&mut tour, "q");
    tour.exp_eof().expect("it ends");
}

#[test]
fn what_would_steer_a_terminal_is_shown_and_not_obeyed() {
    let project = Temporary::empty();
    project.write(
        "corpus/a.txt",
        "The ministry \u{1b}]0;owned\u{7}\u{1b}[2J said that Armenia \u{202e}broke the ceasefire on May 1, 2024.\n"
            .as_bytes(),
    );
    project.rashomon("extract").assert().success();
    let mut tour = tour(&project, "true");
    see(&mut tour, "[1/");
    let card = see(&mut tour, "[q]uit");
    assert!(card.contains("\\u{1b}") && !card.contains("\u{1b}]0") && !card.contains("\u{1b}[2J"), "{card}");
    press(&mut tour, "q");
    tour.exp_eof().expect("it ends");
}
