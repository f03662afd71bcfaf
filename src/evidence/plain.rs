//! A capture as browsers compare it when they look for a text fragment: neither the case nor the marks of letters
//! count, nor which kana it is (Unicode Collation Algorithm, at its first level).

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::fold::Folded;
use crate::source::small;

/// A capture, plain, with the way back to what was written.
pub struct Plain {
    text: String,
    /// For each byte of `text`, where the character was written that it stands for.
    origins: Vec<u32>,
}

impl Plain {
    /// Makes a capture plain.
    pub fn of(capture: &str) -> Self {
        let (letters, written) = letters(capture);
        let folded = Folded::of(&letters);
        let mut plain = Self { text: String::with_capacity(capture.len()), origins: Vec::new() };
        for (at, c) in folded.text.char_indices() {
            let origin = written[folded.origin(at)];
            c.to_lowercase().for_each(|c| push_plain(&mut plain.text, c));
            plain.origins.resize(plain.text.len(), origin);
        }
        plain
    }

    /// How often the words of a stretch of the capture stand in it, up to twice.
    pub fn count(&self, range: &Range<usize>) -> usize {
        let words = self.get(range);
        let Some(first) = self.text.find(words) else { return 0 };
        let next = first + words.chars().next().map_or(1, char::len_utf8);
        // Two places may overlap.
        1 + usize::from(self.text.get(next..).is_some_and(|rest| rest.contains(words)))
    }

    /// Whether the words of a stretch do not stand before it already.
    pub fn is_first(&self, range: &Range<usize>) -> bool {
        self.text.find(self.get(range)).is_none_or(|at| at >= self.offset(range.start))
    }

    /// Whether the words of a stretch stand between two offsets.
    pub fn is_between(&self, range: &Range<usize>, from: usize, to: usize) -> bool {
        self.get(&(from..to)).contains(self.get(range))
    }

    fn get(&self, range: &Range<usize>) -> &str {
        self.text[self.offset(range.start)..self.offset(range.end)].trim()
    }

    fn offset(&self, written: usize) -> usize {
        self.origins.partition_point(|origin| (*origin as usize) < written)
    }
}

/// The letters of a text without their marks, and for each byte of them where it was written.
fn letters(text: &str) -> (String, Vec<u32>) {
    let (mut letters, mut written) = (String::with_capacity(text.len()), Vec::new());
    for (at, c) in text.char_indices() {
        decompose_compatible(c, |c| {
            if !is_combining_mark(c) {
                letters.push(c);
            }
        });
        written.resize(letters.len(), small(at));
    }
    (letters, written)
}

fn push_plain(plain: &mut String, c: char) {
    match c {
        'ß' => plain.push_str("ss"),
        'æ' => plain.push_str("ae"),
        'œ' => plain.push_str("oe"),
        'þ' => plain.push_str("th"),
        'ø' => plain.push('o'),
        'đ' | 'ð' => plain.push('d'),
        'ł' => plain.push('l'),
        'ı' => plain.push('i'),
        // The two syllabaries stand in the same order.
        '\u{30a1}'..='\u{30f6}' => {
            plain.push(char::from_u32(u32::from(c) - 0x60).unwrap_or(c));
        }
        c if is_combining_mark(c) => {}
        c => plain.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_take_for_the_same_is_the_same() {
        for (one, other) in [
            ("The CAFÉ", "the cafe"),
            ("Straße", "STRASSE"),
            ("ＵＳＡ", "usa"),
            ("İstanbul", "istanbul"),
            ("テスト", "てすと"),
            ("ﬁrst æon", "first aeon"),
        ] {
            assert_eq!(Plain::of(one).text, Plain::of(other).text);
        }
    }

    #[test]
    fn a_stretch_is_counted_where_it_was_written() {
        let capture = "A Deal is near.\n\nHe said: “a déal is near”, Straße, a straße";
        let plain = Plain::of(capture);
        let at =
            |words: &str| capture.find(words).map(|at| at..at + words.len()).expect("it is there");
        assert_eq!(plain.get(&at("a déal")), "a deal");
        assert_eq!(plain.count(&at("a déal")), 2);
        assert_eq!(plain.count(&at("said: “a déal")), 1);
        let twins = Plain::of("x A x a x");
        assert_eq!(twins.count(&(0..5)), 2);
        assert!(plain.is_first(&at("A Deal")) && !plain.is_first(&at("a déal")));
        assert!(plain.is_between(&at("Straße"), 0, capture.len()));
        assert!(!plain.is_between(&at("He said"), 0, 15));
    }
}
