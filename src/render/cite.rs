//! How a page is cited: the ready line, the tags in its head, and itself as COinS.

use super::context::Cx;
use super::view::Html;
use super::{Page, Rendered};
use crate::bibliography::{self, By, Day, PageWords, WebPage};
use crate::model::date::Date;
use crate::model::{Id, Kind};
use crate::theme::Strings;
use crate::view;

view! {
    /// How a page is cited.
    pub struct CiteView {
        line: Html, title: String, authors: Vec<String>,
        /// The day on which an article was published, and that on which any other page stands: `2026/06/27`.
        published: Option<String>, online: Option<String>,
        /// The page itself, where sources would be found in it without it.
        coins: Option<Html>,
    }
}

/// What a page has of its own, beside its title.
#[derive(Default)]
struct Own<'s> {
    authors: &'s [String],
    published: Option<Date>,
    note: Option<String>,
    language: Option<String>,
}

/// How a page is cited; no page that is nothing in itself is.
pub(crate) fn view(cx: &Cx<'_, '_>, page: &Page, rendered: &Rendered) -> Option<CiteView> {
    if matches!(page, Page::Search | Page::NotFound | Page::Redirect(..)) {
        return None;
    }
    let config = &cx.site.config;
    let own = own(cx, page);
    let (published, as_of) =
        (own.published.map(|date| day(cx, date)), day(cx, Date::from(config.as_of)));
    let address = cx.address();
    let web_page = WebPage {
        title: (*page != Page::Home).then_some(rendered.title.as_str()),
        title_language: own.language.as_deref(),
        note: own.note.as_deref(),
        site: &config.title,
        by: if own.authors.is_empty() {
            By::Editors(&config.editors)
        } else {
            By::Authors(own.authors)
        },
        published: published.as_ref(),
        as_of: &as_of,
        address: &address,
        language: &config.language,
    };
    let slashed = |date: Date| bibliography::known_date(date, "/");
    let published = own.published.and_then(slashed);
    Some(CiteView {
        line: Html(bibliography::cite_page(&web_page, config.citation_style, &words(cx.strings()))),
        title: web_page.plain_title(),
        authors: web_page.by.names().to_vec(),
        online: if published.is_none() { slashed(Date::from(config.as_of)) } else { None },
        published,
        coins: has_sources(cx, page).then(|| Html(bibliography::page_coins(&web_page))),
    })
}

fn own<'s>(cx: &Cx<'_, 's>, page: &Page) -> Own<'s> {
    let Page::Entry(id, _) = page else { return Own::default() };
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => {
            let article = &cx.site.articles[Id::new(at)];
            Own { authors: &article.authors, published: Some(article.date), ..Own::default() }
        }
        // Its title is that of somebody else's work.
        Kind::Sources => {
            let language = cx.site.sources[Id::new(at)].language.clone();
            Own {
                note: Some(cx.strings().get("cite_source_record")),
                language: language.filter(|language| *language != cx.site.config.language),
                ..Own::default()
            }
        }
        _ => Own::default(),
    }
}

/// Whether sources stand on the page as COinS. Zotero offers what it finds so before what it reads in the head.
fn has_sources(cx: &Cx<'_, '_>, page: &Page) -> bool {
    let lists = match page {
        Page::List(kind, _) => *kind == Kind::Sources,
        Page::Entry(id, _) => id.kind == Kind::Sources,
        _ => false,
    };
    lists || !cx.notes.sources().is_empty()
}

fn day(cx: &Cx<'_, '_>, date: Date) -> Day {
    Day {
        words: cx.r.dates.words(date),
        year_first: date.words(&cx.r.cards.words.year_first),
        month_first: date.words(&cx.r.cards.words.month_first),
        short: date.words(&cx.r.cards.words.short_months),
        iso: bibliography::known_date(date, "-"),
    }
}

fn words(strings: &Strings) -> PageWords {
    let both = |one: &str, other: &str| [strings.get(one), strings.get(other)];
    let edited = |style: &str| {
        let name = |form: &str| format!("cite_edited_{style}_{form}");
        both(&name("one"), &name("other"))
    };
    PageWords {
        and: strings.get("and"),
        others: strings.get("cite_et_al"),
        edited_chicago: edited("chicago"),
        edited_apa: edited("apa"),
        edited_mla: edited("mla"),
        as_of: both("cite_as_of", "cite_as_of_first"),
    }
}
