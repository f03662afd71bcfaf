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
    /// Whether lines may run behind the words.
    across: bool,
}

/// The words of the events, by the events' places.
pub(super) type Flags = Vec<Option<Flag>>;

/// How many places are tried for the middle, from which the words lean to both sides.
const MIDDLES: usize = 24;

/// On which side of its pole a flag is, and how far from it.
type Lean = (Anchor, f64);
const PAST: Lean = (Anchor::End, -5.0);
const FUTURE: Lean = (Anchor::Start, 5.0);

/// Where the flags of the inner lanes go.
#[derive(Clone, Copy)]
enum Inner {
    Below,
    Above,
    InTurns,
}

/// The flags of all events that have words, if there is room for each in the layout's rows without a pole behind any words.
/// The layout loses the room that none takes.
pub(super) fn place(exchange: &Exchange, layout: &mut Layout) -> Option<Flags> {
    let all = |inner| {
        let [above, below] = parted(exchange, layout, inner);
        let mut flags = side(exchange, layout, &above, true)?;
        flags.extend(side(exchange, layout, &below, false)?);
        Some(flags)
    };
    let placed = [Inner::Below, Inner::Above, Inner::InTurns].into_iter().find_map(all)?;
    Some(settle(exchange, layout, placed))
}

/// The flags where there is not room enough: some stand across poles.
pub(super) fn place_anyway(exchange: &Exchange, layout: &mut Layout) -> Flags {
    let [above, below] = parted(exchange, layout, Inner::InTurns);
    let mut placed = attempt(exchange, layout, &above, (true, 0, true));
    placed.extend(attempt(exchange, layout, &below, (false, 0, true)));
    settle(exchange, layout, placed)
}

/// The events with words in the order of time: those with their flags above the lanes, and those below.
fn parted(exchange: &Exchange, layout: &Layout, inner: Inner) -> [Vec<usize>; 2] {
    let last = layout.lanes.len() - 1;
    let named = layout.order.iter().filter(|index| !exchange.blows[**index].label.is_empty());
    let mut turn = false;
    let (above, below) =
        named.partition(|index| match lane(exchange, exchange.blows[**index].side) {
            0 => true,
            lane if lane == last => false,
            _ => {
                turn = !turn;
                match inner {
                    Inner::Below => false,
                    Inner::Above => true,
                    Inner::InTurns => turn,
                }
            }
        });
    [above, below]
}

/// The flags of one side, if all have room: those before some middle lean to the past, the others to the future, so that of
/// events close together only half the flags stand above one another.
fn side(
    exchange: &Exchange,
    layout: &Layout,
    events: &[usize],
    is_above: bool,
) -> Option<Vec<(usize, Flag)>> {
    let step = events.len().div_ceil(MIDDLES).max(1);
    let attempt = |middle| attempt(exchange, layout, events, (is_above, middle, false));
    let mut attempts = (0..=events.len()).step_by(step).map(attempt);
    attempts.find(|placed| placed.len() == events.len())
}

/// The flags of one side that have room; with `across`, also where poles run behind them.
fn attempt(
    exchange: &Exchange,
    layout: &Layout,
    events: &[usize],
    (is_above, middle, across): (bool, usize, bool),
) -> Vec<(usize, Flag)> {
    let bounds = Rect { x0: 0.0, y0: layout.top, x1: layout.width, y1: layout.height };
    let mut board = Board::new(bounds);
    let (older, newer) = events.split_at(middle);
    let older = older.iter().map(|index| (*index, PAST));
    let leaning = older.chain(newer.iter().rev().map(|index| (*index, FUTURE)));
    let mut placed = Vec::new();
    for (index, lean) in leaning {
        let blow = &exchange.blows[index];
        let lines = text::wrap(blow.label, WIDTH, LINES);
        let at = (layout.x[index], layout.lanes[lane(exchange, blow.side)]);
        let spots = spots(layout, at, (lean, is_above), &lines);
        let free = board.put(&spots);
        let spot = if across { free.or_else(|| board.put_across(&spots)) } else { free };
        placed.extend(spot.map(|spot| {
            let across = across || is_at_today(layout, &spot);
            (index, Flag { lines, spot, across })
        }));
    }
    placed
}

/// Whether the line of today runs behind a flag.
fn is_at_today(layout: &Layout, spot: &Spot) -> bool {
    let Rect { x0, x1, .. } = spot.area();
    layout.today.is_some_and(|today| (x0..=x1).contains(&today))
}

/// Puts the flags in the order of the events, and takes the room away that none needs.
fn settle(exchange: &Exchange, layout: &mut Layout, placed: Vec<(usize, Flag)>) -> Flags {
    let mut flags: Flags = exchange.blows.iter().map(|_| None).collect();
    for (index, flag) in placed {
        flags[index] = Some(flag);
    }
    let areas = || flags.iter().flatten().map(|flag| flag.spot.area());
    let top = areas().map(|area| area.y0).fold(f64::INFINITY, f64::min);
    let bottom = areas().map(|area| area.y1).fold(f64::NEG_INFINITY, f64::max);
    let up = layout.crop(top, bottom);
    flags.iter_mut().flatten().for_each(|flag| flag.lift(up));
    flags
}

/// Where the flag of an event may be, best first: of its pole on the side to which it leans, the nearer to the lanes the
/// better; on the other, the farther the better, so that it does not stand in the way of the next.
fn spots(
    layout: &Layout,
    (x, y): (f64, f64),
    (lean, is_above): (Lean, bool),
    lines: &[String],
) -> Vec<Spot> {
    let width = lines.iter().map(|line| text::width(line)).fold(0.0, f64::max) + APART;
    let height = lines.len() as f64 * text::LINE;
    let (first, last) = layout.ends();
    let ends = |row: usize| {
        let off = row as f64 * (FLAG + ROWS_APART);
        let (above, below) = (first - UP - off - height, last + DOWN + off);
        if is_above { (above, above) } else { (below, below + height) }
    };
    let other = if lean == PAST { FUTURE } else { PAST };
    let near = (0..layout.rows).map(|row| (row, lean));
    let far = (0..layout.rows).rev().map(|row| (row, other));
    let spot = |(row, (anchor, dx)): (usize, Lean)| {
        let (top, end) = ends(row);
        let pole = Some([(x, y), (x, end)]);
        Spot { height, pole, ..Spot::new(anchor, x + dx, top + 11.0, width) }
    };
    near.chain(far).map(spot).collect()
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
