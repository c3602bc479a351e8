//! Gold: the claims that a person found in a document, to hold the program's claims against.

use super::Claim;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A claim that a person annotated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoldClaim {
    /// The claim, in the form of the claim files.
    #[serde(flatten)]
    pub claim: Claim,
    /// Two careful annotators might differ on it: finding it helps nobody, missing it hurts nobody.
    pub optional: bool,
}

/// The claims annotated in one document: the content of a gold file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldFile {
    /// The document's id.
    pub document: String,
    /// Who published it; for the reader of the file.
    #[serde(default)]
    pub publisher: Option<String>,
    /// When it was published; for the reader of the file.
    #[serde(default)]
    pub published: Option<String>,
    /// Its claims.
    pub claims: Vec<GoldClaim>,
}

// A flattened struct would lose the places of errors, and would take unknown fields; so `optional` is picked out by hand.
impl<'de> Deserialize<'de> for GoldClaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Pick)
    }
}

/// Reads a claim with one field more.
struct Pick;

impl<'de> Visitor<'de> for Pick {
    type Value = GoldClaim;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a claim")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<GoldClaim, A::Error> {
        let mut rest = Rest { map, optional: false };
        let claim = Claim::deserialize(MapAccessDeserializer::new(&mut rest))?;
        Ok(GoldClaim { claim, optional: rest.optional })
    }
}

/// The fields of a claim: those of `map` without `optional`, which is kept aside.
struct Rest<A> {
    map: A,
    optional: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for &mut Rest<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            if key != "optional" {
                return seed.deserialize(key.into_deserializer()).map(Some);
            }
            self.optional = self.map.next_value()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: &str =
        "id: c1, topic: ceasefire, question: ceasefire.violator, act: accusation, answer: [Iran], quote: q";

    #[test]
    fn a_gold_claim_is_a_claim_that_may_be_optional() {
        for (text, optional) in
            [(format!("{{{CLAIM}}}"), false), (format!("{{optional: true, {CLAIM}, speaker: null}}"), true)]
        {
            let gold: GoldClaim = serde_yaml::from_str(&text).expect("a claim");
            assert_eq!((gold.optional, gold.claim.id.as_str()), (optional, "c1"), "{text}");
        }
    }

    #[test]
    fn a_mistyped_field_is_refused() {
        let error = serde_yaml::from_str::<GoldClaim>(&format!("{{{CLAIM}, speeker: x}}")).expect_err("refused");
        assert!(error.to_string().contains("unknown field `speeker`"), "{error}");
    }
}
