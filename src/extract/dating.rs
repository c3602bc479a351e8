//! When: the days that a clause gives to the event it tells of.
//!
//! What the document told of the event before is [`super::diary`]'s.

use super::nominal;
use super::reading::Reading;
use crate::model::DateRange;
use crate::text::date::Moment;
use crate::text::{Dependency, Fine};

/// Returns the days of the event told at `trigger`: those of its moment, and all from then on where "since" opens the clause that names it.
pub(super) fn days(reading: &Reading, trigger: usize) -> Option<DateRange> {
    let moment = moment(reading, trigger)?;
    let from = moment.days.from.filter(|_| path(reading, head(reading, moment), trigger).any(|i| is_since(reading, i)));
    let published = reading.document.descriptor.published;
    Some(from.map_or(moment.days, |from| DateRange { from: Some(from), to: published.filter(|day| from <= *day) }))
}

/// Returns the words and days of the event told at `trigger`: those named in its clause, not those that say when somebody spoke, nor
/// those of what the clause only mentions.
pub(super) fn moment<'r>(reading: &'r Reading, trigger: usize) -> Option<&'r Moment> {
    let of_event =
        |moment: &&Moment| !is_of_speaking(reading, moment, trigger) && !is_of_another(reading, moment, trigger);
    let near = |moment: &&Moment| distance(reading, moment.tokens.start, trigger);
    reading.moments.iter().filter(of_event).min_by_key(near)
}

/// Tells whether days are told as one stretch; what is longer is a period.
pub(super) fn is_narrow(days: DateRange) -> bool {
    days.days().is_some_and(|n| n <= 31)
}

/// Tells whether a sentence tells of something that happens in a war, or is a heading, such as one with the day of the news below it.
pub(super) fn tells_event(reading: &Reading) -> bool {
    // Who leaves may only be on his way: it is an attack that leaves people dead.
    let befalls = |i: usize| reading.is_verbal(i) && reading.is_in(i, "befall") && reading.lemma(i) != "leave";
    let happens = |i: usize| is_event(reading, i) || befalls(i);
    reading.sentence.is_heading || (0..reading.len()).any(happens)
}

/// Returns the last days that a sentence names by itself and not as those on which somebody spoke.
pub(super) fn last_days(reading: &Reading) -> Option<DateRange> {
    let root = reading.sentence.root();
    let of_event = |moment: &&Moment| {
        let at = moment.tokens.start;
        let verb = reading.ancestors(at).find(|a| reading.is_verbal(*a));
        let is_spoken = |verb: usize| super::attribution::is_cue(reading, verb) || shows_record(reading, verb);
        let spoken = verb.is_some_and(|verb| is_spoken(verb) && !records(reading, verb, moment))
            || is_of_source(reading, at, None);
        !spoken && root.is_none_or(|root| !is_of_another(reading, moment, root))
    };
    reading.moments.iter().rev().filter(of_event).map(|moment| moment.days).find(|days| is_narrow(*days))
}

/// Returns how far a moment stands from the trigger: first what hangs below it, then what shares its clause, then the rest.
fn distance(reading: &Reading, at: usize, trigger: usize) -> (usize, usize) {
    let below = reading.is_below(at, trigger);
    let beside = reading.token(trigger).head.is_some_and(|head| reading.is_below(at, head));
    (
        if below {
            0
        } else if beside {
            1
        } else {
            2
        },
        at.abs_diff(trigger),
    )
}

/// Returns the token of a moment on which its others hang.
fn head(reading: &Reading, moment: &Moment) -> usize {
    let leaves = |i: &usize| reading.token(*i).head.is_none_or(|head| !moment.tokens.contains(&head));
    moment.tokens.clone().find(leaves).unwrap_or(moment.tokens.start)
}

/// Returns `from` and what is above it, up to what is above the trigger, too.
fn path<'r>(reading: &'r Reading, from: usize, trigger: usize) -> impl Iterator<Item = usize> + 'r {
    std::iter::once(from).chain(reading.ancestors(from)).take_while(move |i| !reading.is_below(trigger, *i))
}

/// Tells whether a moment dates what the clause of `trigger` only mentions: "upheld the truce of 10 May", "fled before the army came on
/// Sunday", "unlike Chad, which attacked in July"; or what came before it: "on Sunday a man who had lost a son".
fn is_of_another(reading: &Reading, moment: &Moment, trigger: usize) -> bool {
    let top = head(reading, moment);
    let is_day = moment.days.days() == Some(1);
    let of_toll = is_day && is_toll(reading, trigger) && !reading.is_below(top, trigger);
    of_toll
        || path(reading, top, trigger).any(|i| mentions_only(reading, i, trigger))
        || came_before(reading, top, trigger)
}

/// Tells whether what hangs at `i` is told of a thing that is no event of the trigger's, or is set against what the trigger tells.
fn mentions_only(reading: &Reading, i: usize, trigger: usize) -> bool {
    use Dependency::*;
    let Some(above) = reading.token(i).head else { return false };
    let is_toll = is_toll(reading, trigger);
    let is_event = (above == trigger && !is_toll) || is_event(reading, above);
    let is_second = reading.dependency(above) == Conj;
    match reading.dependency(i) {
        AclRelcl => !is_event,
        Acl => reading.is_verbal(i) && !is_event && !is_second,
        NmodPoss => !is_event && !is_time(reading, above) && !before_event(reading, i),
        Nmod => {
            let of = reading.prepositions(i).iter().any(|p| p == "of");
            of && !reading.is_verbal(above) && !is_event && !is_time(reading, above) && !before_event(reading, i)
        }
        Advcl => opened_by(reading, i, &["than", "before", "until", "unless", "if"]) || is_aside(reading, i),
        _ => false,
    }
}

/// Tells whether a word for an event follows: "the site of Saturday's blast", whatever the tree makes of it.
fn before_event(reading: &Reading, i: usize) -> bool {
    (i + 1..reading.len()).take(3).any(|next| is_event(reading, next))
}

/// Tells whether `i` is a toll, which is told on another day than what it counts: "the toll rose to 45 on Sunday".
fn is_toll(reading: &Reading, i: usize) -> bool {
    matches!(reading.lemma(i), "toll" | "number" | "figure")
}

/// Tells whether "as" opens the clause of `i` and it tells of what was planned or done before: "as they had pledged in 2021".
fn is_aside(reading: &Reading, i: usize) -> bool {
    opened_by(reading, i, &["as"])
        && (reading.is_in(i, "intent") || reading.is_in(i, "plan") || helped_by(reading, i, &["had"]))
}

/// Tells whether the trigger stands in a relative clause in the perfect, whose event came before that of the clause with the moment.
fn came_before(reading: &Reading, moment: usize, trigger: usize) -> bool {
    let up = std::iter::once(trigger).chain(reading.ancestors(trigger)).take_while(|i| !reading.is_below(moment, *i));
    let mut relative = up.filter(|i| reading.dependency(*i) == Dependency::AclRelcl);
    relative.any(|i| helped_by(reading, i, &["had", "has", "have"]))
}

fn is_since(reading: &Reading, i: usize) -> bool {
    opened_by(reading, i, &["since"])
}

/// Tells whether one of `words` opens the clause of `i`.
fn opened_by(reading: &Reading, i: usize, words: &[&str]) -> bool {
    let opens = |c: &usize| matches!(reading.dependency(*c), Dependency::Mark | Dependency::Case | Dependency::Advmod);
    let first = reading.sentence.children(i).filter(|c| *c < i).find(opens);
    first.is_some_and(|c| words.contains(&reading.word(c).to_lowercase().as_str()))
}

/// Tells whether one of `words` helps the verb at `i`.
fn helped_by(reading: &Reading, i: usize, words: &[&str]) -> bool {
    let helps = |c: &usize| matches!(reading.dependency(*c), Dependency::Aux | Dependency::AuxPass);
    reading.sentence.children(i).filter(helps).any(|c| words.contains(&reading.word(c).to_lowercase().as_str()))
}

/// Tells whether `i` stands in a word for what happens in a war.
fn is_event(reading: &Reading, i: usize) -> bool {
    ["attack", "attack-on-people", "fighting"].iter().any(|class| reading.is_in(i, class))
}

/// Tells whether `i` is a word for a part of time, of which a date is only the rest: "the morning of 5 May".
fn is_time(reading: &Reading, i: usize) -> bool {
    let times = [
        "morning",
        "afternoon",
        "evening",
        "night",
        "hour",
        "day",
        "week",
        "weekend",
        "month",
        "dawn",
        "noon",
        "midnight",
        "course",
        "half",
        "beginning",
        "end",
        "start",
        "middle",
    ];
    times.contains(&reading.lemma(i)) || reading.is_day(i)
}

/// Tells whether a moment is when somebody spoke: it hangs on a verb of saying other than the trigger ("said on Tuesday"), on one that
/// passes on a statement ("repeated on Tuesday its claim that …"), or on the statement ("according to a report on Tuesday").
fn is_of_speaking(reading: &Reading, moment: &Moment, trigger: usize) -> bool {
    let at = moment.tokens.start;
    // "Speaking in Kano on Monday, …" announces nothing by itself and is speech all the same.
    let speaks = |i: usize| matches!(reading.lemma(i), "speak" | "write" | "address");
    let cue = |i: &usize| *i != trigger && (super::attribution::is_cue(reading, *i) || speaks(*i));
    let own_verb = reading.ancestors(at).find(|a| reading.is_verbal(*a));
    let passes_on = |verb: usize| {
        let object = reading.sentence.child(verb, Dependency::Obj).filter(|object| reading.is_record(*object));
        verb != trigger
            && object.is_some_and(|object| reading.is_below(trigger, object) || reading.is_below(trigger, verb))
    };
    is_of_source(reading, at, Some(trigger))
        || own_verb.is_some_and(|verb| {
            let is_cue = cue(&verb) && !direct_demand(reading, verb, trigger) && !records(reading, verb, moment);
            is_cue || passes_on(verb)
        })
}

/// Tells whether a verb says that deeds were put on record and the moment is a stretch of days, which are the deeds': "between 2 and 9 May
/// the office documented".
fn records(reading: &Reading, verb: usize, moment: &Moment) -> bool {
    const RECORDING: [&str; 8] = ["confirm", "count", "document", "log", "record", "register", "tally", "verify"];
    const SPANNING: [&str; 7] = ["between", "from", "since", "in", "during", "over", "within"];
    let opens = |i: usize| SPANNING.contains(&reading.word(i).to_lowercase().as_str());
    let start = moment.tokens.start;
    let is_span = opens(start) || start.checked_sub(1).is_some_and(opens) || start.checked_sub(2).is_some_and(opens);
    RECORDING.contains(&reading.lemma(verb)) && is_span && moment.days.from.is_some() && moment.days.days() != Some(1)
}

/// Tells whether a verb brings out a record, such as a video, which shows what happened before.
fn shows_record(reading: &Reading, verb: usize) -> bool {
    reading.sentence.child(verb, Dependency::Obj).is_some_and(|object| reading.is_record(object))
}

/// Tells whether a moment hangs on who is named as the source, the trigger aside.
fn is_of_source(reading: &Reading, at: usize, trigger: Option<usize>) -> bool {
    let mut nominals = reading.ancestors(at).take_while(|a| !reading.is_verbal(*a));
    nominals.any(|noun| Some(noun) != trigger && is_named_source(reading, noun))
}

/// Tells whether "according to" or its like stands right before the phrase headed by `noun`.
fn is_named_source(reading: &Reading, noun: usize) -> bool {
    let start = nominal::phrase(reading, noun).start;
    reading
        .words_of("source-phrase")
        .iter()
        .any(|phrase| phrase.start <= start && start <= phrase.end + 1 && phrase.start < noun)
}

/// Tells whether the cue is a demand for the trigger itself: "called on Tuesday for a ceasefire" dates the demand, which is the matter.
fn direct_demand(reading: &Reading, cue: usize, trigger: usize) -> bool {
    reading.is_in(cue, "demand") && reading.is_below(trigger, cue)
}

/// Tells whether the clause of `trigger` tells of something past, so that a day named before it may be its day.
pub(super) fn is_past(reading: &Reading, trigger: usize) -> bool {
    let clause = std::iter::once(trigger).chain(reading.ancestors(trigger)).find(|i| {
        let heads_clause =
            matches!(reading.dependency(*i), Dependency::Root | Dependency::Ccomp | Dependency::Parataxis);
        (heads_clause && reading.is_verbal(*i)) || reading.token(*i).fine == Fine::Past
    });
    let Some(verb) = clause else { return true };
    let past = |i: usize| matches!(reading.token(i).fine, Fine::Past | Fine::Participle);
    past(verb)
        || past(trigger)
        || reading.sentence.children(verb).any(|c| reading.dependency(c) == Dependency::Aux && past(c))
}

#[cfg(test)]
pub(super) mod tests {
    use crate::extract::claims;
    use crate::model::{Claim, DateRange, Descriptor, Document, Format, Span};
    use crate::packs::Packs;

    /// Returns the claims of a text published on Thursday, 2 May 2024.
    pub(in crate::extract) fn claims_of(text: &str) -> Vec<Claim> {
        let published = "2024-05-02".parse().ok();
        let descriptor = Descriptor { id: "a".into(), file: "a.txt".into(), published, ..Descriptor::default() };
        let document = Document::new(descriptor, Format::Plain, text.into(), Span::new(0, text.len()));
        claims(&[document], &Packs::builtin()).0.remove(0).claims
    }

    /// Returns the days of the first claim of `question` in such a text.
    fn days(question: &str, text: &str) -> Option<DateRange> {
        let found = claims_of(text);
        found.iter().find(|claim| claim.question == question).expect("a claim").event_date
    }

    fn range(from: &str, to: &str) -> Option<DateRange> {
        Some(DateRange::between(from.parse().expect("a date"), to.parse().expect("a date")))
    }

    #[test]
    fn what_a_clause_only_mentions_gives_no_day() {
        for (question, text) in [
            ("casualties.perpetrator", "Unlike Niger, which launched raids in July, Chad has killed civilians."),
            ("ceasefire.violator", "Chadian troops broke the truce of 10 March."),
            ("casualties.killed", "Ten people were killed in Mao, which Chad captured in March."),
            ("casualties.killed", "The death toll rose to 45 on Sunday."),
            ("casualties.killed", "The army said on Monday that ten people were killed."),
        ] {
            assert_eq!(days(question, text), None, "{text}");
        }
    }

    #[test]
    fn what_a_clause_tells_has_the_days_it_names() {
        let killed = |text: &str| days("casualties.killed", text);
        assert_eq!(
            killed("Ten people were killed in an attack that began on Sunday."),
            range("2024-04-28", "2024-04-28")
        );
        assert_eq!(
            killed("Ten people were killed when shells hit the port on Sunday."),
            range("2024-04-28", "2024-04-28")
        );
        assert_eq!(killed("The death toll from Sunday's attack rose to 45."), range("2024-04-28", "2024-04-28"));
        assert_eq!(
            killed("Between 2 and 9 April the office documented the killing of 40 civilians."),
            range("2024-04-02", "2024-04-09")
        );
        assert_eq!(
            killed("More than 400 people have been killed since the war began in March 2023."),
            range("2023-03-01", "2024-05-02")
        );
    }
}
