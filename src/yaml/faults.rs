//! The parser's faults in an editor's words.

use granit_parser::{ErrorKind, ScanError};

use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

const QUOTE: &str = "if it belongs to a text, put the whole text between quotation marks: \"...\"";
const INDENT: &str = "let the fields of one group begin in the same column, with spaces";

/// A fault of the syntax, with its place in the file's text; `base` is where the YAML begins.
pub fn explain(fault: &ScanError, file: FileId, text: &str, base: usize) -> Diagnostic {
    use ErrorKind as E;
    let at = base + fault.marker().byte_offset().unwrap_or_default();
    let kind = fault.kind();
    let is_no_field =
        matches!(kind, E::MappingValueNotAllowed | E::SimpleKeyExpected | E::InvalidSimpleKey);
    if is_no_field && let Some(colon) = colon_without_space(text, base, at) {
        let message = "there is no space after this colon";
        return Diagnostic::error("yaml-syntax", Span::new(file, colon), message)
            .help("write a space behind it, as in `field: value`");
    }
    if is_no_field && let Some(line) = line_without_colon(text, base, at) {
        return Diagnostic::error("yaml-syntax", Span::new(file, line), "this line has no colon")
            .help("write `field: value`, or indent the line if it continues the text above");
    }
    if matches!(kind, E::MappingValueNotAllowed)
        && let Some(name) = indented_name(text, base, at)
    {
        let message = "this line is indented further than the one above";
        return Diagnostic::error("yaml-syntax", Span::new(file, name), message).help(INDENT);
    }
    let unclosed = matches!(
        kind,
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar
    );
    let at = if unclosed { opening_quote(text, base, at).unwrap_or(at) } else { at };
    let (message, help) = quoting(kind)
        .or_else(|| layout(kind))
        .unwrap_or_else(|| (format!("this is not valid YAML: {}", fault.info()), INDENT));
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

/// The last quotation mark before a place that begins a value.
fn opening_quote(text: &str, base: usize, at: usize) -> Option<usize> {
    let before = text.get(base..at)?;
    let opens = |(found, _): &(usize, &str)| {
        let line = before[..*found].rsplit('\n').next().unwrap_or("").trim_end();
        line.is_empty() || line.ends_with([':', '-', ',', '[', '{'])
    };
    before.rmatch_indices(['"', '\'']).find(opens).map(|(found, _)| base + found)
}

/// The line of plain words above a field, or at a place, that was taken for a part of a field's name.
fn line_without_colon(text: &str, base: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let until = text.get(base..at)?;
    let line_start = until.rfind('\n').map_or(0, |newline| newline + 1);
    let name = until[line_start..].trim_start();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let (start, end) = if is_name {
        let above = until[..line_start].trim_end();
        (above.rfind('\n').map_or(0, |newline| newline + 1), above.len())
    } else {
        let line = text[base + line_start..].lines().next().unwrap_or("");
        (line_start, line_start + line.trim_end().len())
    };
    let line = &text[base + start..base + end];
    let indent = line.len() - line.trim_start().len();
    let plain = !line.trim().is_empty()
        && !line.contains(':')
        && !line.trim_start().starts_with(['-', '#']);
    plain.then_some(base + start + indent..base + end)
}

/// The colon of `field:value`, in the line of a place or in the one above it.
fn colon_without_space(text: &str, base: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let until = text.get(base..at)?;
    let this = until.rfind('\n').map_or(0, |newline| newline + 1);
    let above = until[..this].trim_end().rfind('\n').map_or(0, |newline| newline + 1);
    [this, above].into_iter().find_map(|start| {
        let line = text[base + start..].lines().next()?;
        let (name, value) = line.split_once(':')?;
        let bare = name.trim_start();
        let is_name = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let is_joined = value.chars().next().is_some_and(|c| !c.is_whitespace() && c != '/');
        let colon = base + start + name.len();
        (is_name && is_joined).then_some(colon..colon + 1)
    })
}

/// The name of a field that is set in, before the colon at a place.
fn indented_name(text: &str, base: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let line = text.get(base..at)?.rsplit('\n').next()?;
    let name = line.trim_start();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_name && name.len() < line.len()).then(|| at - name.len()..at)
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
        E::InvalidTrailingDoubleQuotedScalar | E::InvalidTrailingSingleQuotedScalar => (
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
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart => {
            ("a tab is used to indent".to_owned(), "use spaces instead of the tab")
        }
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
        E::RecursionLimitExceeded => {
            ("brackets or lists are nested too deeply".to_owned(), "no entry needs such depth")
        }
        _ => return None,
    })
}
