//! Draft entries to entries: one function a kind, every field accounted for.
//! A reference that leads nowhere is reported and left out; the site is then not made.

mod kinds;

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::fields::readers::{Prose, Ref};
use crate::fields::shared::{AcceptFields, CommonFields, CorrectionFields, QuoteFields};
use crate::load::kinds::{LinkFields, TitledLink};
use crate::load::{Draft, DraftEntry};
use crate::model::date::Date;
use crate::model::entries::{
    Accept, Article, Correction, Dispute, DocId, Event, Measure, Meta, Page, Person, Place, Quote,
    Series, Source, Speaker, Topic, WebLink,
};
use crate::model::{AnyId, Entry, Id, Kind, Table, slug};
use crate::source::{Span, Spanned, small};

use super::backlinks::Backlinks;
use super::doc::Doc;
use super::docs::Pending;
use super::index::Index;
use super::{Files, Site};

/// The entries, with the Markdown texts that are still to be parsed.
pub struct Resolved {
    /// The tables.
    pub tables: Tables,
    /// The texts, in the order of their ids.
    pub pending: Vec<Pending>,
    /// Every `responds_to`, with its place.
    pub answers: Vec<Answer>,
}

/// One event's claim to answer another.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// The event that answers.
    pub by: Id<Event>,
    /// What it answers.
    pub to: Id<Event>,
    /// Where that is written.
    pub span: Span,
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
            docs: docs.into(),
            backlinks,
            files,
        }
    }
}

/// Resolves all entries.
pub fn resolve(draft: Draft, index: &Index, diagnostics: &mut Vec<Diagnostic>) -> Resolved {
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
        unread: _,
    } = draft;
    let mut cx = Context {
        index,
        diagnostics,
        pending: Vec::new(),
        quotes: Table::default(),
        answers: Vec::new(),
        owner: None,
    };
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
    let Context { pending, quotes, answers, .. } = cx;
    Resolved { tables: Tables { quotes, ..tables }, pending, answers }
}

struct Context<'c> {
    index: &'c Index,
    diagnostics: &'c mut Vec<Diagnostic>,
    pending: Vec<Pending>,
    quotes: Table<Quote>,
    answers: Vec<Answer>,
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
                self.diagnostics.push(twice(&one.text, one.span));
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

    fn order(&mut self, from: &Spanned<Option<Date>>, to: &Spanned<Option<Date>>) {
        self.diagnostics.extend(backwards(from, to));
    }
}

/// A report of an entry that a list names a second time.
pub fn twice(id: &str, span: Span) -> Diagnostic {
    Diagnostic::error("duplicate-reference", span, format!("`{id}` is named twice"))
        .help("keep one of the two")
}

/// A report if a range of two fields ends before it begins.
pub fn backwards(from: &Spanned<Option<Date>>, to: &Spanned<Option<Date>>) -> Option<Diagnostic> {
    let (first, last) = (from.value?, to.value?);
    (last.latest() < first.earliest()).then(|| {
        Diagnostic::error("bad-range", to.span, format!("`{last}` is before `{first}`"))
            .help("write the earlier date first, or mend one of the two")
    })
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
    Quote {
        owner,
        text: text.value,
        by: by.0.into_iter().filter_map(|name| speaker(name, index, diagnostics)).collect(),
        source: index.entry(&source, diagnostics).unwrap_or(Id::new(0)),
        date,
        context,
        lang: lang.map(|lang| lang.0),
        translation,
        prefix,
        span: text.span,
    }
}

/// Whose words something is: what has the form of an id must be a person's.
pub fn speaker(
    name: Spanned<String>,
    index: &Index,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Speaker> {
    if slug::is_kebab(&name.value) {
        let person = Ref::new(name.value, name.span);
        return index.entry(&person, diagnostics).map(Speaker::Person);
    }
    Some(Speaker::Words(name.value))
}
