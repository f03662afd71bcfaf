//! The site's places as plain data for `chart`, and what stands beside a map: its caption, its table, its file.

use tera::Value;

use super::charts;
use super::context::Cx;
use super::view::Html;
use crate::chart::{self, Caption, Map, MapPlace, Position, Window};
use crate::link::Site;
use crate::model::entries::Place;
use crate::model::{Id, Kind};
use crate::route;
use crate::theme::Strings;
use crate::view;

/// The widths for which the map of all places is drawn: a page's, and a phone's.
const WIDE: u32 = 640;
const NARROW: u32 = 288;
/// The size of a regional map: no wider than the narrowest phone.
const REGION: (u32, u32) = (288, 240);
/// A regional map shows at most so many other places, the nearest ones.
const NEAR: usize = 24;

view! {
    /// A map with what belongs to it.
    pub struct MapView {
        title: String, note: Option<String>, svg: Html, file: String,
        /// The same as a table; nothing where one place is alone.
        rows: Vec<RowView>,
        /// How many places have no coordinates, in words, if there are any.
        missing: Option<String>,
    }
}

view! {
    /// A row of the table beside a map.
    pub struct RowView { place: Value, country: Option<String>, events: usize, coordinates: String, }
}

/// The words of a map.
struct Words {
    title: String,
    note: Option<String>,
    desc: String,
    missing: Option<String>,
}

/// A place on a map, with its words.
struct Mark {
    id: Id<Place>,
    at: Position,
    events: usize,
    label: String,
    title: String,
    href: Option<String>,
    aside: bool,
}

/// The map of the places at which something happened, as far as they have coordinates; none where none has any.
pub fn all(cx: &mut Cx<'_, '_>) -> Option<MapView> {
    let (site, strings) = (cx.site, cx.strings());
    let is_of_events = |id: &Id<Place>| events(site, *id) > 0;
    let placed = placed(site).filter(|(id, _)| is_of_events(id));
    let marks: Vec<_> = placed.map(|(id, at)| counted(strings, mark(cx, id, at))).collect();
    let positions: Vec<_> = marks.iter().map(|mark| mark.at).collect();
    let wide = ("wide", Window::of(&positions, WIDE)?);
    let narrow = ("narrow", Window::of(&positions, NARROW)?);
    let without = site.places.ids().filter(is_of_events).count() - marks.len();
    let missing = || strings.fill("map_missing", &[("count", &without.to_string())]);
    let words = Words {
        title: strings.get("map_title"),
        note: Some(strings.get("map_note")),
        desc: strings.fill("map_desc", &[("count", &marks.len().to_string())]),
        missing: (without > 0).then(missing),
    };
    Some(view(cx, words, &[wide, narrow], &marks))
}

/// The region around a place, with the others that are near it; none for a place without coordinates.
pub fn around(cx: &mut Cx<'_, '_>, id: Id<Place>) -> Option<MapView> {
    let at = position(&cx.site.places[id])?;
    let window = Window::around(at, REGION);
    let is_near = |(other, place): &(_, Position)| *other != id && window.holds(*place);
    let mut near: Vec<_> = placed(cx.site).filter(is_near).collect();
    near.sort_by(|(_, a), (_, b)| window.apart(at, *a).total_cmp(&window.apart(at, *b)));
    near.truncate(NEAR);
    let here = Mark { href: None, ..mark(cx, id, at) };
    let aside = near.iter().map(|(id, at)| Mark { aside: true, ..mark(cx, *id, *at) });
    let marks: Vec<_> = std::iter::once(here).chain(aside).collect();
    let (strings, count) = (cx.strings(), near.len().to_string());
    let values = [("name", cx.title(id)), ("count", count.as_str())];
    let words = Words {
        title: strings.fill("map_around", &values),
        // One dot alone has nothing that it could be held against.
        note: (!near.is_empty()).then(|| strings.get("map_around_note")),
        desc: strings
            .fill(if near.is_empty() { "map_alone_desc" } else { "map_around_desc" }, &values),
        missing: None,
    };
    Some(view(cx, words, &[("region", window)], &marks))
}

/// The places that have coordinates.
fn placed(site: &Site) -> impl Iterator<Item = (Id<Place>, Position)> {
    site.places.iter().filter_map(|(id, place)| Some((id, position(place)?)))
}

fn position(place: &Place) -> Option<Position> {
    let (latitude, longitude) = place.latitude.zip(place.longitude)?;
    Some(Position { latitude, longitude })
}

/// A place as a link, with its name beside it.
fn mark(cx: &Cx<'_, '_>, id: Id<Place>, at: Position) -> Mark {
    let (name, events, strings) = (&cx.site.places[id].name, events(cx.site, id), cx.strings());
    let values = [("name", name.as_str()), ("events", &strings.count("map_events", events))];
    let title = strings.fill("map_place", &values);
    Mark { id, at, events, label: name.clone(), title, href: Some(cx.href(id)), aside: false }
}

/// With the number of events beside the name.
fn counted(strings: &Strings, mark: Mark) -> Mark {
    let values = [("name", mark.label.as_str()), ("count", &mark.events.to_string())];
    Mark { label: strings.fill("map_label", &values), ..mark }
}

/// A map, drawn in each of some windows.
fn view(
    cx: &mut Cx<'_, '_>,
    words: Words,
    windows: &[(&'static str, Window)],
    marks: &[Mark],
) -> MapView {
    let Words { title, note, desc, missing } = words;
    let prefix = format!("map_{}", cx.next_chart());
    let most = cx.site.places.ids().map(|id| events(cx.site, id)).max().unwrap_or(0);
    let draw = |(class, window): &(&'static str, Window)| {
        let svg = chart::map(&Map {
            caption: Caption { prefix: &format!("{prefix}_{class}"), title: &title, desc: &desc },
            window: *window,
            places: marks.iter().map(Mark::drawn).collect(),
            most,
        });
        (*class, svg)
    };
    let drawings: Vec<_> = windows.iter().map(draw).collect();
    let svg = charts::for_widths(&drawings);
    let rows = marks.iter().filter(|_| marks.len() > 1).map(|mark| row(cx, mark)).collect();
    MapView { title, note, svg: Html(svg), rows, file: route::data(Kind::Places), missing }
}

impl Mark {
    fn drawn(&self) -> MapPlace<'_> {
        let Mark { id: _, at, events, label, title, href, aside } = self;
        MapPlace { at: *at, events: *events, label, title, href: href.as_deref(), aside: *aside }
    }
}

fn row(cx: &Cx<'_, '_>, mark: &Mark) -> RowView {
    let place = &cx.site.places[mark.id];
    RowView {
        place: cx.card(mark.id),
        country: place.country.clone(),
        events: mark.events,
        coordinates: coordinates(cx.strings(), place).unwrap_or_default(),
    }
}

fn events(site: &Site, id: Id<Place>) -> usize {
    site.backlinks.place(id).len()
}

/// Where a place is, in words.
pub fn coordinates(strings: &Strings, place: &Place) -> Option<String> {
    let Position { latitude, longitude } = position(place)?;
    let north = strings.get(if latitude < 0.0 { "south" } else { "north" });
    let east = strings.get(if longitude < 0.0 { "west" } else { "east" });
    Some(format!("{:.2}° {north}, {:.2}° {east}", latitude.abs(), longitude.abs()))
}
