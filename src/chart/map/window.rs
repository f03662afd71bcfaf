//! The part of the world that a map shows, in Miller's projection (O. M. Miller, 1942): it shows the whole world,
//! and it draws no region much too broad.

/// The window is at least so wide, in degrees.
const NARROWEST: f64 = 50.0;
/// A regional window is so wide, in degrees.
const REGION: f64 = 40.0;
/// Between the places and the edges, for their labels and for what is around them.
const PAD: (f64, f64) = (96.0, 44.0);
/// The least between a place and an edge.
const EDGE: f64 = 20.0;
/// How high a map is in terms of its width.
const LOWEST: f64 = 0.4;
const HIGHEST: f64 = 0.7;

/// A place on the earth (WGS 84).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Degrees north, at most 90.
    pub latitude: f64,
    /// Degrees east; 190 is the same as -170.
    pub longitude: f64,
}

/// A part of the world and the size of its drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The longitude at which it begins, and how far that is from the left edge.
    first: f64,
    left: f64,
    /// The height above the equator of the upper edge, in degrees of the equator.
    top: f64,
    /// Pixels to a degree of the equator.
    scale: f64,
    size: (f64, f64),
}

impl Window {
    /// The least window that holds all places, with room around them; it lies across the antimeridian where that makes
    /// it smaller. `None` without places. It is `width` pixels wide, at least 240, and as high as the places ask for.
    pub fn of(places: &[Position], width: u32) -> Option<Window> {
        let width = f64::from(width.max(240));
        let (first, across) = span(places)?;
        let heights = || places.iter().map(|place| height(place.latitude));
        let (low, high) = (heights().fold(f64::MAX, f64::min), heights().fold(f64::MIN, f64::max));
        let scale = (width / NARROWEST)
            .min((width - 2.0 * PAD.0) / across)
            .min((width * HIGHEST - 2.0 * PAD.1) / (high - low))
            .max((width - 2.0 * EDGE) / 360.0);
        let tall = (high - low) * scale;
        let size = (width, (tall + 2.0 * PAD.1).max(width * LOWEST).round());
        let top = high + (size.1 - tall) / 2.0 / scale;
        Some(Window { first, left: (width - across * scale) / 2.0, top, scale, size })
    }

    /// The region around a place, of a size in pixels.
    pub fn around(place: Position, (width, tall): (u32, u32)) -> Window {
        let size = (f64::from(width), f64::from(tall));
        let scale = size.0 / REGION;
        let top = height(place.latitude) + size.1 / 2.0 / scale;
        Window { first: finite(place.longitude) - REGION / 2.0, left: 0.0, top, scale, size }
    }

    /// Where a place is drawn, in pixels from the left upper corner.
    pub fn at(&self, place: Position) -> (f64, f64) {
        let east = (finite(place.longitude) - self.first).rem_euclid(360.0);
        (self.left + east * self.scale, self.y(place.latitude))
    }

    /// Whether a place lies in it and not at its very edge.
    pub fn holds(&self, place: Position) -> bool {
        let (x, y) = self.at(place);
        let inside = |at: f64, end: f64| at >= EDGE - 0.01 && at <= end - EDGE + 0.01;
        inside(x, self.size.0) && inside(y, self.size.1)
    }

    /// How far two places are from each other, in pixels.
    pub fn apart(&self, one: Position, other: Position) -> f64 {
        let ((x0, y0), (x1, y1)) = (self.at(one), self.at(other));
        (x1 - x0).hypot(y1 - y0)
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (f64, f64) {
        self.size
    }

    /// Where a longitude is drawn, on whichever turn around the earth it is given.
    pub(super) fn x(&self, longitude: f64) -> f64 {
        self.left + (longitude - self.first) * self.scale
    }

    /// Where a latitude is drawn.
    pub(super) fn y(&self, latitude: f64) -> f64 {
        (self.top - height(latitude)) * self.scale
    }

    /// The longitudes of the left and the right edge.
    pub(super) fn ends(&self) -> (f64, f64) {
        let west = self.first - self.left / self.scale;
        (west, west + self.size.0 / self.scale)
    }
}

/// How far a latitude is from the equator, in degrees of the equator: 131.98 for a pole.
fn height(latitude: f64) -> f64 {
    let angle = finite(latitude).clamp(-90.0, 90.0).to_radians();
    (1.25 * (0.8 * angle).tan().asinh()).to_degrees()
}

/// The longitude of the first place after the widest stretch without any, and the degrees from there to the last one.
fn span(places: &[Position]) -> Option<(f64, f64)> {
    let turned = |place: &Position| finite(place.longitude).rem_euclid(360.0);
    let mut sorted: Vec<f64> = places.iter().map(turned).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.last()? - 360.0;
    let before = std::iter::once(last).chain(sorted.iter().copied());
    let gaps = before.zip(&sorted).map(|(before, at)| (at - before, *at));
    let (gap, first) = gaps.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((first, 360.0 - gap))
}

fn finite(degrees: f64) -> f64 {
    if degrees.is_finite() { degrees } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(places: &[(f64, f64)]) -> Vec<Position> {
        places.iter().map(|&(latitude, longitude)| Position { latitude, longitude }).collect()
    }

    #[test]
    fn heights_are_millers() {
        for (latitude, expected) in
            [(0.0, 0.0), (45.0, 48.29), (-45.0, -48.29), (90.0, 131.98), (91.0, 131.98)]
        {
            assert!((height(latitude) - expected).abs() < 0.01, "{latitude}: {}", height(latitude));
        }
    }

    #[test]
    fn a_window_leaves_out_the_widest_empty_stretch() {
        for (places, expected) in [
            (vec![], None),
            (vec![(46.2, 6.1)], Some((6.1, 0.0))),
            (vec![(0.0, 170.0), (0.0, -170.0)], Some((170.0, 20.0))),
            (vec![(0.0, -77.0), (0.0, 116.0), (0.0, 2.0)], Some((283.0, 193.0))),
            (vec![(0.0, -170.0), (0.0, 530.0)], Some((170.0, 20.0))),
        ] {
            let found = span(&positions(&places));
            let near =
                |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9;
            assert_eq!(found.is_some(), expected.is_some());
            assert!(found.zip(expected).is_none_or(|(a, b)| near(a, b)), "{places:?}: {found:?}");
        }
    }

    #[test]
    fn a_window_holds_its_places_and_no_more_than_the_world() {
        for places in [
            vec![(0.0, 0.0)],
            vec![(46.2, 6.1), (46.2, 6.1)],
            vec![(90.0, 0.0), (-90.0, 0.0)],
            vec![(f64::NAN, f64::INFINITY), (1e9, -1e9)],
            (-18..18).map(|turn| (f64::from(turn) * 5.0, f64::from(turn) * 10.0)).collect(),
        ] {
            let places = positions(&places);
            let window = Window::of(&places, 640).unwrap();
            assert!(places.iter().all(|place| window.holds(*place)), "{places:?}: {window:?}");
            let (west, east) = window.ends();
            assert!((east - west - 50.0) >= -1e-6 && east - west <= 384.1, "{window:?}");
            assert!(window.size.1 >= 256.0 && window.size.1 <= 640.0, "{window:?}");
        }
    }

    #[test]
    fn a_place_alone_is_in_the_middle() {
        let place = Position { latitude: 59.33, longitude: 18.07 };
        for (window, middle) in [
            (Window::of(&[place], 640).unwrap(), (320.0, 128.0)),
            (Window::around(place, (288, 240)), (144.0, 120.0)),
        ] {
            let (x, y) = window.at(place);
            assert!((x - middle.0).abs() < 1e-9 && (y - middle.1).abs() < 1e-9, "{x} {y}");
        }
    }

    #[test]
    fn a_region_holds_what_is_near_also_beyond_the_antimeridian() {
        let window = Window::around(Position { latitude: -17.0, longitude: 178.0 }, (288, 240));
        for (place, held) in [
            ((-14.0, -172.0), true),
            ((-17.0, 165.0), true),
            ((-17.0, 150.0), false),
            ((40.0, 178.0), false),
        ] {
            assert_eq!(window.holds(positions(&[place])[0]), held, "{place:?}");
        }
    }
}
