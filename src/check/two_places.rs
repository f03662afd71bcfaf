//! A person at two events on one day that have no place in common.

use jiff::civil;

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::date::{Date, Endpoints, Qualifier};
use crate::model::entries::{Event, EventStatus, Mode, Person, Place};

const CODE: &str = "two-places";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "nobody takes part in person in two events on one day that have no place in common",
    why: "One of the two dates or places is then likely wrong, or somebody was on the telephone. It looks at \
          events that happened or are reported, that name a place, and whose `mode` is `in-person` or left \
          out. Their dates must be exact days, without `~` or `?`. Two such events conflict if all days of \
          the one lie among the days of the other, or two days are common to both, and no place is that of \
          both; so a journey from one to the next is none. A place that is named like the other's `country` is both's. If somebody did take part from elsewhere, say so with `mode`.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
- id: talks
  title: Talks open in Geneva
  date: 2025-05-10/2025-05-12
  kind: talks
  side: both
  place: geneva
  people: [mara-tolland]
  summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
- id: speech
  title: A speech on trade
  date: 2025-05-10
  kind: statement
  side: port
  place: london
  people: [mara-tolland]
  summary: Mara Tolland speaks of trade. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
- id: talks
  title: Talks open in Geneva
  date: 2025-05-10/2025-05-12
  kind: talks
  side: both
  place: geneva
  people: [mara-tolland]
  summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
- id: speech
  title: A speech on trade
  date: 2025-05-10
  kind: statement
  side: port
  place: london
  mode: video
  people: [mara-tolland]
  summary: Mara Tolland speaks of trade. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.site;
    site.people.ids().flat_map(|person| of_person(site, person)).collect()
}

/// An event at which somebody was, on certain days.
#[derive(Clone, Copy)]
struct Stay<'s> {
    event: &'s Event,
    first: civil::Date,
    last: civil::Date,
}

fn of_person(site: &Site, person: Id<Person>) -> Vec<Diagnostic> {
    let events = site.backlinks.person(person).events.iter().map(|id| &site.events[*id]);
    let mut found = Vec::new();
    // Of stays on the same days at the same places one is enough to be held against.
    let mut open: Vec<Stay<'_>> = Vec::new();
    for stay in events.filter_map(stay) {
        open.retain(|earlier| earlier.last >= stay.first);
        match open.iter().find(|earlier| conflict(site, earlier, &stay)) {
            Some(earlier) => found.push(report(site, person, earlier.event, stay.event)),
            None if open.iter().any(|earlier| is_alike(earlier, &stay)) => {}
            None => open.push(stay),
        }
    }
    found
}

fn report(site: &Site, person: Id<Person>, earlier: &Event, later: &Event) -> Diagnostic {
    let (name, other) = (&site.people[person].name, &earlier.meta.id);
    let message = format!("on the same day {name} is at `{other}`, which has another place");
    Diagnostic::warning(CODE, later.meta.place("people"), message)
        .help("mend the date or the place of one of the two, or say with `mode` that it was not in person")
        .also(earlier.meta.place("people"), "the other event")
}

fn stay(event: &Event) -> Option<Stay<'_>> {
    let was_there = matches!(event.status, EventStatus::Happened | EventStatus::Reported)
        && matches!(event.mode, Some(Mode::InPerson) | None)
        && !event.places.is_empty();
    let (first, last) = exact_days(event.date).filter(|_| was_there)?;
    Some(Stay { event, first, last })
}

/// The first and last day of a date that is written to the day and without doubt.
fn exact_days(date: Date) -> Option<(civil::Date, civil::Date)> {
    let certain = date.qualifier() == Qualifier::Plain;
    match date.endpoints() {
        _ if !certain => None,
        Endpoints::One(day) => day.date().day().map(|day| (day, day)),
        Endpoints::Range(first, last) => Some((first?.date().day()?, last?.date().day()?)),
    }
}

fn conflict(site: &Site, one: &Stay<'_>, other: &Stay<'_>) -> bool {
    let within =
        |inner: &Stay<'_>, outer: &Stay<'_>| outer.first <= inner.first && inner.last <= outer.last;
    let common = (one.last.min(other.last) - one.first.max(other.first)).get_days() + 1;
    (within(one, other) || within(other, one) || common > 1)
        && !is_near(site, one.event, other.event)
}

/// Whether two events have a place in common, or one is at a place in the country that the other names.
fn is_near(site: &Site, one: &Event, other: &Event) -> bool {
    one.places.iter().any(|place| {
        other.places.iter().any(|same| {
            place == same
                || is_in(&site.places[*place], &site.places[*same])
                || is_in(&site.places[*same], &site.places[*place])
        })
    })
}

/// Whether a place lies in another, a country.
fn is_in(place: &Place, country: &Place) -> bool {
    let names = country.names.iter().map(|(_, name)| name);
    let mut names = std::iter::once(&country.name).chain(names);
    place.country.as_ref().is_some_and(|own| names.any(|name| name == own))
}

fn is_alike(one: &Stay<'_>, other: &Stay<'_>) -> bool {
    (one.first, one.last) == (other.first, other.last) && one.event.places == other.event.places
}
