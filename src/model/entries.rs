//! The ten kinds of entries, resolved: every reference is an id that exists.

use super::date::Date;
use super::{Amount, AnyId, Entry, Id, Kind, Target};
use crate::source::Span;

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

/// An article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What all kinds share.
    pub meta: Meta,
    /// The headline.
    pub title: String,
    /// The day it was written.
    pub date: Date,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// People it is about, beside those it names.
    pub people: Vec<Id<Person>>,
    /// Its topics.
    pub topics: Vec<Id<Topic>>,
    /// Its events.
    pub events: Vec<Id<Event>>,
    /// Sources it rests on, beside those it cites.
    pub sources: Vec<Id<Source>>,
}

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

/// Whose words a quotation is.
#[derive(Clone, Debug)]
pub enum Speaker {
    /// A person with a profile.
    Person(Id<Person>),
    /// A name in words.
    Words(String),
}

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

/// An office or a post, and when it was held.
#[derive(Clone, Debug)]
pub struct Role {
    /// The title.
    pub title: String,
    /// The institution.
    pub org: Option<String>,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
}

/// A link with its words.
#[derive(Clone, Debug)]
pub struct WebLink {
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// What all kinds share.
    pub meta: Meta,
    /// The name in full.
    pub name: String,
    /// The name in other languages, by language tag.
    pub names: Vec<(String, String)>,
    /// The family name, by which people are sorted.
    pub family_name: Option<String>,
    /// The given name.
    pub given_name: Option<String>,
    /// The side.
    pub side: Id<Side>,
    /// Offices and posts.
    pub roles: Vec<Role>,
    /// Other spellings and titles under which the person is found.
    pub other_names: Vec<String>,
    /// A portrait, as a path in `static/`.
    pub image: Option<String>,
    /// Who made the portrait, under what licence.
    pub image_credit: Option<String>,
    /// Addresses.
    pub links: Vec<WebLink>,
    /// What the person said.
    pub quotes: Vec<Id<Quote>>,
    /// Sources on the person, beside those the biography cites.
    pub sources: Vec<Id<Source>>,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What all kinds share.
    pub meta: Meta,
    /// The name.
    pub title: String,
    /// What it is about.
    pub summary: Option<DocId>,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// What all kinds share.
    pub meta: Meta,
    /// The name.
    pub name: String,
    /// The name in other languages, by language tag.
    pub names: Vec<(String, String)>,
    /// The country.
    pub country: Option<String>,
    /// Degrees north (WGS 84).
    pub latitude: Option<f64>,
    /// Degrees east (WGS 84).
    pub longitude: Option<f64>,
}

crate::words! {
    /// What kind of voice a source is.
    pub enum SourceKind {
        /// A government's or an authority's own text.
        Official = "official",
        /// A law, a court, a law firm's note on either.
        Law = "law",
        /// A news agency.
        Wire = "wire",
        /// A newsroom.
        News = "news",
        /// Analysis and reference.
        Analysis = "analysis",
        /// Statistics.
        Data = "data",
    }
}

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// What all kinds share.
    pub meta: Meta,
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its address.
    pub url: Option<String>,
    /// The address of a copy.
    pub archived_url: Option<String>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// What kind of voice it is.
    pub kind: Option<SourceKind>,
    /// Whose voice an official source is.
    pub side: Option<Id<Side>>,
    /// The agency whose story it carries.
    pub syndicated_from: Option<String>,
    /// What is to be known of the title when it is not the page's own.
    pub title_note: Option<String>,
}

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
    /// Who gives it, in words.
    pub by: Option<String>,
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

/// A page of its own, such as About.
#[derive(Clone, Debug)]
pub struct Page {
    /// What all kinds share.
    pub meta: Meta,
    /// The title.
    pub title: String,
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
