//! A strip of events on one axis of time: a tick for each at its day, its glyph above, beside those that are near.

use jiff::civil::Date;

use super::svg::{self, N, TARGET};
use super::time::TimeScale;
use super::{Caption, Months, Side};

/// Half the name of a month that stands at the end of the axis.
const MARGIN: f64 = 36.0;
const RADIUS: f64 = 5.5;
/// How far a glyph may stand to the right of its day before it goes up a row.
const SHIFT: f64 = 2.0 * TARGET;

/// One event.
#[derive(Clone, Copy, Debug, Default)]
pub struct StripEvent<'a> {
    /// Its first day.
    pub date: Date,
    /// Whose act it is.
    pub side: Side,
    /// What it says when it is pointed at, and the name of its link: the date, the headline.
    pub title: &'a str,
    /// The page that it leads to, as it stands in an attribute: relative and percent-encoded.
    pub href: Option<&'a str>,
    /// Not happened yet.
    pub planned: bool,
}

/// A person's events, or a topic's.
#[derive(Clone, Debug)]
pub struct Strip<'a> {
    /// Its name.
    pub caption: Caption<'a>,
    /// The events, in any order.
    pub events: Vec<StripEvent<'a>>,
    /// The first day of the axis; events before it move it back.
    pub from: Date,
    /// The last day of the axis; events after it move it on.
    pub to: Date,
    /// The names of the months, for strips of less than four years.
    pub months: &'a Months,
    /// The width in pixels, at least 240; 640 is usual.
    pub width: u32,
}

/// Where a glyph stands: its day's x, its own x, its row from below.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    day: f64,
    x: f64,
    row: usize,
}

/// Draws a strip, as high as its densest weeks need: 24 pixels a row. Links are at least 24 pixels apart.
pub fn strip(strip: &Strip) -> String {
    let mut events: Vec<_> = strip.events.iter().collect();
    events.sort_by_key(|event| event.date);
    let dates = || events.iter().map(|event| event.date);
    let from = dates().fold(strip.from.min(strip.to), Date::min);
    let to = dates().fold(strip.to.max(strip.from), Date::max);
    let width = f64::from(strip.width.max(240));
    let scale = TimeScale::new(from, to, (MARGIN, width - MARGIN));
    let days: Vec<f64> = dates().map(|date| scale.x(date)).collect();
    let places = places(&days, width - TARGET / 2.0);
    let rows = places.iter().map(|place| place.row + 1).max().unwrap_or(1);
    let bottom = rows as f64 * TARGET + 12.0;
    let marks = events.iter().zip(places).map(|(event, place)| mark(event, place, bottom));
    let body = scale.axis(bottom, strip.months) + &marks.collect::<String>();
    svg::figure("strip", &strip.caption, (width, bottom + scale.depth(strip.months)), &body)
}

/// Each glyph in the lowest row that has a place for it on its day or a little to the right.
fn places(days: &[f64], limit: f64) -> Vec<Place> {
    let mut ends: Vec<f64> = Vec::new();
    let mut places = Vec::new();
    for &day in days {
        let x = |end: &f64| day.max(end + TARGET);
        let fits = |end: &f64| x(end) <= (day + SHIFT).min(limit);
        let row = ends.iter().position(fits).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(f64::NEG_INFINITY);
        }
        ends[row] = x(&ends[row]);
        places.push(Place { day, x: ends[row], row });
    }
    places
}

fn mark(event: &StripEvent, Place { day, x, row }: Place, bottom: f64) -> String {
    let at = (x, bottom - 6.0 - TARGET * (row as f64 + 0.5));
    let planned = if event.planned { " planned" } else { "" };
    let class = format!("mark {}{planned}", event.side.class());
    let pole = svg::path(
        "pole",
        &format!("M{} {}V{}L{} {}", N(day), N(bottom), N(bottom - 6.0), N(x), N(at.1)),
    );
    let target = if event.href.is_some() { svg::target(at) } else { String::new() };
    let inner = target + &svg::glyph(event.side, at, RADIUS);
    // The pole is no part of the link: a browser scrolls to what has the focus, and one end of it may be in view already.
    pole + &svg::item(&class, event.href, event.title, &inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_keep_apart() {
        for days in [
            vec![],
            vec![50.0],
            vec![50.0; 40],
            vec![1.0, 2.0, 3.0, 30.0, 31.0, 600.0, 618.0, 618.0],
        ] {
            let places = places(&days, 628.0);
            for (index, a) in places.iter().enumerate() {
                assert!(a.x >= a.day && a.x <= a.day + SHIFT, "{a:?}");
                let apart = |b: &Place| a.row != b.row || (a.x - b.x).abs() >= TARGET;
                assert!(places[..index].iter().all(apart), "{a:?} in {places:?}");
            }
        }
    }
}
