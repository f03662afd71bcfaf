//! Dates, numbers and amounts.

use std::str::FromStr;

use super::text;
use crate::diag::Diagnostic;
use crate::fields::{Form, Read, Reader};
use crate::model::Amount;
use crate::model::date::{self, Date};
use crate::source::Spanned;
use crate::yaml::Node;

impl Read for Option<Date> {
    const FORM: Form = Form::Date;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let text = text(node, reader, Self::FORM)?;
        match Date::from_str(text) {
            Ok(date) => Some(date),
            Err(error) => {
                let message = format!("`{text}` cannot be read as a date: {error}");
                let help = date::suggest(text).or_else(|| swapped(text)).map_or_else(
                    || "write year-month-day as in `2025-05-12`, or `2025-05`, `2025`".to_owned(),
                    |form| format!("write `{form}`"),
                );
                reader.fault(Diagnostic::error("bad-date", node.span, message).help(help));
                None
            }
        }
    }
}

/// A range whose ends were written the wrong way round, the right way round.
fn swapped(text: &str) -> Option<String> {
    let (first, second) = text.split_once('/')?;
    let range = format!("{second}/{first}");
    Date::from_str(&range).ok().map(|_| range)
}

impl Read for Spanned<Option<Date>> {
    const FORM: Form = Form::Date;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        Spanned { value: Read::read(node, reader), span: node.span }
    }
}

impl Read for Option<f64> {
    const FORM: Form = Form::Number;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let text = text(node, reader, Self::FORM)?;
        let number = number(text);
        if number.is_none() {
            reader.wrong_type(node.span, Self::FORM, &format!("`{text}`"));
        }
        number
    }
}

/// A number in digits; words such as `nan` and `inf` are none.
fn number(text: &str) -> Option<f64> {
    let digits = text.trim_start_matches(['-', '+']);
    let number = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    digits.starts_with(|c: char| c.is_ascii_digit()).then_some(number)
}

impl Read for Option<Amount> {
    const FORM: Form = Form::Amount;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let text = text(node, reader, Self::FORM)?;
        let amount = match text.split_once(['-', '–']).filter(|(from, _)| !from.is_empty()) {
            Some((from, to)) => number(from.trim()).zip(number(to.trim())),
            None => number(text).map(|one| (one, one)),
        };
        let amount = amount.filter(|(from, to)| from <= to);
        if amount.is_none() {
            reader.wrong_type(node.span, Self::FORM, &format!("`{text}`"));
        }
        amount.map(|(from, to)| Amount { from, to })
    }
}
