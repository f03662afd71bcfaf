//! Drafts to a site: every reference resolved or reported, tables in their order, backlinks.
//! A site is complete when it is made and never changed afterwards; with an error there is none.

mod answers;
pub mod backlinks;
pub mod changes;
pub mod doc;
pub mod docs;
mod entries;
pub mod figures;
mod index;
mod mentions;
pub mod months;
mod order;
mod settings;
pub mod state;
pub mod touched;

use std::collections::HashMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Diagnostic, has_errors};
use crate::load::Draft;
use crate::model::entries::{
    Article, Dispute, DocId, Event, Measure, Meta, Page, Person, Place, Quote, Series, Source,
    Topic,
};
use crate::model::{AnyId, Id, Kind, Table};
use crate::source::{Asset, Sources};

use backlinks::Backlinks;
use doc::Doc;

/// A whole site. Tables stand in the order in which they are shown: events by date, people by name.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Site {
    pub config: Config,
    pub articles: Table<Article>,
    pub events: Table<Event>,
    pub measures: Table<Measure>,
    pub people: Table<Person>,
    pub topics: Table<Topic>,
    pub places: Table<Place>,
    pub sources: Table<Source>,
    pub series: Table<Series>,
    pub disputes: Table<Dispute>,
    pub pages: Table<Page>,
    /// Every quotation, of entries and of embeds.
    pub quotes: Table<Quote>,
    /// Every Markdown text.
    pub docs: Arc<[Doc]>,
    /// What leads to what.
    pub backlinks: Backlinks,
    /// The files of `static/`.
    pub files: Files,
}

/// The files of `static/`, by path without a leading slash.
#[derive(Clone, Debug, Default)]
pub struct Files(HashMap<String, Option<(usize, usize)>>);

impl Files {
    /// The files with the width and height of those that are images.
    pub fn of(assets: &[Asset]) -> Self {
        let size = |asset: &Asset| {
            let size = imagesize::blob_size(&asset.bytes).ok()?;
            Some((size.width, size.height))
        };
        Self(assets.iter().map(|asset| (asset.path.clone(), size(asset))).collect())
    }

    /// Whether there is such a file.
    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The width and height of an image, in pixels.
    pub fn size(&self, path: &str) -> Option<(usize, usize)> {
        self.0.get(path).copied().flatten()
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Resolves everything. The diagnostics tell every reference of every entry that leads nowhere;
/// with an error among them, or with `broken` input, there is no site.
pub fn link(
    mut draft: Draft,
    config: Config,
    sources: &Sources,
    files: Files,
    memory: &docs::Memory,
    broken: bool,
) -> (Option<Site>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let hidden = if config.drafts { Vec::new() } else { draft.take_drafts() };
    order::sort(&mut draft);
    let index = index::Index::new(&draft, &hidden, &config, &files, &mut diagnostics);
    let resolved = entries::resolve(draft, &index, &mut diagnostics);
    let is_whole = !broken && !has_errors(&diagnostics);
    let (docs, quotes) = docs::resolve(
        resolved.pending,
        &resolved.tables,
        docs::Around { index: &index, sources, config: &config, files: &files, memory, is_whole },
        &mut diagnostics,
    );
    let tables = resolved.tables;
    answers::check(&tables.events, &resolved.answers, &mut diagnostics);
    settings::check(&config, &tables, &index, &files, &mut diagnostics);
    if broken || has_errors(&diagnostics) {
        return (None, diagnostics);
    }
    let mut site = tables.into_site(config, files, docs, quotes);
    site.backlinks = backlinks::of(&site);
    (Some(site), diagnostics)
}

impl Site {
    /// A Markdown text.
    pub fn doc(&self, id: DocId) -> &Doc {
        &self.docs[id.0 as usize]
    }

    /// The body of an entry.
    pub fn doc_of(&self, meta: &Meta) -> Option<&Doc> {
        meta.body.map(|id| self.doc(id))
    }

    /// What an entry shares with all others.
    pub fn meta(&self, id: AnyId) -> &Meta {
        let at = id.index as usize;
        match id.kind {
            Kind::Articles => &self.articles[Id::new(at)].meta,
            Kind::Events => &self.events[Id::new(at)].meta,
            Kind::Measures => &self.measures[Id::new(at)].meta,
            Kind::People => &self.people[Id::new(at)].meta,
            Kind::Topics => &self.topics[Id::new(at)].meta,
            Kind::Places => &self.places[Id::new(at)].meta,
            Kind::Sources => &self.sources[Id::new(at)].meta,
            Kind::Series => &self.series[Id::new(at)].meta,
            Kind::Disputes => &self.disputes[Id::new(at)].meta,
            Kind::Pages => &self.pages[Id::new(at)].meta,
        }
    }

    /// What an entry is called on a page.
    pub fn title(&self, id: AnyId) -> &str {
        let at = id.index as usize;
        match id.kind {
            Kind::Articles => &self.articles[Id::new(at)].title,
            Kind::Events => &self.events[Id::new(at)].title,
            Kind::Measures => &self.measures[Id::new(at)].title,
            Kind::People => &self.people[Id::new(at)].name,
            Kind::Topics => &self.topics[Id::new(at)].title,
            Kind::Places => &self.places[Id::new(at)].name,
            Kind::Sources => &self.sources[Id::new(at)].title,
            Kind::Series => &self.series[Id::new(at)].title,
            Kind::Disputes => &self.disputes[Id::new(at)].question,
            Kind::Pages => &self.pages[Id::new(at)].title,
        }
    }

    /// How many entries a kind has.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Articles => self.articles.len(),
            Kind::Events => self.events.len(),
            Kind::Measures => self.measures.len(),
            Kind::People => self.people.len(),
            Kind::Topics => self.topics.len(),
            Kind::Places => self.places.len(),
            Kind::Sources => self.sources.len(),
            Kind::Series => self.series.len(),
            Kind::Disputes => self.disputes.len(),
            Kind::Pages => self.pages.len(),
        }
    }

    /// Every entry of every kind.
    pub fn entries(&self) -> impl Iterator<Item = AnyId> {
        Kind::ALL.into_iter().flat_map(|kind| {
            (0..self.count(kind)).map(move |at| AnyId { kind, index: crate::source::small(at) })
        })
    }
}
