//! EDTF text -> the form of a date. Strict, as the standard is; leniency is `suggest`'s.

use jiff::civil;

use super::{DateError, Form, Missing, Point, Qualifier, Span};

/// What people and word processors put where a date has a hyphen.
pub(super) const JOINTS: &[char] =
    &[' ', '.', '/', '-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '−'];

/// A date or a range of dates.
pub(super) fn date(text: &str) -> Result<Form, DateError> {
    match text.split_once('/') {
        None => point(text).map(Form::One),
        Some((_, to)) if to.contains('/') => Err(many_dates(text)),
        Some((from, to)) => range(from, to),
    }
}

/// Two slashes are a range too many, or the hyphens of another country.
fn many_dates(text: &str) -> DateError {
    if joined_otherwise(text) { DateError::Separators } else { DateError::ManyDates }
}

fn range(from: &str, to: &str) -> Result<Form, DateError> {
    match (missing(from), missing(to)) {
        (Some(_), Some(_)) => Err(DateError::NoDates),
        (Some(start), None) => Ok(Form::To(start, point(to)?)),
        (None, Some(end)) => Ok(Form::From(point(from)?, end)),
        (None, None) => between(point(from)?, point(to)?),
    }
}

fn missing(end: &str) -> Option<Missing> {
    match end {
        ".." => Some(Missing::Open),
        "" => Some(Missing::Unknown),
        _ => None,
    }
}

/// `2025-05-12/2025` is in order: it ends on some later day of 2025.
fn between(from: Point, to: Point) -> Result<Form, DateError> {
    if to.span.last() < from.span.first() {
        return Err(DateError::Backwards);
    }
    Ok(Form::Between(from, to))
}

fn point(text: &str) -> Result<Point, DateError> {
    if let Some(error) = refused_by_name(text) {
        return Err(error);
    }
    let (body, qualifier) = split_mark(text);
    if body.ends_with(is_mark) {
        return Err(DateError::MarkRepeated);
    }
    if body.contains(is_mark) {
        return Err(DateError::MarkPlace);
    }
    Ok(Point { span: span(body)?, qualifier })
}

/// The forms that the standard knows and we leave out, so that each can be refused with its own reason.
fn refused_by_name(text: &str) -> Option<DateError> {
    let lettered = text.strip_prefix(['Y', 'y']).map(|year| year.trim_start_matches('-'));
    if text.is_empty() {
        Some(DateError::Empty)
    } else if text.contains(['[', ']', '{', '}']) {
        Some(DateError::Set)
    } else if lettered.is_some_and(starts_with_digit) {
        Some(DateError::LetterYear)
    } else if text.strip_prefix('-').is_some_and(starts_with_digit) {
        Some(DateError::NegativeYear)
    } else if text.contains(':') || between_digits(text, 'T') {
        Some(DateError::TimeOfDay)
    } else if between_digits(text, 'S') {
        Some(DateError::SignificantDigits)
    } else {
        None
    }
}

pub(super) fn between_digits(text: &str, letter: char) -> bool {
    text.split_once(letter).is_some_and(|(before, after)| {
        before.ends_with(|c: char| c.is_ascii_digit()) && starts_with_digit(after)
    })
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

pub(super) fn is_mark(c: char) -> bool {
    mark(c) != Qualifier::Plain
}

pub(super) fn mark(c: char) -> Qualifier {
    match c {
        '?' => Qualifier::Uncertain,
        '~' => Qualifier::Approximate,
        '%' => Qualifier::Both,
        _ => Qualifier::Plain,
    }
}

fn split_mark(text: &str) -> (&str, Qualifier) {
    let qualifier = text.chars().next_back().map(mark).unwrap_or_default();
    (text.strip_suffix(is_mark).unwrap_or(text), qualifier)
}

fn span(body: &str) -> Result<Span, DateError> {
    if joined_otherwise(body) {
        return Err(DateError::Separators);
    }
    let known = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'X' | b'x');
    if body.is_empty() || body.starts_with('-') || !body.bytes().all(known) {
        return Err(DateError::Unreadable);
    }
    if body.contains('x') {
        return Err(DateError::SmallX);
    }
    match *body.splitn(4, '-').collect::<Vec<_>>() {
        [year] => year_alone(year),
        [year, month] => year_and_month(self::year(year)?, month),
        [year, month, day] => year_month_day(self::year(year)?, month, day),
        _ => Err(DateError::Unreadable),
    }
}

/// The numbers of one date, but joined with something else than hyphens, or with nothing: `20250512`.
fn joined_otherwise(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let foreign = text.contains(|c: char| c != '-' && JOINTS.contains(&c));
    let one_date = || {
        let long = text.split(JOINTS).filter(|part| part.len() > 2).count();
        text.split(JOINTS).nth(3).is_none() && long < 2
    };
    text.len() == 8 && digits(text) || foreign && one_date() && text.split(JOINTS).all(digits)
}

fn year_alone(text: &str) -> Result<Span, DateError> {
    let known = text.trim_end_matches('X');
    match (text.len(), known.len(), known.parse::<i16>()) {
        (4, 2, Ok(digits)) => Ok(Span::Century(digits * 100)),
        (4, 3, Ok(digits)) => Ok(Span::Decade(digits * 10)),
        _ => year(text).map(Span::Year),
    }
}

/// A year with all its digits.
fn year(text: &str) -> Result<i16, DateError> {
    if text.len() != 4 {
        return Err(DateError::YearDigits);
    }
    match text.parse() {
        Ok(0) => Err(DateError::YearZero),
        Ok(year) => Ok(year),
        Err(_) => Err(DateError::UnspecifiedPlace),
    }
}

fn year_and_month(year: i16, month: &str) -> Result<Span, DateError> {
    if month == "XX" {
        return Ok(Span::SomeMonth(year));
    }
    match two_digits(month, DateError::ShortMonth)? {
        month @ 1..=12 => Ok(Span::Month(year, month)),
        season @ 21..=24 => Ok(Span::Season(year, season)),
        other @ 25..=41 => Err(DateError::NoSuchSeason(other.unsigned_abs())),
        other => Err(DateError::NoSuchMonth(other.unsigned_abs())),
    }
}

fn year_month_day(year: i16, month: &str, day: &str) -> Result<Span, DateError> {
    match (year_and_month(year, month)?, day) {
        (Span::SomeMonth(year), "XX") => Ok(Span::SomeDayOfYear(year)),
        (Span::Month(year, month), "XX") => Ok(Span::SomeDayOfMonth(year, month)),
        (Span::Month(year, month), day) => {
            calendar_day(year, month, two_digits(day, DateError::ShortDay)?)
        }
        (Span::Season(..), _) => Err(DateError::SeasonWithDay),
        _ => Err(DateError::UnspecifiedPlace),
    }
}

fn calendar_day(year: i16, month: i8, day: i8) -> Result<Span, DateError> {
    let (m, d) = (month.unsigned_abs(), day.unsigned_abs());
    let impossible = |_| DateError::NoSuchDay { year, month: m, day: d };
    civil::Date::new(year, month, day).map(Span::Day).map_err(impossible)
}

/// Two digits as a number; one digit is the error that `short` makes of it.
fn two_digits(text: &str, short: fn(u8) -> DateError) -> Result<i8, DateError> {
    match (text.len(), text.parse::<i8>()) {
        (2, Ok(number)) => Ok(number),
        (1, Ok(number)) => Err(short(number.unsigned_abs())),
        (1 | 2, Err(_)) => Err(DateError::UnspecifiedPlace),
        _ => Err(DateError::Unreadable),
    }
}
