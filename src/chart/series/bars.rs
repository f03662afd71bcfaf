//! Separate bars inside the frame of a series: one place each, in the order of time, never joined.

use super::labels;
use super::{Line, Plot, Point, SeriesChart};
use crate::chart::place::{Board, Rect, Spot};
use crate::chart::svg::{self, Anchor};
use crate::chart::text;

const WIDEST: f64 = 56.0;
/// The most lines of a bar's time.
const LINES: usize = 3;

/// A bar at its place; `x` is its middle.
struct Bar<'a> {
    line: &'a Line<'a>,
    point: &'a Point<'a>,
    x: f64,
    y: f64,
}

/// The bars, and how far their times reach below the plot.
pub(super) fn draw(chart: &SeriesChart, plot: &Plot) -> (String, f64) {
    let bars = bars(chart, plot);
    let slot = (plot.right - plot.left) / bars.len().max(1) as f64;
    let width = (slot * 0.64).min(WIDEST);
    let mut body: String = bars.iter().map(|bar| draw_bar(chart, plot, bar, width)).collect();
    body += &svg::unspoken("labels", &labels(plot, &bars, slot));
    let (ticks, below) = ticks(plot, &bars, slot);
    (body + &svg::unspoken("time", &ticks), below)
}

/// All bars of all lines, in the order of time and then of lines.
fn bars<'a>(chart: &'a SeriesChart, plot: &Plot) -> Vec<Bar<'a>> {
    let points =
        chart.lines.iter().flat_map(|line| line.points.iter().map(move |point| (line, point)));
    let mut points: Vec<_> = points.collect();
    points.sort_by_key(|(_, point)| (point.start, point.end));
    let slot = (plot.right - plot.left) / points.len().max(1) as f64;
    let bar = |(index, (line, point)): (usize, (&'a Line, &'a Point))| {
        let x = plot.left + slot * (index as f64 + 0.5);
        Bar { line, point, x, y: plot.values.y(point.value) }
    };
    points.into_iter().enumerate().map(bar).collect()
}

fn draw_bar(
    chart: &SeriesChart,
    plot: &Plot,
    Bar { line, point, x, y }: &Bar,
    width: f64,
) -> String {
    let zero = plot.values.y(0.0);
    let class = point.class(line.side, chart.as_of);
    let bar = svg::rect("bar", (x - width / 2.0, y.min(zero)), (width, (zero - y).abs()));
    let target =
        if point.href.is_some() { svg::target((*x, (y + zero) / 2.0)) } else { String::new() };
    svg::item(&class, point.href, point.title, &(target + &bar))
}

/// The figures at the ends of their bars: all if each has room, otherwise the first, the highest and the last.
fn labels(plot: &Plot, bars: &[Bar], slot: f64) -> String {
    let values: Vec<f64> = bars.iter().map(|bar| bar.point.value).collect();
    let kept = [Some(0), labels::highest(&values), bars.len().checked_sub(1)];
    let roomy = bars.iter().all(|bar| text::width(bar.point.label) <= slot);
    let labelled =
        bars.iter().enumerate().filter(|(index, _)| roomy || kept.contains(&Some(*index)));
    let bounds = Rect { x0: 0.0, y0: 0.0, x1: plot.right + 24.0, y1: plot.bottom + 18.0 };
    let mut board = Board::new(bounds);
    let label = |(_, Bar { line, point, x, y }): (usize, &Bar)| {
        let beyond = if point.value < 0.0 { 15.0 } else { -6.0 };
        let above =
            |row: f64| Spot::new(Anchor::Middle, *x, y + beyond - row, text::width(point.label));
        let spot = board.put_anyway(&[above(0.0), above(text::LINE)])?;
        let class = format!("label {}", line.side.class());
        Some(svg::text(&class, spot.anchor, spot.x, spot.y, point.label))
    };
    labelled.filter_map(label).collect()
}

/// The times under the bars in a few lines, as far as they have room, and how far they reach below the plot.
fn ticks(plot: &Plot, bars: &[Bar], slot: f64) -> (String, f64) {
    let (x0, x1) = (0.0, plot.right + 24.0);
    let mut board = Board::new(Rect { x0, y0: plot.bottom, x1, y1: plot.bottom + 80.0 });
    let (mut body, mut most) = (String::new(), 1);
    for Bar { point, x, .. } in bars {
        let lines = text::wrap(point.tick, (slot - 6.0).max(44.0), LINES);
        let width = lines.iter().map(|line| text::width(line)).fold(0.0, f64::max);
        let height = lines.len() as f64 * text::LINE;
        let spot = Spot { height, ..Spot::new(Anchor::Middle, *x, plot.bottom + 19.0, width) };
        if board.put(&[spot]).is_some() {
            let y = |row: usize| spot.y + text::LINE * row as f64;
            let line = |(row, line): (usize, &String)| {
                svg::text("tick-label", Anchor::Middle, *x, y(row), line)
            };
            body.extend(lines.iter().enumerate().map(line));
            most = most.max(lines.len());
        }
    }
    (body, 12.0 + most as f64 * text::LINE)
}
