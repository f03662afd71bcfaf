//! A map of places: the land as one outline, a dot for each place, labels where there is room.
//! It shows coasts and no borders.

mod labels;
mod land;
mod window;

use labels::Label;
pub use window::{Position, Window};

use super::Caption;
use super::svg;

/// The radius of the largest dot.
const LARGEST: f64 = 16.0;
/// And in terms of the width of a small map.
const WIDEST: f64 = 0.036;
/// The largest dot stands for so many events at least, so that one event is never large.
const FEW: usize = 12;
/// The radius of the smallest dot that can be seen.
const SMALLEST: f64 = 2.5;
/// Between a dot and the ring around it.
const RING: f64 = 3.5;

/// One place.
#[derive(Clone, Copy, Debug, Default)]
pub struct MapPlace<'a> {
    /// Where it is.
    pub at: Position,
    /// How many events it has: the area of its dot.
    pub events: usize,
    /// What stands beside its dot where there is room: the name.
    pub label: &'a str,
    /// What it says when it is pointed at, and the name of its link: the name, the number of events.
    pub title: &'a str,
    /// The page that it leads to, as it stands in an attribute: relative and percent-encoded. Without one it is the place
    /// that the map is about, and it is marked so.
    pub href: Option<&'a str>,
    /// Drawn lightly: it is there for the sake of another one.
    pub aside: bool,
}

/// Some places within a window.
#[derive(Clone, Debug)]
pub struct Map<'a> {
    /// Its name.
    pub caption: Caption<'a>,
    /// The part of the world that is drawn.
    pub window: Window,
    /// The places, in any order; those outside the window are left out.
    pub places: Vec<MapPlace<'a>>,
    /// The number of events that the largest dot stands for; the same for all maps that are to be compared.
    pub most: usize,
}

/// A place on the drawing.
#[derive(Clone, Copy, Debug)]
struct Dot<'a> {
    place: &'a MapPlace<'a>,
    at: (f64, f64),
    radius: f64,
}

/// Draws the map, as large as its window. Links are at least 24 pixels wide and high. Where there is no room for a label
/// and another dot is nearer than that, a place has its dot alone, which leads nowhere.
pub fn map(map: &Map) -> String {
    let dots = dots(map);
    let labels = labels::place(&dots, map.window.size());
    let both = || dots.iter().zip(&labels);
    let poles: String = both().map(|(dot, label)| label.pole(dot)).collect();
    let mut body = svg::unspoken("ground", &(land::draw(&map.window) + &poles));
    let (aside, main): (Vec<_>, Vec<_>) = both().partition(|(dot, _)| dot.place.aside);
    body.extend(aside.into_iter().chain(main).map(|(dot, label)| mark(dot, label)));
    svg::figure("map", &map.caption, map.window.size(), &body)
}

/// The places of the window, those with most events first, so that they get their labels and no dot hides a smaller one.
fn dots<'a>(map: &'a Map) -> Vec<Dot<'a>> {
    let shown = map.places.iter().filter(|place| map.window.holds(place.at));
    let dot = |place: &'a MapPlace| {
        let share = place.events as f64 / map.most.max(FEW) as f64;
        let largest = LARGEST.min(map.window.size().0 * WIDEST);
        let radius = (largest * share.min(1.0).sqrt()).max(SMALLEST);
        Dot { place, at: map.window.at(place.at), radius }
    };
    let mut dots: Vec<_> = shown.map(dot).collect();
    dots.sort_by_key(|dot| (dot.place.aside, std::cmp::Reverse(dot.place.events)));
    dots
}

/// The link is what is hit, the dot and the words; the line between them is no part of it. What is no link has a ring.
fn mark(dot: &Dot, label: &Label) -> String {
    let MapPlace { title, href, aside, .. } = *dot.place;
    let class = if aside { "mark aside" } else { "mark" };
    let behind = match href {
        Some(_) => label.target(),
        None => svg::circle("ring", dot.at, dot.radius + RING),
    };
    let glyph = svg::circle("glyph", dot.at, dot.radius);
    let link = href.filter(|_| label.has_target());
    svg::item(class, link, title, &(behind + &glyph + &label.words(dot)))
}

impl Dot<'_> {
    /// How far the drawing reaches from its middle.
    fn reach(&self) -> f64 {
        self.radius + if self.place.href.is_some() { 0.0 } else { RING }
    }
}
