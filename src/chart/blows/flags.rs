//! The words beside the events of an exchange: flags on poles, above the lanes and below them, where there is room.

use super::Exchange;
use super::layout::{DOWN, FLAG, LINES, Layout, ROWS_APART, UP, WIDTH, lane};
use crate::chart::place::{Board, Rect, Spot};
use crate::chart::svg::{self, Anchor};
use crate::chart::text;

/// Between a flag's words and what is on their free side.
const APART: f64 = 10.0;

/// Words at their place.
pub(super) struct Flag {
    lines: Vec<String>,
    spot: Spot,
    /// Whether poles may run behind the words.
    across: bool,
}

/// The flags that have room, by the events' places; newer events come first. With `across`, a flag may stand in the way
/// of poles and of the line of today. The layout loses the room that none takes.
pub(super) fn place(exchange: &Exchange, layout: &mut Layout, across: bool) -> Vec<Option<Flag>> {
    let mut board = board(layout);
    let mut flags: Vec<Option<Flag>> = exchange.blows.iter().map(|_| None).collect();
    for &index in layout.order.iter().rev() {
        let blow = &exchange.blows[index];
        if blow.label.is_empty() {
            continue;
        }
        let lines = text::wrap(blow.label, WIDTH, LINES);
        let spots = spots(layout, layout.x[index], lane(exchange, blow.side), &lines);
        let mut spot = board.put(&spots);
        if across {
            spot = spot.or_else(|| board.put_across(&spots));
        }
        flags[index] = spot.map(|spot| Flag { lines, spot, across });
    }
    let areas = || flags.iter().flatten().map(|flag| flag.spot.area());
    let top = areas().map(|area| area.y0).fold(f64::INFINITY, f64::min);
    let bottom = areas().map(|area| area.y1).fold(f64::NEG_INFINITY, f64::max);
    let up = layout.crop(top, bottom);
    flags.iter_mut().flatten().for_each(|flag| flag.lift(up));
    flags
}

/// What flags must keep off: the line of today; its words are above them all.
fn board(layout: &Layout) -> Board {
    let bounds = Rect { x0: 0.0, y0: layout.top, x1: layout.width, y1: layout.height };
    let mut board = Board::new(bounds);
    if let Some(x) = layout.today {
        board.block([(x, 8.0), (x, layout.height)]);
    }
    board
}

/// Where a flag may be, best first: on its own side; to the right of its pole, the nearer the better; to the left, the
/// farther the better. Flags are placed from the right, and so one does not stand in the way of the next.
fn spots(layout: &Layout, x: f64, lane: usize, lines: &[String]) -> Vec<Spot> {
    let width = lines.iter().map(|line| text::width(line)).fold(0.0, f64::max) + APART;
    let height = lines.len() as f64 * text::LINE;
    let ways = |row: usize| {
        let off = row as f64 * (FLAG + ROWS_APART);
        let (first, last) = layout.ends();
        let (above, below) = (first - UP - off - height, last + DOWN + off);
        let (up, down) = ((above, above), (below, below + height));
        match lane {
            0 => vec![up],
            _ if lane + 1 == layout.lanes.len() => vec![down],
            _ => vec![up, down],
        }
    };
    let (near, far) = (0..layout.rows, (0..layout.rows).rev());
    let right = near.flat_map(&ways).map(|way| (way, (Anchor::Start, 5.0)));
    let left = far.flat_map(&ways).map(|way| (way, (Anchor::End, -5.0)));
    let spot = |((top, end), (anchor, dx)): ((f64, f64), (Anchor, f64))| {
        let pole = Some([(x, layout.lanes[lane]), (x, end)]);
        Spot { height, pole, ..Spot::new(anchor, x + dx, top + 11.0, width) }
    };
    right.chain(left).map(spot).collect()
}

impl Flag {
    /// Moves it up.
    fn lift(&mut self, up: f64) {
        self.spot.y -= up;
        self.spot.pole = self.spot.pole.map(|ends| ends.map(|(x, y)| (x, y - up)));
    }

    pub fn pole(&self) -> String {
        self.spot.pole.map(|[from, to]| svg::line("pole", from, to)).unwrap_or_default()
    }

    /// What hides the poles behind the words.
    fn ground(&self) -> String {
        let Rect { x0, y0, x1, y1 } = self.spot.area();
        let (x0, x1) = match self.spot.anchor {
            Anchor::End => (x0 + APART / 2.0, x1 + 2.0),
            _ => (x0 - 2.0, x1 - APART / 2.0),
        };
        svg::rect("ground", (x0, y0), (x1 - x0, y1 - y0))
    }

    /// The words, on a ground of their own where poles run behind them.
    pub fn words(&self) -> String {
        let Spot { anchor, x, y, .. } = self.spot;
        let y = |row: usize| y + row as f64 * text::LINE;
        let line = |(row, line): (usize, &String)| svg::text("label", anchor, x, y(row), line);
        let lines: String = self.lines.iter().enumerate().map(line).collect();
        if self.across { self.ground() + &lines } else { lines }
    }
}
