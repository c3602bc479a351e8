//! A file of proposed claims, as the program writes it.

use super::yaml_writer;
use crate::model::{Claim, ClaimFile};
use serde_yaml::Value;

/// What the second line of a file of proposals begins with; the checksum of all lines after it follows.
const SEAL: &str = "# rashomon ";

/// The path of the JSON Schema that the first line of each file of claims points an editor to.
pub const CLAIMS_SCHEMA: &str = "claims/claims.schema.json";

/// Returns the YAML of the proposals for one document; `claims/<document>.new.yaml` holds it.
///
/// Its second line seals it: as long as the checksum is right, nobody has changed the file, and the program may write it again.
pub fn claims_yaml(file: &ClaimFile) -> String {
    let value = serde_yaml::to_value(file).expect("claims are plain data");
    let Value::Mapping(map) = value else { unreachable!("a claim file is a map") };
    let name = file.document.rsplit('/').next().unwrap_or(&file.document);
    let up = "../".repeat(file.document.matches('/').count());
    let rest = format!(
        "# Claims found in this document, for you to decide on. The program writes this file again whenever it reads the corpus.\n\
         # To decide on a claim, run `rashomon review`; or copy it into {name}.yaml beside this file and set `review:` to accepted, edited or rejected;\n\
         # the program adds what you decide to the end of that file or changes single words in it, and never rewrites it.\n\
         {}",
        yaml_writer::document(&map)
    );
    format!("# yaml-language-server: $schema={up}claims.schema.json\n{SEAL}{}\n{rest}", checksum(&rest))
}

/// Returns one claim as the program writes it, a line for each field.
pub fn claim_yaml(claim: &Claim) -> String {
    yaml_writer::claim(claim)
}

/// Tells whether `text`, a file of proposals, is as the program wrote it: no person or other program has changed it since.
pub fn is_as_written(text: &str) -> bool {
    let sealed = || {
        let (_, rest) = text.split_once('\n')?;
        let (seal, rest) = rest.strip_prefix(SEAL)?.split_once('\n')?;
        Some(seal.trim_end() == checksum(rest))
    };
    sealed().unwrap_or(false)
}

/// Returns a digest of `text`; line ends do not count, for a version control system may change them.
fn checksum(text: &str) -> String {
    blake3::hash(text.replace('\r', "").as_bytes()).to_hex()[..16].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> ClaimFile {
        let claim: Claim = serde_yaml::from_str(
            "{id: '12345678', topic: ceasefire, question: ceasefire.violator, act: accusation, speaker: 'NO', answer: ['NO', Iran],\n\
             event_date: {from: 2020-09-27, to: null}, place: 'on', count: {min: 1, max: null, text: '4e10'},\n\
             quote: \"He said: “no\\x85”\", at: {start: 1, end: 9, line: 1}, mentions: [{start: 11, end: 19, line: 2}]}",
        )
        .expect("a claim");
        ClaimFile { document: "2020/a".into(), claims: vec![claim] }
    }

    #[test]
    fn proposals_are_read_back_as_they_were() {
        let yaml = claims_yaml(&file());
        assert_eq!(serde_yaml::from_str::<ClaimFile>(&yaml).expect("valid"), file());
    }

    #[test]
    fn dates_numbers_and_norwegians_stay_words_for_every_reader() {
        let yaml = claims_yaml(&file());
        for line in ["- id: \"12345678\"", "  speaker: \"NO\"", "  answer: [\"NO\", Iran]", "  place: \"on\""] {
            assert!(yaml.lines().any(|l| l == line), "{line} in\n{yaml}");
        }
        assert!(yaml.contains("event_date: {from: \"2020-09-27\", to: null}"), "{yaml}");
        assert!(yaml.contains("\\x85"), "{yaml}");
    }

    #[test]
    fn a_changed_file_is_known_by_its_seal() {
        let yaml = claims_yaml(&file());
        assert!(is_as_written(&yaml));
        assert!(is_as_written(&yaml.replace('\n', "\r\n")));
        assert!(!is_as_written(&yaml.replace("review: proposed", "review: accepted")));
        assert!(!is_as_written("document: a\nclaims: []\n"));
    }
}
