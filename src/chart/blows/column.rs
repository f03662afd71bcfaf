//! The exchange as a column for narrow pages: the lanes side by side, the newest event at the top as in the list below it,
//! each with its words beside it. Years stand between their events.

use super::layout::{in_order, lane};
use super::{Blow, Exchange, Lane, answer_class, answered, blow};
use crate::chart::svg::{self, Anchor, N, TARGET};
use crate::chart::text;

/// From lane to lane.
const FROM_LANE: f64 = 30.0;
/// From the last lane to the words.
const GAP: f64 = 22.0;
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
    let mut body = keys + &lanes(exchange, &rows, top) + &headings(&rows, width);
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
    for Lane { side, name } in &exchange.lanes {
        let name = text::wrap_bold(name, width - 18.0, 1).concat();
        let length = 18.0 + text::bold_width(&name);
        if x > 0.0 && x + length > width {
            (x, y) = (0.0, y + 22.0);
        }
        let class = format!("lane-name {}", side.class());
        body += &svg::item(side.class(), None, "", &svg::glyph(*side, (x + 7.0, y), 5.5));
        body += &svg::text(&class, Anchor::Start, x + 18.0, y + 4.5, &name);
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
    /// Where the words begin.
    words: f64,
    height: f64,
}

impl Rows {
    fn new(exchange: &Exchange, width: f64, mut y: f64) -> Self {
        let (mut order, _) = in_order(exchange);
        order.reverse();
        let words = lane_x(exchange.lanes.len().max(1) - 1) + GAP;
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
            let lines = text::wrap(&dated(event), width - words - 6.0, LINES);
            let height = (lines.len() as f64 * text::LINE + APART).max(ROW);
            rows[index] = (y + height / 2.0, lines);
            y += height;
        }
        Rows { order, rows, headings, words, height: y + 6.0 }
    }

    fn at(&self, exchange: &Exchange, index: usize) -> (f64, f64) {
        (lane_x(lane(exchange, exchange.blows[index].side)), self.rows[index].0)
    }

    fn words(&self, index: usize) -> String {
        let (y, lines) = &self.rows[index];
        let first = y + 4.5 - (lines.len() as f64 - 1.0) * text::LINE / 2.0;
        let line = |(row, line): (usize, &String)| {
            svg::text("label", Anchor::Start, self.words, first + row as f64 * text::LINE, line)
        };
        lines.iter().filter(|line| !line.is_empty()).enumerate().map(line).collect()
    }
}

/// The words of an event after its day.
fn dated(event: &Blow) -> String {
    let parts = [event.day, event.label];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn lane_x(lane: usize) -> f64 {
    TARGET / 2.0 + 4.0 + FROM_LANE * lane as f64
}

fn lanes(exchange: &Exchange, rows: &Rows, top: f64) -> String {
    let draw = |(index, lane): (usize, &Lane)| {
        let (class, x) = (format!("lane {}", lane.side.class()), lane_x(index));
        svg::line(&class, (x, top), (x, rows.height))
    };
    exchange.lanes.iter().enumerate().map(draw).collect()
}

fn headings(rows: &Rows, width: f64) -> String {
    let heading = |(y, words, is_today): &(f64, String, bool)| {
        let (line, label) =
            if *is_today { ("today", "today-label") } else { ("grid", "tick-label year") };
        let (begin, end) = (rows.words - 8.0, rows.words + 4.0 + text::bold_width(words));
        svg::line(line, (0.0, *y), (begin, *y))
            + &svg::text(label, Anchor::Start, rows.words, y + 4.5, words)
            + &svg::line(line, (end, *y), (width.max(end), *y))
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
            let first = lane(exchange, event.side) == 0;
            return svg::path(&answer_class(event, class, false), &aside(x0, (y0, y1), first));
        };
        let (from, to, y0, y1, bend) = (N(x0), N(x1), N(y0), N(y1), N(bend));
        let data = format!("M{from} {y0}C{from} {bend} {to} {bend} {to} {y1}");
        svg::path(&answer_class(event, class, false), &data)
    };
    answered(exchange, index).map(draw).collect()
}

/// Between two events of one lane: to the right of the first lane, to the left of others.
fn aside(x: f64, (y0, y1): (f64, f64), first: bool) -> String {
    let way = if first { 1.0 } else { -1.0 };
    let (bend, x, y0, y1) = (N(x + way * BEND * 4.0 / 3.0), N(x), N(y0), N(y1));
    format!("M{x} {y0}C{bend} {y0} {bend} {y1} {x} {y1}")
}
