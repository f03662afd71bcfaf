//! Two writings of the same words made equal: white space, quotation marks, apostrophes and dashes are folded;
//! letters, digits and case are kept. Every folded character leads back to where it was written.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
}

impl<'t> Folded<'t> {
    /// Folds a text that is in NFC.
    pub fn of(written: &'t str) -> Self {
        let mut folded =
            Self { written, text: String::with_capacity(written.len()), origins: Vec::new() };
        let mut gap = None;
        // Whether the last character that is no quotation mark sets no space behind it.
        let mut is_solid = false;
        for (at, c) in written.char_indices().filter(|(_, c)| !is_invisible(*c)) {
            if c.is_whitespace() {
                gap.get_or_insert(at);
                continue;
            }
            let c = folded_char(c);
            let is_mark = matches!(c, '"' | '\'');
            let is_taken_up = is_unspaced(c) || is_solid && (is_mark || folded.ends_solid());
            if let Some(gap) = gap.take()
                && !folded.text.is_empty()
                && !is_taken_up
            {
                folded.push(' ', gap);
            }
            match c {
                '…' | '⋯' => (0..3).for_each(|_| folded.push('.', at)),
                c => folded.push(c, at),
            }
            if !is_mark {
                is_solid = is_unspaced(c);
            }
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

    /// Whether a word begins or ends at an offset of the folded text: [`is_boundary`], and not within a number whose
    /// digits a no-break space holds together.
    pub fn is_boundary(&self, at: usize) -> bool {
        let (left, right) = self.text.split_at(at);
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let behind = left.strip_suffix(' ').map(|left| (left, right, at - 1));
        let before = right.strip_prefix(' ').map(|right| (left, right, at));
        let holds = |(left, right, gap): (&str, &str, usize)| {
            is_digit(left.chars().next_back())
                && is_digit(right.chars().next())
                && self.written[self.origins[gap] as usize..].starts_with(['\u{a0}', '\u{202f}'])
        };
        is_boundary(&self.text, at) && !behind.or(before).is_some_and(holds)
    }

    /// Where a stretch of the folded text was written. It is not empty.
    pub fn written(&self, range: Range<usize>) -> Range<usize> {
        let last = self.origins[range.end - 1] as usize;
        let width = self.written[last..].chars().next().map_or(0, char::len_utf8);
        self.origins[range.start] as usize..last + width
    }
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

/// Signs without width that a page may hold anywhere: hints where to break, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Scripts that set no space between words, with their punctuation: white space beside such a character is a line
/// break or a matter of taste, and no part of the text.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3041}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff65}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a word of a folded text begins or ends at an offset.
///
/// Letters, digits and marks join to words. Within a word lie: an apostrophe or a middle dot between letters (`don't`),
/// the marks within and before numbers (`3.5`, `1,000`, `1'000`, `.5`), and a dot between letters (`U.S.`, `e.g.`,
/// `example.com`) but for one that ends a sentence (`end.The`). A hyphen does not. Each Chinese character is a word of its own.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let (left, right) = text.split_at(at);
    let mut before = left.chars().rev();
    let mut after = right.chars();
    let (Some(last), Some(first)) = (before.next(), after.next()) else { return true };
    if is_combining_mark(first) {
        return false;
    }
    match (is_word(last), is_word(first)) {
        (true, true) => {
            let one_run = is_katakana(last) && is_katakana(first);
            (is_each_a_word(last) || is_each_a_word(first)) && !one_run
        }
        (true, false) => !joins(before.next(), last, first, after.next()),
        (false, true) => match before.next().filter(|earlier| is_word(*earlier)) {
            Some(earlier) => !joins(before.next(), earlier, last, Some(first)),
            None => !(last == '.' && first.is_numeric()),
        },
        (false, false) => true,
    }
}

/// Whether a sign between two characters of words lies within one word; `earlier` stands before `last`.
fn joins(earlier: Option<char>, last: char, sign: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let is_letter = |c: char| c.is_alphabetic() && !is_each_a_word(c);
    let digits = last.is_numeric() && next.is_numeric();
    let letters = is_letter(last) && is_letter(next);
    match sign {
        '\'' | '·' => letters || digits,
        '.' if letters => match (last.is_uppercase(), next.is_uppercase()) {
            (false, true) => false,
            (true, true) => !earlier.is_some_and(is_word),
            (_, false) => true,
        },
        '.' | ',' | ':' | '\u{66b}' | '\u{66c}' => digits,
        _ => false,
    }
}

/// Characters of which each is a word; full-width letters and digits join as others do.
fn is_each_a_word(c: char) -> bool {
    is_unspaced(c)
        && !matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}' | '\u{31f0}'..='\u{31ff}')
}

/// Letters, digits, their marks, and the joiners within words.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '\u{200c}' | '\u{200d}')
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
    fn words_are_whole() {
        // A bar stands where a word begins or ends.
        for text in [
            "|trade|-|war| |truce|.",
            "|don't| |stop|",
            "'|yes|'",
            "|3.5|% |of| $|1,000|",
            "|U.S.A|. |and| |China's|",
            "|end|.|The| |next|",
            "|中|美|，|停|火|2025|年|",
            "|naïve|",
            "|e\u{334}a|",
            "|12:30|: |one|",
            "|PLAN|.|B|",
            "|１５５|％",
            "|ＵＳＡ|の|",
            ".5|%",
            "|1'000| |tons|",
            "|3·5| |points|",
            "|col·lecció|",
            "|a\u{200c}b|",
            "|p.m|. |today|, |e.g|. |example.com|",
            "|テスト|の|ス|",
        ] {
            let plain = text.replace('|', "");
            let (mut at, mut expected) = (0, Vec::new());
            for c in text.chars() {
                if c == '|' { expected.push(at) } else { at += c.len_utf8() }
            }
            let offsets = plain.char_indices().map(|(at, _)| at).chain([plain.len()]);
            let touches = |at: &usize| {
                let word = |c: Option<char>| c.is_some_and(is_word);
                word(plain[..*at].chars().next_back()) || word(plain[*at..].chars().next())
            };
            let found: Vec<_> =
                offsets.filter(touches).filter(|at| is_boundary(&plain, *at)).collect();
            assert_eq!(found, expected, "{text}");
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
