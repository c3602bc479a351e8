//! Sentences and the quantities they hold, however their tokens are cut.

use super::*;
use crate::text::piece::sample_tokens;
use proptest::prelude::*;

/// Writes an amount as `6..? at least six`, `150..150~ about 150`, `24..?* dozens`, `2/3 two-thirds`, `150km2~`.
fn show(amount: &Amount) -> String {
    let end = |n: Option<u64>| n.map_or("?".into(), |n| n.to_string());
    let rough = |approx: bool| if approx { "~" } else { "" };
    match amount {
        Amount::Count(c) => {
            format!("{}..{}{}{} {}", end(c.min), end(c.max), rough(c.approx), if c.vague { "*" } else { "" }, c.text)
        }
        Amount::Share(s) => format!("{}{} {}", s.value, rough(s.approx), s.text),
        Amount::Area(a) => format!("{}{}{}", a.value, a.unit, rough(a.approx)),
    }
}

fn read_in(text: &str, fine: bool) -> Vec<String> {
    quantities(text, &sample_tokens(text, fine)).iter().map(|found| show(&found.amount)).collect()
}

/// Fails with all rows of `cases` that read otherwise than expected, however the tokens are cut.
fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        for fine in [false, true] {
            let found = read_in(text, fine);
            if found != *expected {
                wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn bounds_make_intervals() {
    check(&[
        ("At least six villagers died.", &["6..? At least six"]),
        ("More than 60 homes burned down.", &["61..? More than 60"]),
        ("Over 20 were hurt.", &["21..? Over 20"]),
        ("Upwards of 300 fled.", &["301..? Upwards of 300"]),
        ("The strike hurt 1400+ people.", &["1400..? 1400+"]),
        ("It hurt up to 20 people.", &["?..20 up to 20"]),
        ("As many as 500 may lie under the rubble.", &["?..500 As many as 500"]),
        ("Fewer than 20 stayed behind.", &["?..19 Fewer than 20"]),
        ("No fewer than nine shells fell.", &["9..? No fewer than nine"]),
        ("No more than 12 guards remained.", &["?..12 No more than 12"]),
        ("Ten or more were seized.", &["10..? Ten or more"]),
        ("He saw 15 bodies or so near the gate.", &["15..15 15"]),
        ("Some 15 or so were freed.", &["15..15~ Some 15 or so"]),
        ("At least a hundred were trapped.", &["100..? At least a hundred"]),
        ("Over a dozen shells fell.", &["13..? Over a dozen"]),
        ("The toll surpasses 130.", &["131..? surpasses 130"]),
        ("Perhaps more than 200 drowned.", &["201..?~ Perhaps more than 200"]),
        ("At least another 12 are missing.", &["12..? At least another 12"]),
        ("A total of 12 men were freed.", &["12..12 A total of 12"]),
        ("Not less than forty houses burned.", &["40..? Not less than forty"]),
        ("The convoy lost at most five trucks.", &["?..5 at most five"]),
        ("The toll went up to more than 130.", &["131..? up to more than 130"]),
        ("The toll stood above 90.", &["91..? above 90"]),
        ("The 20-plus detainees were moved.", &["20..? 20-plus"]),
        ("The 30-odd families left.", &["30..30~ 30-odd"]),
    ]);
}

#[test]
fn rough_words_round_the_number() {
    check(&[
        ("About 150 civilians fled.", &["150..150~ About 150"]),
        ("Around 3,000 troops crossed.", &["3000..3000~ Around 3,000"]),
        ("Some 40 trucks left.", &["40..40~ Some 40"]),
        ("Roughly 80 men held the hill.", &["80..80~ Roughly 80"]),
        ("Approximately 700 were moved.", &["700..700~ Approximately 700"]),
        ("Nearly 500 people died.", &["?..500~ Nearly 500"]),
        ("Almost 1,000 were buried.", &["?..1000~ Almost 1,000"]),
        ("Approx. 45 men and ca. 20 tanks crossed.", &["45..45~ Approx. 45", "20..20~ ca. 20"]),
        ("Close to 90 shells fell.", &["?..90~ Close to 90"]),
        ("An estimated 1.2m people fled.", &["1200000..1200000~ An estimated 1.2m"]),
        ("Around 30 to 40 gunmen came.", &["30..40~ Around 30 to 40"]),
    ]);
}

#[test]
fn words_without_a_number_are_vague() {
    check(&[
        ("Dozens were killed.", &["24..?* Dozens"]),
        ("Scores of villagers fled.", &["40..?* Scores"]),
        ("Hundreds have been killed.", &["200..?* Hundreds"]),
        ("Several hundred people marched.", &["200..?* Several hundred"]),
        ("Tens of thousands left.", &["20000..?* Tens of thousands"]),
        ("Hundreds of thousands left.", &["200000..?* Hundreds of thousands"]),
        ("Several dozen were hurt.", &["24..?* Several dozen"]),
        ("A number of houses burned.", &["2..?* A number of"]),
        ("Several shells fell.", &["2..?* Several"]),
        ("Many were hurt.", &["2..?* Many"]),
        ("Multiple rockets hit the town.", &["2..?* Multiple"]),
        ("A few soldiers stayed.", &["2..?* A few"]),
        ("Numerous homes burned.", &["2..?* Numerous"]),
        ("Dozens more were hurt.", &["24..?* Dozens more"]),
        ("Hundreds, possibly thousands, drowned.", &["200..?* Hundreds, possibly thousands"]),
        ("So many children died.", &["2..?* So many"]),
        ("A few thousand fighters remain.", &["2000..?* A few thousand"]),
        ("A large number of civilians fled.", &["2..?* A large number of"]),
        ("The number of dead is not known.", &[]),
        ("How many died is not known.", &[]),
    ]);
}

#[test]
fn exact_numbers_are_their_own_interval() {
    check(&[
        ("Twenty-three soldiers died.", &["23..23 Twenty-three"]),
        ("One hundred and five men were freed.", &["105..105 One hundred and five"]),
        ("Nineteen died and 19 more were hurt.", &["19..19 Nineteen", "19..19 19 more"]),
        ("A further 19 were hurt.", &["19..19 A further 19"]),
        ("The strike killed 3,000 people.", &["3000..3000 3,000"]),
        ("It displaced 2.5 million people.", &["2500000..2500000 2.5 million"]),
        ("A 12,000-strong force crossed.", &["12000..12000 12,000-strong"]),
        ("Half a dozen shells fell.", &["6..6 Half a dozen"]),
        ("A dozen men fled.", &["12..12 A dozen"]),
        ("A couple of shells fell.", &["2..2 A couple"]),
        ("The two men were killed.", &["2..2 two"]),
        ("Both sides fired.", &["2..2 Both"]),
        ("One person died.", &["1..1 One"]),
        ("One of the soldiers died.", &["1..1 One"]),
        ("The army lost 200 men, five tanks and 11 guns.", &["200..200 200", "5..5 five", "11..11 11"]),
        ("Three-quarters of a million fled.", &["750000..750000 Three-quarters of a million"]),
        ("Two million were displaced.", &["2000000..2000000 Two million"]),
        ("They took 2000 soldiers captive.", &["2000..2000 2000"]),
        ("In 2020 people fled in 40 buses.", &["40..40 40"]),
        ("Three were killed, two of them children.", &["3..3 Three", "2..2 two"]),
    ]);
}

#[test]
fn ranges_have_both_ends() {
    check(&[
        ("Between 30 and 40 gunmen came.", &["30..40 Between 30 and 40"]),
        ("The blast killed 30 to 40 people.", &["30..40 30 to 40"]),
        ("The blast killed 30–40 people.", &["30..40 30–40"]),
        ("The blast killed 30-40 people.", &["30..40 30-40"]),
        ("Some 30 or 40 were seen.", &["30..40~ Some 30 or 40"]),
        ("Two or three shells fell.", &["2..3 Two or three"]),
        ("One or two shells fell.", &["1..2 One or two"]),
        ("From 5 to 10 men stayed.", &["5..10 From 5 to 10"]),
        ("They need 1 to 2 million tents.", &["1000000..2000000 1 to 2 million"]),
        ("The toll rose from 12 to 30.", &["30..30 30"]),
        ("Talks between five factions failed.", &["5..5 five"]),
    ]);
}

#[test]
fn shares_and_areas_are_told_from_counts() {
    check(&[
        ("They hold two-thirds of the region.", &["2/3 two-thirds"]),
        ("About a third of the district fell.", &["1/3~ About a third"]),
        ("Half of the homes burned.", &["1/2 Half"]),
        ("It holds 20 per cent of the land.", &["20% 20 per cent"]),
        ("It holds 20% of the land.", &["20% 20%"]),
        ("It holds around 20 percent of it.", &["20%~ around 20 percent"]),
        ("More than half the town lies in ruins.", &["1/2~ More than half"]),
        ("Three quarters of the crops burned.", &["3/4 Three quarters"]),
        ("Some 20 to 30 per cent fled.", &["20-30%~ Some 20 to 30 per cent"]),
        ("Around 150 square kilometres fell.", &["150km2~"]),
        ("They took 35 sq km of land.", &["35km2"]),
        ("They took 35 sq. km of land.", &["35km2"]),
        ("They took 1,200 km² and 40 km2.", &["1200km2", "40km2"]),
        ("It burned 400 hectares and 12.5 acres.", &["400ha", "12.5ac"]),
        ("It covers 90 square miles.", &["90mi2"]),
        ("In the second half they fought on.", &[]),
        ("A third country took part.", &[]),
        ("Hundreds of square kilometres burned.", &[]),
    ]);
}

#[test]
fn what_counts_nobody_is_left_out() {
    check(&[
        ("On 12-14 July they fired again.", &[]),
        ("It began on September 28 at 10:30.", &[]),
        ("The war of 2020 ended.", &[]),
        ("The 75th session opened.", &[]),
        ("A 76-year-old man died.", &[]),
        ("A man aged 24 died.", &[]),
        ("Lilit Sargsyan, 24, was hurt.", &[]),
        ("The village lies 28 km away.", &[]),
        ("They fired 155mm guns.", &[]),
        ("It cost $5 million and 300 euros.", &[]),
        ("They blamed one another.", &[]),
        ("No one was hurt.", &[]),
        ("Not one soldier left.", &[]),
        ("One of the worst attacks followed.", &[]),
        ("Resolution 1701 and Resolutions 822, 853 and 884 call for it.", &[]),
        ("They used the 1975 maps.", &[]),
        ("MH17 fell, the G7 met on Day 12.", &[]),
        ("Call +374 10 544041 or 555-12-34.", &[]),
        ("A 72-hour truce began at 6 am.", &[]),
        ("For two days and three nights they fired.", &[]),
        ("Children under 18 stayed.", &[]),
        ("A two-state solution is far off.", &[]),
        ("Su-25 jets and T-72 tanks came.", &[]),
        ("The twenty-first century began.", &[]),
        ("Hundreds of kilometres away they met.", &[]),
        ("Both soldiers and civilians died.", &[]),
        ("It happened three times.", &[]),
        ("Five more days passed.", &[]),
        ("The vote was 12:1 in 1998.", &[]),
        ("In the 1990s they fought.", &[]),
        ("Two days ago they fired.", &[]),
        ("One in five fled.", &[]),
        ("One day they will return.", &[]),
        ("The Group of Seven met after World War Two.", &[]),
        ("Resolutions 822 (1993) and 853 (1993) stand.", &[]),
        ("They seized a third village and entered a fourth.", &[]),
        ("The 5+2 talks failed.", &[]),
        ("We left at night, Samir 24 said.", &[]),
    ]);
}

#[test]
fn tokens_of_a_quantity_hold_its_bounds() {
    let text = "They say at least six men died";
    let found = quantities(text, &sample_tokens(text, false));
    assert_eq!(found[0].tokens, 2..5);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}", fine: bool) {
        quantities(&text, &sample_tokens(&text, fine));
    }

    #[test]
    fn no_run_of_number_words_makes_the_reader_panic(
        words in proptest::collection::vec(prop::sample::select(WORDS), 0..24),
        fine: bool,
    ) {
        let text = words.join(" ");
        let tokens = sample_tokens(&text, fine);
        let found = quantities(&text, &tokens);
        for pair in found.windows(2) {
            prop_assert!(pair[0].tokens.start <= pair[1].tokens.start);
        }
        for quantity in found {
            prop_assert!(quantity.tokens.start < quantity.tokens.end && quantity.tokens.end <= tokens.len());
        }
    }
}

const WORDS: &[&str] = &[
    "one",
    "two-thirds",
    "a",
    "half",
    "dozen",
    "dozens",
    "of",
    "hundred",
    "million",
    "and",
    "3,000",
    "2.5",
    "20%",
    "–",
    "-",
    "to",
    "or",
    "at",
    "least",
    "between",
    "from",
    "about",
    "km",
    "square",
    "kilometres",
    "2020",
    "May",
    "12",
    "12-14",
    "billion",
    "trillion",
    "00",
    "9999999999999999999",
    "more",
    "than",
    "$",
    "+",
    "years",
    "ago",
    "the",
    "last",
    "2000",
    "decades",
];
