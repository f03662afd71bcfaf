//! Embeds: their references resolved, their filters applied.

use super::{Embed, Work, World};
use crate::diag::Diagnostic;
use crate::fields::readers::Ref;
use crate::link::entries::{backwards, quote, twice};
use crate::link::state;
use crate::markdown;
use crate::model::date::Date;
use crate::model::entries::{Event, Measure, Person, Series};
use crate::model::{Entry, Id};

impl World<'_> {
    pub(super) fn embed(&self, embed: markdown::Embed, work: &mut Work) -> Option<Embed> {
        match embed {
            markdown::Embed::Timeline(fields) => self.timeline(fields, work),
            markdown::Embed::Chart(fields) => self.chart(fields, work),
            markdown::Embed::Measures(fields) => self.measures(fields, work),
            markdown::Embed::People(fields) => self.people(fields, work),
            markdown::Embed::Quote(fields) => {
                let quote = quote(fields, work.owner, self.around.index, &mut work.faults);
                work.quotes.push(quote);
                Some(Embed::Quote(Id::new(work.quotes.len() - 1)))
            }
            markdown::Embed::Dispute(fields) => {
                self.around.index.entry(&fields.dispute, &mut work.faults).map(Embed::Dispute)
            }
        }
    }

    /// The entries that an embed names, each once.
    fn named<T: Entry>(&self, to: &[Ref<T>], faults: &mut Vec<Diagnostic>) -> Vec<Id<T>> {
        let mut ids = Vec::with_capacity(to.len());
        for one in to {
            match self.around.index.entry(one, faults) {
                Some(id) if ids.contains(&id) => faults.push(twice(&one.text, one.span)),
                found => ids.extend(found),
            }
        }
        ids
    }

    /// An embed that shows nothing is reported, unless its faults were.
    fn not_empty<T>(&self, shown: &[Id<T>], work: &mut Work) -> Option<()> {
        let place = work.place;
        let has_fault =
            work.faults.iter().any(|one| (place.start..=place.end).contains(&one.span.start));
        if shown.is_empty() && !has_fault && self.around.is_whole {
            let message = "this embed shows nothing: no entry is named or passes its filters";
            work.faults.push(
                Diagnostic::error("bad-embed", work.place, message)
                    .help("name entries, or take a filter out"),
            );
        }
        (!shown.is_empty()).then_some(())
    }

    fn timeline(&self, fields: markdown::TimelineFields, work: &mut Work) -> Option<Embed> {
        let markdown::TimelineFields { title, events, topic, person, side, kind, from, to } =
            fields;
        let faults = &mut work.faults;
        faults.extend(backwards(&from, &to));
        let chosen = self.named(&events, faults);
        let topic = topic.map(|topic| self.around.index.entry(&topic, faults));
        let person = person.map(|person| self.around.index.entry(&person, faults));
        let side = side.map(|side| self.around.index.side(&side, faults));
        let kind = kind.map(|kind| self.around.index.kind(&kind, faults));
        let passes = |id: &Id<Event>| {
            let event = &self.tables.events[*id];
            (events.is_empty() || chosen.contains(id))
                && topic
                    .is_none_or(|topic| topic.is_some_and(|topic| event.topics.contains(&topic)))
                && person
                    .is_none_or(|person| event.people.iter().any(|at| Some(at.person) == person))
                && side.is_none_or(|side| Some(event.side) == side)
                && kind.is_none_or(|kind| Some(event.kind) == kind)
                && within(event.date, from.value, to.value)
        };
        let shown: Vec<_> = self.tables.events.ids().filter(passes).collect();
        self.not_empty(&shown, work)?;
        Some(Embed::Timeline { title, events: shown })
    }

    fn chart(&self, fields: markdown::ChartFields, work: &mut Work) -> Option<Embed> {
        let markdown::ChartFields { title, series, from, to } = fields;
        work.faults.extend(backwards(&from, &to));
        let mut ids: Vec<Id<Series>> = Vec::new();
        for one in &series.0 {
            let Some(id) = self.around.index.entry(one, &mut work.faults) else { continue };
            if ids.contains(&id) {
                work.faults.push(twice(&one.text, one.span));
                continue;
            }
            if let Some(first) = ids.first()
                && self.tables.series[*first].unit != self.tables.series[id].unit
            {
                let message = format!("`{}` has another unit than the series before it", one.text);
                work.faults.push(
                    Diagnostic::error("bad-embed", one.span, message)
                        .help("give it a chart of its own"),
                );
                continue;
            }
            ids.push(id);
        }
        (!ids.is_empty()).then_some(Embed::Chart {
            title,
            series: ids,
            from: from.value,
            to: to.value,
        })
    }

    fn measures(&self, fields: markdown::MeasuresFields, work: &mut Work) -> Option<Embed> {
        let markdown::MeasuresFields { title, measures, topic, side, kind, on } = fields;
        let faults = &mut work.faults;
        let chosen = self.named(&measures, faults);
        let topic = topic.map(|topic| self.around.index.entry(&topic, faults));
        let side = side.map(|side| self.around.index.side(&side, faults));
        let kind = kind.map(|kind| self.around.index.measure_kind(&kind, faults));
        let day = on.map_or(self.around.config.as_of, |date| date.latest());
        let passes = |id: &Id<Measure>| {
            let measure = &self.tables.measures[*id];
            let begun = || state::on(measure, day).0 != state::State::NotYet;
            (if measures.is_empty() { begun() } else { chosen.contains(id) })
                && topic
                    .is_none_or(|topic| topic.is_some_and(|topic| measure.topics.contains(&topic)))
                && side.is_none_or(|side| Some(measure.side) == side)
                && kind.is_none_or(|kind| Some(measure.kind) == kind)
        };
        let shown: Vec<_> = self.tables.measures.ids().filter(passes).collect();
        self.not_empty(&shown, work)?;
        Some(Embed::Measures { title, measures: shown, on })
    }

    fn people(&self, fields: markdown::PeopleFields, work: &mut Work) -> Option<Embed> {
        let markdown::PeopleFields { title, people, side } = fields;
        let faults = &mut work.faults;
        let mut chosen = self.named(&people, faults);
        if let Some(side) = side.and_then(|side| self.around.index.side(&side, faults)) {
            let of_side =
                |id: &Id<Person>| self.tables.people[*id].side == side && !chosen.contains(id);
            let others: Vec<_> = self.tables.people.ids().filter(of_side).collect();
            chosen.extend(others);
        }
        self.not_empty(&chosen, work)?;
        Some(Embed::People { title, people: chosen })
    }
}

fn within(date: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| date.latest() >= from.earliest())
        && to.is_none_or(|to| date.earliest() <= to.latest())
}
