//! A person: offices, biography, events, statements, counterparts; and two people who met.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, charts, prose, record};
use super::EventsView;
use crate::model::date::Date;
use crate::model::entries::{Event, EventStatus, Mode, Person, Role};
use crate::model::{Id, Kind, Words};
use crate::route;
use crate::view;

view! {
    /// A person's page.
    pub struct PersonView {
        card: Value, roles: Vec<RoleView>, roles_now: Vec<RoleView>,
        /// Whether the day on which an office began or ended is known of any.
        roles_dated: bool, body: Option<Html>, strip: Option<Html>, events: EventsView,
        quotes: Vec<Value>, counterparts: Vec<CounterpartView>, disputes: Vec<Value>, articles: Vec<Value>,
        mentions: Vec<Value>, links: Vec<WebLinkView>, other_names: Vec<String>, image: Option<String>,
        image_credit: Option<String>, record: record::RecordView,
    }
}

view! {
    /// An office or a post.
    pub struct RoleView { title: String, org: Option<String>, from: Option<Html>, to: Option<Html>, now: bool, }
}

view! {
    /// Somebody whom the person met.
    pub struct CounterpartView {
        person: Value, href: String, count: usize,
        /// The count in words.
        rounds: String, last: Value,
    }
}

view! {
    /// A link out of the site.
    pub struct WebLinkView { title: String, url: String, }
}

/// The page of a person, or one year of it.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Person>, year: Option<i16>) -> Rendered {
    let site = cx.site;
    let person = &site.people[id];
    let back = site.backlinks.person(id);
    let body = if year.is_none() { prose::optional(cx, person.meta.body) } else { None };
    if year.is_none() {
        person.sources.iter().for_each(|source| cx.notes.list(*source));
    }
    let strip_title = cx.strings().fill("strip_title", &[("name", &person.name)]);
    let events = super::events_view(cx, id.into(), year);
    let short = back.events.len() <= super::LONG_LIST;
    let strip = if short { charts::strip(cx, &strip_title, &back.events) } else { None };
    let roles: Vec<_> = person.roles.iter().map(|role| role_view(cx, role)).collect();
    let view = PersonView {
        card: cx.card(id),
        roles_now: roles.iter().filter(|role| role.now).cloned().collect(),
        roles_dated: person.roles.iter().any(|role| role.from.or(role.to).is_some()),
        roles,
        body,
        strip,
        events,
        quotes: super::quotes(cx, back.statements.iter().rev()),
        counterparts: back
            .counterparts
            .iter()
            .map(|(other, events)| counterpart(cx, id, *other, events))
            .collect(),
        disputes: cx.cards(&site.backlinks.touched().by(id)),
        articles: super::articles(cx, id),
        mentions: super::mentions(cx, id, &[Kind::Articles, Kind::Events], &[]),
        links: person
            .links
            .iter()
            .map(|link| WebLinkView { title: link.title.clone(), url: link.url.clone() })
            .collect(),
        other_names: person.other_names.clone(),
        image: person.image.as_ref().map(|image| route::encode(image.trim_start_matches('/'))),
        image_credit: person.image_credit.clone(),
        record: record::view(cx, Kind::People, &person.meta),
    };
    let description = match year {
        Some(year) => super::year_description(cx, id.into(), year),
        None => super::excerpt_or(person.meta.body.map(|doc| prose::opening(site, doc)), || {
            let count = back.events.len().to_string();
            cx.strings().fill("person_desc", &[("name", cx.title(id)), ("count", &count)])
        }),
    };
    Rendered {
        template: "person",
        title: super::with_year(&person.name, year),
        description,
        view: ("person", view.into()),
    }
}

fn role_view(cx: &Cx<'_, '_>, role: &Role) -> RoleView {
    let today = Date::from(cx.site.config.as_of);
    let begun = role.from.is_none_or(|from| from.earliest() <= today.latest());
    let not_over = role.to.is_none_or(|to| to.latest() >= today.earliest());
    RoleView {
        title: role.title.clone(),
        org: role.org.clone(),
        from: role.from.map(|date| cx.date(date)),
        to: role.to.map(|date| cx.date(date)),
        now: begun && not_over,
    }
}

fn counterpart(
    cx: &Cx<'_, '_>,
    id: Id<Person>,
    other: Id<Person>,
    events: &[Id<Event>],
) -> CounterpartView {
    let ids = |id: Id<Person>| cx.site.people[id].meta.id.as_str();
    let last = events.last().map(|event| cx.card(*event));
    CounterpartView {
        person: cx.card(other),
        href: route::pair(ids(id), ids(other)),
        count: events.len(),
        rounds: rounds(cx, events),
        last: last.unwrap_or_else(Value::none),
    }
}

view! {
    /// The page of two people who met.
    pub struct PairView {
        one: Value, other: Value, rounds: Vec<RoundView>, names: String,
        /// How often they met, and from when to when.
        lead: String,
    }
}

view! {
    /// One meeting: where, with whom, with what outcome.
    pub struct RoundView {
        event: Value, delegation: Vec<Value>, outcome: Html,
        /// How they spoke, where they were not in one place.
        mode: Option<String>,
    }
}

/// The page of two people who met.
pub(crate) fn pair(cx: &mut Cx<'_, '_>, one: Id<Person>, other: Id<Person>) -> Rendered {
    let site = cx.site;
    let met = site.backlinks.person(one).counterparts.iter().find(|(person, _)| *person == other);
    let events = met.map_or(&[][..], |(_, events)| events);
    let rounds = events.iter().map(|id| {
        let others = site.events[*id].people.iter().map(|part| part.person);
        let others: Vec<_> = others.filter(|person| *person != one && *person != other).collect();
        RoundView {
            event: cx.card(*id),
            delegation: cx.cards(&others),
            outcome: prose::html(cx, site.events[*id].summary),
            mode: from_afar(cx, &site.events[*id]),
        }
    });
    let rounds: Vec<_> = rounds.collect();
    let names = [cx.title(one), cx.title(other)];
    let title = cx.strings().fill("pair_title", &[("one", names[0]), ("other", names[1])]);
    let count = rounds.len().to_string();
    let description = cx
        .strings()
        .fill("pair_desc", &[("one", names[0]), ("other", names[1]), ("count", &count)]);
    let (one, other, names) = (cx.card(one), cx.card(other), title.clone());
    let view = PairView { one, other, rounds, names, lead: lead(cx, events) };
    Rendered { template: "pair", title, description, view: ("pair", view.into()) }
}

/// How two people spoke who were in no place together, in words.
fn from_afar(cx: &Cx<'_, '_>, event: &Event) -> Option<String> {
    let mode = event.mode.filter(|mode| event.places.is_empty() && *mode != Mode::InPerson)?;
    Some(cx.strings().get(&format!("mode_{}", mode.word())))
}

/// How many meetings and calls: "12 meetings and calls, 1 of them reported, not confirmed".
fn rounds(cx: &Cx<'_, '_>, events: &[Id<Event>]) -> String {
    let is_reported = |id: &&Id<Event>| cx.site.events[**id].status == EventStatus::Reported;
    let rounds = cx.strings().count("rounds", events.len());
    let reported = events.iter().filter(is_reported).count();
    let name = match reported {
        0 => return rounds,
        all if all == events.len() => "rounds_all_reported",
        _ => "rounds_some_reported",
    };
    cx.strings().fill(name, &[("rounds", &rounds), ("count", &reported.to_string())])
}

/// How often they met, and from when to when: "12 meetings and calls, 21 February 2025 to 12–13 May 2026".
fn lead(cx: &Cx<'_, '_>, events: &[Id<Event>]) -> String {
    let rounds = rounds(cx, events);
    let date = |id: Option<&Id<Event>>| {
        id.map(|id| cx.r.dates.words(cx.site.events[*id].date)).unwrap_or_default()
    };
    let (from, to) = (date(events.first()), date(events.last()));
    let name = if from == to { "pair_lead_once" } else { "pair_lead" };
    cx.strings().fill(name, &[("rounds", &rounds), ("from", &from), ("to", &to)])
}
