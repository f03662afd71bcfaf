//! Embeds in a text: each with a small template of its own.

use tera::Value;

use super::context::Cx;
use super::view::Html;
use super::{charts, pages, typeset};
use crate::link::doc::Embed;
use crate::view;

view! {
    /// What an embed's template reads: a heading and its items.
    pub struct EmbedView { title: Option<String>, items: Vec<Value>, day: Option<Html>, }
}

/// An embed as HTML.
pub fn html(cx: &mut Cx<'_, '_>, embed: &Embed) -> String {
    match embed {
        Embed::Timeline { title, events } => {
            let items = cx.cards(events);
            part(cx, "embeds/timeline.html", title.as_ref(), items, None)
        }
        Embed::People { title, people } => {
            let items = cx.cards(people);
            part(cx, "embeds/people.html", title.as_ref(), items, None)
        }
        Embed::Measures { title, measures, on } => {
            let day = on.map_or(cx.site.config.as_of, |date| date.latest());
            let rows = measures.iter().map(|id| pages::state::row(cx, *id, day)).collect();
            let day = cx.date(crate::model::date::Date::from(day));
            part(cx, "embeds/measures.html", title.as_ref(), rows, Some(day))
        }
        Embed::Chart { title, series, from, to } => {
            let title = title.as_ref().map(|title| typeset::set(cx.site, title));
            let figure = charts::series(cx, title.as_deref(), series, *from, *to);
            cx.part("embeds/chart.html", "embed", figure.into())
        }
        Embed::Quote(id) => {
            let quote = cx.r.quote(*id);
            cx.part("embeds/quote.html", "embed", quote)
        }
        Embed::Dispute(id) => {
            let view = pages::dispute::body(cx, *id);
            cx.part("embeds/dispute.html", "embed", view)
        }
    }
}

fn part(
    cx: &mut Cx<'_, '_>,
    template: &str,
    title: Option<&String>,
    items: Vec<Value>,
    day: Option<Html>,
) -> String {
    let title = title.map(|title| typeset::set(cx.site, title));
    cx.part(template, "embed", EmbedView { title, items, day }.into())
}
