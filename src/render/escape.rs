//! Foreign text made harmless: what a document, a claim or a file name says is shown and never obeyed.

use std::fmt::Write;

/// Where in Markdown a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where a paragraph, a heading or a list item begins.
    Start,
    /// Further on in one of these.
    Inside,
    /// In a cell of a table.
    Cell,
}

/// Returns `text` so that Markdown shows it word for word, on one line.
///
/// White space becomes single blanks. Control characters and those that change the direction of writing are shown by their code
/// point, `⟨U+202E⟩`. Everything that begins markup, a link or an entity gets a backslash (CommonMark 0.31.2, section 2.4); an address is
/// broken up by an empty comment where a reader's program would link it by itself (GitHub Flavored Markdown, section 6.9).
pub(super) fn markdown(text: &str, place: Place) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = (place == Place::Inside).then_some(' ');
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '|' if place == Place::Cell => out.push_str("&#124;"),
            '@' => out.push_str("@<!---->"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '^' | '$' | '{' | '}' => push_escaped(&mut out, c),
            '#' if before.is_none_or(|b: char| b == ' ') => push_escaped(&mut out, c),
            '&' if begins_entity(rest) => push_escaped(&mut out, c),
            ':' if rest.starts_with("//") || before.is_none() => push_escaped(&mut out, c),
            '.' if ends_with_www(&text[..at]) => push_escaped(&mut out, c),
            '=' | '+' | '-' | '>' if before.is_none() => push_escaped(&mut out, c),
            '.' | ')' if place == Place::Start && is_number(&text[..at]) => push_escaped(&mut out, c),
            _ => out.push(c),
        }
        before = Some(c);
    }
    out
}

fn push_escaped(out: &mut String, c: char) {
    out.push('\\');
    out.push(c);
}

/// Tells whether an `&` before `rest` begins an entity.
fn begins_entity(rest: &str) -> bool {
    rest.find(';').is_some_and(|end| end > 0 && rest[..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

fn ends_with_www(text: &str) -> bool {
    let tail: String = text.chars().rev().take(3).collect();
    tail.eq_ignore_ascii_case("www")
}

/// Tells whether the line so far is a number of up to nine digits: then a full stop or bracket would begin a list.
fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
}

/// Returns `text` on one line, with all that is not to be obeyed shown by its code point.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_unruly(c) {
            write!(out, "⟨U+{:04X}⟩", u32::from(c)).expect("a string takes all that is written");
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Returns text that HTML and SVG show and do not obey, with the blank at either end that making it visible takes away.
pub(super) fn html(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len() + 16);
    if text.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    for c in shown.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    if !shown.is_empty() && text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    out
}

/// Tells whether a character would steer a terminal, the direction of writing, or a reader that sees what people do not.
///
/// After Unicode Technical Report 36 and "Trojan Source" (Boucher and Anderson 2021): control characters, marks of direction,
/// interlinear annotation, invisible tags.
fn is_unruly(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Tells whether a character cannot be seen for what it is: white space but for the blank, or one that steers what reads it.
pub(super) fn is_unseen(c: char) -> bool {
    is_unruly(c) || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns JSON in which no character steers an editor or a terminal: such are written by their code, `\u202e`. They can stand within
/// strings only, so the JSON says the same.
pub(super) fn json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) && !matches!(c, ' ' | '\n') { push_code(&mut out, c) } else { out.push(c) }
    }
    out
}

/// Adds a character by its code, as JSON writes it in a string.
pub(super) fn push_code(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        write!(out, "\\u{unit:04x}").expect("a string takes all that is written");
    }
}

/// Returns a path or address for the target of a Markdown link: all but plain characters as `%41`, `/` between folders kept.
pub(super) fn address(path: &str, kept: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._/".contains(c) || kept.contains(c) {
            out.push(c);
        } else {
            write!(out, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
    out
}

/// Returns a name for an anchor: letters, digits, `-`, `.` and `_` stay, all else becomes its code point, so that different names stay apart.
pub(super) fn anchor(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || "-._".contains(c) {
            out.push(c);
        } else {
            write!(out, "={:x}=", u32::from(c)).expect("a string takes all that is written");
        }
    }
    out
}

#[cfg(test)]
mod tests;
