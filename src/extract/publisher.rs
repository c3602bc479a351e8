//! Whose word a document is as a whole: the party it declares, else the body that its publisher is.
//!
//! Comes in: a document. Goes out: the same, its party filled in where the publisher is no outlet but a body with a word of its own: an
//! organisation, a ministry, a monitor of abuses. An outlet with a country in its name ("Moscow Times") speaks for nobody.
//!
//! ```text
//! publisher: "Foreign Ministry of Georgia"   →   party: Georgia
//! ```

use crate::model::{Document, PartyKind};
use crate::packs::{Lexicons, Mention, Packs};
use std::borrow::Cow;

/// Returns the document with the party whose word it is, where it declares none and its publisher tells.
pub(super) fn speaking<'d>(document: &'d Document, packs: &Packs) -> Cow<'d, Document> {
    let publisher = document.descriptor.publisher.as_deref().filter(|_| document.descriptor.party.is_none());
    let Some(party) = publisher.and_then(|publisher| party(publisher, &packs.lexicons)) else {
        return Cow::Borrowed(document);
    };
    let mut own = document.clone();
    own.descriptor.party = Some(party);
    Cow::Owned(own)
}

/// Returns the party for which a publisher speaks.
pub(super) fn party(publisher: &str, lexicons: &Lexicons) -> Option<String> {
    let imprint = Imprint::read(publisher, lexicons);
    if imprint.is_outlet() {
        return None;
    }
    imprint.known().or_else(|| imprint.association()).or_else(|| imprint.body())
}

/// A publisher's name with what stands in it.
struct Imprint<'a> {
    text: &'a str,
    /// The name without what follows a comma or stands in brackets.
    name: &'a str,
    words: Vec<String>,
    mentions: Vec<Mention<'a>>,
    lexicons: &'a Lexicons,
}

impl<'a> Imprint<'a> {
    fn read(text: &'a str, lexicons: &'a Lexicons) -> Self {
        let name = text.split(['(', ',', '|']).next().unwrap_or(text).trim();
        Self { text, name, words: words(text), mentions: lexicons.mentions(text), lexicons }
    }

    fn has(&self, class: &str) -> bool {
        holds(self.lexicons, class, &self.words)
    }

    /// Tells whether it passes on what others say. "Weekly update" behind a comma makes no outlet.
    fn is_outlet(&self) -> bool {
        holds(self.lexicons, "outlet", &words(self.name))
            || self.mentions.iter().any(|mention| mention.party.is_some_and(|party| party.press))
    }

    /// Returns the party that the whole name is a name of.
    fn known(&self) -> Option<String> {
        self.lexicons.party(self.name).map(|party| party.name.clone())
    }

    /// Returns the name of an association that looks after people's rights or counts harm: it is a party of its own.
    fn association(&self) -> Option<String> {
        let is_own = self.has("association") && self.has("cause") && !self.has("state-body");
        let of_known = self.owner().is_some_and(|(_, kind)| kind == PartyKind::Organisation);
        let bare = self.name.strip_prefix("The ").unwrap_or(self.name);
        (is_own && !of_known).then(|| bare.to_string())
    }

    /// Returns whose ministry, army, office or mission it is.
    fn body(&self) -> Option<String> {
        let (party, kind) = self.owner()?;
        let is_body = match kind {
            PartyKind::Organisation => ["institution", "office"].iter().any(|class| self.has(class)),
            PartyKind::State | PartyKind::Group => self.has("state-body"),
        };
        is_body.then_some(party)
    }

    /// Returns the party named first that is not merely where the publisher works: "UN Mission in Mali" is not Mali's.
    fn owner(&self) -> Option<(String, PartyKind)> {
        let is_place = |mention: &&Mention| {
            let before = self.text[..mention.span.start].trim_end().trim_end_matches(" the");
            [" in", " to", " for", " at", " on"].iter().any(|word| before.ends_with(word))
        };
        let owner = self.mentions.iter().filter(|mention| !is_place(mention)).find_map(|mention| mention.party)?;
        Some((owner.name.clone(), owner.kind))
    }
}

/// Tells whether a word or phrase of the class stands in a row of words.
pub(super) fn holds(lexicons: &Lexicons, class: &str, words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    !lexicons.words_in(class, &words).is_empty()
}

/// Returns the words of a name as classes have them.
pub(super) fn words(name: &str) -> Vec<String> {
    let bare = |word: &str| {
        singular(word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’'])).to_lowercase()
    };
    let words = name.split(|c: char| !c.is_alphanumeric() && !"'’-".contains(c)).map(bare);
    words.filter(|word| !word.is_empty()).collect()
}

/// Returns the singular of a word in a name: "Forces", "Affairs", but not "Press".
fn singular(word: &str) -> &str {
    let is_plural = word.len() > 3 && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    word.strip_suffix('s').filter(|_| is_plural).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(publisher: &str, expect: Option<&str>) {
        assert_eq!(party(publisher, &Packs::builtin().lexicons).as_deref(), expect, "{publisher}");
    }

    #[test]
    fn a_state_speaks_through_its_ministries_and_its_army() {
        check("Ministry of Foreign Affairs of Georgia", Some("Georgia"));
        check("General Staff of the Kenyan Armed Forces", Some("Kenya"));
        check("Government Press Service, Chad", Some("Chad"));
        check("Embassy of Japan in Peru", Some("Japan"));
        check("The Pentagon", Some("United States"));
    }

    #[test]
    fn an_organisation_speaks_through_its_offices_and_missions() {
        check("UN Human Rights Office, weekly update", Some("United Nations"));
        check("United Nations Mission in South Sudan", Some("United Nations"));
        check("Human Rights Watch", Some("Human Rights Watch"));
    }

    #[test]
    fn a_monitor_of_abuses_speaks_for_itself() {
        check("Sahel Civilian Protection Observatory", Some("Sahel Civilian Protection Observatory"));
        check("The Peru Doctors' Network", Some("Peru Doctors' Network"));
    }

    #[test]
    fn an_outlet_speaks_for_nobody() {
        for outlet in
            ["Moscow Times", "Reuters", "Sahel Watch", "Kenya Broadcasting", "Army Post of Chad", "Gulf Monitor"]
        {
            check(outlet, None);
        }
        check("Al-Alam (Iran)", None);
    }
}
