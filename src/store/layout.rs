//! Where the parts of a claim file stand in its text, for edits that leave every other byte alone.

use crate::model::Span;
use std::str::FromStr;
use yaml_edit::{Document, Mapping, TextPosition, YamlNode};

/// The parts of a claim file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// The list of claims.
    pub(super) list: Span,
    /// Whether the list stands in brackets.
    pub(super) is_flow: bool,
    /// Whether nothing but the list follows its key: what is appended may stand at the end of the file.
    pub(super) is_last: bool,
    /// The claims.
    pub(super) claims: Vec<Part>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// From its first key to the end of its last value; with the braces, where it has some.
    pub(super) span: Span,
    /// Whether it stands in braces.
    pub(super) is_flow: bool,
    /// Its fields, each with the place of its value.
    pub(super) fields: Vec<(String, Span)>,
}

impl Layout {
    /// Returns the parts of `text`; nothing where they are not to be told, as with an anchor in place of a list.
    pub(super) fn of(text: &str) -> Option<Self> {
        let document = Document::from_str(text).ok()?;
        let root = document.as_mapping()?;
        let entries: Vec<_> = root.entries().collect();
        let key = |entry: &yaml_edit::MappingEntry| entry.key_node().map(|key| name(&key));
        let at = entries.iter().position(|entry| key(entry).as_deref() == Some("claims"))?;
        let value = entries[at].value_node()?;
        let sequence = value.as_sequence()?;
        let claims = sequence.values().map(|item| part(item.as_mapping()?, text)).collect::<Option<Vec<_>>>()?;
        Some(Self {
            list: trimmed(value.byte_range(), text),
            is_flow: sequence.is_flow_style(),
            is_last: at + 1 == entries.len() && !root.is_flow_style(),
            claims,
        })
    }
}

impl Part {
    /// Returns the place of the value of `field`.
    pub(super) fn field(&self, field: &str) -> Option<Span> {
        self.fields.iter().find(|(name, _)| name == field).map(|(_, span)| *span)
    }
}

fn part(map: &Mapping, text: &str) -> Option<Part> {
    let field = |entry: yaml_edit::MappingEntry| {
        Some((name(&entry.key_node()?), trimmed(entry.value_node()?.byte_range(), text)))
    };
    let fields = map.entries().map(field).collect::<Option<Vec<_>>>()?;
    let whole = trimmed(map.byte_range(), text);
    let is_flow = map.is_flow_style();
    // A map in block style runs on over the comments behind it; it ends where its last value does.
    let end = if is_flow { whole.end } else { fields.last()?.1.end };
    Some(Part { span: Span::new(whole.start, end.max(whole.start)), is_flow, fields })
}

/// Returns a key without its quotation marks.
fn name(key: &YamlNode) -> String {
    key.to_string().trim().trim_matches(['"', '\'']).to_string()
}

/// Returns the place without the white space at its end.
fn trimmed(position: TextPosition, text: &str) -> Span {
    let (start, end) = (position.start as usize, position.end as usize);
    let words = text.get(start..end).map_or(0, |words| words.trim_end().len());
    Span::new(start, start + words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_and_fields_are_found_in_every_style() {
        let text = "# c\ndocument: a\nclaims:   # two\n- id: c1   # first\n  \"quote\": \"one: x\"  # q\n  # inner\n  review: 'accepted' # sure\n\n# between\n\
                    - {id: c2,\n   quote: two}\n# end\n";
        let layout = Layout::of(text).expect("read");
        let words = |part: &Part, field| part.field(field).map(|span| span.of(text));
        let [block, flow] = layout.claims.as_slice() else { panic!("two claims: {layout:?}") };
        assert_eq!((words(block, "quote"), words(block, "review")), (Some("\"one: x\""), Some("'accepted'")));
        assert!(block.span.of(text).ends_with("'accepted'") && !block.is_flow && layout.is_last && !layout.is_flow);
        assert_eq!((flow.span.of(text), words(flow, "note")), ("{id: c2,\n   quote: two}", None));
    }

    #[test]
    fn a_list_in_brackets_and_one_before_the_end_are_told() {
        let layout = Layout::of("claims: [] # none\ndocument: a\n").expect("read");
        assert!(layout.is_flow && !layout.is_last && layout.claims.is_empty());
        assert!(Layout::of("document: a\n").is_none());
    }
}
