//! What is a date and which days it can mean; what is none, and why. The examples of the standard are those of the
//! Library of Congress text of 4 February 2019, by its headings.

use super::super::{Date, DateError};
use super::{date, day};

/// text, earliest day, latest day
pub(super) const VALID: &[(&str, &str, &str)] = &[
    // Level 0, Date
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    // Level 0, Time Interval
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    // Level 1, Seasons
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23", "2001-09-01", "2001-11-30"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2003-24", "2003-12-01", "2004-02-29"),
    ("9999-24", "9999-12-01", "9999-12-31"),
    // Level 1, Qualification of a date (complete)
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("2001-21~", "2001-03-01", "2001-05-31"),
    // Level 1, Unspecified digit(s) from the right
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("000X", "0001-01-01", "0009-12-31"),
    ("00XX", "0001-01-01", "0099-12-31"),
    ("999X", "9990-01-01", "9999-12-31"),
    ("99XX", "9900-01-01", "9999-12-31"),
    ("201X~", "2010-01-01", "2019-12-31"),
    ("2025-02-XX?", "2025-02-01", "2025-02-28"),
    // Level 1, Extended Interval (L1): open end
    ("1985-04-12/..", "1985-04-12", "9999-12-31"),
    ("1985-04/..", "1985-04-01", "9999-12-31"),
    ("1985/..", "1985-01-01", "9999-12-31"),
    // open start
    ("../1985-04-12", "0001-01-01", "1985-04-12"),
    ("../1985-04", "0001-01-01", "1985-04-30"),
    ("../1985", "0001-01-01", "1985-12-31"),
    // unknown end
    ("1985-04-12/", "1985-04-12", "9999-12-31"),
    ("1985-04/", "1985-04-01", "9999-12-31"),
    ("1985/", "1985-01-01", "9999-12-31"),
    // unknown start
    ("/1985-04-12", "0001-01-01", "1985-04-12"),
    ("/1985-04", "0001-01-01", "1985-04-30"),
    ("/1985", "0001-01-01", "1985-12-31"),
    // Level 1, Extended Interval (L1), with marks; and other dates at the ends of a range
    ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ("2025-05-10~/2025-05-12?", "2025-05-10", "2025-05-12"),
    ("2025-05~/..", "2025-05-01", "9999-12-31"),
    ("/2025-21?", "0001-01-01", "2025-05-31"),
    ("2025-21/2025-23", "2025-03-01", "2025-11-30"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
    ("201X/202X", "2010-01-01", "2029-12-31"),
    // our own: the edges of the calendar and of ranges
    ("0001", "0001-01-01", "0001-12-31"),
    ("0001-01-01", "0001-01-01", "0001-01-01"),
    ("9999-12-31", "9999-12-31", "9999-12-31"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2000-02-29", "2000-02-29", "2000-02-29"),
    ("2025-05-12/2025-05-12", "2025-05-12", "2025-05-12"),
    ("2025-05-12/2025", "2025-05-12", "2025-12-31"),
    ("2025/2025-01-01", "2025-01-01", "2025-01-01"),
    ("2025-24/2026-01", "2025-12-01", "2026-01-31"),
];

const INVALID: &[(&str, DateError)] = &[
    ("", DateError::Empty),
    (" ", DateError::Unreadable),
    ("yesterday", DateError::Unreadable),
    ("12 May 2025", DateError::Unreadable),
    ("2025-05-12 ", DateError::Unreadable),
    ("2025-", DateError::Unreadable),
    ("2025-05-", DateError::Unreadable),
    ("2025-05-12-", DateError::Unreadable),
    ("2025-132", DateError::Unreadable),
    ("2025-W20", DateError::Unreadable),
    ("2025-05-012", DateError::Unreadable),
    ("?", DateError::Unreadable),
    ("-", DateError::Unreadable),
    ("+2025", DateError::Unreadable),
    ("2025-+5", DateError::Unreadable),
    ("２０２５", DateError::Unreadable),
    ("2025-05-1２", DateError::Unreadable),
    ("2025年5月12日", DateError::Unreadable),
    ("2025/P1Y", DateError::Unreadable),
    ("2025-05-12 /2025-05-13", DateError::Unreadable),
    ("2025.05.12", DateError::Separators),
    ("12.05.2025", DateError::Separators),
    ("2025/05/12", DateError::Separators),
    ("05/12/2025", DateError::Separators),
    ("2025 05 12", DateError::Separators),
    ("2025–05–12", DateError::Separators),
    ("20250512", DateError::Separators),
    // Level 0, Date and Time: left out
    ("1985-04-12T23:20:30", DateError::TimeOfDay),
    ("1985-04-12T23:20:30Z", DateError::TimeOfDay),
    ("1985-04-12T23:20:30-04", DateError::TimeOfDay),
    ("1985-04-12T23:20:30+04:30", DateError::TimeOfDay),
    ("2025-05-12T10:00", DateError::TimeOfDay),
    ("2025-05-12T10", DateError::TimeOfDay),
    ("2025-05-12 10:00", DateError::TimeOfDay),
    ("2025-05-12T10:00/2025-05-13", DateError::TimeOfDay),
    // Level 1, Letter-prefixed calendar year and Negative calendar year: left out
    ("Y170000002", DateError::LetterYear),
    ("Y-170000002", DateError::LetterYear),
    ("y12025", DateError::LetterYear),
    ("-1985", DateError::NegativeYear),
    ("-0044-03-15", DateError::NegativeYear),
    ("2025/-2026", DateError::NegativeYear),
    ("0000", DateError::YearZero),
    ("0000-01-01", DateError::YearZero),
    ("99999", DateError::YearDigits),
    ("99999-01-01", DateError::YearDigits),
    ("10000/..", DateError::YearDigits),
    ("985", DateError::YearDigits),
    ("25-05-12", DateError::YearDigits),
    ("12-05-2025", DateError::YearDigits),
    ("2025/05", DateError::YearDigits),
    ("2025-5-1", DateError::ShortMonth(5)),
    ("2025-5", DateError::ShortMonth(5)),
    ("2025-05-1", DateError::ShortDay(1)),
    ("2025-13", DateError::NoSuchMonth(13)),
    ("2025-13-02", DateError::NoSuchMonth(13)),
    ("2025-00", DateError::NoSuchMonth(0)),
    ("2025-20", DateError::NoSuchMonth(20)),
    ("2025-42", DateError::NoSuchMonth(42)),
    ("2025-99", DateError::NoSuchMonth(99)),
    ("2024-02-30", DateError::NoSuchDay { year: 2024, month: 2, day: 30 }),
    ("2025-02-29", DateError::NoSuchDay { year: 2025, month: 2, day: 29 }),
    ("1900-02-29", DateError::NoSuchDay { year: 1900, month: 2, day: 29 }),
    ("2025-04-31~", DateError::NoSuchDay { year: 2025, month: 4, day: 31 }),
    ("2025-04-00", DateError::NoSuchDay { year: 2025, month: 4, day: 0 }),
    ("2025-04-99", DateError::NoSuchDay { year: 2025, month: 4, day: 99 }),
    ("2025-21-05", DateError::SeasonWithDay),
    ("2025-21-XX", DateError::SeasonWithDay),
    // Level 2, Exponential year; Significant digits
    ("Y-17E7", DateError::LetterYear),
    ("1950S2", DateError::SignificantDigits),
    ("Y171010000S3", DateError::LetterYear),
    ("Y3388E2S3", DateError::LetterYear),
    // Level 2, Sub-year groupings
    ("2001-34", DateError::NoSuchSeason(34)),
    ("2001-25", DateError::NoSuchSeason(25)),
    ("2001-41", DateError::NoSuchSeason(41)),
    // Level 2, Set representation
    ("[1667,1668,1670..1672]", DateError::Set),
    ("[..1760-12-03]", DateError::Set),
    ("[1760-01,1760-02,1760-12..]", DateError::Set),
    ("{1960,1961-12}", DateError::Set),
    ("{..1984}", DateError::Set),
    // Level 2, Qualification
    ("2004-06~-11", DateError::MarkPlace),
    ("2004?-06-11", DateError::MarkPlace),
    ("?2004-06-~11", DateError::MarkPlace),
    ("2004-%06-11", DateError::MarkPlace),
    ("2004-?06", DateError::MarkPlace),
    ("~2004", DateError::MarkPlace),
    ("2004-06-~01/2004-06-~20", DateError::MarkPlace),
    ("2025?~", DateError::MarkRepeated),
    ("2025??", DateError::MarkRepeated),
    // Level 2, Unspecified Digit
    ("156X-12-25", DateError::UnspecifiedPlace),
    ("15XX-12-25", DateError::UnspecifiedPlace),
    ("XXXX-12-XX", DateError::UnspecifiedPlace),
    ("1XXX-XX", DateError::UnspecifiedPlace),
    ("1XXX-12", DateError::UnspecifiedPlace),
    ("1984-1X", DateError::UnspecifiedPlace),
    ("XXXX", DateError::UnspecifiedPlace),
    ("1XXX", DateError::UnspecifiedPlace),
    ("20X5", DateError::UnspecifiedPlace),
    ("X0XX", DateError::UnspecifiedPlace),
    ("2025-X", DateError::UnspecifiedPlace),
    ("2025-XX-12", DateError::UnspecifiedPlace),
    ("2025-05-X2", DateError::UnspecifiedPlace),
    ("2025-xx", DateError::SmallX),
    ("202x", DateError::SmallX),
    // Time Interval: of two dates, in order, at least one of them there
    ("2025/2026/2027", DateError::ManyDates),
    ("2025-05-12/../2026", DateError::ManyDates),
    ("//", DateError::ManyDates),
    ("../..", DateError::NoDates),
    ("/", DateError::NoDates),
    ("../", DateError::NoDates),
    ("/..", DateError::NoDates),
    ("...", DateError::Unreadable),
    ("2025-05-12/2025-05-11", DateError::Backwards),
    ("2026/2025", DateError::Backwards),
    ("2025-06/2025-05-31", DateError::Backwards),
    ("2025-24/2025-11", DateError::Backwards),
    ("203X/202X", DateError::Backwards),
];

#[test]
fn a_date_means_the_days_it_can_mean_and_is_written_back_as_it_was() {
    for &(text, first, last) in VALID {
        let date = date(text);
        assert_eq!((date.earliest(), date.latest()), (day(first), day(last)), "{text}");
        assert_eq!(date.to_string(), text);
        assert_eq!(text.parse(), Ok(date));
    }
}

#[test]
fn a_text_that_is_no_date_is_refused_with_its_own_reason() {
    for &(text, reason) in INVALID {
        assert_eq!(Date::parse(text), Err(reason), "{text}");
    }
}

#[test]
fn the_reason_is_one_clause_for_an_editor() {
    for &(text, reason) in INVALID {
        let message = reason.to_string();
        let named = matches!(reason, DateError::NoSuchDay { .. } | DateError::UnspecifiedPlace);
        assert!(named || message.starts_with(char::is_lowercase), "{text}: {message}");
        assert!(!message.ends_with('.') && message.len() < 100, "{text}: {message}");
    }
    let message = |text| Date::parse(text).expect_err(text).to_string();
    assert_eq!(message("2024-02-30"), "February 2024 has 29 days");
    assert_eq!(message("2025-09-31"), "September 2025 has 30 days");
    assert_eq!(message("2025-09-00"), "there is no day 00");
    assert_eq!(message("2025-13-02"), "there is no month 13");
    assert_eq!(message("2025-5-1"), "a month is written with two digits, here 05");
    assert_eq!(message("2025/2024"), "the range ends before it begins");
    assert_eq!(message("Y12025"), "years go from 0001 to 9999, so none is written with Y");
}
