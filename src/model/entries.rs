//! The ten kinds of entries, resolved: every reference is an id that exists. One room a kind;
//! here is what several of them share.

mod article;
mod dispute;
mod event;
mod measure;
mod page;
mod person;
mod place;
mod series;
mod source;
mod topic;

use super::date::Date;
use super::{AnyId, Entry, Id, Kind, Target};
use crate::source::Span;

pub use article::Article;
pub use dispute::{Dispute, DisputeStatus, Position};
pub use event::{Attendance, Event, EventStatus, Importance, Mode, Readout};
pub use measure::{HistoryRecord, Measure, MeasureStatus};
pub use page::Page;
pub use person::{Person, Role, WebLink};
pub use place::Place;
pub use series::{Point, Series, Shape};
pub use source::{Source, SourceKind};
pub use topic::Topic;

/// The place of a Markdown text in the site's list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// What every entry has.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// The id, unique within its kind.
    pub id: String,
    /// Former ids, kept alive as redirect pages.
    pub aliases: Vec<String>,
    /// Whether it is out unless drafts are asked for.
    pub draft: bool,
    /// When it was last brought up to date.
    pub updated: Option<Date>,
    /// What was corrected, and when.
    pub corrections: Vec<Correction>,
    /// Rules that this entry may break.
    pub accept: Vec<Accept>,
    /// The entry's first line.
    pub head: Span,
    /// The whole entry, without a Markdown body.
    pub record: Span,
    /// Where each of its fields stands.
    pub places: Vec<(&'static str, Span)>,
    /// The Markdown body.
    pub body: Option<DocId>,
}

impl Meta {
    /// The day of the last change that the entry tells of.
    pub fn changed(&self) -> Option<Date> {
        let corrected = self.corrections.iter().map(|correction| correction.date);
        self.updated.into_iter().chain(corrected).max_by_key(Date::latest)
    }

    /// The id that the entry had first: what others keep of it stays when it gets another.
    pub fn first_id(&self) -> &str {
        self.aliases.first().unwrap_or(&self.id)
    }

    /// Where a field stands; the entry's first line if it is not there.
    pub fn place(&self, field: &str) -> Span {
        self.places.iter().find(|(name, _)| *name == field).map_or(self.head, |(_, span)| *span)
    }
}

/// A correction that was made.
#[derive(Clone, Debug)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// What.
    pub what: String,
}

/// Leave to break a rule.
#[derive(Clone, Debug)]
pub struct Accept {
    /// The rule's code.
    pub rule: String,
    /// The reason.
    pub because: String,
    /// Where it is given.
    pub span: Span,
}

/// A side of the story, from site.yaml.
#[derive(Clone, Debug)]
pub struct Side {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The short name.
    pub short: String,
    /// The sign that tells it without colour.
    pub glyph: String,
}

/// A kind of event, from site.yaml or built in.
#[derive(Clone, Debug)]
pub struct EventKind {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The sign that stands for it, if any.
    pub glyph: Option<String>,
    /// Whether people meet in it, so that it makes the pairs of who met whom.
    pub meeting: bool,
}

/// A kind of measure, from site.yaml or built in.
#[derive(Clone, Debug)]
pub struct MeasureKind {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The sign that stands for it, if any.
    pub glyph: Option<String>,
}

/// A quotation.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The entry that shows it.
    pub owner: AnyId,
    /// The words.
    pub text: String,
    /// Whose words.
    pub by: Vec<Speaker>,
    /// Where they are printed.
    pub source: Id<Source>,
    /// When they were said.
    pub date: Option<Date>,
    /// On what occasion.
    pub context: Option<String>,
    /// The language of `text`.
    pub lang: Option<String>,
    /// The same in the site's language.
    pub translation: Option<String>,
    /// The words before it, where the text occurs twice.
    pub prefix: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Quote {
    /// Whether a citation quotes it in its locator, without a word on who says it.
    pub fn is_in_citation(&self) -> bool {
        self.by.is_empty()
    }
}

/// Whose words a quotation is.
#[derive(Clone, Debug)]
pub enum Speaker {
    /// A person with a profile.
    Person(Id<Person>),
    /// A name in words.
    Words(String),
}

macro_rules! kinds {
    ($($type:ident $kind:ident $noun:literal;)+) => { $(
        impl Target for $type {
            const NOUN: &'static str = $noun;
        }
        impl Entry for $type {
            const KIND: Kind = Kind::$kind;
            fn meta(&self) -> &Meta {
                &self.meta
            }
        }
    )+ };
}

kinds! {
    Article Articles "an article";
    Event Events "an event";
    Measure Measures "a measure";
    Person People "a person";
    Topic Topics "a topic";
    Place Places "a place";
    Source Sources "a source";
    Series Series "a series";
    Dispute Disputes "a dispute";
    Page Pages "a page";
}

impl Target for Side {
    const NOUN: &'static str = "a side";
}
impl Target for EventKind {
    const NOUN: &'static str = "a kind of event";
}
impl Target for MeasureKind {
    const NOUN: &'static str = "a kind of measure";
}
