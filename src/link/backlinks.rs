//! What leads to what: one pass over the entries and texts of a whole site, into vectors by id.

use std::collections::BTreeMap;

use crate::model::entries::{
    Dispute, Event, EventStatus, Measure, Person, Place, Quote, Series, Source, Speaker, Topic,
};
use crate::model::{AnyId, Entry, Id, Table};

use super::Site;
use super::doc::{Embed, Slot};
use super::touched::{self, Touched};

/// Two people, the lower id first.
type Couple = (Id<Person>, Id<Person>);

/// What leads to each entry, sorted in the order of the tables, each once.
#[derive(Clone, Debug, Default)]
pub struct Backlinks {
    people: Vec<ToPerson>,
    sources: Vec<ToSource>,
    events: Vec<ToEvent>,
    topics: Vec<ToTopic>,
    places: Vec<Vec<Id<Event>>>,
    measures: Vec<Vec<Id<Event>>>,
    series: Vec<Vec<Id<Event>>>,
    mentions: BTreeMap<AnyId, Vec<AnyId>>,
    meetings: BTreeMap<Couple, Vec<Id<Event>>>,
    touched: Touched,
}

/// What leads to a person.
#[derive(Clone, Debug, Default)]
pub struct ToPerson {
    /// Events with the person.
    pub events: Vec<Id<Event>>,
    /// What the person said.
    pub statements: Vec<Id<Quote>>,
    /// Whom the person met, with the meetings.
    pub counterparts: Vec<(Id<Person>, Vec<Id<Event>>)>,
}

/// What leads to a source.
#[derive(Clone, Debug, Default)]
pub struct ToSource {
    /// Entries that cite it or name it.
    pub cited_by: Vec<AnyId>,
    /// Quotations from it.
    pub quotes: Vec<Id<Quote>>,
}

/// What leads to an event.
#[derive(Clone, Debug, Default)]
pub struct ToEvent {
    /// Events that answer it.
    pub answered_by: Vec<Id<Event>>,
    /// Measures whose history names it.
    pub measures: Vec<Id<Measure>>,
    /// Series with a point at it.
    pub series: Vec<Id<Series>>,
}

/// What leads to a topic.
#[derive(Clone, Debug, Default)]
pub struct ToTopic {
    /// Its events.
    pub events: Vec<Id<Event>>,
    /// Its measures.
    pub measures: Vec<Id<Measure>>,
}

impl Backlinks {
    /// What leads to a person.
    pub fn person(&self, id: Id<Person>) -> &ToPerson {
        &self.people[id.index()]
    }

    /// What leads to a source.
    pub fn source(&self, id: Id<Source>) -> &ToSource {
        &self.sources[id.index()]
    }

    /// What leads to an event.
    pub fn event(&self, id: Id<Event>) -> &ToEvent {
        &self.events[id.index()]
    }

    /// What leads to a topic.
    pub fn topic(&self, id: Id<Topic>) -> &ToTopic {
        &self.topics[id.index()]
    }

    /// What happened at a place.
    pub fn place(&self, id: Id<Place>) -> &[Id<Event>] {
        &self.places[id.index()]
    }

    /// The events of a measure's history.
    pub fn measure(&self, id: Id<Measure>) -> &[Id<Event>] {
        &self.measures[id.index()]
    }

    /// The events of a series' points.
    pub fn series(&self, id: Id<Series>) -> &[Id<Event>] {
        &self.series[id.index()]
    }

    /// Entries whose fields or texts name an entry.
    pub fn mentions(&self, id: impl Into<AnyId>) -> &[AnyId] {
        self.mentions.get(&id.into()).map_or(&[], Vec::as_slice)
    }

    /// What disputes touch.
    pub fn touched(&self) -> &Touched {
        &self.touched
    }

    /// Who met whom, with the meetings in the order of time.
    pub fn meetings(&self) -> impl Iterator<Item = (Id<Person>, Id<Person>, &[Id<Event>])> {
        self.meetings.iter().map(|((one, other), events)| (*one, *other, events.as_slice()))
    }
}

/// Draws the backlinks of a site.
pub fn of(site: &Site) -> Backlinks {
    let mut links = Backlinks {
        people: vec![ToPerson::default(); site.people.len()],
        sources: vec![ToSource::default(); site.sources.len()],
        events: vec![ToEvent::default(); site.events.len()],
        topics: vec![ToTopic::default(); site.topics.len()],
        places: vec![Vec::new(); site.places.len()],
        measures: vec![Vec::new(); site.measures.len()],
        series: vec![Vec::new(); site.series.len()],
        mentions: BTreeMap::new(),
        meetings: BTreeMap::new(),
        touched: touched::of(site),
    };
    links.follow_events(site);
    links.follow_measures(&site.measures);
    links.follow_series(&site.series);
    links.follow_disputes(&site.disputes);
    links.follow_people_and_articles(site);
    links.follow_quotes(&site.quotes);
    links.follow_texts(site);
    links.finish();
    links
}

impl Backlinks {
    fn cite(&mut self, sources: &[Id<Source>], by: AnyId) {
        for source in sources {
            self.sources[source.index()].cited_by.push(by);
        }
    }

    fn mention<T: Entry>(&mut self, what: &[Id<T>], by: AnyId) {
        for &id in what {
            self.mentions.entry(id.into()).or_default().push(by);
        }
    }

    fn follow_events(&mut self, site: &Site) {
        for (id, event) in site.events.iter() {
            for place in &event.places {
                self.places[place.index()].push(id);
            }
            for topic in &event.topics {
                self.topics[topic.index()].events.push(id);
            }
            for earlier in &event.responds_to {
                self.events[earlier.index()].answered_by.push(id);
            }
            for attendance in &event.people {
                self.people[attendance.person.index()].events.push(id);
            }
            self.cite(&event.sources, id.into());
            for readout in &event.readouts {
                self.cite(&[readout.source], id.into());
            }
            // A meeting that is only planned has brought nobody together yet.
            let took_place = matches!(event.status, EventStatus::Happened | EventStatus::Reported);
            if took_place && site.config.kinds[event.kind].meeting {
                self.meeting(site, id, event);
            }
        }
    }

    /// Two people of different sides who took part in one meeting have met.
    fn meeting(&mut self, site: &Site, id: Id<Event>, event: &Event) {
        let people: Vec<_> = event.people.iter().map(|attendance| attendance.person).collect();
        for (at, &one) in people.iter().enumerate() {
            for &other in &people[at + 1..] {
                if site.people[one].side != site.people[other].side {
                    let pair = if one < other { (one, other) } else { (other, one) };
                    self.meetings.entry(pair).or_default().push(id);
                }
            }
        }
    }

    fn follow_measures(&mut self, measures: &Table<Measure>) {
        for (id, measure) in measures.iter() {
            for topic in &measure.topics {
                self.topics[topic.index()].measures.push(id);
            }
            for record in &measure.history {
                self.cite(&record.sources, id.into());
                if let Some(event) = record.event {
                    self.events[event.index()].measures.push(id);
                    self.measures[id.index()].push(event);
                }
            }
        }
    }

    fn follow_series(&mut self, series: &Table<Series>) {
        for (id, one) in series.iter() {
            for point in &one.points {
                self.cite(&point.sources, id.into());
                if let Some(event) = point.event {
                    self.events[event.index()].series.push(id);
                    self.series[id.index()].push(event);
                }
            }
        }
    }

    fn follow_disputes(&mut self, disputes: &Table<Dispute>) {
        for (id, dispute) in disputes.iter() {
            for position in &dispute.positions {
                self.cite(&position.sources, id.into());
            }
        }
    }

    fn follow_people_and_articles(&mut self, site: &Site) {
        for (id, person) in site.people.iter() {
            self.cite(&person.sources, id.into());
        }
        for (id, article) in site.articles.iter() {
            self.cite(&article.sources, id.into());
            self.mention(&article.people, id.into());
            self.mention(&article.topics, id.into());
            self.mention(&article.events, id.into());
        }
    }

    fn follow_quotes(&mut self, quotes: &Table<Quote>) {
        for (id, quote) in quotes.iter() {
            self.sources[quote.source.index()].quotes.push(id);
            self.cite(&[quote.source], quote.owner);
            for speaker in &quote.by {
                if let Speaker::Person(person) = speaker {
                    self.people[person.index()].statements.push(id);
                }
            }
        }
    }

    fn follow_texts(&mut self, site: &Site) {
        for doc in site.docs.iter() {
            doc.cited().for_each(|source| self.cite(&[source], doc.owner));
            for (_, slot) in &doc.slots {
                match slot {
                    Slot::Open { to, .. } => self.mentions.entry(*to).or_default().push(doc.owner),
                    Slot::Embed(embed) => self.follow_embed(embed, doc.owner),
                    _ => {}
                }
            }
        }
    }

    fn follow_embed(&mut self, embed: &Embed, by: AnyId) {
        match embed {
            Embed::Timeline { events, .. } => self.mention(events, by),
            Embed::Chart { series, .. } => self.mention(series, by),
            Embed::Measures { measures, .. } => self.mention(measures, by),
            Embed::People { people, .. } => self.mention(people, by),
            Embed::Dispute(dispute) => self.mention(&[*dispute], by),
            Embed::Quote(_) => {}
        }
    }

    /// Puts every list in order, each entry once, and gives people their counterparts.
    fn finish(&mut self) {
        for (id, by) in &mut self.mentions {
            tidy(by);
            by.retain(|other| other != id);
        }
        for source in &mut self.sources {
            tidy(&mut source.cited_by);
        }
        for event in &mut self.events {
            tidy(&mut event.measures);
            tidy(&mut event.series);
        }
        self.measures.iter_mut().chain(&mut self.series).for_each(tidy);
        for (&(one, other), events) in &self.meetings {
            self.people[one.index()].counterparts.push((other, events.clone()));
            self.people[other.index()].counterparts.push((one, events.clone()));
        }
        for person in &mut self.people {
            person.counterparts.sort();
        }
    }
}

fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}
