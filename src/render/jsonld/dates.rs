//! Dates for schema.org: ISO 8601, never more precise than they are known. A date that is marked as about or uncertain
//! is left out, since nothing in the vocabulary says so of it.

use crate::model::date::{Date, Endpoint, Endpoints, Qualifier};

/// A date that is one day, month or year; a range has none.
pub fn one(date: Date) -> Option<String> {
    match date.endpoints() {
        Endpoints::One(end) => certain(end),
        Endpoints::Range(..) => None,
    }
}

/// When something began: of a range, its start.
pub fn start(date: Date) -> Option<String> {
    match date.endpoints() {
        Endpoints::One(end) => certain(end),
        Endpoints::Range(from, _) => from.and_then(certain),
    }
}

/// When something ended that is written as a range.
pub fn end(date: Date) -> Option<String> {
    match date.endpoints() {
        Endpoints::One(_) => None,
        Endpoints::Range(_, to) => to.and_then(certain),
    }
}

/// The time that something covers (ISO 8601, "Time interval"); a range with both ends or a single date.
pub fn covered(first: Date, last: Date) -> Option<String> {
    let from = start(first)?;
    let to = end(last).or_else(|| one(last))?;
    Some(if from == to { from } else { format!("{from}/{to}") })
}

/// An end as far as it is certain. A winter may lie in the year after.
fn certain(end: Endpoint) -> Option<String> {
    let date = end.date();
    let is_of_one_year = date.earliest().year() == date.latest().year();
    let is_plain = end.qualifier() == Qualifier::Plain;
    end.datetime().filter(|_| is_of_one_year && is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn dates_are_never_more_precise_than_known() {
        for (text, from, to, alone) in [
            ("2025-05-12", Some("2025-05-12"), None, Some("2025-05-12")),
            ("2025-05", Some("2025-05"), None, Some("2025-05")),
            ("2025-XX", Some("2025"), None, Some("2025")),
            ("2025-21", Some("2025"), None, Some("2025")),
            ("2025-24", None, None, None),
            ("202X", None, None, None),
            ("2025-09~", None, None, None),
            ("2025?", None, None, None),
            ("2025-05-10/2025-05-12", Some("2025-05-10"), Some("2025-05-12"), None),
            ("2025-05-10~/2025-05", None, Some("2025-05"), None),
            ("2025-05-12/..", Some("2025-05-12"), None, None),
            ("../2025", None, Some("2025"), None),
        ] {
            let found = (start(date(text)), end(date(text)), one(date(text)));
            let found = (found.0.as_deref(), found.1.as_deref(), found.2.as_deref());
            assert_eq!(found, (from, to, alone), "{text}");
        }
    }

    #[test]
    fn a_time_has_both_ends_or_none() {
        for (first, last, expected) in [
            ("2018", "2026-06-27", Some("2018/2026-06-27")),
            ("2018-01/2018-03", "2020-01/2020-03", Some("2018-01/2020-03")),
            ("2025", "2025", Some("2025")),
            ("2025", "2026~", None),
            ("2025/..", "2025/..", None),
        ] {
            let found = covered(date(first), date(last));
            assert_eq!(found.as_deref(), expected, "{first} to {last}");
        }
    }
}
