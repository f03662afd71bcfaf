//! A `.bib` file cut into its entries, in one pass, whatever stands in it. An entry that is not closed ends where a
//! line begins the next one, so that it takes no other with it.

use std::borrow::Cow;
use std::ops::Range;

/// Braces in braces that no honest entry has; what takes values apart goes as deep as they do.
const MAX_DEPTH: usize = 30;

/// `@type{...}`, or `@type(...)` in BibTeX's older form.
pub struct Block<'t> {
    pub kind: &'t str,
    pub range: Range<usize>,
    /// Where the bracket stands that opens it.
    pub open: usize,
    pub end: End,
}

impl Block<'_> {
    /// The block between braces.
    pub fn braced<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let block = &text[self.range.clone()];
        let open = self.open - self.range.start;
        if block[open..].starts_with('{') {
            return Cow::Borrowed(block);
        }
        let inner = &block[open + 1..block.len() - 1];
        Cow::Owned(format!("{}{{{inner}}}", &block[..open]))
    }
}

/// How a block ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Whole,
    /// Its last brace or parenthesis is missing.
    Missing,
    TooDeep,
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
        let open = start + open;
        let (end, how) = end(text, open);
        blocks.push(Block { kind, range: start..end, open, end: how });
        at = end;
    }
    blocks
}

/// The type of `@type{` or `@type(`, and where its bracket stands.
fn head(text: &str) -> Option<(&str, usize)> {
    let name = text.strip_prefix('@')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).filter(|length| *length > 0)?;
    let rest = name[length..].trim_start_matches([' ', '\t', '\n']);
    let open = text.len() - rest.len();
    rest.starts_with(['{', '(']).then_some((&name[..length], open))
}

/// Where the block ends whose bracket stands at `open`, and how. A parenthesis closes only outside of braces and quotation
/// marks.
fn end(text: &str, open: usize) -> (usize, End) {
    let bytes = text.as_bytes();
    let in_braces = bytes[open] == b'{';
    let (mut depth, mut deepest, mut is_quoted) = (0_usize, 0, false);
    let mut at = open;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => is_quoted = !is_quoted,
            b'@' if bytes[at - 1] == b'\n' && head(&text[at..]).is_some() => {
                return (at, End::Missing);
            }
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
        if depth == 0 && (in_braces || *byte == b')' && !is_quoted) {
            return (at, if deepest > MAX_DEPTH { End::TooDeep } else { End::Whole });
        }
    }
    (text.len(), End::Missing)
}
