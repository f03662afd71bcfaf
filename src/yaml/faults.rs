//! The parser's faults in an editor's words. The parser tells where it stopped; what is to be mended often stands before
//! that, so the lines are read first, and the parser's own reason is the last resort.

mod brackets;
mod lines;

use granit_parser::{ErrorKind, ScanError};

use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

const QUOTE: &str = "if it belongs to a text, put the whole text between quotation marks: \"...\"";
const INDENT: &str = "let the fields of one group begin in the same column, with spaces";

/// Where the parser stopped, in the text of a file.
struct Stop<'t> {
    /// The YAML up to its end: a file, or its front matter.
    text: &'t str,
    /// Where in it.
    at: usize,
    /// Why.
    kind: &'t ErrorKind,
}

/// What is to be mended: its place in the YAML, what is wrong, what to do.
struct Finding {
    place: std::ops::Range<usize>,
    message: String,
    help: String,
}

impl Finding {
    fn new(
        place: std::ops::Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { place, message: message.into(), help: help.into() }
    }
}

/// A fault of the syntax, with its place in the file's text; `base` is where the YAML begins.
pub fn explain(fault: &ScanError, file: FileId, text: &str, base: usize) -> Diagnostic {
    let at = fault.marker().byte_offset().unwrap_or_default();
    let stop = Stop { text: &text[base..], at, kind: fault.kind() };
    let finding = [
        lines::tab,
        lines::colon_without_space,
        lines::without_colon,
        brackets::unclosed,
        lines::beginning,
        lines::dash,
        lines::indented,
        lines::trailing_text,
        lines::colon,
        reason,
    ]
    .into_iter()
    .find_map(|reading| reading(&stop))
    .unwrap_or_else(|| {
        let message = format!("this is not valid YAML: {}", fault.info());
        Finding::new(one_character(stop.text, at), message, INDENT)
    });
    let place = finding.place.start + base..finding.place.end + base;
    Diagnostic::error("yaml-syntax", Span::new(file, place), finding.message).help(finding.help)
}

/// The character at a place; at the end of the text, the last one that is not white space.
fn one_character(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = if text.get(at..).is_some_and(|rest| !rest.trim().is_empty()) {
        at
    } else {
        text.trim_end().char_indices().last().map_or(0, |(last, _)| last)
    };
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    at..at + width
}

/// What the parser says, in other words.
fn reason(stop: &Stop<'_>) -> Option<Finding> {
    use ErrorKind as E;
    let unclosed = matches!(
        stop.kind,
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar
    );
    let at = if unclosed { lines::opening_quote(stop).unwrap_or(stop.at) } else { stop.at };
    let (message, help) = quoting(stop.kind).or_else(|| layout(stop.kind))?;
    Some(Finding::new(one_character(stop.text, at), message, help))
}

fn quoting(kind: &ErrorKind) -> Option<(String, &'static str)> {
    use ErrorKind as E;
    Some(match kind {
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => {
            ("a colon stands where none is expected".to_owned(), QUOTE)
        }
        E::UnexpectedCharacter { character } if character.is_control() => (
            format!("there is an invisible character here, U+{:04X}", *character as u32),
            "delete it, or type the line anew",
        ),
        E::UnexpectedCharacter { character } => {
            (format!("a text cannot begin with `{character}`"), QUOTE)
        }
        E::UnknownAnchor | E::MissingAnchorOrAliasName => {
            ("a text cannot begin with `*` or `&`".to_owned(), QUOTE)
        }
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar => (
            "the quotation mark that opens here is not closed".to_owned(),
            "close it; inside '...' write an apostrophe twice, inside \"...\" write \\\" for a mark",
        ),
        E::InvalidTrailingDoubleQuotedScalar => (
            "there is more text after the closing quotation mark".to_owned(),
            "put the whole text between the marks; inside \"...\" write \\\" for a quotation mark",
        ),
        E::InvalidTrailingSingleQuotedScalar => (
            "there is more text after the closing quotation mark".to_owned(),
            "put the whole text between the marks; inside '...' write an apostrophe twice",
        ),
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape => (
            "a backslash inside \"...\" needs a second one".to_owned(),
            "write `\\\\`, or use single quotation marks",
        ),
        _ => return None,
    })
}

fn layout(kind: &ErrorKind) -> Option<(String, &'static str)> {
    use ErrorKind as E;
    Some(match kind {
        E::TabInPlainScalar => {
            ("a tab stands in or before this text".to_owned(), "use spaces instead of the tab")
        }
        E::UnclosedFlowCollection { open } => {
            let help = if *open == '[' { "close it with `]`" } else { "close it with `}`" };
            (format!("the bracket `{open}` is not closed"), help)
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
        E::RecursionLimitExceeded => {
            ("brackets or lists are nested too deeply".to_owned(), "no entry needs such depth")
        }
        _ => return None,
    })
}
