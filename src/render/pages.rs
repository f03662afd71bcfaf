//! The pages, one room a kind: what a template reads of it, in the order in which it is read.

pub mod article;
pub mod changes;
pub mod dispute;
pub mod event;
pub mod home;
pub mod list;
pub mod measure;
pub mod person;
pub mod place;
pub mod series;
pub mod simple;
pub mod source;
pub mod state;
pub mod timeline;
pub mod topic;

use tera::Value;

use super::context::Cx;
use super::{LONG_LIST, Page, Rendered, excerpt};
use crate::link::Site;
use crate::model::entries::{Event, Quote};
use crate::model::{AnyId, Entry, Id, Kind};

/// The view of a page.
pub(crate) fn view(cx: &mut Cx<'_, '_>, page: &Page) -> Rendered {
    match page {
        Page::Home => home::view(cx),
        Page::StateOfPlay(None) => state::view(cx),
        Page::StateOfPlay(Some(year)) => state::year::view(cx, *year),
        Page::Timeline(year) => timeline::view(cx, *year),
        Page::List(kind, year) => list::view(cx, *kind, *year),
        Page::Entry(id, year) => entry(cx, *id, *year),
        Page::Pair(one, other) => person::pair(cx, *one, *other),
        Page::Changes => changes::view(cx),
        Page::Search => simple::search(cx),
        Page::NotFound => simple::not_found(cx),
        Page::Redirect(_, to) => simple::redirect(cx, *to),
    }
}

fn entry(cx: &mut Cx<'_, '_>, id: AnyId, year: Option<i16>) -> Rendered {
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => article::view(cx, Id::new(at)),
        Kind::Events => event::view(cx, Id::new(at)),
        Kind::Measures => measure::view(cx, Id::new(at)),
        Kind::People => person::view(cx, Id::new(at), year),
        Kind::Topics => topic::view(cx, Id::new(at), year),
        Kind::Places => place::view(cx, Id::new(at), year),
        Kind::Sources => source::view(cx, Id::new(at)),
        Kind::Series => series::view(cx, Id::new(at)),
        Kind::Disputes => dispute::view(cx, Id::new(at)),
        Kind::Pages => simple::page(cx, Id::new(at)),
    }
}

/// The events that an entry's page lists, if it is of a kind that may have very many.
fn events_of(site: &Site, id: AnyId) -> &[Id<Event>] {
    let at = id.index as usize;
    match id.kind {
        Kind::People => &site.backlinks.person(Id::new(at)).events,
        Kind::Topics => &site.backlinks.topic(Id::new(at)).events,
        Kind::Places => site.backlinks.place(Id::new(at)),
        _ => &[],
    }
}

/// The years into which an entry's list of events is split; none while it is short.
pub fn years_of(site: &Site, id: AnyId) -> Vec<i16> {
    let events = events_of(site, id);
    if events.len() <= LONG_LIST {
        return Vec::new();
    }
    years(site, events)
}

/// The years of some events in the order of time, each once.
fn years(site: &Site, events: &[Id<Event>]) -> Vec<i16> {
    let mut years: Vec<i16> = events.iter().filter_map(|id| site.events[*id].date.year()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The events of one year, or all while they are few; the newest first.
fn shown(site: &Site, events: &[Id<Event>], year: Option<i16>) -> Vec<Id<Event>> {
    let of_year = |id: &&Id<Event>| match year {
        Some(year) => site.events[**id].date.year() == Some(year),
        None => events.len() <= LONG_LIST,
    };
    events.iter().filter(of_year).rev().copied().collect()
}

crate::view! {
    /// A list of events on an entry's page, perhaps split by year.
    pub struct EventsView { events: Vec<Value>, years: Vec<YearLink>, count: usize, year: Option<String>, }
}

crate::view! {
    /// A link to one year of a list.
    pub struct YearLink { year: String, href: String, current: bool, }
}

/// The list of events of an entry's page.
fn events_view(cx: &Cx<'_, '_>, id: AnyId, year: Option<i16>) -> EventsView {
    let events = events_of(cx.site, id);
    let years = years_of(cx.site, id).into_iter().map(|one| YearLink {
        year: one.to_string(),
        href: crate::route::entry_year(id.kind, &cx.site.meta(id).id, one),
        current: year == Some(one),
    });
    EventsView {
        events: cx.cards(&shown(cx.site, events, year)),
        years: years.collect(),
        count: events.len(),
        year: year.map(|year| year.to_string()),
    }
}

/// The views of quotations; one that stands in several entries is shown once.
pub(super) fn quotes<'q>(
    cx: &Cx<'_, '_>,
    ids: impl IntoIterator<Item = &'q Id<Quote>>,
) -> Vec<Value> {
    let mut seen = std::collections::HashSet::new();
    let new = |id: &&Id<Quote>| {
        let quote = &cx.site.quotes[**id];
        seen.insert((quote.text.as_str(), quote.source))
    };
    ids.into_iter().filter(new).map(|id| cx.r.quote(*id)).collect()
}

/// Links to what mentions an entry, other than the kinds and the entries that the page shows already.
fn mentions(
    cx: &Cx<'_, '_>,
    id: impl Into<AnyId>,
    kinds: &[Kind],
    shown: &[&[AnyId]],
) -> Vec<Value> {
    let by = cx.site.backlinks.mentions(id.into()).iter();
    by.filter(|by| !kinds.contains(&by.kind) && !shown.iter().any(|shown| shown.contains(by)))
        .map(|by| super::cards::link_value(cx.site, *by))
        .collect()
}

/// Ids of one kind among those of all.
fn any<T: Entry>(ids: impl IntoIterator<Item = Id<T>>) -> Vec<AnyId> {
    ids.into_iter().map(AnyId::from).collect()
}

/// The articles that mention an entry.
fn articles(cx: &Cx<'_, '_>, id: impl Into<AnyId>) -> Vec<Value> {
    let by = cx.site.backlinks.mentions(id.into()).iter();
    by.filter(|by| by.kind == Kind::Articles).map(|by| cx.card(*by)).collect()
}

/// The first words of a text, or a sentence of the theme where it has none.
fn excerpt_or(text: Option<String>, sentence: impl FnOnce() -> String) -> String {
    let text = text.filter(|text| !text.trim().is_empty());
    // Not whole sentences: a measure may begin with that of its event, and no two pages are described alike.
    text.map_or_else(sentence, |text| excerpt::first_words(&text, excerpt::EXCERPT))
}

/// What is to be known of a page that shows one year of an entry's events.
fn year_description(cx: &Cx<'_, '_>, id: AnyId, year: i16) -> String {
    let count = shown(cx.site, events_of(cx.site, id), Some(year)).len().to_string();
    let year = year.to_string();
    let values = [("name", cx.title(id)), ("year", &year), ("count", &count)];
    cx.strings().fill("entry_year_desc", &values)
}

/// A title for a page that shows one year of a longer list.
pub(super) fn with_year(title: &str, year: Option<i16>) -> String {
    match year {
        Some(year) => format!("{title}, {year}"),
        None => title.to_owned(),
    }
}
