//! Embeds: their references resolved, their filters applied.

use super::{Embed, Work, World};
use crate::diag::Diagnostic;
use crate::link::entries::{backwards, quote};
use crate::link::state;
use crate::markdown;
use crate::model::Id;
use crate::model::date::Date;
use crate::model::entries::{Event, Measure, Person, Series};

impl World<'_> {
    pub(super) fn embed(&self, embed: markdown::Embed, work: &mut Work) -> Option<Embed> {
        match embed {
            markdown::Embed::Timeline(fields) => self.timeline(fields, work),
            markdown::Embed::Chart(fields) => self.chart(fields, work),
            markdown::Embed::Measures(fields) => self.measures(fields, work),
            markdown::Embed::People(fields) => self.people(fields, work),
            markdown::Embed::Quote(fields) => {
                let quote = quote(fields, work.owner, self.index, &mut work.faults);
                work.quotes.push(quote);
                Some(Embed::Quote(Id::new(work.quotes.len() - 1)))
            }
            markdown::Embed::Dispute(fields) => {
                self.index.entry(&fields.dispute, &mut work.faults).map(Embed::Dispute)
            }
        }
    }

    fn timeline(&self, fields: markdown::TimelineFields, work: &mut Work) -> Option<Embed> {
        let markdown::TimelineFields { title, events, topic, person, side, kind, from, to } =
            fields;
        let faults = &mut work.faults;
        let chosen: Vec<_> =
            events.iter().filter_map(|event| self.index.entry(event, faults)).collect();
        let topic = topic.map(|topic| self.index.entry(&topic, faults));
        let person = person.map(|person| self.index.entry(&person, faults));
        let side = side.map(|side| self.index.side(&side, faults));
        let kind = kind.map(|kind| self.index.kind(&kind, faults));
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
        let events = self.tables.events.ids().filter(passes).collect();
        Some(Embed::Timeline { title, events })
    }

    fn chart(&self, fields: markdown::ChartFields, work: &mut Work) -> Option<Embed> {
        let markdown::ChartFields { title, series, from, to } = fields;
        work.faults.extend(backwards(&from, &to));
        let mut ids: Vec<Id<Series>> = Vec::new();
        for one in &series.0 {
            let Some(id) = self.index.entry(one, &mut work.faults) else { continue };
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
        let chosen: Vec<_> =
            measures.iter().filter_map(|measure| self.index.entry(measure, faults)).collect();
        let topic = topic.map(|topic| self.index.entry(&topic, faults));
        let side = side.map(|side| self.index.side(&side, faults));
        let kind = kind.map(|kind| self.index.measure_kind(&kind, faults));
        let day = on.map_or(self.config.as_of, |date| date.latest());
        let passes = |id: &Id<Measure>| {
            let measure = &self.tables.measures[*id];
            let begun = || state::on(measure, day).0 != state::State::NotYet;
            (if measures.is_empty() { begun() } else { chosen.contains(id) })
                && topic
                    .is_none_or(|topic| topic.is_some_and(|topic| measure.topics.contains(&topic)))
                && side.is_none_or(|side| Some(measure.side) == side)
                && kind.is_none_or(|kind| Some(measure.kind) == kind)
        };
        let measures = self.tables.measures.ids().filter(passes).collect();
        Some(Embed::Measures { title, measures, on })
    }

    fn people(&self, fields: markdown::PeopleFields, work: &mut Work) -> Option<Embed> {
        let markdown::PeopleFields { title, people, side } = fields;
        let faults = &mut work.faults;
        let mut chosen: Vec<_> =
            people.iter().filter_map(|person| self.index.entry(person, faults)).collect();
        if let Some(side) = side.and_then(|side| self.index.side(&side, faults)) {
            let of_side =
                |id: &Id<Person>| self.tables.people[*id].side == side && !chosen.contains(id);
            let others: Vec<_> = self.tables.people.ids().filter(of_side).collect();
            chosen.extend(others);
        }
        Some(Embed::People { title, people: chosen })
    }
}

fn within(date: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| date.latest() >= from.earliest())
        && to.is_none_or(|to| date.earliest() <= to.latest())
}
