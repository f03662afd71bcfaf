//! A place: the rounds that were held there.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, maps, prose, record};
use super::EventsView;
use crate::model::entries::Place;
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// A place's page.
    pub struct PlaceView {
        card: Value, country: Option<String>, coordinates: Option<String>, map: Option<maps::MapView>, body: Option<Html>,
        events: EventsView, articles: Vec<Value>, mentions: Vec<Value>, record: record::RecordView,
    }
}

/// The page of a place, or one year of it.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Place>, year: Option<i16>) -> Rendered {
    let site = cx.site;
    let place = &site.places[id];
    let body = if year.is_none() { prose::optional(cx, place.meta.body) } else { None };
    let map = if year.is_none() { maps::around(cx, id) } else { None };
    let strings = cx.strings();
    let view = PlaceView {
        card: cx.card(id),
        country: place.country.clone(),
        coordinates: maps::coordinates(strings, place),
        map,
        body,
        events: super::events_view(cx, id.into(), year),
        articles: super::articles(cx, id),
        mentions: super::mentions(cx, id, &[Kind::Articles, Kind::Events], &[]),
        record: record::view(cx, Kind::Places, &place.meta),
    };
    let count = site.backlinks.place(id).len().to_string();
    let description = match year {
        Some(year) => super::year_description(cx, id.into(), year),
        None => strings.fill("place_desc", &[("name", cx.title(id)), ("count", &count)]),
    };
    Rendered {
        template: "place",
        title: super::with_year(&place.name, year),
        description,
        view: ("place", view.into()),
    }
}
