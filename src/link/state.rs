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

impl State {
    /// Whether the measure is over, as far as is known.
    pub fn is_over(self) -> bool {
        use MeasureStatus as S;
        matches!(self, State::RanOut | State::Stands(S::Ended | S::StruckDown | S::Met | S::Lapsed))
    }
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

/// The record since which a measure has been in the state in which it is on a day, on whatever terms: in force, suspended,
/// ended. Days of which nothing is recorded end it: what ran out and came back has been so since it came back.
pub fn since(measure: &Measure, day: civil::Date) -> Option<&HistoryRecord> {
    first_of_run(measure, day, is_same_state)
}

/// The record since which a measure has stood as it does on a day, at that rate and on those terms.
pub fn changed(measure: &Measure, day: civil::Date) -> Option<&HistoryRecord> {
    first_of_run(measure, day, goes_on)
}

/// The record of a day, or the first of those before it that each go on with the one before.
fn first_of_run(
    measure: &Measure,
    day: civil::Date,
    goes_on: impl Fn(&HistoryRecord, &HistoryRecord) -> bool,
) -> Option<&HistoryRecord> {
    let mut records =
        measure.history.iter().rev().skip_while(|record| record.date.earliest() > day);
    let mut first = records.next()?;
    for earlier in records {
        if !goes_on(earlier, first) {
            break;
        }
        first = earlier;
    }
    Some(first)
}

/// Days on which a measure stands in one way, by one record. Both ends are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The first day.
    pub from: civil::Date,
    /// The last day.
    pub to: civil::Date,
}

/// How a measure stood from its first record to the day `last`: spells that follow one another without a gap.
/// What [`on`], [`since`] and [`changed`] say of a spell's first day they say of all its days.
pub fn spells(measure: &Measure, last: civil::Date) -> Vec<Spell> {
    let begun = measure.history.iter().map(|record| record.date.earliest());
    let past = measure.history.iter().filter_map(|record| record.until?.latest().tomorrow().ok());
    let mut days: Vec<_> = begun.chain(past).filter(|day| *day <= last).collect();
    days.sort_unstable();
    days.retain(|day| on(measure, *day).0 != State::NotYet);
    // Two records may hold the same words: it is the record itself that counts.
    days.dedup_by_key(|day| {
        let (state, record) = on(measure, *day);
        (state, record.map(std::ptr::from_ref))
    });
    let ends = days.iter().skip(1).filter_map(|day| day.yesterday().ok()).chain([last]);
    days.iter().zip(ends).map(|(from, to)| Spell { from: *from, to }).collect()
}

fn is_same_state(earlier: &HistoryRecord, later: &HistoryRecord) -> bool {
    use MeasureStatus as S;
    let is_in_force = |status| matches!(status, S::InForce | S::Changed | S::Extended);
    let is_same = earlier.status == later.status
        || (is_in_force(earlier.status) && is_in_force(later.status));
    // What is extended goes on, whenever that was recorded.
    is_same && (later.status == S::Extended || !is_gap(earlier, later))
}

/// Whether there are days between the end of a record and the beginning of the next.
fn is_gap(earlier: &HistoryRecord, later: &HistoryRecord) -> bool {
    let next = earlier.until.and_then(|until| until.latest().tomorrow().ok());
    next.is_some_and(|next| next < later.date.earliest())
}

/// Whether a record leaves the state, the rate and the terms of the one before it as they were.
fn goes_on(earlier: &HistoryRecord, later: &HistoryRecord) -> bool {
    let same_rate = later.rate.is_none() || earlier.rate == later.rate;
    is_same_state(earlier, later) && later.status != MeasureStatus::Changed && same_rate
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::model::entries::Meta;
    use crate::model::{Amount, Id};
    use crate::source::Span;

    fn at_rates(records: &[(&str, MeasureStatus, f64)]) -> Measure {
        let plain: Vec<_> =
            records.iter().map(|(date, status, _)| (*date, *status, None)).collect();
        let mut measure = measure(&plain);
        for (record, (_, _, rate)) in measure.history.iter_mut().zip(records) {
            record.rate = Some(Amount { from: *rate, to: *rate });
        }
        measure
    }

    /// A measure with records of a date, a state, and an end.
    pub fn measure(records: &[(&str, MeasureStatus, Option<&str>)]) -> Measure {
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
            span: Span::default(),
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
            ("2025-11-11", S::Suspended, Some("2025-11-20")),
            ("2025-12-01", S::Suspended, Some("2025-12-31")),
        ]);
        let cases = [
            ("2025-04-01", State::NotYet, None),
            ("2025-04-02", State::Stands(S::Announced), Some("2025-04-02")),
            ("2025-04-08", State::Stands(S::Announced), Some("2025-04-02")),
            ("2025-04-09", State::Stands(S::InForce), Some("2025-04-09")),
            ("2025-08-12", State::Stands(S::Suspended), Some("2025-05-14")),
            ("2025-08-13", State::RanOut, Some("2025-05-14")),
            ("2025-08-20", State::Stands(S::Suspended), Some("2025-08-20")),
            ("2025-11-11", State::Stands(S::Suspended), Some("2025-08-20")),
            ("2025-11-21", State::RanOut, Some("2025-08-20")),
            ("2025-12-01", State::Stands(S::Suspended), Some("2025-12-01")),
        ];
        for (day, state, from) in cases {
            let at: civil::Date = day.parse().expect("a day");
            assert_eq!(on(&measure, at).0, state, "{day}");
            let since = since(&measure, at).map(|record| record.date.to_string());
            assert_eq!(since.as_deref(), from, "{day}");
        }
    }

    #[test]
    fn what_is_extended_goes_on_whenever_it_was_told() {
        use MeasureStatus as S;
        let measure = measure(&[
            ("2025-04-09", S::InForce, Some("2025-05-31")),
            ("2025-06-10", S::Extended, Some("2025-08-31")),
            ("2025-09-02", S::InForce, None),
        ]);
        for (day, from) in [("2025-06-10", "2025-04-09"), ("2025-09-02", "2025-09-02")] {
            let since = since(&measure, day.parse().expect("a day"));
            assert_eq!(since.map(|one| one.date.to_string()).as_deref(), Some(from), "{day}");
        }
    }

    #[test]
    fn spells_follow_one_another_to_the_last_day() {
        use MeasureStatus as S;
        let measure = measure(&[
            ("2025-04~", S::Announced, None),
            ("2025-05-02", S::InForce, None),
            ("2025-05-02", S::Changed, Some("2025-05")),
            ("2025-06-03/2025-06-05", S::Extended, Some("2025-06-09")),
            ("2025-06-10", S::Extended, Some("2025-08")),
            ("2025-07-01", S::Ended, None),
        ]);
        let spells = |last: &str| -> Vec<_> {
            let last = last.parse().expect("a day");
            let spells = super::spells(&measure, last);
            spells.iter().map(|spell| format!("{} {}", spell.from, spell.to)).collect()
        };
        let all = [
            "2025-04-01 2025-05-01",
            "2025-05-02 2025-05-31",
            "2025-06-01 2025-06-02",
            "2025-06-03 2025-06-09",
            "2025-06-10 2025-06-30",
            "2025-07-01 2025-12-31",
        ];
        assert_eq!(spells("2025-12-31"), all);
        assert_each_day_is_as_its_spell(&measure);
        assert_eq!(spells("2025-05-02"), [all[0], "2025-05-02 2025-05-02"]);
        assert_eq!(spells("2025-03-31"), [""; 0]);
    }

    #[test]
    fn what_a_later_line_tells_of_an_earlier_day_counts() {
        use MeasureStatus as S;
        let measure = measure(&[
            ("2025-06", S::Announced, None),
            ("2025-03-01", S::InForce, Some("2025-12-31")),
            ("../2025-04-01", S::Suspended, Some("2025-02-01/..")),
        ]);
        let last = "2026-01-01".parse().expect("a day");
        let spells: Vec<_> = super::spells(&measure, last).iter().map(|one| one.from).collect();
        assert_eq!(spells, [civil::date(1, 1, 1)]);
        assert_each_day_is_as_its_spell(&measure);
    }

    fn assert_each_day_is_as_its_spell(measure: &Measure) {
        let (mut day, last) = (civil::date(2025, 1, 1), civil::date(2025, 12, 31));
        let spells = super::spells(measure, last);
        while day <= last {
            let mut covers = spells.iter().filter(|spell| (spell.from..=spell.to).contains(&day));
            let told = covers.next().map(|spell| spell.from).unwrap_or(civil::date(1, 1, 1));
            assert_eq!(covers.next(), None, "{day}");
            assert_eq!(on(measure, day).0, on(measure, told).0, "{day}");
            assert_eq!(on(measure, day).1.map(|r| r.date), on(measure, told).1.map(|r| r.date));
            for f in [since, changed] {
                let [now, then] = [day, told].map(|day| f(measure, day).map(|r| r.date));
                assert_eq!(now, then, "{day}");
            }
            day = day.tomorrow().expect("a day");
        }
    }

    #[test]
    fn a_new_rate_or_new_terms_begin_anew() {
        use MeasureStatus as S;
        let measure = at_rates(&[
            ("2025-04-10", S::InForce, 84.0),
            ("2025-04-12", S::InForce, 125.0),
            ("2025-05-14", S::InForce, 10.0),
            ("2025-11-10", S::Extended, 10.0),
            ("2026-02-24", S::InForce, 10.0),
            ("2026-03-01", S::Changed, 10.0),
            ("2026-04-01", S::Extended, 10.0),
        ]);
        let cases = [
            ("2025-04-11", "2025-04-10"),
            ("2025-05-01", "2025-04-12"),
            ("2026-02-25", "2025-05-14"),
            ("2026-03-02", "2026-03-01"),
            ("2026-06-01", "2026-03-01"),
        ];
        for (day, from) in cases {
            let at: civil::Date = day.parse().expect("a day");
            let [changed, since] =
                [changed, since].map(|f| f(&measure, at).map(|record| record.date.to_string()));
            assert_eq!(changed.as_deref(), Some(from), "{day}");
            assert_eq!(since.as_deref(), Some("2025-04-10"), "{day}");
        }
    }
}
