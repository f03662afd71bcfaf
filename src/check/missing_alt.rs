//! An image without alternative text.

use super::{Example, Rule};
use crate::config::Level;

/// The rule; its breaches come to light when texts are resolved.
pub const RULE: Rule = Rule {
    code: "missing-alt",
    level: Level::Warn,
    about: "an image says in words what it shows",
    why: "Who cannot see the image, or reads without it, has these words in its place.",
    breaks: Example {
        path: "content/pages/about.md",
        text: "\
---
title: About
---
![](/img/hall.png)
",
    },
    keeps: Example {
        path: "content/pages/about.md",
        text: "\
---
title: About
---
![The hall of the talks in Geneva, with both flags](/img/hall.png)
",
    },
    run: None,
};
