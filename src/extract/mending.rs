//! The tree, mended where it breaks rules that English does not break; what a parser trained on other texts gets wrong in news.
//!
//! Comes in: a sentence as read, and where known names stand in it. Goes out: the same sentence with some arcs and tags changed. It
//! invents no token and moves no span.
//!
//! ```text
//! withdrew ──obj──▶ [from] town        →  withdrew ──obl──▶ [from] town
//! ```

mod clause;
pub(super) mod harm;
mod matrix;
mod name;
mod subject;
mod word;

use crate::text::{Dependency, Fine, Sentence, Tag, Token, verb_of_gerund};
use clause::{
    describe_owned, free_adjunct, give_day_to_noun, make_noun_subject, part_absolute, part_parenthesis,
    part_relative_clause, tie_bare_infinitive,
};
use harm::mend_harm;
use matrix::{
    give_object_to_clause, make_closing_verb, make_telling_verb, open_main_clause, part_participle_from_verb,
    raise_intransitive, raise_verb_behind_relative,
};
use name::{describe_by_name, hold_together, join_hyphenated};
use std::ops::Range;
use subject::{
    give_subject, join_parts_of_between, join_subjects, make_absolute_passive, make_main_verb, make_perfect,
    make_reciprocal_object, part_time_from_name, tie_agent_to_passive,
};
use word::{free_cue_from_subject, make_owned_name, make_owned_noun, make_shot_dead, make_verb_behind_to};

/// Returns the sentence with its tree mended; `names` are the tokens of each known name.
pub(super) fn mended(mut sentence: Sentence, names: &[Range<usize>]) -> Sentence {
    for name in names.iter().filter(|name| name.len() > 1) {
        hold_together(&mut sentence, name);
    }
    for name in names {
        describe_by_name(&mut sentence, name);
    }
    for part in 0..sentence.tokens.len() {
        join_hyphenated(&mut sentence, part);
    }
    relabel_prepositional_objects(&mut sentence);
    for word in 0..sentence.tokens.len() {
        make_perfect(&mut sentence, word);
        give_day_to_noun(&mut sentence, word);
        describe_owned(&mut sentence, word);
        make_verb_behind_to(&mut sentence, word);
        make_owned_noun(&mut sentence, word);
        make_shot_dead(&mut sentence, word);
        make_owned_name(&mut sentence, word);
        join_parts_of_between(&mut sentence, word);
        tie_agent_to_passive(&mut sentence, word);
        free_cue_from_subject(&mut sentence, word);
        mend_harm(&mut sentence, word);
    }
    let verbs: Vec<usize> = (0..sentence.tokens.len()).filter(|i| is_past_taken_for_passive(&sentence, *i)).collect();
    for verb in verbs {
        make_active(&mut sentence, verb);
    }
    tie_gerunds_to_of(&mut sentence);
    make_main_verb(&mut sentence);
    make_main_call(&mut sentence);
    make_closing_verb(&mut sentence);
    make_telling_verb(&mut sentence);
    for verb in 1..sentence.tokens.len() {
        raise_intransitive(&mut sentence, verb);
    }
    raise_verb_behind_relative(&mut sentence);
    open_main_clause(&mut sentence);
    set_concessions_aside(&mut sentence);
    for clause in 1..sentence.tokens.len() {
        make_complement(&mut sentence, clause);
    }
    part_time_from_name(&mut sentence);
    for word in 1..sentence.tokens.len() {
        make_infinitive(&mut sentence, word);
        make_charge(&mut sentence, word);
    }
    for verb in 0..sentence.tokens.len() {
        part_parenthesis(&mut sentence, verb);
        part_participle_from_verb(&mut sentence, verb);
        give_object_to_clause(&mut sentence, verb);
        join_subjects(&mut sentence, verb);
        part_relative_clause(&mut sentence, verb);
        part_absolute(&mut sentence, verb);
        tie_bare_infinitive(&mut sentence, verb);
        make_reciprocal_object(&mut sentence, verb);
        free_adjunct(&mut sentence, verb);
        tie_infinitive(&mut sentence, verb);
        make_absolute_passive(&mut sentence, verb);
        make_noun_subject(&mut sentence, verb);
        give_subject(&mut sentence, verb);
    }
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

/// A clause without an auxiliary is no passive: "the secretary-general called for a truce"; but who is harmed without doing it to anybody
/// is: "16 were killed and 33 injured".
fn is_past_taken_for_passive(sentence: &Sentence, verb: usize) -> bool {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let heads_clause = matches!(token.dependency, Root | Conj | Ccomp | Parataxis);
    let has = |d| sentence.child(verb, d).is_some();
    let is_harm = harm::HARMING.contains(&&*token.lemma) && !has(Obj);
    heads_clause && token.fine == Fine::Participle && has(NsubjPass) && !has(Aux) && !has(AuxPass) && !is_harm
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
    hang(sentence, verb, above, if above.is_none() { Root } else { place });
    hang(sentence, noun, Some(verb), Obj);
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
            hang(sentence, of, Some(gerund), Dependency::Mark);
            sentence.tokens[gerund].dependency = Dependency::Advcl;
        }
    }
}

/// No adjective stands before a number: in "agreed to free 12 hostages" it is an infinitive, and the hostages its object.
fn make_infinitive(sentence: &mut Sentence, word: usize) {
    use Dependency::*;
    let (to, token) = (word - 1, &sentence.tokens[word]);
    let Some(noun) = token.head.filter(|noun| token.dependency == Amod && *noun > word) else { return };
    let is_number_next = sentence.child(noun, Nummod) == Some(word + 1);
    let is_tied = [Some(noun), Some(word)].contains(&sentence.tokens[to].head);
    if &*sentence.tokens[to].lemma != "to" || !is_tied || !is_number_next {
        return;
    }
    let above = sentence.tokens[noun].head;
    sentence.tokens[word].tag = Tag::Verb;
    sentence.tokens[word].fine = Fine::Base;
    hang(sentence, word, above, if above.is_none() { Root } else { Xcomp });
    hang(sentence, noun, Some(word), Obj);
    hang(sentence, to, Some(word), Mark);
}

/// Verbs that charge somebody "of" or "for" doing something.
const CHARGING: [&str; 8] = ["accuse", "blame", "condemn", "convict", "criticise", "criticize", "denounce", "suspect"];

/// In "accused the army of shelling civilians" the shelling is what the army is accused of, and the civilians are its object.
fn make_charge(sentence: &mut Sentence, word: usize) {
    use Dependency::*;
    let (of, token) = (word - 1, &sentence.tokens[word]);
    let is_gerund = token.lemma.ends_with("ing") && matches!(token.dependency, Compound | Amod);
    let Some(thing) = token.head.filter(|thing| is_gerund && *thing > word) else { return };
    let is_of = matches!(&*sentence.tokens[of].lemma, "of" | "for") && sentence.tokens[of].head == Some(thing);
    let charges =
        |i: &usize| CHARGING.contains(&&*sentence.tokens[*i].lemma) && sentence.child(*i, Obj).is_some_and(|o| o < of);
    let above = std::iter::successors(sentence.tokens[thing].head, |i| sentence.tokens[*i].head).take(2);
    let Some(charge) = above.into_iter().find(charges).filter(|charge| is_of && *charge < of) else { return };
    sentence.tokens[word].tag = Tag::Verb;
    sentence.tokens[word].fine = Fine::Gerund;
    sentence.tokens[word].lemma = verb_of_gerund(&sentence.tokens[word].lemma);
    hang(sentence, word, Some(charge), Advcl);
    hang(sentence, thing, Some(word), Obj);
    hang(sentence, of, Some(word), Mark);
}

/// What "although" or "after" opens is no complement: "the agency said although each side accused the other".
fn set_concessions_aside(sentence: &mut Sentence) {
    let opens = |token: &Token| {
        token.dependency == Dependency::Mark
            && matches!(
                &*token.lemma,
                "although" | "though" | "while" | "because" | "after" | "before" | "since" | "until" | "unless"
            )
    };
    for clause in 0..sentence.tokens.len() {
        let is_aside = sentence.children(clause).any(|c| c < clause && opens(&sentence.tokens[c]));
        if is_aside && sentence.tokens[clause].dependency == Dependency::Ccomp {
            sentence.tokens[clause].dependency = Dependency::Advcl;
        }
    }
}

/// What "that" opens is a complement, also where a day stands between: "denied on 2 May that it had shelled the town". Behind "so",
/// "such", "now" or "in order" it tells the outcome or the reason.
fn make_complement(sentence: &mut Sentence, clause: usize) {
    let token = &sentence.tokens[clause];
    let Some(head) = token.head.filter(|head| *head < clause && token.dependency == Dependency::Advcl) else { return };
    let lemma = |i: usize| &*sentence.tokens[i].lemma;
    let that =
        sentence.children(clause).find(|c| sentence.tokens[*c].dependency == Dependency::Mark && lemma(*c) == "that");
    let is_outcome = |i: usize| matches!(lemma(i), "so" | "such" | "now" | "order" | "provided" | "given" | "except");
    let is_free = |that: usize| that > head && !(head + 1..that).any(is_outcome);
    if that.is_some_and(is_free)
        && sentence.tokens[head].tag == Tag::Verb
        && sentence.child(head, Dependency::Ccomp).is_none()
    {
        sentence.tokens[clause].dependency = Dependency::Ccomp;
    }
}

/// Verbs whose object is to do what the infinitive behind it says (object control).
const CONTROLLING: [&str; 22] = [
    "advise",
    "allow",
    "appeal",
    "ask",
    "beg",
    "call",
    "command",
    "compel",
    "direct",
    "encourage",
    "expect",
    "force",
    "implore",
    "instruct",
    "invite",
    "oblige",
    "order",
    "permit",
    "press",
    "tell",
    "urge",
    "warn",
];

/// In "called the army to return" the army is to return: the infinitive is no adjunct of the calling. In "repeated its call on the army to
/// return" it is what the call is for.
fn tie_infinitive(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let Some(head) =
        sentence.tokens[verb].head.filter(|head| *head < verb && sentence.tokens[verb].dependency == Advcl)
    else {
        return;
    };
    let has_to = sentence.children(verb).any(|c| c < verb && &*sentence.tokens[c].lemma == "to");
    let Some(object) = sentence.child(head, Obj).filter(|object| head < *object && *object < verb) else { return };
    if has_to && matches!(&*sentence.tokens[object].lemma, "appeal" | "call" | "demand" | "plea" | "request") {
        return hang(sentence, verb, Some(object), Acl);
    }
    if has_to && CONTROLLING.contains(&&*sentence.tokens[head].lemma) {
        sentence.tokens[verb].dependency = Xcomp;
    }
}

/// In "the envoy today called on the army to return" the call is the main clause, where the tree makes it a participle of the envoy.
fn make_main_call(sentence: &mut Sentence) {
    use Dependency::*;
    let Some(noun) = root_noun(sentence) else { return };
    let calls = |i: &usize| {
        let token = &sentence.tokens[*i];
        let is_participle = matches!(token.fine, Fine::Participle | Fine::Past);
        *i > noun && token.dependency == Acl && is_participle && CONTROLLING.contains(&&*token.lemma)
    };
    let Some(call) = sentence.children(noun).find(calls) else { return };
    let has_to = |i: usize| sentence.children(i).any(|c| c < i && sentence.tokens[c].fine == Fine::To);
    let infinitive = sentence.children(noun).chain(sentence.children(call)).find(|i| *i > call && has_to(*i));
    let has_addressee = sentence.children(call).any(|c| matches!(sentence.tokens[c].dependency, Obl | Obj));
    let Some(infinitive) = infinitive.filter(|_| has_addressee && sentence.child(call, OblAgent).is_none()) else {
        return;
    };
    raise(sentence, call, noun);
    hang(sentence, infinitive, Some(call), Xcomp);
}

/// Tells whether a verb has a subject of any kind.
fn has_subject(sentence: &Sentence, verb: usize) -> bool {
    use Dependency::*;
    let is_subject = |c: usize| matches!(sentence.tokens[c].dependency, Nsubj | NsubjPass | Csubj | Expl);
    sentence.children(verb).any(is_subject)
}

/// Makes the phrase headed by `i` the subject of `verb`: that of a passive, where it has an auxiliary of one.
fn hang_as_subject(sentence: &mut Sentence, i: usize, verb: usize) {
    let is_passive = sentence.child(verb, Dependency::AuxPass).is_some();
    hang(sentence, i, Some(verb), if is_passive { Dependency::NsubjPass } else { Dependency::Nsubj });
}

/// Returns the noun that the tree makes the root, where no copula makes it a clause.
fn root_noun(sentence: &Sentence) -> Option<usize> {
    let noun = (0..sentence.tokens.len()).find(|i| sentence.tokens[*i].dependency == Dependency::Root)?;
    let is_noun = matches!(sentence.tokens[noun].tag, Tag::Noun | Tag::Propn);
    (is_noun && sentence.child(noun, Dependency::Cop).is_none()).then_some(noun)
}

/// Makes `verb`, a participle of the root `noun`, the main verb in the past tense, and the noun its subject.
fn raise(sentence: &mut Sentence, verb: usize, noun: usize) {
    hang(sentence, verb, None, Dependency::Root);
    sentence.tokens[verb].fine = Fine::Past;
    hang(sentence, noun, Some(verb), Dependency::Nsubj);
}

/// Hangs token `i` on `head` as `dependency`.
fn hang(sentence: &mut Sentence, i: usize, head: Option<usize>, dependency: Dependency) {
    let token = &mut sentence.tokens[i];
    (token.head, token.dependency) = (head, dependency);
}

/// Hangs those children of `from` that `is_meant` on `to`.
fn hand_over(sentence: &mut Sentence, from: usize, to: usize, is_meant: impl Fn(usize) -> bool) {
    for child in sentence.children(from).filter(|c| is_meant(*c)).collect::<Vec<_>>() {
        sentence.tokens[child].head = Some(to);
    }
}

/// Tells whether `i` hangs below `top`.
fn is_under(sentence: &Sentence, i: usize, top: usize) -> bool {
    std::iter::successors(Some(i), |at| sentence.tokens[*at].head).take(sentence.tokens.len() + 1).any(|at| at == top)
}

#[cfg(test)]
mod tests {
    use super::mended;
    use crate::model::Span;
    use crate::text::{Dependency, Fine, Sentence, Tag, Token};

    /// Returns a sentence of tokens given as lemma, tag, fine tag, head and dependency.
    pub(super) fn sentence(tokens: &[(&str, Tag, Fine, Option<usize>, Dependency)]) -> Sentence {
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

    /// Returns what token `i` hangs on, and as what.
    pub(super) fn arc(sentence: &Sentence, i: usize) -> (Option<usize>, Dependency) {
        (sentence.tokens[i].head, sentence.tokens[i].dependency)
    }

    #[test]
    fn what_has_a_preposition_is_no_object() {
        let withdrew = sentence(&[
            ("withdraw", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("from", Tag::Adp, Fine::Other, Some(2), Dependency::Case),
            ("town", Tag::Noun, Fine::Singular, Some(0), Dependency::Obj),
        ]);
        assert_eq!(mended(withdrew, &[]).tokens[2].dependency, Dependency::Obl);
    }

    #[test]
    fn a_clause_without_an_auxiliary_is_active() {
        let called = sentence(&[
            ("envoy", Tag::Noun, Fine::Singular, Some(1), Dependency::NsubjPass),
            ("call", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        let mended = mended(called, &[]);
        assert_eq!((mended.tokens[0].dependency, mended.tokens[1].fine), (Dependency::Nsubj, Fine::Past));
    }

    #[test]
    fn what_that_opens_is_a_complement_unless_it_tells_the_outcome() {
        let clause = |before: &str| {
            let denied = sentence(&[
                ("deny", Tag::Verb, Fine::Past, None, Dependency::Root),
                (before, Tag::Adv, Fine::Other, Some(0), Dependency::Advmod),
                ("that", Tag::Sconj, Fine::Other, Some(3), Dependency::Mark),
                ("shell", Tag::Verb, Fine::Participle, Some(0), Dependency::Advcl),
            ]);
            mended(denied, &[]).tokens[3].dependency
        };
        assert_eq!((clause("again"), clause("so")), (Dependency::Ccomp, Dependency::Advcl));
    }

    #[test]
    fn a_real_passive_stays_one() {
        let killed = sentence(&[
            ("guard", Tag::Noun, Fine::Plural, Some(2), Dependency::NsubjPass),
            ("be", Tag::Aux, Fine::Past, Some(2), Dependency::AuxPass),
            ("kill", Tag::Verb, Fine::Participle, None, Dependency::Root),
        ]);
        assert_eq!(mended(killed.clone(), &[]), killed);
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
        let mended = mended(denied, &[]);
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
        let mended = mended(accused, &[]);
        assert_eq!((mended.tokens[2].head, mended.tokens[3].dependency), (Some(3), Dependency::Advcl));
    }

    #[test]
    fn what_stands_between_to_and_a_number_is_an_infinitive() {
        let agreed = sentence(&[
            ("agree", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("to", Tag::Adp, Fine::Other, Some(4), Dependency::Case),
            ("free", Tag::Adj, Fine::Other, Some(4), Dependency::Amod),
            ("12", Tag::Num, Fine::Other, Some(4), Dependency::Nummod),
            ("hostage", Tag::Noun, Fine::Plural, Some(0), Dependency::Obl),
        ]);
        let mended = mended(agreed, &[]);
        assert_eq!((mended.tokens[2].tag, mended.tokens[2].dependency), (Tag::Verb, Dependency::Xcomp));
        assert_eq!((mended.tokens[4].head, mended.tokens[4].dependency), (Some(2), Dependency::Obj));
    }

    #[test]
    fn what_somebody_is_accused_of_is_done_to_somebody() {
        let accused = sentence(&[
            ("accuse", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("army", Tag::Noun, Fine::Singular, Some(0), Dependency::Obj),
            ("of", Tag::Adp, Fine::Other, Some(4), Dependency::Case),
            ("shelling", Tag::Noun, Fine::Singular, Some(4), Dependency::Compound),
            ("civilian", Tag::Noun, Fine::Plural, Some(1), Dependency::Nmod),
        ]);
        let mended = mended(accused, &[]);
        assert_eq!((&*mended.tokens[3].lemma, mended.tokens[3].head), ("shell", Some(0)));
        assert_eq!((mended.tokens[4].head, mended.tokens[4].dependency), (Some(3), Dependency::Obj));
    }

    #[test]
    fn what_although_opens_is_no_complement() {
        let said = sentence(&[
            ("say", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("although", Tag::Sconj, Fine::Other, Some(2), Dependency::Mark),
            ("accuse", Tag::Verb, Fine::Past, Some(0), Dependency::Ccomp),
        ]);
        assert_eq!(mended(said, &[]).tokens[2].dependency, Dependency::Advcl);
    }

    #[test]
    fn who_is_called_to_return_is_to_return() {
        let called = sentence(&[
            ("call", Tag::Verb, Fine::Past, None, Dependency::Root),
            ("army", Tag::Noun, Fine::Singular, Some(0), Dependency::Obj),
            ("to", Tag::Part, Fine::To, Some(3), Dependency::Mark),
            ("return", Tag::Verb, Fine::Base, Some(0), Dependency::Advcl),
        ]);
        assert_eq!(mended(called, &[]).tokens[3].dependency, Dependency::Xcomp);
    }
}
