//! The data behind the pages: a data set for each kind of entries and for each series of figures, and the catalogue
//! of all of them, which belongs to the home page.

use super::nodes::{Address, Catalog, Dataset, Download, Node, Text, Variable, Work};
use super::{About, dates, entries};
use crate::link::Site;
use crate::model::date::Date;
use crate::model::entries::Series;
use crate::model::{Id, Kind};
use crate::render::{cards, pages, prose};
use crate::route;

/// The site itself, with the catalogue of its data.
pub(super) fn home(about: &About<'_, '_, '_>) -> Vec<Node> {
    let config = &about.cx.site.config;
    let editors = config.editors.iter().filter_map(|editor| entries::if_person(about, editor));
    let site = Work {
        // The site is no part of itself.
        is_part_of: None,
        publisher: Some(about.publisher()),
        editor: editors.collect(),
        license: about.license(),
        is_accessible_for_free: Some(true),
        ..about.page()
    };
    let kinds = kinds(about.cx.site).map(|kind| {
        let name = about.cx.strings().get(kind.folder());
        named_set(Text::some(&set_name(about, &name)), about.at(&route::list(kind)))
    });
    let series = about.cx.site.series.iter().map(|(id, series)| {
        named_set(Text::some(&series.title), about.at(&cards::href(about.cx.site, id.into())))
    });
    let dataset: Vec<_> = kinds.chain(series).collect();
    let catalog = (!dataset.is_empty()).then(|| {
        let work = Work {
            license: about.license(),
            creator: Some(about.publisher()),
            description: Text::some(&about.cx.strings().get("data_catalog_desc")),
            ..catalog_name(about)
        };
        Node::DataCatalog(Box::new(Catalog { work, dataset }))
    });
    [Node::WebSite(Box::new(site))].into_iter().chain(catalog).collect()
}

/// The kinds that have records.
fn kinds(site: &Site) -> impl Iterator<Item = Kind> + '_ {
    Kind::ALL.into_iter().filter(|kind| site.count(*kind) > 0)
}

fn named_set(name: Option<Text>, url: Option<Address>) -> Node {
    let work = Work { name, url, ..Work::default() };
    Node::Dataset(Box::new(Dataset { work, ..Dataset::default() }))
}

fn set_name(about: &About<'_, '_, '_>, kind: &str) -> String {
    let site = &about.cx.site.config.title;
    about.cx.strings().fill("data_set_name", &[("kind", kind), ("site", site)])
}

fn catalog_name(about: &About<'_, '_, '_>) -> Work {
    let site = &about.cx.site.config.title;
    let name = about.cx.strings().fill("data_catalog_name", &[("site", site)]);
    Work { name: Text::some(&name), url: about.at(""), ..Work::default() }
}

/// What all data sets have.
fn set(about: &About<'_, '_, '_>, work: Work, distribution: Vec<Node>) -> Dataset {
    let work = Work {
        creator: Some(about.publisher()),
        license: about.license(),
        is_accessible_for_free: Some(true),
        ..work
    };
    let catalog = Catalog { work: catalog_name(about), dataset: Vec::new() };
    Dataset {
        work,
        distribution,
        included_in_data_catalog: Some(Node::DataCatalog(Box::new(catalog))),
        variable_measured: None,
    }
}

/// The records of a kind, on its list.
pub(super) fn of_kind(about: &About<'_, '_, '_>, kind: Kind) -> Node {
    let file = |file: pages::list::ListFile| {
        Node::DataDownload(Download {
            name: Text::some(file.name),
            encoding_format: Some(file.media_type),
            content_url: about.at(&file.path),
        })
    };
    let work = Work {
        name: Text::some(&set_name(about, about.title)),
        description: Text::some(about.description),
        url: about.address.clone(),
        ..Work::default()
    };
    Node::Dataset(Box::new(set(about, work, pages::list::files(kind).map(file).collect())))
}

/// A series of figures, on its page.
pub(super) fn series(about: &About<'_, '_, '_>, id: Id<Series>) -> Node {
    let site = about.cx.site;
    let series = &site.series[id];
    let file = Node::DataDownload(Download {
        name: None,
        encoding_format: Some("text/csv"),
        content_url: about.at(&route::series_csv(&series.meta.id)),
    });
    let summary = series.summary.map(|doc| prose::plain(site, doc)).unwrap_or_default();
    let work = Work {
        name: Text::some(&series.title),
        description: Text::some(&summary).or_else(|| Text::some(about.description)),
        date_modified: entries::modified(&series.meta),
        temporal_coverage: covered(series),
        is_based_on: sources(about, series),
        ..about.page()
    };
    let variable =
        Variable { name: Text::some(&series.title), unit_text: Text::some(&series.unit) };
    Node::Dataset(Box::new(Dataset {
        variable_measured: Some(Node::PropertyValue(variable)),
        ..set(about, work, vec![file])
    }))
}

/// The time from a series' first point to its last, of those whose dates are certain.
fn covered(series: &Series) -> Option<String> {
    let certain = |date: &Date| dates::covered(*date, *date).is_some();
    let dates = || series.points.iter().map(|point| point.date).filter(certain);
    let last = dates().max_by_key(Date::latest)?;
    dates().next().and_then(|first| dates::covered(first, last))
}

/// What a series' figures were taken from, each source once, in the order of the points.
fn sources(about: &About<'_, '_, '_>, series: &Series) -> Vec<Node> {
    let mut seen = std::collections::HashSet::new();
    let all = series.points.iter().flat_map(|point| &point.sources);
    let ids = all.filter(|id| seen.insert(**id));
    ids.map(|id| entries::cited(about.cx.site, *id)).collect()
}
