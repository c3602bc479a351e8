//! Sentences and the days they name, however their tokens are cut.

use super::*;
use crate::text::piece::sample_tokens;
use jiff::civil::date;
use proptest::prelude::*;

/// Writes the days as `2020-09-27`, `2020-09-01..2020-09-30`, `..2023-09-13`.
fn show(days: DateRange) -> String {
    let end = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    if days.from == days.to { end(days.from) } else { format!("{}..{}", end(days.from), end(days.to)) }
}

/// Fails with all rows of `cases` that read otherwise than expected, however the tokens are cut; `published` is a Wednesday.
fn check(published: Option<Date>, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        for fine in [false, true] {
            let found = moments(text, &sample_tokens(text, fine), published);
            let found: Vec<String> = found.iter().map(|moment| show(moment.days)).collect();
            if found != *expected {
                wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const WEDNESDAY: Option<Date> = Some(date(2023, 9, 13));

#[test]
fn full_dates_need_no_day_of_publication() {
    check(
        None,
        &[
            ("On September 27, 2020 they fired.", &["2020-09-27"]),
            ("On 27 September 2020 they fired.", &["2020-09-27"]),
            ("On Sept. 28, 2020 they fired.", &["2020-09-28"]),
            ("On the 27th of September 2020 they fired.", &["2020-09-27"]),
            ("On September 27th, 2020, they fired.", &["2020-09-27"]),
            ("It was signed 2022-09-28 in Prague.", &["2022-09-28"]),
            ("It was signed on 15.04.2017.", &["2017-04-15"]),
            ("It was signed on 28/09/2022.", &["2022-09-28"]),
            ("It was signed on 09/28/2022.", &["2022-09-28"]),
            ("It was signed on 05/06/2022.", &[]),
            ("On Saturday, 15 April 2017, buses stopped.", &["2017-04-15"]),
            ("Sat 15 Apr 2017", &["2017-04-15"]),
            ("On Tuesday, September 13, 2022, they fired.", &["2022-09-13"]),
            ("In September 2022 they fired.", &["2022-09-01..2022-09-30"]),
            ("In 2020 they fired.", &["2020-01-01..2020-12-31"]),
            ("The 2020 ceasefire holds.", &["2020-01-01..2020-12-31"]),
            ("The 1975 maps count.", &["1975-01-01..1975-12-31"]),
            ("In the 1990s they fought.", &["1990-01-01..1999-12-31"]),
            ("In late 2020 they fired.", &["2020-09-01..2020-12-31"]),
            ("In mid-2020 they fired.", &["2020-05-01..2020-08-31"]),
            ("In the fall of 2020 they fired.", &["2020-09-01..2020-11-30"]),
            ("In summer 2023 they fired.", &["2023-06-01..2023-08-31"]),
            ("In the winter of 2022-23 they fired.", &["2022-12-01..2023-02-28"]),
            ("In early October 2020 they fired.", &["2020-10-01..2020-10-10"]),
            ("At the end of February 2024 they left.", &["2024-02-21..2024-02-29"]),
            ("In the first week of August 2022 they fired.", &["2022-08-01..2022-08-07"]),
            ("Between 10 and 15 October 2022 they fired.", &["2022-10-10..2022-10-15"]),
            ("In the night of 11/12 May 2022 they fired.", &["2022-05-11..2022-05-12"]),
            ("Between 2 May 2022, when the truce began, and 9 June 2022 they fired.", &["2022-05-02..2022-06-09"]),
            ("Between 2 May 2022, when the truce began, and its end they fired.", &["2022-05-02"]),
            ("In the first half of 2021 they left.", &["2021-01-01..2021-06-30"]),
            ("On Tuesday they fired, again on 12 July.", &[]),
        ],
    );
}

#[test]
fn ranges_run_from_the_first_to_the_last_day() {
    check(
        WEDNESDAY,
        &[
            ("On 12-14 July they fired.", &["2023-07-12..2023-07-14"]),
            ("On July 12–14, 2020 they fired.", &["2020-07-12..2020-07-14"]),
            ("From 12 to 14 July they fired.", &["2023-07-12..2023-07-14"]),
            ("On 12, 13 and 14 July 2020 they fired.", &["2020-07-12..2020-07-14"]),
            ("Between May and November 2021 they moved.", &["2021-05-01..2021-11-30"]),
            ("In May and November 2021 they moved.", &["2021-05-01..2021-11-30"]),
            ("From 27 September to 10 November 2020 they fought.", &["2020-09-27..2020-11-10"]),
            ("The war (27 September – 10 November 2020) was short.", &["2020-09-27..2020-11-10"]),
            ("From December to February 2021 they fought.", &["2020-12-01..2021-02-28"]),
            ("From September 27, 2020 until November 10 they fought.", &["2020-09-27..2020-11-10"]),
            ("The war of 2016-2020 was long.", &["2016-01-01..2020-12-31"]),
            ("The war of 2020-21 was long.", &["2020-01-01..2021-12-31"]),
            ("From Sunday to Tuesday they fired.", &["2023-09-10..2023-09-12"]),
            ("Between 1 and 5 September they fired.", &["2023-09-01..2023-09-05"]),
        ],
    );
}

#[test]
fn relative_dates_are_reckoned_from_publication() {
    check(
        WEDNESDAY,
        &[
            ("Today they fired.", &["2023-09-13"]),
            ("They fired yesterday evening.", &["2023-09-12"]),
            ("They fired the day before yesterday.", &["2023-09-11"]),
            ("On Tuesday they fired.", &["2023-09-12"]),
            ("On Wednesday morning they fired.", &["2023-09-13"]),
            ("Monday night's attack hurt two.", &["2023-09-11"]),
            ("Tuesday's attack hurt two.", &["2023-09-12"]),
            ("Saturdays attack hurt two.", &["2023-09-09"]),
            ("Last Wednesday they fired.", &["2023-09-06"]),
            ("Next Friday they meet.", &["2023-09-15"]),
            ("Last week they fired.", &["2023-09-04..2023-09-10"]),
            ("Last month they fired.", &["2023-08-01..2023-08-31"]),
            ("This week they fired.", &["2023-09-11..2023-09-17"]),
            ("Earlier this month they fired.", &["2023-09-01..2023-09-13"]),
            ("Last year they fired.", &["2022-01-01..2022-12-31"]),
            ("A year ago they fired.", &["2022-01-01..2022-12-31"]),
            ("One year ago on this day, September 13, they fired.", &["2022-09-13"]),
            ("Two years ago, on 27 September, they fired.", &["2021-09-27"]),
            ("Two days ago they fired.", &["2023-09-11"]),
            ("Three weeks ago they fired.", &["2023-08-20..2023-08-26"]),
            ("These days they fire.", &["..2023-09-13"]),
            ("Over the past two weeks they fired.", &["2023-08-30..2023-09-13"]),
            ("In the last 24 hours they fired.", &["2023-09-12..2023-09-13"]),
            ("In the past few days they fired.", &["..2023-09-13"]),
            ("They fired overnight.", &["2023-09-12..2023-09-13"]),
            ("The day before, they fired.", &["2023-09-12"]),
            ("Over the weekend they fired.", &["2023-09-09..2023-09-10"]),
            ("Last summer they fired.", &["2023-06-01..2023-08-31"]),
            ("So far two have died in the recent past.", &[]),
        ],
    );
}

#[test]
fn a_day_without_a_year_is_the_latest_one() {
    check(
        WEDNESDAY,
        &[
            ("On September 12 they fired.", &["2023-09-12"]),
            ("On 27 Sept. they fired.", &["2022-09-27"]),
            ("On 15 September they will meet.", &["2023-09-15"]),
            ("In October they fired.", &["2022-10-01..2022-10-31"]),
            ("In early September they fired.", &["2023-09-01..2023-09-10"]),
            ("On 29 February they met.", &["2020-02-29"]),
            ("On 31 February they met.", &[]),
            ("In September 28 people died.", &["2023-09-01..2023-09-30"]),
            ("The September offensive failed.", &["2023-09-01..2023-09-30"]),
        ],
    );
}

#[test]
fn since_and_until_open_an_end() {
    check(
        Some(date(2023, 10, 18)),
        &[
            ("Since 7 October they fire.", &["2023-10-07..2023-10-18"]),
            ("Since October 7, 2023 they fire.", &["2023-10-07..2023-10-18"]),
            ("Until Tuesday it held.", &["..2023-10-17"]),
            ("By 10 October 300 had fled.", &["..2023-10-10"]),
            ("Before 7 October it held.", &["..2023-10-06"]),
            ("After 7 October it broke.", &["2023-10-08..2023-10-18"]),
            ("After Tuesday's strike they left.", &["2023-10-17..2023-10-18"]),
            ("Since the 2020 war they fire.", &["2020-01-01..2023-10-18"]),
            ("Since late on Monday they fire.", &["2023-10-16..2023-10-18"]),
            ("Since last month they fire.", &["2023-09-01..2023-10-18"]),
        ],
    );
}

#[test]
fn words_that_only_look_like_dates_are_none() {
    check(
        WEDNESDAY,
        &[
            ("They may march on the town.", &[]),
            ("May they rest in peace.", &[]),
            ("The Sun rose and people sat down.", &[]),
            ("More than 2000 fled.", &[]),
            ("They took 2000 soldiers captive.", &[]),
            ("Resolution 1973 was passed.", &[]),
            ("At 2030 hours they fired.", &[]),
            ("The fall of the city came.", &[]),
            ("Theresa May spoke.", &[]),
            ("In May 12 people died.", &["2023-05-01..2023-05-31"]),
            ("Of the 2000 prisoners none came back.", &[]),
            ("In 2020 people fled.", &["2020-01-01..2020-12-31"]),
            ("They fired 24 rockets.", &[]),
            ("The Sunday Times wrote of Bloody Sunday.", &[]),
            ("Updated 2033 15.04.2017", &["2017-04-15"]),
        ],
    );
}

#[test]
fn tokens_of_a_moment_are_its_own_words() {
    let text = "They fired on September 27, 2020 again";
    let found = moments(text, &sample_tokens(text, false), None);
    assert_eq!(found[0].tokens, 3..7);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}", fine: bool) {
        moments(&text, &sample_tokens(&text, fine), WEDNESDAY);
        document_date(&text);
    }

    #[test]
    fn no_run_of_words_of_time_makes_the_reader_panic(
        words in proptest::collection::vec(prop::sample::select(WORDS), 0..16),
        day in 0_i16..9999,
    ) {
        let text = words.join(" ");
        let published = Date::new(day.max(1), 1, 1).expect("the first of January is in every year");
        for moment in moments(&text, &sample_tokens(&text, true), Some(published)) {
            let ends = moment.days.from.zip(moment.days.to);
            prop_assert!(ends.is_none_or(|(from, to)| from <= to), "{text}: {:?}", moment.days);
        }
    }
}

const WORDS: &[&str] = &[
    "since",
    "until",
    "before",
    "after",
    "between",
    "and",
    "from",
    "to",
    "the",
    "last",
    "past",
    "2000",
    "decades",
    "years",
    "a",
    "ago",
    "year",
    "on",
    "this",
    "day",
    "12",
    "31",
    "-",
    "–",
    "May",
    "February",
    "2020",
    "2099",
    "Tuesday",
    "winter",
    "of",
    "early",
    "mid",
    "weeks",
    "months",
    "tomorrow",
    "2022-09-28",
    "29",
    ",",
    "days",
    "1999",
    "next",
    "week",
    "end",
    "hours",
];
