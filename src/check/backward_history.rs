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
          than was meant. And what has `ended`, `lapsed`, was `met` or `struck-down` cannot be `changed`, \
          `suspended` or `extended` unless a record between says `announced`, `promised` or `in-force`. The \
          second is looked at only where the first is right.",
    breaks: Example {
        path: "content/measures/tariff.yaml",
        text: "\
title: Reciprocal tariff
side: us
kind: rule
history:
  - {date: 2025-05-10, status: in-force, rate: 10, unit: percent, sources: [agency-2025-05-10-talks]}
  - {date: 2025-05-12, status: ended, sources: [paper-2025-05-11-talks]}
  - {date: 2025-05-14, status: suspended, sources: [paper-2025-05-11-talks]}
",
    },
    keeps: Example {
        path: "content/measures/tariff.yaml",
        text: "\
title: Reciprocal tariff
side: us
kind: rule
history:
  - {date: 2025-05-10, status: in-force, rate: 10, unit: percent, sources: [agency-2025-05-10-talks]}
  - {date: 2025-05-12, status: suspended, sources: [paper-2025-05-11-talks]}
  - {date: 2025-05-14, status: ended, sources: [paper-2025-05-11-talks]}
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

/// Records that are written after one of a later day.
fn out_of_order(written: &[&HistoryRecord]) -> Vec<Diagnostic> {
    let mut latest: Option<&HistoryRecord> = None;
    let mut found = Vec::new();
    for &record in written {
        match latest {
            Some(last) if record.date.earliest() < last.date.earliest() => {
                let (date, before) = (record.date, last.date);
                let message = format!("the record of {date} stands after that of {before}");
                found.push(
                    Diagnostic::warning(CODE, record.span, message)
                        .help("write the oldest record first, or mend or complete the date that is wrong: a month counts from its first day")
                        .also(last.span, "the later day"),
                );
            }
            _ => latest = Some(record),
        }
    }
    found
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
