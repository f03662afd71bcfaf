//! A source of which no copy is kept.

use super::{Case, Example, Rule};
use crate::bibliography::archives;
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::entries::Source;

const CODE: &str = "unarchived-source";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Off,
    about: "each source on the web has a copy in a web archive",
    why: "Pages change and vanish; a copy shows what stood there on the day. The address of the copy is \
          `archived_url`. A source without an address, such as a book, needs none, nor does one whose `url` \
          is that of a copy. The rule is off until a site switches it on.",
    breaks: Example {
        path: "content/sources/ministry-2025-05-12-statement.yaml",
        text: "\
title: Statement on the talks
publisher: A Ministry
date: 2025-05-12
url: https://ministry.example/statement
",
    },
    keeps: Example {
        path: "content/sources/ministry-2025-05-12-statement.yaml",
        text: "\
title: Statement on the talks
publisher: A Ministry
date: 2025-05-12
url: https://ministry.example/statement
archived_url: https://web.archive.org/web/2025/https://ministry.example/statement
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let report = |source: &Source| {
        let message = format!("no copy of `{}` is named", source.meta.id);
        Diagnostic::warning(CODE, source.meta.place("url"), message).help(
            "have a web archive copy the page, and write the copy's address as `archived_url`",
        )
    };
    let sources = case.site.sources.rows().iter();
    sources.filter(|source| archives::lacks_copy(source)).map(report).collect()
}
