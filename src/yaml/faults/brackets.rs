//! Brackets that are opened and not closed. The parser notices only where a closing one cannot come any more.

use std::ops::Range;

use super::{Finding, Stop};

/// A bracket that is still open where the parser stopped, in a line above it that a new field follows; or one that
/// another bracket closes.
pub fn unclosed(stop: &Stop<'_>) -> Option<Finding> {
    let (open, start) = last_open(stop)?;
    let closing = if open == '[' { ']' } else { '}' };
    let message = format!("the bracket `{open}` is not closed");
    Some(Finding::new(start..start + 1, message, format!("close it with `{closing}`")))
}

/// The innermost bracket that is open at the end of the last line above the place, or that another one closes in the
/// line of the place.
fn last_open(stop: &Stop<'_>) -> Option<(char, usize)> {
    let line = super::lines::line_at(stop.text, stop.at);
    if let Scan::Mismatch(open) = scan(stop.text, line.clone()) {
        return Some(open);
    }
    let above = super::lines::line_above(stop.text, line.start)?;
    let follows = &stop.text[line.clone()];
    let depth = |range: &Range<usize>| super::lines::indent(&stop.text[range.clone()]);
    let is_new = super::lines::name_of(follows).is_some() && depth(&line) <= depth(&above);
    match scan(stop.text, above) {
        Scan::Open(open) if is_new => Some(open),
        _ => None,
    }
}

enum Scan {
    Closed,
    Open((char, usize)),
    Mismatch((char, usize)),
}

/// Reads a line's brackets, passing over quoted texts and comments.
fn scan(text: &str, line: Range<usize>) -> Scan {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text[line.clone()].char_indices() {
        let at = line.start + at;
        let opens_value = matches!(before, ' ' | '[' | '{' | ',' | ':');
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if opens_value => quote = Some(c),
            (None, '#') if before == ' ' => break,
            (None, '[' | '{') if !open.is_empty() || opens_value => open.push((c, at)),
            (None, ']' | '}') => match open.pop() {
                Some((opening, place)) if (opening == '[') != (c == ']') => {
                    return Scan::Mismatch((opening, place));
                }
                _ => {}
            },
            _ => {}
        }
        before = c;
    }
    open.pop().map_or(Scan::Closed, Scan::Open)
}

/// Where the bracket closes that begins a text.
pub fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    let closes = |(_, c): &(usize, char)| {
        depth += match c {
            '[' | '{' => 1,
            ']' | '}' => -1,
            _ => 0,
        };
        depth == 0
    };
    text.char_indices().find(closes).map(|(at, _)| at)
}
