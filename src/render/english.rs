//! Numbers, lists, dates and plurals in good English, British spelling.

use crate::model::{Count, DateRange};
use jiff::civil::Date;

/// Returns a number with a comma between thousands: `1,500`.
pub(super) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns `1 claim`, `57 claims`.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n as u64), if n == 1 { one } else { many })
}

/// Returns `A`, `A and B`, `A, B and C`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Returns the first `most` items as a list, and how many more there are.
pub(super) fn short_list(items: &[String], most: usize) -> String {
    if items.len() <= most + 1 {
        return list(items);
    }
    let rest = format!("{} others", items.len() - most);
    list(&[&items[..most], &[rest]].concat())
}

/// Returns `words` with its first letter in upper case.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// Returns `28 September 2022`.
pub(super) fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Returns days: `27–28 September 2020`, `September 2022`, `28 September to 3 October 2022`, `since 13 September 2022`.
pub(super) fn days(days: DateRange) -> String {
    match (days.from, days.to) {
        (Some(from), Some(to)) => closed(from, to),
        (Some(from), None) => format!("since {}", date(from)),
        (None, Some(to)) => format!("up to {}", date(to)),
        (None, None) => "undated".into(),
    }
}

fn closed(from: Date, to: Date) -> String {
    if from == to {
        date(from)
    } else if let Some(months) = DateRange::between(from, to).in_months() {
        months
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{}", from.day(), date(to))
    } else if from.year() == to.year() {
        format!("{} to {}", from.strftime("%-d %B"), date(to))
    } else {
        format!("{} to {}", date(from), date(to))
    }
}

/// Returns days as part of a sentence: `on 28 September 2022`, `in September 2022`, `between 13 September 2022 and 13 September 2023`.
pub(super) fn when(range: DateRange) -> String {
    if let Some(months) = range.in_months() {
        return match months.split_once(" to ") {
            Some((first, last)) => format!("between {first} and {last}"),
            None => format!("in {months}"),
        };
    }
    match (range.from, range.to) {
        (Some(from), Some(to)) if from == to => format!("on {}", date(from)),
        (Some(from), Some(to)) if (from.year(), from.month()) == (to.year(), to.month()) => {
            format!("on {}", closed(from, to))
        }
        (Some(from), Some(to)) if from.year() == to.year() => {
            format!("between {} and {}", from.strftime("%-d %B"), date(to))
        }
        (Some(from), Some(to)) => format!("between {} and {}", date(from), date(to)),
        (None, Some(to)) => format!("by {}", date(to)),
        _ => days(range),
    }
}

/// Returns a count as its words bound it: `19`, `at least 6`, `more than 60`, `up to 20`, `about 150`, `30 to 40`, `dozens`.
pub(super) fn count(count: &Count) -> String {
    let said = count.text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let about = if count.approx { "about " } else { "" };
    if count.vague {
        return vague(&said);
    }
    match (count.min, count.max) {
        (Some(min), Some(max)) if min == max => format!("{about}{}", number(min)),
        (Some(min), Some(max)) => format!("{about}{} to {}", number(min), number(max)),
        (Some(min), None) if min > 0 && says(&["more than", "over ", "in excess", "upwards", "exceed"]) => {
            format!("more than {}", number(min - 1))
        }
        (Some(min), None) => format!("at least {}", number(min)),
        (None, Some(max)) if says(&["nearly", "almost", "close to"]) => format!("nearly {}", number(max)),
        (None, Some(max)) if says(&["less than", "fewer than", "under "]) => format!("fewer than {}", number(max + 1)),
        (None, Some(max)) => format!("up to {}", number(max)),
        (None, None) => "an unknown number".into(),
    }
}

/// Returns a word for a number that the text leaves open.
fn vague(said: &str) -> String {
    let words = [
        "hundreds of thousands",
        "tens of thousands",
        "thousands",
        "hundreds",
        "scores",
        "dozens",
        "a dozen",
        "many",
        "multiple",
        "numerous",
        "several",
        "a handful",
        "a few",
        "a number",
    ];
    words.into_iter().find(|word| said.contains(word)).unwrap_or("several").into()
}

/// Returns a count as it stands before a noun: `19`, `dozens of`, `a number of`.
pub(super) fn count_before(this: &Count) -> String {
    let words = count(this);
    let takes_of = ["thousands", "hundreds", "scores", "dozens", "a handful", "number"];
    if takes_of.iter().any(|end| words.ends_with(end)) { format!("{words} of") } else { words }
}

/// Returns a name as it stands within a sentence or in brackets: its own article in lower case, "The Hague" excepted.
pub(super) fn lowered(name: &str) -> String {
    let articles = [("The ", "the "), ("A ", "a "), ("An ", "an ")];
    let found = articles.into_iter().find(|(article, _)| name.starts_with(article) && name != "The Hague");
    found.map_or_else(|| name.into(), |(article, lower)| name.replacen(article, lower, 1))
}

/// Returns words with their first letter in lower case, for words that begin no sentence.
pub(super) fn lowered_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// Tells whether a name is the initials of another: "UN", "the UN" of "United Nations".
pub(super) fn is_short_for(short: &str, name: &str) -> bool {
    let initials: String =
        name.split(' ').filter_map(|word| word.chars().next()).filter(|first| first.is_uppercase()).collect();
    initials.len() > 1 && lowered(short).trim_start_matches("the ") == initials
}

/// Returns a name as it stands within a sentence: with an article where it takes one.
///
/// Names of unions, of plurals and of bodies called by a common noun take it: "the United States", "the White Helmets", "the
/// Syrian opposition", "the foreign ministry".
pub(super) fn with_article(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.split(' ').next_back().unwrap_or_default();
    let has_one = ["the", "a", "an", "their", "its", "his", "her", "both"].contains(&first.to_lowercase().as_str());
    let united = ["United", "European", "Syrian Observatory"].iter().any(|word| name.starts_with(word));
    let common = last.starts_with(char::is_lowercase)
        && name.contains(' ')
        && last.chars().all(char::is_alphabetic)
        && !is_plural_noun(last);
    let plural =
        ["Helmets", "Forces", "Emirates", "Netherlands", "Philippines", "Taliban", "Houthis", "Union", "Kremlin"];
    let ends = plural.contains(&last);
    if !has_one && (united || common || ends) { format!("the {name}") } else { lowered(name) }
}

/// "Armenian separatists" takes no article, "Syrian opposition" does.
fn is_plural_noun(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// Returns `words`, whose first verb stands for one, so that it stands for several: `occupies` → `occupy`, `has` → `have`.
pub(super) fn for_several(words: &str) -> String {
    let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
    let plural = match verb {
        "has" => "have".into(),
        "is" => "are".into(),
        "was" => "were".into(),
        "does" => "do".into(),
        _ if verb.ends_with("ies") => format!("{}y", &verb[..verb.len() - 3]),
        _ if verb.ends_with('s') && !verb.ends_with("ss") => verb[..verb.len() - 1].into(),
        _ => verb.into(),
    };
    let rest = format!(" {rest}").replace(" its ", " their ");
    format!("{plural}{}", rest.trim_end())
}

/// Returns a name's possessive: `Armenia's`, `the United States'`.
pub(super) fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn dates_are_written_as_people_write_them() {
        let cases = [
            (day(2022, 9, 28), day(2022, 9, 28), "28 September 2022", "on 28 September 2022"),
            (day(2020, 9, 27), day(2020, 9, 28), "27–28 September 2020", "on 27–28 September 2020"),
            (day(2022, 9, 1), day(2022, 9, 30), "September 2022", "in September 2022"),
            (day(2021, 1, 1), day(2021, 12, 31), "2021", "in 2021"),
            (day(2019, 1, 1), day(2021, 12, 31), "2019 to 2021", "between 2019 and 2021"),
            (day(2020, 9, 1), day(2020, 11, 30), "September to November 2020", "between September and November 2020"),
            (
                day(2021, 11, 1),
                day(2022, 2, 28),
                "November 2021 to February 2022",
                "between November 2021 and February 2022",
            ),
            (day(2020, 1, 1), day(2020, 1, 2), "1–2 January 2020", "on 1–2 January 2020"),
            (
                day(2022, 9, 28),
                day(2022, 10, 3),
                "28 September to 3 October 2022",
                "between 28 September and 3 October 2022",
            ),
            (
                day(2021, 11, 16),
                day(2022, 9, 13),
                "16 November 2021 to 13 September 2022",
                "between 16 November 2021 and 13 September 2022",
            ),
        ];
        for (from, to, alone, in_sentence) in cases {
            let range = DateRange::between(from, to);
            assert_eq!((days(range).as_str(), when(range).as_str()), (alone, in_sentence));
        }
        let since = DateRange { from: Some(day(2022, 9, 13)), to: None };
        assert_eq!(when(since), "since 13 September 2022");
        let until = DateRange { from: None, to: Some(day(2023, 9, 13)) };
        assert_eq!((days(until), when(until)), ("up to 13 September 2023".into(), "by 13 September 2023".into()));
    }

    #[test]
    fn counts_keep_the_bounds_of_their_words() {
        let read = |min, max, text: &str, approx, vague| count(&Count { min, max, text: text.into(), approx, vague });
        assert_eq!(read(Some(19), Some(19), "nineteen", false, false), "19");
        assert_eq!(read(Some(6), None, "At least six", false, false), "at least 6");
        assert_eq!(read(Some(61), None, "more than 60", false, false), "more than 60");
        assert_eq!(read(None, Some(20), "up to 20", false, false), "up to 20");
        assert_eq!(read(None, Some(500), "nearly 500", true, false), "nearly 500");
        assert_eq!(read(Some(1500), Some(1500), "around 1,500", true, false), "about 1,500");
        assert_eq!(read(Some(30), Some(40), "30 to 40", false, false), "30 to 40");
        assert_eq!(read(Some(24), None, "Dozens", false, true), "dozens");
        assert_eq!(read(Some(2), None, "A number of civilians", false, true), "a number");
        let dozens = Count { min: Some(24), max: None, text: "dozens".into(), approx: false, vague: true };
        assert_eq!(count_before(&dozens), "dozens of");
        assert_eq!(count_before(&Count::exactly(3, "three")), "3");
    }

    #[test]
    fn lists_end_in_and() {
        let names: Vec<String> = ["France", "Norway", "Chile", "Peru", "Oman"].map(String::from).to_vec();
        assert_eq!(list(&names[..1]), "France");
        assert_eq!(list(&names[..3]), "France, Norway and Chile");
        assert_eq!(short_list(&names, 2), "France, Norway and 3 others");
        assert_eq!(short_list(&names[..3], 2), "France, Norway and Chile");
    }

    #[test]
    fn names_take_an_article_where_english_gives_them_one() {
        for name in ["United States", "Syrian opposition", "White Helmets", "European Union", "foreign ministry"] {
            assert_eq!(with_article(name), format!("the {name}"));
        }
        for name in ["Armenia", "Islamic State", "the ministry", "both sides", "Armenian separatists"] {
            assert_eq!(with_article(name), name);
        }
    }

    #[test]
    fn articles_within_a_sentence_are_lower_case_and_initials_are_no_other_name() {
        assert_eq!(with_article("The regional hospital"), "the regional hospital");
        assert_eq!(
            (lowered("A senior official"), lowered("The Hague")),
            ("a senior official".into(), "The Hague".into())
        );
        assert!(is_short_for("UN", "United Nations") && is_short_for("The IRC", "International Red Cross"));
        assert!(!is_short_for("UN", "Union of Nurses of Norland") && !is_short_for("I", "Iceland"));
    }

    #[test]
    fn verbs_follow_their_number() {
        assert_eq!(for_several("occupies territory of Norway"), "occupy territory of Norway");
        assert_eq!(for_several("has designs on the other's territory"), "have designs on the other's territory");
        assert_eq!(for_several("should withdraw its forces"), "should withdraw their forces");
        assert_eq!(for_several("broke the ceasefire"), "broke the ceasefire");
    }
}
