//! The entry that somebody means: by `kind/id`, by an id that only one kind has, or by a former id.

use crate::diag::{choices, nearest};
use crate::link::Site;
use crate::model::{AnyId, Kind};

use super::facts::name;

/// The kind of that name: `events`, or `event`.
///
/// # Errors
/// There is none; the words say what to write.
pub fn kind(word: &str) -> Result<Kind, String> {
    let found = Kind::ALL.into_iter().find(|kind| kind.folder() == word || kind.noun() == word);
    found.ok_or_else(|| {
        format!("no kind is called `{word}`; write {}", choices(Kind::ALL.map(Kind::folder)))
    })
}

/// The entry that is meant.
///
/// # Errors
/// None or several have the name; the words say what to write.
pub fn entry(site: &Site, word: &str) -> Result<AnyId, String> {
    let (of, id) = match word.split_once('/') {
        Some((folder, id)) => (Some(kind(folder)?), id),
        None => (None, word),
    };
    let among = || site.entries().filter(|entry| of.is_none_or(|kind| kind == entry.kind));
    let has_id = |entry: &AnyId| site.meta(*entry).id == id;
    let had_id = |entry: &AnyId| site.meta(*entry).aliases.iter().any(|alias| alias == id);
    let found: Vec<_> = among().filter(has_id).collect();
    let found = if found.is_empty() { among().filter(had_id).collect() } else { found };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(unknown(site, of, id)),
        several => {
            let names: Vec<_> = several.iter().map(|entry| name(site, *entry)).collect();
            Err(format!(
                "several entries are called `{id}`; write {}",
                choices(names.iter().map(String::as_str))
            ))
        }
    }
}

fn unknown(site: &Site, of: Option<Kind>, id: &str) -> String {
    let what = of.map_or("entry", Kind::noun);
    let among = site.entries().filter(|entry| of.is_none_or(|kind| kind == entry.kind));
    let near = nearest(id, among.map(|entry| site.meta(entry).id.as_str()));
    let help = near.map_or_else(
        || "`briefgen list KIND` names those that there are".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    format!("no {what} has the id `{id}`; {help}")
}
