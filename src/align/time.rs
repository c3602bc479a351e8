//! When: whether two claims can speak of the same days, and how firmly.

use super::profile::{Days, Profile};
use crate::model::{Footing, Gate};

/// A period is another measure than an incident if it is longer than this many days …
const PERIOD: i32 = 7;
/// … and this many times as long.
const PERIOD_FACTOR: i32 = 3;
/// Days of an incident that is told as one.
const INCIDENT: i32 = 3;
/// Days before a telling in which an undated incident that is news will have happened.
const NEWS: i32 = 3;
/// Days within which two tellings of a standing matter speak of one state of affairs.
const STANDING: i32 = 90;
/// Bytes between two quotes that follow each other in one passage.
const PASSAGE: usize = 240;

/// Returns how firmly both speak of the same days.
pub(super) fn time(a: &Profile, b: &Profile) -> Result<Footing, Gate> {
    if !a.days.meets(b.days) {
        return Err(Gate::Time);
    }
    if a.compare.standing {
        let near = told_apart(a, b).is_some_and(|apart| apart <= STANDING);
        return Ok(if near { Footing::Same } else { Footing::Likely });
    }
    if !(a.days.stated && b.days.stated) {
        return Ok(undated(a, b));
    }
    if a.compare.incident && is_period_against_incident(a.days, b.days) {
        return Err(Gate::Measure);
    }
    let narrow = a.days.width().max(b.days.width()) <= INCIDENT || a.days == b.days && a.days.width() <= 31;
    Ok(if narrow { Footing::Same } else { Footing::Likely })
}

/// Returns how firmly two claims speak of the same days of which one at least is not dated: one passage tells of one event, and what is
/// news of one place on the same days most likely is one, too. A place sees many tolls: figures stay less sure.
fn undated(a: &Profile, b: &Profile) -> Footing {
    let (news, count) = (is_one_news(a, b), a.compare.judge == "count");
    if is_one_sentence(a, b) || (!count && is_one_passage(a, b)) {
        return Footing::Same;
    }
    if news && !a.compare.incident && !a.days.stated && !b.days.stated {
        return Footing::Same;
    }
    if !(news && a.ground.is_one_place(&b.ground)) {
        return Footing::Possible;
    }
    if !count && a.ground.is_narrow() && b.ground.is_narrow() { Footing::Same } else { Footing::Likely }
}

/// Tells whether both are news of the same days.
fn is_one_news(a: &Profile, b: &Profile) -> bool {
    let fresh = |p: &Profile| {
        let news = p.told.map(|told| Days { from: told - NEWS, to: told, stated: false });
        if p.days.stated { Some(p.days) } else { news }
    };
    let told_together = told_apart(a, b).is_some_and(|apart| apart <= NEWS);
    told_together && matches!((fresh(a), fresh(b)), (Some(one), Some(other)) if one.meets(other))
}

/// Returns the days between two tellings.
pub(super) fn told_apart(a: &Profile, b: &Profile) -> Option<i32> {
    Some((a.told? - b.told?).abs())
}

/// Tells whether both claims stand in the same words of one document ("both accused each other of …").
fn is_one_sentence(a: &Profile, b: &Profile) -> bool {
    let (one, other) = (a.claim(), b.claim());
    let same_document = a.testimony.document.id == b.testimony.document.id;
    same_document && !one.quote.is_empty() && one.quote == other.quote && a.days == b.days
}

/// Tells whether the claims follow each other in one document, as a charge and the answer to it do.
pub(super) fn is_one_passage(a: &Profile, b: &Profile) -> bool {
    let (Some(one), Some(other)) = (a.claim().at, b.claim().at) else { return false };
    let gap = other.start.saturating_sub(one.end).max(one.start.saturating_sub(other.end));
    a.testimony.document.id == b.testimony.document.id && gap <= PASSAGE
}

/// Tells whether one claim speaks of a long period and the other of an incident within it: a war's toll against one blast's.
fn is_period_against_incident(a: Days, b: Days) -> bool {
    let (short, long) = (a.width().min(b.width()), a.width().max(b.width()));
    long > PERIOD && long >= PERIOD_FACTOR * short
}
