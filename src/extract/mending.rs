//! The tree, mended where it breaks rules that English does not break; what a parser trained on other texts gets wrong in news.
//!
//! Comes in: a sentence as read. Goes out: the same sentence with some arcs relabelled. It invents no token and moves no span.
//!
//! ```text
//! withdrew ──obj──▶ [from] town        →  withdrew ──obl──▶ [from] town
//! ```

use crate::text::{Dependency, Fine, Sentence, Tag};

/// Returns the sentence with its tree mended.
pub(super) fn mended(mut sentence: Sentence) -> Sentence {
    relabel_prepositional_objects(&mut sentence);
    let verbs: Vec<usize> = (0..sentence.tokens.len()).filter(|i| is_past_taken_for_passive(&sentence, *i)).collect();
    for verb in verbs {
        make_active(&mut sentence, verb);
    }
    tie_gerunds_to_of(&mut sentence);
    for verb in 0..sentence.tokens.len() {
        free_clause_from_noun(&mut sentence, verb);
    }
    sentence
}

/// An object has no preposition: what has one is an oblique.
fn relabel_prepositional_objects(sentence: &mut Sentence) {
    let has_preposition = |sentence: &Sentence, i: usize| {
        sentence
            .children(i)
            .any(|c| c < i && sentence.tokens[c].dependency == Dependency::Case && sentence.tokens[c].tag == Tag::Adp)
    };
    for i in 0..sentence.tokens.len() {
        let is_object = matches!(sentence.tokens[i].dependency, Dependency::Obj | Dependency::Iobj);
        if is_object && has_preposition(sentence, i) {
            sentence.tokens[i].dependency = Dependency::Obl;
        }
    }
}

/// A clause without an auxiliary is no passive: "the secretary-general called for a truce".
fn is_past_taken_for_passive(sentence: &Sentence, verb: usize) -> bool {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let heads_clause = matches!(token.dependency, Root | Conj | Ccomp | Parataxis);
    let has = |d| sentence.child(verb, d).is_some();
    heads_clause && token.fine == Fine::Participle && has(NsubjPass) && !has(Aux) && !has(AuxPass)
}

fn make_active(sentence: &mut Sentence, verb: usize) {
    sentence.tokens[verb].fine = Fine::Past;
    if let Some(subject) = sentence.child(verb, Dependency::NsubjPass) {
        sentence.tokens[subject].dependency = Dependency::Nsubj;
    }
}

/// A word with a subject or an auxiliary of its own is no adjective: in "denied that its forces had shelled civilians" the shelling takes
/// the place of the civilians, who are its object.
fn free_clause_from_noun(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let Some(noun) = token.head.filter(|noun| *noun > verb && token.dependency == Amod) else { return };
    let has = |d| sentence.child(verb, d).is_some();
    if !has(Nsubj) && !has(Aux) {
        return;
    }
    let above = sentence.tokens[noun].head;
    let place = if has(Mark) { Ccomp } else { sentence.tokens[noun].dependency };
    sentence.tokens[verb].head = above;
    sentence.tokens[verb].dependency = if above.is_none() { Root } else { place };
    sentence.tokens[noun].head = Some(verb);
    sentence.tokens[noun].dependency = Obj;
}

/// In "accused Eritrea of killing civilians" the "of" marks the gerund, which is a clause of the verb before.
fn tie_gerunds_to_of(sentence: &mut Sentence) {
    for gerund in 1..sentence.tokens.len() {
        let of = gerund - 1;
        let is_pair = sentence.tokens[gerund].fine == Fine::Gerund
            && sentence.tokens[gerund].dependency == Dependency::Parataxis
            && matches!(&*sentence.tokens[of].lemma, "of" | "for")
            && sentence.tokens[of].head != Some(gerund);
        if is_pair {
            sentence.tokens[of].head = Some(gerund);
            sentence.tokens[of].dependency = Dependency::Mark;
            sentence.tokens[gerund].dependency = Dependency::Advcl;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mended;
    use crate::model::Span;
    use crate::text::{Dependency, Fine, Sentence, Tag, Token};

    /// Returns a sentence of tokens given as lemma, tag, fine tag, head and dependency.
    fn sentence(tokens: &[(&str, Tag, Fine, Option<usize>, Dependency)]) -> Sentence {
        let token =
            |(i, (lemma, tag, fine, head, dependency)): (usize, &(&str, Tag, Fine, Option<usize>, Dependency))| Token {
                span: Span::new(i, i + 1),
                tag: *tag,
                fine: *fine,
                lemma: (*lemma).into(),
                head: *head,
                dependency: *dependency,
            };
        let tokens: Vec<Token> = tokens.iter().enumerate().map(token).collect();
        Sentence { span: Span::new(0, tokens.len()), passage: 0, is_heading: false, tokens }
    }

    #[test]
    fn what_has_a_preposition_is_no_object() {
        let withdrew = sentence(&[
            ("withdraw", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("from", Tag::Adp, Fine::Other, Some(2), Dependency::Case),
            ("town", Tag::Noun, Fine::Singular, Some(0), Dependency::Obj),
        ]);
        assert_eq!(mended(withdrew).tokens[2].dependency, Dependency::Obl);
    }

    #[test]
    fn a_clause_without_an_auxiliary_is_active() {
        let called = sentence(&[
            ("envoy", Tag::Noun, Fine::Singular, Some(1), Dependency::NsubjPass),
            ("call", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        let mended = mended(called);
        assert_eq!((mended.tokens[0].dependency, mended.tokens[1].fine), (Dependency::Nsubj, Fine::Past));
    }

    #[test]
    fn a_real_passive_stays_one() {
        let killed = sentence(&[
            ("guard", Tag::Noun, Fine::Plural, Some(2), Dependency::NsubjPass),
            ("be", Tag::Aux, Fine::Past, Some(2), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        assert_eq!(mended(killed.clone()), killed);
    }

    #[test]
    fn what_has_a_subject_is_no_adjective() {
        let denied = sentence(&[
            ("deny", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("that", Tag::Sconj, Fine::Other, Some(3), Dependency::Mark),
            ("force", Tag::Noun, Fine::Plural, Some(3), Dependency::Nsubj),
            ("shell", Tag::Verb, Fine::Participle, Some(4), Dependency::Amod),
            ("civilian", Tag::Noun, Fine::Plural, Some(0), Dependency::Obj),
        ]);
        let mended = mended(denied);
        let arcs = [3, 4].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        assert_eq!(arcs, [(Some(0), Dependency::Ccomp), (Some(3), Dependency::Obj)]);
    }

    #[test]
    fn of_marks_the_gerund_behind_it() {
        let accused = sentence(&[
            ("accuse", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("Eritrea", Tag::Propn, Fine::Singular, Some(0), Dependency::Obj),
            ("of", Tag::Sconj, Fine::Other, Some(0), Dependency::Parataxis),
            ("kill", Tag::Verb, Fine::Gerund, Some(0), Dependency::Parataxis),
        ]);
        let mended = mended(accused);
        assert_eq!((mended.tokens[2].head, mended.tokens[3].dependency), (Some(3), Dependency::Advcl));
    }
}
