//! A paragraph that does not say who says so.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::link::doc::Doc;
use crate::model::entries::Event;
use crate::model::{AnyId, Kind};

const CODE: &str = "uncited-paragraph";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "each paragraph of an event, a measure or a person cites a source",
    why: "A reader must see who says so. It looks at the summary and the body of events and measures and at \
          the body of people: each paragraph and each item of a list needs a citation, in itself or in its \
          footnote. Headings, tables, quotations, images and embeds need none. A sentence that ends with a \
          colon and leads to a list may cite for the whole list, or leave the citing to its items. A summary \
          of a single paragraph needs none if the entry's fields name sources: an event's `sources` or \
          `readouts`, the records of a measure's history.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: |
  The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]

  They agree to meet again.
sources: [agency-2025-05-10-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: |
  The two sides meet. [@agency-2025-05-10-talks]

  They agree to meet again. [@paper-2025-05-11-talks]
sources: [agency-2025-05-10-talks]
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.site;
    let docs = site.docs.iter().filter(|doc| is_asked(doc) && !speaks_for_all(site, doc));
    let report = |span| {
        Diagnostic::warning(CODE, span, "this paragraph cites no source")
            .help("write `[@source-id]` after what it says, or say why it needs none: `accept: [{rule: uncited-paragraph, because: ...}]`")
    };
    docs.flat_map(|doc| doc.uncited.iter().copied().map(report)).collect()
}

fn is_asked(doc: &Doc) -> bool {
    match doc.owner.kind {
        Kind::Events | Kind::Measures => matches!(doc.field, "summary" | "body"),
        Kind::People => doc.field == "body",
        _ => false,
    }
}

/// Whether it is a summary of one paragraph in an entry whose fields name sources.
fn speaks_for_all(site: &Site, doc: &Doc) -> bool {
    doc.field == "summary" && doc.paragraphs == 1 && names_sources(site, doc.owner)
}

fn names_sources(site: &Site, entry: AnyId) -> bool {
    if let Some(id) = entry.of() {
        let event: &Event = &site.events[id];
        return !event.sources.is_empty() || !event.readouts.is_empty();
    }
    let measure = entry.of().map(|id| &site.measures[id]);
    measure.is_some_and(|measure| measure.history.iter().any(|record| !record.sources.is_empty()))
}
