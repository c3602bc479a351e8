//! Bytes → text: strictly UTF-8; what else the bytes may be is only named, never guessed into the text.

use crate::model::{Diagnostic, Location};

/// Returns the text of `bytes`, the content of `file`.
///
/// # Errors
/// A diagnostic with the offset of the first bad byte and the encoding it looks like, with a command that converts it.
pub(super) fn text(file: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let message = format!("this file is not UTF-8: byte {offset} is 0x{:02x}", bytes[offset]);
        Box::new(Diagnostic::error("not-utf8", message).at(location(file, bytes, offset)).help(help(file, bytes)))
    })
}

/// Returns the place of the bad byte; its line is shown with U+FFFD for what cannot be read.
fn location(file: &str, bytes: &[u8], offset: usize) -> Location {
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let whole = format!("{before}{}", String::from_utf8_lossy(&bytes[offset..]));
    Location::in_text(file, &whole, offset..offset + '\u{fffd}'.len_utf8())
}

/// Returns what to do, with the name of the likely encoding.
fn help(file: &str, bytes: &[u8]) -> String {
    let convert = |encoding: &str| {
        let file = quoted(file);
        format!(
            "it looks like {encoding}; save it as UTF-8: `iconv -f {encoding} -t UTF-8 {file} > converted && mv converted {file}`"
        )
    };
    likely_encoding(bytes).map_or_else(
        || "save it as UTF-8 text; a file that is no text (PDF, Word, image) does not belong into corpus/".into(),
        convert,
    )
}

/// Returns a path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    if path.chars().all(is_plain) { path.into() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// Returns the encoding that `bytes`, which are no UTF-8, look like.
fn likely_encoding(bytes: &[u8]) -> Option<&'static str> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|b| **b == 0).count() * 3 > bytes.len() / 2;
    match bytes {
        // With its byte order mark, which the name without an end takes away.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ if zeros(1) => Some("UTF-16LE"),
        _ if zeros(0) => Some("UTF-16BE"),
        _ if bytes.contains(&0) => None,
        // Curly quotes and dashes of Windows-1252 are unassigned control characters in ISO 8859-1.
        _ if bytes.iter().any(|b| (0x80..0xa0).contains(b)) => Some("WINDOWS-1252"),
        _ => Some("ISO-8859-1"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_encoding_is_named() {
        for (bytes, expect) in [
            (&b"\xff\xfeB\0a\0k\0u\0"[..], "-f UTF-16 "),
            (b"\xfe\xff\0B\0a\0k\0u", "-f UTF-16 "),
            (b"B\0a\0k\0u\0\xff\0", "-f UTF-16LE "),
            (b"the \x93ceasefire\x94", "WINDOWS-1252"),
            (b"n\xe9gociation", "ISO-8859-1"),
        ] {
            let diagnostic = text("corpus/a.txt", bytes.to_vec()).expect_err("no UTF-8");
            assert!(diagnostic.help.as_deref().expect("help").contains(expect), "{diagnostic:?}");
        }
    }

    #[test]
    fn the_bad_byte_has_a_line_and_a_column() {
        let diagnostic = text("corpus/a.txt", b"First.\nCaf\xe9 shelled.\n".to_vec()).expect_err("no UTF-8");
        let location = diagnostic.location.expect("a place");
        assert_eq!((location.line, location.column, location.excerpt.as_str()), (2, 4, "Caf\u{fffd} shelled."));
        assert!(diagnostic.message.contains("byte 10 is 0xe9"), "{}", diagnostic.message);
    }

    #[test]
    fn control_characters_are_text() {
        assert!(text("corpus/a.txt", b"a\0b\x1b[31m\x7f".to_vec()).is_ok());
    }
}
