//! Report, report → changes.
