//! Cutting a stretch of text into words and marks, the way the English treebanks do.
//!
//! Contractions and possessives are cut ("did|n't", "Syria|'s"), hyphenated words too unless they begin with a prefix
//! ("rebel|-|held", but "non-combatant"); abbreviations keep their full stop; addresses and numbers stay whole.

use crate::model::Span;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// How an abbreviation stands to the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// No sentence ends with it.
    Never,
    /// It is one before a number only.
    Number,
    /// A sentence may end with it.
    Can,
}

/// Longest word that grows by joints, in bytes: a bound for hostile text.
const LONGEST: usize = 256;

struct Lists {
    stops: std::collections::BTreeMap<&'static str, Stop>,
    prefixes: BTreeSet<&'static str>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let lines = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
        let mut stops = std::collections::BTreeMap::new();
        for line in lines(include_str!("abbreviations.txt")) {
            let mut words = line.split_whitespace();
            let stop = match words.next() {
                Some("never") => Stop::Never,
                Some("number") => Stop::Number,
                _ => Stop::Can,
            };
            stops.extend(words.map(|word| (word, stop)));
        }
        let prefixes = lines(include_str!("prefixes.txt")).flat_map(str::split_whitespace).collect();
        Lists { stops, prefixes }
    })
}

/// Returns how the abbreviation `word`, written without its last full stop, stands to the end of a sentence.
pub(crate) fn stop_of(word: &str) -> Option<Stop> {
    lists().stops.get(word).copied()
}

/// Tells whether `c` separates words and is no part of any: white space, control characters and invisible ones.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// Appends the tokens of `text[span]` to `tokens`.
pub(crate) fn tokenize(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let mut start = None;
    for (i, c) in span.of(text).char_indices() {
        let at = span.start + i;
        match (is_blank(c), start) {
            (true, Some(from)) => {
                Chunk { text, end: at, tokens }.cut(from);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        Chunk { text, end: span.end, tokens }.cut(from);
    }
}

/// A stretch without white space that is being cut.
struct Chunk<'a, 'b> {
    text: &'a str,
    end: usize,
    tokens: &'b mut Vec<Span>,
}

impl Chunk<'_, '_> {
    fn cut(&mut self, start: usize) {
        let mut at = start;
        while at < self.end {
            let c = self.char_at(at).expect("a chunk is not exhausted before its end");
            at = if let Some(end) = self.address(at) {
                self.push(at, end)
            } else if c.is_alphanumeric() {
                self.word(at)
            } else if matches!(c, '\'' | '’') && self.is_short_year(at) {
                let end = self.run(at + c.len_utf8(), char::is_alphanumeric);
                self.push(at, end)
            } else {
                self.mark(at, c)
            };
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn run(&self, from: usize, belongs: impl Fn(char) -> bool) -> usize {
        self.text[from..self.end].char_indices().find(|(_, c)| !belongs(*c)).map_or(self.end, |(i, _)| from + i)
    }

    fn push(&mut self, start: usize, end: usize) -> usize {
        self.tokens.push(Span::new(start, end));
        end
    }

    /// "'90s".
    fn is_short_year(&self, at: usize) -> bool {
        const MARKS: usize = 2;
        let mut rest = &self.text[at..self.end];
        for _ in 0..MARKS {
            rest = rest.strip_prefix(['\'', '’']).unwrap_or(rest);
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == 2 && matches!(rest.get(2..), Some("" | "s" | "s." | "s,"))
    }

    /// Returns the end of the web or mail address that begins at `at`.
    fn address(&self, at: usize) -> Option<usize> {
        if self.char_before(at).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let rest = &self.text[at..self.end];
        let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|front| front.eq_ignore_ascii_case(prefix));
        let is_web = ["http://", "https://", "www."].into_iter().any(starts);
        let is_handle = rest.starts_with(['@', '#']) && rest[1..].starts_with(|c: char| c.is_alphabetic());
        if !is_web && !is_handle && !is_mail(rest) {
            return None;
        }
        let belongs = |c: char| {
            if is_handle {
                c.is_alphanumeric() || c == '_'
            } else {
                !matches!(c, '"' | '<' | '>' | '”' | '“' | '|')
            }
        };
        let end = if is_handle {
            at + 1 + self.text[at + 1..self.end].find(|c| !belongs(c)).unwrap_or(rest.len() - 1)
        } else {
            self.run(at, belongs)
        };
        let kept = self.text[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        (!kept.is_empty()).then(|| at + kept.len())
    }

    /// Cuts a run of marks: equal ones that belong together stay together.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let end = if matches!(c, '.' | '!' | '?' | '-' | '*' | '=' | '_' | '~') {
            self.run(at, |next| next == c || (matches!(c, '!' | '?') && matches!(next, '!' | '?')))
        } else if c == '`' || c == '\'' {
            let is_pair = self.char_at_or_none(at + 1) == Some(c) && self.char_at_or_none(at + 2) != Some(c);
            if is_pair { at + 2 } else { at + 1 }
        } else {
            at + c.len_utf8()
        };
        self.push(at, end)
    }

    /// Cuts a word or number, together with what is joined to it.
    fn word(&mut self, at: usize) -> usize {
        let mut end = self.run(at, is_wordly);
        while let Some(joint) = self.char_at_or_none(end).filter(|_| end - at < LONGEST) {
            let after = end + joint.len_utf8();
            let Some(next) = self.char_at_or_none(after) else { break };
            if !next.is_alphanumeric() || !self.joins(at, end, joint, next) {
                break;
            }
            end = self.run(after, is_wordly);
        }
        let end = self.with_stop(at, end);
        self.split(at, end);
        end
    }

    fn char_at_or_none(&self, at: usize) -> Option<char> {
        if at < self.end { self.char_at(at) } else { None }
    }

    /// Tells whether `joint` between `at..end` and a part beginning with `next` holds both together.
    fn joins(&self, at: usize, end: usize, joint: char, next: char) -> bool {
        let part = &self.text[at..end];
        let last = part.chars().next_back().unwrap_or(' ');
        let tail_is_one_letter = part.chars().rev().take_while(|c| c.is_alphabetic()).count() == 1;
        match joint {
            '.' if last.is_ascii_digit() => next.is_ascii_digit() || !part.bytes().all(|b| b.is_ascii_digit()),
            ',' => last.is_ascii_digit() && next.is_ascii_digit() && self.is_thousand(end + 1),
            ':' | '/' => last.is_ascii_digit() && next.is_ascii_digit(),
            '.' if tail_is_one_letter => next.is_alphabetic() && self.is_dotted(end + 1),
            '.' => next.is_ascii_digit() || self.is_domain(end + 1),
            '\'' | '’' => last.is_alphanumeric() && next.is_alphabetic(),
            '&' => last.is_uppercase() && next.is_uppercase() && part.len() <= 3,
            '@' | '_' => true,
            '-' => self.joins_by_hyphen(part, end),
            _ => false,
        }
    }

    /// Three digits follow, and no fourth.
    fn is_thousand(&self, at: usize) -> bool {
        self.run(at, |c| c.is_ascii_digit()) == at + 3
    }

    /// A single letter, or the rest of a dotted abbreviation such as "U.S." or "Ph.D.", follows.
    fn is_dotted(&self, at: usize) -> bool {
        let end = self.run(at, char::is_alphabetic);
        let letters = self.text[at..end].chars().count();
        letters == 1
            || (letters <= 3 && self.char_at_or_none(end) == Some('.') && end + 1 < self.end)
            || self.is_domain(at)
    }

    /// The ending of a file or a domain follows: "1lurer.am".
    fn is_domain(&self, at: usize) -> bool {
        const ENDINGS: [&str; 24] = [
            "com", "org", "net", "gov", "edu", "info", "am", "az", "ru", "uk", "ua", "ge", "tr", "ir", "eu", "fr",
            "de", "io", "co", "doc", "pdf", "html", "xls", "tv",
        ];
        let end = self.run(at, char::is_alphanumeric);
        ENDINGS.contains(&&self.text[at..end])
    }

    /// A date, a telephone number, or a word with a prefix; anything else is cut at its hyphens.
    fn joins_by_hyphen(&self, part: &str, end: usize) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let next = &self.text[end + 1..self.run(end + 1, char::is_alphanumeric)];
        if digits(next) && part.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            let more = self.char_at_or_none(end + 1 + next.len()) == Some('-');
            return part.contains('-')
                || (more && self.text[end + 2 + next.len()..self.end].starts_with(|c: char| c.is_ascii_digit()));
        }
        let letters = |text: &str| text.chars().all(char::is_alphabetic);
        letters(part)
            && next.starts_with(char::is_alphanumeric)
            && lists().prefixes.contains(part.to_lowercase().as_str())
    }

    /// Returns the end of the word `at..end` with the full stop of an abbreviation, if it is one.
    fn with_stop(&self, at: usize, end: usize) -> usize {
        if self.char_at_or_none(end) != Some('.') || self.char_at_or_none(end + 1) == Some('.') {
            return end;
        }
        let word = &self.text[at..end];
        let is_initial =
            word.chars().count() == 1 && word != "I" && word.starts_with(char::is_uppercase) && end + 1 == self.end;
        let is_dotted = word.contains('.')
            && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic));
        let is_listed = match stop_of(word) {
            Some(Stop::Number) => self.text[end + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit()),
            Some(Stop::Can) if word == "Sun" || word == "Mar" || word == "Miss" || word == "Mass" => {
                self.text[end + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
            }
            Some(_) => true,
            None => false,
        };
        if is_initial || is_dotted || is_listed { end + 1 } else { end }
    }

    /// Pushes the word `at..end`, contractions and units cut.
    fn split(&mut self, at: usize, end: usize) {
        let word = &self.text[at..end];
        let cut = clitic(word).or_else(|| unit(word)).map(|cut| at + cut);
        match cut.filter(|cut| at < *cut && *cut < end) {
            Some(cut) => {
                self.split(at, cut);
                self.push(cut, end);
            }
            None => {
                self.push(at, end);
            }
        }
    }
}

/// Letters, digits, and marks that belong to the letter before them.
fn is_wordly(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}')
}

fn is_mail(rest: &str) -> bool {
    let Some(at) = rest.bytes().take(64).position(|b| b == b'@') else { return false };
    let (name, host) = (&rest[..at], &rest[at + 1..]);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    !name.is_empty()
        && name.chars().all(is_plain)
        && host.bytes().take(64).any(|b| b == b'.')
        && host.starts_with(is_plain)
}

/// Returns where a contraction or possessive is to be cut off.
fn clitic(word: &str) -> Option<usize> {
    const WHOLE: [(&str, usize); 10] = [
        ("cannot", 3),
        ("gonna", 3),
        ("gotta", 3),
        ("wanna", 3),
        ("dont", 2),
        ("didnt", 3),
        ("doesnt", 4),
        ("isnt", 2),
        ("wasnt", 3),
        ("theres", 5),
    ];
    if word.len() <= 7
        && let Some((_, cut)) = WHOLE.iter().find(|(whole, _)| word.eq_ignore_ascii_case(whole))
    {
        return Some(*cut);
    }
    let at = word.rfind(['\'', '’'])?;
    let quote = word[at..].chars().next()?.len_utf8();
    let tail = word[at + quote..].to_ascii_lowercase();
    match tail.as_str() {
        "t" => word[..at].ends_with(['n', 'N']).then(|| at - 1),
        "s" | "re" | "ve" | "ll" | "d" | "m" => Some(at),
        _ => None,
    }
}

/// Returns where a unit is to be cut off a number: "5pm", "120km".
fn unit(word: &str) -> Option<usize> {
    const UNITS: [&str; 12] = ["am", "pm", "km", "kg", "mm", "cm", "m", "k", "bn", "mph", "a.m.", "p.m."];
    let at = word.find(|c: char| c.is_alphabetic())?;
    let is_number = word[..at].starts_with(|c: char| c.is_ascii_digit());
    (is_number && UNITS.contains(&&word[at..])).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let words: Vec<&str> = tokens.iter().map(|span| span.of(text)).collect();
        assert_eq!(words.join(" "), expect);
    }

    #[test]
    fn contractions_and_possessives_are_cut() {
        check("They didn't say it's Syria's.", "They did n't say it 's Syria 's .");
        check("The soldiers’ families can’t return", "The soldiers ’ families ca n’t return");
    }

    #[test]
    fn hyphens_are_cut_unless_a_prefix_stands_before_them() {
        check("rebel-held non-combatants", "rebel - held non-combatants");
        check("from 2022-09-23 to 30-40 km", "from 2022-09-23 to 30 - 40 km");
    }

    #[test]
    fn abbreviations_and_numbers_stay_whole() {
        check("Gen. A. Petrosyan of the U.S. saw 1,204.5 km.", "Gen. A. Petrosyan of the U.S. saw 1,204.5 km.");
        check("On Sept. 28, at 5pm, No. 3 fell. No. He left.", "On Sept. 28 , at 5 pm , No. 3 fell . No . He left .");
    }

    #[test]
    fn a_missing_space_after_a_full_stop_parts_two_sentences() {
        check(
            "was escalating further.President Aliyev of 1news.az spoke",
            "was escalating further . President Aliyev of 1news.az spoke",
        );
    }

    #[test]
    fn addresses_stay_whole() {
        check("(see https://example.org/a-b?c=1).", "( see https://example.org/a-b?c=1 ) .");
        check("write to press@mod.example.am, or @mod_press", "write to press@mod.example.am , or @mod_press");
    }

    #[test]
    fn invisible_characters_separate_and_nothing_else() {
        check("Kyiv\u{200B}\u{202E} fell\u{0}quiet", "Kyiv fell quiet");
    }
}
