//! What a document tells of the days of its events, for the sentences that name none.
//!
//! "An air raid hit the port on Sunday" gives its day to "the strike", "the blast" and "Chad's bombing of the port" wherever they are
//! spoken of, as long as the document dates no other that could be meant. What names no such event takes over the last days told just
//! before.

use super::dating;
use super::nominal::{self, Context};
use super::reading::Reading;
use crate::model::DateRange;
use crate::text::{Dependency, Fine, Tag};

/// Sentences after which the last days told are no longer taken over.
const CARRIED: usize = 4;
/// Sentences at the beginning that may tell of an event before it is dated.
const LEAD: usize = 3;
/// Days within which one event ends, the night included.
const INCIDENT: i32 = 2;

/// Events that are kept in mind of one document: a bound for hostile text.
const REMEMBERED: usize = 200;

/// An event at one place and time, as a noun tells of it.
struct Incident {
    /// The number of its sentence.
    sentence: usize,
    /// The token of the noun.
    noun: usize,
    /// Its days.
    days: DateRange,
    described: Described,
}

/// What tells one event from another.
#[derive(PartialEq)]
struct Described {
    /// The parties that did it.
    doers: Vec<String>,
    /// The names in its phrase, of places mostly.
    names: Vec<String>,
}

/// What a document tells of days.
pub(super) struct Diary {
    incidents: Vec<Incident>,
    /// For each sentence, whether it stands in an entry that begins with the time of day.
    in_entry: Vec<bool>,
    /// For each sentence, whether it is a dateline before the one after it.
    is_dateline: Vec<bool>,
    /// The day of a report that goes on in such entries.
    day: Option<DateRange>,
    /// The last days told, and the sentence that did.
    last: Option<(usize, DateRange)>,
    /// The last days named, whatever for, with their sentence and paragraph.
    named: Option<(usize, usize, DateRange)>,
    /// The stretch of days that the claims of a paragraph are about, and the paragraph.
    period: Option<(usize, DateRange)>,
}

impl Diary {
    /// Returns the diary of a document, open at its beginning.
    pub(super) fn new(readings: &[Reading]) -> Self {
        let mut incidents: Vec<Incident> = readings.iter().enumerate().flat_map(|(i, r)| dated(r, i)).collect();
        let news =
            fresh(readings).filter(|news| !incidents.iter().any(|other| can_be(&news.described, &other.described)));
        incidents.extend(news);
        incidents.truncate(REMEMBERED);
        let entries: Vec<usize> = readings.iter().filter(|r| is_timed(r)).map(|r| r.sentence.passage).collect();
        let is_live = entries.len() > 1;
        let of = |reading: &Reading| is_live && entries.binary_search(&reading.sentence.passage).is_ok();
        let before_next =
            |pair: &[Reading]| pair[0].sentence.is_heading && pair[0].sentence.passage == pair[1].sentence.passage;
        let published = readings.first().and_then(|reading| reading.document.descriptor.published);
        Self {
            incidents,
            in_entry: readings.iter().map(of).collect(),
            is_dateline: readings.windows(2).map(before_next).chain([false]).collect(),
            day: published.map(DateRange::day),
            last: None,
            named: None,
            period: None,
        }
    }

    /// Returns the days told just before sentence `index`, for what is told at `trigger` in it without days of its own.
    pub(super) fn before(&self, reading: &Reading, index: usize, trigger: usize) -> Option<DateRange> {
        let day = self.day.filter(|_| self.in_entry[index]);
        self.carried(reading, index).or(day).filter(|_| dating::is_past(reading, trigger))
    }

    /// Returns the days told just before sentence `index`: those of the period that its paragraph is about, the last that it names, or else
    /// the last of an event.
    fn carried(&self, reading: &Reading, index: usize) -> Option<DateRange> {
        let is_near = |at: usize| index - at <= CARRIED;
        let passage = reading.sentence.passage;
        let period = self.period.filter(|(at, _)| *at == passage).map(|(_, days)| days);
        let is_meant = |here: usize| here == passage || points_back(reading);
        let named = self.named.filter(|(at, here, _)| is_meant(*here) && is_near(*at)).map(|(_, _, days)| days);
        period.or(named).or_else(|| self.last.filter(|(at, _)| is_near(*at)).map(|(_, days)| days))
    }

    /// Takes note of the days told in sentence `index`: those `of_claims` where there are any.
    pub(super) fn note(&mut self, reading: &Reading, index: usize, of_claims: Option<DateRange>) {
        if self.is_dateline[index] {
            return;
        }
        let passage = reading.sentence.passage;
        let told = of_claims.filter(|days| dating::is_narrow(*days));
        let days = told.or_else(|| dating::last_days(reading));
        let is_told = told.is_some() || dating::tells_event(reading);
        self.last = days.filter(|_| is_told).map(|days| (index, days)).or(self.last);
        self.named = days.map(|days| (index, passage, days)).or(self.named);
        let wide = of_claims.filter(|days| days.days().is_some() && !dating::is_narrow(*days));
        self.period = wide.map(|days| (passage, days)).or(self.period.filter(|_| days.is_none()));
    }

    /// Returns the days of the event that a sentence speaks of as known: `None` where it speaks of none or the document dates none,
    /// `Some(None)` where it is unclear which is meant.
    pub(super) fn meant(&self, reading: &Reading, index: usize, trigger: usize) -> Option<Option<DateRange>> {
        if !dating::is_past(reading, trigger) {
            return None;
        }
        if incidents(reading).any(|i| is_other(reading, i) && is_told_with(reading, i, trigger)) {
            return Some(None);
        }
        let opens = index < LEAD || reading.sentence.is_heading;
        let told = || incidents(reading).filter(|i| is_told_with(reading, *i, trigger));
        let known: Vec<usize> = told().filter(|i| is_definite(reading, *i)).collect();
        let mentions = if known.is_empty() && opens { told().collect() } else { known };
        let found: Vec<Option<DateRange>> =
            mentions.into_iter().filter_map(|noun| self.antecedent(reading, index, noun, opens)).collect();
        let first = *found.first()?;
        Some(first.filter(|_| found.iter().all(|days| *days == first)))
    }

    /// Returns the days of the events that `noun` can mean, where they are the same.
    fn antecedent(&self, reading: &Reading, index: usize, noun: usize, opens: bool) -> Option<Option<DateRange>> {
        if self.incidents.is_empty() {
            return None;
        }
        let mention = described(reading, noun);
        let is_before = |incident: &&Incident| (incident.sentence, incident.noun) <= (index, noun);
        let fits = |incident: &&Incident| can_be(&incident.described, &mention);
        let mut found: Vec<&Incident> = self.incidents.iter().filter(is_before).filter(fits).collect();
        if found.is_empty() && opens {
            found = self.incidents.iter().filter(fits).collect();
        }
        let narrowest = found.iter().map(|incident| incident.days).min_by_key(DateRange::days);
        Some(narrowest.filter(|days| found.iter().all(|incident| incident.days.meets(days))))
    }
}

/// Tells whether a sentence points back to the day named last: "that morning", "the same night".
fn points_back(reading: &Reading) -> bool {
    let is_part =
        |i: usize| matches!(reading.lemma(i), "day" | "morning" | "afternoon" | "evening" | "night" | "weekend");
    let points = |i: usize| matches!(reading.word(i).to_lowercase().as_str(), "that" | "same");
    (1..reading.len()).any(|i| is_part(i) && points(i - 1))
}

/// Returns the nouns for single events in a sentence.
fn incidents<'r>(reading: &'r Reading) -> impl Iterator<Item = usize> + 'r {
    reading
        .words_of("incident")
        .iter()
        .map(|words| words.end - 1)
        .filter(|i| matches!(reading.token(*i).tag, Tag::Noun | Tag::Propn))
}

/// Returns the events that a sentence gives a day.
fn dated<'r>(reading: &'r Reading, sentence: usize) -> impl Iterator<Item = Incident> + 'r {
    let days = |noun: usize| {
        let moment = dating::moment(reading, noun)?;
        let at = moment.tokens.start;
        let days = dating::days(reading, noun)?;
        let is_short = days.days().is_some_and(|n| n <= INCIDENT);
        (is_short && (reading.is_below(at, noun) || befalls(reading, noun))).then_some(days)
    };
    let incident =
        move |noun: usize| Some(Incident { sentence, noun, days: days(noun)?, described: described(reading, noun) });
    incidents(reading).filter_map(incident)
}

/// Tells whether the clause of `noun` tells that the event came about or what it did, so that its days are the event's.
fn befalls(reading: &Reading, noun: usize) -> bool {
    let verb = reading.ancestors(noun).find(|i| reading.is_verbal(*i));
    verb.is_some_and(|verb| ["befall", "light-verb"].iter().any(|class| reading.is_in(verb, class)))
}

/// Returns the event that the first sentence of a report tells as fresh news: "Ten people have been killed in an air raid" has its days
/// from the day it was published.
fn fresh(readings: &[Reading]) -> Option<Incident> {
    let (sentence, reading) = readings.iter().enumerate().find(|(_, reading)| !reading.sentence.is_heading)?;
    let published = reading.document.descriptor.published?;
    let noun = incidents(reading).find(|noun| is_new(reading, *noun))?;
    let verb = reading.ancestors(noun).find(|i| reading.is_verbal(*i))?;
    let has = |c: usize| {
        reading.dependency(c) == Dependency::Aux && matches!(reading.word(c).to_lowercase().as_str(), "has" | "have")
    };
    let is_perfect = reading.sentence.children(verb).any(has) && befalls(reading, noun);
    let days = DateRange::between(published.yesterday().ok()?, published);
    (is_perfect && dating::moment(reading, noun).is_none()).then(|| Incident {
        sentence,
        noun,
        days,
        described: described(reading, noun),
    })
}

/// Tells whether a noun brings something up: "an air raid", "three air raids".
fn is_new(reading: &Reading, noun: usize) -> bool {
    let article = |c: usize| matches!(reading.word(c).to_lowercase().as_str(), "a" | "an");
    reading.sentence.children(noun).any(article)
}

/// Words that tell an event from the one spoken of.
const OTHER: [&str; 13] = [
    "another", "other", "separate", "similar", "previous", "earlier", "second", "third", "further", "new", "past",
    "recent", "every",
];

/// Tells whether a noun speaks of one event as known: "the blast", "Chad's bombing of the port".
fn is_definite(reading: &Reading, noun: usize) -> bool {
    let is_one = reading.token(noun).fine != Fine::Plural;
    let children = || reading.sentence.children(noun).filter(|c| *c < noun);
    let known = children().any(|c| {
        reading.dependency(c) == Dependency::NmodPoss
            || matches!(reading.word(c).to_lowercase().as_str(), "the" | "this" | "that")
    });
    is_one && known
}

/// Tells whether a noun speaks of another event than the one told before.
fn is_other(reading: &Reading, noun: usize) -> bool {
    reading.sentence.children(noun).any(|c| c < noun && OTHER.contains(&reading.lemma(c)))
}

/// Tells whether the event of `noun` is what is told at `trigger`, or what it was told to come from: not what it only came after.
fn is_told_with(reading: &Reading, noun: usize, trigger: usize) -> bool {
    let apart = ["before", "after", "since", "until", "despite", "about", "following"];
    let is_apart = reading.prepositions(noun).iter().any(|p| apart.contains(&p.as_str()));
    let verb = reading.ancestors(noun).find(|i| reading.is_verbal(*i));
    let one_clause = verb.is_none_or(|verb| reading.is_below(trigger, verb) || reading.is_below(verb, trigger));
    noun == trigger || (!is_apart && (one_clause || reading.is_below(noun, trigger)))
}

fn described(reading: &Reading, noun: usize) -> Described {
    let doers = super::frame::doer(reading, noun, &Context::default());
    let is_name = |i: &usize| {
        let is_party = reading.name_at(*i).is_some_and(|name| name.party().is_some());
        reading.token(*i).tag == Tag::Propn && !reading.is_day(*i) && !is_party
    };
    let place = ground(reading, noun).map(|head| nominal::phrase(reading, head));
    let words = nominal::phrase(reading, noun).chain(place.into_iter().flatten());
    let names = words.filter(is_name).map(|i| reading.word(i).to_lowercase()).collect();
    Described { doers, names }
}

/// Returns the head of the phrase that sets the place of an event, known or not: "in Mao" behind its noun, its verb or the verb's object.
fn ground(reading: &Reading, noun: usize) -> Option<usize> {
    let verb = reading.ancestors(noun).find(|i| reading.is_verbal(*i));
    let object = verb.and_then(|verb| reading.sentence.child(verb, Dependency::Obj));
    let is_set = |i: &usize| {
        let prepositions = reading.prepositions(*i);
        prepositions.iter().any(|p| matches!(p.as_str(), "in" | "at" | "near" | "on" | "outside"))
    };
    let heads = [Some(noun), verb, object].into_iter().flatten();
    let hanging = heads.flat_map(|head| reading.sentence.children(head).filter(is_set).collect::<Vec<_>>());
    hanging.into_iter().find(|i| reading.token(*i).tag == Tag::Propn && !reading.is_day(*i))
}

/// Tells whether both can describe one event: nothing that both name differs throughout.
fn can_be(one: &Described, other: &Described) -> bool {
    let meets = |a: &[String], b: &[String]| a.is_empty() || b.is_empty() || a.iter().any(|name| b.contains(name));
    meets(&one.doers, &other.doers) && meets(&one.names, &other.names)
}

/// Tells whether a sentence begins with the time of day, as an entry of a live report does: "18:40 Two shells".
fn is_timed(reading: &Reading) -> bool {
    let word = if reading.len() > 0 { reading.word(0) } else { return false };
    let Some((hours, minutes)) = word.split_once([':', '.']) else { return false };
    let is_number = |part: &str, below: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|n| n < below);
    is_number(hours, 24) && minutes.len() == 2 && is_number(minutes, 60)
}

#[cfg(test)]
mod tests {
    use crate::extract::dating::tests::claims_of;

    /// Returns the days of each claim of a text published on Thursday, 2 May 2024, in the order of the text.
    fn days(text: &str) -> Vec<String> {
        let mut found = claims_of(text);
        found.sort_by_key(|claim| claim.at.map(|at| at.start));
        let end = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.strftime("%m-%d").to_string());
        let days = |claim: &crate::model::Claim| {
            claim.event_date.map_or("-".to_string(), |d| match (end(d.from), end(d.to)) {
                (from, to) if from == to => from,
                (from, to) => format!("{from}..{to}"),
            })
        };
        found.iter().map(days).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(days(text), expected, "{text}");
    }

    #[test]
    fn an_event_spoken_of_again_keeps_its_day() {
        let between = "The envoy came on Monday. He left on Tuesday. He will be back. Nothing else is known. The port is shut. The sea is calm.";
        check(&format!("An air raid hit the port on Sunday. {between} The blast killed 12 people."), &["04-28"]);
        check(&format!("An air raid hit the port on Sunday. {between} A fire killed 12 people."), &["-"]);
    }

    #[test]
    fn an_event_of_another_party_or_place_has_another_day() {
        let raid = "A Chadian air raid killed 20 people in Mao on Sunday.";
        check(
            &format!("{raid} At least 40 people were killed in the Boko Haram attack."),
            &["04-28", "04-28", "-", "-"],
        );
        check(&format!("{raid} In a separate attack, nine people were killed in Bol."), &["04-28", "04-28", "-"]);
        let bombs = "On 3 April a bomb killed nine people in Mao. On 8 April a bomb killed 12 people in Bol.";
        check(&format!("{bombs} The bombing in Mao wounded 30 people."), &["04-03", "04-08", "04-03"]);
    }

    #[test]
    fn a_first_sentence_is_dated_by_what_follows() {
        let lead =
            "TARNOVO, May 2 - At least 31 people were killed in an attack on a market, doctors said on Thursday.";
        check(&format!("{lead} Another 54 people were wounded in Wednesday's shelling."), &["05-01", "05-01"]);
        check(lead, &["-"]);
    }

    #[test]
    fn fresh_news_happened_on_the_day_or_the_day_before() {
        check("Ten people have been killed in an air raid on the port.", &["05-01..05-02"]);
        check("Ten people have been killed in the war.", &["-"]);
    }

    #[test]
    fn the_day_of_a_statement_is_not_taken_over() {
        check("The mayor spoke on Monday of a bombing. Ten people were killed.", &["04-29"]);
        check("The mayor said on Monday that the bombing was a crime. Ten people were killed.", &["-"]);
        check("The army released a video on Monday. Ten people were killed.", &["-"]);
        check("Soldiers entered the town on Monday. Ten people were killed.", &["04-29"]);
        check("The envoy came on Monday.\n\nTen people were killed.", &["-"]);
        check("The envoy came on Monday.\n\nTen people were killed that night.", &["04-29"]);
    }

    #[test]
    fn an_entry_of_a_live_report_is_of_its_day() {
        check("10:20 Three people were killed.\n\n11:40 Nine people were wounded.", &["05-02", "05-02"]);
        check("10:20 Three people were killed.", &["-"]);
    }

    #[test]
    fn a_period_is_that_of_its_paragraph() {
        let period = "Between 1 January and 29 April, the office verified the killing of 57 civilians.";
        check(&format!("{period} A further 260 people were injured."), &["01-01..04-29", "01-01..04-29"]);
        check(&format!("{period}\n\nA further 260 people were injured."), &["01-01..04-29", "-"]);
    }
}
