//! The scale of time, and its axis: months under four years, years above.

use jiff::civil::Date;

use super::Months;
use super::svg::{self, Anchor};
use super::text;

/// From this many months on the ticks are years.
const LONG: i32 = 48;
/// The least time drawn, in days, so that no scale is without extent.
const LEAST: f64 = 28.0;

/// Days since 1970-01-01.
pub(super) fn day(date: Date) -> f64 {
    (date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as f64
}

/// Dates to places from left to right.
pub(super) struct TimeScale {
    start: Date,
    first: f64,
    last: f64,
    left: f64,
    right: f64,
}

/// A label of the axis.
#[derive(Debug, PartialEq)]
pub(super) struct Tick {
    pub x: f64,
    pub label: String,
    /// The year of a month, at the first month and at each January.
    pub year: Option<String>,
}

impl TimeScale {
    /// From `from`, moved back to the first of its month (of its year, where the ticks are years), to `to`.
    pub fn new(from: Date, to: Date, (left, right): (f64, f64)) -> Self {
        let to = to.max(from);
        let long = month_number(to) - month_number(from) > LONG;
        let start = if long { from.first_of_year() } else { from.first_of_month() };
        let first = day(start);
        TimeScale { start, first, last: day(to).max(first + LEAST), left, right }
    }

    /// With shares of its length added before its start and after its end.
    pub fn with_room(self, before: f64, after: f64) -> Self {
        let length = self.last - self.first;
        TimeScale { first: self.first - length * before, last: self.last + length * after, ..self }
    }

    /// The place of a day; before the first and after the last, the edge.
    pub fn x(&self, date: Date) -> f64 {
        let share = (day(date) - self.first) / (self.last - self.first);
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    /// The labels that have room, in the order of time.
    pub fn ticks(&self, months: &Months) -> Vec<Tick> {
        let length = self.last - self.first;
        if length > f64::from(LONG) * 31.0 { self.year_ticks() } else { self.month_ticks(months) }
    }

    fn year_ticks(&self) -> Vec<Tick> {
        let room = (self.right - self.left) / 48.0;
        let years = (self.last - self.first) / 365.25;
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]
            .into_iter()
            .find(|step| years / f64::from(*step) <= room)
            .unwrap_or(5000);
        let year = (month_number(self.start) + 11).div_euclid(12);
        let first = year + (-year).rem_euclid(step);
        let dates = (first..).step_by(step as usize).map_while(|y| self.within(y as i16, 1));
        dates.map(|d| Tick { x: self.x(d), label: d.year().to_string(), year: None }).collect()
    }

    fn month_ticks(&self, months: &Months) -> Vec<Tick> {
        let widest = months.iter().map(|name| text::width(name)).fold(28.0, f64::max) + 12.0;
        let room = (self.right - self.left) / widest;
        let count = (self.last - self.first) / 30.4;
        let steps = [1, 2, 3, 6, 12].into_iter();
        let step = steps.clone().find(|step| count / f64::from(*step) <= room).unwrap_or(12);
        let first = month_number(self.start);
        let first = first + (-first).rem_euclid(step);
        let dates = (first..).step_by(step as usize).map_while(|number| {
            self.within(number.div_euclid(12) as i16, number.rem_euclid(12) as i8 + 1)
        });
        dates.enumerate().map(|(index, date)| self.month_tick(index, date, months)).collect()
    }

    fn month_tick(&self, index: usize, date: Date, months: &Months) -> Tick {
        let named = index == 0 || date.month() == 1;
        let label = months[date.month() as usize - 1].clone();
        Tick { x: self.x(date), label, year: named.then(|| date.year().to_string()) }
    }

    /// The first of a month, if it is a date and not past the end.
    fn within(&self, year: i16, month: i8) -> Option<Date> {
        Date::new(year, month, 1).ok().filter(|date| day(*date) <= self.last)
    }

    /// How far the axis reaches below its line.
    pub fn depth(&self, months: &Months) -> f64 {
        if self.ticks(months).iter().any(|tick| tick.year.is_some()) { 40.0 } else { 26.0 }
    }

    /// The axis with its labels, at the height `y`; it takes [`TimeScale::depth`] below that.
    pub fn axis(&self, y: f64, months: &Months) -> String {
        let ticks = self.ticks(months);
        let mut body = svg::line("axis", (self.left, y), (self.right, y));
        for Tick { x, label, year } in &ticks {
            body += &svg::line("tick", (*x, y), (*x, y + 5.0));
            body += &svg::text("tick-label", Anchor::Middle, *x, y + 19.0, label);
            if let Some(year) = year {
                body += &svg::text("tick-label year", Anchor::Middle, *x, y + 34.0, year);
            }
        }
        svg::unspoken("time", &body)
    }
}

fn month_number(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn labels(from: Date, to: Date, right: f64) -> Vec<String> {
        let months = std::array::from_fn(|i| format!("m{}", i + 1));
        let ticks = TimeScale::new(from, to, (0.0, right)).ticks(&months);
        let year = |tick: &Tick| tick.year.as_ref().map(|y| format!("/{y}")).unwrap_or_default();
        ticks.iter().map(|tick| format!("{}{}", tick.label, year(tick))).collect()
    }

    #[test]
    fn ticks_follow_the_span() {
        let (a, b) = (date(2025, 10, 24), date(2026, 2, 2));
        assert_eq!(labels(a, b, 400.0), ["m10/2025", "m11", "m12", "m1/2026", "m2"]);
        assert_eq!(labels(a, b, 150.0), ["m11/2025", "m1/2026"]);
        assert_eq!(labels(a, a, 400.0), ["m10/2025"]);
        let (a, b) = (date(2018, 7, 6), date(2026, 6, 27));
        assert_eq!(labels(a, b, 600.0).first().unwrap(), "2018");
        assert_eq!(labels(a, b, 600.0).len(), 9);
        assert_eq!(labels(a, b, 220.0), ["2018", "2020", "2022", "2024", "2026"]);
    }

    #[test]
    fn the_ends_of_the_calendar_are_drawn() {
        for (from, to) in [
            (Date::MIN, Date::MAX),
            (Date::MAX, Date::MAX),
            (Date::MIN, Date::MIN),
            (Date::MAX, Date::MIN),
        ] {
            let count = labels(from, to, 560.0).len();
            assert!((1..=12).contains(&count), "{from} {to}: {count}");
        }
    }

    #[test]
    fn places_stay_within() {
        let scale = TimeScale::new(date(2025, 1, 15), date(2025, 12, 31), (40.0, 600.0));
        assert_eq!(scale.x(date(2025, 1, 1)), 40.0);
        assert_eq!(scale.x(date(2024, 1, 1)), 40.0);
        assert_eq!(scale.x(date(2025, 12, 31)), 600.0);
        assert_eq!(scale.x(Date::MAX), 600.0);
    }
}
