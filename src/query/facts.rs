//! What entries of different kinds have in common: a date, sides, topics, people, sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::Site;
use crate::model::date::Date;
use crate::model::entries::{Person, Side, Source, Topic};
use crate::model::{AnyId, Id, Kind};

/// The date of an entry: of a measure that of its last record, of a series that of its last point.
pub fn date(site: &Site, id: AnyId) -> Option<Date> {
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => Some(site.articles[Id::new(at)].date),
        Kind::Events => Some(site.events[Id::new(at)].date),
        Kind::Measures => site.measures[Id::new(at)].history.last().map(|record| record.date),
        Kind::Sources => site.sources[Id::new(at)].date,
        Kind::Series => site.series[Id::new(at)].points.last().map(|point| point.date),
        Kind::People | Kind::Topics | Kind::Places | Kind::Disputes | Kind::Pages => None,
    }
}

/// Whether entries of a kind have dates.
pub fn has_date(kind: Kind) -> bool {
    use Kind as K;
    matches!(kind, K::Articles | K::Events | K::Measures | K::Sources | K::Series)
}

/// The side of an entry.
pub fn side(site: &Site, id: AnyId) -> Option<Id<Side>> {
    let at = id.index as usize;
    match id.kind {
        Kind::Events => Some(site.events[Id::new(at)].side),
        Kind::Measures => Some(site.measures[Id::new(at)].side),
        Kind::People => Some(site.people[Id::new(at)].side),
        Kind::Sources => site.sources[Id::new(at)].side,
        Kind::Series => site.series[Id::new(at)].side,
        Kind::Articles | Kind::Topics | Kind::Places | Kind::Disputes | Kind::Pages => None,
    }
}

/// Whether entries of a kind have a side.
pub fn has_side(kind: Kind) -> bool {
    use Kind as K;
    matches!(kind, K::Events | K::Measures | K::People | K::Sources | K::Series)
}

/// The topics of an entry.
pub fn topics(site: &Site, id: AnyId) -> &[Id<Topic>] {
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => &site.articles[Id::new(at)].topics,
        Kind::Events => &site.events[Id::new(at)].topics,
        Kind::Measures => &site.measures[Id::new(at)].topics,
        Kind::Disputes => &site.disputes[Id::new(at)].topics,
        _ => &[],
    }
}

/// Whether entries of a kind have topics.
pub fn has_topics(kind: Kind) -> bool {
    matches!(kind, Kind::Articles | Kind::Events | Kind::Measures | Kind::Disputes)
}

/// The people of an entry.
pub fn people(site: &Site, id: AnyId) -> Vec<Id<Person>> {
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => site.articles[Id::new(at)].people.clone(),
        Kind::Events => site.events[Id::new(at)].people.iter().map(|one| one.person).collect(),
        Kind::Disputes => site.disputes[Id::new(at)].people.clone(),
        _ => Vec::new(),
    }
}

/// Whether entries of a kind name people.
pub fn has_people(kind: Kind) -> bool {
    matches!(kind, Kind::Articles | Kind::Events | Kind::Disputes)
}

/// What each entry cites or names as its sources.
pub fn sources(site: &Site) -> BTreeMap<AnyId, BTreeSet<Id<Source>>> {
    let mut all: BTreeMap<AnyId, BTreeSet<Id<Source>>> = BTreeMap::new();
    for source in site.sources.ids() {
        for entry in &site.backlinks.source(source).cited_by {
            all.entry(*entry).or_default().insert(source);
        }
    }
    all
}

/// The name by which a text or a command refers to an entry: "events/first-talks".
pub fn name(site: &Site, id: AnyId) -> String {
    format!("{}/{}", id.kind.folder(), site.meta(id).id)
}

/// Its name and its title, on a line.
pub fn line(site: &Site, id: AnyId) -> String {
    format!("{}  {}", name(site, id), site.title(id))
}
