//! The figures of a text, each with what it counts, so that `10%`, `US$10`, `10 ships` and `10 November` are four.
//! What is not certainly a figure of one of these forms is none. English words only.

mod numbers;
mod tokens;
mod units;

use tokens::{Token, tokens};
use units::Unit;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Percent, and what it falls on, if that is said: `10% on Chinese goods`.
    Percent(f64, Vec<String>),
    /// Money, and the currency.
    Money(f64, &'static str),
    /// A number of things: the words behind it, in lower case and without the `s` of many.
    Count(f64, Vec<String>),
    /// A day.
    Day(Day),
}

/// A day of the calendar, perhaps of no certain year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    year: Option<i16>,
    month: u8,
    day: u8,
}

impl Figure {
    /// Whether both are one figure. Numbers are compared as numbers; of two days without a year in one of them, month and
    /// day; what is counted must agree, and `55` alone is not `55 ships`.
    pub fn is_same(&self, other: &Self) -> bool {
        use Figure::{Count, Day, Money, Percent};
        match (self, other) {
            (Percent(one, things), Percent(other, same)) => one == other && may_agree(things, same),
            (Money(one, unit), Money(other, same)) => one == other && unit == same,
            (Count(one, things), Count(other, same)) => one == other && agree(things, same),
            (Day(one), Day(other)) => one.may_be(*other),
            _ => false,
        }
    }

    /// Whether a text that gives this figure means the other, which is disputed. A day without a year is not known to be one
    /// of a certain year.
    pub fn means(&self, disputed: &Self) -> bool {
        let lacks_year = |figure: &Self| matches!(figure, Figure::Day(Day { year: None, .. }));
        self.is_same(disputed) && (lacks_year(disputed) || !lacks_year(self))
    }

    /// Whether the other figure would answer the same question otherwise.
    pub fn is_rival(&self, other: &Self) -> bool {
        use Figure::{Count, Day, Money, Percent};
        let alike = match (self, other) {
            (Percent(..), Percent(..)) | (Day(_), Day(_)) => true,
            (Money(_, unit), Money(_, same)) => unit == same,
            (Count(_, things), Count(_, same)) => agree(things, same),
            _ => false,
        };
        alike && !self.is_same(other)
    }

    /// The number, whatever it counts; none of a day.
    pub fn number(&self) -> Option<f64> {
        match self {
            Figure::Percent(number, _) | Figure::Money(number, _) | Figure::Count(number, _) => {
                Some(*number)
            }
            Figure::Day(_) => None,
        }
    }
}

impl Day {
    fn may_be(self, other: Self) -> bool {
        let years = self.year.zip(other.year);
        (self.month, self.day) == (other.month, other.day)
            && years.is_none_or(|(one, other)| one == other)
    }
}

/// Whether two shares fall on the same; where one does not say on what, they may.
fn may_agree(one: &[String], other: &[String]) -> bool {
    one.is_empty() || other.is_empty() || agree(one, other)
}

/// Whether two figures count the same: `200 Boeing aircraft` are `200 aircraft`.
fn agree(one: &[String], other: &[String]) -> bool {
    let (fewer, more) = if one.len() < other.len() { (one, other) } else { (other, one) };
    fewer.is_empty() == more.is_empty() && fewer.iter().all(|word| more.contains(word))
}

/// The figures in the words of a text without marks, in their order.
pub fn figures(text: &str) -> Vec<Figure> {
    figures_after("", text)
}

/// The figures of a text that goes on after another: a day without a year is of the year named last.
pub fn figures_after(before: &str, text: &str) -> Vec<Figure> {
    let tokens = tokens(text);
    let mut reader = Reader { tokens: &tokens, at: 0, year: last_year(before), found: Vec::new() };
    while reader.at < tokens.len() {
        reader.step();
    }
    let mut found = reader.found;
    lend_years(&mut found);
    found
}

/// A text as far as it is read.
struct Reader<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    /// The year named last.
    year: Option<i16>,
    found: Vec<Figure>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = &self.tokens[self.at..];
        if let Some((year, length)) = units::iso_day(rest, &mut self.found) {
            self.year = Some(year);
            self.at += length;
        } else if let Some((year, length)) = self.month_first() {
            self.year = year;
            self.at += length;
        } else if let Some(year) = numbers::year(rest) {
            self.year = Some(year);
            self.at += 1;
        } else if let Some((number, length)) = numbers::number(rest) {
            self.figure(number, length);
            self.at += length;
        } else {
            self.at += 1;
        }
    }

    /// "October 25", but not in "10 October 25 ships".
    fn month_first(&mut self) -> Option<(Option<i16>, usize)> {
        let before = self.at.checked_sub(1).map(|at| self.tokens[at]);
        if matches!(before, Some(Token::Number { .. })) {
            return None;
        }
        units::month_first(&self.tokens[self.at..], self.year, &mut self.found)
    }

    fn figure(&mut self, number: f64, length: usize) {
        let is_one = self.tokens[self.at].is("one");
        let currency = units::currency_before(&self.tokens[..self.at]);
        let unit = units::behind(&self.tokens[self.at + length..]);
        let figure = match (currency, unit) {
            (Some(currency), _) | (None, Unit::Currency(currency)) => {
                Some(Figure::Money(number, currency))
            }
            (None, Unit::Percent(things)) => Some(Figure::Percent(number, things)),
            (None, Unit::Month(month, year)) => {
                units::day(number, month, year.or(self.year)).map(Figure::Day)
            }
            // "One of them" gives no figure.
            (None, Unit::Things(words)) if words.is_empty() && is_one => None,
            (None, Unit::Things(words)) => Some(Figure::Count(number, words)),
        };
        self.found.extend(figure);
    }
}

/// The last year that a text names.
fn last_year(text: &str) -> Option<i16> {
    let tokens = tokens(text);
    (0..tokens.len()).rev().find_map(|at| numbers::year(&tokens[at..]))
}

/// In "12 August to 10 November 2025" both days are of one year.
fn lend_years(figures: &mut [Figure]) {
    let mut next = None;
    for figure in figures.iter_mut().rev() {
        if let Figure::Day(day) = figure {
            day.year = day.year.or(next);
            next = day.year;
        }
    }
}

#[cfg(test)]
mod tests;
