//! The outline of the land: read from the file beside this one, cut to a window, drawn as one path.
//! `scripts/outline` writes that file.

use std::sync::LazyLock;

use super::Window;
use crate::chart::svg::{self, N};

const FILE: &str = include_str!("land.txt");
/// How far the land reaches beyond the edges, so that they do not seem to be coasts.
const BEYOND: f64 = 4.0;

type Point = (f64, f64);

/// A closed line along a coast.
struct Ring {
    /// Degrees east and north.
    corners: Vec<Point>,
    /// The westernmost and the easternmost longitude.
    ends: (f64, f64),
}

static LAND: LazyLock<Vec<Ring>> = LazyLock::new(|| {
    let lines = FILE.lines().filter(|line| !line.starts_with('#'));
    lines.map(ring).collect()
});

/// The land within a window.
pub(super) fn draw(window: &Window) -> String {
    let rings = LAND.iter().flat_map(|ring| turns(ring, window));
    svg::path("land", &rings.map(|ring| data(&clip(ring, window.size()))).collect::<String>())
}

/// A ring from its first corner and the steps between corners, in tenths of a degree.
fn ring(line: &str) -> Ring {
    let numbers: Vec<f64> = line.split(' ').filter_map(|number| number.parse().ok()).collect();
    let step = |at: &mut Point, step: &[f64]| {
        *at = (at.0 + step[0], at.1 + step[1]);
        Some((at.0 / 10.0, at.1 / 10.0))
    };
    let corners: Vec<Point> = numbers.chunks_exact(2).scan((0.0, 0.0), step).collect();
    let longitudes = || corners.iter().map(|corner| corner.0);
    let ends = (longitudes().fold(f64::MAX, f64::min), longitudes().fold(f64::MIN, f64::max));
    Ring { corners, ends }
}

/// A ring in pixels, once for each turn around the earth on which it comes into the window.
fn turns(ring: &Ring, window: &Window) -> impl Iterator<Item = Vec<Point>> {
    let (west, east) = window.ends();
    let first = ((west - ring.ends.1) / 360.0).ceil() as i32;
    let last = ((east - ring.ends.0) / 360.0).floor() as i32;
    (first..=last).map(move |turn| {
        let shift = f64::from(turn) * 360.0;
        ring.corners.iter().map(|(x, y)| (window.x(x + shift), window.y(*y))).collect()
    })
}

/// What of a ring lies within the drawing or just beyond its edges (after Sutherland and Hodgman).
fn clip(ring: Vec<Point>, (width, height): (f64, f64)) -> Vec<Point> {
    let ring = cut(&ring, |(x, _)| x + BEYOND);
    let ring = cut(&ring, |(x, _)| width + BEYOND - x);
    let ring = cut(&ring, |(_, y)| y + BEYOND);
    cut(&ring, |(_, y)| height + BEYOND - y)
}

/// What of a ring is not outside of a line, by the distance of a point from it: less than 0 is outside.
fn cut(ring: &[Point], inside: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::new();
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    for (&from, &to) in before.zip(ring) {
        let (a, b) = (inside(from), inside(to));
        if (a < 0.0) != (b < 0.0) {
            let part = a / (a - b);
            kept.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
        }
        if b >= 0.0 {
            kept.push(to);
        }
    }
    kept
}

/// A closed path in steps of half a pixel; nothing for what is too small to be seen.
fn data(ring: &[Point]) -> String {
    let half = |value: f64| (value * 2.0).round() / 2.0;
    let mut corners: Vec<Point> = ring.iter().map(|(x, y)| (half(*x), half(*y))).collect();
    corners.dedup();
    let [first, _, _, ..] = corners[..] else { return String::new() };
    let steps = corners.windows(2).map(|pair| (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
    let steps: Vec<String> = steps.map(|(x, y)| format!("{} {}", N(x), N(y))).collect();
    format!("M{} {}l{}z", N(first.0), N(first.1), steps.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Position;

    #[test]
    fn the_file_is_small_and_well_formed() {
        assert!(FILE.len() < 30_000, "{}", FILE.len());
        for line in FILE.lines().skip_while(|line| line.starts_with('#')) {
            let numbers: Vec<i32> = line.split(' ').map(|one| one.parse().unwrap()).collect();
            assert!(numbers.len().is_multiple_of(2) && numbers.len() >= 6, "{line}");
        }
        for ring in LAND.iter() {
            assert!(ring.corners.iter().all(|(_, north)| (-60.0..=84.0).contains(north)));
            assert!(ring.ends.0 >= -270.0 && ring.ends.1 <= 270.0, "{:?}", ring.ends);
        }
    }

    /// Whether a point is on land: within an odd number of rings.
    fn is_land(north: f64, east: f64) -> bool {
        let crosses = |(ax, ay): Point, (bx, by): Point, east: f64| {
            (ay > north) != (by > north) && east < ax + (bx - ax) * (north - ay) / (by - ay)
        };
        let count = |ring: &Ring, east: f64| {
            let next = ring.corners.iter().cycle().skip(1);
            ring.corners.iter().zip(next).filter(|(a, b)| crosses(**a, **b, east)).count()
        };
        let turns = [-360.0, 0.0, 360.0];
        LAND.iter().flat_map(|ring| turns.map(|turn| count(ring, east + turn))).sum::<usize>() % 2
            == 1
    }

    #[test]
    fn land_is_land_and_sea_is_sea() {
        for (name, north, east, land) in [
            ("Beijing", 39.9, 116.4, true),
            ("Kansas", 38.5, -98.0, true),
            ("Nairobi", -1.3, 36.8, true),
            ("Brasilia", -15.8, -47.9, true),
            ("Alice Springs", -23.7, 133.9, true),
            ("Chukotka", 66.5, -175.0, true),
            ("the Atlantic", 30.0, -40.0, false),
            ("the Pacific", 0.0, -150.0, false),
            ("the Caspian Sea", 42.0, 50.5, false),
            ("Antarctica", -80.0, 0.0, false),
        ] {
            assert_eq!(is_land(north, east), land, "{name}");
        }
    }

    #[test]
    fn rings_are_cut_at_the_edges() {
        let square = vec![(-50.0, 20.0), (50.0, 20.0), (50.0, 40.0), (-50.0, 40.0)];
        let size = (100.0, 100.0);
        assert_eq!(data(&clip(square, size)), "M-4 20l54 0 0 20 -54 0z");
        let outside = vec![(-50.0, 20.0), (-20.0, 20.0), (-20.0, 40.0)];
        assert_eq!(data(&clip(outside, size)), "");
        let around = vec![(-900.0, -900.0), (900.0, -900.0), (900.0, 900.0), (-900.0, 900.0)];
        assert_eq!(clip(around, size).len(), 4, "land alone");
    }

    #[test]
    fn a_window_across_the_antimeridian_has_its_land_once() {
        let strait = Position { latitude: 66.0, longitude: 180.0 };
        let land = draw(&Window::around(strait, (288, 240)));
        let west = draw(&Window::around(Position { longitude: -180.0, ..strait }, (288, 240)));
        assert!(land.len() > 200, "{land}");
        assert_eq!(land, west);
    }
}
