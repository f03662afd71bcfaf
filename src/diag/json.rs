//! One JSON object a line, and GitHub's workflow annotations: diagnostics for programs.

use serde::Serialize;

use super::{Diagnostic, short::one_line};
use crate::source::Sources;

/// The fields of the JSON form, in their order.
#[derive(Serialize)]
struct Record<'d> {
    code: &'d str,
    severity: &'d str,
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'d str,
    help: Option<&'d str>,
}

/// A diagnostic as one JSON object without a line end.
pub fn render(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let source = sources.get(diagnostic.span.file);
    let start = source.place(diagnostic.span.start as usize);
    let end = source.place(diagnostic.span.end as usize);
    let record = Record {
        code: diagnostic.code,
        severity: diagnostic.severity.word(),
        file: &source.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

/// A diagnostic as a GitHub workflow command, which shows it beside the changed line.
pub fn github(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let source = sources.get(diagnostic.span.file);
    let start = source.place(diagnostic.span.start as usize);
    let help = diagnostic.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!(
        "::{} file={},line={},col={},title={}::{}",
        diagnostic.severity.word(),
        property(&source.path),
        start.line,
        start.column,
        diagnostic.code,
        one_line(&format!("{}{help}", diagnostic.message)).replace('%', "%25"),
    )
}

fn property(text: &str) -> String {
    one_line(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}
