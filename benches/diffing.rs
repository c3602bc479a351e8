//! Compares two reports of synthetic claims and says how long it takes: `cargo bench --bench diffing`.
//!
//! One claim in ten is edited, one in fifty is new and one in fifty withdrawn; in one table the claims stand in documents of ten, in the
//! other all in one document, which is the hardest case: each withdrawn claim may be any of the new ones.

#![expect(clippy::print_stdout, reason = "the figures are the result")]

use jiff::ToSpan;
use jiff::civil::date;
use rashomon::model::{Answer, Claim, Count, DateRange, Descriptor, Report, Scope, Testimony};
use rashomon::packs::Packs;
use rashomon::render::{self, Detail};
use rashomon::{align, diff, judge, report};
use std::time::Instant;

const WHO: [&str; 4] =
    ["Arden's defence ministry", "the mayor of Port Sel", "a spokesman of the army", "Radio Belmark"];
const WHAT: [&str; 3] =
    ["were wounded when shells fell on", "had been hurt by mines near", "needed treatment after a raid on"];

fn main() {
    let packs = Packs::builtin();
    for (name, size) in [("ten", 10), ("all", u32::MAX)] {
        for many in [1_000u32, 10_000, 100_000] {
            let (old, new) = (built(many, size, 0, &packs), built(many, size, 1, &packs));
            let begun = Instant::now();
            let changes = diff::changes(&old, &new);
            let compared = begun.elapsed().as_secs_f64();
            let bytes = render::changes_markdown(&changes, Detail::Full).len();
            println!(
                "{many:>7} claims, {name} in a document: compared in {compared:.3} s, {} claims and {} issues changed; told in {:.3} s, {bytes} bytes",
                changes.claims.len(),
                changes.issues.len(),
                begun.elapsed().as_secs_f64() - compared
            );
        }
    }
    let report = built(10_000, 10, 0, &packs);
    let markdown = render::markdown(&report);
    let begun = Instant::now();
    let read = render::carried(&markdown).expect("it carries its report");
    println!(
        "  10000 claims, {} bytes of Markdown: read back in {:.3} s",
        markdown.len(),
        begun.elapsed().as_secs_f64()
    );
    assert!(diff::changes(&report, &read).is_empty(), "Markdown and JSON are the same report");
}

/// Returns a report of claims; the edition decides which of them are edited, new and gone.
fn built(many: u32, size: u32, edition: u32, packs: &Packs) -> Report {
    let numbers = (0..many).filter(|n| !(n + edition * 25).is_multiple_of(50));
    let claims: Vec<Testimony> = numbers.map(|n| claim(n, size, edition)).collect();
    let mut documents: Vec<Descriptor> = claims.iter().map(|told| told.document.clone()).collect();
    documents.dedup();
    // Ten issues for a day are plenty for a comparison of reports; a document of all claims would be one matter.
    let alignment = if size == 10 { align::issues(&claims, packs) } else { Default::default() };
    let judgements = judge::judgements(&claims, &alignment, packs);
    report::report(&documents, &claims, &alignment, &judgements, packs, &Scope::default())
}

/// Returns a number that looks random and is the same each time (SplitMix64, Steele et al. 2014).
fn dice(seed: u32, salt: u64) -> usize {
    let mut z = (u64::from(seed) ^ (salt << 32)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((z ^ (z >> 31)) >> 32).expect("32 bits")
}

fn claim(number: u32, size: u32, edition: u32) -> Testimony {
    let roll = |salt: u64, sides: usize| dice(number, salt) % sides;
    let is_edited = edition == 1 && number % 10 == 3;
    let wounded = u64::try_from(roll(1, 60)).expect("small") + u64::from(is_edited);
    let day = date(1950, 1, 1) + i64::from(number / 40).days();
    let quote = format!(
        "{wounded} people {} a village some {} km from Tarn{}, {} said on the evening of that day{}.",
        WHAT[roll(2, 3)],
        roll(3, 90),
        roll(4, 900),
        WHO[roll(5, 4)],
        if is_edited { ", after an earlier count" } else { "" }
    );
    let yaml =
        "topic: civilian_casualties\nquestion: casualties.injured\nact: assertion\nanswer: agreed\nquote: q\nid: x\n";
    let mut claim: Claim = serde_yaml::from_str(yaml).expect("a claim");
    claim.id = format!("{:08x}", dice(number, 7 + u64::from(is_edited)));
    claim.answer = Answer::Count(Count::exactly(wounded, wounded.to_string()));
    claim.speaker = Some(WHO[roll(5, 4)].into());
    claim.place = Some(format!("Tarn{}", roll(4, 900)));
    claim.event_date = Some(DateRange::day(day));
    claim.quote = quote;
    let id = format!("outlet-{:06}", number / size);
    let document = Descriptor {
        file: format!("{id}.txt"),
        publisher: Some(format!("outlet {}", (number / size) % 30)),
        published: Some(day + 1.day()),
        sha256: format!("{id}-{}", if (number / size).is_multiple_of(2) { edition } else { 0 }),
        id,
        ..Descriptor::default()
    };
    Testimony { claim, document: if size == 10 { document } else { Descriptor { published: None, ..document } } }
}
