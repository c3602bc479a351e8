//! Parts of speech.

/// Universal part-of-speech tags (UPOS), <https://universaldependencies.org/u/pos/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the standard's own")]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Penn Treebank tags as the English Web Treebank uses them, those that the reading of claims tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fine {
    /// `VB`: base form.
    Base,
    /// `VBD`: past tense.
    Past,
    /// `VBG`: gerund or present participle.
    Gerund,
    /// `VBN`: past participle.
    Participle,
    /// `VBP`, `VBZ`: present tense.
    Present,
    /// `MD`: modal.
    Modal,
    /// `NNS`, `NNPS`: plural noun.
    Plural,
    /// `NN`, `NNP`: singular noun.
    Singular,
    /// `POS`: possessive ending.
    Possessive,
    /// `PRP$`, `WP$`: possessive pronoun.
    PossessivePronoun,
    /// `TO`: infinitive or preposition "to".
    To,
    /// Anything else.
    Other,
}

impl Tag {
    /// All tags, in order.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// Returns the tag's name in Universal Dependencies.
    pub fn name(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }

    /// Returns the tag with a name; `X` for an unknown one.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|tag| tag.name() == name).unwrap_or(Self::X)
    }
}

impl Fine {
    /// Returns what is kept of a Penn Treebank tag.
    pub fn named(name: &str) -> Self {
        match name {
            "VB" => Self::Base,
            "VBD" => Self::Past,
            "VBG" => Self::Gerund,
            "VBN" => Self::Participle,
            "VBP" | "VBZ" => Self::Present,
            "MD" => Self::Modal,
            "NNS" | "NNPS" => Self::Plural,
            "NN" | "NNP" => Self::Singular,
            "POS" => Self::Possessive,
            "PRP$" | "WP$" => Self::PossessivePronoun,
            "TO" => Self::To,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_found_by_its_name() {
        for tag in Tag::ALL {
            assert_eq!(Tag::named(tag.name()), tag);
        }
        assert_eq!(Fine::named("VBZ"), Fine::Present);
    }
}
