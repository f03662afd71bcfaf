//! A planned event whose day is over.

use jiff::ToSpan;

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::date::Qualifier;
use crate::model::entries::{Event, EventStatus};

const CODE: &str = "planned-passed";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "a planned event is not over on the as-of day",
    why: "A briefing that stands on a later day knows whether it came to pass, or should say that nobody \
          knows. Its last day counts: a month is over when the next begins, and a date with `~` or `?` a month later. With `--as-of` another day than \
          the site's is asked for, and the rule is silent.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: The next round opens
date: 2025-11-20
kind: talks
side: both
status: planned
summary: The two sides have agreed to meet again. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: The next round opens
date: 2025-12-20
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
    let is_over = |event: &&Event| {
        let doubt = if event.date.qualifier() == Qualifier::Plain { 0.days() } else { 1.month() };
        event.status == EventStatus::Planned
            && event.date.latest().saturating_add(doubt) < config.as_of
    };
    let report = |event: &Event| {
        let message =
            format!("`{}` is planned, but over on the as-of day, {}", event.meta.id, config.as_of);
        Diagnostic::warning(CODE, event.meta.place("date"), message)
            .help("say what came of it: `status: happened` or `cancelled`, or give its new date")
    };
    case.site.events.rows().iter().filter(is_over).map(report).collect()
}
