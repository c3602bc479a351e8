//! Names that a person types: what they may be, and what a mistyped one may have meant.

/// Returns the name among `known` that `word` most likely meant, if one is near enough.
///
/// Jaro–Winkler likeness of at least 0.8 (Winkler 1990), which forgives a slip or two in a short word.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let likeness = |name: &str| strsim::jaro_winkler(&word, &name.to_lowercase());
    let scored = known.into_iter().map(|name| (likeness(name), name)).filter(|(likeness, _)| *likeness >= 0.8);
    scored.max_by(|(a, left), (b, right)| a.total_cmp(b).then(right.cmp(left))).map(|(_, name)| name)
}

/// Returns an error in words when `name` cannot be the name of a version, which becomes the name of a folder.
///
/// # Errors
/// When it is empty, hidden, or holds what not every file system takes.
pub fn check_version_name(name: &str) -> Result<(), String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    if name.is_empty() || name.starts_with(['.', '-']) || !name.chars().all(is_plain) || name.len() > 100 {
        return Err(
            "a version is named with letters, digits, `.`, `_`, `+` and `-`, and begins with a letter or digit".into(),
        );
    }
    if name == "index.yaml" { Err("`index.yaml` is taken by the list of versions".into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_forgiven_and_another_word_is_not() {
        let fields = ["speaker", "speaker_party", "polarity", "quote"];
        assert_eq!(nearest("speekar", fields), Some("speaker"));
        assert_eq!(nearest("Qoute", fields), Some("quote"));
        assert_eq!(nearest("weather", fields), None);
    }

    #[test]
    fn a_version_is_a_plain_name() {
        for good in ["2024-05-01", "v1.2", "été", "a+b"] {
            assert_eq!(check_version_name(good), Ok(()), "{good}");
        }
        for bad in ["", "..", "a/b", "a\\b", ".hidden", "-x", "a b", "c:", "index.yaml"] {
            assert!(check_version_name(bad).is_err(), "{bad}");
        }
    }
}
