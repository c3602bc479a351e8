//! Which clause is the main one and which is told in it, where the tree takes one for the other.

use super::{hand_over, hang, hang_as_subject, has_subject, is_under, root_noun};
use crate::text::{Dependency, Fine, Sentence, Tag};

/// Words that open a clause which is never the main one.
const SUBORDINATING: [&str; 12] =
    ["after", "although", "as", "because", "before", "if", "once", "since", "though", "until", "when", "while"];

/// What "after" or "when" opens at the beginning is not the main clause; what follows its comma with a subject of its own is: "after the
/// army announced that it held the town, residents fled" tells nothing of residents in the army's words.
pub(super) fn open_main_clause(sentence: &mut Sentence) {
    use Dependency::*;
    let is_root = |i: &usize| sentence.tokens[*i].dependency == Root && sentence.tokens[*i].tag == Tag::Verb;
    let Some(root) = (0..sentence.tokens.len()).find(is_root) else { return };
    let Some(opener) = (0..root).find(|i| sentence.tokens[*i].tag != Tag::Punct) else { return };
    let subject = sentence.child(root, Nsubj).or_else(|| sentence.child(root, NsubjPass));
    let opens = SUBORDINATING.contains(&&*sentence.tokens[opener].lemma.to_lowercase())
        && sentence.tokens[opener].head.is_some_and(|head| head == root || Some(head) == subject);
    if !opens || subject.is_none_or(|subject| subject > root) {
        return;
    }
    let is_comma = |i: usize| &*sentence.tokens[i].lemma == ",";
    let is_main = |clause: &usize| {
        let own = sentence.children(*clause).find(|c| matches!(sentence.tokens[*c].dependency, Nsubj | NsubjPass));
        let begins =
            own.and_then(|own| sentence.subtree(own).into_iter().find(|i| sentence.tokens[*i].tag != Tag::Punct));
        begins.is_some_and(|first| first > root && is_comma(first - 1))
            && matches!(sentence.tokens[*clause].dependency, Conj | Advcl | Parataxis | Ccomp | Dep)
            && is_finite(sentence, *clause)
            && sentence.child(*clause, Mark).is_none()
            && sentence.child(*clause, Cc).is_none()
    };
    let Some(main) = (root + 1..sentence.tokens.len()).find(is_main) else { return };
    hang(sentence, main, None, Root);
    hang(sentence, root, Some(main), Advcl);
    hang(sentence, opener, Some(root), Mark);
}

/// Tells whether a word is a finite verb, or has a finite helper.
fn is_finite(sentence: &Sentence, verb: usize) -> bool {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let is_bare = token.tag == Tag::Verb && matches!(token.fine, Fine::Past | Fine::Present);
    is_bare || [Aux, AuxPass, Cop].into_iter().any(|d| sentence.child(verb, d).is_some())
}

/// Tells whether a finite verb lacks the subject it needs: nothing joins it to another verb, and no "to" or "that" opens it.
fn lacks_subject(sentence: &Sentence, verb: usize) -> bool {
    is_finite(sentence, verb) && is_free(sentence, verb)
}

/// Tells whether a verb has no subject, and nothing that opens it or joins it to another.
fn is_free(sentence: &Sentence, verb: usize) -> bool {
    use Dependency::*;
    sentence.tokens[verb].tag == Tag::Verb
        && !has_subject(sentence, verb)
        && [Mark, Cc].into_iter().all(|d| sentence.child(verb, d).is_none())
}

/// Returns the first of a verb and its helpers.
fn first_of(sentence: &Sentence, verb: usize) -> usize {
    use Dependency::*;
    let helps = |c: &usize| *c < verb && matches!(sentence.tokens[*c].dependency, Aux | AuxPass | Advmod);
    sentence.children(verb).filter(helps).min().unwrap_or(verb)
}

/// In "…, an analysis of video footage shows" the analysis shows what stands before the comma, where the tree takes the last word for a
/// noun; the noun before it has to differ in number, as a subject and its verb do.
pub(super) fn make_closing_verb(sentence: &mut Sentence) {
    use Dependency::*;
    let Some(last) = (0..sentence.tokens.len()).rev().find(|i| sentence.tokens[*i].tag != Tag::Punct) else { return };
    let token = &sentence.tokens[last];
    if token.tag != Tag::Noun || &*token.lemma != "show" || last < 3 {
        return;
    }
    let Some(comma) = (0..last).rev().find(|i| &*sentence.tokens[*i].lemma == ",") else { return };
    let is_head = |i: &usize| is_noun(sentence, *i) && sentence.tokens[*i].head.is_none_or(|head| head <= comma);
    let Some(subject) = (comma + 1..last).find(is_head) else { return };
    let agrees = (token.fine == Fine::Plural) != (sentence.tokens[subject].fine == Fine::Plural);
    let root = (0..comma).find(|i| sentence.tokens[*i].dependency == Root && is_finite(sentence, *i));
    let Some(root) = root.filter(|_| agrees) else { return };
    let (head, place) = (token.head, token.dependency);
    let neighbour = last - 1;
    hand_over(sentence, last, neighbour, |_| true);
    if is_noun(sentence, neighbour) && neighbour != subject && head != Some(neighbour) {
        hang(sentence, neighbour, head, place);
    }
    (sentence.tokens[last].tag, sentence.tokens[last].fine) = (Tag::Verb, Fine::Present);
    hang(sentence, last, None, Root);
    hang(sentence, root, Some(last), Ccomp);
    hang(sentence, subject, Some(last), Nsubj);
}

/// Verbs that tell a clause, "that" or not, and behind which a thing does nothing in the past by itself.
const TELLING: [&str; 25] = [
    "acknowledge",
    "add",
    "admit",
    "agree",
    "allege",
    "announce",
    "argue",
    "assume",
    "believe",
    "claim",
    "conclude",
    "confirm",
    "deny",
    "fear",
    "hope",
    "insist",
    "know",
    "note",
    "realise",
    "say",
    "state",
    "suggest",
    "suspect",
    "think",
    "warn",
];

/// What stands between a verb of telling and a finite verb is the subject of the latter: in "observers agree the truce was broken" they
/// agree on what happened, not on the truce.
pub(super) fn give_object_to_clause(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let Some(telling) = token.head.filter(|head| *head < verb) else { return };
    let is_loose = matches!(token.dependency, Advcl | Xcomp | Ccomp | Parataxis | Conj | Dep);
    let tells = TELLING.contains(&&*sentence.tokens[telling].lemma);
    // Behind such a verb a participle that hangs like a clause is one: the tagger cannot tell "fired" from "fired".
    let is_finite = is_finite(sentence, verb) || (token.fine == Fine::Participle && token.dependency == Xcomp);
    if !is_loose || !tells || !is_finite || !is_free(sentence, verb) || sentence.child(verb, OblAgent).is_some() {
        return;
    }
    let ends_before =
        |object: usize| sentence.subtree(object).last().is_some_and(|l| l + 1 == first_of(sentence, verb));
    let object = sentence.child(telling, Obj).filter(|object| *object > telling && ends_before(*object));
    if let Some(object) = object {
        hang_as_subject(sentence, object, verb);
        sentence.tokens[verb].dependency = Ccomp;
    }
}

/// Verbs without a passive: behind a noun they are no participles of it.
const INTRANSITIVE: [&str; 26] = [
    "agree",
    "arrive",
    "climb",
    "collapse",
    "come",
    "continue",
    "die",
    "emerge",
    "erupt",
    "escalate",
    "fall",
    "flee",
    "go",
    "happen",
    "intensify",
    "occur",
    "persist",
    "remain",
    "resort",
    "resume",
    "return",
    "rise",
    "stand",
    "subside",
    "surge",
    "worsen",
];

/// What cannot be passive is the verb of its noun: in "the toll of the shelling rose to 31" the toll rose.
pub(super) fn raise_intransitive(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    let token = &sentence.tokens[verb];
    let is_past = matches!(token.fine, Fine::Past | Fine::Participle) && INTRANSITIVE.contains(&&*token.lemma);
    let Some(noun) = token.head.filter(|noun| *noun < verb && token.dependency == Acl && is_past) else { return };
    let is_part = |i: &usize| matches!(sentence.tokens[*i].dependency, Nmod | NmodPoss);
    let up = std::iter::successors(Some(noun), |i| sentence.tokens[*i].head).take(sentence.tokens.len());
    let noun = up.into_iter().find(|i| !is_part(i)).unwrap_or(noun);
    let above = &sentence.tokens[noun];
    let is_told = above.head.is_some_and(|head| TELLING.contains(&&*sentence.tokens[head].lemma));
    let place = match above.dependency {
        Root | Ccomp | Parataxis if sentence.child(noun, Cop).is_none() => above.dependency,
        Obj if is_told => Ccomp,
        _ => return,
    };
    let head = above.head;
    hang(sentence, verb, head, place);
    sentence.tokens[verb].fine = Fine::Past;
    hang(sentence, noun, Some(verb), Nsubj);
}

/// A noun of telling is no sentence either: in "the military denies shelling the camp" it is the verb, which the tree took for a plural.
pub(super) fn make_telling_verb(sentence: &mut Sentence) {
    use Dependency::*;
    let Some(verb) = root_noun(sentence) else { return };
    let token = &sentence.tokens[verb];
    let tells =
        TELLING.contains(&&*token.lemma) || matches!(&*token.lemma, "call" | "demand" | "report" | "reject" | "want");
    let told = |c: &usize| *c > verb && matches!(sentence.tokens[*c].dependency, Acl | Ccomp | AclRelcl);
    let is_gerund = |c: &usize| sentence.tokens[*c].fine == Fine::Gerund || sentence.child(*c, Mark).is_some();
    let told = sentence.children(verb).find(|c| told(c) && is_gerund(c));
    let Some(subject) = verb.checked_sub(1).filter(|_| tells && token.fine == Fine::Plural) else { return };
    let Some(told) = told.filter(|_| matches!(sentence.tokens[subject].tag, Tag::Noun | Tag::Propn | Tag::Adj)) else {
        return;
    };
    hand_over(sentence, verb, subject, |c| c < subject);
    (sentence.tokens[verb].tag, sentence.tokens[verb].fine) = (Tag::Verb, Fine::Present);
    if !is_noun(sentence, subject) {
        sentence.tokens[subject].tag = Tag::Noun;
    }
    hang(sentence, subject, Some(verb), Nsubj);
    let is_to = |c: usize| c < told && sentence.tokens[c].lemma.eq_ignore_ascii_case("to");
    let is_infinitive = sentence.children(told).any(is_to);
    sentence.tokens[told].dependency =
        if is_infinitive || sentence.tokens[told].fine == Fine::Gerund { Xcomp } else { Ccomp };
    let asked: Vec<usize> = sentence.children(verb).filter(|c| sentence.tokens[*c].dependency == Nmod).collect();
    for noun in asked {
        sentence.tokens[noun].dependency = Obl;
    }
}

/// A noun that a relative clause describes is no sentence: in "the party that wants to annex the valley won the vote" the party won it.
pub(super) fn raise_verb_behind_relative(sentence: &mut Sentence) {
    use Dependency::*;
    let Some(noun) = root_noun(sentence) else { return };
    let Some(relative) = sentence.child(noun, AclRelcl).filter(|relative| *relative > noun) else { return };
    let is_main = |verb: &usize| {
        let token = &sentence.tokens[*verb];
        let first = first_of(sentence, *verb);
        let follows = matches!(sentence.tokens[first - 1].tag, Tag::Noun | Tag::Propn | Tag::Adv | Tag::Num);
        let is_loose = matches!(token.dependency, Xcomp | Advcl | Ccomp | Conj | Parataxis | Dep);
        is_loose && follows && lacks_subject(sentence, *verb) && is_under(sentence, *verb, relative)
    };
    let Some(main) = (relative + 1..sentence.tokens.len()).find(is_main) else { return };
    hang(sentence, main, None, Root);
    hang_as_subject(sentence, noun, main);
}

/// Of two verbs of one noun, with nothing to join them, the first tells what was done with it: in "the survey published on Monday shows"
/// the survey shows, and was published.
pub(super) fn part_participle_from_verb(sentence: &mut Sentence, verb: usize) {
    use Dependency::*;
    if !lacks_subject(sentence, verb) || sentence.tokens[verb].dependency == Xcomp {
        return;
    }
    let subject_of = |i: usize| sentence.children(i).find(|c| *c < i && is_subject(sentence, *c));
    let is_told = |i: &usize| {
        let token = &sentence.tokens[*i];
        let is_pair = token.head == Some(verb) && matches!(token.dependency, Advcl | Discourse | Dep | Parataxis)
            || sentence.tokens[verb].head == Some(*i);
        let has = |d| sentence.child(*i, d).is_some();
        let is_bare = token.tag == Tag::Verb
            && matches!(token.fine, Fine::Past | Fine::Participle)
            && ![Aux, AuxPass, Obj, Mark].into_iter().any(has);
        is_pair && is_bare && subject_of(*i).is_some()
    };
    let Some(participle) = (0..verb).rev().find(is_told) else { return };
    let is_calm = |i: usize| sentence.tokens[i].tag != Tag::Punct && sentence.tokens[i].tag != Tag::Cconj;
    let Some(subject) = subject_of(participle).filter(|_| (participle..verb).all(is_calm)) else { return };
    if sentence.tokens[verb].head == Some(participle) {
        let (above, place) = (sentence.tokens[participle].head, sentence.tokens[participle].dependency);
        hang(sentence, verb, above, place);
    }
    hang_as_subject(sentence, subject, verb);
    hang(sentence, participle, Some(subject), Acl);
    sentence.tokens[participle].fine = Fine::Participle;
}

fn is_subject(sentence: &Sentence, i: usize) -> bool {
    matches!(sentence.tokens[i].dependency, Dependency::Nsubj | Dependency::NsubjPass) && is_noun(sentence, i)
}

fn is_noun(sentence: &Sentence, i: usize) -> bool {
    matches!(sentence.tokens[i].tag, Tag::Noun | Tag::Propn)
}

#[cfg(test)]
mod tests {
    use crate::extract::mending::mended;
    use crate::extract::mending::tests::{arc, sentence};
    use crate::text::{Dependency, Fine, Tag};

    #[test]
    fn what_follows_an_opening_clause_is_the_main_one() {
        let fled = |opener: &str| {
            let fled = sentence(&[
                (opener, Tag::Sconj, Fine::Other, Some(2), Dependency::Mark),
                ("army", Tag::Noun, Fine::Singular, Some(2), Dependency::Nsubj),
                ("announce", Tag::Verb, Fine::Past, None, Dependency::Root),
                ("victory", Tag::Noun, Fine::Singular, Some(2), Dependency::Obj),
                (",", Tag::Punct, Fine::Other, Some(6), Dependency::Punct),
                ("resident", Tag::Noun, Fine::Plural, Some(6), Dependency::Nsubj),
                ("flee", Tag::Verb, Fine::Past, Some(2), Dependency::Ccomp),
            ]);
            let mended = mended(fled, &[]);
            [2, 6].map(|i| arc(&mended, i))
        };
        assert_eq!(fled("after"), [(Some(6), Dependency::Advcl), (None, Dependency::Root)]);
        assert_eq!(fled("then")[0], (None, Dependency::Root));
    }

    #[test]
    fn what_closes_the_sentence_shows_what_stands_before() {
        let hit = |fine| {
            let hit = sentence(&[
                ("school", Tag::Noun, Fine::Singular, Some(2), Dependency::NsubjPass),
                ("be", Tag::Aux, Fine::Past, Some(2), Dependency::AuxPass),
                ("hit", Tag::Verb, Fine::Participle, None, Dependency::Root),
                (",", Tag::Punct, Fine::Other, Some(4), Dependency::Punct),
                ("analysis", Tag::Noun, fine, Some(2), Dependency::Conj),
                ("of", Tag::Adp, Fine::Other, Some(7), Dependency::Case),
                ("footage", Tag::Noun, Fine::Singular, Some(7), Dependency::Compound),
                ("show", Tag::Noun, Fine::Plural, Some(4), Dependency::Nmod),
            ]);
            let mended = mended(hit, &[]);
            [2, 4, 6, 7].map(|i| arc(&mended, i))
        };
        let verb = [
            (Some(7), Dependency::Ccomp),
            (Some(7), Dependency::Nsubj),
            (Some(4), Dependency::Nmod),
            (None, Dependency::Root),
        ];
        assert_eq!(hit(Fine::Singular), verb);
        assert_eq!(hit(Fine::Plural)[3], (Some(4), Dependency::Nmod), "analyses and shows do not agree");
    }

    #[test]
    fn observers_agree_on_what_happened() {
        let broken = |telling: &str| {
            let broken = sentence(&[
                ("observer", Tag::Noun, Fine::Plural, Some(1), Dependency::Nsubj),
                (telling, Tag::Verb, Fine::Present, None, Dependency::Root),
                ("truce", Tag::Noun, Fine::Singular, Some(1), Dependency::Obj),
                ("be", Tag::Aux, Fine::Past, Some(4), Dependency::AuxPass),
                ("break", Tag::Verb, Fine::Participle, Some(1), Dependency::Advcl),
            ]);
            let mended = mended(broken, &[]);
            [2, 4].map(|i| arc(&mended, i))
        };
        assert_eq!(broken("agree"), [(Some(4), Dependency::NsubjPass), (Some(1), Dependency::Ccomp)]);
        assert_eq!(broken("watch")[0], (Some(1), Dependency::Obj));
    }

    #[test]
    fn the_military_denies() {
        let denies = |lemma: &str| {
            let denies = sentence(&[
                ("military", Tag::Adj, Fine::Other, Some(1), Dependency::Amod),
                (lemma, Tag::Noun, Fine::Plural, None, Dependency::Root),
                ("shell", Tag::Verb, Fine::Gerund, Some(1), Dependency::Acl),
                ("camp", Tag::Noun, Fine::Singular, Some(2), Dependency::Obj),
            ]);
            let mended = mended(denies, &[]);
            (mended.tokens[0].dependency, mended.tokens[1].tag, mended.tokens[2].dependency)
        };
        assert_eq!(denies("deny"), (Dependency::Nsubj, Tag::Verb, Dependency::Xcomp));
        assert_eq!(denies("convoy").1, Tag::Noun);
    }

    #[test]
    fn a_noun_with_a_relative_clause_does_something() {
        let won = sentence(&[
            ("party", Tag::Noun, Fine::Singular, None, Dependency::Root),
            ("that", Tag::Pron, Fine::Other, Some(2), Dependency::Nsubj),
            ("rule", Tag::Verb, Fine::Present, Some(0), Dependency::AclRelcl),
            ("valley", Tag::Noun, Fine::Singular, Some(2), Dependency::Obj),
            ("win", Tag::Verb, Fine::Past, Some(2), Dependency::Xcomp),
        ]);
        let mended = mended(won, &[]);
        assert_eq!([0, 4].map(|i| arc(&mended, i)), [(Some(4), Dependency::Nsubj), (None, Dependency::Root)]);
    }

    #[test]
    fn what_cannot_be_passive_is_no_participle() {
        let toll = |verb: &str| {
            let toll = sentence(&[
                ("toll", Tag::Noun, Fine::Singular, None, Dependency::Root),
                ("of", Tag::Adp, Fine::Other, Some(2), Dependency::Case),
                ("raid", Tag::Noun, Fine::Singular, Some(0), Dependency::Nmod),
                (verb, Tag::Verb, Fine::Participle, Some(0), Dependency::Acl),
            ]);
            let mended = mended(toll, &[]);
            [0, 3].map(|i| arc(&mended, i))
        };
        assert_eq!(toll("rise"), [(Some(3), Dependency::Nsubj), (None, Dependency::Root)]);
        assert_eq!(toll("publish")[0], (None, Dependency::Root));
    }

    #[test]
    fn what_was_published_shows() {
        let shows = |between: &str| {
            let tag = if between == "," { Tag::Punct } else { Tag::Adv };
            let shows = sentence(&[
                ("survey", Tag::Noun, Fine::Singular, Some(1), Dependency::Nsubj),
                ("publish", Tag::Verb, Fine::Past, None, Dependency::Root),
                (between, tag, Fine::Other, Some(1), Dependency::Advmod),
                ("show", Tag::Verb, Fine::Present, Some(1), Dependency::Ccomp),
            ]);
            let mended = mended(shows, &[]);
            [0, 1, 3].map(|i| arc(&mended, i))
        };
        let parted = [(Some(3), Dependency::Nsubj), (Some(0), Dependency::Acl), (None, Dependency::Root)];
        assert_eq!(shows("today"), parted);
        assert_ne!(shows(","), parted);
    }
}
