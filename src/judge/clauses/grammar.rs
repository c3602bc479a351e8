//! One sentence's tree → the parts of its clauses.

use super::clause::{Clause, Counted, Mood, Thing};
use crate::packs::Lexicons;
use crate::text::quantity::{Amount, quantities};
use crate::text::{Dependency as D, Fine, Sentence, Tag};
use std::collections::BTreeSet;

/// Steps from a clause to the one that lends it its subject.
const FARTHEST: usize = 4;
/// Verbs that say little beside their object: "reported a loss", "has a strong record".
const LIGHT: [&str; 9] = ["announce", "have", "make", "post", "record", "report", "score", "suffer", "take"];
/// Verbs and nouns of measure that tell nothing of what is measured.
const BLANK: [&str; 10] = ["be", "have", "do", "total", "number", "average", "some", "other", "such", "also"];

/// A sentence with the lexicons.
pub(super) struct Grammar<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    lexicons: &'a Lexicons,
    children: Vec<Vec<usize>>,
}

impl<'a> Grammar<'a> {
    pub(super) fn new(text: &'a str, sentence: &'a Sentence, lexicons: &'a Lexicons) -> Self {
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        for (i, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[head].push(i);
            }
        }
        Self { text, sentence, lexicons, children }
    }

    fn lemma(&self, i: usize) -> String {
        self.sentence.tokens[i].lemma.to_lowercase()
    }

    fn tag(&self, i: usize) -> Tag {
        self.sentence.tokens[i].tag
    }

    fn dependency(&self, i: usize) -> D {
        self.sentence.tokens[i].dependency
    }

    fn child(&self, i: usize, wanted: &[D]) -> Option<usize> {
        self.children[i].iter().copied().find(|c| wanted.contains(&self.dependency(*c)))
    }

    fn is_in(&self, i: usize, class: &str) -> bool {
        let lemma = self.lemma(i);
        !self.lexicons.words_in(class, &[&lemma]).is_empty()
    }

    /// Returns the word as it counts for alignment: nouns, names, adjectives, verbs and numbers.
    pub(super) fn content(&self, i: usize) -> Option<String> {
        let lemma = self.lemma(i);
        let tells = matches!(self.tag(i), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Verb | Tag::Num | Tag::Sym);
        (tells && !BLANK.contains(&lemma.as_str())).then_some(lemma)
    }

    /// Returns the numbers of the sentence as written.
    pub(super) fn numbers(&self) -> BTreeSet<String> {
        (0..self.children.len()).filter(|i| self.tag(*i) == Tag::Num).map(|i| self.lemma(i)).collect()
    }

    /// Tells whether a clause hangs on this word.
    pub(super) fn is_predicate(&self, i: usize) -> bool {
        let is_helper = matches!(self.dependency(i), D::Aux | D::AuxPass | D::Cop | D::Case | D::Mark | D::Fixed);
        let is_verb = self.tag(i) == Tag::Verb && !matches!(self.dependency(i), D::Amod | D::Compound);
        let is_said_of = self.child(i, &[D::Cop]).is_some();
        let has_opposite = self.tag(i) == Tag::Noun && !self.classes(&self.forms(i)).is_empty();
        !is_helper && (is_verb || is_said_of || has_opposite)
    }

    /// Returns the clause that hangs on `i`.
    pub(super) fn clause(&self, i: usize, sentence: usize) -> Clause {
        let forms = self.forms(i);
        let (subject, object) = (self.subject(i), self.object(i));
        let taken = [subject, object];
        let rest = self.children[i].iter().copied().filter(|c| !taken.contains(&Some(*c)) && self.is_argument(*c));
        Clause {
            classes: self.classes(&forms),
            is_negated: self.is_negated(i),
            mood: self.mood(i),
            subject: subject.map(|s| self.thing(s)),
            object: object.map(|o| self.thing(o)),
            rest: rest.map(|c| self.thing(c)).collect(),
            forms,
            sentence,
        }
    }

    fn is_argument(&self, i: usize) -> bool {
        let relations = [
            D::Obl,
            D::OblAgent,
            D::OblUnmarked,
            D::Obj,
            D::Iobj,
            D::Xcomp,
            D::Nsubj,
            D::Nmod,
            D::NmodPoss,
            D::Nummod,
            D::Amod,
        ];
        relations.contains(&self.dependency(i))
    }

    /// Returns the forms under which a predicate is looked up: with its particle and with each preposition on it.
    fn forms(&self, i: usize) -> Vec<String> {
        let lemma = self.lemma(i);
        let mut forms = vec![lemma.clone()];
        if let Some(particle) = self.child(i, &[D::CompoundPrt]) {
            forms = vec![format!("{lemma} {}", self.lemma(particle))];
        }
        for &c in &self.children[i] {
            if matches!(self.dependency(c), D::Obl | D::Nmod)
                && let Some(case) = self.child(c, &[D::Case])
            {
                forms.push(format!("{lemma} {}", self.lemma(case)));
            }
        }
        forms
    }

    fn classes(&self, forms: &[String]) -> Vec<String> {
        let opposed = self.lexicons.classes().filter(|class| class.opposite.is_some());
        let holds = |class: &str| {
            forms.iter().any(|form| {
                let row: Vec<&str> = form.split(' ').collect();
                self.lexicons.words_in(class, &row).iter().any(|range| range.len() == row.len())
            })
        };
        opposed.filter(|class| holds(&class.class)).map(|class| class.class.clone()).collect()
    }

    /// Returns who does it, through relative clauses, conjunctions and control.
    fn subject(&self, i: usize) -> Option<usize> {
        let is_passive = self.is_passive(i);
        if is_passive {
            return self.child(i, &[D::OblAgent]);
        }
        let mut here = i;
        for _ in 0..FARTHEST {
            if let Some(found) = self.child(here, &[D::Nsubj, D::NsubjPass, D::Csubj]) {
                return Some(self.antecedent(found, here));
            }
            let head = self.sentence.tokens[here].head?;
            match self.dependency(here) {
                D::Acl | D::AclRelcl => return Some(head),
                D::Appos => return Some(head),
                D::Conj | D::Xcomp | D::Advcl | D::Parataxis | D::Ccomp => here = head,
                D::Obj if LIGHT.contains(&self.lemma(head).as_str()) => here = head,
                _ => return self.child(i, &[D::Appos]),
            }
        }
        None
    }

    /// Returns to whom or what it is done: object, subject of a passive, for a noun its "of".
    fn object(&self, i: usize) -> Option<usize> {
        if self.is_passive(i) {
            let own = self.child(i, &[D::NsubjPass, D::Nsubj]).map(|found| self.antecedent(found, i));
            return own.or_else(|| self.sentence.tokens[i].head.filter(|_| self.dependency(i) == D::Acl));
        }
        let own = self.child(i, &[D::Obj, D::Ccomp]).filter(|c| self.dependency(*c) == D::Obj);
        own.or_else(|| self.child(i, &[D::Nmod, D::NmodPoss]).filter(|_| self.tag(i) == Tag::Noun))
    }

    fn is_passive(&self, i: usize) -> bool {
        let is_participle = self.sentence.tokens[i].fine == Fine::Participle;
        let reduced = is_participle && self.dependency(i) == D::Acl;
        reduced || self.child(i, &[D::NsubjPass, D::AuxPass]).is_some()
    }

    /// Returns the noun that a relative pronoun stands for.
    fn antecedent(&self, subject: usize, clause: usize) -> usize {
        let is_relative = ["who", "which", "that"].contains(&self.lemma(subject).as_str());
        let head = self.sentence.tokens[clause].head.filter(|_| self.dependency(clause) == D::AclRelcl);
        head.filter(|_| is_relative).unwrap_or(subject)
    }

    fn thing(&self, i: usize) -> Thing {
        let mut words = BTreeSet::new();
        self.gather(i, &mut words);
        Thing {
            head: self.lemma(i),
            case: self.child(i, &[D::Case]).map(|case| self.lemma(case)).unwrap_or_default(),
            is_name: self.tag(i) == Tag::Propn,
            is_pronoun: matches!(self.tag(i), Tag::Pron | Tag::Det),
            words,
        }
    }

    fn gather(&self, i: usize, words: &mut BTreeSet<String>) {
        words.extend(self.content(i));
        for &c in &self.children[i] {
            let leaves = matches!(self.dependency(c), D::AclRelcl | D::Advcl | D::Parataxis | D::Ccomp | D::Acl);
            if !leaves {
                self.gather(c, words);
            }
        }
    }

    /// Tells whether the clause says that it is not so: two negations are none.
    fn is_negated(&self, i: usize) -> bool {
        let negates = |c: usize| self.is_in(c, "negator");
        let own = self.children[i].iter().filter(|c| {
            let noun = matches!(self.dependency(**c), D::Nsubj | D::NsubjPass | D::Obj);
            negates(**c)
                || (noun && self.children[**c].iter().any(|det| self.dependency(*det) == D::Det && negates(*det)))
        });
        let mut turns = own.count();
        let mut here = i;
        while let Some(head) = self.sentence.tokens[here].head.filter(|_| self.depends_as_content(here)) {
            turns += usize::from(self.is_in(head, "undoing"));
            turns += self.children[head].iter().filter(|c| self.is_in(head, "ability") && negates(**c)).count();
            here = head;
        }
        turns % 2 == 1
    }

    fn depends_as_content(&self, i: usize) -> bool {
        matches!(self.dependency(i), D::Xcomp | D::Ccomp)
    }

    fn mood(&self, i: usize) -> Mood {
        let mut mood = Mood::Fact;
        for &c in &self.children[i] {
            let word = self.sentence.tokens[c].word(self.text).to_lowercase();
            let helps = matches!(self.dependency(c), D::Aux | D::Mark | D::Advmod);
            let marked =
                |class: &str| helps && (self.is_in(c, class) || !self.lexicons.words_in(class, &[&word]).is_empty());
            mood = match () {
                () if marked("unsettled") => return Mood::Open,
                () if marked("ability") => Mood::Ability,
                () if marked("duty") => Mood::Duty,
                () => mood,
            };
        }
        let mut here = i;
        while let Some(head) = self.sentence.tokens[here].head {
            let content = self.depends_as_content(here) || matches!(self.dependency(here), D::Acl | D::Advcl);
            let marked =
                self.children[here].iter().any(|c| self.dependency(*c) == D::Mark && self.is_in(*c, "unsettled"));
            match () {
                () if marked => return Mood::Open,
                () if !content => break,
                () if self.depends_as_content(here) && self.is_in(head, "phase") => return Mood::Open,
                () if self.is_in(head, "unsettled") && self.dependency(here) != D::Advcl => return Mood::Open,
                () if self.is_in(head, "ability") => mood = Mood::Ability,
                () if self.is_in(head, "duty") => mood = Mood::Duty,
                () => {}
            }
            here = head;
        }
        mood
    }

    /// Returns how many of what the sentence counts.
    pub(super) fn counted(&self, sentence: usize) -> Vec<Counted> {
        let of = |amount: Amount| if let Amount::Count(count) = amount { Some(count) } else { None };
        let quantities = quantities(self.text, &self.sentence.tokens).into_iter();
        let found = quantities.filter_map(|quantity| {
            let last = quantity.tokens.end.checked_sub(1)?;
            let noun = quantity.tokens.clone().rev().find_map(|i| {
                self.sentence.tokens[i]
                    .head
                    .filter(|head| self.dependency(i) == D::Nummod && !quantity.tokens.contains(head))
            });
            let noun = noun.or_else(|| (last + 1 < self.children.len()).then_some(last + 1))?;
            let is_noun = matches!(self.tag(noun), Tag::Noun | Tag::Propn);
            Some(Counted { noun: self.lemma(noun), count: of(quantity.amount)?, sentence }).filter(|_| is_noun)
        });
        found.collect()
    }
}
