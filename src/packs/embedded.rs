//! The packs that come with the program. The folders are the registry: a test finds the file that is missing here.

/// The topics, each by its id (the file's name) with its text.
pub(super) const TOPICS: [(&str, &str); 4] = [
    ("ceasefire", include_str!("topics/ceasefire.yaml")),
    ("civilian_casualties", include_str!("topics/civilian_casualties.yaml")),
    ("territory", include_str!("topics/territory.yaml")),
    ("troop_withdrawal", include_str!("topics/troop_withdrawal.yaml")),
];

/// The lexicons, each by its file's name with its text.
pub(super) const LEXICONS: [(&str, &str); 14] = [
    ("actions", include_str!("lexicons/actions.yaml")),
    ("bodies", include_str!("lexicons/bodies.yaml")),
    ("groups", include_str!("lexicons/groups.yaml")),
    ("hedging", include_str!("lexicons/hedging.yaml")),
    ("naming", include_str!("lexicons/naming.yaml")),
    ("negation", include_str!("lexicons/negation.yaml")),
    ("opposites", include_str!("lexicons/opposites.yaml")),
    ("organisations", include_str!("lexicons/organisations.yaml")),
    ("people", include_str!("lexicons/people.yaml")),
    ("places", include_str!("lexicons/places.yaml")),
    ("reporting", include_str!("lexicons/reporting.yaml")),
    ("states", include_str!("lexicons/states.yaml")),
    ("things", include_str!("lexicons/things.yaml")),
    ("victims", include_str!("lexicons/victims.yaml")),
];

/// The forms of the files a person writes, and of the report, as JSON Schemas.
pub(super) const SCHEMAS: [(&str, &str); 4] = [
    ("topics", include_str!("schema/topics.json")),
    ("lexicons", include_str!("schema/lexicons.json")),
    ("claims", include_str!("schema/claims.json")),
    ("report", include_str!("schema/report.json")),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folder: &str, ending: &str, embedded: &[(&str, &str)]) {
        let folder = format!("{}/src/packs/{folder}", env!("CARGO_MANIFEST_DIR"));
        let entries = std::fs::read_dir(&folder).expect("the folder is there");
        let names = entries.map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned());
        let mut files: Vec<String> = names.filter_map(|name| name.strip_suffix(ending).map(str::to_string)).collect();
        files.sort();
        let mut listed: Vec<&str> = embedded.iter().map(|(name, _)| *name).collect();
        listed.sort_unstable();
        assert_eq!(listed, files, "src/packs/embedded.rs does not list what {folder} holds: add or remove the line");
    }

    #[test]
    fn every_file_of_the_folders_is_embedded() {
        check("topics", ".yaml", &TOPICS);
        check("lexicons", ".yaml", &LEXICONS);
        check("schema", ".json", &SCHEMAS);
    }
}
