//! An official source whose voice is not named.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::{Diagnostic, choices};
use crate::model::entries::{Source, SourceKind};

const CODE: &str = "official-without-side";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "an official source says whose voice it is",
    why: "What a ministry says is one side's word. With `side` the site can show whose; a body that belongs \
          to no side, such as the WTO, is `other`, and a joint statement is `both`.",
    breaks: Example {
        path: "content/sources/ministry-2025-05-12-statement.yaml",
        text: "\
title: Statement on the talks
publisher: A Ministry
date: 2025-05-12
kind: official
",
    },
    keeps: Example {
        path: "content/sources/ministry-2025-05-12-statement.yaml",
        text: "\
title: Statement on the talks
publisher: A Ministry
date: 2025-05-12
kind: official
side: port
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let sides: Vec<_> = case.site.config.sides.rows().iter().map(|side| side.id.as_str()).collect();
    let is_nobodys =
        |source: &&Source| source.kind == Some(SourceKind::Official) && source.side.is_none();
    let report = |source: &Source| {
        let message = format!("`{}` is official, but not said to be of a side", source.meta.id);
        Diagnostic::warning(CODE, source.meta.place("kind"), message)
            .help(format!("add `side`: {}", choices(sides.iter().copied())))
    };
    case.site.sources.rows().iter().filter(is_nobodys).map(report).collect()
}
