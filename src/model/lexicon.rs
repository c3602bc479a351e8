//! What a lexicon file holds: parties, places and classes of words.

use serde::{Deserialize, Serialize};

/// One lexicon file, built in or a project's own. All three lists may stand in one file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LexiconFile {
    /// States, armed groups, organisations.
    #[serde(default)]
    pub parties: Vec<Party>,
    /// Places and what they lie in.
    #[serde(default)]
    pub places: Vec<Place>,
    /// Classes of words, such as the verbs of reporting.
    #[serde(default)]
    pub words: Vec<WordClass>,
}

/// What sort of party it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PartyKind {
    /// A state.
    #[default]
    State,
    /// An armed group, a movement, a de facto authority.
    Group,
    /// An international body, an agency, a monitor.
    Organisation,
}

/// Someone who takes part, is accused, or speaks: a state, a group, an organisation, with all the names it goes by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Party {
    /// The common English name; claims carry it.
    pub name: String,
    /// What sort of party.
    #[serde(default)]
    pub kind: PartyKind,
    /// It is an outlet that passes on what others say: `Reuters`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub press: bool,
    /// ISO 3166-1 alpha-3 code, for states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Further names and abbreviations, as written: `Republic of Armenia`, `RA`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Adjectives and names of its people: `Armenian`, `Armenians`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<String>,
    /// Cities and buildings that stand for it when they speak or act: `Yerevan`, `Kremlin`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<String>,
    /// Bodies with names of their own: `IDF`, `Pentagon`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<String>,
    /// Leaders, ministers and spokespeople.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
}

/// Someone who speaks for a party.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Person {
    /// The full name in its common English spelling.
    pub name: String,
    /// The office, in words: `prime minister`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The family name, where it is not the last word of the name: `Xi`, `bin Salman`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Other spellings: of the family name, where one word (`Pachinian`), else of the whole name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<String>,
    /// Whether the family name alone names the person. Where nothing is said, it does, unless two parties have people of that
    /// name, it is a party's or place's name, or it is shorter than four letters. `false` for everyday words: `Price`, `May`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<bool>,
}

impl Person {
    /// Returns the family name: "Pashinyan" of "Nikol Pashinyan", "Assad" of "Bashar al-Assad".
    pub fn family_name(&self) -> &str {
        let last = self.name.rsplit(' ').next().unwrap_or(&self.name);
        let bare = ["al-", "el-", "Al-", "El-"].iter().find_map(|article| last.strip_prefix(article));
        self.family.as_deref().unwrap_or_else(|| bare.unwrap_or(last))
    }
}

/// A place and what it lies in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// The common English name.
    pub name: String,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The place or state it lies in, by its name here or among the parties. Absent where that is what the conflict is about.
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

/// A class of words that the reading of claims looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WordClass {
    /// Its name, by which frames and rules call it.
    pub class: String,
    /// Lemmas, or phrases of several words.
    pub words: Vec<String>,
    /// The class whose words say the contrary of the same things: `rejecting` for `accepting`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opposite: Option<String>,
    /// The one can follow the other within a day: what begins also ends. Such words make nobody contradict another by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_turn: bool,
    /// Sentences in which a word of the class is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
    /// Sentences in which none is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counterexamples: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_name_is_the_last_word_without_its_article() {
        let family = |name: &str| Person { name: name.into(), ..Person::default() }.family_name().to_string();
        assert_eq!(family("Nikol Pashinyan"), "Pashinyan");
        assert_eq!(family("Bashar al-Assad"), "Assad");
        let xi = Person { name: "Xi Jinping".into(), family: Some("Xi".into()), ..Person::default() };
        assert_eq!(xi.family_name(), "Xi");
    }
}
