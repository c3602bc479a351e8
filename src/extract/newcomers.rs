//! Parties that only the document knows: an armed group or an association that it names in full, with its abbreviation, and its own
//! publisher.
//!
//! Comes in: the sentences of a document. Goes out: parties that no lexicon holds, named as the document names them. A body of a known
//! party is no newcomer: "the Chadian Armed Forces (CAF)" makes CAF another name of Chad.
//!
//! ```text
//! The Hill Liberation Front (HLF) denied it.   →   Hill Liberation Front, also called HLF
//! ```

use super::publisher;
use crate::model::{Document, Party, PartyKind, Span};
use crate::packs::{Lexicons, Mention, NameKind, Packs};
use crate::text::Sentence;

/// Words of small letters that names have inside.
const SMALL: [&str; 9] = ["of", "the", "for", "and", "in", "de", "du", "des", "la"];

/// Most words of a name that is looked at.
const LONGEST: usize = 9;

/// Returns the parties that a document brings along.
pub(super) fn parties(document: &Document, sentences: &[Sentence], packs: &Packs) -> Vec<Party> {
    let lexicons = &packs.lexicons;
    let mut found: Vec<Party> = Vec::new();
    let own = document.descriptor.party.iter().filter(|own| lexicons.party(own).is_none());
    found.extend(own.map(|own| Party { name: own.clone(), kind: PartyKind::Organisation, ..Party::default() }));
    for sentence in sentences {
        let words: Vec<&str> = sentence.tokens.iter().map(|token| token.word(&document.text)).collect();
        for at in 0..words.len() {
            let told = abbreviated(&words, at, lexicons).or_else(|| in_full(&words, at, lexicons));
            if let Some(party) = told {
                add(&mut found, party);
            }
        }
    }
    found
}

/// Adds a party, or the abbreviation of one that is there.
fn add(found: &mut Vec<Party>, party: Party) {
    match found.iter_mut().find(|known| known.name == party.name) {
        Some(known) => {
            known.names.extend(party.names);
            known.names.sort();
            known.names.dedup();
        }
        None => found.push(party),
    }
}

/// Returns the party whose abbreviation stands in brackets at `at`, behind its name.
fn abbreviated(words: &[&str], at: usize, lexicons: &Lexicons) -> Option<Party> {
    let [open, short, close] = words.get(at..at + 3)? else { return None };
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let is_short = capitals >= 2 && short.len() <= 8 && short.chars().all(char::is_alphanumeric);
    if (*open, *close) != ("(", ")") || !is_short || lexicons.party(short).is_some() {
        return None;
    }
    let run = (at.saturating_sub(LONGEST)..at).rev().take_while(|i| is_in_name(words[*i]));
    let first = run.filter(|i| !is_small(words[*i])).last()?;
    let spells = |i: &usize| words[*i].starts_with(char::is_uppercase) && abbreviates(short, &words[*i..at]);
    let start = (first..at).find(spells)?;
    let mut party = party(&words[start..at], lexicons).or_else(|| party(&words[first..at], lexicons))?;
    party.names.push((*short).to_string());
    Some(party)
}

/// Returns the group named in full by the capitalised words that begin at `at`: "the Hill Liberation Front".
fn in_full(words: &[&str], at: usize, lexicons: &Lexicons) -> Option<Party> {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_inside = at > 0 && is_capital(words[at - 1]) && !is_small(words[at - 1]);
    if is_inside || is_small(words[at]) || !is_capital(words[at]) {
        return None;
    }
    let is_part = |word: &&&str| is_capital(word) || word.starts_with(['\'', '’']);
    let count = words[at..].iter().take(LONGEST).take_while(is_part).count();
    let named = &words[at..at + count];
    // A name at the start of a sentence may be capitalised for another reason, and "the Joint Forces" are somebody's.
    let ends = || holds(lexicons, "group-name", &named[count - 1..]) && holds(lexicons, "rebel-name", named);
    let is_group = at > 0 && count >= 2 && ends();
    is_group.then(|| group(named, lexicons)).flatten()
}

/// Returns the party that a name in full stands for: a known one whose body it is, an association, an armed group.
fn party(name: &[&str], lexicons: &Lexicons) -> Option<Party> {
    let written = joined(name);
    if let Some(group) = group(name, lexicons) {
        return Some(group);
    }
    let owner = publisher::party(&written, lexicons)?;
    let kind = lexicons.party(&owner).map_or(PartyKind::Organisation, |party| party.kind);
    let names = if owner == written { Vec::new() } else { vec![written] };
    Some(Party { name: owner, kind, names, ..Party::default() })
}

/// Returns the armed group or movement of that name; with a state in it, only where it fights or opposes: "the Chadian Armed Forces" are
/// the state's.
fn group(name: &[&str], lexicons: &Lexicons) -> Option<Party> {
    let written = joined(name);
    let rebels = holds(lexicons, "rebel-name", name);
    let is_of_known = lexicons.mentions(&written).iter().any(|mention| mention.party.is_some());
    let is_group = name.len() >= 2 && holds(lexicons, "group-name", name) && (rebels || !is_of_known);
    (is_group && lexicons.party(&written).is_none()).then(|| Party {
        name: written,
        kind: PartyKind::Group,
        ..Party::default()
    })
}

/// Returns the mentions of newcomers in a sentence, spans counted from its start.
pub(super) fn mentions<'a>(text: &str, newcomers: &'a [Party]) -> Vec<Mention<'a>> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut found: Vec<Mention> = Vec::new();
    for party in newcomers {
        for name in std::iter::once(&party.name).chain(&party.names) {
            let whole = text.match_indices(name.as_str()).filter(|(at, name)| {
                !is_word(text[..*at].chars().next_back()) && !is_word(text[at + name.len()..].chars().next())
            });
            found.extend(whole.map(|(at, name)| Mention {
                span: Span::new(at, at + name.len()),
                party: Some(party),
                person: None,
                place: None,
                by: NameKind::Name,
            }));
        }
    }
    // The longest where several begin at one place.
    found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    found.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    found
}

fn is_in_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || SMALL.contains(&word) || matches!(word, "'" | "’" | "'s" | "’s")
}

fn is_small(word: &str) -> bool {
    SMALL.contains(&word.to_lowercase().as_str()) || word.starts_with(['\'', '’'])
}

/// Tells whether `short` begins like `name` and takes its letters from the beginnings of words, in order.
fn abbreviates(short: &str, name: &[&str]) -> bool {
    let initials: Vec<char> = name.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let mut rest = initials.iter();
    let letters = short.chars().filter(|c| c.is_uppercase());
    let starts = short.chars().next() == initials.first().copied();
    let taken = letters.clone().filter(|letter| rest.any(|initial| initial == letter)).count();
    // Joined words give two letters: "Peacebuilding" is PB, a country's initials close the name.
    starts && taken >= 2 && taken + 1 >= letters.count()
}

/// Returns words as a text has them, marks of possession close to the word before.
fn joined(words: &[&str]) -> String {
    let closes = |word: &str| word.starts_with(['\'', '’']);
    words.iter().fold(
        String::new(),
        |text, word| {
            if text.is_empty() || closes(word) { text + word } else { text + " " + word }
        },
    )
}

fn holds(lexicons: &Lexicons, class: &str, words: &[&str]) -> bool {
    publisher::holds(lexicons, class, &publisher::words(&joined(words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Descriptor, Format};
    use crate::text;

    fn check(text: &str, expect: &[(&str, &[&str])]) {
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()));
        let found = parties(&document, &text::read(&document), &Packs::builtin());
        let found: Vec<(&str, Vec<&str>)> =
            found.iter().map(|party| (party.name.as_str(), party.names.iter().map(String::as_str).collect())).collect();
        let expect: Vec<(&str, Vec<&str>)> = expect.iter().map(|(name, names)| (*name, names.to_vec())).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn a_group_named_in_full_brings_its_abbreviation_along() {
        check(
            "On Monday the Hill Liberation Front (HLF) seized the bridge. The HLF denied it.",
            &[("Hill Liberation Front", &["HLF"])],
        );
        check("Fighters of the Peru People's Army, (PPA) by its own account, left.", &[("Peru People's Army", &[])]);
    }

    #[test]
    fn a_body_of_a_known_party_is_no_newcomer() {
        check(
            "Shells were fired by the Chadian Armed Forces (CAF) on Monday.",
            &[("Chad", &["Chadian Armed Forces", "CAF"])],
        );
        check(
            "The UN Valley Truce Monitoring Mission (VTMM) counted nine shells.",
            &[("United Nations", &["UN Valley Truce Monitoring Mission", "VTMM"])],
        );
    }

    #[test]
    fn an_association_that_counts_harm_is_a_party_of_its_own() {
        check("Nine people died, the Valley Doctors Network (VDN) said.", &[("Valley Doctors Network", &["VDN"])]);
    }

    #[test]
    fn other_abbreviations_and_capitals_name_nobody() {
        check("Gross Domestic Product (GDP) fell in the Blue Valley.", &[]);
        check("The Kenyan Army crossed the Upper River.", &[]);
    }
}
