//! One function a kind: every field of a draft goes somewhere, by exhaustive destructuring.

use super::{Answer, Context, known, speaker, web_link};
use crate::diag::Diagnostic;
use crate::fields::readers::Ref;
use crate::fields::shared::ReadoutFields;
use crate::load::kinds::{
    ArticleFields, AttendanceFields, DisputeFields, EventFields, HistoryFields, MeasureFields,
    PageFields, PersonFields, PlaceFields, PointFields, PositionFields, RoleFields, SeriesFields,
    SourceFields, TopicFields, WithRole,
};
use crate::model::Id;
use crate::model::entries::{
    Article, Attendance, Dispute, DisputeStatus, Event, EventStatus, HistoryRecord, Importance,
    Measure, MeasureStatus, Meta, Page, Person, Place, Point, Position, Readout, Role, Series,
    Shape, Source, Topic,
};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn article(&mut self, meta: Meta, fields: ArticleFields) -> Article {
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

    pub(super) fn event(&mut self, meta: Meta, fields: EventFields) -> Event {
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
            people: self.people(people),
            topics: self.ids(&topics),
            responds_to: self.answers(&responds_to),
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

    fn answers(&mut self, to: &[Ref<Event>]) -> Vec<Id<Event>> {
        let by = Id::new(self.owner().index as usize);
        for one in to {
            // What is unknown is reported below.
            if let Some(to) = self.index.entry(one, &mut Vec::new()) {
                self.answers.push(Answer { by, to, span: one.span });
            }
        }
        self.ids(to)
    }

    fn people(&mut self, people: Vec<AttendanceFields>) -> Vec<Attendance> {
        let (persons, roles): (Vec<_>, Vec<_>) = people
            .into_iter()
            .map(|AttendanceFields(WithRole { person, role })| (person, role))
            .unzip();
        let ids = self.ids(&persons);
        ids.into_iter().zip(roles).map(|(person, role)| Attendance { person, role }).collect()
    }

    fn readout(&mut self, fields: ReadoutFields) -> Readout {
        let ReadoutFields { side, summary, source } = fields;
        Readout {
            side: self.index.side(&side, self.diagnostics).unwrap_or(Id::new(0)),
            summary: self.doc("readout", summary),
            source: self.id(&source).unwrap_or(Id::new(0)),
        }
    }

    pub(super) fn measure(&mut self, meta: Meta, fields: MeasureFields) -> Measure {
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
            span: date.span,
        }
    }

    pub(super) fn person(&mut self, meta: Meta, fields: PersonFields) -> Person {
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

    pub(super) fn topic(&mut self, meta: Meta, fields: TopicFields) -> Topic {
        let TopicFields { title, summary } = fields;
        Topic { meta, title, summary: self.optional_doc("summary", summary) }
    }

    pub(super) fn place(&mut self, meta: Meta, fields: PlaceFields) -> Place {
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

    pub(super) fn source(&mut self, meta: Meta, fields: SourceFields) -> Source {
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

    pub(super) fn series(&mut self, meta: Meta, fields: SeriesFields) -> Series {
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
            span: date.span,
        }
    }

    pub(super) fn dispute(&mut self, meta: Meta, fields: DisputeFields) -> Dispute {
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
        let by = by.and_then(|name| speaker(name, self.index, self.diagnostics));
        Position { says: self.doc("position", says), by, sources: self.ids(&sources) }
    }

    pub(super) fn page(&mut self, meta: Meta, fields: PageFields) -> Page {
        let PageFields { title } = fields;
        Page { meta, title }
    }
}
