//! Signs that stand in the text of a capture for what is no part of it. They are noncharacters (Unicode Standard,
//! 23.7), which no text has.

/// The edge of what is raised, lowered or struck out: no quotation runs over it.
pub const EDGE: char = '\u{fdd1}';
/// Where a page shows something that quotations leave out, such as the mark of a footnote, and words touch it.
pub const SEAM: char = '\u{fdd0}';
/// The same where a bracket or another sign sets it apart from the words.
pub const LOOSE_SEAM: char = '\u{fdd2}';

/// What a quotation runs over without noticing.
pub const SEAMS: [char; 2] = [SEAM, LOOSE_SEAM];
/// What cuts the text as browsers see it.
pub const CUTS: [char; 4] = ['\n', EDGE, SEAM, LOOSE_SEAM];
/// Of those, the ones whose other side goes on a word for browsers.
pub const TOUCHING: [char; 2] = [EDGE, SEAM];

/// A text for people to read.
pub fn without(text: &str) -> String {
    text.replace(SEAMS, "").replace(EDGE, " ")
}
