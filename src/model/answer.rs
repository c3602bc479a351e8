//! Answers: a count as an interval, a list of parties, a status word.

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A number of persons or things as the text bounds it: `min..=max`, an open end where the text leaves it open.
///
/// "at least six" is `[6, ∞)`, "more than 60" `[61, ∞)`, "up to 20" `(-∞, 20]`, "about 150" `150..=150` and `approx`,
/// "dozens" `[24, ∞)` and `vague`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Count {
    /// The least number the words allow.
    pub min: Option<u64>,
    /// The greatest number the words allow.
    pub max: Option<u64>,
    /// The words that give the number, as written.
    pub text: String,
    /// The words make the number a rough one ("about", "nearly").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approx: bool,
    /// The words give no number ("dozens", "several").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vague: bool,
}

/// The party of an answer where all sides are meant and none is named.
pub const BOTH: &str = "both";

/// What a claim answers to its question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Answer {
    /// How many.
    Count(Count),
    /// Who or whose, in alphabetical order; `both` where all sides are meant and none is named.
    Parties(Vec<String>),
    /// A status word of the question's own list.
    Status(String),
}

/// Reads an answer by its form, so that an error says what is wrong with the one that was meant.
impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Form)
    }
}

struct Form;

impl<'de> Visitor<'de> for Form {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_str<E>(self, word: &str) -> Result<Answer, E> {
        Ok(Answer::Status(word.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Answer, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Answer::Parties)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
        Count::deserialize(MapAccessDeserializer::new(map)).map(Answer::Count)
    }
}

/// A number with its unit, where an area is stated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Area {
    /// The number as stated.
    pub value: f64,
    /// `km2`, `ha`, `mi2` and the like.
    pub unit: String,
    /// The words make it a rough one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approx: bool,
}

/// A part of a whole, as stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Share {
    /// The part as a fraction or percentage: `2/3`, `20%`.
    pub value: String,
    /// The words that give it.
    pub text: String,
    /// The words make it a rough one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approx: bool,
}

impl Count {
    /// Returns exactly `n`, said with `text`.
    pub fn exactly(n: u64, text: impl Into<String>) -> Self {
        Self { min: Some(n), max: Some(n), text: text.into(), approx: false, vague: false }
    }

    /// Tells whether one number alone fits.
    pub fn is_exact(&self) -> bool {
        self.min.is_some() && self.min == self.max && !self.approx && !self.vague
    }

    /// Returns the least and the greatest number the words allow once rounding is granted.
    ///
    /// A rough figure covers its rounding: "about 150" covers 135 to 165: a tenth of itself either way, and at least one unit of
    /// its last digit that is not zero.
    pub fn allowed(&self) -> (u64, u64) {
        let slack = |n: u64| if self.approx { (n / 10).max(rounding(n)) } else { 0 };
        let low = self.min.map_or(0, |n| n.saturating_sub(slack(n)));
        let high = self.max.map_or(u64::MAX, |n| n.saturating_add(slack(n)));
        (low, high)
    }
}

/// Returns the unit of the last digit that is not zero: 10 for 150, 100 for 1,500, 1 for 23.
fn rounding(n: u64) -> u64 {
    let mut unit = 1;
    let mut rest = n;
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        unit *= 10;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_150_allows_140_but_not_120() {
        let about = Count { approx: true, ..Count::exactly(150, "about 150") };
        let (low, high) = about.allowed();
        assert!(low <= 140 && 160 <= high && low > 120);
    }

    #[test]
    fn what_is_wrong_with_an_answer_is_said_of_the_form_that_was_meant() {
        let wrong = |yaml: &str| serde_yaml::from_str::<Answer>(yaml).expect_err("it is wrong").to_string();
        for (yaml, says) in [
            ("{min: 385000, max: null}", "missing field `text`"),
            ("{min: 500001, max: null, text: More than 500,000}", "unknown field `000`"),
            ("{min: twelve, max: null, text: twelve}", "invalid type: string \"twelve\""),
            ("[{name: Arden}]", "invalid type: map"),
            ("5", "expected an answer"),
        ] {
            assert!(wrong(yaml).contains(says), "{yaml}: {}", wrong(yaml));
        }
        for yaml in ["in-force", "[Arden, Belmark]", "{min: 5, max: null, text: at least five}"] {
            let read: Answer = serde_yaml::from_str(yaml).expect("an answer");
            let json = serde_json::to_string(&read).expect("plain data");
            assert_eq!(serde_json::from_str::<Answer>(&json).expect("an answer"), read);
        }
    }

    #[test]
    fn at_least_six_has_no_upper_end() {
        let at_least = Count { min: Some(6), max: None, text: "at least six".into(), approx: false, vague: false };
        assert_eq!(at_least.allowed(), (6, u64::MAX));
        assert!(!at_least.is_exact());
    }
}
