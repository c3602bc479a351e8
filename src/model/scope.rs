//! What part of a corpus a briefing is on.

use super::{Claim, Descriptor, Review};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What part of a corpus a briefing is on, and what it is called. By default it is on everything.
///
/// All that is said must hold; of the topics, and of the sources, one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Scope {
    /// The title a person gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The topics, by id; all if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The sources, by publisher or by the document's id; all if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The first day on which its documents were published; then a document without a date is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub since: Option<Date>,
    /// The last such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Only claims that a person accepted or edited.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reviewed_only: bool,
}

impl Scope {
    /// Tells whether it is on the whole corpus.
    pub fn is_whole(&self) -> bool {
        *self == Self { title: self.title.clone(), ..Self::default() }
    }

    /// Tells whether a topic, by id, belongs to it.
    pub fn is_on(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|named| named == topic)
    }

    /// Tells whether a document belongs to it.
    pub fn takes(&self, document: &Descriptor) -> bool {
        let is_named = |source: &String| is_source(source, document);
        let since = self.since.is_none_or(|first| document.published.is_some_and(|day| first <= day));
        let until = self.until.is_none_or(|last| document.published.is_some_and(|day| day <= last));
        (self.sources.is_empty() || self.sources.iter().any(is_named)) && since && until
    }

    /// Tells whether a claim of a document that belongs to it does.
    pub fn hears(&self, claim: &Claim) -> bool {
        let is_reviewed = matches!(claim.review, Review::Accepted | Review::Edited);
        self.is_on(&claim.topic) && (is_reviewed || !self.reviewed_only)
    }
}

/// Tells whether a name is that of a document's publisher, whatever its case, or the document's id.
pub fn is_source(name: &str, document: &Descriptor) -> bool {
    document.id == name || document.publisher.as_ref().is_some_and(|known| known.to_lowercase() == name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::testimony;
    use jiff::civil::date;

    fn document(publisher: &str, published: Option<Date>) -> Descriptor {
        Descriptor { id: "brief".into(), publisher: Some(publisher.into()), published, ..Descriptor::default() }
    }

    #[test]
    fn documents_are_taken_by_source_and_by_the_day_they_were_published() {
        let gazette = document("Coast Gazette", Some(date(2031, 5, 4)));
        let cases = [
            (Scope::default(), true),
            (Scope { sources: vec!["coast gazette".into()], ..Scope::default() }, true),
            (Scope { sources: vec!["brief".into()], ..Scope::default() }, true),
            (Scope { sources: vec!["Radio Belmark".into()], ..Scope::default() }, false),
            (Scope { since: Some(date(2031, 5, 4)), until: Some(date(2031, 5, 4)), ..Scope::default() }, true),
            (Scope { since: Some(date(2031, 5, 5)), ..Scope::default() }, false),
            (Scope { until: Some(date(2031, 5, 3)), ..Scope::default() }, false),
        ];
        for (scope, expect) in cases {
            assert_eq!(scope.takes(&gazette), expect, "{scope:?}");
        }
        let undated = document("Coast Gazette", None);
        assert!(!Scope { until: Some(date(2031, 5, 3)), ..Scope::default() }.takes(&undated));
    }

    #[test]
    fn what_nobody_reviewed_is_not_heard_where_reviewed_claims_are_asked_for() {
        let mut told = testimony("brief", "ceasefire.violator");
        let reviewed = Scope { reviewed_only: true, ..Scope::default() };
        assert!(!reviewed.hears(&told.claim));
        told.claim.review = Review::Edited;
        assert!(reviewed.hears(&told.claim));
    }

    #[test]
    fn a_title_alone_narrows_nothing() {
        assert!(Scope { title: Some("The night of 3 May".into()), ..Scope::default() }.is_whole());
        assert!(!Scope { topics: vec!["ceasefire".into()], ..Scope::default() }.is_whole());
    }
}
