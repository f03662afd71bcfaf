//! Where everything is in an exchange of blows: the lanes, and a place in time for each event.

use jiff::civil::Date;

use super::Exchange;
use crate::chart::{Side, text, time};

/// The least distance of two events, and so of two links.
const STEP: f64 = 30.0;
/// The empty days between two events widen their distance, up to a limit.
const PER_DAY: f64 = 0.5;
const WIDEST: f64 = 60.0;
/// The distance of the middle lane to the others.
pub(super) const LANE: f64 = 64.0;
/// Room above and below the lanes where there are no flags.
const BARE: (f64, f64) = (48.0, 26.0);
/// The lines of a flag, and their height.
pub(super) const LINES: usize = 3;
const FLAG: f64 = LINES as f64 * text::LINE;
/// From the lanes up and down to the flags; above the first lane its name comes between.
pub(super) const UP: f64 = 30.0;
pub(super) const DOWN: f64 = 20.0;
/// Room above the lanes, up to the words of today, and below where there are flags.
const ABOVE: f64 = UP + FLAG + 22.0;
const BELOW: f64 = DOWN + FLAG + 8.0;
/// The axis below: months and years.
pub(super) const AXIS: f64 = 46.0;
/// How often a year or a lane's name is said again.
pub(super) const AGAIN: f64 = 560.0;

/// Where everything is.
pub(super) struct Layout {
    /// The events' places in [`Exchange::blows`], in the order of time.
    pub order: Vec<usize>,
    /// The events' x, by their places in [`Exchange::blows`].
    pub x: Vec<f64>,
    /// The heights of the lanes, from above.
    pub lanes: [f64; 3],
    /// Where today is, if it is marked.
    pub today: Option<f64>,
    pub width: f64,
    pub height: f64,
    pub bands: Vec<Band>,
}

/// A month in which something happened.
pub(super) struct Band {
    pub year: i16,
    pub month: i8,
    pub from: f64,
    pub to: f64,
}

impl Layout {
    pub fn new(exchange: &Exchange) -> Self {
        let blows = &exchange.blows;
        let mut order: Vec<usize> = (0..blows.len()).collect();
        order.sort_by_key(|index| blows[*index].date);
        let left = exchange.lanes.iter().map(|name| text::width(name)).fold(0.0, f64::max) + 24.0;
        let apart =
            exchange.months.iter().map(|name| text::width(name) + 10.0).fold(STEP, f64::max);
        let dates: Vec<Date> = order.iter().map(|index| blows[*index].date).collect();
        let places = places(&dates, left + apart / 2.0, apart);
        let mut x = vec![0.0; blows.len()];
        order.iter().zip(&places).for_each(|(index, place)| x[*index] = *place);
        let last = places.last().copied().unwrap_or(left);
        let bare = blows.iter().all(|blow| blow.label.is_empty());
        let (above, below) = if bare { BARE } else { (ABOVE, BELOW) };
        let lanes = [0.0, LANE, 2.0 * LANE].map(|lane| above + lane);
        let room = exchange.as_of.map_or(0.0, |_| text::width(exchange.today));
        Layout {
            today: exchange.as_of.map(|day| today_place(&dates, &places, day, left)),
            bands: bands(&dates, &places, apart),
            width: (last + apart / 2.0 + room).max(320.0),
            height: lanes[2] + below + AXIS,
            order,
            x,
            lanes,
        }
    }

    /// Where an event stands.
    pub fn at(&self, exchange: &Exchange, index: usize) -> (f64, f64) {
        (self.x[index], self.lanes[lane(exchange.blows[index].side)])
    }

    /// The height of the axis of time.
    pub fn axis(&self) -> f64 {
        self.height - AXIS
    }

    /// Where the names of the lanes stand: at the start, and now and then where a month begins.
    pub fn names(&self) -> Vec<f64> {
        let mut names = vec![8.0];
        for Band { from, .. } in &self.bands {
            if from - names[names.len() - 1] >= AGAIN {
                names.push(from + 4.0);
            }
        }
        names
    }
}

/// The lane of a side, from above.
pub(super) fn lane(side: Side) -> usize {
    match side {
        Side::First => 0,
        Side::Shared | Side::Further => 1,
        Side::Second => 2,
    }
}

/// Places for dates in order: the first at `x`, then one after the other, `apart` where a month begins.
fn places(dates: &[Date], mut x: f64, apart: f64) -> Vec<f64> {
    let mut places: Vec<f64> = dates.first().map(|_| x).into_iter().collect();
    for pair in dates.windows(2) {
        let days = time::day(pair[1]) - time::day(pair[0]);
        let least = if month(pair[0]) == month(pair[1]) { STEP } else { apart };
        x += least.max((STEP + days * PER_DAY).min(WIDEST));
        places.push(x);
    }
    places
}

fn month(date: Date) -> (i16, i8) {
    (date.year(), date.month())
}

/// The months with their extent; between two of them the border is in the middle.
fn bands(dates: &[Date], places: &[f64], apart: f64) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (date, x) in dates.iter().zip(places) {
        let (year, month) = month(*date);
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

/// Between what has happened by `as_of` and what has not.
fn today_place(dates: &[Date], places: &[f64], as_of: Date, left: f64) -> f64 {
    let past = dates.partition_point(|date| *date <= as_of);
    match (past.checked_sub(1).map(|index| places[index]), places.get(past)) {
        (Some(before), Some(after)) => f64::midpoint(before, *after),
        (Some(before), None) => before + STEP / 2.0,
        (None, _) => left,
    }
}
