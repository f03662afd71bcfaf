//! Pages with little of their own: an editor's page, the search, the page not found, redirects.

use tera::Value;

use super::super::context::Cx;
use super::super::view::{Html, object};
use super::super::{Rendered, cards, prose, record};
use super::list::Letter;
use crate::link::Site;
use crate::model::entries::Page;
use crate::model::{AnyId, Entry, Id, Kind, Table};
use crate::view;

view! {
    /// An editor's page.
    pub struct PageBody { body: Html, record: record::RecordView, }
}

view! {
    /// One letter of the index.
    pub struct LetterView {
        letter: String, items: Vec<Value>,
        /// The sources, apart from all else.
        sources: Vec<Value>,
    }
}

/// An editor's page, such as About.
pub(crate) fn page(cx: &mut Cx<'_, '_>, id: Id<Page>) -> Rendered {
    let page = &cx.site.pages[id];
    let body = prose::optional(cx, page.meta.body).unwrap_or_default();
    let text = page.meta.body.map(|doc| prose::opening(cx.site, doc));
    let description = super::excerpt_or(text, || {
        let site = &cx.site.config.title;
        cx.strings().fill("page_desc", &[("title", &page.title), ("site", site)])
    });
    let view = PageBody { body, record: record::view(cx, Kind::Pages, &page.meta) };
    Rendered {
        template: "page",
        title: page.title.clone(),
        description,
        view: ("entry", view.into()),
    }
}

view! {
    /// The search.
    pub struct SearchView {
        /// The address of the search index, from the site's root.
        index: String,
        /// The address of the script that reads it, if the theme has one.
        script: Option<String>,
        /// What one entry of each kind is called, joined by `|`.
        kinds: String,
        /// Filters that find much.
        filters: Vec<String>,
        letters: Vec<Value>,
    }
}

/// Filters to show how they are written: by what finds most in this briefing.
fn filters(site: &Site) -> Vec<String> {
    let links = &site.backlinks;
    let person = most(&site.people, |id| links.person(id).events.len());
    let topic = most(&site.topics, |id| links.topic(id).events.len());
    let place = most(&site.places, |id| links.place(id).len());
    let side = site.config.own_sides().next().map(|(_, side)| side.id.as_str());
    let month = site.config.as_of.to_string()[..7].to_owned();
    let named = [("person", person), ("topic", topic), ("place", place), ("side", side)];
    let named = named.into_iter().filter_map(|(name, id)| Some(format!("{name}:{}", id?)));
    ["kind:event".to_owned()].into_iter().chain(named).chain([format!("date:{month}")]).collect()
}

/// The id of the entry with the most.
fn most<T: Entry>(table: &Table<T>, count: impl Fn(Id<T>) -> usize) -> Option<&str> {
    let id = table.ids().max_by_key(|id| count(*id))?;
    Some(&table[id].meta().id)
}

/// The search, with the index from A to Z.
pub(crate) fn search(cx: &mut Cx<'_, '_>) -> Rendered {
    let letters = super::list::index(cx);
    let view = |letter: Letter| {
        let Letter { name, entries, sources } = letter;
        LetterView { letter: name, items: entries, sources }.into()
    };
    let strings = cx.strings();
    let kinds = Kind::ALL.map(|kind| strings.get(&format!("noun_{}", kind.noun())));
    let view = SearchView {
        index: cx.r.search_manifest(),
        script: cx.r.theme.address("search/search.js"),
        kinds: kinds.join("|"),
        filters: filters(cx.site),
        letters: letters.into_iter().map(view).collect(),
    };
    Rendered {
        template: "search",
        title: strings.get("search"),
        description: strings.get("search_intro"),
        view: ("search", view.into()),
    }
}

/// What is shown for an address that does not exist.
pub(crate) fn not_found(cx: &mut Cx<'_, '_>) -> Rendered {
    let strings = cx.strings();
    Rendered {
        template: "404",
        title: strings.get("not_found"),
        description: strings.get("not_found_text"),
        view: ("entry", object([])),
    }
}

/// A former address that leads to the present one.
pub(crate) fn redirect(cx: &mut Cx<'_, '_>, to: AnyId) -> Rendered {
    let href = cards::href(cx.site, to);
    let url = format!("{}{href}", cx.site.config.base_url);
    let title = cx.site.title(to).to_owned();
    let view = object([("href", Value::from(href)), ("url", Value::from(url))]);
    Rendered { template: "redirect", description: title.clone(), title, view: ("redirect", view) }
}
