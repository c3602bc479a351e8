//! Claim files → a report that holds claims alone, to be compared with another one.

use super::shown;
use crate::model::{ClaimFile, Descriptor, Report, Scope, Testimony};
use crate::packs::Packs;

/// Returns a report of claims alone. Neither issues nor judgements are made: without the days of their documents, claims would be
/// taken to be about the same matter that are not.
pub fn of_claims(files: Vec<ClaimFile>, packs: &Packs) -> Report {
    let descriptor = |id: &str| Descriptor { id: id.into(), file: id.into(), ..Descriptor::default() };
    let testimonies: Vec<Testimony> = files
        .iter()
        .flat_map(|file| file.claims.iter().map(|claim| (claim.clone(), descriptor(&file.document))))
        .map(|(claim, document)| Testimony { claim, document })
        .collect();
    Report {
        schema: super::SCHEMA,
        documents: files.iter().map(|file| descriptor(&file.document)).collect(),
        topics: shown::topics(packs, &Scope::default()),
        parties: shown::parties(&testimonies, packs),
        claims: files,
        ..Report::default()
    }
}
