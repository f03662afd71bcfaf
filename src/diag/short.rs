//! One line a diagnostic: `path:line:column: error[code]: message; help`.

use super::{Diagnostic, location};
use crate::source::Sources;

/// The short form of a diagnostic, without a line end.
pub fn render(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, span, message, help, also, now: _ } = diagnostic;
    let place = location(sources, *span);
    let help = help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    let also =
        also.as_deref().map(|(span, words)| format!("; {words}: {}", location(sources, *span)));
    let also = also.unwrap_or_default();
    one_line(&format!("{place}: {}[{code}]: {message}{also}{help}", severity.word()))
}

/// Keeps control characters of a hostile name out of a line that programs read.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
