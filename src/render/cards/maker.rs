//! Makes the cards: one function a kind. A card may hold others, of other kinds, and never one that may hold it.

use tera::Value;

use super::views::{
    ArticleCard, DisputeCard, EventCard, EvidenceView, LinkView, MeasureCard, NameView, PersonCard,
    PlainCard, QuoteView, SourceCard,
};
use super::{Cards, href, names, speaker_view, state_view};
use crate::bibliography;
use crate::evidence::{self, Evidence, State};
use crate::link::Site;
use crate::markdown::citations::unquoted;
use crate::model::date::Date;
use crate::model::entries::{
    Article, Dispute, DocId, Event, EventStatus, Measure, Person, Place, Quote, Role, Series, Side,
    Source, Topic,
};
use crate::model::{AnyId, Id, Kind, Words};
use crate::render::dates::Dates;
use crate::render::excerpt::{excerpt, first_sentence};
use crate::render::prose;
use crate::render::view::Html;
use crate::theme::Strings;

pub(super) struct Maker<'m> {
    pub site: &'m Site,
    /// The same as its editors wrote it, for what programs read.
    pub written: &'m Site,
    pub strings: &'m Strings,
    pub dates: &'m Dates,
    pub evidence: &'m Evidence,
    /// Those that are made already.
    pub cards: &'m Cards,
}

impl Maker<'_> {
    /// The card of an entry.
    pub fn card(&self, id: impl Into<AnyId>) -> Value {
        let id = id.into();
        let cell = &self.cards.by_kind[id.kind as usize][id.index as usize];
        cell.get_or_init(|| self.make(id)).clone()
    }

    /// The card of a quotation.
    pub fn quote(&self, id: Id<Quote>) -> Value {
        self.cards.quotes[id.index()].get_or_init(|| self.make_quote(id)).clone()
    }

    fn make(&self, id: AnyId) -> Value {
        let (site, at) = (self.site, id.index as usize);
        match id.kind {
            Kind::Articles => self.article(Id::new(at), &site.articles[Id::new(at)]),
            Kind::Events => self.event(Id::new(at), &site.events[Id::new(at)]),
            Kind::Measures => self.measure(Id::new(at), &site.measures[Id::new(at)]),
            Kind::People => self.person(Id::new(at), &site.people[Id::new(at)]),
            Kind::Topics => self.topic(Id::new(at), &site.topics[Id::new(at)]),
            Kind::Places => self.place(Id::new(at), &site.places[Id::new(at)]),
            Kind::Sources => self.source(Id::new(at), &site.sources[Id::new(at)]),
            Kind::Series => self.series(Id::new(at), &site.series[Id::new(at)]),
            Kind::Disputes => self.dispute(Id::new(at), &site.disputes[Id::new(at)]),
            Kind::Pages => self.link(id, site.title(id)).into(),
        }
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
        self.cards.side(id)
    }

    fn person(&self, id: Id<Person>, person: &Person) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &person.name);
        let today = Date::from(self.site.config.as_of);
        let held = person.roles_on(today).next().map(|role| role.title.clone());
        let role = held.or_else(|| self.last_office(person));
        PersonCard {
            id: name,
            title,
            href,
            kind,
            names: names(&person.names),
            family_first: person.is_family_first(),
            side: self.side(person.side),
            role,
            events: self.site.backlinks.person(id).events.len(),
        }
        .into()
    }

    /// The last office that is over, with its institution and its years: "Secretary, Ministry, 2017–2021".
    fn last_office(&self, person: &Person) -> Option<String> {
        let as_of = self.site.config.as_of;
        let over = person.roles.iter().filter_map(|role| Some((role.to?.latest(), role)));
        let over = over.filter(|(end, _)| *end < as_of);
        let (_, role) = over.max_by_key(|(end, _)| *end)?;
        let years = role_years(role, self.strings);
        let org = role.org.clone();
        Some(
            [role.title.clone()].into_iter().chain(org).chain(years).collect::<Vec<_>>().join(", "),
        )
    }

    fn event(&self, id: Id<Event>, event: &Event) -> Value {
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
            places: event.places.iter().map(|id| self.card(*id)).collect(),
            topics: event.topics.iter().map(|id| self.card(*id)).collect(),
            summary: self.plain(event.summary),
            uncertain: event.uncertain.is_some(),
            disputed: site.backlinks.touched().is(id),
            answers: site.backlinks.event(id).answered_by.len(),
            sources: self.sources(event),
            people_ids: ids(&mut people.iter().map(|id| site.people[*id].meta.id.as_str())),
            topic_ids: ids(&mut event.topics.iter().map(|id| site.topics[*id].meta.id.as_str())),
            people: people.iter().map(|id| self.card(*id)).collect(),
        }
        .into()
    }

    fn sources(&self, event: &Event) -> Option<String> {
        let cited = self.site.doc(event.summary).cited();
        let mut all: Vec<_> = cited.chain(event.sources.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        (!all.is_empty()).then(|| self.strings.count("balance_sources", all.len()))
    }

    /// "planned", or "date passed; what followed is not known here"; nothing for what happened.
    fn status_word(&self, event: &Event) -> String {
        match event.status {
            EventStatus::Happened if event.date.earliest() > self.site.config.as_of => {
                self.strings.get("status_later")
            }
            EventStatus::Happened => String::new(),
            EventStatus::Planned if event.date.latest() < self.site.config.as_of => {
                self.strings.get("status_passed")
            }
            status => self.strings.get(&format!("status_{}", status.word())),
        }
    }

    fn source(&self, id: Id<Source>, source: &Source) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &source.title);
        let style = self.site.config.citation_style;
        let words = |date| self.dates.words(date);
        let written = &self.written.sources[id];
        let citation = bibliography::citation(style, written, &self.cards.words, words);
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
            coins: Html(bibliography::coins(written)),
            cited_by: self.site.backlinks.source(id).cited_by.len(),
        }
        .into()
    }

    fn measure(&self, id: Id<Measure>, measure: &Measure) -> Value {
        let LinkView { id: name, title, href, kind } = self.link(id.into(), &measure.title);
        let of_kind = &self.site.config.measure_kinds[measure.kind];
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
            kind_name: of_kind.name.clone(),
            target: measure.target.clone(),
            topics: topics.collect(),
            state: state_view(
                measure,
                &of_kind.id,
                (self.site.config.as_of, self.site.config.as_of),
                self.strings,
                self.dates,
            )
            .into(),
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

    fn plain_card(
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
        let line = topic.summary.map(|doc| first_sentence(&self.plain(doc)).to_owned());
        let count = self.site.backlinks.topic(id).events.len();
        self.plain_card(id.into(), &topic.title, Vec::new(), line, count)
    }

    fn place(&self, id: Id<Place>, place: &Place) -> Value {
        let count = self.site.backlinks.place(id).len();
        self.plain_card(id.into(), &place.name, names(&place.names), place.country.clone(), count)
    }

    fn series(&self, id: Id<Series>, series: &Series) -> Value {
        self.plain_card(
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
            assessment: dispute.assessment.map(|doc| excerpt(&self.plain(doc))),
            positions: dispute.positions.len(),
        }
        .into()
    }

    /// What is known of a quotation from a source. Only where its words were found, addresses lead to them.
    fn evidence(&self, state: &State, source: &Source) -> EvidenceView {
        let (words, fragment) = match state {
            State::Verified { on, fragment } => {
                let day = self.dates.words(Date::from(*on));
                (self.strings.fill("quote_verified", &[("date", &day)]), Some(fragment))
            }
            State::Missing => (self.strings.get("quote_not_found"), None),
            State::Ambiguous => (self.strings.get("quote_ambiguous"), None),
            State::Changed(_) => (self.strings.get("quote_changed"), None),
            State::Moved => (self.strings.get("quote_moved"), None),
            _ => (self.strings.get("quote_unchecked"), None),
        };
        let passage = |url: &Option<String>| {
            let url = url.as_ref()?;
            Some(fragment.map_or_else(|| url.clone(), |fragment| evidence::address(url, fragment)))
        };
        EvidenceView {
            verified: fragment.is_some(),
            words,
            passage: passage(&source.url),
            archived: passage(&source.archived_url),
        }
    }

    fn make_quote(&self, id: Id<Quote>) -> Value {
        let quote = &self.site.quotes[id];
        QuoteView {
            // The theme sets marks of its own around both.
            text: unquoted(&quote.text).to_owned(),
            lang: quote.lang.clone(),
            translation: quote.translation.as_deref().map(|text| unquoted(text).to_owned()),
            by: quote.by.iter().map(|by| speaker_view(self.site, by, quote.date)).collect(),
            source: self.card(quote.source),
            date: quote.date.map(|date| self.dates.html(date)),
            context: quote.context.clone(),
            owner: self.link(quote.owner, self.site.title(quote.owner)).into(),
            evidence: self.evidence(self.evidence.state(id), &self.site.sources[quote.source]),
        }
        .into()
    }
}

/// The years of an office that is over, as far as they are known: "2017–2021", "2021", "until 2021".
fn role_years(role: &Role, strings: &Strings) -> Option<String> {
    let to = role.to?.year()?.to_string();
    Some(match role.from.and_then(|from| from.year()) {
        None => strings.fill("date_until", &[("to", &to)]),
        Some(from) if from.to_string() == to => to,
        Some(from) => strings.fill("person_years", &[("from", &from.to_string()), ("to", &to)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    #[test]
    fn an_office_that_is_over_has_its_years() {
        let theme =
            theme::load(std::path::Path::new("nowhere"), "briefing", "en").expect("built in");
        for (from, to, expected) in [
            (Some("2017-05-15"), Some("2021-01-20"), Some("2017–2021")),
            (Some("2021-01"), Some("2021"), Some("2021")),
            (None, Some("2021"), Some("until 2021")),
            (Some("2017"), None, None),
        ] {
            let [from, to] = [from, to].map(|date| date.map(|edtf| Date::parse(edtf).expect(edtf)));
            let role = Role { title: String::new(), org: None, from, to };
            assert_eq!(role_years(&role, &theme.strings).as_deref(), expected);
        }
    }
}
