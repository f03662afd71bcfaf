//! Numbers, in digits or in simple words up to a hundred, with words such as `million` behind them.

use super::tokens::Token;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(&str, f64); 7] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("tn", 1e12),
];

/// The number with which tokens begin, and how many tokens it takes.
pub fn number(tokens: &[Token<'_>]) -> Option<(f64, usize)> {
    let (number, length) = match tokens.first()? {
        Token::Number { digits } => (digits.replace(',', "").parse().ok()?, 1),
        Token::Word { .. } => in_words(tokens)?,
        Token::Sign(_) => return None,
    };
    let scale = tokens.get(length).and_then(|token| {
        let word = token.word()?.to_lowercase();
        SCALES.iter().find(|(name, _)| *name == word)
    });
    Some(scale.map_or((number, length), |(_, scale)| (number * scale, length + 1)))
}

/// A year: four digits that begin with 19 or 20, and are no amount.
pub fn year(tokens: &[Token<'_>]) -> Option<i16> {
    let Token::Number { digits } = tokens.first()? else { return None };
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let is_share = matches!(tokens.get(1), Some(Token::Sign('%' | '％')));
    digits.parse().ok().filter(|_| is_year && !is_share)
}

fn in_words(tokens: &[Token<'_>]) -> Option<(f64, usize)> {
    let hundred = |at: usize| tokens.get(at).is_some_and(|token| token.is("hundred"));
    let (number, length) = match place(&TENS, tokens.first()) {
        Some(tens) => {
            let dash = usize::from(tokens.get(1) == Some(&Token::Sign('-')));
            match place(&SMALL, tokens.get(1 + dash)).filter(|ones| (1..10).contains(ones)) {
                Some(ones) => ((tens + 2) * 10 + ones, 2 + dash),
                None => ((tens + 2) * 10, 1),
            }
        }
        None if tokens.first()?.is("a") && hundred(1) => (1, 1),
        None => (place(&SMALL, tokens.first())?, 1),
    };
    let number = u32::try_from(number).ok()?;
    if !hundred(length) {
        return Some((number.into(), length));
    }
    // "Two hundred and ten" is not simple any more.
    let goes_on = tokens.get(length + 1).is_some_and(|token| token.is("and"));
    (!goes_on).then(|| (f64::from(number) * 100.0, length + 1))
}

fn place(names: &[&str], token: Option<&Token<'_>>) -> Option<usize> {
    let word = token?.word()?.to_lowercase();
    names.iter().position(|name| *name == word)
}
