//! Briefings in JSON have the form that `rashomon schema report` prints, and no field that it does not explain.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A schema, in the words of JSON Schema (draft 2020-12) that ours use.
struct Schema(Value);

impl Schema {
    fn of_the_report() -> Self {
        let text = rashomon::packs::schema("report").expect("there is one");
        Self(serde_json::from_str(text).expect("a schema is JSON"))
    }

    /// Returns what in `value` is not as `form` says, each with its place.
    fn faults(&self, value: &Value, form: &Value, place: &str) -> Vec<String> {
        let rules = form.as_object().expect("a form has rules");
        rules.iter().flat_map(|(word, rule)| self.against(value, form, (word, rule), place)).collect()
    }

    fn against(&self, value: &Value, form: &Value, (word, rule): (&str, &Value), place: &str) -> Vec<String> {
        let fits = |form: &Value| self.faults(value, form, place).is_empty();
        let length = value.as_array().map(|items| items.len() as u64);
        let holds = match word {
            "$ref" => {
                let way = rule.as_str().and_then(|way| way.strip_prefix('#')).expect("a place in the schema");
                return self.faults(value, self.0.pointer(way).expect("it leads somewhere"), place);
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                return items.flat_map(|(at, item)| self.faults(item, rule, &format!("{place}/{at}"))).collect();
            }
            "properties" => return self.fields(value, rule, place),
            "type" if form.get("format").is_some_and(|format| format == "uint") => value.is_u64(),
            "type" => rule.as_array().map_or(&[rule.clone()][..], Vec::as_slice).iter().any(|kind| is(value, kind)),
            "const" => value == rule,
            "enum" => list(rule).contains(value),
            // A bound is one for numbers, or lists, alone.
            "minimum" => value.as_f64().is_none_or(|number| Some(number) >= rule.as_f64()),
            "maximum" => value.as_f64().is_none_or(|number| Some(number) <= rule.as_f64()),
            "minItems" => length.is_none_or(|length| Some(length) >= rule.as_u64()),
            "maxItems" => length <= rule.as_u64(),
            "required" => list(rule).iter().all(|name| value.get(name.as_str().expect("a name")).is_some()),
            "anyOf" => list(rule).iter().any(fits),
            "oneOf" => list(rule).iter().filter(|form| fits(form)).count() == 1,
            // A field that is not explained is a fault anyway.
            "additionalProperties" => true,
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
            unknown => panic!("this test does not know `{unknown}`: teach it"),
        };
        if holds { Vec::new() } else { vec![format!("{place}: {word} {rule}, but it is {value}")] }
    }

    fn fields(&self, value: &Value, forms: &Value, place: &str) -> Vec<String> {
        let fields = value.as_object().into_iter().flatten();
        let faults = fields.flat_map(|(name, value)| match forms.get(name) {
            Some(form) => self.faults(value, form, &format!("{place}/{name}")),
            None => vec![format!("{place}/{name}: not explained")],
        });
        faults.collect()
    }

    fn faults_of(&self, report: &Value) -> Vec<String> {
        self.faults(report, &self.0, "")
    }
}

fn list(rule: &Value) -> &[Value] {
    rule.as_array().expect("a list")
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str().expect("a word") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        unknown => panic!("this test does not know the type `{unknown}`: teach it"),
    }
}

fn committed() -> Vec<(PathBuf, Value)> {
    let reports = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("reports"));
    let files = reports.into_iter().map(|entry| entry.expect("readable").into_path());
    let reports = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("readable");
        (path, serde_json::from_str(&text).expect("JSON"))
    };
    reports.map(read).collect()
}

#[test]
fn the_committed_briefings_have_the_form() {
    let (schema, committed) = (Schema::of_the_report(), committed());
    assert!(!committed.is_empty(), "the sample project has a briefing");
    for (path, report) in committed {
        assert_eq!(schema.faults_of(&report), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn what_has_another_form_is_refused() {
    let schema = Schema::of_the_report();
    let (_, sound) = committed().remove(0);
    let broken = [
        ("/schema", json!(2)),
        ("/tool", json!(null)),
        ("/tally/claims", json!(-1)),
        ("/issues/0/claims", json!("all")),
        ("/judgements/0/relation", json!("quarrel")),
        ("/judgements/0/claims", json!(["a#1"])),
        ("/documents/0", json!({"id": "a"})),
        ("/claims/0/claims/0/answer", json!({"least": 6})),
        ("/scope", json!({"mood": "dark"})),
    ];
    for (place, value) in broken {
        let mut report = sound.clone();
        match report.pointer_mut(place) {
            Some(there) => *there = value,
            None => report[&place[1..]] = value,
        }
        assert!(!schema.faults_of(&report).is_empty(), "{place}");
    }
}
