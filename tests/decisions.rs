//! A project is worked on in any order, by the program and by hand: no decision, comment or note is lost or altered.
//!
//! `PROPTEST_CASES=500 cargo test --test decisions` tries more sequences than the usual run.

#[allow(dead_code, reason = "other tests use more of it")]
mod cli {
    pub(crate) mod project;
}

use cli::project::Temporary;
use proptest::prelude::*;
use rashomon::model::{Claim, ClaimFile, Review};
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = "corpus/harbour.txt";
const DECISIONS: &str = "claims/harbour.yaml";
const PROPOSALS: &str = "claims/harbour.new.yaml";

/// The paragraphs of the document, each with another way to put it.
const PARAGRAPHS: [[&str; 3]; 4] = [
    [
        "The foreign ministry of Armenia said on Monday that Azerbaijan had broken the ceasefire near the border.",
        "The foreign ministry of Armenia said on Tuesday that Azerbaijan had broken the ceasefire near the border.",
        "The foreign ministry of Armenia thanked its guests on Monday.",
    ],
    [
        "Azerbaijan said that six civilians were killed in the shelling of the town on 3 May 2024.",
        "Azerbaijan said that seven civilians were killed in the shelling of the town on 3 May 2024.",
        "Azerbaijan said that six civilians were killed in the shelling of the town on 4 May 2024, and mourned.",
    ],
    [
        "Armenia must withdraw its troops from the territory of Azerbaijan, the envoy said.",
        "Armenia must withdraw its troops from the territory of Azerbaijan, an adviser said.",
        "Talks are to go on in the autumn.",
    ],
    [
        "A spokesman denied that Armenian forces had violated the ceasefire.",
        "A spokesman for Armenia denied that Armenian forces had violated the ceasefire.",
        "A spokesman denied on Friday that Armenian forces had violated the ceasefire.",
    ],
];

/// What may happen to the project.
#[derive(Debug, Clone)]
enum Step {
    Extract,
    Report,
    /// Accept or reject the claim of this number, counted over all there are.
    Accept(usize),
    Reject(usize, bool),
    AcceptAll,
    /// A person changes the `place` of a decision by hand, and says so.
    EditByHand(usize),
    /// A person writes a comment at some line of the decisions.
    Comment(usize),
    /// A paragraph is put another way.
    Rewrite(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Extract),
        1 => Just(Step::Report),
        4 => any::<usize>().prop_map(Step::Accept),
        4 => (any::<usize>(), any::<bool>()).prop_map(|(claim, noted)| Step::Reject(claim, noted)),
        1 => Just(Step::AcceptAll),
        2 => any::<usize>().prop_map(Step::EditByHand),
        2 => any::<usize>().prop_map(Step::Comment),
        4 => (0..4_usize, 0..3_usize).prop_map(|(paragraph, wording)| Step::Rewrite(paragraph, wording)),
    ]
}

/// The project, and what a person knows to be in it.
struct Desk {
    project: Temporary,
    wordings: [usize; 4],
    decisions: BTreeMap<String, Claim>,
    comments: BTreeSet<String>,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            project: Temporary::empty(),
            wordings: [0; 4],
            decisions: BTreeMap::new(),
            comments: BTreeSet::new(),
        };
        desk.write_document();
        desk.run("extract");
        desk
    }

    fn write_document(&self) {
        let text: Vec<&str> = self.wordings.iter().zip(PARAGRAPHS).map(|(wording, texts)| texts[*wording]).collect();
        let text = format!("---\npublisher: Harbour Gazette\npublished: 2024-05-07\n---\n{}\n", text.join("\n\n"));
        self.project.write(DOCUMENT, text.as_bytes());
    }

    fn run(&self, arguments: &str) -> bool {
        let output = self.project.rashomon(arguments).output().expect("runs");
        let code = output.status.code().expect("it ends by itself");
        assert!(
            code < 2 || arguments.starts_with("review"),
            "{arguments}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        code == 0
    }

    fn text(&self, path: &str) -> Option<String> {
        self.project.files().get(path).map(|bytes| String::from_utf8(bytes.clone()).expect("UTF-8"))
    }

    fn claims(&self, path: &str) -> Vec<Claim> {
        let file = self.text(path).map(|text| serde_yaml::from_str::<ClaimFile>(&text).expect("a whole claim file"));
        file.map(|file| file.claims).unwrap_or_default()
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Extract => drop(self.run("extract")),
            Step::Report => drop(self.run("report")),
            Step::Accept(number) => self.decide(*number, "--accept", Review::Accepted, None),
            Step::Reject(number, noted) => {
                self.decide(*number, "--reject", Review::Rejected, noted.then_some("no:\u{a0}‘hearsay’"))
            }
            Step::AcceptAll => self.accept_all(),
            Step::EditByHand(number) => self.edit(*number),
            Step::Comment(number) => self.comment(*number),
            Step::Rewrite(paragraph, wording) => {
                self.wordings[*paragraph] = *wording;
                self.write_document();
            }
        }
    }

    /// Decides on one claim by the command, and notes what a person then believes to be decided.
    fn decide(&mut self, number: usize, verb: &str, review: Review, note: Option<&str>) {
        let all: Vec<Claim> = self.claims(DECISIONS).into_iter().chain(self.claims(PROPOSALS)).collect();
        let Some(claim) = all.get(number % all.len().max(1)) else { return };
        let mut command = self.project.rashomon(&format!("review {verb} harbour#{}", claim.id));
        if let Some(note) = note {
            command.args(["--note", note]);
        }
        if !command.output().expect("runs").status.success() {
            return;
        }
        let now = self.claims(DECISIONS).into_iter().find(|now| now.id == claim.id).expect("it is written at once");
        let before = self.decisions.get(&claim.id);
        assert!(now.review == review || before.is_some_and(|before| before.review == now.review), "{now:?}");
        assert_eq!(now.note, note.map_or_else(|| claim.note.clone(), str::to_string));
        assert_eq!(without_decision(&now), without_decision(claim), "nothing else changes");
        self.decisions.insert(claim.id.clone(), now);
    }

    fn accept_all(&mut self) {
        if self.run("review --accept-all --document harbour") {
            for claim in self.claims(DECISIONS) {
                if let Some(before) = self.decisions.get(&claim.id) {
                    assert_eq!((before.review, &before.note), (claim.review, &claim.note), "what was decided stays");
                }
                self.decisions.insert(claim.id.clone(), claim);
            }
        }
    }

    fn edit(&mut self, number: usize) {
        let ids: Vec<String> = self.decisions.keys().cloned().collect();
        let Some(id) = ids.get(number % ids.len().max(1)) else { return };
        let text = self.text(DECISIONS).expect("there are decisions");
        let at = text.find(&format!("id: {id}")).or_else(|| text.find(&format!("id: \"{id}\""))).expect("it is there");
        let end = at + text[at..].find("  polarity:").expect("a claim has a polarity");
        let edited = match text[at..end].find("  place:") {
            Some(_) => return,
            None => format!("{}  place: by hand  # I asked\n{}", &text[..end], &text[end..]),
        };
        self.project.write(DECISIONS, edited.as_bytes());
        let now = self.claims(DECISIONS).into_iter().find(|claim| claim.id == *id).expect("still there");
        self.decisions.insert(id.clone(), now);
    }

    fn comment(&mut self, number: usize) {
        let Some(text) = self.text(DECISIONS) else { return };
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let at = number % (lines.len() + 1);
        let comment = format!("  # remark {}: “mine”, - not: yours\n", self.comments.len());
        // The empty line behind it may be parted from it by a later comment.
        let with = [&lines[..at].concat(), &comment, "\n", &lines[at..].concat()].concat();
        self.project.write(DECISIONS, with.as_bytes());
        self.comments.insert(comment);
    }

    /// Asserts that all a person decided or wrote is there, and that nothing decided is proposed again.
    fn check(&self, step: &Step) {
        let written: BTreeMap<String, Claim> =
            self.claims(DECISIONS).into_iter().map(|claim| (claim.id.clone(), claim)).collect();
        assert_eq!(written, self.decisions, "after {step:?}");
        let text = self.text(DECISIONS).unwrap_or_default();
        for comment in &self.comments {
            assert_eq!(text.matches(comment.as_str()).count(), 1, "after {step:?}: {comment} in\n{text}");
        }
        if matches!(step, Step::Extract | Step::Report) {
            let proposed = self.claims(PROPOSALS);
            let again: Vec<&Claim> = proposed.iter().filter(|claim| self.decisions.contains_key(&claim.id)).collect();
            assert!(again.is_empty(), "decided, and proposed again: {again:?}");
        }
    }
}

/// Returns a claim without what deciding changes, and without its place, which may have moved since it was proposed.
fn without_decision(claim: &Claim) -> Claim {
    Claim { review: Review::Proposed, note: String::new(), basis: None, at: None, ..claim.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_decision_comment_or_note_is_lost_or_altered(steps in proptest::collection::vec(step(), 4..16)) {
        let mut desk = Desk::new();
        for step in &steps {
            desk.take(step);
            desk.check(step);
        }
    }
}

/// Returns how many sequences are tried: a dozen, or what `PROPTEST_CASES` says.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

#[test]
fn editing_one_paragraph_reopens_only_its_claims() {
    for (paragraph, wording) in [(1, 1), (2, 1), (3, 1)] {
        let mut desk = Desk::new();
        desk.accept_all();
        assert!(desk.decisions.len() >= 4, "{:?}", desk.decisions);
        desk.take(&Step::Rewrite(paragraph, wording));
        let list = desk.project.rashomon("review --list --format json").output().expect("runs").stdout;
        let list: Vec<serde_json::Value> = serde_json::from_slice(&list).expect("JSON");
        let reopened = list.iter().filter(|waiting| waiting["reopened"].is_string());
        assert!(reopened.count() > 0, "{list:?}");
        for waiting in &list {
            let quote = waiting["claim"]["quote"].as_str().expect("a quote");
            assert!(PARAGRAPHS[paragraph].iter().any(|text| text.contains(quote)), "{waiting}");
        }
    }
}

#[test]
fn nobody_decides_on_a_reading_that_the_proposals_do_not_show() {
    let mut desk = Desk::new();
    let before = desk.claims(PROPOSALS);
    desk.take(&Step::Rewrite(1, 2));
    let reject = |claim: &Claim| desk.run(&format!("review --reject harbour#{}", claim.id));
    let done: Vec<bool> = before.iter().map(reject).collect();
    assert!(done.contains(&false), "a claim is read otherwise, and is refused");
    let decided = desk.claims(DECISIONS);
    for claim in &decided {
        let shown = before.iter().find(|shown| shown.id == claim.id).expect("what was decided was proposed");
        assert_eq!(without_decision(claim), without_decision(shown));
    }
    desk.take(&Step::Extract);
    assert!(desk.claims(PROPOSALS).iter().all(|claim| desk.run(&format!("review --reject harbour#{}", claim.id))));
}

#[test]
fn a_rejected_claim_stays_rejected_however_it_is_read() {
    let mut desk = Desk::new();
    for number in 0..desk.claims(PROPOSALS).len() {
        desk.take(&Step::Reject(number, true));
    }
    for (paragraph, wording) in [(1, 2), (1, 0), (0, 2), (0, 0)] {
        desk.take(&Step::Rewrite(paragraph, wording));
        desk.take(&Step::Extract);
        desk.check(&Step::Extract);
    }
}

#[test]
fn what_was_rejected_is_not_forgotten_when_a_number_in_its_sentence_changes() {
    let project = Temporary::empty();
    let write = |injured: u8| {
        let told = format!(
            "At least 10 people were killed and {injured} people were injured when missiles struck Kharkiv on Sunday"
        );
        let text = format!("---\npublisher: Harbour Wire\npublished: 2024-05-13\n---\n{told}, the mayor said.\n");
        project.write(DOCUMENT, text.as_bytes());
        project.rashomon("extract").assert().success();
    };
    let proposed = || {
        let files = project.files();
        let text = files.get(PROPOSALS).map(|bytes| String::from_utf8(bytes.clone()).expect("UTF-8"));
        text.map_or(Vec::new(), |text| serde_yaml::from_str::<ClaimFile>(&text).expect("a claim file").claims)
    };
    write(20);
    for claim in proposed() {
        let mut reject = project.rashomon(&format!("review --reject harbour#{} --note", claim.id));
        reject.arg("a rumour").assert().success();
    }
    write(23);
    let questions: Vec<String> = proposed().into_iter().map(|claim| claim.question).collect();
    assert_eq!(questions, ["casualties.injured"], "the number killed is as it was, and stays rejected");
    let told = project.rashomon("check").assert().success().get_output().stderr.clone();
    let told = String::from_utf8_lossy(&told).to_string();
    for part in ["note[rejection-carried]", "warning[rejected-before]", "your note: a rumour"] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let list = project.rashomon("review --list").assert().success().get_output().stdout.clone();
    let list = String::from_utf8_lossy(&list).to_string();
    assert!(list.contains("which you rejected (a rumour): “At least 10") && list.contains("2024-05-12 · "), "{list}");
}
