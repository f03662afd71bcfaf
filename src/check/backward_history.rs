//! A measure whose history runs backwards, or on from its end.

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::Words;
use crate::model::entries::{HistoryRecord, Measure, MeasureStatus};

const CODE: &str = "backward-history";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "a measure's history is written in the order of time and does not go on after its end",
    why: "What is in force on a day is read from the records in the order of their first possible days; \
          `2025-02` counts from 1 February. Records that are written in another order may say something else \
          than was meant; told is the one that is out of order with most others. And what has `ended`, `lapsed`, was `met` or `struck-down` cannot be `changed`, \
          `suspended` or `extended` unless a record between says `announced`, `promised` or `in-force`. The \
          second is looked at only where the first is right.",
    breaks: Example {
        path: "content/measures/overtime-ban.yaml",
        text: "\
title: Overtime ban
side: dockers
kind: rule
history:
  - {date: 2025-05-08, status: in-force, rate: 8, unit: hours, sources: [agency-2025-05-10-talks]}
  - {date: 2025-05-09, status: ended, sources: [paper-2025-05-11-talks]}
  - {date: 2025-05-10, status: suspended, sources: [paper-2025-05-11-talks]}
",
    },
    keeps: Example {
        path: "content/measures/overtime-ban.yaml",
        text: "\
title: Overtime ban
side: dockers
kind: rule
history:
  - {date: 2025-05-08, status: in-force, rate: 8, unit: hours, sources: [agency-2025-05-10-talks]}
  - {date: 2025-05-09, status: suspended, sources: [paper-2025-05-11-talks]}
  - {date: 2025-05-10, status: ended, sources: [paper-2025-05-11-talks]}
",
    },
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    case.site.measures.rows().iter().flat_map(of_measure).collect()
}

fn of_measure(measure: &Measure) -> Vec<Diagnostic> {
    let mut written: Vec<_> = measure.history.iter().collect();
    written.sort_by_key(|record| record.span);
    let late = out_of_order(&written);
    if late.is_empty() { after_the_end(&measure.history) } else { late }
}

/// Of the records that are not in the order of time as few as must be moved: each time the one that is out of order with
/// most others, and of two alike the later written.
fn out_of_order(written: &[&HistoryRecord]) -> Vec<Diagnostic> {
    let clash = |one: usize, other: usize| {
        let (first, second) = (one.min(other), one.max(other));
        written[first].date.earliest() > written[second].date.earliest()
    };
    let mut left: Vec<_> = (0..written.len()).collect();
    let mut clashes: Vec<_> =
        left.iter().map(|one| left.iter().filter(|other| clash(*one, **other)).count()).collect();
    let mut found = Vec::new();
    while let Some(worst) = left.iter().copied().max_by_key(|at| clashes[*at])
        && clashes[worst] > 0
    {
        left.retain(|at| *at != worst);
        let with: Vec<_> = left.iter().copied().filter(|at| clash(worst, *at)).collect();
        with.iter().for_each(|at| clashes[*at] -= 1);
        // The nearest that is in its way.
        let near = with.into_iter().min_by_key(|at| at.abs_diff(worst));
        found.extend(near.map(|near| misplaced(written, worst, near)));
    }
    found
}

fn misplaced(written: &[&HistoryRecord], wrong: usize, near: usize) -> Diagnostic {
    let (record, other) = (written[wrong], written[near]);
    let order = if wrong < near { "before" } else { "after" };
    let message = format!("the record of {} stands {order} that of {}", record.date, other.date);
    Diagnostic::warning(CODE, record.span, message)
        .help("write the oldest record first, or mend or complete the date that is wrong: a month counts from its first day")
        .also(other.span, if wrong < near { "the earlier day" } else { "the later day" })
}

/// Records that go on with what has come to its end.
fn after_the_end(history: &[HistoryRecord]) -> Vec<Diagnostic> {
    let follows = history.iter().zip(history.iter().skip(1));
    let wrong = follows.filter(|(one, next)| is_end(one.status) && goes_on(next.status));
    let report = |(one, next): (&HistoryRecord, &HistoryRecord)| {
        let (end, state) = (one.status.word(), next.status.word());
        let message = format!("what is `{end}` cannot be `{state}` after that");
        Diagnostic::warning(CODE, next.span, message)
            .help("mend one of the two, or write the record that is missing between them, such as `in-force`")
            .also(one.span, "its end")
    };
    wrong.map(report).collect()
}

fn is_end(status: MeasureStatus) -> bool {
    use MeasureStatus as S;
    matches!(status, S::Ended | S::StruckDown | S::Met | S::Lapsed)
}

fn goes_on(status: MeasureStatus) -> bool {
    use MeasureStatus as S;
    matches!(status, S::Changed | S::Suspended | S::Extended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    /// A record in the line of that number.
    fn record((line, date): (usize, &&str)) -> HistoryRecord {
        HistoryRecord {
            date: date.parse().expect("a date"),
            status: MeasureStatus::Changed,
            rate: None,
            unit: None,
            until: None,
            event: None,
            note: None,
            sources: Vec::new(),
            span: Span::new(FileId::default(), line..line),
        }
    }

    #[test]
    fn the_record_that_is_out_of_order_with_most_is_told() {
        for (dates, expected) in [
            (vec!["2025-01", "2025-01-01", "2025-02"], vec![]),
            (vec!["2026-01", "2025-02", "2025-03", "2025-04"], vec![0]),
            (vec!["2025-02", "2025-03", "2025-04", "2024-01"], vec![3]),
            (vec!["2025-02", "2025-09", "2025-03", "2025-04"], vec![1]),
            (vec!["2025-03", "2025-02"], vec![1]),
            (vec!["2026-01", "2025-02", "2025-03", "2024-01"], vec![0, 3]),
        ] {
            let records: Vec<_> = dates.iter().enumerate().map(record).collect();
            let found = out_of_order(&records.iter().collect::<Vec<_>>());
            let mut lines: Vec<u32> = found.iter().map(|fault| fault.span.start).collect();
            lines.sort_unstable();
            assert_eq!(lines, expected, "{dates:?}");
        }
    }
}
