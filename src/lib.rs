//! Reads what several sources say about a conflict and shows where they agree and where they conflict.
//!
//! ```text
//! documents ──extract──▶ claims ──review──▶ claims ──align──▶ issues ──judge──▶ judgements ──report──▶ report
//! ```

pub mod cli;
pub mod pipeline;

pub mod align;
pub mod diff;
pub mod evaluate;
pub mod extract;
pub mod judge;
pub mod report;
pub mod review;

pub mod packs;
pub mod render;
pub mod store;

pub mod text;

pub mod model;
