//! The words of a text in the order in which they stand, for what is shown around and beside a passage.

use super::fold::is_unspaced;

/// A word, a sign, or one Chinese character.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// The word.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
    /// Whether white space stands behind it.
    pub spaced: bool,
}

/// Takes a text apart into words and signs.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut is_open = false;
    for (start, c) in text.char_indices() {
        let goes_on = c.is_alphanumeric() && !is_unspaced(c);
        let end = start + c.len_utf8();
        match words.last_mut() {
            Some(last) if c.is_whitespace() => last.spaced = true,
            Some(last) if is_open && goes_on => last.text = &text[last.start..end],
            _ if c.is_whitespace() => {}
            _ => words.push(Word { text: &text[start..end], start, spaced: false }),
        }
        is_open = goes_on;
    }
    words
}

/// Where the last few words of a text begin, counted in words with letters or digits.
pub fn start_of_last(text: &str, count: usize) -> usize {
    let words = words(text);
    let mut spoken = words.iter().rev().filter(|word| word.text.contains(char::is_alphanumeric));
    spoken.nth(count.saturating_sub(1)).map_or(0, |word| word.start)
}

/// Where the first few words of a text end.
pub fn end_of_first(text: &str, count: usize) -> usize {
    let words = words(text);
    let mut spoken = words.iter().filter(|word| word.text.contains(char::is_alphanumeric));
    spoken.nth(count.saturating_sub(1)).map_or(text.len(), |word| word.start + word.text.len())
}

/// A text on one line, with single spaces.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
