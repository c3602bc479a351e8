//! Datelines: what stands before the first sentence of a report and is no part of it.

use super::date;
use crate::model::Span;

/// Returns how many of the first `tokens` of a passage are a dateline: "YEREVAN, Sept. 28 (Agency) –", "NEW DELHI:", "date 2022-09-23",
/// "Last updated on 3 March 2020".
pub(crate) fn length(text: &str, tokens: &[Span]) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |span| span.of(text));
    let begin = tokens.first().map_or(0, |first| first.start);
    let stamp = begin + date::stamp(&text[begin..tokens.last().map_or(begin, |last| last.end)]);
    if stamp > begin {
        return tokens.iter().take_while(|token| token.end <= stamp).count();
    }
    const LONGEST: usize = 16;
    let letters = word(0).chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 {
        return 0;
    }
    let is_shouted = word(0).chars().all(|c| !c.is_lowercase());
    for at in 1..LONGEST.min(tokens.len()) {
        match word(at) {
            ":" if is_shouted && (1..at).all(|i| is_place(word(i))) => return at + 1,
            "-" | "--" | "–" | "—" | "―" if is_spaced(tokens, at) && is_lead(text, &tokens[..at], is_shouted) => {
                return at + 1;
            }
            _ => {}
        }
    }
    0
}

fn is_spaced(tokens: &[Span], at: usize) -> bool {
    tokens[at - 1].end < tokens[at].start && tokens.get(at + 1).is_some_and(|next| tokens[at].end < next.start)
}

fn is_place(word: &str) -> bool {
    word == "," || word == "-" || word.chars().all(|c| !c.is_lowercase())
}

/// Names, commas, numbers and brackets alone, with a shouted place, a bracketed agency or a date among them.
fn is_lead(text: &str, tokens: &[Span], is_shouted: bool) -> bool {
    let fits = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "(),./".contains(c));
    let words = || tokens.iter().map(|span| span.of(text));
    words().all(fits)
        && (is_shouted
            || words().any(|word| word == ")")
            || words().any(|word| word.starts_with(|c: char| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    #[test]
    fn a_dateline_ends_where_the_report_begins() {
        let cases = [
            ("YEREVAN, Sept. 28 (Agency) – Two soldiers died.", "–"),
            ("NEW DELHI: A massive blast", ":"),
            ("Tbilisi, 3 March (Agency) — The ministry", "—"),
            ("date 2022-09-23 The embassy", "2022-09-23"),
            ("Last updated on 3 March 2020 At least two soldiers died.", "2020"),
            ("Posted: 3 March 2020, 10:30 Two soldiers died.", "10:30"),
            ("Published April 15 2017 The ministry said", "2017"),
            ("Sat 3 March 2020 Death toll rises", "2020"),
            ("Saturday 3 March 2020 was a dark day.", ""),
            ("Released on 3 March 2020 the men went home.", ""),
            ("Issued on 3 March 2020, the order was ignored.", ""),
            ("The army - or what is left of it - withdrew.", ""),
            ("Baku: a city in fear", ""),
        ];
        for (text, last) in cases {
            let mut tokens = Vec::new();
            tokenize(text, Span::new(0, text.len()), &mut tokens);
            let found = length(text, &tokens);
            assert_eq!(found.checked_sub(1).map_or("", |at| tokens[at].of(text)), last, "{text}");
        }
    }
}
