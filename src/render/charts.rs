//! The site's figures as plain data for `chart`, and what stands beside a drawing: its caption, its table, its sources.
//! Events are drawn in a room of their own.

mod events;

use tera::Value;

use super::context::Cx;
use super::numbers::{number, plain_amount, rounded};
use super::view::Html;
use crate::chart::{self, Caption, SeriesChart, Side};
use crate::model::date::Date;
use crate::model::entries::{Point, Series, Shape};
use crate::model::{AnyId, Id, entries};
use crate::route;
use crate::view;

pub use events::{BlowsView, blows, overview, strip};

/// The width of a column of text, and of a phone's, in pixels: a chart is drawn for each, and the stylesheet shows one.
const WIDTH: u32 = 576;
const NARROW: u32 = 288;
/// How many sources stand under a chart at most.
const SOURCES: usize = 5;

view! {
    /// A chart with what belongs to it.
    pub struct FigureView {
        title: String, svg: Html,
        /// The unit, unless the title names it.
        unit: Option<String>,
        /// The lines, where there are several.
        legend: Vec<KeyView>,
        /// The markers of the sources, of the first few where there are many.
        sources: Option<Html>, more_sources: bool,
        rows: Vec<RowView>, several: bool,
        /// Whether some of it is computed from other figures, and is drawn lighter.
        derived: bool,
        /// Whether some of it is after the as-of day, and is drawn dashed.
        planned: bool,
        /// The file with the points of a single line.
        csv: Option<CsvView>,
    }
}

view! {
    /// The sign of a line, its name, the file with its points.
    pub struct KeyView { key: Html, name: String, href: String, }
}

view! {
    /// A row of the table beside a chart.
    pub struct RowView {
        series: String, date: Html, value: String, note: Option<String>, derived: bool, event: Option<Value>, cite: Html,
    }
}

view! {
    /// A file with a series' points.
    pub struct CsvView { title: String, href: String, }
}

/// A chart of series of one unit, within dates.
pub fn series(
    cx: &mut Cx<'_, '_>,
    title: Option<&str>,
    ids: &[Id<Series>],
    from: Option<Date>,
    to: Option<Date>,
) -> FigureView {
    let site = cx.site;
    let all: Vec<&Series> = ids.iter().map(|id| &site.series[*id]).collect();
    let title = title.map_or_else(|| all[0].title.clone(), str::to_owned);
    let inside = |point: &&Point| {
        from.is_none_or(|from| point.date.latest() >= from.earliest())
            && to.is_none_or(|to| point.date.earliest() <= to.latest())
    };
    let shown: Vec<Vec<&Point>> =
        all.iter().map(|series| series.points.iter().filter(inside).collect()).collect();
    let svg = draw(cx, &title, &all, &shown);
    let (sources, more_sources) = sources(cx, ids[0], &shown);
    let mut rows = Vec::new();
    for (id, points) in ids.iter().zip(&shown) {
        rows.extend(points.iter().map(|point| row(cx, *id, point)));
    }
    let several = all.len() > 1;
    let has = |is: &dyn Fn(&Point) -> bool| shown.iter().flatten().any(|point| is(point));
    let csv = CsvView { title: all[0].title.clone(), href: route::series_csv(&all[0].meta.id) };
    FigureView {
        svg: Html(svg),
        unit: Some(all[0].unit.clone()).filter(|unit| !title.ends_with(&format!("({unit})"))),
        title,
        legend: if several { legend(cx, &all) } else { Vec::new() },
        sources,
        more_sources,
        rows,
        several,
        derived: has(&|point| point.derived),
        planned: has(&|point| is_planned(cx, point)),
        csv: (!several).then_some(csv),
    }
}

fn legend(cx: &Cx<'_, '_>, all: &[&Series]) -> Vec<KeyView> {
    let key = |series: &&Series| KeyView {
        key: Html(chart::series_key(shape(all[0].shape), series_side(cx, series))),
        name: series.title.clone(),
        href: route::series_csv(&series.meta.id),
    };
    all.iter().map(key).collect()
}

/// The markers of the sources of some points, and whether there are more.
fn sources(cx: &mut Cx<'_, '_>, owner: Id<Series>, shown: &[Vec<&Point>]) -> (Option<Html>, bool) {
    let mut sources = Vec::new();
    for source in shown.iter().flatten().flat_map(|point| &point.sources) {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
    let more = sources.len() > SOURCES;
    sources.truncate(SOURCES);
    sources.sort_by_key(|source| cx.notes.number(*source).unwrap_or(usize::MAX));
    if sources.is_empty() {
        return (None, false);
    }
    cx.notes.repeat();
    (Some(cx.cite_all(owner, "", &sources)), more)
}

fn is_planned(cx: &Cx<'_, '_>, point: &Point) -> bool {
    point.date.earliest() > cx.site.config.as_of
}

fn series_side(cx: &Cx<'_, '_>, series: &Series) -> Side {
    series.side.map_or(Side::Shared, |side| side_of(cx, side))
}

fn row(cx: &mut Cx<'_, '_>, id: Id<Series>, point: &Point) -> RowView {
    RowView {
        series: cx.site.series[id].title.clone(),
        date: cx.date(point.date),
        value: number(point.value, cx.strings()),
        note: point.note.clone(),
        derived: point.derived,
        event: point.event.map(|event| cx.card(event)),
        cite: {
            let figure = plain_amount(point.value, &cx.site.series[id].unit);
            let owner = point.event.map_or(id.into(), AnyId::from);
            cx.cite_all(owner, &figure, &point.sources)
        },
    }
}

/// The drawing for a column of text, and the one for a phone.
fn draw(cx: &mut Cx<'_, '_>, title: &str, all: &[&Series], shown: &[Vec<&Point>]) -> String {
    let prefix = format!("chart_{}", cx.next_chart());
    let narrow_prefix = format!("{prefix}_narrow");
    let words: Vec<Vec<PointWords>> =
        shown.iter().map(|points| series_words(cx, all[0], points)).collect();
    let lines = all.iter().zip(shown).zip(&words).map(|((series, points), words)| chart::Line {
        side: series_side(cx, series),
        points: points
            .iter()
            .zip(words)
            .map(|(point, words)| chart_point(cx, point, words))
            .collect(),
    });
    let count = shown.iter().map(Vec::len).sum::<usize>().to_string();
    let desc = cx.strings().fill("chart_desc", &[("unit", &all[0].unit), ("count", &count)]);
    let wide = SeriesChart {
        caption: Caption { prefix: &prefix, title, desc: &desc },
        shape: shape(all[0].shape),
        lines: lines.collect(),
        as_of: cx.site.config.as_of,
        today: &cx.strings().get("as_of_short"),
        months: &short_months(cx),
        format: &|value| rounded(value, cx.strings()),
        width: WIDTH,
    };
    let caption = Caption { prefix: &narrow_prefix, ..wide.caption };
    let narrow = SeriesChart { caption, width: NARROW, ..wide.clone() };
    for_widths(&[("wide", chart::series(&wide)), ("narrow", chart::series(&narrow))])
}

/// The names of the months as they stand on an axis.
fn short_months(cx: &Cx<'_, '_>) -> chart::Months {
    std::array::from_fn(|at| cx.strings().get(&format!("months_short_{}", at + 1)))
}

/// Drawings of the same, each in a frame of which the stylesheet shows one.
pub fn for_widths(drawings: &[(&str, String)]) -> String {
    let frame = |(class, svg): &(&str, String)| format!("<div class=\"fit {class}\">{svg}</div>");
    drawings.iter().map(frame).collect()
}

/// The words of the points of a series. Of bars that have the same date, the notes tell them apart.
fn series_words(cx: &Cx<'_, '_>, series: &Series, points: &[&Point]) -> Vec<PointWords> {
    let repeats = series.shape == Shape::Bar
        && points
            .iter()
            .enumerate()
            .any(|(at, one)| points[..at].iter().any(|other| other.date == one.date));
    let words = |point: &&Point| {
        let words = point_words(cx, series, point);
        match &point.note {
            Some(note) if repeats => PointWords { tick: note.clone(), ..words },
            _ => words,
        }
    };
    points.iter().map(words).collect()
}

struct PointWords {
    label: String,
    tick: String,
    title: String,
    href: Option<String>,
}

fn point_words(cx: &Cx<'_, '_>, series: &Series, point: &Point) -> PointWords {
    let date = cx.r.dates.words(point.date);
    let value = number(point.value, cx.strings());
    let note = point.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    PointWords {
        title: format!("{date}: {value} {}{note}", series.unit),
        label: value,
        tick: date,
        href: point.event.map(|event| cx.href(event)),
    }
}

fn chart_point<'p>(cx: &Cx<'_, '_>, point: &Point, words: &'p PointWords) -> chart::Point<'p> {
    chart::Point {
        start: point.date.earliest(),
        end: point.date.latest(),
        value: point.value,
        label: &words.label,
        tick: &words.tick,
        title: &words.title,
        href: words.href.as_deref(),
        planned: is_planned(cx, point),
        derived: point.derived,
        ..chart::Point::default()
    }
}

fn shape(shape: Shape) -> chart::Shape {
    match shape {
        Shape::Step => chart::Shape::Step,
        Shape::Line => chart::Shape::Line,
        Shape::Bar => chart::Shape::Bar,
    }
}

/// How a side is drawn: the first two have their own colours, `both` and `other` share one.
pub fn side_of(cx: &Cx<'_, '_>, id: Id<entries::Side>) -> Side {
    match (cx.site.config.sides[id].id.as_str(), id.index()) {
        ("both" | "other", _) => Side::Shared,
        (_, 0) => Side::First,
        (_, 1) => Side::Second,
        _ => Side::Further,
    }
}

/// A small line of a series up to the as-of day; nothing of a single value.
pub fn spark(cx: &Cx<'_, '_>, id: Id<Series>) -> Html {
    let series = &cx.site.series[id];
    let as_of = cx.site.config.as_of;
    let known = series.points.iter().filter(|point| point.date.earliest() <= as_of);
    let values: Vec<_> = known.map(|point| (point.date.earliest(), point.value)).collect();
    if values.len() < 2 {
        return Html::default();
    }
    Html(chart::spark(&values, shape(series.shape), as_of))
}
