//! How the sources name things: the same fighting is an offensive here and an operation there.

use crate::model::{Naming, Testimony};

/// Returns the words the sources use for the same sort of thing.
pub(super) fn naming(testimonies: &[Testimony]) -> Vec<Naming> {
    let _ = testimonies;
    Vec::new()
}
