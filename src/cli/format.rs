//! The two forms in which a command prints what it has to say.

use clap::ValueEnum;

/// Whom it is printed for.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}
