//! The site's figures and events as plain data for `chart`, and what stands beside a drawing:
//! its caption, its table, its sources.

use jiff::civil;
use tera::Value;

use super::cards::amount;
use super::context::Cx;
use super::view::Html;
use crate::chart::{self, Blow, Caption, Exchange, SeriesChart, Side, Strip, StripEvent};
use crate::model::date::Date;
use crate::model::entries::{Event, EventStatus, Importance, Point, Series, Shape};
use crate::model::{AnyId, Id, entries};
use crate::route;
use crate::view;

/// The width of a column of text, in pixels: a chart fits it, and scrolls where there is less.
const WIDTH: u32 = 576;

view! {
    /// A chart with what belongs to it.
    pub struct FigureView {
        title: String, svg: Html, unit: String, rows: Vec<RowView>, several: bool, csv: Vec<CsvView>, scrolls: bool,
    }
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
    let mut rows = Vec::new();
    for (id, points) in ids.iter().zip(&shown) {
        rows.extend(points.iter().map(|point| row(cx, *id, point)));
    }
    let csv = all.iter().map(|series| CsvView {
        title: series.title.clone(),
        href: route::series_csv(&series.meta.id),
    });
    FigureView {
        title,
        svg: Html(svg),
        unit: all[0].unit.clone(),
        rows,
        several: all.len() > 1,
        csv: csv.collect(),
        scrolls: true,
    }
}

fn row(cx: &mut Cx<'_, '_>, id: Id<Series>, point: &Point) -> RowView {
    RowView {
        series: cx.site.series[id].title.clone(),
        date: cx.date(point.date),
        value: chart::digits(point.value),
        note: point.note.clone(),
        derived: point.derived,
        event: point.event.map(|event| cx.card(event)),
        cite: {
            let figure = amount(&chart::digits(point.value), &cx.site.series[id].unit);
            let owner = point.event.map_or(id.into(), AnyId::from);
            cx.cite_all(owner, &figure, &point.sources)
        },
    }
}

fn draw(cx: &mut Cx<'_, '_>, title: &str, all: &[&Series], shown: &[Vec<&Point>]) -> String {
    let prefix = format!("chart_{}", cx.next_chart());
    let strings = cx.strings();
    let words: Vec<Vec<PointWords>> = shown
        .iter()
        .map(|points| points.iter().map(|point| point_words(cx, all[0], point)).collect())
        .collect();
    let lines = all.iter().zip(shown).zip(&words).map(|((series, points), words)| chart::Line {
        side: series.side.map_or(Side::Shared, |side| side_of(cx, side)),
        name: &series.title,
        points: points
            .iter()
            .zip(words)
            .map(|(point, words)| chart_point(cx, point, words))
            .collect(),
    });
    let desc = strings.fill(
        "chart_desc",
        &[
            ("unit", &all[0].unit),
            ("count", &shown.iter().map(Vec::len).sum::<usize>().to_string()),
        ],
    );
    chart::series(&SeriesChart {
        caption: Caption { prefix: &prefix, title, desc: &desc },
        shape: shape(all[0].shape),
        unit: &all[0].unit,
        lines: lines.collect(),
        as_of: cx.site.config.as_of,
        today: &strings.get("as_of_short"),
        months: cx.r.dates.months(),
        format: &chart::digits,
        width: WIDTH,
    })
}

struct PointWords {
    label: String,
    tick: String,
    title: String,
    href: Option<String>,
}

fn point_words(cx: &Cx<'_, '_>, series: &Series, point: &Point) -> PointWords {
    let date = cx.r.dates.words(point.date);
    let value = chart::digits(point.value);
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
        planned: point.date.earliest() > cx.site.config.as_of,
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

/// A small line of a series up to the as-of day.
pub fn spark(cx: &Cx<'_, '_>, id: Id<Series>) -> Html {
    let series = &cx.site.series[id];
    let as_of = cx.site.config.as_of;
    let known = series.points.iter().filter(|point| point.date.earliest() <= as_of);
    let values: Vec<_> = known.map(|point| (point.date.earliest(), point.value)).collect();
    Html(chart::spark(&values, shape(series.shape), as_of))
}

/// The exchange of blows: events in lanes by side, answers joined to what they answer. Where only one year of them is
/// shown, the as-of day is marked if it lies in that year.
pub fn blows(cx: &mut Cx<'_, '_>, events: &[Id<Event>], year: Option<i16>) -> Option<Html> {
    let site = cx.site;
    let shown: Vec<Id<Event>> = events
        .iter()
        .copied()
        .filter(|id| {
            site.events[*id].importance != Importance::Minor && site.events[*id].date.start_known()
        })
        .collect();
    if shown.len() < 2 {
        return None;
    }
    let prefix = format!("chart_{}", cx.next_chart());
    let strings = cx.strings();
    let titles: Vec<(String, String)> = shown.iter().map(|id| event_words(cx, *id)).collect();
    let place = |id: &Id<Event>| shown.iter().position(|other| other == id);
    let blows = shown.iter().zip(&titles).map(|(id, (title, href))| {
        let event = &site.events[*id];
        Blow {
            date: event.date.earliest(),
            side: side_of(cx, event.side),
            importance: match event.importance {
                Importance::Major => chart::Importance::Major,
                Importance::Normal => chart::Importance::Normal,
                Importance::Minor => chart::Importance::Minor,
            },
            title,
            label: if event.importance == Importance::Major { &event.title } else { "" },
            href: Some(href),
            answers: event.responds_to.iter().filter_map(place).collect(),
            planned: event.status == EventStatus::Planned,
        }
    });
    let name =
        |at: usize| site.config.own_sides().nth(at).map_or("", |(_, side)| side.name.as_str());
    let (title, desc, both) =
        (strings.get("blows_title"), strings.get("blows_desc"), strings.get("side_both"));
    Some(Html(chart::blows(&Exchange {
        caption: Caption { prefix: &prefix, title: &title, desc: &desc },
        lanes: [name(0), &both, name(1)],
        blows: blows.collect(),
        as_of: Some(site.config.as_of).filter(|day| year.is_none_or(|year| year == day.year())),
        today: &strings.get("as_of_short"),
        months: cx.r.dates.months(),
    })))
}

fn event_words(cx: &Cx<'_, '_>, id: Id<Event>) -> (String, String) {
    let event = &cx.site.events[id];
    (format!("{}: {}", cx.r.dates.words(event.date), event.title), cx.href(id))
}

/// A person's events on one axis.
pub fn strip(cx: &mut Cx<'_, '_>, title: &str, events: &[Id<Event>]) -> Option<Html> {
    let site = cx.site;
    let dated: Vec<_> =
        events.iter().copied().filter(|id| site.events[*id].date.start_known()).collect();
    let first = site.events[*dated.first()?].date.earliest();
    let last = dated.iter().map(|id| site.events[*id].date.earliest()).max()?;
    let prefix = format!("chart_{}", cx.next_chart());
    let words: Vec<_> = dated.iter().map(|id| event_words(cx, *id)).collect();
    let marks = dated.iter().zip(&words).map(|(id, (title, href))| StripEvent {
        date: site.events[*id].date.earliest(),
        side: side_of(cx, site.events[*id].side),
        title,
        href: Some(href),
        planned: site.events[*id].status == EventStatus::Planned,
    });
    let desc = cx.strings().fill("strip_desc", &[("count", &dated.len().to_string())]);
    let (from, to): (civil::Date, civil::Date) = (first.first_of_year(), last.last_of_year());
    Some(Html(chart::strip(&Strip {
        caption: Caption { prefix: &prefix, title, desc: &desc },
        events: marks.collect(),
        from,
        to,
        months: cx.r.dates.months(),
        width: WIDTH,
    })))
}
