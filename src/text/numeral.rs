//! Numbers written in figures, in words or as a rough amount.

use super::piece::Pieces;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// The number; the least one where it is vague.
    pub(super) value: f64,
    /// The words give no number ("dozens"), `value` is the least that they allow.
    pub(super) vague: bool,
    /// The piece after the last one.
    pub(super) end: usize,
    /// The power of ten or the dozen that a word or letter multiplies by, 1 where there is none.
    pub(super) scale: f64,
}

/// Cardinal numbers below a hundred.
const CARDINALS: &[(&str, u8)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words that multiply the number before them.
const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
];

/// Plural nouns that count in rough lots, and the least that each means: two of the lot.
const LOTS: &[(&str, f64)] = &[
    ("tens", 20.0),
    ("dozens", 24.0),
    ("scores", 40.0),
    ("hundreds", 200.0),
    ("thousands", 2e3),
    ("millions", 2e6),
    ("billions", 2e9),
];

/// Phrases that say "more than one" and no more, the longest first.
const SEVERAL: &[&[&str]] = &[
    &["a", "small", "number", "of"],
    &["a", "large", "number", "of"],
    &["a", "great", "number", "of"],
    &["a", "huge", "number", "of"],
    &["a", "significant", "number", "of"],
    &["a", "growing", "number", "of"],
    &["a", "certain", "number", "of"],
    &["an", "unknown", "number", "of"],
    &["an", "unspecified", "number", "of"],
    &["an", "undisclosed", "number", "of"],
    &["a", "number", "of"],
    &["large", "numbers", "of"],
    &["a", "handful", "of"],
    &["quite", "a", "few"],
    &["so", "many"],
    &["a", "few"],
    &["several"],
    &["multiple"],
    &["numerous"],
    &["countless"],
    &["many"],
];

/// Returns the number that starts at piece `at`.
pub(super) fn numeral(pieces: &Pieces, at: usize) -> Option<Numeral> {
    in_figures(pieces, at)
        .or_else(|| couple(pieces, at))
        .or_else(|| half(pieces, at))
        .or_else(|| part_of_a_million(pieces, at))
        .or_else(|| several(pieces, at))
        .or_else(|| lots(pieces, at))
        .or_else(|| in_words(pieces, at))
}

/// Returns the cardinal below a hundred that piece `at` is, without looking further.
fn cardinal(pieces: &Pieces, at: usize) -> Option<u8> {
    let word = pieces.lower(at);
    CARDINALS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

fn scale(pieces: &Pieces, at: usize) -> Option<f64> {
    let word = pieces.lower(at);
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

/// Returns "1,200", "2.5 million", "1.2m", "5k", "100 thousand".
fn in_figures(pieces: &Pieces, at: usize) -> Option<Numeral> {
    let number = pieces.number(at)?;
    let mut end = at + 1;
    let mut factor = 1.0;
    if pieces.glued(end) && pieces.is(end, &["k"]) {
        (factor, end) = (1e3, end + 1);
    } else if pieces.glued(end) && pieces.is(end, &["m"]) && means_million(pieces, end) {
        (factor, end) = (1e6, end + 1);
    }
    if pieces.reads(end, &["and", "a", "half"]) && scale(pieces, end + 3).is_some() {
        return halves(pieces, number, end + 3);
    }
    while let Some(next) = scale(pieces, end).filter(|_| factor < 1e12) {
        (factor, end) = (factor * next, end + 1);
    }
    Some(Numeral { value: round(number * factor), vague: false, end, scale: factor })
}

/// Tells whether the "m" glued to a number stands for million and not for metres: after a decimal or before those who are counted.
fn means_million(pieces: &Pieces, at: usize) -> bool {
    let long =
        pieces.is(at + 1, &["away", "deep", "high", "long", "tall", "wide", "from", "north", "south", "east", "west"]);
    let counted = is_counted(pieces.lower(at + 1)) || is_counted(pieces.lower(at + 2));
    !long && (counted || pieces.before(at, 1).contains('.'))
}

fn halves(pieces: &Pieces, number: f64, at: usize) -> Option<Numeral> {
    let factor = scale(pieces, at)?;
    Some(Numeral { value: round((number + 0.5) * factor), vague: false, end: at + 1, scale: factor })
}

/// Returns "half a dozen", "half a million".
fn half(pieces: &Pieces, at: usize) -> Option<Numeral> {
    let factor = pieces.reads(at, &["half", "a"]).then(|| scale(pieces, at + 2)).flatten()?;
    Some(Numeral { value: factor / 2.0, vague: false, end: at + 3, scale: factor })
}

/// Returns "three-quarters of a million", "a quarter of a million".
fn part_of_a_million(pieces: &Pieces, at: usize) -> Option<Numeral> {
    let quarters = match pieces.lower(at) {
        "a" => 1.0,
        "three" => 3.0,
        _ => return None,
    };
    let next = at + 1 + usize::from(pieces.is_hyphen(at + 1));
    let factor = scale(pieces, next + 3)
        .filter(|_| pieces.is(next, &["quarter", "quarters"]) && pieces.reads(next + 1, &["of", "a"]))?;
    Some(Numeral { value: round(quarters * factor / 4.0), vague: false, end: next + 4, scale: factor })
}

/// Returns "a couple", "a pair of"; "a couple of hundred" is as vague as "hundreds".
fn couple(pieces: &Pieces, at: usize) -> Option<Numeral> {
    if pieces.reads(at, &["a", "pair", "of"]) {
        return Some(Numeral { value: 2.0, vague: false, end: at + 2, scale: 1.0 });
    }
    if !pieces.reads(at, &["a", "couple"]) {
        return None;
    }
    let after = if pieces.is(at + 2, &["of"]) { at + 3 } else { at + 2 };
    Some(match scale(pieces, after) {
        Some(factor) => Numeral { value: 2.0 * factor, vague: true, end: after + 1, scale: factor },
        None => Numeral { value: 2.0, vague: false, end: at + 2, scale: 1.0 },
    })
}

/// Returns "several", "a number of", "several hundred", "a few dozen".
fn several(pieces: &Pieces, at: usize) -> Option<Numeral> {
    let phrase = SEVERAL.iter().find(|phrase| pieces.reads(at, phrase))?;
    let asks = phrase == &["many"] && ["how", "as", "that", "not", "too"].contains(&pieces.before(at, 1));
    if asks || (phrase == &["so", "many"] && pieces.before(at, 1) == "in") {
        return None;
    }
    let (mut factor, mut end) = (1.0, at + phrase.len());
    while let Some(next) = scale(pieces, end).filter(|_| factor < 1e12) {
        (factor, end) = (factor * next, end + 1);
    }
    Some(Numeral { value: 2.0 * factor, vague: true, end, scale: factor })
}

/// Returns "dozens", "hundreds", "tens of thousands".
fn lots(pieces: &Pieces, at: usize) -> Option<Numeral> {
    let lot = |at: usize| LOTS.iter().find(|(name, _)| *name == pieces.lower(at)).map(|(_, n)| *n);
    let first = lot(at)?;
    if let Some(second) = lot(at + 2).filter(|_| pieces.is(at + 1, &["of"])) {
        return Some(Numeral { value: first * second / 2.0, vague: true, end: at + 3, scale: 1.0 });
    }
    let further =
        |words: &&&[&str]| pieces.reads(at + 1, words) && lot(at + 1 + words.len()).is_some_and(|n| n >= first);
    if let Some(words) = OR_MORE.iter().find(further) {
        return Some(Numeral { value: first, vague: true, end: at + 2 + words.len(), scale: 1.0 });
    }
    let is_tens = pieces.is(at, &["tens"]);
    let is_score = pieces.is(at, &["scores"]);
    let of = pieces.is(at + 1, &["of"]);
    let counts = of || (!is_tens && pieces.is(at + 1, COUNTED_SCORES)) || !(is_tens || is_score);
    counts.then_some(Numeral { value: first, vague: true, end: at + 1, scale: 1.0 })
}

/// Words between two lots of which the first is the safe one: "hundreds, if not thousands".
const OR_MORE: &[&[&str]] = &[
    &[",", "if", "not"],
    &["if", "not"],
    &[",", "possibly"],
    &[",", "perhaps"],
    &[",", "maybe"],
    &[",", "or", "even"],
    &["or", "even"],
    &["or", "possibly"],
    &["or"],
    &["to"],
    &["upon"],
];

/// Words after "scores" that show it counts persons and not goals.
const COUNTED_SCORES: &[&str] = &[
    "more", "others", "were", "are", "have", "had", "killed", "injured", "wounded", "dead", "died", "hurt", "missing",
];

/// Returns "twenty-three", "one hundred and five", "a hundred", "two dozen".
fn in_words(pieces: &Pieces, at: usize) -> Option<Numeral> {
    let mut reader = Cardinal::default();
    let mut next = at;
    if pieces.is(at, &["a", "an"]) {
        scale(pieces, at + 1)?;
        reader.current = 1.0;
        next = at + 1;
    }
    let mut end = None;
    while let Some(after) = reader.take(pieces, next) {
        end = Some(after);
        if pieces.reads(after, &["and", "a", "half"]) && reader.total == 0.0 && scale(pieces, after + 3).is_some() {
            return halves(pieces, reader.current, after + 3);
        }
        let joined = pieces.is_hyphen(after) || (pieces.is(after, &["and"]) && reader.may_go_on());
        next = if joined { after + 1 } else { after };
    }
    let value = round(reader.total + reader.current);
    Some(Numeral { value, vague: false, end: end?, scale: reader.scale() })
}

/// Adds up a number written in words.
#[derive(Default)]
struct Cardinal {
    /// What thousands and millions have closed.
    total: f64,
    /// What is open below the next thousand.
    current: f64,
    /// The scale that closed `total` last; the next one has to be smaller.
    closed: Option<f64>,
    /// Something below a thousand was read since.
    started: bool,
    /// The last word was a scale.
    scaled: bool,
    /// The last scale read.
    last: Option<f64>,
}

impl Cardinal {
    /// Adds the word at piece `at` and returns the piece after it, or nothing where the word does not go on with the number.
    fn take(&mut self, pieces: &Pieces, at: usize) -> Option<usize> {
        match (cardinal(pieces, at), scale(pieces, at)) {
            (Some(n), _) => self.add(f64::from(n))?,
            (None, Some(factor)) => self.multiply(factor)?,
            _ => return None,
        }
        Some(at + 1)
    }

    fn add(&mut self, n: f64) -> Option<()> {
        let room = if n >= 10.0 || n == 0.0 { 100.0 } else { 10.0 };
        let teens = self.current % 100.0 == 10.0;
        let fits = !self.started || (n > 0.0 && self.current % room == 0.0 && !teens);
        let after_dozen = self.scaled && self.last == Some(12.0);
        if !fits || after_dozen {
            return None;
        }
        (self.current, self.started, self.scaled) = (self.current + n, true, false);
        Some(())
    }

    fn multiply(&mut self, factor: f64) -> Option<()> {
        let fits = self.current > 0.0 && self.closed.is_none_or(|closed| factor < closed) && self.last != Some(12.0);
        if !fits || (factor <= 100.0 && self.current >= 100.0) {
            return None;
        }
        if factor <= 100.0 {
            self.current *= factor;
        } else {
            self.total += self.current * factor;
            (self.current, self.closed) = (0.0, Some(factor));
        }
        (self.started, self.scaled, self.last) = (factor <= 100.0, true, Some(factor));
        Some(())
    }

    /// Tells whether "and" may go on with the number: "one hundred and five".
    fn may_go_on(&self) -> bool {
        self.scaled && self.last != Some(12.0)
    }

    fn scale(&self) -> f64 {
        self.last.filter(|_| self.scaled).unwrap_or(1.0)
    }
}

/// Returns `value` without what binary fractions leave of "2.3 million".
fn round(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 { whole } else { value }
}

/// Nouns and participles for those and that which wars count: after "2000" they make it a number and no year.
const COUNTED: &[&str] = &[
    "attacks",
    "bodies",
    "buildings",
    "casualties",
    "children",
    "citizens",
    "civilians",
    "combatants",
    "dead",
    "deaths",
    "detainees",
    "drones",
    "evacuees",
    "families",
    "fatalities",
    "fighters",
    "homes",
    "hostages",
    "houses",
    "households",
    "injured",
    "injuries",
    "inhabitants",
    "killed",
    "men",
    "migrants",
    "militants",
    "militiamen",
    "missiles",
    "others",
    "passengers",
    "patients",
    "people",
    "persons",
    "policemen",
    "positions",
    "prisoners",
    "refugees",
    "residents",
    "rockets",
    "servicemen",
    "settlements",
    "settlers",
    "shells",
    "soldiers",
    "strikes",
    "students",
    "tanks",
    "terrorists",
    "troops",
    "vehicles",
    "victims",
    "villagers",
    "villages",
    "women",
    "workers",
    "wounded",
];

/// Tells whether `word`, in lower case, names those or that which wars count.
pub(super) fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(f64, bool)> {
        let pieces = Pieces::of_text(text);
        numeral(&pieces, 0).filter(|n| n.end == pieces.len()).map(|n| (n.value, n.vague))
    }

    #[test]
    fn numbers_read_alike_in_figures_and_in_words() {
        let cases = [
            ("twenty-three", 23.0),
            ("one hundred and five", 105.0),
            ("nineteen", 19.0),
            ("two thousand three hundred", 2300.0),
            ("three hundred thousand", 300_000.0),
            ("a hundred", 100.0),
            ("two dozen", 24.0),
            ("half a dozen", 6.0),
            ("half a million", 500_000.0),
            ("three-quarters of a million", 750_000.0),
            ("one and a half million", 1_500_000.0),
            ("2.3 million", 2_300_000.0),
            ("1.2m", 1_200_000.0),
            ("100 thousand", 100_000.0),
            ("zero", 0.0),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), Some((expected, false)), "{text}");
        }
    }

    #[test]
    fn rough_lots_mean_at_least_two_of_the_lot() {
        let cases =
            [("dozens", 24.0), ("several hundred", 200.0), ("tens of thousands", 20_000.0), ("a number of", 2.0)];
        for (text, expected) in cases {
            assert_eq!(value(text), Some((expected, true)), "{text}");
        }
    }

    #[test]
    fn words_that_make_no_one_number_are_not_run_together() {
        for text in ["two three", "twenty thirty", "dozen dozen", "hundred thousand million"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
