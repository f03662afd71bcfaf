//! Two figures of one series for one day.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::entries::{Dispute, Point, Series, Source};

const CODE: &str = "conflicting-figures";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "a series has one figure for a day, or a dispute that says why not",
    why: "A chart can show only one of two figures as the truth. If sources disagree, a dispute says so: one \
          of its positions cites a source of either point and it names the event of one of them, or its \
          positions cite sources of both points. Only dates that are written alike are compared: the figure of \
          a month does not conflict with that of a day in it. The same figure twice is no conflict, but one \
          and the same point written twice, with note, event and sources alike, breaks the rule, too.",
    breaks: Example {
        path: "content/series/tariff.yaml",
        text: "\
title: Tariff on Chinese goods
unit: percent
points:
  - {date: 2025-05-10, value: 30, sources: [agency-2025-05-10-talks]}
  - {date: 2025-05-10, value: 55, sources: [paper-2025-05-11-talks]}
",
    },
    keeps: Example {
        path: "content/series/tariff.yaml",
        text: "\
title: Tariff on Chinese goods
unit: percent
points:
  - {date: 2025-05-10, value: 30, sources: [agency-2025-05-10-talks, paper-2025-05-11-talks]}
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    case.site.series.rows().iter().flat_map(|series| of_series(case.site, series)).collect()
}

fn of_series(site: &Site, series: &Series) -> Vec<Diagnostic> {
    // Points stand in the order of time: those of one day are neighbours.
    let pairs = series.points.iter().zip(series.points.iter().skip(1));
    let alike = pairs.filter(|(one, other)| one.date == other.date);
    alike.filter_map(|(one, other)| conflict(site, one, other)).collect()
}

fn conflict(site: &Site, one: &Point, other: &Point) -> Option<Diagnostic> {
    let Point { date, value, .. } = other;
    let report = |message: String, help: &str| {
        Diagnostic::warning(CODE, other.span, message).help(help).also(one.span, "the other point")
    };
    if one.value == *value {
        let message = format!("the point of {date} is written twice");
        return is_same(one, other).then(|| report(message, "keep one of the two"));
    }
    let is_disputed = site.disputes.rows().iter().any(|dispute| is_about(dispute, one, other));
    let message =
        format!("{} and {value} are given for {date}, and no dispute says why", one.value);
    (!is_disputed).then(|| {
        report(message, "mend the figure that is wrong, or write a dispute that cites both sources")
    })
}

/// Whether nothing sets two points of one day and one figure apart.
fn is_same(one: &Point, other: &Point) -> bool {
    one.note == other.note && one.event == other.event && one.sources == other.sources
}

/// Whether a dispute tells that two points disagree.
fn is_about(dispute: &Dispute, one: &Point, other: &Point) -> bool {
    let (of_one, of_other) = (cites(dispute, &one.sources), cites(dispute, &other.sources));
    let mut events = [one.event, other.event].into_iter().flatten();
    (of_one && of_other)
        || ((of_one || of_other) && events.any(|event| dispute.events.contains(&event)))
}

fn cites(dispute: &Dispute, sources: &[Id<Source>]) -> bool {
    let mut cited = dispute.positions.iter().flat_map(|position| &position.sources);
    cited.any(|source| sources.contains(source))
}
