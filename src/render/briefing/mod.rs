//! A report as a page: the briefing, section by section.
//!
//! Front line and what matters most first; then topic by topic; then what was not compared, all claims, the documents, the method.

mod apart;
mod back;
mod front;
mod issue;
mod once;
mod refs;
mod topic;

pub(super) use front::title;

use super::page::Page;
use super::reading::Reading;
use crate::model::{Changes, Report};
use crate::render::changes;

/// Returns the briefing of a report as a page, with what changed where an earlier version is compared with it.
pub(super) fn page(report: &Report, since: Option<&Changes>) -> Page {
    let reading = Reading::new(report);
    let mut page = Page::default();
    front::write(&mut page, &reading);
    if let Some(since) = since {
        changes::section(&mut page, since);
    }
    for shown in &report.topics {
        topic::write(&mut page, &reading, shown);
    }
    back::write(&mut page, &reading);
    once::shorten(&mut page);
    page
}
