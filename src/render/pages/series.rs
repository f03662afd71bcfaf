//! A series of figures: the drawing, the table, the file.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, charts, prose, record};
use crate::model::entries::Series;
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// A series' page.
    pub struct SeriesView {
        card: Value, summary: Option<Html>, body: Option<Html>, figure: charts::FigureView, side: Option<Value>,
        disputes: Vec<Value>, articles: Vec<Value>, mentions: Vec<Value>, record: record::RecordView,
    }
}

/// The page of a series.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Series>) -> Rendered {
    let site = cx.site;
    let series = &site.series[id];
    let summary = prose::optional(cx, series.summary);
    let figure = charts::series(cx, None, &[id], None, None);
    let body = prose::optional(cx, series.meta.body);
    let view = SeriesView {
        card: cx.card(id),
        summary,
        body,
        figure,
        side: series.side.map(|side| cx.r.cards.side(side)),
        disputes: cx.cards(&site.backlinks.touched().by(id)),
        articles: super::articles(cx, id),
        mentions: super::mentions(cx, id, &[Kind::Articles], &[]),
        record: record::view(cx, Kind::Series, &series.meta),
    };
    let description = super::excerpt_or(series.summary.map(|doc| prose::plain(site, doc)), || {
        let count = series.points.len().to_string();
        let values = [("title", cx.title(id)), ("unit", &series.unit), ("count", &count)];
        cx.strings().fill("series_desc", &values)
    });
    Rendered {
        template: "series",
        title: series.title.clone(),
        description,
        view: ("series", view.into()),
    }
}
