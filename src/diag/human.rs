//! The full form: the line, a caret under the words that are meant, and the help.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, short::one_line};
use crate::source::{Source, Sources, Span};

/// The full form of a diagnostic, with a line end; in colour if `colour`.
pub fn render(sources: &Sources, diagnostic: &Diagnostic, colour: bool) -> String {
    let Diagnostic { code, severity, span, message, help, also, now: _ } = diagnostic;
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = one_line(message);
    let mut group = level.primary_title(&message).id(*code).element(snippet(sources, *span, None));
    if let Some((second, words)) = also.as_deref() {
        group = group.element(snippet(sources, *second, Some(words)));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]) + "\n"
}

fn snippet<'s>(
    sources: &'s Sources,
    span: Span,
    words: Option<&'s str>,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let source = sources.get(span.file);
    // Only the line is handed over: drawing looks at all the text that it is given.
    let lines = source.line_of(span.start as usize);
    let marked = first_line(source, span);
    let annotation = AnnotationKind::Primary
        .span(marked.start - lines.start..marked.end - lines.start)
        .label(words);
    Snippet::source(&source.text[lines])
        .line_start(source.place(span.start as usize).line)
        .path(&source.path)
        .annotation(annotation)
}

/// The part of a span that lies on its first line, so that a long text is not drawn whole.
fn first_line(source: &Source, span: Span) -> std::ops::Range<usize> {
    let length = source.text.len();
    let start = (span.start as usize).min(length);
    let end = (span.end as usize).clamp(start, length);
    match source.text.get(start..end).and_then(|text| text.find('\n')) {
        Some(at) => start..start + at,
        None => start..end,
    }
}
