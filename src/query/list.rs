//! The entries of a kind, perhaps only some of them.

use serde::Serialize;

use crate::diag::{choices, nearest};
use crate::link::Site;
use crate::model::entries::{Person, Side, Topic};
use crate::model::{AnyId, Entry, Id, Kind, Table};
use jiff::civil;

use super::{facts, table};

/// Which entries are wanted; what is not named does not matter.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those with a date that is on this day or later.
    pub since: Option<civil::Date>,
    /// Those of a side, by its id.
    pub side: Option<String>,
    /// Those with a topic, by its id.
    pub topic: Option<String>,
    /// Those with a person, by its id.
    pub person: Option<String>,
    /// Those that cite no source, or a source that nothing cites.
    pub uncited: bool,
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its date (EDTF), if its kind has dates.
    pub date: Option<String>,
    /// The id of its side.
    pub side: Option<String>,
    /// Its title.
    pub title: String,
    /// How many sources it rests on; of a source, how many entries cite it.
    pub sources: usize,
    /// Whether it is a draft.
    pub draft: bool,
}

/// A filter with its ids found.
struct Filter {
    since: Option<civil::Date>,
    side: Option<Id<Side>>,
    topic: Option<Id<Topic>>,
    person: Option<Id<Person>>,
    uncited: bool,
}

/// The entries of a kind that are wanted, in the order in which the site lists them.
///
/// # Errors
/// An id that there is not, or something that entries of the kind do not have; the words say what to write.
pub fn list(site: &Site, kind: Kind, wanted: &Wanted) -> Result<Vec<Row>, String> {
    let filter = Filter::of(site, kind, wanted)?;
    let cited = facts::sources(site);
    let of_kind = site.entries().filter(|entry| entry.kind == kind);
    let rows = of_kind.map(|entry| {
        let sources = match entry.of() {
            Some(source) => site.backlinks.source(source).cited_by.len(),
            None => cited.get(&entry).map_or(0, |sources| sources.len()),
        };
        (entry, sources)
    });
    let rows = rows.filter(|(entry, sources)| filter.lets(site, *entry, *sources));
    Ok(rows.map(|(entry, sources)| row(site, entry, sources)).collect())
}

/// The list as text: a line an entry.
pub fn text(rows: &[Row]) -> String {
    let cell = |text: &Option<String>| text.clone().unwrap_or_default();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let title =
                if row.draft { format!("{} (draft)", row.title) } else { row.title.clone() };
            [cell(&row.date), cell(&row.side), row.id.clone(), title]
        })
        .collect();
    table(&rows).into_iter().map(|line| line + "\n").collect()
}

/// The list as data: one JSON object a line.
pub fn json(rows: &[Row]) -> String {
    let line = |row: &Row| serde_json::to_string(row).unwrap_or_default() + "\n";
    rows.iter().map(line).collect()
}

fn row(site: &Site, entry: AnyId, sources: usize) -> Row {
    let meta = site.meta(entry);
    Row {
        id: meta.id.clone(),
        date: facts::date(site, entry).map(|date| date.to_string()),
        side: facts::side(site, entry).map(|side| site.config.sides[side].id.clone()),
        title: site.title(entry).to_owned(),
        sources,
        draft: meta.draft,
    }
}

impl Filter {
    fn of(site: &Site, kind: Kind, wanted: &Wanted) -> Result<Self, String> {
        let needs = [
            (wanted.since.is_some(), facts::has_date(kind), "--since", "a date"),
            (wanted.side.is_some(), facts::has_side(kind), "--side", "a side"),
            (wanted.topic.is_some(), facts::has_topics(kind), "--topic", "topics"),
            (wanted.person.is_some(), facts::has_people(kind), "--person", "people"),
        ];
        if let Some((_, _, option, what)) = needs.iter().find(|(asked, has, ..)| *asked && !has) {
            return Err(format!("`{option}` asks for {what}, which {} do not have", kind.folder()));
        }
        let side = wanted.side.as_deref().map(|id| {
            let sides = site.config.sides.iter().map(|(at, side)| (at, side.id.as_str()));
            find("side", id, sides.collect())
        });
        Ok(Self {
            since: wanted.since,
            side: side.transpose()?,
            topic: wanted.topic.as_deref().map(|id| of_table(&site.topics, id)).transpose()?,
            person: wanted.person.as_deref().map(|id| of_table(&site.people, id)).transpose()?,
            uncited: wanted.uncited,
        })
    }

    fn lets(&self, site: &Site, entry: AnyId, sources: usize) -> bool {
        let date = || facts::date(site, entry);
        self.since.is_none_or(|since| date().is_some_and(|date| date.latest() >= since))
            && self.side.is_none_or(|side| facts::side(site, entry) == Some(side))
            && self.topic.is_none_or(|topic| facts::topics(site, entry).contains(&topic))
            && self.person.is_none_or(|person| facts::people(site, entry).contains(&person))
            && (!self.uncited || sources == 0)
    }
}

fn of_table<T: Entry>(table: &Table<T>, id: &str) -> Result<Id<T>, String> {
    let all = table.iter().map(|(at, entry)| (at, entry.meta().id.as_str()));
    find(T::KIND.noun(), id, all.collect())
}

fn find<T: Copy>(noun: &str, id: &str, all: Vec<(T, &str)>) -> Result<T, String> {
    let found = all.iter().find(|(_, known)| *known == id);
    found.map(|(at, _)| *at).ok_or_else(|| {
        let near = nearest(id, all.iter().map(|(_, known)| *known));
        let few = || format!("write {}", choices(all.iter().map(|(_, known)| *known)));
        let help = match near {
            Some(near) => format!("; did you mean `{near}`?"),
            None if all.len() <= 8 => format!("; {}", few()),
            None => String::new(),
        };
        format!("no {noun} has the id `{id}`{help}")
    })
}
