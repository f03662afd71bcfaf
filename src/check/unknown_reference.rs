//! A citation of a source that is not there.

use super::{Example, Rule};
use crate::config::Level;

/// The rule's code.
pub const CODE: &str = "unknown-reference";

/// The rule; its breaches come to light when references are resolved.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Error,
    about: "what is cited or named is an entry that exists",
    why: "A citation that leads nowhere says nothing. The setting is for citations in texts, which are left out of \
          the page if they may be unknown; in fields such as `people` or `sources` an unknown id is always an error.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talk] [@paper-2025-05-11-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks] [@paper-2025-05-11-talks]
",
    },
    run: None,
};
