//! What a site has already: the ids of its sources, their addresses, its sides.

use std::collections::{HashMap, HashSet};

use super::finish::Record;
use super::raw::Raw;
use crate::bibliography::clean;
use crate::config::Config;
use crate::load::Draft;
use crate::model::Kind;

/// The sources of a site, as far as new ones have to be told apart from them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Ids and former ids.
    ids: HashSet<String>,
    /// The last number that each id has got which was taken.
    numbers: HashMap<String, u32>,
    /// The titles of those that can be read, by id, in small letters.
    titles: HashMap<String, String>,
    /// Whose address is whose.
    addresses: HashMap<String, String>,
    /// Sources without an address, by title, publisher and date.
    unaddressed: HashMap<[String; 3], String>,
    /// The ids of sides; `None` if the settings cannot be read.
    sides: Option<Vec<String>>,
}

impl Known {
    /// What a site's content and settings say.
    ///
    /// `paths` are those of its files: the name of one is taken, whatever id stands in it.
    pub fn of<'p>(
        draft: &Draft,
        config: &Config,
        paths: impl IntoIterator<Item = &'p str>,
    ) -> Self {
        let mut known = Known::default();
        let folder = format!("content/{}/", Kind::Sources.folder());
        let stems = paths.into_iter().filter_map(|path| path.strip_prefix(&folder));
        known.ids.extend(stems.filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned())));
        let unread = draft.unread.ids.iter().filter(|(kind, _)| *kind == Kind::Sources);
        known.ids.extend(unread.map(|(_, id)| id.clone()));
        for entry in &draft.sources {
            let id = &entry.id.value;
            known.ids.insert(id.clone());
            known.titles.insert(id.clone(), entry.fields.title.to_lowercase());
            known.ids.extend(entry.common.aliases.iter().map(|alias| alias.value.clone()));
            let fields = &entry.fields;
            let addresses = [&fields.url, &fields.archived_url]
                .map(|url| url.as_ref().map(|url| url.0.as_str()));
            let date = fields.date.map(|date| date.to_string()).unwrap_or_default();
            let publisher = fields.publisher.as_deref().unwrap_or_default();
            known.note(id, addresses, [&fields.title, publisher, &date]);
        }
        let sides = || config.sides.rows().iter().map(|side| side.id.clone()).collect();
        known.sides = config.is_read.then(sides);
        known
    }

    fn note(&mut self, id: &str, addresses: [Option<&str>; 2], texts: [&str; 3]) {
        let addresses: Vec<&str> = addresses.into_iter().flatten().collect();
        if addresses.is_empty() {
            self.unaddressed.entry(texts.map(str::to_lowercase)).or_insert_with(|| id.to_owned());
        }
        for address in addresses {
            self.addresses.entry(spelling(address)).or_insert_with(|| id.to_owned());
        }
    }

    /// The source that a record is already, and how that is known. A key tells only in our own exports, or along with the
    /// title: others make keys by rules of their own.
    pub fn find(&self, raw: &Raw) -> Option<(String, &'static str)> {
        if raw.is_ours && self.ids.contains(&raw.key) {
            return Some((raw.key.clone(), "its key is the id of that source"));
        }
        let title = clean(&raw.plain_title()).to_lowercase();
        if self.titles.get(&raw.key).is_some_and(|known| *known == title) {
            return Some((raw.key.clone(), "its key and its title are those of that source"));
        }
        let address = if raw.url.trim().is_empty() { &raw.archived } else { &raw.url };
        let found = self.addresses.get(&spelling(address)).filter(|_| !address.trim().is_empty());
        found.map(|id| (id.clone(), "that source has the same address"))
    }

    /// The same for a record without an address.
    pub fn find_unaddressed(&self, record: &Record) -> Option<(String, &'static str)> {
        let found = self
            .unaddressed
            .get(&texts(record).map(|text| text.to_lowercase()))
            .filter(|_| addresses(record) == [None; 2]);
        found.map(|id| (id.clone(), "that source has the same title, publisher and date"))
    }

    /// Whether a side is one of the site's; if they cannot be read, none is.
    pub fn has_side(&self, id: &str) -> bool {
        self.sides.iter().flatten().any(|side| side == id)
    }

    /// The id itself, or with the first number that makes it a new one.
    pub fn free(&mut self, id: String) -> String {
        if !self.ids.contains(&id) {
            return id;
        }
        let number = self.numbers.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if !self.ids.contains(&numbered) {
                return numbered;
            }
        }
    }

    /// Takes note of a new entry.
    pub fn add(&mut self, id: &str, record: &Record) {
        self.ids.insert(id.to_owned());
        self.titles.insert(id.to_owned(), record.title.to_lowercase());
        let texts = texts(record);
        self.note(id, addresses(record), texts.each_ref().map(String::as_str));
    }
}

fn addresses(record: &Record) -> [Option<&str>; 2] {
    [record.url.as_deref(), record.archived_url.as_deref()]
}

/// What tells a source without an address from others.
fn texts(record: &Record) -> [String; 3] {
    let date = record.date.map(|date| date.to_string()).unwrap_or_default();
    [record.title.clone(), record.publisher.clone(), date]
}

/// An address without what does not tell two pages apart: the scheme, `www.`, capitals of the host, its usual port,
/// slashes at the end, the place in the page, what counts readers, and percent signs before plain letters.
pub fn spelling(address: &str) -> String {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(at);
    let host = host.to_lowercase();
    let host = host.trim_start_matches("www.").trim_end_matches(":443").trim_end_matches(":80");
    // `#!` and `#/` name pages of their own.
    let place = path.find('#').filter(|at| !path[at + 1..].starts_with(['!', '/']));
    let path = &path[..place.unwrap_or(path.len())];
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let asks = |pair: &&str| {
        let counts = ["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid="];
        !pair.is_empty() && !counts.iter().any(|name| pair.starts_with(name))
    };
    let query: Vec<&str> = query.split('&').filter(asks).collect();
    let path = path.trim_end_matches('/');
    // Identifiers of works are the same in any case (DOI Handbook, 2.4).
    let path = if host == "doi.org" { path.to_lowercase() } else { path.to_owned() };
    decoded(&format!("{host}{path}?{}", query.join("&")))
}

/// The text with percent-encoded bytes as they are (RFC 3986, 2.1).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let byte =
            code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
