//! Verbs of harm in the tree: who was hurt is counted, often without an auxiliary, and numbers tear the tree.

use super::{hand_over, hang, hang_as_subject, has_subject, is_under};
use crate::text::{Dependency, Fine, Sentence, Tag};

/// Verbs that do something to somebody: without an object they are passive, whatever else is missing.
pub(in crate::extract) const HARMING: [&str; 18] = [
    "abduct",
    "arrest",
    "behead",
    "detain",
    "displace",
    "execute",
    "hospitalise",
    "hospitalize",
    "hurt",
    "injure",
    "kidnap",
    "kill",
    "maim",
    "martyr",
    "massacre",
    "murder",
    "slaughter",
    "wound",
];

/// Mends what is told of harm at token `word`.
pub(super) fn mend_harm(sentence: &mut Sentence, word: usize) {
    make_get_passive(sentence, word);
    make_age(sentence, word);
    make_bounded_subject(sentence, word);
    part_among_them(sentence, word);
    make_wounding_verb(sentence, word);
    free_number_from_bound(sentence, word);
    make_counted_passive(sentence, word);
    give_joined_subject(sentence, word);
}

/// In "nine soldiers killed, says the army" the soldiers were killed: who is counted and has no object of his own did not do it.
fn make_counted_passive(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let has = |d| sentence.child(verb, d).is_some();
    let token = &sentence.tokens[verb];
    let is_past = token.tag == Tag::Verb && matches!(token.fine, Fine::Past | Fine::Participle);
    if !is_past
        || !HARMING.contains(&&*token.lemma)
        || has(Obj)
        || has(Aux)
        || has(AuxPass)
        || opens_phrase(sentence, verb + 1)
    {
        return;
    }
    let Some(subject) = sentence.child(verb, Nsubj).filter(|subject| *subject < verb) else { return };
    let is_counted = sentence.tokens[subject].tag == Tag::Num || sentence.child(subject, Nummod).is_some();
    let is_right_before = sentence.subtree(subject).last() == Some(&(verb - 1));
    if is_counted && is_right_before {
        sentence.tokens[subject].dependency = NsubjPass;
        sentence.tokens[verb].fine = Fine::Participle;
    }
}

/// Tells whether a noun phrase may begin at `i`.
fn opens_phrase(sentence: &Sentence, i: usize) -> bool {
    let Some(token) = sentence.tokens.get(i) else { return false };
    let is_nominal = matches!(token.tag, Tag::Num | Tag::Det | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Adj);
    let bounds = ["least", "more", "up", "some", "about", "around", "nearly", "almost", "over", "many", "between"];
    let word = |i: usize| sentence.tokens.get(i).map_or("", |token| &*token.lemma);
    is_nominal || bounds.contains(&word(i)) || (matches!(word(i), "at" | "as") && bounds.contains(&word(i + 1)))
}

/// "Over", "up to" and "between" right behind a verb of harm belong to the number behind them: in "lost over a dozen servicemen" the
/// servicemen were lost, and nothing went over them.
fn free_number_from_bound(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let lemma = &*sentence.tokens[verb].lemma;
    let takes = HARMING.contains(&lemma) || matches!(lemma, "lose" | "claim" | "leave" | "free" | "capture");
    if !takes || sentence.tokens[verb].tag != Tag::Verb || sentence.child(verb, Obj).is_some() {
        return;
    }
    let Some(number) = behind_bound(sentence, verb + 1) else { return };
    let is_number = |i: usize| sentence.tokens.get(i).is_some_and(|token| token.tag == Tag::Num);
    let Some(counted) = sentence.children(verb).find(|c| *c >= number && sentence.tokens[*c].dependency == Obl) else {
        return;
    };
    if !is_number(number) || !is_under(sentence, number, counted) {
        return;
    }
    for bound in verb + 1..number {
        if matches!(sentence.tokens[bound].dependency, Case | CompoundPrt) {
            hang(sentence, bound, Some(counted), Advmod);
        }
    }
    sentence.tokens[counted].dependency = Obj;
}

/// Returns the first token of the number that a bound at `i` belongs to: "over", "up to", "no fewer than".
fn behind_bound(sentence: &Sentence, i: usize) -> Option<usize> {
    let word = |i: usize| sentence.tokens.get(i).map_or("", |token| &*token.lemma);
    let no = usize::from(word(i) == "no");
    let number = match (word(i + no), word(i + no + 1)) {
        ("over" | "under" | "between" | "about" | "around" | "above", _) => i + 1,
        ("up", "to") => i + 2,
        ("more" | "few" | "less" | "fewer" | "many", "than") => i + no + 2,
        _ => return None,
    };
    Some(number + usize::from(matches!(word(number), "a" | "an")))
}

/// In "more than 100 rebels were killed" the rebels were killed, wherever the tree puts "more".
fn make_bounded_subject(sentence: &mut Sentence, more: usize) {
    use Dependency::*;
    let token = &sentence.tokens[more];
    let Some(verb) = token.head.filter(|verb| *verb > more && sentence.tokens[*verb].tag == Tag::Verb) else { return };
    let Some(number) = behind_bound(sentence, more).filter(|_| !has_subject(sentence, verb)) else { return };
    let is_number = sentence.tokens.get(number).is_some_and(|token| token.tag == Tag::Num);
    let Some(counted) = sentence.children(more).find(|c| *c >= number).filter(|_| is_number) else { return };
    if !is_under(sentence, number, counted) || sentence.child(verb, AuxPass).is_none() {
        return;
    }
    let above: Vec<usize> = (more..number).collect();
    hang_as_subject(sentence, counted, verb);
    for bound in above {
        hang(sentence, bound, Some(counted), Advmod);
    }
}

/// In "three people, among them a girl, were killed" the girl is one of the three, and they were killed.
fn part_among_them(sentence: &mut Sentence, among: usize) {
    use Dependency::*;
    let word = |i: usize| sentence.tokens.get(i).map_or("", |token| &*token.lemma);
    let is_them = &*sentence.tokens[among].lemma == "among" && matches!(word(among + 1), "they" | "them");
    let is_aside = among >= 2 && word(among - 1) == ",";
    if !is_them || !is_aside {
        return;
    }
    let is_inside = |i: &usize| matches!(sentence.tokens[*i].tag, Tag::Det | Tag::Num | Tag::Adj | Tag::Noun);
    let part = (among + 2..sentence.tokens.len())
        .take_while(is_inside)
        .filter(|i| sentence.tokens[*i].tag == Tag::Noun)
        .last();
    let is_whole = matches!(sentence.tokens[among - 2].tag, Tag::Noun | Tag::Num | Tag::Propn);
    let Some(part) = part.filter(|part| is_whole && !is_under(sentence, among - 2, *part)) else { return };
    hang(sentence, part, Some(among - 2), Nmod);
    hang(sentence, among, Some(part), Case);
    hang(sentence, among + 1, Some(part), Fixed);
    hang(sentence, among - 1, Some(part), Punct);
    if let Some(comma) = (part + 1..sentence.tokens.len()).find(|i| word_is_comma(sentence, *i)) {
        hang(sentence, comma, Some(part), Punct);
    }
}

fn word_is_comma(sentence: &Sentence, i: usize) -> bool {
    &*sentence.tokens[i].lemma == ","
}

/// "Got hurt" is passive: the hurting is the clause, and "got" its auxiliary.
fn make_get_passive(sentence: &mut Sentence, get: usize) {
    use Dependency::*;
    if &*sentence.tokens[get].lemma != "get" || sentence.tokens[get].tag != Tag::Verb {
        return;
    }
    let is_harmed = |c: &usize| {
        let token = &sentence.tokens[*c];
        let is_past = matches!(token.fine, Fine::Past | Fine::Participle) && token.dependency == Xcomp;
        is_past && HARMING.contains(&&*token.lemma) && sentence.child(*c, Obj).is_none()
    };
    let Some(verb) = sentence.children(get).find(|c| *c > get && is_harmed(c)) else { return };
    let (above, place) = (sentence.tokens[get].head, sentence.tokens[get].dependency);
    hand_over(sentence, get, verb, |c| c != verb);
    hang(sentence, verb, above, place);
    hang(sentence, get, Some(verb), AuxPass);
    (sentence.tokens[get].tag, sentence.tokens[verb].fine) = (Tag::Aux, Fine::Participle);
    if let Some(subject) = sentence.child(verb, Nsubj) {
        sentence.tokens[subject].dependency = NsubjPass;
    }
}

/// In "two girls aged nine and 12 were killed" the girls were killed, and nine and 12 are no more than their ages.
fn make_age(sentence: &mut Sentence, aged: usize) {
    use Dependency::*;
    if &*sentence.tokens[aged].lemma != "age" || sentence.tokens[aged].tag != Tag::Verb || aged == 0 {
        return;
    }
    let joins = |i: &usize| {
        let token = &sentence.tokens[*i];
        token.tag == Tag::Num || matches!(&*token.lemma, "and" | "," | "to" | "between" | "or")
    };
    let ages: Vec<usize> =
        (aged + 1..sentence.tokens.len()).take_while(joins).filter(|i| sentence.tokens[*i].tag == Tag::Num).collect();
    let subject_of = |i: &usize| {
        let is_subject = matches!(sentence.tokens[*i].dependency, Nsubj | NsubjPass);
        sentence.tokens[*i].head.filter(|verb| is_subject && *verb > aged)
    };
    let Some(verb) = ages.iter().find_map(subject_of) else { return };
    if !is_under(sentence, verb, aged) {
        return;
    }
    let persons: Vec<usize> = sentence
        .children(aged)
        .filter(|c| *c < aged && matches!(sentence.tokens[*c].dependency, Nsubj | NsubjPass))
        .collect();
    let (Some(first), Some(last)) = (persons.first().copied(), persons.last().copied()) else { return };
    let (above, place) = (sentence.tokens[aged].head, sentence.tokens[aged].dependency);
    hand_over(sentence, aged, verb, |c| c != verb);
    hang(sentence, verb, above, place);
    ages.into_iter().for_each(|age| hang(sentence, age, Some(aged), Obl));
    hang(sentence, aged, Some(last), Acl);
    hang_as_subject(sentence, first, verb);
    if last != first {
        hang(sentence, last, Some(first), Appos);
    }
}

/// In "kills at least seven, wounds 20" the second is a verb as well.
fn make_wounding_verb(sentence: &mut Sentence, word: usize) {
    use Dependency::*;
    let token = &sentence.tokens[word];
    let Some(verb) = token.head.filter(|verb| *verb < word && token.dependency == Conj) else { return };
    let is_pair = token.tag == Tag::Noun && matches!(&*token.lemma, "wound" | "injure" | "hurt");
    let kills = matches!(sentence.tokens[verb].fine, Fine::Present) && HARMING.contains(&&*sentence.tokens[verb].lemma);
    let number = |c: &usize| *c > word && sentence.tokens[*c].tag == Tag::Num;
    let Some(number) = sentence.children(word).find(number).filter(|_| is_pair && kills) else { return };
    (sentence.tokens[word].tag, sentence.tokens[word].fine) = (Tag::Verb, Fine::Present);
    hang(sentence, number, Some(word), Obj);
}

/// A noun is not joined to a verb: in "four people died and nine others were injured" the others are the subject of what follows them.
fn give_joined_subject(sentence: &mut Sentence, predicate: usize) {
    use Dependency::*;
    let token = &sentence.tokens[predicate];
    let helps = |i: &usize| {
        sentence.tokens[*i].head == Some(predicate) && matches!(sentence.tokens[*i].dependency, Aux | AuxPass | Cop)
    };
    let Some(first) = sentence.children(predicate).find(helps).filter(|i| *i < predicate) else { return };
    if token.dependency != Conj || has_subject(sentence, predicate) {
        return;
    }
    let is_torn = |i: &usize| {
        let noun = &sentence.tokens[*i];
        let is_age =
            noun.tag == Tag::Num && i.checked_sub(1).is_some_and(|before| &*sentence.tokens[before].lemma == ",");
        let is_noun = matches!(noun.tag, Tag::Noun | Tag::Propn | Tag::Num) && noun.dependency == Conj && !is_age;
        let above = noun.head.is_some_and(|head| sentence.tokens[head].tag == Tag::Verb && head < *i);
        is_noun && above && sentence.subtree(*i).last().is_some_and(|last| last + 1 == first)
    };
    let Some(noun) = (0..first).rev().take(20).find(is_torn) else { return };
    if let Some(and) = sentence.child(noun, Cc) {
        sentence.tokens[and].head = Some(predicate);
    }
    hang_as_subject(sentence, noun, predicate);
}

#[cfg(test)]
mod tests {
    use crate::extract::mending::mended;
    use crate::extract::mending::tests::{arc, sentence};
    use crate::text::{Dependency, Fine, Tag};

    #[test]
    fn the_counted_without_an_object_were_harmed_and_did_not_harm() {
        let killed = |object: Option<(&'static str, Tag, Fine, Option<usize>, Dependency)>| {
            let mut tokens = vec![
                ("nine", Tag::Num, Fine::Other, Some(1), Dependency::Nummod),
                ("soldier", Tag::Noun, Fine::Plural, Some(2), Dependency::Nsubj),
                ("kill", Tag::Verb, Fine::Past, None, Dependency::Root),
            ];
            tokens.extend(object);
            mended(sentence(&tokens), &[]).tokens[1].dependency
        };
        assert_eq!(killed(None), Dependency::NsubjPass);
        assert_eq!(killed(Some(("rebel", Tag::Noun, Fine::Plural, Some(2), Dependency::Obj))), Dependency::Nsubj);
    }

    #[test]
    fn who_is_joined_to_a_passive_is_harmed_too() {
        let injured = sentence(&[
            ("16", Tag::Num, Fine::Other, Some(2), Dependency::NsubjPass),
            ("be", Tag::Aux, Fine::Past, Some(2), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, None, Dependency::Root),
            ("33", Tag::Num, Fine::Other, Some(4), Dependency::NsubjPass),
            ("injure", Tag::Verb, Fine::Participle, Some(2), Dependency::Conj),
        ]);
        assert_eq!(arc(&mended(injured, &[]), 3), (Some(4), Dependency::NsubjPass));
    }

    #[test]
    fn over_a_dozen_lost_are_lost_and_the_bridge_is_not() {
        let lost = |number: Tag| {
            let lost = sentence(&[
                ("lose", Tag::Verb, Fine::Past, None, Dependency::Root),
                ("over", Tag::Adp, Fine::Other, Some(3), Dependency::Case),
                ("12", number, Fine::Other, Some(3), Dependency::Nummod),
                ("man", Tag::Noun, Fine::Plural, Some(0), Dependency::Obl),
            ]);
            arc(&mended(lost, &[]), 3).1
        };
        assert_eq!((lost(Tag::Num), lost(Tag::Adj)), (Dependency::Obj, Dependency::Obl));
    }

    #[test]
    fn got_hurt_is_passive() {
        let got = sentence(&[
            ("other", Tag::Noun, Fine::Plural, Some(1), Dependency::Nsubj),
            ("get", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("hurt", Tag::Verb, Fine::Past, Some(1), Dependency::Xcomp),
        ]);
        let mended = mended(got, &[]);
        assert_eq!(arc(&mended, 0), (Some(2), Dependency::NsubjPass));
        assert_eq!((arc(&mended, 2), arc(&mended, 1)), ((None, Dependency::Root), (Some(2), Dependency::AuxPass)));
    }

    #[test]
    fn ages_are_not_killed() {
        let killed = sentence(&[
            ("girl", Tag::Noun, Fine::Plural, Some(1), Dependency::Nsubj),
            ("age", Tag::Verb, Fine::Participle, None, Dependency::Root),
            ("nine", Tag::Num, Fine::Other, Some(4), Dependency::NsubjPass),
            ("be", Tag::Aux, Fine::Past, Some(4), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, Some(1), Dependency::Ccomp),
        ]);
        let mended = mended(killed, &[]);
        let arcs = [0, 1, 2, 4].map(|i| arc(&mended, i));
        let expected = [
            (Some(4), Dependency::NsubjPass),
            (Some(0), Dependency::Acl),
            (Some(1), Dependency::Obl),
            (None, Dependency::Root),
        ];
        assert_eq!(arcs, expected);
    }

    #[test]
    fn a_noun_joined_to_a_verb_is_the_subject_of_what_follows() {
        let injured = sentence(&[
            ("four", Tag::Num, Fine::Other, Some(1), Dependency::Nsubj),
            ("die", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("and", Tag::Cconj, Fine::Other, Some(3), Dependency::Cc),
            ("other", Tag::Noun, Fine::Plural, Some(1), Dependency::Conj),
            ("be", Tag::Aux, Fine::Past, Some(5), Dependency::Cop),
            ("injured", Tag::Adj, Fine::Other, Some(1), Dependency::Conj),
        ]);
        assert_eq!(arc(&mended(injured, &[]), 3), (Some(5), Dependency::Nsubj));
    }

    #[test]
    fn who_is_among_those_killed_is_not_all_of_them() {
        let killed = sentence(&[
            ("three", Tag::Num, Fine::Other, Some(7), Dependency::Appos),
            (",", Tag::Punct, Fine::Other, Some(4), Dependency::Punct),
            ("among", Tag::Adp, Fine::Other, Some(3), Dependency::Case),
            ("they", Tag::Pron, Fine::Other, Some(0), Dependency::Conj),
            ("girl", Tag::Noun, Fine::Singular, Some(7), Dependency::NsubjPass),
            (",", Tag::Punct, Fine::Other, Some(7), Dependency::Punct),
            ("be", Tag::Aux, Fine::Past, Some(7), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        assert_eq!(arc(&mended(killed, &[]), 4), (Some(0), Dependency::Nmod));
    }
}
