//! Why two claims were kept apart, in one sentence a reader can check.

use super::profile::Profile;
use crate::model::{Claim, DateRange, Gate, Victims};
use jiff::civil::Date;

/// Returns what differs, the first claim's side before the slash.
pub(super) fn reason(gate: Gate, a: &Profile, b: &Profile) -> String {
    let (one, other) = (a.claim(), b.claim());
    let both = |x: String, y: String| format!("{x} / {y}");
    match gate {
        Gate::Time => both(when(a), when(b)),
        Gate::Place => both(ground(one), ground(other)),
        Gate::Population => both(population(one), population(other)),
        Gate::Side => both(side(one), side(other)),
        Gate::Measure => both(measure(a), measure(b)),
        Gate::Modality => both(modality(a), modality(b)),
        Gate::Event => format!("{}: both can hold", both(answer(a), answer(b))),
        Gate::Voice => "One speaker in one document: a restatement, or two different things".into(),
    }
}

/// Returns a day as "27 September 2020".
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Returns days as "27 September 2020", "12 to 14 July 2020", "July 2020", "up to 13 September 2023".
pub(super) fn range(days: DateRange) -> String {
    if let Some(months) = days.in_months() {
        return months;
    }
    match (days.from, days.to) {
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) if (from.year(), from.month()) == (to.year(), to.month()) => {
            format!("{} to {}", from.day(), day(to))
        }
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(to)) => format!("up to {}", day(to)),
        (None, None) => "undated".into(),
    }
}

fn when(p: &Profile) -> String {
    match (p.claim().event_date, p.testimony.told()) {
        (Some(days), _) if days.from.is_some() || days.to.is_some() => range(days),
        (_, Some(told)) => format!("undated, told on {}", day(told)),
        _ => "undated".into(),
    }
}

fn ground(claim: &Claim) -> String {
    match (&claim.place, &claim.of) {
        (Some(place), Some(of)) if !place.contains(of.as_str()) => format!("{place} (of {of})"),
        (Some(place), _) => place.clone(),
        (None, Some(of)) => format!("territory of {of}"),
        (None, None) => "no ground named".into(),
    }
}

fn population(claim: &Claim) -> String {
    let victims = match claim.victims {
        Some(Victims::Civilian) => "civilians",
        Some(Victims::Military) => "soldiers and fighters",
        Some(Victims::Police) => "police",
        Some(Victims::Mixed) => "all the victims together",
        Some(Victims::Unspecified) | None => "people of whom nothing more is said",
    };
    claim.victims_group.clone().unwrap_or_else(|| victims.into())
}

fn side(claim: &Claim) -> String {
    match (&claim.victims_side, &claim.by) {
        (Some(side), _) => format!("victims on the side of {side}"),
        (None, Some(by)) if claim.victims.is_some() => format!("victims of {by}'s fire"),
        (None, Some(by)) => format!("forces of {by}"),
        (None, None) => "no side named".into(),
    }
}

fn measure(p: &Profile) -> String {
    let claim = p.claim();
    let sum = if p.is_sum { "killed or wounded, in one number" } else { "" };
    match (&claim.victims_group, claim.event_date) {
        (Some(group), _) => format!("{group} only"),
        (None, Some(days)) if claim.victims.is_none() => range(days),
        (None, Some(days)) if sum.is_empty() => format!("{}, {}", population(claim), range(days)),
        _ if sum.is_empty() => population(claim),
        _ => sum.into(),
    }
}

fn modality(p: &Profile) -> String {
    let word = match p.claim().modality {
        crate::model::Modality::Conditional => "under a condition",
        crate::model::Modality::Future => "still to come",
        _ if p.is_demand() => "asked for",
        _ => "told as a fact",
    };
    word.into()
}

fn answer(p: &Profile) -> String {
    p.answer().join(" and ")
}
