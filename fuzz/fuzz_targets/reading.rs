//! Any text is read without loss and without a panic; what holds is what `tests/reading.rs` checks on seeded noise.

#![no_main]

#[path = "../../tests/reading/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use rashomon::extract;
use rashomon::model::{Descriptor, Document, Format, Span};
use rashomon::packs::Packs;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::builtin);

fuzz_target!(|text: &str| {
    for format in [Format::Plain, Format::Markdown] {
        let descriptor = Descriptor { id: "fuzz".into(), file: "fuzz.txt".into(), ..Descriptor::default() };
        let document = Document::new(descriptor, format, text.into(), Span::new(0, text.len()));
        sound::check(&document);
        for claim in extract::claims(&[document], &PACKS).0.iter().flat_map(|file| &file.claims) {
            assert!(text.contains(&claim.quote), "a quote is verbatim: {:?}", claim.quote);
        }
    }
});
