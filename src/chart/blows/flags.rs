//! The words beside the events of an exchange: flags on poles, above the lanes and below them, where there is room.

use super::Exchange;
use super::layout::{DOWN, LINES, Layout, UP, lane};
use crate::chart::place::{Board, Rect, Spot};
use crate::chart::svg::{self, Anchor};
use crate::chart::text;

/// The width of a flag's words.
const WIDTH: f64 = 124.0;
/// Between a flag's words and what is on their free side.
const APART: f64 = 10.0;

/// Words at their place.
pub(super) struct Flag {
    lines: Vec<String>,
    spot: Spot,
}

/// The flags that have room, by the events' places; newer events come first.
pub(super) fn place(exchange: &Exchange, layout: &Layout) -> Vec<Option<Flag>> {
    let mut board = board(exchange, layout);
    let mut flags: Vec<Option<Flag>> = exchange.blows.iter().map(|_| None).collect();
    for &index in layout.order.iter().rev() {
        let blow = &exchange.blows[index];
        if blow.label.is_empty() {
            continue;
        }
        let lines = text::wrap(blow.label, WIDTH, LINES);
        let spots = spots(layout, layout.x[index], lane(blow.side), &lines);
        flags[index] = board.put(&spots).map(|spot| Flag { lines, spot });
    }
    flags
}

/// What flags must keep off: the names of the lanes, the line of today and its words.
fn board(exchange: &Exchange, layout: &Layout) -> Board {
    let bounds = Rect { x0: 0.0, y0: 4.0, x1: layout.width, y1: layout.height };
    let mut board = Board::new(bounds);
    if let Some(x) = layout.today {
        let end = x + 6.0 + text::width(exchange.today);
        board.fill(Rect { x0: x, y0: 0.0, x1: end, y1: 20.0 });
        board.block([(x, 8.0), (x, layout.height)]);
    }
    for x in layout.names() {
        for (name, y) in exchange.lanes.iter().zip(layout.lanes) {
            board.fill(Rect { x0: x, y0: y - 26.0, x1: x + text::width(name), y1: y - 8.0 });
        }
    }
    board
}

/// Where a flag may be, best first: on its own side, to the right and to the left of its pole.
fn spots(layout: &Layout, x: f64, lane: usize, lines: &[String]) -> Vec<Spot> {
    let width = lines.iter().map(|line| text::width(line)).fold(0.0, f64::max) + APART;
    let height = lines.len() as f64 * text::LINE;
    let (above, below) = (layout.lanes[0] - UP - height, layout.lanes[2] + DOWN);
    let (up, down) = ((above, above), (below, below + height));
    let ways = match lane {
        0 => vec![up],
        1 => vec![up, down],
        _ => vec![down],
    };
    let sides = [(Anchor::Start, 5.0), (Anchor::End, -5.0)];
    let ways = ways.into_iter().flat_map(|way| sides.map(|side| (way, side)));
    let spot = |((top, end), (anchor, dx)): ((f64, f64), (Anchor, f64))| {
        let pole = Some([(x, layout.lanes[lane]), (x, end)]);
        Spot { height, pole, ..Spot::new(anchor, x + dx, top + 11.0, width) }
    };
    ways.map(spot).collect()
}

impl Flag {
    pub fn draw(&self) -> String {
        let Spot { anchor, x, y, pole, .. } = self.spot;
        let pole = pole.map(|[from, to]| svg::line("pole", from, to)).unwrap_or_default();
        let y = |row: usize| y + row as f64 * text::LINE;
        let line = |(row, line): (usize, &String)| svg::text("label", anchor, x, y(row), line);
        pole + &self.lines.iter().enumerate().map(line).collect::<String>()
    }
}
