//! Series of figures.

use crate::model::Id;
use crate::model::date::Date;
use crate::model::entries::{DocId, Event, Meta, Side, Source};
use crate::source::Span;

crate::words! {
    /// How a series is drawn.
    pub enum Shape {
        /// Each value holds until the next.
        Step = "step",
        /// Measured values, joined.
        Line = "line",
        /// Single figures, never joined.
        Bar = "bar",
    }
}

/// One point of a series.
#[derive(Clone, Debug)]
pub struct Point {
    /// When, or for what time.
    pub date: Date,
    /// How much.
    pub value: f64,
    /// The event that made it so.
    pub event: Option<Id<Event>>,
    /// A few words.
    pub note: Option<String>,
    /// Whether it was computed from the sources' figures.
    pub derived: bool,
    /// Who says so.
    pub sources: Vec<Id<Source>>,
    /// Where its date stands.
    pub span: Span,
}

/// A series of figures.
#[derive(Clone, Debug)]
pub struct Series {
    /// What all kinds share.
    pub meta: Meta,
    /// The name.
    pub title: String,
    /// The unit of its values.
    pub unit: String,
    /// The side it tells of.
    pub side: Option<Id<Side>>,
    /// How it is drawn.
    pub shape: Shape,
    /// Its points, in the order of time.
    pub points: Vec<Point>,
    /// What is counted.
    pub summary: Option<DocId>,
}
