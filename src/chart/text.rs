//! How wide a text will be, near enough to keep labels apart, and where to break it. No font is read.

/// The height of a line of text.
pub(super) const LINE: f64 = 15.0;
const BOLD: f64 = 1.16;

/// The width of one line in a 13 pixel sans, rather too wide than too narrow.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// The same in a bold face: in DejaVu Sans, the widest of the usual ones, 1.16 times as wide.
pub(super) fn bold_width(text: &str) -> f64 {
    width(text) * BOLD
}

/// Breaks a text in a bold face as [`wrap`] does.
pub(super) fn wrap_bold(text: &str, room: f64, most: usize) -> Vec<String> {
    wrap(text, room / BOLD, most)
}

fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' => 4.0,
        ' ' | 'f' | 'r' | 't' | 'I' | '(' | ')' | '-' => 5.2,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 12.5,
        '0'..='9' => 8.4,
        'A'..='Z' | '–' | '$' => 9.0,
        c if is_wide(c) => 13.5,
        _ => 7.6,
    }
}

fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFF)
}

/// Breaks a text into at most `most` lines (at least one) no wider than `room`; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let last = lines.last_mut().expect("there is always a line");
        if last.is_empty() || width(last) + width(piece.trim_end()) <= room {
            last.push_str(piece);
        } else {
            lines.push(piece.to_owned());
        }
    }
    lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    let overlong = lines.len() > most.max(1);
    lines.truncate(most.max(1));
    // A word that is too long for the last line alone is left out, if there is a word before it.
    let too_long = |line: &String| overlong && !fits_a_word(line, room);
    if lines.len() > 1 && lines.last().is_some_and(too_long) {
        lines.pop();
    }
    if let Some(last) = lines.last_mut().filter(|last| overlong || width(last) > room) {
        shorten(last, room);
    }
    lines
}

/// Whether the first word of a line fits with an ellipsis after it.
fn fits_a_word(line: &str, room: f64) -> bool {
    pieces(line).next().is_none_or(|piece| width(bare(piece)) + width("…") <= room)
}

/// What must stay together: words with the space after them, wide characters one by one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split_inclusive(|c: char| c.is_whitespace() || c == '/' || is_wide(c))
}

/// Cuts a line so that it fits with an ellipsis after it: after a word, if there is one that fits.
fn shorten(line: &mut String, room: f64) {
    let fits = |part: &str| width(bare(part)) + width("…") <= room;
    let ends = line.char_indices().map(|(at, c)| at + c.len_utf8());
    let most = ends.rev().find(|end| fits(&line[..*end])).unwrap_or(0);
    let mut end = 0;
    for piece in pieces(line) {
        let next = end + piece.len();
        if !fits(&line[..next]) {
            break;
        }
        end = next;
    }
    let end = if end == 0 { most } else { end };
    line.truncate(bare(&line[..end]).len());
    line.push('…');
}

/// Without the space and the punctuation at its end, which an ellipsis takes the place of.
fn bare(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || ",;:–-".contains(c))
}
