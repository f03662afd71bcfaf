//! One JSON object a line, and GitHub's workflow annotations: diagnostics for programs.

use serde::Serialize;

use super::{Diagnostic, location, short::one_line};
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
    also: Option<Also<'d>>,
}

/// A second place.
#[derive(Serialize)]
struct Also<'d> {
    file: &'d str,
    line: usize,
    column: usize,
    message: &'d str,
}

/// A diagnostic as one JSON object without a line end.
pub fn render(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let source = sources.get(diagnostic.span.file);
    let start = source.place(diagnostic.span.start as usize);
    let end = source.place(diagnostic.span.end as usize);
    let also = diagnostic.also.as_deref().map(|(span, words)| {
        let source = sources.get(span.file);
        let place = source.place(span.start as usize);
        Also { file: &source.path, line: place.line, column: place.column, message: words }
    });
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
        also,
    };
    serde_json::to_string(&record).unwrap_or_default()
}

/// A diagnostic as a GitHub workflow command, which shows it beside the changed line.
pub fn github(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let source = sources.get(diagnostic.span.file);
    let start = source.place(diagnostic.span.start as usize);
    let also = diagnostic.also.as_deref();
    let also = also.map(|(span, words)| format!("; {words}: {}", location(sources, *span)));
    let help = diagnostic.help.as_ref().map(|help| format!("; {help}"));
    let rest = also.unwrap_or_default() + &help.unwrap_or_default();
    format!(
        "::{} file={},line={},col={},title={}::{}",
        diagnostic.severity.word(),
        property(&source.path),
        start.line,
        start.column,
        diagnostic.code,
        one_line(&format!("{}{rest}", diagnostic.message)).replace('%', "%25"),
    )
}

fn property(text: &str) -> String {
    one_line(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn both_places_are_told() {
        let sources = Sources::from_texts([("a.yaml", "id: x\n"), ("b.yaml", "\nid: x\n")]);
        let at = |path: &str, range| Span::new(sources.find(path).unwrap_or_default(), range);
        let fault = Diagnostic::error("duplicate-id", at("b.yaml", 5..6), "`x` is there twice")
            .also(at("a.yaml", 4..5), "first here")
            .help("rename one");
        let line = r#"{"code":"duplicate-id","severity":"error","file":"b.yaml","line":2,"column":5,"end_line":2,"end_column":6,"message":"`x` is there twice","help":"rename one","also":{"file":"a.yaml","line":1,"column":5,"message":"first here"}}"#;
        assert_eq!(render(&sources, &fault), line);
        let command = "::error file=b.yaml,line=2,col=5,title=duplicate-id::`x` is there twice; first here: a.yaml:1:5; rename one";
        assert_eq!(github(&sources, &fault), command);
    }
}
