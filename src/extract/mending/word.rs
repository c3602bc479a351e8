//! Words in the tree: what the words around one say it is, whatever the tagger takes it for.

use super::{hand_over, hang};
use crate::text::{Dependency, Fine, Sentence, Tag};

/// What stands behind the "to" of an infinitive is a verb: "called on Mali to “immediately cease” the offensive".
pub(super) fn make_verb_behind_to(sentence: &mut Sentence, word: usize) {
    use Dependency::*;
    let has = |d| sentence.child(word, d).is_some();
    let is_marked = sentence
        .children(word)
        .any(|c| c < word && sentence.tokens[c].dependency == Mark && sentence.tokens[c].fine == Fine::To);
    let is_other = matches!(sentence.tokens[word].tag, Tag::Noun | Tag::Adj);
    if is_marked && is_other && has(Obj) && ![Det, Case, Cop, NmodPoss].into_iter().any(has) {
        (sentence.tokens[word].tag, sentence.tokens[word].fine) = (Tag::Verb, Fine::Base);
    }
}

/// What stands behind an apostrophe is owned: the Doctors' Union is a union, not doctors that are called Union.
pub(super) fn make_owned_name(sentence: &mut Sentence, owned: usize) {
    use Dependency::*;
    let token = &sentence.tokens[owned];
    let Some(owner) = token.head.filter(|owner| *owner < owned && token.dependency == Appos) else { return };
    let mark = owned - 1;
    let is_mark = sentence.tokens[mark].tag == Tag::Part && sentence.tokens[mark].dependency == Case;
    if !is_mark || sentence.tokens[mark].head != Some(owner) {
        return;
    }
    let (above, place) = (sentence.tokens[owner].head, sentence.tokens[owner].dependency);
    hang(sentence, owned, above, place);
    hang(sentence, owner, Some(owned), NmodPoss);
}

/// In "guards shot dead two farmers" the guards shot, and the farmers were shot.
pub(super) fn make_shot_dead(sentence: &mut Sentence, shot: usize) {
    use Dependency::*;
    let lemma = |i: usize| sentence.tokens.get(i).map(|token| token.lemma.to_lowercase());
    let is_shot = lemma(shot).as_deref() == Some("shot") && sentence.tokens[shot].tag == Tag::Noun;
    if !is_shot || lemma(shot + 1).as_deref() != Some("dead") {
        return;
    }
    let is_noun = |i: &usize| matches!(sentence.tokens[*i].tag, Tag::Noun | Tag::Propn);
    let Some(guards) = shot.checked_sub(1).filter(is_noun) else { return };
    let victims = (shot + 2..sentence.tokens.len().min(shot + 7)).find(|i| sentence.tokens[*i].tag == Tag::Noun);
    let Some(victims) = victims else { return };
    hand_over(sentence, shot, guards, |c| c < guards);
    (sentence.tokens[shot].tag, sentence.tokens[shot].fine) = (Tag::Verb, Fine::Past);
    sentence.tokens[shot].lemma = "shoot".into();
    hang(sentence, guards, Some(shot), Nsubj);
    hang(sentence, shot + 1, Some(shot), Advmod);
    hang(sentence, victims, Some(shot), Obj);
}

/// What somebody owns is a thing: in "demanded Chad's “total” withdrawal" the withdrawal is what was demanded.
pub(super) fn make_owned_noun(sentence: &mut Sentence, word: usize) {
    use Dependency::*;
    let has = |d| sentence.child(word, d).is_some();
    if sentence.tokens[word].tag != Tag::Adj || !has(NmodPoss) || [Cop, Nsubj, NsubjPass].into_iter().any(has) {
        return;
    }
    if matches!(sentence.tokens[word].dependency, Ccomp | Xcomp) {
        (sentence.tokens[word].tag, sentence.tokens[word].fine) = (Tag::Noun, Fine::Singular);
        sentence.tokens[word].dependency = Obj;
    }
}

/// No finite verb with a subject is a subject: in "an official said 14 guards were killed" the official's saying is the main clause, and the
/// guards, whom the tree makes its object, were killed.
pub(super) fn free_cue_from_subject(sentence: &mut Sentence, cue: usize) {
    use Dependency::*;
    let token = &sentence.tokens[cue];
    let is_subject = matches!(token.dependency, Nsubj | NsubjPass);
    let is_finite = token.tag == Tag::Verb && matches!(token.fine, Fine::Past | Fine::Present);
    let Some(verb) = token.head.filter(|verb| *verb > cue && is_subject && is_finite) else { return };
    let Some(object) = sentence.child(cue, Obj).filter(|object| *object > cue && *object < verb) else { return };
    if sentence.child(cue, Nsubj).is_none_or(|subject| subject > cue) {
        return;
    }
    let (above, place, role) = (sentence.tokens[verb].head, sentence.tokens[verb].dependency, token.dependency);
    hang(sentence, cue, above, place);
    hang(sentence, verb, Some(cue), Ccomp);
    hang(sentence, object, Some(verb), role);
}

#[cfg(test)]
mod tests {
    use crate::extract::mending::mended;
    use crate::extract::mending::tests::sentence;
    use crate::text::{Dependency, Fine, Tag};

    #[test]
    fn an_infinitive_is_a_verb() {
        let called = sentence(&[
            ("envoy", Tag::Noun, Fine::Singular, None, Dependency::Root),
            ("call", Tag::Verb, Fine::Participle, Some(0), Dependency::Acl),
            ("on", Tag::Adp, Fine::Other, Some(3), Dependency::Case),
            ("Mali", Tag::Propn, Fine::Singular, Some(1), Dependency::Obl),
            ("to", Tag::Part, Fine::To, Some(5), Dependency::Mark),
            ("cease", Tag::Noun, Fine::Singular, Some(0), Dependency::Acl),
            ("offensive", Tag::Noun, Fine::Singular, Some(5), Dependency::Obj),
        ]);
        let mended = mended(called, &[]);
        let arcs = [0, 1, 5].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        assert_eq!(arcs, [(Some(1), Dependency::Nsubj), (None, Dependency::Root), (Some(1), Dependency::Xcomp)]);
        assert_eq!((mended.tokens[1].fine, mended.tokens[5].tag), (Fine::Past, Tag::Verb));
    }

    #[test]
    fn the_union_of_doctors_is_a_union() {
        let union = |mark| {
            let union = sentence(&[
                ("Doctors", Tag::Propn, Fine::Plural, Some(3), Dependency::Nsubj),
                ("'", mark, Fine::Other, Some(0), Dependency::Case),
                ("Union", Tag::Propn, Fine::Singular, Some(0), Dependency::Appos),
                ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
            ]);
            mended(union, &[]).tokens.iter().map(|token| token.dependency).collect::<Vec<_>>()
        };
        use Dependency::*;
        assert_eq!(union(Tag::Part), [NmodPoss, Case, Nsubj, Root]);
        assert_eq!(union(Tag::Punct)[2], Appos);
    }

    #[test]
    fn who_shot_somebody_dead_shot() {
        let shot = |behind: &str| {
            let shot = sentence(&[
                ("guard", Tag::Noun, Fine::Plural, Some(1), Dependency::Compound),
                ("shot", Tag::Noun, Fine::Singular, None, Dependency::Root),
                (behind, Tag::Adj, Fine::Other, Some(3), Dependency::Amod),
                ("farmer", Tag::Noun, Fine::Plural, Some(1), Dependency::Parataxis),
            ]);
            mended(shot, &[]).tokens.iter().map(|token| token.dependency).collect::<Vec<_>>()
        };
        use Dependency::*;
        assert_eq!(shot("dead"), [Nsubj, Root, Advmod, Obj]);
        assert_eq!(shot("old")[0], Compound);
    }

    #[test]
    fn what_somebody_owns_is_a_thing() {
        let demanded = sentence(&[
            ("demand", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("Chad", Tag::Propn, Fine::Singular, Some(2), Dependency::NmodPoss),
            ("withdrawal", Tag::Adj, Fine::Other, Some(0), Dependency::Ccomp),
        ]);
        let thing = &mended(demanded, &[]).tokens[2];
        assert_eq!((thing.tag, thing.dependency), (Tag::Noun, Dependency::Obj));
    }

    #[test]
    fn what_an_official_said_is_what_happened_and_no_part_of_it() {
        let killed = sentence(&[
            ("official", Tag::Noun, Fine::Singular, Some(1), Dependency::Nsubj),
            ("say", Tag::Verb, Fine::Past, Some(4), Dependency::NsubjPass),
            ("guard", Tag::Noun, Fine::Plural, Some(1), Dependency::Obj),
            ("be", Tag::Aux, Fine::Past, Some(4), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        let mended = mended(killed, &[]);
        let arcs = [1, 2, 4].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        assert_eq!(arcs, [(None, Dependency::Root), (Some(4), Dependency::NsubjPass), (Some(1), Dependency::Ccomp)]);
    }
}
