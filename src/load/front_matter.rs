//! The two parts of a Markdown file: the fields between `---` lines, and the text below them.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// Where the fields and the text stand in the file.
pub struct Parts {
    /// The fields, without the `---` lines.
    pub fields: Range<usize>,
    /// The text.
    pub body: Range<usize>,
}

/// Finds the parts; front matter that is missing or not closed is reported.
pub fn split(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Parts> {
    let first = text.lines().next().unwrap_or("");
    if first.trim_end() != "---" {
        diagnostics.push(
            Diagnostic::error(
                "front-matter",
                Span::start_of(file),
                "the file does not begin with its fields",
            )
            .help("let the first line be `---`, then the fields, then another `---`"),
        );
        return None;
    }
    let start = (first.len() + 1).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(Parts { fields: start..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    diagnostics.push(match near_end(&text[start..]) {
        Some(line) => {
            let place = start + line.start..start + line.end;
            let message = "this line does not end the fields";
            Diagnostic::error("front-matter", Span::new(file, place), message)
                .help("write `---`, three hyphens at the beginning of the line and nothing else")
        }
        None => {
            let message = "the fields that begin here have no end";
            Diagnostic::error("front-matter", Span::new(file, 0..first.len()), message)
                .help("close them with a line `---` before the text")
        }
    });
    None
}

/// A line that was meant to end the fields: set in, of other dashes or of another number of them.
fn near_end(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_end();
        let dashes = written.trim();
        let is_near = dashes == "..."
            || !dashes.is_empty() && dashes.chars().all(|c| "-–—".contains(c)) && dashes != "-";
        if is_near {
            return Some(at..at + written.len());
        }
        at += line.len();
    }
    None
}
