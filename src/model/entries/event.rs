//! Events, with who took part and what each side said.

use jiff::civil;

use crate::model::Id;
use crate::model::date::Date;
use crate::model::entries::{DocId, EventKind, Meta, Person, Place, Quote, Side, Source, Topic};

crate::words! {
    /// How people met or spoke.
    pub enum Mode {
        /// In one place.
        InPerson = "in-person",
        /// By telephone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// By letter or statement.
        Writing = "writing",
    }
}

crate::words! {
    /// Whether an event is known to have happened.
    pub enum EventStatus {
        /// It happened.
        Happened = "happened",
        /// It is fixed in advance; what followed is not recorded.
        Planned = "planned",
        /// It is reported, not confirmed.
        Reported = "reported",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

crate::words! {
    /// How much an event weighs on a timeline.
    pub enum Importance {
        /// A turning point.
        Major = "major",
        /// An ordinary step.
        Normal = "normal",
        /// A detail.
        Minor = "minor",
    }
}

/// Somebody's part in an event.
#[derive(Clone, Debug)]
pub struct Attendance {
    /// Who.
    pub person: Id<Person>,
    /// In what role, if the entry says.
    pub role: Option<String>,
}

/// What one side said of an event.
#[derive(Clone, Debug)]
pub struct Readout {
    /// The side.
    pub side: Id<Side>,
    /// What it said, in our words.
    pub summary: DocId,
    /// Who says so.
    pub source: Id<Source>,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// What all kinds share.
    pub meta: Meta,
    /// The headline.
    pub title: String,
    /// When.
    pub date: Date,
    /// What kind of event.
    pub kind: Id<EventKind>,
    /// Whose act it is.
    pub side: Id<Side>,
    /// Where.
    pub places: Vec<Id<Place>>,
    /// How people met.
    pub mode: Option<Mode>,
    /// Who took part.
    pub people: Vec<Attendance>,
    /// Its topics.
    pub topics: Vec<Id<Topic>>,
    /// The events it answers.
    pub responds_to: Vec<Id<Event>>,
    /// Whether it happened.
    pub status: EventStatus,
    /// How much it weighs.
    pub importance: Importance,
    /// What is not sure, and why.
    pub uncertain: Option<DocId>,
    /// What happened.
    pub summary: DocId,
    /// What was said.
    pub quotes: Vec<Id<Quote>>,
    /// What each side said of it.
    pub readouts: Vec<Readout>,
    /// Who says so, beside what the texts cite.
    pub sources: Vec<Id<Source>>,
}

impl Event {
    /// Whether it belongs into a calendar: it was fixed in advance and is not over on a day, or it was cancelled, which a
    /// calendar that has it already is to be told.
    pub fn is_a_date(&self, day: civil::Date) -> bool {
        match self.status {
            EventStatus::Planned => self.date.latest() >= day,
            EventStatus::Cancelled => true,
            EventStatus::Happened | EventStatus::Reported => false,
        }
    }
}
