//! HTML in a Markdown text.

use super::{Example, Rule};
use crate::config::Level;

/// The rule; its breaches come to light when texts are read.
pub const RULE: Rule = Rule {
    code: "raw-html",
    level: Level::Warn,
    about: "texts are written in Markdown, without HTML",
    why: "HTML is shown as text, since a stranger's text must not bring scripts with it. Write Markdown instead, or \
          set `markdown: {raw_html: allow}` in site.yaml if every writer is trusted.",
    breaks: Example {
        path: "content/pages/about.md",
        text: "\
---
title: About
---
Sides are told by <b>colour</b> and sign.
",
    },
    keeps: Example {
        path: "content/pages/about.md",
        text: "\
---
title: About
---
Sides are told by **colour** and sign.
",
    },
    run: None,
};
