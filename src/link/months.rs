//! The state of play by months: how a measure stood on the first day of each month of a year, and on which days of the
//! month that changed. Dates only; no page, no words.

use jiff::civil;

use super::state::{self, Spell, State};
use crate::model::Table;
use crate::model::entries::Measure;

/// A month of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: civil::Date,
    /// How the measure stood on that day.
    pub state: State,
    /// The days of the month, its first one too, from which another record tells how it stood, or none does any more.
    pub changes: Vec<civil::Date>,
}

/// The first days of the months of a year up to the day `last`.
pub fn first_days(year: i16, last: civil::Date) -> Vec<civil::Date> {
    let day = |month| civil::Date::new(year, month, 1).ok();
    (1..=12).filter_map(day).filter(|day| *day <= last).collect()
}

/// A measure in the months of a year up to the day `last`; nothing if it did not stand in any way in that year, or
/// was over before it.
pub fn of(measure: &Measure, year: i16, last: civil::Date) -> Option<Vec<Month>> {
    let spells = state::spells(measure, last);
    spells.iter().any(|spell| counts(measure, *spell, year)).then(|| {
        let month = |first: civil::Date| Month {
            first,
            state: state::on(measure, first).0,
            changes: changes(&spells, first).collect(),
        };
        first_days(year, last).into_iter().map(month).collect()
    })
}

/// Whether a spell makes a measure one of a year: by its beginning, or because the measure was not over then.
fn counts(measure: &Measure, spell: Spell, year: i16) -> bool {
    let begins = spell.from.year() == year;
    let lasts = spell.from.year() < year && year <= spell.to.year();
    begins || (lasts && !state::on(measure, spell.from).0.is_over())
}

/// The days on which spells begin in the month of a day.
fn changes(spells: &[Spell], first: civil::Date) -> impl Iterator<Item = civil::Date> {
    let begins = spells.iter().map(|spell| spell.from);
    begins.filter(move |day| day.first_of_month() == first)
}

/// The years in which a measure stood, from the first one that a record names to that of the day `last`.
pub fn years(measures: &Table<Measure>, last: civil::Date) -> Vec<i16> {
    let records = measures.rows().iter().flat_map(|measure| &measure.history);
    let Some(first) = records.filter_map(|record| record.date.year()).min() else {
        return Vec::new();
    };
    let stood = |year: &i16| measures.rows().iter().any(|one| of(one, *year, last).is_some());
    (first..=last.year()).filter(stood).collect()
}

#[cfg(test)]
mod tests {
    use super::super::state::tests::measure;
    use super::*;
    use crate::model::Words;
    use crate::model::entries::MeasureStatus as S;

    /// The months from January, with the days of their changes.
    fn cells(measure: &Measure, year: i16, last: &str) -> Vec<String> {
        let months = of(measure, year, last.parse().expect("a day")).unwrap_or_default();
        let cell = |month: Month| {
            let state = match month.state {
                State::NotYet => "-",
                State::RanOut => "ran-out",
                State::Stands(status) => status.word(),
            };
            let days = month.changes.iter().map(|day| format!(" {}", day.day()));
            format!("{state}{}", days.collect::<String>())
        };
        months.into_iter().map(cell).collect()
    }

    #[test]
    fn a_month_stands_as_its_first_day_and_names_the_days_of_its_changes() {
        let history = [
            ("2024-11-15", S::Announced, None),
            ("2025-02-01", S::InForce, None),
            ("2025-04-02", S::Changed, None),
            ("2025-04-09", S::Changed, None),
            ("2025-05-14", S::Suspended, Some("2025-08-12")),
            ("2025-10", S::Suspended, Some("2025-11-10")),
            ("2026-01-01", S::Ended, None),
        ];
        let cases: [(i16, &str, &[&str]); 7] = [
            (2023, "2026-06-27", &[]),
            (2024, "2024-11-14", &[]),
            (
                2024,
                "2024-12-31",
                &["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "- 15", "announced"],
            ),
            (
                2025,
                "2026-06-27",
                &[
                    "announced",
                    "in-force 1",
                    "in-force",
                    "in-force 2 9",
                    "changed 14",
                    "suspended",
                    "suspended",
                    "suspended 13",
                    "ran-out",
                    "suspended 1",
                    "suspended 11",
                    "ran-out",
                ],
            ),
            (2025, "2025-04-05", &["announced", "in-force 1", "in-force", "in-force 2"]),
            (2026, "2026-02-27", &["ended 1", "ended"]),
            (2027, "2027-02-27", &[]),
        ];
        for (year, last, expected) in cases {
            assert_eq!(cells(&measure(&history), year, last), expected, "{year}, {last}");
        }
    }

    #[test]
    fn years_are_those_in_which_something_stood() {
        let years = |measures: Vec<Measure>| years(&measures.into(), civil::date(2026, 6, 27));
        let short = [("2018-03-01", S::InForce, None), ("2019-05-01", S::Ended, None)];
        let late = [("2025-12", S::Promised, None)];
        assert_eq!(years(vec![measure(&late), measure(&short)]), [2018, 2019, 2025, 2026]);
        let ahead = [("2027-01-01", S::Announced, None)];
        let open = [("../2026-01-01", S::InForce, None)];
        assert_eq!(years(vec![measure(&ahead), measure(&open)]), [0; 0]);
        assert_eq!(years(Vec::new()), [0; 0]);
    }
}
