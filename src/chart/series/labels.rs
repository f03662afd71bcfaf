//! The figures beside the marks of a series, as far as they have room.

use super::Shape;
use super::lines::{Mark, RADIUS};
use crate::chart::place::{Board, Spot};
use crate::chart::svg::{self, Anchor};
use crate::chart::{Side, text};

/// With less room than this for each mark only those are labelled that are in any case.
pub(super) const CROWD: f64 = 20.0;

/// Between a figure and the lines and figures beside it.
const APART: f64 = 4.0;

/// Which marks of a line are labelled in any case: the first, the highest and the last.
pub(super) fn kept(marks: &[Mark]) -> Vec<bool> {
    let values: Vec<f64> = marks.iter().map(|mark| mark.point.value).collect();
    let highest = highest(&values);
    (0..marks.len()).map(|i| i == 0 || i + 1 == marks.len() || Some(i) == highest).collect()
}

/// The place of the highest value, the earliest of equals.
pub(super) fn highest(values: &[f64]) -> Option<usize> {
    (0..values.len()).rev().max_by(|a, b| values[*a].total_cmp(&values[*b]))
}

/// Draws the figures of the marks of all lines; those that are `kept` take their places first, the others only where
/// there are at most `crowd` marks.
pub(super) fn draw(
    (shape, crowd): (Shape, usize),
    marks: &[(Side, &Mark)],
    kept: &[bool],
    board: &mut Board,
) -> String {
    let mut spots: Vec<Option<Spot>> = vec![None; marks.len()];
    let labelled = |index: &usize| !marks[*index].1.point.label.is_empty();
    for index in (0..marks.len()).filter(|i| kept[*i]).filter(labelled) {
        spots[index] = board.put_anyway(&around(shape, marks[index].1));
    }
    if marks.len() <= crowd {
        for index in (0..marks.len()).filter(|i| !kept[*i]).filter(labelled) {
            spots[index] = board.put(&near(shape, marks[index].1));
        }
    }
    let label = |((side, mark), spot): (&(Side, &Mark), Option<Spot>)| {
        let class = format!("label {}", side.class());
        spot.map(|s| svg::text(&class, s.anchor, s.x, s.y, mark.point.label))
    };
    let labels: String = marks.iter().zip(spots).filter_map(label).collect();
    svg::unspoken("labels", &labels)
}

/// Where a figure clearly belongs to its mark, best first: on its step; above or below its point.
fn near(shape: Shape, mark: &Mark) -> Vec<Spot> {
    use Anchor::{End, Middle, Start};
    let places: &[_] = match shape {
        Shape::Step => &[(Start, -RADIUS, -9.0), (Start, 6.0, -9.0), (End, -6.0, -9.0)],
        Shape::Line | Shape::Bar => &[(Middle, 0.0, -10.0), (Middle, 0.0, 19.0)],
    };
    spots(mark, places)
}

/// All places for a figure that must stand somewhere.
fn around(shape: Shape, mark: &Mark) -> Vec<Spot> {
    use Anchor::{End, Start};
    let places = [
        (Start, 9.0, -9.0),
        (End, -9.0, -9.0),
        (Start, 9.0, 18.0),
        (End, -9.0, 18.0),
        (Start, 10.0, 4.5),
        (End, -10.0, 4.5),
    ];
    let mut around = near(shape, mark);
    around.extend(spots(mark, &places));
    around
}

fn spots(mark: &Mark, places: &[(Anchor, f64, f64)]) -> Vec<Spot> {
    let width = text::bold_width(mark.point.label) + APART;
    let (x, y) = (mark.stop.x, mark.stop.y);
    places.iter().map(|(anchor, dx, dy)| Spot::new(*anchor, x + dx, y + dy, width)).collect()
}
