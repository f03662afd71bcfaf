//! The fields of the ten kinds, declared once: their reading, their schema and their documentation
//! all follow these tables.

use super::Kinded;
use crate::fields::readers::{Language, OneOrMany, Prose, Ref, Texts, Url, read_group};
use crate::fields::shared::{QuoteFields, ReadoutFields};
use crate::fields::{Field, Form, Read, Reader};
use crate::model::date::Date;
use crate::model::entries::{
    DisputeStatus, Event, EventKind, EventStatus, Importance, MeasureKind, MeasureStatus, Mode,
    Person, Place, Shape, Side, Source, SourceKind, Topic,
};
use crate::model::{Amount, Kind};
use crate::record;
use crate::source::Spanned;
use crate::yaml::{Node, Value};

macro_rules! kinded {
    ($($fields:ident $noun:literal $body:literal;)+) => { $(
        impl Kinded for $fields {
            const NOUN: &'static str = $noun;
            const NEEDS_BODY: bool = $body;
        }
    )+ };
}

kinded! {
    ArticleFields "an article" true;
    EventFields "an event" false;
    MeasureFields "a measure" false;
    PersonFields "a person" false;
    TopicFields "a topic" false;
    PlaceFields "a place" false;
    SourceFields "a source" false;
    SeriesFields "a series" false;
    DisputeFields "a dispute" false;
    PageFields "a page" true;
}

/// The declared fields of a kind.
pub fn fields_of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Articles => ArticleFields::FIELDS,
        Kind::Events => EventFields::FIELDS,
        Kind::Measures => MeasureFields::FIELDS,
        Kind::People => PersonFields::FIELDS,
        Kind::Topics => TopicFields::FIELDS,
        Kind::Places => PlaceFields::FIELDS,
        Kind::Sources => SourceFields::FIELDS,
        Kind::Series => SeriesFields::FIELDS,
        Kind::Disputes => DisputeFields::FIELDS,
        Kind::Pages => PageFields::FIELDS,
    }
}

/// Whether entries of a kind are nothing without a text.
pub fn needs_body(kind: Kind) -> bool {
    match kind {
        Kind::Articles => ArticleFields::NEEDS_BODY,
        Kind::Events => EventFields::NEEDS_BODY,
        Kind::Measures => MeasureFields::NEEDS_BODY,
        Kind::People => PersonFields::NEEDS_BODY,
        Kind::Topics => TopicFields::NEEDS_BODY,
        Kind::Places => PlaceFields::NEEDS_BODY,
        Kind::Sources => SourceFields::NEEDS_BODY,
        Kind::Series => SeriesFields::NEEDS_BODY,
        Kind::Disputes => DisputeFields::NEEDS_BODY,
        Kind::Pages => PageFields::NEEDS_BODY,
    }
}

record! {
    /// An article.
    pub struct ArticleFields ("an article") {
        /// The headline.
        title: String = required "The strike so far";
        /// The day it was written.
        date: Option<Date> = required "2026-03-31";
        /// Who wrote it.
        authors: Vec<String> = optional "[A. Writer]";
        /// One or two sentences.
        summary: Option<String> = optional "Ten days of standstill, two days of talks.";
        /// People it is about, beside those it names.
        people: Vec<Ref<Person>> = optional "[mara-tolland]";
        /// Its topics.
        topics: Vec<Ref<Topic>> = optional "[pay-and-shifts]";
        /// Its events.
        events: Vec<Ref<Event>> = optional "[first-talks]";
        /// Sources it rests on, beside those it cites.
        sources: Vec<Ref<Source>> = optional "[gazette-2026-03-12-talks]";
    }
}

/// Somebody who took part in an event: an id, or `{person, role}`.
#[derive(Clone, Debug, Default)]
pub struct AttendanceFields(pub WithRole);

record! {
    /// Somebody who took part in an event, in a role.
    pub struct WithRole ("a person of an event") {
        /// The person.
        person: Ref<Person> = required "mara-tolland";
        /// The role.
        role: Option<String> = optional "led the union's side";
    }
}

impl Read for AttendanceFields {
    const FORM: Form = Form::Either(&<Ref<Person> as Read>::FORM, &Form::Group(WithRole::FIELDS));
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match &node.value {
            Value::Map(_) => AttendanceFields(WithRole::read(node, reader)),
            _ => AttendanceFields(WithRole { person: Ref::read(node, reader), role: None }),
        }
    }
}

record! {
    /// An event.
    pub struct EventFields ("an event") {
        /// The headline.
        title: String = required "First talks since the strike began";
        /// When.
        date: Option<Date> = required "2026-03-10/2026-03-11";
        /// What kind of event: one of the kinds in site.yaml.
        kind: Ref<EventKind> = required "talks";
        /// Whose act it is: one of the sides in site.yaml, `both` or `other`.
        side: Ref<Side> = required "both";
        /// Where: a place, or a list of places.
        place: OneOrMany<Ref<Place>> = optional "brineholm";
        /// How people met.
        mode: Option<Mode> = optional "in-person";
        /// Who took part.
        people: Vec<AttendanceFields> = optional "[mara-tolland, {person: idris-penhallow, role: led the port's side}]";
        /// Its topics.
        topics: Vec<Ref<Topic>> = optional "[pay-and-shifts]";
        /// The events it answers.
        responds_to: Vec<Ref<Event>> = optional "[strike-begins]";
        /// Whether it happened.
        status: Option<EventStatus> = optional "happened";
        /// How much it weighs.
        importance: Option<Importance> = optional "major";
        /// What is not sure, and why.
        uncertain: Option<Prose> = optional "The hour is not known. [@gazette-2026-03-12-talks]";
        /// What happened.
        summary: Prose = required "The two sides met in the town hall. [@gazette-2026-03-12-talks]";
        /// What was said.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: mara-tolland, source: gazette-2026-03-12-talks}]";
        /// What each side said of it.
        readouts: Vec<ReadoutFields> = optional "[{side: port, summary: A good start., source: gazette-2026-03-12-talks}]";
        /// Who says so, beside what the texts cite.
        sources: Vec<Ref<Source>> = optional "[gazette-2026-03-12-talks]";
    }
}

record! {
    /// One record of a measure's history.
    pub struct HistoryFields ("a record of a history") {
        /// From when.
        date: Spanned<Option<Date>> = required "2026-03-02";
        /// Its state from then on.
        status: Option<MeasureStatus> = required "in-force";
        /// How much.
        rate: Option<Amount> = optional "8";
        /// Of what.
        unit: Option<String> = optional "percent";
        /// The day fixed in advance on which this state ends.
        until: Spanned<Option<Date>> = optional "2026-04-15";
        /// The event that made it so.
        event: Option<Ref<Event>> = optional "strike-begins";
        /// A few words.
        note: Option<String> = optional "at all three quays";
        /// Who says so.
        sources: Vec<Ref<Source>> = required "[gazette-2026-03-12-talks]";
    }
}

record! {
    /// A measure.
    pub struct MeasureFields ("a measure") {
        /// The name.
        title: String = required "Overtime ban";
        /// Whose measure.
        side: Ref<Side> = required "dockers";
        /// What kind: one of the kinds of measures in site.yaml.
        kind: Ref<MeasureKind> = required "ban";
        /// What it falls on.
        target: Option<String> = optional "all work beyond eight hours";
        /// Its topics.
        topics: Vec<Ref<Topic>> = optional "[pay-and-shifts]";
        /// What it is.
        summary: Option<Prose> = optional "Nobody works longer than the agreed shift. [@gazette-2026-03-12-talks]";
        /// What was said.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: mara-tolland, source: gazette-2026-03-12-talks}]";
        /// Its dated history.
        history: Vec<HistoryFields> = required "[{date: 2026-03-02, status: in-force, sources: [gazette-2026-03-12-talks]}]";
    }
}

record! {
    /// An office or a post.
    pub struct RoleFields ("a role") {
        /// The title.
        title: String = required "Managing director";
        /// The institution.
        org: Option<String> = optional "Brineholm Port Company";
        /// From when.
        from: Spanned<Option<Date>> = optional "2023-05";
        /// Until when.
        to: Spanned<Option<Date>> = optional "2026-03";
    }
}

/// A link of a person: an address, or `{title, url}`.
#[derive(Clone, Debug, Default)]
pub struct LinkFields(pub TitledLink);

record! {
    /// A link with its words.
    pub struct TitledLink ("a link") {
        /// The words.
        title: Option<String> = optional "Official page";
        /// The address.
        url: Url = required "https://example.org/";
    }
}

impl Read for LinkFields {
    const FORM: Form = Form::Either(&Form::Url, &Form::Group(TitledLink::FIELDS));
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match &node.value {
            Value::Map(_) => {
                let mut link = TitledLink::default();
                read_group(node, reader, TitledLink::NOUN, &mut link);
                LinkFields(link)
            }
            _ => LinkFields(TitledLink { title: None, url: Url::read(node, reader) }),
        }
    }
}

record! {
    /// A person.
    pub struct PersonFields ("a person") {
        /// The name in full.
        name: String = required "Mara Tolland";
        /// The name in other languages, by language tag.
        names: Texts = optional "{el: Μάρα Τόλαντ}";
        /// The family name, by which people are sorted.
        family_name: Option<String> = optional "Tolland";
        /// The given name.
        given_name: Option<String> = optional "Mara";
        /// The side: one of the sides in site.yaml, `both` or `other`.
        side: Ref<Side> = required "dockers";
        /// Offices and posts, each with its dates.
        roles: Vec<RoleFields> = optional "[{title: Chair, org: Dockers' Union, from: 2023-05}]";
        /// Other spellings and titles under which the person is found and linked.
        other_names: Vec<String> = optional "[M. Tolland]";
        /// A portrait, as a path in `static/`.
        image: Option<Spanned<String>> = optional "/img/mara-tolland.jpg";
        /// Who made the portrait, under what licence.
        image_credit: Option<String> = optional "A. Photographer, CC BY 4.0";
        /// Addresses.
        links: Vec<LinkFields> = optional "[https://example.org/]";
        /// What the person said, where it belongs to no event.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: mara-tolland, source: gazette-2026-03-12-talks}]";
        /// Sources on the person, beside those the biography cites.
        sources: Vec<Ref<Source>> = optional "[gazette-2026-03-12-talks]";
    }
}

record! {
    /// A topic.
    pub struct TopicFields ("a topic") {
        /// The name.
        title: String = required "Pay and shift plans";
        /// What it is about.
        summary: Option<Prose> = optional "What the union asks for. [@gazette-2026-03-12-talks]";
    }
}

record! {
    /// A place.
    pub struct PlaceFields ("a place") {
        /// The name.
        name: String = required "Brineholm";
        /// The name in other languages, by language tag.
        names: Texts = optional "{fr: Brineholm-sur-Mer}";
        /// The country.
        country: Option<String> = optional "Norway";
        /// Degrees north.
        latitude: Option<f64> = optional "54.10";
        /// Degrees east.
        longitude: Option<f64> = optional "-3.20";
    }
}

record! {
    /// A source.
    pub struct SourceFields ("a source") {
        /// The title.
        title: String = required "Five weeks to find an answer";
        /// Who published it.
        publisher: Option<String> = required "Brineholm Gazette";
        /// Who wrote it, each on a line of its own. `- Smith, Jane` is a person, family name first.
        authors: Vec<String> = optional "[A. Reporter]";
        /// When it was published.
        date: Option<Date> = optional "2026-03-12";
        /// Its address.
        url: Option<Url> = optional "https://example.org/talks";
        /// The address of a copy.
        archived_url: Option<Url> = optional "https://web.archive.org/web/2026/https://example.org/talks";
        /// When it was read.
        accessed: Option<Date> = optional "2026-03-13";
        /// Its language.
        language: Option<Language> = optional "en";
        /// What kind of voice it is.
        kind: Option<SourceKind> = optional "news";
        /// Whose voice an official source is.
        side: Option<Ref<Side>> = optional "port";
        /// The agency whose story it carries.
        syndicated_from: Option<String> = optional "Reuters";
        /// What is to be known of the title when it is not the page's own.
        title_note: Option<String> = optional "title rebuilt from the address";
    }
}

record! {
    /// One point of a series.
    pub struct PointFields ("a point of a series") {
        /// When, or for what time.
        date: Spanned<Option<Date>> = required "2026-03-09";
        /// How much.
        value: Option<f64> = required "14";
        /// The event that made it so.
        event: Option<Ref<Event>> = optional "strike-begins";
        /// A few words.
        note: Option<String> = optional "the day after the talks";
        /// `true` if it was computed from the sources' figures.
        derived: Option<bool> = optional "true";
        /// Who says so.
        sources: Vec<Ref<Source>> = optional "[gazette-2026-03-12-talks]";
    }
}

record! {
    /// A series of figures.
    pub struct SeriesFields ("a series") {
        /// The name.
        title: String = required "Ships waiting in the bay";
        /// The unit of its values.
        unit: String = required "ships";
        /// The side it tells of.
        side: Option<Ref<Side>> = optional "port";
        /// How it is drawn.
        shape: Option<Shape> = optional "step";
        /// Its points.
        points: Vec<PointFields> = required "[{date: 2026-03-09, value: 14}]";
        /// What is counted.
        summary: Option<Prose> = optional "Ships at anchor at noon. [@gazette-2026-03-12-talks]";
    }
}

record! {
    /// One of the answers to a disputed question.
    pub struct PositionFields ("a position") {
        /// The answer.
        says: Prose = required "Nineteen.";
        /// Where it is given.
        sources: Vec<Ref<Source>> = required "[gazette-2026-03-12-talks]";
        /// Who gives it: a person's id, or words.
        by: Option<Spanned<String>> = optional "the Port Company";
    }
}

record! {
    /// A question on which sources disagree.
    pub struct DisputeFields ("a dispute") {
        /// The question.
        question: String = required "Were 14 or 19 ships waiting?";
        /// Events it touches.
        events: Vec<Ref<Event>> = optional "[first-talks]";
        /// People it touches.
        people: Vec<Ref<Person>> = optional "[idris-penhallow]";
        /// Topics it touches.
        topics: Vec<Ref<Topic>> = optional "[pay-and-shifts]";
        /// The answers.
        positions: Vec<PositionFields> = required "[{says: Nineteen, sources: [gazette-2026-03-12-talks]}]";
        /// The words on which it turns.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: mara-tolland, source: gazette-2026-03-12-talks}]";
        /// What the briefing makes of it.
        assessment: Option<Prose> = optional "They may count different things. [@gazette-2026-03-12-talks]";
        /// How far it is decided.
        status: Option<DisputeStatus> = optional "settled";
    }
}

record! {
    /// A page of its own.
    pub struct PageFields ("a page") {
        /// The title.
        title: String = required "About this briefing";
    }
}
