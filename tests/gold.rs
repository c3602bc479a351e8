//! Comparison on annotated corpora: the annotated claims go in, the relations that come out are held against the annotated ones.
//!
//! The corpora stand beside the repository (`../shared/gold`, `../shared/corpus`) and are no part of it; without them there is
//! nothing to measure.

#![expect(clippy::print_stdout, reason = "the figures are for the reader of the test's output")]

use jiff::civil::Date;
use rashomon::model::{At, Claim, Descriptor, Relation, Testimony};
use rashomon::packs::Packs;
use rashomon::{align, judge};
use serde::Deserialize;
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Annotated {
    document: String,
    publisher: Option<String>,
    published: Option<Date>,
    claims: Vec<Value>,
}

#[derive(Deserialize)]
struct Row {
    relation: Option<Relation>,
    claims: Vec<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct Relations {
    relations: Vec<Row>,
    incomparable: Vec<Row>,
}

type Couple = (String, String);

/// One annotated corpus.
struct Gold {
    testimonies: Vec<Testimony>,
    /// Claims that help nobody and hurt nobody.
    optional: BTreeSet<String>,
    wanted: BTreeMap<Couple, Relation>,
    debatable: BTreeMap<Couple, Relation>,
    traps: BTreeSet<Couple>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Agreement,
    Clash,
    Other,
}

fn kind(relation: Relation) -> Kind {
    match relation {
        Relation::Agree | Relation::Refine => Kind::Agreement,
        Relation::Conflict | Relation::Oppose => Kind::Clash,
        Relation::Update | Relation::Revise | Relation::Undetermined => Kind::Other,
    }
}

fn couples(row: &Row) -> Vec<Couple> {
    let mut claims = row.claims.clone();
    claims.sort();
    let all = claims.iter().enumerate().flat_map(|(i, a)| claims[i + 1..].iter().map(move |b| (a.clone(), b.clone())));
    all.collect()
}

fn read(folder: &Path, corpus: &Path) -> Gold {
    let (mut testimonies, mut optional) = (Vec::new(), BTreeSet::new());
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|f| f.expect("a file").path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.to_string_lossy().ends_with(".claims.yaml")) {
        let text = std::fs::read_to_string(file).expect("a claim file");
        let annotated: Annotated = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let body = std::fs::read_to_string(corpus.join(format!("{}.txt", annotated.document))).unwrap_or_default();
        for value in &annotated.claims {
            let testimony = testimony(value, &annotated, &body);
            if value.get("optional").and_then(Value::as_bool) == Some(true) {
                optional.insert(testimony.reference().to_string());
            }
            testimonies.push(testimony);
        }
    }
    let text = std::fs::read_to_string(folder.join("relations.yaml")).expect("relations");
    let relations: Relations = serde_yaml::from_str(&text).expect("relations as the guidelines say");
    let rows = |optional: bool| {
        let rows = relations.relations.iter().filter(move |row| row.optional == optional);
        rows.flat_map(|row| couples(row).into_iter().map(|c| (c, row.relation.expect("a relation")))).collect()
    };
    let traps = relations.incomparable.iter().flat_map(couples).collect();
    Gold { testimonies, optional, wanted: rows(false), debatable: rows(true), traps }
}

fn testimony(value: &Value, annotated: &Annotated, body: &str) -> Testimony {
    let mut fields = value.as_mapping().expect("a claim").clone();
    fields.remove("optional");
    fields.retain(|_, value| !value.is_null());
    let mut claim: Claim = serde_yaml::from_value(Value::Mapping(fields))
        .unwrap_or_else(|e| panic!("{} {value:?}: {e}", annotated.document));
    claim.at = body.find(&claim.quote).map(|start| At { start, end: start + claim.quote.len(), line: 1 });
    let title =
        body.lines().find_map(|line| line.strip_prefix("title: ")).map(|title| title.trim_matches('"').to_string());
    let document = Descriptor {
        id: annotated.document.clone(),
        file: format!("{}.txt", annotated.document),
        title,
        publisher: annotated.publisher.clone(),
        published: annotated.published,
        url: None,
        party: None,
        grade: None,
        sha256: String::new(),
    };
    Testimony { claim, document }
}

/// Right, extra and missed pairs of one kind.
#[derive(Debug)]
struct Figures {
    right: usize,
    extra: Vec<Couple>,
    missed: Vec<Couple>,
}

impl Figures {
    fn precision(&self) -> f64 {
        share(self.right, self.extra.len())
    }

    fn recall(&self) -> f64 {
        share(self.right, self.missed.len())
    }
}

fn share(right: usize, wrong: usize) -> f64 {
    if right + wrong == 0 { 1.0 } else { right as f64 / (right + wrong) as f64 }
}

fn figures(gold: &Gold, got: &BTreeMap<Couple, Relation>, of: Kind) -> Figures {
    let is_free = |couple: &Couple| {
        let touched = gold.optional.contains(&couple.0) || gold.optional.contains(&couple.1);
        gold.debatable.contains_key(couple) || (touched && !gold.traps.contains(couple))
    };
    let have = |couple: &Couple| got.get(couple).is_some_and(|relation| kind(*relation) == of);
    let want = |couple: &Couple| gold.wanted.get(couple).is_some_and(|relation| kind(*relation) == of);
    let claimed = got.keys().filter(|couple| have(couple));
    Figures {
        right: claimed.clone().filter(|couple| want(couple)).count(),
        extra: claimed.filter(|couple| !want(couple) && !is_free(couple)).cloned().collect(),
        missed: gold.wanted.keys().filter(|couple| want(couple) && !have(couple)).cloned().collect(),
    }
}

fn judged(gold: &Gold, packs: &Packs) -> BTreeMap<Couple, Relation> {
    let alignment = align::issues(&gold.testimonies, packs);
    let judgements = judge::judgements(&gold.testimonies, &alignment, packs);
    if std::env::var_os("GOLD_REPORT").is_some() {
        write_report(&alignment, &judgements);
    }
    let couple = |j: &rashomon::model::Judgement| {
        let [a, b] = &j.claims;
        let (a, b) = (a.to_string(), b.to_string());
        if a <= b { (a, b) } else { (b, a) }
    };
    judgements.iter().map(|j| (couple(j), j.relation)).collect()
}

/// Writes the judgements where a scoring script finds them: `<corpus>.json` in the folder that GOLD_REPORT names.
fn write_report(alignment: &rashomon::model::Alignment, judgements: &[rashomon::model::Judgement]) {
    let folder = PathBuf::from(std::env::var_os("GOLD_REPORT").expect("the folder"));
    let name = judgements.first().map_or(String::from("none"), |j| j.claims[0].document.clone());
    let json = serde_json::json!({ "judgements": judgements, "near_misses": alignment.near_misses, "issues": alignment.issues });
    std::fs::write(folder.join(format!("{name}.json")), json.to_string()).expect("a folder that can be written");
}

#[test]
fn annotated_claims_compare_as_the_annotators_say() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(folders) = std::fs::read_dir(shared.join("gold")) else { return };
    let mut corpora: Vec<PathBuf> = folders.map(|f| f.expect("a folder").path()).filter(|path| path.is_dir()).collect();
    corpora.sort();
    let packs = Packs::builtin();
    for folder in corpora {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let gold = read(&folder, &shared.join("corpus").join(&name));
        let got = judged(&gold, &packs);
        let (agree, clash) = (figures(&gold, &got, Kind::Agreement), figures(&gold, &got, Kind::Clash));
        for (word, found) in [("agreement", &agree), ("clashes", &clash)] {
            println!(
                "{name}: {word} P {:.3} R {:.3} ({} right, {} extra, {} missed)",
                found.precision(),
                found.recall(),
                found.right,
                found.extra.len(),
                found.missed.len()
            );
            found.extra.iter().for_each(|c| println!("   extra  {} {}", c.0, c.1));
            found.missed.iter().for_each(|c| println!("   missed {} {} (got {:?})", c.0, c.1, got.get(c)));
        }
        assert!(clash.precision() >= 0.90 && clash.recall() >= 0.80, "{name}: clashes");
        assert!(agree.precision() >= 0.85 && agree.recall() >= 0.75, "{name}: agreement");
        let clashing = |couple: &&Couple| got.get(couple).is_some_and(|relation| kind(*relation) == Kind::Clash);
        let trapped: Vec<&Couple> = gold.traps.iter().filter(clashing).collect();
        assert!(trapped.is_empty(), "{name}: clashes among pairs that cannot be compared: {trapped:?}");
    }
}
