//! Quotation marks, apostrophes and first letters as print has them. It knows neither entries nor pages.

/// Straight quotation marks and apostrophes as curly ones. One opens behind a space or an opening mark; where words have no
/// spaces between them, every other one.
pub fn curly(text: &str) -> String {
    let (mut before, mut is_open) = (' ', false);
    let mut curly = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let begins = before.is_whitespace() || "([{‘“—–/".contains(before);
        let is_year = signs.peek().is_some_and(char::is_ascii_digit);
        let set = match sign {
            '"' if begins || !is_open && !before.is_ascii() => '“',
            '"' => '”',
            '\'' if begins && !is_year => '‘',
            '\'' => '’',
            sign => sign,
        };
        is_open = set == '“' || is_open && set != '”';
        curly.push(set);
        before = set;
    }
    curly
}

/// The text with its first letter as a sentence has it.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a straight mark of a text stands beside a Latin letter: a text in Chinese has marks of its own.
pub fn is_set_in_latin(text: &str) -> bool {
    let is_latin =
        |c: char| c.is_alphabetic() && (c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
    let beside = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
        before.is_some_and(is_latin) || after.is_some_and(is_latin)
    };
    text.match_indices(['"', '\'']).any(|(at, _)| beside(at))
}

#[cfg(test)]
mod tests {
    use super::{curly, is_set_in_latin};

    #[test]
    fn marks_open_and_close() {
        for (written, expected) in [
            ("China's export rules", "China’s export rules"),
            ("the states' \"truce\"", "the states’ “truce”"),
            ("\"Phase One\" deal", "“Phase One” deal"),
            ("what the '90s' rules said", "what the ’90s’ rules said"),
            ("('new' terms)", "(‘new’ terms)"),
            ("no—\"never\"", "no—“never”"),
            ("China’s, already", "China’s, already"),
            ("商务部\"不可靠\"清单", "商务部“不可靠”清单"),
            ("", ""),
        ] {
            assert_eq!(curly(written), expected);
        }
    }

    #[test]
    fn latin_letters_beside_a_mark() {
        for (text, expected) in [
            ("L'accord", true),
            ("\"AI\" 清单", true),
            ("商务部\"不可靠\"清单 by MOFCOM", false),
            ("5' 10\"", false),
            ("Genève", false),
        ] {
            assert_eq!(is_set_in_latin(text), expected, "{text}");
        }
    }
}
