//! What exactly is attributed at a cue: the words of the content, without the cue, the speaker and the time of speaking.
//!
//! Comes in: a sentence, its cue and its speaker. Goes out: tokens, in order. It decides nothing on who speaks.
//!
//! ```text
//! The road, [the mayor] [said] on Monday, is closed.   →   The road · is closed
//! ```

use super::clause::is_circumstance;
use super::reading::Reading;
use crate::text::{Dependency, Fine, Tag};
use std::ops::Range;

/// Returns the tokens of the speaker's phrase headed by `head`, with titles, asides and relative clauses, as far as they do not reach
/// over `cue`.
pub(super) fn source(reading: &Reading, head: usize, cue: usize) -> Range<usize> {
    let leaves = |i: usize| {
        let direct = reading.token(i).head == Some(head);
        let clause = matches!(reading.dependency(i), Dependency::Parataxis | Dependency::Ccomp | Dependency::Advcl);
        let day = i > head && super::nominal::is_day_of_event(reading, i);
        direct
            && (clause
                || day
                || matches!(reading.dependency(i), Dependency::Case | Dependency::Nsubj | Dependency::Cop))
    };
    let inside = |i: usize| {
        let mut path = std::iter::once(i).chain(reading.ancestors(i)).take_while(|a| *a != head);
        reading.is_below(i, head) && path.all(|a| a != cue && !leaves(a))
    };
    let start = (0..=head).rev().take_while(|i| inside(*i)).last().unwrap_or(head);
    let end = (head..reading.len()).take_while(|i| inside(*i)).last().unwrap_or(head) + 1;
    let name = reading.name_at(head).map_or(start..end, |name| start.min(name.tokens.start)..end.max(name.tokens.end));
    let name = if name.contains(&cue) { start..end } else { name };
    trimmed(reading, name)
}

/// Returns the tokens of the cue: the verb with its auxiliaries, its "not" and its particle.
pub(super) fn cue(reading: &Reading, verb: usize) -> Range<usize> {
    let belongs = |i: &usize| {
        matches!(reading.token(*i).tag, Tag::Aux | Tag::Part | Tag::Adv)
            && (reading.token(*i).head == Some(verb)
                || reading.token(*i).head.is_some_and(|h| reading.token(h).head == Some(verb)))
    };
    let start = (0..verb).rev().take_while(belongs).last().unwrap_or(verb);
    let particle =
        |i: &usize| reading.dependency(*i) == Dependency::CompoundPrt && reading.token(*i).head == Some(verb);
    let end = (verb + 1..reading.len()).take_while(particle).last().unwrap_or(verb) + 1;
    start..end
}

/// Returns the tokens of what is said at `verb`, whose speaker stands at `source`; none where nothing is told.
pub(super) fn said(reading: &Reading, verb: usize, source: Option<&Range<usize>>) -> Vec<usize> {
    let cue = cue(reading, verb);
    let beside = source.filter(|s| s.start <= cue.end + 1 && cue.start <= s.end + 3);
    let first = beside.map_or(cue.start, |s| s.start.min(cue.start));
    let last = beside.map_or(cue.end, |s| s.end.max(cue.end));
    if is_parenthesis(reading, verb, first, last) {
        let begin = behind_link(reading, before(reading, first));
        let mut all: Vec<usize> = trimmed(reading, begin..first).collect();
        all.extend(resumed(reading, verb, last, is_quoted_before(reading, first)));
        return all;
    }
    let told = behind_phrase(reading, verb, cue.end).filter(|start| *start >= last);
    let start = told.or_else(|| complement(reading, verb, last)).or_else(|| clause_after(reading, last));
    let start = start.map(|start| start.max(super::attitude::phrase_end(reading, verb, start + 2)));
    start.map_or_else(Vec::new, |start| stretch(reading, verb, start).collect())
}

/// Returns the content with the word that asks for a part of it and stands before the cue and its speaker, which begin at `first`: "what the
/// mayor called a mistake" tells *what … a mistake*.
pub(super) fn with_asked(reading: &Reading, first: usize, content: Vec<usize>) -> Vec<usize> {
    const ASKING: [&str; 7] = ["how", "what", "where", "which", "who", "whom", "why"];
    let is_any = |i: usize, words: &[&str]| words.contains(&reading.word(i).to_lowercase().as_str());
    let asked = first.checked_sub(1).filter(|i| is_any(*i, &ASKING));
    let is_whole = |begin: usize| opens(reading, begin) || is_any(begin, &["that", "whether", "if", "what", "how"]);
    let lacks = content.first().is_some_and(|begin| *begin > first && !is_whole(*begin));
    asked.filter(|_| lacks).into_iter().chain(content).collect()
}

/// Returns the tokens from `start` to the end of what belongs to the complement of `verb`.
pub(super) fn stretch(reading: &Reading, verb: usize, start: usize) -> Range<usize> {
    trimmed(reading, start..end(reading, verb, start))
}

/// Returns the token right behind a cue that takes a preposition, where no mark stands: "called for | banning the ferry".
pub(super) fn behind_phrase(reading: &Reading, verb: usize, cue_end: usize) -> Option<usize> {
    let end = super::attitude::phrase_end(reading, verb, reading.len());
    let goes_on = |end: &usize| reading.token(*end).tag != Tag::Punct || opens(reading, *end);
    Some(end).filter(|end| *end > cue_end && *end < reading.len()).filter(goes_on)
}

/// Tells whether the cue stands after or amid what is said: "…, the ministry said on Monday."
pub(super) fn is_parenthesis(reading: &Reading, verb: usize, first: usize, last: usize) -> bool {
    let Some(mark) = first.checked_sub(1) else { return false };
    let after_mark = reading.token(mark).tag == Tag::Punct && !opens(reading, mark) && reading.word(mark) != ":";
    let has_words = (0..mark).filter(|i| reading.token(*i).tag != Tag::Punct).count() > 1;
    if !after_mark || !has_words {
        return false;
    }
    let next = (last < reading.len()).then(|| reading.word(last).to_lowercase());
    let that = matches!(next.as_deref(), Some("that" | "whether" | "how" | ":"));
    let closes = is_quoted_before(reading, first);
    let ends = next.is_none() || reading.token(last).tag == Tag::Punct;
    let clause_before = reading.sentence.children(verb).any(|c| c < first && is_clause(reading, c));
    let hung_on = reading.dependency(verb) == Dependency::Parataxis;
    let after = complement(reading, verb, last).is_some_and(|start| !reading.is_day(start));
    let amid = ends && last + 1 < reading.len() && reading.word(last) == "," && !opens(reading, last + 1);
    let is_told = (0..mark).any(|i| matches!(reading.token(i).tag, Tag::Verb | Tag::Aux));
    let fronted = after && !amid && !closes && !is_told;
    !that
        && !fronted
        && (ends || (is_told && !after) || clause_before || hung_on || closes)
        && (!after || closes || clause_before || amid || (hung_on && ends))
}

/// Returns the token behind what only links a sentence that begins at `begin` to the one before: "And …", "However, …", "For example, …".
pub(super) fn behind_link(reading: &Reading, begin: usize) -> usize {
    const LINKS: [&[&str]; 14] = [
        &["additionally"],
        &["besides"],
        &["for", "example"],
        &["for", "instance"],
        &["furthermore"],
        &["however"],
        &["in", "addition"],
        &["likewise"],
        &["meanwhile"],
        &["moreover"],
        &["nevertheless"],
        &["nonetheless"],
        &["similarly"],
        &["still"],
    ];
    let is = |i: usize, word: &str| i < reading.len() && reading.word(i).eq_ignore_ascii_case(word);
    let begin = begin + usize::from(begin < reading.len() && reading.token(begin).tag == Tag::Cconj);
    let stands = |link: &&&[&str]| link.iter().chain(&[","]).enumerate().all(|(k, word)| is(begin + k, word));
    LINKS.iter().find(stands).map_or(begin, |link| begin + link.len() + 1)
}

/// Tells whether a quotation ends right before token `first`, a comma between them or not.
pub(super) fn is_quoted_before(reading: &Reading, first: usize) -> bool {
    let last = first.checked_sub(1);
    let comma = last.filter(|i| reading.word(*i) == ",").and_then(|i| i.checked_sub(1));
    [last, comma].into_iter().flatten().any(|i| closes(reading, i))
}

/// Tells whether `c` heads a clause that can be said.
fn is_clause(reading: &Reading, c: usize) -> bool {
    matches!(reading.dependency(c), Dependency::Ccomp | Dependency::Parataxis | Dependency::Dislocated)
}

/// Returns where what stands before a closing cue begins: at the quotation where one ends there by itself, else with the sentence.
fn before(reading: &Reading, first: usize) -> usize {
    let marked = (first.saturating_sub(2)..first).rev().find(|i| closes(reading, *i));
    let open = marked.and_then(|close| (0..close).rev().find(|i| opens(reading, *i)));
    match open {
        Some(open) if open > 0 && matches!(reading.word(open - 1), "," | ":" | "—" | "–" | ";") => open,
        _ => (0..first).find(|i| reading.token(*i).tag != Tag::Punct || opens(reading, *i)).unwrap_or(0),
    }
}

/// Returns what goes on after a cue amid the content: "…, he said, …".
fn resumed(reading: &Reading, verb: usize, last: usize, quoted_before: bool) -> Vec<usize> {
    let is_break = |i: &usize| matches!(reading.word(*i), "," | "—" | "–" | ";" | "-" | "--" | ":");
    let Some(mark) = (last..reading.len()).take(8).find(is_break) else { return Vec::new() };
    let Some(next) = (mark + 1..reading.len()).find(|i| reading.token(*i).tag != Tag::Punct || opens(reading, *i))
    else {
        return Vec::new();
    };
    let top = std::iter::once(next).chain(reading.ancestors(next)).find(|a| reading.token(*a).head == Some(verb));
    let goes_on = opens(reading, next)
        || !reading.is_below(next, verb)
        || top.is_some_and(|top| (top < verb || mark == last) && is_clause(reading, top));
    let other_cue = (next..reading.len()).take(3).any(|i| reading.token(i).fine == Fine::Gerund);
    // After a whole quotation only another one is still the speaker's.
    let narrated = quoted_before && !opens(reading, next);
    let other_cue = (other_cue && !opens(reading, next)) || narrated;
    if !goes_on || other_cue {
        return Vec::new();
    }
    trimmed(reading, next..reading.len()).collect()
}

/// Returns where the complement after the cue begins: a quotation or colon right there, a clause, an infinitive, an object.
pub(super) fn complement(reading: &Reading, verb: usize, last: usize) -> Option<usize> {
    let ahead = (last..reading.len()).take(3).find(|i| opens(reading, *i) || reading.word(*i) == ":");
    let plain = |at: &usize| (last..*at).all(|i| reading.token(i).tag == Tag::Punct);
    if let Some(at) = ahead.filter(plain) {
        return (at..reading.len()).find(|i| reading.word(*i) != ":" && reading.word(*i) != ",");
    }
    if let Some(that) = subordinator(reading, verb, last) {
        return Some(that);
    }
    if let Some(asked) = asked_to_do(reading, verb).filter(|asked| *asked >= last) {
        return Some(leftmost(reading, asked, last));
    }
    use Dependency::{Ccomp, Obj, Parataxis, Xcomp};
    [Ccomp, Xcomp, Parataxis, Obj].into_iter().find_map(|wanted| {
        let mut children = reading.sentence.children(verb).filter(|c| *c >= last && reading.dependency(*c) == wanted);
        children.find(|c| !reading.is_day(*c)).map(|c| clause_start(reading, verb, c, last))
    })
}

/// Returns who is to do what a verb of asking asks for, which is part of it: "urged *her sons to stay*". Who is only told something is not.
pub(super) fn asked_to_do(reading: &Reading, verb: usize) -> Option<usize> {
    let child = |dependency| reading.sentence.child(verb, dependency);
    let asks = reading.is_in(verb, "demand") && !reading.is_in(verb, "told");
    let (asked, deed) = child(Dependency::Obj).zip(child(Dependency::Xcomp)).filter(|_| asks)?;
    (asked > verb && asked < deed && !reading.is_day(asked)).then_some(asked)
}

/// Returns the "that" which opens the clause told at `verb`, wherever the tree hung it: no other verb goes before it.
fn subordinator(reading: &Reading, verb: usize, last: usize) -> Option<usize> {
    let says = ["say", "claim", "believe", "show"].iter().any(|class| reading.is_in(verb, class));
    let calm = |i: &usize| !matches!(reading.token(*i).tag, Tag::Verb | Tag::Aux | Tag::Punct) || reading.is_day(*i);
    let mut ahead = (last..reading.len()).take(10).take_while(calm);
    let is_that =
        |i: &usize| reading.word(*i).eq_ignore_ascii_case("that") && reading.dependency(*i) == Dependency::Mark;
    ahead.find(is_that).filter(|_| says)
}

/// Returns where the clause, infinitive or object headed by `top` begins. A bare clause begins right behind its verb, whatever the
/// tree makes of its first words, unless somebody is told or a time is given; an infinitive with its "to".
pub(super) fn clause_start(reading: &Reading, verb: usize, top: usize, last: usize) -> usize {
    let first = leftmost(reading, top, last);
    match reading.dependency(top) {
        Dependency::Xcomp => {
            let to = (first..top).rev().find(|i| reading.word(*i).eq_ignore_ascii_case("to")).unwrap_or(first);
            to - usize::from(to > first && reading.word(to - 1).eq_ignore_ascii_case("not"))
        }
        Dependency::Ccomp if first > last => {
            let is_plain = |i: usize| {
                let tag = reading.token(i).tag;
                let modifies = reading.dependency(i) == Dependency::Amod;
                !reading.is_day(i)
                    && (modifies
                        || matches!(
                            tag,
                            Tag::Det
                                | Tag::Adj
                                | Tag::Noun
                                | Tag::Propn
                                | Tag::Pron
                                | Tag::Num
                                | Tag::Adp
                                | Tag::Part
                                | Tag::Cconj
                        ))
            };
            let told = reading.is_in(verb, "told");
            let opens = reading.token(last).tag != Tag::Adp && (last..first).all(is_plain);
            let marked = matches!(
                reading.word(first).to_lowercase().as_str(),
                "that" | "whether" | "how" | "why" | "if" | "what"
            );
            if opens && !told && !marked { last } else { first }
        }
        _ => first,
    }
}

/// Returns the first token of the phrase or clause headed by `top`, not before `from`.
pub(super) fn leftmost(reading: &Reading, top: usize, from: usize) -> usize {
    let first =
        (from..=top).find(|i| reading.is_below(*i, top) && !matches!(reading.word(*i), "," | ":")).unwrap_or(top);
    let quoted = first > from && opens(reading, first - 1);
    if quoted { first - 1 } else { first }
}

/// Returns the token after the cue where a clause seems to follow it that the tree hung elsewhere.
fn clause_after(reading: &Reading, last: usize) -> Option<usize> {
    let starts = last < reading.len() && reading.token(last).tag != Tag::Punct;
    let has_verb = (last..reading.len()).any(|i| matches!(reading.token(i).tag, Tag::Verb | Tag::Aux));
    (starts && has_verb && reading.len() - last > 3 && !reading.is_day(last)).then_some(last)
}

/// Returns the token where the complement that begins at `start` has ended.
fn end(reading: &Reading, verb: usize, start: usize) -> usize {
    (start + 1..reading.len()).find(|i| has_left(reading, verb, start, *i)).unwrap_or(reading.len())
}

/// Tells whether token `i` no longer belongs to the complement.
fn has_left(reading: &Reading, verb: usize, start: usize, i: usize) -> bool {
    if new_cue(reading, verb, i) || reading.words_of("source-phrase").iter().any(|phrase| phrase.start == i) {
        return true;
    }
    if !reading.says(verb) && is_only_dash(reading, start, i) && !is_quoted(reading, start, i) {
        return true;
    }
    let leaves_quotation = closes(reading, i) && !(start..i).any(|j| opens(reading, j));
    if leaves_quotation || (turns(reading, verb, i) && !is_quoted(reading, start, i)) {
        return true;
    }
    let top = std::iter::once(i).chain(reading.ancestors(i)).find(|a| reading.token(*a).head == Some(verb));
    match top {
        Some(top) => top > start && is_outside(reading, top, verb),
        // A tree that goes astray amid a clause does not end it.
        None => {
            let breaks =
                reading.token(i - 1).tag == Tag::Punct || matches!(reading.token(i).tag, Tag::Cconj | Tag::Sconj);
            breaks && reading.token(i).tag != Tag::Punct && !reading.is_below(i, verb) && !is_stray(reading, verb, i)
        }
    }
}

/// Tells whether a dash stands at `i`, with no other one from `start` on that would pair with it.
fn is_only_dash(reading: &Reading, start: usize, i: usize) -> bool {
    let is_apart = |i: usize| i > 0 && reading.token(i - 1).span.end < reading.token(i).span.start;
    let is_dash = |i: usize| matches!(reading.word(i), "--" | "—" | "–") || (reading.word(i) == "-" && is_apart(i));
    is_dash(i) && (start..reading.len()).filter(|j| is_dash(*j)).count() == 1
}

/// Tells whether the narration takes over at `i`, by its words: a semicolon, "…, but", "…, as", "…, openly engaging in"; after a plan or
/// an opinion also "… after", "… during".
fn turns(reading: &Reading, verb: usize, i: usize) -> bool {
    let word = reading.word(i).to_lowercase();
    let says = reading.says(verb);
    let after_comma = reading.word(i - 1) == ",";
    let turning = if says { &TURNING[..5] } else { &TURNING[..] };
    let adds = word == "and" && reading.token(i).tag == Tag::Cconj && joins_clause(reading, i);
    let circumstance = !says && matches!(word.as_str(), "after" | "during" | "while" | "until" | "because");
    let behind_comma = turning.contains(&word.as_str())
        || (!says && (is_gerund(reading, i) || adds))
        || (reading.token(i).tag == Tag::Adv && is_gerund(reading, i + 1))
        || joins_circumstance(reading, i)
        || tells_what_another_says(reading, i)
        || resumes_main_clause(reading, verb, i);
    word == ";" || (after_comma && behind_comma) || circumstance
}

/// Words with which the narration takes over behind a comma: the first five whatever the cue, the others after a plan or an opinion.
const TURNING: [&str; 15] = [
    "but", "while", "as", "although", "though", "after", "before", "because", "until", "with", "so", "which", "who",
    "whose", "where",
];

fn is_gerund(reading: &Reading, i: usize) -> bool {
    i < reading.len() && reading.token(i).fine == Fine::Gerund && reading.token(i).tag == Tag::Verb
}

/// Tells whether a conjunction at `i` begins what comes under some circumstance: ", and when she was asked again, …".
fn joins_circumstance(reading: &Reading, i: usize) -> bool {
    let next = (i + 1 < reading.len()).then(|| reading.word(i + 1).to_lowercase());
    let circumstance = matches!(next.as_deref(), Some("when" | "if" | "as" | "after" | "while" | "then" | "later"));
    matches!(reading.word(i), "and" | "but") && circumstance
}

/// Tells whether a relative clause at `i` tells what somebody says: ", which he said had been empty".
fn tells_what_another_says(reading: &Reading, i: usize) -> bool {
    let is_cue = |j: &usize| reading.is_verbal(*j) && super::attribution::is_cue(reading, *j);
    matches!(reading.word(i), "which" | "who") && (i + 1..reading.len()).take(5).any(|j| is_cue(&j))
}

/// Tells whether the clause that the cue only introduces goes on at `i`: "with no law requiring an inquiry, officials have refused one".
fn resumes_main_clause(reading: &Reading, verb: usize, i: usize) -> bool {
    let is_main = |clause: usize| {
        clause > i
            && reading.is_below(i, clause)
            && super::roles::own_subject(reading, clause).is_some_and(|subject| subject >= i && subject < clause)
    };
    reading.token(i).tag != Tag::Cconj && !reading.is_below(i, verb) && reading.ancestors(verb).any(is_main)
}

/// Tells whether "and" at `i` joins a clause with a subject of its own.
fn joins_clause(reading: &Reading, i: usize) -> bool {
    let verb =
        reading.token(i).head.filter(|head| *head > i && matches!(reading.token(*head).tag, Tag::Verb | Tag::Aux));
    verb.is_some_and(|verb| reading.sentence.child(verb, Dependency::Nsubj).is_some_and(|s| s > i))
}

/// Tells whether token `i` stands in a quotation that opens at or after `start`.
fn is_quoted(reading: &Reading, start: usize, i: usize) -> bool {
    let open = (start..i).filter(|j| opens(reading, *j)).count();
    open > (start..i).filter(|j| closes(reading, *j)).count()
}

/// Tells whether a token hangs above the cue although nothing closes the complement before it.
fn is_stray(reading: &Reading, verb: usize, i: usize) -> bool {
    let main = matches!(reading.dependency(verb), Dependency::Root | Dependency::Ccomp | Dependency::Conj);
    let conj = std::iter::once(i).chain(reading.ancestors(i)).any(|a| reading.dependency(a) == Dependency::Conj);
    main && !conj
}

/// Tells whether another cue of the same speaker begins at `i`: "…, adding that", "… and called for".
fn new_cue(reading: &Reading, verb: usize, i: usize) -> bool {
    if i > verb && adds_cue(reading, i) {
        return true;
    }
    if i <= verb || !super::attitude::is_cue(reading, i) || !reading.is_verbal(i) {
        return false;
    }
    let before = reading.word(i - 1).to_lowercase();
    let same_form = reading.token(i).fine == reading.token(verb).fine && reading.token(i).fine != Fine::Base;
    let (gerund, joined) = (reading.token(i).fine == Fine::Gerund, matches!(before.as_str(), "and" | "but" | "or"));
    (gerund && before == ",") || (joined && same_form && reading.sentence.child(i, Dependency::Nsubj).is_none())
}

/// Tells whether a conjunction at `i` adds a clause with a cue and a speaker of its own: "…, and he urged", "…, though she admitted".
fn adds_cue(reading: &Reading, i: usize) -> bool {
    let word = reading.word(i).to_lowercase();
    let behind_comma = reading.word(i - 1) == ",";
    let joins = match word.as_str() {
        "and" | "but" => behind_comma || reading.token(i).tag == Tag::Cconj,
        "though" | "although" | "while" | "whereas" => behind_comma,
        _ => false,
    };
    let is_cue = |j: &usize| reading.is_verbal(*j) && super::attitude::is_cue(reading, *j);
    let cue = (i + 1..reading.len()).take(8).find(is_cue).filter(|_| joins);
    cue.is_some_and(|cue| {
        let subject = reading.sentence.child(cue, Dependency::Nsubj);
        subject.is_some_and(|s| s > i && s < cue) && reading.token(cue).fine == Fine::Past
    })
}

/// Tells whether what hangs on the cue as `top` is not part of what is said: another verb beside it, the time of speaking.
fn is_outside(reading: &Reading, top: usize, verb: usize) -> bool {
    use Dependency::*;
    match reading.dependency(top) {
        Nsubj | NsubjPass | Csubj => true,
        Conj => {
            let own_subject = reading.sentence.child(top, Nsubj).is_some();
            !own_subject || reading.is_in(top, "say")
        }
        Cc => true,
        Advcl => top < verb || (is_circumstance(reading, top) && after_comma(reading, top)),
        _ => false,
    }
}

fn after_comma(reading: &Reading, top: usize) -> bool {
    let first = (0..=top).find(|i| reading.is_below(*i, top)).unwrap_or(top);
    first > 0 && reading.word(first - 1) == ","
}

/// Returns the range without marks at its ends that do not belong to it.
pub(super) fn trimmed(reading: &Reading, mut range: Range<usize>) -> Range<usize> {
    let is_mark = |i: usize| reading.token(i).tag == Tag::Punct;
    while range.start < range.end && is_mark(range.start) && !opens(reading, range.start) {
        range.start += 1;
    }
    while range.start < range.end && is_mark(range.end - 1) && !ends_inside(reading, &range) {
        range.end -= 1;
    }
    let joins = |i: usize| matches!(reading.token(i).tag, Tag::Cconj);
    while range.start < range.end && joins(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Tells whether the last mark of the range belongs to it: it closes what opens inside, or asks.
fn ends_inside(reading: &Reading, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    let opened = || range.clone().any(|i| i < last && opens(reading, i));
    matches!(reading.word(last), "?" | "!" | ")" | "%") || (closes(reading, last) && opened())
}

/// Tells whether token `i` opens a quotation; a mark that can do both opens where a word follows it and none goes before.
pub(super) fn opens(reading: &Reading, i: usize) -> bool {
    match reading.word(i) {
        "“" | "``" | "‘" | "«" => true,
        "\"" | "''" | "'" => {
            let span = reading.token(i).span;
            let text = &reading.document.text;
            let before =
                text[..span.start].chars().next_back().is_none_or(|c| c.is_whitespace() || "([—–-“‘\"".contains(c));
            let after = text[span.end..].chars().next().is_some_and(|c| !c.is_whitespace());
            before && after
        }
        _ => false,
    }
}

/// Tells whether token `i` closes a quotation.
pub(super) fn closes(reading: &Reading, i: usize) -> bool {
    match reading.word(i) {
        "”" | "»" => true,
        "’" | "\"" | "''" | "'" => reading.token(i).tag == Tag::Punct && !opens(reading, i),
        _ => false,
    }
}
