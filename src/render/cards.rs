//! Cards: the short view of each entry, made once and shared by all pages that show it.
//! Addresses in cards count from the site's root; templates put the way to the root before them.

use jiff::civil;
use rayon::prelude::*;
use tera::Value;

use super::dates::Dates;
use super::notes::citation_words;
use super::prose;

use super::view::{Html, object};
use crate::bibliography::{self, CitationWords};
use crate::link::Site;
use crate::link::state::{self, State};
use crate::model::date::Date;
use crate::model::entries::{
    Article, Dispute, DocId, Event, EventStatus, Measure, Person, Place, Quote, Series, Side,
    Source, Speaker, Topic,
};
use crate::model::{AnyId, Id, Table, Words};
use crate::route;
use crate::theme::{Strings, Theme};
use crate::view;

/// The cards of all entries, by id.
pub struct Cards {
    /// Of sides.
    pub sides: Vec<Value>,
    by_kind: [Vec<Value>; 10],
    /// Of quotations.
    pub quotes: Vec<Value>,
}

impl Cards {
    /// Makes the cards of a site, in parallel.
    pub fn of(site: &Site, theme: &Theme, dates: &Dates) -> Self {
        let strings = &theme.strings;
        let sides: Vec<Value> = site
            .config
            .sides
            .iter()
            .map(|(id, side)| side_view(id, side, strings).into())
            .collect();
        let words = citation_words(strings, &site.config.language);
        let maker = Maker { site, strings, dates, words: &words, sides: &sides };
        let people = maker.all(&site.people, Maker::person);
        let topics = maker.all(&site.topics, Maker::topic);
        let places = maker.all(&site.places, Maker::place);
        let sources = maker.all(&site.sources, Maker::source);
        let events = {
            let links = Links { people: &people, topics: &topics, places: &places };
            let card = |id: Id<Event>, event: &Event| maker.event(id, event, &links);
            par(&site.events, card)
        };
        let quotes = {
            let card = |_: Id<Quote>, quote: &Quote| maker.quote(quote, &sources);
            par(&site.quotes, card)
        };
        Self {
            quotes,
            by_kind: [
                maker.all(&site.articles, Maker::article),
                events,
                maker.all(&site.measures, Maker::measure),
                people,
                topics,
                places,
                sources,
                maker.all(&site.series, Maker::series),
                maker.all(&site.disputes, Maker::dispute),
                maker.all(&site.pages, |maker, id, page| maker.link(id.into(), &page.title).into()),
            ],
            sides,
        }
    }

    /// The card of an entry.
    pub fn get(&self, id: impl Into<AnyId>) -> Value {
        let id = id.into();
        self.by_kind[id.kind as usize][id.index as usize].clone()
    }

    /// The cards of some entries, in their order.
    pub fn list<T: Into<AnyId>>(&self, ids: impl IntoIterator<Item = T>) -> Vec<Value> {
        ids.into_iter().map(|id| self.get(id)).collect()
    }

    /// The card of a side.
    pub fn side(&self, id: Id<Side>) -> Value {
        self.sides[id.index()].clone()
    }
}

/// The address of an entry's page, from the site's root.
pub fn href(site: &Site, id: AnyId) -> String {
    route::entry(id.kind, &site.meta(id).id)
}

fn par<T: Sync>(table: &Table<T>, card: impl Fn(Id<T>, &T) -> Value + Sync) -> Vec<Value> {
    table.rows().par_iter().enumerate().map(|(at, row)| card(Id::new(at), row)).collect()
}

view! {
    /// A side.
    pub struct SideView { id: String, name: String, short: String, glyph: String, class: &'static str, }
}

view! {
    /// A link to any entry.
    pub struct LinkView { id: String, title: String, href: String, kind: &'static str, }
}

view! {
    /// A name in another language.
    pub struct NameView { lang: String, name: String, }
}

view! {
    /// A person.
    pub struct PersonCard {
        id: String, title: String, href: String, kind: &'static str, names: Vec<NameView>, side: Value,
        /// The role on the as-of day.
        role: Option<String>, events: usize,
    }
}

view! {
    /// An event.
    pub struct EventCard {
        id: String, title: String, href: String, kind: &'static str, date: Html, date_words: String, edtf: String,
        side: Value, kind_id: String, kind_name: String, status: &'static str, status_word: String,
        importance: &'static str, places: Vec<Value>, people: Vec<Value>, topics: Vec<Value>,
        /// The summary as text.
        summary: String, uncertain: bool, disputed: bool, answers: usize,
        people_ids: String, topic_ids: String,
    }
}

view! {
    /// A source.
    pub struct SourceCard {
        id: String, title: String, href: String, kind: &'static str, lang: Option<String>,
        publisher: Option<String>, date: Option<Html>, source_kind: Option<String>, side: Option<Value>,
        url: Option<String>, citation: Html, cited_by: usize,
    }
}

view! {
    /// A measure, with its state on the as-of day.
    pub struct MeasureCard {
        id: String, title: String, href: String, kind: &'static str, side: Value, kind_name: String,
        target: Option<String>, topics: Vec<Value>, state: Value,
    }
}

view! {
    /// A measure's state on a day.
    pub struct StateView {
        /// `not-yet`, `ran-out`, or the status of the record that tells it.
        status: &'static str, words: String, since: Option<Html>, until: Option<Html>, amount: Option<String>,
        note: Option<String>,
    }
}

view! {
    /// An article.
    pub struct ArticleCard {
        id: String, title: String, href: String, kind: &'static str, date: Html, summary: Option<String>,
        minutes: usize, authors: Vec<String>,
    }
}

view! {
    /// A topic, a place, a series: a title, a line and a number.
    pub struct PlainCard {
        id: String, title: String, href: String, kind: &'static str, names: Vec<NameView>, line: Option<String>,
        count: usize,
    }
}

view! {
    /// A dispute.
    pub struct DisputeCard {
        id: String, title: String, href: String, kind: &'static str, status: &'static str, status_word: String,
        assessment: Option<String>, positions: usize,
    }
}

view! {
    /// Whose words a quotation is.
    pub struct SpeakerView { name: String, href: Option<String>, role: Option<String>, }
}

view! {
    /// A quotation.
    pub struct QuoteView {
        text: String, lang: Option<String>, translation: Option<String>, by: Vec<SpeakerView>, source: Value,
        date: Option<Html>, context: Option<String>, owner: Value,
    }
}

fn side_view(id: Id<Side>, side: &Side, strings: &Strings) -> SideView {
    let shared = matches!(side.id.as_str(), "both" | "other");
    let name = if shared { strings.get(&format!("side_{}", side.id)) } else { side.name.clone() };
    let short = if shared { name.clone() } else { side.short.clone() };
    SideView {
        id: side.id.clone(),
        name,
        short,
        glyph: side.glyph.clone(),
        class: side_class(id, side),
    }
}

/// The class of a side: the first two have the theme's colours.
fn side_class(id: Id<Side>, side: &Side) -> &'static str {
    match (side.id.as_str(), id.index()) {
        ("both" | "other", _) => "side-0",
        (_, 0) => "side-1",
        (_, 1) => "side-2",
        _ => "side-3",
    }
}

/// How a person's name in other languages is shown.
pub fn names(names: &[(String, String)]) -> Vec<NameView> {
    names.iter().map(|(lang, name)| NameView { lang: lang.clone(), name: name.clone() }).collect()
}

/// What a measure's history says of a day, in the theme's words.
pub fn state_view(
    measure: &Measure,
    day: civil::Date,
    strings: &Strings,
    dates: &Dates,
) -> StateView {
    let (state, record) = state::on(measure, day);
    let until = record.and_then(|record| record.until);
    let status = match state {
        State::NotYet => "not-yet",
        State::RanOut => "ran-out",
        State::Stands(status) => status.word(),
    };
    let date = until.map(|date| dates.words(date)).unwrap_or_default();
    let words = strings.fill(&format!("state_{}", status.replace('-', "_")), &[("date", &date)]);
    let amount = record.and_then(|record| {
        let unit = record.unit.as_deref().unwrap_or("");
        record.rate.map(|rate| match unit {
            "percent" | "%" => format!("{rate}%"),
            "" => rate.to_string(),
            unit => format!("{rate} {unit}"),
        })
    });
    StateView {
        status,
        words,
        since: record.map(|record| dates.html(record.date)),
        until: until.filter(|_| state != State::RanOut).map(|date| dates.html(date)),
        amount,
        note: record.and_then(|record| record.note.clone()),
    }
}

/// Cards that an event's card holds.
struct Links<'c> {
    people: &'c [Value],
    topics: &'c [Value],
    places: &'c [Value],
}

struct Maker<'m> {
    site: &'m Site,
    strings: &'m Strings,
    dates: &'m Dates,
    words: &'m CitationWords,
    sides: &'m [Value],
}

impl Maker<'_> {
    fn all<T: Sync>(&self, table: &Table<T>, card: fn(&Self, Id<T>, &T) -> Value) -> Vec<Value> {
        par(table, |id, row| card(self, id, row))
    }

    fn link(&self, id: AnyId, title: &str) -> LinkView {
        LinkView {
            id: self.site.meta(id).id.clone(),
            title: title.to_owned(),
            href: href(self.site, id),
            kind: id.kind.folder(),
        }
    }

    fn plain(&self, doc: DocId) -> String {
        prose::plain(self.site, doc)
    }

    fn side(&self, id: Id<Side>) -> Value {
        self.sides[id.index()].clone()
    }

    fn person(&self, id: Id<Person>, person: &Person) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &person.name);
        let today = Date::from(self.site.config.as_of);
        let role = person.roles_on(today).next().map(|role| role.title.clone());
        PersonCard {
            id: name,
            title,
            href,
            kind,
            names: names(&person.names),
            side: self.side(person.side),
            role,
            events: self.site.backlinks.person(id).events.len(),
        }
        .into()
    }

    fn event(&self, id: Id<Event>, event: &Event, links: &Links<'_>) -> Value {
        let site = self.site;
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &event.title);
        let event_kind = &site.config.kinds[event.kind];
        let people: Vec<_> = event.people.iter().map(|at| at.person).collect();
        let ids = |ids: &mut dyn Iterator<Item = &str>| ids.collect::<Vec<_>>().join(" ");
        EventCard {
            id: name,
            title,
            href,
            kind,
            date: self.dates.html(event.date),
            date_words: self.dates.words(event.date),
            edtf: event.date.to_string(),
            side: self.side(event.side),
            kind_id: event_kind.id.clone(),
            kind_name: event_kind.name.clone(),
            status: event.status.word(),
            status_word: self.status_word(event),
            importance: event.importance.word(),
            places: event.places.iter().map(|id| links.places[id.index()].clone()).collect(),
            topics: event.topics.iter().map(|id| links.topics[id.index()].clone()).collect(),
            summary: self.plain(event.summary),
            uncertain: event.uncertain.is_some(),
            disputed: !site.backlinks.event(id).disputes.is_empty(),
            answers: site.backlinks.event(id).answered_by.len(),
            people_ids: ids(&mut people.iter().map(|id| site.people[*id].meta.id.as_str())),
            topic_ids: ids(&mut event.topics.iter().map(|id| site.topics[*id].meta.id.as_str())),
            people: people.iter().map(|id| links.people[id.index()].clone()).collect(),
        }
        .into()
    }

    /// "planned", or "date passed; what followed is not known here"; nothing for what happened.
    fn status_word(&self, event: &Event) -> String {
        match event.status {
            EventStatus::Happened => String::new(),
            EventStatus::Planned if event.date.latest() < self.site.config.as_of => {
                self.strings.get("status_passed")
            }
            status => self.strings.get(&format!("status_{}", status.word())),
        }
    }

    fn source(&self, id: Id<Source>, source: &Source) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &source.title);
        let citation = bibliography::citation(source, self.words, |date| self.dates.words(date));
        SourceCard {
            id: name,
            title,
            href,
            kind,
            lang: source.language.clone().filter(|language| *language != self.site.config.language),
            publisher: source.publisher.clone(),
            date: source.date.map(|date| self.dates.html(date)),
            source_kind: source
                .kind
                .map(|kind| self.strings.get(&format!("source_{}", kind.word()))),
            side: source.side.map(|side| self.side(side)),
            url: source.url.clone(),
            citation: Html(citation),
            cited_by: self.site.backlinks.source(id).cited_by.len(),
        }
        .into()
    }

    fn measure(&self, id: Id<Measure>, measure: &Measure) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &measure.title);
        let topics = measure
            .topics
            .iter()
            .map(|id| self.link((*id).into(), &self.site.topics[*id].title).into());
        MeasureCard {
            id: name,
            title,
            href,
            kind,
            side: self.side(measure.side),
            kind_name: self.site.config.measure_kinds[measure.kind].name.clone(),
            target: measure.target.clone(),
            topics: topics.collect(),
            state: state_view(measure, self.site.config.as_of, self.strings, self.dates).into(),
        }
        .into()
    }

    fn article(&self, id: Id<Article>, article: &Article) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &article.title);
        let words = article.meta.body.map_or(0, |doc| self.site.doc(doc).words);
        ArticleCard {
            id: name,
            title,
            href,
            kind,
            date: self.dates.html(article.date),
            summary: article.summary.clone(),
            minutes: (words / 230).max(1),
            authors: article.authors.clone(),
        }
        .into()
    }

    fn card(
        &self,
        id: AnyId,
        title: &str,
        names: Vec<NameView>,
        line: Option<String>,
        count: usize,
    ) -> Value {
        let LinkView { id, title, href, kind } = self.link(id, title);
        PlainCard { id, title, href, kind, names, line, count }.into()
    }

    fn topic(&self, id: Id<Topic>, topic: &Topic) -> Value {
        let line = topic.summary.map(|doc| self.plain(doc));
        let count = self.site.backlinks.topic(id).events.len();
        self.card(id.into(), &topic.title, Vec::new(), line, count)
    }

    fn place(&self, id: Id<Place>, place: &Place) -> Value {
        let count = self.site.backlinks.place(id).len();
        self.card(id.into(), &place.name, names(&place.names), place.country.clone(), count)
    }

    fn series(&self, id: Id<Series>, series: &Series) -> Value {
        self.card(
            id.into(),
            &series.title,
            Vec::new(),
            Some(series.unit.clone()),
            series.points.len(),
        )
    }

    fn dispute(&self, id: Id<Dispute>, dispute: &Dispute) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &dispute.question);
        DisputeCard {
            id: name,
            title,
            href,
            kind,
            status: dispute.status.word(),
            status_word: self.strings.get(&format!("dispute_{}", dispute.status.word())),
            assessment: dispute.assessment.map(|doc| self.plain(doc)),
            positions: dispute.positions.len(),
        }
        .into()
    }

    fn quote(&self, quote: &Quote, sources: &[Value]) -> Value {
        let speaker = |speaker: &Speaker| match speaker {
            Speaker::Words(name) => SpeakerView { name: name.clone(), href: None, role: None },
            Speaker::Person(id) => {
                let person = &self.site.people[*id];
                let role = quote.date.and_then(|date| person.roles_on(date).next());
                SpeakerView {
                    name: person.name.clone(),
                    href: Some(href(self.site, (*id).into())),
                    role: role.map(|role| role.title.clone()),
                }
            }
        };
        QuoteView {
            text: quote.text.clone(),
            lang: quote.lang.clone(),
            translation: quote.translation.clone(),
            by: quote.by.iter().map(speaker).collect(),
            source: sources[quote.source.index()].clone(),
            date: quote.date.map(|date| self.dates.html(date)),
            context: quote.context.clone(),
            owner: self.link(quote.owner, self.site.title(quote.owner)).into(),
        }
        .into()
    }
}

/// A link to any entry, for lists that mix kinds.
pub fn link_value(site: &Site, id: AnyId) -> Value {
    object([
        ("title", Value::from(site.title(id))),
        ("href", Value::from(href(site, id))),
        ("kind", Value::from(id.kind.folder())),
    ])
}

/// The text of a text's first words, for a page's description.
pub fn excerpt(text: &str) -> String {
    let limit = 160;
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
}
