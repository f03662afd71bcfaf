//! A series of figures over time: the data, the frame with its scales. `lines` and `bars` draw inside. The unit and the
//! names of the lines are the caller's to set beside the drawing, where words can wrap.

mod bars;
mod labels;
mod lines;

use jiff::civil::Date;

use super::svg::{self, Anchor};
use super::values::ValueScale;
use super::{Caption, Months, Side, text};

/// Above the plot there is room for the highest figure and the words of today.
const ABOVE: f64 = 22.0;
const ABOVE_TODAY: f64 = 36.0;
const PLOT: f64 = 180.0;
/// Half a label stands out over the right edge of the plot.
const RIGHT: f64 = 26.0;
const KEY: (f64, f64) = (36.0, 14.0);

/// How values become marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Each value holds until the next one.
    Step,
    /// Measured values, joined by straight lines.
    Line,
    /// Single figures, each with its label, never joined and not to scale in time.
    Bar,
}

/// One figure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Point<'a> {
    /// The first day that it stands for.
    pub start: Date,
    /// The last day that it stands for; what lies after `as_of` is not drawn.
    pub end: Date,
    /// The figure, in the chart's unit.
    pub value: f64,
    /// The figure as it is written beside its mark.
    pub label: &'a str,
    /// The time as it is written under a bar; other shapes have an axis instead.
    pub tick: &'a str,
    /// What it says when it is pointed at, and the name of its link: the figure, the time, the event.
    pub title: &'a str,
    /// The page that it leads to, as it stands in an attribute: relative and percent-encoded.
    pub href: Option<&'a str>,
    /// Not in force yet. A point that starts after `as_of` is planned in any case.
    pub planned: bool,
    /// Computed from the sources' figures: a hollow mark.
    pub derived: bool,
    /// Not joined to the point before it; a step before it ends with that point's `end`.
    pub gap: bool,
}

/// Figures that belong together. Two estimates of one thing are two lines.
#[derive(Clone, Debug, Default)]
pub struct Line<'a> {
    /// Whose figures they are; [`series_key`] draws its sign for a legend.
    pub side: Side,
    /// The figures, in any order.
    pub points: Vec<Point<'a>>,
}

/// A chart of one unit over time.
#[derive(Clone)]
pub struct SeriesChart<'a> {
    /// Its name.
    pub caption: Caption<'a>,
    /// How values become marks.
    pub shape: Shape,
    /// One or more lines.
    pub lines: Vec<Line<'a>>,
    /// The briefing's today, where steps end.
    pub as_of: Date,
    /// What stands at the line that marks today; it is drawn where something is planned.
    pub today: &'a str,
    /// The names of the months.
    pub months: &'a Months,
    /// Writes a value of the axis; [`super::digits`] where nothing better is at hand.
    pub format: &'a dyn Fn(f64) -> String,
    /// The width in pixels, at least 240; 640 is usual.
    pub width: u32,
}

impl Point<'_> {
    fn is_planned(&self, as_of: Date) -> bool {
        self.planned || self.start > as_of
    }

    /// The classes of its mark.
    fn class(&self, side: Side, as_of: Date) -> String {
        let planned = if self.is_planned(as_of) { " planned" } else { "" };
        let derived = if self.derived { " derived" } else { "" };
        format!("mark {}{planned}{derived}", side.class())
    }
}

/// The inside of the frame.
struct Plot {
    left: f64,
    right: f64,
    values: ValueScale,
    bottom: f64,
    top: f64,
}

/// Draws a series, about 240 pixels high.
pub fn series(chart: &SeriesChart) -> String {
    let width = f64::from(chart.width.max(240));
    let plans = lines::has_plans(chart) && chart.shape != Shape::Bar;
    let plot = Plot::new(chart, width, if plans { ABOVE_TODAY } else { ABOVE });
    let (inside, below) = match chart.shape {
        Shape::Bar => bars::draw(chart, &plot),
        Shape::Step | Shape::Line => lines::draw(chart, &plot),
    };
    let scale = svg::unspoken("values", &plot.grid(chart.format));
    let size = (width, plot.bottom + below);
    svg::figure("series", &chart.caption, size, &(scale + &inside))
}

/// The sign of a line, to stand before its name. Decorative.
pub fn series_key(shape: Shape, side: Side) -> String {
    let (class, middle) = (side.class(), KEY.1 / 2.0);
    let sign = match shape {
        Shape::Bar => {
            let bar = svg::rect("bar", (8.0, 1.0), (20.0, KEY.1 - 2.0));
            svg::item(class, None, "", &bar)
        }
        Shape::Step | Shape::Line => {
            let stroke = svg::path(&format!("line {class}"), &format!("M0 {middle}h{}", KEY.0));
            let glyph = svg::glyph(side, (KEY.0 / 2.0, middle), 5.0);
            stroke + &svg::item(class, None, "", &glyph)
        }
    };
    svg::ornament("chart key", KEY, &sign)
}

impl Plot {
    fn new(chart: &SeriesChart, width: f64, top: f64) -> Self {
        let bottom = top + PLOT;
        let values = chart.lines.iter().flat_map(|line| &line.points).map(|point| point.value);
        let values = ValueScale::new(values, top, bottom);
        let labels = values.ticks.iter().map(|value| text::width(&(chart.format)(*value)));
        let left = labels.fold(20.0, f64::max).min(width / 3.0) + 14.0;
        Plot { left, right: width - RIGHT, values, bottom, top }
    }

    /// A line and a label for each tick; the one at zero is the axis.
    fn grid(&self, format: &dyn Fn(f64) -> String) -> String {
        let tick = |value: &f64| {
            let y = self.values.y(*value);
            let class = if *value == 0.0 { "axis" } else { "grid" };
            let label =
                svg::text("tick-label", Anchor::End, self.left - 8.0, y + 4.5, &format(*value));
            svg::line(class, (self.left, y), (self.right, y)) + &label
        };
        self.values.ticks.iter().map(tick).collect()
    }
}
