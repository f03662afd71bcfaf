//! A site and a theme to pages: each page by itself, from typed views. Nothing here reads or
//! writes a file, checks anything, or changes the site.

mod balance;
mod beside;
mod cards;
mod charts;
mod cite;
mod context;
mod dates;
mod elsewhere;
mod embeds;
mod excerpt;
mod filters;
mod heads;
mod jsonld;
mod maps;
mod notes;
mod numbers;
mod pages;
mod peeks;
mod prose;
mod record;
mod search;
pub mod typeset;
pub mod view;

use std::collections::HashSet;
use std::sync::OnceLock;

use anyhow::{Result, anyhow};
use tera::{Context, Value};

use crate::evidence::Evidence;
use crate::link::{Site, months};
use crate::model::date::Date;
use crate::model::entries::{DocId, Person};
use crate::model::{AnyId, Id, Kind};
use crate::route;
use crate::search::MANIFEST;
use crate::source::Sources;
use crate::theme::{Strings, Theme};

use cards::Cards;
use context::{Cx, PageView};
use dates::Dates;
use heads::Titles;
use peeks::Peeks;
use search::Searchable;
use typeset::Typeset;

/// A file of the site.
#[derive(Clone, Debug)]
pub struct OutputFile {
    /// Its path from the site's root, with `/` between its parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Lists longer than this are split by year.
pub const LONG_LIST: usize = 500;

/// A page that can be rendered by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The home page.
    Home,
    /// The state of play, or one year of it.
    StateOfPlay(Option<i16>),
    /// The timeline, or one year of it.
    Timeline(Option<i16>),
    /// A kind's list, or one year of it.
    List(Kind, Option<i16>),
    /// An entry, or one year of its events.
    Entry(AnyId, Option<i16>),
    /// Two people who met.
    Pair(Id<Person>, Id<Person>),
    /// What is new.
    Changes,
    /// The search.
    Search,
    /// What is shown for an address that does not exist.
    NotFound,
    /// A former address that leads to the present one.
    Redirect(String, AnyId),
}

/// Renders the pages of a site. Shared by all threads.
pub struct Renderer<'s> {
    site: &'s Site,
    /// The same as its editors wrote it, for what programs read.
    written: &'s Site,
    theme: &'s Theme,
    sources: &'s Sources,
    evidence: &'s Evidence,
    dates: Dates,
    cards: Cards,
    peeks: Peeks,
    titles: Titles,
    searchable: OnceLock<Searchable>,
    shared: Shared,
}

/// What every page gets.
struct Shared {
    site: Value,
    strings: Value,
}

/// What a page module hands over.
pub(crate) struct Rendered {
    template: &'static str,
    title: String,
    description: String,
    /// The name and the value of the page's own view.
    view: (&'static str, Value),
}

impl<'s> Renderer<'s> {
    /// Prepares what the pages of a site share; it is shown as it was typeset.
    pub fn new(
        written: &'s Site,
        Typeset(site): &'s Typeset,
        evidence: &'s Evidence,
        theme: &'s Theme,
        sources: &'s Sources,
    ) -> Self {
        let dates = Dates::new(&theme.dates);
        let cards = Cards::new(site, theme);
        let shared = Shared {
            site: context::site_value(site, theme, &dates),
            strings: theme.strings.value(),
        };
        let peeks = Peeks::new(site.sources.len());
        let titles = Titles::of(site, &theme.strings, &dates);
        let searchable = OnceLock::new();
        Self {
            site,
            written,
            theme,
            sources,
            evidence,
            dates,
            cards,
            peeks,
            titles,
            searchable,
            shared,
        }
    }

    /// All pages of the site, in a fixed order.
    pub fn pages(&self) -> Vec<Page> {
        let site = self.site;
        let mut pages = vec![
            Page::Home,
            Page::StateOfPlay(None),
            Page::NotFound,
            Page::Timeline(None),
            Page::Changes,
        ];
        pages.extend(site.config.search.then_some(Page::Search));
        let state_years = months::years(&site.measures, site.config.as_of).into_iter();
        pages.extend(state_years.map(|year| Page::StateOfPlay(Some(year))));
        pages.extend(self.years().map(|year| Page::Timeline(Some(year))));
        for kind in Kind::ALL.into_iter().filter(|kind| site.count(*kind) > 0) {
            pages.push(Page::List(kind, None));
            pages.extend(
                pages::list::years(site, kind).into_iter().map(|year| Page::List(kind, Some(year))),
            );
        }
        for id in site.entries() {
            pages.push(Page::Entry(id, None));
            pages.extend(
                pages::years_of(site, id).into_iter().map(|year| Page::Entry(id, Some(year))),
            );
            let aliases = &site.meta(id).aliases;
            pages.extend(
                aliases.iter().map(|alias| Page::Redirect(route::entry(id.kind, alias), id)),
            );
        }
        pages.extend(site.backlinks.meetings().map(|(one, other, _)| Page::Pair(one, other)));
        pages
    }

    /// A page of each sort: together they use every template that a page is made with.
    pub fn samples(&self) -> Vec<Page> {
        let mut seen = HashSet::new();
        let sort = |page: &Page| match page {
            Page::Entry(id, year) => (std::mem::discriminant(page), Some(id.kind), year.is_some()),
            Page::List(kind, year) => (std::mem::discriminant(page), Some(*kind), year.is_some()),
            Page::Timeline(year) | Page::StateOfPlay(year) => {
                (std::mem::discriminant(page), None, year.is_some())
            }
            _ => (std::mem::discriminant(page), None, false),
        };
        self.pages().into_iter().filter(|page| seen.insert(sort(page))).collect()
    }

    /// The years that have events.
    fn years(&self) -> impl Iterator<Item = i16> + use<'_> {
        let mut last = None;
        self.site.events.iter().filter_map(move |(_, event)| {
            let year = event.date.year();
            (year != last).then(|| last = year)?;
            year
        })
    }

    /// The address of a page.
    pub fn path(&self, page: &Page) -> String {
        match page {
            Page::Home => route::HOME.to_owned(),
            Page::StateOfPlay(None) => route::STATE_OF_PLAY.to_owned(),
            Page::StateOfPlay(Some(year)) => route::state_of_play_year(*year),
            Page::Timeline(None) => route::TIMELINE.to_owned(),
            Page::Timeline(Some(year)) => route::timeline_year(*year),
            Page::List(kind, None) => route::list(*kind),
            Page::List(kind, Some(year)) => route::list_year(*kind, *year),
            Page::Entry(id, None) => cards::href(self.site, *id),
            Page::Entry(id, Some(year)) => {
                route::entry_year(id.kind, &self.site.meta(*id).id, *year)
            }
            Page::Pair(one, other) => {
                route::pair(&self.site.people[*one].meta.id, &self.site.people[*other].meta.id)
            }
            Page::Changes => route::CHANGES.to_owned(),
            Page::Search => route::SEARCH.to_owned(),
            Page::NotFound => route::NOT_FOUND.to_owned(),
            Page::Redirect(path, _) => path.clone(),
        }
    }

    /// The files that pages ask for: those of the theme, and the styles of the timeline's filters.
    pub fn assets(&self) -> impl Iterator<Item = OutputFile> {
        let file = |asset: &crate::source::Asset| OutputFile {
            path: route::asset(&asset.path),
            bytes: asset.bytes.clone(),
        };
        self.theme.assets.iter().map(file).chain([filters::style(self.site, &self.theme.strings)])
    }

    /// The site as pages show it.
    pub fn site(&self) -> &'s Site {
        self.site
    }

    /// The site as its editors wrote it.
    pub fn written(&self) -> &'s Site {
        self.written
    }

    /// The texts of the site's files.
    pub fn sources(&self) -> &'s Sources {
        self.sources
    }

    /// The theme's words.
    pub fn strings(&self) -> &'s Strings {
        &self.theme.strings
    }

    /// A text without marks, links and citations.
    pub fn plain(&self, doc: DocId) -> String {
        prose::plain(self.site, doc)
    }

    /// A date in the theme's words.
    pub fn date_words(&self, date: Date) -> String {
        self.dates.words(date)
    }

    /// The files of the search index, if the site has a search.
    pub fn search_index(&self) -> impl Iterator<Item = OutputFile> {
        let searchable = self.site.config.search.then(|| self.searchable());
        let files = searchable.into_iter().flat_map(|searchable| &searchable.index.files);
        files.map(|(name, bytes)| OutputFile { path: route::search(name), bytes: bytes.clone() })
    }

    /// The address of the file that tells what is in the search index, from the site's root.
    fn search_manifest(&self) -> String {
        format!("{}?v={}", route::search(MANIFEST), self.searchable().version)
    }

    fn searchable(&self) -> &Searchable {
        self.searchable.get_or_init(|| Searchable::of(self))
    }

    /// Renders one page.
    ///
    /// # Errors
    /// A template that fails.
    pub fn page(&self, page: &Page) -> Result<OutputFile> {
        let path = self.path(page);
        let root = match page {
            Page::NotFound => base_path(&self.site.config.base_url),
            _ => route::to_root(&path),
        };
        let mut cx = Cx::new(self, path, root);
        let rendered = pages::view(&mut cx, page);
        self.finish(cx, page, rendered)
    }

    /// The feed of a person or a topic.
    fn feed(&self, page: &Page) -> Option<String> {
        let Page::Entry(id, _) = page else { return None };
        let has_one = matches!(id.kind, Kind::People | Kind::Topics);
        has_one.then(|| route::feed(id.kind.folder(), &self.site.meta(*id).id))
    }

    /// The calendar of a topic that has dates to come.
    fn calendar(&self, page: &Page) -> Option<String> {
        let Page::Entry(id, _) = page else { return None };
        let events = &self.site.backlinks.topic(id.of()?).events;
        let as_of = self.site.config.as_of;
        let has_dates = events.iter().any(|event| self.site.events[*event].is_a_date(as_of));
        has_dates.then(|| format!("{}.ics", route::feed(id.kind.folder(), &self.site.meta(*id).id)))
    }

    fn finish(&self, mut cx: Cx<'_, '_>, page: &Page, rendered: Rendered) -> Result<OutputFile> {
        let cite = cite::view(&cx, page, &rendered);
        let head = heads::view(&cx, page, &rendered);
        let Rendered { template, title, description, view } = rendered;
        let mut context = Context::new();
        context.insert_value("site", self.shared.site.clone());
        context.insert_value("s", self.shared.strings.clone());
        context.insert_value("root", Value::from(cx.root.as_str()));
        let view_of_page = PageView {
            title,
            description,
            path: cx.path.clone(),
            url: cx.address(),
            template,
            feed: self.feed(page),
            calendar: self.calendar(page),
            head,
            cite,
        };
        context.insert_value("page", view_of_page.into());
        context.insert_value(view.0, view.1);
        context.insert_value("balance", Value::from(balance::of_page(&cx)));
        let notes = std::mem::take(&mut cx.notes);
        let disputed = notes.are_disputed();
        let (notes, peeks) = notes.finish(&mut cx);
        context.insert_value("notes", Value::from(notes));
        context.insert_value("peeks", Value::from(peeks));
        context.insert_value("disputed", Value::from(disputed));
        let failed = cx.failure();
        let html = self.theme.templates.render(&format!("{template}.html"), &context);
        let html = html.map_err(|error| {
            let error = self.theme.located(&error);
            anyhow!("the template `{template}.html` failed for `{}`:\n{error}", cx.path)
        })?;
        match failed {
            Some(error) => Err(error),
            None => Ok(OutputFile { path: cx.path, bytes: html.into_bytes() }),
        }
    }
}

/// A text for an element of HTML.
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    prose::push_text(&mut html, text);
    html
}

/// The path of a base address, with a slash at both ends: `/` or `/some/repo/`.
fn base_path(base_url: &str) -> String {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    match rest.split_once('/') {
        Some((_, path)) => format!("/{path}"),
        None => "/".to_owned(),
    }
}
