//! A quotation without words.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::evidence::State;
use crate::model::entries::Quote;

const CODE: &str = "empty-quotation";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Error,
    about: "a quotation has words",
    why: "What is left of a quotation without its ellipses and quotation marks must hold a letter or a digit: nothing else can be \
          looked for in a source.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
quotes:
  - text: “…”
    by: a spokesman
    source: agency-2025-05-10-talks
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
quotes:
  - text: a good meeting
    by: a spokesman
    source: agency-2025-05-10-talks
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let quotes = case.site.quotes.iter();
    let empty = quotes.filter(|(id, _)| *case.evidence.state(*id) == State::Empty);
    let report = |quote: &Quote| {
        Diagnostic::error(CODE, quote.span, "this quotation has no letter and no digit")
            .help("write the words of the source, or take it out")
    };
    empty.map(|(_, quote)| report(quote)).collect()
}
