//! The site in other forms than pages: the list of its addresses, its figures as files.

mod calendar;
mod data;
mod feeds;

use rayon::prelude::*;

use crate::bibliography::{self, Base};
use crate::config::Config;
use crate::link::Site;
use crate::model::Kind;
use crate::model::entries::Series;
use crate::render::{OutputFile, Renderer};
use crate::route;

/// Everything that is written beside the pages; `pages` are their addresses.
pub fn files(renderer: &Renderer<'_>, pages: &[String]) -> Vec<OutputFile> {
    let (site, sources) = (renderer.written(), renderer.sources());
    let mut files = vec![
        text(route::SITEMAP, sitemap(&site.config, pages)),
        text(
            route::ROBOTS,
            format!(
                "User-agent: *\nAllow: /\nSitemap: {}{}\n",
                site.config.base_url,
                route::SITEMAP
            ),
        ),
        text(route::NO_JEKYLL, String::new()),
    ];
    let kinds: Vec<_> = Kind::ALL.into_iter().filter(|kind| site.count(*kind) > 0).collect();
    let json = |kind: &Kind| OutputFile {
        path: route::data(*kind),
        bytes: data::json(site, sources, *kind),
    };
    files.par_extend(kinds.par_iter().map(json));
    if !site.sources.is_empty() {
        files.extend(sources_files(site));
    }
    files.extend(feeds::files(renderer));
    files.extend(calendar::files(renderer));
    files.extend(renderer.search_index());
    for series in site.series.rows() {
        files.push(text(&route::series_csv(&series.meta.id), csv(site, series)));
    }
    files
}

/// All sources in the three forms that reference managers read.
fn sources_files(site: &Site) -> [OutputFile; 3] {
    let Config { title, base_url, sides, .. } = &site.config;
    let base = Base { title, address: base_url, sides: sides.rows() };
    let rows = site.sources.rows();
    let csl = serde_json::to_string_pretty(&bibliography::all_csl_json(rows, &base));
    [
        text(route::BIBTEX, bibliography::all_bibtex(rows, &base)),
        text(route::RIS, bibliography::all_ris(rows, &base)),
        text(route::CSL_JSON, csl.unwrap_or_default() + "\n"),
    ]
}

fn text(path: &str, text: String) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.into_bytes() }
}

/// The list of addresses for search engines (sitemaps.org, version 0.9).
fn sitemap(config: &Config, pages: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut pages: Vec<_> = pages.iter().filter(|page| *page != route::NOT_FOUND).collect();
    pages.sort();
    for page in pages {
        let page = if page == route::HOME { "" } else { page };
        let address = format!("{}{}", config.base_url, route::encode(page)).replace('&', "&amp;");
        xml.push_str(&format!("<url><loc>{address}</loc></url>\n"));
    }
    xml + "</urlset>\n"
}

/// The points of a series (RFC 4180).
fn csv(site: &Site, series: &Series) -> String {
    let mut rows = vec![row(&["date", "value", "unit", "note", "derived", "event", "sources"])];
    for point in &series.points {
        let sources: Vec<_> =
            point.sources.iter().map(|id| site.sources[*id].meta.id.as_str()).collect();
        rows.push(row(&[
            &point.date.to_string(),
            &point.value.to_string(),
            &series.unit,
            point.note.as_deref().unwrap_or(""),
            if point.derived { "true" } else { "false" },
            point.event.map_or("", |id| &site.events[id].meta.id),
            &sources.join(" "),
        ]));
    }
    rows.concat()
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

/// A cell: quoted where it must be; a text that a spreadsheet would take for a formula
/// gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let formula = !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_and_harmless() {
        let cases = [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=1+1", "'=1+1"),
            ("@sum", "'@sum"),
            ("-5", "-5"),
        ];
        for (cell, written) in cases {
            assert_eq!(quoted(cell), written);
        }
    }
}
