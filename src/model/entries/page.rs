//! Pages of an editor.

use crate::model::entries::Meta;

/// A page of its own, such as About.
#[derive(Clone, Debug)]
pub struct Page {
    /// What all kinds share.
    pub meta: Meta,
    /// The title.
    pub title: String,
}
