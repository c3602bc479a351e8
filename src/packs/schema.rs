//! The form of the files a person writes, and of the report the program writes, as JSON Schemas.

use super::embedded::SCHEMAS;

/// Returns the JSON Schema of `topics`, `lexicons`, `claims` or `report`.
pub fn schema(name: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Returns the names of the schemas there are.
pub fn schemas() -> impl Iterator<Item = &'static str> {
    SCHEMAS.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClaimFile, LexiconFile, Report, Topic};
    use schemars::{JsonSchema, schema_for};

    /// Compares the committed schema with the nouns, and writes it anew where the person asks for it.
    fn check<T: JsonSchema>(name: &str) {
        let mut fresh = serde_json::to_string_pretty(&schema_for!(T)).expect("a schema is JSON");
        fresh.push('\n');
        let path = format!("{}/src/packs/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("RASHOMON_WRITE_SCHEMAS").is_some() {
            std::fs::write(&path, &fresh).expect("the folder is there");
        }
        let committed = std::fs::read_to_string(&path).expect("the schema is there");
        assert!(committed == fresh, "{path} is stale: run `RASHOMON_WRITE_SCHEMAS=1 cargo test schema` and commit it");
    }

    #[test]
    fn the_schema_of_topics_is_fresh() {
        check::<Topic>("topics");
    }

    #[test]
    fn the_schema_of_lexicons_is_fresh() {
        check::<LexiconFile>("lexicons");
    }

    #[test]
    fn the_schema_of_claims_is_fresh() {
        check::<ClaimFile>("claims");
    }

    #[test]
    fn the_schema_of_the_report_is_fresh() {
        check::<Report>("report");
    }

    #[test]
    fn an_unknown_name_has_no_schema() {
        assert!(schema("briefings").is_none());
        assert!(schemas().all(|name| schema(name).is_some()));
    }
}
