//! The paths that Markdown documents name, in `code` and in links.

use super::code::line_of;
use pulldown_cmark::{Event, Parser, Tag};
use std::path::Path;

/// Names with such an ending are files.
const ENDINGS: [&str; 5] = [".rs", ".md", ".yaml", ".toml", ".yml"];
/// What comes first in a path from the root.
const TOP: [&str; 9] = ["src", "tests", "corpus", "claims", "reports", "examples", "benches", ".ci", ".github"];

/// Returns a sentence for each path that the document at `path` (from `root`) names and that is not there.
///
/// A path counts from the root or from the document's own folder. Patterns (`*.yaml`) and places to fill in (`<topic>.yaml`)
/// name no one file and are passed over, as are addresses of the web and parts of a page.
pub(crate) fn faults(root: &Path, path: &str, text: &str) -> Vec<String> {
    let folder = root.join(path).parent().map(Path::to_path_buf).unwrap_or_default();
    let is_there = |name: &str| root.join(name).exists() || folder.join(name).exists();
    let missing = named(text).into_iter().filter(|(_, name)| !is_there(name));
    missing
        .map(|(line, name)| format!("{path}:{line} names `{name}`, which is not there: correct the path or remove it"))
        .collect()
}

/// Returns the paths named in `text` with their lines.
fn named(text: &str) -> Vec<(usize, String)> {
    let events = Parser::new(text).into_offset_iter();
    let found = events.filter_map(|(event, range)| match event {
        Event::Code(code) if is_path(&code) => Some((range.start, code.to_string())),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            linked(&dest_url).map(|to| (range.start, to))
        }
        _ => None,
    });
    found.map(|(at, name)| (line_of(text, at), name)).collect()
}

/// Returns the file a link leads to, without the part of its page; nothing for an address of the web.
fn linked(to: &str) -> Option<String> {
    let file = to.split('#').next().unwrap_or_default();
    let outside = file.is_empty() || file.contains("://") || file.starts_with("mailto:");
    (!outside).then(|| file.to_string())
}

/// Tells whether a piece of code is a path from the root or from a folder, or a file of the top folder by its looks.
fn is_path(code: &str) -> bool {
    let plain = code.chars().all(|c| c.is_alphanumeric() || "._-/".contains(c));
    let is_file = ENDINGS.iter().any(|ending| code.ends_with(ending));
    match code.split_once('/') {
        Some((first, _)) => plain && (TOP.contains(&first) || is_file),
        None => plain && is_file && code.starts_with(char::is_uppercase),
    }
}

#[test]
fn a_path_that_is_not_there_is_found_with_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = "# House\n\nSee `src/utils/mod.rs`, [the guide](docs/GUIDE.md) and `Cargo.toml`.\n";
    assert_eq!(
        faults(root, "README.md", text),
        [
            "README.md:3 names `src/utils/mod.rs`, which is not there: correct the path or remove it",
            "README.md:3 names `docs/GUIDE.md`, which is not there: correct the path or remove it",
        ]
    );
}

#[test]
fn what_names_no_one_file_is_passed_over() {
    let text = "`topics/*.yaml` `src/packs/topics/<topic>.yaml` `briefing.md` `and/or` `cargo test` <https://example.org/a.md> \
                [here](#limits) [there](https://example.org/b.md)\n\n```\nsrc/nowhere.rs\n```\n";
    assert_eq!(named(text), Vec::<(usize, String)>::new());
}

#[test]
fn a_path_counts_from_the_folder_of_its_document_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(faults(root, "src/packs/README.md", "See [the files](topics/ceasefire.yaml)."), Vec::<String>::new());
}
