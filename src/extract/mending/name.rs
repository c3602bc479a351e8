//! Known names in the tree: each is one phrase.

use super::{hang, is_under};
use crate::text::{Dependency, Fine, Sentence, Tag};
use std::ops::Range;

/// A known name is one phrase: no verb stands in it, and one of its words holds the others. That is the word before the first
/// preposition in it, else the last; it stands where the tree puts the last word if that is a subject, as in "the Observatory for Human
/// Rights counted", else where the tree puts itself.
pub(super) fn hold_together(sentence: &mut Sentence, name: &Range<usize>) {
    use Dependency::*;
    for token in &mut sentence.tokens[name.clone()] {
        if matches!(token.tag, Tag::Verb | Tag::Aux | Tag::Adv | Tag::Intj) {
            (token.tag, token.fine) = (Tag::Propn, Fine::Singular);
        }
    }
    let leaves = |sentence: &Sentence, i: usize| sentence.tokens[i].head.is_none_or(|head| !name.contains(&head));
    let loose: Vec<usize> = name.clone().filter(|i| leaves(sentence, *i)).collect();
    if loose.len() < 2 {
        return;
    }
    let preposition = name.clone().skip(1).find(|i| sentence.tokens[*i].tag == Tag::Adp);
    let top = preposition.unwrap_or(name.end) - 1;
    let is_subject = |i: usize| matches!(sentence.tokens[i].dependency, Nsubj | NsubjPass);
    let bearer = loose.iter().rev().copied().find(|i| *i == name.end - 1 && is_subject(*i));
    let bearer = bearer.or_else(|| loose.iter().copied().find(|i| *i == top)).unwrap_or(loose[0]);
    let (above, place) = (sentence.tokens[bearer].head, sentence.tokens[bearer].dependency);
    let former = (sentence.tokens[top].head, sentence.tokens[top].dependency);
    sentence.tokens[top].head = None;
    for i in loose.into_iter().filter(|i| *i != top) {
        hang(sentence, i, Some(top), if i < top { Compound } else { Nmod });
    }
    // The verb may hang below the name, as its relative clause; then it takes the name's former place.
    if let Some(above) = above.filter(|above| is_under(sentence, *above, top)) {
        let child = std::iter::successors(Some(above), |i| sentence.tokens[*i].head)
            .find(|i| sentence.tokens[*i].head == Some(top));
        let child = child.expect("what is under the name hangs on it somewhere");
        let is_outside = former.0.is_none_or(|head| !name.contains(&head));
        hang(
            sentence,
            child,
            former.0.filter(|_| is_outside),
            if former.0.is_some() && is_outside { Parataxis } else { Root },
        );
    }
    hang(sentence, top, above, place);
}

/// A name tells which of a kind of body something is, where the kind follows it without an article: in "the Observatory for Human Rights
/// monitoring group said" the group spoke, and the name is part of it, not the object of the clause before.
pub(super) fn describe_by_name(sentence: &mut Sentence, name: &Range<usize>) {
    use Dependency::*;
    let is_kind = |i: usize| {
        let token = &sentence.tokens[i];
        token.tag == Tag::Noun && matches!(token.dependency, Nsubj | NsubjPass) && token.head.is_some_and(|v| v > i)
    };
    let is_between = |i: usize| matches!(sentence.tokens[i].tag, Tag::Noun | Tag::Adj | Tag::Verb) && !is_kind(i);
    let after = (name.end..sentence.tokens.len()).find(|i| !is_between(*i));
    let Some(kind) = after.filter(|i| *i < name.end + 3 && is_kind(*i)) else { return };
    let leaves = |i: usize| sentence.tokens[i].head.is_none_or(|head| !name.contains(&head));
    let Some(top) = name.clone().find(|i| leaves(*i)) else { return };
    let is_object =
        matches!(sentence.tokens[top].dependency, Obj | Nmod | Appos | Dep | Obl | NmodUnmarked | OblUnmarked);
    let has_case = sentence.children(top).any(|c| c < top && sentence.tokens[c].dependency == Case);
    if !is_object || has_case || sentence.child(kind, Det).is_some() || is_under(sentence, kind, top) {
        return;
    }
    hang(sentence, top, Some(kind), Compound);
    for i in name.end..kind {
        hang(sentence, i, Some(kind), Compound);
        if sentence.tokens[i].tag == Tag::Verb {
            (sentence.tokens[i].tag, sentence.tokens[i].fine) = (Tag::Noun, Fine::Singular);
        }
    }
}

/// What stands before a hyphen belongs to the word behind it: "Hamas" to "run" in "the Hamas-run ministry", even where the tree makes it
/// the subject of the sentence.
pub(super) fn join_hyphenated(sentence: &mut Sentence, first: usize) {
    use Dependency::*;
    let second = first + 2;
    if second >= sentence.tokens.len() {
        return;
    }
    let [before, hyphen, after] = [first, first + 1, second].map(|i| &sentence.tokens[i]);
    let is_hyphen = hyphen.tag == Tag::Punct && hyphen.span.len() == 1;
    let touches = before.span.end == hyphen.span.start && hyphen.span.end == after.span.start;
    let is_word = |tag: Tag| matches!(tag, Tag::Propn | Tag::Noun | Tag::Adj);
    let is_describing = matches!(after.fine, Fine::Participle | Fine::Past | Fine::Gerund) && after.dependency == Amod;
    let is_apart = before.head != Some(second) && !is_under(sentence, second, first);
    if is_hyphen && touches && is_word(before.tag) && is_describing && is_apart {
        hang(sentence, first, Some(second), Compound);
        hang(sentence, first + 1, Some(first), Punct);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::mending::mended;
    use crate::extract::mending::tests::sentence;
    use crate::text::{Dependency, Fine, Tag};

    #[test]
    fn a_name_tells_which_group_spoke() {
        let reached = sentence(&[
            ("reach", Tag::Verb, Fine::Past, Some(4), Dependency::Ccomp),
            ("Observatory", Tag::Propn, Fine::Singular, Some(0), Dependency::Obj),
            ("monitor", Tag::Verb, Fine::Gerund, Some(1), Dependency::Acl),
            ("group", Tag::Noun, Fine::Singular, Some(4), Dependency::Nsubj),
            ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
        ]);
        let mended = mended(reached, std::slice::from_ref(&(1..2)));
        let arcs = [1, 2].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        assert_eq!(arcs, [(Some(3), Dependency::Compound); 2]);
    }

    #[test]
    fn a_name_is_one_phrase_and_no_verb_stands_in_it() {
        let watch = sentence(&[
            ("Border", Tag::Propn, Fine::Singular, Some(1), Dependency::Nsubj),
            ("watch", Tag::Verb, Fine::Base, None, Dependency::Root),
            ("say", Tag::Verb, Fine::Past, Some(1), Dependency::Ccomp),
        ]);
        let mended = mended(watch, std::slice::from_ref(&(0..2)));
        assert_eq!((mended.tokens[0].head, mended.tokens[1].tag), (Some(1), Tag::Propn));
    }

    #[test]
    fn a_name_torn_apart_is_the_subject_its_last_word_was() {
        // "monitor the Observatory for Rights counted": counted hangs on Observatory, and Rights is its subject.
        let counted = sentence(&[
            ("monitor", Tag::Verb, Fine::Base, None, Dependency::Root),
            ("Observatory", Tag::Propn, Fine::Singular, Some(0), Dependency::Obj),
            ("for", Tag::Adp, Fine::Other, Some(3), Dependency::Case),
            ("Rights", Tag::Propn, Fine::Plural, Some(4), Dependency::Nsubj),
            ("count", Tag::Verb, Fine::Past, Some(1), Dependency::AclRelcl),
        ]);
        let mended = mended(counted, std::slice::from_ref(&(1..4)));
        let arcs = [1, 3, 4].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        let expected = [(Some(4), Dependency::Nsubj), (Some(1), Dependency::Nmod), (Some(0), Dependency::Parataxis)];
        assert_eq!(arcs, expected);
    }
}
