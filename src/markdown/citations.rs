//! `[@source-id, para. 4; @other]`: citations in Pandoc's form.

use super::{Citation, Target};
use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// Whether words in brackets are meant as a citation: an `@` begins one of them.
pub fn is_meant(inside: &str) -> bool {
    inside.match_indices('@').any(|(at, _)| {
        let before = inside[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '-' | ';' | '('))
    })
}

/// Reads what stands between the brackets; `start` is its offset in the text.
/// A part that names no source is reported.
pub fn read(
    inside: &str,
    start: usize,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Citation> {
    let mut citations = Vec::new();
    for (offset, part) in split(inside) {
        match one(part, start + offset, file) {
            Some(citation) => citations.push(citation),
            None => {
                let span = Span::new(file, start + offset..start + offset + part.len());
                let message = match part.trim() {
                    "" => "a source is missing between the brackets".to_owned(),
                    part => format!("`{part}` is not a citation"),
                };
                diagnostics.push(
                    Diagnostic::error("bad-citation", span, message)
                        .help("write `[@source-id]`, `[@source-id, para. 4]` or `[@a; @b]`"),
                );
            }
        }
    }
    citations
}

/// The parts between semicolons, or between the brackets of neighbours as in `[@a][@b]`, with their
/// offsets. What stands in quotation marks is not split.
fn split(inside: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut quoted) = (0, false);
    for (at, c) in inside.char_indices() {
        let width = match c {
            '"' | '“' | '”' => {
                quoted = !quoted;
                continue;
            }
            ';' if !quoted => 1,
            ']' if !quoted && inside[at..].starts_with("][") => 2,
            _ => continue,
        };
        parts.push((from, &inside[from..at]));
        from = at + width;
    }
    parts.push((from, &inside[from..]));
    parts
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
    // A second source belongs behind a semicolon.
    let is_source = locator.starts_with('@') || locator.contains(" @");
    (!id.is_empty() && !is_source).then(|| Citation {
        id: Target { text: id.to_owned(), span: Span::new(file, from..from + id.len()) },
        locator: (!locator.is_empty())
            .then(|| locator.split_whitespace().collect::<Vec<_>>().join(" ")),
    })
}
