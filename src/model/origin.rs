//! Where a claim comes from: agreement counts origins, not documents.

use super::{Claim, Testimony};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// Who answers for a claim, whichever outlets carry it. Two outlets that relay one speaker are one origin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The party spoken for, the speaker where no party is named, or the outlet or agency that narrates: what Reuters writes and what
    /// others say that Reuters reports come from Reuters.
    Known(String),
    /// A document that does not say whose it is: it corroborates nothing but itself.
    Unknown(String),
}

impl Origin {
    /// Returns the origins of `claims`, each once, in order. Outlets that narrate in the same words have them from one agency, and count
    /// as the first of them. `called` gives the one name that goes for all spellings of an outlet.
    pub fn of<'a>(
        claims: impl IntoIterator<Item = &'a Testimony>,
        called: impl Fn(&str) -> String,
    ) -> BTreeSet<Origin> {
        let mut claims: Vec<&Testimony> = claims.into_iter().collect();
        claims.sort_by_key(|claim| claim.reference());
        let mut narrated: Vec<&str> = Vec::new();
        let mut origins = BTreeSet::new();
        for claim in claims {
            if claim.claim.is_narrated() {
                let quote = claim.claim.quote.as_str();
                if narrated.iter().any(|other| is_wire_copy(quote, other)) {
                    continue;
                }
                narrated.push(quote);
            }
            origins.insert(claim.origin(&called));
        }
        origins
    }
}

/// Tells whether two quotes share so many words, one after the other, that they are one text: of eight words or more, four fifths.
fn is_wire_copy(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shorter = one.len().min(other.len());
    shorter >= 8 && longest_common(&one, &other) * 5 >= shorter * 4
}

/// Returns the length of the longest common subsequence (Wagner and Fischer 1974).
fn longest_common(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (place, against) in other.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if word == against { diagonal + 1 } else { above.max(row[place]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Known(name) | Origin::Unknown(name) => f.write_str(name),
        }
    }
}

impl Testimony {
    /// Returns who answers for the claim: the speaker's party or the speaker; for narration the agency it was taken from, else
    /// the publisher. `called` gives the one name that goes for all spellings of an outlet.
    pub fn origin(&self, called: impl Fn(&str) -> String) -> Origin {
        let claim = &self.claim;
        let speaker = claim.speaker_party.as_ref().or(claim.speaker.as_ref());
        match speaker.or(claim.relayed_by.last()).or(self.document.publisher.as_ref()) {
            Some(name) => Origin::Known(called(name)),
            None => Origin::Unknown(self.document.id.clone()),
        }
    }

    /// Returns the day the claim was told: the document's, but never before what it tells of (a wrong date in a descriptor).
    pub fn told(&self) -> Option<Date> {
        let published = self.document.published?;
        let begun = self.claim.event_date.and_then(|days| days.from);
        Some(begun.map_or(published, |begun| begun.max(published)))
    }
}

impl Claim {
    /// Tells whether the text calls its own figure one that has been overtaken ("the previous toll").
    pub fn is_superseded(&self) -> bool {
        let quote = self.quote.to_lowercase();
        let mut words = quote.split(|c: char| !c.is_alphabetic());
        words.any(|word| ["previous", "previously", "earlier", "initial", "initially", "preliminary"].contains(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::testimony;

    #[test]
    fn one_speaker_in_two_outlets_is_one_origin() {
        let mut one = testimony("herald", "casualties.killed");
        one.claim.speaker = Some("the governor".into());
        let mut two = testimony("gazette", "casualties.killed");
        two.claim.speaker = Some("the governor".into());
        assert_eq!(Origin::of([&one, &two], str::to_string).len(), 1);
    }

    #[test]
    fn narration_comes_from_the_agency_it_was_taken_from_else_from_its_publisher() {
        let mut wire = testimony("herald", "casualties.killed");
        wire.claim.relayed_by = vec!["Northern Wire".into()];
        assert_eq!(wire.origin(str::to_string), Origin::Known("Northern Wire".into()));
        let mut own = testimony("gazette", "casualties.killed");
        assert_eq!(own.origin(str::to_string), Origin::Known("gazette".into()));
        own.document.publisher = None;
        assert_eq!(own.origin(str::to_string), Origin::Unknown("gazette".into()));
    }

    #[test]
    fn an_outlet_is_one_origin_however_it_is_spelled_and_whether_it_narrates_or_is_cited() {
        let called = |name: &str| if name == "NW" { "Northern Wire".to_string() } else { name.to_string() };
        let mut own = testimony("wire", "casualties.killed");
        own.document.publisher = Some("NW".into());
        let mut copied = testimony("herald", "casualties.killed");
        copied.claim.relayed_by = vec!["Northern Wire".into()];
        let cited = testimony("gazette", "casualties.killed").by("Northern Wire");
        assert_eq!(Origin::of([&own, &copied, &cited], called), [Origin::Known("Northern Wire".into())].into());
    }

    #[test]
    fn one_text_in_two_outlets_is_one_origin() {
        let mut one = testimony("herald", "casualties.killed");
        one.claim.quote = "a blast tore through a crowded market in the old town on Sunday, killing 14".into();
        let mut two = testimony("gazette", "casualties.killed");
        two.claim.quote = "A blast tore through a crowded market in the old town Sunday killing 14 people".into();
        let mut three = testimony("courier", "casualties.killed");
        three.claim.quote = "fourteen people died when a bomb went off among the stalls, our correspondent saw".into();
        assert_eq!(Origin::of([&one, &two], str::to_string).len(), 1);
        assert_eq!(Origin::of([&one, &two, &three], str::to_string).len(), 2);
    }

    #[test]
    fn nothing_is_told_before_it_happens() {
        let mut claim = testimony("herald", "casualties.killed");
        claim.document.published = Some(jiff::civil::date(2021, 5, 1));
        claim.claim.event_date = Some(crate::model::DateRange::day(jiff::civil::date(2021, 5, 11)));
        assert_eq!(claim.told(), Some(jiff::civil::date(2021, 5, 11)));
    }
}
