//! Stretches of days.

use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A stretch of whole days; an end that is not known is open.
///
/// `from` and `to` are both inside the range. `{from: null, to: 2023-09-13}` reads "at some time up to 13 September". A person may also
/// write a day, a month or a year alone: `2023-09-13`, `2023-09`, `2023`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct DateRange {
    /// First day, or open.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// Last day, or open.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub to: Option<Date>,
}

/// Days as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    from: Option<Date>,
    to: Option<Date>,
}

/// The forms of days in a claim file, for its schema.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "a schema is made of it, and no value")]
pub(super) enum WrittenDays {
    /// First and last day.
    Ends(DateRange),
    /// A day, a month or a year alone.
    Alone(String),
    /// A year.
    Year(i16),
}

impl<'de> Deserialize<'de> for DateRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Days)
    }
}

struct Days;

impl<'de> Visitor<'de> for Days {
    type Value = DateRange;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a stretch of days")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<DateRange, E> {
        DateRange::written(words).ok_or_else(|| E::custom(format!("`{words}` is no stretch of days")))
    }

    fn visit_u64<E: Error>(self, year: u64) -> Result<DateRange, E> {
        self.visit_str(&year.to_string())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<DateRange, A::Error> {
        let Ends { from, to } = Ends::deserialize(MapAccessDeserializer::new(map))?;
        Ok(DateRange { from, to })
    }
}

impl DateRange {
    /// Returns the days of a day, a month or a year written alone: `2023-09-13`, `2023-09`, `2023`.
    fn written(words: &str) -> Option<Self> {
        let parts: Vec<&str> = words.split('-').collect();
        match parts.as_slice() {
            [year] if year.len() == 4 => Self::year(year.parse().ok()?),
            [year, month] if year.len() == 4 => Self::month(year.parse().ok()?, month.parse().ok()?),
            [_, _, _] => words.parse().ok().map(Self::day),
            _ => None,
        }
    }

    /// Returns whole months or years by name, "September to November 2020"; nothing for other days. Who tells of an autumn counts no days.
    pub fn in_months(&self) -> Option<String> {
        let (from, to) = self.from.zip(self.to)?;
        if from > to || from.day() != 1 || to != to.last_of_month() {
            return None;
        }
        let (same_year, last) = (from.year() == to.year(), to.strftime("%B %Y").to_string());
        let whole_years = from == from.first_of_year() && to == to.last_of_year();
        Some(match (whole_years, same_year) {
            (true, true) => to.year().to_string(),
            (true, false) => format!("{} to {}", from.year(), to.year()),
            (false, true) if from.month() == to.month() => last,
            (false, true) => format!("{} to {last}", from.strftime("%B")),
            (false, false) => format!("{} to {last}", from.strftime("%B %Y")),
        })
    }

    /// Returns the range from `from` to `to`, both inside it.
    pub fn between(from: Date, to: Date) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Returns the range of one day.
    pub fn day(day: Date) -> Self {
        Self::between(day, day)
    }

    /// Returns the days of one month, or nothing for a month that is none.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self::between(first, first.last_of_month()))
    }

    /// Returns the days of one year, or nothing beyond the calendar.
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(Self::between(first, first.last_of_year()))
    }

    /// Tells whether the two share a day; an open end reaches for ever.
    pub fn meets(&self, other: &DateRange) -> bool {
        let before = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(e), Some(s)) if e < s);
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Tells whether every day of `other` is inside.
    pub fn contains(&self, other: &DateRange) -> bool {
        let from = self.from.is_none_or(|mine| other.from.is_some_and(|theirs| mine <= theirs));
        let to = self.to.is_none_or(|mine| other.to.is_some_and(|theirs| theirs <= mine));
        from && to
    }

    /// Returns the days from the end of the earlier to the start of the later range, 0 where they meet.
    pub fn days_apart(&self, other: &DateRange) -> i32 {
        let gap = |end: Option<Date>, start: Option<Date>| match (end, start) {
            (Some(e), Some(s)) if e < s => (s - e).get_days(),
            _ => 0,
        };
        gap(self.to, other.from).max(gap(other.to, self.from))
    }

    /// Returns the number of days, or nothing where an end is open.
    pub fn days(&self) -> Option<i32> {
        let (from, to) = (self.from?, self.to?);
        Some((to - from).get_days() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_covers_its_days() {
        let year = DateRange::year(2022).expect("a year of the calendar");
        assert!(year.contains(&DateRange::day(date(2022, 9, 28))));
        assert!(!year.contains(&DateRange::day(date(2023, 1, 1))));
        assert_eq!(year.days(), Some(365));
    }

    #[test]
    fn an_open_end_meets_all_that_went_before() {
        let until = DateRange { from: None, to: Some(date(2023, 9, 13)) };
        assert!(until.meets(&DateRange::day(date(2020, 9, 27))));
        assert!(!until.meets(&DateRange::day(date(2023, 9, 14))));
    }

    #[test]
    fn a_day_a_month_and_a_year_may_be_written_alone() {
        let day = |y, m, d| Some(date(y, m, d));
        for (written, from, to) in [
            ("2025-11-03", day(2025, 11, 3), day(2025, 11, 3)),
            ("2025-11", day(2025, 11, 1), day(2025, 11, 30)),
            ("2025", day(2025, 1, 1), day(2025, 12, 31)),
            ("'2025'", day(2025, 1, 1), day(2025, 12, 31)),
            ("{from: null, to: 2025-11-03}", None, day(2025, 11, 3)),
        ] {
            assert_eq!(serde_yaml::from_str::<DateRange>(written).expect(written), DateRange { from, to });
        }
        for wrong in ["2025-13", "Tuesday", "2025-11-31", "25-11", "[2025-11-03]", "{from: 2025-11-03, until: null}"] {
            assert!(serde_yaml::from_str::<DateRange>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_month_ends_on_its_own_last_day() {
        let february = DateRange::month(2024, 2).expect("a month of the calendar");
        assert_eq!(february.to, Some(date(2024, 2, 29)));
        assert_eq!(DateRange::month(2024, 13), None);
    }

    #[test]
    fn ranges_a_week_apart_are_seven_days_apart_from_both_sides() {
        let (a, b) = (DateRange::day(date(2022, 9, 21)), DateRange::day(date(2022, 9, 28)));
        assert_eq!((a.days_apart(&b), b.days_apart(&a)), (7, 7));
    }
}
