//! Calendars (RFC 5545): the dates to come, for the site and for each topic.

use icalendar::{
    Calendar, Component, Event as CalendarEvent, EventLike, EventStatus as State, Property,
};

use crate::model::date::Precision;
use crate::model::entries::{Event, EventStatus};
use crate::model::{Id, Kind};
use crate::render::{OutputFile, Renderer};
use crate::route;

/// The calendar of the site, and one for each topic that has dates.
pub fn files(renderer: &Renderer<'_>) -> Vec<OutputFile> {
    let site = renderer.site();
    let dates: Vec<_> =
        site.events.ids().filter(|id| site.events[*id].is_a_date(site.config.as_of)).collect();
    let title = &site.config.title;
    let mut files = vec![file(route::CALENDAR.to_owned(), renderer, title, &dates)];
    for (id, topic) in site.topics.iter() {
        let of_topic = |event: &Id<Event>| site.events[*event].topics.contains(&id);
        let dates: Vec<_> = dates.iter().copied().filter(of_topic).collect();
        if !dates.is_empty() {
            let path = format!("{}.ics", route::feed("topics", &topic.meta.id));
            files.push(file(path, renderer, &format!("{title}: {}", topic.title), &dates));
        }
    }
    files
}

fn file(path: String, renderer: &Renderer<'_>, name: &str, dates: &[Id<Event>]) -> OutputFile {
    let site = renderer.site();
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//briefgen//briefgen//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    for id in dates {
        calendar.push(entry(renderer, &site.events[*id]));
    }
    OutputFile { path, bytes: calendar.to_string().into_bytes() }
}

/// Whole days. A date that is not known to the day takes all that it may be, and says so.
fn entry(renderer: &Renderer<'_>, event: &Event) -> CalendarEvent {
    let site = renderer.site();
    let url = format!("{}{}", site.config.base_url, route::entry(Kind::Events, &event.meta.id));
    let first = event.meta.first_id();
    let title = match event.date.precision() {
        Precision::Day => event.title.clone(),
        _ => format!("{} ({})", event.title, renderer.date_words(event.date)),
    };
    let basic = |day: jiff::civil::Date| day.strftime("%Y%m%d").to_string();
    let changed = event.meta.changed().map(|date| date.earliest());
    let mut entry =
        CalendarEvent::with_uid(&format!("{first}@{}", namespace(&site.config.base_url)));
    // The stamp of a run would make every run differ.
    let stamp = format!("{}T000000Z", basic(changed.unwrap_or(site.config.as_of)));
    entry.append_property(Property::new("DTSTAMP", stamp));
    let end = event.date.latest().tomorrow().unwrap_or(event.date.latest());
    for (name, day) in [("DTSTART", event.date.earliest()), ("DTEND", end)] {
        entry
            .append_property(Property::new(name, basic(day)).add_parameter("VALUE", "DATE").done());
    }
    entry.summary(&title);
    entry.description(&format!("{}\n{url}", renderer.plain(event.summary)));
    entry.append_property(Property::new("URL", url));
    entry.append_property(Property::new("TRANSP", "TRANSPARENT"));
    let places: Vec<_> = event.places.iter().map(|id| site.places[*id].name.as_str()).collect();
    if !places.is_empty() {
        entry.location(&places.join(", "));
    }
    entry.status(match event.status {
        EventStatus::Cancelled => State::Cancelled,
        _ if event.date.precision() == Precision::Day => State::Confirmed,
        _ => State::Tentative,
    });
    entry.done()
}

/// An address without its scheme, for ids that no other site has.
fn namespace(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.trim_end_matches('/')
}
