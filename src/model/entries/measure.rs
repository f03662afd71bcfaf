//! Measures, with their dated histories.

use crate::model::date::Date;
use crate::model::entries::{DocId, Event, MeasureKind, Meta, Quote, Side, Source, Topic};
use crate::model::{Amount, Id};
use crate::source::Span;

crate::words! {
    /// What a record of a measure's history says of it from its day on.
    pub enum MeasureStatus {
        /// Announced, not yet in force.
        Announced = "announced",
        /// In force.
        InForce = "in-force",
        /// In force with other terms.
        Changed = "changed",
        /// Suspended.
        Suspended = "suspended",
        /// In force or suspended for longer.
        Extended = "extended",
        /// Ended.
        Ended = "ended",
        /// Ended by a court.
        StruckDown = "struck-down",
        /// Promised.
        Promised = "promised",
        /// A promise that was kept.
        Met = "met",
        /// Ran out, or a promise that was not kept.
        Lapsed = "lapsed",
    }
}

/// One record of a measure's history.
#[derive(Clone, Debug)]
pub struct HistoryRecord {
    /// From when.
    pub date: Date,
    /// Its state from then on.
    pub status: MeasureStatus,
    /// How much.
    pub rate: Option<Amount>,
    /// Of what.
    pub unit: Option<String>,
    /// The day fixed in advance on which this state ends.
    pub until: Option<Date>,
    /// The event that made it so.
    pub event: Option<Id<Event>>,
    /// A few words.
    pub note: Option<String>,
    /// Who says so.
    pub sources: Vec<Id<Source>>,
    /// Where its date stands.
    pub span: Span,
}

/// A measure, with its dated history.
#[derive(Clone, Debug)]
pub struct Measure {
    /// What all kinds share.
    pub meta: Meta,
    /// The name.
    pub title: String,
    /// Whose measure.
    pub side: Id<Side>,
    /// What kind.
    pub kind: Id<MeasureKind>,
    /// What it falls on.
    pub target: Option<String>,
    /// Its topics.
    pub topics: Vec<Id<Topic>>,
    /// What it is.
    pub summary: Option<DocId>,
    /// What was said.
    pub quotes: Vec<Id<Quote>>,
    /// Its history, in the order of time.
    pub history: Vec<HistoryRecord>,
}
