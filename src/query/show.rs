//! One entry: its record, what leads to it, what it rests on, where it is disputed.

use crate::evidence::{Evidence, State};
use crate::link::{Site, state};
use crate::model::entries::{Event, Measure, MeasureStatus, Quote};
use crate::model::{AnyId, Id, Kind, Words};
use crate::source::Sources;

use super::facts::{line, name, sources};
use super::{section, table};

/// What the briefing knows of an entry, as text.
pub fn show(site: &Site, evidence: &Evidence, files: &Sources, id: AnyId) -> String {
    let meta = site.meta(id);
    let file = files.get(meta.record.file);
    let at = file.place(meta.record.start as usize).line;
    let record = file.text.get(meta.record.range()).unwrap_or("").trim();
    let record: String = record.lines().map(|line| format!("    {line}\n")).collect();
    let standing = standing(site, id).map(|words| format!("{words}\n")).unwrap_or_default();
    [
        format!("{}: {}\n{}:{at}\n{standing}\n{record}", name(site, id), site.title(id), file.path),
        section("named or cited by", &named_by(site, id)),
        section("sources", &sources_of(site, id)),
        section("quotations", &quotes_of(site, evidence, id)),
        section("disputes", &disputes_of(site, id)),
    ]
    .concat()
}

/// How a measure stands on the day of the briefing.
fn standing(site: &Site, id: AnyId) -> Option<String> {
    let measure = &site.measures[id.of::<Measure>()?];
    let as_of = site.config.as_of;
    let (state, record) = state::on(measure, as_of);
    Some(match (state, record) {
        (state::State::NotYet, _) | (_, None) => format!("not yet on {as_of}"),
        (state::State::RanOut, Some(record)) => {
            let until = record.until.map(|until| until.to_string()).unwrap_or_default();
            format!("until {until}; what followed is not recorded here")
        }
        (state::State::Stands(status), _) => {
            let since =
                state::since(measure, as_of).map(|record| format!(", since {}", record.date));
            format!("{} on {as_of}{}", MeasureStatus::word(status), since.unwrap_or_default())
        }
    })
}

fn named_by(site: &Site, id: AnyId) -> Vec<String> {
    let mut all: Vec<_> = site.backlinks.mentions(id).to_vec();
    all.extend(by_fields(site, id));
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|entry| line(site, entry)).collect()
}

/// What leads to an entry by a field of its own.
fn by_fields(site: &Site, id: AnyId) -> Vec<AnyId> {
    let links = &site.backlinks;
    let at = id.index as usize;
    let events = |ids: &[Id<Event>]| ids.iter().map(|id| AnyId::from(*id)).collect::<Vec<_>>();
    match id.kind {
        Kind::People => events(&links.person(Id::new(at)).events),
        Kind::Places => events(links.place(Id::new(at))),
        Kind::Measures => events(links.measure(Id::new(at))),
        Kind::Series => events(links.series(Id::new(at))),
        Kind::Sources => links.source(Id::new(at)).cited_by.clone(),
        Kind::Topics => {
            let topic = links.topic(Id::new(at));
            let measures = topic.measures.iter().map(|id| AnyId::from(*id));
            events(&topic.events).into_iter().chain(measures).collect()
        }
        Kind::Events => {
            let event = links.event(Id::new(at));
            let measures = event.measures.iter().map(|id| AnyId::from(*id));
            let series = event.series.iter().map(|id| AnyId::from(*id));
            events(&event.answered_by).into_iter().chain(measures).chain(series).collect()
        }
        Kind::Articles | Kind::Disputes | Kind::Pages => Vec::new(),
    }
}

fn sources_of(site: &Site, id: AnyId) -> Vec<String> {
    let all = sources(site);
    let rows: Vec<_> = all
        .get(&id)
        .into_iter()
        .flatten()
        .map(|source| {
            let source = &site.sources[*source];
            let date = source.date.map(|date| date.to_string()).unwrap_or_default();
            let publisher = source.publisher.clone().unwrap_or_default();
            [source.meta.id.clone(), date, publisher, source.title.clone()]
        })
        .collect();
    table(&rows)
}

/// The quotations that an entry shows, those of a person that others show, and those from a source.
fn quotes_of(site: &Site, evidence: &Evidence, id: AnyId) -> Vec<String> {
    let said = match id.kind {
        Kind::People => id.of().map(|person| &site.backlinks.person(person).statements),
        Kind::Sources => id.of().map(|source| &site.backlinks.source(source).quotes),
        _ => None,
    };
    let own = site.quotes.iter().filter(|(_, quote)| quote.owner == id).map(|(quote, _)| quote);
    let mut all: Vec<Id<Quote>> = own.chain(said.into_iter().flatten().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|quote| quotation(site, evidence, quote)).collect()
}

fn quotation(site: &Site, evidence: &Evidence, id: Id<Quote>) -> String {
    let quote = &site.quotes[id];
    let state = words(evidence.state(id));
    let source = &site.sources[quote.source].meta.id;
    format!("“{}” ({source}, {state})", quote.text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What is known of a quotation, in a word or two.
pub(super) fn words(state: &State) -> String {
    match state {
        State::Verified { on, .. } => return format!("verified {on}"),
        State::Ambiguous => "stands more than once in the source",
        State::Missing => "is not in the source",
        State::Unchecked => "no capture of the source",
        State::Changed(_) => "changed since it was verified",
        State::Moved => "the source has another address since",
        State::Unlisted => "not yet verified",
        State::Unlocked => "no lock",
        State::Empty => "empty",
    }
    .to_owned()
}

fn disputes_of(site: &Site, id: AnyId) -> Vec<String> {
    let disputes = site.backlinks.touched().by(id);
    let line = |id: &Id<_>| {
        let dispute = &site.disputes[*id];
        format!("disputes/{}  {} ({})", dispute.meta.id, dispute.question, dispute.status.word())
    };
    disputes.iter().map(line).collect()
}
