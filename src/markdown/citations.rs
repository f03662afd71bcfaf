//! `[@source-id, para. 4; @other]`: citations in Pandoc's form.

use super::{Citation, Target};
use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// Reads what stands between the brackets; `start` is its offset in the text.
/// A part that names no source is reported.
pub fn read(
    inside: &str,
    start: usize,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Citation> {
    let mut citations = Vec::new();
    let mut offset = 0;
    for part in split(inside) {
        match one(part, start + offset, file) {
            Some(citation) => citations.push(citation),
            None => {
                let span = Span::new(file, start + offset..start + offset + part.len());
                let message = format!("`{}` is not a citation", part.trim());
                diagnostics.push(
                    Diagnostic::error("bad-citation", span, message)
                        .help("write `[@source-id]`, `[@source-id, para. 4]` or `[@a; @b]`"),
                );
            }
        }
        offset += part.len() + 1;
    }
    citations
}

/// Splits at semicolons that are not inside quotation marks.
fn split(inside: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    inside.split(move |c| {
        if matches!(c, '"' | '“' | '”') {
            quoted = !quoted;
        }
        c == ';' && !quoted
    })
}

fn one(part: &str, start: usize, file: FileId) -> Option<Citation> {
    let at = part.find('@')?;
    if !part[..at].trim().is_empty() {
        return None;
    }
    let rest = &part[at + 1..];
    let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
    let (id, locator) = rest.split_at(end);
    let locator = locator.trim_start_matches(|c: char| c == ',' || c.is_whitespace()).trim_end();
    let from = start + at + 1;
    (!id.is_empty()).then(|| Citation {
        id: Target { text: id.to_owned(), span: Span::new(file, from..from + id.len()) },
        locator: (!locator.is_empty())
            .then(|| locator.split_whitespace().collect::<Vec<_>>().join(" ")),
    })
}
