//! What stands around a number and says what it counts: percent, a currency, a month, things.

use super::numbers::{number, year};
use super::tokens::Token;
use super::{Day, Figure};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Words that no number counts: what it counts ends before them.
const STOPS: &[&str] = &[
    "a", "after", "an", "and", "are", "as", "at", "before", "but", "by", "each", "for", "from",
    "had", "has", "if", "in", "is", "it", "its", "of", "on", "or", "over", "per", "since", "so",
    "than", "that", "the", "then", "this", "to", "under", "until", "was", "were", "which", "with",
];
/// How many words behind a number may name what it counts.
const WORDS: usize = 3;

/// What a number counts.
pub enum Unit {
    /// Percent, of what falls on these.
    Percent(Vec<String>),
    /// Money.
    Currency(&'static str),
    /// It is a day of a month, perhaps with its year.
    Month(u8, Option<i16>),
    /// Whatever the words name; nothing, if there are none.
    Things(Vec<String>),
}

/// The unit that stands behind a number. In "30 to 33%" and "25 and 26 October" two numbers share one.
pub fn behind(tokens: &[Token<'_>]) -> Unit {
    if let Some(length) = joined(tokens) {
        return behind(&tokens[length..]);
    }
    let dash = usize::from(tokens.first() == Some(&Token::Sign('-')));
    let tokens = &tokens[dash..];
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let is_sign = matches!(tokens.first(), Some(Token::Sign('%' | '％')));
    if is_sign || is(0, "percent") {
        return Unit::Percent(falls_on(&tokens[1..]));
    }
    if is(0, "per") && is(1, "cent") {
        return Unit::Percent(falls_on(&tokens[2..]));
    }
    if let Some(month) = tokens.first().and_then(month) {
        let comma = usize::from(tokens.get(1) == Some(&Token::Sign(',')));
        return Unit::Month(month, tokens.get(1 + comma..).and_then(year));
    }
    currency_behind(tokens).map_or_else(|| Unit::Things(things(tokens)), Unit::Currency)
}

/// How many tokens join a number to the next, that one counted, if it has a unit to share.
fn joined(tokens: &[Token<'_>]) -> Option<usize> {
    let joins = match tokens.first()? {
        Token::Sign(sign) => matches!(sign, '-' | '–'),
        token => ["and", "or", "to"].iter().any(|word| token.is(word)),
    };
    let next = tokens.get(1..).filter(|_| joins)?;
    if !matches!(next.first(), Some(Token::Number { .. })) || year(next).is_some() {
        return None;
    }
    Some(1 + number(next)?.1)
}

/// The month that a word names: in full, or by its first three letters or more. "May" is one, "may" is not.
fn month(token: &Token<'_>) -> Option<u8> {
    let word = token.word().filter(|word| word.starts_with(char::is_uppercase))?.to_lowercase();
    let at = MONTHS.iter().position(|name| word.len() > 2 && name.starts_with(&word))?;
    u8::try_from(at + 1).ok()
}

/// A day of a month.
pub fn day(number: f64, month: u8, year: Option<i16>) -> Option<Day> {
    let day = (1..=31).find(|day| f64::from(*day) == number)?;
    Some(Day { year, month, day })
}

/// The days of "October 25-26, 2025": the year that holds after them, and how many tokens they take.
pub fn month_first(
    tokens: &[Token<'_>],
    before: Option<i16>,
    found: &mut Vec<Figure>,
) -> Option<(Option<i16>, usize)> {
    let month = month(tokens.first()?)?;
    let mut end = 1 + usize::from(tokens.get(1) == Some(&Token::Sign('.')));
    let mut days = Vec::new();
    while let Some((number, length)) = tokens.get(end..).and_then(plain_number) {
        days.push(day(number, month, before)?);
        end += length;
        match tokens.get(end..).and_then(joined) {
            Some(length) => end += length - 1,
            None => break,
        }
    }
    if days.is_empty() || !matches!(behind(&tokens[end..]), Unit::Things(_)) {
        return None;
    }
    let comma = usize::from(tokens.get(end) == Some(&Token::Sign(',')));
    let own = tokens.get(end + comma..).and_then(year);
    let length = if own.is_some() { end + comma + 1 } else { end };
    let year = own.or(before);
    found.extend(days.into_iter().map(|day| Figure::Day(Day { year, ..day })));
    Some((year, length))
}

/// A number in digits, but no year.
fn plain_number(tokens: &[Token<'_>]) -> Option<(f64, usize)> {
    let is_digits = matches!(tokens.first(), Some(Token::Number { .. }));
    number(tokens).filter(|_| is_digits && year(tokens).is_none())
}

/// `2025-10-09`: its year, and how many tokens it takes.
pub fn iso_day(tokens: &[Token<'_>], found: &mut Vec<Figure>) -> Option<(i16, usize)> {
    use Token::{Number, Sign};
    let [Number { .. }, Sign('-'), Number { digits: month }, Sign('-'), Number { digits: day }, ..] =
        tokens
    else {
        return None;
    };
    let year = year(tokens).filter(|_| month.len() == 2 && day.len() == 2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    found.push(Figure::Day(Day { year: Some(year), month, day }));
    Some((year, 5))
}

/// The currency whose sign or code stands before a number: `$55`, `US$55`, `USD 55`, `HK$55`.
pub fn currency_before(tokens: &[Token<'_>]) -> Option<&'static str> {
    let (last, before) = tokens.split_last()?;
    match last {
        Token::Sign('$') => Some(match before.last() {
            Some(Token::Word { letters: "HK", is_glued: true }) => "HKD",
            Some(Token::Word { letters: "A", is_glued: true }) => "AUD",
            Some(Token::Word { letters: "C", is_glued: true }) => "CAD",
            Some(Token::Word { letters: "NT", is_glued: true }) => "TWD",
            _ => "USD",
        }),
        Token::Sign('€') => Some("EUR"),
        Token::Sign('£') => Some("GBP"),
        Token::Sign('¥' | '￥') => Some("CNY"),
        Token::Word { letters: "USD", .. } => Some("USD"),
        Token::Word { letters: "EUR", .. } => Some("EUR"),
        Token::Word { letters: "CNY" | "RMB", .. } => Some("CNY"),
        _ => None,
    }
}

/// The currency that is named behind a number: `55 dollars`, `55 US dollars`, `55 yuan`.
fn currency_behind(tokens: &[Token<'_>]) -> Option<&'static str> {
    let american = usize::from(tokens.first().is_some_and(|token| token.is("us")));
    let word = tokens.get(american)?.word()?.to_lowercase();
    match word.as_str() {
        "dollar" | "dollars" | "usd" => Some("USD"),
        _ if american > 0 => None,
        "euro" | "euros" | "eur" => Some("EUR"),
        "yuan" | "renminbi" | "rmb" | "cny" => Some("CNY"),
        "yen" | "jpy" => Some("JPY"),
        _ => None,
    }
}

/// In "10% on the Chinese side" the words behind "on".
fn falls_on(tokens: &[Token<'_>]) -> Vec<String> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    if !is(0, "on") { Vec::new() } else { things(&tokens[1 + usize::from(is(1, "the"))..]) }
}

fn things(tokens: &[Token<'_>]) -> Vec<String> {
    let words = tokens.iter().map_while(|token| Some(token.word()?.to_lowercase()));
    words.take_while(|word| !STOPS.contains(&word.as_str())).take(WORDS).map(singular).collect()
}

fn singular(word: String) -> String {
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one.to_owned(),
        _ => word,
    }
}
