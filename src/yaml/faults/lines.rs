//! What a line itself tells of a fault: a tab, a missing colon, a dash, a text that needs quotation marks.

use std::ops::Range;

use granit_parser::ErrorKind as E;

use super::{Finding, INDENT, Stop};

/// The line of a place, without its end.
pub fn line_at(text: &str, at: usize) -> Range<usize> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or("");
    start..start + line.len()
}

/// The last line above a line's beginning that says something.
pub fn line_above(text: &str, start: usize) -> Option<Range<usize>> {
    let mut start = start;
    while start > 0 {
        let line = line_at(text, start - 1);
        let written = text[line.clone()].trim();
        if !written.is_empty() && !written.starts_with('#') {
            return Some(line);
        }
        start = line.start;
    }
    None
}

/// How far a line is set in.
pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The name of the field that a line begins, also as the first of an item.
pub fn name_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (name, value) = line.strip_prefix("- ").unwrap_or(line).split_once(':')?;
    let is_name = is_name(name) && (value.is_empty() || value.starts_with(char::is_whitespace));
    is_name.then_some(name)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The value that a line gives a field, or an item: its place.
fn value_of(text: &str, line: Range<usize>) -> Option<Range<usize>> {
    let written = &text[line.clone()];
    let value = match name_of(written) {
        Some(name) => written.find(name)? + name.len() + 1,
        None => written.find("- ").filter(|at| written[..*at].trim().is_empty())? + 2,
    };
    let value = value + written[value..].len() - written[value..].trim_start().len();
    let end = written.trim_end().len();
    (value < end).then(|| line.start + value..line.start + end)
}

/// What to write instead of a value: its field with the text between quotation marks.
fn with_marks(stop: &Stop<'_>, value: Range<usize>) -> String {
    let line = line_at(stop.text, value.start);
    let name = name_of(&stop.text[line]).map(|name| format!("{name}: ")).unwrap_or_default();
    let quoted = between_marks(&stop.text[value]);
    format!("put the whole text between quotation marks: `{name}{quoted}`")
}

/// A text between the marks that it does not hold itself.
fn between_marks(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        crate::yaml::write::quoted(text)
    }
}

/// Tabs that set a line in, in the line of the place or the first below that has one.
pub fn tab(stop: &Stop<'_>) -> Option<Finding> {
    let is_tab = matches!(
        stop.kind,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
    );
    let first = line_at(stop.text, stop.at).start;
    let white = |at: usize| {
        let line = &stop.text[at..];
        line.len() - line.trim_start_matches([' ', '\t']).len()
    };
    let starts = stop.text[first..].match_indices('\n').map(|(at, _)| first + at + 1);
    let mut starts = [first].into_iter().chain(starts).take(if is_tab { usize::MAX } else { 1 });
    let at = starts.find_map(|at| Some(at + stop.text[at..at + white(at)].find('\t')?))?;
    Some(Finding::new(at..at + 1, "a tab is used to indent", "use spaces instead of the tab"))
}

fn is_no_field(kind: &E) -> bool {
    matches!(kind, E::MappingValueNotAllowed | E::SimpleKeyExpected | E::InvalidSimpleKey)
}

/// The colon of `field:value`, in the line of the place or in the one above it.
pub fn colon_without_space(stop: &Stop<'_>) -> Option<Finding> {
    if !is_no_field(stop.kind) {
        return None;
    }
    let this = line_at(stop.text, stop.at);
    let above = line_above(stop.text, this.start);
    let colon = [Some(this), above].into_iter().flatten().find_map(|line| {
        let (name, value) = stop.text[line.clone()].split_once(':')?;
        let is_joined = value.chars().next().is_some_and(|c| !c.is_whitespace() && c != '/');
        (is_name(name.trim_start()) && is_joined).then_some(line.start + name.len())
    })?;
    let message = "there is no space after this colon";
    Some(Finding::new(colon..colon + 1, message, "write a space behind it, as in `field: value`"))
}

/// A line of plain words above a field, or at the place, that was taken for a part of a field's name.
pub fn without_colon(stop: &Stop<'_>) -> Option<Finding> {
    if !is_no_field(stop.kind) {
        return None;
    }
    let this = line_at(stop.text, stop.at);
    let name = stop.text.get(this.start..stop.at)?.trim_start();
    let line = if is_name(name) { line_above(stop.text, this.start)? } else { this };
    let written = &stop.text[line.clone()];
    let start = line.start + written.len() - written.trim_start().len();
    let place = start..line.start + written.trim_end().len();
    let written = written.trim();
    if written.is_empty() || written.contains(':') || written.starts_with(['-', '#']) {
        return None;
    }
    if let Some((before, _)) = written.split_once('：') {
        let at = start + before.len();
        let message = "this is not the colon of a field";
        return Some(Finding::new(
            at..at + '：'.len_utf8(),
            message,
            "type `: `, a colon and a space",
        ));
    }
    let help = "write `field: value`, or indent the line if it continues the text above";
    Some(Finding::new(place, "this line has no colon", help))
}

/// A value that begins with a sign that means something else there, and goes on as a text.
pub fn beginning(stop: &Stop<'_>) -> Option<Finding> {
    let value = value_of(stop.text, line_at(stop.text, stop.at))?;
    let written = &stop.text[value.clone()];
    let rest = |text: &str| !text.trim().is_empty() && !text.trim_start().starts_with('#');
    let sign = written.chars().next()?;
    let is_text = match sign {
        '|' | '>' => rest(written[1..].trim_start_matches(['+', '-', '1', '2', '3', '4'])),
        '[' | '{' => {
            let closing = super::brackets::closing(written)?;
            rest(&written[closing + 1..]) && stop.at > value.start + closing
        }
        '?' => written[1..].starts_with(' '),
        '*' | '&' | '%' | '@' | '`' => true,
        _ => false,
    };
    let sign = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
    is_text.then(|| {
        let message = format!("a text cannot begin with {sign}");
        Finding::new(value.start..value.start + 1, message, with_marks(stop, value))
    })
}

/// A dash before one field among others, or a field that does not stand below that of its item.
pub fn dash(stop: &Stop<'_>) -> Option<Finding> {
    if !matches!(
        stop.kind,
        E::ExpectedBlockMappingKey | E::InvalidIndentation | E::ExpectedBlockSequenceEntry
    ) {
        return None;
    }
    let line = line_at(stop.text, stop.at);
    let written = &stop.text[line.clone()];
    if written.trim_start().starts_with('-') {
        let at = line.start + indent(written);
        let help = "take the dash out: it begins an item of a list, and fields stand around it";
        return Some(Finding::new(at..at + 1, "this dash does not belong here", help));
    }
    let above = line_above(stop.text, line.start)?;
    let item = &stop.text[above.clone()];
    let dash = above.start + indent(item);
    (item.trim_start().starts_with("- ") && indent(written) == indent(item)).then(|| {
        let message = "only this line begins with a dash, and the next one does not belong to it";
        let help = "take the dash out; if an item of a list is meant, indent the lines below it by two spaces";
        Finding::new(dash..dash + 1, message, help)
    })
}

/// The name of a field that is set in, before the colon at the place.
pub fn indented(stop: &Stop<'_>) -> Option<Finding> {
    if !matches!(stop.kind, E::MappingValueNotAllowed) {
        return None;
    }
    let line = stop.text.get(..stop.at)?.rsplit('\n').next()?;
    let name = line.trim_start();
    let message = "this line is indented further than the one above";
    (is_name(name) && name.len() < line.len())
        .then(|| Finding::new(stop.at - name.len()..stop.at, message, INDENT))
}

/// Text behind the quotation mark that closes a value, in a line that such a mark ends.
pub fn trailing_text(stop: &Stop<'_>) -> Option<Finding> {
    let mark = match stop.kind {
        E::InvalidTrailingDoubleQuotedScalar => '"',
        E::InvalidTrailingSingleQuotedScalar => '\'',
        _ => return None,
    };
    let value = value_of(stop.text, line_at(stop.text, stop.at))?;
    let inner = stop.text[value.clone()].strip_prefix(mark)?.strip_suffix(mark)?;
    let inner = value.start + 1..value.start + 1 + inner.len();
    let message = "there is more text after the closing quotation mark";
    let place = super::one_character(stop.text, stop.at);
    Some(Finding::new(place, message, with_marks(stop, inner)))
}

/// A colon in a text without quotation marks: in a field's value, or in a group in braces.
pub fn colon(stop: &Stop<'_>) -> Option<Finding> {
    let is_colon = stop.text.get(stop.at..)?.starts_with(':');
    let message = "a colon stands where none is expected";
    let place = stop.at..stop.at + 1;
    match stop.kind {
        E::MappingValueNotAllowed | E::InvalidColonPlacement if is_colon => {
            let value = value_of(stop.text, line_at(stop.text, stop.at))?;
            (value.start < stop.at).then(|| Finding::new(place, message, with_marks(stop, value)))
        }
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator if is_colon => {
            let before = &stop.text[..stop.at];
            let field = before.rfind(['{', ',', '[', '\n'])? + 1;
            let start = field + stop.text[field..stop.at].find(": ")? + 2;
            let end = stop.at + stop.text[stop.at..].find([',', '}', ']', '\n'])?;
            let name = stop.text[field..start].trim();
            let text = between_marks(stop.text[start..end].trim());
            let help = format!(
                "put the text between quotation marks: `{name} {text}`; or write a comma, if another field begins"
            );
            Some(Finding::new(place, message, help))
        }
        _ => None,
    }
}

/// The last quotation mark before the place that begins a value.
pub fn opening_quote(stop: &Stop<'_>) -> Option<usize> {
    let before = stop.text.get(..stop.at)?;
    let opens = |(found, _): &(usize, &str)| {
        let line = before[..*found].rsplit('\n').next().unwrap_or("").trim_end();
        line.is_empty() || line.ends_with([':', '-', ',', '[', '{'])
    };
    before.rmatch_indices(['"', '\'']).find(opens).map(|(found, _)| found)
}
