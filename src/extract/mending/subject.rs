//! Subjects in the tree: a finite verb has one, and what cannot act is none.

use super::{hang, hang_as_subject, has_subject, is_under, raise, root_noun};
use crate::text::date::is_name_of_weekday;
use crate::text::{Dependency, Fine, Sentence, Tag};

/// A finite verb has a subject. Where the commas were lost it hangs elsewhere without a preposition, right before the verb: "in the
/// region of Goma five people were killed" with five people under the region.
pub(super) fn give_subject(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let has = |d| sentence.child(verb, d).is_some();
    let token = &sentence.tokens[verb];
    let is_torn = token.dependency == Xcomp && token.fine == Fine::Past;
    let is_main = matches!(token.dependency, Root | Ccomp | Parataxis);
    let is_bare = token.dependency == Advcl && has(Aux) && !has(Mark) && !has(Case);
    let is_clause = (is_torn || is_main || is_bare) && token.tag == Tag::Verb;
    let is_finite = matches!(token.fine, Fine::Past | Fine::Present) || has(AuxPass) || has(Aux);
    if !is_clause || !is_finite || has_subject(sentence, verb) {
        return;
    }
    let helps = |i: &usize| {
        sentence.tokens[*i].head == Some(verb) && matches!(sentence.tokens[*i].dependency, Aux | AuxPass | Advmod)
    };
    let group = (0..verb).rev().take_while(helps).last().unwrap_or(verb);
    let ends_before = |i: usize| {
        let last = sentence.subtree(i).last().copied().unwrap_or(i);
        last < group && (last + 1..group).all(|gap| sentence.tokens[gap].tag == Tag::Punct)
    };
    // No past tense is an open complement: "heard the monitors counted 24" is a clause with a subject of its own.
    let is_taken =
        |i: usize| sentence.tokens[i].dependency == Obj && sentence.tokens[i].head == sentence.tokens[verb].head;
    let is_lost = |i: usize| if is_torn { is_taken(i) } else { is_lost_subject(sentence, i) };
    let found = (0..group).rev().take(40).find(|i| is_lost(*i) && ends_before(*i) && !is_under(sentence, verb, *i));
    if let Some(subject) = found {
        if is_torn {
            sentence.tokens[verb].dependency = Ccomp;
        }
        hang_as_subject(sentence, subject, verb);
    }
}

/// Tells whether `i` heads a noun phrase that hangs where none can hang without a preposition.
fn is_lost_subject(sentence: &Sentence, i: usize) -> bool {
    use Dependency::*;
    let token = &sentence.tokens[i];
    let has = |d| sentence.child(i, d).is_some();
    let is_phrase = token.tag == Tag::Propn || has(Det) || has(Nummod) || has(NmodPoss) || token.fine == Fine::Plural;
    let is_day = has(Nummod) && token.tag == Tag::Propn;
    let is_noun = matches!(token.tag, Tag::Noun | Tag::Propn) && is_phrase && !is_day && !has(Case);
    let second_object = || {
        let siblings = token.head.map(|head| sentence.children(head).filter(|c| *c < i));
        token.dependency == Obj && siblings.into_iter().flatten().any(|c| sentence.tokens[c].dependency == Obj)
    };
    let is_lost = matches!(token.dependency, Nmod | Appos | Dep | Obl) || (token.dependency == Conj && !has(Cc));
    is_noun && (is_lost || second_object())
}

/// A month does not speak: in "last month Ukraine said" the name takes the place of the time, which becomes an adjunct.
pub(super) fn part_time_from_name(sentence: &mut Sentence) {
    use Dependency::*;
    for time in 0..sentence.tokens.len() {
        let lemma = sentence.tokens[time].lemma.to_lowercase();
        let is_time =
            matches!(&*lemma, "day" | "week" | "month" | "year" | "night" | "morning" | "evening" | "weekend");
        let is_subject = matches!(sentence.tokens[time].dependency, Nsubj | NsubjPass);
        let is_other = |i: usize| i != time && sentence.tokens[i].dependency == sentence.tokens[time].dependency;
        let verb = sentence.tokens[time].head;
        if is_subject && is_name_of_weekday(&lemma) && verb.is_some_and(|verb| sentence.children(verb).any(is_other)) {
            sentence.tokens[time].dependency = OblUnmarked;
            continue;
        }
        if !(is_time || is_name_of_weekday(&lemma)) || !is_subject {
            continue;
        }
        let is_name =
            |i: &usize| *i == time + 1 && sentence.tokens[*i].tag == Tag::Propn && sentence.child(*i, Case).is_none();
        let name = sentence.children(time).find(is_name);
        if let Some(name) = name {
            hang(sentence, name, sentence.tokens[time].head, sentence.tokens[time].dependency);
            sentence.tokens[time].dependency = OblUnmarked;
        }
    }
}

/// A participle behind a noun has no object and no clause of its own, since it is passive: "the ministry announced that …" is a clause, and
/// the ministry its subject.
pub(super) fn make_main_verb(sentence: &mut Sentence) {
    use Dependency::*;
    let Some(noun) = root_noun(sentence) else { return };
    let Some(verb) = sentence.child(noun, Acl).filter(|verb| *verb > noun) else { return };
    let opens_with_that = |clause: usize| {
        let first = sentence.subtree(clause).first().copied().unwrap_or(clause);
        sentence.tokens[clause].dependency == Ccomp || &*sentence.tokens[first].lemma == "that"
    };
    let is_clause = |c: &usize| *c > verb && sentence.tokens[*c].tag == Tag::Verb && opens_with_that(*c);
    let clauses: Vec<usize> = sentence.children(verb).filter(is_clause).collect();
    let is_passive = sentence.tokens[verb].fine == Fine::Participle;
    if !is_passive || clauses.is_empty() || sentence.child(verb, OblAgent).is_some() {
        return;
    }
    for clause in clauses {
        sentence.tokens[clause].dependency = Ccomp;
        make_that_mark(sentence, clause);
    }
    raise(sentence, verb, noun);
}

/// A "that" before a subject and beside an object is no object itself.
fn make_that_mark(sentence: &mut Sentence, clause: usize) {
    use Dependency::*;
    let objects: Vec<usize> = sentence.children(clause).filter(|c| sentence.tokens[*c].dependency == Obj).collect();
    if let [that, _] = objects[..]
        && &*sentence.tokens[that].lemma == "that"
    {
        sentence.tokens[that].dependency = Mark;
    }
}

/// In "with 50 others injured" the others do not injure.
pub(super) fn make_absolute_passive(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let has = |d| sentence.child(verb, d).is_some();
    let is_bare = sentence.tokens[verb].fine == Fine::Participle && !has(Aux) && !has(AuxPass) && !has(Obj);
    let Some(subject) = sentence.child(verb, Nsubj).filter(|subject| is_bare && *subject < verb) else { return };
    let first = sentence.subtree(subject).first().copied().unwrap_or(subject);
    let with = |i: usize| matches!(&*sentence.tokens[i].lemma, "with" | "leave");
    if with(first) || first.checked_sub(1).is_some_and(with) {
        sentence.tokens[subject].dependency = NsubjPass;
    }
}

/// "Have" before a participle, with nothing but adverbs between, makes the perfect: "monitors have so far verified".
pub(super) fn make_perfect(sentence: &mut Sentence, have: usize) {
    use Dependency::*;
    let token = &sentence.tokens[have];
    if &*token.lemma != "have" || token.tag != Tag::Verb {
        return;
    }
    let is_adverb = |i: &usize| sentence.tokens[*i].tag == Tag::Adv;
    let Some(verb) = (have + 1..sentence.tokens.len()).find(|i| !is_adverb(i)) else { return };
    let is_participle = matches!(sentence.tokens[verb].fine, Fine::Participle | Fine::Past);
    let own = [Nsubj, NsubjPass].into_iter().any(|d| sentence.child(verb, d).is_some());
    if !is_participle || own || sentence.tokens[verb].head != Some(have) || sentence.tokens[verb].tag != Tag::Verb {
        return;
    }
    let (head, dependency) = (sentence.tokens[have].head, sentence.tokens[have].dependency);
    let others: Vec<usize> = sentence.children(have).filter(|c| *c != verb).collect();
    others.into_iter().for_each(|other| sentence.tokens[other].head = Some(verb));
    hang(sentence, verb, head, dependency);
    hang(sentence, have, Some(verb), Aux);
    sentence.tokens[have].tag = Tag::Aux;
    sentence.tokens[verb].fine = Fine::Participle;
}

/// Two subjects with an "and" between them are one: "Mali and Niger accused". A name that an "and" joins to a name before it
/// goes with that one, not with the thing both belong to: "the work with Mali and Niger helped".
pub(super) fn join_subjects(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let subjects: Vec<usize> = sentence.children(verb).filter(|c| sentence.tokens[*c].dependency == Nsubj).collect();
    let [first, second] = subjects[..] else { return };
    let and =
        (first..second).rev().find(|i| sentence.tokens[*i].dependency == Cc && sentence.tokens[*i].head == Some(verb));
    if let Some(and) = and {
        let is_name = |i: usize| sentence.tokens[i].tag == Tag::Propn;
        let near = std::iter::successors(and.checked_sub(1), |i| sentence.tokens[*i].head)
            .take_while(|i| *i > first)
            .find(|i| is_name(*i) && sentence.child(*i, Case).is_some_and(|case| case < *i));
        let partner = near.filter(|_| is_name(second) && !is_name(first)).unwrap_or(first);
        hang(sentence, second, Some(partner), Conj);
        sentence.tokens[and].head = Some(second);
    }
}

/// What "between" opens has two parts: in "a truce between Chad and Niger was holding" the truce held, not Niger.
pub(super) fn join_parts_of_between(sentence: &mut Sentence, and: usize) {
    use Dependency::*;
    let Some(verb) = sentence.tokens[and].head.filter(|verb| *verb > and && sentence.tokens[and].dependency == Cc)
    else {
        return;
    };
    let is_subject = |c: &usize| *c > and && matches!(sentence.tokens[*c].dependency, Nsubj | NsubjPass);
    let Some(second) = sentence.children(verb).find(is_subject) else { return };
    let opens = |i: usize| sentence.children(i).any(|c| &*sentence.tokens[c].lemma == "between");
    let mut before = std::iter::successors(and.checked_sub(1), |i| sentence.tokens[*i].head).take_while(|i| *i < and);
    let Some(first) = before.find(|i| opens(*i)) else { return };
    let Some(thing) = sentence.tokens[first].head.filter(|thing| *thing < first) else { return };
    if sentence.tokens[verb].head != Some(thing) {
        return;
    }
    let (above, place) = (sentence.tokens[thing].head, sentence.tokens[thing].dependency);
    hang(sentence, verb, above, place);
    hang(sentence, second, Some(first), Conj);
    hang(sentence, and, Some(second), Cc);
    hang_as_subject(sentence, thing, verb);
}

/// Places act on nobody: in "were driven from the town by M23" the town was not M23's, who drove.
pub(super) fn tie_agent_to_passive(sentence: &mut Sentence, agent: usize) {
    use Dependency::*;
    let case_of = |i: usize| sentence.child(i, Case).map(|case| &*sentence.tokens[case].lemma);
    let Some(place) = sentence.tokens[agent].head.filter(|place| *place < agent) else { return };
    let is_by = sentence.tokens[agent].dependency == Nmod && case_of(agent) == Some("by");
    let is_place = sentence.tokens[place].dependency == Obl && matches!(case_of(place), Some("from" | "of" | "out"));
    let verb = sentence.tokens[place].head.filter(|_| is_by && is_place);
    if let Some(verb) = verb.filter(|v| sentence.child(*v, AuxPass).is_some() && sentence.child(*v, OblAgent).is_none())
    {
        hang(sentence, agent, Some(verb), OblAgent);
    }
}

/// "One another" and "each other" behind a verb are its object.
pub(super) fn make_reciprocal_object(sentence: &mut Sentence, word: usize) {
    let lemma = |i: usize| sentence.tokens.get(i).map_or("", |token| &*token.lemma);
    let is_pair = matches!((lemma(word), lemma(word + 1)), ("one", "another") | ("each", "other"));
    let token = &sentence.tokens[word];
    let is_behind_verb = token.head.is_some_and(|head| head + 1 == word && sentence.tokens[head].tag == Tag::Verb);
    if is_pair && is_behind_verb && token.dependency == Dependency::Ccomp {
        sentence.tokens[word].dependency = Dependency::Obj;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::mending::mended;
    use crate::extract::mending::tests::{arc, sentence};
    use crate::text::{Dependency, Fine, Tag};

    #[test]
    fn a_finite_verb_finds_the_subject_that_hangs_elsewhere_without_a_preposition() {
        let killed = sentence(&[
            ("in", Tag::Adp, Fine::Other, Some(1), Dependency::Case),
            ("region", Tag::Noun, Fine::Singular, Some(5), Dependency::Obl),
            ("five", Tag::Num, Fine::Other, Some(3), Dependency::Nummod),
            ("villager", Tag::Noun, Fine::Plural, Some(1), Dependency::Nmod),
            ("be", Tag::Aux, Fine::Past, Some(5), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        let mended = mended(killed, &[]);
        assert_eq!((mended.tokens[3].head, mended.tokens[3].dependency), (Some(5), Dependency::NsubjPass));
        assert_eq!(mended.tokens[1].dependency, Dependency::Obl);
    }

    #[test]
    fn have_before_a_participle_makes_the_perfect_and_the_monitors_its_subject() {
        let verified = sentence(&[
            ("monitor", Tag::Noun, Fine::Plural, Some(5), Dependency::Obl),
            ("have", Tag::Verb, Fine::Present, Some(5), Dependency::Advcl),
            ("far", Tag::Adv, Fine::Other, Some(3), Dependency::Advmod),
            ("verify", Tag::Verb, Fine::Past, Some(1), Dependency::Ccomp),
            ("they", Tag::Pron, Fine::Other, Some(5), Dependency::Nsubj),
            ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
        ]);
        let mended = mended(verified, &[]);
        let arcs = [0, 1, 3].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        let expected = [(Some(3), Dependency::Nsubj), (Some(3), Dependency::Aux), (Some(5), Dependency::Advcl)];
        assert_eq!(arcs, expected);
    }

    #[test]
    fn a_month_does_not_speak() {
        let said = sentence(&[
            ("last", Tag::Adj, Fine::Other, Some(1), Dependency::Amod),
            ("month", Tag::Noun, Fine::Singular, Some(3), Dependency::Nsubj),
            ("Peru", Tag::Propn, Fine::Singular, Some(1), Dependency::Flat),
            ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
        ]);
        let mended = mended(said, &[]);
        assert_eq!((mended.tokens[2].head, mended.tokens[2].dependency), (Some(3), Dependency::Nsubj));
        assert_eq!(mended.tokens[1].dependency, Dependency::OblUnmarked);
    }

    #[test]
    fn a_participle_with_a_clause_is_the_main_verb() {
        let announced = sentence(&[
            ("ministry", Tag::Noun, Fine::Singular, None, Dependency::Root),
            ("announce", Tag::Verb, Fine::Participle, Some(0), Dependency::Acl),
            ("that", Tag::Pron, Fine::Other, Some(4), Dependency::Obj),
            ("troops", Tag::Noun, Fine::Plural, Some(4), Dependency::Nsubj),
            ("take", Tag::Verb, Fine::Participle, Some(1), Dependency::Advcl),
            ("village", Tag::Noun, Fine::Plural, Some(4), Dependency::Obj),
        ]);
        let mended = mended(announced, &[]);
        let arcs = [0, 1, 2, 4].map(|i| (mended.tokens[i].head, mended.tokens[i].dependency));
        let expected = [
            (Some(1), Dependency::Nsubj),
            (None, Dependency::Root),
            (Some(4), Dependency::Mark),
            (Some(1), Dependency::Ccomp),
        ];
        assert_eq!(arcs, expected);
    }

    #[test]
    fn those_with_whom_something_happened_did_not_do_it() {
        let injured = sentence(&[
            ("be", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("with", Tag::Adp, Fine::Other, Some(2), Dependency::Case),
            ("other", Tag::Noun, Fine::Plural, Some(3), Dependency::Nsubj),
            ("injure", Tag::Verb, Fine::Participle, Some(0), Dependency::Advcl),
        ]);
        assert_eq!(mended(injured, &[]).tokens[2].dependency, Dependency::NsubjPass);
    }

    #[test]
    fn a_name_goes_with_the_name_before_it() {
        let helped = sentence(&[
            ("work", Tag::Noun, Fine::Singular, Some(5), Dependency::Nsubj),
            ("with", Tag::Adp, Fine::Other, Some(2), Dependency::Case),
            ("Mali", Tag::Propn, Fine::Singular, Some(0), Dependency::Nmod),
            ("and", Tag::Cconj, Fine::Other, Some(5), Dependency::Cc),
            ("Niger", Tag::Propn, Fine::Singular, Some(5), Dependency::Nsubj),
            ("help", Tag::Verb, Fine::Past, None, Dependency::Root),
        ]);
        let mended = mended(helped, &[]);
        assert_eq!((mended.tokens[4].head, mended.tokens[4].dependency), (Some(2), Dependency::Conj));
    }

    #[test]
    fn who_is_behind_by_acts_on_whom_was_driven_from_a_place() {
        let driven = |from: &str| {
            let driven = sentence(&[
                ("army", Tag::Noun, Fine::Singular, Some(2), Dependency::NsubjPass),
                ("be", Tag::Aux, Fine::Past, Some(2), Dependency::AuxPass),
                ("drive", Tag::Verb, Fine::Participle, None, Dependency::Root),
                (from, Tag::Adp, Fine::Other, Some(4), Dependency::Case),
                ("town", Tag::Noun, Fine::Singular, Some(2), Dependency::Obl),
                ("by", Tag::Adp, Fine::Other, Some(6), Dependency::Case),
                ("M23", Tag::Propn, Fine::Singular, Some(4), Dependency::Nmod),
            ]);
            arc(&mended(driven, &[]), 6)
        };
        assert_eq!(driven("from"), (Some(2), Dependency::OblAgent));
        assert_eq!(driven("in"), (Some(4), Dependency::Nmod), "in a raid by M23");
    }

    #[test]
    fn what_is_between_two_has_both() {
        let held = |preposition: &str| {
            let held = sentence(&[
                ("truce", Tag::Noun, Fine::Singular, None, Dependency::Root),
                (preposition, Tag::Adp, Fine::Other, Some(2), Dependency::Case),
                ("Chad", Tag::Propn, Fine::Singular, Some(0), Dependency::Nmod),
                ("and", Tag::Cconj, Fine::Other, Some(6), Dependency::Cc),
                ("Niger", Tag::Propn, Fine::Singular, Some(6), Dependency::Nsubj),
                ("be", Tag::Aux, Fine::Past, Some(6), Dependency::Aux),
                ("hold", Tag::Verb, Fine::Gerund, Some(0), Dependency::Conj),
            ]);
            let mended = mended(held, &[]);
            [0, 4].map(|i| arc(&mended, i))
        };
        assert_eq!(held("between"), [(Some(6), Dependency::Nsubj), (Some(2), Dependency::Conj)]);
        assert_eq!(held("for")[1], (Some(6), Dependency::Nsubj));
    }

    #[test]
    fn two_subjects_with_and_between_them_are_one() {
        let accused = sentence(&[
            ("Mali", Tag::Propn, Fine::Singular, Some(3), Dependency::Nsubj),
            ("and", Tag::Cconj, Fine::Other, Some(3), Dependency::Cc),
            ("Niger", Tag::Propn, Fine::Singular, Some(3), Dependency::Nsubj),
            ("accuse", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("one", Tag::Pron, Fine::Other, Some(3), Dependency::Ccomp),
            ("another", Tag::Det, Fine::Other, Some(4), Dependency::Fixed),
        ]);
        let mended = mended(accused, &[]);
        assert_eq!((mended.tokens[2].head, mended.tokens[2].dependency), (Some(0), Dependency::Conj));
        assert_eq!(mended.tokens[4].dependency, Dependency::Obj);
    }
}
