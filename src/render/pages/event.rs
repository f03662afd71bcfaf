//! An event: what, when, where, who, who says so, and what it answers.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, prose, record};
use crate::link::state;
use crate::model::date::Precision;
use crate::model::entries::{Attendance, Event, EventStatus, Measure, Readout};
use crate::model::{Id, Kind, Words};
use crate::view;

view! {
    /// An event's page.
    pub struct EventView {
        card: Value, date: Html, mode: Option<String>, summary: Html, body: Option<Html>, uncertain: Option<Html>,
        people: Vec<PartView>, quotes: Vec<Value>, readouts: Vec<ReadoutView>, answers: Vec<Value>, answered_by: Vec<Value>,
        disputes: Vec<Value>, measures: Vec<Value>,
        /// Of a date to come: the measures whose state is recorded until then.
        ending: Vec<Value>,
        series: Vec<Value>, articles: Vec<Value>, mentions: Vec<Value>,
        previous: Option<Value>, next: Option<Value>, record: record::RecordView,
    }
}

view! {
    /// Somebody's part in an event: the office held on its day, and the role in it.
    pub struct PartView { person: Value, office: Option<String>, role: Option<String>, }
}

view! {
    /// What one side said.
    pub struct ReadoutView { side: Value, summary: Html, source: Value, cite: Html, }
}

/// The page of an event.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Event>) -> Rendered {
    let site = cx.site;
    let event = &site.events[id];
    let back = site.backlinks.event(id);
    let summary = prose::html(cx, event.summary);
    let body = prose::optional(cx, event.meta.body);
    let uncertain = prose::optional(cx, event.uncertain);
    let readouts = event.readouts.iter().map(|one| readout(cx, id, one)).collect();
    for source in
        event.sources.iter().chain(event.quotes.iter().map(|quote| &site.quotes[*quote].source))
    {
        cx.notes.list(*source);
    }
    let neighbour = |at: Option<usize>| {
        at.filter(|at| *at < site.events.len()).map(|at| cx.card(Id::<Event>::new(at)))
    };
    let view = EventView {
        card: cx.card(id),
        date: cx.date(event.date),
        mode: event
            .mode
            .map(|mode| cx.strings().get(&format!("mode_{}", mode.word().replace('-', "_")))),
        summary,
        body,
        uncertain,
        people: event.people.iter().map(|part| attendance(cx, event, part)).collect(),
        quotes: super::quotes(cx, &event.quotes),
        readouts,
        answers: cx.cards(&event.responds_to),
        answered_by: cx.cards(&back.answered_by),
        disputes: cx.cards(&site.backlinks.touched().by(id)),
        measures: cx.cards(&back.measures),
        ending: ending(cx, event),
        series: cx.cards(&back.series),
        articles: super::articles(cx, id),
        mentions: super::mentions(
            cx,
            id,
            &[Kind::Articles],
            &[
                &super::any(event.people.iter().map(|part| part.person)),
                &super::any(event.topics.iter().copied()),
                &super::any(event.responds_to.iter().chain(&back.answered_by).copied()),
                &super::any(back.measures.iter().copied()),
                &super::any(back.series.iter().copied()),
                &super::any(site.backlinks.touched().by(id).iter().copied()),
            ],
        ),
        previous: neighbour(id.index().checked_sub(1)),
        next: neighbour(Some(id.index() + 1)),
        record: record::view(cx, Kind::Events, &event.meta),
    };
    let description = description(cx, id);
    Rendered {
        template: "event",
        title: event.title.clone(),
        description,
        view: ("event", view.into()),
    }
}

/// The measures whose state, as it stands now, ends on a day of a planned event.
fn ending(cx: &Cx<'_, '_>, event: &Event) -> Vec<Value> {
    let as_of = cx.site.config.as_of;
    if event.status != EventStatus::Planned || event.date.latest() < as_of {
        return Vec::new();
    }
    let ends_then = |(id, measure): (Id<Measure>, &Measure)| {
        let until = state::on(measure, as_of).1?.until?;
        let is_then = until.earliest() <= event.date.latest()
            && event.date.earliest() <= until.latest()
            && event.date.precision() >= Precision::Month;
        is_then.then(|| cx.card(id))
    };
    cx.site.measures.iter().filter_map(ends_then).collect()
}

/// The first words of the summary. What is not confirmed says so wherever it is told.
fn description(cx: &Cx<'_, '_>, id: Id<Event>) -> String {
    let event = &cx.site.events[id];
    let summary = prose::plain(cx.site, event.summary);
    let text = match event.status {
        EventStatus::Reported if !summary.is_empty() => {
            cx.strings().fill("event_reported_desc", &[("summary", &summary)])
        }
        _ => summary,
    };
    super::excerpt_or(Some(text), || {
        let date = cx.r.dates.words(event.date);
        cx.strings().fill("event_desc", &[("title", cx.title(id)), ("date", &date)])
    })
}

fn attendance(cx: &Cx<'_, '_>, event: &Event, part: &Attendance) -> PartView {
    let person = &cx.site.people[part.person];
    PartView {
        person: cx.card(part.person),
        office: person.roles_on(event.date).next().map(|role| role.title.clone()),
        role: part.role.clone(),
    }
}

fn readout(cx: &mut Cx<'_, '_>, id: Id<Event>, readout: &Readout) -> ReadoutView {
    let said = prose::plain(cx.site, readout.summary);
    ReadoutView {
        side: cx.r.cards.side(readout.side),
        summary: prose::html(cx, readout.summary),
        source: cx.card(readout.source),
        cite: cx.cite_all(id, &said, &[readout.source]),
    }
}
