//! What an expression of time means, and the days it covers once the day of publication is known.

use crate::model::DateRange;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Days after publication up to which a date without a year still counts as this year's: announced, or published late.
const GRACE_DAYS: i64 = 3;

/// A place in the calendar, with or without its year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// The year, where it is said.
    pub(super) year: Option<i16>,
    /// Which part of the year.
    pub(super) part: Part,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    /// All of it.
    Year,
    /// Ten years from it.
    Decade,
    /// Whole months, from the first to the last, counted from January as 1; beyond 12 they are the next year's.
    Months(i8, i8),
    /// Days of one month, from the first to the last; a last day beyond the month's end is its end.
    Days(i8, i8, i8),
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// What an expression of time means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    /// A place in the calendar.
    Calendar(Point),
    /// From the first to the last.
    Span(Box<When>, Box<When>),
    /// The latest such weekday; 0 counts the day of publication, -1 does not, 1 is the next one.
    Weekday(Weekday, i8),
    /// Days counted from publication.
    Offset(i32, i32),
    /// The week, month or year of publication (0), the one before (-1) or after (1).
    Period(Unit, i32),
    /// The part of the period of publication that is past: "earlier this month".
    Earlier(Unit),
    /// The latest weekend that has begun.
    Weekend,
    /// So many units ago.
    Ago(i32, Unit),
    /// The same calendar day so many years ago.
    Anniversary(i16),
    /// A day of the year so many years before publication: "a year ago, on 13 September".
    YearsAgo(i16, Point),
    /// The last so many units up to publication.
    Past(i32, Unit),
    /// Up to publication, from no day in particular: "these days".
    Lately,
    /// Since a day.
    Since(Box<When>),
    /// Up to and including a day.
    Until(Box<When>),
    /// Before a day.
    Before(Box<When>),
    /// After a day.
    After(Box<When>),
}

impl Point {
    fn in_year(self, year: i16) -> Option<DateRange> {
        match self.part {
            Part::Year => DateRange::year(year),
            Part::Decade => Some(DateRange::between(DateRange::year(year)?.from?, DateRange::year(year + 9)?.to?)),
            Part::Months(first, last) => {
                let end = if last > 12 { DateRange::month(year + 1, last - 12) } else { DateRange::month(year, last) };
                Some(DateRange::between(DateRange::month(year, first)?.from?, end?.to?))
            }
            Part::Days(month, first, last) => {
                let from = Date::new(year, month, first).ok()?;
                let last = last.min(from.days_in_month());
                Some(DateRange::between(from, Date::new(year, month, last).ok()?))
            }
        }
    }

    /// Returns the days; without a year those of the latest year in which they had begun at publication, grace allowed.
    fn days(self, published: Option<Date>) -> Option<DateRange> {
        if let Some(year) = self.year {
            return self.in_year(year);
        }
        let latest = published?.checked_add(GRACE_DAYS.days()).ok()?;
        let year = published?.year();
        let begun = |year: i16| self.in_year(year).filter(|days| days.from.is_some_and(|from| from <= latest));
        (year.checked_sub(8)?..=year + 1).rev().find_map(begun)
    }
}

impl When {
    /// Returns the days that are meant, or nothing where they hang on a day of publication that is not known.
    pub(super) fn days(&self, published: Option<Date>) -> Option<DateRange> {
        match self {
            When::Calendar(point) => point.days(published),
            When::Span(first, last) => span(first, last, published),
            When::Since(when) => {
                let from = when.days(published)?.from?;
                Some(DateRange { from: Some(from), to: published.filter(|day| from <= *day) })
            }
            When::Until(when) => Some(DateRange { from: None, to: when.days(published)?.to }),
            When::Before(when) => {
                Some(DateRange { from: None, to: Some(when.days(published)?.from?.yesterday().ok()?) })
            }
            When::After(when) => {
                let from = when.days(published)?.to?.tomorrow().ok()?;
                Some(DateRange { from: Some(from), to: published.filter(|day| from <= *day) })
            }
            When::Lately => Some(DateRange { from: None, to: Some(published?) }),
            relative => relative.reckoned(published?),
        }
    }

    fn reckoned(&self, day: Date) -> Option<DateRange> {
        match self {
            When::Weekday(weekday, which) => latest_weekday(day, *weekday, *which).map(DateRange::day),
            When::Offset(from, to) => Some(DateRange::between(shift(day, *from)?, shift(day, *to)?)),
            When::Period(unit, which) => period(day, *unit, *which),
            When::Earlier(unit) => Some(DateRange::between(period(day, *unit, 0)?.from?, day)),
            When::Weekend => {
                let saturday = latest_weekday(day, Weekday::Saturday, 0)?;
                Some(DateRange::between(saturday, saturday.tomorrow().ok()?))
            }
            When::Ago(n, unit) => ago(day, *n, *unit),
            When::Anniversary(n) => day.checked_sub(n.years()).ok().map(DateRange::day),
            When::YearsAgo(n, point) => point.in_year(day.year().checked_sub(*n)?),
            When::Past(n, unit) => Some(DateRange::between(back(day, *n, *unit)?, day)),
            _ => None,
        }
    }
}

/// Returns the days from `first` to `last`; an end that gives no year takes the other's.
fn span(first: &When, last: &When, published: Option<Date>) -> Option<DateRange> {
    let (mut low, mut high) = (first.clone(), last.clone());
    let mut shift_low = -7;
    if let (When::Calendar(a), When::Calendar(b)) = (&mut low, &mut high) {
        match (a.year, b.year) {
            (None, Some(year)) => {
                a.year = Some(year);
                if a.in_year(year)?.from > b.in_year(year)?.to {
                    a.year = Some(year - 1);
                }
            }
            (Some(year), None) => {
                b.year = Some(year);
                if b.in_year(year)?.to < a.in_year(year)?.from {
                    b.year = Some(year + 1);
                }
            }
            _ => shift_low = -365,
        }
    }
    let to = high.days(published)?.to?;
    let mut from = low.days(published)?.from?;
    if from > to && !matches!(low, When::Calendar(Point { year: Some(_), .. })) {
        from = shift(from, shift_low)?;
    }
    (from <= to).then(|| DateRange::between(from, to))
}

fn shift(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

fn latest_weekday(day: Date, weekday: Weekday, which: i8) -> Option<Date> {
    let since = i32::from(weekday.until(day.weekday()));
    match which {
        0 => shift(day, -since),
        -1 => shift(day, if since == 0 { -7 } else { -since }),
        _ => shift(day, 7 - since),
    }
}

fn period(day: Date, unit: Unit, which: i32) -> Option<DateRange> {
    match unit {
        Unit::Hour | Unit::Day => shift(day, which).map(DateRange::day),
        Unit::Week => {
            let monday = shift(latest_weekday(day, Weekday::Monday, 0)?, 7 * which)?;
            Some(DateRange::between(monday, shift(monday, 6)?))
        }
        Unit::Month => {
            let first = day.first_of_month().checked_add(which.months()).ok()?;
            DateRange::month(first.year(), first.month())
        }
        Unit::Year => DateRange::year(day.year().checked_add(i16::try_from(which).ok()?)?),
        Unit::Decade => back(day, 10, Unit::Year).map(|from| DateRange::between(from, day)),
    }
}

fn back(day: Date, n: i32, unit: Unit) -> Option<Date> {
    let span = match unit {
        Unit::Hour => (n.checked_add(23)? / 24).days(),
        Unit::Day => n.days(),
        Unit::Week => n.checked_mul(7)?.days(),
        Unit::Month => n.months(),
        Unit::Year => jiff::Span::new().try_years(n).ok()?,
        Unit::Decade => jiff::Span::new().try_years(n.checked_mul(10)?).ok()?,
    };
    day.checked_sub(span).ok()
}

/// Returns the days that "two weeks ago" can mean: the day for days, three days either way for weeks, else the month or the year.
fn ago(day: Date, n: i32, unit: Unit) -> Option<DateRange> {
    let then = back(day, n, unit)?;
    match unit {
        Unit::Hour | Unit::Day => Some(DateRange::day(then)),
        Unit::Week => Some(DateRange::between(shift(then, -3)?, shift(then, 3)?)),
        Unit::Month => DateRange::month(then.year(), then.month()),
        Unit::Year | Unit::Decade => DateRange::year(then.year()),
    }
}
