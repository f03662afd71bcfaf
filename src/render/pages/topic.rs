//! A topic: everything that belongs to it.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, prose, record};
use super::EventsView;
use crate::model::entries::Topic;
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// A topic's page.
    pub struct TopicView {
        card: Value, summary: Option<Html>, body: Option<Html>, measures: Vec<Value>, events: EventsView,
        disputes: Vec<Value>, articles: Vec<Value>, people: Vec<Value>, mentions: Vec<Value>, record: record::RecordView,
    }
}

/// The page of a topic, or one year of it.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Topic>, year: Option<i16>) -> Rendered {
    let site = cx.site;
    let topic = &site.topics[id];
    let back = site.backlinks.topic(id);
    let (summary, body) = match year {
        None => (prose::optional(cx, topic.summary), prose::optional(cx, topic.meta.body)),
        Some(_) => (None, None),
    };
    let measures =
        back.measures.iter().map(|id| super::state::row(cx, *id, site.config.as_of)).collect();
    let mut people: Vec<_> = back
        .events
        .iter()
        .flat_map(|id| &site.events[*id].people)
        .map(|part| part.person)
        .collect();
    people.sort_unstable();
    people.dedup();
    let view = TopicView {
        card: cx.card(id),
        summary,
        body,
        measures,
        events: super::events_view(cx, id.into(), year),
        disputes: cx.cards(site.backlinks.touched().by(id)),
        articles: super::articles(cx, id),
        people: cx.cards(&people),
        mentions: super::mentions(cx, id, &[Kind::Articles]),
        record: record::view(cx, Kind::Topics, &topic.meta),
    };
    let description = match year {
        Some(year) => super::year_description(cx, id.into(), year),
        None => super::excerpt_or(topic.summary.map(|doc| prose::plain(site, doc)), || {
            let count = back.events.len().to_string();
            cx.strings().fill("topic_desc", &[("name", cx.title(id)), ("count", &count)])
        }),
    };
    Rendered {
        template: "topic",
        title: super::with_year(&topic.title, year),
        description,
        view: ("topic", view.into()),
    }
}
