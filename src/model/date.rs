//! Dates as editors know them: a day, a month, a year, a season, about then, from then on.
//! EDTF level 1 (Library of Congress, 4 February 2019; ISO 8601-2:2019) within the years 0001 to 9999, without
//! negative and letter-prefixed years and without times of day.
//! This room reads no clock and knows no language: words come from the caller's [`DateWords`].

mod error;
mod parse;
mod span;
mod suggest;
mod words;

pub use error::DateError;
pub use suggest::{either, suggest};
pub use words::DateWords;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil;

use span::Span;

/// The first day there is: the earliest day of a date whose start is open or unknown.
const FIRST_DAY: civil::Date = civil::Date::constant(1, 1, 1);
/// The last day there is: the latest day of a date whose end is open or unknown.
const LAST_DAY: civil::Date = civil::Date::constant(9999, 12, 31);

/// A date or a range of dates as it was written, never more precise (EDTF, Level 0 "Date" and "Time Interval";
/// Level 1 but for "Letter-prefixed calendar year" and "Negative calendar year").
///
/// Ordered by earliest day, then latest day, then precision (the coarser first); dates alike in all three, such as
/// `2025` and `2025?`, keep a fixed order of their own, so that equal in order means equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    form: Form,
}

/// How much of a date is said (EDTF, Level 0 "Date"; Level 1 "Seasons" and "Unspecified digit(s) from the right").
/// Coarser is less. `2025-XX` has the precision of a month and `2025-XX-XX` that of a day, as in the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `20XX`
    Century,
    /// `202X`
    Decade,
    /// `2025`
    Year,
    /// `2025-21`
    Season,
    /// `2025-05`, `2025-XX`
    Month,
    /// `2025-05-12`, `2025-05-XX`, `2025-XX-XX`
    Day,
}

/// What `?`, `~` and `%` say of a date (EDTF, Level 1 "Qualification of a date (complete)").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// No mark.
    #[default]
    Plain,
    /// `?`: possibly this date.
    Uncertain,
    /// `~`: about this date.
    Approximate,
    /// `%`: possibly about this date.
    Both,
}

/// A date by itself or one dated end of a range, for a `<time>` element (HTML, "The time element").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    point: Point,
}

/// A date taken apart: one date, or the two ends of a range, where `None` is an end that is open or unknown
/// (EDTF, Level 0 "Time Interval"; Level 1 "Extended Interval (L1)").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoints {
    /// A date without `/`.
    One(Endpoint),
    /// The start and the end; at least one is there.
    Range(Option<Endpoint>, Option<Endpoint>),
}

/// The four forms of a date. A range with no date at all cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    One(Point),
    Between(Point, Point),
    From(Point, Missing),
    To(Missing, Point),
}

/// Why an end of a range has no date: `..` is open, nothing is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Missing {
    Open,
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Point {
    span: Span,
    qualifier: Qualifier,
}

impl Date {
    /// Reads EDTF text, without spaces around it. Fails with the reason; [`suggest`] may know what was meant.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        parse::date(text).map(|form| Date { form })
    }

    /// The first day it can mean: `0001-01-01` where the start is open or unknown. Marks such as `~` move nothing.
    /// Seasons are those of the north by whole months: spring begins on 1 March, winter on 1 December.
    pub fn earliest(&self) -> civil::Date {
        self.start().map_or(FIRST_DAY, |point| point.span.first())
    }

    /// The last day it can mean: `9999-12-31` where the end is open or unknown. Marks such as `~` move nothing.
    /// Winter ends with February of the year after.
    pub fn latest(&self) -> civil::Date {
        self.end().map_or(LAST_DAY, |point| point.span.last())
    }

    /// Whether `day` lies between [`earliest`](Self::earliest) and [`latest`](Self::latest), both included.
    pub fn covers(&self, day: civil::Date) -> bool {
        self.earliest() <= day && day <= self.latest()
    }

    /// Whether the start is a date, not open (`../b`) or unknown (`/b`): EDTF, "Extended Interval (L1)".
    pub fn start_known(&self) -> bool {
        self.start().is_some()
    }

    /// Whether the end is a date, not open (`a/..`) or unknown (`a/`): EDTF, "Extended Interval (L1)".
    pub fn end_known(&self) -> bool {
        self.end().is_some()
    }

    /// Whether it was written with a `/` (EDTF, Level 0 "Time Interval").
    pub fn is_range(&self) -> bool {
        !matches!(self.form, Form::One(_))
    }

    /// The year of the earliest day, for headings; `None` if the start is open or unknown.
    pub fn year(&self) -> Option<i16> {
        self.start().map(|point| point.span.first().year())
    }

    /// Whether the month in which it begins is known; not of a year, a season, or a month that is not named.
    pub fn month_known(&self) -> bool {
        let month = |day: civil::Date| (day.year(), day.month());
        self.start().is_some_and(|point| month(point.span.first()) == month(point.span.last()))
    }

    /// The middle of the day, month, season or year in which it begins: where a drawing has a place for one day only.
    /// `0001-01-01` where the start is open or unknown.
    pub fn middle_of_start(&self) -> civil::Date {
        self.start().map_or(FIRST_DAY, |point| {
            let (first, last) = (point.span.first(), point.span.last());
            let days = first.duration_until(last).as_hours() / 24;
            first.checked_add(jiff::SignedDuration::from_hours(days / 2 * 24)).unwrap_or(first)
        })
    }

    /// The day, if it can only mean one: `2025-05-12`, also with a mark (ask [`qualifier`](Self::qualifier)).
    pub fn day(&self) -> Option<civil::Date> {
        let known = self.start_known() && self.end_known();
        let first = self.earliest();
        (known && first == self.latest()).then_some(first)
    }

    /// Whether it can only mean one day.
    pub fn is_day(&self) -> bool {
        self.day().is_some()
    }

    /// How much is said; of a range, the coarser of its ends, since the standard leaves it undefined.
    pub fn precision(&self) -> Precision {
        match self.form {
            Form::One(point) | Form::From(point, _) | Form::To(_, point) => point.span.precision(),
            Form::Between(from, to) => from.span.precision().min(to.span.precision()),
        }
    }

    /// The mark at its end; of a range, what the marks of its ends say together.
    pub fn qualifier(&self) -> Qualifier {
        match self.form {
            Form::One(point) | Form::From(point, _) | Form::To(_, point) => point.qualifier,
            Form::Between(from, to) => from.qualifier.and(to.qualifier),
        }
    }

    /// The dates it is made of, for a page that gives each its own element.
    pub fn endpoints(&self) -> Endpoints {
        let end = |point| Some(Endpoint { point });
        match self.form {
            Form::One(point) => Endpoints::One(Endpoint { point }),
            Form::Between(from, to) => Endpoints::Range(end(from), end(to)),
            Form::From(from, _) => Endpoints::Range(end(from), None),
            Form::To(_, to) => Endpoints::Range(None, end(to)),
        }
    }

    fn start(&self) -> Option<Point> {
        match self.form {
            Form::One(point) | Form::Between(point, _) | Form::From(point, _) => Some(point),
            Form::To(..) => None,
        }
    }

    fn end(&self) -> Option<Point> {
        match self.form {
            Form::One(point) | Form::Between(_, point) | Form::To(_, point) => Some(point),
            Form::From(..) => None,
        }
    }
}

impl Endpoint {
    /// The value of `<time datetime>`: the year, month or day, or what is certain of it (`2025` for the spring of
    /// 2025, `2025-05` for a day in May 2025). `None` for decades and centuries. Marks are left out.
    pub fn datetime(&self) -> Option<String> {
        match self.point.span {
            Span::Century(_) | Span::Decade(_) => None,
            Span::Season(year, _) | Span::SomeMonth(year) | Span::SomeDayOfYear(year) => {
                Some(Span::Year(year).to_string())
            }
            Span::SomeDayOfMonth(year, month) => Some(Span::Month(year, month).to_string()),
            exact @ (Span::Year(_) | Span::Month(..) | Span::Day(_)) => Some(exact.to_string()),
        }
    }

    /// The mark at its end.
    pub fn qualifier(&self) -> Qualifier {
        self.point.qualifier
    }

    /// This end as a date by itself.
    pub fn date(&self) -> Date {
        Date { form: Form::One(self.point) }
    }
}

impl Qualifier {
    /// `~`, or `%`.
    pub fn is_approximate(self) -> bool {
        matches!(self, Qualifier::Approximate | Qualifier::Both)
    }

    /// `?`, or `%`.
    pub fn is_uncertain(self) -> bool {
        matches!(self, Qualifier::Uncertain | Qualifier::Both)
    }

    fn and(self, other: Qualifier) -> Qualifier {
        match (self, other) {
            (mark, Qualifier::Plain) | (Qualifier::Plain, mark) => mark,
            (one, same) if one == same => one,
            _ => Qualifier::Both,
        }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Date| (date.earliest(), date.latest(), date.precision(), date.form);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<civil::Date> for Date {
    /// The date of one whole day; years before 1 become the first day that can be said.
    fn from(day: civil::Date) -> Self {
        let span = Span::Day(day.max(FIRST_DAY));
        Date { form: Form::One(Point { span, qualifier: Qualifier::Plain }) }
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Date::parse(text)
    }
}

/// The EDTF text. Reading it again gives the same date.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::One(point) => write!(f, "{point}"),
            Form::Between(from, to) => write!(f, "{from}/{to}"),
            Form::From(from, missing) => write!(f, "{from}/{missing}"),
            Form::To(missing, to) => write!(f, "{missing}/{to}"),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Missing::Open => "..",
            Missing::Unknown => "",
        })
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.span, self.qualifier)
    }
}

/// The mark itself: nothing, `?`, `~` or `%`.
impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Qualifier::Plain => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::Both => "%",
        })
    }
}

#[cfg(test)]
mod tests;
