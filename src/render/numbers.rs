//! Figures as a reader sees them: a minus sign, digits in groups of three, the unit.

use crate::chart;
use crate::model::Amount;
use crate::theme::Strings;

/// U+2212, as wide as a digit and never at the end of a line.
const MINUS: char = '−';

/// A number in the theme's form: "12,345.5", "−3".
pub fn number(value: f64, strings: &Strings) -> String {
    themed(&value.to_string(), strings)
}

/// The same of a computed number, which two decimals are enough for.
pub fn rounded(value: f64, strings: &Strings) -> String {
    themed(&chart::digits(value), strings)
}

/// One number, or from one to another, with the unit: "10%", "10–12 million tonnes".
pub fn amount(value: impl Into<Amount>, unit: &str, strings: &Strings) -> String {
    let Amount { from, to } = value.into();
    let mut text = number(from, strings);
    if from != to {
        text.push('–');
        text += &number(to, strings);
    }
    with_unit(&text, unit)
}

/// The same in plain digits, for comparing with what a text says.
pub fn plain_amount(value: impl Into<Amount>, unit: &str) -> String {
    with_unit(&value.into().to_string(), unit)
}

fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "percent" | "%" => format!("{number}%"),
        "" => number.to_owned(),
        unit if unit.starts_with('%') => format!("{number}{unit}"),
        unit => format!("{number} {unit}"),
    }
}

fn themed(digits: &str, strings: &Strings) -> String {
    written(digits, &strings.get("number_group"), &strings.get("number_point"))
}

fn written(digits: &str, group: &str, point: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => (Some(MINUS), digits),
        None => (None, digits),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text: String = sign.into_iter().collect();
    text += &in_groups(whole, group);
    if !decimals.is_empty() {
        text += point;
        text += decimals;
    }
    text
}

fn in_groups(digits: &str, between: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text += between;
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_groups_and_a_minus() {
        for (digits, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-12.125", "−12.125"),
            ("-1234567.5", "−1,234,567.5"),
        ] {
            assert_eq!(written(digits, ",", "."), expected);
        }
        assert_eq!(written("1234567.5", "\u{202f}", ","), "1\u{202f}234\u{202f}567,5");
        assert_eq!(plain_amount(-1234.5, "percent"), "-1234.5%");
        assert_eq!(plain_amount(58.0, "% of the goal"), "58% of the goal");
        assert_eq!(plain_amount(Amount { from: 3.0, to: 5.0 }, "tonnes"), "3–5 tonnes");
    }
}
