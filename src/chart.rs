//! Charts as inline SVG text, from plain data.
//! Pure: this room reads nothing and knows no human language and no colour. Words, number forms and month names come
//! from the caller; colours, dashes and fonts come from the stylesheet, by class. Lengths are SVG user units, drawn
//! at one CSS pixel each; the fonts are taken to be 13 pixels high.

mod balance;
mod blows;
mod map;
mod place;
mod runs;
mod series;
mod spark;
mod strip;
mod svg;
mod text;
mod time;
mod values;

pub use balance::{Segment, balance, balance_key};
pub use blows::{Blow, Exchange, Importance, Lane, Laned, blows, column, overview};
pub use map::{Map, MapPlace, Position, Window, map};
pub use series::{Line, Point, SeriesChart, Shape, series, series_key};
pub use spark::spark;
pub use strip::{Strip, StripEvent, strip};
pub use svg::digits;

/// The names of the months, January first, as they stand on an axis.
pub type Months = [String; 12];

/// Whose figure or act something is. It decides the class and the shape of the glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Both sides or neither: `side-0`, a diamond.
    #[default]
    Shared,
    /// The first side: `side-1`, a square.
    First,
    /// The second side: `side-2`, a circle.
    Second,
    /// Any further side: `side-3`, a triangle.
    Further,
}

impl Side {
    /// The class that the stylesheet knows it by.
    pub fn class(self) -> &'static str {
        match self {
            Side::Shared => "side-0",
            Side::First => "side-1",
            Side::Second => "side-2",
            Side::Further => "side-3",
        }
    }
}

/// What a chart is called. It becomes `<title>` and `<desc>`, which name the drawing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// Makes the two ids, `PREFIX-title` and `PREFIX-desc`: unique in the page, and without spaces.
    pub prefix: &'a str,
    /// What is drawn.
    pub title: &'a str,
    /// What it shows, in a sentence; may be empty.
    pub desc: &'a str,
}

#[cfg(test)]
mod tests;
