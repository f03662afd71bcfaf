//! What an entry has from the one that its `crossref` names (The biblatex Package, 3.21, §2.4.1 and appendix B): a chapter
//! its book's publisher and date. Only fields are handed on, as they were written.

use std::collections::HashMap;

use super::Entry;

/// Fields that belong to the work itself. An address and a key of its own tell it from the one that it stands in.
const OWN: [&str; 16] = [
    "abstract",
    "addendum",
    "author",
    "crossref",
    "doi",
    "entrysubtype",
    "eprint",
    "file",
    "ids",
    "keywords",
    "note",
    "subtitle",
    "title",
    "titleaddon",
    "url",
    "urldate",
];

/// Fills in what is missing in each entry that refers to another one, and notes where that is not there.
pub fn follow(entries: &mut [Entry]) {
    let of_parents = parents(entries);
    for entry in entries {
        let key = entry.written("crossref").trim().to_owned();
        match of_parents.get(&key) {
            _ if key.is_empty() => {}
            None => entry.lacks = Some(key),
            Some(fields) => {
                let missing = fields.iter().filter(|(name, _)| entry.written(name).is_empty());
                let missing: Vec<_> = missing.cloned().collect();
                entry.fields.extend(missing);
            }
        }
    }
}

/// What those entries hand on that others refer to, by their keys. Their title is the title of the whole.
fn parents(entries: &[Entry]) -> HashMap<String, Vec<(String, String)>> {
    let named = entries.iter().map(|entry| entry.written("crossref").trim());
    let mut parents: HashMap<String, Vec<_>> =
        named.filter(|key| !key.is_empty()).map(|key| (key.to_owned(), Vec::new())).collect();
    for entry in entries {
        let Some(fields) = parents.get_mut(&entry.key).filter(|fields| fields.is_empty()) else {
            continue;
        };
        let shared = entry.fields.iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
        let title = ("booktitle".to_owned(), entry.written("title").to_owned());
        fields.extend(shared.cloned().chain([title]));
    }
    parents.retain(|_, fields| !fields.is_empty());
    parents
}
