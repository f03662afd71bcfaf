//! The exchange as a column for narrow pages: the lanes side by side, the newest event at the top as in the list below it,
//! each with its words beside it. Years stand between their events.

use super::layout::{in_order, lane};
use super::{Exchange, LANES, answer_class, answered, blow};
use crate::chart::svg::{self, Anchor, N, TARGET};
use crate::chart::{Side, text};

/// From lane to lane.
const LANE: f64 = 30.0;
/// Where the words stand.
const WORDS: f64 = 98.0;
const LINES: usize = 3;
/// The height of a heading, and of an event's row at least.
const HEADING: f64 = 28.0;
const ROW: f64 = 30.0;
/// A row is higher than its words by this.
const APART: f64 = 9.0;
/// How far an arc within a lane bends aside.
const BEND: f64 = 14.0;

/// Draws the exchange in `width` pixels, as high as its events need.
pub fn column(exchange: &Exchange, width: u32) -> String {
    let width = f64::from(width.max(240));
    let (keys, top) = keys(exchange, width);
    let rows = Rows::new(exchange, width, top);
    let mut body = keys + &lanes(&rows, top) + &headings(&rows, width);
    let arcs = |index: usize, class: &str| answers(exchange, &rows, index, class);
    body.extend(rows.order.iter().map(|index| arcs(*index, "answer")));
    for &index in &rows.order {
        let traces = arcs(index, "trace");
        if !traces.is_empty() {
            body += &svg::unspoken("traces", &traces);
        }
        body += &blow(exchange, index, rows.at(exchange, index), &rows.words(index));
    }
    svg::figure("blows column", &exchange.caption, (width, rows.height), &body)
}

/// The names of the lanes after their signs, in as many rows as they need; and where these end.
fn keys(exchange: &Exchange, width: f64) -> (String, f64) {
    let (mut x, mut y, mut body) = (0.0, 14.0, String::new());
    for (name, side) in exchange.lanes.iter().zip(LANES) {
        let length = 18.0 + text::bold_width(name);
        if x > 0.0 && x + length > width {
            (x, y) = (0.0, y + 22.0);
        }
        let class = format!("lane-name {}", side.class());
        body += &svg::item(side.class(), None, "", &svg::glyph(side, (x + 7.0, y), 5.5));
        body += &svg::text(&class, Anchor::Start, x + 18.0, y + 4.5, name);
        x += length + 10.0;
    }
    (svg::unspoken("names", &body), y + 16.0)
}

/// Where everything is.
struct Rows {
    /// The newest first.
    order: Vec<usize>,
    /// By the events' places: the height of the mark, and the lines of the words.
    rows: Vec<(f64, Vec<String>)>,
    /// The heights and the words of the headings, and whether it is today.
    headings: Vec<(f64, String, bool)>,
    height: f64,
}

impl Rows {
    fn new(exchange: &Exchange, width: f64, mut y: f64) -> Self {
        let (mut order, _) = in_order(exchange);
        order.reverse();
        let mut rows = vec![(0.0, Vec::new()); exchange.blows.len()];
        let (mut headings, mut year, mut ahead) = (Vec::new(), None, false);
        for &index in &order {
            let event = &exchange.blows[index];
            if ahead && event.date <= exchange.as_of {
                headings.push((y + HEADING / 2.0, exchange.today.to_owned(), true));
                y += HEADING;
            }
            ahead = event.date > exchange.as_of;
            if year != Some(event.date.year()) {
                headings.push((y + HEADING / 2.0, event.date.year().to_string(), false));
                y += HEADING;
            }
            year = Some(event.date.year());
            let lines = text::wrap(event.label, width - WORDS - 6.0, LINES);
            let height = (lines.len() as f64 * text::LINE + APART).max(ROW);
            rows[index] = (y + height / 2.0, lines);
            y += height;
        }
        Rows { order, rows, headings, height: y + 6.0 }
    }

    fn at(&self, exchange: &Exchange, index: usize) -> (f64, f64) {
        (lane_x(exchange.blows[index].side), self.rows[index].0)
    }

    fn words(&self, index: usize) -> String {
        let (y, lines) = &self.rows[index];
        let first = y + 4.5 - (lines.len() as f64 - 1.0) * text::LINE / 2.0;
        let line = |(row, line): (usize, &String)| {
            svg::text("label", Anchor::Start, WORDS, first + row as f64 * text::LINE, line)
        };
        lines.iter().filter(|line| !line.is_empty()).enumerate().map(line).collect()
    }
}

fn lane_x(side: Side) -> f64 {
    TARGET / 2.0 + 4.0 + LANE * lane(side) as f64
}

fn lanes(rows: &Rows, top: f64) -> String {
    let lane = |side: Side| {
        let x = lane_x(side);
        svg::line(&format!("lane {}", side.class()), (x, top), (x, rows.height))
    };
    LANES.into_iter().map(lane).collect()
}

fn headings(rows: &Rows, width: f64) -> String {
    let heading = |(y, words, is_today): &(f64, String, bool)| {
        let (line, label) =
            if *is_today { ("today", "today-label") } else { ("grid", "tick-label year") };
        svg::line(line, (0.0, *y), (WORDS - 8.0, *y))
            + &svg::text(label, Anchor::Start, WORDS, y + 4.5, words)
            + &svg::line(line, (WORDS + 4.0 + text::bold_width(words), *y), (width, *y))
    };
    svg::unspoken("time", &rows.headings.iter().map(heading).collect::<String>())
}

/// The lines from what an event answers to the event.
fn answers(exchange: &Exchange, rows: &Rows, index: usize, class: &str) -> String {
    let event = &exchange.blows[index];
    let draw = |other: usize| {
        let (x0, y0) = rows.at(exchange, other);
        let (x1, y1) = rows.at(exchange, index);
        let bend = if x0 != x1 {
            f64::midpoint(y0, y1)
        } else {
            return svg::path(&answer_class(event, class, false), &aside(x0, y0, y1));
        };
        let (from, to, y0, y1, bend) = (N(x0), N(x1), N(y0), N(y1), N(bend));
        let data = format!("M{from} {y0}C{from} {bend} {to} {bend} {to} {y1}");
        svg::path(&answer_class(event, class, false), &data)
    };
    answered(exchange, index).map(draw).collect()
}

/// Between two events of one lane, towards the middle.
fn aside(x: f64, y0: f64, y1: f64) -> String {
    let way = if x > lane_x(Side::Shared) { -1.0 } else { 1.0 };
    let (bend, x, y0, y1) = (N(x + way * BEND * 4.0 / 3.0), N(x), N(y0), N(y1));
    format!("M{x} {y0}C{bend} {y0} {bend} {y1} {x} {y1}")
}
