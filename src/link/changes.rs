//! What was added to a briefing and what was mended in it, as its entries say of themselves.

use std::cmp::Reverse;

use super::Site;
use crate::model::AnyId;
use crate::model::date::Date;

/// A change that an entry tells.
#[derive(Clone, Copy, Debug)]
pub struct Change<'s> {
    /// The day.
    pub date: Date,
    /// The entry.
    pub id: AnyId,
    /// What it was.
    pub what: What<'s>,
}

/// What a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'s> {
    /// A correction, in the editor's words.
    Corrected(&'s str),
    /// The entry was brought up to date.
    Updated,
    /// The article was published.
    Published,
}

/// All changes, the newest first.
pub fn of(site: &Site) -> Vec<Change<'_>> {
    let mut changes = Vec::new();
    for id in site.entries() {
        let meta = site.meta(id);
        let corrections = meta.corrections.iter();
        changes.extend(corrections.map(|one| Change {
            date: one.date,
            id,
            what: What::Corrected(&one.what),
        }));
        changes.extend(meta.updated.map(|date| Change { date, id, what: What::Updated }));
    }
    let articles = site.articles.iter();
    changes.extend(articles.map(|(id, article)| Change {
        date: article.date,
        id: id.into(),
        what: What::Published,
    }));
    changes.sort_by_key(|change| (Reverse(change.date), change.id));
    changes
}
