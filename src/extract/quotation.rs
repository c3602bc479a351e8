//! Quotations: the stretches of a document between quotation marks.

use crate::model::{Document, Span};

/// The marks that open a quotation and the one that closes it.
const PAIRS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('«', '»'), ('‘', '’')];

/// Returns the quotations of a document's body, marks left out, in order.
///
/// A quotation that is still open at the end of a paragraph ends there, unless the next paragraph opens with a mark: then both
/// are quotations of their own, as newspapers print a speech.
pub(super) fn quotations(document: &Document) -> Vec<Span> {
    let body = document.words(document.body);
    let mut found = Vec::new();
    let mut start = document.body.start;
    for paragraph in body.split_inclusive("\n\n") {
        found.extend(in_paragraph(paragraph, start));
        start += paragraph.len();
    }
    found
}

/// A quotation with the name of its speaker after a dash.
pub(super) struct Signature {
    /// The quotation, marks left out.
    pub(super) quotation: Span,
    /// The dash.
    pub(super) dash: Span,
    /// The name.
    pub(super) name: Span,
}

/// Returns the quotations that are followed by a dash and, to the end of the line, by a name.
pub(super) fn signatures(document: &Document) -> Vec<Signature> {
    quotations(document).into_iter().filter_map(|quotation| signature(&document.text, quotation)).collect()
}

fn signature(text: &str, quotation: Span) -> Option<Signature> {
    let mark = text[quotation.end..].chars().next()?;
    let line = text[quotation.end + mark.len_utf8()..].split('\n').next()?;
    let start = quotation.end + mark.len_utf8() + (line.len() - line.trim_start().len());
    let rest = line.trim().trim_end_matches('.');
    let name = rest.trim_start_matches(['―', '—', '–', '-']);
    let dash = rest.len() - name.len();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = (2..=5).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let at = start + dash + (name.len() - name.trim_start().len());
    let name = Span::new(at, at + name.trim().len());
    (dash > 0 && is_name).then(|| Signature { quotation, dash: Span::new(start, start + dash), name })
}

fn in_paragraph(paragraph: &str, offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, mark) in paragraph.char_indices() {
        let after = paragraph[at + mark.len_utf8()..].chars().next().unwrap_or(' ');
        match open {
            Some((start, close))
                if mark == close && closes(mark, before, after) || is_mixed(&paragraph[at..], close, before) =>
            {
                found.push(Span::new(offset + start, offset + at));
                open = None;
            }
            None => open = opening(mark, before, after).map(|close| (at + mark.len_utf8(), close)),
            Some(_) => {}
        }
        before = mark;
    }
    if let Some((start, _)) = open {
        found.push(Span::new(offset + start, offset + paragraph.trim_end().len().max(start)));
    }
    found.retain(|span| !span.is_empty());
    found
}

/// Returns the mark that will close what `mark` opens, where it opens anything: an apostrophe inside a word does not.
fn opening(mark: char, before: char, after: char) -> Option<char> {
    let close = PAIRS.iter().find(|(open, _)| *open == mark).map(|(_, close)| *close);
    match mark {
        '\'' => (!before.is_alphanumeric() && after.is_alphanumeric()).then_some('\''),
        '‘' => (!before.is_alphanumeric()).then_some('’'),
        // Set the wrong way round.
        '”' => (before.is_whitespace() && after.is_alphanumeric()).then_some('”'),
        _ => close,
    }
}

/// Tells whether a straight mark at the beginning of `rest` closes a curly quotation: one that no mark of its own closes before the next.
fn is_mixed(rest: &str, close: char, before: char) -> bool {
    let Some(behind) = rest.strip_prefix('"').filter(|_| close == '”' && !before.is_whitespace()) else {
        return false;
    };
    let ends_word = behind.chars().next().is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c));
    let next = behind.find(['“', '”']);
    ends_word && next.is_none_or(|at| behind[at..].starts_with('“'))
}

/// Tells whether `mark` closes: a single mark before a letter is an apostrophe.
fn closes(mark: char, before: char, after: char) -> bool {
    match mark {
        '\'' | '’' => !after.is_alphanumeric() && before != ' ',
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{in_paragraph, signature};
    use crate::model::Span;

    #[test]
    fn a_name_after_a_dash_signs_a_quotation() {
        let signed = |text: &str| {
            let end = text.rfind('”').expect("a quotation");
            signature(text, Span::new("“".len(), end)).map(|signature| signature.name.of(text).to_string())
        };
        assert_eq!(signed("“We shall stay.” — Karim Adel\n").as_deref(), Some("Karim Adel"));
        assert_eq!(signed("“We shall stay” — and they did.\n"), None);
    }

    fn check(paragraph: &str, expect: &[&str]) {
        let found: Vec<&str> = in_paragraph(paragraph, 0).into_iter().map(|span| span.of(paragraph)).collect();
        assert_eq!(found, expect, "{paragraph}");
    }

    #[test]
    fn quotations_are_what_stands_between_marks() {
        check("“The truce holds,” he said. “For now.”", &["The truce holds,", "For now."]);
        check("He said \"no\" and left.", &["no"]);
        check("”The truce holds,” he said.", &["The truce holds,"]);
        check("“The truce holds,\" he said. “For now.”", &["The truce holds,", "For now."]);
        check("“The so-called \"truce\" holds,” he said.", &["The so-called \"truce\" holds,"]);
        check("‘We won’t leave,’ she said.", &["We won’t leave,"]);
        check("He spoke of 'heavy losses' at Shusha's gate.", &["heavy losses"]);
    }

    #[test]
    fn an_apostrophe_opens_nothing() {
        check("Armenia's army didn't move.", &[]);
        check("the villages’ edge", &[]);
    }

    #[test]
    fn a_quotation_left_open_ends_with_its_paragraph() {
        check("\"We shall not leave.\n\n", &["We shall not leave."]);
    }
}
