//! The state of play: what a measure's history says of any day. Dates only; no page, no words.

use jiff::civil;

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
