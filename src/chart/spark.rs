//! Sparklines: the course of a series in the height of a line of text.

use jiff::civil::Date;

use super::Shape;
use super::runs::{self, Run, Stop};
use super::svg;
use super::time::day;
use super::values::sane;

const SIZE: (f64, f64) = (120.0, 28.0);
const LEFT: f64 = 3.0;
const RIGHT: f64 = 115.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = 24.0;

/// Draws values in the order of time from zero up, 120 by 28 pixels, the last one marked. What is after `as_of` is
/// left out. Decorative: it says nothing to assistive technology, and the figure stands beside it.
pub fn spark(values: &[(Date, f64)], shape: Shape, as_of: Date) -> String {
    let mut values: Vec<_> = values.iter().copied().filter(|(date, _)| *date <= as_of).collect();
    values.sort_by_key(|(date, _)| *date);
    let body = match shape {
        Shape::Step => strokes(&stops(&values, as_of), |stops| runs::steps(stops, RIGHT, RIGHT)),
        Shape::Line => strokes(&stops(&values, as_of), runs::joins),
        Shape::Bar => bars(&values),
    };
    svg::ornament("spark", SIZE, &body)
}

fn strokes(stops: &[Stop], join: impl Fn(&[Stop]) -> Vec<Run>) -> String {
    let runs = join(stops);
    let end = runs.last().and_then(|run| run.corners.last().copied());
    let end = end.or(stops.last().map(|stop| (stop.x, stop.y)));
    let mark = end.map(dot).unwrap_or_default();
    runs.iter().map(|run| svg::path("line", &run.data())).collect::<String>() + &mark
}

fn dot(at: (f64, f64)) -> String {
    svg::circle("last", at, 2.75)
}

fn stops(values: &[(Date, f64)], as_of: Date) -> Vec<Stop> {
    let first = values.first().map_or(0.0, |(date, _)| day(*date));
    let length = (day(as_of) - first).max(1.0);
    let stop = |&(date, value): &(Date, f64)| {
        let x = LEFT + (RIGHT - LEFT) * (day(date) - first) / length;
        Stop { x, y: height(values, value), end: x, planned: false, gap: false }
    };
    values.iter().map(stop).collect()
}

fn bars(values: &[(Date, f64)]) -> String {
    let slot = (RIGHT - LEFT) / values.len().max(4) as f64;
    let zero = height(values, 0.0);
    let bar = |(index, (_, value)): (usize, &(Date, f64))| {
        let (x, y) = (LEFT + slot * index as f64, height(values, *value));
        let class = if index + 1 == values.len() { "bar last" } else { "bar" };
        svg::rect(class, (x, y.min(zero)), (slot * 0.7, (zero - y).abs().max(1.0)))
    };
    values.iter().enumerate().map(bar).collect()
}

/// The height of a value between the least and the greatest of `values` and zero.
fn height(values: &[(Date, f64)], value: f64) -> f64 {
    let all = || values.iter().map(|(_, value)| sane(*value));
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    if high - low == 0.0 {
        BOTTOM
    } else {
        BOTTOM + (TOP - BOTTOM) * (sane(value) - low) / (high - low)
    }
}
