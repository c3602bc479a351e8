//! Texts of documents, made safe for a terminal.

/// Returns `text` with every character that could steer a terminal, or hide or reorder other text, written as an escape such as `\u{1b}`.
///
/// Line breaks and tabs stay; a caller that wants one line replaces them first.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_steering(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// Returns `text` on one line, made safe.
pub(super) fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Tells whether a terminal would act on `c`, or would hide or reorder text because of it (Unicode bidirectional controls, UAX 9).
pub(super) fn is_steering(c: char) -> bool {
    let is_bidi = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    (c.is_control() && c != '\n' && c != '\t') || is_bidi
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_written_out() {
        assert_eq!(visible("a\u{1b}[31mb\r\u{9b}\u{202e}c\0"), "a\\u{1b}[31mb\\u{d}\\u{9b}\\u{202e}c\\u{0}");
        assert_eq!(visible("Şuşa — “né”\n\tx"), "Şuşa — “né”\n\tx");
        assert_eq!(one_line("a\r\n  b\u{7}"), "a b\\u{7}");
    }
}
