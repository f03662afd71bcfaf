//! A source that is older than what it is cited for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::date::{Date, Precision, Qualifier};
use crate::model::entries::{Event, EventStatus, MeasureStatus, Source};
use crate::source::Span;

const CODE: &str = "early-source";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "a source is not older than what it is cited for",
    why: "A page cannot report what has not happened yet: one of the two dates is likely wrong, or another \
          source was meant. Of an event of one day, each source in its summary, `sources`, quotations and \
          readouts breaks the rule that is dated before that day; say in `accept` what an older one is cited \
          for. If the event is longer or less exact, its summary may tell what came before it, and is told of \
          only if all that it cites is too old; likewise a record of a measure and a point of a series, \
          which count from the day of the event that they name, if that is earlier. Bodies are not looked \
          at, since they tell what came before. A year with `~` or `?` may be off by a year, a month or day by a \
          month. Planned and cancelled events, what is `announced` or `promised`, days after the as-of day \
          and sources without a date are left out.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-20
kind: talks
side: both
sources: [agency-2025-05-10-talks, paper-2025-05-11-talks]
summary: The two sides meet.
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
title: Talks open in Geneva
date: 2025-05-10
kind: talks
side: both
sources: [agency-2025-05-10-talks, paper-2025-05-11-talks]
summary: The two sides meet.
",
    },
    run: Some(run),
};

/// Something that sources are cited for.
struct Claim {
    what: &'static str,
    /// From when a source can tell of it.
    since: Date,
    place: Span,
    /// Sources that report it.
    named: BTreeSet<Id<Source>>,
    /// Further sources, some of which may tell what came before: those of a text, or of the terms of a measure.
    cited: BTreeSet<Id<Source>>,
}

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.site;
    let events = site.events.rows().iter().filter_map(|event| of_event(site, event));
    let mut claims: Vec<_> = events.collect();
    of_quotes(site, &mut claims);
    of_measures(site, &mut claims);
    of_series(site, &mut claims);
    claims.retain(|claim| claim.since.earliest() <= site.config.as_of);
    claims.iter().flat_map(|claim| early(site, claim)).collect()
}

fn early(site: &Site, claim: &Claim) -> Vec<Diagnostic> {
    let Claim { what, since, place, named, cited } = claim;
    let age = |source: &Id<Source>| days_before(site.sources[*source].date, *since);
    let all_early = named.union(cited).all(|source| age(source) > 0);
    let asked = if all_early && named.is_empty() { cited } else { named };
    let report = |source: &Id<Source>| {
        let Source { meta, date, .. } = &site.sources[*source];
        let message = format!("`{}` is of {}, before {what} of {since}", meta.id, (*date)?);
        let diagnostic = Diagnostic::warning(CODE, *place, message)
            .help("cite a source of that day or later, or mend the date that is wrong");
        Some(diagnostic.also(meta.place("date"), "the source's date"))
    };
    asked.iter().filter(|source| age(source) > 0).filter_map(report).collect()
}

/// How many days a source is certainly older than something; none without a date, since it may be of any day.
fn days_before(source: Option<Date>, since: Date) -> i32 {
    let Some(date) = source else { return 0 };
    (since.earliest() - date.latest()).get_days() - doubt(date) - doubt(since)
}

/// How many days a date with `~` or `?` may be off: as much as it says, but a day no less than a month.
fn doubt(date: Date) -> i32 {
    match (date.qualifier(), date.precision()) {
        (Qualifier::Plain, _) => 0,
        (_, Precision::Day | Precision::Month) => 31,
        (_, Precision::Season) => 92,
        (_, Precision::Year) => 366,
        (_, Precision::Decade) => 3_653,
        (_, Precision::Century) => 36_525,
    }
}

fn has_happened(event: &Event) -> bool {
    matches!(event.status, EventStatus::Happened | EventStatus::Reported)
}

fn of_event(site: &Site, event: &Event) -> Option<Claim> {
    let named = event.sources.iter().copied();
    let told = event.readouts.iter().map(|readout| readout.source);
    let summary = site.doc(event.summary).cited();
    let mut claim = Claim {
        what: "the event",
        since: event.date,
        place: event.meta.place("date"),
        named: named.chain(told).collect(),
        cited: BTreeSet::new(),
    };
    let told_in = if event.date.is_day() { &mut claim.named } else { &mut claim.cited };
    told_in.extend(summary);
    has_happened(event).then_some(claim)
}

/// A quotation's own date counts; without one, in the fields of an event, the event's.
fn of_quotes(site: &Site, claims: &mut Vec<Claim>) {
    let happened = site.events.rows().iter().filter(|event| has_happened(event));
    let of_events: BTreeMap<_, _> =
        happened.flat_map(|event| event.quotes.iter().map(|quote| (*quote, event.date))).collect();
    for (id, quote) in site.quotes.iter() {
        let Some(since) = quote.date.or(of_events.get(&id).copied()) else { continue };
        claims.push(Claim {
            what: "the quotation",
            since,
            place: quote.span,
            named: BTreeSet::from([quote.source]),
            cited: BTreeSet::new(),
        });
    }
}

fn of_measures(site: &Site, claims: &mut Vec<Claim>) {
    let records = site.measures.rows().iter().flat_map(|measure| &measure.history);
    let is_word = |status| matches!(status, MeasureStatus::Announced | MeasureStatus::Promised);
    claims.extend(records.filter(|record| !is_word(record.status)).map(|record| Claim {
        what: "the record",
        since: since(site, record.date, record.event),
        place: record.span,
        named: BTreeSet::new(),
        cited: record.sources.iter().copied().collect(),
    }));
}

fn of_series(site: &Site, claims: &mut Vec<Claim>) {
    let points = site.series.rows().iter().flat_map(|series| &series.points);
    claims.extend(points.map(|point| Claim {
        what: "the point",
        since: since(site, point.date, point.event),
        place: point.span,
        named: BTreeSet::new(),
        cited: point.sources.iter().copied().collect(),
    }));
}

/// What an event makes so on a later day can be told from the event on.
fn since(site: &Site, date: Date, event: Option<Id<Event>>) -> Date {
    let made = event.map(|event| site.events[event].date);
    made.filter(|made| made.earliest() < date.earliest()).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_doubt_may_be_off_by_as_much_as_it_says() {
        for (source, since, is_early) in [
            ("2025-05-09", "2025-05-10", true),
            ("2025-05-10", "2025-05-10", false),
            ("2025-05", "2025-05-10", false),
            ("2025-04", "2025-05-10", true),
            ("2025-04~", "2025-05-10", false),
            ("2025-03?", "2025-05-10", true),
            ("2025-04-20~", "2025-05-10", false),
            ("2025-04-01", "2025-05-10~", true),
            ("2024", "2025-05-10", true),
            ("2024~", "2025-05-10", false),
            ("2024?", "2025-05-10", false),
            ("2023~", "2025-05-10", true),
            ("2025-03-15", "2025-05~", true),
            ("2024-06-01", "2025~", false),
        ] {
            let [date, day] = [source, since].map(|text| Date::parse(text).expect("a date"));
            assert_eq!(days_before(Some(date), day) > 0, is_early, "{source}, {since}");
        }
        assert_eq!(days_before(None, Date::parse("2025").expect("a date")), 0);
    }
}
