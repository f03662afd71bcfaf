//! Two writings of the same words made equal: white space, quotation marks, apostrophes and dashes are folded;
//! letters, digits and case are kept. Every folded character leads back to where it was written.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::signs::SEAMS;
use super::{boundary, number};
use crate::source::small;

/// A text in NFC (Unicode Standard Annex 15), in which quotations and captures are compared.
pub fn normal(text: &str) -> String {
    text.nfc().collect()
}

/// A folded text. Offsets are bytes.
#[derive(Debug)]
pub struct Folded<'t> {
    /// The text that was folded.
    written: &'t str,
    /// The folded text: no white space at its ends, single spaces within.
    pub text: String,
    /// For each byte of `text`, where the character was written that it stands for.
    origins: Vec<u32>,
    /// Where white space was taken out of `text`, in their order.
    gaps: Vec<u32>,
    /// Those of them that end a block without a sign that ends a sentence.
    breaks: Vec<u32>,
}

impl<'t> Folded<'t> {
    /// Folds a text that is in NFC.
    pub fn of(written: &'t str) -> Self {
        let mut folded = Self {
            written,
            text: String::with_capacity(written.len()),
            origins: Vec::new(),
            gaps: Vec::new(),
            breaks: Vec::new(),
        };
        let mut gap = None;
        // Whether the last character that is no quotation mark sets no space behind it.
        let mut is_solid = false;
        let mut before = None;
        for (at, c) in written.char_indices().filter(|(_, c)| !is_invisible(*c)) {
            if c.is_whitespace() {
                gap.get_or_insert(at);
                continue;
            }
            let sign = folded_char(c);
            let is_mark = matches!(sign, '"' | '\'');
            let is_taken_up = is_unspaced(sign) || is_solid && (is_mark || folded.ends_solid());
            match gap.take().filter(|_| !folded.text.is_empty()) {
                Some(gap) if is_taken_up => folded.take_out(gap..at, before),
                Some(gap) => folded.push(' ', gap),
                // Two hyphens are how typewriters set a dash.
                None if sign == '-' && folded.text.ends_with('-') => continue,
                None => {}
            }
            match sign {
                '…' | '⋯' => (0..3).for_each(|_| folded.push('.', at)),
                sign => folded.push(sign, at),
            }
            if !is_mark {
                is_solid = is_unspaced(sign);
            }
            before = Some(c);
        }
        folded
    }

    /// Whether it ends with a character that sets no space behind it.
    fn ends_solid(&self) -> bool {
        self.text.chars().next_back().is_some_and(is_unspaced)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origins.resize(self.text.len(), small(at));
    }

    fn take_out(&mut self, gap: Range<usize>, before: Option<char>) {
        let at = small(self.text.len());
        self.gaps.push(at);
        if ends_block(&self.written[gap]) && !before.is_some_and(is_end) {
            self.breaks.push(at);
        }
    }

    /// Where white space was taken out of the text, which is beside characters that set none.
    pub fn gaps(&self) -> &[u32] {
        &self.gaps
    }

    /// Whether a stretch of the text runs over the end of a block in the middle of a sentence, though there is no
    /// white space at that place in what is looked for. `gaps` has the places with white space in it.
    pub fn runs_over(&self, range: &Range<usize>, gaps: &[u32]) -> bool {
        let (start, end) = (small(range.start), small(range.end));
        let from = self.breaks.partition_point(|at| *at <= start);
        let mut within = self.breaks[from..].iter().take_while(|at| **at < end);
        within.any(|at| gaps.binary_search(&(at - start)).is_err())
    }

    /// Whether a word or a number begins or ends at an offset of the text: [`boundary::is_boundary`], and neither
    /// behind the minus sign of a number nor where a space holds its digits together.
    pub fn is_boundary(&self, at: usize) -> bool {
        boundary::is_boundary(&self.text, at) && !self.is_within_digits(at) && !self.is_negative(at)
    }

    /// Whether a space beside an offset groups digits: any that is not the keyboard's (ISO 80000-1, 7.3.1).
    fn is_within_digits(&self, at: usize) -> bool {
        let (left, right) = self.text.split_at(at);
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let behind = left.strip_suffix(' ').map(|left| (left, right, at - 1));
        let before = right.strip_prefix(' ').map(|right| (left, right, at));
        behind.or(before).is_some_and(|(left, right, gap)| {
            is_digit(left.chars().next_back())
                && is_digit(right.chars().next())
                && self.space(gap).chars().any(groups_digits)
        })
    }

    /// The white space that a folded space stands for.
    fn space(&self, gap: usize) -> &str {
        &self.written[self.origins[gap] as usize..self.origins[gap + 1] as usize]
    }

    /// Whether the minus sign of a number stands right before an offset.
    fn is_negative(&self, at: usize) -> bool {
        let (left, right) = self.text.split_at(at);
        number::minus_before(left, right).is_some_and(|dash| self.is_minus(dash))
    }

    /// Whether a folded dash was written as one short dash.
    fn is_minus(&self, dash: usize) -> bool {
        let written = &self.written[self.origins[dash] as usize..];
        let mut signs = written.chars().filter(|c| !is_invisible(*c));
        let is_short =
            signs.next().is_some_and(|c| !matches!(c, '\u{2014}' | '\u{2015}' | '⸺' | '⸻' | '﹘'));
        is_short && signs.next().is_none_or(|c| folded_char(c) != '-')
    }

    /// Where the character was written that stands at an offset of the folded text.
    pub fn origin(&self, at: usize) -> usize {
        self.origins[at] as usize
    }

    /// Where a stretch of the folded text was written. It is not empty.
    pub fn written(&self, range: Range<usize>) -> Range<usize> {
        let last = self.origins[range.end - 1] as usize;
        let width = self.written[last..].chars().next().map_or(0, char::len_utf8);
        let next = self.origins.get(range.end).map_or(self.written.len(), |at| *at as usize);
        // A dash may be more than one sign.
        let silent = |c: char| c.is_whitespace() || is_invisible(c);
        let whole = self.written[..next.max(last + width)].trim_end_matches(silent).len();
        self.origins[range.start] as usize..whole.max(last + width)
    }
}

/// Whether white space holds a blank line, or the end of a block, for which a blank line stands.
fn ends_block(space: &str) -> bool {
    let lines = space.chars().map(|c| match c {
        '\n' | '\u{85}' | '\u{2028}' => 1,
        '\u{2029}' => 2,
        _ => 0,
    });
    lines.sum::<u32>() >= 2
}

/// Whether a sentence of a script without spaces may end with a sign.
fn is_end(c: char) -> bool {
    "。！？；：”」』）…⋯".contains(c)
}

fn groups_digits(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii() && c != '\u{3000}'
}

/// One sign for all that stand for the same: typographic and full-width quotation marks and apostrophes, and dashes.
fn folded_char(c: char) -> char {
    const DOUBLE: &str = "“”„‟«»″〝〞〟「」＂❝❞﹁﹂｢｣";
    const SINGLE: &str = "‘’‚‛‹›′ʼʻ´『』＇❛❜﹃﹄";
    match c {
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        c if c.is_ascii() => c,
        c if DOUBLE.contains(c) => '"',
        c if SINGLE.contains(c) => '\'',
        c => c,
    }
}

/// Signs without width that a page may hold anywhere: hints where to break, marks of direction; and seams.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || SEAMS.contains(&c)
}

/// Scripts that set no space between words, with their punctuation: white space beside such a character is a line
/// break or a matter of taste, and no part of the text.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3041}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff65}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        Folded::of(&normal(text)).text
    }

    #[test]
    fn writings_of_the_same_words_are_equal() {
        for (one, other) in [
            ("“He’s here”", "\"He's here\""),
            ("«Il n‹est› là»", "\"Il n'est' là\""),
            ("a — b – c ‐ d − e", "a - b - c - d - e"),
            (" a \n\n\t b\u{a0}c\u{2009}d ", "a b c d"),
            ("cafe\u{301}", "café"),
            ("sta\u{ad}bil\u{200b}ise", "stabilise"),
            ("中美\n经贸磋商", "中美经贸磋商"),
            ("“稳定。”\n\n双方", "\"稳定。\"双方"),
            ("他说：\n“稳定”", "他说：“稳定”"),
            ("关税——\n双方", "关税——双方"),
            ("参加\nAPEC峰会，2025\n年", "参加 APEC峰会，2025年"),
            ("He said…", "He said..."),
            ("⸺ ❝a❞ ʻc", "- \"a\" 'c"),
            ("he ﹁b﹂ said", "he \"b\" said"),
            ("“好。”\n\n“稳定。”", "“好。”“稳定。”"),
            ("磋商。\n\n双方", "磋商。双方"),
            ("「停火」", "\"停火\""),
        ] {
            assert_eq!(folded(one), folded(other));
        }
    }

    #[test]
    fn other_words_stay_others() {
        for (one, other) in [
            ("Talks", "talks"),
            ("a-b", "a b"),
            ("a—b", "a — b"),
            ("“a”", "‘a’"),
            ("55%", "55 %"),
            ("何立峰", "何力峰"),
            ("naïve", "naive"),
            ("１２", "12"),
            ("关税，", "关税,"),
            ("trade war", "tradewar"),
        ] {
            assert_ne!(folded(one), folded(other));
        }
    }

    #[test]
    fn a_stretch_leads_back_to_where_it_was_written() {
        let written = normal("  “He’s\n  here—now”");
        let folded = Folded::of(&written);
        let at = folded.text.find("s here").unwrap();
        assert_eq!(&written[folded.written(at..at + 6)], "s\n  here");
        let whole = folded.written(0..folded.text.len());
        assert_eq!(&written[whole], "“He’s\n  here—now”");
    }
}
