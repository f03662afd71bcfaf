//! How sources divide: a small bar, and the same in words. It counts what stands in the record and judges nothing.

use std::collections::HashSet;

use tera::Value;

use super::context::Cx;
use super::view::Html;
use crate::bibliography::archives;
use crate::chart::{self, Segment};
use crate::link::Site;
use crate::link::doc::Doc;
use crate::model::entries::{Side, Source, SourceKind};
use crate::model::{Id, Words};
use crate::view;

view! {
    /// How some sources divide.
    pub struct BalanceView {
        /// The bar; none where no source has a kind.
        bar: Option<Html>,
        /// "12 sources".
        total: String,
        parts: Vec<PartView>,
        /// On single sources, and on copies.
        sentences: Vec<String>,
    }
}

view! {
    /// One kind: "3 official", and within it the sides.
    pub struct PartView { key: Option<Html>, words: String, inner: Vec<Value>, }
}

/// The balance of the sources that this page lists, if it lists any.
pub fn of_page(cx: &Cx<'_, '_>) -> Option<BalanceView> {
    let sources = cx.notes.sources();
    // Where it is all of them or none, their own list says so.
    let uncopied = bare(cx, sources);
    let sentence = (uncopied < sources.len()).then(|| without_copy(cx, sources)).flatten();
    of(cx, sources, cx.notes.statements(), sentence)
}

/// The balance of all sources. The statements are those of every text, and of every record with sources: a measure's
/// history, a series' points, readouts, positions, and the field `sources` of events.
pub fn of_site(cx: &Cx<'_, '_>) -> Option<BalanceView> {
    let sources: Vec<_> = cx.site.sources.ids().collect();
    of(cx, &sources, &statements(cx.site), without_copy(cx, &sources))
}

fn of(
    cx: &Cx<'_, '_>,
    sources: &[Id<Source>],
    statements: &[Vec<Id<Source>>],
    copies: Option<String>,
) -> Option<BalanceView> {
    if sources.is_empty() {
        return None;
    }
    let parts = parts(cx, sources);
    let known = parts.iter().any(|part| part.class != NO_KIND);
    let shown = if known { parts.as_slice() } else { &[] };
    Some(BalanceView {
        bar: known.then(|| bar(shown)),
        total: cx.strings().count("balance_sources", sources.len()),
        parts: shown.iter().map(|part| part.view(cx)).collect(),
        sentences: single(cx, sources, statements).into_iter().chain(copies).collect(),
    })
}

/// The class of sources without a kind.
const NO_KIND: &str = "kind-none";

/// The kinds in the order of the bar, with the classes that the stylesheet knows them by.
const KINDS: [(Option<SourceKind>, &str); 7] = [
    (Some(SourceKind::Official), "side-0"),
    (Some(SourceKind::Law), "kind-law"),
    (Some(SourceKind::Wire), "kind-wire"),
    (Some(SourceKind::News), "kind-news"),
    (Some(SourceKind::Analysis), "kind-analysis"),
    (Some(SourceKind::Data), "kind-data"),
    (None, NO_KIND),
];

/// The sources of one kind.
struct Part {
    class: &'static str,
    words: String,
    count: usize,
    /// Official sources by side; sides that no source has are left out.
    sides: Vec<OfSide>,
}

/// The official sources of one side, or of none.
struct OfSide {
    class: &'static str,
    name: String,
    /// "2 official: China"
    label: String,
    count: usize,
}

fn parts(cx: &Cx<'_, '_>, sources: &[Id<Source>]) -> Vec<Part> {
    let part = |(kind, class): (Option<SourceKind>, &'static str)| {
        let rows = sources.iter().map(|id| &cx.site.sources[*id]);
        let found: Vec<_> = rows.filter(|source| source.kind == kind).collect();
        let word = kind.map_or("none", Words::word);
        let words = cx.strings().count(&format!("balance_{word}"), found.len());
        let is_official = kind == Some(SourceKind::Official);
        let sides = if is_official { sides(cx, &found) } else { Vec::new() };
        Part { class, words, count: found.len(), sides }
    };
    KINDS.into_iter().map(part).filter(|part| part.count > 0).collect()
}

fn sides(cx: &Cx<'_, '_>, sources: &[&Source]) -> Vec<OfSide> {
    let of_side = |side: Option<Id<Side>>, class, name: String| {
        let count = sources.iter().filter(|one| one.side == side).count();
        let label = format!("{}: {name}", cx.strings().count("balance_official", count));
        OfSide { class, name, label, count }
    };
    let sides = cx.site.config.sides.iter();
    let sides = sides.map(|(id, side)| {
        of_side(Some(id), super::cards::side_class(id, side), side_name(cx, side))
    });
    let none = of_side(None, "side-0", cx.strings().get("balance_side_none"));
    let has_sides = none.count < sources.len();
    let found: Vec<_> = sides.chain([none]).filter(|side| side.count > 0).collect();
    // Where no source has a side there is nothing to divide.
    if has_sides { found } else { Vec::new() }
}

/// In the middle of a sentence `both` and `other` are words like any others.
fn side_name(cx: &Cx<'_, '_>, side: &Side) -> String {
    match side.id.as_str() {
        "both" if cx.site.config.own_sides().count() > 2 => {
            cx.strings().get("balance_side_several")
        }
        shared @ ("both" | "other") => cx.strings().get(&format!("balance_side_{shared}")),
        _ => side.name.clone(),
    }
}

impl Part {
    fn view(&self, cx: &Cx<'_, '_>) -> PartView {
        let key = |class: &str| Html(chart::balance_key(class));
        let alone = self.sides.len() == 1;
        let side = |side: &OfSide| {
            let count = side.count.to_string();
            let values = [("count", count.as_str()), ("side", side.name.as_str())];
            let words = match alone {
                true => side.name.clone(),
                false => cx.strings().fill("balance_side", &values),
            };
            PartView { key: Some(key(side.class)), words, inner: Vec::new() }.into()
        };
        PartView {
            key: self.sides.is_empty().then(|| key(self.class)),
            words: self.words.clone(),
            inner: self.sides.iter().map(side).collect(),
        }
    }
}

fn bar(parts: &[Part]) -> Html {
    let mut segments = Vec::new();
    for Part { class, words: label, count, sides } in parts {
        if sides.is_empty() {
            segments.push(Segment { class, label, count: *count as u64 });
        }
        segments.extend(sides.iter().map(|OfSide { class, label, count, .. }| Segment {
            class,
            label,
            count: *count as u64,
        }));
    }
    Html(chart::balance(&segments))
}

/// "9 of 14 cited statements rest on one source." Where there is only one source, that goes without saying.
fn single(
    cx: &Cx<'_, '_>,
    sources: &[Id<Source>],
    statements: &[Vec<Id<Source>>],
) -> Option<String> {
    if sources.len() == 1 {
        return None;
    }
    let is_single = |sources: &&Vec<Id<Source>>| sources.iter().collect::<HashSet<_>>().len() == 1;
    share(cx, "balance_single", statements.iter().filter(is_single).count(), statements.len())
}

/// "2 of 9 have no archived copy."
fn without_copy(cx: &Cx<'_, '_>, sources: &[Id<Source>]) -> Option<String> {
    share(cx, "balance_unarchived", bare(cx, sources), sources.len())
}

/// How many of some sources have no copy.
fn bare(cx: &Cx<'_, '_>, sources: &[Id<Source>]) -> usize {
    sources.iter().filter(|id| archives::lacks_copy(&cx.site.sources[**id])).count()
}

/// What is said of `count` among `total`: nothing of none, and in other words of all.
fn share(cx: &Cx<'_, '_>, name: &str, count: usize, total: usize) -> Option<String> {
    let form = match (count, total) {
        (0, _) => return None,
        (1, 1) => "only",
        (count, total) if count == total => "all",
        (1, _) => "one",
        _ => "other",
    };
    let (count, total) = (count.to_string(), total.to_string());
    let values = [("count", count.as_str()), ("total", total.as_str())];
    Some(cx.strings().fill(&format!("{name}_{form}"), &values))
}

/// The sources of every statement of the site.
fn statements(site: &Site) -> Vec<Vec<Id<Source>>> {
    let mut all: Vec<_> = site.docs.iter().flat_map(Doc::statements).collect();
    let mut add = |sources: &[Id<Source>]| all.push(sources.to_vec());
    for event in site.events.rows() {
        add(&event.sources);
        event.readouts.iter().for_each(|readout| add(&[readout.source]));
    }
    let history = site.measures.rows().iter().flat_map(|measure| &measure.history);
    history.for_each(|record| add(&record.sources));
    let positions = site.disputes.rows().iter().flat_map(|dispute| &dispute.positions);
    positions.for_each(|position| add(&position.sources));
    let points = site.series.rows().iter().flat_map(|series| &series.points);
    points.for_each(|point| add(&point.sources));
    all.retain(|sources| !sources.is_empty());
    all
}
