//! A strip of events. Few stand on one axis of time, in columns above their days; many fill a calendar with a row for
//! each year. So no strip is higher than its events need, and nothing lies on anything.

mod calendar;
mod columns;

use jiff::civil::Date;

use super::svg::{self, TARGET};
use super::{Caption, Months, Side};

const RADIUS: f64 = 5.5;
/// An axis with no more events above one another is clear enough.
const FEW_ROWS: usize = 3;

/// One event.
#[derive(Clone, Copy, Debug, Default)]
pub struct StripEvent<'a> {
    /// The day that it stands at: its first, or the middle of the time in which it may have been.
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
    /// The names of the months.
    pub months: &'a Months,
    /// The width in pixels, at least 240; 640 is usual.
    pub width: u32,
}

/// Draws a strip: an axis if no more than three events stand above one another, else an axis or a calendar, whichever is
/// lower. Links are at least 24 pixels apart.
pub fn strip(strip: &Strip) -> String {
    let mut events: Vec<_> = strip.events.iter().collect();
    events.sort_by_key(|event| event.date);
    let width = f64::from(strip.width.max(240));
    let (axis, rows) = columns::draw(strip, &events, width);
    let is_low = rows <= FEW_ROWS;
    let calendar = (!is_low).then(|| calendar::draw(strip.months, &events, width));
    let drawn = calendar.filter(|calendar| calendar.height < axis.height).unwrap_or(axis);
    svg::figure("strip", &strip.caption, (width, drawn.height), &drawn.body)
}

/// One way to draw a strip.
struct Drawn {
    height: f64,
    body: String,
}

/// The glyph of an event, with its link.
fn mark(event: &StripEvent, at: (f64, f64)) -> String {
    let planned = if event.planned { " planned" } else { "" };
    let class = format!("mark {}{planned}", event.side.class());
    let target = if event.href.is_some() { svg::target(at) } else { String::new() };
    svg::item(&class, event.href, event.title, &(target + &svg::glyph(event.side, at, RADIUS)))
}
