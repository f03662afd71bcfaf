//! What the head of a page calls it, where lists of pages show nothing else: no two entries alike.

use std::borrow::Cow;
use std::collections::HashMap;

use super::context::Cx;
use super::dates::Dates;
use super::pages::with_year;
use super::view::Html;
use super::{Page, Rendered, jsonld};
use crate::link::Site;
use crate::model::entries::Person;
use crate::model::{AnyId, Id, Kind};
use crate::route;
use crate::theme::Strings;
use crate::view;

view! {
    /// What the head of a page says of it, beside its description.
    pub struct HeadView {
        /// The title, which no other page of the site has.
        title: String,
        /// The site's language as Open Graph has it.
        locale: String,
        /// The whole address of the entry's picture, and what it shows.
        image: Option<String>, image_alt: Option<String>,
        /// The days on which an article was published and changed (ISO 8601).
        published: Option<String>, modified: Option<String>,
        /// What the page tells programs, as JSON-LD.
        linked: Option<Html>,
    }
}

/// The titles of the entries whose own are not enough.
pub struct Titles(HashMap<AnyId, String>);

/// How much is said of an entry beside its title, at most: a word that tells it apart, or else its id.
const FULLY: u8 = 2;

impl Titles {
    /// Tells all entries apart. A source always says that its page is no more than a record of it.
    pub fn of(site: &Site, strings: &Strings, dates: &Dates) -> Self {
        let fixed = ["state_of_play", "timeline", "search", "not_found"];
        let lists = Kind::ALL.iter().map(|kind| kind.folder());
        let own: Vec<_> = fixed.into_iter().chain(lists).map(|name| strings.get(name)).collect();
        let ids: Vec<_> = site.entries().collect();
        let say = |id: AnyId, more| title(site, strings, dates, id, more);
        let mut titles: Vec<_> = ids.iter().map(|id| say(*id, 0)).collect();
        for more in 1..=FULLY {
            let mut counts: HashMap<&str, usize> = own.iter().map(|own| (&**own, 1)).collect();
            for title in &titles {
                *counts.entry(title).or_default() += 1;
            }
            let shared = |at: &usize| counts[&*titles[*at]] > 1;
            let shared: Vec<_> = (0..ids.len()).filter(shared).collect();
            for at in shared {
                titles[at] = say(ids[at], more);
            }
        }
        let longer = ids.into_iter().zip(titles).filter_map(|(id, title)| match title {
            Cow::Owned(title) => Some((id, title)),
            Cow::Borrowed(_) => None,
        });
        Self(longer.collect())
    }

    /// The title of an entry that no other has.
    pub fn get<'t>(&'t self, site: &'t Site, id: AnyId) -> &'t str {
        self.0.get(&id).map_or_else(|| site.title(id), String::as_str)
    }
}

/// An entry's title, with what sets it apart where it is not enough.
fn title<'s>(
    site: &'s Site,
    strings: &Strings,
    dates: &Dates,
    id: AnyId,
    more: u8,
) -> Cow<'s, str> {
    let at = id.index as usize;
    let title = site.title(id);
    let mut words = Vec::new();
    if id.kind == Kind::Sources {
        words.extend(site.sources[Id::new(at)].publisher.clone());
    }
    let date = match id.kind {
        Kind::Articles => Some(site.articles[Id::new(at)].date),
        Kind::Events => Some(site.events[Id::new(at)].date),
        Kind::Sources => site.sources[Id::new(at)].date,
        _ => None,
    };
    match (more, date) {
        (0, _) => {}
        (1, Some(date)) => words.push(dates.words(date)),
        (1, None) => words.push(strings.get(id.kind.folder())),
        _ => words.push(site.meta(id).id.clone()),
    }
    if id.kind == Kind::Sources {
        words.push(strings.get("cite_source_record"));
    }
    match words.as_slice() {
        [] => Cow::Borrowed(title),
        words => Cow::Owned(format!("{title} ({})", words.join(", "))),
    }
}

/// What the head of a page says.
pub(crate) fn view(cx: &Cx<'_, '_>, page: &Page, rendered: &Rendered) -> HeadView {
    let title = match page {
        Page::Entry(id, year) => with_year(cx.title(*id), *year),
        _ => rendered.title.clone(),
    };
    let article = match page {
        Page::Entry(id, None) => id.of().map(|id| &cx.site.articles[id]),
        _ => None,
    };
    let person = match page {
        Page::Entry(id, None) => id.of::<Person>().map(|id| &cx.site.people[id]),
        _ => None,
    };
    let pictured = person.and_then(|person| person.image.as_ref().zip(Some(&person.name)));
    let image = pictured.map(|(image, _)| route::encode(image.trim_start_matches('/')));
    HeadView {
        linked: jsonld::view(cx, page, rendered, &title),
        title,
        locale: locale(&cx.site.config.language),
        image: image.map(|path| cx.absolute(&path)),
        image_alt: pictured.map(|(_, name)| name.clone()),
        published: article.and_then(jsonld::published),
        modified: article.and_then(|article| jsonld::modified(&article.meta)),
    }
}

/// A language as Open Graph has it, `en_GB` (The Open Graph protocol, "Optional Metadata"). The territory is left out
/// where the site names none; a script is not part of it.
fn locale(tag: &str) -> String {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_lowercase();
    let is_territory =
        |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    match parts.find(is_territory) {
        Some(territory) => format!("{language}_{}", territory.to_uppercase()),
        None => language,
    }
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn languages_have_a_territory_if_they_name_one() {
        for (tag, expected) in [
            ("en", "en"),
            ("en-GB", "en_GB"),
            ("zh-Hans-CN", "zh_CN"),
            ("zh-Hant", "zh"),
            ("DE-at", "de_AT"),
        ] {
            assert_eq!(locale(tag), expected);
        }
    }
}
