//! Free text, cut into sentences and words by the reading itself.

use rashomon::text::learn::cut;
use std::path::Path;

/// Returns the sentences of a file with one JSON object (`text`) a line, up to about `most` words, taken evenly from the file.
pub(crate) fn read(path: &Path, most: usize) -> anyhow::Result<Vec<Vec<String>>> {
    let lines = std::fs::read_to_string(path)?;
    let step = (lines.len() / 6 / most.max(1)).max(1);
    let mut sentences = Vec::new();
    for line in lines.lines().step_by(step) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        for passage in value["text"].as_str().unwrap_or("").split('\n') {
            let passage = passage.replace("**", "");
            sentences.extend(cut(&passage).into_iter().filter(|sentence| sentence.len() > 3));
        }
    }
    Ok(sentences)
}
