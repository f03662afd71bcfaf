//! A citation where only plain text is read.

use super::{Example, Rule};
use crate::config::Level;

/// The rule; its breaches come to light when fields are read.
pub const RULE: Rule = Rule {
    code: "unread-citation",
    level: Level::Warn,
    about: "citations stand in texts, not in fields that take plain words",
    why: "A field that takes plain words is shown as it is written: `[@id]` in it becomes no marker and brings no source into the \
          list. Such fields have a list of `sources` beside them, or belong to an entry with a text that can cite.",
    breaks: Example {
        path: "content/measures/longer-shift.yaml",
        text: "\
title: A longer shift
side: dockers
kind: rule
history:
  - {date: 2025-05-10, status: announced, note: \"On weekdays [@agency-2025-05-10-talks]\", sources: [agency-2025-05-10-talks]}
",
    },
    keeps: Example {
        path: "content/measures/longer-shift.yaml",
        text: "\
title: A longer shift
side: dockers
kind: rule
history:
  - {date: 2025-05-10, status: announced, note: On weekdays, sources: [agency-2025-05-10-talks]}
",
    },
    run: None,
};
