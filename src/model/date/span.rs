//! One stretch of the calendar: its first and last day, its precision, its text. Marks and ranges are not known here.

use std::fmt;

use jiff::civil;

use super::{FIRST_DAY, LAST_DAY, Precision};

/// A stretch of the calendar. Years are 1 to 9999, months 1 to 12; seasons are the standard's 21 to 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Span {
    /// `20XX`, by its first year.
    Century(i16),
    /// `202X`, by its first year.
    Decade(i16),
    Year(i16),
    Season(i16, i8),
    /// `2025-XX`
    SomeMonth(i16),
    Month(i16, i8),
    /// `2025-XX-XX`
    SomeDayOfYear(i16),
    /// `2025-05-XX`
    SomeDayOfMonth(i16, i8),
    Day(civil::Date),
}

impl Span {
    pub(super) fn first(self) -> civil::Date {
        match self {
            // There is no year 0000, so `00XX` and `000X` begin with 0001.
            Span::Century(year) | Span::Decade(year) => first_of_month(year.max(1), 1),
            Span::Year(year) | Span::SomeMonth(year) | Span::SomeDayOfYear(year) => {
                first_of_month(year, 1)
            }
            Span::Season(year, season) => first_of_month(year, first_month(season)),
            Span::Month(year, month) | Span::SomeDayOfMonth(year, month) => {
                first_of_month(year, month)
            }
            Span::Day(day) => day,
        }
    }

    pub(super) fn last(self) -> civil::Date {
        match self {
            Span::Century(year) => last_of_month(year + 99, 12),
            Span::Decade(year) => last_of_month(year + 9, 12),
            Span::Year(year) | Span::SomeMonth(year) | Span::SomeDayOfYear(year) => {
                last_of_month(year, 12)
            }
            Span::Season(year, 24) => last_of_month(year + 1, 2),
            Span::Season(year, season) => last_of_month(year, first_month(season) + 2),
            Span::Month(year, month) | Span::SomeDayOfMonth(year, month) => {
                last_of_month(year, month)
            }
            Span::Day(day) => day,
        }
    }

    pub(super) fn precision(self) -> Precision {
        match self {
            Span::Century(_) => Precision::Century,
            Span::Decade(_) => Precision::Decade,
            Span::Year(_) => Precision::Year,
            Span::Season(..) => Precision::Season,
            Span::SomeMonth(_) | Span::Month(..) => Precision::Month,
            Span::SomeDayOfYear(_) | Span::SomeDayOfMonth(..) | Span::Day(_) => Precision::Day,
        }
    }
}

/// 21 is spring, which begins in March.
fn first_month(season: i8) -> i8 {
    (season - 20) * 3
}

fn first_of_month(year: i16, month: i8) -> civil::Date {
    civil::Date::new(year, month, 1).unwrap_or(FIRST_DAY)
}

/// The winter of 9999 would end beyond the calendar: it ends with it.
fn last_of_month(year: i16, month: i8) -> civil::Date {
    civil::Date::new(year, month, 1).map_or(LAST_DAY, |day| day.last_of_month())
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Span::Century(year) => write!(f, "{:02}XX", year / 100),
            Span::Decade(year) => write!(f, "{:03}X", year / 10),
            Span::Year(year) => write!(f, "{year:04}"),
            Span::SomeMonth(year) => write!(f, "{year:04}-XX"),
            Span::Season(year, month) | Span::Month(year, month) => {
                write!(f, "{year:04}-{month:02}")
            }
            Span::SomeDayOfYear(year) => write!(f, "{year:04}-XX-XX"),
            Span::SomeDayOfMonth(year, month) => write!(f, "{year:04}-{month:02}-XX"),
            Span::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }
}
