//! A text cut into numbers, words and signs. Knows nothing of what they mean.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'t> {
    /// Digits, as they were written.
    Number {
        /// The digits with their points and commas.
        digits: &'t str,
    },
    /// Letters, and whether they stand right before what follows.
    Word {
        /// The letters.
        letters: &'t str,
        /// Whether no space follows.
        is_glued: bool,
    },
    /// Anything else but white space.
    Sign(char),
}

impl<'t> Token<'t> {
    /// The word, if it is one.
    pub fn word(&self) -> Option<&'t str> {
        match self {
            Token::Word { letters, .. } => Some(letters),
            _ => None,
        }
    }

    /// Whether it is that word, whatever its capitals.
    pub fn is(&self, word: &str) -> bool {
        self.word().is_some_and(|letters| letters.eq_ignore_ascii_case(word))
    }
}

/// The pieces of a text. Digits behind a letter (`G20`) belong to the word.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            let end = rest.find(|c: char| !is_in_number(c)).unwrap_or(rest.len());
            rest[..end].trim_end_matches(['.', ',']).len()
        } else if first.is_alphabetic() {
            rest.find(|c: char| !is_in_word(first, c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(end);
        tokens.extend(token(piece, first, after));
        rest = after;
    }
    tokens
}

fn token<'t>(piece: &'t str, first: char, after: &str) -> Option<Token<'t>> {
    let is_glued = !after.starts_with(char::is_whitespace);
    match first {
        _ if first.is_ascii_digit() => Some(Token::Number { digits: piece }),
        _ if first.is_alphabetic() => Some(Token::Word { letters: piece, is_glued }),
        _ if first.is_whitespace() => None,
        sign => Some(Token::Sign(sign)),
    }
}

fn is_in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// In scripts without spaces a number may follow a word at once.
fn is_in_word(first: char, c: char) -> bool {
    let has_spaces = first < '\u{2e80}';
    c.is_alphabetic() || (has_spaces && c.is_ascii_digit())
}
