//! `[@source-id, para. 4; @other]`: citations in Pandoc's form.

use std::ops::Range;

use super::{Citation, Target};
use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// Quotation marks that begin a quotation, with those that end it.
const MARKS: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')];

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
    let (id, behind) = rest.split_at(end);
    let from = start + at + 1;
    let quotations = quoted(behind).map(|range| {
        let span = Span::new(file, from + end + range.start..from + end + range.end);
        Target { text: one_line(&behind[range]), span }
    });
    let locator = behind.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    // A second source belongs behind a semicolon.
    let is_source = locator.starts_with('@') || locator.contains(" @");
    (!id.is_empty() && !is_source).then(|| Citation {
        id: Target { text: id.to_owned(), span: Span::new(file, from..from + id.len()) },
        locator: Some(one_line(locator)).filter(|locator| !locator.is_empty()),
        quotations: quotations.collect(),
    })
}

/// The stretches of a locator that stand between quotation marks.
fn quoted(locator: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let opening = |c: char| MARKS.iter().find(|(open, _)| *open == c);
        let (at, open) = locator[from..].char_indices().find(|(_, c)| opening(*c).is_some())?;
        let (_, close) = opening(open)?;
        let start = from + at + open.len_utf8();
        let end = start + locator[start..].find(*close)?;
        from = end + close.len_utf8();
        Some(start..end)
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
