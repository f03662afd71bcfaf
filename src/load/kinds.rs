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
        title: String = required "Rare earths as leverage";
        /// The day it was written.
        date: Option<Date> = required "2026-06-27";
        /// Who wrote it.
        authors: Vec<String> = optional "[A. Writer]";
        /// One or two sentences.
        summary: Option<String> = optional "How a licence became a lever.";
        /// People it is about, beside those it names.
        people: Vec<Ref<Person>> = optional "[he-lifeng]";
        /// Its topics.
        topics: Vec<Ref<Topic>> = optional "[rare-earths]";
        /// Its events.
        events: Vec<Ref<Event>> = optional "[geneva-talks]";
        /// Sources it rests on, beside those it cites.
        sources: Vec<Ref<Source>> = optional "[npr-2025-05-12]";
    }
}

/// Somebody who took part in an event: an id, or `{person, role}`.
#[derive(Clone, Debug, Default)]
pub struct AttendanceFields(pub WithRole);

record! {
    /// Somebody who took part in an event, in a role.
    pub struct WithRole ("a person of an event") {
        /// The person.
        person: Ref<Person> = required "he-lifeng";
        /// The role.
        role: Option<String> = optional "led the Chinese side";
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
        title: String = required "Talks open in Geneva";
        /// When.
        date: Option<Date> = required "2025-05-10/2025-05-12";
        /// What kind of event: one of the kinds in site.yaml.
        kind: Ref<EventKind> = required "talks";
        /// Whose act it is: one of the sides in site.yaml, `both` or `other`.
        side: Ref<Side> = required "both";
        /// Where: a place, or a list of places.
        place: OneOrMany<Ref<Place>> = optional "geneva";
        /// How people met.
        mode: Option<Mode> = optional "in-person";
        /// Who took part.
        people: Vec<AttendanceFields> = optional "[scott-bessent, {person: he-lifeng, role: lead}]";
        /// Its topics.
        topics: Vec<Ref<Topic>> = optional "[tariffs]";
        /// The events it answers.
        responds_to: Vec<Ref<Event>> = optional "[china-125]";
        /// Whether it happened.
        status: Option<EventStatus> = optional "happened";
        /// How much it weighs.
        importance: Option<Importance> = optional "major";
        /// What is not sure, and why.
        uncertain: Option<Prose> = optional "The hour is not known. [@npr-2025-05-12]";
        /// What happened.
        summary: Prose = required "The two sides met for two days. [@npr-2025-05-12]";
        /// What was said.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: scott-bessent, source: npr-2025-05-12}]";
        /// What each side said of it.
        readouts: Vec<ReadoutFields> = optional "[{side: us, summary: A good start., source: npr-2025-05-12}]";
        /// Who says so, beside what the texts cite.
        sources: Vec<Ref<Source>> = optional "[npr-2025-05-12]";
    }
}

record! {
    /// One record of a measure's history.
    pub struct HistoryFields ("a record of a history") {
        /// From when.
        date: Spanned<Option<Date>> = required "2025-04-09";
        /// Its state from then on.
        status: Option<MeasureStatus> = required "in-force";
        /// How much.
        rate: Option<Amount> = optional "34";
        /// Of what.
        unit: Option<String> = optional "percent";
        /// The day fixed in advance on which this state ends.
        until: Spanned<Option<Date>> = optional "2026-11-10";
        /// The event that made it so.
        event: Option<Ref<Event>> = optional "us-104-then-145";
        /// A few words.
        note: Option<String> = optional "collected from the next day";
        /// Who says so.
        sources: Vec<Ref<Source>> = required "[npr-2025-05-12]";
    }
}

record! {
    /// A measure.
    pub struct MeasureFields ("a measure") {
        /// The name.
        title: String = required "Reciprocal tariff";
        /// Whose measure.
        side: Ref<Side> = required "us";
        /// What kind: one of the kinds of measures in site.yaml.
        kind: Ref<MeasureKind> = required "tariff";
        /// What it falls on.
        target: Option<String> = optional "all Chinese goods";
        /// Its topics.
        topics: Vec<Ref<Topic>> = optional "[tariffs]";
        /// What it is.
        summary: Option<Prose> = optional "A tariff on all goods. [@npr-2025-05-12]";
        /// What was said.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: scott-bessent, source: npr-2025-05-12}]";
        /// Its dated history.
        history: Vec<HistoryFields> = required "[{date: 2025-04-09, status: in-force, sources: [npr-2025-05-12]}]";
    }
}

record! {
    /// An office or a post.
    pub struct RoleFields ("a role") {
        /// The title.
        title: String = required "Secretary of the Treasury";
        /// The institution.
        org: Option<String> = optional "Department of the Treasury";
        /// From when.
        from: Spanned<Option<Date>> = optional "2025-01-28";
        /// Until when.
        to: Spanned<Option<Date>> = optional "2029-01-20";
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
        name: String = required "He Lifeng";
        /// The name in other languages, by language tag.
        names: Texts = optional "{zh-Hans: 何立峰}";
        /// The family name, by which people are sorted.
        family_name: Option<String> = optional "He";
        /// The given name.
        given_name: Option<String> = optional "Lifeng";
        /// The side: one of the sides in site.yaml, `both` or `other`.
        side: Ref<Side> = required "china";
        /// Offices and posts, each with its dates.
        roles: Vec<RoleFields> = optional "[{title: Vice Premier, from: 2023-03-12}]";
        /// Other spellings and titles under which the person is found and linked.
        other_names: Vec<String> = optional "[Vice Premier He]";
        /// A portrait, as a path in `static/`.
        image: Option<Spanned<String>> = optional "/img/he-lifeng.jpg";
        /// Who made the portrait, under what licence.
        image_credit: Option<String> = optional "A. Photographer, CC BY 4.0";
        /// Addresses.
        links: Vec<LinkFields> = optional "[https://example.org/]";
        /// What the person said, where it belongs to no event.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: he-lifeng, source: npr-2025-05-12}]";
        /// Sources on the person, beside those the biography cites.
        sources: Vec<Ref<Source>> = optional "[npr-2025-05-12]";
    }
}

record! {
    /// A topic.
    pub struct TopicFields ("a topic") {
        /// The name.
        title: String = required "Rare earths";
        /// What it is about.
        summary: Option<Prose> = optional "Metals for magnets. [@npr-2025-05-12]";
    }
}

record! {
    /// A place.
    pub struct PlaceFields ("a place") {
        /// The name.
        name: String = required "Geneva";
        /// The name in other languages, by language tag.
        names: Texts = optional "{zh-Hans: 日内瓦}";
        /// The country.
        country: Option<String> = optional "Switzerland";
        /// Degrees north.
        latitude: Option<f64> = optional "46.20";
        /// Degrees east.
        longitude: Option<f64> = optional "6.14";
    }
}

record! {
    /// A source.
    pub struct SourceFields ("a source") {
        /// The title.
        title: String = required "Talks open in Geneva";
        /// Who published it.
        publisher: Option<String> = required "NPR";
        /// Who wrote it, each on a line of its own. `- Smith, Jane` is a person, family name first.
        authors: Vec<String> = optional "[A. Reporter]";
        /// When it was published.
        date: Option<Date> = optional "2025-05-12";
        /// Its address.
        url: Option<Url> = optional "https://example.org/talks";
        /// The address of a copy.
        archived_url: Option<Url> = optional "https://web.archive.org/web/2025/https://example.org/talks";
        /// When it was read.
        accessed: Option<Date> = optional "2026-06-27";
        /// Its language.
        language: Option<Language> = optional "en";
        /// What kind of voice it is.
        kind: Option<SourceKind> = optional "news";
        /// Whose voice an official source is.
        side: Option<Ref<Side>> = optional "us";
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
        date: Spanned<Option<Date>> = required "2025-04-09";
        /// How much.
        value: Option<f64> = required "145";
        /// The event that made it so.
        event: Option<Ref<Event>> = optional "us-104-then-145";
        /// A few words.
        note: Option<String> = optional "the peak";
        /// `true` if it was computed from the sources' figures.
        derived: Option<bool> = optional "true";
        /// Who says so.
        sources: Vec<Ref<Source>> = optional "[npr-2025-05-12]";
    }
}

record! {
    /// A series of figures.
    pub struct SeriesFields ("a series") {
        /// The name.
        title: String = required "New tariffs on Chinese goods";
        /// The unit of its values.
        unit: String = required "percent";
        /// The side it tells of.
        side: Option<Ref<Side>> = optional "us";
        /// How it is drawn.
        shape: Option<Shape> = optional "step";
        /// Its points.
        points: Vec<PointFields> = required "[{date: 2025-04-09, value: 145}]";
        /// What is counted.
        summary: Option<Prose> = optional "Tariffs on all goods only. [@npr-2025-05-12]";
    }
}

record! {
    /// One of the answers to a disputed question.
    pub struct PositionFields ("a position") {
        /// The answer.
        says: Prose = required "It fell to 30%.";
        /// Where it is given.
        sources: Vec<Ref<Source>> = required "[npr-2025-05-12]";
        /// Who gives it: a person's id, or words.
        by: Option<Spanned<String>> = optional "most newsrooms";
    }
}

record! {
    /// A question on which sources disagree.
    pub struct DisputeFields ("a dispute") {
        /// The question.
        question: String = required "Did the tariff fall to 30% or to 55%?";
        /// Events it touches.
        events: Vec<Ref<Event>> = optional "[geneva-talks]";
        /// People it touches.
        people: Vec<Ref<Person>> = optional "[donald-trump]";
        /// Topics it touches.
        topics: Vec<Ref<Topic>> = optional "[tariffs]";
        /// The answers.
        positions: Vec<PositionFields> = required "[{says: It fell to 30%., sources: [npr-2025-05-12]}]";
        /// The words on which it turns.
        quotes: Vec<QuoteFields> = optional "[{text: a good day, by: scott-bessent, source: npr-2025-05-12}]";
        /// What the briefing makes of it.
        assessment: Option<Prose> = optional "Both count different things. [@npr-2025-05-12]";
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
