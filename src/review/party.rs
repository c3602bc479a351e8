//! Parties that people name, in front matter and in decisions: whether the lexicons have them, and by that name.

use super::reference;
use crate::model::{Answer, BOTH, Claim, ClaimFile, Diagnostic, Document, Location, Party, Review};
use crate::packs::{Lexicons, Packs};

/// A name that a person wrote for a party.
enum Written<'a> {
    /// Another name of a party than the one that claims have.
    Other(&'a Party),
    /// Nearly a name of a party.
    Nearly(&'a Party),
    /// The name of none.
    Unknown,
}

/// Returns a warning for each party that is written with a slip or by another of its names, and a note for each that no lexicon has:
/// that is allowed, for nobody can list all parties.
pub fn misnamed(documents: &[Document], decisions: &[ClaimFile], packs: &Packs) -> Vec<Diagnostic> {
    let of_documents = documents.iter().filter_map(|document| {
        let name = document.descriptor.party.as_deref()?;
        let told = fault(name, &packs.lexicons)?;
        Some(Diagnostic { location: in_front_matter(document, name), ..told })
    });
    let files = decisions.iter().flat_map(|file| file.claims.iter().map(move |claim| (file, claim)));
    let in_force = files.filter(|(_, claim)| claim.review != Review::Rejected);
    let of_claims = in_force.flat_map(|(file, claim)| {
        let told = named(claim).into_iter().filter_map(|(field, name)| Some((field, fault(name, &packs.lexicons)?)));
        let name = reference(&file.document, claim);
        told.map(|(field, told)| told.about(name.clone(), field)).collect::<Vec<_>>()
    });
    of_documents.chain(of_claims).collect()
}

/// Returns the parties that a claim names, each with its field.
fn named(claim: &Claim) -> Vec<(&'static str, &str)> {
    let one = [("speaker_party", &claim.speaker_party), ("victims_side", &claim.victims_side), ("by", &claim.by)];
    let mut named: Vec<(&str, &str)> =
        one.into_iter().filter_map(|(field, name)| Some((field, name.as_deref()?))).collect();
    if let Answer::Parties(parties) = &claim.answer {
        named.extend(parties.iter().map(|party| ("answer", party.as_str())));
    }
    named.retain(|(_, name)| *name != BOTH);
    named
}

fn fault(name: &str, lexicons: &Lexicons) -> Option<Diagnostic> {
    let unknown = || format!("`{name}` is no party of the lexicons");
    match written(name, lexicons)? {
        Written::Other(party) => {
            let message = format!("`{name}` is not the name by which claims call `{}`", party.name);
            Some(Diagnostic::warning("unknown-party", message).help(format!("write `{}`", party.name)))
        }
        Written::Nearly(party) => {
            let help =
                format!("did you mean `{}`? If not, leave it as it is, or add it to a file in lexicons/", party.name);
            Some(Diagnostic::warning("unknown-party", unknown()).help(help))
        }
        Written::Unknown => {
            let message = format!("{}: it counts as one of its own", unknown());
            let help = "add it with its other names to a file in lexicons/, so that it is known in the texts too";
            Some(Diagnostic::remark("unknown-party", message).help(help))
        }
    }
}

/// Returns what is to be said of a name; nothing of the name that claims have of a party.
fn written<'a>(name: &str, lexicons: &'a Lexicons) -> Option<Written<'a>> {
    if let Some(party) = lexicons.party(name) {
        return (party.name != name).then_some(Written::Other(party));
    }
    let all = lexicons.parties().iter();
    let names = all.flat_map(|party| [&party.name].into_iter().chain(&party.names).map(move |known| (party, known)));
    let alike = names.filter_map(|(party, known)| Some((likeness(name, known)?, party)));
    let nearest = alike.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.name.cmp(&a.1.name)));
    Some(nearest.map_or(Written::Unknown, |(_, party)| Written::Nearly(party)))
}

/// Returns how alike two names are, from 0 to 1; nothing where they differ by more than a slip, or two in a longer name.
fn likeness(name: &str, known: &str) -> Option<f64> {
    let (name, known) = (name.to_lowercase(), known.to_lowercase());
    let length = known.chars().count();
    let slips = if length < 7 { 1 } else { 2 };
    let likeness = strsim::jaro_winkler(&name, &known);
    (length >= 5 && likeness >= 0.87 && strsim::osa_distance(&name, &known) <= slips).then_some(likeness)
}

/// Returns the place of the party in the front matter of a document.
fn in_front_matter(document: &Document, name: &str) -> Option<Location> {
    let head = &document.text[..document.body.start];
    let field = if head.starts_with("party:") { 0 } else { head.find("\nparty:")? + 1 };
    let at = field + head[field..].find(name)?;
    let file = format!("corpus/{}", document.descriptor.file);
    Some(Location::in_text(&file, &document.text, at..at + name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Descriptor, Format, Severity, Span};
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

    fn check(name: &str) -> Option<(Severity, String)> {
        fault(name, &PACKS.lexicons).map(|told| (told.severity, told.help.expect("help")))
    }

    #[test]
    fn a_slip_in_a_party_is_told_and_a_party_nobody_listed_is_only_noted() {
        for (written, meant) in [("Camboda", "Cambodia"), ("Tailand", "Thailand"), ("Azerbajan", "Azerbaijan")] {
            let (severity, help) = check(written).expect("it is told");
            assert_eq!(severity, Severity::Warning);
            assert!(help.starts_with(&format!("did you mean `{meant}`?")), "{help}");
        }
        for name in ["Niger", "Nigeria", "Armenia", "United States"] {
            assert_eq!(check(name), None, "{name}");
        }
        assert_eq!(check("Harbour Workers' Union").map(|told| told.0), Some(Severity::Note));
        assert_eq!(check("Armenian"), Some((Severity::Warning, "write `Armenia`".into())));
    }

    #[test]
    fn the_word_is_marked_in_the_front_matter() {
        let text = "---\npublisher: Foreign ministry\nparty: Camboda\n---\nThe ministry said nothing.\n";
        let descriptor = Descriptor { file: "a.md".into(), party: Some("Camboda".into()), ..Descriptor::default() };
        let body = text.find("The").expect("there");
        let document = Document::new(descriptor, Format::Markdown, text.into(), Span::new(body, text.len()));
        let told = misnamed(&[document], &[], &PACKS);
        let at = told[0].location.as_ref().expect("a place");
        assert_eq!((at.file.as_str(), at.line, at.column, at.width), ("corpus/a.md", 3, 8, 7));
    }
}
