//! Leave to break a rule that the entry does not break.

use super::{Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::entries::Accept;

const CODE: &str = "unused-accept";

/// The rule; its breaches come to light when the others have been run.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "an entry accepts only rules that it breaks",
    why: "A leave that nothing needs hides the next breach: the reason given for it no longer fits.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks] [@paper-2025-05-11-talks]
accept:
  - {rule: single-source, because: only one newsroom was there}
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks]
accept:
  - {rule: single-source, because: only one newsroom was there}
",
    },
    run: None,
};

/// The breach of a leave that is not needed.
pub fn report(accept: &Accept) -> Diagnostic {
    let message = format!("this entry does not break the rule `{}`", accept.rule);
    Diagnostic::warning(CODE, accept.span, message).help("take the leave for this rule out")
}
