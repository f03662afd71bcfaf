//! The morning's view: what is due, what has lapsed, what stands on weak feet, and how the briefing grows.

use jiff::civil;

use crate::evidence::{Evidence, State};
use crate::link::{Site, state};
use crate::model::entries::{Event, EventStatus, Person};
use crate::model::{AnyId, Id, Kind};

use super::facts::{self, line, name};
use super::show::words;
use super::{section, table};

/// How far ahead and back the view looks, in days.
const MONTH: i64 = 30;
/// Further ahead, for what is fixed in advance.
const SEASON: i64 = 90;

/// How the briefing stands on its day, as text.
pub fn status(site: &Site, evidence: &Evidence) -> String {
    let as_of = site.config.as_of;
    let parts = [
        section("due: planned for a day that has come", &due(site)),
        ahead(site),
        section("lapsed: past the last known date", &lapsed(site)),
        section("events that rest on one source, or none", &single(site)),
        section("quotations that are not verified", &unverified(site, evidence)),
        section("drafts", &drafts(site)),
        section("profiles older than what they tell of", &stale(site)),
    ];
    let counts = table(&counts(site)).into_iter().map(|line| format!("  {line}\n"));
    format!(
        "{}, {as_of}\n{}\nentries, of which dated in the last {MONTH} days (in the {MONTH} before)\n{}",
        site.config.title,
        parts.concat(),
        counts.collect::<String>()
    )
}

fn events(site: &Site) -> impl Iterator<Item = (Id<Event>, &Event)> {
    site.events.iter().filter(|(_, event)| !event.meta.draft)
}

fn due(site: &Site) -> Vec<String> {
    let as_of = site.config.as_of;
    let due = events(site)
        .filter(|(_, event)| event.status == EventStatus::Planned && event.date.latest() <= as_of);
    let rows: Vec<_> =
        due.map(|(id, event)| [event.date.to_string(), line(site, id.into())]).collect();
    table(&rows)
}

/// Planned events and the ends of what is in force, the next first; and how many come later.
fn ahead(site: &Site) -> String {
    let as_of = site.config.as_of;
    let planned = events(site)
        .filter(|(_, event)| event.status == EventStatus::Planned)
        .map(|(id, event)| (event.date.latest(), line(site, id.into())));
    let ends = site.measures.iter().filter(|(_, measure)| !measure.meta.draft);
    let ends = ends.filter_map(|(id, measure)| {
        let (state, record) = state::on(measure, as_of);
        let until = record?.until?.latest();
        (!state.is_over()).then(|| (until, format!("{} (ends)", line(site, id.into()))))
    });
    let all = planned.chain(ends).map(|(day, what)| (day, days_between(as_of, day), what));
    let mut all: Vec<_> = all.filter(|(_, days, _)| *days >= 1).collect();
    all.sort_by_key(|(day, ..)| *day);
    let later = all.split_off(all.partition_point(|(_, days, _)| *days <= SEASON));
    let later: Vec<_> = later.into_iter().map(|(day, ..)| day).collect();
    let rows = all.into_iter().map(|(day, days, what)| {
        let left = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        [day.to_string(), left, what]
    });
    let soon = section(&format!("ahead, in {SEASON} days"), &table(&rows.collect::<Vec<_>>()));
    match later.first() {
        Some(next) => {
            format!("{soon}\nlater than in {SEASON} days ({})\n  the next on {next}\n", later.len())
        }
        None => soon,
    }
}

fn lapsed(site: &Site) -> Vec<String> {
    let measures = site.measures.iter().filter(|(_, measure)| !measure.meta.draft);
    let rows = measures.filter_map(|(id, measure)| {
        let (state, record) = state::on(measure, site.config.as_of);
        let until = record?.until?;
        (state == state::State::RanOut).then(|| [until.to_string(), line(site, id.into())])
    });
    table(&rows.collect::<Vec<_>>())
}

fn single(site: &Site) -> Vec<String> {
    let sources = facts::sources(site);
    let rows = events(site).filter_map(|(id, event)| {
        let of_event = sources.get(&id.into());
        if of_event.is_some_and(|sources| sources.len() > 1) {
            return None;
        }
        let accepted = event.meta.accept.iter().any(|leave| leave.rule == "single-source");
        let accepted = if accepted { "accepted" } else { "" };
        let only = of_event.and_then(|sources| sources.first());
        let source = only.map(|only| site.sources[*only].meta.id.clone());
        let source = source.unwrap_or_else(|| "no source".to_owned());
        Some([name(site, id.into()), source, accepted.to_owned()])
    });
    table(&rows.collect::<Vec<_>>())
}

fn unverified(site: &Site, evidence: &Evidence) -> Vec<String> {
    let open = site.quotes.iter().filter_map(|(id, quote)| match evidence.state(id) {
        State::Verified { .. } => None,
        state => Some([
            name(site, quote.owner),
            site.sources[quote.source].meta.id.clone(),
            words(state),
        ]),
    });
    table(&open.collect::<Vec<_>>())
}

fn drafts(site: &Site) -> Vec<String> {
    site.entries().filter(|id| site.meta(*id).draft).map(|id| line(site, id)).collect()
}

/// Profiles with events after the day up to which they can tell: that of their update, or of their newest source.
fn stale(site: &Site) -> Vec<String> {
    let sources = facts::sources(site);
    let profiles = site.people.iter().filter(|(_, person)| person.meta.body.is_some());
    let rows = profiles.filter_map(|(id, person)| {
        let newest = sources.get(&id.into()).into_iter().flatten();
        let newest = newest.filter_map(|source| site.sources[*source].date);
        let known = newest.map(|date| date.latest()).max();
        let told = person.meta.updated.map(|date| date.latest()).or(known)?;
        let since = later_events(site, id, told);
        let last = since.last()?;
        Some([
            name(site, id.into()),
            format!("tells up to {told}"),
            format!("{} later, last {last}", since.len()),
        ])
    });
    table(&rows.collect::<Vec<_>>())
}

/// The days of what happened with a person after a day.
fn later_events(site: &Site, person: Id<Person>, day: civil::Date) -> Vec<civil::Date> {
    let all = site.backlinks.person(person).events.iter().map(|event| &site.events[*event]);
    let past = all.filter(|event| !event.meta.draft && event.date.latest() <= site.config.as_of);
    past.map(|event| event.date.earliest()).filter(|begin| *begin > day).collect()
}

fn counts(site: &Site) -> Vec<[String; 4]> {
    let count = |kind: Kind| -> [String; 4] {
        let all: Vec<AnyId> =
            site.entries().filter(|id| id.kind == kind && !site.meta(*id).draft).collect();
        let age = |id: &AnyId| {
            let date = facts::date(site, *id)?;
            Some(days_between(date.earliest(), site.config.as_of))
        };
        let within = |from: i64| {
            let days = from..from + MONTH;
            all.iter().filter_map(age).filter(|age| days.contains(age)).count()
        };
        let growth = match kind {
            Kind::Events | Kind::Sources | Kind::Articles => {
                [within(0).to_string(), format!("({})", within(MONTH))]
            }
            _ => [String::new(), String::new()],
        };
        let [now, before] = growth;
        [kind.folder().to_owned(), all.len().to_string(), now, before]
    };
    Kind::ALL.map(count).into()
}

fn days_between(from: civil::Date, to: civil::Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
