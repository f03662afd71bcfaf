//! The entries: what the page of each kind is, or is about.

use super::nodes::{
    Address, Event, Name, Named, Node, Person, Place, Position, Postal, Question, Text, Thing, Work,
};
use super::{About, data, dates, language, organization};
use crate::link::Site;
use crate::model::date::Date;
use crate::model::entries::{
    Article, Dispute, Event as Happening, EventStatus, Meta, Mode, Person as Somebody,
    Place as Somewhere, Position as Answer, Source, Speaker, Topic,
};
use crate::model::{AnyId, Id, Kind};
use crate::render::{pages, prose};
use crate::route;

/// What the page of an entry tells.
pub(super) fn node(about: &About<'_, '_, '_>, id: AnyId) -> Node {
    let at = id.index as usize;
    let meta = about.cx.site.meta(id);
    let page = || Work { date_modified: modified(meta), ..about.page() };
    let site = about.cx.site;
    match id.kind {
        Kind::Articles => article(about, &site.articles[Id::new(at)]),
        Kind::Events => event(about, &site.events[Id::new(at)]),
        Kind::Measures => {
            let topics = about.entries(&site.measures[Id::new(at)].topics);
            Node::WebPage(Box::new(Work { about: topics, ..page() }))
        }
        Kind::People => person(about, &site.people[Id::new(at)]),
        Kind::Topics => Node::CollectionPage(Box::new(Work {
            about: vec![topic(&site.topics[Id::new(at)])],
            ..page()
        })),
        Kind::Places => Node::Place(Box::new(Place {
            description: Text::some(about.description),
            ..place_parts(about, Id::new(at))
        })),
        Kind::Sources => source(page(), about, &site.sources[Id::new(at)]),
        Kind::Series => data::series(about, Id::new(at)),
        Kind::Disputes => {
            let question = question(about, &site.disputes[Id::new(at)]);
            Node::WebPage(Box::new(Work { main_entity: Some(question), ..page() }))
        }
        Kind::Pages => Node::WebPage(Box::new(page())),
    }
}

/// The day of the last change that an entry tells of.
pub(crate) fn modified(meta: &Meta) -> Option<String> {
    meta.changed().and_then(dates::one)
}

fn article(about: &About<'_, '_, '_>, article: &Article) -> Node {
    let site = about.cx.site;
    let editors = site.config.editors.iter().filter_map(|editor| if_person(about, editor));
    let mut author: Vec<_> =
        article.authors.iter().map(|author| about.named(author, None)).collect();
    if author.is_empty() {
        author.push(Named::Node(about.publisher()));
    }
    let corrections = article.meta.corrections.iter().map(|correction| {
        Node::CorrectionComment(Box::new(Work {
            text: Text::some(&correction.what),
            date_published: dates::one(correction.date),
            ..Work::default()
        }))
    });
    let published = super::published(article);
    Node::NewsArticle(Box::new(Work {
        name: None,
        headline: Text::some(about.title),
        main_entity_of_page: about.address.clone(),
        date_modified: modified(&article.meta).or_else(|| published.clone()),
        date_published: published,
        author,
        editor: editors.collect(),
        publisher: Some(about.publisher()),
        is_accessible_for_free: Some(true),
        license: about.license(),
        about: about.entries(&article.topics),
        mentions: about.entries(&article.people),
        citation: about.cx.notes.sources().iter().map(|id| cited(site, *id)).collect(),
        correction: corrections.collect(),
        ..about.page()
    }))
}

/// Somebody, if it is plain that this is a person.
pub(super) fn if_person(about: &About<'_, '_, '_>, name: &str) -> Option<Node> {
    match about.named(name, None) {
        Named::Node(person @ Node::Person(_)) => Some(person),
        _ => None,
    }
}

/// A meeting, or the page of anything else that is told of a time.
fn event(about: &About<'_, '_, '_>, event: &Happening) -> Node {
    let site = about.cx.site;
    let people: Vec<_> = event.people.iter().map(|part| part.person).collect();
    if !site.config.kinds[event.kind].meeting || event.status == EventStatus::Reported {
        return Node::WebPage(Box::new(Work {
            date_modified: modified(&event.meta),
            temporal_coverage: dates::covered(event.date, event.date),
            about: about.entries(&event.topics),
            mentions: about.entries(&people),
            ..about.page()
        }));
    }
    Node::Event(Box::new(Event {
        name: Text::some(about.title),
        description: Text::some(about.description),
        url: about.address.clone(),
        start_date: dates::start(event.date),
        end_date: dates::end(event.date),
        event_status: event_status(about, event),
        event_attendance_mode: event.mode.and_then(attendance_mode),
        location: event.places.iter().map(|id| place(about, *id)).collect(),
        attendee: about.entries(&people),
    }))
}

/// Whether a meeting stands in the calendar or was called off (<https://schema.org/EventStatusType>). That one
/// happened is assumed; of one whose day has passed without word, or is not known, nothing is said.
fn event_status(about: &About<'_, '_, '_>, event: &Happening) -> Option<&'static str> {
    let is_dated = dates::start(event.date).is_some();
    match event.status {
        EventStatus::Cancelled => Some("https://schema.org/EventCancelled"),
        EventStatus::Planned if is_dated && pages::timeline::ahead(about.cx, event) => {
            Some("https://schema.org/EventScheduled")
        }
        _ => None,
    }
}

fn attendance_mode(mode: Mode) -> Option<&'static str> {
    match mode {
        Mode::InPerson => Some("https://schema.org/OfflineEventAttendanceMode"),
        Mode::Phone | Mode::Video => Some("https://schema.org/OnlineEventAttendanceMode"),
        Mode::Writing => None,
    }
}

/// A person, in office on the as-of day. The side is not a nationality.
fn person(about: &About<'_, '_, '_>, person: &Somebody) -> Node {
    let roles: Vec<_> = person.roles_on(Date::from(about.cx.site.config.as_of)).collect();
    let mut institutions: Vec<_> = roles.iter().filter_map(|role| role.org.as_deref()).collect();
    let mut seen = std::collections::HashSet::new();
    institutions.retain(|org| seen.insert(*org));
    let others = person.other_names.iter().filter_map(|name| Text::some(name).map(Name::Plain));
    Node::Person(Box::new(Person {
        name: Text::some(&person.name),
        alternate_name: names(&person.names).chain(others).collect(),
        family_name: person.family_name.as_deref().and_then(Text::some),
        given_name: person.given_name.as_deref().and_then(Text::some),
        description: Text::some(about.description),
        url: about.address.clone(),
        job_title: roles.iter().filter_map(|role| Text::some(&role.title)).collect(),
        works_for: institutions.into_iter().map(organization).collect(),
        image: person.image.as_deref().and_then(|image| image_of(about, image)),
        same_as: person.links.iter().filter_map(|link| Address::of(&link.url)).collect(),
    }))
}

fn image_of(about: &About<'_, '_, '_>, image: &str) -> Option<Address> {
    about.at(&route::encode(image.trim_start_matches('/')))
}

/// The names in other languages.
fn names(names: &[(String, String)]) -> impl Iterator<Item = Name> + '_ {
    names.iter().filter_map(|(tag, name)| {
        let value = Text::some(name)?;
        Some(match language(tag) {
            Some(language) => Name::In { value, language },
            None => Name::Plain(value),
        })
    })
}

fn topic(topic: &Topic) -> Node {
    Node::Thing(Thing { name: Text::some(&topic.title), url: None })
}

/// A place by its name and country.
pub(super) fn place(about: &About<'_, '_, '_>, id: Id<Somewhere>) -> Node {
    let Place { name, url, address, .. } = place_parts(about, id);
    Node::Place(Box::new(Place { name, url, address, ..Place::default() }))
}

fn place_parts(about: &About<'_, '_, '_>, id: Id<Somewhere>) -> Place {
    let place = &about.cx.site.places[id];
    let country = place.country.as_deref().and_then(Text::some);
    let position = place.latitude.zip(place.longitude);
    Place {
        name: Text::some(&place.name),
        alternate_name: names(&place.names).collect(),
        url: about.at(&route::entry(Kind::Places, &place.meta.id)),
        address: country
            .map(|country| Node::PostalAddress(Postal { address_country: Some(country) })),
        geo: position.map(|(latitude, longitude)| {
            let (latitude, longitude) = (Some(latitude), Some(longitude));
            Node::GeoCoordinates(Position { latitude, longitude })
        }),
        ..Place::default()
    }
}

/// A source as something cited: its title and where it is read.
pub(super) fn cited(site: &Site, id: Id<Source>) -> Node {
    let source = &site.sources[id];
    Node::CreativeWork(Box::new(Work {
        name: Text::some(&source.title),
        url: read_at(source),
        ..Work::default()
    }))
}

/// Where a source is read: at its own address, or else in the copy.
fn read_at(source: &Source) -> Option<Address> {
    let addresses = [&source.url, &source.archived_url];
    addresses.into_iter().flatten().find_map(|url| Address::of(url))
}

/// The page of a source, which is about somebody else's work.
fn source(page: Work, about: &About<'_, '_, '_>, source: &Source) -> Node {
    let publisher = source.publisher.as_deref();
    let work = Work {
        name: Text::some(&source.title),
        url: read_at(source),
        archived_at: source.archived_url.as_deref().and_then(Address::of),
        author: source.authors.iter().map(|author| about.named(author, publisher)).collect(),
        publisher: publisher.map(organization),
        date_published: source.date.and_then(dates::one),
        in_language: source.language.as_deref().and_then(language),
        ..Work::default()
    };
    Node::WebPage(Box::new(Work { main_entity: Some(Node::CreativeWork(Box::new(work))), ..page }))
}

/// The question of a dispute with its answers, none of which is accepted.
fn question(about: &About<'_, '_, '_>, dispute: &Dispute) -> Node {
    let suggested_answer: Vec<_> =
        dispute.positions.iter().map(|position| answer(about, position)).collect();
    Node::Question(Question {
        name: Text::some(&dispute.question),
        answer_count: Some(suggested_answer.len()),
        suggested_answer,
    })
}

fn answer(about: &About<'_, '_, '_>, position: &Answer) -> Node {
    // In words, it may be several or a text: no more is said than the words.
    let author = position.by.as_ref().map(|by| match by {
        Speaker::Person(id) => Named::Node(about.entry((*id).into())),
        Speaker::Words(name) => Named::Text(Text::from(name.as_str())),
    });
    Node::Answer(Box::new(Work {
        text: Text::some(&prose::plain(about.cx.site, position.says)),
        author: author.into_iter().collect(),
        ..Work::default()
    }))
}
