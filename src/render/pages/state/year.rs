//! One year of the state of play: a table for each side, with a row for each measure and a column for each month, which
//! tells how the measure stood on the month's first day.

use jiff::civil;
use tera::Value;

use super::super::super::Rendered;
use super::super::super::cards;
use super::super::super::context::Cx;
use super::super::super::numbers::amount;
use super::super::super::view::Html;
use super::super::{YearLink, with_year};
use crate::link::months::{self, Month};
use crate::link::state::{self, State};
use crate::model::Id;
use crate::model::date::{Date, DateWords};
use crate::model::entries::Measure;
use crate::route;
use crate::view;

view! {
    /// One year of the state of play.
    pub struct StateYearView {
        links: Vec<YearLink>, year: String,
        /// The first days of the months, up to the as-of day.
        days: Vec<String>,
        sides: Vec<YearSideView>,
    }
}

view! {
    /// The measures of a side in a year.
    pub struct YearSideView { side: Value, kinds: Vec<YearKindView>, }
}

view! {
    /// The measures of one kind, the earliest first.
    pub struct YearKindView { title: String, rows: Vec<YearRowView>, }
}

view! {
    /// A measure's year.
    pub struct YearRowView { card: Value, bands: Vec<BandView>, }
}

view! {
    /// Months on whose first days a measure stood in one way.
    pub struct BandView {
        /// How many, and which: the first of the first, and that of the last if there are several.
        months: usize, days: String,
        /// As that of `StateView`, but `in-force` on new terms and for longer too.
        status: &'static str,
        /// The state in a word or two; none where nothing is recorded yet.
        words: Option<String>,
        amount: Option<String>, cite: Html, changes: Vec<TurnView>,
    }
}

view! {
    /// A change within a month: the day, what the measure was from then on, the event if one is named, and where that is told.
    pub struct TurnView {
        day: String, words: String,
        /// As those of its band.
        status: &'static str, amount: Option<String>,
        title: Option<String>, href: String,
    }
}

/// The links to all years.
pub fn links(cx: &Cx<'_, '_>, shown: Option<i16>) -> Vec<YearLink> {
    let years = months::years(&cx.site.measures, cx.site.config.as_of);
    let link = |year: i16| YearLink {
        year: year.to_string(),
        href: route::state_of_play_year(year),
        current: shown == Some(year),
    };
    years.into_iter().rev().map(link).collect()
}

/// The page of a year.
pub(crate) fn view(cx: &mut Cx<'_, '_>, year: i16) -> Rendered {
    let words = cx.r.cards.words.short_months.without_year();
    let days = months::first_days(year, cx.site.config.as_of).into_iter();
    let view = StateYearView {
        links: links(cx, Some(year)),
        year: year.to_string(),
        days: days.map(|day| Date::from(day).words(&words)).collect(),
        sides: sides(cx, &words, year),
    };
    Rendered {
        template: "state-of-play-year",
        title: with_year(&cx.strings().get("state_of_play"), Some(year)),
        description: cx.strings().fill("state_year_desc", &[("year", &year.to_string())]),
        view: ("state", view.into()),
    }
}

/// A measure, and its months.
type Row = (Id<Measure>, Vec<Month>);

/// The measures of a year by side and kind, as site.yaml has them in order, the earliest first.
fn sides(cx: &mut Cx<'_, '_>, words: &DateWords, year: i16) -> Vec<YearSideView> {
    let measures = &cx.site.measures;
    let of_year = |(id, measure)| Some((id, months::of(measure, year, cx.site.config.as_of)?));
    let mut rows: Vec<Row> = measures.iter().filter_map(of_year).collect();
    let begin =
        |measure: &Measure| measure.history.iter().map(|record| record.date.earliest()).min();
    let of = |row: &Row| (measures[row.0].side, measures[row.0].kind);
    rows.sort_by_key(|row| (of(row), begin(&measures[row.0]), row.0));
    let mut sides = Vec::new();
    for rows in rows.chunk_by(|one, other| of(one).0 == of(other).0) {
        let side = cx.r.cards.side(of(&rows[0]).0);
        let mut kinds = Vec::new();
        for rows in rows.chunk_by(|one, other| of(one) == of(other)) {
            let title = cx.site.config.measure_kinds[of(&rows[0]).1].name.clone();
            let rows = rows.iter().map(|(id, months)| row(cx, words, *id, months)).collect();
            kinds.push(YearKindView { title, rows });
        }
        sides.push(YearSideView { side, kinds });
    }
    sides
}

/// A measure's row: neighbouring months in which it stood alike are one band, which ends with a month in which something
/// else came to be. What left its state and its rate as they were, a ruling perhaps, ends none.
fn row(cx: &mut Cx<'_, '_>, words: &DateWords, id: Id<Measure>, months: &[Month]) -> YearRowView {
    let mut bands: Vec<BandView> = Vec::new();
    for month in months {
        let state = said(cx, id, month.first);
        let changes = month.changes.iter().map(|day| turn(cx, words, id, *day));
        let changes: Vec<_> = changes.collect();
        // The days of what is recorded first stand in their own month, not under the empty ones before it.
        let begins = month.state == State::NotYet && !changes.is_empty();
        match bands.last_mut().filter(|band| !begins && band.goes_on(&state)) {
            Some(band) => {
                band.months += 1;
                band.changes.extend(changes);
            }
            None => bands.push(band(cx, id, month.first, state, changes)),
        }
    }
    let mut firsts = months.iter().map(|month| month.first);
    for band in &mut bands {
        let from = firsts.next();
        let to = if band.months > 1 { firsts.nth(band.months - 2) } else { None };
        band.days = first_to_last(words, from, to);
    }
    YearRowView { card: cx.card(id), bands }
}

/// "1 Jan." or "1 Jan.–1 Mar."
fn first_to_last(words: &DateWords, from: Option<civil::Date>, to: Option<civil::Date>) -> String {
    let [from, to] = [from, to].map(|day| day.map(|day| Date::from(day).words(words)));
    match (from, to) {
        (Some(from), Some(to)) => words.range.replace("{from}", &from).replace("{to}", &to),
        (from, _) => from.unwrap_or_default(),
    }
}

/// How a measure stands on a day, in short.
struct Said {
    status: &'static str,
    words: String,
    amount: Option<String>,
}

fn said(cx: &Cx<'_, '_>, id: Id<Measure>, day: civil::Date) -> Said {
    let measure = &cx.site.measures[id];
    let kind = &cx.site.config.measure_kinds[measure.kind].id;
    let (state, record) = state::on(measure, day);
    let (status, words) = cards::state_in_short(state, kind, cx.strings());
    let amount = record.filter(|_| !state.is_over()).and_then(|record| {
        let unit = record.unit.as_deref().unwrap_or_default();
        record.rate.map(|rate| amount(rate, unit, cx.strings()))
    });
    Said { status, words, amount }
}

impl BandView {
    fn goes_on(&self, said: &Said) -> bool {
        let as_it_was =
            |status: &str, amount: &Option<String>| self.status == status && self.amount == *amount;
        let stayed = |change: &TurnView| as_it_was(change.status, &change.amount);
        as_it_was(said.status, &said.amount) && self.changes.iter().all(stayed)
    }
}

fn band(
    cx: &mut Cx<'_, '_>,
    id: Id<Measure>,
    day: civil::Date,
    said: Said,
    changes: Vec<TurnView>,
) -> BandView {
    let (state, record) = state::on(&cx.site.measures[id], day);
    let Said { status, words, amount } = said;
    BandView {
        months: 1,
        days: String::new(),
        status,
        words: (state != State::NotYet).then_some(words),
        amount,
        cite: record.map(|record| super::cite(cx, id, record)).unwrap_or_default(),
        changes,
    }
}

/// What changed on a day: what a record says from then on, or that the last one ran out.
fn turn(cx: &Cx<'_, '_>, words: &DateWords, id: Id<Measure>, day: civil::Date) -> TurnView {
    let (state, record) = state::on(&cx.site.measures[id], day);
    let record = record.filter(|_| state != State::RanOut);
    let event = record.and_then(|record| record.event);
    let date = record.map_or(Date::from(day), |record| record.date);
    let Said { words: state, amount, status } = said(cx, id, day);
    TurnView {
        day: date.words(words),
        words: [Some(state), amount.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "),
        status,
        amount,
        title: event.map(|event| cx.site.events[event].title.clone()),
        href: event
            .map_or_else(|| cards::href(cx.site, id.into()), |id| cards::href(cx.site, id.into())),
    }
}
