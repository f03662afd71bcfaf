//! Steps and joined points, with their marks and labels, inside the frame of a series.

use jiff::civil::Date;

use super::labels;
use super::{Line, Plot, Point, SeriesChart, Shape};
use crate::chart::place::{Board, Rect, Spot};
use crate::chart::runs::{self, Run, Stop};
use crate::chart::svg::{self, Anchor};
use crate::chart::text;
use crate::chart::time::TimeScale;

/// The size of a mark.
pub(super) const RADIUS: f64 = 4.5;

/// A point at its place. `from` and `stop.end` bound the time that it stands for.
pub(super) struct Mark<'a> {
    pub point: &'a Point<'a>,
    pub stop: Stop,
    from: f64,
}

/// The lines, and how far the axis of time reaches below the plot.
pub(super) fn draw(chart: &SeriesChart, plot: &Plot) -> (String, f64) {
    let scale = time_scale(chart, plot);
    let drawn: Vec<_> =
        chart.lines.iter().map(|line| Drawn::new(chart, line, plot, &scale)).collect();
    let mut board = board(plot, &drawn);
    let today = today(chart, plot, &scale, &mut board);
    let mut body = scale.axis(plot.bottom, chart.months) + &today;
    body.extend(drawn.iter().map(Drawn::strokes));
    body.extend(drawn.iter().map(Drawn::marks));
    let marks = drawn.iter().flat_map(|line| line.marks.iter().map(|mark| (line.line.side, mark)));
    let kept: Vec<bool> = drawn.iter().flat_map(|line| labels::kept(&line.marks)).collect();
    let crowd = (plot.right - plot.left) / labels::CROWD;
    let marks: Vec<_> = marks.collect();
    let labels = labels::draw((chart.shape, crowd as usize), &marks, &kept, &mut board);
    (body + &labels, scale.depth(chart.months))
}

/// The time from the first point to today, and on to the last that is planned.
fn time_scale(chart: &SeriesChart, plot: &Plot) -> TimeScale {
    let points = || chart.lines.iter().flat_map(|line| &line.points);
    let first = points().map(|point| point.start).min().unwrap_or(chart.as_of);
    let last = points().map(|point| last_day(point, chart.as_of)).fold(chart.as_of, Date::max);
    let scale = TimeScale::new(first, last, (plot.left, plot.right));
    let planned = has_plans(chart);
    // The first figures need room on their left, and a planned level some length to be seen.
    let firsts = chart.lines.iter().filter_map(|line| line.points.iter().min_by_key(|p| p.start));
    let widest = firsts.map(|point| text::width(point.label)).fold(0.0, f64::max);
    let lead = ((widest + 12.0) / (plot.right - plot.left)).min(0.15);
    scale.with_room(lead, if planned { 0.06 } else { 0.0 })
}

/// Whether a point is planned, so that today is marked.
pub(super) fn has_plans(chart: &SeriesChart) -> bool {
    let mut points = chart.lines.iter().flat_map(|line| &line.points);
    points.any(|point| point.is_planned(chart.as_of))
}

/// Nothing stands for days that have not come: an open end is today, a planned point has its first day only.
fn last_day(point: &Point, as_of: Date) -> Date {
    point.end.min(as_of).max(point.start)
}

/// The line that marks today, where something is drawn after it.
fn today(chart: &SeriesChart, plot: &Plot, scale: &TimeScale, board: &mut Board) -> String {
    if !has_plans(chart) {
        return String::new();
    }
    let x = scale.x(chart.as_of);
    let stroke = [(x, plot.top - 14.0), (x, plot.bottom)];
    let line = svg::line("today", stroke[0], stroke[1]);
    if chart.today.is_empty() {
        return line;
    }
    let width = text::width(chart.today);
    let y = plot.top - 18.0;
    let spots =
        [(Anchor::Middle, x), (Anchor::End, x + 8.0)].map(|(a, x)| Spot::new(a, x, y, width));
    let label =
        board.put_anyway(&spots).map(|s| svg::text("today-label", s.anchor, s.x, s.y, chart.today));
    board.block(stroke);
    line + &label.unwrap_or_default()
}

/// What the labels must keep off.
fn board(plot: &Plot, drawn: &[Drawn]) -> Board {
    let (x0, x1) = (plot.left - 4.0, plot.right + 24.0);
    let mut board = Board::new(Rect { x0, y0: 0.0, x1, y1: plot.bottom });
    for line in drawn {
        line.runs.iter().flat_map(Run::strokes).for_each(|stroke| board.block(stroke));
        for Mark { stop: Stop { x, y, .. }, .. } in &line.marks {
            board.fill(Rect { x0: x - RADIUS, y0: y - RADIUS, x1: x + RADIUS, y1: y + RADIUS });
        }
    }
    board
}

/// One line with its geometry.
struct Drawn<'a> {
    line: &'a Line<'a>,
    as_of: Date,
    marks: Vec<Mark<'a>>,
    runs: Vec<Run>,
}

impl<'a> Drawn<'a> {
    fn new(chart: &SeriesChart, line: &'a Line<'a>, plot: &Plot, scale: &TimeScale) -> Self {
        let mut points: Vec<&Point> = line.points.iter().collect();
        points.sort_by_key(|point| point.start);
        let marks: Vec<_> = points.iter().map(|point| mark(chart, point, plot, scale)).collect();
        let stops: Vec<_> = marks.iter().map(|mark| mark.stop).collect();
        let runs = match chart.shape {
            Shape::Step => runs::steps(&stops, scale.x(chart.as_of), plot.right),
            Shape::Line | Shape::Bar => runs::joins(&stops),
        };
        Drawn { line, as_of: chart.as_of, marks, runs }
    }

    fn strokes(&self) -> String {
        let side = self.line.side.class();
        let path = |run: &Run| {
            let planned = if run.planned { " planned" } else { "" };
            svg::path(&format!("line {side}{planned}"), &run.data())
        };
        self.runs.iter().map(path).collect()
    }

    fn marks(&self) -> String {
        self.marks.iter().map(|mark| self.mark(mark)).collect()
    }

    fn mark(&self, Mark { point, stop, from }: &Mark) -> String {
        let at = (stop.x, stop.y);
        let class = point.class(self.line.side, self.as_of);
        let target = if point.href.is_some() { svg::target(at) } else { String::new() };
        let spans = *from != stop.x && stop.end - from > 3.0 * RADIUS;
        let span = if spans {
            svg::line("span", (*from, stop.y), (stop.end, stop.y))
        } else {
            String::new()
        };
        let inner = target + &span + &svg::glyph(self.line.side, at, RADIUS);
        svg::item(&class, point.href, point.title, &inner)
    }
}

/// A step holds from its first day; a joined point stands in the middle of its time.
fn mark<'a>(chart: &SeriesChart, point: &'a Point<'a>, plot: &Plot, scale: &TimeScale) -> Mark<'a> {
    let from = scale.x(point.start);
    let end = scale.x(last_day(point, chart.as_of));
    let x = if chart.shape == Shape::Step { from } else { (from + end) / 2.0 };
    let planned = point.is_planned(chart.as_of);
    let stop = Stop { x, y: plot.values.y(point.value), end, planned, gap: point.gap };
    Mark { point, stop, from }
}
