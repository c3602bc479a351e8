//! The agency that a document or one of its paragraphs says it has its words from: a dateline, a byline, a closing credit.
//!
//! A document comes in; for each passage the agency comes out that narrates it, by its common name. Help ("with inputs from AFP"), pictures and
//! sources told to ("he told AFP") are no credit.
//!
//! ```text
//! TARNOVO, May 3 (AFP) — Twelve people were killed when a shell struck the market.
//!   →  all that this document narrates is told by Agence France-Presse
//! ```

use crate::model::{Document, PartyKind};
use crate::packs::{Lexicons, Packs};
use crate::text::passage::page;
use std::collections::BTreeMap;

/// What agencies are called where the text does not say which: "By Agencies".
const UNNAMED: &str = "news agencies";

/// Longest credit or dateline that is looked for, in bytes.
const LONGEST: usize = 120;

/// Whose words a document narrates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Credits {
    own: String,
    whole: Option<String>,
    by_passage: BTreeMap<usize, String>,
}

impl Credits {
    /// Returns what a document declares; nothing where it speaks for a party, whose own words they are then.
    pub(super) fn read(document: &Document, packs: &Packs) -> Self {
        if document.descriptor.party.is_some() {
            return Self::default();
        }
        let own = document.descriptor.publisher.as_deref().unwrap_or_default();
        let desk = Desk { lexicons: &packs.lexicons, own: packs.lexicons.outlet(own) };
        let page = page(document);
        let texts = page.passages.iter().map(|passage| (passage.span.of(&page.text), passage.is_heading));
        desk.credits(&texts.collect::<Vec<_>>())
    }

    /// Returns the agency that what is narrated in the passage of that number comes from, where it is not the publisher.
    pub(super) fn at(&self, passage: usize) -> Option<&str> {
        self.by_passage.get(&passage).or(self.whole.as_ref()).filter(|name| **name != self.own).map(String::as_str)
    }
}

/// Looks up who is credited, for an outlet that needs no credit for its own words.
struct Desk<'a> {
    lexicons: &'a Lexicons,
    own: &'a str,
}

impl Desk<'_> {
    /// Returns the credits of a document's passages, each with whether it is a heading.
    fn credits(&self, passages: &[(&str, bool)]) -> Credits {
        let lines: Vec<Option<String>> = passages.iter().map(|(text, _)| self.line(text)).collect();
        // A paragraph that ends with a credit has no full stop at its end, and looks like a heading.
        let is_text = |(text, is_heading): &(&str, bool)| !is_heading || self.closing(text).is_some();
        let is_prose = |at: &usize| lines[*at].is_none() && is_text(&passages[*at]);
        let Some(first) = (0..passages.len()).find(is_prose) else { return Credits::default() };
        let last = (0..passages.len()).rfind(is_prose).unwrap_or(first);
        let opened: BTreeMap<usize, String> = self.each(passages, is_prose, Self::opening);
        let closed: BTreeMap<usize, String> = self.each(passages, is_prose, Self::closing);
        // What stands at the top holds for all, unless paragraphs further down are credited one by one, as in a live blog.
        let is_alone = |credits: &BTreeMap<usize, String>, at: usize| credits.keys().all(|other| *other == at);
        let byline = (0..first).filter(|at| !is_of_picture(passages[*at].0)).find_map(|at| lines[at].clone());
        let dateline = opened.get(&first).filter(|_| is_alone(&opened, first)).cloned();
        let tail = closed.get(&last).filter(|_| opened.is_empty() && is_alone(&closed, last)).cloned();
        let sign_off = lines[last..].iter().flatten().next().cloned();
        let mut by_passage = closed;
        by_passage.extend(opened);
        Credits { own: self.own.into(), whole: byline.or(dateline).or(tail).or(sign_off), by_passage }
    }

    fn each(
        &self,
        passages: &[(&str, bool)],
        is_prose: impl Fn(&usize) -> bool,
        read: impl Fn(&Self, &str) -> Option<String>,
    ) -> BTreeMap<usize, String> {
        (0..passages.len()).filter(is_prose).filter_map(|at| Some((at, read(self, passages[at].0)?))).collect()
    }

    /// Returns the agency of a dateline at the start of a paragraph: "TARNOVO (Reuters) - Two", "Afp - The".
    fn opening(&self, text: &str) -> Option<String> {
        let head = front(text);
        self.bracketed(head).or_else(|| self.before_dash(head))
    }

    /// Returns the agency in brackets behind a place and a date.
    fn bracketed(&self, head: &str) -> Option<String> {
        let (place, rest) = head.split_once('(')?;
        let (inside, rest) = rest.split_once(')')?;
        let report = rest.trim_start_matches(is_mark);
        let is_closed = report.len() < rest.trim_start().len();
        let is_lead = place.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
        let is_shouted = place.split_whitespace().next().is_none_or(is_shouted);
        let is_dateline = is_shouted || (is_closed && !has_aside(report));
        (is_lead && begins(report) && is_dateline).then(|| self.listed(inside)).flatten()
    }

    /// Returns the agency that stands before a dash without brackets, alone or with a place.
    fn before_dash(&self, head: &str) -> Option<String> {
        let (at, dash) = DASHES.iter().filter_map(|dash| Some((head.find(dash)?, *dash))).min()?;
        let report = &head[at + dash.len()..];
        (begins(report) && !has_aside(report)).then(|| self.listed(&head[..at])).flatten()
    }

    /// Returns the agency of a credit behind the last sentence of a paragraph: "… he added. (AFP)", "… on Monday. --Reuters".
    fn closing(&self, text: &str) -> Option<String> {
        let bare = text.trim_end_matches('.');
        let end = bare.rfind(['.', '!', '?', '”', '"'])?;
        let tail = bare[end..].trim_start_matches(['.', '!', '?', '”', '"', '’', '\'']);
        (tail.len() <= LONGEST).then(|| self.line(tail)).flatten()
    }

    /// Returns the agency of a line that is nothing but a credit: "By Reuters", "Source: AFP", "© 2021 AFP", "(Reporting by Ana Belic for
    /// Reuters; editing by Jo Ward)".
    fn line(&self, text: &str) -> Option<String> {
        let bare = text.trim_matches(is_mark).trim_end_matches('.');
        if bare.is_empty() || bare.len() > 2 * LONGEST {
            return None;
        }
        let lower = bare.to_lowercase();
        if lower.starts_with("reporting by ") {
            return lower.match_indices(" for ").find_map(|(at, lead)| self.leading(bare.get(at + lead.len()..)?));
        }
        let named = self.listed(without_labels(bare));
        named.or_else(|| bare.strip_prefix("By ").and_then(|by| self.behind_writer(by)))
    }

    /// Returns the agency for which a writer in a byline works: "Ana Belic, Reuters", "Ana Belic for AFP".
    fn behind_writer(&self, by: &str) -> Option<String> {
        let (writer, agency) =
            [" for ", " of ", ", ", " | ", " / ", " ("].iter().find_map(|mark| by.rsplit_once(mark))?;
        let is_name = |word: &str| {
            word == "and" || word.starts_with(char::is_uppercase) || !word.starts_with(char::is_alphabetic)
        };
        let is_writer = writer.split_whitespace().count() <= 8 && writer.split_whitespace().all(is_name);
        is_writer.then(|| self.listed(agency)).flatten()
    }

    /// Returns the agency that `text` begins with, up to the next mark.
    fn leading(&self, text: &str) -> Option<String> {
        let end = text.find([';', ',', '.', ')']).unwrap_or(text.len());
        self.listed(&text[..end])
    }

    /// Returns the agency in a list of agencies and places, the first where there are several; the outlet itself where it is among them.
    fn listed(&self, text: &str) -> Option<String> {
        let text = text.trim_matches(is_mark);
        if let Some(name) = self.agency(text) {
            return Some(name);
        }
        let text = text.replace(" and ", "/").replace(" - ", "/");
        let parts: Vec<&str> =
            text.split(['/', ',', '|', '&', ';', '+']).map(|part| part.trim_matches(is_mark)).collect();
        let names: Vec<String> = parts.iter().filter_map(|part| self.agency(part)).collect();
        let is_known = |part: &&str| part.is_empty() || self.agency(part).is_some() || self.is_setting(part);
        if !parts.iter().all(is_known) {
            return None;
        }
        names.iter().find(|name| *name == self.own).or(names.first()).cloned()
    }

    /// Returns the one name of the agency that goes by `text`.
    fn agency(&self, text: &str) -> Option<String> {
        let lower = text.to_lowercase();
        if !text.is_empty() && lower == self.own.to_lowercase() {
            return Some(self.own.into());
        }
        if ["agencies", "news agencies", "wire services"].contains(&&*lower) {
            return Some(UNNAMED.into());
        }
        let bare = [" staff", " news agency"].iter().find_map(|end| text.get(..lower.strip_suffix(end)?.len()));
        let party = self.lexicons.party(text).or_else(|| self.lexicons.party(bare?))?;
        party.press.then(|| party.name.clone())
    }

    /// Tells whether a part of a credit only says where or when.
    fn is_setting(&self, part: &str) -> bool {
        let is_state = || self.lexicons.party(part).is_some_and(|party| party.kind == PartyKind::State);
        self.lexicons.place(part).is_some() || is_state() || part.chars().all(|c| !c.is_alphabetic())
    }
}

/// Dashes between a dateline and its report.
const DASHES: [&str; 5] = [" - ", " – ", " — ", " -- ", " ― "];

/// Words that lead to a credit or close it, in lower case.
const LABELS: [&str; 9] = ["by", "source", "sources", "from", "via", "credit", "copyright", "rights", "reserved"];

/// Returns a credit without its label, year and reservation of rights: "AFP" of "© 2021 AFP. All rights reserved".
fn without_labels(text: &str) -> &str {
    let is_label = |word: &str| {
        let word = word.trim_matches(is_mark).trim_matches(|c: char| ".:,".contains(c)).to_lowercase();
        word.chars().all(|c| !c.is_alphabetic()) || word == "all" || word == "c" || LABELS.contains(&&*word)
    };
    let mut text = text;
    while let Some((_, rest)) = text.split_once(char::is_whitespace).filter(|(first, _)| is_label(first)) {
        text = rest.trim_start_matches(is_mark);
    }
    while let Some((rest, _)) = text.rsplit_once(char::is_whitespace).filter(|(_, last)| is_label(last)) {
        text = rest.trim_end_matches(|c: char| is_mark(c) || c == '.');
    }
    text
}

/// Tells whether a credit is one that pictures have too: at the top of a document nothing tells the two apart.
fn is_of_picture(line: &str) -> bool {
    line.starts_with(['(', '[', '©'])
        || ["credit", "copyright"].iter().any(|word| line.to_lowercase().starts_with(word))
}

/// Tells whether a character sets off a credit and is no part of it.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || "()[]{}-–—―*_|•·:©".contains(c)
}

/// Tells whether a report begins: with a capital, a figure or a quotation.
fn begins(report: &str) -> bool {
    report.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'".contains(c))
}

/// Tells whether a dash stands in the first sentence: "Al Jazeera – Qatar's channel – was closed" is a sentence about it.
fn has_aside(report: &str) -> bool {
    let sentence = report.split(". ").next().unwrap_or(report);
    DASHES.iter().any(|dash| sentence.contains(dash))
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
}

/// Returns the first bytes of a text, up to the end of a character.
fn front(text: &str) -> &str {
    let end = (LONGEST..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Descriptor, Format, Span};
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);
    const TOLL: &str = "Twelve people were killed in Tarnovo on Monday.";

    fn credits(publisher: &str, text: &str) -> Credits {
        let publisher = Some(publisher.to_string());
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), publisher, ..Descriptor::default() };
        Credits::read(&Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len())), &PACKS)
    }

    /// Checks which agency a document of several passages has each of them from; "" stands for none.
    fn check(text: &str, expected: &[&str]) {
        let found = credits("The Herald", text);
        let named: Vec<&str> = (0..expected.len()).map(|at| found.at(at).unwrap_or_default()).collect();
        assert_eq!(named, expected, "{text}");
    }

    #[test]
    fn a_dateline_names_the_agency_of_the_whole_document() {
        let leads = [
            ("KABUL (Reuters) - ", "Reuters"),
            ("KABUL, April 3 (AFP) — ", "Agence France-Presse"),
            ("Tbilisi, 3 March 2021 (AP) – ", "Associated Press"),
            ("By Ana Belic TARNOVO (Reuters) - ", "Reuters"),
            ("(Reuters) - ", "Reuters"),
            ("(CNN)", "CNN"),
            ("TARNOVO, Arden (AP) _ ", "Associated Press"),
            ("BEIRUT (Reuters) ", "Reuters"),
            ("KABUL (AFP/Reuters) - ", "Agence France-Presse"),
            ("KABUL (Agencies) - ", UNNAMED),
            ("Afp - ", "Agence France-Presse"),
            ("AFP, Kabul - ", "Agence France-Presse"),
        ];
        for (lead, agency) in leads {
            check(&format!("Shelling kills twelve\n\n{lead}{TOLL}\n\nThe market burned down.\n"), &[agency; 3]);
        }
    }

    #[test]
    fn a_byline_or_a_credit_at_the_end_names_the_agency_of_the_whole_document() {
        let bylines = [
            "By Reuters",
            "Reuters",
            "Source: Reuters",
            "By Ana Belic, Reuters",
            "By Ana Belic and Jo Ward for Reuters",
        ];
        for line in bylines.into_iter().chain(["Reuters Staff", "REUTERS | Kabul"]) {
            check(&format!("Shelling kills twelve\n\n{line}\n\n{TOLL}\n\nThe market burned down.\n"), &["Reuters"; 4]);
        }
        let reporting = "(Reporting by Ana Belic for Reuters; editing by Jo Ward)";
        let credits = [
            "--Reuters",
            "— Reuters",
            "(Reuters)",
            "Source: Reuters",
            "© 2021 Reuters. All rights reserved.",
            reporting,
        ];
        for line in credits {
            check(&format!("{TOLL}\n\nThe market burned down.\n\n{line}\n"), &["Reuters"; 3]);
        }
        for tail in ["(Reuters)", "--Reuters", "Source: Reuters", "© Reuters"] {
            check(&format!("{TOLL}\n\nThe market burned down. {tail}\n"), &["Reuters"; 2]);
        }
        check(&format!("By Agencies\n\n{TOLL}\n"), &[UNNAMED; 2]);
    }

    #[test]
    fn a_credit_among_others_holds_for_its_paragraph() {
        let blog = format!(
            "{TOLL}\n\nAfp - The mayor closed the port.\n\nA school burned down.\n\nThe bridge is shut. (Reuters)\n\nIt rained.\n"
        );
        check(&blog, &["", "Agence France-Presse", "", "Reuters", ""]);
        let digest =
            format!("AFP - {TOLL}\n\nA school burned down.\n\nReuters - The mayor closed the port.\n\nIt rained.\n");
        check(&digest, &["Agence France-Presse", "", "Reuters", ""]);
    }

    #[test]
    fn help_pictures_and_sentences_about_an_agency_are_no_credit() {
        let texts = [
            "The mayor told AFP that twelve people were killed.",
            "Reuters reported that twelve people were killed.",
            "Al Jazeera – Qatar's best-known channel – was closed on Monday.",
            "The Syrian Arab News Agency (SANA) – Damascus's own voice – denied it.",
            "Reuters - unlike others - had a reporter there.",
            "Hamas (AFP) said so.",
            "Twelve people were killed.\n\n(With inputs from AFP)",
            "Twelve people were killed.\n\nAFP contributed to this report.",
            "Twelve people were killed.\n\nAdditional reporting by Ana Belic for Reuters",
            "(AFP)\n\nTwelve people were killed.",
            "© Reuters\n\nTwelve people were killed.",
            "Reuters journalist killed in Tarnovo\n\nTwelve people were killed.",
            "By Ana Belic\n\nTwelve people were killed.",
            "Source: Armenia\n\nTwelve people were killed.",
        ];
        for text in texts {
            check(text, &["", "", ""]);
        }
    }

    #[test]
    fn no_text_stops_the_search() {
        let letters = "(Reporting by İİK\u{212a} for é Reuters; é)";
        for text in [letters, "—", "(", ")(", "© ©", "By ", "é (Reuters", "… – — ” AFP ”", "\u{212a} - é - Reuters"]
        {
            credits("", text);
            credits("é", &format!("{text}\n\n{TOLL} {text}\n\n{text}"));
        }
    }

    #[test]
    fn an_outlet_needs_no_credit_for_its_own_words() {
        for (publisher, agency) in
            [("Reuters", "Reuters"), ("AFP", "Agence France-Presse"), ("The Herald", "The Herald")]
        {
            let found = credits(publisher, &format!("KABUL ({agency}) - {TOLL}\n"));
            assert_eq!(found.at(0), None, "{publisher}");
        }
        assert_eq!(credits("TRT World", &format!("KABUL (TRT World and Agencies) {TOLL}\n")).at(0), None);
        assert_eq!(credits("Reuters", &format!("KABUL (AFP) - {TOLL}\n")).at(0), Some("Agence France-Presse"));
    }

    #[test]
    fn a_party_s_statement_is_its_own() {
        let text = format!("YEREVAN (Armenpress) - {TOLL}\n");
        let descriptor = Descriptor { party: Some("Armenia".into()), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.clone(), Span::new(0, text.len()));
        assert_eq!(Credits::read(&document, &PACKS).at(0), None);
    }
}
