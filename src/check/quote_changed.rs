//! A quotation that is no longer the one that was verified.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::evidence::{Change, State};
use crate::model::entries::Quote;

const CODE: &str = "quote-changed";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Error,
    about: "a quotation is the one that was verified",
    why: "A verified quotation is locked: `evidence.lock` holds its words, the words of its `prefix` and its source. Who changes one \
          of them runs `briefgen verify --archive DIR` again, and the change of the lock is seen in the diff.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
quotes:
  - text: a very good meeting
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
    let changed = quotes.filter_map(|(id, quote)| match case.evidence.state(id) {
        State::Changed(change) => Some((quote, *change)),
        _ => None,
    });
    let report = |(quote, change): (&Quote, Change)| {
        let what = match change {
            Change::Words => "the words of this quotation",
            Change::Source => "the source of this quotation",
        };
        let message = format!("{what} changed since the last verification");
        Diagnostic::error(CODE, quote.span, message)
            .help("run `briefgen verify --archive DIR` again, or take the change back")
    };
    changed.map(report).collect()
}
