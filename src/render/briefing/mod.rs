//! A report as a page: the briefing, section by section.
//!
//! Front line and what matters most first; then topic by topic; then what was not compared, all claims, the documents, the method.

mod back;
mod front;
mod issue;
mod refs;
mod topic;

use super::page::Page;
use super::reading::Reading;
use crate::model::Report;

/// Returns the briefing of a report as a page.
pub(super) fn page(report: &Report) -> Page {
    let reading = Reading::new(report);
    let mut page = Page::default();
    front::write(&mut page, &reading);
    for shown in &report.topics {
        topic::write(&mut page, &reading, shown);
    }
    back::write(&mut page, &reading);
    page
}
