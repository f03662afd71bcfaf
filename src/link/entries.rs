//! Draft entries to entries: one function a kind, every field accounted for.
//! A reference that leads nowhere is reported and left out; the site is then not made.

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::fields::readers::{Prose, Ref};
use crate::fields::shared::{
    AcceptFields, CommonFields, CorrectionFields, QuoteFields, ReadoutFields,
};
use crate::load::kinds::{
    ArticleFields, AttendanceFields, DisputeFields, EventFields, HistoryFields, LinkFields,
    MeasureFields, PageFields, PersonFields, PlaceFields, PointFields, PositionFields, RoleFields,
    SeriesFields, SourceFields, TitledLink, TopicFields, WithRole,
};
use crate::load::{Draft, DraftEntry};
use crate::model::date::Date;
use crate::model::entries::{
    Accept, Article, Attendance, Correction, Dispute, DisputeStatus, DocId, Event, EventStatus,
    HistoryRecord, Importance, Measure, MeasureStatus, Meta, Page, Person, Place, Point, Position,
    Quote, Readout, Role, Series, Shape, Source, Speaker, Topic, WebLink,
};
use crate::model::{AnyId, Entry, Id, Kind, Table, slug};
use crate::source::{Span, Spanned, small};

use super::backlinks::Backlinks;
use super::docs::{Doc, Pending};
use super::index::Index;
use super::{Files, Site};

/// The entries, with the Markdown texts that are still to be parsed.
pub struct Resolved {
    /// The tables.
    pub tables: Tables,
    /// The texts, in the order of their ids.
    pub pending: Vec<Pending>,
}

/// The tables of a site to be.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Tables {
    pub articles: Table<Article>,
    pub events: Table<Event>,
    pub measures: Table<Measure>,
    pub people: Table<Person>,
    pub topics: Table<Topic>,
    pub places: Table<Place>,
    pub sources: Table<Source>,
    pub series: Table<Series>,
    pub disputes: Table<Dispute>,
    pub pages: Table<Page>,
    pub quotes: Table<Quote>,
}

impl Tables {
    /// The site of these tables, its backlinks still to be drawn.
    pub fn into_site(
        self,
        config: Config,
        files: Files,
        docs: Vec<Doc>,
        quotes: Vec<Quote>,
    ) -> Site {
        let Tables {
            articles,
            events,
            measures,
            people,
            topics,
            places,
            sources,
            series,
            disputes,
            pages,
            quotes: mut all,
        } = self;
        for quote in quotes {
            all.push(quote);
        }
        let backlinks = Backlinks::default();
        Site {
            config,
            articles,
            events,
            measures,
            people,
            topics,
            places,
            sources,
            series,
            disputes,
            pages,
            quotes: all,
            docs,
            backlinks,
            files,
        }
    }
}

/// Drafts taken out (and listed) unless they are asked for, and every list in the order in which it is shown.
pub fn in_order(mut draft: Draft, drafts: bool) -> (Draft, Vec<(Kind, Spanned<String>)>) {
    let mut hidden = Vec::new();
    let Draft {
        articles,
        events,
        measures,
        people,
        topics,
        places,
        sources,
        series,
        disputes,
        pages,
    } = &mut draft;
    if !drafts {
        hide(Kind::Articles, articles, &mut hidden);
        hide(Kind::Events, events, &mut hidden);
        hide(Kind::Measures, measures, &mut hidden);
        hide(Kind::People, people, &mut hidden);
        hide(Kind::Topics, topics, &mut hidden);
        hide(Kind::Places, places, &mut hidden);
        hide(Kind::Sources, sources, &mut hidden);
        hide(Kind::Series, series, &mut hidden);
        hide(Kind::Disputes, disputes, &mut hidden);
        hide(Kind::Pages, pages, &mut hidden);
    }
    articles
        .sort_by_cached_key(|entry| (std::cmp::Reverse(entry.fields.date), entry.id.value.clone()));
    events.sort_by_cached_key(|entry| (entry.fields.date, entry.id.value.clone()));
    measures.sort_by_cached_key(|entry| {
        let first = entry.fields.history.iter().filter_map(|record| record.date.value).min();
        (first, entry.id.value.clone())
    });
    people.sort_by_cached_key(|entry| {
        let fields = &entry.fields;
        let family = fields.family_name.as_ref().unwrap_or(&fields.name);
        (slug::of(family), slug::of(&fields.name), entry.id.value.clone())
    });
    topics.sort_by_cached_key(|entry| (slug::of(&entry.fields.title), entry.id.value.clone()));
    places.sort_by_cached_key(|entry| (slug::of(&entry.fields.name), entry.id.value.clone()));
    sources.sort_by_cached_key(|entry| entry.id.value.clone());
    series.sort_by_cached_key(|entry| (slug::of(&entry.fields.title), entry.id.value.clone()));
    disputes.sort_by_cached_key(|entry| (entry.fields.status, entry.id.value.clone()));
    pages.sort_by_cached_key(|entry| entry.id.value.clone());
    (draft, hidden)
}

fn hide<F>(
    kind: Kind,
    entries: &mut Vec<DraftEntry<F>>,
    hidden: &mut Vec<(Kind, Spanned<String>)>,
) {
    entries.retain(|entry| {
        let out = entry.common.draft == Some(true);
        if out {
            hidden.push((kind, entry.id.clone()));
        }
        !out
    });
}

/// Resolves all entries.
pub fn resolve(
    draft: (Draft, Vec<(Kind, Spanned<String>)>),
    index: &Index,
    diagnostics: &mut Vec<Diagnostic>,
) -> Resolved {
    let Draft {
        articles,
        events,
        measures,
        people,
        topics,
        places,
        sources,
        series,
        disputes,
        pages,
    } = draft.0;
    let mut cx =
        Context { index, diagnostics, pending: Vec::new(), quotes: Table::default(), owner: None };
    let tables = Tables {
        articles: cx.table(articles, Context::article),
        events: cx.table(events, Context::event),
        measures: cx.table(measures, Context::measure),
        people: cx.table(people, Context::person),
        topics: cx.table(topics, Context::topic),
        places: cx.table(places, Context::place),
        sources: cx.table(sources, Context::source),
        series: cx.table(series, Context::series),
        disputes: cx.table(disputes, Context::dispute),
        pages: cx.table(pages, Context::page),
        quotes: Table::default(),
    };
    let Context { pending, quotes, .. } = cx;
    Resolved { tables: Tables { quotes, ..tables }, pending }
}

struct Context<'c> {
    index: &'c Index,
    diagnostics: &'c mut Vec<Diagnostic>,
    pending: Vec<Pending>,
    quotes: Table<Quote>,
    owner: Option<AnyId>,
}

impl Context<'_> {
    fn table<F, T: Entry>(
        &mut self,
        drafts: Vec<DraftEntry<F>>,
        resolve: fn(&mut Self, Meta, F) -> T,
    ) -> Table<T> {
        let rows: Vec<T> = drafts
            .into_iter()
            .enumerate()
            .map(|(at, draft)| {
                self.owner = Some(AnyId { kind: T::KIND, index: small(at) });
                let DraftEntry { id, common, fields, head, record, places } = draft;
                let meta = self.meta(id.value, common, head, record, places);
                resolve(self, meta, fields)
            })
            .collect();
        rows.into()
    }

    fn owner(&self) -> AnyId {
        self.owner.unwrap_or(AnyId { kind: Kind::Pages, index: 0 })
    }

    fn meta(
        &mut self,
        id: String,
        common: CommonFields,
        head: Span,
        record: Span,
        places: Vec<(&'static str, Span)>,
    ) -> Meta {
        let CommonFields { id: _, aliases, draft, updated, corrections, accept, body } = common;
        Meta {
            id,
            aliases: aliases.into_iter().map(|alias| alias.value).collect(),
            draft: draft.unwrap_or(false),
            updated,
            corrections: corrections
                .into_iter()
                .map(|CorrectionFields { date, what }| Correction { date: known(date), what })
                .collect(),
            accept: accept
                .into_iter()
                .map(|AcceptFields { rule, because }| Accept {
                    rule: rule.value,
                    because,
                    span: rule.span,
                })
                .collect(),
            head,
            record,
            places,
            body: body.map(|prose| self.doc("body", prose)),
        }
    }

    fn doc(&mut self, field: &'static str, prose: Prose) -> DocId {
        let prefix = if field == "body" {
            String::new()
        } else {
            format!("{field}-{}-", self.pending.len())
        };
        self.pending.push(Pending { owner: self.owner(), field, prose, id_prefix: prefix });
        DocId(small(self.pending.len() - 1))
    }

    fn optional_doc(&mut self, field: &'static str, prose: Option<Prose>) -> Option<DocId> {
        prose.map(|prose| self.doc(field, prose))
    }

    fn id<T: Entry>(&mut self, to: &Ref<T>) -> Option<Id<T>> {
        self.index.entry(to, self.diagnostics)
    }

    fn ids<T: Entry>(&mut self, to: &[Ref<T>]) -> Vec<Id<T>> {
        let mut ids: Vec<Id<T>> = Vec::with_capacity(to.len());
        for one in to {
            let Some(id) = self.id(one) else { continue };
            if ids.contains(&id) {
                let message = format!("`{}` is named twice", one.text);
                self.diagnostics.push(
                    Diagnostic::error("duplicate-reference", one.span, message)
                        .help("keep one of the two"),
                );
                continue;
            }
            ids.push(id);
        }
        ids
    }

    fn quotes(&mut self, quotes: Vec<QuoteFields>) -> Vec<Id<Quote>> {
        let owner = self.owner();
        quotes
            .into_iter()
            .map(|fields| {
                let quote = quote(fields, owner, self.index, self.diagnostics);
                self.quotes.push(quote)
            })
            .collect()
    }

    /// A range of two fields that must not end before it begins.
    fn order(&mut self, from: &Spanned<Option<Date>>, to: &Spanned<Option<Date>>) {
        let (Some(first), Some(last)) = (from.value, to.value) else { return };
        if last.latest() < first.earliest() {
            let message = format!("`{last}` is before `{first}`");
            self.diagnostics.push(
                Diagnostic::error("bad-range", to.span, message)
                    .help("write the earlier date first, or mend one of the two"),
            );
        }
    }

    fn article(&mut self, meta: Meta, fields: ArticleFields) -> Article {
        let ArticleFields { title, date, authors, summary, people, topics, events, sources } =
            fields;
        Article {
            meta,
            title,
            date: known(date),
            authors,
            summary,
            people: self.ids(&people),
            topics: self.ids(&topics),
            events: self.ids(&events),
            sources: self.ids(&sources),
        }
    }

    fn event(&mut self, meta: Meta, fields: EventFields) -> Event {
        let EventFields {
            title,
            date,
            kind,
            side,
            place,
            mode,
            people,
            topics,
            responds_to,
            status,
            importance,
            uncertain,
            summary,
            quotes,
            readouts,
            sources,
        } = fields;
        Event {
            title,
            date: known(date),
            kind: self.index.kind(&kind, self.diagnostics).unwrap_or(Id::new(0)),
            side: self.index.side(&side, self.diagnostics).unwrap_or(Id::new(0)),
            places: self.ids(&place.0),
            mode,
            people: people.into_iter().filter_map(|person| self.attendance(person)).collect(),
            topics: self.ids(&topics),
            responds_to: self.ids(&responds_to),
            status: status.unwrap_or(EventStatus::Happened),
            importance: importance.unwrap_or(Importance::Normal),
            uncertain: self.optional_doc("uncertain", uncertain),
            summary: self.doc("summary", summary),
            quotes: self.quotes(quotes),
            readouts: readouts.into_iter().map(|readout| self.readout(readout)).collect(),
            sources: self.ids(&sources),
            meta,
        }
    }

    fn attendance(&mut self, fields: AttendanceFields) -> Option<Attendance> {
        let AttendanceFields(WithRole { person, role }) = fields;
        Some(Attendance { person: self.id(&person)?, role })
    }

    fn readout(&mut self, fields: ReadoutFields) -> Readout {
        let ReadoutFields { side, summary, source } = fields;
        Readout {
            side: self.index.side(&side, self.diagnostics).unwrap_or(Id::new(0)),
            summary: self.doc("readout", summary),
            source: self.id(&source).unwrap_or(Id::new(0)),
        }
    }

    fn measure(&mut self, meta: Meta, fields: MeasureFields) -> Measure {
        let MeasureFields { title, side, kind, target, topics, summary, quotes, history } = fields;
        let mut history: Vec<_> = history.into_iter().map(|record| self.record(record)).collect();
        history.sort_by_key(|record| record.date.earliest());
        Measure {
            title,
            side: self.index.side(&side, self.diagnostics).unwrap_or(Id::new(0)),
            kind: self.index.measure_kind(&kind, self.diagnostics).unwrap_or(Id::new(0)),
            target,
            topics: self.ids(&topics),
            summary: self.optional_doc("summary", summary),
            quotes: self.quotes(quotes),
            history,
            meta,
        }
    }

    fn record(&mut self, fields: HistoryFields) -> HistoryRecord {
        let HistoryFields { date, status, rate, unit, until, event, note, sources } = fields;
        self.order(&date, &until);
        HistoryRecord {
            date: known(date.value),
            status: status.unwrap_or(MeasureStatus::Announced),
            rate,
            unit,
            until: until.value,
            event: event.and_then(|event| self.id(&event)),
            note,
            sources: self.ids(&sources),
        }
    }

    fn person(&mut self, meta: Meta, fields: PersonFields) -> Person {
        let PersonFields {
            name,
            names,
            family_name,
            given_name,
            side,
            roles,
            other_names,
            image,
            image_credit,
            links,
            quotes,
            sources,
        } = fields;
        Person {
            name,
            names: self.names(names.0),
            family_name,
            given_name,
            side: self.index.side(&side, self.diagnostics).unwrap_or(Id::new(0)),
            roles: roles.into_iter().map(|role| self.role(role)).collect(),
            other_names,
            image: image.map(|image| image.value),
            image_credit,
            links: links.into_iter().map(web_link).collect(),
            quotes: self.quotes(quotes),
            sources: self.ids(&sources),
            meta,
        }
    }

    fn role(&mut self, fields: RoleFields) -> Role {
        let RoleFields { title, org, from, to } = fields;
        self.order(&from, &to);
        Role { title, org, from: from.value, to: to.value }
    }

    fn names(&mut self, names: Vec<(Spanned<String>, String)>) -> Vec<(String, String)> {
        for (language, _) in &names {
            if !crate::fields::readers::is_language(&language.value) {
                let message = format!("`{}` is not a language tag", language.value);
                self.diagnostics.push(
                    Diagnostic::error("wrong-type", language.span, message)
                        .help("write a tag such as `zh-Hans`, `zh-Hant` or `ko`"),
                );
            }
        }
        names.into_iter().map(|(language, name)| (language.value, name)).collect()
    }

    fn topic(&mut self, meta: Meta, fields: TopicFields) -> Topic {
        let TopicFields { title, summary } = fields;
        Topic { meta, title, summary: self.optional_doc("summary", summary) }
    }

    fn place(&mut self, meta: Meta, fields: PlaceFields) -> Place {
        let PlaceFields { name, names, country, latitude, longitude } = fields;
        let names = self.names(names.0);
        for (field, value, limit) in [("latitude", latitude, 90.0), ("longitude", longitude, 180.0)]
        {
            if value.is_some_and(|degrees: f64| degrees.abs() > limit) {
                let message = format!("`{field}` is beyond {limit} degrees");
                self.diagnostics.push(
                    Diagnostic::error("bad-number", meta.place(field), message)
                        .help("give degrees with decimals, north and east positive"),
                );
            }
        }
        Place { meta, name, names, country, latitude, longitude }
    }

    fn source(&mut self, meta: Meta, fields: SourceFields) -> Source {
        let SourceFields {
            title,
            publisher,
            authors,
            date,
            url,
            archived_url,
            accessed,
            language,
            kind,
            side,
            syndicated_from,
            title_note,
        } = fields;
        Source {
            meta,
            title,
            publisher,
            authors,
            date,
            url: url.map(|url| url.0),
            archived_url: archived_url.map(|url| url.0),
            accessed,
            language: language.map(|language| language.0),
            kind,
            side: side.and_then(|side| self.index.side(&side, self.diagnostics)),
            syndicated_from,
            title_note,
        }
    }

    fn series(&mut self, meta: Meta, fields: SeriesFields) -> Series {
        let SeriesFields { title, unit, side, shape, points, summary } = fields;
        let mut points: Vec<_> = points.into_iter().map(|point| self.point(point)).collect();
        points.sort_by_key(|point| point.date);
        Series {
            title,
            unit,
            side: side.and_then(|side| self.index.side(&side, self.diagnostics)),
            shape: shape.unwrap_or(Shape::Line),
            points,
            summary: self.optional_doc("summary", summary),
            meta,
        }
    }

    fn point(&mut self, fields: PointFields) -> Point {
        let PointFields { date, value, event, note, derived, sources } = fields;
        Point {
            date: known(date.value),
            value: value.unwrap_or(0.0),
            event: event.and_then(|event| self.id(&event)),
            note,
            derived: derived.unwrap_or(false),
            sources: self.ids(&sources),
        }
    }

    fn dispute(&mut self, meta: Meta, fields: DisputeFields) -> Dispute {
        let DisputeFields {
            question,
            events,
            people,
            topics,
            positions,
            quotes,
            assessment,
            status,
        } = fields;
        Dispute {
            question,
            events: self.ids(&events),
            people: self.ids(&people),
            topics: self.ids(&topics),
            positions: positions.into_iter().map(|position| self.position(position)).collect(),
            quotes: self.quotes(quotes),
            assessment: self.optional_doc("assessment", assessment),
            status: status.unwrap_or(DisputeStatus::Open),
            meta,
        }
    }

    fn position(&mut self, fields: PositionFields) -> Position {
        let PositionFields { says, sources, by } = fields;
        Position { says: self.doc("position", says), by, sources: self.ids(&sources) }
    }

    fn page(&mut self, meta: Meta, fields: PageFields) -> Page {
        let PageFields { title } = fields;
        Page { meta, title }
    }
}

/// A date that every whole entry has; where it is missing, that was reported and there is no site.
fn known(date: Option<Date>) -> Date {
    date.unwrap_or_else(|| Date::from(jiff::civil::Date::MIN))
}

fn web_link(fields: LinkFields) -> WebLink {
    let LinkFields(TitledLink { title, url }) = fields;
    let title = title.unwrap_or_else(|| {
        let bare = url.0.trim_start_matches("https://").trim_start_matches("http://");
        bare.trim_end_matches('/').to_owned()
    });
    WebLink { title, url: url.0 }
}

/// A quotation of an entry or of an embed.
pub fn quote(
    fields: QuoteFields,
    owner: AnyId,
    index: &Index,
    diagnostics: &mut Vec<Diagnostic>,
) -> Quote {
    let QuoteFields { text, by, source, date, context, lang, translation, prefix } = fields;
    let speaker = |name: Spanned<String>, diagnostics: &mut Vec<Diagnostic>| {
        if slug::is_kebab(&name.value) {
            let person = Ref::new(name.value, name.span);
            return index.entry(&person, diagnostics).map(Speaker::Person);
        }
        Some(Speaker::Words(name.value))
    };
    Quote {
        owner,
        text: text.value,
        by: by.0.into_iter().filter_map(|name| speaker(name, diagnostics)).collect(),
        source: index.entry(&source, diagnostics).unwrap_or(Id::new(0)),
        date,
        context,
        lang: lang.map(|lang| lang.0),
        translation,
        prefix,
        span: text.span,
    }
}
