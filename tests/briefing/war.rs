//! An invented war over an invented harbour, as four outlets and one ministry tell it.

use rashomon::model::{
    Alignment, Claim, ClaimRef, Descriptor, Gate, Issue, Judgement, NearMiss, Relation, Report, Scope, Testimony,
};
use rashomon::packs::Packs;
use rashomon::report;
use std::sync::LazyLock;

/// The packs, read once.
static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

const DOCUMENTS: &str = r"
- {id: arden-ministry, file: arden-ministry.txt, title: Statement on the night of 3 May, publisher: Ministry of Defence of Arden, party: Arden,
   published: 2031-05-04, grade: C, sha256: 11aa}
- {id: coast/gazette, file: coast/gazette.md, title: Both sides trade blame over Port Sel, publisher: Coast Gazette, published: 2031-05-04,
   url: 'https://coast.example/port-sel?id=4', grade: B, sha256: 22bb}
- {id: northern-wire, file: northern-wire.txt, publisher: Northern Wire, published: 2031-05-05, sha256: 33cc}
- {id: radio-belmark, file: radio-belmark.txt, publisher: Radio Belmark, published: 2031-05-06, sha256: 44dd}
";

const CLAIMS: &str = r"
arden-ministry:
- {id: a1, topic: ceasefire, question: ceasefire.violator, act: accusation, speaker_party: Arden, answer: [Belmark],
   event_date: {from: 2031-05-03, to: 2031-05-03}, quote: 'Belmark broke the ceasefire at dawn on May 3', at: {start: 40, end: 84, line: 3}}
- {id: a2, topic: civilian_casualties, question: casualties.injured, act: assertion, speaker_party: Arden, victims: civilian, victims_side: Arden,
   answer: {min: 19, max: 19, text: nineteen}, event_date: {from: 2031-05-03, to: 2031-05-03}, place: Port Sel,
   quote: 'nineteen civilians were wounded in Port Sel', at: {start: 90, end: 133, line: 5}, review: accepted}
- {id: a3, topic: troop_withdrawal, question: withdrawal.demand, act: demand, speaker_party: Arden, answer: [Belmark],
   quote: 'The forces of Belmark must leave the peninsula', at: {start: 140, end: 186, line: 6}}
coast/gazette:
- {id: b1, topic: ceasefire, question: ceasefire.violator, act: accusation, speaker: the foreign minister, speaker_party: Belmark, answer: [Arden],
   event_date: {from: 2031-05-03, to: 2031-05-03}, modality: alleged,
   quote: 'Both capitals accused the other of breaking the ceasefire', at: {start: 200, end: 257, line: 9}}
- {id: b2, topic: ceasefire, question: ceasefire.violator, act: accusation, speaker: Ilse Varn, speaker_party: Arden, answer: [Belmark],
   event_date: {from: 2031-05-03, to: 2031-05-03}, quote: 'Varn said that Belmark had fired first', at: {start: 260, end: 298, line: 10}}
- {id: b3, topic: civilian_casualties, question: casualties.injured, act: report, victims: civilian, victims_side: Arden,
   answer: {min: 6, max: null, text: at least six}, event_date: {from: 2031-05-03, to: 2031-05-03}, place: Port Sel,
   quote: 'at least six people from Port Sel were hurt', at: {start: 300, end: 343, line: 12}}
northern-wire:
- {id: c1, topic: civilian_casualties, question: casualties.injured, act: assertion, speaker: a hospital in Port Sel, victims: civilian,
   victims_side: Arden, answer: {min: 26, max: 26, text: '26'}, event_date: {from: 2031-05-03, to: 2031-05-03}, place: Port Sel,
   quote: 'the number of wounded had risen to 26, a hospital said', at: {start: 20, end: 74, line: 2}, review: edited, note: read twice}
- {id: c2, topic: ceasefire, question: ceasefire.status, act: assertion, speaker: Norland's envoy, speaker_party: Norland, answer: agreed,
   quote: 'a truce was agreed on Monday night', at: {start: 80, end: 114, line: 4}}
- {id: c3, topic: troop_withdrawal, question: withdrawal.demand, act: demand, speaker_party: Belmark, answer: [Arden],
   quote: 'Belmark insists that Arden pull back', at: {start: 120, end: 156, line: 5}}
radio-belmark:
- {id: d1, topic: ceasefire, question: ceasefire.status, act: assertion, speaker_party: Belmark, answer: agreed,
   quote: 'there is a truce since Monday', at: {start: 10, end: 39, line: 1}}
- {id: d2, topic: ceasefire, question: ceasefire.violator, act: accusation, speaker_party: Belmark, answer: [Arden],
   event_date: {from: 2030-11-20, to: 2030-11-21}, quote: 'as it broke the truce of last November', at: {start: 44, end: 82, line: 2}}
";

/// (key, question, claims, judged pairs by their places among the claims)
type Case = (&'static str, &'static str, &'static [&'static str], &'static [(usize, usize, Relation, &'static str)]);

const CASES: [Case; 5] = [
    (
        "ceasefire-violator-2031-05-03",
        "ceasefire.violator",
        &["arden-ministry#a1", "coast/gazette#b1", "coast/gazette#b2"],
        &[
            (0, 1, Relation::Conflict, "each blames the other for the same event."),
            (0, 2, Relation::Agree, "the same answer."),
            (1, 2, Relation::Conflict, "each blames the other for the same event."),
        ],
    ),
    ("ceasefire-violator-2030-11-20", "ceasefire.violator", &["radio-belmark#d2"], &[]),
    (
        "ceasefire-status-2031-05",
        "ceasefire.status",
        &["northern-wire#c2", "radio-belmark#d1"],
        &[(0, 1, Relation::Agree, "the same answer.")],
    ),
    (
        "withdrawal-demand-2031-05",
        "withdrawal.demand",
        &["arden-ministry#a3", "northern-wire#c3"],
        &[(0, 1, Relation::Oppose, "each asks it of the other.")],
    ),
    (
        "casualties-injured-2031-05-03",
        "casualties.injured",
        &["arden-ministry#a2", "coast/gazette#b3", "northern-wire#c1"],
        &[
            (0, 1, Relation::Refine, "one bounds the number more closely."),
            (0, 2, Relation::Update, "the higher figure was told later."),
            (1, 2, Relation::Update, "the higher figure was told later."),
        ],
    ),
];

/// Returns the documents of the war.
pub(crate) fn documents() -> Vec<Descriptor> {
    serde_yaml::from_str(DOCUMENTS).expect("documents")
}

/// Returns its claims, each with its document.
pub(crate) fn testimonies() -> Vec<Testimony> {
    let claims: std::collections::BTreeMap<String, Vec<Claim>> = serde_yaml::from_str(CLAIMS).expect("claims");
    let documents = documents();
    let of = |id: &str| documents.iter().find(|document| document.id == id).cloned().expect("a document");
    claims
        .into_iter()
        .flat_map(|(id, all)| all.into_iter().map(move |claim| (id.clone(), claim)))
        .map(|(id, claim)| Testimony { claim, document: of(&id) })
        .collect()
}

fn name(text: &str) -> ClaimRef {
    ClaimRef::try_from(text.to_string()).expect("a name")
}

/// Returns the issues of the war, and what its judges found.
pub(crate) fn judged() -> (Alignment, Vec<Judgement>) {
    let mut alignment = Alignment::default();
    let mut judgements = Vec::new();
    for (key, question, members, pairs) in CASES {
        let claims: Vec<ClaimRef> = members.iter().map(|member| name(member)).collect();
        for (one, other, relation, why) in pairs {
            judgements.push(Judgement {
                relation: *relation,
                question: question.into(),
                issue: key.into(),
                claims: [claims[*one].clone(), claims[*other].clone()],
                judge: "parties".into(),
                why: (*why).into(),
                through: None,
            });
        }
        let topic = PACKS.question(question).map_or(String::new(), |(topic, _)| topic.id.clone());
        alignment.issues.push(Issue {
            key: key.into(),
            topic,
            question: question.into(),
            window: None,
            place: None,
            claims,
        });
    }
    alignment.near_misses.push(NearMiss {
        question: "ceasefire.violator".into(),
        claims: [name("arden-ministry#a1"), name("radio-belmark#d2")],
        gate: Gate::Time,
        why: "3 May 2031 / 20 to 21 November 2030".into(),
    });
    (alignment, judgements)
}

/// Returns the report of the war, its claims changed by `edit` first.
pub(crate) fn report_with(edit: impl Fn(&mut Testimony)) -> Report {
    let mut testimonies = testimonies();
    testimonies.iter_mut().for_each(edit);
    let mut documents: Vec<Descriptor> = testimonies.iter().map(|told| told.document.clone()).collect();
    documents.dedup();
    let (alignment, judgements) = judged();
    Report {
        packs: "1a2b3c4d".into(),
        ..report::report(&documents, &testimonies, &alignment, &judgements, &PACKS, &Scope::default())
    }
}

/// Returns the report of the war.
pub(crate) fn report() -> Report {
    report_with(|_| {})
}
