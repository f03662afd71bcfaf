//! A quotation that does not stand in its source, or that the lock does not know.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::evidence::State;
use crate::model::entries::Quote;

const CODE: &str = "quote-missing";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Error,
    about: "a quotation stands in its source, and in the lock",
    why: "A quotation that is not in the capture of its source is no quotation. One that is not in `evidence.lock` has not been \
          looked for yet. Words and numbers are whole, and nothing is nearly right: the README says what makes no difference. \
          Without any lock all quotations are unverified (`quote-unverified`).",
    breaks: Example {
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
  - text: a framework
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
    quotes.filter_map(|(id, quote)| report(quote, case.evidence.state(id))).collect()
}

fn report(quote: &Quote, state: &State) -> Option<Diagnostic> {
    let (message, help) = match state {
        State::Missing => (
            "this quotation did not stand in the capture of its source when it was last verified",
            "copy the words from the source; `briefgen verify --archive DIR` shows the nearest passage",
        ),
        State::Unlisted => (
            "this quotation is missing from `evidence.lock`",
            "run `briefgen verify --archive DIR`, with the captures of the sources in that folder",
        ),
        _ => return None,
    };
    Some(Diagnostic::error(CODE, quote.span, message).help(help))
}
