//! The knowledge: topics and lexicons, as data.
//!
//! What comes in: the packs that are built in, and a project's own files. What goes out: [`Packs`], all of it merged, checked and
//! indexed. It reads no sentence and judges no claim.
//!
//! ```
//! let packs = rashomon::packs::Packs::builtin();
//! assert_eq!(packs.lexicons.party("Yerevan").map(|party| party.name.as_str()), Some("Armenia"));
//! ```

mod check;
mod embedded;
mod index;
mod lexicons;
mod load;
mod merge;
mod names;
mod phrases;
mod read;
mod schema;
mod words;

pub use lexicons::{Lexicons, Mention, NameKind};
pub use schema::{schema, schemas};

use crate::model::{Diagnostic, Question, Topic};

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
        Self::with(&[], &[]).0
    }

    /// Returns the built-in packs with what a project adds or overrides: `(path, text)` of its topic and lexicon files, and what is
    /// wrong with them.
    ///
    /// A topic file named like a built-in one replaces it. Entries of a lexicon file join the entries of the same name. A broken
    /// file is left out.
    pub fn with(topics: &[(String, String)], lexicons: &[(String, String)]) -> (Self, Vec<Diagnostic>) {
        load::packs(topics, lexicons)
    }

    /// Returns the question of that name with its topic.
    pub fn question(&self, id: &str) -> Option<(&Topic, &Question)> {
        self.topics.iter().find_map(|topic| topic.questions.iter().find(|q| q.id == id).map(|q| (topic, q)))
    }
}
