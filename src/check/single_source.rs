//! An event that rests on one source only.

use std::collections::BTreeSet;

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::entries::{Event, Source};

const CODE: &str = "single-source";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "an event rests on two sources or more",
    why: "One witness may be mistaken. All sources count that the event's fields and texts name, in `sources`, in \
          citations, quotations, `quote` blocks and readouts. A planned event counts, too.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks]
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
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let events = case.site.events.rows().iter();
    let alone = events.filter(|event| sources(case.site, event).len() < 2);
    alone.map(report).collect()
}

fn report(event: &Event) -> Diagnostic {
    let message = format!("`{}` rests on fewer than two sources", event.meta.id);
    Diagnostic::warning(CODE, event.meta.place("sources"), message)
        .help("add a second source, or say why one is enough: `accept: [{rule: single-source, because: ...}]`")
}

/// Every source that an event's fields and texts name.
pub fn sources(site: &Site, event: &Event) -> BTreeSet<Id<Source>> {
    let mut sources: BTreeSet<_> = event.sources.iter().copied().collect();
    sources.extend(event.readouts.iter().map(|readout| readout.source));
    sources.extend(event.quotes.iter().map(|quote| site.quotes[*quote].source));
    let texts = [Some(event.summary), event.meta.body, event.uncertain];
    let readouts = event.readouts.iter().map(|readout| readout.summary);
    for doc in texts.into_iter().flatten().chain(readouts).map(|doc| site.doc(doc)) {
        sources.extend(doc.cited());
        sources.extend(doc.quoted().map(|quote| site.quotes[quote].source));
    }
    sources
}
