//! Clauses in the tree: where one begins, what stands between a subject and its verb, and what is no clause at all.

use super::{hand_over, hang, hang_as_subject, has_subject, is_under};
use crate::text::date::is_name_of_weekday;
use crate::text::{Dependency, Fine, Sentence, Tag};

/// A noun without a copula is no clause. Where it hangs as one right before a finite verb without a subject, it is that subject, whatever
/// names end its phrase: "glad that our work with Mali and Niger has helped" says that the work helped, not Niger.
pub(super) fn make_noun_subject(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let has = |d| sentence.child(verb, d).is_some();
    let token = &sentence.tokens[verb];
    let is_finite = || matches!(token.fine, Fine::Past | Fine::Present) || has(Aux) || has(AuxPass);
    let is_taken = || has_subject(sentence, verb) || has(Mark);
    let is_clause = matches!(token.dependency, Root | Ccomp | Parataxis | AclRelcl | Acl | Advcl | Conj);
    if token.tag != Tag::Verb || !is_clause || !is_finite() || is_taken() || (token.dependency == Conj && has(Cc)) {
        return;
    }
    let helper = |i: &usize| sentence.tokens[*i].head == Some(verb) && *i < verb;
    let start = sentence.children(verb).filter(helper).min().unwrap_or(verb);
    let Some(last) = start.checked_sub(1) else { return };
    let above = std::iter::successors(Some(last), |i| sentence.tokens[*i].head).take_while(|i| *i < verb);
    let is_clausal = |i: &usize| {
        let token = &sentence.tokens[*i];
        let is_noun = matches!(token.tag, Tag::Noun | Tag::Propn);
        let is_bare = [Cop, Nsubj, NsubjPass, Case].into_iter().all(|d| sentence.child(*i, d).is_none());
        let place = match token.dependency {
            Ccomp | Advcl => sentence.child(*i, Mark).is_some(),
            Root => sentence.tokens[verb].head == Some(*i),
            _ => false,
        };
        is_noun && is_bare && place
    };
    let Some(noun) = above.into_iter().find(is_clausal) else { return };
    let (head, place) = (sentence.tokens[noun].head, sentence.tokens[noun].dependency);
    let head_of_verb = sentence.tokens[verb].head;
    if head_of_verb != Some(noun) && head_of_verb != head {
        return;
    }
    let marks: Vec<usize> = sentence.children(noun).filter(|c| sentence.tokens[*c].dependency == Mark).collect();
    marks.into_iter().for_each(|mark| sentence.tokens[mark].head = Some(verb));
    hang(sentence, verb, head, place);
    hang_as_subject(sentence, noun, verb);
}

/// A verb whose subject is followed by "who", "which" or "that" tells which one is meant: in "the envoy, who had been invited, said" the
/// envoy said, and in "most towns that Mali had occupied were recaptured" most were recaptured.
pub(super) fn part_relative_clause(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let is_subject = |i: &usize| matches!(sentence.tokens[*i].dependency, Nsubj | NsubjPass) && *i < verb;
    let subjects: Vec<usize> = sentence.children(verb).filter(is_subject).collect();
    let [noun, own] = subjects[..] else { return };
    let Some(last) = sentence.subtree(noun).last().copied().filter(|last| *last < own) else { return };
    let Some(opener) = (last + 1..=own).find(|i| sentence.tokens[*i].tag != Tag::Punct) else { return };
    let opens = match &*sentence.tokens[opener].lemma {
        "who" | "which" => true,
        "that" => opener < own,
        _ => false,
    };
    let Some(main) = main_verb(sentence, verb).filter(|_| opens && sentence.tokens[opener].head == Some(verb)) else {
        return;
    };
    let head_of_verb = sentence.tokens[verb].head;
    let before: Vec<usize> = sentence.children(verb).filter(|c| *c < noun).collect();
    if head_of_verb != Some(main) {
        hang(sentence, main, head_of_verb, sentence.tokens[verb].dependency);
        before.into_iter().for_each(|i| sentence.tokens[i].head = Some(main));
    }
    hang_as_subject(sentence, noun, main);
    // Without a comma the clause tells of the noun right before it.
    let is_noun = |i: usize| matches!(sentence.tokens[i].tag, Tag::Noun | Tag::Propn);
    let described = if opener == last + 1 && is_noun(last) { last } else { noun };
    // In "claims that the army left are false" nothing is relative: "that" only opens what is claimed.
    let is_told = sentence.tokens[opener].dependency == Mark && is_predicate(sentence, main);
    hang(sentence, verb, Some(described), if is_told { Acl } else { AclRelcl });
}

/// Returns the finite verb without a subject to which the subject before `verb` belongs: the one that `verb` hangs on, or the next.
fn main_verb(sentence: &Sentence, verb: usize) -> Option<usize> {
    use Dependency::*;
    let head = sentence.tokens[verb].head;
    let is_main = |i: &usize| {
        let has = |d| sentence.child(*i, d).is_some();
        let is_finite = sentence.tokens[*i].fine == Fine::Past || has(Aux) || has(AuxPass);
        let is_clause = (sentence.tokens[*i].tag == Tag::Verb && is_finite) || is_predicate(sentence, *i);
        is_clause && !has_subject(sentence, *i) && !has(Mark)
    };
    let is_next = |i: &usize| {
        let token = &sentence.tokens[*i];
        let is_sibling = token.head == head && matches!(token.dependency, Advcl | Parataxis | Ccomp | Conj);
        let is_joined = sentence.child(*i, Cc).is_some();
        let is_predicate = token.dependency == Ccomp && is_predicate(sentence, *i);
        let is_below = token.head == Some(verb) && (token.dependency == Conj || is_predicate);
        (is_sibling || is_below) && !is_joined && is_main(i)
    };
    head.filter(|main| *main > verb && is_main(main)).or_else(|| (verb + 1..sentence.tokens.len()).find(is_next))
}

/// Tells whether a copula makes a word a predicate: "are baseless".
fn is_predicate(sentence: &Sentence, i: usize) -> bool {
    sentence.tokens[i].tag != Tag::Verb && sentence.child(i, Dependency::Cop).is_some()
}

/// A cue in brackets of commas parts a subject from its verb: in "the truce, the ministry said, was broken" the truce was broken.
pub(super) fn part_parenthesis(sentence: &mut Sentence, cue: usize) {
    use Dependency::*;
    let is_comma = |i: usize| sentence.tokens.get(i).is_some_and(|token| &*token.lemma == ",");
    let is_speaker = |c: &usize| *c < cue && sentence.tokens[*c].dependency == Nsubj;
    let Some(speaker) = sentence.children(cue).filter(is_speaker).max() else { return };
    let start = sentence.subtree(speaker).first().copied().unwrap_or(speaker);
    let Some(comma) = start.checked_sub(1).filter(|comma| is_comma(*comma) && is_comma(cue + 1)) else { return };
    let ends_there = |i: &usize| {
        let is_torn = matches!(sentence.tokens[*i].dependency, Nsubj | NsubjPass | Dislocated | Parataxis | Obl | Dep);
        let is_noun = matches!(sentence.tokens[*i].tag, Tag::Noun | Tag::Propn | Tag::Pron);
        let last = sentence.subtree(*i).into_iter().filter(|j| sentence.tokens[*j].tag != Tag::Punct).max();
        *i < comma && is_torn && is_noun && last.is_some_and(|last| last < comma) && sentence.child(*i, Case).is_none()
    };
    let Some(subject) = sentence.children(cue).find(ends_there) else { return };
    let lacks = |i: &usize| *i > cue && !has_subject(sentence, *i);
    let below = sentence
        .children(cue)
        .find(|i| matches!(sentence.tokens[*i].dependency, Ccomp | Parataxis | Conj | Advcl) && lacks(i));
    let above = sentence.tokens[cue].head.filter(lacks);
    let Some(verb) = below.or(above) else { return };
    hang_as_subject(sentence, subject, verb);
    if below.is_some() {
        sentence.tokens[verb].dependency = Ccomp;
    }
}

/// A gerund that no "and" joins is an adjunct of its clause: "rocked a clinic packed with people seeking shelter, killing 12".
pub(super) fn free_adjunct(sentence: &mut Sentence, gerund: usize) {
    use Dependency::*;
    let token = &sentence.tokens[gerund];
    let is_joined = sentence.child(gerund, Cc).is_some();
    let behind_comma = gerund > 0 && &*sentence.tokens[gerund - 1].lemma == ",";
    if token.dependency != Conj || token.fine != Fine::Gerund || is_joined || !behind_comma {
        return;
    }
    let above = std::iter::successors(token.head, |i| sentence.tokens[*i].head).take(sentence.tokens.len());
    let is_clause = |i: &usize| {
        sentence.tokens[*i].tag == Tag::Verb && matches!(sentence.tokens[*i].dependency, Root | Ccomp | Parataxis)
    };
    if let Some(clause) = above.into_iter().find(is_clause) {
        hang(sentence, gerund, Some(clause), Advcl);
    }
}

/// What "with" opens has no part in the main clause: in "the toll was 12 with 30 others wounded" the toll is 12, and the others are wounded.
pub(super) fn part_absolute(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let is_subject = |i: &usize| matches!(sentence.tokens[*i].dependency, Nsubj | NsubjPass) && *i < verb;
    let subjects: Vec<usize> = sentence.children(verb).filter(is_subject).collect();
    let [subject, other] = subjects[..] else { return };
    let first = sentence.subtree(other).first().copied().unwrap_or(other);
    if &*sentence.tokens[first].lemma != "with" {
        return;
    }
    let is_predicate = |i: &usize| *i > subject && *i < first && sentence.child(*i, Cop).is_some();
    let Some(predicate) = sentence.children(subject).find(is_predicate) else { return };
    let (above, place) = (sentence.tokens[verb].head, sentence.tokens[verb].dependency);
    hang(sentence, predicate, above, place);
    hang(sentence, subject, Some(predicate), Nsubj);
    hang(sentence, verb, Some(predicate), Advcl);
    if sentence.child(verb, Obj).is_none() && sentence.tokens[verb].fine != Fine::Gerund {
        sentence.tokens[verb].fine = Fine::Participle;
        sentence.tokens[other].dependency = NsubjPass;
    }
}

/// Nobody owns a participle: in "glad that its continued work" the work is its own, and the continued describes the work, which
/// takes the place it had.
pub(super) fn describe_owned(sentence: &mut Sentence, participle: usize) {
    use Dependency::*;
    let token = &sentence.tokens[participle];
    let is_pronoun = |owner: &usize| sentence.tokens[*owner].fine == Fine::PossessivePronoun;
    let owner = sentence.child(participle, NmodPoss).filter(is_pronoun).filter(|owner| owner + 1 == participle);
    let Some(owner) = owner.filter(|_| matches!(token.fine, Fine::Past | Fine::Participle)) else { return };
    let (above, place) = (token.head, token.dependency);
    if let Some(noun) = above.filter(|noun| place == Amod && *noun > participle) {
        return hang(sentence, owner, Some(noun), NmodPoss);
    }
    let Some(thing) = sentence.child(participle, Obj).filter(|thing| *thing == participle + 1) else { return };
    hang(sentence, thing, above, place);
    hand_over(sentence, participle, thing, |c| c != thing);
    hang(sentence, participle, Some(thing), Amod);
}

/// Days do nothing: in "blamed Mondays attack on", which lost its apostrophe, the attack is a thing and what was blamed.
pub(super) fn give_day_to_noun(sentence: &mut Sentence, day: usize) {
    use Dependency::*;
    let thing = day + 1;
    let Some(next) = sentence.tokens.get(thing) else { return };
    let token = &sentence.tokens[day];
    let name = token.lemma.to_lowercase();
    let is_day = is_name_of_weekday(name.strip_suffix('s').unwrap_or(&name)) && token.fine == Fine::Plural;
    let is_thing = next.tag == Tag::Verb && matches!(next.fine, Fine::Base | Fine::Present);
    let acts = matches!(token.dependency, Obj | Nsubj) && (token.head == next.head || token.head == Some(thing));
    if !is_day || !is_thing || !acts || sentence.child(thing, Aux).is_some() {
        return;
    }
    let place = if token.dependency == Obj { Obj } else { next.dependency };
    (sentence.tokens[thing].tag, sentence.tokens[thing].fine) = (Tag::Noun, Fine::Singular);
    sentence.tokens[thing].dependency = place;
    hang(sentence, day, Some(thing), NmodPoss);
    let oblique: Vec<usize> = sentence.children(thing).filter(|c| sentence.tokens[*c].dependency == Obl).collect();
    let above = sentence.tokens[thing].head;
    for i in oblique.into_iter().filter(|_| above.is_some()) {
        sentence.tokens[i].head = above;
    }
}

/// Verbs of perceiving and causing, whose object does what the bare infinitive behind it says.
const PERCEIVING: [&str; 7] = ["have", "hear", "let", "make", "see", "watch", "witness"];

/// In "saw the army take back the town" the taking is what was seen, by an object that does it.
pub(super) fn tie_bare_infinitive(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let has = |d| sentence.child(verb, d).is_some();
    let is_loose = matches!(token.dependency, Parataxis | Conj | Advcl | Dep | Ccomp | Acl);
    let is_bare = token.tag == Tag::Verb && token.fine == Fine::Base;
    if !is_bare || !is_loose || [Nsubj, NsubjPass, Aux, Mark, Cc].into_iter().any(has) {
        return;
    }
    let ends_before = |object: usize| sentence.subtree(object).last().is_some_and(|last| last + 1 == verb);
    let sees = |i: &usize| {
        let object = sentence.child(*i, Obj).filter(|object| *object > *i && ends_before(*object));
        PERCEIVING.contains(&&*sentence.tokens[*i].lemma) && object.is_some() && !is_under(sentence, *i, verb)
    };
    if let Some(above) = (0..verb).rev().take(20).find(sees) {
        hang(sentence, verb, Some(above), Xcomp);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::mending::mended;
    use crate::extract::mending::tests::{arc, sentence};
    use crate::text::{Dependency, Fine, Tag};

    #[test]
    fn a_noun_before_a_finite_verb_is_its_subject_and_no_clause() {
        let glad = sentence(&[
            ("glad", Tag::Adj, Fine::Other, None, Dependency::Root),
            ("that", Tag::Sconj, Fine::Other, Some(2), Dependency::Mark),
            ("work", Tag::Noun, Fine::Singular, Some(0), Dependency::Ccomp),
            ("with", Tag::Adp, Fine::Other, Some(4), Dependency::Case),
            ("Niger", Tag::Propn, Fine::Singular, Some(2), Dependency::Nmod),
            ("have", Tag::Aux, Fine::Present, Some(6), Dependency::Aux),
            ("help", Tag::Verb, Fine::Participle, Some(0), Dependency::Ccomp),
        ]);
        let mended = mended(glad, &[]);
        assert_eq!(arc(&mended, 2), (Some(6), Dependency::Nsubj));
        assert_eq!((arc(&mended, 6), arc(&mended, 1).0), ((Some(0), Dependency::Ccomp), Some(6)));
    }

    #[test]
    fn who_tells_which_envoy_and_the_envoy_speaks() {
        let said = sentence(&[
            ("envoy", Tag::Noun, Fine::Singular, Some(4), Dependency::NsubjPass),
            (",", Tag::Punct, Fine::Other, Some(4), Dependency::Punct),
            ("who", Tag::Pron, Fine::Other, Some(4), Dependency::NsubjPass),
            ("be", Tag::Aux, Fine::Past, Some(4), Dependency::AuxPass),
            ("invite", Tag::Verb, Fine::Participle, Some(5), Dependency::Advcl),
            ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
        ]);
        let mended = mended(said, &[]);
        assert_eq!(arc(&mended, 0), (Some(5), Dependency::Nsubj));
        assert_eq!(arc(&mended, 4), (Some(0), Dependency::AclRelcl));
    }

    #[test]
    fn what_was_occupied_is_what_was_recaptured() {
        let recaptured = sentence(&[
            ("most", Tag::Adj, Fine::Other, Some(5), Dependency::Nsubj),
            ("town", Tag::Noun, Fine::Plural, Some(0), Dependency::Nmod),
            ("that", Tag::Pron, Fine::Other, Some(5), Dependency::OblUnmarked),
            ("Mali", Tag::Propn, Fine::Singular, Some(5), Dependency::Nsubj),
            ("have", Tag::Aux, Fine::Past, Some(5), Dependency::Aux),
            ("occupy", Tag::Verb, Fine::Participle, None, Dependency::Root),
            ("be", Tag::Aux, Fine::Past, Some(7), Dependency::AuxPass),
            ("recapture", Tag::Verb, Fine::Participle, Some(5), Dependency::Conj),
        ]);
        let mended = mended(recaptured, &[]);
        assert_eq!((arc(&mended, 7), arc(&mended, 0)), ((None, Dependency::Root), (Some(7), Dependency::NsubjPass)));
        assert_eq!(arc(&mended, 5), (Some(1), Dependency::AclRelcl));
    }

    #[test]
    fn what_is_claimed_is_called_baseless() {
        let baseless = |opener| {
            let baseless = sentence(&[
                ("claim", Tag::Noun, Fine::Plural, Some(3), Dependency::Nsubj),
                ("that", Tag::Sconj, Fine::Other, Some(3), opener),
                ("Chad", Tag::Propn, Fine::Singular, Some(3), Dependency::Nsubj),
                ("leave", Tag::Verb, Fine::Past, None, Dependency::Root),
                ("be", Tag::Aux, Fine::Present, Some(5), Dependency::Cop),
                ("baseless", Tag::Adj, Fine::Other, Some(3), Dependency::Ccomp),
            ]);
            let mended = mended(baseless, &[]);
            [0, 3, 5].map(|i| arc(&mended, i))
        };
        let parted = [(Some(5), Dependency::Nsubj), (Some(0), Dependency::Acl), (None, Dependency::Root)];
        assert_eq!(baseless(Dependency::Mark), parted);
        assert_eq!(baseless(Dependency::Obj)[1], (Some(0), Dependency::AclRelcl));
    }

    #[test]
    fn what_was_broken_is_told_around_the_cue() {
        let said = sentence(&[
            ("truce", Tag::Noun, Fine::Singular, Some(4), Dependency::Dislocated),
            (",", Tag::Punct, Fine::Other, Some(0), Dependency::Punct),
            ("the", Tag::Det, Fine::Other, Some(3), Dependency::Det),
            ("ministry", Tag::Noun, Fine::Singular, Some(4), Dependency::Nsubj),
            ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
            (",", Tag::Punct, Fine::Other, Some(4), Dependency::Punct),
            ("be", Tag::Aux, Fine::Past, Some(7), Dependency::AuxPass),
            ("break", Tag::Verb, Fine::Participle, Some(4), Dependency::Parataxis),
        ]);
        let mended = mended(said, &[]);
        assert_eq!((arc(&mended, 0), arc(&mended, 7).1), ((Some(7), Dependency::NsubjPass), Dependency::Ccomp));
        assert_eq!(arc(&mended, 3), (Some(4), Dependency::Nsubj));
    }

    #[test]
    fn the_toll_is_a_number_and_those_with_it_are_wounded() {
        let toll = sentence(&[
            ("toll", Tag::Noun, Fine::Singular, Some(6), Dependency::Nsubj),
            ("be", Tag::Aux, Fine::Past, Some(2), Dependency::Cop),
            ("12", Tag::Num, Fine::Other, Some(0), Dependency::Appos),
            ("with", Tag::Adp, Fine::Other, Some(5), Dependency::Case),
            ("30", Tag::Num, Fine::Other, Some(5), Dependency::Nummod),
            ("other", Tag::Noun, Fine::Plural, Some(6), Dependency::Nsubj),
            ("wound", Tag::Verb, Fine::Past, None, Dependency::Root),
        ]);
        let mended = mended(toll, &[]);
        assert_eq!((arc(&mended, 2), arc(&mended, 0)), ((None, Dependency::Root), (Some(2), Dependency::Nsubj)));
        assert_eq!((arc(&mended, 5), arc(&mended, 6).0), ((Some(6), Dependency::NsubjPass), Some(2)));
    }

    #[test]
    fn a_day_that_lost_its_apostrophe_does_not_act() {
        let blamed = |fine| {
            let blamed = sentence(&[
                ("blame", Tag::Verb, Fine::Past, None, Dependency::Root),
                ("Monday", Tag::Propn, fine, Some(0), Dependency::Obj),
                ("attack", Tag::Verb, Fine::Present, Some(0), Dependency::Xcomp),
                ("on", Tag::Adp, Fine::Other, Some(4), Dependency::Case),
                ("rebel", Tag::Noun, Fine::Plural, Some(2), Dependency::Obl),
            ]);
            let mended = mended(blamed, &[]);
            [1, 2, 4].map(|i| arc(&mended, i))
        };
        let thing = [(Some(2), Dependency::NmodPoss), (Some(0), Dependency::Obj), (Some(0), Dependency::Obl)];
        assert_eq!(blamed(Fine::Plural), thing);
        assert_ne!(blamed(Fine::Singular), thing);
    }

    #[test]
    fn what_was_seen_is_done_by_whom_was_seen() {
        let saw = |dependency| {
            let saw = sentence(&[
                ("see", Tag::Verb, Fine::Past, None, Dependency::Root),
                ("army", Tag::Noun, Fine::Singular, Some(0), Dependency::Obj),
                ("take", Tag::Verb, Fine::Base, Some(0), dependency),
            ]);
            arc(&mended(saw, &[]), 2).1
        };
        assert_eq!((saw(Dependency::Parataxis), saw(Dependency::Obl)), (Dependency::Xcomp, Dependency::Obl));
    }

    #[test]
    fn a_gerund_that_nothing_joins_is_an_adjunct() {
        let rocked = sentence(&[
            ("rock", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("people", Tag::Noun, Fine::Plural, Some(0), Dependency::Obj),
            ("seek", Tag::Verb, Fine::Gerund, Some(1), Dependency::Acl),
            (",", Tag::Punct, Fine::Other, Some(4), Dependency::Punct),
            ("kill", Tag::Verb, Fine::Gerund, Some(2), Dependency::Conj),
        ]);
        let mended = mended(rocked, &[]);
        assert_eq!(arc(&mended, 4), (Some(0), Dependency::Advcl));
    }

    #[test]
    fn nobody_owns_a_participle() {
        let glad = sentence(&[
            ("its", Tag::Pron, Fine::PossessivePronoun, Some(1), Dependency::NmodPoss),
            ("continue", Tag::Verb, Fine::Past, Some(2), Dependency::Amod),
            ("work", Tag::Noun, Fine::Singular, None, Dependency::Root),
        ]);
        assert_eq!(arc(&mended(glad, &[]), 0), (Some(2), Dependency::NmodPoss));
    }
}
