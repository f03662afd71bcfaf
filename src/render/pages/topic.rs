//! A topic: everything that belongs to it.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{LONG_LIST, Rendered, charts, prose, record};
use super::EventsView;
use crate::model::entries::Topic;
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// A topic's page.
    pub struct TopicView {
        card: Value, summary: Option<Html>, body: Option<Html>, strip: Option<Html>,
        /// The measures that stand or may yet, and those that are over.
        measures: Vec<Value>, over: Vec<Value>, events: EventsView,
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
    let short = back.events.len() <= LONG_LIST;
    let strip_title = cx.strings().fill("strip_title_topic", &[("name", &topic.title)]);
    let strip = if short { charts::strip(cx, &strip_title, &back.events) } else { None };
    let day = site.config.as_of;
    let (standing, over) = super::state::standing_and_over(cx, back.measures.clone());
    let mut rows = |ids: Vec<_>| ids.into_iter().map(|id| super::state::row(cx, id, day)).collect();
    let (measures, over) = (rows(standing), rows(over));
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
        strip,
        measures,
        over,
        events: super::events_view(cx, id.into(), year),
        disputes: cx.cards(&site.backlinks.touched().by(id)),
        articles: super::articles(cx, id),
        people: cx.cards(&people),
        mentions: super::mentions(cx, id, &[Kind::Articles], &[]),
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
