//! What of a site can be found: each entry with what it says and what filters may ask of it, and each heading.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Renderer, cards, prose};
use crate::link::Site;
use crate::markdown::Heading;
use crate::model::date::Date;
use crate::model::entries::{Dispute, DocId, Event, Person, Quote, Side, Topic};
use crate::model::{AnyId, Id, Kind};
use crate::search::{Document, Index, Language};
use crate::theme;

/// The index of a site, and what its files are asked for with.
pub struct Searchable {
    /// The index.
    pub index: Index,
    /// Changes with anything in it.
    pub version: String,
}

impl Searchable {
    pub(super) fn of(renderer: &Renderer<'_>) -> Self {
        let language = match renderer.site.config.language.split('-').next() {
            Some("en") => Language::English,
            _ => Language::Other,
        };
        let index = Index::of(&documents(renderer), language);
        let all: Vec<_> = index.files.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        Self { version: theme::version(&all.concat()), index }
    }
}

/// Everything, in the order in which equals are shown: what has no date, then the latest first; parts behind their wholes.
fn documents(renderer: &Renderer<'_>) -> Vec<Document> {
    let site = renderer.site;
    let mut ids: Vec<_> = site.entries().map(|id| (date(site, id), id)).collect();
    ids.sort_by_key(|(date, id)| (date.is_some(), Reverse(*date), id.kind as usize, id.index));
    ids.into_iter().flat_map(|(date, id)| of_entry(renderer, id, date)).collect()
}

/// The date by which an entry is found.
fn date(site: &Site, id: AnyId) -> Option<Date> {
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => Some(site.articles[Id::new(at)].date),
        Kind::Events => Some(site.events[Id::new(at)].date),
        Kind::Sources => site.sources[Id::new(at)].date,
        _ => None,
    }
}

/// An entry, and each part of its body that has a heading.
fn of_entry(renderer: &Renderer<'_>, id: AnyId, date: Option<Date>) -> Vec<Document> {
    let site = renderer.site;
    let mut said = Said::default();
    gather(site, id, &mut said);
    let body = site.meta(id).body;
    let mut sections = body.map(|body| prose::sections(site, body)).unwrap_or_default().into_iter();
    said.texts.extend(sections.next());
    let href = cards::href(site, id);
    let entry = Document {
        title: site.title(id).to_owned(),
        lang: cards::foreign(site, id),
        href: href.clone(),
        kind: id.kind as usize,
        date: date.map(|date| renderer.dates.words(date)),
        names: said.names,
        other_names: said.other_names,
        labels: said.labels,
        text: joined(&said.texts),
        filters: filters(site, id, date, &said.filters),
        is_minor: id.kind == Kind::Sources,
        ..Document::default()
    };
    let headings = body.map_or(&[][..], |body| site.doc(body).headings.as_slice());
    let part = |(heading, text): (&Heading, String)| Document {
        title: heading.text.clone(),
        part_of: Some(entry.title.clone()),
        href: format!("{href}#{}", heading.id),
        names: Vec::new(),
        other_names: Vec::new(),
        labels: Vec::new(),
        text,
        is_minor: true,
        ..entry.clone()
    };
    let parts: Vec<_> = headings.iter().zip(sections).map(part).collect();
    std::iter::once(entry).chain(parts).collect()
}

/// Texts one behind the other, with a dot between those of which the first ends no sentence.
fn joined(texts: &[String]) -> String {
    let mut all = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let is_closed =
            all.is_empty() || all.ends_with(['.', '!', '?', '。', '！', '？', '”', ')']);
        all.push_str(if is_closed { " " } else { " · " });
        all.push_str(text);
    }
    all.trim_start().to_owned()
}

/// What an entry says, beside its body.
#[derive(Default)]
struct Said {
    texts: Vec<String>,
    names: Vec<(String, String)>,
    other_names: Vec<String>,
    labels: Vec<String>,
    filters: Vec<(&'static str, String)>,
}

impl Said {
    fn doc(&mut self, site: &Site, doc: impl Into<Option<DocId>>) {
        self.texts.extend(doc.into().into_iter().flat_map(|doc| prose::sections(site, doc)));
    }

    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        self.texts.extend(texts.into_iter().cloned());
    }

    fn quotes(&mut self, site: &Site, quotes: &[Id<Quote>]) {
        for quote in quotes.iter().map(|id| &site.quotes[*id]) {
            self.texts(
                std::iter::once(&quote.text).chain(&quote.translation).chain(&quote.context),
            );
        }
    }

    fn side(&mut self, site: &Site, side: impl Into<Option<Id<Side>>>) {
        let side = side.into().map(|side| ("side", site.config.sides[side].id.clone()));
        self.filters.extend(side);
    }

    fn people(&mut self, site: &Site, people: impl IntoIterator<Item = Id<Person>>) {
        let people = people.into_iter().map(|id| ("person", site.people[id].meta.id.clone()));
        self.filters.extend(people);
    }

    fn topics(&mut self, site: &Site, topics: &[Id<Topic>]) {
        self.filters.extend(topics.iter().map(|id| ("topic", site.topics[*id].meta.id.clone())));
    }
}

/// The filters of an entry: its kind and its days among them, and its own id where it is one by which others are asked for.
fn filters(
    site: &Site,
    id: AnyId,
    date: Option<Date>,
    more: &[(&'static str, String)],
) -> Vec<String> {
    let kind = id.kind.noun();
    let asked_for = matches!(id.kind, Kind::People | Kind::Topics | Kind::Places);
    let own = asked_for.then(|| (kind, site.meta(id).id.clone()));
    let edtf = date.map(|date| date.to_string()).unwrap_or_default();
    let ends = edtf.split('/').map(|end| end.trim_matches(['~', '?', '%', '.', 'X', '-']));
    let days = ends.filter(|end| !end.is_empty()).map(|end| ("date", end.to_owned()));
    let kinds = [kind, id.kind.folder()].map(|word| ("kind", word.to_owned()));
    let all = kinds.into_iter().chain(own).chain(days).chain(more.iter().cloned());
    let all: BTreeSet<_> = all.map(|(name, id)| format!("{name}:{id}")).collect();
    all.into_iter().collect()
}

fn gather(site: &Site, id: AnyId, said: &mut Said) {
    let at = id.index as usize;
    match id.kind {
        Kind::Articles => {
            let article = &site.articles[Id::new(at)];
            said.texts(article.summary.iter().chain(&article.authors));
            said.people(site, article.people.iter().copied());
            said.topics(site, &article.topics);
        }
        Kind::Events => event(site, &site.events[Id::new(at)], said),
        Kind::Measures => {
            let measure = &site.measures[Id::new(at)];
            said.texts(&measure.target);
            said.doc(site, measure.summary);
            said.texts(measure.history.iter().filter_map(|record| record.note.as_ref()));
            said.quotes(site, &measure.quotes);
            said.side(site, measure.side);
            said.topics(site, &measure.topics);
            let kind = &site.config.measure_kinds[measure.kind];
            said.labels.push(kind.name.clone());
            said.filters.push(("kind", kind.id.clone()));
        }
        Kind::People => person(site, &site.people[Id::new(at)], said),
        Kind::Topics => said.doc(site, site.topics[Id::new(at)].summary),
        Kind::Places => {
            let place = &site.places[Id::new(at)];
            said.names.clone_from(&place.names);
            said.texts(&place.country);
        }
        Kind::Sources => {
            let source = &site.sources[Id::new(at)];
            said.texts(
                source.publisher.iter().chain(&source.authors).chain(&source.syndicated_from),
            );
            said.side(site, source.side);
        }
        Kind::Series => {
            let series = &site.series[Id::new(at)];
            said.texts([&series.unit]);
            said.doc(site, series.summary);
            said.texts(series.points.iter().filter_map(|point| point.note.as_ref()));
            said.side(site, series.side);
        }
        Kind::Disputes => dispute(site, &site.disputes[Id::new(at)], said),
        Kind::Pages => {}
    }
}

fn event(site: &Site, event: &Event, said: &mut Said) {
    said.doc(site, event.summary);
    said.doc(site, event.uncertain);
    event.readouts.iter().for_each(|readout| said.doc(site, readout.summary));
    said.quotes(site, &event.quotes);
    said.side(site, event.side);
    said.people(site, event.people.iter().map(|at| at.person));
    said.topics(site, &event.topics);
    let places = event.places.iter().map(|id| &site.places[*id]);
    let people = event.people.iter().map(|at| &site.people[at.person]);
    let names = places.clone().map(|place| &place.name).chain(people.map(|person| &person.name));
    let names: Vec<_> = names.cloned().collect();
    said.texts.push(names.join(", "));
    said.labels = names;
    said.labels.push(site.config.kinds[event.kind].name.clone());
    said.filters.extend(places.map(|place| ("place", place.meta.id.clone())));
    said.filters.push(("kind", site.config.kinds[event.kind].id.clone()));
}

fn person(site: &Site, person: &Person, said: &mut Said) {
    said.names.clone_from(&person.names);
    said.other_names.clone_from(&person.other_names);
    said.texts(
        person.roles.iter().flat_map(|role| [Some(&role.title), role.org.as_ref()]).flatten(),
    );
    said.quotes(site, &person.quotes);
    said.side(site, person.side);
}

fn dispute(site: &Site, dispute: &Dispute, said: &mut Said) {
    dispute.positions.iter().for_each(|one| said.doc(site, one.says));
    said.doc(site, dispute.assessment);
    said.quotes(site, &dispute.quotes);
    said.people(site, dispute.people.iter().copied());
    said.topics(site, &dispute.topics);
}
