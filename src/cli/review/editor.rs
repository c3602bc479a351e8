//! One claim in the person's own editor.

use crate::model::{Claim, Document};
use crate::review;
use anyhow::{Context, bail};
use std::process::Command;

/// What stands above a claim in the editor.
const HEAD: &str = "# Change what is wrong, save, and close the editor. Leave `id` as it is; `quote` must stand in the document word for word.\n\
                    # To keep the claim as it was, close without a change. Lines that begin with `#` and a space at the top are not kept.\n";

/// Opens the editor on a claim, written as `text`, and returns the text as the person left it; nothing where it was not changed.
///
/// # Errors
/// When there is no editor, or it fails.
pub(super) fn edited(text: &str) -> anyhow::Result<Option<String>> {
    let shown = format!("{HEAD}{text}");
    let file = tempfile::Builder::new().prefix("claim-").suffix(".yaml").tempfile()?;
    std::fs::write(file.path(), &shown)?;
    open(file.path())?;
    let left = std::fs::read_to_string(file.path()).context("cannot read back what the editor wrote")?;
    let left = left.replace("\r\n", "\n");
    let kept = left.strip_prefix(HEAD).unwrap_or(&left);
    Ok((left != shown && !kept.trim().is_empty()).then(|| kept.to_string()))
}

/// Runs `$VISUAL`, `$EDITOR` or `vi` on a file, and waits for its end. As with git, the variable may hold arguments.
fn open(file: &std::path::Path) -> anyhow::Result<()> {
    let named = |name| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let editor = named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".into());
    let status = if cfg!(windows) {
        let mut words = editor.split_whitespace();
        Command::new(words.next().unwrap_or("notepad")).args(words).arg(file).status()
    } else {
        Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg(&editor).arg(file).status()
    };
    let status =
        status.with_context(|| format!("cannot start the editor `{editor}`: set EDITOR to one that is installed"))?;
    if !status.success() {
        bail!("the editor `{editor}` ended with an error: the claim is as it was");
    }
    Ok(())
}

/// Reads the claim a person left in the editor.
///
/// # Errors
/// What is wrong with it, in words: no claim, another id, a quote that is not in the document, an answer of the wrong kind.
pub(super) fn read(
    text: &str,
    before: &Claim,
    document: Option<&Document>,
    packs: &crate::packs::Packs,
) -> Result<Claim, String> {
    let claim: Claim = serde_yaml::from_str(text).map_err(|error| format!("this is no claim: {error}"))?;
    if claim.id != before.id {
        return Err(format!(
            "`id` was `{}`: leave it as it is, so that the decision belongs to this proposal",
            before.id
        ));
    }
    let file = crate::model::ClaimFile { document: String::new(), claims: vec![claim.clone()] };
    let wrong = document.and_then(|document| review::missing(&claim, document));
    let wrong = wrong.into_iter().chain(review::unanswerable(&[file], packs)).next();
    match wrong {
        None => Ok(claim),
        Some(wrong) => Err([vec![wrong.message], wrong.notes, wrong.help.into_iter().collect()].concat().join("\n  ")),
    }
}
