//! Pages with little of their own: an editor's page, the search, the page not found, redirects.

use tera::Value;

use super::super::context::Cx;
use super::super::view::{Html, object};
use super::super::{Rendered, cards, prose, record};
use super::list::Letter;
use crate::model::entries::Page;
use crate::model::{AnyId, Id, Kind};
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

/// The search, with the index from A to Z.
pub(crate) fn search(cx: &mut Cx<'_, '_>) -> Rendered {
    let letters = super::list::index(cx);
    let view = |letter: Letter| {
        let Letter { name, entries, sources } = letter;
        LetterView { letter: name, items: entries, sources }.into()
    };
    let letters = letters.into_iter().map(view);
    let view = object([("letters", Value::from(letters.collect::<Vec<Value>>()))]);
    let strings = cx.strings();
    Rendered {
        template: "search",
        title: strings.get("search"),
        description: strings.get("search_intro"),
        view: ("search", view),
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
