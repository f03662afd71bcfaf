//! A source that nothing rests on.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::AnyId;
use crate::model::entries::Source;

const CODE: &str = "uncited-source";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "each source is cited or named by an entry",
    why: "A source that bears nothing out is left over from a text that has changed, or its citation was \
          forgotten. Every entry counts, with its fields, texts and quotations; what is only cited by drafts \
          is not yet cited.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks; @radio-2025-05-11-talks]
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.site;
    let cites = |id, by: &[AnyId]| by.iter().any(|entry| *entry != AnyId::from(id));
    let sources = site.sources.iter();
    let left = sources.filter(|(id, _)| !cites(*id, &site.backlinks.source(*id).cited_by));
    let report = |source: &Source| {
        let id = &source.meta.id;
        Diagnostic::warning(CODE, source.meta.head, format!("nothing cites the source `{id}`"))
            .help(format!(
                "cite it with `[@{id}]`, name it in the `sources` of an entry, or take it out"
            ))
    };
    left.map(|(_, source)| report(source)).collect()
}
