//! Rust source without its comments and the content of its strings, so that only code is looked at.

/// Returns `text` with comments, strings and characters blanked; every line and every byte offset stays where it was.
pub(crate) fn bare(text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    let mut at = 0;
    while at < text.len() {
        let length = text.get(at..).and_then(|rest| prose(&text[..at], rest)).unwrap_or(0);
        out[at..at + length].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        at += length.max(1);
    }
    String::from_utf8(out).expect("whole comments and strings are blanked, never a part of a character")
}

/// Returns the length of the comment, string or character that begins with `rest`; nothing where code stands.
fn prose(before: &str, rest: &str) -> Option<usize> {
    match rest.as_bytes()[0] {
        b'/' if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
        b'/' if rest.starts_with("/*") => Some(block(rest)),
        b'"' => Some(string(rest)),
        b'r' if !before.ends_with(|c: char| c != 'b' && (c.is_alphanumeric() || c == '_')) => raw_string(rest),
        b'\'' => character(rest),
        _ => None,
    }
}

/// Returns the length of the block comment at the start; block comments nest.
fn block(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest.as_bytes()[at..(at + 2).min(rest.len())] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    let close = rest.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    close.map_or(rest.len(), |at| at + 2)
}

/// Returns the length of the raw string at the start, `r"…"` or `r#"…"#`; nothing for a word such as `return`.
fn raw_string(rest: &str) -> Option<usize> {
    let (hashes, body) = rest[1..].split_once('"')?;
    let close = format!("\"{hashes}");
    let length = body.find(&close).map_or(rest.len(), |at| 1 + hashes.len() + 1 + at + close.len());
    hashes.bytes().all(|byte| byte == b'#').then_some(length)
}

/// Returns the length of the character at the start, `'a'` or `'\n'`; nothing for a lifetime such as `'static`.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.chars().skip(1);
    match chars.next()? {
        '\\' => rest.get(3..)?.find('\'').map(|at| at + 4),
        c => (chars.next() == Some('\'')).then(|| c.len_utf8() + 2),
    }
}

/// Returns the line of a byte offset, from 1.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Returns the files that the Rust file at `path` includes as text, as paths from the root.
pub(crate) fn included(path: &str, text: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let calls = text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split_once('"'));
    calls.map(|(name, _)| format!("{folder}/{name}")).collect()
}

#[test]
fn comments_and_strings_are_blanked_and_code_stays() {
    let cases = [
        ("use crate::text; // crate::cli", "use crate::text;"),
        ("a /* crate::cli /* deep */ b */ c", "a c"),
        (r#"let s = "crate::cli \" x \\"; y"#, "let s = ; y"),
        (r##"let s = r#"crate::"cli""#; return y"##, "let s = ; return y"),
        ("f::<'a>('\"', '–', '\\'', '\\\\') // z", "f::<'a>( , , , )"),
    ];
    for (text, expected) in cases {
        let found = bare(text);
        assert_eq!(found.split_whitespace().collect::<Vec<_>>().join(" "), expected);
        assert_eq!(found.len(), text.len(), "{text}");
    }
}

#[test]
fn an_included_file_is_named_from_the_root() {
    let text = r#"("truce", include_str!("topics/truce.yaml")),"#;
    assert_eq!(included("src/packs/mod.rs", text), ["src/packs/topics/truce.yaml"]);
}
