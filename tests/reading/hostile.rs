//! Hostile text: what it is made of, by repetition or at random. Shared by `tests/reading.rs` and `benches/reading.rs`.

/// What hostile text is made of.
pub(crate) const UNITS: &[&str] = &[
    // marks
    "(",
    ")",
    "()",
    "[",
    "[a](",
    "![",
    "{",
    "<",
    "<a ",
    "<!-- ",
    "&amp;",
    "\"",
    "“",
    "” ",
    "'",
    "«»",
    "' a ",
    "a’",
    ".)\"",
    "!",
    "?!",
    "…",
    ".",
    ";",
    ":",
    ",",
    "-",
    "—",
    " – ",
    "a-",
    "/",
    "@",
    "a@a.",
    "$",
    "% ",
    "#",
    "#a",
    "*",
    "*a **a ",
    "_",
    "_a",
    "`",
    "``` ",
    "~",
    "^",
    "|",
    "> ",
    "\\",
    "---\n",
    "|a|a\n|-|-\n",
    "[^a]: ",
    "[a]: b\n",
    "- a\n",
    "1. ",
    // blanks and what cannot be seen
    " ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\0",
    "\u{1b}",
    "a\u{200B}",
    "\u{200D}",
    "\u{202E}abc \u{2066}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{301}",
    "a\u{301}",
    "\u{2028}",
    "\u{85}",
    "\u{FFFD}",
    "\u{E000}",
    // scripts
    "Київ впав ",
    "基辅",
    "سقطت كييف ",
    "कीव ",
    "😀",
    "👩‍👩‍👧",
    "İ",
    "ß",
    "ﬁ",
    "½",
    "²",
    "٣",
    // numbers and days
    "7",
    "1,",
    "123,456,",
    "1.",
    "1:",
    "1/",
    "12-",
    "1e9",
    "two hundred and ",
    "twenty-",
    "between 3 and ",
    "3 March 2020 ",
    "Monday ",
    "two days ago ",
    "9999-99-99 ",
    "0000",
    "$1bn ",
    "km ",
    "'90s ",
    // words
    "x",
    "a.",
    "U.S. ",
    "U.",
    "A. ",
    "No. ",
    "No.",
    "Gen. ",
    "I ",
    "http://a",
    "www.",
    "the ",
    "of the army ",
    "Armenia ",
    "Armenia, ",
    "ARMENIA ",
    "his ",
    "said that ",
    "and killed ",
    "He said. ",
    "\"No,\" he said. ",
    "n't",
    "'s",
    "date 2020-01-01 ",
];

/// Returns about `bytes` bytes of `unit`, again and again.
pub(crate) fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes.div_ceil(unit.len()))
}

/// Returns about `bytes` bytes drawn from [`UNITS`]; the same seed gives the same text.
pub(crate) fn noise(seed: u64, bytes: usize) -> String {
    let mut state = seed;
    let mut next = move || {
        // splitmix64 (Steele, Lea and Flood 2014)
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize
    };
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(UNITS[next() % UNITS.len()]);
    }
    text
}
