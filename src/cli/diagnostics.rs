//! Diagnostics as a compiler prints them.

use super::counted;
use super::safe::{is_steering, visible};
use crate::model::{Diagnostic, Location, Severity};
use crate::store;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// Returns `diagnostics` as text, the errors first, by file and line, with a summary line.
pub(super) fn rendered(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in sorted(diagnostics) {
        out += &one(&diagnostic);
        out += "\n\n";
    }
    if let Some(summary) = summary(diagnostics) {
        out += &summary;
        out += "\n";
    }
    out
}

/// Returns `diagnostics` with the errors first, then by file, line and column.
pub(super) fn sorted(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut sorted = diagnostics.to_vec();
    let key = |d: &Diagnostic| (d.severity, d.location.clone(), d.code, d.message.clone());
    sorted.sort_by_cached_key(key);
    sorted.dedup();
    sorted
}

/// Returns "2 errors, 1 warning", or nothing where there is neither.
pub(super) fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let parts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(n, noun)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns one diagnostic as text.
fn one(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(visible(&diagnostic.message)).id(diagnostic.code));
    if let Some(location) = &diagnostic.location {
        group = with_place(group, location);
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(visible(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    Renderer::styled().render(&[group])
}

/// Adds the file, the line and the mark under what is meant; the file alone where there is no line to show.
fn with_place<'a>(group: Group<'a>, location: &Location) -> Group<'a> {
    let path = visible(&location.file);
    let (excerpt, mark) = marked(location);
    let snippet = Snippet::source(excerpt.clone()).line_start(location.line);
    let snippet = snippet.annotation(AnnotationKind::Primary.span(mark.clone()));
    if excerpt.is_empty() || excerpt[..mark.start].chars().count() + 1 != location.column {
        // Escapes and cuts shift the column in the line as it is shown, so the place is given by itself.
        let origin = group.element(Origin::path(path).line(location.line).char_column(location.column));
        return if excerpt.trim().is_empty() { origin } else { origin.element(snippet) };
    }
    group.element(snippet.path(path))
}

/// The most characters shown before and after a mark begins.
const AROUND: usize = 100;

/// Returns the line made safe, and the bytes of it to mark; of a long line the part around the mark.
fn marked(location: &Location) -> (String, Range<usize>) {
    let first = location.column - 1;
    let shown = first.saturating_sub(AROUND)..first + AROUND;
    let mut line = String::from(if shown.start > 0 { "… " } else { "" });
    let mut mark = None;
    for (i, c) in location.excerpt.chars().enumerate().skip(shown.start) {
        if i == shown.end {
            line += " …";
            break;
        }
        let start = line.len();
        if is_steering(c) {
            line.extend(c.escape_unicode())
        } else {
            line.push(c)
        }
        if (first..first + location.width).contains(&i) {
            let begun = mark.map_or(start, |mark: Range<usize>| mark.start);
            mark = Some(begun..line.len());
        }
    }
    let end = line.len();
    (line, mark.unwrap_or(end..end))
}

/// Returns why the program stops, with what to do.
pub(super) fn failure(error: &anyhow::Error) -> String {
    let mut causes: Vec<String> = error.chain().map(|cause| visible(&cause.to_string())).collect();
    // An error that names its source in its own words would say it twice.
    causes.dedup_by(|next, before| before.contains(next.as_str()));
    let help = error.chain().find_map(|cause| cause.downcast_ref::<store::Error>()).and_then(store::Error::help);
    let mut titles = vec![Level::ERROR.primary_title(causes.join(": "))];
    titles.extend(help.map(|help| Level::HELP.primary_title(visible(&help))));
    let renderer = Renderer::styled();
    titles.into_iter().map(|title| renderer.render(&[Group::with_title(title)]) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn an_error_shows_its_place_and_what_to_do() {
        let location = Location::in_text("claims/a.yaml", "document: a\nqoute: \u{1b}[31mx\n", 12..17);
        let error =
            Diagnostic::error("claims-unreadable", "unknown field `qoute`").at(location).help("did you mean `quote`?");
        let expect = "error[claims-unreadable]: unknown field `qoute`\n --> claims/a.yaml:2:1\n  |\n2 | qoute: \\u{1b}[31mx\n  | ^^^^^\n  |\n  = help: did you mean `quote`?\n\n1 error\n";
        assert_eq!(plain(&rendered(&[error])).replace(" \n", "\n"), expect.replace(" \n", "\n"));
    }

    #[test]
    fn errors_come_before_warnings_and_are_counted() {
        let both = [
            Diagnostic::warning("w", "a warning"),
            Diagnostic::error("e", "an error"),
            Diagnostic::warning("v", "another"),
        ];
        let text = plain(&rendered(&both));
        assert!(text.find("an error").expect("shown") < text.find("a warning").expect("shown"));
        assert!(text.ends_with("1 error, 2 warnings\n"), "{text}");
    }

    #[test]
    fn of_a_long_line_the_part_around_the_mark_is_shown_and_the_column_is_the_files() {
        let text = format!("{}\u{1b}here{}", "word ".repeat(1000), " word".repeat(1000));
        let location = Location::in_text("corpus/a.txt", &text, 5001..5005);
        let shown = plain(&one(&Diagnostic::error("e", "an error").at(location)));
        assert!(shown.contains("--> corpus/a.txt:1:5002\n"), "{shown}");
        assert!(shown.contains("\\u{1b}here word") && shown.lines().all(|line| line.chars().count() < 250), "{shown}");
        assert_eq!(shown.matches('^').count(), 4, "{shown}");
    }
}
