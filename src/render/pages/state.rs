//! The state of play: what every measure's history says of the as-of day. What it says of earlier days is set aside in
//! the page: one row for each way in which a measure stood, from which a script picks those of another day.

pub mod year;

use std::cmp::Reverse;

use jiff::civil;
use tera::Value;

use super::super::Rendered;
use super::super::cards::state_view;
use super::super::context::Cx;
use super::super::numbers::plain_amount;
use super::super::view::Html;
use super::YearLink;
use crate::link::Site;
use crate::link::state::{self, Spell, State};
use crate::model::date::Date;
use crate::model::entries::{HistoryRecord, Measure, MeasureStatus};
use crate::model::{AnyId, Id};
use crate::view;

view! {
    /// The state of play.
    pub struct StateOfPlayView {
        groups: Vec<GroupView>, day: Html, words: String,
        /// The years that have a page of their own.
        links: Vec<YearLink>,
        /// The other days, if a measure stands on any.
        record: Option<RecordView>,
    }
}

view! {
    /// What a script needs for other days.
    pub struct RecordView {
        /// The first and the last day (ISO 8601).
        first: String, last: String,
        /// A table of as many rows, and of several kinds, has headings.
        headed: usize,
        /// The names of the months, joined by `|`.
        months: String,
        /// What is said of a day: `{day}` and `{count}` are left to the script.
        shown: String, wrong: String, back: String,
        rows: Vec<Value>,
    }
}

view! {
    /// Measures in one state. A group without rows has some on other days.
    pub struct GroupView { id: &'static str, title: String, rows: Vec<Value>, }
}

view! {
    /// A measure's row: its card, and its state on a day with who says so.
    pub struct RowView {
        card: Value, state: Value, cite: Html, event: Option<Value>,
        /// Who says since when it is so, and since when on these terms, where that is told by earlier records.
        since_cite: Option<Html>, changed_cite: Option<Html>,
        /// The date of the record that tells the state.
        told: Option<Html>,
        /// The days on which it is so, where the page has other days.
        days: Option<DaysView>,
        /// The name of its kind, where it is the first of its kind in a long table.
        heading: Option<String>,
    }
}

view! {
    /// On which days (ISO 8601) a row stands in which group, and its place among all rows.
    pub struct DaysView { from: String, to: String, group: &'static str, order: usize, }
}

/// A measure's row for a day, cited; of a table, where the state comes before since when it is so.
pub fn row(cx: &mut Cx<'_, '_>, id: Id<Measure>, day: civil::Date) -> Value {
    row_view(cx, id, day, None).into()
}

/// The same for a running line, which ends with what the record of the day says.
pub fn line(cx: &mut Cx<'_, '_>, id: Id<Measure>, day: civil::Date) -> Value {
    let cites = Cites::of_line(cx, id, day);
    cited_row(cx, id, day, cites, None).into()
}

fn row_view(
    cx: &mut Cx<'_, '_>,
    id: Id<Measure>,
    day: civil::Date,
    days: Option<DaysView>,
) -> RowView {
    let cites = Cites::of_row(cx, id, day);
    cited_row(cx, id, day, cites, days)
}

fn cited_row(
    cx: &Cx<'_, '_>,
    id: Id<Measure>,
    day: civil::Date,
    cites: Cites,
    days: Option<DaysView>,
) -> RowView {
    let measure = &cx.site.measures[id];
    let (_, record) = state::on(measure, day);
    let kind = &cx.site.config.measure_kinds[measure.kind].id;
    RowView {
        card: cx.card(id),
        state: state_view(measure, kind, (day, cx.site.config.as_of), cx.strings(), &cx.r.dates)
            .into(),
        event: record.and_then(|record| record.event).map(|event| cx.card(event)),
        told: record.map(|record| cx.date(record.date)),
        cite: cites.told.unwrap_or_default(),
        since_cite: cites.since,
        changed_cite: cites.changed,
        days,
        heading: None,
    }
}

/// The markers of a measure's state on a day. They are made in the order in which a page shows them, since that is the
/// order of their numbers.
#[derive(Default)]
struct Cites {
    told: Option<Html>,
    /// None where the same record tells it.
    since: Option<Html>,
    changed: Option<Html>,
}

impl Cites {
    fn of_row(cx: &mut Cx<'_, '_>, id: Id<Measure>, day: civil::Date) -> Self {
        let [told, since, changed] = Self::records(cx, id, day);
        let told = told.map(|record| cite(cx, id, record));
        let since = since.map(|record| cite(cx, id, record));
        Cites { told, since, changed: changed.map(|record| cite(cx, id, record)) }
    }

    fn of_line(cx: &mut Cx<'_, '_>, id: Id<Measure>, day: civil::Date) -> Self {
        let [told, since, changed] = Self::records(cx, id, day);
        let changed = changed.map(|record| cite(cx, id, record));
        let since = since.map(|record| cite(cx, id, record));
        Cites { told: told.map(|record| cite(cx, id, record)), since, changed }
    }

    /// What tells the state, since when it is so, and since when on these terms: each record once.
    fn records<'s>(
        cx: &Cx<'_, 's>,
        id: Id<Measure>,
        day: civil::Date,
    ) -> [Option<&'s HistoryRecord>; 3] {
        let measure = &cx.site.measures[id];
        let (state, told) = state::on(measure, day);
        let earlier = |record: Option<&'s HistoryRecord>, than: Option<&HistoryRecord>| {
            let is_told = record.map(std::ptr::from_ref) == than.map(std::ptr::from_ref);
            record.filter(|_| !is_told && state != State::RanOut)
        };
        let since = state::since(measure, day);
        let changed = earlier(state::changed(measure, day), since);
        [told, earlier(since, told), earlier(changed, told)]
    }
}

/// The marker of a record's sources: for its rate and its end, which belong to its event if it names one.
pub fn cite(cx: &mut Cx<'_, '_>, id: Id<Measure>, record: &HistoryRecord) -> Html {
    let unit = record.unit.as_deref().unwrap_or_default();
    let rate = record.rate.map(|rate| plain_amount(rate, unit)).unwrap_or_default();
    let until = record.until.map(|until| cx.r.dates.words(until)).unwrap_or_default();
    let owner = record.event.map_or(id.into(), AnyId::from);
    // "10 percent on Chinese goods": a rate is disputed only for what it falls on.
    let target = cx.site.measures[id].target.as_deref().unwrap_or_default();
    let target = target.split(|c: char| !c.is_alphabetic() && c != ' ').next().unwrap_or_default();
    cx.cite_all(owner, &format!("{rate} on {target}; {until}"), &record.sources)
}

/// The date since which a measure stands as it does on a day.
fn changed(measure: &Measure, day: civil::Date) -> Option<Date> {
    state::changed(measure, day).map(|record| record.date)
}

/// The groups of the table: their names among the strings, and the states in them.
const GROUPS: [&str; 5] = ["in-force", "announced", "suspended", "ran-out", "ended"];

fn group(measure: &Measure, day: civil::Date) -> Option<&'static str> {
    use MeasureStatus as S;
    match state::on(measure, day).0 {
        State::NotYet => None,
        State::RanOut => Some("ran-out"),
        State::Stands(S::InForce | S::Changed | S::Extended) => Some("in-force"),
        State::Stands(S::Announced | S::Promised) => Some("announced"),
        State::Stands(S::Suspended) => Some("suspended"),
        State::Stands(S::Ended | S::StruckDown | S::Met | S::Lapsed) => Some("ended"),
    }
}

view! {
    /// How many measures stand in a group.
    pub struct CountView { id: &'static str, title: String, count: usize, }
}

/// How many measures stand in each group on the as-of day.
pub fn counts(cx: &Cx<'_, '_>) -> Vec<CountView> {
    let count = |id: &'static str| CountView {
        id,
        title: cx.strings().get(&format!("group_{}", id.replace('-', "_"))),
        count: in_groups(cx, &[id]).len(),
    };
    GROUPS.into_iter().map(count).filter(|group| group.count > 0).collect()
}

/// The measures that stand in one of some groups on the as-of day, the latest changed first.
pub fn in_groups(cx: &Cx<'_, '_>, groups: &[&str]) -> Vec<Id<Measure>> {
    let day = cx.site.config.as_of;
    let of_groups = |id: &Id<Measure>| {
        group(&cx.site.measures[*id], day).is_some_and(|group| groups.contains(&group))
    };
    let mut ids: Vec<_> = cx.site.measures.ids().filter(of_groups).collect();
    ids.sort_by_key(|id| Reverse((changed(&cx.site.measures[*id], day), *id)));
    ids
}

/// Some measures as tables show them: those that stand or may yet, and those that are over; the latest changed first.
pub fn standing_and_over(
    cx: &Cx<'_, '_>,
    mut ids: Vec<Id<Measure>>,
) -> (Vec<Id<Measure>>, Vec<Id<Measure>>) {
    let day = cx.site.config.as_of;
    let of = |id: &Id<Measure>| &cx.site.measures[*id];
    let place = |id: &Id<Measure>| {
        let group = group(of(id), day)?;
        GROUPS.iter().position(|one| *one == group)
    };
    ids.sort_by_key(|id| (place(id), Reverse((changed(of(id), day), *id))));
    ids.into_iter().partition(|id| !matches!(group(of(id), day), Some("ended" | "ran-out")))
}

/// A way in which a measure stood for some days.
#[derive(Clone, Copy)]
struct Standing {
    id: Id<Measure>,
    days: Spell,
    group: &'static str,
    /// Its place among all, as the tables show them.
    order: usize,
}

impl Standing {
    fn row(self, cx: &mut Cx<'_, '_>) -> RowView {
        let Self { id, days: Spell { from, to }, group, order } = self;
        let days = DaysView { from: from.to_string(), to: to.to_string(), group, order };
        row_view(cx, id, from, Some(days))
    }
}

/// Tables of as many rows, and of several kinds, have headings.
const HEADED: usize = 8;

/// The rows of a table, each first of its kind with the kind's name as heading.
fn table(cx: &mut Cx<'_, '_>, shown: &[Standing]) -> Vec<Value> {
    let site = cx.site;
    let kind = |one: &Standing| site.measures[one.id].kind;
    let is_headed =
        shown.len() >= HEADED && shown.windows(2).any(|two| kind(&two[0]) != kind(&two[1]));
    let mut last = None;
    let row = |one: &Standing| {
        let is_first = last.replace(kind(one)) != Some(kind(one));
        let heading = site.config.measure_kinds[kind(one)].name.clone();
        let heading = (is_headed && is_first).then_some(heading);
        RowView { heading, ..one.row(cx) }.into()
    };
    shown.iter().map(row).collect()
}

/// How all measures stood on all days up to `last`: by kind and side, as site.yaml has them in order, the latest changed
/// first.
fn standings(site: &Site, last: civil::Date) -> Vec<Standing> {
    let mut all = Vec::new();
    for (id, measure) in site.measures.iter() {
        for days in state::spells(measure, last) {
            let group = group(measure, days.from);
            all.extend(group.map(|group| Standing { id, days, group, order: 0 }));
        }
    }
    let place = |one: &Standing| {
        let measure = &site.measures[one.id];
        (measure.kind, measure.side, Reverse((changed(measure, one.days.from), one.id)))
    };
    all.sort_by_key(place);
    for (order, one) in all.iter_mut().enumerate() {
        one.order = order;
    }
    all
}

/// The page.
pub(crate) fn view(cx: &mut Cx<'_, '_>) -> Rendered {
    let day = cx.site.config.as_of;
    let all = standings(cx.site, day);
    let (now, before): (Vec<Standing>, Vec<Standing>) =
        all.iter().partition(|one| one.days.to == day);
    let mut groups = Vec::new();
    for id in GROUPS.into_iter().filter(|id| all.iter().any(|one| one.group == *id)) {
        let title = cx.strings().get(&format!("group_{}", id.replace('-', "_")));
        let shown: Vec<_> = now.iter().filter(|one| one.group == id).copied().collect();
        groups.push(GroupView { id, title, rows: table(cx, &shown) });
    }
    let words = cx.r.dates.day(day);
    let view = StateOfPlayView {
        groups,
        links: year::links(cx, None),
        day: cx.date(crate::model::date::Date::from(day)),
        words: words.clone(),
        record: record(cx, before, day),
    };
    Rendered {
        template: "state-of-play",
        title: cx.strings().get("state_of_play"),
        description: cx.strings().fill("state_desc", &[("day", &words)]),
        view: ("state", view.into()),
    }
}

/// What a script needs to show another day; nothing if there is none on which something was otherwise.
fn record(cx: &mut Cx<'_, '_>, mut before: Vec<Standing>, last: civil::Date) -> Option<RecordView> {
    // The rows of one measure stand together: they are much alike, and take less room so when compressed.
    before.sort_by_key(|one| (one.id, one.days.from));
    let first = before.iter().map(|one| one.days.from).min()?;
    cx.notes.set_aside();
    let rows = before.into_iter().map(|one| one.row(cx).into()).collect();
    let [from, to] = [first, last].map(|day| cx.r.dates.day(day));
    let fill = |name: &str| cx.strings().fill(name, &[("first", &from), ("last", &to)]);
    Some(RecordView {
        first: first.to_string(),
        last: last.to_string(),
        headed: HEADED,
        months: cx.r.dates.months().join("|"),
        shown: fill("state_day_shown"),
        wrong: fill("state_day_wrong"),
        back: fill("state_day_back"),
        rows,
    })
}
