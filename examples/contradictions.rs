//! Measures the judge of clauses on pairs of texts: `cargo run --release --example contradictions -- FILE [--misses] [--extra]`
//!
//! FILE holds one pair a line as JSON: `text`, `hypothesis` and `label`, which is `contradiction` or something else (RTE-3 with
//! three-way labels: Giampiccolo et al. 2007; de Marneffe, Rafferty and Manning 2008). Each pair is given to the bench as two claims of two
//! speakers about one matter, under a question that no pack asks. Told is what the bench calls a conflict or clashing positions; found is
//! besides what it leaves open as perhaps contraries. `--misses` lists the contradictions not found, `--extra` the pairs wrongly found.

#![expect(clippy::print_stdout, reason = "the figures are what is asked for")]

use rashomon::judge;
use rashomon::model::{Alignment, Claim, Descriptor, Footing, Judgement, Pair, Relation, Testimony};
use rashomon::packs::Packs;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    hypothesis: String,
    label: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().ok_or("give the file of pairs")?;
    let text = std::fs::read_to_string(file)?;
    let lines: Vec<Line> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let verdicts = verdicts(&lines)?;
    let asked = |option: &str| arguments.iter().any(|argument| argument == option);
    for (line, verdict) in lines.iter().zip(&verdicts) {
        let is_found = is_clash(verdict) || judge::is_suspected(verdict);
        if (is_one(line) && !is_found && asked("--misses")) || (!is_one(line) && is_found && asked("--extra")) {
            println!("{} ({})\n  {}\n  {}\n  {}\n", line.id, line.label, line.text, line.hypothesis, verdict.why);
        }
    }
    tell("told as a clash", &lines, &verdicts, is_clash);
    tell("found, with those left open as perhaps contraries", &lines, &verdicts, |verdict| {
        is_clash(verdict) || judge::is_suspected(verdict)
    });
    Ok(())
}

/// Prints how many of the pairs that are `taken` are contradictions, and how many of the contradictions are taken.
fn tell(what: &str, lines: &[Line], verdicts: &[Judgement], taken: fn(&Judgement) -> bool) {
    let pairs = || lines.iter().zip(verdicts).filter(|(_, verdict)| taken(verdict));
    let (found, all) = (pairs().count(), lines.iter().filter(|line| is_one(line)).count());
    let right = pairs().filter(|(line, _)| is_one(line)).count();
    let share = |whole: usize| right as f64 / whole.max(1) as f64;
    println!("{what}: {found}, {right} right of {all} contradictions in {} pairs", lines.len());
    println!("precision {:.3}, recall {:.3}", share(found), share(all));
}

/// Tells whether a pair is annotated as a contradiction.
fn is_one(line: &Line) -> bool {
    line.label == "contradiction"
}

fn is_clash(verdict: &Judgement) -> bool {
    matches!(verdict.relation, Relation::Conflict | Relation::Oppose)
}

/// Returns what the bench says of each pair, in order.
fn verdicts(lines: &[Line]) -> Result<Vec<Judgement>, Box<dyn std::error::Error>> {
    let mut claims = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        claims.push(told(&format!("{number:05}a"), &line.text)?);
        claims.push(told(&format!("{number:05}b"), &line.hypothesis)?);
    }
    let pairs = (0..lines.len()).map(|n| Pair { first: 2 * n, second: 2 * n + 1, footing: Footing::Same });
    let alignment = Alignment { comparable: pairs.collect(), ..Alignment::default() };
    Ok(judge::judgements(&claims, &alignment, &Packs::builtin()))
}

/// Returns a claim of a question that no pack asks, whose answer is its own words.
fn told(id: &str, quote: &str) -> Result<Testimony, Box<dyn std::error::Error>> {
    let yaml = format!("id: '{id}'\ntopic: pairs\nquestion: pairs.text\nact: assertion\nanswer: '{id}'\nquote: ''\n");
    let claim: Claim = serde_yaml::from_str(&yaml)?;
    let document = Descriptor { id: id.into(), file: format!("{id}.txt"), ..Descriptor::default() };
    Ok(Testimony { claim: Claim { quote: quote.into(), ..claim }, document })
}
