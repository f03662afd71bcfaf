//! Sources.

use crate::model::Id;
use crate::model::date::Date;
use crate::model::entries::{Meta, Side};

crate::words! {
    /// What kind of voice a source is.
    pub enum SourceKind {
        /// A government's or an authority's own text.
        Official = "official",
        /// A law, a court, a law firm's note on either.
        Law = "law",
        /// A news agency.
        Wire = "wire",
        /// A newsroom.
        News = "news",
        /// Analysis and reference.
        Analysis = "analysis",
        /// Statistics.
        Data = "data",
    }
}

/// A source.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// What all kinds share.
    pub meta: Meta,
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, as the editor wrote the names; `bibliography` tells people from others.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its address.
    pub url: Option<String>,
    /// The address of a copy.
    pub archived_url: Option<String>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// What kind of voice it is.
    pub kind: Option<SourceKind>,
    /// Whose voice an official source is.
    pub side: Option<Id<Side>>,
    /// The agency whose story it carries.
    pub syndicated_from: Option<String>,
    /// What is to be known of the title when it is not the page's own.
    pub title_note: Option<String>,
}
