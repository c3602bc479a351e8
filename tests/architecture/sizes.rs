//! How long functions are.

use super::code::{bare, line_of};

/// Returns a sentence for each function of the file at `path` that has more than `allowed` lines.
pub(crate) fn faults(path: &str, text: &str, allowed: usize) -> Vec<String> {
    let long = functions(&bare(text)).into_iter().filter(|(_, _, lines)| *lines > allowed);
    long.map(|(name, line, lines)| {
        format!("{path}:{line} `{name}` has {lines} lines, {allowed} are allowed: give each of its steps a name and a function of its own")
    })
    .collect()
}

/// Returns name, first line and number of lines of each function with a body.
fn functions(code: &str) -> Vec<(String, usize, usize)> {
    let starts =
        code.match_indices("fn ").filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    starts.filter_map(|(at, _)| function(code, at)).collect()
}

fn function(code: &str, at: usize) -> Option<(String, usize, usize)> {
    let name: String = code[at + 3..].trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let end = end_of_body(&code[at..])?;
    let lines = code[at..at + end].matches('\n').count() + 1;
    (!name.is_empty()).then(|| (name, line_of(code, at), lines))
}

/// Returns where the body that follows a signature ends; nothing where the signature stands alone, as in a trait.
fn end_of_body(rest: &str) -> Option<usize> {
    let (mut brackets, mut braces) = (0, 0);
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets -= 1,
            b';' if brackets == 0 && braces == 0 => return None,
            b'{' => braces += 1,
            b'}' if braces == 1 => return Some(at + 1),
            b'}' => braces -= 1,
            _ => {}
        }
    }
    None
}

#[test]
fn a_function_is_measured_from_its_name_to_its_last_brace() {
    let code = "trait T {\n    fn alone(&self) -> [u8; 2];\n}\n\nfn long(\n    a: [u8; 2],\n) {\n    if a {\n    }\n}\nfn short() {}\n";
    assert_eq!(functions(code), [("long".to_string(), 5, 6), ("short".to_string(), 11, 1)]);
}

#[test]
fn a_function_over_the_limit_is_named_with_its_place() {
    let text = format!("fn endless() {{\n{}}}\n", "    step(\"}\");\n".repeat(80));
    let found = faults("src/judge/count.rs", &text, 80);
    assert!(found.len() == 1 && found[0].starts_with("src/judge/count.rs:1 `endless` has 82 lines"), "{found:?}");
    assert_eq!(faults("src/judge/count.rs", &text, 82), Vec::<String>::new());
}
