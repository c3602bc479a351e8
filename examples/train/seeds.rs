//! Words that are taught besides the treebanks: the forms of verbs that reports on conflicts use.

use crate::conllu::Word;
use rashomon::text::Dependency;

/// Returns every form of the listed verbs, with its tag and lemma.
pub(crate) fn words() -> Vec<Word> {
    include_str!("verbs.txt").lines().filter(|line| !line.starts_with('#')).flat_map(forms).collect()
}

fn forms(line: &str) -> Vec<Word> {
    let mut parts = line.split_whitespace();
    let Some(base) = parts.next() else { return Vec::new() };
    let (flags, irregular): (Vec<&str>, Vec<&str>) = parts.partition(|part| matches!(*part, "n" | "+"));
    let stem = if flags.contains(&"+") { format!("{base}{}", &base[base.len() - 1..]) } else { base.to_owned() };
    let soft = stem.strip_suffix('e').unwrap_or(&stem);
    let hissing = base.ends_with("sh") || base.ends_with("ch") || base.ends_with(['s', 'x', 'z', 'o']);
    let third = match base.strip_suffix('y').filter(|front| !front.ends_with(['a', 'e', 'o', 'u'])) {
        Some(front) => format!("{front}ies"),
        None if hissing => format!("{base}es"),
        None => format!("{base}s"),
    };
    let regular = match base.strip_suffix('y').filter(|front| !front.ends_with(['a', 'e', 'o', 'u'])) {
        Some(front) => format!("{front}ied"),
        None => format!("{soft}ed"),
    };
    let past = irregular.first().map_or(regular.clone(), |form| (*form).to_owned());
    let participle = irregular.get(1).map_or(regular, |form| (*form).to_owned());
    let gerund = if base.ends_with("ee") { format!("{base}ing") } else { format!("{soft}ing") };
    let mut words = vec![
        word(base, "VERB|VB", base),
        word(base, "VERB|VBP", base),
        word(&third, "VERB|VBZ", base),
        word(&past, "VERB|VBD", base),
        word(&participle, "VERB|VBN", base),
        word(&gerund, "VERB|VBG", base),
        word(&gerund, "NOUN|NN", &gerund),
    ];
    if flags.contains(&"n") {
        words.extend([word(base, "NOUN|NN", base), word(&third, "NOUN|NNS", base)]);
    }
    words
}

fn word(form: &str, tag: &str, lemma: &str) -> Word {
    Word { form: form.to_owned(), lemma: lemma.to_owned(), tag: tag.to_owned(), head: 0, relation: Dependency::Dep }
}
