//! Claims by the names people type: `<document>#<id>`, or the beginning of an id.

use crate::model::ClaimRef;
use crate::store::nearest;
use anyhow::bail;

/// How many of the claims that a name could mean are shown.
const MOST: usize = 10;

/// Returns the claims of the document that `name` names by `<document>#` alone; nothing where it says more, or there are none.
pub(super) fn all_of<'a>(name: &str, known: &'a [ClaimRef]) -> Vec<&'a ClaimRef> {
    let document = name.strip_suffix('#');
    known.iter().filter(|claim| document == Some(claim.document.as_str())).collect()
}

/// Returns the one claim among `known` that `name` names: `<document>#<id>`, an id, or the beginning of either; `says` tells what a claim
/// says, in words.
///
/// # Errors
/// When none is meant, or several could be.
pub(super) fn resolve(name: &str, known: &[ClaimRef], says: impl Fn(&ClaimRef) -> String) -> anyhow::Result<ClaimRef> {
    let whole: Vec<String> = known.iter().map(ToString::to_string).collect();
    if let Some(i) = whole.iter().position(|known| known == name) {
        return Ok(known[i].clone());
    }
    let is_meant = |i: &usize| known[*i].id.starts_with(name) || name.contains('#') && whole[*i].starts_with(name);
    let exact: Vec<usize> = (0..known.len()).filter(|i| known[*i].id == name).collect();
    let meant = if exact.is_empty() { (0..known.len()).filter(is_meant).collect() } else { exact };
    match meant.as_slice() {
        [one] => Ok(known[*one].clone()),
        [] => bail!(unknown(name, known, &whole)),
        several => {
            let lines = several.iter().take(MOST).map(|i| format!("\n  {}  {}", whole[*i], says(&known[*i])));
            let more = several.len().saturating_sub(MOST);
            let rest = if more > 0 { format!("\n  … and {more} more") } else { String::new() };
            bail!("`{name}` could be any of these, write more of it:{}{rest}", lines.collect::<String>())
        }
    }
}

/// Returns what to say about a name that names no claim.
fn unknown(name: &str, known: &[ClaimRef], whole: &[String]) -> String {
    let documents = || known.iter().map(|claim| claim.document.as_str());
    let document = name.split_once('#').map(|(document, _)| document);
    if let Some(document) = document.filter(|document| !documents().any(|known| known == *document)) {
        return match nearest(document, documents()) {
            Some(meant) => format!("no claim of a document `{document}`: did you mean `{meant}`?"),
            None => format!("no claim of a document `{document}`"),
        };
    }
    match nearest(name, whole.iter().map(String::as_str).chain(known.iter().map(|claim| claim.id.as_str()))) {
        Some(meant) => format!("no claim `{name}`: did you mean `{meant}`?"),
        None => format!("no claim `{name}`: names of claims stand in claims/ and in the briefing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<ClaimRef> {
        let name = |name: &str| ClaimRef::try_from(name.to_string()).expect("a name");
        ["embassy#4be1c07a", "embassy#4be2aaaa", "ministry#77aa0000", "agency#4be1c07a"].map(name).to_vec()
    }

    #[test]
    fn a_beginning_is_enough_where_it_is_unique() {
        for (typed, meant) in [
            ("embassy#4be1c07a", "embassy#4be1c07a"),
            ("77", "ministry#77aa0000"),
            ("embassy#4be2", "embassy#4be2aaaa"),
        ] {
            assert_eq!(resolve(typed, &known(), |_| "Arden".into()).expect("meant").to_string(), meant);
        }
    }

    #[test]
    fn what_is_not_unique_or_unknown_is_explained() {
        for (typed, says) in [
            (
                "4be1c07a",
                "could be any of these, write more of it:\n  embassy#4be1c07a  Arden\n  agency#4be1c07a  Arden",
            ),
            ("embasy#4be1", "did you mean `embassy`?"),
            ("ministry#77ab0000", "did you mean `ministry#77aa0000`?"),
            ("zzz", "names of claims stand in claims/"),
        ] {
            let error = resolve(typed, &known(), |_| "Arden".into()).expect_err("not meant").to_string();
            assert!(error.contains(says), "{typed}: {error}");
        }
    }
}
