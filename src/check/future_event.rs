//! An event that is told as a fact although its day has not come.

use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::entries::EventStatus;

/// The rule's code.
pub const CODE: &str = "future-event";

/// One breach for each event after the as-of day that is not planned. A site that is built for
/// another day than its own has such events by its nature.
pub fn run(site: &Site) -> Vec<Diagnostic> {
    if site.config.is_other_day {
        return Vec::new();
    }
    let told = |status| matches!(status, EventStatus::Happened | EventStatus::Reported);
    let events = site.events.rows().iter();
    let ahead =
        events.filter(|event| told(event.status) && event.date.earliest() > site.config.as_of);
    let report = |event: &crate::model::entries::Event| {
        let message =
            format!("`{}` is later than the as-of day, {}", event.meta.id, site.config.as_of);
        Diagnostic::warning(CODE, event.meta.place("date"), message)
            .help("add `status: planned` if it is fixed in advance, or bring `as_of` in site.yaml up to date")
    };
    ahead.map(report).collect()
}
