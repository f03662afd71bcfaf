//! A source: what it is, who cites it, what is quoted from it, and how to cite it.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, cards, excerpt, prose, record};
use crate::bibliography::{self, Base};
use crate::config::Config;
use crate::model::entries::Source;
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// A source's page.
    pub struct SourceView {
        card: Value, authors: Vec<String>, language: Option<String>, accessed: Option<Html>,
        archived_url: Option<String>, syndicated_from: Option<String>, title_note: Option<String>, body: Option<Html>,
        cited_by: Vec<CitersView>, quotes: Vec<Value>, bibtex: String, ris: String, csl: String,
        record: record::RecordView,
    }
}

view! {
    /// The entries of one kind that cite a source.
    pub struct CitersView { kind: String, entries: Vec<Value>, }
}

/// The page of a source.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Source>) -> Rendered {
    let site = cx.site;
    let source = &site.sources[id];
    let back = site.backlinks.source(id);
    let Config { title, base_url, sides, .. } = &cx.r.written.config;
    let base = Base { title, address: base_url, sides: sides.rows() };
    let written = &cx.r.written.sources[id];
    let csl = bibliography::csl_json(written, &base);
    let body = prose::optional(cx, source.meta.body);
    let view = SourceView {
        card: cx.card(id),
        authors: bibliography::authors(source),
        language: source
            .language
            .as_ref()
            .map(|tag| cx.r.cards.words.language_name(tag).to_owned()),
        accessed: source.accessed.map(|date| cx.date(date)),
        archived_url: source.archived_url.clone(),
        syndicated_from: source.syndicated_from.clone(),
        title_note: source.title_note.clone(),
        body,
        cited_by: citers(cx, &back.cited_by),
        quotes: super::quotes(cx, &back.quotes),
        bibtex: bibliography::bibtex(written, &base),
        ris: bibliography::ris(written, &base).replace("\r\n", "\n"),
        csl: serde_json::to_string_pretty(&csl).unwrap_or_default(),
        record: record::view(cx, Kind::Sources, &source.meta),
    };
    let description = description(cx, source, back.cited_by.len());
    Rendered {
        template: "source",
        title: source.title.clone(),
        description,
        view: ("source", view.into()),
    }
}

/// What the source is, with as much of its title as there is room for.
fn description(cx: &Cx<'_, '_>, source: &Source, count: usize) -> String {
    let strings = cx.strings();
    let date = source.date.map_or_else(|| strings.get("no_date"), |date| cx.r.dates.words(date));
    let count = count.to_string();
    let with = |from: &str, title: &str| {
        strings.fill("source_desc", &[("from", from), ("count", &count), ("title", title)])
    };
    let room = |from: &str| excerpt::EXCERPT.saturating_sub(with(from, "").chars().count());
    let whole = source.publisher.iter().chain([&date]).cloned().collect::<Vec<_>>().join(", ");
    // Where the publisher's name is a long one, the title says more.
    let from = if room(&whole) < 40 { date } else { whole };
    with(&from, &excerpt::first_words(&source.title, room(&from)))
}

fn citers(cx: &Cx<'_, '_>, by: &[crate::model::AnyId]) -> Vec<CitersView> {
    let kinds = Kind::ALL.into_iter().filter_map(|kind| {
        let of_kind = by.iter().filter(|by| by.kind == kind);
        let entries: Vec<_> = of_kind.map(|by| cards::link_value(cx.site, *by)).collect();
        let name = cx.strings().get(kind.folder());
        (!entries.is_empty()).then_some(CitersView { kind: name, entries })
    });
    kinds.collect()
}
