//! The words of a text as a search has them. The script does the same with a query (`words` in the theme's `search.js`);
//! `tests/search.rs` holds the two together.

use std::mem::take;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is known of the endings of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// A plural is found by its singular, and the other way.
    English,
    /// Words are taken as they are.
    Other,
}

/// The words of a text, in small letters and without accents, in their order. Chinese, which has no spaces between words,
/// comes in pairs of neighbours. A number is one word, its thousands not set apart.
pub fn words(text: &str, language: Language) -> Vec<String> {
    let plain: String = text.nfkd().collect();
    let letters: Vec<char> =
        plain.to_lowercase().chars().filter(|c| !is_combining_mark(*c)).collect();
    let mut words = Words { found: Vec::new(), word: String::new(), run: Vec::new(), language };
    for (at, &c) in letters.iter().enumerate() {
        let digit =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        match c {
            c if is_han(c) => words.han(c),
            c if c.is_alphanumeric() => words.letter(c),
            // China's is a form of China.
            '\'' | '’' => {}
            '.' | ',' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => {
                if c == '.' {
                    words.letter(c);
                }
            }
            _ => words.stop(),
        }
    }
    words.stop();
    words.found
}

/// A letter of Chinese, in any of its blocks (Unicode, "CJK Unified Ideographs" and what belongs to them).
fn is_han(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

struct Words {
    found: Vec<String>,
    word: String,
    /// Letters of Chinese that follow one another.
    run: Vec<char>,
    language: Language,
}

impl Words {
    fn letter(&mut self, c: char) {
        self.stop_run();
        self.word.push(c);
    }

    fn han(&mut self, c: char) {
        self.stop_word();
        self.run.push(c);
    }

    fn stop(&mut self) {
        self.stop_word();
        self.stop_run();
    }

    fn stop_word(&mut self) {
        let mut word = take(&mut self.word);
        if self.language == Language::English && is_plural(&word) {
            word.pop();
        }
        self.found.extend(Some(word).filter(|word| !word.is_empty()));
    }

    fn stop_run(&mut self) {
        match take(&mut self.run).as_slice() {
            [one] => self.found.push(one.to_string()),
            run => self.found.extend(run.windows(2).map(|two| two.iter().collect::<String>())),
        }
    }
}

/// Whether an English word ends like a plural. That some are none does no harm: a query loses the same letter.
fn is_plural(word: &str) -> bool {
    let is_word = word.len() > 3 && word.bytes().all(|c| c.is_ascii_lowercase());
    is_word && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_words() {
        for (text, expected) in [
            ("China’s Tariffs, at 12.5%!", "china tariff at 12.5"),
            ("1,200 tonnes (3.)", "1200 tonne 3"),
            ("Café – ＡＢＣ１２", "cafe abc12"),
            ("He Lifeng 何立峰", "he lifeng 何立 立峰"),
            ("在吉隆坡，谈", "在吉 吉隆 隆坡 谈"),
            ("US-China, status, this class", "us china status this class"),
            ("", ""),
        ] {
            assert_eq!(words(text, Language::English).join(" "), expected, "{text}");
        }
        assert_eq!(words("Les tarifs", Language::Other), ["les", "tarifs"]);
    }
}
