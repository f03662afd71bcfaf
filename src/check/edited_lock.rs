//! A lock that somebody else than the program has written.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;

const CODE: &str = "edited-lock";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Error,
    about: "`evidence.lock` is as `briefgen verify` wrote it",
    why: "The lock says what stands in the sources. It holds its own checksum: a line changed by hand, or the marks of two versions \
          that git could not join, make all of it worthless. `briefgen verify --archive DIR` writes it anew.",
    breaks: Example { path: "evidence.lock", text: "\
# Which quotations stand in the captures of their sources. Written by `briefgen verify`: do not edit it,
# run the command again.
version: 1
checksum: \"3d26df056c05b23910b7c9a021457a38e22c7fc56f3840ddd11eb352ffac41d1\"
sources: {} # checked by hand
" },
    keeps: Example { path: "evidence.lock", text: "\
# Which quotations stand in the captures of their sources. Written by `briefgen verify`: do not edit it,
# run the command again.
version: 1
checksum: \"3d26df056c05b23910b7c9a021457a38e22c7fc56f3840ddd11eb352ffac41d1\"
sources: {}
" },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let report = |span| {
        let message =
            "`evidence.lock` is not as `briefgen verify` wrote it: its results count for nothing";
        Diagnostic::error(CODE, span, message)
            .help("run `briefgen verify --archive DIR` again, or take the change back")
    };
    case.evidence.edited.map(report).into_iter().collect()
}
