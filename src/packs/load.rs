//! Built-in packs and a project's files → the packs in force, and what is wrong with the project's.

use super::check::{self, Classes, File};
use super::embedded::{LEXICONS, TOPICS};
use super::merge::merged;
use super::names::key;
use super::{Lexicons, Packs, read};
use crate::model::{Diagnostic, LexiconFile, Party, Place, Topic, WordClass};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A pack with the file it comes from.
#[derive(Debug, Clone)]
struct Loaded<'a, T> {
    pack: T,
    file: File<'a>,
}

/// The built-in packs, read once.
#[derive(Debug)]
struct BuiltIn {
    topics: Vec<Loaded<'static, Topic>>,
    /// The lexicons' classes of words, without the topics' own.
    words: Vec<WordClass>,
    packs: Packs,
}

/// Returns the packs in force and what is wrong with the project's own: `(path, text)` of its topics and lexicons.
pub(super) fn packs(topics: &[(String, String)], lexicons: &[(String, String)]) -> (Packs, Vec<Diagnostic>) {
    let built_in = built_in();
    if topics.is_empty() && lexicons.is_empty() {
        return (built_in.packs.clone(), Vec::new());
    }
    let mut wrong = Vec::new();
    let own = each(lexicons, read::lexicon, &mut wrong);
    let files: Vec<File> = own.iter().map(|loaded| loaded.file).chain(embedded_lexicons()).collect();
    let lexicon = lexicon(built_in, own, &mut wrong);
    let mut in_force = by_id(&built_in.topics);
    for topic in each(topics, read::topic, &mut wrong) {
        let faults = faults(&topic, &in_force, &lexicon.words);
        match faults.is_empty() {
            true => drop(in_force.insert(topic.pack.id.clone(), topic)),
            false => wrong.extend(faults),
        }
    }
    (assembled(in_force, lexicon, &files), wrong)
}

/// Returns the built-in packs, each with its file.
fn built_in() -> &'static BuiltIn {
    static BUILT_IN: OnceLock<BuiltIn> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let topic = |(id, text): &(&'static str, &'static str)| {
            let pack = read::topic(id, text).expect("a built-in topic is valid: a test reads them all");
            Loaded { pack, file: File { path: id, text } }
        };
        let lexicon = |file: File| {
            read::lexicon(file.path, file.text).expect("a built-in lexicon is valid: a test reads them all")
        };
        let lexicons: Vec<File> = embedded_lexicons().collect();
        let read: Vec<LexiconFile> = lexicons.par_iter().map(|file| lexicon(*file)).collect();
        let topics: Vec<Loaded<Topic>> = TOPICS.iter().map(topic).collect();
        let lexicon = merged(read);
        let words = lexicon.words.clone();
        BuiltIn { packs: assembled(by_id(&topics), lexicon, &lexicons), topics, words }
    })
}

impl BuiltIn {
    /// Returns all built-in lexicons as one file.
    fn lexicon(&self) -> LexiconFile {
        let lexicons = &self.packs.lexicons;
        LexiconFile {
            parties: lexicons.parties().to_vec(),
            places: lexicons.places().to_vec(),
            words: self.words.clone(),
        }
    }
}

fn embedded_lexicons<'a>() -> impl Iterator<Item = File<'a>> {
    LEXICONS.iter().map(|(path, text)| File { path, text })
}

fn by_id<'a>(topics: &[Loaded<'a, Topic>]) -> BTreeMap<String, Loaded<'a, Topic>> {
    topics.iter().map(|topic| (topic.pack.id.clone(), topic.clone())).collect()
}

/// Returns the files that can be read; what is wrong with the others goes to `wrong`.
fn each<'a, T>(
    files: &'a [(String, String)],
    read: fn(&str, &str) -> Result<T, Box<Diagnostic>>,
    wrong: &mut Vec<Diagnostic>,
) -> Vec<Loaded<'a, T>> {
    let mut packs = Vec::new();
    for (path, text) in files {
        match read(path, text) {
            Ok(pack) => packs.push(Loaded { pack, file: File { path, text } }),
            Err(diagnostic) => wrong.push(*diagnostic),
        }
    }
    packs
}

/// Returns the built-in lexicon with a project's own joined to it. Where places wrongly lie, the file's places are left out; where an
/// opposite leads nowhere, its words have none.
fn lexicon(built_in: &BuiltIn, own: Vec<Loaded<LexiconFile>>, wrong: &mut Vec<Diagnostic>) -> LexiconFile {
    let lexicon = built_in.lexicon();
    if own.is_empty() {
        return lexicon;
    }
    let all = merged(std::iter::once(lexicon.clone()).chain(own.iter().map(|loaded| loaded.pack.clone())));
    let within = lies_in(&all.places, &all.parties);
    let classes = classes(built_in.topics.iter().flat_map(|topic| &topic.pack.words).chain(&all.words));
    let checked = own.into_iter().map(|loaded| {
        let Loaded { mut pack, file } = loaded;
        let astray = check::places(&pack.places, file, &within);
        let contrary = check::opposites(&pack.words, file, &classes);
        if !astray.is_empty() {
            pack.places.clear();
        }
        if !contrary.is_empty() {
            pack.words.iter_mut().for_each(|class| class.opposite = None);
        }
        wrong.extend(astray.into_iter().chain(contrary));
        pack
    });
    merged(std::iter::once(lexicon).chain(checked))
}

/// Returns the names of classes of words with their opposites; a class of two files has the opposite that either names.
fn classes<'a>(words: impl Iterator<Item = &'a WordClass>) -> Classes<'a> {
    let mut classes = Classes::new();
    for class in words {
        let opposite = classes.entry(class.class.as_str()).or_default();
        *opposite = class.opposite.as_deref().or(*opposite);
    }
    classes
}

/// Returns all names of places and parties, as they are looked up, with what each lies in.
fn lies_in(places: &[Place], parties: &[Party]) -> BTreeMap<String, Option<String>> {
    let names = |name: &String, more: &[String]| {
        std::iter::once(key(name)).chain(more.iter().map(|name| key(name))).collect::<Vec<_>>()
    };
    let capitals = parties.iter().flat_map(|party| party.seats.iter().map(|seat| (key(seat), Some(key(&party.name)))));
    let parties = parties.iter().flat_map(|party| names(&party.name, &party.names)).map(|name| (name, None));
    let places = places.iter().flat_map(|place| {
        let within = place.within.as_deref().map(key);
        names(&place.name, &place.names).into_iter().map(move |name| (name, within.clone()))
    });
    capitals.chain(parties).chain(places).collect()
}

/// Returns what is wrong with a project's topic beside those in force.
fn faults(topic: &Loaded<Topic>, in_force: &BTreeMap<String, Loaded<Topic>>, lexicon: &[WordClass]) -> Vec<Diagnostic> {
    let others = || in_force.values().map(|other| &other.pack).filter(|other| other.id != topic.pack.id);
    let words = others().chain([&topic.pack]).flat_map(|topic| &topic.words).chain(lexicon);
    let classes = classes(words);
    let asked = others().flat_map(|other| other.questions.iter().map(|q| (q.id.as_str(), other.id.as_str())));
    check::topic(&topic.pack, topic.file, &classes, &asked.collect())
}

/// Returns the packs of these topics and this lexicon; the topics' own classes of words join the lexicon's.
fn assembled(topics: BTreeMap<String, Loaded<Topic>>, lexicon: LexiconFile, files: &[File]) -> Packs {
    let digest = digest(topics.values().map(|topic| topic.file).chain(files.iter().copied()));
    let mut topics: Vec<Topic> = topics.into_values().map(|topic| topic.pack).collect();
    topics.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    let own = topics.iter().map(|topic| topic.words.clone());
    let words = own.chain([lexicon.words]).map(|words| LexiconFile { words, ..LexiconFile::default() });
    let lexicons = Lexicons::new(lexicon.parties, lexicon.places, merged(words).words);
    Packs { topics, lexicons, digest }
}

/// Returns 8 hexadecimal digits that depend on every file's text, and on nothing else.
fn digest<'a>(files: impl Iterator<Item = File<'a>>) -> String {
    let mut texts: Vec<&str> = files.map(|file| file.text).collect();
    texts.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..8].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;

    fn file(path: &str, text: &str) -> (String, String) {
        (path.to_string(), text.to_string())
    }

    /// A topic of one question, in which `change` has been made.
    fn sanctions(from: &str, to: &str) -> String {
        let text = "title: Sanctions\nwords:\n- {class: sanction, words: [sanction, embargo]}\nquestions:\n- id: sanctions.target\n  \
                    ask: Who is under sanctions?\n  answer: party\n  says: {affirmed: a, denied: b}\n  \
                    compare: {judge: parties}\n  frames:\n  - {verbs: [impose], patient: {is: sanction}, answer: agent}\n";
        assert!(text.contains(from), "the test's topic holds what is changed");
        text.replacen(from, to, 1)
    }

    fn check(topic: &str, code: &str, line: usize, help: &str) {
        let (packs, wrong) = Packs::with(&[file("topics/sanctions.yaml", topic)], &[]);
        assert_eq!(wrong.len(), 1, "{wrong:#?}");
        let location = wrong[0].location.as_ref().expect("it is in a file");
        assert_eq!((wrong[0].code, wrong[0].severity, location.line), (code, Severity::Error, line));
        assert!(wrong[0].help.as_deref().is_some_and(|text| text.contains(help)), "{:?}", wrong[0].help);
        assert!(packs.question("sanctions.target").is_none(), "a broken file is left out");
        assert!(packs.question("ceasefire.violator").is_some(), "the rest goes on");
    }

    #[test]
    fn the_built_in_packs_are_sound() {
        let built_in = built_in();
        let all = built_in.lexicon();
        let in_force = by_id(&built_in.topics);
        let faults = in_force.values().flat_map(|topic| faults(topic, &in_force, &all.words));
        let mut wrong: Vec<Diagnostic> = faults.collect();
        let within = lies_in(&all.places, &all.parties);
        wrong.extend(embedded_lexicons().flat_map(|file| {
            let pack = read::lexicon(file.path, file.text).expect("it is read already");
            [
                check::places(&pack.places, file, &within),
                check::opposites(&pack.words, file, &classes(all.words.iter())),
            ]
            .concat()
        }));
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_project_adds_a_topic_with_its_words() {
        let (packs, wrong) = Packs::with(&[file("topics/sanctions.yaml", &sanctions("a", "a"))], &[]);
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(packs.question("sanctions.target").map(|(topic, _)| topic.id.as_str()), Some("sanctions"));
        assert_eq!(
            packs.lexicons.words_in("sanction", &["a", "new", "embargo"]),
            std::iter::once(2..3).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_topic_named_like_a_built_in_one_replaces_it() {
        let (packs, wrong) = Packs::with(&[file("topics/ceasefire.yaml", &sanctions("a", "a"))], &[]);
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(packs.question("ceasefire.violator").is_none() && packs.question("sanctions.target").is_some());
    }

    #[test]
    fn what_leads_nowhere_is_told_with_its_line() {
        check(&sanctions("judge: parties", "judge: partys"), "unknown-judge", 9, "`parties`");
        check(&sanctions("is: sanction", "is: sanctoin"), "unknown-class", 11, "`sanction`");
        check(&sanctions("answer: party", "answer: status"), "no-statuses", 7, "statuses:");
        check(&sanctions("denied: b", "deneid: b"), "unknown-field", 8, "`denied`");
        check(&sanctions("id: sanctions.target", "id: ceasefire.status"), "duplicate-question", 5, "id of its own");
    }

    #[test]
    fn an_opposite_is_another_class_that_names_this_one_in_turn() {
        let words = "- {class: sanction, words: [sanction, embargo]}";
        let with = |more: &str| {
            sanctions(words, &format!("- {{class: imposing, words: [impose], opposite: lifting}}\n{more}\n{words}"))
        };
        let lifting = |opposite: &str| with(&format!("- {{class: lifting, words: [lift]{opposite}}}"));
        let misspelt = lifting(", opposite: imposing").replace("opposite: lifting", "opposite: liftin");
        check(&misspelt, "unknown-class", 3, "`lifting`");
        check(&lifting(""), "one-sided-opposite", 3, "`opposite: imposing`");
        let (_, wrong) = Packs::with(&[file("topics/sanctions.yaml", &lifting(", opposite: imposing"))], &[]);
        assert!(wrong.is_empty(), "{wrong:#?}");
        let own = "words: [{class: imposing, words: [impose], opposite: rejectin}, {class: own, words: [own], opposite: own}]";
        let (packs, wrong) = Packs::with(&[], &[file("lexicons/own.yaml", own)]);
        let codes: Vec<_> = wrong.iter().map(|one| (one.code, one.help.as_deref().unwrap_or_default())).collect();
        assert_eq!(codes[0], ("unknown-class", "did you mean `rejecting`?"));
        assert_eq!(codes[1].0, "own-opposite");
        assert!(packs.lexicons.class("imposing").is_some_and(|class| class.opposite.is_none()));
    }

    #[test]
    fn a_status_must_be_listed() {
        let statuses = "answer: status\n  statuses: [{word: lifted, says: they are lifted, excludes: [inforce]}]";
        check(&sanctions("answer: party", statuses), "unknown-status", 8, "`lifted`");
    }

    #[test]
    fn a_project_adds_names_to_a_party() {
        let own = file("lexicons/own.yaml", "parties: [{name: Armenia, names: [Hayastan]}]\n");
        let (packs, wrong) = Packs::with(&[], &[own]);
        assert!(wrong.is_empty(), "{wrong:#?}");
        let named = |name: &str| packs.lexicons.party(name).map(|party| party.name.clone());
        assert_eq!(named("Hayastan"), Some("Armenia".into()));
        assert_eq!(named("Yerevan"), Some("Armenia".into()));
    }

    #[test]
    fn places_lie_somewhere_and_not_in_themselves() {
        let codes = |yaml: &str| {
            let (_, wrong) = Packs::with(&[], &[file("lexicons/own.yaml", yaml)]);
            wrong.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("places: [{name: Hill 7, in: Nowhereland}]"), ["unknown-place"]);
        assert_eq!(codes("places: [{name: Up, in: Down}, {name: Down, in: Up}]"), ["place-in-itself"; 2]);
        assert!(codes("places: [{name: Hill 7, in: Armenia}]").is_empty());
    }

    #[test]
    fn the_digest_changes_with_any_file() {
        let (own, _) = Packs::with(&[], &[file("lexicons/own.yaml", "places: [{name: Hill 7}]")]);
        assert_ne!(own.digest, Packs::builtin().digest);
        assert_eq!(Packs::builtin().digest.len(), 8);
    }
}
