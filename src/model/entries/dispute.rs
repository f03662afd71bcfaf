//! Disputes, with their positions.

use crate::model::Id;
use crate::model::entries::{DocId, Event, Meta, Person, Quote, Source, Speaker, Topic};

crate::words! {
    /// How far a dispute is decided.
    pub enum DisputeStatus {
        /// Open.
        Open = "open",
        /// One position is likely right.
        Likely = "likely",
        /// Settled.
        Settled = "settled",
    }
}

/// One of the answers to a disputed question.
#[derive(Clone, Debug)]
pub struct Position {
    /// The answer.
    pub says: DocId,
    /// Who gives it.
    pub by: Option<Speaker>,
    /// Where it is given.
    pub sources: Vec<Id<Source>>,
}

/// A question on which sources disagree.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// What all kinds share.
    pub meta: Meta,
    /// The question.
    pub question: String,
    /// Events it touches.
    pub events: Vec<Id<Event>>,
    /// People it touches.
    pub people: Vec<Id<Person>>,
    /// Topics it touches.
    pub topics: Vec<Id<Topic>>,
    /// The answers.
    pub positions: Vec<Position>,
    /// The words on which it turns.
    pub quotes: Vec<Id<Quote>>,
    /// What the briefing makes of it.
    pub assessment: Option<DocId>,
    /// How far it is decided.
    pub status: DisputeStatus,
}
