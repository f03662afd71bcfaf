//! Events on one axis of time: a dot plot (L. Wilkinson, "Dot Plots", The American Statistician 53, 1999). Events that
//! are nearer than a glyph is wide stand above one another; a tick on the axis tells the day of each.

use jiff::civil::Date;

use super::{Drawn, Strip, StripEvent, TARGET, mark};
use crate::chart::svg;
use crate::chart::time::TimeScale;

/// Half the name of a month that stands at the end of the axis.
const MARGIN: f64 = 36.0;
/// From the lowest glyph to the axis, where the ticks of the days stand.
const FOOT: f64 = 8.0;

/// Draws events in the order of time; and how many stand above one another at most.
pub(super) fn draw(strip: &Strip, events: &[&StripEvent], width: f64) -> (Drawn, usize) {
    let dates = || events.iter().map(|event| event.date);
    let from = dates().fold(strip.from.min(strip.to), Date::min);
    let to = dates().fold(strip.to.max(strip.from), Date::max);
    let scale = TimeScale::new(from, to, (MARGIN, width - MARGIN));
    let days: Vec<f64> = dates().map(|date| scale.x(date)).collect();
    let columns = columns(&days);
    let rows = columns.iter().map(|column| column.count).max().unwrap_or(1);
    let axis = rows as f64 * TARGET + FOOT;
    let day = |x: &f64| svg::line("pole", (*x, axis - FOOT + 2.0), (*x, axis));
    let mut body = scale.axis(axis, strip.months);
    body += &svg::unspoken("days", &days.iter().map(day).collect::<String>());
    let places = columns.iter().flat_map(|column| {
        (0..column.count).map(|row| (column.x, axis - FOOT - TARGET * (row as f64 + 0.5)))
    });
    body.extend(events.iter().zip(places).map(|(event, at)| mark(event, at)));
    (Drawn { height: axis + scale.depth(strip.months), body }, rows)
}

/// Events above one another.
#[derive(Debug, PartialEq)]
struct Column {
    x: f64,
    count: usize,
}

/// Columns for days in order: each holds the days within the width of a glyph from its first, and stands in their
/// middle, or as little to the right of that as the column before asks.
fn columns(days: &[f64]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut rest = days;
    while let [first, ..] = rest {
        let (these, others) = rest.split_at(rest.partition_point(|day| *day < first + TARGET));
        let middle = these.last().map_or(*first, |last| f64::midpoint(*first, *last));
        let least = columns.last().map_or(f64::NEG_INFINITY, |before| before.x + TARGET);
        columns.push(Column { x: middle.max(least), count: these.len() });
        rest = others;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_apart_and_near_their_days() {
        for days in [
            vec![],
            vec![50.0],
            vec![50.0; 40],
            vec![1.0, 24.9, 25.0, 26.0, 48.0, 49.0],
            vec![1.0, 2.0, 3.0, 30.0, 31.0, 600.0, 618.0, 618.0],
            (0..600).map(f64::from).collect(),
        ] {
            let columns = columns(&days);
            assert!(columns.windows(2).all(|pair| pair[1].x - pair[0].x >= TARGET), "{columns:?}");
            let x = columns.iter().flat_map(|column| std::iter::repeat_n(column.x, column.count));
            let far = |(x, day): (f64, &f64)| (x - day).abs() > TARGET;
            assert_eq!(x.clone().count(), days.len());
            assert!(!x.zip(&days).any(far), "{columns:?} for {days:?}");
        }
    }
}
