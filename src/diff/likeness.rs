//! How much alike two quotes are.

/// How much alike two quotes must be to be one that was edited, after normalised Levenshtein distance.
pub(super) const LIKE: f64 = 0.6;

/// Returns how little alike two quotes are, as a whole number that sorts the most alike first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a likeness lies between 0 and 1")]
pub(super) fn unlike(likeness: f64) -> u32 {
    ((1.0 - likeness) * 1e6) as u32
}

/// Returns the likeness of two quotes, 0 to 1. Quotes whose lengths alone keep them below the threshold are not compared.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (a, b) = (one.chars().count(), other.chars().count());
    let most = a.min(b) as f64 / a.max(b).max(1) as f64;
    if most < LIKE { 0.0 } else { strsim::normalized_levenshtein(one, other) }
}

/// Returns a quote with single blanks, so that wrapping makes no difference.
pub(super) fn words(quote: &str) -> String {
    quote.split_whitespace().collect::<Vec<_>>().join(" ")
}
