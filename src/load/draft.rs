//! Entries as they were written, kind by kind.

use crate::fields::shared::{AcceptFields, CommonFields};
use crate::load::kinds::{
    ArticleFields, DisputeFields, EventFields, MeasureFields, PageFields, PersonFields,
    PlaceFields, SeriesFields, SourceFields, TopicFields,
};
use crate::model::Kind;
use crate::source::{Span, Spanned};

/// An entry as it was written.
#[derive(Clone, Debug)]
pub struct DraftEntry<F> {
    /// Its id and where it is given: the field, or the file's beginning.
    pub id: Spanned<String>,
    /// What every entry may have.
    pub common: CommonFields,
    /// What its kind has.
    pub fields: F,
    /// Its first line.
    pub head: Span,
    /// The whole entry, without a Markdown body.
    pub record: Span,
    /// Where each of its fields stands.
    pub places: Vec<(&'static str, Span)>,
}

/// The entries of a site as they were written, in the order of the files.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Draft {
    pub articles: Vec<DraftEntry<ArticleFields>>,
    pub events: Vec<DraftEntry<EventFields>>,
    pub measures: Vec<DraftEntry<MeasureFields>>,
    pub people: Vec<DraftEntry<PersonFields>>,
    pub topics: Vec<DraftEntry<TopicFields>>,
    pub places: Vec<DraftEntry<PlaceFields>>,
    pub sources: Vec<DraftEntry<SourceFields>>,
    pub series: Vec<DraftEntry<SeriesFields>>,
    pub disputes: Vec<DraftEntry<DisputeFields>>,
    pub pages: Vec<DraftEntry<PageFields>>,
    /// What could not be read at all.
    pub unread: Unread,
}

/// Entries that are there, but of which nothing is known: a reference to one of them is no fault.
#[derive(Clone, Debug, Default)]
pub struct Unread {
    /// Ids of entries, by the names of their files.
    pub ids: Vec<(Kind, String)>,
    /// Kinds with a list of entries that could not be read: any id may have been in it.
    pub kinds: Vec<Kind>,
}

/// The names of an entry, whatever its kind.
#[derive(Clone, Copy, Debug)]
pub struct Head<'d> {
    /// The kind.
    pub kind: Kind,
    /// The place in the kind's list.
    pub index: usize,
    /// The id.
    pub id: &'d Spanned<String>,
    /// Former ids.
    pub aliases: &'d [Spanned<String>],
    /// Rules that it may break.
    pub accept: &'d [AcceptFields],
}

/// Does the same for each kind and its list of entries.
macro_rules! each_kind {
    ($draft:expr, |$kind:ident, $entries:ident| $body:expr) => {
        each_kind!(@ $draft, $kind, $entries, $body,
            articles Articles, events Events, measures Measures, people People, topics Topics,
            places Places, sources Sources, series Series, disputes Disputes, pages Pages)
    };
    (@ $draft:expr, $kind:ident, $entries:ident, $body:expr, $($field:ident $variant:ident),+) => {
        $( {
            let $kind = Kind::$variant;
            let Draft { $field: $entries, .. } = $draft;
            $body;
        } )+
    };
}

impl Draft {
    /// Adds the entries of another draft behind its own.
    pub fn append(&mut self, mut other: Draft) {
        self.articles.append(&mut other.articles);
        self.events.append(&mut other.events);
        self.measures.append(&mut other.measures);
        self.people.append(&mut other.people);
        self.topics.append(&mut other.topics);
        self.places.append(&mut other.places);
        self.sources.append(&mut other.sources);
        self.series.append(&mut other.series);
        self.disputes.append(&mut other.disputes);
        self.pages.append(&mut other.pages);
        self.unread.ids.append(&mut other.unread.ids);
        self.unread.kinds.append(&mut other.unread.kinds);
    }

    /// The names of all entries, kind by kind.
    pub fn heads(&self) -> Vec<Head<'_>> {
        let mut heads = Vec::new();
        each_kind!(self, |kind, entries| {
            for (index, entry) in entries.iter().enumerate() {
                let CommonFields { aliases, accept, .. } = &entry.common;
                heads.push(Head { kind, index, id: &entry.id, aliases, accept });
            }
        });
        heads
    }

    /// Takes out the entries that are not to be published yet, and tells their ids.
    pub fn take_drafts(&mut self) -> Vec<(Kind, Spanned<String>)> {
        let mut taken = Vec::new();
        each_kind!(self, |kind, entries| {
            entries.retain(|entry| {
                let is_draft = entry.common.draft == Some(true);
                if is_draft {
                    taken.push((kind, entry.id.clone()));
                }
                !is_draft
            })
        });
        taken
    }
}
