//! Text that would be obeyed, put wherever a document can bring text in.

use rashomon::model::{Answer, Count, Testimony};

/// Text that would be obeyed, were it not escaped.
pub(crate) const HOSTILE: &str = "x](javascript:alert(1)) | <script>alert(1)</script> **b** `c` www.evil.example @evil \u{202E}\u{1b}[31m\n\n# head\n- item | cell";

/// Puts it into each text of a claim and its document.
pub(crate) fn poison(told: &mut Testimony) {
    let (claim, document) = (&mut told.claim, &mut told.document);
    for text in [&mut claim.quote, &mut claim.note] {
        *text = HOSTILE.into();
    }
    for text in [&mut claim.speaker, &mut claim.speaker_party, &mut claim.victims_side, &mut claim.of, &mut claim.place]
    {
        *text = Some(HOSTILE.into());
    }
    claim.relayed_by = vec![HOSTILE.into()];
    match &mut claim.answer {
        Answer::Count(count) => *count = Count { text: HOSTILE.into(), ..count.clone() },
        Answer::Parties(parties) => *parties = vec![format!("{}{HOSTILE}", parties[0])],
        Answer::Status(word) => *word = HOSTILE.into(),
    }
    for text in [&mut document.title, &mut document.publisher, &mut document.url, &mut document.party] {
        *text = Some(HOSTILE.into());
    }
    document.file = format!("{HOSTILE}.txt");
    document.sha256 = HOSTILE.into();
}
