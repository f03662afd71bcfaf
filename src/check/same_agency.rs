//! An event whose sources all carry one agency's story.

use super::{Case, Example, Rule, single_source};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::entries::{Event, Source, SourceKind};

const CODE: &str = "same-agency";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "an event's sources are not all one agency's story",
    why: "Two newsrooms that print the same agency's story are one witness, counted twice. It looks at all \
          sources that the event's fields and texts name, two or more: the rule is broken if one agency \
          stands behind each of them, in `syndicated_from`, or in `publisher` where the page is its own: \
          of `kind: wire`, or beside one that carries its story. Capitals and a `The` before the name do not count.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @radio-2025-05-11-talks]
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
    let report = |event: &Event| {
        let named = single_source::sources(case.site, event);
        let named: Vec<_> = named.into_iter().map(|source| &case.site.sources[source]).collect();
        let agency = behind_all(&named)?;
        let message = format!("all sources of `{}` carry one story, {agency}'s", event.meta.id);
        let help = "add a source that saw for itself, or say why one agency is enough: `accept: [{rule: same-agency, because: ...}]`";
        Some(Diagnostic::warning(CODE, event.meta.place("sources"), message).help(help))
    };
    case.site.events.rows().iter().filter_map(report).collect()
}

/// The agency that stands behind each of two or more sources, as one of them writes it.
fn behind_all<'s>(sources: &[&'s Source]) -> Option<&'s str> {
    if sources.len() < 2 {
        return None;
    }
    let own_page = |source: &&'s Source| {
        let is_wire = source.kind == Some(SourceKind::Wire);
        source.publisher.as_deref().filter(|_| is_wire)
    };
    let carried = sources.iter().find_map(|source| source.syndicated_from.as_deref());
    let agency = carried.or_else(|| sources.iter().find_map(own_page))?;
    let folded = fold(agency);
    let is_its = |source: &&Source| {
        let teller = source.syndicated_from.as_deref().or(source.publisher.as_deref());
        teller.map(fold).as_ref() == Some(&folded)
    };
    sources.iter().all(is_its).then_some(agency)
}

fn fold(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}
