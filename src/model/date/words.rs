//! A date in the words of a language, never more precise than it was written. The language is the caller's: this
//! room only fills patterns in.

use jiff::civil;

use super::{Date, Form, Missing, Point, Qualifier, Span};

/// The patterns of one language. A name in braces is filled in; any other text, braces or not, stays as it is.
/// `{year}` and `{day}` are numbers without leading zeros, `{month}` and `{season}` are names from the lists here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateWords {
    /// January to December.
    pub months: [String; 12],
    /// Spring, summer, autumn, winter.
    pub seasons: [String; 4],
    /// `2025`, with `{year}`.
    pub year: String,
    /// `2025-05`, with `{month}` and `{year}`.
    pub month: String,
    /// `2025-05-12`, with `{day}`, `{month}` and `{year}`.
    pub day: String,
    /// A day within a range that names its year elsewhere, with `{day}` and `{month}`.
    pub day_without_year: String,
    /// `2025-21`, with `{season}` and `{year}`.
    pub season: String,
    /// `202X`, with `{year}` for its first year and `{last}` for its last.
    pub decade: String,
    /// `20XX`, with `{year}` for its first year, `{last}` for its last and `{century}` for its number (21).
    pub century: String,
    /// `2025-XX`, with `{year}`.
    pub some_month: String,
    /// `2025-05-XX`, with `{month}` and `{year}`.
    pub some_day_in_month: String,
    /// `2025-XX-XX`, with `{year}`.
    pub some_day_in_year: String,
    /// `~`, with `{date}`.
    pub about: String,
    /// `?`, with `{date}`.
    pub uncertain: String,
    /// `%`, with `{date}`.
    pub about_uncertain: String,
    /// `a/b`, with `{from}` and `{to}`.
    pub range: String,
    /// Two days of one month, with `{from}` and `{to}` for their numbers, `{month}` and `{year}`.
    pub range_in_month: String,
    /// Two days or two months of one year, with `{from}` and `{to}` without their year, and `{year}`.
    pub range_in_year: String,
    /// `a/..`, with `{from}`.
    pub since: String,
    /// `../b`, with `{to}`.
    pub until: String,
    /// `/b`, with `{to}`.
    pub unknown_start: String,
    /// `a/`, with `{from}`.
    pub unknown_end: String,
}

impl Date {
    /// The date in words, as precise as it was written. Plain text: escaping is the caller's.
    pub fn words(&self, words: &DateWords) -> String {
        match self.form {
            Form::One(point) => words.point(point),
            Form::Between(from, to) => words.between(from, to),
            Form::From(from, Missing::Open) => words.with_from(&words.since, from),
            Form::From(from, Missing::Unknown) => words.with_from(&words.unknown_end, from),
            Form::To(Missing::Open, to) => words.with_to(&words.until, to),
            Form::To(Missing::Unknown, to) => words.with_to(&words.unknown_start, to),
        }
    }
}

impl DateWords {
    /// The same for dates whose year is said elsewhere. A year alone stays one.
    pub fn without_year(&self) -> Self {
        let day = self.day_without_year.clone();
        // Elsewhere than at its end the year may have words around it.
        let cut = |pattern: &String| {
            let cut = pattern.strip_suffix("{year}").map(|rest| rest.trim_end_matches([' ', ',']));
            cut.unwrap_or(pattern).to_owned()
        };
        let [range_in_month, range_in_year] = [&self.range_in_month, &self.range_in_year].map(cut);
        let month = "{month}".to_owned();
        DateWords { day, month, range_in_month, range_in_year, ..self.clone() }
    }

    fn point(&self, point: Point) -> String {
        let date = self.span(point.span);
        let pattern = match point.qualifier {
            Qualifier::Plain => return date,
            Qualifier::Uncertain => &self.uncertain,
            Qualifier::Approximate => &self.about,
            Qualifier::Both => &self.about_uncertain,
        };
        fill(pattern, &[("date", &date)])
    }

    fn span(&self, span: Span) -> String {
        match span {
            Span::Century(year) => self.years(&self.century, year, year + 99),
            Span::Decade(year) => self.years(&self.decade, year, year + 9),
            Span::Year(year) => self.with_year(&self.year, year),
            Span::SomeMonth(year) => self.with_year(&self.some_month, year),
            Span::SomeDayOfYear(year) => self.with_year(&self.some_day_in_year, year),
            Span::Month(year, month) => self.with_month(&self.month, year, month),
            Span::SomeDayOfMonth(year, month) => {
                self.with_month(&self.some_day_in_month, year, month)
            }
            Span::Season(year, season) => {
                let name = nth(&self.seasons, season - 20);
                fill(&self.season, &[("season", name), ("year", &year.to_string())])
            }
            Span::Day(day) => self.with_day(&self.day, day),
        }
    }

    /// A range is shortened only where both ends are plain and of one precision, so that nothing is lost.
    fn between(&self, from: Point, to: Point) -> String {
        if from == to {
            return self.point(from);
        }
        let plain = from.qualifier.and(to.qualifier) == Qualifier::Plain;
        match (from.span, to.span) {
            (Span::Day(first), Span::Day(last))
                if plain && first.first_of_month() == last.first_of_month() =>
            {
                self.days_in_month(first, last)
            }
            (Span::Day(first), Span::Day(last)) if plain && first.year() == last.year() => {
                let short = |day| self.with_day(&self.day_without_year, day);
                self.in_year(&short(first), &short(last), first.year())
            }
            (Span::Month(year, first), Span::Month(same, last)) if plain && year == same => {
                self.in_year(nth(&self.months, first), nth(&self.months, last), year)
            }
            _ => fill(&self.range, &[("from", &self.point(from)), ("to", &self.point(to))]),
        }
    }

    fn days_in_month(&self, first: civil::Date, last: civil::Date) -> String {
        let (from, to, year) =
            (first.day().to_string(), last.day().to_string(), first.year().to_string());
        let month = nth(&self.months, first.month());
        fill(
            &self.range_in_month,
            &[("from", &from), ("to", &to), ("month", month), ("year", &year)],
        )
    }

    fn in_year(&self, from: &str, to: &str, year: i16) -> String {
        fill(&self.range_in_year, &[("from", from), ("to", to), ("year", &year.to_string())])
    }

    fn with_from(&self, pattern: &str, from: Point) -> String {
        fill(pattern, &[("from", &self.point(from))])
    }

    fn with_to(&self, pattern: &str, to: Point) -> String {
        fill(pattern, &[("to", &self.point(to))])
    }

    fn years(&self, pattern: &str, first: i16, last: i16) -> String {
        let (year, last, century) =
            (first.to_string(), last.to_string(), (first / 100 + 1).to_string());
        fill(pattern, &[("year", &year), ("last", &last), ("century", &century)])
    }

    fn with_year(&self, pattern: &str, year: i16) -> String {
        fill(pattern, &[("year", &year.to_string())])
    }

    fn with_month(&self, pattern: &str, year: i16, month: i8) -> String {
        fill(pattern, &[("month", nth(&self.months, month)), ("year", &year.to_string())])
    }

    fn with_day(&self, pattern: &str, day: civil::Date) -> String {
        let (number, year) = (day.day().to_string(), day.year().to_string());
        fill(
            pattern,
            &[("day", &number), ("month", nth(&self.months, day.month())), ("year", &year)],
        )
    }
}

/// The name of the month or season that is counted from 1.
fn nth(names: &[String], number: i8) -> &str {
    let index = usize::from(number.unsigned_abs()).saturating_sub(1);
    names.get(index).map_or("", String::as_str)
}

/// Puts values in for their names in braces, in one pass: what is put in is not looked at again.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, tail))
        });
        let (value, tail) = named.unwrap_or(("{", after));
        filled.push_str(value);
        rest = tail;
    }
    filled + rest
}
