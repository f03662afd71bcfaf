//! Topics.

use crate::model::entries::{DocId, Meta};

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What all kinds share.
    pub meta: Meta,
    /// The name.
    pub title: String,
    /// What it is about.
    pub summary: Option<DocId>,
}
