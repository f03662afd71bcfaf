//! Where a quotation leaves something out.

/// The parts of a quotation between its ellipses: three dots or more, also with spaces between them, or `…`,
/// with or without square brackets.
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        match ellipsis(&text[at..]) {
            Some(width) => {
                parts.push(&text[from..at]);
                at += width;
                from = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The width of an ellipsis at the beginning of a text.
fn ellipsis(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[').map(str::trim_start);
    if let Some(inside) = inside
        && let Some(width) = dots(inside)
        && let Some(rest) = inside[width..].trim_start().strip_prefix(']')
    {
        return Some(text.len() - rest.len());
    }
    dots(text)
}

/// The width of a run of dots that counts as an ellipsis.
fn dots(text: &str) -> Option<usize> {
    let (mut count, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '.' => count += 1,
            '…' | '⋯' => count += 3,
            c if c.is_whitespace() && at == end && count > 0 => continue,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    (count >= 3).then_some(end)
}
