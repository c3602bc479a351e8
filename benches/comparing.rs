//! Aligns and judges synthetic claims and says how cost grows with their number: `cargo bench --bench comparing`.
//!
//! The claims are of a war that goes on for as long as there are claims: about forty a day, in a hundred towns, by thirty voices.

#![expect(clippy::print_stdout, reason = "the figures are the result")]

use jiff::ToSpan;
use jiff::civil::date;
use rashomon::model::{Answer, Claim, Count, DateRange, Descriptor, Testimony, Victims};
use rashomon::packs::Packs;
use rashomon::{align, judge};
use std::time::Instant;

const QUESTIONS: [&str; 5] =
    ["ceasefire.violator", "casualties.killed", "casualties.perpetrator", "withdrawal.demand", "territory.occupier"];

fn main() {
    let packs = Packs::builtin();
    let mut before: Option<(f64, f64)> = None;
    for many in [1_000u32, 10_000, 100_000] {
        let claims: Vec<Testimony> = (0..many).map(claim).collect();
        let begun = Instant::now();
        let alignment = align::issues(&claims, &packs);
        let aligned = begun.elapsed().as_secs_f64();
        let judgements = judge::judgements(&claims, &alignment, &packs);
        let all = begun.elapsed().as_secs_f64();
        let n = f64::from(many);
        let exponent = before.map_or(String::new(), |(m, t)| format!("exponent {:.2}", (all / t).ln() / (n / m).ln()));
        println!(
            "{many:>7} claims: aligned in {aligned:.2} s, judged in {:.2} s, {} pairs, {} issues, {} near misses {exponent}",
            all - aligned,
            judgements.len(),
            alignment.issues.len(),
            alignment.near_misses.len()
        );
        before = Some((n, all));
    }
}

/// Returns a number that looks random and is the same each time (SplitMix64, Steele et al. 2014).
fn dice(seed: u32, salt: u64) -> u64 {
    let mut z = (u64::from(seed) ^ (salt << 32)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn claim(number: u32) -> Testimony {
    let roll = |salt: u64, sides: u64| dice(number, salt) % sides;
    let question = QUESTIONS[usize::try_from(roll(1, 5)).expect("five questions")];
    let day = date(1950, 1, 1) + i64::from(number / 40).days();
    let party = |salt: u64| ["Arden", "Belmark"][usize::try_from(roll(salt, 2)).expect("two sides")].to_string();
    let answer = match question {
        "casualties.killed" => Answer::Count(Count::exactly(roll(2, 60), "a figure")),
        _ => Answer::Parties(vec![party(3)]),
    };
    let yaml = format!(
        "id: c{number}\ntopic: {}\nquestion: {question}\nact: report\nanswer: agreed\nquote: words\n",
        &question[..9]
    );
    let mut claim: Claim = serde_yaml::from_str(&yaml).expect("a claim");
    claim.answer = answer;
    claim.speaker_party = (roll(4, 3) > 0).then(|| party(5));
    claim.victims_side = question.starts_with("casualties").then(|| party(6));
    claim.victims = question.starts_with("casualties").then_some(Victims::Civilian);
    claim.of = question.starts_with("territory").then(|| party(7));
    claim.place = (roll(8, 4) > 0).then(|| format!("a village near Tarn{}", roll(9, 100)));
    claim.event_date = (roll(10, 3) > 0).then(|| DateRange::day(day));
    let outlet = roll(11, 30);
    let document = Descriptor {
        id: format!("outlet{outlet}-{day}"),
        file: String::new(),
        title: None,
        publisher: Some(format!("outlet {outlet}")),
        published: Some(day + 1.day()),
        url: None,
        party: None,
        grade: None,
        sha256: String::new(),
    };
    Testimony { claim, document }
}
