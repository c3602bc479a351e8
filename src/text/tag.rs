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
