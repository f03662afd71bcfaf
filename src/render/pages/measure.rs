//! A measure: its state today, and the dated records that tell it.

use tera::Value;

use super::super::cards::state_of_kind;
use super::super::context::Cx;
use super::super::numbers::amount;
use super::super::view::Html;
use super::super::{Rendered, prose, record};
use crate::model::entries::{HistoryRecord, Measure};
use crate::model::{Id, Kind, Words};
use crate::view;

view! {
    /// A measure's page.
    pub struct MeasureView {
        card: Value,
        /// How it stands on the as-of day, as a row of the state of play says it.
        now: Value,
        summary: Option<Html>, body: Option<Html>, history: Vec<HistoryView>, quotes: Vec<Value>,
        disputes: Vec<Value>, articles: Vec<Value>, mentions: Vec<Value>, topics: Vec<Value>, record: record::RecordView,
    }
}

view! {
    /// One record of a measure's history.
    pub struct HistoryView {
        date: Html, status: &'static str, words: String, amount: Option<String>, until: Option<Html>,
        note: Option<String>, event: Option<Value>, cite: Html,
    }
}

/// The page of a measure.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Measure>) -> Rendered {
    let site = cx.site;
    let measure = &site.measures[id];
    let now = super::state::line(cx, id, site.config.as_of);
    let summary = prose::optional(cx, measure.summary);
    let history = measure.history.iter().map(|record| history(cx, id, record)).collect();
    let body = prose::optional(cx, measure.meta.body);
    let view = MeasureView {
        card: cx.card(id),
        now,
        summary,
        body,
        history,
        quotes: super::quotes(cx, &measure.quotes),
        disputes: cx.cards(&site.backlinks.touched().by(id)),
        articles: super::articles(cx, id),
        mentions: super::mentions(cx, id, &[Kind::Articles], &[]),
        topics: cx.cards(&measure.topics),
        record: record::view(cx, Kind::Measures, &measure.meta),
    };
    let description = super::excerpt_or(measure.summary.map(|doc| prose::plain(site, doc)), || {
        cx.strings().fill("measure_desc", &[("title", cx.title(id))])
    });
    Rendered {
        template: "measure",
        title: measure.title.clone(),
        description,
        view: ("measure", view.into()),
    }
}

fn history(cx: &mut Cx<'_, '_>, id: Id<Measure>, record: &HistoryRecord) -> HistoryView {
    let kind = &cx.site.config.measure_kinds[cx.site.measures[id].kind].id;
    let word = record.status.word().replace('-', "_");
    let of_kind = state_of_kind(record.status.word(), kind, cx.strings());
    let unit = record.unit.as_deref().unwrap_or_default();
    HistoryView {
        date: cx.date(record.date),
        status: record.status.word(),
        words: cx.strings().get(&of_kind.unwrap_or_else(|| format!("status_{word}"))),
        amount: record.rate.map(|rate| amount(rate, unit, cx.strings())),
        until: record.until.map(|date| cx.date(date)),
        note: record.note.clone(),
        event: record.event.map(|event| cx.card(event)),
        cite: super::state::cite(cx, id, record),
    }
}
