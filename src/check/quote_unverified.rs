//! A quotation of which nobody knows whether it stands in its source.

use super::{Case, Example, Rule, edited_lock, level};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::evidence::{State, how_to_tell_apart};
use crate::model::entries::Quote;

const CODE: &str = "quote-unverified";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "a quotation has been held against a capture of its source",
    why: "`briefgen verify --archive DIR` looks for each quotation in a capture of its source, a file `DIR/<source-id>.txt`, `.md` or \
          `.html`. Without a capture, where its words stand there twice, where the address of its source changed since, or without \
          any `evidence.lock`, a quotation is not verified; its page says so. Drafts with errors are left out of the lock, and errors in what is \
          published leave it as it was.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
quotes:
  - text: much was said
    by: a spokesman
    source: paper-2025-05-11-talks
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

const ARCHIVE: &str = "put the text of its source into a folder as `<source-id>.txt`, then run `briefgen verify --archive DIR`";

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let is_edited = case.evidence.edited.is_some();
    // Of a lock that cannot be trusted another rule tells, once.
    if is_edited && level(&case.site.config, &edited_lock::RULE) != Level::Off {
        return Vec::new();
    }
    let quotes = case.site.quotes.iter();
    quotes.filter_map(|(id, quote)| report(quote, case.evidence.state(id), is_edited)).collect()
}

fn report(quote: &Quote, state: &State, is_edited: bool) -> Option<Diagnostic> {
    let (message, help) = match state {
        State::Unchecked => {
            ("this quotation was not checked: there was no capture of its source", ARCHIVE)
        }
        State::Unlocked if is_edited => (
            "this quotation was not checked: `evidence.lock` is not as `briefgen verify` wrote it",
            "run `briefgen verify --archive DIR` again, or take the change back",
        ),
        State::Unlocked => ("this quotation was not checked: there is no `evidence.lock`", ARCHIVE),
        State::Ambiguous => (
            "these words stand more than once in the capture of their source",
            how_to_tell_apart(quote),
        ),
        State::Moved => (
            "the address of its source changed since this quotation was verified",
            "capture the new page, then run `briefgen verify --archive DIR` again",
        ),
        _ => return None,
    };
    Some(Diagnostic::warning(CODE, quote.span, message).help(help))
}
