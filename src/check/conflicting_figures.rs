//! Two figures for one day: of one series, or in the history of one measure.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::link::doc::Slot;
use crate::link::figures::figures;
use crate::markdown::text_of;
use crate::model::date::Date;
use crate::model::entries::{
    Dispute, Event, HistoryRecord, Measure, MeasureStatus, Point, Position, Series, Source,
};
use crate::model::{Amount, AnyId, Id};
use crate::source::Span;

const CODE: &str = "conflicting-figures";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "there is one figure for a day, or a dispute that says why not",
    why: "A chart can show only one of two figures as the truth. Held against each other are the points of a series \
          and, in a measure's history, the rates of records with the same status and unit. If sources disagree, a \
          dispute says so: one of its positions stands for the one figure and another for the other, since \
          it cites one of its sources or names it; and the dispute is about these, since the two positions name both \
          figures, or it names the event of one of them or links to the series or measure. Only dates that are written \
          alike are compared: the figure of a month does not conflict with that of a day in it. The same figure \
          twice is no conflict, but one and the same point written twice, with note, event and sources alike, \
          breaks the rule, too.",
    breaks: Example {
        path: "content/series/ships.yaml",
        text: "\
title: Ships waiting in the bay
unit: ships
points:
  - {date: 2025-05-10, value: 14, sources: [agency-2025-05-10-talks]}
  - {date: 2025-05-10, value: 19, sources: [paper-2025-05-11-talks]}
",
    },
    keeps: Example {
        path: "content/series/ships.yaml",
        text: "\
title: Ships waiting in the bay
unit: ships
points:
  - {date: 2025-05-10, value: 14, sources: [agency-2025-05-10-talks, paper-2025-05-11-talks]}
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.site;
    let series = site.series.iter().flat_map(|(id, series)| of_series(site, id, series));
    let measures = site.measures.iter().flat_map(|(id, measure)| of_measure(site, id, measure));
    series.chain(measures).collect()
}

/// A figure for a day.
struct Given<'s> {
    /// The series or the measure.
    owner: AnyId,
    /// What it is: "the point".
    noun: &'static str,
    value: Amount,
    date: Date,
    event: Option<Id<Event>>,
    note: Option<&'s str>,
    sources: &'s [Id<Source>],
    span: Span,
}

impl<'s> Given<'s> {
    fn of_point(series: Id<Series>, point: &'s Point) -> Self {
        Self {
            owner: series.into(),
            noun: "point",
            value: Amount { from: point.value, to: point.value },
            date: point.date,
            event: point.event,
            note: point.note.as_deref(),
            sources: &point.sources,
            span: point.span,
        }
    }

    fn of_record(measure: Id<Measure>, record: &'s HistoryRecord, value: Amount) -> Self {
        Self {
            owner: measure.into(),
            noun: "record",
            value,
            date: record.date,
            event: record.event,
            note: record.note.as_deref(),
            sources: &record.sources,
            span: record.span,
        }
    }
}

fn of_series(site: &Site, id: Id<Series>, series: &Series) -> Vec<Diagnostic> {
    let points: Vec<_> = series.points.iter().map(|point| Given::of_point(id, point)).collect();
    // Points stand in the order of time: those of one day are neighbours.
    let pairs = points.iter().zip(points.iter().skip(1));
    let alike = pairs.filter(|(one, other)| one.date == other.date);
    alike.filter_map(|(one, other)| conflict(site, one, other)).collect()
}

/// What was announced and what then came are two things: only records of one status are held against each other.
fn of_measure(site: &Site, id: Id<Measure>, measure: &Measure) -> Vec<Diagnostic> {
    let rated: Vec<_> = measure.history.iter().filter_map(|one| Some((one, one.rate?))).collect();
    let mut found = Vec::new();
    for (at, (record, rate)) in rated.iter().enumerate() {
        let same_day = rated[..at].iter().rev().take_while(|(other, _)| other.date == record.date);
        let mut alike = same_day.filter(|(other, _)| terms(other) == terms(record));
        if let Some((other, before)) = alike.next() {
            let given = |record, rate| Given::of_record(id, record, rate);
            found.extend(conflict(site, &given(other, *before), &given(record, *rate)));
        }
    }
    found
}

fn terms(record: &HistoryRecord) -> (MeasureStatus, Option<&str>) {
    (record.status, record.unit.as_deref())
}

fn conflict(site: &Site, one: &Given<'_>, other: &Given<'_>) -> Option<Diagnostic> {
    let Given { noun, date, value, .. } = other;
    let report = |message: String, help: &str| {
        Diagnostic::warning(CODE, other.span, message)
            .help(help)
            .also(one.span, format!("the other {noun}"))
    };
    if one.value == *value {
        let message = format!("the {noun} of {date} is written twice");
        return is_same(one, other).then(|| report(message, "keep one of the two"));
    }
    let is_disputed = site.disputes.iter().any(|(id, dispute)| {
        let about = is_about(site, id, dispute, [one, other]);
        let mut pairs = pairs(&dispute.positions);
        pairs.any(|pair| is_split(site, pair, [one, other], about))
    });
    let message =
        format!("{} and {value} are given for {date}, and no dispute says why", one.value);
    (!is_disputed).then(|| {
        report(
            message,
            "mend the figure that is wrong, or write a dispute whose positions give both",
        )
    })
}

/// Whether nothing sets two points of one day and one figure apart.
fn is_same(one: &Given<'_>, other: &Given<'_>) -> bool {
    one.note == other.note && one.event == other.event && one.sources == other.sources
}

/// Whether a dispute names the event of one of two figures, or leads to what they belong to.
fn is_about(site: &Site, id: Id<Dispute>, dispute: &Dispute, given: [&Given<'_>; 2]) -> bool {
    let mut events = given.iter().filter_map(|one| one.event);
    let leads = |slot: &Slot| matches!(slot, Slot::Open { to, .. } if *to == given[0].owner);
    let says = dispute.positions.iter().map(|position| position.says);
    let texts = says.chain(dispute.assessment).chain(site.meta(id.into()).body);
    events.any(|event| dispute.events.contains(&event))
        || texts.map(|doc| site.doc(doc)).any(|doc| doc.slots.iter().any(|(_, slot)| leads(slot)))
}

/// Every two positions, in both orders.
fn pairs(positions: &[Position]) -> impl Iterator<Item = [&Position; 2]> {
    let others = move |at: usize| positions.iter().enumerate().filter(move |(to, _)| *to != at);
    positions
        .iter()
        .enumerate()
        .flat_map(move |(at, one)| others(at).map(move |(_, other)| [one, other]))
}

/// Whether two positions stand for one of two figures each. Without more in common, both figures must be named.
fn is_split(site: &Site, pair: [&Position; 2], given: [&Given<'_>; 2], is_about: bool) -> bool {
    let both = || pair.into_iter().zip(given);
    let is_cited = |(position, given): (&Position, &Given<'_>)| {
        position.sources.iter().any(|source| given.sources.contains(source))
    };
    let is_named = |(position, given): (&Position, &Given<'_>)| names(site, position, given.value);
    let is_told = both().any(is_cited) && both().all(is_named);
    is_told || (is_about && both().all(|one| is_cited(one) || is_named(one)))
}

/// Whether a position names a figure.
fn names(site: &Site, position: &Position, value: Amount) -> bool {
    let figures = figures(&text_of(&site.doc(position.says).html));
    let numbers: Vec<_> = figures.iter().filter_map(|figure| figure.number()).collect();
    numbers.contains(&value.from) && numbers.contains(&value.to)
}
