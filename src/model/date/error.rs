//! Why a date was refused, said to an editor. What to write instead is `suggest`'s to say.

use std::error::Error;
use std::fmt;

use jiff::civil;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a text is no date of ours. Each variant names the part of the standard that it keeps to or leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateError {
    /// Nothing is written.
    Empty,
    /// Nothing that the standard knows.
    Unreadable,
    /// Year, month and day are there, but not joined with hyphens (EDTF, "Extended format").
    Separators,
    /// `2025-05-12T10:00` (EDTF, Level 0 "Date and Time", left out).
    TimeOfDay,
    /// `[..]` or `{..}` (EDTF, Level 2 "Set representation").
    Set,
    /// `1950S2` (EDTF, Level 2 "Significant digits").
    SignificantDigits,
    /// `~2004`, `2004?-06` (EDTF, Level 2 "Qualification").
    MarkPlace,
    /// `2025?~`, which is `2025%` (EDTF, Level 1 "Qualification of a date (complete)").
    MarkRepeated,
    /// `Y170000002` (EDTF, Level 1 "Letter-prefixed calendar year", left out).
    LetterYear,
    /// `-1985` (EDTF, Level 1 "Negative calendar year", left out).
    NegativeYear,
    /// `0000`, the year before 0001 in the standard's count.
    YearZero,
    /// More or fewer than four digits of a year (EDTF, Level 0 "Date").
    YearDigits,
    /// One digit, here as its value, where a month has two (EDTF, Level 0 "Date").
    ShortMonth(u8),
    /// One digit, here as its value, where a day has two (EDTF, Level 0 "Date").
    ShortDay(u8),
    /// A month that is none.
    NoSuchMonth(u8),
    /// A day that the month does not have.
    NoSuchDay {
        /// 1 to 9999
        year: i16,
        /// 1 to 12
        month: u8,
        /// As written: 0, or more than the month has.
        day: u8,
    },
    /// 25 to 41 in place of a month (EDTF, Level 2 "Sub-year groupings").
    NoSuchSeason(u8),
    /// `2025-21-05` (EDTF, Level 1 "Seasons").
    SeasonWithDay,
    /// `X` elsewhere than from the right (EDTF, Level 2 "Unspecified Digit").
    UnspecifiedPlace,
    /// `x` for `X` (EDTF, Level 1 "Unspecified digit(s) from the right").
    SmallX,
    /// Two `/` or more (EDTF, Level 0 "Time Interval").
    ManyDates,
    /// `../..` and its like (EDTF, Level 1 "Extended Interval (L1)").
    NoDates,
    /// The last day of the end lies before the first day of the start.
    Backwards,
}

/// One clause for an editor: a lower-case start and no dot at the end.
impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match *self {
            DateError::Empty => "the date is empty",
            DateError::Unreadable => "a date is written like 2025-05-12, 2025-05 or 2025",
            DateError::Separators => {
                "year, month and day are joined with hyphens, as in 2025-05-12"
            }
            DateError::TimeOfDay => "a date takes no time of day",
            DateError::Set => "a list in brackets is not a date",
            DateError::SignificantDigits => {
                "a year takes no S; about 1950 is 1950~, the 1950s are 195X"
            }
            DateError::MarkPlace => "the marks ?, ~ and % stand at the end of the whole date",
            DateError::MarkRepeated => {
                "a date takes one mark: ? for uncertain, ~ for about, % for both"
            }
            DateError::LetterYear => "years go from 0001 to 9999, so none is written with Y",
            DateError::NegativeYear => "years go from 0001 to 9999, so none has a minus sign",
            DateError::YearZero => "years go from 0001 to 9999, so there is no year 0000",
            DateError::YearDigits => "a year is written with four digits, from 0001 to 9999",
            DateError::ShortMonth(month) => {
                return write!(f, "a month is written with two digits, here {month:02}");
            }
            DateError::ShortDay(day) => {
                return write!(f, "a day is written with two digits, here {day:02}");
            }
            DateError::NoSuchMonth(month) => return write!(f, "there is no month {month:02}"),
            DateError::NoSuchDay { day: 0, .. } => "there is no day 00",
            DateError::NoSuchDay { year, month, .. } => return no_such_day(f, year, month),
            DateError::NoSuchSeason(season) => return no_such_season(f, season),
            DateError::SeasonWithDay => "a season has no days",
            DateError::UnspecifiedPlace => {
                "X stands for the last digits only: 202X, 20XX, 2025-XX, 2025-05-XX or 2025-XX-XX"
            }
            DateError::SmallX => "the X for an unknown digit is a capital letter",
            DateError::ManyDates => "a range is two dates with one / between them",
            DateError::NoDates => "a range has a date at one end at least",
            DateError::Backwards => "the range ends before it begins",
        })
    }
}

impl Error for DateError {}

fn no_such_day(f: &mut fmt::Formatter<'_>, year: i16, month: u8) -> fmt::Result {
    let name = MONTHS.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default();
    let days = civil::Date::new(year, month.try_into().unwrap_or(1), 1)
        .map_or(31, |day| day.days_in_month());
    write!(f, "{name} {year:04} has {days} days")
}

fn no_such_season(f: &mut fmt::Formatter<'_>, season: u8) -> fmt::Result {
    let seasons = "21 is spring, 22 summer, 23 autumn and 24 winter";
    write!(f, "there is no month or season {season}; {seasons}")
}
