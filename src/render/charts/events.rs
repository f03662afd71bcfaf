//! Events as drawings: the exchange of blows, of a year or of the whole record, and the strip of a person or a topic.

use super::super::cards;
use super::super::context::Cx;
use super::super::view::Html;
use super::{NARROW, WIDTH, for_widths, short_months, side_of};
use crate::chart::{self, Blow, Caption, Exchange, Lane, Laned, Side, Strip, StripEvent};
use crate::model::Id;
use crate::model::date::{DateWords, Precision, Qualifier};
use crate::model::entries::{self, Event, EventStatus, Importance};
use crate::view;

/// The width of the page, and of a tablet's: the overview of the timeline is drawn for these, too.
const PAGE: u32 = 976;
const TABLET: u32 = 640;
/// How many events the overview shows at most.
const OVERVIEW: usize = 24;
/// A longer name of a side gives way to its short one in a drawing.
const LANE_NAME: usize = 26;
/// How many events a strip has.
const STRIP_LEAST: usize = 4;
const STRIP_MOST: usize = 150;

view! {
    /// The exchange of blows of some events.
    pub struct BlowsView {
        /// What is drawn.
        title: String,
        svg: Html,
        /// For paper, if `svg` is a strip that scrolls; else it fits the page.
        paper: Option<Html>,
        scrolls: bool,
    }
}

/// The exchange of blows of one year. Of few events it fits the page; of more it is a strip that scrolls, and on paper a
/// column of the major ones.
pub fn blows(cx: &mut Cx<'_, '_>, events: &[Id<Event>]) -> Option<BlowsView> {
    let shown = dated(cx, events, |_| true);
    let title = cx.strings().get("blows_title");
    if shown.len() <= OVERVIEW {
        let svg = fitted(cx, &shown, &title)?;
        return Some(BlowsView { title, svg, paper: None, scrolls: false });
    }
    let prefix = format!("chart_{}", cx.next_chart());
    let svg = with_exchange(cx, &shown, &title, |exchange| {
        let caption = Caption { prefix: &prefix, ..exchange.caption };
        let Laned { names, strip } = chart::blows(&Exchange { caption, ..exchange });
        format!("<div class=\"laned\">{names}{strip}</div>")
    })?;
    let prefix = format!("{prefix}_paper");
    let (major, words) = latest_major(cx, events);
    let column = with_exchange(cx, &major, &words, |exchange| {
        let caption = Caption { prefix: &prefix, ..exchange.caption };
        chart::column(&Exchange { caption, ..exchange }, TABLET)
    });
    Some(BlowsView { title, svg: Html(svg), paper: column.map(Html), scrolls: true })
}

/// The exchange of blows over the whole record: major events only.
pub fn overview(cx: &mut Cx<'_, '_>, events: &[Id<Event>]) -> Option<BlowsView> {
    let (shown, title) = latest_major(cx, events);
    let svg = fitted(cx, &shown, &title)?;
    Some(BlowsView { title, svg, paper: None, scrolls: false })
}

/// The major events, or the latest of them, and how many they are in words.
fn latest_major(cx: &Cx<'_, '_>, events: &[Id<Event>]) -> (Vec<Id<Event>>, String) {
    let mut shown = dated(cx, events, |importance| importance == Importance::Major);
    let all = shown.len();
    shown.drain(..all.saturating_sub(OVERVIEW));
    let key = if all > OVERVIEW { "blows_overview_latest" } else { "blows_overview" };
    let title = cx.strings().fill(key, &[("count", &shown.len().to_string())]);
    (shown, title)
}

/// An exchange of few events, drawn for three widths of the page, with words beside each.
fn fitted(cx: &mut Cx<'_, '_>, shown: &[Id<Event>], title: &str) -> Option<Html> {
    let prefix = format!("chart_{}", cx.next_chart());
    let svg = with_exchange(cx, shown, title, |exchange| {
        let draw = |class: &'static str, draw: &dyn Fn(&Exchange) -> String| {
            let prefix = format!("{prefix}_{class}");
            let caption = Caption { prefix: &prefix, ..exchange.caption };
            (class, draw(&Exchange { caption, ..exchange.clone() }))
        };
        for_widths(&[
            draw("page", &|exchange| chart::overview(exchange, PAGE)),
            draw("tablet", &|exchange| chart::column(exchange, TABLET)),
            draw("phone", &|exchange| chart::column(exchange, NARROW)),
        ])
    })?;
    Some(Html(svg))
}

/// Events of some importance whose time is known, the earliest first.
fn dated(
    cx: &Cx<'_, '_>,
    events: &[Id<Event>],
    is_meant: impl Fn(Importance) -> bool,
) -> Vec<Id<Event>> {
    let event = |id: &Id<Event>| &cx.site.events[*id];
    let is_shown = |id: &Id<Event>| is_meant(event(id).importance) && event(id).date.start_known();
    let mut shown: Vec<_> = events.iter().copied().filter(is_shown).collect();
    shown.sort_by_key(|id| event(id).date.earliest());
    shown
}

/// Draws an exchange of some events; none of fewer than two. Of few each has its words, of more the major ones.
fn with_exchange(
    cx: &Cx<'_, '_>,
    shown: &[Id<Event>],
    title: &str,
    draw: impl Fn(Exchange) -> String,
) -> Option<String> {
    if shown.len() < 2 {
        return None;
    }
    let (site, strings) = (cx.site, cx.strings());
    let short = cx.r.cards.words.short_months.without_year();
    let words: Vec<_> = shown.iter().map(|id| BlowWords::new(cx, *id, &short)).collect();
    let blows = shown.iter().zip(&words).map(|(id, words)| blow(cx, shown, *id, words));
    let desc = strings.get("blows_desc");
    let lanes = lanes(cx, shown);
    let as_of = site.config.as_of;
    Some(draw(Exchange {
        caption: Caption { prefix: "", title, desc: &desc },
        lanes: lanes.iter().map(|(side, name)| Lane { side: *side, name }).collect(),
        blows: blows.collect(),
        as_of,
        today: &format!("{} {}", strings.get("as_of_short"), cx.r.dates.day(as_of)),
        months: &short_months(cx),
    }))
}

/// The lanes of an exchange from above: the first side, what concerns several, the second side, any further ones.
fn lanes(cx: &Cx<'_, '_>, shown: &[Id<Event>]) -> Vec<(Side, String)> {
    let own: Vec<_> = cx.site.config.own_sides().collect();
    let of = |side: Side| own.iter().filter(move |(id, _)| side_of(cx, *id) == side);
    let name = |side: Side| of(side).next().map(|(_, side)| lane_name(side));
    let is_shown =
        |side: Side| shown.iter().any(|id| side_of(cx, cx.site.events[*id].side) == side);
    let further = match of(Side::Further).count() {
        0 | 1 => name(Side::Further),
        _ => Some(cx.strings().get("side_further")),
    };
    let shared = shared_lane(cx, shown, own.len());
    let lanes = [
        (Side::First, name(Side::First)),
        (Side::Shared, Some(shared)),
        (Side::Second, name(Side::Second)),
        (Side::Further, further.filter(|_| is_shown(Side::Further))),
    ];
    lanes.into_iter().filter_map(|(side, name)| Some((side, name?))).collect()
}

fn lane_name(side: &entries::Side) -> String {
    let is_long = side.name.chars().count() > LANE_NAME;
    if is_long { side.short.clone() } else { side.name.clone() }
}

/// The name of the lane of what is no one side's: of several, of others, or of either.
fn shared_lane(cx: &Cx<'_, '_>, shown: &[Id<Event>], own: usize) -> String {
    let id = |event: &Id<Event>| cx.site.config.sides[cx.site.events[*event].side].id.as_str();
    let has = |side: &str| shown.iter().any(|event| id(event) == side);
    match (has("both"), has("other")) {
        (true, true) => {
            cx.strings().get(if own > 2 { "side_several_other" } else { "side_both_other" })
        }
        (false, true) => cards::shared_side("other", own, cx.strings()),
        _ => cards::shared_side("both", own, cx.strings()),
    }
}

/// What is said of an event in an exchange.
struct BlowWords {
    title: String,
    href: String,
    /// Its date within its year; none where only the year is known.
    day: String,
}

impl BlowWords {
    fn new(cx: &Cx<'_, '_>, id: Id<Event>, short: &DateWords) -> Self {
        let (title, href) = event_words(cx, id);
        let date = cx.site.events[id].date;
        // The year stands above it.
        let is_year = date.precision() == Precision::Year && date.qualifier() == Qualifier::Plain;
        let day = if is_year { String::new() } else { date.words(short) };
        BlowWords { title, href, day }
    }
}

fn blow<'w>(cx: &Cx<'w, 'w>, shown: &[Id<Event>], id: Id<Event>, words: &'w BlowWords) -> Blow<'w> {
    let event = &cx.site.events[id];
    let place = |id: &Id<Event>| shown.iter().position(|other| other == id);
    let has_words = shown.len() <= OVERVIEW || event.importance == Importance::Major;
    Blow {
        date: event.date.earliest(),
        whole_year: !event.date.month_known(),
        side: side_of(cx, event.side),
        importance: match event.importance {
            Importance::Major => chart::Importance::Major,
            Importance::Normal => chart::Importance::Normal,
            Importance::Minor => chart::Importance::Minor,
        },
        title: &words.title,
        day: &words.day,
        label: if has_words { &event.title } else { "" },
        href: Some(&words.href),
        answers: event.responds_to.iter().filter_map(place).collect(),
        planned: event.status == EventStatus::Planned,
    }
}

fn event_words(cx: &Cx<'_, '_>, id: Id<Event>) -> (String, String) {
    let event = &cx.site.events[id];
    (format!("{}: {}", cx.r.dates.words(event.date), event.title), cx.href(id))
}

/// A person's events in the order of time, or a topic's, drawn for a column of text and for a phone. None of a few; of
/// very many the major ones.
pub fn strip(cx: &mut Cx<'_, '_>, title: &str, events: &[Id<Event>]) -> Option<Html> {
    let site = cx.site;
    let mut shown = dated(cx, events, |_| true);
    let mut title = title.to_owned();
    if shown.len() > STRIP_MOST {
        shown = dated(cx, events, |importance| importance == Importance::Major);
        title = cx.strings().fill("strip_major", &[("title", &title)]);
    }
    if !(STRIP_LEAST..=STRIP_MOST).contains(&shown.len()) {
        return None;
    }
    let day = |id: &Id<Event>| site.events[*id].date.middle_of_start();
    let (first, last) = (day(shown.first()?), day(shown.last()?));
    let prefix = format!("chart_{}", cx.next_chart());
    let words: Vec<_> = shown.iter().map(|id| event_words(cx, *id)).collect();
    let marks = shown.iter().zip(&words).map(|(id, (title, href))| StripEvent {
        date: day(id),
        side: side_of(cx, site.events[*id].side),
        title,
        href: Some(href),
        planned: site.events[*id].status == EventStatus::Planned,
    });
    let desc = cx.strings().fill("strip_desc", &[("count", &shown.len().to_string())]);
    let wide = Strip {
        caption: Caption { prefix: &prefix, title: &title, desc: &desc },
        events: marks.collect(),
        from: first.first_of_year(),
        to: last.last_of_year(),
        months: &short_months(cx),
        width: WIDTH,
    };
    let narrow_prefix = format!("{prefix}_narrow");
    let caption = Caption { prefix: &narrow_prefix, ..wide.caption };
    let narrow = Strip { caption, width: NARROW, ..wide.clone() };
    Some(Html(for_widths(&[("wide", chart::strip(&wide)), ("narrow", chart::strip(&narrow))])))
}
