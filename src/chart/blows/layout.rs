//! Where everything is in an exchange of blows: the lanes, and a place in time for each event.

use jiff::civil::Date;

use super::{Blow, Exchange};
use crate::chart::svg::Anchor;
use crate::chart::{Side, text, time};

/// The least distance of two events, and so of two links.
const STEP: f64 = 30.0;
/// The empty days between two events widen their distance, up to a limit.
const PER_DAY: f64 = 0.5;
const WIDEST: f64 = 60.0;
/// The distance of the middle lane to the others.
pub(super) const LANE: f64 = 64.0;
/// Room above and below the lanes at least.
const BARE: f64 = 22.0;
/// The width of a flag's words.
pub(super) const WIDTH: f64 = 138.0;
/// The lines of a flag, and their height.
pub(super) const LINES: usize = 3;
pub(super) const FLAG: f64 = LINES as f64 * text::LINE;
/// From the lanes up and down to the flags, and between two rows of flags.
pub(super) const UP: f64 = 18.0;
pub(super) const DOWN: f64 = 20.0;
pub(super) const ROWS_APART: f64 = 6.0;
/// The words of today at the top.
const TODAY: f64 = 22.0;
/// The axis below: months and years.
const AXIS: f64 = 46.0;
/// How often a year is said again in a strip, of which one part is in view.
const AGAIN: f64 = 560.0;
/// A name of a lane is no wider than this; it goes on in a second line.
const NAME: f64 = 104.0;
/// Left out years take half the room of an event each time, but no more than this share of the whole.
const SKIPPED: f64 = 0.05;

/// Where everything is.
pub(super) struct Layout {
    /// The events' places in [`Exchange::blows`], in the order of time.
    pub order: Vec<usize>,
    /// The events' x, by their places in [`Exchange::blows`].
    pub x: Vec<f64>,
    /// The heights of the lanes, from above.
    pub lanes: Vec<f64>,
    /// Where the lanes begin.
    pub left: f64,
    /// After how many pixels a year is said again.
    pub again: f64,
    /// How many rows of flags there may be above the lanes, and as many below.
    pub rows: usize,
    /// The line of today; none where the events end before the year of today.
    pub today: Option<f64>,
    pub width: f64,
    pub height: f64,
    /// What is above belongs to the words of today.
    pub top: f64,
    pub bands: Vec<Band>,
}

/// A month in which something happened.
pub(super) struct Band {
    pub year: i16,
    /// None for events of which no month is known.
    pub month: Option<i8>,
    pub from: f64,
    pub to: f64,
}

impl Layout {
    /// As long as the events need, with some rows of flags.
    pub fn strip(exchange: &Exchange, rows: usize) -> Self {
        let (order, dates) = in_order(exchange);
        let apart =
            exchange.months.iter().map(|name| text::width(name) + 10.0).fold(STEP, f64::max);
        let places = places(&dates, apart / 2.0, apart);
        let last = places.last().copied().unwrap_or(0.0);
        let width = (last + apart / 2.0).max(320.0) + room_ahead(exchange);
        let strip = Self::new(exchange, (&order, &dates, &places), (0.0, apart, width), rows);
        Layout { again: AGAIN, ..strip }
    }

    /// From `left` to `right`, each event with the same room, with some rows of flags, which may reach on to `width`.
    pub fn fitted(exchange: &Exchange, (left, right, width): (f64, f64, f64), rows: usize) -> Self {
        let (order, dates) = in_order(exchange);
        let (places, slot) = slots(&dates, left, right);
        Self::new(exchange, (&order, &dates, &places), (left, slot, width), rows)
    }

    fn new(
        exchange: &Exchange,
        (order, dates, places): (&[usize], &[Date], &[f64]),
        (left, apart, width): (f64, f64, f64),
        rows: usize,
    ) -> Self {
        let mut x = vec![0.0; exchange.blows.len()];
        order.iter().zip(places).for_each(|(index, place)| x[*index] = *place);
        let room = rows as f64 * (FLAG + ROWS_APART);
        let lane = |lane: usize| TODAY + UP + room + lane as f64 * LANE;
        let lanes: Vec<f64> = (0..exchange.lanes.len().max(1)).map(lane).collect();
        let lowest = lane(lanes.len() - 1);
        let month = |index: &usize| month(&exchange.blows[*index]);
        let months: Vec<_> = order.iter().map(month).collect();
        Layout {
            today: today_place(dates, places, exchange.as_of, (left, apart)),
            bands: bands(&months, places, apart),
            height: lowest + DOWN + room + AXIS,
            order: order.to_vec(),
            top: TODAY,
            x,
            lanes,
            left,
            again: f64::INFINITY,
            rows,
            width,
        }
    }

    /// Takes away the room above `top` and below `bottom`, between which all flags are, and says how far all goes up.
    pub fn crop(&mut self, top: f64, bottom: f64) -> f64 {
        let head = if self.today.is_some() { TODAY } else { 6.0 };
        let (above, below) = self.ends();
        let up = top.min(above - BARE) - head;
        let axis = bottom.max(below + BARE) + 6.0;
        self.lanes.iter_mut().for_each(|lane| *lane -= up);
        self.top = head;
        self.height = axis - up + AXIS;
        up
    }

    /// Where the words of today stand: beside the line, on the side that has room.
    pub fn today_words(&self, exchange: &Exchange) -> (Anchor, f64) {
        let x = self.today.unwrap_or_default();
        let fits = x + 4.0 + text::bold_width(exchange.today) <= self.width;
        if fits { (Anchor::Start, x + 4.0) } else { (Anchor::End, x - 4.0) }
    }

    /// The heights of the first lane and the last.
    pub fn ends(&self) -> (f64, f64) {
        let of = |lane: Option<&f64>| lane.copied().unwrap_or_default();
        (of(self.lanes.first()), of(self.lanes.last()))
    }

    /// Where an event stands.
    pub fn at(&self, exchange: &Exchange, index: usize) -> (f64, f64) {
        (self.x[index], self.lanes[lane(exchange, exchange.blows[index].side)])
    }

    /// The height of the axis of time.
    pub fn axis(&self) -> f64 {
        self.height - AXIS
    }
}

/// The events' places in [`Exchange::blows`] in the order of time, and their dates.
pub(super) fn in_order(exchange: &Exchange) -> (Vec<usize>, Vec<Date>) {
    let mut order: Vec<usize> = (0..exchange.blows.len()).collect();
    order.sort_by_key(|index| {
        let blow = &exchange.blows[*index];
        (blow.date, !blow.whole_year)
    });
    let dates = order.iter().map(|index| exchange.blows[*index].date).collect();
    (order, dates)
}

/// The name of a lane in lines.
pub(super) fn name_lines(name: &str) -> Vec<String> {
    text::wrap_bold(name, NAME, 2)
}

/// How wide the names of the lanes are.
pub(super) fn names_width(exchange: &Exchange) -> f64 {
    let lines = exchange.lanes.iter().flat_map(|lane| name_lines(lane.name));
    lines.map(|line| text::bold_width(&line)).fold(0.0, f64::max)
}

/// The place of a side among the lanes; a side without one stands with what concerns both, or on the first.
pub(super) fn lane(exchange: &Exchange, side: Side) -> usize {
    let of = |side: Side| exchange.lanes.iter().position(|lane| lane.side == side);
    of(side).or_else(|| of(Side::Shared)).unwrap_or(0)
}

/// How much room flags need after the last event: those of events after today do not cross its line.
pub(super) fn room_ahead(exchange: &Exchange) -> f64 {
    let is_ahead = exchange.blows.iter().any(|blow| blow.date > exchange.as_of);
    if is_ahead { WIDTH } else { 0.0 }
}

/// Places for dates in order: the first at `x`, then one after the other, `apart` where a month begins.
fn places(dates: &[Date], mut x: f64, apart: f64) -> Vec<f64> {
    let mut places: Vec<f64> = dates.first().map(|_| x).into_iter().collect();
    for pair in dates.windows(2) {
        let days = time::day(pair[1]) - time::day(pair[0]);
        let same = pair[0].first_of_month() == pair[1].first_of_month();
        let least = if same { STEP } else { apart };
        x += least.max((STEP + days * PER_DAY).min(WIDEST));
        places.push(x);
    }
    places
}

/// Equal places for dates in order, a little farther apart where years are left out; and the room of each.
fn slots(dates: &[Date], left: f64, width: f64) -> (Vec<f64>, f64) {
    let skips = dates.windows(2).map(|pair| pair[1].year() > pair[0].year() + 1);
    let skips: Vec<bool> = std::iter::once(false).chain(skips).collect();
    let count = dates.len().max(1) as f64;
    let skipped = skips.iter().filter(|skip| **skip).count() as f64;
    let gap = if skipped == 0.0 { 0.0 } else { (count * SKIPPED / skipped).min(0.5) };
    let slot = (width - left) / (count + gap * skipped);
    let mut x = left - slot / 2.0;
    let place = |skip: &bool| {
        x += slot * if *skip { 1.0 + gap } else { 1.0 };
        x
    };
    (skips.iter().take(dates.len()).map(place).collect(), slot)
}

/// The year of an event, and its month if that is known.
fn month(blow: &Blow) -> (i16, Option<i8>) {
    (blow.date.year(), Some(blow.date.month()).filter(|_| !blow.whole_year))
}

/// The months with their extent; between two of them the border is in the middle.
fn bands(months: &[(i16, Option<i8>)], places: &[f64], apart: f64) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (&(year, month), x) in months.iter().zip(places) {
        match bands.last_mut() {
            Some(band) if (band.year, band.month) == (year, month) => band.to = *x,
            last => {
                let from = last.map_or(x - apart / 2.0, |band| {
                    band.to = f64::midpoint(band.to, *x);
                    band.to
                });
                bands.push(Band { year, month, from, to: *x });
            }
        }
    }
    if let Some(last) = bands.last_mut() {
        last.to += apart / 2.0;
    }
    bands
}

/// Between what has happened by `as_of` and what has not; none where the record ends before the year of `as_of`.
fn today_place(
    dates: &[Date],
    places: &[f64],
    as_of: Date,
    (left, apart): (f64, f64),
) -> Option<f64> {
    dates.last().filter(|last| last.year() >= as_of.year())?;
    let past = dates.partition_point(|date| *date <= as_of);
    Some(match (past.checked_sub(1).map(|index| places[index]), places.get(past)) {
        (Some(before), Some(after)) => f64::midpoint(before, *after),
        (Some(before), None) => before + apart.min(STEP) / 2.0,
        (None, _) => left,
    })
}
