//! What a page knows while it is rendered: where it is, which sources it has cited so far.

use anyhow::{Error, anyhow};
use tera::{Context, Value};

use super::cite::CiteView;
use super::dates::Dates;
use super::heads::HeadView;
use super::notes::{Notes, Voice};
use super::view::{Html, object};
use super::{Renderer, beside, cards};
use crate::link::Site;
use crate::link::doc::Cite;
use crate::link::touched::Said;
use crate::model::date::Date;
use crate::model::entries::Source;
use crate::model::{AnyId, Id, Kind};
use crate::route;
use crate::theme::{self, Strings, Theme};
use crate::view;

/// One page in the making.
pub struct Cx<'r, 's> {
    /// The renderer.
    pub r: &'r Renderer<'s>,
    /// The site.
    pub site: &'s Site,
    /// The address of the page, from the site's root.
    pub path: String,
    /// The way from the page to the root.
    pub root: String,
    /// The sources that the page cites.
    pub notes: Notes,
    /// Whether the page has room for notes beside its text.
    pub is_wide: bool,
    charts: usize,
    failure: Option<Error>,
}

impl<'r, 's> Cx<'r, 's> {
    /// A page that has cited nothing yet.
    pub fn new(r: &'r Renderer<'s>, path: String, root: String) -> Self {
        let notes = Notes::default();
        Self { r, site: r.site, path, root, notes, is_wide: false, charts: 0, failure: None }
    }

    /// The theme's strings.
    pub fn strings(&self) -> &'r Strings {
        &self.r.theme.strings
    }

    /// The card of an entry.
    pub fn card(&self, id: impl Into<AnyId>) -> Value {
        self.r.card(id)
    }

    /// The cards of some entries.
    pub fn cards<T: Copy + Into<AnyId>>(&self, ids: &[T]) -> Vec<Value> {
        ids.iter().map(|id| self.r.card(*id)).collect()
    }

    /// The title of an entry that no other has.
    pub fn title(&self, id: impl Into<AnyId>) -> &'r str {
        self.r.titles.get(self.r.site, id.into())
    }

    /// A date as HTML.
    pub fn date(&self, date: Date) -> Html {
        self.r.dates.html(date)
    }

    /// An address from the site's root, as this page links to it.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// The page's own address.
    pub fn address(&self) -> String {
        let path = if self.path == route::HOME { "" } else { self.path.as_str() };
        format!("{}{path}", self.site.config.base_url)
    }

    /// A path from the site's root as a whole address.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.site.config.base_url)
    }

    /// The address of an entry, as this page links to it.
    pub fn href(&self, id: impl Into<AnyId>) -> String {
        self.link(&cards::href(self.site, id.into()))
    }

    /// The marker of a citation in a running text, as HTML; on a page with room beside the text also what is cited, at its
    /// first marker there.
    pub fn cite(
        &mut self,
        owner: impl Into<AnyId>,
        said: &Said,
        cites: &[Cite],
        html: &mut String,
    ) {
        self.mark(owner.into(), said, cites, html);
        if self.is_wide {
            let start = html.len();
            for (number, source) in self.notes.new_beside(cites) {
                beside::source(self.r, number, source, html);
            }
            self.notes.follow(&html[start..]);
        }
    }

    fn mark(&mut self, owner: AnyId, said: &Said, cites: &[Cite], html: &mut String) {
        let sign = self.strings().find("disputed_sign").unwrap_or("*");
        let touched = self.site.backlinks.touched();
        self.notes.cite(Voice { owner, said, touched, sign }, cites, html);
    }

    /// The marker of some sources for a figure, as HTML.
    pub fn cite_all(
        &mut self,
        owner: impl Into<AnyId>,
        figure: &str,
        sources: &[Id<Source>],
    ) -> Html {
        let mut html = String::new();
        if !sources.is_empty() {
            let cite =
                |source: &Id<Source>| Cite { source: *source, locator: None, quotes: Vec::new() };
            let cites: Vec<_> = sources.iter().map(cite).collect();
            self.mark(owner.into(), &Said::of(figure), &cites, &mut html);
        }
        Html(html)
    }

    /// A number that no other chart of the page has.
    pub fn next_chart(&mut self) -> usize {
        self.charts += 1;
        self.charts
    }

    /// Renders a part of the page with a template of its own.
    pub fn part(&mut self, template: &str, name: &'static str, value: Value) -> String {
        let root = self.root.clone();
        self.part_from(&root, template, name, value)
    }

    /// Renders a part with another way to the root than this page's.
    pub fn part_from(
        &mut self,
        root: &str,
        template: &str,
        name: &'static str,
        value: Value,
    ) -> String {
        let mut context = Context::new();
        context.insert_value("root", Value::from(root));
        context.insert_value("s", self.r.shared.strings.clone());
        context.insert_value("site", self.r.shared.site.clone());
        context.insert_value(name, value);
        match self.r.theme.templates.render(template, &context) {
            Ok(html) => html,
            Err(error) => {
                let path = &self.path;
                self.failure =
                    Some(anyhow!("the template `{template}` failed for `{path}`:\n{error}"));
                String::new()
            }
        }
    }

    /// The first thing that failed.
    pub fn failure(&self) -> Option<Error> {
        self.failure.as_ref().map(|error| anyhow!("{error:#}"))
    }
}

view! {
    /// An item of the menu.
    pub struct MenuItem { title: String, href: String, }
}

view! {
    /// What all pages share.
    pub struct SiteView {
        title: String, description: String, base_url: String, language: String, as_of: Html, as_of_words: String,
        license: Option<String>, repository: Option<String>, branch: String, editors: Vec<String>,
        navigation: Vec<MenuItem>, sides: Vec<Value>, counts: Vec<MenuItem>,
        /// The addresses of the theme's styles and of its scripts, if it has any.
        style: Option<String>, script: Option<String>,
        /// The address of the theme's `icon.svg`, if it has one.
        icon: Option<String>,
        /// The address of the search, if there is one.
        search: Option<&'static str>, generator: String,
    }
}

view! {
    /// The page itself.
    pub struct PageView {
        title: String, description: String, path: String, url: String, template: &'static str,
        /// What its head says.
        head: HeadView,
        /// The address of its own feed without the ending of its form, and of its own calendar, from the site's root.
        feed: Option<String>, calendar: Option<String>,
        /// How it is cited, if it is a page to cite.
        cite: Option<CiteView>,
    }
}

/// What all pages share, as a value.
pub fn site_value(site: &Site, theme: &Theme, dates: &Dates) -> Value {
    let config = &site.config;
    let sides = config.sides.iter().map(|(_, side)| {
        object([("id", Value::from(side.id.as_str())), ("glyph", Value::from(side.glyph.as_str()))])
    });
    SiteView {
        title: config.title.clone(),
        description: config.description.clone(),
        base_url: config.base_url.clone(),
        language: config.language.clone(),
        as_of: dates.html(Date::from(config.as_of)),
        as_of_words: dates.day(config.as_of),
        license: config.license.clone(),
        repository: config.repository.clone(),
        branch: config.branch.clone(),
        editors: config.editors.clone(),
        navigation: navigation(site, &theme.strings),
        sides: sides.collect(),
        counts: kinds(site, &theme.strings),
        style: theme.address(theme::STYLE),
        script: theme.address(theme::SCRIPT),
        icon: theme.address("icon.svg"),
        search: config.search.then_some(route::SEARCH),
        generator: concat!("briefgen ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
    .into()
}

/// The lists of all kinds that have entries, for the foot of the page.
fn kinds(site: &Site, strings: &Strings) -> Vec<MenuItem> {
    let kinds = Kind::ALL.into_iter().filter(|kind| site.count(*kind) > 0);
    kinds
        .map(|kind| MenuItem { title: strings.get(kind.folder()), href: route::list(kind) })
        .collect()
}

/// The menu: what site.yaml asks for, or the usual order of what there is.
fn navigation(site: &Site, strings: &Strings) -> Vec<MenuItem> {
    let usual =
        ["state-of-play", "timeline", "articles", "people", "topics", "disputes", "sources"];
    let mut items = Vec::new();
    if site.config.navigation.is_empty() {
        items.extend(usual.iter().filter_map(|name| menu_item(site, strings, name)));
        let pages = site.pages.rows().iter();
        items.extend(pages.filter_map(|page| menu_item(site, strings, &page.meta.id)));
    }
    items.extend(
        site.config.navigation.iter().filter_map(|name| menu_item(site, strings, &name.value)),
    );
    items
}

fn menu_item(site: &Site, strings: &Strings, name: &str) -> Option<MenuItem> {
    let item = |title: String, href: String| Some(MenuItem { title, href });
    match name {
        "home" => item(strings.get("home"), route::HOME.to_owned()),
        "state-of-play" => item(strings.get("state_of_play"), route::STATE_OF_PLAY.to_owned()),
        "timeline" => item(strings.get("timeline"), route::TIMELINE.to_owned()),
        name => match Kind::from_folder(name) {
            Some(kind) => (site.count(kind) > 0)
                .then(|| MenuItem { title: strings.get(kind.folder()), href: route::list(kind) }),
            None => {
                let page = site.pages.rows().iter().find(|page| page.meta.id == name)?;
                item(page.title.clone(), route::entry(Kind::Pages, &page.meta.id))
            }
        },
    }
}
