//! The words beside the dots of a map: next to a dot, or farther off at the end of a line, wherever they lie on nothing.

use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use super::{Dot, SMALLEST};
use crate::chart::place::{Board, Rect, Spot, Stroke};
use crate::chart::svg::{self, Anchor, TARGET};
use crate::chart::text;

/// No more places than these have labels: enough for any map that can still be read.
const MOST: usize = 60;
/// How often the labels are placed anew.
const ROUNDS: usize = 8;
/// A label without room is as bad as a line of this length.
const NONE: f64 = 200.0;
/// Between a dot and the box of the words next to it.
const APART: f64 = 2.0;
/// Between the edge of the box and the words.
const INSET: f64 = 2.0;
/// How long the lines are to words farther off.
const POLES: [f64; 6] = [12.0, 20.0, 30.0, 42.0, 56.0, 72.0];
/// In how many directions they go.
const WAYS: i32 = 16;
/// How much wider bold words are.
const BOLD: f64 = 1.12;
/// From the middle of a line of text down to its baseline.
const DROP: f64 = 4.5;
/// From the upper edge of a spot down to its baseline.
const RISE: f64 = 11.0;

/// What belongs to a dot beside the dot itself: its words, or else what is hit in their stead.
pub(super) struct Label {
    spot: Option<Spot>,
    target: Option<Rect>,
}

/// The labels of dots. Earlier dots choose first, unless later ones would have none.
pub(super) fn place(dots: &[Dot], size: (f64, f64)) -> Vec<Label> {
    let Attempt { mut board, spots } = best(dots, size);
    let mut target = |index: usize, spot: &Option<Spot>| match spot {
        Some(spot) => Some(spot.area()),
        None => Some(square(dots[index].at)).filter(|s| is_alone(dots, index) && board.claim(*s)),
    };
    let label = |(index, spot)| Label { target: target(index, &spot), spot };
    spots.into_iter().enumerate().map(label).collect()
}

/// Spots for the words of dots, and what they take.
struct Attempt {
    board: Board,
    spots: Vec<Option<Spot>>,
}

/// The best of a few attempts: in each, the dot that was off worst in the one before chooses first.
fn best(dots: &[Dot], size: (f64, f64)) -> Attempt {
    let named = |index: &usize| !dots[*index].place.label.is_empty();
    let mut order: Vec<_> = (0..dots.len()).filter(named).take(MOST).collect();
    let mut best = attempt(dots, &order, size);
    let mut costs = best.costs(dots, &order);
    for moved in 0..ROUNDS.min(order.len()) {
        // Those that were moved already stand in front.
        let worst = (moved..order.len()).max_by(|a, b| costs[*a].total_cmp(&costs[*b]));
        order[..=worst.unwrap_or(moved)].rotate_right(1);
        let next = attempt(dots, &order, size);
        costs = next.costs(dots, &order);
        if costs.iter().sum::<f64>() < best.costs(dots, &order).iter().sum() {
            best = next;
        }
    }
    best
}

fn attempt(dots: &[Dot], order: &[usize], (width, height): (f64, f64)) -> Attempt {
    let mut board = Board::new(Rect { x0: 2.0, y0: 2.0, x1: width - 2.0, y1: height - 2.0 });
    dots.iter().flat_map(star).for_each(|stroke| board.block(stroke));
    let mut spots = vec![None; dots.len()];
    for &index in order {
        spots[index] = board.put(&choice(&dots[index]));
    }
    Attempt { board, spots }
}

impl Attempt {
    /// How bad each spot is, in an order of the dots: one long line is worse than two that are half as long, and that a
    /// large dot has no label is worse than that a small one has none.
    fn costs(&self, dots: &[Dot], order: &[usize]) -> Vec<f64> {
        let length = |[from, to]: Stroke| (to.0 - from.0).powi(2) + (to.1 - from.1).powi(2);
        let cost = |index: &usize| match self.spots[*index] {
            Some(spot) => spot.pole.map_or(0.0, length),
            None => NONE * NONE * (dots[*index].radius / SMALLEST).powi(2),
        };
        order.iter().map(cost).collect()
    }
}

/// Four lines through a dot, close enough together that whatever crosses it crosses one of them.
fn star(dot: &Dot) -> [Stroke; 4] {
    let ((x, y), r) = (dot.at, dot.reach() + 1.5);
    let slant = r * FRAC_1_SQRT_2;
    [(r, 0.0), (0.0, r), (slant, slant), (slant, -slant)]
        .map(|(dx, dy)| [(x - dx, y - dy), (x + dx, y + dy)])
}

/// Where words may be, best first.
fn choice(dot: &Dot) -> Vec<Spot> {
    let ((x, y), width) = (dot.at, width(dot));
    let off = dot.reach() + APART;
    let beside = [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0)];
    let from = |way: (f64, f64), far: f64| (x + far * way.0, y + far * way.1);
    let near = beside.map(|way| spot(from(way, off), way, width));
    let ways = POLES.into_iter().flat_map(|length| ways().map(move |way| (way, off + length)));
    let far = ways.map(|(way, far)| {
        // A pole begins at the edge of its dot, so that it is free to cross dots that lie on it.
        let pole = Some([from(way, dot.reach() + 1.0), from(way, far)]);
        Spot { pole, ..spot(from(way, far), way, width) }
    });
    near.into_iter().chain(far).collect()
}

/// The width of the words beside a dot. Those of the place that the map is about are bold.
fn width(dot: &Dot) -> f64 {
    let bold = if dot.place.href.is_none() { BOLD } else { 1.0 };
    (text::width(dot.place.label) * bold + 2.0 * INSET).max(TARGET)
}

/// The directions around a dot, to the right first, then those that are nearest to level.
fn ways() -> impl Iterator<Item = (f64, f64)> {
    let mut turns: Vec<i32> = (0..WAYS).collect();
    let steep = |turn: i32| (turn % (WAYS / 2)).min(WAYS / 2 - turn % (WAYS / 2));
    turns.sort_by_key(|turn| steep(*turn));
    turns
        .into_iter()
        .map(|turn| (TAU * f64::from(turn) / f64::from(WAYS)).sin_cos())
        .map(|(y, x)| (x, y))
}

/// Words at a tip, on the far side of it as seen from the dot. They are as high as a target.
fn spot(tip: (f64, f64), (right, down): (f64, f64), width: f64) -> Spot {
    let anchor = match right {
        right if right > 0.3 => Anchor::Start,
        right if right < -0.3 => Anchor::End,
        _ => Anchor::Middle,
    };
    let middle = if down.abs() < 0.5 { tip.1 } else { tip.1 + down.signum() * text::LINE / 2.0 };
    let baseline = middle - TARGET / 2.0 + RISE;
    Spot { height: TARGET + 1.0, ..Spot::new(anchor, tip.0, baseline, width) }
}

fn square((x, y): (f64, f64)) -> Rect {
    let half = TARGET / 2.0;
    Rect { x0: x - half, y0: y - half, x1: x + half, y1: y + half }
}

/// Whether no other dot is so near that their targets would meet.
fn is_alone(dots: &[Dot], index: usize) -> bool {
    let (x, y) = dots[index].at;
    let far = |other: &Dot| (other.at.0 - x).abs().max((other.at.1 - y).abs()) >= TARGET;
    dots.iter().enumerate().all(|(at, other)| at == index || far(other))
}

impl Label {
    /// The line from a dot to words farther off.
    pub fn pole(&self, dot: &Dot) -> String {
        let pole = self.spot.and_then(|spot| spot.pole);
        pole.map(|[_, to]| svg::line("pole", dot.at, to)).unwrap_or_default()
    }

    /// Whether there is room to hit it.
    pub fn has_target(&self) -> bool {
        self.target.is_some()
    }

    /// What is hit: the words' box or the dot's square.
    pub fn target(&self) -> String {
        let draw = |Rect { x0, y0, x1, y1 }| svg::rect("hit", (x0, y0), (x1 - x0, y1 - y0));
        self.target.map(draw).unwrap_or_default()
    }

    /// The words, if they have room.
    pub fn words(&self, dot: &Dot) -> String {
        let Some(Spot { anchor, x, y, .. }) = self.spot else { return String::new() };
        let inset = match anchor {
            Anchor::Start => INSET,
            Anchor::Middle => 0.0,
            Anchor::End => -INSET,
        };
        let baseline = y - RISE + TARGET / 2.0 + DROP;
        svg::text("label", anchor, x + inset, baseline, dot.place.label)
    }
}
