//! The state of play: what every measure's history says of the as-of day.

use jiff::civil;
use tera::Value;

use super::super::Rendered;
use super::super::cards::{amount, state_view};
use super::super::context::Cx;
use super::super::view::Html;
use crate::link::state::{self, State};
use crate::model::entries::{HistoryRecord, Measure, MeasureStatus};
use crate::model::{AnyId, Id};
use crate::view;

view! {
    /// The state of play.
    pub struct StateOfPlayView { groups: Vec<GroupView>, day: Html, words: String, }
}

view! {
    /// Measures in one state.
    pub struct GroupView { id: &'static str, title: String, rows: Vec<Value>, }
}

view! {
    /// A measure's row: its card, and its state on a day with who says so.
    pub struct RowView {
        card: Value, state: Value, cite: Html, event: Option<Value>,
        /// The date of the record that tells the state.
        told: Option<Html>,
    }
}

/// A measure's row for a day, cited.
pub fn row(cx: &mut Cx<'_, '_>, id: Id<Measure>, day: civil::Date) -> Value {
    let measure = &cx.site.measures[id];
    let (_, record) = state::on(measure, day);
    let event = record.and_then(|record| record.event).map(|event| cx.card(event));
    let cite = record.map(|record| cite(cx, id, record)).unwrap_or_default();
    let kind = &cx.site.config.measure_kinds[measure.kind].id;
    let state = state_view(measure, kind, day, cx.strings(), &cx.r.dates).into();
    let told = record.map(|record| cx.date(record.date));
    RowView { card: cx.card(id), state, cite, event, told }.into()
}

/// The marker of a record's sources: for its rate and its end, which belong to its event if it names one.
pub fn cite(cx: &mut Cx<'_, '_>, id: Id<Measure>, record: &HistoryRecord) -> Html {
    let unit = record.unit.as_deref().unwrap_or_default();
    let rate = record.rate.map(|rate| amount(&rate.to_string(), unit)).unwrap_or_default();
    let until = record.until.map(|until| cx.r.dates.words(until)).unwrap_or_default();
    let owner = record.event.map_or(id.into(), AnyId::from);
    cx.cite_all(owner, &format!("{rate}; {until}"), &record.sources)
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

/// The measures that stand in one of some groups on the as-of day, the latest changed first.
pub fn in_groups(cx: &Cx<'_, '_>, groups: &[&str]) -> Vec<Id<Measure>> {
    let day = cx.site.config.as_of;
    let of_groups = |id: &Id<Measure>| {
        group(&cx.site.measures[*id], day).is_some_and(|group| groups.contains(&group))
    };
    let mut ids: Vec<_> = cx.site.measures.ids().filter(of_groups).collect();
    let since = |id: &Id<Measure>| state::since(&cx.site.measures[*id], day);
    ids.sort_by_key(|id| std::cmp::Reverse((since(id), *id)));
    ids
}

/// The page.
pub(crate) fn view(cx: &mut Cx<'_, '_>) -> Rendered {
    let day = cx.site.config.as_of;
    let mut groups = Vec::new();
    for id in GROUPS {
        let measures = in_groups(cx, &[id]);
        if measures.is_empty() {
            continue;
        }
        let title = cx.strings().get(&format!("group_{}", id.replace('-', "_")));
        let rows = measures.into_iter().map(|measure| row(cx, measure, day)).collect();
        groups.push(GroupView { id, title, rows });
    }
    let words = cx.r.dates.day(day);
    let view = StateOfPlayView {
        groups,
        day: cx.date(crate::model::date::Date::from(day)),
        words: words.clone(),
    };
    Rendered {
        template: "state-of-play",
        title: cx.strings().get("state_of_play"),
        description: cx.strings().fill("state_desc", &[("day", &words)]),
        view: ("state", view.into()),
    }
}
