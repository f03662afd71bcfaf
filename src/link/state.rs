//! The state of play: what a measure's history says of any day. Dates only; no page, no words.

use jiff::civil;

use crate::model::date::Date;
use crate::model::entries::{HistoryRecord, Measure, MeasureStatus};

/// What is known of a measure on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing of it is recorded up to that day.
    NotYet,
    /// A record tells it.
    Stands(MeasureStatus),
    /// The last record ran until a day that is past; what followed is not recorded.
    RanOut,
}

/// A measure's state on a day, and the record that tells it.
/// A record counts from the first day that its date can mean; of two of one day the later written counts.
pub fn on(measure: &Measure, day: civil::Date) -> (State, Option<&HistoryRecord>) {
    let Some(record) = measure.history.iter().rev().find(|record| record.date.earliest() <= day)
    else {
        return (State::NotYet, None);
    };
    let ran_out = record.until.is_some_and(|until| until.latest() < day);
    let state = if ran_out { State::RanOut } else { State::Stands(record.status) };
    (state, Some(record))
}

/// Since when a measure has stood as it does on a day: the first of the records up to then that
/// follow one another with one status.
pub fn since(measure: &Measure, day: civil::Date) -> Option<Date> {
    let mut records =
        measure.history.iter().rev().skip_while(|record| record.date.earliest() > day);
    let last = records.next()?;
    let run = records.take_while(|record| record.status == last.status);
    Some(run.last().unwrap_or(last).date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::entries::Meta;

    fn measure(records: &[(&str, MeasureStatus, Option<&str>)]) -> Measure {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let record = |(from, status, until): &(&str, MeasureStatus, Option<&str>)| HistoryRecord {
            date: date(from),
            status: *status,
            rate: None,
            unit: None,
            until: until.map(date),
            event: None,
            note: None,
            sources: Vec::new(),
        };
        Measure {
            meta: Meta::default(),
            title: String::new(),
            side: Id::new(0),
            kind: Id::new(0),
            target: None,
            topics: Vec::new(),
            summary: None,
            quotes: Vec::new(),
            history: records.iter().map(record).collect(),
        }
    }

    #[test]
    fn a_day_has_the_state_of_the_last_record_before_it() {
        use MeasureStatus as S;
        let measure = measure(&[
            ("2025-04-02", S::Announced, None),
            ("2025-04-09", S::InForce, None),
            ("2025-05-14", S::Suspended, Some("2025-08-12")),
            ("2025-08-20", S::Suspended, Some("2025-11-10")),
        ]);
        let cases = [
            ("2025-04-01", State::NotYet, None),
            ("2025-04-02", State::Stands(S::Announced), Some("2025-04-02")),
            ("2025-04-08", State::Stands(S::Announced), Some("2025-04-02")),
            ("2025-04-09", State::Stands(S::InForce), Some("2025-04-09")),
            ("2025-08-12", State::Stands(S::Suspended), Some("2025-05-14")),
            ("2025-08-13", State::RanOut, Some("2025-05-14")),
            ("2025-08-20", State::Stands(S::Suspended), Some("2025-05-14")),
            ("2025-11-10", State::Stands(S::Suspended), Some("2025-05-14")),
            ("2025-11-11", State::RanOut, Some("2025-05-14")),
        ];
        for (day, state, from) in cases {
            let at: civil::Date = day.parse().expect("a day");
            assert_eq!(on(&measure, at).0, state, "{day}");
            assert_eq!(since(&measure, at).map(|date| date.to_string()).as_deref(), from, "{day}");
        }
    }
}
