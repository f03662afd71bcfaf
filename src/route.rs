//! Addresses: what page or file belongs to what, as paths from the site's root.
//! The only room that knows either.

use crate::model::Kind;

/// The home page.
pub const HOME: &str = "index.html";
/// The timeline.
pub const TIMELINE: &str = "timeline.html";
/// The state of play.
pub const STATE_OF_PLAY: &str = "state-of-play.html";
/// What is new.
pub const CHANGES: &str = "changes.html";
/// The search, and the index from A to Z.
pub const SEARCH: &str = "search.html";
/// What a server shows for an address that does not exist.
pub const NOT_FOUND: &str = "404.html";
/// The list of addresses for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// What search engines may read.
pub const ROBOTS: &str = "robots.txt";
/// The feed of the newest events and articles, without the ending of its form: `.xml` or `.json`.
pub const FEED: &str = "feed";
/// The feed of the newest changes, likewise.
pub const CHANGES_FEED: &str = "changes";
/// All dates to come.
pub const CALENDAR: &str = "calendar.ics";
/// All sources for BibTeX.
pub const BIBTEX: &str = "data/sources.bib";
/// All sources in RIS.
pub const RIS: &str = "data/sources.ris";
/// All sources in CSL-JSON.
pub const CSL_JSON: &str = "data/sources.csl.json";
/// Tells GitHub Pages to publish the files as they are.
pub const NO_JEKYLL: &str = ".nojekyll";

/// The pages that belong to no entry and no kind.
pub const OWN_PAGES: [&str; 6] = [HOME, TIMELINE, STATE_OF_PLAY, CHANGES, SEARCH, NOT_FOUND];

/// Whether a path is the site's own, so that no file of `static/` can lie there.
pub fn is_own(path: &str) -> bool {
    let folder = path.split('/').next().unwrap_or("");
    let is_feed = path.rsplit_once('.').is_some_and(|(stem, ending)| {
        [FEED, CHANGES_FEED].contains(&stem) && ["xml", "json"].contains(&ending)
    });
    let fixed = [SITEMAP, ROBOTS, NO_JEKYLL, CALENDAR, ".briefgen.json"];
    let is_list = |kind: Kind| path == list(kind);
    OWN_PAGES.contains(&path)
        || fixed.contains(&path)
        || is_feed
        || (path.contains('/')
            && matches!(
                folder,
                "assets" | "data" | "feeds" | "search" | "timeline" | "state-of-play"
            ))
        || Kind::ALL.into_iter().any(is_list)
}

/// Pages of entries may not have these names: the site's own pages have them.
pub fn is_reserved(page: &str) -> bool {
    matches!(page, "index" | "timeline" | "state-of-play" | "search" | "404" | "changes" | "a-z")
        || Kind::from_folder(page).is_some()
        || matches!(page, "assets" | "data" | "offline")
}

/// The page of an entry.
pub fn entry(kind: Kind, id: &str) -> String {
    match kind {
        Kind::Pages => format!("{id}.html"),
        _ => format!("{}/{id}.html", kind.folder()),
    }
}

/// One year of an entry's list, where it is too long for one page.
pub fn entry_year(kind: Kind, id: &str, year: i16) -> String {
    format!("{}/{id}/{year:04}.html", kind.folder())
}

/// The list of a kind.
pub fn list(kind: Kind) -> String {
    format!("{}.html", kind.folder())
}

/// One year of a kind's list.
pub fn list_year(kind: Kind, year: i16) -> String {
    format!("{}/{year:04}.html", kind.folder())
}

/// One year of the timeline.
pub fn timeline_year(year: i16) -> String {
    format!("timeline/{year:04}.html")
}

/// One year of the state of play.
pub fn state_of_play_year(year: i16) -> String {
    format!("state-of-play/{year:04}.html")
}

/// The page of two people who met, by their ids in alphabetical order.
pub fn pair(one: &str, other: &str) -> String {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    format!("people/{first}--{second}.html")
}

/// A file of the theme.
pub fn asset(path: &str) -> String {
    format!("assets/{path}")
}

/// The feed or the calendar of a person, a topic or a side, without the ending of its form: `.xml`, `.json`, `.ics`.
pub fn feed(folder: &str, id: &str) -> String {
    format!("feeds/{folder}/{id}")
}

/// A file of the search index.
pub fn search(name: &str) -> String {
    format!("search/{name}")
}

/// The records of a kind.
pub fn data(kind: Kind) -> String {
    format!("data/{}.json", kind.folder())
}

/// The points of a series.
pub fn series_csv(id: &str) -> String {
    format!("data/series/{id}.csv")
}

/// The way from a page up to the site's root: as many `../` as it has folders.
pub fn to_root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// A path as it stands in a link: everything but letters, digits and `-._~/` percent-encoded.
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(byte as char);
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_flat_and_named() {
        assert_eq!(entry(Kind::People, "he-lifeng"), "people/he-lifeng.html");
        assert_eq!(entry(Kind::Pages, "about"), "about.html");
        assert_eq!(pair("scott-bessent", "he-lifeng"), "people/he-lifeng--scott-bessent.html");
        assert_eq!(to_root("people/he-lifeng/2025.html"), "../../");
        assert_eq!(to_root(HOME), "");
        assert_eq!(encode("img/a b·.png"), "img/a%20b%C2%B7.png");
    }
}
