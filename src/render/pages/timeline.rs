//! The timeline: events under years and months, the newest first, with filters that need no script.

use tera::Value;

use super::super::context::Cx;
use super::super::{LONG_LIST, Rendered, cards, charts};
use super::YearLink;
use crate::model::Id;
use crate::model::entries::{Event, EventStatus};
use crate::route;
use crate::view;

view! {
    /// The timeline.
    pub struct TimelineView {
        years: Vec<YearView>, links: Vec<YearLink>, upcoming: Vec<Value>, blows: Option<charts::BlowsView>, count: usize,
        year: Option<String>, filters: Vec<FilterView>,
    }
}

view! {
    /// A year of events.
    pub struct YearView { year: String, months: Vec<MonthView>, }
}

view! {
    /// A month of events.
    pub struct MonthView { id: String, name: String, events: Vec<Value>, }
}

view! {
    /// A choice among values of one field.
    pub struct FilterView {
        name: &'static str, title: String,
        /// Whether one value can be chosen, not several.
        one: bool,
        options: Vec<OptionView>,
    }
}

view! {
    /// One value of a filter.
    pub struct OptionView { id: String, title: String, count: usize, }
}

/// The timeline, whole or of one year.
pub(crate) fn view(cx: &mut Cx<'_, '_>, year: Option<i16>) -> Rendered {
    let site = cx.site;
    let all: Vec<Id<Event>> = site.events.ids().collect();
    let overview = if year.is_none() { charts::overview(cx, &all) } else { None };
    let years = super::years(site, &all);
    // A long record shows its newest year first, the others by their links.
    let only = year.or_else(|| (all.len() > LONG_LIST).then(|| years.last().copied()).flatten());
    let of_year = |id: &Id<Event>| only.is_none() || site.events[*id].date.year() == only;
    let shown: Vec<_> = all.into_iter().filter(of_year).collect();
    let is_ahead = |id: &Id<Event>| ahead(cx, &site.events[*id]);
    let upcoming: Vec<_> = shown.iter().copied().filter(is_ahead).collect();
    let past: Vec<_> = shown.iter().copied().filter(|id| !is_ahead(id)).collect();
    let links = years.iter().rev().map(|one| YearLink {
        year: one.to_string(),
        href: route::timeline_year(*one),
        current: year == Some(*one),
    });
    let view = TimelineView {
        links: links.collect(),
        blows: overview.or_else(|| charts::blows(cx, &shown)),
        years: grouped(cx, &past),
        upcoming: cx.cards(&upcoming),
        count: shown.len(),
        year: only.map(|year| year.to_string()),
        filters: filters(cx, &shown),
    };
    let title = super::with_year(&cx.strings().get("timeline"), year);
    let description = description(cx, year, past.len(), upcoming.len());
    Rendered { template: "timeline", title, description, view: ("timeline", view.into()) }
}

/// How much happened, and how much is to come.
fn description(cx: &Cx<'_, '_>, year: Option<i16>, past: usize, ahead: usize) -> String {
    let name = match (year.is_some(), past, ahead) {
        (true, 0, _) => "timeline_year_ahead",
        (true, _, 0) => "timeline_year_desc",
        (true, ..) => "timeline_year_both",
        (false, _, 0) => "timeline_desc",
        (false, ..) => "timeline_desc_ahead",
    };
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let [past, ahead, count] = [past, ahead, past + ahead].map(|count| count.to_string());
    let values = [("year", &*year), ("past", &past), ("ahead", &ahead), ("count", &count)];
    cx.strings().fill(name, &values)
}

/// Whether an event lies ahead of the as-of day: it is dated later, or planned for a day that
/// may still come.
pub fn ahead(cx: &Cx<'_, '_>, event: &Event) -> bool {
    let as_of = cx.site.config.as_of;
    let open = event.status == EventStatus::Planned && event.date.latest() >= as_of;
    open || event.date.earliest() > as_of
}

/// Events under years and months, the newest first. An event whose month is not known stands
/// at the end of its year.
fn grouped(cx: &Cx<'_, '_>, events: &[Id<Event>]) -> Vec<YearView> {
    let mut years: Vec<YearView> = Vec::new();
    for id in events.iter().rev() {
        let date = cx.site.events[*id].date;
        let day = date.earliest();
        let year = day.year().to_string();
        let (key, name) = if !date.month_known() {
            (year.clone(), cx.strings().get("month_unknown"))
        } else {
            (format!("{year}-{:02}", day.month()), cx.r.dates.month(day.month()).to_owned())
        };
        if years.last().is_none_or(|last| last.year != year) {
            years.push(YearView { year, months: Vec::new() });
        }
        let Some(year) = years.last_mut() else { continue };
        if year.months.last().is_none_or(|last| last.id != key) {
            year.months.push(MonthView { id: key, name, events: Vec::new() });
        }
        if let Some(month) = year.months.last_mut() {
            month.events.push(cx.card(*id));
        }
    }
    years
}

/// How many values a filter offers at most, the most frequent first.
const MAX_OPTIONS: usize = 40;
/// Fewer events than these are seen at a glance: there is nothing to filter.
const MIN_FILTERED: usize = 6;

fn filters(cx: &Cx<'_, '_>, events: &[Id<Event>]) -> Vec<FilterView> {
    if events.len() < MIN_FILTERED {
        return Vec::new();
    }
    let site = cx.site;
    let events: Vec<&Event> = events.iter().map(|id| &site.events[*id]).collect();
    let sides = count(events.iter().map(|event| event.side));
    let kinds = count(events.iter().map(|event| event.kind));
    let topics = count(events.iter().flat_map(|event| event.topics.iter().copied()));
    let people = count(events.iter().flat_map(|event| event.people.iter().map(|part| part.person)));
    let own = site.config.own_sides().count();
    let side_name = |id: &str, name: &str| match id {
        "both" | "other" => cards::shared_side(id, own, cx.strings()),
        _ => name.to_owned(),
    };
    let all = [
        (
            "side",
            options(sides, |id| {
                let side = &site.config.sides[id];
                (side.id.clone(), side_name(&side.id, &side.name))
            }),
        ),
        (
            "kind",
            options(kinds, |id| {
                (site.config.kinds[id].id.clone(), site.config.kinds[id].name.clone())
            }),
        ),
        (
            "topic",
            options(topics, |id| (site.topics[id].meta.id.clone(), site.topics[id].title.clone())),
        ),
        (
            "person",
            options(people, |id| (site.people[id].meta.id.clone(), site.people[id].name.clone())),
        ),
    ];
    let view = |(name, options): (&'static str, Vec<OptionView>)| FilterView {
        name,
        title: cx.strings().get(&format!("filter_{name}")),
        one: matches!(name, "topic" | "person"),
        options,
    };
    all.into_iter().filter(|(_, options)| options.len() > 1).map(view).collect()
}

fn count<T>(ids: impl Iterator<Item = Id<T>>) -> Vec<(Id<T>, usize)> {
    let mut counts: std::collections::BTreeMap<Id<T>, usize> = std::collections::BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn options<T>(
    mut counts: Vec<(Id<T>, usize)>,
    name: impl Fn(Id<T>) -> (String, String),
) -> Vec<OptionView> {
    if counts.len() > MAX_OPTIONS {
        counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        counts.truncate(MAX_OPTIONS);
        counts.sort_by_key(|(id, _)| *id);
    }
    let option = |(id, count): (Id<T>, usize)| {
        let (id, title) = name(id);
        OptionView { id, title, count }
    };
    counts.into_iter().map(option).collect()
}
