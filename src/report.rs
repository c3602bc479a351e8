//! Issues and judgements → report.

use crate::model::{Alignment, Descriptor, Judgement, Report, Testimony};
use crate::packs::Packs;

/// Returns everything a briefing shows.
pub fn report(
    documents: &[Descriptor],
    testimonies: &[Testimony],
    alignment: &Alignment,
    judgements: &[Judgement],
    packs: &Packs,
) -> Report {
    let _ = (documents, testimonies, alignment, judgements, packs);
    Report { schema: 1 }
}
