//! Claim files outside a project: a folder of them, or one.

use super::claims::parse;
use super::tree::files;
use super::{Error, decode};
use crate::model::{ClaimFile, Diagnostic};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Returns the claims of a folder of claim files, by document: what is decided, and what is proposed and not decided. Rejected claims
/// are among them.
///
/// # Errors
/// When the folder cannot be walked or a file cannot be read.
pub fn claim_folder(dir: &Path) -> Result<(Vec<ClaimFile>, Vec<Diagnostic>), Error> {
    let (mut decided, mut proposed) = (BTreeMap::new(), BTreeMap::new());
    let mut wrong = Vec::new();
    for entry in files(dir)? {
        let Some(name) = entry.below.strip_suffix(".yaml") else { continue };
        let document = name.strip_suffix(".new").unwrap_or(name);
        let bytes = std::fs::read(&entry.path).map_err(|e| Error::read(&entry.path, e))?;
        let path = entry.path.display().to_string();
        let read = decode::text(&path, bytes).map_err(|d| vec![*d]).and_then(|text| parse(&path, document, text));
        match read {
            Ok(source) if document == name => drop(decided.insert(document.to_string(), source.file)),
            Ok(source) => drop(proposed.insert(document.to_string(), source.file)),
            Err(errors) => wrong.extend(errors),
        }
    }
    for (document, file) in proposed {
        let of_same = decided.entry(document.clone()).or_insert_with(|| ClaimFile { document, claims: Vec::new() });
        let known: BTreeSet<String> = of_same.claims.iter().map(|claim| claim.id.clone()).collect();
        of_same.claims.extend(file.claims.into_iter().filter(|claim| !known.contains(&claim.id)));
    }
    Ok((decided.into_values().collect(), wrong))
}

/// Returns the claims of a text that is a claim file, which diagnostics call `name`.
///
/// # Errors
/// What is wrong with it.
pub fn claim_file(name: &str, text: &str) -> Result<ClaimFile, Vec<Diagnostic>> {
    let document = serde_yaml::from_str::<ClaimFile>(text).map(|file| file.document).unwrap_or_default();
    parse(name, &document, text.into()).map(|source| source.file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_go_before_proposals_of_the_same_name() {
        let dir = tempfile::tempdir().expect("a folder");
        let claim = |id: &str, review: &str| {
            format!(
                "- {{id: {id}, topic: ceasefire, question: ceasefire.violator, act: accusation, answer: [Arden], quote: q, review: {review}}}\n"
            )
        };
        let file = |claims: String| format!("document: radio\nclaims:\n{claims}");
        std::fs::write(dir.path().join("radio.yaml"), file(claim("c1", "rejected"))).expect("written");
        let proposals = file(claim("c1", "proposed") + &claim("c2", "proposed"));
        std::fs::write(dir.path().join("radio.new.yaml"), proposals).expect("written");
        let (files, wrong) = claim_folder(dir.path()).expect("readable");
        let found: Vec<_> = files[0].claims.iter().map(|c| (c.id.as_str(), format!("{:?}", c.review))).collect();
        assert_eq!(found, [("c1", "Rejected".to_string()), ("c2", "Proposed".into())]);
        assert!(wrong.is_empty());
    }
}
