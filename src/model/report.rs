//! Everything a briefing shows, before it is put into a format.

use serde::{Deserialize, Serialize};

/// Everything a briefing shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The version of this form; 1.
    pub schema: u32,
}
