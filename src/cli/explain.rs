//! `rashomon explain`

use super::claim_names::{all_of, resolve};
use super::format::Format;
use super::opened::Opened;
use super::safe::one_line;
use super::{Verdict, attributions, derivation, diagnostics, excerpt, print, print_json, whisper};
use crate::model::{
    Answer, Claim, ClaimRef, Count, Derivation, Judgement, NearMiss, Question, Relation, Review, Scope, Testimony,
};
use crate::pipeline::Outcome;
use crate::{align, extract, judge};
use clap::Args;
use serde::Serialize;
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Explains a claim: where it stands, what it says, what it is compared with and why, and how it was read out of its sentence. With two
/// claims: how they relate, or what keeps them apart. With `--attributions`: who is made to say, think or plan what in a document.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The claim: `<document>#<id>`, or the beginning of an id; `<document>#` lists the claims of a document.
    #[arg(required_unless_present = "attributions")]
    claim: Option<String>,
    /// The claim to compare it with.
    other: Option<String>,
    /// List what a document attributes to somebody: a document of the corpus by its name, or any text file.
    #[arg(long, value_name = "FILE", conflicts_with = "claim")]
    attributions: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Explain {
    pub(super) fn run(&self, project: Option<&Path>) -> anyhow::Result<Verdict> {
        match (&self.attributions, &self.claim) {
            (Some(file), _) => attributions::run(file, project, self.format),
            (None, Some(claim)) => self.explain(claim, project),
            (None, None) => unreachable!("clap asks for a claim where no file is given"),
        }
    }

    fn explain(&self, claim: &str, project: Option<&Path>) -> anyhow::Result<Verdict> {
        let mut opened = Opened::to_read(project)?;
        let outcome = opened.run(&Scope::default());
        let known = known(&opened, &outcome);
        let names: Vec<ClaimRef> = known.keys().cloned().collect();
        let shown = Shown { opened: &opened, outcome: &outcome, known: &known };
        let all = all_of(claim, &names);
        if self.other.is_none() && matches!(self.format, Format::Text) && !all.is_empty() {
            print(&shown.choices(&all))?;
            return Ok(Verdict::Fine);
        }
        let says = |name: &ClaimRef| shown.says(name);
        let claim = resolve(claim, &names, says)?;
        let other = self.other.as_ref().map(|other| resolve(other, &names, says)).transpose()?;
        match (self.format, &other) {
            (Format::Json, _) => print_json(&shown.explanation(&claim, other.as_ref()))?,
            (Format::Text, None) => print(&shown.one(&claim))?,
            (Format::Text, Some(other)) => print(&shown.two(&claim, other))?,
        }
        if let Some(summary) = diagnostics::summary(&opened.diagnostics) {
            whisper(&format!("\n{summary} in this project: see `rashomon check`\n"));
        }
        Ok(Verdict::Fine)
    }
}

/// Returns all claims that have a name: those in force, and those a person rejected or that are stale.
pub(super) fn known(opened: &Opened, outcome: &Outcome) -> BTreeMap<ClaimRef, Claim> {
    let name = |document: &str, claim: &Claim| ClaimRef { document: document.into(), id: claim.id.clone() };
    let decided = opened.shelf.decisions().into_iter().flat_map(|file| {
        let document = file.document;
        file.claims.into_iter().map(move |claim| (name(&document, &claim), claim)).collect::<Vec<_>>()
    });
    // Claims in force come last: their quotes have been found in the document.
    let in_force = outcome.settled.testimonies.iter().map(|t| (t.reference(), t.claim.clone()));
    decided.chain(in_force).collect()
}

/// What is explained, for a program.
#[derive(Serialize)]
struct Explanation<'a> {
    claims: Vec<Explained<'a>>,
    /// How the two claims relate, or what keeps them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<String>,
}

/// All about one claim, for a program.
#[derive(Serialize)]
struct Explained<'a> {
    name: ClaimRef,
    claim: &'a Claim,
    judgements: Vec<&'a Judgement>,
    kept_apart: Vec<&'a NearMiss>,
    derivation: Option<Derivation>,
}

/// What an explanation draws on.
pub(super) struct Shown<'a> {
    pub(super) opened: &'a Opened,
    pub(super) outcome: &'a Outcome,
    pub(super) known: &'a BTreeMap<ClaimRef, Claim>,
}

impl Shown<'_> {
    fn claim(&self, name: &ClaimRef) -> &Claim {
        self.known.get(name).expect("the stages name claims in force")
    }

    /// Returns all about one claim.
    pub(super) fn one(&self, name: &ClaimRef) -> String {
        let claim = self.claim(name);
        let mut out = self.head(name);
        out += &self.context(name);
        out += "\n";
        out += &fields(claim);
        out += &self.standing(name);
        out += &self.spokesman(name);
        out += &self.relations(name);
        out += &self.kept_apart(name, usize::MAX);
        out += &match self.derivation(name) {
            Some((proposed, read)) => derivation::shown(&proposed, &read),
            None => "\nThe program does not find it by itself: somebody wrote or changed it.\n".into(),
        };
        out
    }

    /// Returns the claim as the extraction proposes it, whatever a person made of it, with how it reads it out of its sentence; nothing
    /// where it finds no such claim.
    pub(super) fn derivation(&self, name: &ClaimRef) -> Option<(Claim, Derivation)> {
        let document = self.opened.document(&name.document)?;
        let found = extract::derivations(document, &self.opened.packs);
        found.into_iter().find(|(claim, _)| claim.id == name.id)
    }

    /// Returns all about one claim, or about two, for a program.
    fn explanation(&self, name: &ClaimRef, other: Option<&ClaimRef>) -> Explanation<'_> {
        let explained = |name: &ClaimRef| Explained {
            name: name.clone(),
            claim: self.claim(name),
            judgements: self.outcome.judgements.iter().filter(|judgement| judgement.claims.contains(name)).collect(),
            kept_apart: self.outcome.alignment.near_misses.iter().filter(|miss| miss.claims.contains(name)).collect(),
            derivation: self.derivation(name).map(|(_, derivation)| derivation),
        };
        let claims = std::iter::once(name).chain(other).map(explained).collect();
        let between = other.map(|other| self.between(name, other).trim_end().to_string());
        Explanation { claims, between }
    }

    /// Returns the claim's name, its question and its answer.
    fn head(&self, name: &ClaimRef) -> String {
        let claim = self.claim(name);
        let question: Option<&Question> = self.opened.packs.question(&claim.question).map(|(_, question)| question);
        let ask = question.map_or(claim.question.as_str(), |question| question.ask.as_str());
        let review = format!("{:?}", claim.review).to_lowercase();
        format!("{}  ({review})\n{} {}\n", one_line(&name.to_string()), one_line(ask), one_line(&answer(claim)))
    }

    /// Returns the lines around the quote, the quote marked.
    pub(super) fn context(&self, name: &ClaimRef) -> String {
        let document = self.opened.document(&name.document);
        let at = self.claim(name).at.map(|at| at.span());
        match (document, at) {
            (Some(document), Some(span)) if span.end <= document.text.len() => excerpt::in_lines(document, span),
            _ => format!("\n  “{}”\n", one_line(&self.claim(name).quote)),
        }
    }

    /// Says why a claim is not compared at all.
    fn standing(&self, name: &ClaimRef) -> String {
        if let Some(reopened) = self.outcome.settled.reopened.get(name) {
            let is_stale = self.outcome.settled.stale.contains(name);
            let standing = if is_stale { "it is not in the report" } else { "it stands as it was decided" };
            return format!("\nIt waits for you again: {}. Until then {standing}.\n", one_line(&reopened.why));
        }
        if self.claim(name).review == Review::Rejected {
            "\nIt was rejected: it is not in the report.\n".into()
        } else {
            String::new()
        }
    }

    /// Returns the claims it was compared with, and why they relate as they do.
    pub(super) fn relations(&self, name: &ClaimRef) -> String {
        let of = self.outcome.judgements.iter().filter(|judgement| judgement.claims.contains(name));
        let mut out = String::new();
        for judgement in of {
            let other = if judgement.claims[0] == *name { &judgement.claims[1] } else { &judgement.claims[0] };
            let why = one_line(&judgement.why);
            out += &format!(
                "  {}: {}\n    {why} (judge: {})\n",
                relation(judgement.relation),
                self.brief(other),
                judgement.judge
            );
        }
        if out.is_empty() { "\nCompared with no other claim.\n".into() } else { format!("\nCompared with\n{out}") }
    }

    /// Returns the claims it was not compared with although it might seem so, and what keeps them apart.
    pub(super) fn kept_apart(&self, name: &ClaimRef, most: usize) -> String {
        let mut of = self.outcome.alignment.near_misses.iter().filter(|miss| miss.claims.contains(name));
        let mut out = String::new();
        for miss in of.by_ref().take(most) {
            let other = if miss.claims[0] == *name { &miss.claims[1] } else { &miss.claims[0] };
            let gate = format!("{:?}", miss.gate).to_lowercase();
            out += &format!("  {gate}: {}\n    {}\n", self.brief(other), one_line(&miss.why));
        }
        let more = of.count();
        let rest = if more > 0 { format!("  … and {} more\n", more) } else { String::new() };
        if out.is_empty() { out } else { format!("\nKept apart from\n{out}{rest}") }
    }

    /// Returns the claims of a document with what they say, for a person to choose from.
    fn choices(&self, names: &[&ClaimRef]) -> String {
        let mut names = names.to_vec();
        names.sort_by_key(|name| self.claim(name).at);
        let choice = |name: &&ClaimRef| {
            let quote = one_line(&self.claim(name).quote);
            format!("{}  {}\n    “{quote}”\n", one_line(&name.to_string()), self.says(name))
        };
        names.iter().map(choice).collect()
    }

    /// Returns the question and the answer of a claim on one line.
    fn says(&self, name: &ClaimRef) -> String {
        let claim = self.claim(name);
        format!("{} {}", one_line(&claim.question), one_line(&answer(claim)))
    }

    /// Returns a claim's name and answer on one line.
    pub(super) fn brief(&self, name: &ClaimRef) -> String {
        format!("{}: {}", one_line(&name.to_string()), one_line(&answer(self.claim(name))))
    }

    /// Names the claim of the same document that is compared in the place of this one.
    fn spokesman(&self, name: &ClaimRef) -> String {
        let spokesman = self.outcome.alignment.stands_for.get(name);
        spokesman.map_or(String::new(), |other| {
            format!("\nAnother claim of the document says it more fully and stands for it\n  {}\n", self.brief(other))
        })
    }

    /// Returns how two claims relate, or what keeps them apart.
    fn two(&self, a: &ClaimRef, b: &ClaimRef) -> String {
        let sides = [a, b].map(|name| self.head(name) + &self.context(name)).join("\n");
        format!("{sides}\n{}", self.between(a, b))
    }

    fn between(&self, a: &ClaimRef, b: &ClaimRef) -> String {
        let is_both = |claims: &[ClaimRef; 2]| claims.contains(a) && claims.contains(b) && a != b;
        if let Some(judgement) = self.judgement(a, b) {
            return verdict(judgement) + &self.passage(judgement);
        }
        if let Some(miss) = self.outcome.alignment.near_misses.iter().find(|miss| is_both(&miss.claims)) {
            return format!("Not compared. {:?}: {}\n", miss.gate, one_line(&miss.why));
        }
        let (left, right) = (self.claim(a), self.claim(b));
        if a == b {
            return "Both names mean the same claim.\n".into();
        }
        if left.question != right.question {
            return format!(
                "Not compared: they answer different questions, {} and {}.\n",
                left.question, right.question
            );
        }
        match (self.testimony(a), self.testimony(b)) {
            (Some(a), Some(b)) => match align::compare(a, b, &self.opened.packs) {
                Ok(footing) => {
                    let judged = judge::between(a, b, footing, &self.opened.packs);
                    self.between_spokesmen(&a.reference(), &b.reference(), judged.as_ref())
                }
                Err(miss) => format!("Not compared. {:?}: {}\n", miss.gate, one_line(&miss.why)),
            },
            (None, _) => format!("Not compared: {} is not in the report.\n", one_line(&a.to_string())),
            (_, None) => format!("Not compared: {} is not in the report.\n", one_line(&b.to_string())),
        }
    }

    /// Returns the judgement on two claims.
    fn judgement(&self, a: &ClaimRef, b: &ClaimRef) -> Option<&Judgement> {
        let is_both = |judgement: &&Judgement| judgement.claims.contains(a) && judgement.claims.contains(b);
        self.outcome.judgements.iter().filter(|_| a != b).find(is_both)
    }

    /// Names the claims that stand for the two of a judgement, where others do: what is found of those is told in the briefing.
    fn passage(&self, judgement: &Judgement) -> String {
        let Some(through) = &judgement.through else { return String::new() };
        let mut out = String::new();
        for (name, spokesman) in judgement.claims.iter().filter_map(|name| Some((name, self.stands_for(name)?))) {
            out += &stands_for(spokesman, name);
        }
        let told = self.judgement(&through[0], &through[1]);
        out + &told.map_or(String::new(), |told| format!("The briefing tells it of that pair:\n{}", verdict(told)))
    }

    fn stands_for(&self, name: &ClaimRef) -> Option<&ClaimRef> {
        self.outcome.alignment.stands_for.get(name)
    }

    /// Returns what became of two claims that can be compared and stand in no judgement, and what they are by themselves.
    fn between_spokesmen(&self, a: &ClaimRef, b: &ClaimRef, judged: Option<&Judgement>) -> String {
        let spokesmen = [a, b].map(|name| self.stands_for(name).unwrap_or(name));
        let mut out = String::new();
        for (name, spokesman) in [a, b].into_iter().zip(spokesmen).filter(|(name, spokesman)| name != spokesman) {
            out += &stands_for(spokesman, name);
        }
        match self.judgement(spokesmen[0], spokesmen[1]) {
            _ if out.is_empty() => "They can be compared, and others were nearer: each is held against few.\n".into(),
            Some(told) => {
                let alone = judged.filter(|alone| alone.relation != told.relation);
                let alone =
                    alone.map(|alone| format!("Of the two by themselves it is not so sure. {}", verdict(alone)));
                out + &verdict(told) + &alone.unwrap_or_default()
            }
            None if spokesmen[0] == spokesmen[1] => format!("{out}They say the same, and are told once.\n"),
            None => format!("{out}{}", self.between(spokesmen[0], spokesmen[1])),
        }
    }

    fn testimony(&self, name: &ClaimRef) -> Option<&Testimony> {
        self.outcome.settled.testimonies.iter().find(|testimony| testimony.reference() == *name)
    }
}

/// Returns a judgement in one line.
fn verdict(judgement: &Judgement) -> String {
    format!("{}: {} (judge: {})\n", relation(judgement.relation), one_line(&judgement.why), judgement.judge)
}

/// Says that one claim stands for another.
fn stands_for(spokesman: &ClaimRef, name: &ClaimRef) -> String {
    let [spokesman, name] = [spokesman, name].map(|name| one_line(&name.to_string()));
    format!("{spokesman} says more fully what {name} says, and is compared in its place.\n")
}

/// Returns how two claims relate, in the words of the briefing.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "conflict",
        Relation::Oppose => "clash of positions",
        Relation::Update => "figures over time",
        Relation::Revise => "corrected by its source",
        Relation::Agree => "agreement",
        Relation::Refine => "fits together",
        Relation::Undetermined => "left open",
    }
}

/// Returns an answer in words.
pub(super) fn answer(claim: &Claim) -> String {
    let answer = match &claim.answer {
        Answer::Count(count) => number(count),
        Answer::Parties(parties) => parties.join(", "),
        Answer::Status(status) => status.clone(),
    };
    if claim.polarity == crate::model::Polarity::Denied { format!("not {answer}") } else { answer }
}

/// Returns a count as its words and its interval.
fn number(count: &Count) -> String {
    let end = |n: Option<u64>| n.map_or("…".into(), |n| n.to_string());
    let about = if count.approx { "about " } else { "" };
    if count.is_exact() {
        end(count.min)
    } else {
        format!("“{}” ({about}{} to {})", count.text, end(count.min), end(count.max))
    }
}

/// Returns the fields of a claim that say something, a line each.
pub(super) fn fields(claim: &Claim) -> String {
    const NOT_SHOWN: [&str; 8] = ["id", "topic", "answer", "quote", "at", "mentions", "review", "basis"];
    let value = serde_yaml::to_value(claim).expect("a claim is plain data");
    let fields = value.as_mapping().into_iter().flatten();
    let named = fields.filter_map(|(name, value)| name.as_str().map(|name| (name, value)));
    let mut out = String::new();
    for (name, value) in named.filter(|(name, _)| !NOT_SHOWN.contains(name)) {
        writeln!(out, "  {name:<14} {}", one_line(&in_words(value))).expect("a string takes all that is written");
    }
    out
}

/// Returns a value as a person reads it: `min 61, text More than 60`.
fn in_words(value: &Value) -> String {
    let named = |(name, value): (&Value, &Value)| format!("{} {}", in_words(name), in_words(value));
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.into(),
        Value::Sequence(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Mapping(map) => {
            map.iter().filter(|(_, value)| !value.is_null()).map(named).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}
