//! An event that rests on one source only.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::entries::{Event, Source};

/// The rule's code.
pub const CODE: &str = "single-source";

/// One breach for each event that names fewer than two sources in all its fields and texts.
pub fn run(site: &Site) -> Vec<Diagnostic> {
    let alone = site.events.rows().iter().filter(|event| sources(site, event).len() < 2);
    let report = |event: &Event| {
        let message = format!("`{}` rests on fewer than two sources", event.meta.id);
        Diagnostic::warning(CODE, event.meta.place("sources"), message)
            .help("add a second source, or say why one is enough: `accept: [{rule: single-source, because: ...}]`")
    };
    alone.map(report).collect()
}

fn sources(site: &Site, event: &Event) -> BTreeSet<Id<Source>> {
    let mut sources: BTreeSet<_> = event.sources.iter().copied().collect();
    sources.extend(event.readouts.iter().map(|readout| readout.source));
    sources.extend(event.quotes.iter().map(|quote| site.quotes[*quote].source));
    let texts = [Some(event.summary), event.meta.body, event.uncertain];
    for doc in texts.into_iter().flatten() {
        sources.extend(site.doc(doc).cited());
    }
    sources
}
