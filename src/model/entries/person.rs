//! People, with their offices and names.

use crate::model::Id;
use crate::model::date::Date;
use crate::model::entries::{Meta, Quote, Side, Source};

/// An office or a post, and when it was held.
#[derive(Clone, Debug)]
pub struct Role {
    /// The title.
    pub title: String,
    /// The institution.
    pub org: Option<String>,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
}

/// A link with its words.
#[derive(Clone, Debug)]
pub struct WebLink {
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// What all kinds share.
    pub meta: Meta,
    /// The name in full.
    pub name: String,
    /// The name in other languages, by language tag.
    pub names: Vec<(String, String)>,
    /// The family name, by which people are sorted.
    pub family_name: Option<String>,
    /// The given name.
    pub given_name: Option<String>,
    /// The side.
    pub side: Id<Side>,
    /// Offices and posts.
    pub roles: Vec<Role>,
    /// Other spellings and titles under which the person is found.
    pub other_names: Vec<String>,
    /// A portrait, as a path in `static/`.
    pub image: Option<String>,
    /// Who made the portrait, under what licence.
    pub image_credit: Option<String>,
    /// Addresses.
    pub links: Vec<WebLink>,
    /// What the person said.
    pub quotes: Vec<Id<Quote>>,
    /// Sources on the person, beside those the biography cites.
    pub sources: Vec<Id<Source>>,
}

impl Person {
    /// Whether the name begins with the family name and goes on: He Lifeng, not Scott Bessent.
    pub fn is_family_first(&self) -> bool {
        let rest = self.family_name.as_deref().and_then(|family| self.name.strip_prefix(family));
        rest.is_some_and(|rest| !rest.trim().is_empty())
    }

    /// The roles held at some time within a date, in the order of the entry.
    pub fn roles_on(&self, date: Date) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(move |role| {
            let begun = role.from.is_none_or(|from| from.earliest() <= date.latest());
            let not_over = role.to.is_none_or(|to| to.latest() >= date.earliest());
            begun && not_over
        })
    }
}
