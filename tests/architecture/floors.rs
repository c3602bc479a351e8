//! The floors of the house, and which import goes down.
//!
//! ```text
//! main → cli → pipeline → stages → store · packs · render → text → model
//! ```
//! A module imports from floors below its own only, so a stage never imports a stage. Tests inside a module keep to the same
//! rule: a test that needs more belongs into `tests/`.

use super::code::{bare, line_of};

/// The modules of each floor, from the top down.
const FLOORS: [&[&str]; 7] = [
    &["main"],
    &["cli"],
    &["pipeline"],
    &["extract", "review", "align", "judge", "report", "diff", "evaluate"],
    &["store", "packs", "render"],
    &["text"],
    &["model"],
];
const STAGES: usize = 3;
/// What touches the disk or makes bytes; the pipeline and its stages are pure and know neither.
const OUTSIDE: [&str; 2] = ["store", "render"];

/// An import of something of this package.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    line: usize,
    /// The module of the top level it comes from; `*` for all of them.
    module: String,
}

/// Returns a sentence for each import of the file at `path` (from the root) that does not go down.
pub(crate) fn faults(path: &str, text: &str) -> Vec<String> {
    let Some(home) = home(path) else { return Vec::new() };
    let imports = imports(path, &bare(text));
    let foreign = imports.into_iter().filter(|import| import.module != home);
    foreign.filter_map(|import| Some(format!("{path}:{} {}", import.line, fault(&home, &import.module)?))).collect()
}

/// Returns what to do about a module that stands on no floor.
pub(crate) fn without_a_floor(path: &str) -> Option<String> {
    let home = home(path)?;
    let advice = "give it one in tests/architecture/floors.rs and in the code map of ARCHITECTURE.md, or move it into a module that has one";
    floor(&home).is_none().then(|| format!("{path}: `{home}` has no floor: {advice}"))
}

/// Returns the module of the top level a file belongs to; nothing for `src/lib.rs`, which holds the house together.
fn home(path: &str) -> Option<String> {
    let rest = path.strip_prefix("src/")?;
    let first = rest.split('/').next()?.trim_end_matches(".rs");
    (first != "lib").then(|| first.to_string())
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// Returns what is wrong with `home` importing `module`, and how to mend it.
fn fault(home: &str, module: &str) -> Option<String> {
    let said = format!("imports `crate::{module}`, but");
    let (Some(from), Some(to)) = (floor(home), floor(module)) else {
        return Some(format!(
            "{said} `{module}` names no module with a floor: import from the module itself, by its name"
        ));
    };
    let both = "move the noun that both need down into src/model/, or hand the value in as an argument";
    if from == STAGES && to == STAGES {
        return Some(format!("{said} a stage never imports a stage: {both}"));
    }
    if to <= from {
        return Some(format!("{said} `{module}` does not stand below `{home}`: {both}"));
    }
    let pure = (2..=STAGES).contains(&from) && OUTSIDE.contains(&module);
    pure.then(|| {
        format!("{said} the pipeline and its stages are pure: call `{module}` in src/cli/ and hand the value in")
    })
}

/// Returns the imports in `code`, the bare text of the file at `path`.
fn imports(path: &str, code: &str) -> Vec<Import> {
    let starts = ["crate", "super", "rashomon"];
    let mut found = Vec::new();
    for (at, word) in words(code).filter(|(_, word)| starts.contains(word)) {
        let before = code[..at].trim_end();
        let inner = before.ends_with("::") || before.ends_with('$');
        let Some(rest) = (!inner).then(|| top_level(path, code, at, word)).flatten() else { continue };
        let line = line_of(code, at);
        found.extend(heads(rest).into_iter().map(|module| Import { line, module }));
    }
    found
}

/// Returns what follows the path at `at` once it has reached the top of the package; nothing where it stays inside its module.
fn top_level<'a>(path: &str, code: &'a str, at: usize, word: &str) -> Option<&'a str> {
    let mut rest = after_colons(&code[at + word.len()..])?;
    if word == "super" {
        let mut left = depth(path, &code[..at]).checked_sub(1)?;
        while let Some(next) = rest.strip_prefix("super") {
            (rest, left) = (after_colons(next)?, left.checked_sub(1)?);
        }
        return (left == 0).then_some(rest);
    }
    Some(rest)
}

fn after_colons(rest: &str) -> Option<&str> {
    rest.trim_start().strip_prefix("::").map(str::trim_start)
}

/// Returns how deep below the top of the package the code after `before` stands: 1 in `src/align/mod.rs`, 2 in a module of it.
fn depth(path: &str, before: &str) -> usize {
    let parts = path.trim_start_matches("src/").trim_end_matches(".rs").split('/');
    parts.filter(|part| !["mod", "lib", "main"].contains(part)).count() + inline_modules(before)
}

/// Returns how many `mod name {` are open at the end of `before`.
fn inline_modules(before: &str) -> usize {
    let mut open = Vec::new();
    let mut statement = 0;
    for (at, byte) in before.bytes().enumerate() {
        match byte {
            b'{' => open.push(words(&before[statement..at]).any(|(_, word)| word == "mod")),
            b'}' => {
                open.pop();
            }
            b';' => {}
            _ => continue,
        }
        statement = at + 1;
    }
    open.into_iter().filter(|is_module| *is_module).count()
}

/// Returns the first names of a path or of a group of paths: `text` of `text::read`, `align` and `judge` of `{align, judge::bench}`.
fn heads(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        return vec![if name.is_empty() { "*".into() } else { name }];
    };
    let mut depth = 0;
    let mut first = true;
    let mut names = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => first = true,
            _ if first && depth == 0 && !c.is_whitespace() => {
                names.extend(heads(&group[at..]));
                first = false;
            }
            _ => {}
        }
    }
    names
}

/// Returns the words of `code` with their places.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let start = code.as_ptr() as usize;
    code.split(move |c| !is_part(c))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

#[test]
fn an_upward_import_is_found_and_the_sentence_says_how_to_mend_it() {
    let found = faults("src/text/tag.rs", "//! Tags.\n\nuse crate::packs::Packs;\n");
    assert_eq!(
        found,
        [
            "src/text/tag.rs:3 imports `crate::packs`, but `packs` does not stand below `text`: move the noun that both need down \
          into src/model/, or hand the value in as an argument"
        ]
    );
}

#[test]
fn imports_that_do_not_go_down_are_found_in_every_form() {
    let cases = [
        ("src/align/gate.rs", "use crate::extract::claims;", "a stage never imports a stage"),
        (
            "src/align/gate.rs",
            "use crate::{\n    model::Claim,\n    judge::{self, Bench},\n};",
            "a stage never imports a stage",
        ),
        ("src/judge/count.rs", "fn f() { crate::report::report() }", "a stage never imports a stage"),
        ("src/judge/count.rs", "use super::super::align::issues;", "a stage never imports a stage"),
        ("src/review.rs", "use super::{extract, model};", "a stage never imports a stage"),
        ("src/review.rs", "mod tests {\n    use super::super::extract::claims;\n}", "a stage never imports a stage"),
        ("src/model/claim.rs", "pub(in crate::text) fn f() {}", "does not stand below `model`"),
        ("src/render/html.rs", "use crate::store::write;", "does not stand below `render`"),
        ("src/pipeline.rs", "use crate::cli;", "does not stand below `pipeline`"),
        ("src/diff.rs", "use crate::store::read_report;", "are pure"),
        ("src/cli/mod.rs", "use crate::*;", "names no module with a floor"),
        ("src/text/mod.rs", "use rashomon::cli::run;", "does not stand below `text`"),
    ];
    for (path, text, expected) in cases {
        let found = faults(path, text);
        assert!(found.len() == 1 && found[0].contains(expected), "{path}: {text}\n{found:?}");
    }
}

#[test]
fn imports_that_go_down_or_stay_at_home_are_let_pass() {
    let cases = [
        ("src/main.rs", "fn main() { rashomon::cli::main() }"),
        ("src/cli/report.rs", "use crate::{pipeline, store};\nuse crate::render::markdown;"),
        ("src/pipeline.rs", "use crate::{align, extract, judge, report, review};"),
        ("src/align/gate.rs", "use super::events;\nuse crate::align::origins;\nuse crate::text::date;"),
        ("src/align/gate.rs", "mod tests {\n    use super::super::events;\n}"),
        ("src/text/tag.rs", "// use crate::cli;\nconst HELP: &str = \"use crate::cli\";\npub(crate) fn f() {}"),
        ("src/packs/mod.rs", "macro_rules! m { () => { $crate::cli::run() } }\nuse crate::model::{Topic, Question};"),
    ];
    for (path, text) in cases {
        assert_eq!(faults(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}

#[test]
fn a_module_without_a_floor_is_found() {
    assert!(without_a_floor("src/utils/mod.rs").is_some_and(|fault| fault.contains("`utils` has no floor")));
    assert_eq!(without_a_floor("src/text/tag.rs"), None);
    assert_eq!(without_a_floor("src/lib.rs"), None);
}
