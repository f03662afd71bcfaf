//! Articles.

use crate::model::Id;
use crate::model::date::Date;
use crate::model::entries::{Event, Meta, Person, Source, Topic};

/// An article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What all kinds share.
    pub meta: Meta,
    /// The headline.
    pub title: String,
    /// The day it was written.
    pub date: Date,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// People it is about, beside those it names.
    pub people: Vec<Id<Person>>,
    /// Its topics.
    pub topics: Vec<Id<Topic>>,
    /// Its events.
    pub events: Vec<Id<Event>>,
    /// Sources it rests on, beside those it cites.
    pub sources: Vec<Id<Source>>,
}
