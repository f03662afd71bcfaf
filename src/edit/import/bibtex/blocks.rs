//! A `.bib` file cut into its entries, in one pass, whatever stands in it. An entry that is not closed ends where a
//! line begins the next one, so that it takes no other with it.

use std::ops::Range;

/// Braces in braces that no honest entry has; what takes values apart goes as deep as they do.
const MAX_DEPTH: usize = 30;

/// `@type{...}`.
pub struct Block<'t> {
    pub kind: &'t str,
    pub range: Range<usize>,
    pub end: End,
}

/// How a block ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Whole,
    /// Its last brace is missing.
    Missing,
    TooDeep,
    /// It stands in parentheses, in BibTeX's older form.
    Parenthesis,
}

/// Whether a line begins an entry.
pub fn is_beginning(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim_start();
    line.starts_with('@') && head(line).is_some()
}

/// All blocks of a text; what stands between them is a comment.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['@', '%']) {
        let start = at + found;
        if text[start..].starts_with('%') {
            at = text[start..].find('\n').map_or(text.len(), |end| start + end);
            continue;
        }
        let Some((kind, open)) = head(&text[start..]) else {
            at = start + 1;
            continue;
        };
        let (end, how) = end(text, start + open);
        blocks.push(Block { kind, range: start..end, end: how });
        at = end;
    }
    blocks
}

/// The type of `@type{`, and where its brace stands.
fn head(text: &str) -> Option<(&str, usize)> {
    let name = text.strip_prefix('@')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).filter(|length| *length > 0)?;
    let rest = name[length..].trim_start_matches([' ', '\t', '\n']);
    let open = text.len() - rest.len();
    rest.starts_with(['{', '(']).then_some((&name[..length], open))
}

/// Where the block ends whose brace stands at `open`, and how.
fn end(text: &str, open: usize) -> (usize, End) {
    let bytes = text.as_bytes();
    if bytes[open] == b'(' {
        return (open + 1, End::Parenthesis);
    }
    let (mut depth, mut deepest) = (0, 0);
    let mut at = open;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'@' if bytes[at - 1] == b'\n' && head(&text[at..]).is_some() => {
                return (at, End::Missing);
            }
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
        if depth == 0 {
            return (at, if deepest > MAX_DEPTH { End::TooDeep } else { End::Whole });
        }
    }
    (text.len(), End::Missing)
}
