//! The parser's faults in an editor's words.

use granit_parser::{ErrorKind, ScanError};

use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// A fault of the syntax, with its place in the file's text; `base` is where the YAML begins.
pub fn explain(fault: &ScanError, file: FileId, text: &str, base: usize) -> Diagnostic {
    let (message, help) = words(fault);
    let at = base + fault.marker().byte_offset().unwrap_or_default();
    Diagnostic::error("yaml-syntax", one_character(file, text, at), message).help(help)
}

/// The character at a place; at the end of the text, the last one that is not white space.
fn one_character(file: FileId, text: &str, at: usize) -> Span {
    let at = if text.get(at..).is_some_and(|rest| !rest.trim().is_empty()) {
        at
    } else {
        text.trim_end().char_indices().last().map_or(0, |(last, _)| last)
    };
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(file, at..at + width)
}

fn words(fault: &ScanError) -> (String, &'static str) {
    use ErrorKind as E;
    const QUOTE: &str =
        "if it belongs to a text, put the whole text between quotation marks: \"...\"";
    const INDENT: &str = "let the fields of one group begin in the same column, with spaces";
    match fault.kind() {
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => {
            ("a colon stands where none is expected".to_owned(), QUOTE)
        }
        E::UnexpectedCharacter { character } => {
            (format!("a text cannot begin with `{character}`"), QUOTE)
        }
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart => {
            ("a tab is used to indent".to_owned(), "use spaces instead of the tab")
        }
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar => (
            "a quotation mark is opened before this place and not closed".to_owned(),
            "close it on its line; inside '...' write an apostrophe twice, inside \"...\" write \\\"",
        ),
        E::InvalidTrailingDoubleQuotedScalar | E::InvalidTrailingSingleQuotedScalar => (
            "there is more text after the closing quotation mark".to_owned(),
            "put the whole text between the marks; inside '...' write an apostrophe twice",
        ),
        E::UnclosedFlowCollection { open } => {
            (format!("the bracket `{open}` is not closed"), "close it with `]` or `}`")
        }
        E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::ExpectedFlowSequenceSeparator
        | E::ExpectedFlowMappingSeparator
        | E::InvalidFlowScalarIndent => (
            "a list or group in brackets is not closed, or a comma is missing".to_owned(),
            "separate the values by commas and close the bracket",
        ),
        E::MisplacedFlowCollectionEnd | E::MismatchedFlowCollectionEnd { .. } => {
            ("this closing bracket has no opening one".to_owned(), QUOTE)
        }
        E::SimpleKeyExpected | E::InvalidSimpleKey => (
            "this line is neither a field nor part of the one above".to_owned(),
            "write `field: value`, or indent the line if it continues the text above",
        ),
        E::ExpectedBlockMappingKey
        | E::InvalidIndentation
        | E::ExpectedBlockSequenceEntry
        | E::MappingKeyNotAllowed => ("this line is indented wrongly".to_owned(), INDENT),
        E::BlockSequenceEntryNotAllowed | E::BlockEntryInFlowCollection => (
            "a dash stands where no list can begin".to_owned(),
            "begin the list on the next line, indented, or quote the text",
        ),
        E::UnknownAnchor => ("a text cannot begin with `*`".to_owned(), QUOTE),
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape => (
            "a backslash inside \"...\" needs a second one".to_owned(),
            "write `\\\\`, or use single quotation marks",
        ),
        E::RecursionLimitExceeded => {
            ("brackets or lists are nested too deeply".to_owned(), "no entry needs such depth")
        }
        _ => (format!("this is not valid YAML: {}", fault.info()), INDENT),
    }
}
