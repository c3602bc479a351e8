//! A finding in one sentence that an editor would write: "Armenia and Azerbaijan each accuse the other of breaking the ceasefire
//! on 28 September 2022."

use super::english::{self, with_article};
use super::phrase;
use super::reading::{Reading, Told};
use crate::model::{Answer, Claim, DateRange, Finding, Mirror, Polarity, Position, Relation};

/// How many speakers a sentence names before it says "and 3 others".
const NAMED: usize = 3;
/// How many further positions it names.
const CLAUSES: usize = 3;

/// Returns a finding in one sentence.
pub(super) fn finding(reading: &Reading, finding: &Finding) -> String {
    let mut sides: Vec<Side> = finding.positions.iter().filter_map(|position| Side::new(reading, position)).collect();
    if matches!(finding.relation, Relation::Conflict) {
        keep_latest(&mut sides);
    }
    let words = match finding.relation {
        Relation::Conflict | Relation::Oppose => {
            mutual(reading, finding, &sides).unwrap_or_else(|| against(reading, finding, &sides))
        }
        Relation::Update | Relation::Revise => series(reading, finding, &sides),
        Relation::Agree | Relation::Refine | Relation::Undetermined => together(reading, finding, &sides),
    };
    format!("{}{}.", english::capitalised(&words), told(finding, &words))
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

    /// Returns what those do who hold it, with a verb that stands for one: "Arden and Chile deny the charge".
    fn does(&self, verb: &str) -> String {
        let verb = if self.voices.len() == 1 { verb.into() } else { english::for_several(verb) };
        format!("{} {verb}", self.named())
    }

    /// Returns the position as only some of its voices hold it.
    fn held_by(&self, voices: Vec<String>) -> Option<Self> {
        let Self { position, first, narrated, .. } = *self;
        (!voices.is_empty()).then_some(Self { position, first, voices, narrated })
    }

    /// Returns the one party answered and affirmed.
    fn party(&self) -> Option<String> {
        match (&self.position.answer, self.position.polarity) {
            (Answer::Parties(parties), Polarity::Affirmed) if parties.len() == 1 => Some(phrase::party_list(parties)),
            _ => None,
        }
    }

    /// Returns what a single speaker says with "it" where it speaks of itself.
    fn of_itself(&self, said: String) -> String {
        match self.voices.as_slice() {
            [voice] => {
                let own = said.replace(&format!(" is {}", english::possessive(voice)), " is its own");
                let forces =
                    own.strip_prefix(&format!("{} ", english::possessive(voice))).map(|rest| format!("its {rest}"));
                forces
                    .or_else(|| own.strip_prefix(&format!("{voice} ")).map(|rest| format!("it {rest}")))
                    .unwrap_or(own)
            }
            _ => said,
        }
    }

    fn is_denied(&self) -> bool {
        self.position.polarity == Polarity::Denied
    }
}

/// Takes a speaker who came to another figure out of the earlier one, where others stand by it.
fn keep_latest(sides: &mut [Side]) {
    let is_figure = |side: &Side| matches!(side.position.answer, Answer::Count(_)) && !side.is_denied();
    for at in 0..sides.len() {
        let day = sides[at].first.document.published;
        let later = sides.iter().filter(|other| is_figure(other) && other.first.document.published > day);
        let moved: Vec<String> = later.flat_map(|other| other.voices.clone()).collect();
        let stay: Vec<String> = sides[at].voices.iter().filter(|voice| !moved.contains(voice)).cloned().collect();
        if is_figure(&sides[at]) && !stay.is_empty() {
            sides[at].voices = stay;
        }
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

/// Positions against each other: one clause for each that is affirmed, and one for all who deny.
fn against(reading: &Reading, finding: &Finding, sides: &[Side]) -> String {
    let (denied, affirmed): (Vec<&Side>, Vec<&Side>) = sides.iter().partition(|side| side.is_denied());
    let setting = setting(finding);
    let Some((first, others)) = affirmed.split_first() else {
        let says = denied.iter().map(|side| format!("{}{}", said(reading, side), setting));
        return says.collect::<Vec<_>>().join("; ");
    };
    let mut clauses = vec![format!("{}{setting}", leading(reading, first))];
    clauses.extend(merged(others).iter().take(CLAUSES).map(|(who, others)| further(reading, who, others)));
    for clause in denied.iter().flat_map(|side| denials(reading, side, &affirmed)).take(CLAUSES) {
        add(&mut clauses, clause);
    }
    clauses.join("; ")
}

/// Adds a denial, to the last clause where that is of the same speaker: "Belmark accuses Arden and denies the charge against it".
fn add(clauses: &mut Vec<String>, denial: String) {
    let verb = [" denies ", " deny ", " disputes ", " dispute "].iter().find_map(|verb| denial.find(verb));
    let own = verb.and_then(|at| Some((clauses.last_mut()?, denial.split_at(at))));
    match own {
        Some((last, (who, denies))) if last.starts_with(&format!("{who} ")) => last.push_str(&format!(" and{denies}")),
        _ => clauses.push(denial),
    }
}

/// Returns the sides by those who hold them: who holds several, is named once.
fn merged<'a, 'b>(sides: &[&'b Side<'a>]) -> Vec<(String, Vec<&'b Side<'a>>)> {
    let mut by_voice: Vec<(String, Vec<&Side>)> = Vec::new();
    for side in sides {
        let who = side.named();
        match by_voice.iter_mut().find(|(voice, _)| *voice == who) {
            Some((_, held)) => held.push(side),
            None => by_voice.push((who, vec![side])),
        }
    }
    by_voice
}

/// Returns the first position: "Belmark accuses Arden of shelling Port Sel".
fn leading(reading: &Reading, side: &Side) -> String {
    let (who, claim) = (side.named(), side.first.claim);
    match (&claim.answer, phrase::accused_of(reading, side.first)) {
        (Answer::Count(_), _) => {
            format!("{who} {} of {}", side.verb("speaks", "speak"), phrase::says(reading, claim))
        }
        (Answer::Parties(accused), Some(what)) if !side.narrated && phrase::party_list(accused) != who => {
            format!("{who} {} {} of {what}", side.verb("accuses", "accuse"), phrase::party_list(accused))
        }
        _ => said(reading, side),
    }
}

/// Returns a further position, or several of the same speakers: "Arden accuses Belmark and the militias".
fn further(reading: &Reading, who: &str, sides: &[&Side]) -> String {
    let answers: Vec<String> = sides.iter().map(|side| figure(&side.position.answer)).collect();
    let first = sides[0];
    match (&first.position.answer, phrase::accused_of(reading, first.first)) {
        (Answer::Count(_), _) => format!("{who} of {}", english::list(&answers)),
        (Answer::Parties(_), Some(_)) if !first.narrated => {
            format!("{who} {} {}", first.verb("accuses", "accuse"), english::list(&answers))
        }
        _ => sides.iter().map(|side| said(reading, side)).collect::<Vec<_>>().join("; "),
    }
}

/// Returns a position as reported speech: "Arden says that the ceasefire holds".
fn said(reading: &Reading, side: &Side) -> String {
    let says = if side.narrated { side.verb("reports", "report") } else { side.verb("says", "say") };
    format!("{} {says} that {}", side.named(), side.of_itself(phrase::says(reading, side.first.claim)))
}

/// Returns what those do who deny, and what it is that they deny: "Belmark denies the charge"; who speaks for another says what that
/// one did not do.
fn denials(reading: &Reading, side: &Side, affirmed: &[&Side]) -> Vec<String> {
    let claim = side.first.claim;
    let (is_only, is_charge) = (affirmed.len() == 1, phrase::accused_of(reading, side.first).is_some());
    match &claim.answer {
        Answer::Count(_) if is_only => vec![side.does("disputes the figure")],
        Answer::Count(_) => vec![side.does(&format!("disputes the figure of {}", figure(&claim.answer)))],
        Answer::Parties(parties) if is_charge => {
            let accused = phrase::party_list(parties);
            let charge = if is_only { "denies the charge" } else { "denies the charge against it" };
            let (own, others): (Vec<String>, Vec<String>) =
                side.voices.iter().cloned().partition(|who| *who == accused);
            let others = side.held_by(others).map(|side| said(reading, &side));
            side.held_by(own).map(|side| side.does(charge)).into_iter().chain(others).collect()
        }
        _ if side.narrated => vec![said(reading, side)],
        _ => {
            let affirmed = Claim { polarity: Polarity::Affirmed, ..claim.clone() };
            vec![side.does(&format!("denies that {}", side.of_itself(phrase::says(reading, &affirmed))))]
        }
    }
}

fn each_once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut once = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
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
    let whom = phrase::counted_in(reading, finding).map_or(String::new(), |whom| format!(" of {whom}"));
    let ask = reading
        .question(&finding.question)
        .map_or("the figure".into(), |question| question.says.affirmed.replace("{answer}", "").trim().to_string());
    let said = |side: &Side| {
        let day = side.first.document.published.map_or(String::new(), |day| format!(", {}", english::date(day)));
        format!("{} ({}{day})", figure(&side.position.answer), side.named())
    };
    format!("the number{whom} {ask}{} goes from {} to {}", setting(finding), said(first), said(last))
}

/// Speakers who say the same, or what both can be right about.
fn together(reading: &Reading, finding: &Finding, sides: &[Side]) -> String {
    let exact = sides.iter().find(|side| matches!(&side.position.answer, Answer::Count(count) if count.is_exact()));
    let Some(first) = exact.or(sides.first()) else { return String::new() };
    if finding.relation != Relation::Agree && sides.len() > 1 {
        return against(reading, finding, sides);
    }
    let first = &Side {
        voices: each_once(sides.iter().flat_map(|side| side.voices.iter().cloned())),
        narrated: sides.iter().all(|side| side.narrated),
        ..*first
    };
    let both = match first.voices.len() {
        1 => "",
        2 => "both ",
        _ => "all ",
    };
    let said = first.of_itself(phrase::says(reading, first.first.claim));
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
    let kinds = ["region", "district", "province", "area", "border", "corridor", "hospital", "city"];
    let is_kind = |word: &str| kinds.iter().any(|kind| word.eq_ignore_ascii_case(kind));
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || word == "of" || is_kind(word);
    let named = place.starts_with(char::is_uppercase) && !place.starts_with("The ") && place.split(' ').all(is_name);
    let article = if place.split(' ').any(is_kind) { "the " } else { "" };
    named.then(|| format!(" in {article}{place}"))
}

/// Returns in brackets what a clause without days does not tell: the ground, and when the claims were made.
fn told(finding: &Finding, words: &str) -> String {
    let when = finding.told.map(english::days);
    let place = phrase::place(finding.place.as_deref()).filter(|place| !words.contains(place)).map(str::to_string);
    let about: Vec<String> = [place, when].into_iter().flatten().collect();
    match finding.days {
        None if !about.is_empty() => format!(" ({})", about.join("; ")),
        _ => String::new(),
    }
}

/// Returns a pattern of accusations in one sentence.
pub(super) fn mirror(reading: &Reading, mirror: &Mirror) -> String {
    let (there, back) = (reading.all(&mirror.there), reading.all(&mirror.back));
    let what = there.first().and_then(|told| phrase::accused_of(reading, *told)).unwrap_or_default();
    let [one, other] = mirror.parties.each_ref().map(|party| with_article(party));
    let words = format!(
        "{one} and {other} each accuse the other of {what}{}: {one} {}, {other} {}.",
        if are_apart(&there, &back) { ", not of the same events" } else { "" },
        events(&there),
        events(&back)
    );
    english::capitalised(&words)
}

/// Tells whether all days of the one side's accusations are known and none of them is one of the other side's.
fn are_apart(there: &[Told], back: &[Told]) -> bool {
    let days = |told: &[Told]| told.iter().map(|one| one.claim.event_date).collect::<Option<Vec<_>>>();
    let (Some(there), Some(back)) = (days(there), days(back)) else { return false };
    !there.iter().any(|one| back.iter().any(|other| one.meets(other)))
}

/// Returns the days of accusations: "for 27 September 2020 and 28 September 2022", "without saying when (told 3 October 2022)".
fn events(told: &[Told]) -> String {
    let mut dated: Vec<DateRange> = told.iter().filter_map(|one| one.claim.event_date).collect();
    dated.sort_by_key(|days| (days.from.or(days.to), days.to));
    dated.dedup();
    let words: Vec<String> = dated.into_iter().map(event).collect();
    if !words.is_empty() {
        return format!("for {}", english::short_list(&words, 4));
    }
    let mut days: Vec<_> = told.iter().filter_map(|one| one.document.published).collect();
    days.sort_unstable();
    days.dedup();
    let days: Vec<String> = days.into_iter().map(english::date).collect();
    let when = if days.is_empty() { String::new() } else { format!(" (told {})", english::short_list(&days, 2)) };
    format!("without saying when{when}")
}

fn event(days: DateRange) -> String {
    match days.from {
        None => format!("the time {}", english::days(days)),
        Some(_) => english::days(days),
    }
}

#[cfg(test)]
mod tests;
