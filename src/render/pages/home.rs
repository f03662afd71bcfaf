//! The home page: the state of play in a few lines, the rates, the dates, what is new.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, charts, numbers};
use super::changes::{self, ChangeView};
use crate::link::Site;
use crate::model::Id;
use crate::model::date::{Date, Precision};
use crate::model::entries::{Event, EventStatus, Measure, Series, Shape};
use crate::view;

view! {
    /// The home page.
    pub struct HomeView {
        /// How many measures stand how.
        groups: Vec<super::state::CountView>, state: Vec<Value>, rates: Vec<RateView>, dates: Vec<DateRow>, latest: Vec<Value>, articles: Vec<Value>,
        people: Vec<Value>, disputes: Vec<Value>, changes: Vec<ChangeView>, disputes_all: String, figures_all: String, events: usize, sources: usize,
    }
}

view! {
    /// A series' value on the as-of day.
    pub struct RateView { series: Value, value: String, since: Html, spark: Html, side: Option<Value>, cite: Html, }
}

view! {
    /// A date fixed in advance.
    pub struct DateRow { event: Value, days: Option<String>, passed: bool, }
}

const STATE_LINES: usize = 5;
const LATEST: usize = 8;
const DISPUTES: usize = 15;
const CHANGES: usize = 10;

/// The page.
pub(crate) fn view(cx: &mut Cx<'_, '_>) -> Rendered {
    let site = cx.site;
    let day = site.config.as_of;
    let mut measures = super::state::in_groups(cx, &["in-force", "suspended", "announced"]);
    measures.sort_by_key(|id| std::cmp::Reverse(weight(site, *id)));
    measures.truncate(STATE_LINES);
    // Those with most to tell, in the order that the settings give the kinds.
    measures.sort_by_key(|id| site.measures[*id].kind);
    let state = measures.into_iter().map(|id| super::state::line(cx, id, day)).collect();
    let steps: Vec<_> =
        site.series.iter().filter(|(_, series)| series.shape == Shape::Step).collect();
    let rates = steps.into_iter().filter_map(|(id, series)| rate(cx, id, series)).collect();
    let happened = |id: &Id<Event>| {
        site.events[*id].status != EventStatus::Planned && site.events[*id].date.earliest() <= day
    };
    let latest: Vec<_> = site.events.ids().rev().filter(happened).take(LATEST).collect();
    let open = site
        .disputes
        .iter()
        .filter(|(_, dispute)| dispute.status != crate::model::entries::DisputeStatus::Settled);
    let mut open: Vec<_> = open.collect();
    // What touches most comes first.
    open.sort_by_key(|(id, dispute)| {
        let touched = dispute.events.len() + dispute.people.len() + dispute.topics.len();
        (std::cmp::Reverse(touched), *id)
    });
    let open: Vec<_> = open.into_iter().map(|(id, _)| id).take(DISPUTES).collect();
    let view = HomeView {
        groups: super::state::counts(cx),
        state,
        rates,
        dates: dates(cx),
        latest: cx.cards(&latest),
        articles: cx.cards(&site.articles.ids().take(LATEST).collect::<Vec<_>>()),
        people: most_present(cx),
        disputes: cx.cards(&open),
        disputes_all: cx.strings().count("home_disputes_all", site.disputes.len()),
        figures_all: cx.strings().count("home_figures_all", site.series.len()),
        changes: changes::newest(cx, CHANGES),
        events: site.events.len(),
        sources: site.sources.len(),
    };
    Rendered {
        template: "home",
        title: site.config.title.clone(),
        description: description(cx),
        view: ("home", view.into()),
    }
}

/// How much of the record has to do with a measure: what names it, and the events of its history.
fn weight(site: &Site, id: Id<Measure>) -> usize {
    let measure = &site.measures[id];
    site.backlinks.mentions(id).len() + site.backlinks.measure(id).len() + measure.history.len()
}

/// What site.yaml says, or how much there is to find.
fn description(cx: &Cx<'_, '_>) -> String {
    let site = cx.site;
    let written = site.config.description.trim();
    if !written.is_empty() {
        return written.to_owned();
    }
    let day = cx.r.dates.day(site.config.as_of);
    let (events, sources) = (site.events.len().to_string(), site.sources.len().to_string());
    let title = site.config.title.as_str();
    let values = [("site", title), ("day", &day), ("events", &events), ("sources", &sources)];
    cx.strings().fill("home_desc", &values)
}

fn rate(cx: &mut Cx<'_, '_>, id: Id<Series>, series: &Series) -> Option<RateView> {
    let as_of = cx.site.config.as_of;
    let mut known = series.points.iter().rev().skip_while(|point| point.date.earliest() > as_of);
    let now = known.next()?;
    let first = known.take_while(|point| point.value == now.value).last().unwrap_or(now);
    let figure = numbers::plain_amount(now.value, &series.unit);
    let mut sources = first.sources.clone();
    sources.extend(now.sources.iter().filter(|source| !first.sources.contains(source)));
    let cite = cx.cite_all(id, &figure, &sources);
    Some(RateView {
        series: cx.card(id),
        value: numbers::amount(now.value, &series.unit, cx.strings()),
        since: cx.date(first.date),
        spark: charts::spark(cx, id),
        side: series.side.map(|side| cx.r.cards.side(side)),
        cite,
    })
}

/// The dates fixed in advance: those to come with the days left, and those whose outcome is not recorded.
fn dates(cx: &Cx<'_, '_>) -> Vec<DateRow> {
    let as_of = cx.site.config.as_of;
    let planned = cx.site.events.iter().filter(|(_, event)| event.status == EventStatus::Planned);
    let row = |(id, event): (Id<Event>, &Event)| {
        let left = as_of.until(event.date.earliest()).map_or(0, |span| span.get_days());
        let exact = event.date.precision() == Precision::Day;
        let days = usize::try_from(left).ok().filter(|_| exact).map(|left| match left {
            0 => cx.strings().get("days_left_none"),
            _ => cx.strings().count("days_left", left),
        });
        DateRow { event: cx.card(id), days, passed: event.date.latest() < as_of }
    };
    planned.map(row).collect()
}

/// The people with the most events, those who hold an office before those who held one.
fn most_present(cx: &Cx<'_, '_>) -> Vec<Value> {
    let today = Date::from(cx.site.config.as_of);
    let mut people: Vec<_> = cx.site.people.ids().collect();
    people.sort_by_key(|id| {
        let holds_one = cx.site.people[*id].roles_on(today).next().is_some();
        std::cmp::Reverse((holds_one, cx.site.backlinks.person(*id).events.len()))
    });
    people.truncate(LATEST);
    cx.cards(&people)
}
