//! Issues → judgements: the bench of judges.

use crate::model::{Alignment, Judgement, Testimony};
use crate::packs::Packs;

/// Returns a judgement for each comparable pair, sorted by issue and claims.
pub fn judgements(testimonies: &[Testimony], alignment: &Alignment, packs: &Packs) -> Vec<Judgement> {
    let _ = (testimonies, alignment, packs);
    Vec::new()
}
