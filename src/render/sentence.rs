//! A finding in one sentence that an editor would write: "Armenia and Azerbaijan each accuse the other of breaking the ceasefire
//! on 28 September 2022."

use super::english::{self, with_article};
use super::phrase;
use super::reading::{Reading, Told};
use crate::model::{Answer, Finding, Mirror, Polarity, Position, Relation};

/// How many speakers a sentence names before it says "and 3 others".
const NAMED: usize = 3;

/// Returns a finding in one sentence.
pub(super) fn finding(reading: &Reading, finding: &Finding) -> String {
    let sides: Vec<Side> = finding.positions.iter().filter_map(|position| Side::new(reading, position)).collect();
    let words = match finding.relation {
        Relation::Conflict | Relation::Oppose => {
            mutual(reading, finding, &sides).unwrap_or_else(|| against(reading, finding, &sides))
        }
        Relation::Update | Relation::Revise => series(reading, finding, &sides),
        Relation::Agree | Relation::Refine | Relation::Undetermined => together(reading, finding, &sides),
    };
    format!("{}{}.", english::capitalised(&words), told(finding))
}

/// One position with those who hold it.
struct Side<'a> {
    position: &'a Position,
    /// The claim that speaks for it: its first.
    first: Told<'a>,
    /// Who holds it, as named in a sentence.
    voices: Vec<String>,
    narrated: bool,
}

impl<'a> Side<'a> {
    fn new(reading: &Reading<'a>, position: &'a Position) -> Option<Self> {
        let told = reading.of(position);
        let mut voices: Vec<String> = Vec::new();
        for one in &told {
            let voice = with_article(one.voice());
            if !voices.contains(&voice) {
                voices.push(voice);
            }
        }
        let narrated = told.iter().all(|one| one.is_narrated());
        Some(Self { position, first: *told.first()?, voices, narrated })
    }

    fn named(&self) -> String {
        english::short_list(&self.voices, NAMED)
    }

    fn verb(&self, one: &str, several: &str) -> String {
        if self.voices.len() == 1 { one.into() } else { several.into() }
    }

    /// Returns the one party answered and affirmed.
    fn party(&self) -> Option<String> {
        match (&self.position.answer, self.position.polarity) {
            (Answer::Parties(parties), Polarity::Affirmed) if parties.len() == 1 => Some(phrase::party_list(parties)),
            _ => None,
        }
    }

    fn is_denied(&self) -> bool {
        self.position.polarity == Polarity::Denied
    }
}

/// Two parties that accuse each other.
fn mutual(reading: &Reading, finding: &Finding, sides: &[Side]) -> Option<String> {
    let [one, other] = sides else { return None };
    let (blamed, accuser) = (one.party()?, other.party()?);
    let what = phrase::accused_of(reading, one.first)?;
    let mirrored = one.voices == [accuser.clone()] && other.voices == [blamed.clone()];
    let mut parties = [accuser, blamed];
    parties.sort();
    mirrored.then(|| format!("{} and {} each accuse the other of {what}{}", parties[0], parties[1], setting(finding)))
}

/// Positions against each other, one clause each.
fn against(reading: &Reading, finding: &Finding, sides: &[Side]) -> String {
    let clauses: Vec<String> = sides
        .iter()
        .enumerate()
        .map(|(at, side)| clause(reading, side, &sides[..at], if at == 0 { setting(finding) } else { String::new() }))
        .collect();
    clauses.join("; ")
}

fn clause(reading: &Reading, side: &Side, before: &[Side], setting: String) -> String {
    let (who, claim) = (side.named(), side.first.claim);
    let denies_it = before.iter().any(|other| !other.is_denied() && other.position.answer == side.position.answer);
    if side.is_denied() && (denies_it || matches!(claim.answer, Answer::Count(_))) {
        let what = if denies_it { "it".into() } else { format!("a figure of {}", figure(&claim.answer)) };
        return format!("{who} {} {what}{setting}", side.verb("denies", "deny"));
    }
    let again = !before.is_empty();
    match (&claim.answer, phrase::accused_of(reading, side.first)) {
        (Answer::Count(_), _) if again => format!("{who} of {}", figure(&claim.answer)),
        (Answer::Count(_), _) => {
            format!("{who} {} of {}{setting}", side.verb("speaks", "speak"), phrase::says(reading, claim))
        }
        (Answer::Parties(accused), Some(what)) if !side.narrated && !side.is_denied() => {
            let accused = phrase::party_list(accused);
            let accuse = side.verb("accuses", "accuse");
            if again {
                format!("{who} {accuse} {accused}")
            } else {
                format!("{who} {accuse} {accused} of {what}{setting}")
            }
        }
        _ => {
            let says = if side.narrated { side.verb("reports", "report") } else { side.verb("says", "say") };
            format!("{who} {says} that {}{setting}", phrase::says(reading, claim))
        }
    }
}

fn figure(answer: &Answer) -> String {
    match answer {
        Answer::Count(count) => english::count(count),
        Answer::Parties(parties) => phrase::party_list(parties),
        Answer::Status(word) => word.clone(),
    }
}

/// A figure that changed: from the first to the last telling.
fn series(reading: &Reading, finding: &Finding, sides: &[Side]) -> String {
    let (Some(first), Some(last)) = (sides.first(), sides.last()) else { return String::new() };
    let whom = phrase::counted(reading, last.first.claim).map_or(String::new(), |whom| format!(" of {whom}"));
    let ask = reading
        .question(&finding.question)
        .map_or("the figure".into(), |question| question.says.affirmed.replace("{answer}", "").trim().to_string());
    let said = |side: &Side| {
        let day = side.first.document.published.map_or(String::new(), |day| format!(", {}", english::date(day)));
        format!("{} ({}{day})", figure(&side.position.answer), side.named())
    };
    format!("the figure{whom} {ask}{} goes from {} to {}", setting(finding), said(first), said(last))
}

/// Speakers who say the same, or what both can be right about.
fn together(reading: &Reading, finding: &Finding, sides: &[Side]) -> String {
    let Some(first) = sides.first() else { return String::new() };
    if sides.len() > 1 {
        return against(reading, finding, sides);
    }
    let both = match first.voices.len() {
        1 => "",
        2 => "both ",
        _ => "all ",
    };
    let said = phrase::says(reading, first.first.claim);
    let verb = match (&first.position.answer, first.narrated) {
        (Answer::Count(_), _) => format!("{} of", first.verb("speaks", "speak")),
        (_, true) => format!("{} that", first.verb("reports", "report")),
        (_, false) => format!("{} that", first.verb("says", "say")),
    };
    format!("{} {both}{verb} {said}{}", first.named(), setting(finding))
}

/// Returns where and when, for the end of a clause: " in the Tovuz region on 12–14 July 2020".
fn setting(finding: &Finding) -> String {
    let Some(days) = finding.days else { return String::new() };
    let place = finding.place.as_deref().and_then(in_place).unwrap_or_default();
    format!("{place} {}", english::when(days))
}

/// Returns " in Goris", " in the Tovuz region"; nothing for a place that is described rather than named.
fn in_place(place: &str) -> Option<String> {
    let named = place.chars().next().is_some_and(char::is_uppercase) && !place.starts_with("The ");
    let kinds = ["region", "district", "province", "area", "border", "corridor", "hospital", "city"];
    let article = if kinds.iter().any(|kind| place.split(' ').any(|word| word == *kind)) { "the " } else { "" };
    named.then(|| format!(" in {article}{place}"))
}

/// Returns when undated claims were made, in brackets.
fn told(finding: &Finding) -> String {
    match (finding.days, finding.told) {
        (None, Some(days)) => format!(" ({})", english::days(days)),
        _ => String::new(),
    }
}

/// Returns a pattern of accusations in one sentence.
pub(super) fn mirror(reading: &Reading, mirror: &Mirror) -> String {
    let (there, back) = (reading.all(&mirror.there), reading.all(&mirror.back));
    let what = there.first().and_then(|told| phrase::accused_of(reading, *told)).unwrap_or_default();
    let [one, other] = mirror.parties.each_ref().map(|party| with_article(party));
    let words = format!(
        "{one} and {other} each accuse the other of {what}, over different events: {one} of {}; {other} of {}.",
        events(&there),
        events(&back)
    );
    english::capitalised(&words)
}

/// Returns the days of claims as a list: "27 September 2020 and 28 September 2022".
fn events(told: &[Told]) -> String {
    let mut days: Vec<_> = told.iter().map(|one| (one.claim.event_date, one.document.published)).collect();
    days.sort();
    let said =
        |(event, published): &(Option<crate::model::DateRange>, Option<jiff::civil::Date>)| match (event, published) {
            (Some(event), _) => english::days(*event),
            (None, Some(day)) => format!("days not given (told {})", english::date(*day)),
            (None, None) => "days not given".into(),
        };
    let mut words: Vec<String> = days.iter().map(said).collect();
    words.dedup();
    english::short_list(&words, 4)
}
