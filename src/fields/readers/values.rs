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
                let help = what_to_write(text);
                reader.fault(Diagnostic::error("bad-date", node.span, message).help(help));
                None
            }
        }
    }
}

fn what_to_write(text: &str) -> String {
    if let Some(form) = date::suggest(text).or_else(|| swapped(text)) {
        return format!("write `{form}`");
    }
    match date::either(text) {
        Some([one, other]) => format!("write `{one}` or `{other}`, whichever day is meant"),
        None => "write year-month-day as in `2025-05-12`, or `2025-05`, `2025`".to_owned(),
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
            reader.wrong(node.span, Self::FORM, &format!("`{text}`"), plain(text));
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

/// The number of a text that has a unit behind it, a decimal comma, or commas between thousands: `14,5`, `1,200`, `12%`.
fn plain(text: &str) -> Option<String> {
    let bare = text.trim_start_matches('+');
    let end = bare.find(|c: char| !c.is_ascii_digit() && !"-.,".contains(c)).unwrap_or(bare.len());
    let digits = bare[..end].trim_end_matches(['.', ',']);
    let groups: Vec<&str> = digits.split(',').collect();
    let plain = match groups.as_slice() {
        [one] => (*one).to_owned(),
        [whole, part] if part.len() != 3 => format!("{whole}.{part}"),
        [_, thousands @ ..] if thousands.iter().all(|group| group.get(..3).is_some()) => {
            groups.concat()
        }
        _ => return None,
    };
    number(&plain).map(|_| plain)
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
            reader.wrong(node.span, Self::FORM, &format!("`{text}`"), plain(text));
        }
        amount.map(|(from, to)| Amount { from, to })
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_as_people_write_them() {
        for (written, meant) in [
            ("14,5", Some("14.5")),
            ("1,200", Some("1200")),
            ("1,200,000.5", Some("1200000.5")),
            ("12%", Some("12")),
            ("30 percent", Some("30")),
            ("-3,5", Some("-3.5")),
            ("about 30", None),
            ("1,20,0", None),
            ("%", None),
        ] {
            assert_eq!(plain(written).as_deref(), meant, "{written}");
        }
    }
}
