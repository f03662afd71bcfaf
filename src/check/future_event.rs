//! An event that is told as a fact although its day has not come.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::entries::{Event, EventStatus};

const CODE: &str = "future-event";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "an event after the as-of day is marked as planned",
    why: "The briefing knows nothing after its as-of day. What is fixed in advance is `status: planned`; it stands \
          under the dates to come. With `--as-of` another day than the site's is asked for, and the rule is silent.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: The next round opens
date: 2026-01-15
kind: talks
side: both
summary: The two sides meet again. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: The next round opens
date: 2026-01-15
kind: talks
side: both
status: planned
summary: The two sides have agreed to meet again. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let config = &case.site.config;
    if config.is_other_day {
        return Vec::new();
    }
    let told = |status| matches!(status, EventStatus::Happened | EventStatus::Reported);
    let events = case.site.events.rows().iter();
    let ahead = events.filter(|event| told(event.status) && event.date.earliest() > config.as_of);
    let report = |event: &Event| {
        let message = format!("`{}` is later than the as-of day, {}", event.meta.id, config.as_of);
        Diagnostic::warning(CODE, event.meta.place("date"), message)
            .help("add `status: planned` if it is fixed in advance, or bring `as_of` in site.yaml up to date")
    };
    ahead.map(report).collect()
}
